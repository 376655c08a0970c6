"""What can be computed of one indicator? (floor 5)"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs

from welfareplan.evaluation.reasons import Undefined
from welfareplan.evaluation.rounding import EXACT, QUOTIENT
from welfareplan.evaluation.selection import Chosen, Selection
from welfareplan.evaluation.values import Numbers, first_undefined, implied_direction, number_of
from welfareplan.evaluation.wording import rate_text, reading_text, target_text
from welfareplan.making import twin
from welfareplan.model.indicators import Indicator
from welfareplan.observations import Observation
from welfareplan.terms import Against, Better, DirectionBasis
from welfareplan.when import FiscalYear


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class IndicatorProgress(Selection):
    """The numbers of one indicator (指標の進捗), computed when asked for.

    Ratios are plain ratios, not per cent: 0.208 is 20.8 %. They are divided to 50 significant digits and never rounded
    further; nothing is capped at 1 or floored at 0. Years are plain numbers: 平成22年 and 平成22年度 both count as 2010.
    The figures and the target are those of :class:`Selection`.

    Attributes:
        numbers: the figures as numbers in one unit, of which the formulas are made.

    >>> import welfareplan as wp
    >>> row = wp.progress(wp.example("kurume"), through=wp.FiscalYear(2022))["visits"]
    >>> row.change, row.change_unit, round(row.share_of_way, 3), row.better, row.direction_basis.ja
    (Decimal('14411'), '件', Decimal('0.208'), <Better.UP: 'up'>, '推定')
    """

    numbers: Numbers = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        Selection.__attrs_post_init__(self)
        object.__setattr__(self, "numbers", Numbers(self))

    @property
    def better(self) -> Better | None:
        """The wanted direction (望ましい方向), stated or inferred; None where it is unknown.

        Where the plan does not state it, a target that is a bare number (REACH, APPROACH) above the baseline implies UP
        and one below it DOWN. Nothing else implies it: 以上 and 以下 say themselves when they are met, and a target equal
        to the baseline may be a floor, a ceiling or to be kept. An inference is never stored in the plan.
        """
        return self.direction[0]

    @property
    def direction_basis(self) -> DirectionBasis | None:
        """Whether the direction is stated by the plan or inferred here; None where it is unknown."""
        return self.direction[1]

    @property
    def direction(self) -> tuple[Better | None, DirectionBasis | None]:
        """The wanted direction and how it is known (望ましい方向と根拠)."""
        if self.indicator.better is not None:
            return self.indicator.better, DirectionBasis.STATED
        base, goal, target = self.numbers.baseline, self.numbers.target, self.chosen.target
        if isinstance(base, Undefined):
            return None, None
        if target is not None and target is self.chosen.final and not isinstance(goal, Undefined):
            implied = implied_direction(target.sense, base, goal)
            return implied, None if implied is None else DirectionBasis.INFERRED
        # What the final target wants, a target on the way to it wants as well, even where it asks for no more than there was.
        for target in (self.final,) if self.target is self.final else (self.final, self.target):
            goal = Undefined("no-target") if target is None else number_of(target, self.unit)
            implied = (
                None if target is None or isinstance(goal, Undefined) else implied_direction(target.sense, base, goal)
            )
            if implied is not None:
                return implied, DirectionBasis.INFERRED
        return None, None

    @property
    def actual_value(self) -> Decimal | Undefined:
        """The actual figure in ``unit``; the sum of the years where the target is a total over years (累計)."""
        return self.numbers.actual

    @property
    def baseline_value(self) -> Decimal | Undefined:
        """The baseline in ``unit``.

        Where the plan says that the figures cannot be compared with those of what the indicator succeeds, its baseline
        is taken for one of the old definition, unless the same figure also stands among the indicator's own observations.
        """
        return self.numbers.baseline

    @property
    def no_target(self) -> str | None:
        """Why there is no target to hold the figure against (目標がない理由), or None where there is one."""
        return self.chosen.no_target

    @property
    def target_value(self) -> Decimal | Undefined:
        """The number of the target in ``unit``."""
        return self.numbers.target

    @property
    def change(self) -> Decimal | Undefined:
        """Actual − baseline (増減), in ``change_unit``."""
        return self.numbers.change

    @property
    def change_unit(self) -> str | None:
        """The unit of ``change`` and ``remaining``: a difference of two % is in ポイント."""
        return "ポイント" if self.unit == "%" else self.unit

    @property
    def remaining(self) -> Decimal | Undefined:
        """Target − actual (目標までの差), in ``change_unit``; its sign says on which side the target lies, no more."""
        actual, goal = self.actual_value, self.target_value
        if isinstance(actual, Undefined) or isinstance(goal, Undefined):
            return first_undefined(actual, goal)
        return EXACT.subtract(goal, actual)

    @property
    def share_of_way(self) -> Decimal | Undefined:
        """(actual − baseline) ÷ (target − baseline) (進捗率); the same for falling targets, where both signs turn."""
        n = self.numbers
        if isinstance(n.change, Undefined) or isinstance(n.way, Undefined):
            return first_undefined(n.change, n.way)
        return QUOTIENT.divide(n.change, n.way) if n.way else Undefined("baseline-equals-target")

    @property
    def share_of_time(self) -> Decimal | Undefined:
        """(year of actual − year of baseline) ÷ (year of target − year of baseline) (経過割合)."""
        years = self.numbers.years
        return years if isinstance(years, Undefined) else QUOTIENT.divide(Decimal(years[0]), Decimal(years[1]))

    @property
    def line_value(self) -> Decimal | Undefined:
        """Where the straight line from baseline to target stands in the year of the actual (経過按分), in ``unit``."""
        n = self.numbers
        if isinstance(n.baseline, Undefined) or isinstance(n.way, Undefined) or isinstance(n.years, Undefined):
            return first_undefined(n.baseline, n.way, n.years)
        gone, all_years = n.years
        top = EXACT.add(EXACT.multiply(n.baseline, all_years), EXACT.multiply(n.way, gone))
        return QUOTIENT.divide(top, all_years)

    @property
    def level_ratio(self) -> Decimal | Undefined:
        """Actual ÷ target (達成率); for falling targets a value above 1 is no good news, so it is no verdict."""
        actual, goal = self.numbers.actual, self.numbers.target
        if isinstance(actual, Undefined) or isinstance(goal, Undefined):
            return first_undefined(actual, goal)
        return QUOTIENT.divide(actual, goal) if goal else Undefined("target-zero")

    @property
    def relative_change(self) -> Decimal | Undefined:
        """(actual − baseline) ÷ baseline (相対的変化)."""
        change, base = self.numbers.change, self.numbers.baseline
        if isinstance(change, Undefined) or isinstance(base, Undefined):
            return first_undefined(change, base)
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


_TWIN = twin(IndicatorProgress)


class RowMaker:
    """Makes the rows of a plan (指標の進捗の作成), as their constructor does in twice the time."""

    def __init__(self, through: FiscalYear, cut_off: FiscalYear | None, against: Against, since: int | None) -> None:
        self._shared = through, cut_off, against, since
        self._last = through.year if cut_off is None else min(through.year, cut_off.year)

    def __call__(self, indicator: Indicator, observed: tuple[Observation, ...]) -> IndicatorProgress:
        """The row of an indicator."""
        made: Any = _TWIN()
        made.indicator, made.observed = indicator, observed
        made.through, made.cut_off, against, made.since = self._shared
        made.against, made.chosen = against, Chosen(indicator, observed, self._last, against)
        made.numbers = None
        made.__class__ = IndicatorProgress
        row: IndicatorProgress = made
        object.__setattr__(row, "numbers", Numbers(row))
        return row
