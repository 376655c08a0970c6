"""What is filled in on a progress sheet? (floor 7)

Rows and columns are known by their hidden keys, wherever they were moved to, and believed only where what is printed beside a
key is what was printed there. Whatever cannot be placed is named with its sheet and cell; nothing is dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import attrs

from welfareplan.files.form_layout import (
    ANSWER_COLUMNS,
    CONTEXT_ROW,
    FILLED_ON,
    FORM,
    FORM_ROW,
    GUIDE_SHEET,
    HEAD_ROW,
    KEYS_ROW,
    NAME,
    PRINTED_COLUMNS,
    SCALE,
    RowKey,
    Stamp,
    folded,
    heading,
    read_row_key,
    read_stamp,
)
from welfareplan.files.import_grid import column_number
from welfareplan.files.limits import MOST_PROBLEMS
from welfareplan.files.troubles import FileRefusedError
from welfareplan.files.workbook_cells import Cell
from welfareplan.files.workbook_grid import GridSheet, grid_of
from welfareplan.files.workbook_rows import letters
from welfareplan.problems import Origin, Problem

_TOP = 10  # rows within which a sheet says whose it is, should something have been put above
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?", re.ASCII)
_KNOWN = frozenset({*PRINTED_COLUMNS, *ANSWER_COLUMNS})


@attrs.frozen(kw_only=True, eq=False)
class FilledRow:
    """A row that a sheet asks about (記入された行).

    Attributes:
        key: what it is about.
        number: the number of the row.
        cells: its filled cells, by the key of their column.
        name: what is printed in it.
        damaged: whether a cell of it has no value to be read; such a row is not collected.
    """

    key: RowKey
    number: int
    cells: Mapping[str, Cell]
    name: str
    damaged: bool = False

    def answers(self) -> dict[str, Cell]:
        """The cells that were filled in."""
        return {key: self.cells[key] for key in ANSWER_COLUMNS if key in self.cells}


@attrs.frozen(kw_only=True, eq=False)
class FilledSheet:
    """A sheet that came back (回収したシート).

    Attributes:
        file: the name of the file.
        name: the name of the sheet, which may have been changed.
        stamp: whose it is.
        columns: the number of each column that is there, by its key.
        rows: its rows.
        form: the row of blanks at the top, by the key of the column; empty where it is gone.
        form_number: the number of that row.
    """

    file: str
    name: str
    stamp: Stamp
    columns: Mapping[str, int]
    rows: tuple[FilledRow, ...]
    form: Mapping[str, Cell]
    form_number: int

    def where(self, row: int, key: str) -> str:
        """A cell, as a spreadsheet calls it."""
        return f"{self.name}!{letters(self.columns.get(key, 1))}{row}"

    def origin(self, row: int, key: str) -> Origin:
        """A cell, as a problem names it."""
        return Origin(self.file, self.where(row, key))

    @property
    def filled_on(self) -> Cell | None:
        """The day of filling in (記入日), where it is stated."""
        return self.form.get(FILLED_ON)

    @property
    def scale(self) -> str | None:
        """The steps of the self-grades (自己評価の段階), where they are stated."""
        cell = self.form.get(SCALE)
        return None if cell is None else str(cell.value).strip() or None


def read_forms(raw: bytes, file: str) -> tuple[list[FilledSheet], list[Problem]]:
    """The progress sheets of a workbook, and what is wrong with them.

    Args:
        raw: the bytes of the file.
        file: its name.

    Raises:
        FileRefusedError: it cannot be read as a whole.
    """
    sheets: list[FilledSheet] = []
    problems: list[Problem] = []
    for grid in grid_of(raw):
        reader = _Reader(grid, file)
        found = reader.sheet()
        if found is not None:
            sheets.append(found)
        problems += reader.problems
    return sheets, problems


class _Reader:
    """One sheet of a workbook on its way to be a progress sheet."""

    def __init__(self, grid: GridSheet, file: str) -> None:
        self.problems: list[Problem] = []
        self._grid = grid
        self._file = file

    def _tell(self, code: str, row: int | None, column: int | None = None, **facts: object) -> None:
        cell = "" if row is None or column is None else f"!{letters(column)}{row}"
        self.problems.append(Problem.of(code, None, Origin(self._file, f"{self._grid.name[:64]}{cell}"), **facts))

    def sheet(self) -> FilledSheet | None:
        """The sheet; None where it is none of ours, or cannot be read."""
        found = self._stamp()
        if found is None:
            if folded(self._grid.name) != folded(GUIDE_SHEET) and self._grid.rows:
                self._tell("unread-sheet", None)
            return None
        stamp, keys_column = found
        if stamp.form > FORM:
            self._tell("newer-form", None, found=stamp.form, known=FORM)
            return None
        heads = {str(cells[keys_column].value).strip(): n for n, cells in self._grid.rows if keys_column in cells}
        if KEYS_ROW not in heads:
            self._tell("form-without-keys", None)
            return None
        columns = self._columns(dict(self._grid.rows)[heads[KEYS_ROW]], heads[KEYS_ROW], keys_column)
        columns = self._believed(columns, stamp, heads.get(HEAD_ROW))
        missing = [key for key in (NAME, *ANSWER_COLUMNS) if key not in columns]
        for key in missing:
            self._tell("form-column-missing", None, found=heading(key, stamp.year))
        if NAME in missing:
            return None
        form_number = heads.get(FORM_ROW, 0)
        form = self._keyed(dict(self._grid.rows).get(form_number, {}), columns)
        rows = tuple(self._rows(columns, keys_column, heads[KEYS_ROW]))
        return FilledSheet(
            file=self._file,
            name=self._grid.name[:64],
            stamp=stamp,
            columns=columns,
            rows=rows,
            form=form,
            form_number=form_number,
        )

    def _stamp(self) -> tuple[Stamp, int] | None:
        for n, cells in self._grid.rows:
            if n > _TOP:
                break
            for column, cell in sorted(cells.items()):
                stamp = read_stamp(cell.value)
                if stamp is not None:
                    return stamp, column
        return None

    # --- Columns ------------------------------------------------------------------------------------------------------

    def _columns(self, keys: Mapping[int, Cell], row: int, keys_column: int) -> dict[str, int]:
        columns: dict[str, int] = {}
        for number, cell in sorted(keys.items()):
            key = str(cell.value).strip()
            if number == keys_column or key not in _KNOWN:
                continue
            if key in columns:
                self._tell("duplicate-column", row, number, found=repr(key), found_ja=f"「{key}」")
            else:
                columns[key] = number
        return columns

    def _believed(self, columns: dict[str, int], stamp: Stamp, head: int | None) -> dict[str, int]:
        """The columns whose heading is what their key says."""
        cells = dict(self._grid.rows).get(head or 0, {})
        believed = {}
        for key, number in columns.items():
            shown = str(cells[number].value) if number in cells else ""
            if key in ANSWER_COLUMNS and folded(shown) != folded(heading(key, stamp.year)):
                self._tell("form-heading", head or 1, number, found=shown[:40], expected=heading(key, stamp.year))
            else:
                believed[key] = number
        return believed

    # --- Rows ---------------------------------------------------------------------------------------------------------

    def _rows(self, columns: Mapping[str, int], keys_column: int, above: int) -> Iterator[FilledRow]:
        damaged = self._damaged(columns, above)
        by_column = {number: key for key, number in columns.items()}
        for n, cells in self._grid.rows:
            if n <= above:
                continue
            mark = str(cells[keys_column].value).strip() if keys_column in cells else ""
            if mark in {FORM_ROW, HEAD_ROW}:
                continue
            for number in sorted(cells.keys() - by_column.keys() - {keys_column}):
                if str(cells[number].value).strip():
                    self._tell("column-without-key", n, number, found=letters(number))
            keyed = self._keyed(cells, columns)
            key = read_row_key(mark)
            if key is None:
                self._stray(n, keyed, columns, mark)
                continue
            name = str(keyed[NAME].value) if NAME in keyed else ""
            filled = {each for each in ANSWER_COLUMNS if each in keyed}
            if key.beside(name) != " ".join(mark.split()):
                if filled:
                    self._tell("form-row-name", n, columns[NAME], found=name[:40], key=key.id)
                continue
            yield FilledRow(key=key, number=n, cells=keyed, name=name, damaged=n in damaged)

    def _keyed(self, cells: Mapping[int, Cell], columns: Mapping[str, int]) -> dict[str, Cell]:
        found = {key: cells[number] for key, number in columns.items() if number in cells}
        return {key: cell for key, cell in found.items() if not isinstance(cell.value, str) or cell.value.strip()}

    def _stray(self, n: int, keyed: Mapping[str, Cell], columns: Mapping[str, int], mark: str) -> None:
        """What is filled in where nothing is asked."""
        for key in ANSWER_COLUMNS:
            if key in keyed:
                code = "form-not-asked" if mark == CONTEXT_ROW else "form-row-without-key"
                self._tell(code, n, columns[key], found=str(keyed[key].value)[:40])

    def _damaged(self, columns: Mapping[str, int], above: int) -> set[int]:
        """The rows of which a cell that is to be filled in has no value of its own."""
        numbers = {columns[key] for key in ANSWER_COLUMNS if key in columns}
        rows: set[int] = set()
        for (n, column), (code, found) in sorted(self._grid.wrong.items()):
            if n > above and column in numbers:
                self._tell(code, n, column, found=found)
                rows.add(n)
        if len(self._grid.merged) > MOST_PROBLEMS:
            where = f"{self._grid.name[:64]}"
            raise FileRefusedError("too-many-entries", where, limit=MOST_PROBLEMS)
        for merged in self._grid.merged:
            found_range = _RANGE.fullmatch(merged)
            if found_range is None:
                continue
            left, top = column_number(found_range[1]) + 1, int(found_range[2])
            right, bottom = column_number(found_range[3] or found_range[1]) + 1, int(found_range[4] or found_range[2])
            if bottom > above and any(left <= column <= right for column in numbers):
                self._tell("merged-cells", max(top, above + 1), left, found=merged)
                rows.update(n for n, _ in self._grid.rows if top <= n <= bottom)
        return rows
