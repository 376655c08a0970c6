"""In which order do the rows of a progress sheet stand? (floor 7)

That of the plan: under its direction each initiative, with its indicators and then its programmes. What a body is not asked about
but needs in order to see where it is stands as a line between.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from welfareplan.terms import Kind, LeadRole, LinkBasis, Relation

if TYPE_CHECKING:
    from welfareplan.model.element import Element
    from welfareplan.model.indicators import Indicator
    from welfareplan.model.initiatives import Initiative
    from welfareplan.model.plan import Plan
    from welfareplan.model.programmes import Programme

NO_DIRECTION = "方向性の記載なし"
NO_HOME = "取組・方向性との対応の記載なし"
WHOLE = "計画全体"
_DEEPEST = 4


@attrs.frozen(kw_only=True)
class Row:
    """A row of a sheet: something the body is asked about, or a line that says under what the next ones stand (行).

    Attributes:
        id: the id of the element; None for a line between.
        name: what stands in its first column.
        kind: the kind of the element; None for a line between and for a response.
        role: in which role the body leads it, where that is stated.
        inferred: whether a link that gives it to the body is inferred.
        deep: how far it is indented.
        responds: whether a response to a recommendation is asked for (提言への対応); ``id`` is then that of the
            recommendation.
        voluntary: why an answer is not missed, as the sheet says it; None where it is.
    """

    id: str | None
    name: str
    kind: Kind | None = None
    role: LeadRole | None = None
    inferred: bool = False
    deep: int = 0
    responds: bool = False
    voluntary: str | None = None


@attrs.frozen
class Given:
    """How something comes to a body (担当の根拠).

    Attributes:
        role: in which role it leads, where that is stated.
        inferred: whether a link that says so is inferred.
    """

    role: LeadRole | None = None
    inferred: bool = False

    @property
    def must_answer(self) -> bool:
        """Whether an answer is missed: a partner (協力) may answer and need not."""
        return self.role is not LeadRole.PARTNER


Scope = Mapping[str, Given]
"""What a body is asked about, by id."""


def measured(plan: Plan) -> tuple[Indicator, ...]:
    """The indicators that have figures of their own (値のある指標): not those that are only headings of their parts."""
    return tuple(each for each in plan.indicators if each.baseline or each.targets or not plan.children(each))


def full_name(element: Element, plan: Plan) -> str:
    """An element as a sheet calls it: a part of an indicator together with the whole, ＜指標４＞ ①助けを…."""
    above = getattr(element, "under", None)
    if above is None or above == element.id or above not in plan or plan.kind_of(above) is not Kind.INDICATOR:
        return element.name
    return f"{plan[above].name} {element.name}"


def shown_by(indicator: Indicator, plan: Plan) -> Mapping[str, bool]:
    """What an indicator shows, or the indicator it is a part of, and whether that is only inferred (成果を示す対象)."""
    found: dict[str, bool] = {}
    current: str | None = indicator.id
    seen: set[str] = set()
    while current is not None and current in plan and current not in seen:
        seen.add(current)
        for link in plan.links_from(current, Relation.SHOWS):
            if link.target in plan:
                found[link.target] = found.get(link.target, True) and link.basis is LinkBasis.INFERRED
        current = getattr(plan[current], "under", None)
    return found


def rows_of(plan: Plan, scope: Scope, voluntary: Mapping[str, str]) -> Iterator[Row]:
    """The rows about some elements, in the order of the plan (シートの行).

    Args:
        plan: the plan.
        scope: the elements that are asked about.
        voluntary: those of which an answer is not missed, and why.
    """
    return _Sheet(plan, scope, voluntary).rows()


class _Sheet:
    def __init__(self, plan: Plan, scope: Scope, voluntary: Mapping[str, str]) -> None:
        self._plan = plan
        self._scope = scope
        self._voluntary = voluntary
        self._indicators: dict[str, list[Indicator]] = {}
        for each in measured(plan):
            if each.id in scope:
                shown = shown_by(each, plan)
                home = next((id for id in shown if id in scope), None) or next(iter(shown), "")
                self._indicators.setdefault(home, []).append(each)
        self._programmes: dict[str, list[Programme]] = {}
        for programme in plan.programmes:
            homes = [link.target for link in plan.links_from(programme, Relation.PART_OF) if link.target in plan]
            self._programmes.setdefault(next(iter(homes), ""), []).append(programme)
        self._directed = any(link.relation is Relation.PURSUES for link in plan.links)

    def rows(self) -> Iterator[Row]:
        above = ""
        for initiative in self._plan.initiatives:
            block = list(self._initiative(initiative))
            direction = self._direction(initiative) if block else above
            if direction != above:
                yield Row(id=None, name=direction)
            above = direction
            yield from block
        loose = [row for programme in self._programmes.get("", ()) for row in self._programme(programme, 0)]
        if loose and above:
            yield Row(id=None, name=NO_DIRECTION)
        yield from loose
        for home in self._indicators:
            if home in {"", self._plan.id} or self._plan.kind_of(home) is Kind.DIRECTION:
                yield Row(id=None, name=self._home(home))
                yield from self._measures(home, 1)

    def _home(self, id: str) -> str:
        return WHOLE if id == self._plan.id else str(self._plan[id].name) if id else NO_HOME

    def _direction(self, initiative: Initiative) -> str:
        """The directions that an initiative is stated to pursue; nothing where the plan has no such link at all."""
        links = self._plan.links_from(initiative, Relation.PURSUES)
        stated = "、".join(str(self._plan[link.target].name) for link in links if link.target in self._plan)
        return stated or (NO_DIRECTION if self._directed else "")

    def _row(self, element: Element, kind: Kind, deep: int) -> Row:
        given = self._scope[element.id]
        return Row(
            id=element.id,
            name=full_name(element, self._plan),
            kind=kind,
            role=given.role,
            inferred=given.inferred,
            deep=deep if kind is Kind.INDICATOR else deep + self._depth(element),
            voluntary=self._voluntary.get(element.id),
        )

    def _depth(self, element: Element) -> int:
        """How many elements stand above it in print."""
        above, seen = getattr(element, "under", None), {element.id}
        while above is not None and above in self._plan and above not in seen and len(seen) < _DEEPEST:
            seen.add(above)
            above = getattr(self._plan[above], "under", None)
        return len(seen) - 1

    def _initiative(self, initiative: Initiative) -> Iterator[Row]:
        """An initiative with its indicators and programmes; a line between where only these are asked about."""
        inner = list(self._measures(initiative.id, 1))
        for programme in self._programmes.get(initiative.id, ()):
            inner += self._programme(programme, 1)
        if initiative.id in self._scope:
            yield self._row(initiative, Kind.INITIATIVE, 0)
        elif inner:
            yield Row(id=None, name=initiative.name)
        yield from inner

    def _programme(self, programme: Programme, deep: int) -> Iterator[Row]:
        inner = list(self._measures(programme.id, deep + 1))
        if programme.id in self._scope:
            yield self._row(programme, Kind.PROGRAMME, deep)
        elif inner:
            yield Row(id=None, name=programme.name, deep=deep)
        yield from inner

    def _measures(self, home: str, deep: int) -> Iterator[Row]:
        for each in self._indicators.get(home, ()):
            yield self._row(each, Kind.INDICATOR, deep)
