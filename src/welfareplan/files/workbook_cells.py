"""What does a cell say? (floor 7)

Every shape of cell, as an officer types it. A cell that begins with ``json:`` holds what has no such form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

import attrs

from welfareplan.eras import read_wareki
from welfareplan.errors import InvalidValueError, UnreadableCellError
from welfareplan.files import json_format
from welfareplan.files.limits import LONGEST_NUMBER
from welfareplan.files.number_formats import GENERAL, Shown, shown_date, shown_number
from welfareplan.files.troubles import FileRefusedError, ValueRefusedError
from welfareplan.files.workbook_layout import Column
from welfareplan.printed import AmountReading, read_amount, read_when

JSON = "json:"
YES, NO = "はい", "いいえ"
COLON = "："

_CODE = re.compile(r"FY\d{4}(\.\.FY\d{4})?|\d{4}\??|\d{4}-\d{1,2}(-\d{1,2})?", re.ASCII)
_DAY_CODE = re.compile(r"\d{4}-\d{1,2}(-\d{1,2})?", re.ASCII)
_YEARS = frozenset({"at", "due"})  # beside which a column 日付 stands
_SLASHES = re.compile(r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?", re.ASCII)
_DAY = re.compile(r"(.{1,8}?)年(\d{1,2})月(?:(\d{1,2})日)?", re.ASCII)
_WESTERN = re.compile(r"(\d{4})(年度?)", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_LONGEST_FIGURE = 80


@attrs.frozen
class Cell:
    """A cell as a spreadsheet has it (セル).

    Attributes:
        value: text, number, true or false, date, or None.
        format: its number format.
    """

    value: Any = None
    format: str = GENERAL


@attrs.frozen
class Counted:
    """A figure whose unit stands in the same cell (単位付きの値): 80％, 1,020件, or 0.8 shown in percent."""

    value: str
    unit: str


Resolve = Callable[[str, tuple[str, ...]], str]
"""What finds the id of a row by its name or id, among some tables."""


def decode(cell: Cell, column: Column, resolve: Resolve) -> Any:
    """The plain data of a cell, None if it is empty, a ``Counted`` for a figure that has its unit with it.

    Raises:
        ValueRefusedError: it cannot be read.
    """
    value = cell.value
    if isinstance(value, str):
        if not value.strip():
            return None
        if value.startswith(JSON):
            return _json(value.removeprefix(JSON))
    elif value is None:
        return None
    elif isinstance(value, bool):
        return value if column.shape == "flag" else str(value).upper()
    elif isinstance(value, int | float):
        return _number(cell, column, resolve)
    elif isinstance(value, date):
        value = shown_date(value, cell.format)
    return _text(str(value), column, resolve)


def _json(text: str) -> Any:
    try:
        found = json_format.parse(f'{{"v": {text}\n}}')
    except FileRefusedError:
        raise ValueRefusedError("not-cell-json") from None
    if list(found) != ["v"]:
        raise ValueRefusedError("not-cell-json")
    return found["v"]


def _number(cell: Cell, column: Column, resolve: Resolve) -> Any:
    shown = shown_of(cell)
    if shown is None:
        return _text(str(cell.value), column, resolve)
    if column.shape == "figure":
        return Counted(shown.figure, "%") if shown.is_percent else shown.figure
    text = f"{shown.figure}%" if shown.is_percent else shown.figure
    if re.fullmatch("0{2,20}", cell.format) and text.isdigit():
        text = text.zfill(len(cell.format))
    return _text(text, column, resolve)


def shown_of(cell: Cell) -> Shown | None:
    """What a cell shows of a number; None for what is no figure."""
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return shown_number(value, cell.format)


def _text(text: str, column: Column, resolve: Resolve) -> Any:  # noqa: C901, PLR0911, PLR0912 - one line for each shape
    match column.shape:
        case "text":
            return text
        case "id":
            return text.strip()
        case "lines":
            return [line.strip() for line in text.split("\n") if line.strip()]
        case "pairs":
            return dict(_pair(line) for line in text.split("\n") if line.strip())
        case "time":
            return _time(text, column)
        case "figure":
            return _figure(text)
        case "whole":
            plain = unicodedata.normalize("NFKC", text[:LONGEST_NUMBER]).strip().replace(",", "")
            return int(plain) if re.fullmatch(r"-?[0-9]{1,40}", plain) else text
        case "flag":
            return {YES: True, NO: False}.get(text.strip(), text)
        case "word":
            return _word(text.strip(), column)
        case "words":
            return [_word(each, column) for each in re.split(r"[\s、,]+", text) if each]
        case "one":
            return resolve(text.strip(), column.tables)
        case "many":
            return [resolve(line.strip(), column.tables) for line in text.split("\n") if line.strip()]
        case "cites":
            return [_cited(line.strip(), column, resolve) for line in text.split("\n") if line.strip()]
        case "data":
            return _json(text)


def _cited(line: str, column: Column, resolve: Resolve) -> str:
    """A citation: the name or id of a source, and the place in it behind #."""
    found = re.search("[#＃]", line)
    name, place = (line, "") if found is None else (line[: found.start()], "#" + line[found.end() :].strip())
    return resolve(name.strip(), column.tables) + place


