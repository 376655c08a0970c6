"""How does a table look in a workbook? (floor 8)

Every cell is text and stays text: nothing of a document becomes a formula, a number or a link.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from welfareplan.errors import InvalidValueError
from welfareplan.files.spreadsheets import A4, FONT, new_book
from welfareplan.reports.html_page import narrow_columns
from welfareplan.reports.plain import visible, wrap
from welfareplan.reports.sheets import NOTHING, Cell, Run, Table, plain_text, runs_of

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_LETTERS = 32_767
"""How much a cell of a workbook can hold."""

_WIDE, _NARROW = 52, 10
_LINE, _HIGHEST = 18, 409  # points
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))
_LONGEST_NAME = 31


def workbook(table: Table) -> bytes:
    """A table as an Excel workbook (Excelブック), one sheet that prints on A4 landscape.

    Args:
        table: the table.

    Returns:
        The bytes of the file, the same for the same table.

    Raises:
        InvalidValueError: a cell is longer than a workbook can hold.

    >>> workbook(Table(title="参加者", headings=("地区",), rows=(("東",),)))[:2]
    b'PK'
    """
    raw = io.BytesIO()
    book = new_book(raw, title=visible(table.title))
    _write(book, table)
    book.close()
    return raw.getvalue()


def _write(book: Any, table: Table) -> None:  # noqa: ANN401 - XlsxWriter has no types
    def style(**more: Any) -> Any:  # noqa: ANN401 - XlsxWriter has no types
        return book.add_format({"font_name": FONT, "font_size": 10.5, "text_wrap": True, "valign": "top", **more})

    plain, underlined = (book.add_format({"font_name": FONT, "font_size": 10.5, "underline": n}) for n in (0, 1))
    body, body_underlined, right = style(border=1), style(border=1, underline=1), style(border=1, align="right")
    head = style(border=1, bold=True, align="center", bg_color="#EEEEEE")
    group = style(border=1, bold=True, bg_color="#F7F7F7")
    last = len(table.columns) - 1
    name = visible(table.title).translate(_NOT_IN_NAMES)[:_LONGEST_NAME] or "表"
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    for n, narrow in enumerate(narrow_columns(table)):
        sheet.set_column(n, n, _NARROW if narrow else _WIDE)

    def put(at: int, n: int, cell: Cell) -> None:
        runs = [Run(visible(run.text), run.underlined) for run in runs_of(cell)]
        if len(plain_text(tuple(runs)).encode("utf-16-le")) // 2 > MOST_LETTERS:
            raise InvalidValueError(
                f"a cell of {table.title!r} has more than {MOST_LETTERS} letters, which a workbook cannot hold; write HTML or Word",
                f"表「{table.title}」に{MOST_LETTERS}字を超えるセルがあり、Excelには書けません。HTML又はWordで書き出してください。",
            )
        if len(runs) > 1:
            parts = [part for run in runs for part in (underlined if run.underlined else plain, run.text)]
            sheet.write_rich_string(at, n, *parts, body)
            return
        text, line = (runs[0].text, runs[0].underlined) if runs else ("", False)
        shape = body_underlined if line else right if table.columns[n] in table.right else body
        sheet.write_string(at, n, text, shape)

    at = _above(sheet, table, book)
    for n, heading in enumerate(table.columns):
        sheet.write_string(at, n, visible(heading), head)
    sheet.repeat_rows(at)
    sheet.freeze_panes(at + 1, 0)
    at += 1
    widths = [_NARROW if narrow else _WIDE for narrow in narrow_columns(table)]

    def fit(at: int, row: tuple[Cell, ...]) -> None:
        # Not every program finds out by itself how high a row of broken lines must be.
        lines = max(len(wrap(visible(plain_text(cell)), each - 2)) for cell, each in zip(row, widths, strict=True))
        sheet.set_row(at, min(_LINE * lines, _HIGHEST))

    at = _rows(table, at, put, fit, lambda row, text: _across(sheet, row, last, text, group))
    for note in table.notes:
        sheet.write_string(at, 0, visible(note), plain)
        at += 1


def _above(sheet: Any, table: Table, book: Any) -> int:  # noqa: ANN401 - XlsxWriter has no types
    title = book.add_format({"font_name": FONT, "font_size": 14, "bold": True})
    small = book.add_format({"font_name": FONT, "font_size": 10.5})
    sheet.write_string(0, 0, visible(table.title), title)
    for n, text in enumerate(table.above, 1):
        sheet.write_string(n, 0, visible(text), small)
    return len(table.above) + 1


def _rows(
    table: Table,
    at: int,
    put: Callable[[int, int, Cell], None],
    fit: Callable[[int, tuple[Cell, ...]], None],
    across: Callable[[int, str], None],
) -> int:
    for heading, rows in table.groups():
        if heading is not None:
            across(at, visible(heading))
            at += 1
        for row in rows:
            for n, cell in enumerate(row):
                put(at, n, cell)
            fit(at, row)
            at += 1
    if not table.rows:
        put(at, 0, NOTHING)
        at += 1
    return at


def _across(sheet: Any, at: int, last: int, text: str, style: Any) -> None:  # noqa: ANN401 - XlsxWriter has no types
    sheet.write_string(at, 0, text, style)
    for n in range(1, last + 1):
        sheet.write_blank(at, n, None, style)
