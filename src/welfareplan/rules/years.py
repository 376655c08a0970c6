"""When does a stated year begin and end, for certain? (floor 6)

A year of which it is not said what it counts can be either, so that only what holds for both is claimed of it.
"""

from __future__ import annotations

from datetime import date

from welfareplan.terms import Basis
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When


def first_day(when: PartialDate | When | FiscalPeriod) -> date:
    """The first day that a stated time can mean.

    >>> first_day(When.fiscal(2021)), first_day(When.unstated(2021))
    (datetime.date(2021, 4, 1), datetime.date(2021, 1, 1))
    """
    if isinstance(when, PartialDate):
        return when.first_day
    if isinstance(when, FiscalPeriod):
        return when.first.start
    return FiscalYear(when.year).start if when.basis is Basis.FISCAL else date(when.year, 1, 1)


def last_day(when: PartialDate | When | FiscalPeriod) -> date:
    """The last day that a stated time can mean.

    >>> last_day(When.calendar(2021)), last_day(When.unstated(2021))
    (datetime.date(2021, 12, 31), datetime.date(2022, 3, 31))
    """
    if isinstance(when, PartialDate):
        return when.last_day
    if isinstance(when, FiscalPeriod):
        return when.last.end
    return date(when.year, 12, 31) if when.basis is Basis.CALENDAR else FiscalYear(when.year).end


def disagrees(when: When) -> bool:
    """Whether the day beside a year cannot lie in it.

    The figure of a fiscal year may be as of a day up to 31 May after its end: its accounts stay open until then
    (出納整理期間, 地方自治法235条の5), and counts of 1 April are printed for the year that has just ended.

    >>> disagrees(When.fiscal(2020, on=PartialDate(2021, 4, 1))), disagrees(When.fiscal(2020, on=PartialDate(2021, 6)))
    (False, True)
    """
    if when.on is None:
        return False
    last = date(when.year, 12, 31) if when.basis is Basis.CALENDAR else date(when.year + 1, 5, 31)
    return when.on.last_day < first_day(when) or when.on.first_day > last


def shown(when: PartialDate | When | FiscalPeriod | None) -> str:
    """A stated time as files write it, with its day.

    >>> shown(When.fiscal(2020, on=PartialDate(2021, 3)))
    'FY2020 (2021-03)'
    """
    day = f" ({when.on})" if isinstance(when, When) and when.on is not None else ""
    return f"{when}{day}"


def outside(when: When | FiscalPeriod, period: FiscalPeriod) -> bool:
    """Whether a time cannot lie within a period of fiscal years.

    >>> plan = FiscalPeriod(FiscalYear(2020), FiscalYear(2025))
    >>> outside(When.fiscal(2026), plan), outside(When.unstated(2026), plan), outside(When.unstated(2025), plan)
    (True, False, False)
    """
    first, last = period.first.year, period.last.year
    if isinstance(when, FiscalPeriod):
        return when.first.year < first or when.last.year > last
    if when.basis is Basis.FISCAL:
        return not first <= when.year <= last
    return not first <= when.year <= last + 1  # January to March of the next calendar year lie in the last fiscal year
