"""Does a stated time lie where it should? (floor 6)

A year of which it is not said what it counts is given the benefit of the doubt.
"""

from __future__ import annotations

from datetime import date

from welfareplan import japanese
from welfareplan.days import first_day
from welfareplan.errors import InvalidValueError
from welfareplan.terms import Basis
from welfareplan.when import FiscalPeriod, PartialDate, When


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


def shown_ja(when: PartialDate | When | FiscalPeriod) -> str:
    """A stated time as a planning desk writes it, with its day (和暦); one that lies before every era as files write it.

    >>> shown_ja(When.fiscal(2020, on=PartialDate(2021, 3))), shown_ja(FiscalPeriod.of("FY2020..FY2025"))
    ('令和2年度・令和3年3月', '令和2年度～令和7年度')
    >>> shown_ja(PartialDate(1868, 1, 1))
    '1868-01-01'
    """
    try:
        return japanese.when(when) if isinstance(when, When) else when.wareki()
    except InvalidValueError:
        return shown(when)


def outside(when: When | FiscalPeriod, period: FiscalPeriod) -> bool:
    """Whether a time cannot lie within a period of fiscal years.

    >>> from welfareplan.when import FiscalYear
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
