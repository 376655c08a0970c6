"""Which row is meant? (floor 7)

An officer chooses a row by its printed number and title; files name it by its id.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from welfareplan.files.troubles import ValueRefusedError
from welfareplan.ids import is_id


def name_of(table: str, entry: Mapping[str, Any]) -> str:
    """What the list of rows shows: number and title as printed, the id where neither is stated.

    >>> name_of("issue", {"id": "isolation", "label": "①", "title": "孤立"})
    '①孤立'
    """
    parts = (entry.get("label"), entry.get("text" if table == "items" else "title"))
    return "".join(part for part in parts if isinstance(part, str)) or str(entry.get("id", ""))


class Names:
    """The rows of a workbook by name and id (行の名前)."""

    def __init__(self) -> None:
        self._by_name: dict[tuple[str, str], list[str]] = {}
        self._by_id: dict[tuple[str, str], str] = {}

    def add(self, table: str, id: str, name: str) -> None:
        """Remember a row."""
        self._by_id.setdefault((table, id), name)
        self._by_name.setdefault((table, name.strip()), []).append(id)

    def resolve(self, text: str, tables: tuple[str, ...]) -> str:
        """The id of the row of a name or id; an id that no row has, as it stands.

        Raises:
            ValueRefusedError: several rows have the name, or none and it is no id.
        """
        if any((table, text) in self._by_id for table in tables):
            return text
        found = {id for table in tables for id in self._by_name.get((table, text), ())}
        if len(found) == 1:
            return found.pop()
        if found:
            raise ValueRefusedError("ambiguous-name", found=text[:64])
        plan, hash_sign, id = text.partition("#")
        if is_id(text) or (hash_sign and is_id(plan) and is_id(id)):
            return text
        raise ValueRefusedError("unknown-name", found=text[:64])

    def name(self, id: str, tables: tuple[str, ...]) -> str:
        """The name of the row of an id; the id where no row has it."""
        return next((self._by_id[table, id] for table in tables if (table, id) in self._by_id), id)
