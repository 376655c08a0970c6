"""What does the whole plan say? (floor 3)

The plan and its views. The table of kinds stands in ``kinds.py`` and is named here again, beside the class it describes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

import attrs

from welfareplan.errors import InvalidValueError, UnknownIdError
from welfareplan.ids import nearest
from welfareplan.model.bases import LegalBasis, LegalItem
from welfareplan.model.bodies import Body
from welfareplan.model.directions import Direction
from welfareplan.model.element import Element, Pairs, require_pairs
from welfareplan.model.indicators import Indicator
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.kinds import ELEMENT_KINDS, KIND_OF, KINDS, ROW_OF, KindRow, key_of, references_of
from welfareplan.model.links import Link
from welfareplan.model.milestones import Milestone
from welfareplan.model.passages import Passage
from welfareplan.model.programmes import Programme
from welfareplan.model.relations import RelatedPlan, SubPlan
from welfareplan.model.sources import Source
from welfareplan.terms import Kind, Relation
from welfareplan.when import FiscalPeriod, PartialDate

__all__ = ["ELEMENT_KINDS", "KINDS", "KIND_OF", "ROW_OF", "JointPlan", "KindRow", "Plan", "key_of"]

E = TypeVar("E", bound=Element)

_COUNTED = ("issues", "directions", "initiatives", "programmes", "indicators", "links")


@attrs.frozen(kw_only=True, weakref_slot=False)
class JointPlan:
    """One of the plans made into this one document (一体的に策定した計画).

    Attributes:
        title: its name (地域福祉計画).
        ordinal: its number as printed (第３期).
        issuer: the id of the body that issues it.

    >>> JointPlan(title="地域福祉計画", ordinal="第３期").ordinal
    '第３期'
    """

    title: str
    ordinal: str | None = None
    issuer: str | None = None


def _repeated(names: list[str]) -> str:
    return next(name for name, times in Counter(names).items() if times > 1)


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Plan(Element):
    """A community welfare plan (地域福祉計画): what was promised, on one day.

    A plan is a value: compared by content, hashable, never changed. Everything in it points by id.

    Attributes:
        period: the fiscal years it covers (計画期間).
        adopted: when it was adopted (策定).
        vision: its basic philosophy (基本理念), where the document states it.
        levels: the plan's own names for the levels of its directions (基本目標, 基本施策).
        terms: the plan's own headings, as sorted pairs (indicator → 成果指標, baseline → 基準).
        joint: the plans made into this document, with ordinal and issuer.
        bases: provisions it rests on.
        related: other plans it names.
        subplans: plans within it.
        bodies: who makes, advises and runs it.
        sources: documents cited.
        passages: prose.
        issues: the problems it answers.
        directions: where it wants to go.
        initiatives: what is to be done.
        programmes: what departments run.
        indicators: what it measures itself by.
        milestones: what happened and what is to come.
        links: what belongs to what; a plan without links is complete and honest.

    Raises:
        InvalidValueError: an id or a link stands in it twice, or a field is not a tuple of its kind.

    >>> Plan(id="kurume-2020", title="くるめ支え合うプラン")
    <Plan kurume-2020: empty>
    """

    period: FiscalPeriod | None = None
    adopted: PartialDate | None = None
    vision: str | None = None
    levels: tuple[str, ...] = ()
    terms: Pairs = attrs.field(default=(), validator=require_pairs)
    joint: tuple[JointPlan, ...] = ()
    bases: tuple[LegalBasis, ...] = ()
    related: tuple[RelatedPlan, ...] = ()
    subplans: tuple[SubPlan, ...] = ()
    bodies: tuple[Body, ...] = ()
    sources: tuple[Source, ...] = ()
    passages: tuple[Passage, ...] = ()
    issues: tuple[Issue, ...] = ()
    directions: tuple[Direction, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    programmes: tuple[Programme, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    links: tuple[Link, ...] = ()

    def __attrs_post_init__(self) -> None:
        for row in KINDS:
            row.require(self.id, getattr(self, row.field))
        # Sets are counted first, which is quick; only a plan that is refused is searched for what it has twice.
        ids = [self.id, *(part.id for part in self.parts())]
        if len(set(ids)) != len(ids):
            id = _repeated(ids)
            raise InvalidValueError(
                f"the id {id!r} stands twice in plan {self.id!r}; every element needs its own",
                f"計画「{self.id}」に識別子「{id}」が二つあります。要素ごとに別の識別子にしてください。",
            )
        keys = [link.key for link in self.links]
        if len(set(keys)) != len(keys):
            key = _repeated(keys)
            raise InvalidValueError(
                f"the link {key!r} stands twice in plan {self.id!r}; keep one",
                f"計画「{self.id}」に対応関係「{key}」が二つあります。一つにしてください。",
            )

    def parts(self) -> Iterator[Element | LegalItem]:
        """Everything in the plan that has an id (構成要素), in the order of the table of kinds.

        The items of a legal basis follow it; links and the plan itself are left out.

        >>> [part.id for part in Plan(id="p", issues=(Issue(id="isolation"),), sources=(Source(id="slides"),)).parts()]
        ['slides', 'isolation']
        """
        for row in ELEMENT_KINDS:
            for element in getattr(self, row.field):
                yield element
                if row.kind is Kind.BASIS:
                    yield from element.items

    @cached_property
    def _index(self) -> dict[str, tuple[Kind, Element | LegalItem]]:
        index: dict[str, tuple[Kind, Element | LegalItem]] = {self.id: (Kind.PLAN, self)}
        for row in ELEMENT_KINDS:
            for element in getattr(self, row.field):
                index[element.id] = (row.kind, element)
                if row.kind is Kind.BASIS:
                    index.update((item.id, (Kind.BASIS, item)) for item in element.items)
        return index

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id in the plan (識別子), its own included."""
        return frozenset(self._index)

    def _find(self, id: str) -> tuple[Kind, Element | LegalItem]:
        try:
            return self._index[id]
        except KeyError:
            near = nearest(id, self._index)
            raise UnknownIdError(id, f"plan {self.id!r}", near, where_ja=f"計画「{self.id}」") from None

    def __getitem__(self, id: str) -> Any:  # noqa: ANN401 - any element; the typed views below say which
        """Any element by its id.

        Raises:
            UnknownIdError: the plan does not have it; says the nearest that it has.
        """
        return self._find(id)[1]

    def __contains__(self, id: object) -> bool:
        return id in self._index

    def kind_of(self, id: str) -> Kind:
        """The kind of an element (要素の種類); an item of a legal basis counts as BASIS.

        Raises:
            UnknownIdError: the plan does not have it.
        """
        return self._find(id)[0]

    def _one(self, cls: type[E], id: str) -> E:
        kind, found = self._find(id)
        if not isinstance(found, cls):
            wanted = KIND_OF[cls]
            among = "it is the plan itself" if kind is Kind.PLAN else f"it stands among the {ROW_OF[kind].field}"
            raise UnknownIdError(
                id,
                f"the {ROW_OF[wanted].field} of plan {self.id!r}, where {among}",
                nearest(id, (each.id for each in getattr(self, ROW_OF[wanted].field))),
                where_ja=f"計画「{self.id}」の{wanted.ja}（これは{kind.ja}です）",
            )
        return found

    def body(self, id: str) -> Body:
        """A body (主体) by id."""
        return self._one(Body, id)

    def basis(self, id: str) -> LegalBasis:
        """A legal basis (根拠法) by id."""
        return self._one(LegalBasis, id)

    def related_plan(self, id: str) -> RelatedPlan:
        """A related plan (関連計画) by id."""
        return self._one(RelatedPlan, id)

    def subplan(self, id: str) -> SubPlan:
        """A sub-plan (分冊・内包計画) by id."""
        return self._one(SubPlan, id)

    def source(self, id: str) -> Source:
        """A source (出典) by id."""
        return self._one(Source, id)

    def prose(self, id: str) -> Passage:
        """A passage (本文) by id; ``passage`` is the field that says where the plan itself stands."""
        return self._one(Passage, id)

    def issue(self, id: str) -> Issue:
        """An issue (課題) by id."""
        return self._one(Issue, id)

    def direction(self, id: str) -> Direction:
        """A direction (方向性) by id."""
        return self._one(Direction, id)

    def initiative(self, id: str) -> Initiative:
        """An initiative (取組) by id."""
        return self._one(Initiative, id)

    def programme(self, id: str) -> Programme:
        """A programme (事業) by id."""
        return self._one(Programme, id)

    def indicator(self, id: str) -> Indicator:
        """An indicator (成果指標) by id."""
        return self._one(Indicator, id)

    def milestone(self, id: str) -> Milestone:
        """A milestone (経過・予定) by id."""
        return self._one(Milestone, id)

    @cached_property
    def _linked(self) -> tuple[Mapping[str, list[Link]], Mapping[str, list[Link]]]:
        outgoing: dict[str, list[Link]] = {}
        incoming: dict[str, list[Link]] = {}
        for link in self.links:
            outgoing.setdefault(link.source, []).append(link)
            incoming.setdefault(link.target, []).append(link)
        return outgoing, incoming

    @cached_property
    def _children(self) -> Mapping[str, list[Element]]:
        children: dict[str, list[Element]] = {}
        for row in ELEMENT_KINDS:
            if row.nests:
                for element in getattr(self, row.field):
                    if element.under is not None:
                        children.setdefault(element.under, []).append(element)
        return children

    def links_from(self, element: str | Element, relation: Relation | None = None) -> tuple[Link, ...]:
        """The links that start at an element (対応関係), in printed order; the id need not be in the plan."""
        found = self._linked[0].get(_id(element), ())
        return tuple(link for link in found if relation is None or link.relation is relation)

    def links_to(self, element: str | Element, relation: Relation | None = None) -> tuple[Link, ...]:
        """The links that end at an element (対応関係), in printed order; the id need not be in the plan."""
        found = self._linked[1].get(_id(element), ())
        return tuple(link for link in found if relation is None or link.relation is relation)

    def children(self, element: str | Element) -> tuple[Any, ...]:
        """What is printed directly under an element of the same kind (下位の要素).

        Raises:
            UnknownIdError: the plan does not have the element.
        """
        kind, parent = self._find(_id(element))
        below = self._children.get(parent.id, ())
        return tuple(each for each in below if KIND_OF[type(each)] is kind)

    def answering(self, issue: str | Issue) -> tuple[Initiative, ...]:
        """The initiatives that a link says answer an issue (課題に対応する取組), in the order of the links.

        An empty tuple says that no link is on file, not that nothing answers it. A link from something else is passed
        over: ``check`` complains of it.

        Raises:
            UnknownIdError: the plan does not have the issue.
        """
        links = self.links_to(self.issue(_id(issue)), Relation.ANSWERS)
        sources = (self[link.source] for link in links if link.source in self)
        return tuple(each for each in sources if isinstance(each, Initiative))

    def under(self, element: str | Element) -> tuple[Any, ...]:
        """What stands directly under an element (属する要素): its children in print, then what links say belongs to it.

        For a direction these are its sub-directions, the initiatives that pursue it and the indicators that show it.

        Raises:
            UnknownIdError: the plan does not have the element.
        """
        linked = (
            self[link.source]
            for relation in (Relation.PURSUES, Relation.PART_OF, Relation.SHOWS)
            for link in self.links_to(element, relation)
            if link.source in self
        )
        return (*self.children(element), *linked)

    def mentions(self, id: str) -> tuple[tuple[str, str], ...]:
        """Where an id is named (参照元): pairs of the element (or link, by its key) that names it and the field that does.

        The id need not be in the plan: what names a missing one is what ``check`` complains of.
        """
        return tuple((owner, field) for owner, field, named in self.references() if named == id)

    def references(self) -> Iterator[tuple[str, str, str]]:
        """Every reference in the plan (参照): who names (id, or key of a link), in which field, which id.

        ``succeeds`` may name an element of another plan, ``other-plan#id``, which is given as it stands.
        """
        yield from references_of(self, ())
        yield from ((self.id, "joint", joint.issuer) for joint in self.joint if joint.issuer is not None)
        for row in ELEMENT_KINDS:
            for element in getattr(self, row.field):
                yield from references_of(element, row.references)
        for link in self.links:
            yield link.key, "source", link.source
            yield link.key, "target", link.target
            yield from ((link.key, "cites", citation.source) for citation in link.cites)

    def __repr__(self) -> str:
        period = "" if self.period is None else f" {self.period.first}–{self.period.last}"
        sizes = [(len(getattr(self, field)), field) for field in _COUNTED]
        counts = [f"{n} {field if n > 1 else field.removesuffix('s')}" for n, field in sizes if n]
        return f"<Plan {self.id}{period}: {', '.join(counts) or 'empty'}>"


def _id(element: str | Element) -> str:
    return element if isinstance(element, str) else element.id
