"""What belongs to what? (floor 5)

Up and down the plan by its printed outline and its links: an indicator shows a programme, the programme is part of an initiative,
the initiative pursues a direction. Where only an inferred link leads, that is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.terms import Kind, LinkBasis, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from welfareplan.model.links import Link
    from welfareplan.model.plan import Plan

_BELONGS = frozenset({Relation.SHOWS, Relation.PURSUES, Relation.PART_OF})
_BELOW = _BELONGS | {Relation.ANSWERS}

Step = tuple[str, bool]
"""An id, and whether an inferred link leads there."""


def _reached(start: str, steps: Callable[[str], Iterable[Step]]) -> dict[str, bool]:
    """Everything that can be reached, in the order in which it is found, and whether only by inferred links."""
    found: dict[str, bool] = {start: False}
    waiting = [start]
    while waiting:
        current = waiting.pop(0)
        for id, inferred in steps(current):
            only = found[current] or inferred
            if id not in found or (found[id] and not only):  # a way without inferred links is looked at again
                found[id] = only
                waiting.append(id)
    return found


def _linked(plan: Plan, links: Iterable[Link], relations: frozenset[Relation], *, up: bool) -> Iterator[Step]:
    for link in links:
        id = link.target if up else link.source
        if link.relation in relations and id in plan:
            yield id, link.basis is LinkBasis.INFERRED


def above(plan: Plan, id: str) -> dict[str, bool]:
    """Everything an element belongs to (上位の要素), itself first, and whether only inferred links lead there.

    By what it stands under in print, and by the links that say what it shows, pursues or is part of. What is not in the plan
    belongs to nothing.

    >>> from welfareplan.model.directions import Direction
    >>> from welfareplan.model.indicators import Indicator
    >>> from welfareplan.model.links import Link
    >>> from welfareplan.model.plan import Plan
    >>> shows = Link(source="visits", relation=Relation.SHOWS, target="bonds", basis=LinkBasis.INFERRED)
    >>> goals = Direction(id="goal"), Direction(id="bonds", under="goal")
    >>> above(Plan(id="p", directions=goals, indicators=(Indicator(id="visits"),), links=(shows,)), "visits")
    {'visits': False, 'bonds': True, 'goal': True}
    """

    def steps(current: str) -> Iterator[Step]:
        if current == plan.id:
            return
        yield from _linked(plan, plan.links_from(current), _BELONGS, up=True)
        under = getattr(plan[current], "under", None)
        if under is not None and under in plan:
            yield under, False

    return _reached(id, steps) if id in plan else {}


def below(plan: Plan, id: str) -> dict[str, bool]:
    """An element and everything that belongs to it (下位の要素), and whether only inferred links lead there.

    Below an issue stand the initiatives that answer it, below a body what it and the bodies within it lead, below the plan
    everything.

    Raises:
        UnknownIdError: the plan does not have the element.
    """
    if plan.kind_of(id) is Kind.PLAN:
        return {each.id: False for each in (plan, *plan.parts())}

    def steps(current: str) -> Iterator[Step]:
        if plan.kind_of(current) is Kind.BODY:
            yield from ((each.id, False) for each in plan.bodies if each.part_of == current)
            yield from _linked(plan, plan.links_from(current), frozenset({Relation.LEADS}), up=True)
        else:
            yield from ((each.id, False) for each in plan.children(current))
            yield from _linked(plan, plan.links_to(current), _BELOW, up=False)

    return _reached(id, steps)
