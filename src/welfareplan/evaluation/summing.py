"""What do the indicators of a direction say together? (floor 5)

By the scheme's own rule for several indicators, or not at all: a mean of letters is nobody's published rule by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from welfareplan.evaluation.results import Result
from welfareplan.evaluation.schemes.judgement import Judgement
from welfareplan.evaluation.schemes.scheme import Scheme
from welfareplan.model.plan import Plan
from welfareplan.terms import LinkBasis, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@attrs.frozen(kw_only=True, weakref_slot=False)
class Sum:
    """What a scheme says of several indicators together (総合評価).

    Attributes:
        about: the id of the direction (or initiative, programme) they show, or of the plan for all of them.
        indicators: the ids of the indicators.
        judgement: by the scheme's own rule; without a grade and with reason ``no-roll-up`` where it has none.
        inferred: whether an inferred link is among those that brought them together.

    >>> import welfareplan as wp
    >>> kenko = wp.schemes.get("kenko-nippon-21-2")
    >>> found = wp.evaluate(wp.example("kurume"), through=wp.FiscalYear(2022), scheme=kenko)
    >>> [(each.about, each.judgement.grade) for each in found.sums][-1]
    ('kurume-2020', 'C')
    """

    about: str
    indicators: tuple[str, ...]
    judgement: Judgement
    inferred: bool = False


def _upwards(plan: Plan, id: str) -> Iterator[str]:
    """An id and everything it stands under in print; a circle ends where it began."""
    seen: set[str] = set()
    current: str | None = id
    while current is not None and current in plan and current not in seen:
        yield current
        seen.add(current)
        current = getattr(plan[current], "under", None)


def sums(plan: Plan, results: Sequence[Result], scheme: Scheme) -> tuple[Sum, ...]:
    """What the scheme says of whatever the indicators show, in printed order, and of the plan as a whole, last.

    An indicator shows what it, or an indicator it is a part of, is linked to, and every direction above that.
    """
    groups: dict[str, dict[str, Result]] = {}
    inferred: set[str] = set()
    for result in results:
        for part in _upwards(plan, result.id):
            for link in plan.links_from(part, Relation.SHOWS):
                for shown in _upwards(plan, link.target):
                    groups.setdefault(shown, {})[result.id] = result
                    if link.basis is LinkBasis.INFERRED:
                        inferred.add(shown)
    groups.pop(plan.id, None)  # an indicator of the whole plan counts there anyway
    order = [each.id for each in plan.parts() if each.id in groups]
    found = [(id, tuple(groups[id].values())) for id in order]
    if results:
        found.append((plan.id, tuple(results)))
    return tuple(
        Sum(
            about=id,
            indicators=tuple(each.id for each in members),
            judgement=_together(members, scheme),
            inferred=id in inferred,
        )
        for id, members in found
    )


def _together(members: tuple[Result, ...], scheme: Scheme) -> Judgement:
    if scheme.roll_up is None:
        return Judgement(reason="no-roll-up")
    return scheme.roll_up(tuple(each.judgement for each in members))
