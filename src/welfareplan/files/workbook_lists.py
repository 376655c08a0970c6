"""Which rows can be chosen? (floor 7)

The lists of names behind the drop-downs grow as the desk fills in the sheets: a hidden sheet makes up the name of every row from
its number and title. Its formulas look rows up by their place, so that rows may be inserted, deleted and sorted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from welfareplan.files.workbook_layout import ANY_TABLES, EXAMPLE, LIST_SHEET, MARK, Column, Sheet, sheets
from welfareplan.files.workbook_names import name_of
from welfareplan.files.workbook_rows import FIRST_ROW, letters
from welfareplan.terms import Relation

_MANY, _FEW = 200, 60
_SMALL = frozenset({"plan", "basis", "items", "related", "subplan", "source", "revision"})
_ALL = "一覧_全て"
_ENDS: dict[Relation, tuple[str | None, str | None]] = {
    Relation.ANSWERS: ("initiative", "issue"),
    Relation.PURSUES: ("initiative", "direction"),
    Relation.SHOWS: ("indicator", None),
    Relation.PART_OF: ("programme", "initiative"),
    Relation.LEADS: ("body", None),
    Relation.COVERS: (None, "items"),
}
"""What a link of each relation can lead from and to, where that is of one sheet."""


def list_name(sheet: Sheet) -> str:
    """What the list of the names of a sheet is called in the workbook."""
    return f"一覧_{sheet.name}"


def choices_of(column: Column, sheet: Sheet) -> str | list[str] | None:
    """What a column offers to choose from: words, or the formula of a list of names; None for free text."""
    if column.words is not None:
        return [each.ja for each in column.words]
    if column.shape == "flag":
        return ["はい", "いいえ"]
    if not column.tables:
        return None
    if len(column.tables) == 1:
        return f"={_list_of(column.tables[0])}"
    return _by_relation(column, sheet) if sheet.table == "link" else f"={_ALL}"


def _list_of(table: str) -> str:
    return list_name(next(each for each in sheets() if each.table == table))


def _by_relation(column: Column, sheet: Sheet) -> str:
    """The names that the relation chosen in the same row allows."""
    keys = [each.key for each in sheet.columns]
    cell = f"${letters(keys.index('relation') + 1)}{FIRST_ROW}"
    formula = _ALL
    for relation, ends in reversed(_ENDS.items()):
        table = ends[0 if column.key == "source" else 1]
        if table is not None:
            formula = f'IF({cell}="{relation.ja}",{_list_of(table)},{formula})'
    return f"={formula}"


class NameLists:
    """The hidden sheet of names (一覧), and the names by which drop-downs find its columns."""

    def __init__(self, book: Any, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self._book = book
        self._page = book.add_worksheet(LIST_SHEET)
        self._page.hide()
        self._rows = rows

    def write(self) -> None:
        """Write a column of names for each sheet, and one of all that a link can name."""
        every: list[tuple[str, str]] = []
        column = 0
        for sheet in sheets():
            if sheet.column("id") is None:
                continue
            column += 1
            names = self._names(sheet)
            letter = letters(column)
            for n, name in enumerate(names, start=2):
                self._page.write_formula(n - 1, column - 1, _name_formula(sheet, FIRST_ROW + n - 2), None, name)
            cells = f"{letter}$2:{letter}${len(names) + 1}"
            filled = max((n for n, name in enumerate(names, start=1) if name), default=0)
            self._page.write_formula(0, column - 1, f'=SUMPRODUCT(MAX(({cells}<>"")*(ROW({cells})-1)))', None, filled)
            self._define(list_name(sheet), letter)
            if sheet.table in ANY_TABLES:
                every += [(f"{letter}{n}", name) for n, name in enumerate(names, start=2)]
        self._write_all(column + 1, every)

    def _names(self, sheet: Sheet) -> list[str]:
        rows = self._rows[sheet.name]
        spare = _FEW if sheet.table in _SMALL else _MANY
        return [*(name_of(sheet.table, row) for row in rows), *[""] * spare]

    def _write_all(self, column: int, every: list[tuple[str, str]]) -> None:
        """Three columns: every name, how many are filled up to there, and those that are, without gaps."""
        names, counts, last = letters(column), letters(column + 1), len(every) + 1
        shown = [name for _, name in every if name]
        count = 0
        for n, (cell, name) in enumerate(every, start=2):
            count += bool(name)
            self._page.write_formula(n - 1, column - 1, f'={cell}&""', None, name)
            self._page.write_formula(n - 1, column, f'=N({counts}{n - 1})+({names}{n}<>"")', None, count)
            found = f"INDEX({names}$2:{names}${last},MATCH(ROW()-1,{counts}$2:{counts}${last},0))"
            value = shown[n - 2] if n - 2 < len(shown) else ""
            self._page.write_formula(n - 1, column + 1, f'=IFERROR({found},"")', None, value)
        self._page.write_formula(0, column + 1, f"=MAX({counts}$2:{counts}${last})", None, len(shown))
        self._define(_ALL, letters(column + 2))

    def _define(self, name: str, letter: str) -> None:
        here = f"'{LIST_SHEET}'!${letter}"
        self._book.define_name(name, f"=OFFSET({here}$2,0,0,MAX(1,{here}$1),1)")


def _name_formula(sheet: Sheet, row: int) -> str:
    """What makes up the name of a row: its number and title, its id where it has neither, nothing for an example."""
    keys = [each.key for each in sheet.columns]

    def cell(key: str) -> str:
        letter = letters(keys.index(key) + 1)
        return f"INDEX('{sheet.name}'!${letter}:${letter},{row})"

    parts = [cell(key) for key in ("label", "text" if sheet.table == "items" else "title") if key in keys]
    own = "&".join(parts) or '""'
    return f'=IF({cell(MARK)}="{EXAMPLE}","",IF({own}="",{cell("id")}&"",{own}))'
