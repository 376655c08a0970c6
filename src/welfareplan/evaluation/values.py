"""With which numbers is it computed? (floor 5)

The figures of one indicator as numbers in one unit, each with its reason where it cannot be had, and what several formulas are
made of.
"""

from __future__ import annotations

from decimal import Decimal
from functools import reduce

from welfareplan.amount import Amount, comparable
from welfareplan.evaluation.reasons import Undefined
from welfareplan.evaluation.rounding import EXACT
from welfareplan.evaluation.selection import WITHOUT_NUMBER, Chosen, Selection
from welfareplan.model.indicators import Target
from welfareplan.terms import Better, Flag, Sense
from welfareplan.when import When

_BARE = frozenset({Sense.REACH, Sense.APPROACH})


class Numbers:
    """The numbers of one indicator (計算に用いる数値), all in its unit.

    Attributes:
        actual: the actual figure, or the sum of the years where the target is a total.
        baseline: the baseline.
        target: the number of the target.
        change: actual − baseline.
        way: target − baseline.
        years: the years from the baseline to the actual, and to the target.
    """

    __slots__ = ("actual", "baseline", "change", "target", "way", "years")

    def __init__(self, row: Selection) -> None:
        chosen = row.chosen
        self.actual = actual = _actual(row, chosen)
        self.baseline = base = _baseline(row, chosen)
        self.target = goal = _target(chosen)
        self.years = _years(row, chosen)
        self.change: Decimal | Undefined
        self.way: Decimal | Undefined
        if isinstance(actual, Undefined) or isinstance(base, Undefined):
            self.change = first_undefined(actual, base)
        else:
            self.change = Undefined("actual-before-baseline") if _is_too_old(row) else EXACT.subtract(actual, base)
        if isinstance(base, Undefined) or isinstance(goal, Undefined):
            self.way = first_undefined(base, goal)
        else:
            self.way = EXACT.subtract(goal, base)


def _actual(row: Selection, chosen: Chosen) -> Decimal | Undefined:
    seen = chosen.actual
    if seen is not None and seen.reading.amount is not None:
        if chosen.is_total is False:
            return _number(seen.reading.amount, chosen.unit)
        if isinstance(chosen.is_total, Undefined):
            return chosen.is_total
        values = [each.reading.amount.value_in(chosen.unit) for each in row.summed if each.reading.amount]
        return reduce(EXACT.add, values) if values else Undefined("years-missing")
    reasons = {each.reason for each in row.unused}
    known = ("reference-only", "unit-differs", "after-cut-off")
    return Undefined(next((each for each in known if each in reasons), "no-actual"))


def _baseline(row: Selection, chosen: Chosen) -> Decimal | Undefined:
    reading = row.indicator.baseline
    if reading is None or reading.amount is None:
        return Undefined("no-baseline")
    if Flag.REFERENCE in reading.flags:
        return Undefined("reference-only")
    if row.indicator.comparable is False and not any(
        each.reading.at == reading.at and each.reading.amount == reading.amount for each in row.observed
    ):
        return Undefined("definition-changed")
    if reading.amount.unit != chosen.unit and not comparable(reading.amount.unit, chosen.unit):
        return Undefined("unit-differs")
    if chosen.is_total and Flag.CUMULATIVE not in reading.flags:
        return Undefined("counts-differ")
    return _number(reading.amount, chosen.unit)


def _target(chosen: Chosen) -> Decimal | Undefined:
    if chosen.target is None or chosen.no_target is not None:
        return Undefined(chosen.no_target or "no-target")
    return number_of(chosen.target, chosen.unit)


def number_of(target: Target, unit: str | None) -> Decimal | Undefined:
    """The number of a target in a unit (目標の数値).

    >>> from welfareplan.amount import Amount
    >>> number_of(Target(sense=Sense.AT_LEAST, amount=Amount("1.5", "千円")), "円")
    Decimal('1500.0')
    """
    if target.sense is Sense.BETWEEN:
        return Undefined("target-range")
    if target.amount is None or target.sense in WITHOUT_NUMBER:
        return Undefined("qualitative-target")
    if Flag.REFERENCE in target.flags:
        return Undefined("reference-only")
    if target.amount.unit != unit and not comparable(target.amount.unit, unit):
        return Undefined("unit-differs")
    return _number(target.amount, unit)


def _number(amount: Amount, unit: str | None) -> Decimal:
    return amount.value if amount.unit == unit else amount.value_in(unit)


def _is_too_old(row: Selection) -> bool:
    """Whether the actual is older than the baseline: then no way has been gone yet."""
    actual, baseline = row.chosen.actual, row.indicator.baseline
    return actual is not None and baseline is not None and actual.reading.at.year < baseline.at.year


def _years(row: Selection, chosen: Chosen) -> tuple[int, int] | Undefined:
    actual, baseline, target = chosen.actual, row.indicator.baseline, chosen.target
    if actual is None or baseline is None or target is None or target.sense is Sense.NONE:
        return Undefined("no-actual" if actual is None else "no-baseline" if baseline is None else "no-target")
    due, since, now = target.due, baseline.at.year, actual.reading.at.year
    if not isinstance(due, When):
        return Undefined("target-undated" if due is None else "target-every-year")
    if due.year <= since or now < since:
        return Undefined("no-time-between" if due.year <= since else "actual-before-baseline")
    return now - since, due.year - since


def implied_direction(sense: Sense, baseline: Decimal, target: Decimal) -> Better | None:
    """The direction that a target implies where none is stated (望ましい方向の推定): only a bare number does.

    >>> implied_direction(Sense.REACH, Decimal("24.5"), Decimal(12))
    <Better.DOWN: 'down'>
    """
    if sense not in _BARE or baseline == target:
        return None
    return Better.UP if target > baseline else Better.DOWN


def first_undefined(*values: object) -> Undefined:
    """The first that is undefined (最初の算出不能); the callers have seen that there is one.

    >>> first_undefined(Decimal(1), Undefined("no-target"))
    Undefined('no-target')
    """
    return next(each for each in values if isinstance(each, Undefined))
