"""What changed between two texts of a plan? (floor 4)

Elements are matched by id, links by key; where an element stands and what it is called never decide what it is. The order
of the changes is part of the contract: removals of all kinds, one reordering for each kind whose kept elements stand in
another order, additions in final order, amendments (the plan's own first). A move between kinds under one id is so a
removal followed by an addition, and every ``after`` names a neighbour that stands in the running plan at that moment.
"""

from __future__ import annotations

from operator import eq
from typing import TYPE_CHECKING, Any

from welfareplan.errors import InvalidValueError
from welfareplan.model.identity import identical
from welfareplan.model.plan import KINDS, Plan
from welfareplan.revision.changes import Addition, Amendment, Change, ChangeSet, Removal, Reordering
from welfareplan.revision.fields import AMENDABLE
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def diff(before: Plan, after: Plan, *, spelling: bool = False) -> ChangeSet:
    """The changes that make one text of a plan of another (変更点).

    Meaning is compared, not print: 70 is 70.0, and what a cell looked like (``printed``) does not count, unless
    ``spelling`` asks for it. Parts that are the same object in both are not looked into, so that a plan which came of
    ``apply`` is compared quickly with what it came of.

    Args:
        before: the plan as it stood.
        after: the plan as it stands, of the same id.
        spelling: whether what is only spelt otherwise is a change too (表記の整理).

    Returns:
        The changes, in the order in which they apply. ``apply(before, diff(before, after)) == after``, and identical to
        the last sign with ``spelling=True``.

    Raises:
        InvalidValueError: the plans have different ids.

    >>> from welfareplan.model.issues import Issue
    >>> before = Plan(id="kurume-2020", issues=(Issue(id="isolation", title="孤立"),))
    >>> after = Plan(id="kurume-2020", issues=(Issue(id="isolation", title="社会的孤立"), Issue(id="poverty")))
    >>> diff(before, after)
    <ChangeSet: 1 addition, 1 amendment>
    """
    if before.id != after.id:
        raise InvalidValueError(
            f"plans {before.id!r} and {after.id!r} are two plans, not two texts of one; "
            "a diff is between texts of one id, and elements of two plans are matched",
            f"計画「{before.id}」と「{after.id}」は別の計画です。差分は同じ識別子の計画の間でとってください。",
        )
    same = identical if spelling else eq
    removals: list[Change] = []
    reorderings: list[Change] = []
    additions: list[Change] = []
    amendments: list[Change] = [] if before is after else [*_amendments(Kind.PLAN, before.id, before, after, same)]
    for row in KINDS:
        old, new = getattr(before, row.field), getattr(after, row.field)
        if old is new:
            continue
        old_keys, new_keys = _keys(row.kind, old), _keys(row.kind, new)
        pairs: Iterable[tuple[str, Any, Any]] = zip(new_keys, old, new, strict=False)
        if old_keys != new_keys:
            standing, coming = dict(zip(old_keys, old, strict=True)), dict(zip(new_keys, new, strict=True))
            removals += _removals(row.kind, standing, coming)
            reorderings += _reordering(row.kind, standing, coming)
            additions += _additions(row.kind, standing, coming)
            pairs = ((key, standing[key], element) for key, element in coming.items() if key in standing)
        for key, left, right in pairs:
            if left is not right and not same(left, right):
                amendments += _amendments(row.kind, key, left, right, same)
    return ChangeSet((*removals, *reorderings, *additions, *amendments))


def _keys(kind: Kind, elements: tuple[Any, ...]) -> list[str]:
    return [each.key for each in elements] if kind is Kind.LINK else [each.id for each in elements]


def _removals(kind: Kind, standing: dict[str, Any], coming: dict[str, Any]) -> Iterable[Change]:
    last: str | None = None  # the neighbour that is kept: those removed between the two are gone by then
    for key, element in standing.items():
        if key in coming:
            last = key
        else:
            yield Removal(kind, element, last)


def _reordering(kind: Kind, standing: dict[str, Any], coming: dict[str, Any]) -> Iterable[Change]:
    old = tuple(key for key in standing if key in coming)
    new = tuple(key for key in coming if key in standing)
    if old != new:
        yield Reordering(kind, old, new)


def _additions(kind: Kind, standing: dict[str, Any], coming: dict[str, Any]) -> Iterable[Change]:
    last: str | None = None
    for key, element in coming.items():
        if key not in standing:
            yield Addition(kind, element, last)
        last = key


def _amendments(kind: Kind, id: str, left: Any, right: Any, same: Callable[[Any, Any], bool]) -> Iterable[Change]:  # noqa: ANN401
    for field in AMENDABLE[kind]:
        old, new = getattr(left, field), getattr(right, field)
        if old is not new and not same(old, new):
            yield Amendment(kind, id, field, old, new)
