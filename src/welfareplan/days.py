"""When does a stated time begin and end, for certain? (floor 2)

A year of which it is not said what it counts can be fiscal or calendar, so that only what holds for both is claimed of it.
"""

from __future__ import annotations

from datetime import date, datetime

from welfareplan.errors import InvalidValueError, shown, shown_ja
from welfareplan.terms import Basis
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

Day = date | PartialDate | str
"""A day as callers may give it: a date, or text or :class:`PartialDate`, of which the last day is meant."""


def first_day(when: PartialDate | When | FiscalPeriod) -> date:
    """The first day that a stated time can mean (初日).

    >>> first_day(When.fiscal(2021)), first_day(When.unstated(2021))
    (datetime.date(2021, 4, 1), datetime.date(2021, 1, 1))
    """
    if isinstance(when, PartialDate):
        return when.first_day
    if isinstance(when, FiscalPeriod):
        return when.first.start
    return FiscalYear(when.year).start if when.basis is Basis.FISCAL else date(when.year, 1, 1)


def last_day(when: PartialDate | When | FiscalPeriod) -> date:
    """The last day that a stated time can mean (末日).

    >>> last_day(When.calendar(2021)), last_day(When.unstated(2021))
    (datetime.date(2021, 12, 31), datetime.date(2022, 3, 31))
    """
    if isinstance(when, PartialDate):
        return when.last_day
    if isinstance(when, FiscalPeriod):
        return when.last.end
    return date(when.year, 12, 31) if when.basis is Basis.CALENDAR else FiscalYear(when.year).end


def day_of(day: object) -> date:
    """The day that is meant (基準日): of a month or year, as text or :class:`PartialDate`, its last.

    Raises:
        InvalidValueError: it is no day.

    >>> day_of("2022-12"), day_of(date(2022, 12, 1))
    (datetime.date(2022, 12, 31), datetime.date(2022, 12, 1))
    """
    if isinstance(day, str):
        day = PartialDate.of(day)
    if isinstance(day, PartialDate):
        return day.last_day
    if isinstance(day, datetime):
        return day.date()  # a datetime is a date to Python, but the two cannot be compared
    if isinstance(day, date):
        return day
    raise InvalidValueError(
        f"{shown(day)} is not a day; give a date, a PartialDate or text like 2022-12-01",
        f"{shown_ja(day)}は日付ではありません。date、PartialDate、または 2022-12-01 のような文字列で渡してください。",
    )