def _pair(line: str) -> tuple[str, str]:
    key, colon, text = line.partition(COLON)
    if not colon:
        raise ValueRefusedError("not-a-pair", found=line[:40])
    return key.strip(), text.strip()


def _word(text: str, column: Column) -> str:
    found = [each.value for each in column.words or () if each.ja == text]
    return found[0] if len(found) == 1 else text


def _figure(text: str) -> str | Counted:
    """A figure as typed; what is more than digits is read as a printed cell is, if it says nothing besides its unit."""
    if len(text) > _LONGEST_FIGURE:
        return text
    plain = unicodedata.normalize("NFKC", text).strip()
    if _PLAIN.fullmatch(plain):
        return plain
    if _GROUPED.fullmatch(plain):
        return plain.replace(",", "")
    try:
        found = read_amount(text)
    except UnreadableCellError:
        return plain
    if (
        not isinstance(found, AmountReading)
        or found.amount is None
        or found.flags
        or found.when
        or found.figures[0].label
    ):
        return plain
    value = f"{found.amount.value:f}"
    return value if found.amount.unit is None else Counted(value, found.amount.unit)


def _time(text: str, column: Column) -> str:
    """A time, as files write it; where a year is wanted, a day stands in the column beside.

    Raises:
        ValueRefusedError: it is none.
    """
    found = read_time(text)
    is_day = _DAY_CODE.fullmatch(found) is not None
    if not _CODE.fullmatch(found) or (is_day and column.path[-1] in _YEARS):
        raise ValueRefusedError("not-cell-time", found=text.strip()[:40])
    return found


def read_time(text: str) -> str:
    """A year, date or period as files write it; a text that is none of these as it stands.

    >>> read_time("令和4年度"), read_time("令和元年12月"), read_time("令和2年度～令和7年度"), read_time("R4")
    ('FY2022', '2019-12', 'FY2020..FY2025', '2022?')
    """
    if len(text) > LONGEST_NUMBER:
        return text
    plain = unicodedata.normalize("NFKC", text).strip()
    if _CODE.fullmatch(plain):
        return plain
    first, tilde, last = plain.replace("〜", "~").partition("~")
    if tilde:
        ends = [_year(first.strip()), _year(last.strip())]
        return "..".join(str(end) for end in ends) if all(ends) else plain
    found = _SLASHES.fullmatch(plain)
    year = found[1] if found else None
    if found is None and (found := _DAY.fullmatch(plain)):
        year = (_year(f"{found[1]}年") or "").removeprefix("FY")
    if found and year:
        return "-".join([year, *(f"{int(part):02d}" for part in found.groups()[1:] if part)])
    return _year(plain) or _printed(text) or plain


def _printed(text: str) -> str | None:
    """A time in one of the other forms in which it is printed: R6.4.1, H30実績, 平成32年度末."""
    try:
        found = read_when(text)
    except UnreadableCellError:
        return None
    if found.when is None or found.flags:
        return None
    return str(found.when) if found.when.on is None else str(found.when.on) if not found.year_printed else None


def _year(text: str) -> str | None:
    western = _WESTERN.fullmatch(text)
    if western:
        year, counts = int(western[1]), western[2]
    else:
        try:
            year, found = read_wareki(text)
        except InvalidValueError:
            return None
        counts = found or ""
    return {"年度": f"FY{year}", "年": f"{year}"}.get(counts, f"{year}?")
