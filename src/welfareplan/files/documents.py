"""What stands where? (floor 7)

A document is the plain data of one file. The ledger remembers for every entry which file and place it came from, so that
what the rules find in the plan can be looked up in the files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import attrs

from welfareplan.files.explain import described
from welfareplan.files.text import Path
from welfareplan.files.vocabulary import ASSESSMENT, OBSERVATION, PLAN, REVISION
from welfareplan.problems import Origin, Place

_OWN_SPACE = frozenset({"link", REVISION, OBSERVATION, ASSESSMENT})


@attrs.frozen
class Document:
    """The plain data of one file (一つのファイルの内容).

    Attributes:
        file: its name, relative to what was read.
        data: its tables by name.
        rows: for a CSV file, the row of each entry as a spreadsheet counts it.
        locate: for a workbook, what finds the cell (``指標!F7``) of a table, the number of an entry and a way within it.
    """

    file: str
    data: dict[str, Any]
    rows: tuple[int, ...] | None = None
    locate: Callable[[str, int, Path], str] | None = None


class Entry(NamedTuple):
    """One entry of a table, with its place (表の一項目); a bare tuple, because there is one for every figure.

    Attributes:
        document: the document it stands in.
        table: the name of the table.
        nth: which of the table it is in this document, counted from 0.
    """

    document: Document
    table: str
    nth: int

    @property
    def data(self) -> Any:
        """What it holds."""
        content = self.document.data[self.table]
        return content if self.table == PLAN else content[self.nth]

    @property
    def id(self) -> str | None:
        """The id it states, if it is a text; the key of a link."""
        data = self.data
        if not isinstance(data, dict):
            return None
        if self.table == "link":
            parts = [data.get(key) for key in ("source", "relation", "target")]
            return " ".join(map(str, parts)) if all(isinstance(part, str) for part in parts) else None
        id = data.get("id")
        return id if isinstance(id, str) else None

    def where(self, path: Path = ()) -> str:
        """The place in the file: ``[[indicator]] 2 'visits', targets 1, due``, ``[plan], period``, ``row 7, value``."""
        if self.document.locate is not None:
            return self.document.locate(self.table, self.nth, path)
        if self.document.rows is not None:
            place = f"row {self.document.rows[self.nth]}"
        elif self.table == PLAN:
            place = "[plan]"
        else:
            named = self.id if self.table != "link" else None
            place = f"[[{self.table}]] {self.nth + 1}" + (f" '{named[:64]}'" if named else "")
        return ", ".join(filter(None, (place, described(path))))

    def origin(self, path: Path = ()) -> Origin:
        """The place as problems have it."""
        return Origin(self.document.file, self.where(path))


class Batch:
    """What was read of one table of one document (読み取った項目).

    Attributes:
        document: the document.
        table: the name of the table.
        values: the values of its entries in order.
        missing: which entries have none, because something is wrong with them.
    """

    __slots__ = ("document", "missing", "table", "values")

    def __init__(self, document: Document, table: str) -> None:
        self.document = document
        self.table = table
        self.values: list[Any] = []
        self.missing: set[int] = set()

    @property
    def next(self) -> int:
        """Which entry is read next, counted from 0."""
        return len(self.values) + len(self.missing)

    def pairs(self) -> Iterator[tuple[Entry, Any]]:
        """Every value with its entry; entries are made only when somebody asks for them."""
        numbers = (n for n in range(self.next) if n not in self.missing)
        for n, value in zip(numbers, self.values, strict=True):
            yield Entry(self.document, self.table, n), value


def place_of(document: Document, path: Path) -> str | None:
    """The place of a value of a document, or None for the document itself."""
    if not path:
        return None
    table, *rest = path
    if table == PLAN and document.locate is not None:
        return document.locate(PLAN, 0, tuple(rest))
    if len(rest) and isinstance(rest[0], int) and isinstance(document.data.get(str(table)), list):
        return Entry(document, str(table), rest[0]).where(tuple(rest[1:]))
    return described((f"[{table}]", *rest))


class Ledger:
    """Where everything came from (所在の台帳): by what it is called, in the space in which that name is its own."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str], list[tuple[Entry, Path]]] = {}

    def add(self, space: str, name: str, entry: Entry, path: Path = ()) -> None:
        """Remember where something stands: an entry, or a part of one."""
        self._places.setdefault((space, name), []).append((entry, path))

    def first(self, space: str, name: str) -> Origin | None:
        """Where a name stands first, or None if it does not yet."""
        found = self._places.get((space, name))
        return found[0][0].origin(found[0][1]) if found else None

    def origins(self, place: Place) -> list[Origin]:
        """The places in the files of a place in the plan, first the one where it stood first; none if it has none."""
        found = self._places.get((space_of(place.kind), place.id), ())
        field = () if place.field is None else (place.field,)
        return [entry.origin((*path, *field)) for entry, path in found]


def space_of(table: str) -> str:
    """Among what the names of a table must differ: the plan and its elements share one space.

    >>> space_of("issue"), space_of("plan"), space_of("link")
    ('element', 'element', 'link')
    """
    return table if table in _OWN_SPACE else "element"
