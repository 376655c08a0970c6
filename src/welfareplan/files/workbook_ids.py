"""How do proposed ids get into the desk's own workbook? (floor 7)

Into its own file: the cells of the ids are put in, and everything else that the desk made of it, formulas, colours, sheets of its
own, stays as it is, byte for byte.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from welfareplan.files.packages import as_declared
from welfareplan.files.troubles import FileRefusedError
from welfareplan.files.workbook_format import read_book
from welfareplan.files.workbook_grid import DAMAGE, sheet_parts
from welfareplan.files.workbook_kinds import damaged

_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})[0-9]+"[^>]*?(?:/>|>.*?</(?:\w+:)?c>)', re.DOTALL)
_STYLE = re.compile(rb'\bs="([0-9]{1,6})"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")


def with_ids(raw: bytes, file: str) -> tuple[bytes, int]:
    """A workbook with the ids that were proposed for its rows, and how many they are (識別子の書き込み).

    Args:
        raw: the bytes of the workbook.
        file: its name, for what is told of it.

    Raises:
        FileRefusedError: it cannot be read, or its rows are written in a way that cannot be added to.

    Returns:
        The bytes, the same ones if every row has its id.
    """
    proposed = read_book(raw, file).proposed
    if not proposed:
        return raw, 0
    by_sheet: dict[str, dict[int, tuple[str, str]]] = {}
    for address, id in proposed.items():
        sheet, _, cell = address.rpartition("!")
        found = _ADDRESS.fullmatch(cell)
        if found is None:  # pragma: no cover - addresses are our own
            raise damaged()
        by_sheet.setdefault(sheet, {})[int(found[2])] = found[1], id
    parts = sheet_parts(raw)
    changed = {parts[sheet]: ids for sheet, ids in by_sheet.items()}
    made = io.BytesIO()
    try:
        with (
            zipfile.ZipFile(io.BytesIO(as_declared(raw))) as old,
            zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for part in old.infolist():
                content = old.read(part)
                if part.filename in changed:
                    content = _with_cells(content, changed[part.filename])
                new.writestr(part, content)
    except DAMAGE as error:  # a part that nobody reads, such as a picture
        raise damaged() from error
    _require_only_ids(raw, made.getvalue(), file)
    return made.getvalue(), len(proposed)


def _with_cells(content: bytes, ids: Mapping[int, tuple[str, str]]) -> bytes:
    """A sheet with the cells of the ids put in."""
    for number, (column, id) in ids.items():
        row = re.search(rb'<(?P<name>(?:\w+:)?row)\b[^>]*?\br="%d"[^>]*?>' % number, content)
        if row is None or row[0].endswith(b"/>"):
            raise FileRefusedError("no-room-for-ids")
        name = row["name"]
        prefix = name[: -len(b"row")].decode()
        end = content.find(b"</" + name + b">", row.end())
        if end < 0:
            raise FileRefusedError("no-room-for-ids")
        cells = content[row.end() : end]
        start, stop, style = _place(cells, column)
        style = style or _style_of(content, column)
        attribute = f' s="{style}"' if style else ""
        cell = (
            f'<{prefix}c r="{column}{number}"{attribute} t="inlineStr">'
            f"<{prefix}is><{prefix}t>{escape(id)}</{prefix}t></{prefix}is></{prefix}c>"
        )
        content = content[: row.end()] + cells[:start] + cell.encode() + cells[stop:] + content[end:]
    return content


def _place(cells: bytes, column: str) -> tuple[int, int, str]:
    """Where the cell of a column stands in a row, or would stand, and its style."""
    wanted = len(column), column
    for found in _CELL.finditer(cells):
        here = found[1].decode()
        if (len(here), here) == wanted:
            style = _STYLE.search(found[0])
            return found.start(), found.end(), style[1].decode() if style else ""
        if (len(here), here) > wanted:
            return found.start(), found.start(), ""
    return len(cells), len(cells), ""


def _style_of(content: bytes, column: str) -> str:
    """The style of a whole column."""
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - ord("A") + 1
    for found in _COLUMN.findall(content):
        stated = {key: int(value) for key, value in re.findall(rb'\b(min|max|style)="([0-9]{1,9})"', found)}
        if stated.get(b"min", 0) <= number <= stated.get(b"max", -1):
            return str(stated[b"style"]) if b"style" in stated else ""
    return ""


def _require_only_ids(before: bytes, after: bytes, file: str) -> None:
    """Refuse what would not be read as the same with the ids."""
    old, new = read_book(before, file), read_book(after, file)
    if old.data != new.data or new.proposed:
        raise FileRefusedError("no-room-for-ids")
