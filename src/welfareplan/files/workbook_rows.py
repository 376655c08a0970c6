"""Which rows of the workbook hold data? (floor 7)

The rows of a sheet of our template by the keys of its hidden first row. An example row is not read; one that was written over
is told, because whoever wrote there meant it to be.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from welfareplan.files.workbook_cells import Cell
from welfareplan.files.workbook_grid import GridSheet
from welfareplan.files.workbook_guide import EXAMPLES
from welfareplan.files.workbook_layout import EXAMPLE, FORMAT_KEY, MARK, Column, Sheet
from welfareplan.ids import nearest

FIRST_ROW = 3
"""The first row of data: above it stand the keys, which are hidden, and the headings."""

NOT_DATA = frozenset({MARK})

Tell = Callable[..., None]
"""What takes in a problem: its code, its place and its facts."""

_LAST_ROW_OF_RANGE = re.compile(r"\d+$")


@attrs.frozen(eq=False)
class Row:
    """A row that holds data (記入のある行).

    Attributes:
        sheet: its sheet.
        number: its number as a spreadsheet counts it.
        cells: its filled cells by the keys of their columns.
        columns: the numbers of the columns of the sheet by their keys.
    """

    sheet: Sheet
    number: int
    cells: dict[str, Cell]
    columns: dict[str, int]

    def where(self, key: str | None = None) -> str:
        """The address of a cell, or of one that stands for the row: 指標!F7."""
        column = self.columns.get(key or "") or self._first()
        return f"{self.sheet.name}!{letters(column)}{self.number}"

    def _first(self) -> int:
        filled = [self.columns[key] for key in self.cells if key not in NOT_DATA and key in self.columns]
        return min(filled or self.columns.values())


def letters(column: int) -> str:
    """What a spreadsheet calls a column, counted from 1.

    >>> letters(1), letters(27)
    ('A', 'AA')
    """
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def rows_of(sheet: Sheet, grid: GridSheet, tell: Tell) -> list[Row]:
    """The rows of a sheet that hold data; what is wrong with its columns and cells is told."""
    columns = _columns(sheet, dict(grid.rows).get(1, {}), tell)
    if not columns:
        tell("no-keys", f"{sheet.name}!1:1")
        return []
    by_number = {number: column.key for number, column in columns.items()}
    numbers = {column.key: number for number, column in columns.items()}
    rows: list[Row] = []
    examples: set[int] = set()
    stray: dict[int, int] = {}
    for n, filled in grid.rows:
        if n < FIRST_ROW:
            continue
        row = Row(sheet, n, {by_number[each]: cell for each, cell in filled.items() if each in by_number}, numbers)
        if _is_example(row, tell):
            examples.add(n)
            continue
        for each in filled.keys() - columns.keys():
            stray.setdefault(each, n)
        if any(str(cell.value).strip() for key, cell in row.cells.items() if key not in {*NOT_DATA, FORMAT_KEY}):
            rows.append(row)
    for each, n in sorted(stray.items()):
        tell("column-without-key", f"{sheet.name}!{letters(each)}{n}", found=letters(each))
    for (n, each), (code, found) in grid.wrong.items():
        if n >= FIRST_ROW and n not in examples and by_number.get(each) not in NOT_DATA:
            tell(code, f"{sheet.name}!{letters(each)}{n}", found=found)
    for merged in grid.merged:
        last = _LAST_ROW_OF_RANGE.search(merged)
        if last is None or int(last[0]) >= FIRST_ROW:
            tell("merged-cells", f"{sheet.name}!{merged.partition(':')[0]}", found=merged)
    return rows


def _is_example(row: Row, tell: Tell) -> bool:
    """Whether a row is marked as an example; tells it if it is not the one that we wrote, or has another mark."""
    mark = str(row.cells[MARK].value).strip() if MARK in row.cells else ""
    if mark != EXAMPLE:
        if mark:
            tell("unread-mark", row.where(MARK), found=mark[:40])
        return False
    ours = {key: str(text) for key, text in EXAMPLES[row.sheet.name].items()}
    for key, cell in row.cells.items():
        if key not in {MARK, FORMAT_KEY} and str(cell.value) != ours.get(key, ""):
            tell("changed-example", row.where(key), found=str(cell.value)[:40])
            break
    return True


def _columns(sheet: Sheet, keys: dict[int, Cell], tell: Tell) -> dict[int, Column]:
    columns: dict[int, Column] = {}
    for number, cell in sorted(keys.items()):
        key = str(cell.value).strip()
        column = sheet.column(key)
        where = f"{sheet.name}!{letters(number)}1"
        facts = {"found": repr(key[:40]), "found_ja": f"「{key[:40]}」"}
        if column is None:
            tell("unknown-column", where, **facts, near=nearest(key, [each.key for each in sheet.columns]))
        elif column in columns.values():
            tell("duplicate-column", where, **facts)
        else:
            columns[number] = column
    return columns
