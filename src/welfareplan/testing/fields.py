"""What can each field of an element hold? (floor 9)

A strategy for every field of every kind, and of elements made of them. References name what is known to stand in the plan.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
from hypothesis import strategies as st

from welfareplan.model.bases import LegalItem
from welfareplan.model.initiatives import Role
from welfareplan.model.milestones import Times
from welfareplan.model.plan import ELEMENT_KINDS, ROW_OF, JointPlan, Plan
from welfareplan.model.programmes import Money
from welfareplan.terms import (
    Better,
    Counts,
    IndicatorKind,
    Kind,
    Mark,
    MilestoneKind,
    MilestoneStatus,
    MoneyKind,
    Obligation,
    PassageKind,
    PlanRelation,
    Volume,
)
from welfareplan.testing.values import (
    Field,
    amounts,
    citations,
    extras,
    fiscal_periods,
    ids,
    optional,
    partial_dates,
    readings,
    some,
    targets,
    texts,
    units,
    whens,
    years,
)
from welfareplan.when import When

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

T = TypeVar("T")


@attrs.frozen
class Known:
    """What references may name.

    Attributes:
        ids: ids by kind, in the order of the plan.
        items: ids of the items of legal bases.
        plan: the id of the plan.
        dangling: whether references may also name what is not there.
    """

    ids: dict[Kind, tuple[str, ...]] = attrs.field(factory=dict)
    items: tuple[str, ...] = ()
    plan: str | None = None
    dangling: bool = False

    @classmethod
    def of(cls, plan: Plan | None, *, dangling: bool = False) -> Known:
        """What stands in a plan."""
        if plan is None:
            return cls(dangling=dangling)
        return cls(
            ids={row.kind: tuple(each.id for each in getattr(plan, row.field)) for row in ELEMENT_KINDS},
            items=tuple(item.id for basis in plan.bases for item in basis.items),
            plan=plan.id,
            dangling=dangling,
        )

    def named(self, *kinds: Kind, before: str | None = None) -> tuple[str, ...]:
        """The ids of these kinds; only of those that stand before an element, where nesting must not go in circles."""
        found = tuple(id for kind in kinds for id in self.ids.get(kind, ()))
        return found[: found.index(before)] if before in found else found


def many(strategy: SearchStrategy[T], most: int = 2) -> SearchStrategy[tuple[T, ...]]:
    """A few of them, as a tuple."""
    return st.lists(strategy, max_size=most).map(tuple)


@cache
def _monies() -> SearchStrategy[Money]:
    unit = st.sampled_from(("円", "千円", "百万円"))
    return st.builds(Money, year=years(), kind=st.sampled_from(MoneyKind), amount=amounts(unit))


@cache
def _times() -> SearchStrategy[Times]:
    return st.builds(lambda least, more: Times(least, least + more), st.integers(0, 12), st.integers(0, 3))


@st.composite
def _items(draw: st.DrawFn, item_ids: tuple[str, ...]) -> tuple[LegalItem, ...]:
    fields: dict[str, Field] = {"label": texts(), "text": texts(), "provision": texts(), "since": partial_dates()}
    return tuple(LegalItem(id=id, **some(draw, fields, most=2)) for id in item_ids)


@cache
def _plain_fields(kind: Kind) -> dict[str, SearchStrategy[Any]]:
    """The fields of a kind that name nothing else in the plan."""
    period, date, text = fiscal_periods(), partial_dates(), texts()
    own: dict[Kind, dict[str, SearchStrategy[Any]]] = {
        Kind.PLAN: {"period": period, "adopted": date, "vision": text, "levels": many(text), "terms": extras()},
        Kind.BASIS: {"provision": text, "obligation": st.sampled_from(Obligation), "since": date},
        Kind.RELATED: {"relation": st.sampled_from(PlanRelation), "group": text, "vision": text, "period": period},
        Kind.SUBPLAN: {"adopted": date, "volume": st.sampled_from(Volume)},
        Kind.BODY: {"code": st.sampled_from(("402036", "401307", "130001")), "functions": many(text)},
        Kind.SOURCE: {"issuer": text, "published": date, "url": text, "accessed": date},
        Kind.INITIATIVE: {
            "period": period,
            "marks": st.lists(st.sampled_from(Mark), max_size=2, unique=True).map(tuple),
            "roles": many(st.builds(Role, text, text)),
        },
        Kind.PROGRAMME: {"money": many(_monies(), most=3)},
        Kind.INDICATOR: {
            "kind": st.sampled_from(IndicatorKind),
            "unit": units(),
            "better": st.sampled_from(Better),
            "counts": st.sampled_from(Counts),
            "definition": text,
            "method": text,
            "grounds": text,
            "baseline": readings(),
            "targets": many(targets(), most=3),
            "comparable": st.booleans(),
        },
        Kind.MILESTONE: {
            "when": st.one_of(
                date,
                period,
                whens().map(lambda when: (When.unstated if when.fiscal_year is None else When.fiscal)(when.year)),
            ),
            "status": st.sampled_from(MilestoneStatus),
            "times": _times(),
            "approx": st.booleans(),
            "topics": many(text),
        },
    }
    common = {"label": text, "title": text, "text": text, "page": text, "extra": extras()}
    return {**common, **own.get(kind, {})}


@cache
def _required(kind: Kind) -> dict[str, SearchStrategy[Any]]:
    return {
        Kind.BASIS: {"statute": texts()},
        Kind.PASSAGE: {"kind": st.sampled_from(PassageKind)},
        Kind.MILESTONE: {"kind": st.sampled_from(MilestoneKind)},
    }.get(kind, {})


def _references(kind: Kind, id: str, known: Known) -> dict[str, Field]:
    """The fields of a kind that name others, where there is anything to name; made when they are drawn, which is seldom."""

    def one(named: tuple[str, ...]) -> SearchStrategy[str]:
        either = [*([st.sampled_from(named)] if named else []), *([ids()] if known.dangling else [])]
        return st.one_of(*either)

    def one_or_elsewhere(named: tuple[str, ...]) -> SearchStrategy[tuple[str, ...]]:
        return _several(st.one_of(one(named), st.builds("{}#{}".format, ids(), ids())))

    passages, bodies, sources = known.named(Kind.PASSAGE), known.named(Kind.BODY), known.named(Kind.SOURCE)
    fields: dict[str, Field] = {}
    if passages or known.dangling:
        fields["passage"] = partial(one, passages)
    if sources or known.dangling:
        fields["cites"] = lambda: many(citations(sources or None))
    if kind is Kind.PLAN:
        fields["joint"] = lambda: many(_joint(one(bodies)))
        return fields
    for field, _ in ROW_OF[kind].references:
        named = known.named({"bases": Kind.BASIS, "body": Kind.BODY}.get(field, kind), before=id)
        if field == "succeeds":
            fields[field] = partial(one_or_elsewhere, named)
        elif named or known.dangling:
            fields[field] = (
                partial(lambda named: _several(one(named)), named) if field == "bases" else partial(one, named)
            )
    return fields


def _several(named: SearchStrategy[str]) -> SearchStrategy[tuple[str, ...]]:
    return st.lists(named, max_size=2, unique=True).map(tuple)


def _joint(bodies: SearchStrategy[str]) -> SearchStrategy[JointPlan]:
    issuer = st.one_of(st.none(), bodies)
    return st.builds(JointPlan, title=texts(), ordinal=optional(texts()), issuer=issuer)


def fields_of(kind: Kind, id: str, known: Known) -> dict[str, Field]:
    """What each field of an element can hold that can be amended without making ids (items of legal bases cannot)."""
    return {**_required(kind), **_plain_fields(kind), **_references(kind, id, known)}


@st.composite
def elements(draw: st.DrawFn, kind: Kind, id: str, known: Known, items: tuple[str, ...] = ()) -> Any:  # noqa: ANN401
    """An element of a kind with a given id."""
    optional_fields = {**_plain_fields(kind), **_references(kind, id, known)}
    stated = {field: draw(strategy) for field, strategy in _required(kind).items()}
    stated.update(some(draw, optional_fields))
    if items:
        stated["items"] = draw(_items(items))
    return ROW_OF[kind].cls(id=id, **stated)
