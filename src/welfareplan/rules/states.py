"""Which ids does a text of the plan have? (floor 6)"""

from __future__ import annotations

from collections import ChainMap
from copy import copy
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.model.indicators import Indicator
from welfareplan.model.plan import ELEMENT_KINDS, KINDS, KindRow, Plan
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ITEM = "item"
"""What is said of an item of a legal basis, which is no kind of its own."""

KIND_WORDS: Mapping[str, str] = ChainMap({ITEM: "法定事項"}, {kind.value: kind.ja for kind in Kind})
"""The words for a kind, items included."""

_elements = attrgetter(*(row.field for row in KINDS))
_own = attrgetter(*(field.name for field in attrs.fields(Plan) if field.name not in {row.field for row in KINDS}))
_but_figures = attrgetter(
    *(field.name for field in attrs.fields(Indicator) if field.name not in {"baseline", "targets"})
)


class State:
    """One text of the plan, its ids by kind, and what of it has not been looked at in the text before.

    Attributes:
        plan: the plan as it stands.
        before: the plan before, or None.
        ids: the ids of each kind; those of the items of legal bases under :data:`ITEM`. What did not change since the text
            before is the same set.
        fresh: by field of the plan, the elements that the text before did not have; empty fields are left out.
        lost: whether an id has left the plan since the text before.
        only_figures: whether nothing differs from the text before but figures of indicators, their baselines and targets.
    """

    __slots__ = ("before", "fresh", "ids", "lost", "only_figures", "plan")

    def __init__(self, plan: Plan, before: State | None = None) -> None:
        self.plan = plan
        self.before = None if before is None else before.plan
        self.ids: dict[str, set[str]] = {Kind.PLAN: {plan.id}} if before is None else before.ids.copy()
        self.fresh: dict[str, Sequence[Any]] = {}
        self.lost = self.only_figures = False
        if before is None:
            for row, elements in zip(KINDS, _elements(plan), strict=True):
                self.ids[row.kind] = _ids(row, elements)
                if elements:
                    self.fresh[row.field] = elements
            self.ids[ITEM] = _items(plan)
        else:
            self._compare(before)

    def _compare(self, before: State) -> None:
        self.only_figures = _own(self.plan) == _own(before.plan)
        for row, elements, had in zip(KINDS, _elements(self.plan), _elements(before.plan), strict=True):
            # A revision leaves what it does not touch as the same objects, down to the tuples.
            if elements is not had:
                self._compare_kind(row, elements, had)
        if self.plan.bases is not before.plan.bases:
            self.ids[ITEM] = _items(self.plan)
        self.lost = any(
            had is not ids and not had <= ids for had, ids in zip(before.ids.values(), self.ids.values(), strict=True)
        )

    def _compare_kind(self, row: KindRow, elements: Sequence[Any], had: Sequence[Any]) -> None:
        if len(elements) == len(had):  # most revisions only amend, and then nothing is in another place
            pairs = [(new, old) for new, old in zip(elements, had, strict=True) if new is not old]
            if row.kind is Kind.LINK or all(new.id == old.id for new, old in pairs):
                self.fresh[row.field] = [new for new, _ in pairs]
                is_refigured = row.kind is Kind.INDICATOR and all(
                    _but_figures(new) == _but_figures(old) for new, old in pairs
                )
                self.only_figures = self.only_figures and is_refigured
                return
        seen = set(map(id, had))
        self.fresh[row.field] = [element for element in elements if id(element) not in seen]
        self.ids[row.kind] = _ids(row, elements)
        self.only_figures = False

    def with_ids_of(self, earlier: Iterable[State]) -> State:
        """The same text with the ids of earlier ones as well, for what may name any id that ever stood in the plan."""
        ever = copy(self)
        ever.ids = self.ids.copy()
        for each in earlier:
            for kind, ids in each.ids.items():
                ever.add_ids(kind, ids)
        return ever

    def add_ids(self, kind: str, ids: set[str]) -> None:
        """Add ids of a kind; the sets may be those of other texts as well, and are left as they are."""
        known = self.ids.get(kind, set())
        if ids is not known and not ids <= known:
            self.ids[kind] = known | ids

    def kind_of(self, id: str) -> str | None:
        """The kind of an id, ``item`` for an item of a legal basis, or None."""
        return next((str(kind) for kind, ids in self.ids.items() if id in ids), None)

    def changed(self, field: str) -> bool:
        """Whether a field of the plan is another one than before."""
        return self.before is None or getattr(self.plan, field) is not getattr(self.before, field)

    def all_fresh(self) -> list[Any]:
        """Everything fresh of every kind, links left out."""
        return [each for field, elements in self.fresh.items() if field != "links" for each in elements]

    def rows(self) -> Iterator[tuple[KindRow, Sequence[Any]]]:
        """The kinds that have anything fresh, links left out, and what is."""
        for row in ELEMENT_KINDS:
            elements = self.fresh.get(row.field)
            if elements:
                yield row, elements


def _ids(row: KindRow, elements: Sequence[Any]) -> set[str]:
    return set() if row.kind is Kind.LINK else {each.id for each in elements}


def _items(plan: Plan) -> set[str]:
    return {item.id for basis in plan.bases for item in basis.items}
