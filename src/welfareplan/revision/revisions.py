"""Which dated revision made which changes? (floor 4)

A revision (改訂) is dated and holds the same data that ``diff`` gives. Nobody must write changes by hand:
``Revision.between`` takes them from the two texts.
"""

from __future__ import annotations

from typing import Self

import attrs

from welfareplan.ids import require_id
from welfareplan.model.element import Citation
from welfareplan.model.plan import Plan
from welfareplan.revision.changes import ChangeSet
from welfareplan.revision.differ import diff
from welfareplan.when import PartialDate


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Revision:
    """One dated revision of a plan (改訂).

    Attributes:
        id: the identifier, unique among the revisions of the dossier.
        adopted: when it was decided (改訂日).
        effective: from when it holds (施行日), where that is another day.
        title: what it is called (中間見直し).
        reason: why it was made (改訂理由).
        changes: what it changes, in order.
        cites: where it is stated.

    Raises:
        InvalidValueError: a malformed id.

    >>> midterm = Revision(id="midterm", adopted=PartialDate(2022, 11), title="中間見直し")
    >>> midterm, midterm.in_force
    (<Revision midterm 2022-11: empty>, PartialDate(2022, 11))
    """

    id: str = attrs.field(validator=require_id)
    adopted: PartialDate
    effective: PartialDate | None = None
    title: str | None = None
    reason: str | None = None
    changes: ChangeSet = attrs.field(factory=ChangeSet)
    cites: tuple[Citation, ...] = ()

    @classmethod
    def between(
        cls,
        before: Plan,
        after: Plan,
        *,
        id: str,
        adopted: PartialDate,
        effective: PartialDate | None = None,
        title: str | None = None,
        reason: str | None = None,
        cites: tuple[Citation, ...] = (),
        spelling: bool = True,
    ) -> Self:
        """The revision that makes one text of a plan of another.

        Args:
            before: the plan as it stood.
            after: the plan as it is to be, of the same id.
            id: the id of the revision.
            adopted: when it was decided.
            effective: from when it holds, where that is another day.
            title: what it is called.
            reason: why it was made.
            cites: where it is stated.
            spelling: whether it also changes what is only spelt otherwise (表記の整理), so that the new text comes out
                identical and not only equal.

        Raises:
            InvalidValueError: the plans have different ids, or the id of the revision is malformed.

        >>> before = Plan(id="kurume-2020", title="くるめ支え合うプラン")
        >>> after = Plan(id="kurume-2020", title="くるめ支え合うプラン（改訂版）")
        >>> Revision.between(before, after, id="midterm", adopted=PartialDate(2022, 11))
        <Revision midterm 2022-11: 1 amendment>
        """
        return cls(
            id=id,
            adopted=adopted,
            effective=effective,
            title=title,
            reason=reason,
            changes=diff(before, after, spelling=spelling),
            cites=cites,
        )

    @property
    def in_force(self) -> PartialDate:
        """From when it holds: ``effective`` where stated, else ``adopted``.

        What is known to the month is in force from its last day (月のみ判明).
        """
        return self.adopted if self.effective is None else self.effective

    def __repr__(self) -> str:
        counted = repr(self.changes).removeprefix("<ChangeSet: ")
        return f"<Revision {self.id} {self.in_force}: {counted}"
