"""What does a printed cell say? (floor 9)"""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal

import attrs
from cyclopts import Parameter

from welfareplan.cli.arguments import Ascii, Format
from welfareplan.cli.complaints import FINDINGS, FINE, UNREADABLE, CommandLineError
from welfareplan.cli.output import complain, emit_line, present
from welfareplan.errors import InvalidValueError, UnreadableCellError

if TYPE_CHECKING:
    from welfareplan.printed import Context

_CANNOT = "読めません。"
_MOST_INPUT = 8 * 1024 * 1024
_OPTION = re.compile(r"--[a-z][a-z-]*", re.ASCII)


def read(
    *texts: Annotated[
        str,
        Parameter(
            name="TEXT",
            help="セルに印刷された文字列（複数可）。省くと、標準入力から1行を1セルとして読みます。横線2本だけのセルは -- -- と書きます。",
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
    cells: list[str | _BadLine] = list(texts) if texts else _lines(as_json=json_lines)
    if format_ == "text":
        return _show(cells, kind, known)
    unreadable = False
    for cell in cells:
        data: dict[str, Any] = {"unreadable": True}
        if isinstance(cell, _BadLine):
            complain(cell.why)
        else:
            data = read_as_data(cell, kind, known)
        unreadable = unreadable or "unreadable" in data
        emit_line(data, ascii_only=ascii_)
    return FINDINGS if unreadable else FINE


@attrs.frozen
class _BadLine:
    """A line of standard input that holds no cell (読めない行).

    Attributes:
        line: the line, as far as it can be shown.
        why: what is wrong with it, in Japanese.
    """

    line: str
    why: str


def _show(cells: list[str | _BadLine], kind: str, known: Context) -> int:
    from welfareplan.reports.sheets import Table

    rows = [(cell.line, cell.why) if isinstance(cell, _BadLine) else (cell, _said(cell, kind, known)) for cell in cells]
    unreadable = sum(
        isinstance(cell, _BadLine) or said.startswith(_CANNOT) for cell, (_, said) in zip(cells, rows, strict=True)
    )
    notes = (f"読めないセルが{unreadable}件あります。値は推測していません。",) if unreadable else ()
    present(Table(title="セルの読取", headings=("印刷された文字列", "読み"), rows=tuple(rows), notes=notes))
    return FINDINGS if unreadable else FINE


def _said(cell: str, kind: str, known: Context) -> str:
    """What a cell says, in Japanese, or why it cannot be read."""
    from welfareplan.printed import read as read_one
    from welfareplan.reports.readings import sentence

    try:
        return sentence(read_one(cell, kind=kind, context=known))
    except UnreadableCellError as error:
        return f"{_CANNOT}{error.ja.partition('は読み取れません。')[2]}"


def _context(text: str | None) -> Context:
    from welfareplan.printed.context import context_of

    if text is None:
        return context_of(None)
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
    try:
        return context_of(found)
    except InvalidValueError as error:
        raise CommandLineError(error.ja) from error


def _lines(*, as_json: bool) -> list[str | _BadLine]:
    """The cells on standard input, one a line; a line that holds none does not stop the others."""
    if sys.stdin.isatty():
        raise CommandLineError(
            "セルの文字列を指定するか、1行を1セルとして標準入力から渡してください。"
            "使い方は「welfareplan read --help」で表示します。"
        )
    raw = sys.stdin.buffer.read(_MOST_INPUT + 1)
    if len(raw) > _MOST_INPUT:
        raise CommandLineError("標準入力が8MBを超えています。分けて入力してください。", UNREADABLE)
    lines = raw.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if lines[-1] == b"":
        lines.pop()
    found = [_line(line.removesuffix(b"\r"), n, as_json=as_json) for n, line in enumerate(lines, start=1)]
    if not _is_utf8(raw) and not any(isinstance(each, str) and not each.isascii() for each in found):
        raise CommandLineError("標準入力がUTF-8ではありません。", UNREADABLE)
    return found


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line(raw: bytes, number: int, *, as_json: bool) -> str | _BadLine:
    try:
        line = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _BadLine(raw.decode("utf-8", "replace"), f"標準入力の{number}行目がUTF-8ではありません。")
    if not as_json:
        return line
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, str):
        return found
    return _BadLine(
        line,
        f'標準入力の{number}行目がJSONの文字列ではありません。"896\\n.％" のように書いてください。',
    )
