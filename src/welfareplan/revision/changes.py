"""What are the changes that make one plan of another? (floor 4)

A difference is data, and the same data is what a revision contains. Changes apply in order to the running plan.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.model.element import Element
from welfareplan.model.links import Link
from welfareplan.model.plan import key_of
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator


@attrs.frozen(weakref_slot=False)
class Placement:
    """An element and its place (要素とその位置): what an addition and a removal both say.

    Attributes:
        kind: its kind.
        element: the element itself as it stands; a link for kind LINK.
        after: the id (or key) of the neighbour before it in the running plan, None at the front.

    >>> from welfareplan.model.issues import Issue
    >>> Placement(Kind.ISSUE, Issue(id="isolation"), after=None).id
    'isolation'
    """

    kind: Kind
    element: Element | Link
    after: str | None

    @property
    def id(self) -> str:
        """The id of the element, or the key of the link."""
        return key_of(self.element)


@attrs.frozen(weakref_slot=False)
class Addition(Placement):
    """An element enters the plan (新設), at a place of the running plan.

    >>> from welfareplan.model.issues import Issue
    >>> Addition(Kind.ISSUE, Issue(id="poverty"), after="isolation").inverse()
    Removal(kind=<Kind.ISSUE: 'issue'>, element=<Issue poverty>, after='isolation')
    """

    def inverse(self) -> Removal:
        """The change that takes it back."""
        return Removal(self.kind, self.element, self.after)


@attrs.frozen(weakref_slot=False)
class Removal(Placement):
    """An element leaves the plan (削除), from where it stood in the running plan.

    >>> from welfareplan.model.issues import Issue
    >>> Removal(Kind.ISSUE, Issue(id="isolation"), after=None).id
    'isolation'
    """

    def inverse(self) -> Addition:
        """The change that takes it back."""
        return Addition(self.kind, self.element, self.after)


@attrs.frozen(weakref_slot=False)
class Amendment:
    """A field of an element gets another value (変更).

    Attributes:
        kind: the kind of the element; PLAN for the plan itself.
        id: its id, or the key of a link.
        field: one top-level field.
        old: the whole value as it stood.
        new: the whole value as it is to be.

    >>> Amendment(Kind.ISSUE, "isolation", "title", old="孤立", new="社会的孤立").inverse().new
    '孤立'
    """

    kind: Kind
    id: str
    field: str
    old: Any
    new: Any

    def inverse(self) -> Amendment:
        """The change that takes it back."""
        return Amendment(self.kind, self.id, self.field, self.new, self.old)


@attrs.frozen(weakref_slot=False)
class Reordering:
    """The elements of a kind get another order (順序の変更).

    Attributes:
        kind: the kind.
        old: the ids (or keys) of all its elements in the running plan, as they stood.
        new: the same in their new order.

    >>> Reordering(Kind.ISSUE, old=("isolation", "poverty"), new=("poverty", "isolation")).inverse().new
    ('isolation', 'poverty')
    """

    kind: Kind
    old: tuple[str, ...]
    new: tuple[str, ...]

    def inverse(self) -> Reordering:
        """The change that takes it back."""
        return Reordering(self.kind, self.new, self.old)


Change = Addition | Removal | Amendment | Reordering

_WORDS = ("addition", "removal", "amendment", "reordering")


@attrs.frozen(weakref_slot=False)
class ChangeSet:
    """Changes in order (変更の一式), what ``diff`` gives and a revision contains.

    Attributes:
        changes: the changes, to be applied in this order.

    >>> len(ChangeSet()), bool(ChangeSet())
    (0, False)
    """

    changes: tuple[Change, ...] = ()

    def inverse(self) -> ChangeSet:
        """The changes that take these back: the list reversed, each swapped."""
        return ChangeSet(tuple(change.inverse() for change in reversed(self.changes)))

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    def __repr__(self) -> str:
        counts = Counter(type(change).__name__.lower() for change in self.changes)
        found = [f"{counts[word]} {word}{'' if counts[word] == 1 else 's'}" for word in _WORDS if counts[word]]
        return f"<ChangeSet: {', '.join(found) or 'empty'}>"
