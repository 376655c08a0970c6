"""How are three versions woven into one? (floor 4)

Element by element and field by field, by identity; where the sides differ, the choice that was made, or else what the base says
and a conflict.
"""

from __future__ import annotations

from typing import Any

import attrs

from welfareplan.model.element import Element
from welfareplan.model.identity import identical
from welfareplan.model.links import Link
from welfareplan.model.plan import KindRow, Plan, key_of
from welfareplan.revision.sides import ORDER, Address, Conflict, Side
from welfareplan.terms import Kind

Elements = dict[str, Element | Link]
Owner = tuple[Kind, str]


@attrs.define
class Sides:
    """The elements of the three plans by kind and key (三つの版の要素); a clash takes changes out of a side."""

    base: dict[Kind, Elements]
    ours: dict[Kind, Elements]
    theirs: dict[Kind, Elements]


def by_key(plan: Plan, row: KindRow) -> Elements:
    """The elements of a kind by id (or key)."""
    return {key_of(each): each for each in getattr(plan, row.field)}


def owners_of(merged: dict[Kind, tuple[Any, ...]]) -> dict[str, list[Owner]]:
    """Who has each id: the element itself, or the legal basis whose item it is."""
    owners: dict[str, list[Owner]] = {}
    for kind, elements in merged.items():
        if kind is not Kind.LINK:
            for element in elements:
                for id in (element.id, *(item.id for item in getattr(element, "items", ()))):
                    owners.setdefault(id, []).append((kind, element.id))
    return owners


def clash(id: str, owners: list[Owner], sides: Sides) -> Conflict:
    """The conflict about an id that both sides gave to different things."""
    started, mine, yours = (
        next((held[kind][key] for kind, key in owners if key in held[kind]), None)
        for held in (sides.base, sides.ours, sides.theirs)
    )
    return Conflict(kind=owners[0][0], id=id, field=None, base=started, ours=mine, theirs=yours)


def take_back(side: dict[Kind, Elements], base: dict[Kind, Elements], owners: list[Owner]) -> None:
    """Let a side say of some elements what the base says."""
    for kind, key in owners:
        original = base[kind].get(key)
        if original is None:
            side[kind].pop(key, None)
        else:
            side[kind][key] = original


class Weaver:
    """One run of the merge (統合の一回分): it collects conflicts while it makes the values."""

    def __init__(self, choices: dict[Address, Side]) -> None:
        self.choices = choices
        self.conflicts: list[Conflict] = []

    def field(self, address: Address, base: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401 - any value of the model
        """The merged value of one field, or of a whole element where ``field`` is None."""
        if identical(ours, theirs) or identical(theirs, base):
            return ours
        if identical(ours, base):
            return theirs
        chosen = self.choices.get(address)
        if chosen is None:
            kind, id, field = address
            self.conflicts.append(Conflict(kind=kind, id=id, field=field, base=base, ours=ours, theirs=theirs))
            return base
        return ours if chosen is Side.OURS else theirs

    def kind(self, kind: Kind, plan: str, sides: Sides) -> tuple[Any, ...]:
        """The merged elements of one kind."""
        base, ours, theirs = sides.base[kind], sides.ours[kind], sides.theirs[kind]
        merged = {
            key: self.element(kind, key, base.get(key), ours.get(key), theirs.get(key))
            for key in dict.fromkeys((*base, *ours, *theirs))
        }
        order = self.order(kind, plan, tuple(base), tuple(ours), tuple(theirs))
        # What a conflict keeps although a side removed it may be missing from the merged order; it comes last.
        return tuple(merged[key] for key in dict.fromkeys((*order, *merged)) if merged[key] is not None)

    def element(
        self,
        kind: Kind,
        key: str,
        base: Element | Link | None,
        ours: Element | Link | None,
        theirs: Element | Link | None,
    ) -> Element | Link | None:
        """The merged element, field by field where both sides have it."""
        if base is None or ours is None or theirs is None:
            whole: Element | Link | None = self.field((kind, key, None), base, ours, theirs)
            return whole
        if ours is base or theirs is base:
            return theirs if ours is base else ours
        values = {
            each.name: self.field(
                (kind, key, each.name), getattr(base, each.name), getattr(ours, each.name), getattr(theirs, each.name)
            )
            for each in attrs.fields(type(base))
        }
        return type(base)(**values)

    def order(
        self, kind: Kind, plan: str, base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
    ) -> tuple[str, ...]:
        """The merged order: that of the side which reordered, with the additions of both behind their neighbours."""
        in_base, in_ours, in_theirs = set(base), set(ours), set(theirs)
        common = in_base & in_ours & in_theirs
        kept = self.field(
            (kind, plan, ORDER), *(tuple(key for key in keys if key in common) for keys in (base, ours, theirs))
        )
        # A key that one side removed may still be wanted (in a conflict): it keeps its neighbour from the side that has it.
        followers: dict[str | None, list[tuple[str, ...]]] = {}
        for keys in (ours, theirs):
            for before, run in _runs(keys, common):
                if run not in followers.setdefault(before, []):
                    followers[before].append(run)
        merged: dict[str, None] = {}
        for key in (None, *kept):
            if key is not None:
                merged.setdefault(key)
            # Sorted, so that the outcome does not depend on which side is called ours.
            for run in sorted(followers.get(key, ())):
                merged.update(dict.fromkeys(each for each in run if each not in merged))
        return tuple(merged)


def _runs(keys: tuple[str, ...], common: set[str]) -> list[tuple[str | None, tuple[str, ...]]]:
    """The runs of keys that the other versions do not share, each with the shared key before it."""
    runs: list[tuple[str | None, tuple[str, ...]]] = []
    before: str | None = None
    run: list[str] = []
    for key in keys:
        if key in common:
            if run:
                runs.append((before, tuple(run)))
            before, run = key, []
        else:
            run.append(key)
    if run:
        runs.append((before, tuple(run)))
    return runs
