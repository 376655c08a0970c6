"""What if two departments edit one draft? (floor 4)

A three-way merge by identity. What only one side touched is taken from it; what both touched in the same way is taken
once; anything else is a conflict, a value with both sides, and nobody wins in silence. "Touched" means any sign: a
respelling counts, so that none is lost.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.model.element import Element
from welfareplan.model.identity import identical
from welfareplan.model.links import Link
from welfareplan.model.plan import KINDS, KindRow, Plan, key_of
from welfareplan.terms import Kind

ORDER = "(order)"
"""What a conflict about the order of a kind calls its field."""


Address = tuple[Kind, str, str | None]
"""What makes a conflict that conflict: kind, id and field."""


class Side(StrEnum):
    """One of the two sides of a merge (統合する側).

    >>> Side("ours")
    <Side.OURS: 'ours'>
    """

    OURS = "ours"
    THEIRS = "theirs"


@attrs.frozen(kw_only=True, weakref_slot=False)
class Conflict:
    """Something both sides changed, differently (競合).

    Attributes:
        kind: the kind of the element.
        id: its id, or the key of a link; the id of the plan for an order.
        field: the field; None where one side removed the element or both added it in two kinds; ``(order)`` for an order.
        base: the value both started from, None where there was none.
        ours: the value on our side, None where it is gone.
        theirs: the value on theirs.

    >>> from welfareplan.model.issues import Issue
    >>> base, ours, theirs = (
    ...     Plan(id="p", issues=(Issue(id="a", title=title),)) for title in ("孤立", "孤独", "社会的孤立")
    ... )
    >>> print(merge(base, ours, theirs).conflicts[0])
    issue 'a', title: ours is '孤独', theirs is '社会的孤立' (both started from '孤立')
    """

    kind: Kind
    id: str
    field: str | None
    base: Any
    ours: Any
    theirs: Any

    @property
    def address(self) -> Address:
        """What makes it this conflict: kind, id and field. Choices are made by it."""
        return self.kind, self.id, self.field

    def __str__(self) -> str:
        where = f"{self.kind.value} {self.id!r}" + (f", {self.field}" if self.field else "")
        return f"{where}: ours is {self.ours!r}, theirs is {self.theirs!r} (both started from {self.base!r})"


@attrs.frozen(kw_only=True, weakref_slot=False)
class Merge:
    """The outcome of a three-way merge (統合の結果).

    Attributes:
        base: the plan both started from.
        ours: our side.
        theirs: their side.
        choices: what was chosen so far, pairs of a conflict's address and a side.
        conflicts: what is still to be chosen, in the order of the plan.
        draft: the merged plan, in which whatever is in conflict still stands as in the base.

    >>> from welfareplan.model.issues import Issue
    >>> base, ours, theirs = (
    ...     Plan(id="p", issues=(Issue(id="a", title=title),)) for title in ("孤立", "孤独", "社会的孤立")
    ... )
    >>> merged = merge(base, ours, theirs)
    >>> merged, merged.choose(merged.conflicts[0], Side.THEIRS).plan.issue("a").title
    (<Merge of p: 1 conflicts, 0 choices>, '社会的孤立')
    """

    base: Plan
    ours: Plan
    theirs: Plan
    choices: tuple[tuple[Address, Side], ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    draft: Plan

    @property
    def plan(self) -> Plan:
        """The merged plan.

        Raises:
            InvalidValueError: there are conflicts left; nobody wins in silence.
        """
        if self.conflicts:
            raise InvalidValueError(
                f"the merge has {len(self.conflicts)} conflicts left; choose a side for each, the first is {self.conflicts[0]}",
                f"統合には未解決の競合が{len(self.conflicts)}件あります。一つずつどちらを採るか選んでください。",
            )
        return self.draft

    def choose(self, conflict: Conflict, side: Side) -> Merge:
        """The merge with one more choice made.

        Raises:
            InvalidValueError: the merge has no such conflict.
        """
        if conflict.address not in {each.address for each in self.conflicts}:
            raise InvalidValueError(
                f"the merge has no conflict about {conflict.address!r}",
                f"「{conflict.id}」についての競合はありません。",
            )
        chosen = (*self.choices, (conflict.address, Side(side)))
        return _merge(self.base, self.ours, self.theirs, dict(chosen))

    def __repr__(self) -> str:
        return f"<Merge of {self.base.id}: {len(self.conflicts)} conflicts, {len(self.choices)} choices>"


def merge(base: Plan, ours: Plan, theirs: Plan) -> Merge:
    """Merge two edited versions of one plan (案の統合).

    Args:
        base: the plan both started from.
        ours: one edited version.
        theirs: the other.

    Returns:
        The merged plan, or the conflicts as values. ``check`` the merged plan: a side may have removed what the other
        began to refer to.

    Raises:
        InvalidValueError: the three are not versions of one plan (their ids differ).

    >>> import attrs
    >>> from welfareplan.model.plan import Plan
    >>> draft = Plan(id="draft", title="案", vision="支え合い")
    >>> merge(draft, attrs.evolve(draft, title="素案"), attrs.evolve(draft, vision="共に生きる")).plan.vision
    '共に生きる'
    """
    if not base.id == ours.id == theirs.id:
        raise InvalidValueError(
            f"a merge needs three versions of one plan, found {base.id!r}, {ours.id!r} and {theirs.id!r}",
            f"統合できるのは同じ計画の版だけです（「{base.id}」「{ours.id}」「{theirs.id}」）。",
        )
    return _merge(base, ours, theirs, {})


def _merge(base: Plan, ours: Plan, theirs: Plan, choices: dict[Address, Side]) -> Merge:
    sides = _Sides(*({row.kind: _by_key(plan, row) for row in KINDS} for plan in (base, ours, theirs)))
    clashes: dict[str, Conflict] = {}
    while True:
        run = _Run(choices)
        merged = {row.kind: run.kind(row.kind, base.id, sides) for row in KINDS}
        shared = {id: owners for id, owners in _owners(merged).items() if len(owners) > 1}
        if not shared:
            break
        # Both sides gave one id to different things, which no plan can hold. What is not chosen goes back to what the base
        # says, and the rest is merged anew; the base holds no id twice, so this comes to an end.
        for id, owners in shared.items():
            clash = clashes.setdefault(id, _clash(id, owners, sides))
            chosen = choices.get(clash.address)
            for side, held in ((Side.OURS, sides.ours), (Side.THEIRS, sides.theirs)):
                if side is not chosen:
                    _take_back(held, sides.base, owners)
    fields = {row.field for row in KINDS}
    own = [field.name for field in attrs.fields(Plan) if field.name not in fields and field.name != "id"]
    values: dict[str, Any] = {
        name: run.field((Kind.PLAN, base.id, name), *(getattr(each, name) for each in (base, ours, theirs)))
        for name in own
    }
    values.update((row.field, merged[row.kind]) for row in KINDS)
    unsettled = (clash for clash in clashes.values() if clash.address not in choices)
    return Merge(
        base=base,
        ours=ours,
        theirs=theirs,
        choices=tuple(choices.items()),
        conflicts=(*run.conflicts, *unsettled),
        draft=Plan(id=base.id, **values),
    )


Elements = dict[str, Element | Link]
Owner = tuple[Kind, str]


@attrs.define
class _Sides:
    """The elements of the three plans by kind and key; a clash takes changes out of a side."""

    base: dict[Kind, Elements]
    ours: dict[Kind, Elements]
    theirs: dict[Kind, Elements]


def _by_key(plan: Plan, row: KindRow) -> Elements:
    return {key_of(each): each for each in getattr(plan, row.field)}


def _owners(merged: dict[Kind, tuple[Any, ...]]) -> dict[str, list[Owner]]:
    """Who has each id: the element itself, or the legal basis whose item it is."""
    owners: dict[str, list[Owner]] = {}
    for kind, elements in merged.items():
        if kind is not Kind.LINK:
            for element in elements:
                for id in (element.id, *(item.id for item in getattr(element, "items", ()))):
                    owners.setdefault(id, []).append((kind, element.id))
    return owners


def _clash(id: str, owners: list[Owner], sides: _Sides) -> Conflict:
    started, mine, yours = (
        next((held[kind][key] for kind, key in owners if key in held[kind]), None)
        for held in (sides.base, sides.ours, sides.theirs)
    )
    return Conflict(kind=owners[0][0], id=id, field=None, base=started, ours=mine, theirs=yours)


def _take_back(side: dict[Kind, Elements], base: dict[Kind, Elements], owners: list[Owner]) -> None:
    for kind, key in owners:
        original = base[kind].get(key)
        if original is None:
            side[kind].pop(key, None)
        else:
            side[kind][key] = original


class _Run:
    """One run of the merge: it collects conflicts while it makes the values."""

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

    def kind(self, kind: Kind, plan: str, sides: _Sides) -> tuple[Any, ...]:
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
