"""Which fields may be amended, and what fits in them? (floor 4)

Every top-level field of an element but those that make it this one and no other: the id, or the three parts of a link's
key. Of the plan also not the tuples of its elements, which are changed one element at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

import attrs

from welfareplan.model.links import Link
from welfareplan.model.plan import KINDS, Plan
from welfareplan.terms import Kind

_CLASSES: dict[Kind, type[Any]] = {Kind.PLAN: Plan, **{row.kind: row.cls for row in KINDS}}
_IDENTITY: dict[type[Any], frozenset[str]] = {
    Plan: frozenset({"id", *(row.field for row in KINDS)}),
    Link: frozenset({"source", "relation", "target"}),
}

AMENDABLE: dict[Kind, tuple[str, ...]] = {
    kind: tuple(field.name for field in attrs.fields(cls) if field.name not in _IDENTITY.get(cls, {"id"}))
    for kind, cls in _CLASSES.items()
}
"""The fields of a kind that an amendment may name, in the order of the class."""


def identifies(kind: Kind, field: str) -> bool:
    """Whether a field is part of what makes an element this one, and so can never be amended.

    >>> identifies(Kind.ISSUE, "id"), identifies(Kind.LINK, "target"), identifies(Kind.ISSUE, "title")
    (True, True, False)
    """
    return field in _IDENTITY.get(_CLASSES[kind], {"id"})


Test: TypeAlias = Callable[[object], bool]


@cache
def _tests(kind: Kind) -> dict[str, Test]:
    hints = get_type_hints(_CLASSES[kind])
    return {field: _test(hints[field]) for field in AMENDABLE[kind]}


def fits(kind: Kind, field: str, value: object) -> bool:
    """Whether a value is of the type that a field holds (値の型), so that an amendment written by hand cannot break a plan.

    >>> fits(Kind.ISSUE, "title", "孤立"), fits(Kind.ISSUE, "title", 5), fits(Kind.BODY, "functions", ("提言",))
    (True, False, True)
    """
    return _tests(kind)[field](value)


def _test(hint: Any) -> Test:  # noqa: ANN401 - a class, a union or a tuple type
    """A test for one type, taken apart once and not for every value."""
    inner = get_args(hint)
    if get_origin(hint) is tuple:
        if inner[-1] is Ellipsis:
            item = _test(inner[0])
            return lambda value: isinstance(value, tuple) and all(map(item, value))
        items = [_test(each) for each in inner]
        return lambda value: (
            isinstance(value, tuple)
            and len(value) == len(items)
            and all(item(each) for item, each in zip(items, value, strict=True))
        )
    return lambda value: isinstance(value, inner or hint)  # of a union, any of its classes
