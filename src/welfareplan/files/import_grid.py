"""Which cells does somebody else's table have? (floor 7)

A sheet or a CSV file as rows of text, each cell as a reader of the print would see it: 0.8 shown as 80 % is 80%. Nothing is
understood here.
"""

from __future__ import annotations

import csv
import io
import os
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any

import attrs

from welfareplan.errors import DataFileError, InvalidValueError
from welfareplan.files.limits import MOST_BYTES
from welfareplan.files.reader import contents, unreadable
from welfareplan.files.text import unwritable
from welfareplan.files.troubles import FileRefusedError
from welfareplan.problems import Origin, Problem

MOST_UNPACKED = 32 * 1024 * 1024
"""Bytes of a workbook once unpacked, as its directory declares them."""

MOST_TABLE_ROWS = 5_000
"""Rows of a table of figures."""

MOST_TABLE_COLUMNS = 200
"""Columns of a table of figures."""

ENCODINGS = ("utf-8", "cp932")
"""The encodings of a CSV file, tried strictly in this order."""

_LETTERS = 26


@attrs.frozen(kw_only=True)
class Grid:
    """The cells of a table (表のセル).

    Attributes:
        file: the name of the file.
        sheet: the name of the sheet; None for CSV.
        encoding: how the text was encoded, ``utf-8``, ``utf-8-sig`` or ``cp932``; None for a workbook.
        rows: the rows, with their cells as shown.
        uncomputed: the cells (row and column from 0) that hold a formula without a stored result.
    """

    file: str
    sheet: str | None = None
    encoding: str | None = None
    rows: tuple[tuple[str, ...], ...]
    uncomputed: frozenset[tuple[int, int]] = frozenset()

    def cell(self, row: int, column: int) -> str:
        """A cell as shown; empty beyond the end of its row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def address(self, row: int, column: int) -> str:
        """Where a cell stands, as a spreadsheet names it.

        >>> Grid(file="a.xlsx", sheet="指標", rows=()).address(6, 27)
        '指標!AB7'
        """
        name = f"{letters(column)}{row + 1}"
        return name if self.sheet is None else f"{self.sheet}!{name}"


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


def read_grid(path: str | os.PathLike[str], *, sheet: str | None = None) -> Grid:
    """The cells of a ``.csv`` or ``.xlsx`` file (表の読み込み).

    Args:
        path: the file.
        sheet: the name of a sheet; without it the first.

    Raises:
        DataFileError: it cannot be read, is too large, or is no such file.
        InvalidValueError: there is no such sheet.
    """
    found = Path(path)
    name = found.name
    try:
        if found.suffix.lower() == ".csv":
            return _from_csv(contents(found), name)
        if found.suffix.lower() in {".xlsx", ".xlsm"}:
            return _from_workbook(contents(found), name, sheet)
        raise FileRefusedError("unknown-file-kind", found=found.suffix)  # noqa: TRY301 - one way out for all refusals
    except FileRefusedError as error:
        raise DataFileError((error.problem(name),), name) from None
    except FileNotFoundError:
        raise DataFileError((Problem.of("missing-file", None, Origin(name)),), name) from None
    except OSError as error:
        raise DataFileError((unreadable(name, error),), name) from None


def decoded(raw: bytes) -> tuple[str, str]:
    """The text of a CSV file and its encoding: UTF-8 with or without a byte order mark, then cp932, each strictly.

    Raises:
        FileRefusedError: it is neither.

    >>> decoded("指標".encode("cp932"))
    ('指標', 'cp932')
    """
    for encoding in ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.startswith("\ufeff"):
            return text[1:], "utf-8-sig"
        return text, encoding
    raise FileRefusedError("unreadable-file", detail="文字コードが UTF-8 でも CP932（Shift_JIS）でもありません")


def _from_csv(raw: bytes, name: str) -> Grid:
    text, encoding = decoded(raw)
    rows: list[tuple[str, ...]] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), strict=True):
            rows.append(_checked(cells, len(rows)))
    except csv.Error as error:
        raise FileRefusedError("not-csv", f"row {len(rows) + 1}", detail=str(error)) from None
    return Grid(file=name, encoding=encoding, rows=tuple(rows))


def _checked(cells: list[str], row: int) -> tuple[str, ...]:
    while cells and not cells[-1].strip():
        cells.pop()
    if row >= MOST_TABLE_ROWS:
        raise FileRefusedError("too-many-entries", f"row {row + 1}", limit=MOST_TABLE_ROWS)
    if len(cells) > MOST_TABLE_COLUMNS:
        raise FileRefusedError("too-many-entries", f"row {row + 1}", limit=MOST_TABLE_COLUMNS)
    for cell in cells:
        if found := unwritable(cell.replace("\n", "").replace("\r", "")):
            raise FileRefusedError("control-character", f"row {row + 1}", character=f"U+{ord(found):04X}")
    return tuple(cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells)


def _from_workbook(raw: bytes, name: str, sheet: str | None) -> Grid:
    _require_sound(raw)
    from openpyxl import load_workbook

    def opened(*, results: bool) -> Any:
        return load_workbook(io.BytesIO(raw), read_only=True, data_only=results, keep_links=False)

    try:
        book, formulas = opened(results=True), opened(results=False)
        title: str = book.sheetnames[0] if sheet is None else sheet
        if title not in book.sheetnames:
            raise InvalidValueError(  # noqa: TRY301 - beside what opened the book
                f"{name} has no sheet {title!r}; its sheets are {', '.join(book.sheetnames)}",
                f"「{name}」にシート「{title}」はありません。あるのは {'、'.join(book.sheetnames)} です。",
            )
        return _sheet(book[title], formulas[title], name, title)
    except (InvalidValueError, FileRefusedError):
        raise
    except Exception as error:
        detail = f"表計算ファイルとして読めません：{type(error).__name__}"
        raise FileRefusedError("unreadable-file", detail=detail) from error


def _require_sound(raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(each.file_size for each in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise FileRefusedError("unreadable-file", detail="表計算ファイル（.xlsx）ではないか、壊れています") from None
    if unpacked > MOST_UNPACKED:
        raise FileRefusedError("too-large", limit=max(MOST_BYTES, MOST_UNPACKED))


def _sheet(values: Any, formulas: Any, name: str, title: str) -> Grid:
    for each in (values, formulas):
        each.reset_dimensions()  # what a file says of its size need not be true
    rows: list[tuple[str, ...]] = []
    uncomputed: set[tuple[int, int]] = set()
    for shown, written in zip_longest(_rows(values), _rows(formulas), fillvalue=()):
        cells = [_shown(each.value, getattr(each, "number_format", None) or "") for each in shown]
        for column, each in enumerate(written):
            if each.value is not None and each.data_type == "f" and not (column < len(cells) and cells[column]):
                uncomputed.add((len(rows), column))
        rows.append(_checked(cells, len(rows)))
    while rows and not rows[-1]:
        rows.pop()
    return Grid(file=name, sheet=title, rows=tuple(rows), uncomputed=frozenset(uncomputed))


def _rows(sheet: Any) -> Iterator[Any]:
    return iter(sheet.iter_rows(max_row=MOST_TABLE_ROWS + 1, max_col=MOST_TABLE_COLUMNS + 1))


def _shown(value: Any, number_format: str) -> str:  # noqa: PLR0911 - one line for each type of cell
    """A cell as a sheet shows it, without separators and without rounding."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        if not number.is_finite():
            return str(value)
        if "%" in number_format.partition(";")[0]:
            return f"{_plain(number.scaleb(2))}%"
        return _plain(number)
    if isinstance(value, datetime | date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    return str(value).strip("\n")


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").removesuffix(".") if "." in text else text
