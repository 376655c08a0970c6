"""How is a table for others written? (floor 8)

CSV in UTF-8 with a byte order mark, so that spreadsheets open it, or in CP932, or a workbook. No text of a plan becomes a formula,
a link or a number; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from welfareplan.errors import InvalidValueError
from welfareplan.files.formulas import RISKY, with_apostrophe
from welfareplan.files.import_grid import letters
from welfareplan.files.limits import LONGEST_XLSX_CELL
from welfareplan.files.spreadsheets import FONT, new_book, sheet_names
from welfareplan.reports.exports import Cell, Export

Encoding = Literal["utf-8", "cp932"]

_EXACT_DIGITS = 15  # a spreadsheet keeps no more of a number
_MOST_NAMED = 20
_WIDEST, _NARROWEST = 44, 8


def as_csv(table: Export, *, encoding: Encoding = "utf-8", guarded: bool = True) -> bytes:
    r"""A table as CSV (CSVの出力): a text that begins like a formula has an apostrophe before it.

    Args:
        table: the table.
        encoding: ``utf-8`` (with a byte order mark) or ``cp932``.
        guarded: whether the apostrophes are put; only what never opens in a spreadsheet should go without.

    Raises:
        InvalidValueError: CP932 does not have a character of the table; it names all of them with their cells.

    >>> as_csv(Export(profile="printed", title="t", headings=("a", "b"), rows=(("=1+1", Decimal("-5")),))).decode()
    "\ufeffa,b\r\n'=1+1,-5\r\n"
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")  # RFC 4180; a text with either of the two is quoted
    lines = [list(table.headings), *([_written(cell, guarded=guarded) for cell in row] for row in table.rows)]
    writer.writerows(lines)
    if encoding == "utf-8":
        return text.getvalue().encode("utf-8-sig")
    try:
        return text.getvalue().encode("cp932")
    except UnicodeEncodeError:
        raise _not_in_cp932(lines) from None


def _written(cell: Cell, *, guarded: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return with_apostrophe(cell) if guarded and isinstance(cell, str) else str(cell)


def _not_in_cp932(lines: Sequence[Sequence[str]]) -> InvalidValueError:
    """The error that names every character that CP932 does not have, with its cell."""
    found = [
        (f"{letters(column)}{row}", sign)
        for row, cells in enumerate(lines, start=1)
        for column, cell in enumerate(cells)
        for sign in dict.fromkeys(cell)
        if not _fits(sign)
    ]
    named = [f"{place} {sign!r} (U+{ord(sign):04X})" for place, sign in found[:_MOST_NAMED]]
    named_ja = [f"{place}「{sign}」（U+{ord(sign):04X}）" for place, sign in found[:_MOST_NAMED]]
    more = len(found) - len(named)
    return InvalidValueError(
        f"CP932 does not have {', '.join(named)}{f' and {more} more' if more else ''}; write UTF-8",
        f"CP932（Shift_JIS）にない文字があります：{'、'.join(named_ja)}{f'、ほか{more}件' if more else ''}。UTF-8 で書き出してください。",
    )


def _fits(sign: str) -> bool:
    try:
        sign.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


def as_workbook(*tables: Export) -> bytes:
    """Tables as a workbook, a sheet each (Excelの出力): texts are texts whatever they begin with, the headings stay in view.

    Raises:
        ImportError: XlsxWriter is not installed.
        InvalidValueError: a text is too long for a cell.
    """
    raw = io.BytesIO()
    with new_book(raw) as book:
        plain = {"font_name": FONT, "font_size": 10, "valign": "top"}
        for table, name in zip(tables, sheet_names([each.title for each in tables]), strict=True):
            sheet = book.add_worksheet(name)
            wrapped = {**plain, "text_wrap": table.profile == "printed"}
            head = book.add_format({**wrapped, "bold": True})
            text = book.add_format(wrapped)
            figures = {0: text}
            quoted = book.add_format({**wrapped, "quote_prefix": True})  # stays a text when the cell is edited
            for column, heading in enumerate(table.headings):
                sheet.write_string(0, column, heading, head)
                sheet.set_column(column, column, _width(table, column))
            for n, row in enumerate(table.rows, start=1):
                for column, cell in enumerate(row):
                    if isinstance(cell, Decimal) and len(cell.as_tuple().digits) > _EXACT_DIGITS:
                        sheet.write_string(n, column, f"{cell:f}", text)
                    elif isinstance(cell, Decimal | int):
                        places = len(f"{cell:f}".partition(".")[2]) if isinstance(cell, Decimal) else 0
                        if places not in figures:  # zeros behind the point are shown, and read again
                            figures[places] = book.add_format({**wrapped, "num_format": f"0.{'0' * places}"})
                        sheet.write_number(n, column, cell, figures[places])
                    elif cell is not None:
                        _require_short(cell, f"{name}!{letters(column)}{n + 1}")
                        sheet.write_string(n, column, cell, quoted if cell.startswith(RISKY) else text)
            sheet.freeze_panes(1, 0)
    return raw.getvalue()


def _require_short(text: str, place: str) -> None:
    if len(text.encode("utf-16-le")) // 2 > LONGEST_XLSX_CELL:
        raise InvalidValueError(
            f"{place}: a cell of a workbook holds at most {LONGEST_XLSX_CELL} signs; write CSV",
            f"{place}：ブックのセルに書けるのは{LONGEST_XLSX_CELL}字までです。CSVで書き出してください。",
        )


def _width(table: Export, column: int) -> int:
    """The width of a column by its heading and first rows."""
    cells = [table.headings[column], *(str(row[column] or "") for row in table.rows[:50])]
    longest = max(sum(1 + (not sign.isascii()) for sign in line) for cell in cells for line in cell.split("\n"))
    return min(max(longest + 2, _NARROWEST), _WIDEST)
