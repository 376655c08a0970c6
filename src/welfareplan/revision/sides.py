"""What do the two sides of a merge disagree about? (floor 4)"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs

from welfareplan.errors import shown
from welfareplan.problems import Place
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
    >>> from welfareplan.model.plan import Plan
    >>> from welfareplan.revision.merging import merge
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

    @property
    def place(self) -> Place:
        """Where in the plan it is (競合の箇所)."""
        return Place(self.kind.value, self.id, self.field)

    @property
    def name(self) -> str:
        """What a person calls it to choose a side (競合の指定): ``salon.title``, ``salon`` as a whole, ``issue.order``."""
        if self.field == ORDER:
            return f"{self.kind.value}.order"
        return self.id if self.field is None else f"{self.id}.{self.field}"

    def __str__(self) -> str:
        ours, theirs, base = map(shown, (self.ours, self.theirs, self.base))
        return f"{self.place}: ours is {ours}, theirs is {theirs} (both started from {base})"
