"""What can be computed of one indicator? (floor 5)"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property, reduce

import attrs

from welfareplan.amount import comparable
from welfareplan.evaluation.reasons import Undefined
from welfareplan.evaluation.rounding import EXACT, QUOTIENT
from welfareplan.evaluation.selection import WITHOUT_NUMBER, Selection
from welfareplan.evaluation.wording import rate_text, reading_text, target_text
from welfareplan.model.indicators import Target
from welfareplan.terms import Better, DirectionBasis, Flag, Sense
from welfareplan.when import When

_BARE = frozenset({Sense.REACH, Sense.APPROACH})


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class IndicatorProgress(Selection):
    """The numbers of one indicator (指標の進捗), computed when asked for.

    Ratios are plain ratios, not per cent: 0.208 is 20.8 %. They are divided to 50 significant digits and never rounded
    further; nothing is capped at 1 or floored at 0. Years are plain numbers: 平成22年 and 平成22年度 both count as 2010.

    Its attributes are those of :class:`Selection`: the indicator, its observations, the years that count.

    >>> import welfareplan as wp
    >>> row = wp.progress(wp.example("kurume"), through=wp.FiscalYear(2022))["visits"]
    >>> row.change, row.change_unit, round(row.share_of_way, 3), row.better, row.direction_basis.ja
    (Decimal('14411'), '件', Decimal('0.208'), <Better.UP: 'up'>, '推定')
    """

    @property
    def better(self) -> Better | None:
        """The wanted direction (望ましい方向), stated or inferred; None where it is unknown.

        Where the plan does not state it, a target that is a bare number (REACH, APPROACH) above the baseline implies UP
        and one below it DOWN. Nothing else implies it: 以上 and 以下 say themselves when they are met, and a target equal
        to the baseline may be a floor, a ceiling or to be kept. An inference is never stored in the plan.
        """
        if self.indicator.better is not None:
            return self.indicator.better
        base = self.baseline_value
        if isinstance(base, Undefined):
            return None
        # What the final target wants, a target on the way to it wants as well, even where it asks for no more than there was.
        for target in (self.final,) if self.target is self.final else (self.final, self.target):
            goal = Undefined("no-target") if target is None else self._number(target)
            implied = (
                None if target is None or isinstance(goal, Undefined) else implied_direction(target.sense, base, goal)
            )
            if implied is not None:
                return implied
        return None

    @property
    def direction_basis(self) -> DirectionBasis | None:
        """Whether the direction is stated by the plan or inferred here; None where it is unknown."""
        if self.indicator.better is not None:
            return DirectionBasis.STATED
        return None if self.better is None else DirectionBasis.INFERRED

    @cached_property
    def actual_value(self) -> Decimal | Undefined:
        """The actual figure in ``unit``; the sum of the years where the target is a total over years (累計)."""
        actual = self.actual
        if actual is not None and actual.reading.amount is not None:
            if not self.is_total:
                return actual.reading.amount.value_in(self.unit)
            if isinstance(self.is_total, Undefined):
                return self.is_total
            values = [each.reading.amount.value_in(self.unit) for each in self.summed if each.reading.amount]
            return reduce(EXACT.add, values) if values else Undefined("years-missing")
        reasons = {each.reason for each in self.unused}
        known = ("reference-only", "unit-differs", "after-cut-off")
        return Undefined(next((each for each in known if each in reasons), "no-actual"))

    @cached_property
    def baseline_value(self) -> Decimal | Undefined:
        """The baseline in ``unit``.

        Where the plan says that the figures cannot be compared with those of what the indicator succeeds, its baseline
        is taken for one of the old definition, unless the same figure also stands among the indicator's own observations.
        """
        reading = self.baseline
        if reading is None or reading.amount is None:
            return Undefined("no-baseline")
        if Flag.REFERENCE in reading.flags:
            return Undefined("reference-only")
        if self.indicator.comparable is False and not any(
            each.reading.at == reading.at and each.reading.amount == reading.amount for each in self.observed
        ):
            return Undefined("definition-changed")
        if not comparable(reading.amount.unit, self.unit):
            return Undefined("unit-differs")
        if self.is_total and Flag.CUMULATIVE not in reading.flags:
            return Undefined("counts-differ")
        return reading.amount.value_in(self.unit)

    @property
    def no_target(self) -> str | None:
        """Why there is no target to hold the figure against (目標がない理由), or None where there is one."""
        if self.target is None and self.indicator.targets:
            return "no-actual" if self.actual is None else "no-interim-target"
        if self.target is None or self.target.sense is Sense.NONE:
            return "no-target"
        return "outside-target-years" if self.is_for_other_years else None

    @cached_property
    def target_value(self) -> Decimal | Undefined:
        """The number of the target in ``unit``."""
        if self.target is None or self.no_target is not None:
            return Undefined(self.no_target or "no-target")
        return self._number(self.target)

    def _number(self, target: Target) -> Decimal | Undefined:
        """The number of a target in ``unit``."""
        if target.sense is Sense.BETWEEN:
            return Undefined("target-range")
        if target.amount is None or target.sense in WITHOUT_NUMBER:
            return Undefined("qualitative-target")
        if Flag.REFERENCE in target.flags:
            return Undefined("reference-only")
        if not comparable(target.amount.unit, self.unit):
            return Undefined("unit-differs")
        return target.amount.value_in(self.unit)

    @cached_property
    def change(self) -> Decimal | Undefined:
        """Actual − baseline (増減), in ``change_unit``."""
        actual, base = self.actual_value, self.baseline_value
        if isinstance(actual, Undefined) or isinstance(base, Undefined):
            return _first(actual, base)
        return Undefined("actual-before-baseline") if self._too_old else EXACT.subtract(actual, base)

    @property
    def change_unit(self) -> str | None:
        """The unit of ``change`` and ``remaining``: a difference of two % is in ポイント."""
        return "ポイント" if self.unit == "%" else self.unit

    @property
    def remaining(self) -> Decimal | Undefined:
        """Target − actual (目標までの差), in ``change_unit``; its sign says on which side the target lies, no more."""
        actual, goal = self.actual_value, self.target_value
        if isinstance(actual, Undefined) or isinstance(goal, Undefined):
            return _first(actual, goal)
        return EXACT.subtract(goal, actual)

    @property
    def share_of_way(self) -> Decimal | Undefined:
        """(actual − baseline) ÷ (target − baseline) (進捗率); the same for falling targets, where both signs turn."""
        change, base, goal = self.change, self.baseline_value, self.target_value
        if isinstance(change, Undefined) or isinstance(base, Undefined) or isinstance(goal, Undefined):
            return _first(change, base, goal)
        if base == goal:
            return Undefined("baseline-equals-target")
        return QUOTIENT.divide(change, EXACT.subtract(goal, base))

    @cached_property
    def _years(self) -> tuple[int, int] | Undefined:
        """Years from the baseline to the actual, and to the target."""
        due = None if self.target is None else self.target.due
        if self.actual is None or self.baseline is None or self.target is None or self.target.sense is Sense.NONE:
            return Undefined(
                "no-actual" if self.actual is None else "no-baseline" if self.baseline is None else "no-target"
            )
        if not isinstance(due, When):
            return Undefined("target-undated" if due is None else "target-every-year")
        since = self.baseline.at.year
        if due.year <= since or self._too_old:
            return Undefined("no-time-between" if due.year <= since else "actual-before-baseline")
        return self.actual.reading.at.year - since, due.year - since

    @property
    def _too_old(self) -> bool:
        """Whether the actual is older than the baseline: then no way has been gone yet."""
        actual, baseline = self.actual, self.baseline
        return actual is not None and baseline is not None and actual.reading.at.year < baseline.at.year

    @property
    def share_of_time(self) -> Decimal | Undefined:
        """(year of actual − year of baseline) ÷ (year of target − year of baseline) (経過割合)."""
        years = self._years
        return years if isinstance(years, Undefined) else QUOTIENT.divide(Decimal(years[0]), Decimal(years[1]))

    @property
    def line_value(self) -> Decimal | Undefined:
        """Where the straight line from baseline to target stands in the year of the actual (経過按分), in ``unit``."""
        years, base, goal = self._years, self.baseline_value, self.target_value
        if isinstance(base, Undefined) or isinstance(goal, Undefined) or isinstance(years, Undefined):
            return _first(base, goal, years)
        gone, all_years = Decimal(years[0]), Decimal(years[1])
        way = EXACT.multiply(EXACT.subtract(goal, base), gone)
        return QUOTIENT.divide(EXACT.add(EXACT.multiply(base, all_years), way), all_years)

    @property
    def level_ratio(self) -> Decimal | Undefined:
        """Actual ÷ target (達成率); for falling targets a value above 1 is no good news, so it is no verdict."""
        actual, goal = self.actual_value, self.target_value
        if isinstance(actual, Undefined) or isinstance(goal, Undefined):
            return _first(actual, goal)
        return QUOTIENT.divide(actual, goal) if goal else Undefined("target-zero")

    @property
    def relative_change(self) -> Decimal | Undefined:
        """(actual − baseline) ÷ baseline (相対的変化)."""
        change, base = self.change, self.baseline_value
        if isinstance(change, Undefined) or isinstance(base, Undefined):
            return _first(change, base)
        return QUOTIENT.divide(change, base) if base else Undefined("baseline-zero")

    def __repr__(self) -> str:
        return f"<IndicatorProgress {self.id} through {self.through}: {len(self.observed)} observations>"

    def __str__(self) -> str:
        figures = (
            f"基準 {reading_text(self.baseline)}",
            f"目標 {target_text(self.target)}",
            f"実績 {reading_text(None if self.actual is None else self.actual.reading)}",
        )
        rates = (
            f"進捗率 {rate_text(self.share_of_way)}",
            f"経過 {rate_text(self.share_of_time)}",
            f"達成率 {rate_text(self.level_ratio)}",
        )
        return f"{self.indicator.name}：{'、'.join(figures)}；{'、'.join(rates)}"


def implied_direction(sense: Sense, baseline: Decimal, target: Decimal) -> Better | None:
    """The direction that a target implies where none is stated (望ましい方向の推定): only a bare number does.

    >>> implied_direction(Sense.REACH, Decimal("24.5"), Decimal(12))
    <Better.DOWN: 'down'>
    """
    if sense not in _BARE or baseline == target:
        return None
    return Better.UP if target > baseline else Better.DOWN


def _first(*values: object) -> Undefined:
    """The first that is undefined; the callers have seen that there is one."""
    return next(each for each in values if isinstance(each, Undefined))
