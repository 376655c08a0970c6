"""What do the indicators of a branch say together? (floor 5)

By the scheme's own rule for several indicators, or not at all: a mean of letters is nobody's published rule by itself. How many
there are of each grade can be said of every branch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from welfareplan.evaluation.branches import above
from welfareplan.evaluation.result import Result
from welfareplan.evaluation.schemes.judgement import Judgement
from welfareplan.evaluation.schemes.scheme import Scheme
from welfareplan.model.plan import Plan
from welfareplan.terms import IndicatorKind, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Counts = dict[IndicatorKind | None, dict[str | None, int]]
"""How many indicators have each grade, by the kind of the indicator; None as kind is "not stated", as grade "no grade"."""


@attrs.frozen(kw_only=True, weakref_slot=False)
class Sum:
    """What a scheme says of several indicators together (総合評価).

    Attributes:
        about: the id of what they belong to: a direction, initiative, programme, an indicator with parts, or the plan.
        indicators: the ids of the indicators.
        judgement: of all of them by the scheme's own rule; without a grade and with reason ``no-roll-up`` where it has none.
        apart: the same for each kind of indicator by itself: outcomes are no outputs. None as kind is "not stated".
        inferred: whether only an inferred link brought one of them here.

    >>> import welfareplan as wp
    >>> found = wp.evaluate(wp.example("kurume"), through=wp.FiscalYear(2022), scheme="kenko-nippon-21-2")
    >>> [(each.about, each.judgement.grade) for each in found.sums][-1]
    ('kurume-2020', 'C')
    """

    about: str
    indicators: tuple[str, ...]
    judgement: Judgement
    apart: tuple[tuple[IndicatorKind | None, Judgement], ...] = ()
    inferred: bool = False


def counted(results: Iterable[Result], scheme: Scheme) -> Counts:
    """How many indicators have each grade (評価の集計), outcome, output and reference apart, in the scheme's order."""
    order = [*(each.symbol for each in scheme.grades), None]
    found: Counts = {}
    every = tuple(results)
    for kind in (*IndicatorKind, None):
        symbols = [each.symbol for each in every if each.indicator.kind is kind]
        if symbols:
            found[kind] = {symbol: symbols.count(symbol) for symbol in order}
    return found


def sums(plan: Plan, results: Sequence[Result], scheme: Scheme, about: str | None = None) -> tuple[Sum, ...]:
    """What the scheme says of whatever the indicators belong to, in printed order, and of all of them, last.

    An indicator belongs to what it, or an indicator it is a part of, is linked to, and to everything that belongs to in turn.

    Args:
        plan: the plan.
        results: its results.
        scheme: the scheme they are by.
        about: the id of the branch that was asked for; all of the results belong to it.
    """
    groups: dict[str, dict[str, Result]] = {}
    inferred: set[str] = set()
    for result in results:
        for id, only in above(plan, result.id).items():
            if id != result.id:
                groups.setdefault(id, {})[result.id] = result
                if only:
                    inferred.add(id)
    whole = plan.id if about is None else about
    groups.pop(plan.id, None)  # an indicator of the whole plan counts there anyway
    asked = groups.pop(whole, None)
    order = [each.id for each in plan.parts() if each.id in groups]
    found = [(id, tuple(groups[id].values())) for id in order]
    if results:
        found.append((whole, tuple(results)))
    return tuple(
        Sum(
            about=id,
            indicators=tuple(each.id for each in members),
            judgement=_together(plan, id, members, scheme),
            apart=tuple(
                (kind, _together(plan, id, of_kind, scheme))
                for kind in (*IndicatorKind, None)
                if (of_kind := tuple(each for each in members if each.indicator.kind is kind))
            ),
            inferred=id in inferred and (id != whole or asked is not None),
        )
        for id, members in found
    )


def _together(plan: Plan, about: str, members: tuple[Result, ...], scheme: Scheme) -> Judgement:
    if plan.kind_of(about) is not Kind.INDICATOR:
        return (
            Judgement(reason="no-roll-up") if scheme.of_series else scheme.together(each.judgement for each in members)
        )
    under = (each.indicator.under for each in members)
    return scheme.together((each.judgement for each in members), [None if id == about else id for id in under])
