"""What does the workbook of a planning desk say? (floor 7)

Sheets become the plain data that other formats give, and every value keeps its cell. Rows without an id are given one; names
chosen from a list become ids.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from welfareplan.amount import canonical_unit
from welfareplan.files.documents import Document
from welfareplan.files.limits import MOST_PROBLEMS
from welfareplan.files.migrate import FORMAT
from welfareplan.files.text import Path
from welfareplan.files.troubles import ValueRefusedError
from welfareplan.files.vocabulary import PLAN
from welfareplan.files.workbook_cells import Cell, Counted, decode, shown_of
from welfareplan.files.workbook_grid import GridSheet, named_grids
from welfareplan.files.workbook_layout import CHANGE, FORMAT_KEY, HELPER_SHEETS, PARENT, PLAN_SHEET, Sheet, sheets
from welfareplan.files.workbook_names import Names, name_of
from welfareplan.files.workbook_rows import FIRST_ROW, NOT_DATA, Row, letters, rows_of
from welfareplan.ids import propose
from welfareplan.problems import Origin, Problem

_Owner = tuple[dict[str, Any], tuple[str | int, ...]]


def parse(raw: bytes, file: str) -> tuple[Document, list[Problem]]:
    """The tables of a workbook, and what is wrong with its cells.

    Raises:
        FileRefusedError: it cannot be read as a whole.
    """
    book = read_book(raw, file)
    return Document(file, book.data, locate=book.locate), book.problems[: MOST_PROBLEMS + 1]


def read_book(raw: bytes, file: str, *, only: Collection[str] = (), names: Names | None = None) -> Book:
    """A workbook as plain data with its cells.

    Args:
        raw: its bytes.
        file: its name, for what is told of it.
        only: the names of the sheets that are read; without it, all of the template.
        names: the rows that can be named besides those of the workbook.

    Raises:
        FileRefusedError: it cannot be read as a whole.
    """
    book = Book(file, names)
    known = {sheet.name: sheet for sheet in sheets() if not only or sheet.name in only}
    titles, found = named_grids(raw, known)
    for name in titles:
        if not only and name not in known and name not in HELPER_SHEETS:
            book.tell("unread-sheet", name[:64])
    grids = {grid.name: grid for grid in found}
    for name, sheet in known.items():
        if name in grids:
            book.take(sheet, grids[name])
    book.read(whole=not only)
    return book


class Book:
    """A workbook on the way to be plain data (読み取り中のブック).

    Attributes:
        data: the tables.
        problems: what is wrong with its cells.
        proposed: the ids that were given to rows without one, by the address of their cells.
    """

    def __init__(self, file: str, names: Names | None = None) -> None:
        self.data: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.proposed: dict[str, str] = {}
        self._file = file
        self._rows: list[Row] = []
        self._places: dict[tuple[str | int, ...], Row] = {}
        self._entries: dict[tuple[str, str], _Owner] = {}
        self._names = Names() if names is None else names

    def tell(self, code: str, where: str | None, **facts: object) -> None:
        """Take in a problem."""
        self.problems.append(Problem.of(code, None, Origin(self._file, where), **facts))

    def take(self, sheet: Sheet, grid: GridSheet) -> None:
        """Take in the rows of a sheet."""
        self._rows += rows_of(sheet, grid, self.tell)

    # --- Entries ------------------------------------------------------------------------------------------------------

    def read(self, *, whole: bool = True) -> None:
        """Read all rows: first what they are called, then what they say.

        Args:
            whole: whether the workbook is to hold a plan.
        """
        self.data["format"] = FORMAT
        if whole and not any(row.sheet.table == PLAN for row in self._rows):
            self.tell("empty-plan-sheet", f"{PLAN_SHEET}!{letters(1)}{FIRST_ROW}", found=PLAN_SHEET)
        self._name_rows()
        for row in self._rows:
            if len(self.problems) > MOST_PROBLEMS:
                return
            if row.sheet.owner is None:
                self._add_entry(row)
        for row in self._rows:
            if row.sheet.owner is not None and len(self.problems) <= MOST_PROBLEMS:
                self._add_part(row)

    def _name_rows(self) -> None:
        stated = [(row, self._plain(row, "id")) for row in self._rows if row.sheet.column("id")]
        taken = {id for _, id in stated if isinstance(id, str)}
        for row, id in stated:
            known: dict[str, Any] = {
                key: self._plain(row, key) for key in ("label", "title", "text") if key in row.cells
            }
            if id is None:
                text = "\n".join(str(cell.value) for key, cell in row.cells.items() if key not in NOT_DATA)
                own = "".join(str(known[key]) for key in ("label", "title") if known.get(key))
                kind = "item" if row.sheet.owner else row.sheet.table
                id = propose(kind, own or text, taken)  # noqa: PLW2901 - the id of the row from here on
                taken.add(id)
                row.cells["id"] = Cell(id)
                self.proposed[row.where("id")] = str(id)
            if isinstance(id, str):
                self._names.add(row.sheet.table, id, name_of(row.sheet.table, {**known, "id": id}))
        if self.proposed:
            self.tell("proposed-ids", None, found=len(self.proposed))

    def _plain(self, row: Row, key: str) -> Any:
        """A value that names a row; what is wrong with it is told when the row is read."""
        column = row.sheet.column(key)
        if column is None or key not in row.cells:
            return None
        try:
            return decode(row.cells[key], column, self._names.resolve)
        except ValueRefusedError:
            return ""

    def _add_entry(self, row: Row) -> None:
        entry = self._entry(row)
        table = row.sheet.table
        if table == PLAN:
            format_cell = entry.pop(FORMAT_KEY, None)
            if format_cell is not None:
                self.data["format"] = format_cell
            if PLAN in self.data:
                self.tell("duplicate-table", row.where(), first=self._places[PLAN, 0].where())
                return
            self.data[PLAN] = entry
            nth = 0
        else:
            entries = self.data.setdefault(table, [])
            nth = len(entries)
            entries.append(entry)
        self._places[table, nth] = row
        id = entry.get("id")
        if isinstance(id, str):
            self._entries.setdefault((table, id), (entry, (table, nth)))

    def _add_part(self, row: Row) -> None:
        values = self._entry(row)
        owner, key = row.sheet.owner or PLAN, row.sheet.table
        parent = values.pop(PARENT, None)
        if owner == PLAN:
            found = self._plan()
        elif parent is None:
            if PARENT not in row.cells:
                column = row.sheet.column(PARENT)
                heading = column.heading if column else PARENT
                self.tell("missing-key", row.where(PARENT), key=heading, key_ja=f"「{heading}」")
            return
        else:
            found = self._entries.get((owner, str(parent)))
        if found is None:
            self.tell("unknown-name", row.where(PARENT), found=str(parent)[:64])
            return
        entry, place = found
        parts = entry.setdefault(key, [])
        self._places[(*place, key, len(parts))] = row
        parts.append(values.get(CHANGE) if key == "changes" else values)

    def _plan(self) -> _Owner | None:
        return (self.data[PLAN], (PLAN, 0)) if PLAN in self.data else None

    def _entry(self, row: Row) -> dict[str, Any]:
        entry: dict[str, Any] = {}
        for key, value in self._values(row):
            if isinstance(value, Counted):
                unit_key = f"{key}_unit" if key.endswith("upper") else f"{key.removesuffix('value')}unit"
                self._require_unit(row, key, value, row.cells.get(unit_key))
                _put(entry, unit_key.split("."), value.unit)
                value = value.value  # noqa: PLW2901 - from here on a figure like others
            _put(entry, key.split("."), value)
        return entry

    def _require_unit(self, row: Row, key: str, found: Counted, beside: Cell | None) -> None:
        """Tell it where the cell of a figure shows one unit and the cell beside it another."""
        stated = "" if beside is None else str(beside.value).strip()
        if stated and canonical_unit(stated) != found.unit:
            self.tell("percent-unit", row.where(key), found=f"{found.value} {found.unit}", unit=stated[:40])

    def _values(self, row: Row) -> Iterator[tuple[str, Any]]:
        for column in row.sheet.columns:
            cell = row.cells.get(column.key)
            if cell is None or column.key in NOT_DATA:
                continue
            try:
                value = decode(cell, column, self._names.resolve)
            except ValueRefusedError as error:
                self.tell(error.code, row.where(column.key), **error.facts)
            else:
                if value is None:
                    continue
                shown = shown_of(cell) if column.shape == "figure" else None
                if shown is not None and shown.differs:
                    self.tell("rounded-figure", row.where(column.key), found=shown.text, held=str(cell.value)[:40])
                yield column.key, value

    # --- Places -------------------------------------------------------------------------------------------------------

    def locate(self, table: str, nth: int, path: Path) -> str:
        """The cell of a value, or the cell that names the row in which it stands."""
        whole: tuple[str | int, ...] = (table, nth, *path)
        if (*whole, 0) in self._places and (*whole, 1) not in self._places:
            whole = (*whole, 0)  # the only row of a sheet of its own, such as the one target of an indicator
        for length in range(len(whole), 1, -1):
            row = self._places.get(whole[:length])
            if row is not None:
                rest = [str(step) for step in whole[length:]]
                keys = (".".join(rest[:end]) for end in range(len(rest), 0, -1))
                return row.where(next((key for key in keys if key in row.columns), None))
        return table


def _put(entry: dict[str, Any], path: list[str], value: Any) -> None:
    for step in path[:-1]:
        entry = entry.setdefault(step, {})
    entry.setdefault(path[-1], value)
