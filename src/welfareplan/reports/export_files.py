"""How is a table for others written? (floor 8)

CSV in UTF-8 with a byte order mark, so that spreadsheets open it, or a workbook. No text of a plan becomes a formula, a link
or a number; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from welfareplan.files.spreadsheets import new_book
from welfareplan.reports.exports import Cell, Export

RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""What a text may not begin with in CSV, where spreadsheets would run it."""

_EXACT_DIGITS = 15  # a spreadsheet keeps no more of a number


def as_csv(table: Export) -> bytes:
    r"""A table as CSV (CSVの出力): a text that begins like a formula has an apostrophe before it.

    >>> as_csv(Export(profile="printed", title="t", headings=("a", "b"), rows=(("=1+1", Decimal("-5")),))).decode()
    "\ufeffa,b\n'=1+1,-5\n"
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.headings)
    writer.writerows([_safe(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _safe(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(RISKY) else text


def as_workbook(table: Export) -> bytes:
    """A table as a workbook (Excelの出力): texts are texts whatever they begin with, the headings stay in view."""
    raw = io.BytesIO()
    with new_book(raw) as book:
        sheet = book.add_worksheet(table.title[:31].translate(str.maketrans("[]:*?/\\", "_______")))
        bold = book.add_format({"bold": True, "text_wrap": table.profile == "printed"})
        for column, heading in enumerate(table.headings):
            sheet.write_string(0, column, heading, bold)
        for n, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, Decimal) and len(cell.as_tuple().digits) > _EXACT_DIGITS:
                    sheet.write_string(n, column, f"{cell:f}")
                elif isinstance(cell, Decimal | int):
                    sheet.write_number(n, column, cell)
                elif cell is not None:
                    sheet.write_string(n, column, cell)
        sheet.freeze_panes(1, 0)
    return raw.getvalue()
