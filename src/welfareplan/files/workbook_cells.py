"""What does a cell say? (floor 7)

Every shape of cell, as an officer types it. A cell that begins with ``json:`` holds what has no such form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import attrs

from welfareplan.eras import read_wareki
from welfareplan.errors import InvalidValueError
from welfareplan.files import json_format
from welfareplan.files.limits import LONGEST_NUMBER
from welfareplan.files.troubles import FileRefusedError, ValueRefusedError
from welfareplan.files.workbook_layout import Column

GENERAL = "General"
JSON = "json:"
YES, NO = "はい", "いいえ"
COLON = "："

_CODE = re.compile(r"FY\d{4}(\.\.FY\d{4})?|\d{4}\??|\d{4}-\d{1,2}(-\d{1,2})?", re.ASCII)
_SLASHES = re.compile(r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?", re.ASCII)
_DAY = re.compile(r"(.{1,8}?)年(\d{1,2})月(?:(\d{1,2})日)?", re.ASCII)
_WESTERN = re.compile(r"(\d{4})(年度?)", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_PERCENT = re.compile(r"([+-]?\d+(?:\.\d+)?)%", re.ASCII)
_QUIET = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_PLACES = re.compile(r"0\.(0+)")


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
class Percent:
    """A figure that the cell shows in percent (百分率の表示)."""

    value: str


Resolve = Callable[[str, tuple[str, ...]], str]
"""What finds the id of a row by its name or id, among some tables."""


def decode(cell: Cell, column: Column, resolve: Resolve) -> Any:
    """The plain data of a cell, None if it is empty, a Percent for a figure shown as one.

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
    else:
        value = _date(value, cell.format)
    return _text(str(value), column, resolve)


def _json(text: str) -> Any:
    try:
        found = json_format.parse(f'{{"v": {text}\n}}')
    except FileRefusedError:
        raise ValueRefusedError("not-cell-json") from None
    if list(found) != ["v"]:
        raise ValueRefusedError("not-cell-json")
    return found["v"]


def _date(value: Any, format: str) -> str:  # noqa: A002 - the word of the subject
    if not isinstance(value, date | datetime):
        return str(value)
    shown = _QUIET.sub("", format.partition(";")[0]).lower()
    return f"{value:%Y-%m-%d}" if "d" in shown else f"{value:%Y-%m}"


def _number(cell: Cell, column: Column, resolve: Resolve) -> Any:
    shown = shown_number(cell)
    if shown is None:
        return _text(str(cell.value), column, resolve)
    if column.shape == "figure":
        return shown
    text = shown.value + "%" if isinstance(shown, Percent) else shown
    if re.fullmatch("0{2,20}", cell.format) and text.isdigit():
        text = text.zfill(len(cell.format))
    return _text(text, column, resolve)


def shown_number(cell: Cell) -> str | Percent | None:
    """The figure of a cell as the sheet shows it, exactly; None for what is no figure.

    A spreadsheet keeps 15 digits. Zeros that the number format adds are kept; it takes no digit away.

    >>> shown_number(Cell(0.8, "0%")), shown_number(Cell(57.1, "0.00"))
    (Percent(value='80'), '57.10')
    """
    try:
        exact = Decimal(cell.value) if isinstance(cell.value, int) else Decimal(f"{cell.value:.15g}")
    except (ValueError, ArithmeticError):
        return None
    if not exact.is_finite() or abs(exact.adjusted()) > LONGEST_NUMBER:
        return None
    shown = _QUIET.sub("", cell.format.partition(";")[0])
    is_percent = "%" in shown
    sign, digits, exponent = exact.as_tuple()
    if not isinstance(exponent, int):  # pragma: no cover - finite numbers have one
        return None
    text = f"{Decimal((sign, digits, exponent + 2 * is_percent)):f}"
    whole, _, rest = text.partition(".")
    places = _PLACES.search(shown)
    rest = rest.rstrip("0").ljust(len(places[1]) if places else 0, "0")
    text = f"{whole}.{rest}" if rest else whole
    return Percent(text) if is_percent else text


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
            return read_time(text)
        case "figure":
            return _figure(text)
        case "whole":
            plain = unicodedata.normalize("NFKC", text).strip().replace(",", "")
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
        case "data":
            return _json(text)


def _pair(line: str) -> tuple[str, str]:
    key, colon, text = line.partition(COLON)
    if not colon:
        raise ValueRefusedError("not-a-pair", found=line[:40])
    return key.strip(), text.strip()


def _word(text: str, column: Column) -> str:
    found = [each.value for each in column.words or () if each.ja == text]
    return found[0] if len(found) == 1 else text


def _figure(text: str) -> str | Percent:
    plain = unicodedata.normalize("NFKC", text).strip()
    if _GROUPED.fullmatch(plain):
        return plain.replace(",", "")
    percent = _PERCENT.fullmatch(plain)
    return Percent(percent[1]) if percent else plain


def read_time(text: str) -> str:
    """A year, date or period as files write it; a text that is none of these as it stands.

    >>> read_time("令和4年度"), read_time("令和元年12月"), read_time("令和2年度～令和7年度"), read_time("R4")
    ('FY2022', '2019-12', 'FY2020..FY2025', '2022?')
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if len(plain) > LONGEST_NUMBER or _CODE.fullmatch(plain):
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
    return _year(plain) or plain


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
