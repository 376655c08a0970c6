"""Which cells are filled? (floor 7)

The only module that knows openpyxl. What a workbook unpacks to is looked up before anything of it is opened, and cells are
counted while they are read, so that no file makes it take long.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import attrs

from welfareplan.files.limits import HIGHEST_RATIO, LAST_ROW, MOST_CELLS, MOST_PARTS, MOST_UNPACKED
from welfareplan.files.troubles import FileRefusedError
from welfareplan.files.workbook_cells import Cell

_MEGABYTE = 1024 * 1024
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?\bref\s*=\s*["\']([A-Z0-9:$]{1,40})["\']')
_FAR = re.compile(rb'\sr\s*=\s*["\'](?:[A-Za-z]{4}|[A-Za-z]*[0-9]{8})')
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    RuntimeError,
    StopIteration,
    SyntaxError,  # what the parsers of XML raise is one
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the libraries raise for a file that is damaged; which of them is chance."""

ERROR, NO_RESULT = "error-cell", "formula-without-value"


@attrs.frozen
class GridSheet:
    """The filled cells of a sheet (記入のあるセル).

    Attributes:
        name: its name.
        rows: the number of each row that has filled cells, with these by column; both are counted from 1.
        wrong: cells that have no value to be read, by row and column, with the code that says why and what they show.
        merged: ranges that are merged.
    """

    name: str
    rows: tuple[tuple[int, dict[int, Cell]], ...]
    wrong: dict[tuple[int, int], tuple[str, str]]
    merged: tuple[str, ...]


def grid_of(raw: bytes) -> tuple[GridSheet, ...]:
    """The sheets of a workbook.

    Raises:
        FileRefusedError: it is none, or beyond a limit, or the library that reads it is not installed.
    """
    try:
        import openpyxl
    except ImportError:
        raise FileRefusedError("needs-excel") from None
    _require_small(raw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not know nothing is read
            shown = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            typed = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False)
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                budget = _Budget()
                return tuple(_sheet(one, two, archive, budget) for one, two in _pairs(shown, typed))
    except _DAMAGE as error:
        raise FileRefusedError("not-a-workbook", detail=type(error).__name__) from None


def _pairs(shown: Any, typed: Any) -> Iterator[tuple[Any, Any]]:
    return zip(shown.worksheets, typed.worksheets, strict=True)


def _require_small(raw: bytes) -> None:
    if raw[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise FileRefusedError("not-a-workbook", detail=".xls / password")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except _DAMAGE:
        raise FileRefusedError("not-a-workbook", detail="zip") from None
    size, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS:
        raise _too_large(f"{len(parts)} parts", f"部品{len(parts)}個", MOST_PARTS)
    if size > MOST_UNPACKED:
        raise _too_large(f"{size} bytes", f"{size}バイト", MOST_UNPACKED)
    if size > _MEGABYTE and size > packed * HIGHEST_RATIO:
        ratio = size // max(packed, 1)
        raise _too_large(f"{ratio} times its packed size", f"圧縮前の{ratio}倍", HIGHEST_RATIO)


def _too_large(found: str, found_ja: str, limit: int) -> FileRefusedError:
    return FileRefusedError("workbook-too-large", found=found, found_ja=found_ja, limit=limit)


class _Budget:
    """How many cells may still be looked at (残りのセル数)."""

    def __init__(self) -> None:
        self.left = MOST_CELLS

    def spend(self, cells: int) -> None:
        self.left -= cells
        if self.left < 0:
            more = f"more than {MOST_CELLS} cells"
            raise _too_large(more, f"{MOST_CELLS}セル超", MOST_CELLS)


def _sheet(shown: Any, typed: Any, archive: zipfile.ZipFile, budget: _Budget) -> GridSheet:
    part = archive.read(shown._worksheet_path.lstrip("/"))  # noqa: SLF001 - read-only sheets do not tell what is merged
    if _FAR.search(part):  # openpyxl would make room for every column up to there
        raise _too_large("a cell beyond column XFD", "列XFDより先のセル", LAST_ROW)
    merged = tuple(found.decode() for found in dict.fromkeys(_MERGED.findall(part)))
    rows: list[tuple[int, dict[int, Cell]]] = []
    wrong: dict[tuple[int, int], tuple[str, str]] = {}
    for each in (shown, typed):
        each.reset_dimensions()  # what the file says of its own size may be wrong
    for n, (row, texts) in enumerate(zip_longest(shown.iter_rows(), typed.iter_rows(), fillvalue=()), start=1):
        if n > LAST_ROW:
            raise _too_large(f"row {n}", f"{n}行", LAST_ROW)
        budget.spend(len(row))
        filled: dict[int, Cell] = {}
        for column, (cell, text) in enumerate(zip_longest(row, texts), start=1):
            if cell is None or text is None:
                continue
            if cell.data_type == "e":
                wrong[n, column] = ERROR, str(cell.value)
            elif cell.value is not None:
                filled[column] = Cell(cell.value, cell.number_format or "General")
            elif text.data_type == "f":
                wrong[n, column] = NO_RESULT, ""
        if filled:
            rows.append((n, filled))
    return GridSheet(shown.title, tuple(rows), wrong, merged)
