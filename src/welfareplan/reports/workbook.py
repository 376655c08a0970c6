"""How does a table look in a workbook? (floor 8)

Every cell is text and stays text: nothing of a document becomes a formula, a number or a link. It prints on A4 landscape with
its head on every page; a text that is higher than a row of a workbook may be goes on in the next row. What is left to be filled in
is yellow, with the words to choose from.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import attrs

from welfareplan.files.spreadsheets import A4, FONT, new_book, offer, sheet_names
from welfareplan.reports.html_page import narrow_columns
from welfareplan.reports.plain import column_widths, visible, width, wrap
from welfareplan.reports.sheets import NOTHING, Cell, Outline, Run, Table, noted, plain_text, runs_of

MOST_LETTERS = 32_767
"""How much a cell of a workbook can hold."""

_WIDE, _SLIM, _NARROW = 54, 28, 10  # columns of a terminal
_ACROSS = 164  # so many of them at most stand side by side; more would be too small on paper
_AROUND = 2  # so many stay free in each cell
_LINE = 18  # points
_TITLE_LINE = 24
_MOST_LINES = 21  # what fits into the highest row that a workbook can have, 409 points
_MARGINS = {"left": 0.6, "right": 0.6, "top": 0.7, "bottom": 0.7}  # inches


def workbook(report: Table | Outline) -> bytes:
    """A table, or several, as an Excel workbook (Excelブック): a sheet for each, which prints on A4 landscape.

    Args:
        report: the table or tables.

    Returns:
        The bytes of the file, the same for the same tables.

    >>> workbook(Table(title="参加者", headings=("地区",), rows=(("東",),)))[:2]
    b'PK'
    """
    tables, above = (report.tables, report.title) if isinstance(report, Outline) else ((report,), None)
    raw = io.BytesIO()
    book = new_book(raw, title=visible(report.title))
    styles = _styles(book)
    for table, name in zip(tables, sheet_names([visible(each.title) for each in tables]), strict=True):
        _Page.begun(book.add_worksheet(name), table, styles).write(above)
    book.close()
    return raw.getvalue()


def widths_of(table: Table, room: int, *, around: int = _AROUND) -> list[int]:
    """How wide the columns of a table may be on so many columns of text (列の幅): what they need, the long ones sharing the rest.

    Args:
        table: the table.
        room: how many columns of text there are.
        around: how many of them stay free in each cell.

    >>> widths_of(Table(title="表", headings=("頁", "改正後"), rows=(("12", "サロンの充実に努めます。"),)), 20)
    [4, 16]
    """
    blanks = {heading for heading, _ in table.blanks}
    first = len(table.headings) - len(table.columns)
    needed = []
    for n, heading in list(enumerate(table.headings))[first:]:
        texts = (heading, *(plain_text(row[n]) for row in table.rows))
        need = around + max(width(line) for text in texts for line in text.split("\n"))
        needed.append(max(need, room // len(table.columns)) if heading in blanks else need)
    return column_widths(needed, room)


@attrs.define
class _Page:
    """The sheet, and the row at which it is written."""

    table: Table
    sheet: Any  # XlsxWriter has no types
    styles: dict[str, Any]
    widths: list[int]
    at: int = 0

    @classmethod
    def begun(cls, sheet: Any, table: Table, styles: dict[str, Any]) -> _Page:  # noqa: ANN401 - XlsxWriter has no types
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(**_MARGINS)
        sheet.set_footer("&C&P／&N")
        widths = [
            _NARROW if narrow else _SLIM if heading in table.slim else _WIDE
            for narrow, heading in zip(narrow_columns(table), table.columns, strict=True)
        ]
        if sum(widths) > _ACROSS:
            widths = [max(each, _NARROW) for each in widths_of(table, _ACROSS)]
        for n, each in enumerate(widths):
            sheet.set_column(n, n, each)
        return cls(table, sheet, styles, widths)

    def write(self, above: str | None) -> None:
        """Write the table, and what stands above it where it is one of several."""
        if above is not None:
            self.across(above, "above")
        self.across(self.table.title, "title")
        for each in self.table.above:
            self.across(each, "above")
        for n, heading in enumerate(self.table.columns):
            self.sheet.write_string(self.at, n, visible(heading), self.styles["head"])
        self.sheet.repeat_rows(self.at)
        self.sheet.freeze_panes(self.at + 1, 0)
        self.at += 1
        first = self.at
        for group, rows in self.table.groups():
            if group is not None:
                self.across(group, "group")
            for row in rows:
                self.row(row)
        if not self.table.rows:
            self.row((NOTHING, *[""] * (len(self.widths) - 1)))
        self.offer(first)
        for note in self.table.notes:
            self.across(noted(note), "note")

    def offer(self, first: int) -> None:
        """The words to choose from in the columns that are left to be filled in."""
        for n, heading in enumerate(self.table.columns):
            choices = dict(self.table.blanks).get(heading, ())
            if choices and self.table.rows:
                offer(self.sheet, (first, self.at - 1), n, choices)

    def across(self, text: str, style: str) -> None:
        """A line that stands across all columns."""
        last = len(self.widths) - 1
        if last:
            self.sheet.merge_range(self.at, 0, self.at, last, "", self.styles[style])
        self.sheet.write_string(self.at, 0, visible(text), self.styles[style])
        high = _TITLE_LINE if style == "title" else _LINE
        self.sheet.set_row(self.at, high * len(wrap(visible(text), sum(self.widths) - 2)))
        self.at += 1

    def row(self, cells: tuple[Cell, ...]) -> None:
        portions = [list(_portions(_visible(cell), each - 2)) for cell, each in zip(cells, self.widths, strict=True)]
        for part, row in enumerate(zip_longest(*portions, fillvalue=((), 1))):
            for n, (cell, _) in enumerate(row):
                self.put(n, cell, first=part == 0, last=part == max(map(len, portions)) - 1)
            # Not every program finds out by itself how high a row of broken lines must be.
            self.sheet.set_row(self.at, _LINE * max(lines for _, lines in row))
            self.at += 1

    def put(self, n: int, runs: tuple[Run, ...], *, first: bool, last: bool) -> None:
        side = "right" if self.table.columns[n] in self.table.right else "left"
        edges = ("top" if first else "") + ("bottom" if last else "")
        if len(runs) > 1:
            parts = [part for run in runs for part in (self.styles[_line(run)], run.text)]
            self.sheet.write_rich_string(self.at, n, *parts, self.styles[f"{side} {edges}"])
        elif runs:
            line = "underlined " if runs[0].underlined else ""
            self.sheet.write_string(self.at, n, runs[0].text, self.styles[f"{line}{side} {edges}"])
        else:
            blank = self.table.columns[n] in dict(self.table.blanks)
            self.sheet.write_blank(self.at, n, None, self.styles["blank" if blank else f"{side} {edges}"])


def _line(run: Run) -> str:
    return "underlined" if run.underlined else "plain"


def _styles(book: Any) -> dict[str, Any]:  # noqa: ANN401 - XlsxWriter has no types
    def style(**more: Any) -> Any:  # noqa: ANN401 - XlsxWriter has no types
        return book.add_format({"font_name": FONT, "font_size": 10.5, "text_wrap": True, "valign": "top", **more})

    cells = {
        f"{'underlined ' if line else ''}{side} {edges}": style(
            left=1, right=1, top=int("top" in edges), bottom=int("bottom" in edges), align=side, underline=line
        )
        for line in (0, 1)
        for side in ("left", "right")
        for edges in ("topbottom", "top", "bottom", "")
    }
    return {
        "plain": book.add_format({"font_name": FONT, "font_size": 10.5}),
        "underlined": book.add_format({"font_name": FONT, "font_size": 10.5, "underline": 1}),
        "title": style(font_size=14, bold=True, align="center"),
        "above": style(align="right"),
        "note": style(),
        "head": style(border=1, bold=True, align="center", bg_color="#EEEEEE"),
        "blank": style(border=1, bg_color="#FFFBE0"),
        "group": style(border=1, bold=True, bg_color="#F7F7F7"),
        **cells,
    }


def _visible(cell: Cell) -> tuple[Run, ...]:
    return tuple(Run(visible(run.text), run.underlined) for run in runs_of(cell))


def _portions(cell: tuple[Run, ...], columns: int) -> Iterator[tuple[tuple[Run, ...], int]]:
    """A cell in portions that fit into a row, each with the number of its lines; only what is too high has several."""
    text = plain_text(cell)
    start = end = lines = 0
    for paragraph in text.split("\n"):
        for line in wrap(paragraph, columns):
            if lines == _MOST_LINES:
                yield _stretch(cell, start, end - text.endswith("\n", 0, end)), lines
                start, lines = end, 0
            end = text.index(line, end) + len(line)
            lines += 1
        end += 1  # the line break
    yield _stretch(cell, start, len(text)), lines


def _stretch(cell: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """The runs between two places of the text."""
    found: list[Run] = []
    at = 0
    for run in cell:
        words = run.text[max(0, start - at) : max(0, end - at)]
        if words:
            found.append(attrs.evolve(run, text=words))
        at += len(run.text)
    return tuple(found)
