"""Which cells are filled? (floor 7)

The only module that knows openpyxl. What a workbook unpacks to is looked up before anything of it is opened, elements are
counted before they are parsed and cells while they are read, so that no file makes it take long.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator
from itertools import zip_longest
from typing import Any, Self

import attrs

from welfareplan.files.limits import (
    HIGHEST_RATIO,
    LAST_ROW,
    LONGEST_XLSX_CELL,
    MOST_CELLS,
    MOST_PARTS,
    MOST_TAGS,
    MOST_TAGS_BESIDE,
    MOST_UNPACKED,
)
from welfareplan.files.number_formats import GENERAL, JAPANESE_DATES, is_date
from welfareplan.files.packages import as_declared
from welfareplan.files.troubles import FileRefusedError
from welfareplan.files.workbook_cells import Cell
from welfareplan.files.workbook_kinds import damaged, not_a_workbook

_MEGABYTE = 1024 * 1024
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?\bref\s*=\s*["\']([A-Z0-9:$]{1,40})["\']')
_FAR = re.compile(rb'\sr\s*=\s*["\'](?:[A-Za-z]{4}|[A-Za-z]*[0-9]{8})')
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
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
        is_hidden: whether the sheet is hidden.
    """

    name: str
    rows: tuple[tuple[int, dict[int, Cell]], ...]
    wrong: dict[tuple[int, int], tuple[str, str]]
    merged: tuple[str, ...]
    is_hidden: bool = False


def grid_of(raw: bytes) -> tuple[GridSheet, ...]:
    """The sheets of a workbook.

    Raises:
        FileRefusedError: it is none, or beyond a limit, or the library that reads it is not installed.
    """
    return named_grids(raw)[1]


def named_grids(raw: bytes, only: Collection[str] | None = None) -> tuple[tuple[str, ...], tuple[GridSheet, ...]]:
    """The names of all sheets of a workbook, and the sheets that are wanted.

    Args:
        raw: its bytes.
        only: the names of the sheets that are wanted; without it, all of them.

    Returns:
        The names of all sheets in their order, and the sheets that are wanted.

    Raises:
        FileRefusedError: it is none, or beyond a limit, or the library that reads it is not installed.
    """
    try:
        with _opened(raw) as book:
            names = tuple(str(each.title) for each in book.shown.worksheets)
            return names, tuple(book.sheets(only))
    except DAMAGE as error:
        raise damaged() from error


def sheet_parts(raw: bytes) -> dict[str, str]:
    """The part of the archive in which each sheet is written, by the name of the sheet.

    Raises:
        FileRefusedError: as for ``grid_of``.
    """
    try:
        with _opened(raw) as book:
            return {str(each.title): _part_of(each) for each in book.shown.worksheets}
    except DAMAGE as error:
        raise damaged() from error


def _part_of(sheet: Any) -> str:
    return str(sheet._worksheet_path).lstrip("/")  # noqa: SLF001 - read-only sheets do not tell what is merged


def _opened(raw: bytes) -> _Book:
    try:
        import openpyxl
    except ImportError:
        raise FileRefusedError("needs-excel") from None
    return _Book(_sound(raw), openpyxl.load_workbook)


# --- Before anything is opened ----------------------------------------------------------------------------------------


