"""Which value does a text stand for? (floor 7)

Dates, years, periods and citations are texts in files. Most texts of a document are met many times (a document has some
ten different years), so what was read once is kept for a while.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from welfareplan import eras
from welfareplan.amount import MOST_DIGITS
from welfareplan.errors import InvalidValueError, shown, shown_ja
from welfareplan.files.troubles import ValueRefusedError, note, wrong_type
from welfareplan.ids import is_id
from welfareplan.model.element import Citation
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

_FISCAL_YEAR = re.compile(r"FY[0-9]{4}", re.ASCII)
_DATE = re.compile(r"[0-9]{4}(-.*)?", re.ASCII | re.DOTALL)
_KEPT = 1024


def text_of(data: Any, _: Any = None) -> str:
    """A text.

    Raises:
        ValueRefusedError: it is something else.
    """
    if data.__class__ is not str:
        raise wrong_type(data, "text", "文字列")
    return str(data)


def shared_text(data: Any, _: Any = None) -> str:
    """A short text that is met again and again, such as a unit: one copy of it is kept for all who have it.

    Raises:
        ValueRefusedError: it is something else.
    """
    return sys.intern(text_of(data))


def whole(data: Any, _: Any = None) -> int:
    """A whole number.

    Raises:
        ValueRefusedError: it is something else; true is no number.
    """
    if data.__class__ is not int:
        raise wrong_type(data, "a whole number", "整数")
    if abs(data) >= 10**MOST_DIGITS:
        raise InvalidValueError(
            f"{shown(data)} has more than {MOST_DIGITS} digits, which is no figure",
            f"{shown_ja(data)}は{MOST_DIGITS}桁を超えており、値として扱えません。",
        )
    return int(data)


def _fiscal_year(text: str) -> FiscalYear:
    if _FISCAL_YEAR.fullmatch(text) is None:
        hint = eras.hint_for(text)
        example = hint if hint.startswith("FY") else "FY2022"
        raise InvalidValueError(
            f"{shown(text)} is not a fiscal year as files have it; write it like {example}",
            f"{shown_ja(text)}は年度として読めません。{example} のように書いてください。",
        )
    return FiscalYear(int(text[2:]))


REMEMBERED: dict[type[Any], Callable[[str], Any]] = {
    PartialDate: lru_cache(_KEPT)(PartialDate.of),
    FiscalYear: lru_cache(_KEPT)(_fiscal_year),
    FiscalPeriod: lru_cache(_KEPT)(FiscalPeriod.of),
    Citation: lru_cache(_KEPT)(Citation.of),
}
"""The classes that are a text in files and written by ``str``, each with what reads it, and remembers."""


@lru_cache(_KEPT)
def id_of(text: str) -> str:
    """An id, of which one copy is kept for all who name it.

    Raises:
        InvalidValueError: the text does not have the shape of one.
        TypeError: it is a list or a table.
    """
    if not is_id(text):
        raise InvalidValueError(f"{shown(text)} is not an id", f"{shown_ja(text)}は識別子の形ではありません。")
    return sys.intern(text)


@lru_cache(_KEPT)
def milestone_time_of(text: str) -> PartialDate | When | FiscalPeriod:
    """The ``when`` of a milestone: four digits are a calendar year there, and so a date.

    Raises:
        InvalidValueError: it is neither a date nor a year nor a period.
    """
    if ".." in text:
        return FiscalPeriod.of(text)
    return PartialDate.of(text) if _DATE.fullmatch(text) else When.of(text)


@lru_cache(_KEPT)
def time_of(at: str, on: str | None) -> When:
    """The time of a figure, from a text for its year and one for its day.

    Raises:
        InvalidValueError: they are none.
    """
    return When.of(at, on=None if on is None else PartialDate.of(on))


def time(data: tuple[Any, Any], _: Any = None) -> When:
    """The time of a figure, from two keys.

    Raises:
        ExceptionGroup: what is wrong with either, noted 0 and 1.
    """
    at, on = data
    if at.__class__ is str and (on is None or on.__class__ is str):
        try:
            return time_of(at, on)
        except InvalidValueError as error:
            if on is None:
                raise ExceptionGroup("", [note(error, 0)]) from None
            # Which of the two is wrong is found out below.
    wrong: list[Exception] = [note(ValueRefusedError("missing-key"), 0)] if at is None else []
    readers: tuple[Callable[[str], object], ...] = (When.of, PartialDate.of)
    for n, part in enumerate(data):
        try:
            if part is not None:
                readers[n](text_of(part))
        except (ValueRefusedError, InvalidValueError) as error:
            wrong.append(note(error, n))
    raise ExceptionGroup("", wrong)


def due(data: tuple[Any, Any], _: Any = None) -> When | FiscalPeriod:
    """The time of a target, from two keys: a year, or the years of each of which it is asked.

    Raises:
        ExceptionGroup: what is wrong with either, noted 0 and 1.
        ValueRefusedError: a period with a day.
    """
    at, on = data
    if isinstance(at, str) and ".." in at:
        if on is not None:
            raise ValueRefusedError("day-with-period")
        return FiscalPeriod.of(at)
    return time(data)
