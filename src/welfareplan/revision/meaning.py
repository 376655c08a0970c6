"""What does a change mean? (floor 4)

Changes are stored as additions, removals, amendments and orders; what a reader calls them (目標値の引上げ, 統合, 廃止) is read
off them here, every time anew. Each change is read at least once, so nothing is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from welfareplan import japanese
from welfareplan.model.element import Element
from welfareplan.model.links import Link
from welfareplan.revision.changes import Addition, Amendment, Change, ChangeSet, Removal, Reordering
from welfareplan.revision.facts import FieldOf, Names, is_long
from welfareplan.revision.saying import sentences
from welfareplan.revision.spelling import only_spelling
from welfareplan.revision.targets import pair_targets, target_facts
from welfareplan.terms import Kind, Meaning, Relation
from welfareplan.when import FiscalPeriod

if TYPE_CHECKING:
    from welfareplan.model.plan import Plan

_SERIES = frozenset({"definition", "method", "unit", "counts"})
"""Fields of an indicator whose change breaks its series: figures before and after are not of one kind."""
_ESTABLISHED = frozenset({Kind.DIRECTION, Kind.INITIATIVE, Kind.PROGRAMME, Kind.INDICATOR})
"""Kinds of which a plan says 新設 and 廃止; of prose, issues and notes it says 追加 and 削除."""
_ONE = 1


@attrs.frozen(kw_only=True, weakref_slot=False)
class Event:
    """What happened to an element, in the field's words (変更の意味).

    Attributes:
        meaning: what happened.
        kind: the kind of the element.
        id: its id, or the key of a link; the name of the kind for a new order.
        english: the sentence in English.
        ja: the sentence in Japanese.
        changes: the places of the changes that say so, counted from 0 in the change set.

    >>> import welfareplan as wp
    >>> dossier = wp.example("kurume")
    >>> before, after = dossier.as_of("2022-11-29"), dossier.as_of("2022-11-30")
    >>> first = wp.events(before, after, wp.diff(before, after))[0]
    >>> first.meaning, first.ja
    (<Meaning.SUBPLAN_ADDED: 'subplan_added'>, '分冊「久留米市再犯防止推進計画」を加えた。')
    """

    meaning: Meaning
    kind: Kind
    id: str
    english: str
    ja: str
    changes: tuple[int, ...]

    def __str__(self) -> str:
        return self.english


def events(before: Plan, after: Plan, changes: ChangeSet) -> tuple[Event, ...]:
    """Read changes in the field's words (変更の意味の読み取り).

    Args:
        before: the plan the changes apply to.
        after: the plan they make.
        changes: the changes, as ``diff(before, after)`` gives them or a revision holds them.

    Returns:
        What happened, in the order of the changes; every change is read by at least one event.

    >>> import welfareplan as wp
    >>> dossier = wp.example("kurume")
    >>> before, after = dossier.as_of("2022-11-29"), dossier.as_of("2022-11-30")
    >>> [each.id for each in wp.events(before, after, wp.diff(before, after))]
    ['reoffending', 'subplan-made']
    """
    return tuple(_Reader(before, after, changes.changes).read())


class _Reader:
    def __init__(self, before: Plan, after: Plan, changes: tuple[Change, ...]) -> None:
        self.before = before
        self.after = after
        self.changes = changes
        self.removed = {each.id: n for n, each in enumerate(changes) if isinstance(each, Removal)}
        places = {each.id: n for n, each in enumerate(changes) if isinstance(each, Addition) and each.kind is Kind.LINK}
        self.moves = {self.removed[old]: places[new] for old, new in moved_links(changes).items()}
        self.successors: dict[str, list[str]] = {}
        for id, old in _continuing(changes):
            self.successors.setdefault(old, []).append(id)

    def name(self, *ids: str) -> Names:
        return Names(tuple(map(self._name, ids)))

    def _name(self, id: str) -> str:
        plan = next((each for each in (self.after, self.before) if id in each), None)
        return id if plan is None else getattr(plan[id], "name", None) or japanese.name(id, plan)

    def event(self, rule: str, change: Change, *numbers: int, **facts: Any) -> Event:  # noqa: ANN401 - values of the model
        id = change.kind.value if isinstance(change, Reordering) else change.id
        given = {"kind": change.kind, "name": self.name(id), **facts}
        meaning, english, ja = sentences(rule, self.after, given)
        return Event(meaning=meaning, kind=change.kind, id=id, english=english, ja=ja, changes=numbers)

    def read(self) -> Iterator[Event]:
        arrived = set(self.moves.values())
        for n, change in enumerate(self.changes):
            if n in arrived:
                continue  # read with the removal it belongs to
            match change:
                case Reordering():
                    yield self.event("reordered", change, n)
                case Amendment():
                    yield from self.amended(n, change)
                case Addition(element=Link() as link) | Removal(element=Link() as link):
                    yield self.linked(n, change, link)
                case Addition(element=Element() as element):
                    yield self.arrived(n, change, element)
                case _:
                    yield self.left(n, change)

    def linked(self, n: int, change: Addition | Removal, link: Link) -> Event:
        source, target = self.name(link.source), self.name(link.target)
        other = self.changes[self.moves[n]] if n in self.moves else None
        if isinstance(other, Addition) and isinstance(other.element, Link):
            staying, _, old = _ends(link)
            names = {"name": self.name(staying), "old": self.name(old), "new": self.name(_ends(other.element)[2])}
            return self.event(f"moved-{link.relation.value}", change, n, self.moves[n], **names)
        rule = "linked" if isinstance(change, Addition) else "unlinked"
        return self.event(rule, change, n, name=source, relation=link.relation, target=target)

    def arrived(self, n: int, change: Addition, element: Element) -> Event:
        old = [each for each in getattr(element, "succeeds", ()) if "#" not in each]
        numbers = (n, *(self.removed[each] for each in old if each in self.removed))
        names = self.name(*old)
        if len(old) > _ONE:
            return self.event("merged", change, *numbers, old=names)
        if old and (old[0] not in self.removed or len(self.successors[old[0]]) > _ONE):
            return self.event("split", change, *numbers, old=names)
        if old:
            return self.event("replaced", change, *numbers, old=names)
        rules = {Kind.PROGRAMME: "started", Kind.SUBPLAN: "subplan-added"}
        return self.event(rules.get(change.kind, "established" if change.kind in _ESTABLISHED else "added"), change, n)

    def left(self, n: int, change: Addition | Removal) -> Event:
        after = self.successors.get(change.id, [])
        if after:
            return self.event("succeeded", change, n, new=self.name(*after))
        return self.event("retired" if change.kind in _ESTABLISHED else "removed", change, n)

    def amended(self, n: int, change: Amendment) -> Iterator[Event]:
        field, old, new = change.field, change.old, change.new
        if only_spelling(old, new):
            yield self.event("wording", change, n, field=FieldOf(change.kind, field))
        elif field == "targets" and (pairs := pair_targets(old, new)):
            for meaning, one, other in pairs:
                yield self.event(meaning.value.replace("_", "-"), change, n, **target_facts(one, other))
        elif field == "succeeds" and (joined := [each for each in new if each not in old and each in self.removed]):
            numbers = [self.removed[each] for each in joined]
            yield self.event("absorbed", change, n, *numbers, old=self.name(*joined))
        else:
            yield self.event(self.rule(change), change, n, **self.facts(change))

    def rule(self, change: Amendment) -> str:
        """By which rule an amended field is told."""
        field, old, new = change.field, change.old, change.new
        if field == "text":
            return "reworded"
        if field == "period" and old is not None and new is not None:
            return _period_rule(old, new)
        if change.kind is Kind.INDICATOR and _breaks(field, old, new):
            return "series-broken"
        stated, dropped, changed = _RULES.get(field, _ANY)
        rule = stated if old is None or old == () else dropped if new is None or new == () else changed
        return "rewritten" if rule in _ANY and (is_long(old, self.before) or is_long(new, self.after)) else rule

    def facts(self, change: Amendment) -> dict[str, Any]:
        """What the sentence about an amended field quotes; other elements by their names."""
        old, new = change.old, change.new
        if change.field in {"under", "passage", "part_of", "body"}:
            old, new = (None if each is None else self.name(each) for each in (old, new))
        elif change.field in {"bases", "succeeds"}:
            old, new = (self.name(*each) if each else () for each in (old, new))
        return {"field": FieldOf(change.kind, change.field), "old": old, "new": new}


_ANY = ("set", "dropped", "changed")
_RULES: dict[str, tuple[str, str, str]] = {
    "title": ("set", "dropped", "retitled"),
    "label": ("set", "dropped", "renumbered"),
    "under": ("moved-below", "moved-up", "moved-under"),
    "passage": ("set", "dropped", "moved-to"),
    "baseline": ("baseline-set", "baseline-dropped", "baseline-corrected"),
    "period": ("period-set", "period-dropped", "period-changed"),
}
"""By which rule an amended field is told: where it was not stated before, where it no longer is, and else."""


def moved_links(changes: Iterable[Change]) -> dict[str, str]:
    """Links that lead to another element now (対応関係の付替え): the key of each that went, and of the one that came for it.

    Only where one goes and one comes, so that nobody has to guess which became which.

    >>> from welfareplan.terms import LinkBasis
    >>> old = Link(source="salon", relation=Relation.PURSUES, target="relations", basis=LinkBasis.STATED)
    >>> new = attrs.evolve(old, target="support")
    >>> moved_links((Removal(Kind.LINK, old, None), Addition(Kind.LINK, new, None)))
    {'salon pursues relations': 'salon pursues support'}
    """
    gone: dict[tuple[str, Relation], list[str]] = {}
    come: dict[tuple[str, Relation], list[str]] = {}
    for change in changes:
        if isinstance(change, Addition | Removal) and isinstance(change.element, Link):
            staying, relation, _ = _ends(change.element)
            (gone if isinstance(change, Removal) else come).setdefault((staying, relation), []).append(change.id)
    return {old[0]: come[key][0] for key, old in gone.items() if len(old) == len(come.get(key, ())) == _ONE}


def _ends(link: Link) -> tuple[str, Relation, str]:
    """The end that stays where a link moves, its relation, and the other end: who leads a programme changes, not the programme."""
    if link.relation is Relation.LEADS:
        return link.target, link.relation, link.source
    return link.source, link.relation, link.target


def _continuing(changes: Iterable[Change]) -> Iterator[tuple[str, str]]:
    """Pairs of an element and one that it is said to continue, as the changes say."""
    for change in changes:
        if isinstance(change, Addition):
            yield from ((change.id, old) for old in getattr(change.element, "succeeds", ()))
        elif isinstance(change, Amendment) and change.field == "succeeds":
            yield from ((change.id, old) for old in change.new if old not in change.old)


def _period_rule(old: FiscalPeriod, new: FiscalPeriod) -> str:
    if old.first != new.first or old.last == new.last:
        return "period-changed"
    return "period-extended" if old.last < new.last else "period-shortened"


def _breaks(field: str, old: Any, new: Any) -> bool:  # noqa: ANN401 - any value of a field
    """Whether an amendment ends a series of figures: what they count changed, or they are said not to be comparable.

    What is stated for the first time may have held before, and a break is not made up.
    """
    if field == "comparable":
        return new is False
    return field in _SERIES and old is not None and new is not None
