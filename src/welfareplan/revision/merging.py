"""What if two departments edit one draft? (floor 4)

A three-way merge by identity. What only one side touched is taken from it; what both touched in the same way is taken
once; anything else is a conflict, a value with both sides, and nobody wins in silence. "Touched" means any sign: a
respelling counts, so that none is lost.
"""

from __future__ import annotations

from typing import Any

import attrs

from welfareplan.errors import InvalidValueError, UnknownIdError
from welfareplan.ids import nearest
from welfareplan.model.plan import KINDS, Plan
from welfareplan.revision.sides import Address, Conflict, Side
from welfareplan.revision.weaving import Sides, Weaver, by_key, clash, owners_of, take_back
from welfareplan.terms import Kind


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

    def conflict(self, name: str) -> Conflict:
        """The conflict that is called so (競合の特定): ``salon.title``.

        Raises:
            UnknownIdError: none of the conflicts left is; says the nearest that is.
        """
        for each in self.conflicts:
            if each.name == name:
                return each
        known = [each.name for each in self.conflicts]
        where, where_ja = f"the conflicts of the merge of plan {self.base.id!r}", f"計画「{self.base.id}」の統合の競合"
        raise UnknownIdError(name, where, nearest(name, known), where_ja=where_ja)

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

    def settle(self, side: Side) -> Merge:
        """The merge with one side chosen for whatever is still in conflict (残る競合の一括の選択).

        >>> draft = Plan(id="p", title="案", vision="支え合い")
        >>> ours, theirs = (attrs.evolve(draft, title=title, vision=title) for title in ("素案", "原案"))
        >>> merge(draft, ours, theirs).settle(Side.OURS).plan.vision
        '素案'
        """
        merged = self
        while merged.conflicts:
            chosen = {**dict(merged.choices), **{each.address: Side(side) for each in merged.conflicts}}
            merged = _merge(self.base, self.ours, self.theirs, chosen)
        return merged

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
    sides = Sides(*({row.kind: by_key(plan, row) for row in KINDS} for plan in (base, ours, theirs)))
    clashes: dict[str, Conflict] = {}
    while True:
        run = Weaver(choices)
        merged = {row.kind: run.kind(row.kind, base.id, sides) for row in KINDS}
        shared = {id: owners for id, owners in owners_of(merged).items() if len(owners) > 1}
        if not shared:
            break
        # Both sides gave one id to different things, which no plan can hold. What is not chosen goes back to what the base
        # says, and the rest is merged anew; the base holds no id twice, so this comes to an end.
        for id, owners in shared.items():
            found = clashes.setdefault(id, clash(id, owners, sides))
            chosen = choices.get(found.address)
            for side, held in ((Side.OURS, sides.ours), (Side.THEIRS, sides.theirs)):
                if side is not chosen:
                    take_back(held, sides.base, owners)
    fields = {row.field for row in KINDS}
    own = [field.name for field in attrs.fields(Plan) if field.name not in fields and field.name != "id"]
    values: dict[str, Any] = {
        name: run.field((Kind.PLAN, base.id, name), *(getattr(each, name) for each in (base, ours, theirs)))
        for name in own
    }
    values.update((row.field, merged[row.kind]) for row in KINDS)
    unsettled = (each for each in clashes.values() if each.address not in choices)
    return Merge(
        base=base,
        ours=ours,
        theirs=theirs,
        choices=tuple(choices.items()),
        conflicts=(*run.conflicts, *unsettled),
        draft=Plan(id=base.id, **values),
    )
