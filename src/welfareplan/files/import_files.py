"""How does somebody else's table get in? (floor 7)

CSV files and the sheets of workbooks become grids of cells, behind limits.
"""

from __future__ import annotations

import csv
import io
import os
import re
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from welfareplan.errors import DataFileError, InvalidValueError
from welfareplan.files.formulas import without_apostrophe
from welfareplan.files.import_encodings import decoded
from welfareplan.files.import_grid import Grid, Span, Why, column_number
from welfareplan.files.limits import MOST_TABLE_CELLS, MOST_TABLE_COLUMNS, MOST_TABLE_ROWS
from welfareplan.files.number_formats import shown_date
from welfareplan.files.reader import contents
from welfareplan.files.text import name as name_of
from welfareplan.files.text import unwritable
from welfareplan.files.troubles import FileRefusedError, unreadable
from welfareplan.files.workbook_cells import Cell, shown_of
from welfareplan.files.workbook_grid import ERROR, GridSheet, named_grids
from welfareplan.files.workbook_layout import MARK
from welfareplan.problems import Origin, Problem
from welfareplan.wording.parsers import parser_ja

_TEXTS, _WORKBOOKS = frozenset({".csv", ".tsv", ".txt"}), frozenset({".xlsx", ".xlsm"})
_HALF = 2
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")

_NO_RESULT: Why = ("the cell holds a formula without a stored result", "計算結果の保存されていない数式です。")
_FAILED: Why = ("the cell shows an error", "セルがエラー値です。")


def read_grids(
    path: str | os.PathLike[str], *, sheet: str | None = None, encoding: str | None = None
) -> tuple[tuple[Grid, ...], tuple[str, ...]]:
    """The sheets of a ``.csv``, ``.tsv``, ``.txt``, ``.xlsx`` or ``.xlsm`` file (表の読み込み).

    Args:
        path: the file. Macros are never carried out.
        sheet: the name of a sheet; without it every sheet that is not hidden.
        encoding: the encoding of a CSV file, where it is named.

    Returns:
        The sheets, and the names of those that were left out because they are hidden.

    Raises:
        DataFileError: it cannot be read, is too large, or is no such file.
        InvalidValueError: there is no such sheet or encoding.
    """
    found = Path(path)
    name = found.name or str(found)
    suffix = found.suffix.lower()
    try:
        if found.is_dir():
            raise FileRefusedError("not-a-file")  # noqa: TRY301 - as below
        if suffix in _TEXTS:
            return (_from_text(contents(found), name, encoding),), ()
        if suffix in _WORKBOOKS:
            return _from_workbook(contents(found), name, sheet)
        raise FileRefusedError("no-table-file", found=found.suffix or name)  # noqa: TRY301 - one way out for all refusals
    except FileRefusedError as error:
        raise DataFileError((error.problem(name),), name) from None
    except FileNotFoundError:
        raise DataFileError((Problem.of("missing-file", None, Origin(name)),), name) from None
    except OSError as error:
        raise DataFileError((unreadable(name, error),), name) from None


def _separator(text: str) -> str:
    """What parts the cells of a line: tabs where at least half of the lines have them, as copied from a page, else commas."""
    lines = [each for each in text.splitlines() if each.strip()]
    return "\t" if lines and sum("\t" in each for each in lines) * _HALF >= len(lines) else ","


def _from_text(raw: bytes, name: str, encoding: str | None) -> Grid:
    text, used = decoded(raw, encoding)
    rows: list[tuple[str, ...]] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=_separator(text)):
            rows.append(_checked([without_apostrophe(each) for each in cells], len(rows)))
    except csv.Error as error:
        raise FileRefusedError(
            "not-csv", f"row {len(rows) + 1}", detail=str(error), detail_ja=parser_ja(str(error))
        ) from None
    return Grid(file=name, encoding=used, rows=_bounded(rows))


def _checked(cells: list[str], row: int) -> tuple[str, ...]:
    while cells and not cells[-1].strip():
        cells.pop()
    if row >= MOST_TABLE_ROWS and cells:
        raise FileRefusedError("too-many-entries", f"row {row + 1}", limit=MOST_TABLE_ROWS)
    if len(cells) > MOST_TABLE_COLUMNS:
        raise FileRefusedError("too-many-entries", f"row {row + 1}", limit=MOST_TABLE_COLUMNS)
    for cell in cells:
        if found := unwritable(cell.replace("\n", "").replace("\r", "")):
            raise FileRefusedError("control-character", f"row {row + 1}", character=name_of(found))
    return tuple(cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells)


