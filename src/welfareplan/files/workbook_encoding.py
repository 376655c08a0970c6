"""How is a value written into a cell? (floor 7)

The form that an officer would type is tried, and kept only if reading it gives the same value again; what has no such form is
written as ``json:`` and the value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from welfareplan.errors import InvalidValueError
from welfareplan.files.limits import LONGEST_XLSX_CELL
from welfareplan.files.troubles import FileRefusedError, ValueRefusedError
from welfareplan.files.workbook_cells import COLON, JSON, NO, YES, Cell, Resolve, decode
from welfareplan.files.workbook_layout import Column
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate

_MOST_WHOLE = 10**15  # a spreadsheet keeps 15 digits

Name = Callable[[str, tuple[str, ...]], str]
"""What finds the name of a row by its id."""

_NOT_XML = re.compile("[\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|x005F_")
_TO_ESCAPE = re.compile("[\ufffe\uffff]|_(?=x)|x(?=005F_)")


def encode(value: Any, column: Column, resolve: Resolve, name: Name) -> Cell:
    """The cell of plain data, of which reading gives the same.

    Raises:
        FileRefusedError: it is too long for a cell.
    """
    for cell in _candidates(value, column, name):
        if _is_safe(cell.value) and _reads_as(cell, value, column, resolve):
            return cell
    text = JSON + json.dumps(value, ensure_ascii=False)
    text = _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    if not _fits(text):
        raise FileRefusedError("cell-too-long", limit=LONGEST_XLSX_CELL)
    return Cell(text)


def _candidates(value: Any, column: Column, name: Name) -> Iterator[Cell]:  # noqa: C901, PLR0912 - one case for each shape
    words: dict[str, str] = {each.value: each.ja for each in column.words or ()}
    match column.shape, value:
        case "figure", str():
            places = len(value.partition(".")[2])
            if not value.startswith("-0") or value.strip("-0."):  # a sheet has no zero below zero
                yield Cell(float(value), "#,##0." + "0" * places if places else "#,##0")
            yield Cell(value)
        case "whole", int():
            yield Cell(value, "0") if abs(value) < _MOST_WHOLE else Cell(str(value))
        case "flag", bool():
            yield Cell(YES if value else NO)
        case "time", str():
            yield from (Cell(each) for each in _wareki(value))
            yield Cell(value)
        case "one", str():
            yield Cell(name(value, column.tables))
            yield Cell(value)
        case "many", list():
            yield Cell("\n".join(name(each, column.tables) for each in value))
            yield Cell("\n".join(value))
        case "cites", list():
            parts = [each.partition("#") for each in value]
            yield Cell("\n".join(name(id, column.tables) + mark + place for id, mark, place in parts))
            yield Cell("\n".join(value))
        case "word", str():
            yield Cell(words.get(value, value))
        case "words", list():
            yield Cell(" ".join(str(words.get(each, each)) for each in value))
        case "lines", list():
            yield Cell("\n".join(value))
        case "pairs", dict():
            yield Cell("\n".join(f"{key}{COLON}{text}" for key, text in value.items()))
        case (("text" | "id"), str()):
            yield Cell(value)
        case _:
            return


def _is_safe(value: Any) -> bool:
    """Whether a spreadsheet gives a text back as it was put in, and no program takes it for markup."""
    if not isinstance(value, str):
        return True
    is_markup = value.startswith("<r>") and value.endswith("</r>")
    return value == value.strip() and _fits(value) and not is_markup and _NOT_XML.search(value) is None


def _fits(text: str) -> bool:
    return len(text.encode("utf-16-le")) // 2 <= LONGEST_XLSX_CELL


def _reads_as(cell: Cell, value: Any, column: Column, resolve: Resolve) -> bool:
    try:
        found = decode(cell, column, resolve)
    except ValueRefusedError:
        return False
    if isinstance(found, dict) and list(found.items()) != list(value.items()):
        return False
    if isinstance(value, str):  # a word of a list is a text of its own kind
        return isinstance(found, str) and found == str(value)
    return type(found) is type(value) and found == value


def _wareki(text: str) -> Iterator[str]:
    reader: Callable[[str], Any] = PartialDate.of
    if text.endswith("?"):  # a year of which it is not said what it counts
        yield from (year.removesuffix("年度") for year in _wareki(f"FY{text[:-1]}"))
        return
    if text.startswith("FY"):
        reader = FiscalPeriod.of if ".." in text else FiscalYear.parse
    try:
        yield reader(text).wareki()
    except InvalidValueError:
        return