def _sound(raw: bytes) -> bytes:
    """The archive, once it is known to unpack to no more than a plan has, with nothing in it but what was looked at."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except DAMAGE:
        raise not_a_workbook(raw) from None
    parts = archive.infolist()
    counted = _Tags()
    size, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS:
        raise _too_large(f"{len(parts)} parts", f"部品{len(parts)}個", MOST_PARTS)
    if size > MOST_UNPACKED:
        raise _too_large(f"{size} bytes", f"{size}バイト", MOST_UNPACKED)
    if size > _MEGABYTE and size > packed * HIGHEST_RATIO:
        ratio = size // max(packed, 1)
        raise _too_large(f"{ratio} times its packed size", f"圧縮前の{ratio}倍", HIGHEST_RATIO)
    if "xl/workbook.bin" in archive.NameToInfo or "[Content_Types].xml" not in archive.NameToInfo:
        raise not_a_workbook(raw, packed=archive)
    sound = as_declared(raw)
    with zipfile.ZipFile(io.BytesIO(sound)) as unpacked:
        for name in unpacked.namelist():
            counted.add(name.lower(), unpacked.read(name))
    return sound


class _Tags:
    """How many tags the parts have that openpyxl makes an object of each, before any is made (XMLの要素数)."""

    def __init__(self) -> None:
        self._all = self._beside = self._rows = self._cells = self._texts = 0

    def add(self, name: str, content: bytes) -> None:
        """Count the tags of a part.

        Raises:
            FileRefusedError: they are too many.
        """
        tags = content.count(b"<")
        self._all += tags
        if "worksheets/" in name:
            self._rows += sum(1 for _ in _ROW.finditer(content))
            self._cells += sum(1 for _ in _CELL.finditer(content))
        elif "sharedstrings" in name:
            self._texts += sum(1 for _ in _TEXT.finditer(content))
        else:
            self._beside += tags
        if max(self._rows, self._cells, self._texts) > MOST_CELLS:
            raise _too_large(f"more than {MOST_CELLS} cells", f"{MOST_CELLS}セル超", MOST_CELLS)
        for found, limit in ((self._beside, MOST_TAGS_BESIDE), (self._all, MOST_TAGS)):
            if found > limit:
                raise _too_large(f"more than {limit} XML tags", f"XMLの要素{limit}個超", limit)


def _too_large(found: str, found_ja: str, limit: int) -> FileRefusedError:
    return FileRefusedError("workbook-too-large", found=found, found_ja=found_ja, limit=limit)


# --- Cells ------------------------------------------------------------------------------------------------------------


class _Book:
    """An opened workbook, and how many of its cells may still be looked at (開いたブック)."""

    def __init__(self, raw: bytes, load: Callable[..., Any]) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(raw))
        self._raw = raw
        self._load = load
        self._left = MOST_CELLS
        self.shown = self._open(results=True)
        self._typed: Any = None

    def _open(self, *, results: bool) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not know nothing is read
            return self._load(io.BytesIO(self._raw), read_only=True, data_only=results, keep_links=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for each in (self.archive, self.shown, self._typed):
            if each is not None:
                each.close()

    def sheets(self, only: Collection[str] | None) -> Iterator[GridSheet]:
        """The sheets, read one after the other."""
        for nth, shown in enumerate(self.shown.worksheets):
            if only is None or shown.title in only:
                yield self._sheet(shown, nth)

    def _formulas(self, part: bytes, nth: int) -> Any:
        """The same sheet with its formulas instead of their results; None if it has none."""
        if _FORMULA.search(part) is None:
            return None
        if self._typed is None:
            self._typed = self._open(results=False)
        sheet = self._typed.worksheets[nth]
        sheet.reset_dimensions()  # what the file says of its own size may be wrong
        return sheet

    def _spend(self, cells: int) -> None:
        self._left -= cells
        if self._left < 0:
            raise _too_large(f"more than {MOST_CELLS} cells", f"{MOST_CELLS}セル超", MOST_CELLS)

    def _sheet(self, shown: Any, nth: int) -> GridSheet:
        part = self.archive.read(_part_of(shown))
        if _FAR.search(part):  # openpyxl would make room for every column up to there
            raise _too_large("a cell beyond column XFD", "列XFDより先のセル", LAST_ROW)
        merged = tuple(found.decode() for found in dict.fromkeys(_MERGED.findall(part)))
        rows: list[tuple[int, dict[int, Cell]]] = []
        wrong: dict[tuple[int, int], tuple[str, str]] = {}
        shown.reset_dimensions()
        typed = self._formulas(part, nth)
        written = () if typed is None else typed.iter_rows()
        for n, (row, texts) in enumerate(zip_longest(shown.iter_rows(), written, fillvalue=()), start=1):
            if n > LAST_ROW:
                raise _too_large(f"row {n}", f"{n}行", LAST_ROW)
            self._spend(len(row))
            filled: dict[int, Cell] = {}
            for column, (cell, text) in enumerate(zip_longest(row, texts), start=1):
                if cell is None:
                    continue
                if cell.data_type == "e":
                    wrong[n, column] = ERROR, str(cell.value)[:40]
                elif cell.value is not None:
                    filled[column] = self._cell(cell)
                elif text is not None and text.data_type == "f":
                    wrong[n, column] = NO_RESULT, ""
            if filled:
                rows.append((n, filled))
        return GridSheet(str(shown.title), tuple(rows), wrong, merged, shown.sheet_state != "visible")

    def _cell(self, cell: Any) -> Cell:
        value = cell.value
        if isinstance(value, str):
            if len(value) > LONGEST_XLSX_CELL:
                raise FileRefusedError("cell-too-long", limit=LONGEST_XLSX_CELL)
            return Cell(value, cell.number_format or GENERAL)
        number_format = JAPANESE_DATES.get(cell.style_array.numFmtId) or cell.number_format or GENERAL
        if isinstance(value, int | float) and not isinstance(value, bool) and is_date(number_format):
            value = self._day(value)
        return Cell(value, number_format)

    def _day(self, serial: float) -> Any:
        """The day of a number that is shown as one; the number, if it is none."""
        from openpyxl.utils.datetime import from_excel

        try:
            return from_excel(serial, self.shown.epoch)
        except (ValueError, ArithmeticError):
            return serial
