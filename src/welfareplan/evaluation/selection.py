"""Which figures, and which target? (floor 5)

Before anything is computed: which observation is the actual figure, against which target it is held, which figures are added
where the target is a total, and which stay out, with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from welfareplan.evaluation import choosing
from welfareplan.evaluation.reasons import Undefined
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.observations import Observation
from welfareplan.terms import Against, Counts, Flag, Sense
from welfareplan.when import FiscalPeriod, FiscalYear, When

if TYPE_CHECKING:
    from collections.abc import Sequence

WITHOUT_NUMBER = frozenset({Sense.INCREASE, Sense.DECREASE})
"""The senses whose amount is the size of a change, not a level."""

LEVELS = frozenset({Sense.AT_LEAST, Sense.MORE_THAN, Sense.AT_MOST, Sense.LESS_THAN, Sense.REACH, Sense.APPROACH})
"""The senses that ask for a level, from one side or the other."""


class Chosen:
    """What is chosen for one indicator before anything is computed (選んだ値).

    Attributes:
        final: the final target.
        unit: the unit in which all numbers are given.
        actual: the observation that is the actual figure.
        target: the target it is held against.
        is_total: whether figures of single years must be added.
        no_target: why there is no target to hold the figure against, or None where there is one.
    """

    __slots__ = ("actual", "final", "is_total", "no_target", "target", "unit")

    def __init__(self, indicator: Indicator, observed: Sequence[Observation], last: int, against: Against) -> None:
        targets = indicator.targets
        self.final = targets[0] if len(targets) == 1 else _final(targets)
        self.unit = _unit(indicator, self.final, observed, last) if indicator.unit is None else indicator.unit
        self.actual = choosing.newest(observed, self.unit, last)
        self.target = self.final if against is Against.FINAL else _of_the_year(targets, self.final, self.actual)
        target = self.target
        # Most targets are a number of one year, with no remark beside it.
        self.is_total = _is_total(indicator, target, self.actual) if target is not None and target.flags else False
        is_dated = target is not None and type(target.due) is When and target.sense is not Sense.NONE
        self.no_target = None if is_dated else _no_target(indicator, target, self.actual)


def _final(targets: tuple[Target, ...]) -> Target | None:
    final, latest = None, 0
    for each in targets:
        due = each.due
        year = due.year if type(due) is When else each.due_year or 0
        if year >= latest:
            final, latest = each, year
    return final


def _unit(indicator: Indicator, final: Target | None, observed: Sequence[Observation], last: int) -> str | None:
    stated = [] if indicator.baseline is None else [indicator.baseline.amount]
    if final is not None and final.sense not in WITHOUT_NUMBER:
        stated.append(final.amount)
    found = next((amount for amount in stated if amount is not None), None)
    return choosing.newest_unit(observed, last) if found is None else found.unit


def _of_the_year(targets: tuple[Target, ...], final: Target | None, actual: Observation | None) -> Target | None:
    if actual is None:
        return None
    year = actual.reading.at.year
    interim = (each for each in targets if each is not final)
    return next((each for each in (*interim, final) if each is not None and _covers(each, year)), None)


def _no_target(indicator: Indicator, target: Target | None, actual: Observation | None) -> str | None:
    if target is None and indicator.targets:
        return "no-actual" if actual is None else "no-interim-target"
    if target is None or target.sense is Sense.NONE:
        return "no-target"
    if isinstance(target.due, FiscalPeriod) and actual is not None and not _covers(target, actual.reading.at.year):
        return "outside-target-years"
    return None


def _is_total(indicator: Indicator, goal: Target, actual: Observation | None) -> bool | Undefined:
    if actual is None or Flag.CUMULATIVE not in goal.flags or Flag.CUMULATIVE in actual.reading.flags:
        return False
    counts = indicator.counts
    return Undefined("counts-unclear") if counts is None else counts is Counts.PER_YEAR


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Selection:
    """The figures of one indicator and the target they are held against (用いる値).

    Attributes:
        indicator: the indicator, with its baseline and all its targets.
        observed: its observations, as they were handed in; of an indicator that continues another also those of that one.
        through: the year up to which figures are known.
        cut_off: the last year whose figures count; later ones are shown as 参考 only. None: all known ones count.
        against: which target the figure is held against, the final one or that of its year.
        since: the first year of the plan, from which totals are counted; None where that is not stated.
        chosen: what follows from these, chosen once.
    """

    indicator: Indicator
    observed: tuple[Observation, ...]
    through: FiscalYear
    cut_off: FiscalYear | None = None
    against: Against = Against.FINAL
    since: int | None = None
    chosen: Chosen = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "chosen", Chosen(self.indicator, self.observed, self.last, self.against))

    @property
    def id(self) -> str:
        """The id of the indicator."""
        return self.indicator.id

    @property
    def baseline(self) -> Reading | None:
        """The baseline (基準値) as the plan states it, with or without a figure."""
        return self.indicator.baseline

    @property
    def last(self) -> int:
        """The plain number of the last year whose figures count (評価に用いる最後の年)."""
        return self.through.year if self.cut_off is None else min(self.through.year, self.cut_off.year)

    @property
    def final(self) -> Target | None:
        """The final target (最終目標): of the greatest due year, the last in print among equals; undated ones come last."""
        return self.chosen.final

    @property
    def interim(self) -> tuple[Target, ...]:
        """The other targets (中間目標・年度目標), in printed order."""
        return tuple(each for each in self.indicator.targets if each is not self.final)

    @property
    def of_the_year(self) -> Target | None:
        """The target for the year of the actual (その年度の目標): one due in it, or one of every year that covers it."""
        return _of_the_year(self.indicator.targets, self.final, self.actual)

    @property
    def target(self) -> Target | None:
        """The target that the figure is held against (目標値): the final one, or that of its year."""
        return self.chosen.target

    @property
    def unit(self) -> str | None:
        """The unit in which all numbers of this row are given.

        It is the indicator's own, or where that is not stated the one of baseline, target or newest observation.
        """
        return self.chosen.unit

    @property
    def actual(self) -> Observation | None:
        """The actual figure (実績値): the newest one that counts."""
        return self.chosen.actual

    @property
    def later(self) -> Observation | None:
        """The newest figure after the cut-off (参考値): it is shown, and nothing rests on it."""
        if self.cut_off is None:
            return None
        after = [each for each in self.observed if each.reading.at.year > self.last]
        return choosing.newest(after, self.unit, self.through.year)

    @property
    def series(self) -> tuple[Observation, ...]:
        """Every figure that counts, oldest first: not after the last year, not 参考, in a comparable unit."""
        return choosing.series(self.observed, self.unit, self.last)

    @property
    def unused(self) -> tuple[choosing.Unused, ...]:
        """The observations of this indicator that the numbers do not rest on, each with the reason."""
        used = set(map(id, self.summed))
        return tuple(
            attrs.evolve(each, reason="after-cut-off")
            if each.reason == "after-through" and each.observation.reading.at.year <= self.through.year
            else each
            for each in choosing.unused(self.observed, self.unit, self.last)
            if id(each.observation) not in used
        )

    @property
    def is_total(self) -> bool | Undefined:
        """Whether the target is a total over years and the figures are those of single years, so that they must be added."""
        return self.chosen.is_total

    @property
    def summed(self) -> tuple[Observation, ...]:
        """The figures of single years whose sum is the actual figure (累計の内訳), where the target is a total (累計).

        One for each year from the first of the plan to that of the actual. None where nothing is added, or a year is missing:
        a missing figure is not zero.
        """
        if self.is_total is not True or self.since is None or self.actual is None:
            return ()
        by_year = {each.reading.at.year: each for each in self.series}
        years = range(self.since, self.actual.reading.at.year + 1)
        return tuple(by_year[year] for year in years) if all(year in by_year for year in years) else ()


def _covers(target: Target, year: int) -> bool:
    """Whether a target is for a year: due in it, or asked of every year of a period that holds it."""
    due = target.due
    if isinstance(due, FiscalPeriod):
        return due.first.year <= year <= due.last.year
    return due is not None and due.year == year
