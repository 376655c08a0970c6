"""What can be computed of one indicator? (floor 5)"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

import attrs

from welfareplan.amount import comparable
from welfareplan.evaluation import choosing
from welfareplan.evaluation.reasons import Undefined
from welfareplan.evaluation.rounding import EXACT, QUOTIENT
from welfareplan.evaluation.wording import rate_text, reading_text, target_text
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.observations import Observation
from welfareplan.terms import Better, DirectionBasis, Flag, Sense
from welfareplan.when import FiscalYear, When

_WITHOUT_NUMBER = frozenset({Sense.INCREASE, Sense.DECREASE})  # their amount is the size of a change
_BARE = frozenset({Sense.REACH, Sense.APPROACH})


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class IndicatorProgress:
    """The numbers of one indicator (指標の進捗), computed when asked for.

    Ratios are plain ratios, not per cent: 0.208 is 20.8 %. They are divided to 50 significant digits and never rounded
    further; nothing is capped at 1 or floored at 0. Years are plain numbers: 平成22年 and 平成22年度 both count as 2010.

    Attributes:
        indicator: the indicator, with its baseline and all its targets.
        observed: its observations, as they were handed in.
        through: the year up to which figures count.

    >>> import welfareplan as wp
    >>> row = wp.progress(wp.example("kurume"), through=wp.FiscalYear(2022))["visits"]
    >>> row.change, row.change_unit, round(row.share_of_way, 3), row.better, row.direction_basis.ja
    (Decimal('14411'), '件', Decimal('0.208'), <Better.UP: 'up'>, '推定')
    """

    indicator: Indicator
    observed: tuple[Observation, ...]
    through: FiscalYear

    @property
    def id(self) -> str:
        """The id of the indicator."""
        return self.indicator.id

    @property
    def baseline(self) -> Reading | None:
        """The baseline (基準値) as the plan states it, with or without a figure."""
        return self.indicator.baseline

    @cached_property
    def target(self) -> Target | None:
        """The final target (目標値): of the greatest due year, the last in print among equals; undated ones come last."""
        final = None
        for each in self.indicator.targets:
            if final is None or (each.due_year or 0) >= (final.due_year or 0):
                final = each
        return final

    @property
    def interim(self) -> tuple[Target, ...]:
        """The other targets (中間目標・年度目標), in printed order."""
        return tuple(each for each in self.indicator.targets if each is not self.target)

    @property
    def unit(self) -> str | None:
        """The unit in which all numbers of this row are given.

        It is the indicator's own, or where that is not stated the one of baseline, target or newest observation.
        """
        if self.indicator.unit is not None:
            return self.indicator.unit
        stated = [] if self.baseline is None else [self.baseline.amount]
        if self.target is not None and self.target.sense not in _WITHOUT_NUMBER:
            stated.append(self.target.amount)
        found = next((amount for amount in stated if amount is not None), None)
        return choosing.newest_unit(self.observed, self.through.year) if found is None else found.unit

    @cached_property
    def actual(self) -> Observation | None:
        """The actual figure (実績値): the newest one that counts."""
        return choosing.newest(self.observed, self.unit, self.through.year)

    @property
    def series(self) -> tuple[Observation, ...]:
        """Every figure that counts, oldest first: not after ``through``, not 参考, in a comparable unit."""
        return choosing.series(self.observed, self.unit, self.through.year)

    @property
    def unused(self) -> tuple[choosing.Unused, ...]:
        """The observations of this indicator that the numbers do not rest on, each with the reason."""
        return choosing.unused(self.observed, self.unit, self.through.year)

    @property
    def better(self) -> Better | None:
        """The wanted direction (望ましい方向), stated or inferred; None where it is unknown.

        Where the plan does not state it, a target that is a bare number (REACH, APPROACH) above the baseline implies UP
        and one below it DOWN. Nothing else implies it: 以上 and 以下 say themselves when they are met, and a target equal
        to the baseline may be a floor, a ceiling or to be kept. An inference is never stored in the plan.
        """
        if self.indicator.better is not None:
            return self.indicator.better
        base, goal = self.baseline_value, self.target_value
        if self.target is None or isinstance(base, Undefined) or isinstance(goal, Undefined):
            return None
        return implied_direction(self.target.sense, base, goal)

    @property
    def direction_basis(self) -> DirectionBasis | None:
        """Whether the direction is stated by the plan or inferred here; None where it is unknown."""
        if self.indicator.better is not None:
            return DirectionBasis.STATED
        return None if self.better is None else DirectionBasis.INFERRED

    @cached_property
    def actual_value(self) -> Decimal | Undefined:
        """The actual figure in ``unit``."""
        actual = self.actual
        if actual is not None and actual.reading.amount is not None:
            return actual.reading.amount.value_in(self.unit)
        reasons = {each.reason for each in self.unused}
        return Undefined(next((each for each in ("reference-only", "unit-differs") if each in reasons), "no-actual"))

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
        return reading.amount.value_in(self.unit)

    @cached_property
    def target_value(self) -> Decimal | Undefined:
        """The number of the final target in ``unit``."""
        target = self.target
        if target is None or target.sense is Sense.NONE:
            return Undefined("no-target")
        if target.sense is Sense.BETWEEN:
            return Undefined("target-range")
        if target.amount is None or target.sense in _WITHOUT_NUMBER:
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
