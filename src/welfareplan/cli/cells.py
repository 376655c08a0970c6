"""What does a printed cell say? (floor 9)"""

from __future__ import annotations

import json
import re
import sys
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from welfareplan.cli.arguments import Ascii, Format
from welfareplan.cli.complaints import FINDINGS, FINE, UNREADABLE, CommandLineError
from welfareplan.cli.output import emit_line, present
from welfareplan.errors import InvalidValueError, UnreadableCellError

_MOST_INPUT = 8 * 1024 * 1024
_OPTION = re.compile(r"--[a-z][a-z-]*", re.ASCII)


def read(
    *texts: Annotated[
        str,
        Parameter(
            name="TEXT",
            help="セルに印刷された文字列（複数可）。省くと、標準入力から1行を1セルとして読みます。",
            allow_leading_hyphen=True,
        ),
    ],
    kind: Annotated[
        Literal["period", "when", "amount", "target", "unit", "cell"],
        Parameter(
            name="--kind",
            metavar="KIND",
            show_choices=False,
            help="セルの種類。period 期間、when 時点、amount 数値、target 目標値、unit 単位、cell 種類が不明な列。",
        ),
    ] = "cell",
    context: Annotated[
        str | None,
        Parameter(
            name="--context",
            metavar="JSON",
            allow_leading_hyphen=True,
            help='見出しなどから分かること（例: {"era": "平成", "unit": "人", "per": "人口千人あたり", "header": "年度"}）。',
        ),
    ] = None,
    json_lines: Annotated[
        bool,
        Parameter(
            name="--json-lines",
            negative="",
            show_default=False,
            help="標準入力の各行をJSONの文字列として読みます。セル内の改行は \\n と書きます。",
        ),
    ] = False,
    format_: Format = "text",
    ascii_: Ascii = False,
) -> int:
    """Read printed cells (セルの読取)."""
    from welfareplan.printed import read_as_data

    for text in texts:
        if _OPTION.match(text):  # cells may begin with a hyphen, but none looks like this
            raise CommandLineError(
                f"オプション「{text}」はありません。使い方は「welfareplan read --help」で表示します。"
            )
    known = _context(context)
    cells = list(texts) if texts else _lines(as_json=json_lines)
    if format_ == "text":
        return _show(cells, kind, known)
    unreadable = False
    for cell in cells:
        data = _checked(read_as_data, cell, kind, known)
        unreadable = unreadable or "unreadable" in data
        emit_line(data, ascii_only=ascii_)
    return FINDINGS if unreadable else FINE


def _show(cells: list[str], kind: str, known: Any) -> int:  # noqa: ANN401 - a context as given
    from welfareplan.printed import read as read_one
    from welfareplan.reports.readings import sentence
    from welfareplan.reports.sheets import Table

    rows = []
    unreadable = 0
    for cell in cells:
        try:
            rows.append((cell, sentence(_checked(read_one, cell, kind=kind, context=known))))
        except UnreadableCellError as error:
            unreadable += 1
            rows.append((cell, f"読めません。{error.ja.partition('は読み取れません。')[2]}"))
    notes = (f"読めないセルが{unreadable}件あります。値は推測していません。",) if unreadable else ()
    present(Table(title="セルの読取", headings=("印刷された文字列", "読み"), rows=tuple(rows), notes=notes))
    return FINDINGS if unreadable else FINE


def _checked(reader: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - one of the two readers
    try:
        return reader(*args, **kwargs)
    except UnreadableCellError:
        raise
    except InvalidValueError as error:
        raise CommandLineError(error.ja) from error


def _context(text: str | None) -> dict[str, str] | None:
    if text is None:
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CommandLineError(
            f'--context の値がJSONとして読めません（「{text[:40]}」）。{{"era": "平成"}} のように書いてください。'
        ) from error
    if not isinstance(found, dict) or not all(isinstance(value, str | None) for value in found.values()):
        raise CommandLineError(
            '--context には、値が文字列のJSONオブジェクトを指定してください（例: {"era": "平成"}）。'
        )
    return found


def _lines(*, as_json: bool) -> list[str]:
    """The cells on standard input."""
    raw = sys.stdin.buffer.read(_MOST_INPUT + 1)
    if len(raw) > _MOST_INPUT:
        raise CommandLineError("標準入力が8MBを超えています。分けて入力してください。", UNREADABLE)
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise CommandLineError("標準入力がUTF-8ではありません。", UNREADABLE) from error
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    if lines[-1] == "":
        lines.pop()
    return [_unquoted(line, n) for n, line in enumerate(lines, start=1)] if as_json else lines


def _unquoted(line: str, number: int) -> str:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, str):
        return found
    raise CommandLineError(
        f'標準入力の{number}行目がJSONの文字列ではありません。"896\\n.％" のように書いてください。', UNREADABLE
    )
