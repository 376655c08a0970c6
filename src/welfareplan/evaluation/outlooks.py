"""What would it take, and where does it lead? (floor 5)

The pace so far and the pace needed, and the value in the target year if the change since the baseline simply went on. An
outlook is arithmetic on two figures, not a forecast, so it says on how many figures it rests.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from welfareplan.evaluation.reasons import Undefined
from welfareplan.evaluation.rounding import QUOTIENT
from welfareplan.evaluation.rows import IndicatorProgress
from welfareplan.evaluation.schemes.basics import STATUS, given, met
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.terms import Status


@attrs.frozen(kw_only=True, weakref_slot=False)
class Outlook:
    """Paces and the expected value of one indicator (今後の見通し), unrounded, or why they cannot be had.

    Attributes:
        pace: change in a year since the baseline (これまでの年平均), in the change unit of the row.
        needed: change in a year needed from now to the target year (必要な年平均).
        expected: the value in the target year if the pace since the baseline goes on (見込値), in the unit of the row.
        would_be: whether that value would meet the target.
        figures: how many figures there are from the baseline to the actual, both counted; two are the least.

    >>> import welfareplan as wp
    >>> found = wp.outlook(wp.progress(wp.example("kurume"), through=wp.FiscalYear(2022))["mutual-help"])
    >>> found.pace, found.expected, found.would_be.ja, found.figures
    (Decimal('-0.7'), Decimal('59.9'), '未達成', 2)
    """

    pace: Decimal | Undefined
    needed: Decimal | Undefined
    expected: Decimal | Undefined
    would_be: Status
    figures: int


def _years(row: IndicatorProgress) -> tuple[int, int] | Undefined:
    """The years of baseline and actual, if a change lies between them."""
    if isinstance(row.change, Undefined) or row.actual is None or row.baseline is None:
        return row.change if isinstance(row.change, Undefined) else Undefined("no-actual")
    since, year = row.baseline.at.year, row.actual.reading.at.year
    return Undefined("too-few-points") if year == since else (since, year)


def _needed(row: IndicatorProgress, until: int | Undefined) -> Decimal | Undefined:
    if isinstance(row.remaining, Undefined) or isinstance(until, Undefined) or row.actual is None:
        return next((each for each in (row.remaining, until) if isinstance(each, Undefined)), Undefined("no-actual"))
    left = until - row.actual.reading.at.year
    return QUOTIENT.divide(row.remaining, Decimal(left)) if left > 0 else Undefined("target-year-passed")


def outlook(row: IndicatorProgress) -> Outlook:
    """The outlook of an indicator (今後の見通し), from a row of ``progress``; it is arithmetic, no grade and no forecast.

    Args:
        row: the row.

    With 64.1 % in 2019, 62.0 % in 2022 and 70.0 % due in 2025 the pace is −0.7 points a year, and 2.67 are needed:

    >>> import welfareplan as wp
    >>> found = outlook(wp.progress(wp.example("kurume"), through=wp.FiscalYear(2022))["mutual-help"])
    >>> found.pace, round(found.needed, 2)
    (Decimal('-0.7'), Decimal('2.67'))
    """
    figures = Figures.of_progress(row)
    until = Undefined(figures.reason("target_year")) if figures.target_year is None else figures.target_year
    years = _years(row)
    pace: Decimal | Undefined
    expected: Decimal | Undefined
    would_be = Status.UNDECIDED
    if isinstance(years, Undefined):
        pace = expected = years
    else:
        since, year = years
        yearly = Fraction(given(figures.actual)) - Fraction(given(figures.baseline))
        yearly /= year - since
        pace = _decimal(yearly)
        if isinstance(until, Undefined) or until < year:
            expected = until if isinstance(until, Undefined) else Undefined("target-year-passed")
        else:
            value = Fraction(given(figures.actual)) + yearly * (until - year)
            expected = _decimal(value)
            would_be = STATUS[met(figures, value).met]
    return Outlook(pace=pace, needed=_needed(row, until), expected=expected, would_be=would_be, figures=_count(row))


def _decimal(value: Fraction) -> Decimal:
    return QUOTIENT.divide(Decimal(value.numerator), Decimal(value.denominator))


def _count(row: IndicatorProgress) -> int:
    """The years with a figure, the baseline's included."""
    since = None if row.baseline is None else row.baseline.at.year
    years = {each.reading.at.year for each in row.series if since is None or each.reading.at.year >= since}
    if since is not None and not isinstance(row.baseline_value, Undefined):
        years.add(since)
    return len(years)