def _bounded(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows without empty ones at their end, if they are not more than a table has."""
    while rows and not rows[-1]:
        rows.pop()
    if sum(bool(cell.strip()) for cells in rows for cell in cells) > MOST_TABLE_CELLS:
        raise FileRefusedError("too-many-cells", limit=MOST_TABLE_CELLS)
    return tuple(rows)


# --- Workbooks --------------------------------------------------------------------------------------------------------


def _from_workbook(raw: bytes, name: str, sheet: str | None) -> tuple[tuple[Grid, ...], tuple[str, ...]]:
    names, found = named_grids(raw, None if sheet is None else {sheet})
    if sheet is not None and not found:
        raise InvalidValueError(
            f"{name} has no sheet {sheet!r}; its sheets are {', '.join(names)}",
            f"「{name}」にシート「{sheet}」はありません。あるのは {'、'.join(names)} です。",
        )
    if sheet is None and any(_is_ours(each) for each in found):
        raise InvalidValueError(
            f"{name} is the planning desk's own workbook: welfareplan convert makes a dossier of it",
            f"「{name}」は様式のブックです。計画の綴りにするには welfareplan convert を使ってください。",
        )
    shown = tuple(each for each in found if sheet is not None or not each.is_hidden)
    return tuple(_of_sheet(each, name) for each in shown), tuple(each.name for each in found if each not in shown)


def _is_ours(sheet: GridSheet) -> bool:
    """Whether a sheet is one of our template, whose first row has our keys."""
    return str(dict(sheet.rows).get(1, {}).get(1, Cell()).value) == MARK


def _of_sheet(found: GridSheet, name: str) -> Grid:
    texts: dict[int, dict[int, str]] = {}
    remarks: dict[tuple[int, int], str] = {}
    wrong: dict[tuple[int, int], Why] = {}
    for number, filled in found.rows:
        for column, cell in filled.items():
            texts.setdefault(number - 1, {})[column - 1] = _shown(cell)
            shown = shown_of(cell)
            if shown is not None and shown.differs:
                remarks[number - 1, column - 1] = str(cell.value)
    for (number, column), (code, text) in found.wrong.items():
        texts.setdefault(number - 1, {})[column - 1] = text if code == ERROR else ""
        wrong[number - 1, column - 1] = _FAILED if code == ERROR else _NO_RESULT
    rows: list[tuple[str, ...]] = []
    for row in sorted(texts):
        filled_to = max((column for column, text in texts[row].items() if text.strip()), default=-1)
        cells = [texts[row].get(column, "") for column in range(min(filled_to, MOST_TABLE_COLUMNS) + 1)]
        checked = _checked(cells, row)
        rows += [()] * (min(row, MOST_TABLE_ROWS) - len(rows))
        rows.append(checked)
    return Grid(
        file=name, sheet=found.name, rows=_bounded(rows), merged=_spans(found.merged), wrong=wrong, remarks=remarks
    )


def _spans(ranges: tuple[str, ...]) -> tuple[Span, ...]:
    """The merged ranges; where those of a damaged file overlap, together they are no more than a table has cells."""
    spans: list[Span] = []
    room = MOST_TABLE_ROWS * MOST_TABLE_COLUMNS
    for each in ranges:
        if found := _RANGE.fullmatch(each):
            left, top, right, bottom = found.groups()
            span = Span(int(top) - 1, column_number(left), int(bottom) - 1, column_number(right))
            height = min(span.bottom + 1, MOST_TABLE_ROWS) - span.top
            width = min(span.right + 1, MOST_TABLE_COLUMNS) - span.left
            room -= max(height, 0) * max(width, 0)
            if room < 0:
                raise FileRefusedError("too-many-cells", limit=MOST_TABLE_CELLS)
            spans.append(span)
    return tuple(spans)


def _shown(cell: Cell) -> str:
    """A cell as a sheet shows it, without separators."""
    value: Any = cell.value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return shown_date(value, cell.format)
    if isinstance(value, time | timedelta):
        return str(value)
    number = shown_of(cell)
    return str(value).strip("\n") if number is None else number.text
