"""What do rules look up now and then? (floor 5)

Of the figures of a row some are asked for by few rules: the series and what is found in it, the target of the year, the
reasons. They are looked up when a rule asks.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from welfareplan.amount import comparable
from welfareplan.evaluation.reasons import Undefined
from welfareplan.evaluation.rows import IndicatorProgress
from welfareplan.model.element import Pairs, pairs
from welfareplan.model.indicators import Target
from welfareplan.terms import Sense
from welfareplan.when import When


def end_of(target: Target, unit: str | None, *, upper: bool = False) -> Decimal | None:
    """The number of a target, or the upper end of its range, in a unit (目標値の端); None where there is none in it."""
    amount = target.upper if upper else target.amount
    return None if amount is None or not comparable(amount.unit, unit) else amount.value_in(unit)


def _points(row: IndicatorProgress) -> tuple[tuple[int, Decimal], ...]:
    # Figures of single years cannot be set beside their sum.
    series = () if row.summed else row.series
    points = {each.reading.at.year: each.reading.amount.value_in(row.unit) for each in series if each.reading.amount}
    return tuple(sorted(points.items()))


def _previous(row: IndicatorProgress) -> Decimal | None:
    return None if row.actual is None else dict(_points(row)).get(row.actual.reading.at.year - 1)


def _previous_year(row: IndicatorProgress) -> int | None:
    return None if row.actual is None or _previous(row) is None else row.actual.reading.at.year - 1


def _interim(row: IndicatorProgress) -> Decimal | None:
    return None if row.of_the_year is None else end_of(row.of_the_year, row.unit)


def _interim_sense(row: IndicatorProgress) -> Sense | None:
    return None if row.of_the_year is None else row.of_the_year.sense


def _why(row: IndicatorProgress) -> Pairs:
    values = (("baseline", row.baseline_value), ("target", row.target_value), ("actual", row.actual_value))
    why = {name: value.reason for name, value in values if isinstance(value, Undefined)}
    goal = None if row.no_target is not None else row.target
    if goal is not None and not isinstance(goal.due, When):
        why["target_year"] = "target-undated" if goal.due is None else "target-every-year"
    return pairs(why)


LOOKUPS: dict[str, Callable[[IndicatorProgress], Any]] = {
    "points": _points,
    "previous": _previous,
    "previous_year": _previous_year,
    "interim": _interim,
    "interim_sense": _interim_sense,
    "why": _why,
}
"""What looks up a figure of a row, by the name it has among the figures of a rule."""
