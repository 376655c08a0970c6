"""Which ids does a text of the plan have? (floor 6)"""

from __future__ import annotations

from collections import ChainMap
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from welfareplan.model.plan import ELEMENT_KINDS, KINDS, KindRow, Plan
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ITEM = "item"
"""What is said of an item of a legal basis, which is no kind of its own."""

KIND_WORDS: Mapping[str, str] = ChainMap({ITEM: "法定事項"}, {kind.value: kind.ja for kind in Kind})
"""The words for a kind, items included."""

_id = attrgetter("id")


class State:
    """One text of the plan, its ids by kind, and what of it has not been looked at in the text before.

    Attributes:
        plan: the plan as it stands.
        before: the plan before, or None.
        ids: the ids of each kind; those of the items of legal bases under :data:`ITEM`.
        fresh: by field of the plan, the elements that the text before did not have; empty fields are left out.
        lost: whether an id has left the plan since the text before.
    """

    __slots__ = ("before", "fresh", "ids", "lost", "plan")

    def __init__(self, plan: Plan, before: State | None = None) -> None:
        self.plan = plan
        self.before = None if before is None else before.plan
        self.ids: dict[str, set[str]] = {Kind.PLAN: {plan.id}}
        self.fresh: dict[str, Sequence[Any]] = {}
        for row in KINDS:
            elements: tuple[Any, ...] = getattr(plan, row.field)
            # A revision leaves what it does not touch as the same objects, down to the tuples.
            if before is not None and elements is getattr(before.plan, row.field):
                self.ids[row.kind] = before.ids[row.kind]
                continue
            self.ids[row.kind] = set() if row.kind is Kind.LINK else set(map(_id, elements))
            if before is not None:
                seen = set(map(id, getattr(before.plan, row.field)))
                self.fresh[row.field] = [element for element in elements if id(element) not in seen]
            elif elements:
                self.fresh[row.field] = elements
        self.ids[ITEM] = {item.id for basis in plan.bases for item in basis.items}
        self.lost = before is not None and any(
            had is not self.ids[kind] and not had <= self.ids[kind] for kind, had in before.ids.items()
        )

    def take_in(self, earlier: State) -> None:
        """Add the ids of an earlier text, for what may name any id that ever stood in the plan."""
        self.ids = {kind: ids | earlier.ids[kind] for kind, ids in self.ids.items()}

    def kind_of(self, id: str) -> str | None:
        """The kind of an id, ``item`` for an item of a legal basis, or None."""
        return next((str(kind) for kind, ids in self.ids.items() if id in ids), None)

    def changed(self, field: str) -> bool:
        """Whether a field of the plan is another one than before."""
        return self.before is None or getattr(self.plan, field) is not getattr(self.before, field)

    def rows(self) -> Iterator[tuple[KindRow, Sequence[Any]]]:
        """The kinds that have anything fresh, links left out, and what is."""
        for row in ELEMENT_KINDS:
            elements = self.fresh.get(row.field)
            if elements:
                yield row, elements
