"""Which observations belong to which indicator? (floor 5)

By the id they name; those of an indicator that has left the plan go to the one that continues it, if it is stated that the two
can be compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.errors import require_instance
from welfareplan.evaluation.branches import below
from welfareplan.evaluation.choosing import Unused
from welfareplan.evaluation.rows import IndicatorProgress, RowMaker
from welfareplan.terms import Against
from welfareplan.when import FiscalYear

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from welfareplan.model.indicators import Indicator
    from welfareplan.model.plan import Plan
    from welfareplan.observations import Observation


class Gathered:
    """The observations of a plan by indicator (指標ごとの実績), and what belongs to none.

    Attributes:
        plan: the plan.
        empty: the ids of the indicators without baseline, target and observation, filled in while ``rows`` goes by.
        strangers: the observations of indicators that are not in the plan and that none of it continues.
        left_behind: the observations of indicators that another continues and that cannot be used for it.
    """

    def __init__(self, plan: Plan, observations: Iterable[Observation], about: str | None) -> None:
        groups: dict[str, list[Observation]] = {}
        for each in observations:
            group = groups.get(each.indicator)
            if group is None:
                groups[each.indicator] = [each]
            else:
                group.append(each)
        self.plan = plan
        self.empty: list[str] = []
        self.strangers: tuple[Observation, ...] = ()
        self.left_behind: tuple[Unused, ...] = ()
        self._groups = groups
        self._within = None if about is None else below(plan, about)
        known = {each.id for each in plan.indicators}
        gone = [id for id in groups if id not in known]
        if gone:
            self._hand_on(gone)

    def _hand_on(self, gone: list[str]) -> None:
        """Give what was seen of indicators that have left the plan to the one that continues each, and to no other."""
        heirs: dict[str, list[Indicator]] = {}
        for indicator in self.plan.indicators:
            for id in indicator.succeeds:
                heirs.setdefault(id, []).append(indicator)
        strangers: list[Observation] = []
        left: list[Unused] = []
        for id in gone:
            found = heirs.get(id, [])
            if not found:
                strangers += self._groups.pop(id)
                continue
            own, heir = self._groups.pop(id), found[0]
            if len(found) > 1 or len(heir.succeeds) > 1:
                left += [Unused(each, "predecessor-divided") for each in own]
            elif heir.comparable:
                self._groups[heir.id] = [*own, *self._groups.get(heir.id, ())]
            else:
                reason = "comparability-unstated" if heir.comparable is None else "definition-changed"
                left += [Unused(each, reason) for each in own]
        self.strangers, self.left_behind = tuple(strangers), tuple(left)

    def rows(
        self, through: FiscalYear, *, cut_off: FiscalYear | None = None, against: Against = Against.FINAL
    ) -> Iterator[IndicatorProgress]:
        """One row after the other, in printed order; nothing of a row is kept here once it has gone by.

        Raises:
            InvalidValueError: ``through`` or ``cut_off`` is no fiscal year, or ``against`` none of the two.
        """
        require_instance(through, FiscalYear, "through", "対象年度", "a FiscalYear, such as FiscalYear(2022)")
        require_instance(cut_off or through, FiscalYear, "cut_off", "評価の基準となる年度", "a FiscalYear or None")
        require_instance(against, Against, "against", "比較する目標", "Against.FINAL or Against.YEAR")
        since = None if self.plan.period is None else self.plan.period.first.year
        made = RowMaker(through, cut_off, against, since)
        for indicator in self.plan.indicators:
            if self._within is not None and indicator.id not in self._within:
                continue
            own = self._groups.get(indicator.id, ())
            if own or indicator.baseline is not None or indicator.targets:
                yield made(indicator, tuple(own))
            else:
                self.empty.append(indicator.id)
