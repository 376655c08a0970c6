"""What does the plan say after these changes? (floor 4)

Changes apply in order to a running plan, of which only the kinds that are touched are unfolded: a dict from id to element,
and the order as a doubly linked list, so that no change looks through the others. What is not touched stays the same
object, down to the tuples.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.model.plan import ELEMENT_KINDS, KINDS, ROW_OF, KindRow, Plan, key_of
from welfareplan.revision.changes import Addition, Amendment, ChangeSet, Removal, Reordering
from welfareplan.revision.conflicts import Conflicts
from welfareplan.revision.fields import AMENDABLE, fits
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable


_ROWS: dict[str, KindRow] = {row.table: row for row in KINDS}


def apply(plan: Plan, changes: ChangeSet | Revision) -> Plan:
    """The plan after changes (変更後の計画).

    Every change is checked against the running plan: an amendment says what stood there, a removal what it removes and
    where that stood, a reordering the order that was.

    Args:
        plan: the plan as it stands; it remains as it is.
        changes: what ``diff`` gives, or a revision that holds the same.

    Returns:
        The new plan; the same object where there is nothing to change.

    Raises:
        RevisionConflictError: the plan does not say what the changes claim it said, or they make no sound plan of it.

    >>> retitled = ChangeSet((Amendment(Kind.PLAN, "kurume-2020", "title", None, "くるめ支え合うプラン"),))
    >>> apply(Plan(id="kurume-2020"), retitled).title
    'くるめ支え合うプラン'
    """
    if isinstance(changes, Revision):
        revision, changes = changes.id, changes.changes
    else:
        revision = None
    draft = _Draft(plan, Conflicts(revision, plan))
    for change in changes:
        match change:
            case Addition():
                draft.add(change)
            case Removal():
                draft.remove(change)
            case Amendment(kind=Kind.PLAN):
                draft.amend_plan(change)
            case Amendment():
                draft.amend(change)
            case Reordering():
                draft.reorder(change)
            case _:
                raise draft.conflicts.no_change(change)
    return draft.finished()


class _Sequence:
    """The elements of one kind in the running plan."""

    __slots__ = ("_following", "_preceding", "elements")

    def __init__(self, kind: Kind, elements: tuple[Any, ...]) -> None:
        keys = [each.key for each in elements] if kind is Kind.LINK else [each.id for each in elements]
        self.elements: dict[str, Any] = dict(zip(keys, elements, strict=True))
        # Of a kind whose elements are only amended the dict holds the order, and the neighbours are never written down.
        self._following: dict[str | None, str | None] = {}
        self._preceding: dict[str | None, str | None] = {}

    def reorder(self, keys: Iterable[str]) -> None:
        ring = [None, *keys, None]  # None stands before the first and after the last
        self._following = dict(pairwise(ring))
        self._preceding = {after: before for before, after in pairwise(ring)}

    def _unfold(self) -> None:
        if not self._following:
            self.reorder(self.elements)

    def keys(self) -> tuple[str, ...]:
        if not self._following:
            return tuple(self.elements)
        keys, key = [], self._following[None]
        while key is not None:
            keys.append(key)
            key = self._following[key]
        return tuple(keys)

    def neighbour(self, key: str) -> str | None:
        """The key of the element before one, None at the front."""
        self._unfold()
        return self._preceding[key]

    def insert(self, key: str, element: Any, after: str | None) -> None:  # noqa: ANN401
        self._unfold()
        before = self._following[after]
        self._following[after], self._following[key] = key, before
        self._preceding[before], self._preceding[key] = key, after
        self.elements[key] = element

    def remove(self, key: str) -> None:
        self._unfold()
        after, before = self._preceding.pop(key), self._following.pop(key)
        self._following[after], self._preceding[before] = before, after
        del self.elements[key]

    def finished(self) -> tuple[Any, ...]:
        if not self._following:
            return tuple(self.elements.values())
        return tuple([self.elements[key] for key in self.keys()])


class _Draft:
    """The running plan."""

    def __init__(self, plan: Plan, conflicts: Conflicts) -> None:
        self._plan = plan
        self.conflicts = conflicts
        self._own: dict[str, Any] = {}
        self._sequences: dict[Kind, _Sequence] = {}
        self._taken: set[str] = set()

    def _touch(self, kind: Any, id: object) -> tuple[KindRow, _Sequence]:  # noqa: ANN401 - a change may hold anything
        row = _ROWS.get(kind) if isinstance(kind, str) else None
        if row is None:
            raise self.conflicts.unknown_kind(kind, id)
        sequence = self._sequences.get(row.kind)
        if sequence is None:
            sequence = self._sequences[row.kind] = _Sequence(row.kind, getattr(self._plan, row.field))
        return row, sequence

    def _ids(self) -> set[str]:
        """The ids of the running plan across all kinds, gathered when something is first added."""
        if not self._taken:
            self._taken.add(self._plan.id)
            for row in ELEMENT_KINDS:
                sequence = self._sequences.get(row.kind)
                # The items of a legal basis are left out: they are amended last, and Plan itself looks at them.
                self._taken.update(
                    [each.id for each in getattr(self._plan, row.field)] if sequence is None else sequence.elements
                )
        return self._taken

    def _checked(self, change: Addition | Removal) -> tuple[KindRow, _Sequence, str]:
        row, sequence = self._touch(change.kind, getattr(change.element, "id", None))
        if type(change.element) is not row.cls:
            raise self.conflicts.wrong_kind(row.kind, change.element)
        return row, sequence, key_of(change.element)

    def add(self, change: Addition) -> None:
        row, sequence, key = self._checked(change)
        if key in (sequence.elements if row.kind is Kind.LINK else self._ids()):
            raise self.conflicts.already_there(row.kind, key)
        if change.after is not None and not _stands(change.after, sequence):
            raise self.conflicts.unknown_neighbour(row.kind, key, change.after, sequence.elements)
        sequence.insert(key, change.element, change.after)
        if row.kind is not Kind.LINK:
            self._taken.add(key)

    def remove(self, change: Removal) -> None:
        row, sequence, key = self._checked(change)
        found = self._find(sequence, "removes", "削除", row.kind, key)
        if not found == change.element:
            raise self.conflicts.other_text(row.kind, key, change.element, found)
        neighbour = sequence.neighbour(key)
        if neighbour != change.after:
            raise self.conflicts.moved(row.kind, key, change.after, neighbour)
        sequence.remove(key)
        self._taken.discard(key)

    def _find(self, sequence: _Sequence, verb: str, verb_ja: str, kind: Kind, id: Any) -> Any:  # noqa: ANN401
        if not _stands(id, sequence):
            raise self.conflicts.missing(verb, verb_ja, kind, id, sequence.elements)
        return sequence.elements[id]

    def amend(self, change: Amendment) -> None:
        row, sequence = self._touch(change.kind, change.id)
        element = self._find(sequence, "amends", "変更", row.kind, change.id)
        self._check_amendment(row.kind, change, element)
        try:
            sequence.elements[change.id] = attrs.evolve(element, **{change.field: change.new})
        except InvalidValueError as error:
            raise self.conflicts.impossible(change.id, change.field, str(error), error.ja) from error

    def amend_plan(self, change: Amendment) -> None:
        if change.id != self._plan.id:
            raise self.conflicts.missing("amends", "変更", Kind.PLAN, change.id, (self._plan.id,))
        self._check_amendment(Kind.PLAN, change, self._plan)
        self._own[change.field] = change.new

    def _check_amendment(self, kind: Kind, change: Amendment, element: Any) -> None:  # noqa: ANN401
        if change.field not in AMENDABLE[kind]:
            raise self.conflicts.unknown_field(kind, change.id, change.field)
        found = getattr(element, change.field)
        if kind is Kind.PLAN:
            found = self._own.get(change.field, found)
        if not found == change.old:
            raise self.conflicts.other_value(change.id, change.field, change.old, found)
        if not fits(kind, change.field, change.new):
            raise self.conflicts.unfit_value(change.id, change.field, change.new)

    def reorder(self, change: Reordering) -> None:
        row, sequence = self._touch(change.kind, self._plan.id)
        standing = sequence.keys()
        if change.old != standing:
            raise self.conflicts.other_order(row.kind, change.old, standing)
        new: Any = change.new
        if not (
            isinstance(new, tuple)
            and len(new) == len(standing)
            and all(isinstance(key, str) for key in new)
            and sequence.elements.keys() == set(new)
        ):
            raise self.conflicts.other_members(row.kind, standing, new)
        sequence.reorder(new)

    def finished(self) -> Plan:
        touched: dict[str, Any] = {
            ROW_OF[kind].field: sequence.finished() for kind, sequence in self._sequences.items()
        }
        if not touched and not self._own:
            return self._plan
        try:
            return attrs.evolve(self._plan, **self._own, **touched)
        except InvalidValueError as error:
            raise self.conflicts.impossible(self._plan.id, None, str(error), error.ja) from error


def _stands(id: object, sequence: _Sequence) -> bool:
    return isinstance(id, str) and id in sequence.elements
