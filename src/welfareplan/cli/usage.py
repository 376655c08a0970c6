"""How is the command line used? (floor 9)

The help of the whole, written from the table of commands without loading what the commands need.
"""

from __future__ import annotations

from welfareplan.cli.commands import COMMANDS, HELP_FLAGS, VERSION_FLAGS
from welfareplan.reports.plain import WIDTH, pad, width, wrap

_OPTIONS = ((", ".join(HELP_FLAGS), "この説明を表示します。"), (", ".join(VERSION_FLAGS), "版を表示します。"))
_CODES = (
    ("0", "正常に終わりました。"),
    ("1", "指摘があります（問題点、本文の違い）。"),
    ("2", "使い方に誤りがあります。"),
    ("3", "入力を読めません。"),
    ("4", "内部エラーです。"),
)
_INDENT = "  "


def entries(rows: list[tuple[str, str]], columns: int = WIDTH) -> list[str]:
    """Names with what they mean beside them, broken to the width of the terminal."""
    widest = max(width(name) for name, _ in rows)
    space = columns - widest - 2 * len(_INDENT)
    lines = []
    for name, meaning in rows:
        first, *others = wrap(meaning, space)
        lines.append(f"{_INDENT}{pad(name, widest)}{_INDENT}{first}".rstrip())
        lines += [f"{_INDENT}{' ' * widest}{_INDENT}{other}" for other in others]
    return lines


def help_text() -> str:
    """What ``welfareplan --help`` prints."""
    return "\n".join(
        [
            "使い方: welfareplan コマンド [引数] [オプション]",
            "",
            "市町村の地域福祉計画を読み、点検し、進捗を計算し、改正の前後を比べます。",
            "",
            "コマンド:",
            *entries([(row.name, row.summary) for row in COMMANDS]),
            "",
            "オプション:",
            *entries(list(_OPTIONS)),
            "",
            "終了コード:",
            *entries(list(_CODES)),
            "",
            *wrap(
                "PATH@DATE は、その日に効力のある本文を指します（例: kurume@2021-11-30）。@DATE を省くと、"
                "全ての改訂を反映した本文になります。",
                WIDTH,
            ),
            "",
            "コマンドごとの説明は「welfareplan コマンド --help」で表示します。",
        ]
    )
