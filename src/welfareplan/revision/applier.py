"""What does the plan say after these changes? (floor 4)

Changes apply in order to a running plan, of which only the kinds that are touched are unfolded: a dict from id to element,
and the order as a doubly linked list, so that no change looks through the others. What is not touched stays the same
object, down to the tuples. One revision after another goes through the same running plan, so that two hundred of them cost
as much as their changes and no more.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from welfareplan.errors import InvalidValueError
from welfareplan.making import altered, evolved
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
    running = RunningPlan(plan)
    running.follow(changes)
    return running.plan


def replay(plan: Plan, revisions: Iterable[Revision]) -> Plan:
    """The plan after several revisions, one after another (改訂の順次適用).

    Raises:
        RevisionConflictError: as for ``apply``, of the first that does not apply.
    """
    running = RunningPlan(plan)
    for revision in revisions:
        running.follow(revision)
    return running.plan


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


class RunningPlan:
    """A plan to which one change after another applies (改訂の進行). After a conflict it is of no more use."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._conflicts = Conflicts(None, plan)
        self._sequences: dict[Kind, _Sequence] = {}
        self._taken: set[str] = set()
        # What has changed since the plan was last written out, and whether more can be wrong with it than is asked here.
        self._own: dict[str, Any] = {}
        self._touched: set[Kind] = set()
        self._is_sure = True

    @property
    def plan(self) -> Plan:
        """The plan as it stands now; the same object as long as nothing changes."""
        if self._touched or self._own:
            fields: dict[str, Any] = {ROW_OF[kind].field: self._sequences[kind].finished() for kind in self._touched}
            # That ids are unique and elements of their kinds was asked at every change: the plan need not ask again.
            self._plan = altered(self._plan, **fields) if self._is_sure else self._asked(fields)
            self._own, self._is_sure = {}, True
            self._touched.clear()
        return self._plan

    def _asked(self, fields: dict[str, Any]) -> Plan:
        try:
            return evolved(self._plan, **self._own, **fields)
        except InvalidValueError as error:
            raise self._conflicts.impossible(self._plan.id, None, str(error), error.ja) from error

    def follow(self, changes: ChangeSet | Revision) -> None:
        """Apply changes.

        Raises:
            RevisionConflictError: the plan does not say what the changes claim it said, or they make no sound plan of it.
        """
        if isinstance(changes, Revision):
            revision, changes = changes.id, changes.changes
        else:
            revision = None
        self._conflicts = Conflicts(revision, self._plan)
        for change in changes:
            match change:
                case Addition():
                    self._add(change)
                case Removal():
                    self._remove(change)
                case Amendment(kind=Kind.PLAN):
                    self._amend_plan(change)
                case Amendment():
                    self._amend(change)
                case Reordering():
                    self._reorder(change)
                case _:
                    raise self._conflicts.no_change(change)
        if not self._is_sure:
            self.plan  # noqa: B018 - it is asked now, while it is known who is to blame

    def _touch(self, kind: Any, id: object) -> tuple[KindRow, _Sequence]:  # noqa: ANN401 - a change may hold anything
        row = _ROWS.get(kind) if isinstance(kind, str) else None
        if row is None:
            raise self._conflicts.unknown_kind(kind, id)
        sequence = self._sequences.get(row.kind)
        if sequence is None:
            sequence = self._sequences[row.kind] = _Sequence(row.kind, getattr(self._plan, row.field))
        self._touched.add(row.kind)
        return row, sequence

    def _ids(self) -> set[str]:
        """The ids of the running plan across all kinds, gathered when something is first added."""
        if not self._taken:
            self._taken.add(self._plan.id)
            for row in ELEMENT_KINDS:
                sequence = self._sequences.get(row.kind)
                # The items of a legal basis are left out: where they may be in the way, Plan itself looks at them.
                self._taken.update(
                    [each.id for each in getattr(self._plan, row.field)] if sequence is None else sequence.elements
                )
        return self._taken

    def _items(self) -> set[str]:
        """The ids of the items of the legal bases in the running plan."""
        sequence = self._sequences.get(Kind.BASIS)
        bases = self._plan.bases if sequence is None else sequence.elements.values()
        return {item.id for basis in bases for item in basis.items}

    def _checked(self, change: Addition | Removal) -> tuple[KindRow, _Sequence, str]:
        row, sequence = self._touch(change.kind, getattr(change.element, "id", None))
        if type(change.element) is not row.cls:
            raise self._conflicts.wrong_kind(row.kind, change.element)
        return row, sequence, key_of(change.element)

    def _add(self, change: Addition) -> None:
        row, sequence, key = self._checked(change)
        if key in (sequence.elements if row.kind is Kind.LINK else self._ids()):
            raise self._conflicts.already_there(row.kind, key)
        if change.after is not None and not _stands(change.after, sequence):
            raise self._conflicts.unknown_neighbour(row.kind, key, change.after, sequence.elements)
        sequence.insert(key, change.element, change.after)
        if row.kind is not Kind.LINK:
            self._taken.add(key)
            self._is_sure = self._is_sure and row.kind is not Kind.BASIS and key not in self._items()

    def _remove(self, change: Removal) -> None:
        row, sequence, key = self._checked(change)
        found = self._find(sequence, "removes", "削除", row.kind, key)
        if not found == change.element:
            raise self._conflicts.other_text(row.kind, key, change.element, found)
        neighbour = sequence.neighbour(key)
        if neighbour != change.after:
            raise self._conflicts.moved(row.kind, key, change.after, neighbour)
        sequence.remove(key)
        self._taken.discard(key)

    def _find(self, sequence: _Sequence, verb: str, verb_ja: str, kind: Kind, id: Any) -> Any:  # noqa: ANN401
        if not _stands(id, sequence):
            raise self._conflicts.missing(verb, verb_ja, kind, id, sequence.elements)
        return sequence.elements[id]

    def _amend(self, change: Amendment) -> None:
        row, sequence = self._touch(change.kind, change.id)
        element = self._find(sequence, "amends", "変更", row.kind, change.id)
        self._check_amendment(row.kind, change, element)
        try:
            sequence.elements[change.id] = evolved(element, **{change.field: change.new})
        except InvalidValueError as error:
            raise self._conflicts.impossible(change.id, change.field, str(error), error.ja) from error
        self._is_sure = self._is_sure and row.kind is not Kind.BASIS

    def _amend_plan(self, change: Amendment) -> None:
        if change.id != self._plan.id:
            raise self._conflicts.missing("amends", "変更", Kind.PLAN, change.id, (self._plan.id,))
        self._check_amendment(Kind.PLAN, change, self._plan)
        self._own[change.field] = change.new
        self._is_sure = False

    def _check_amendment(self, kind: Kind, change: Amendment, element: Any) -> None:  # noqa: ANN401
        if change.field not in AMENDABLE[kind]:
            raise self._conflicts.unknown_field(kind, change.id, change.field)
        found = getattr(element, change.field)
        if kind is Kind.PLAN:
            found = self._own.get(change.field, found)
        if not found == change.old:
            raise self._conflicts.other_value(change.id, change.field, change.old, found)
        if not fits(kind, change.field, change.new):
            raise self._conflicts.unfit_value(change.id, change.field, change.new)

    def _reorder(self, change: Reordering) -> None:
        row, sequence = self._touch(change.kind, self._plan.id)
        standing = sequence.keys()
        if change.old != standing:
            raise self._conflicts.other_order(row.kind, change.old, standing)
        new: Any = change.new
        if not (
            isinstance(new, tuple)
            and len(new) == len(standing)
            and all(isinstance(key, str) for key in new)
            and sequence.elements.keys() == set(new)
        ):
            raise self._conflicts.other_members(row.kind, standing, new)
        sequence.reorder(new)


def _stands(id: object, sequence: _Sequence) -> bool:
    return isinstance(id, str) and id in sequence.elements
