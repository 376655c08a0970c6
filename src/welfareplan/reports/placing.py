"""Where does it stand in the plan? (floor 8)

Two states of a plan as one outline: chapters and sections as the passages are printed under one another, in them what is
said to stand there, and below each element what is printed under it. What stands in no passage is gathered by kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.model.kinds import KINDS, KindRow, key_of
from welfareplan.reports.sequence import interleaved, standing
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from welfareplan.model.plan import Plan

Parents = Mapping[str, str | None]


@attrs.frozen
class Column:
    """The elements of one kind in two states of a plan (種類ごとの新旧).

    Attributes:
        kind: the kind.
        old: the elements as they stood, by id (or key).
        new: the elements as they stand.
        order: every id of both, once, in reading order.
        kept: the ids that kept their place.
        parents: under which element of the kind each stands, or stood where it is removed.
    """

    kind: Kind
    old: Mapping[str, Any]
    new: Mapping[str, Any]
    order: tuple[str, ...]
    kept: frozenset[str]
    parents: Parents

    @classmethod
    def of(cls, row: KindRow, before: Plan, after: Plan, became: Mapping[str, str] = MappingProxyType({})) -> Column:
        """The elements of one kind in two states of a plan.

        Args:
            row: the kind.
            before: the plan as it stood.
            after: the plan as it stands.
            became: the keys of what goes by another key now, as a link does that leads to another element.
        """
        old = {became.get(key_of(each), key_of(each)): each for each in getattr(before, row.field)}
        new = {key_of(each): each for each in getattr(after, row.field)}
        under = (_parents(old, nests=row.nests), _parents(new, nests=row.nests))
        orders = tuple(tuple(_nested(parents)) for parents in under)
        order = tuple(interleaved(*orders))
        parents = {id: under[1][id] if id in new else under[0][id] for id in order}
        return cls(row.kind, old, new, order, standing(*orders), parents)

    def state(self, id: str) -> Any:  # noqa: ANN401 - an element of the kind
        """The element as it stands, or as it stood where it is removed."""
        return self.new.get(id) or self.old[id]

    def root(self, id: str) -> str:
        """The uppermost element under which one stands."""
        seen = {id}
        while (parent := self.parents.get(id)) is not None and parent not in seen:
            seen.add(parent)
            id = parent
        return id


def _parents(elements: Mapping[str, Any], *, nests: bool) -> Parents:
    return {
        id: each.under if nests and each.under in elements else None  # what it names may be missing: check says so
        for id, each in elements.items()
    }


def _nested(parents: Parents) -> Iterator[str]:
    """Every id once, each followed by what stands under it; a circle begins where it is met first."""
    children: dict[str | None, list[str]] = {}
    for id, parent in parents.items():
        children.setdefault(parent, []).append(id)
    seen: set[str] = set()
    for start in (*children.get(None, ()), *parents):
        waiting = [start]
        while waiting:
            id = waiting.pop()
            if id not in seen:
                seen.add(id)
                yield id
                waiting += reversed(children.get(id, ()))


@attrs.frozen
class Section:
    """Elements of one kind that are read together (新旧対照表の区切り).

    Attributes:
        home: the passage in which they stand; None where they are only gathered by kind.
        kind: their kind.
        ids: they themselves, in reading order.
        alone: whether no other kind stands in that passage.
    """

    home: str | None
    kind: Kind
    ids: tuple[str, ...]
    alone: bool = True


def sections(columns: Mapping[Kind, Column]) -> Iterator[Section]:
    """The whole of two states of a plan, section by section in reading order."""
    passages = columns[Kind.PASSAGE]
    homes = {kind: _homes(column, passages) for kind, column in columns.items() if kind is not Kind.PASSAGE}
    held: dict[str, list[Section]] = {}
    for kind, home in homes.items():
        for passage in dict.fromkeys(each for each in home.values() if each is not None):
            ids = tuple(id for id in columns[kind].order if home[id] == passage)
            held.setdefault(passage, []).append(Section(passage, kind, ids))
    for row in KINDS:
        if row.kind is Kind.PASSAGE:
            yield from _prose(passages, held)
        else:
            yield Section(None, row.kind, tuple(id for id in columns[row.kind].order if homes[row.kind][id] is None))


def _homes(column: Column, passages: Column) -> dict[str, str | None]:
    """The passage in which each element stands: that of the uppermost one it is printed under."""
    named = {id: getattr(column.state(column.root(id)), "passage", None) for id in column.order}
    return {id: home if home in passages.parents else None for id, home in named.items()}


def _prose(passages: Column, held: Mapping[str, list[Section]]) -> Iterator[Section]:
    """The passages in reading order, and in each the elements that stand there, before the sections below it."""
    holding = {*held, *filter(None, passages.parents.values())}
    groups = [(id if id in holding else passages.parents[id], id) for id in passages.order]
    met: set[str] = set()
    at = 0
    while at < len(groups):
        home = groups[at][0]
        end = at
        while end < len(groups) and groups[end][0] == home:
            end += 1
        yield Section(home, Kind.PASSAGE, tuple(id for _, id in groups[at:end]))
        if home is not None and home not in met:
            met.add(home)
            below = held.get(home, [])
            yield from (attrs.evolve(each, alone=len(below) == 1) for each in below)
        at = end


def path(home: str, passages: Column) -> Iterable[Any]:
    """A passage with those it stands under, the uppermost first."""
    found = [home]
    while (parent := passages.parents.get(found[-1])) is not None and parent not in found:
        found.append(parent)
    return [passages.state(id) for id in reversed(found)]
