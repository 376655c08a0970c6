"""Which cells does somebody else's table have? (floor 7)

A sheet or a CSV file as rows of text, each cell as a reader of the print would see it: 0.8 shown as 80 % is 80%. Nothing is
understood here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

import attrs

_LETTERS = 26

Why = tuple[str, str]
"""A reason in English and Japanese."""


@attrs.frozen
class Span:
    """A range of merged cells (結合セル), rows and columns counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@attrs.frozen(kw_only=True, eq=False)
class Grid:
    """The cells of a table (表のセル).

    Attributes:
        file: the name of the file.
        sheet: the name of the sheet; None for CSV.
        encoding: how the text was encoded, ``utf-8``, ``utf-8-sig``, ``cp932`` or ``utf-16``; None for a workbook.
        rows: the rows, with their cells as shown.
        merged: the ranges that are merged.
        wrong: the cells (row and column from 0) that have no value, with the reason.
        remarks: the cells that hold other digits than they show, with what they hold.
        turned: whether rows and columns are exchanged.
    """

    file: str
    sheet: str | None = None
    encoding: str | None = None
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Span, ...] = ()
    wrong: Mapping[tuple[int, int], Why] = attrs.Factory(dict)
    remarks: Mapping[tuple[int, int], str] = attrs.Factory(dict)
    turned: bool = False

    @cached_property
    def width(self) -> int:
        """How many columns there are."""
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> str:
        """A cell as shown; empty beyond the end of its row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    @cached_property
    def _spans(self) -> dict[tuple[int, int], Span]:
        """The merged range of every cell that lies in one."""
        found: dict[tuple[int, int], Span] = {}
        for each in self.merged:
            rows = range(each.top, min(each.bottom, len(self.rows) - 1) + 1)
            columns = range(each.left, min(each.right, self.width - 1) + 1)
            found.update({(row, column): each for row in rows for column in columns})
        return found

    def span(self, row: int, column: int) -> Span | None:
        """The merged range in which a cell lies."""
        return self._spans.get((row, column))

    def spread(self, row: int, column: int) -> str:
        """A cell as shown, or the one that is spread over it."""
        found = self.span(row, column)
        return self.cell(row, column) if found is None else self.cell(found.top, found.left)

    def address(self, row: int, column: int) -> str:
        """Where a cell stands, as a spreadsheet names it.

        >>> Grid(file="a.xlsx", sheet="指標", rows=()).address(6, 27)
        '指標!AB7'
        """
        if self.turned:
            row, column = column, row
        name = f"{letters(column)}{row + 1}"
        return name if self.sheet is None else f"{self.sheet}!{name}"

    def line(self, row: int) -> tuple[str, str]:
        """The address of the first filled cell of a row, and everything that stands in it."""
        filled = [(column, cell.strip()) for column, cell in enumerate(self.rows[row]) if cell.strip()]
        return self.address(row, filled[0][0] if filled else 0), " ".join(cell for _, cell in filled)

    def without(self, rows: Collection[int]) -> Grid:
        """The same table with some of its rows empty; what is left keeps its address."""
        return attrs.evolve(self, rows=tuple(() if n in rows else cells for n, cells in enumerate(self.rows)))

    def turn(self) -> Grid:
        """The same table with rows and columns exchanged (転置), whose cells keep their addresses."""
        rows = tuple(tuple(self.cell(row, column) for row in range(len(self.rows))) for column in range(self.width))
        merged = tuple(Span(each.left, each.top, each.right, each.bottom) for each in self.merged)
        wrong = {(column, row): why for (row, column), why in self.wrong.items()}
        remarks = {(column, row): held for (row, column), held in self.remarks.items()}
        return attrs.evolve(self, rows=rows, merged=merged, wrong=wrong, remarks=remarks, turned=not self.turned)


def letters(column: int) -> str:
    """The letters of a column counted from 0.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    column += 1
    while column:
        column, last = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + last) + name
    return name


def column_number(name: str) -> int:
    """The number of a column, counted from 0, by its letters.

    >>> column_number("AA")
    26
    """
    number = 0
    for letter in name:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1
