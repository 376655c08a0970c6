"""Is it the same, to the last sign? (floor 3)

Equality compares meaning: 70 equals 70.0 and what was printed does not count. What files must bring back, and what a
revision of spelling (表記の整理) changes, is finer: every field, ``printed``, the zeros of a number.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable


def first_difference(left: Any, right: Any, path: str = "") -> str | None:  # noqa: ANN401 - any two values of the model
    """Where two values differ in any sign, as a path with both sides; None if they are identical.

    >>> from welfareplan.amount import Amount
    >>> first_difference(Amount("70"), Amount("70.0"))
    "value: Decimal('70') is not Decimal('70.0')"
    """
    if left is right:
        return None
    if type(left) is type(right):
        if attrs.has(type(left)):
            return _first_of(
                (f"{path}.{name}" if path else name, getattr(left, name), getattr(right, name))
                for name in (field.name for field in attrs.fields(type(left)))
            )
        if isinstance(left, tuple) and len(left) == len(right):
            where = path or "value"
            return _first_of((f"{where}[{n}]", *both) for n, both in enumerate(zip(left, right, strict=True)))
        same = left.as_tuple() == right.as_tuple() if isinstance(left, Decimal) else left == right
        if same:
            return None
    return f"{path or 'value'}: {left!r} is not {right!r}"


def _first_of(parts: Iterable[tuple[str, Any, Any]]) -> str | None:
    return next((found for path, left, right in parts if (found := first_difference(left, right, path))), None)


_NAMES: dict[type[Any], tuple[str, ...]] = {}


def _names(cls: type[Any]) -> tuple[str, ...]:
    """The fields of a class of values, looked up once; empty for what is no such class."""
    if cls not in _NAMES:
        _NAMES[cls] = tuple(field.name for field in attrs.fields(cls)) if attrs.has(cls) else ()
    return _NAMES[cls]


def identical(left: Any, right: Any) -> bool:  # noqa: ANN401 - any two values of the model
    """Whether two values are the same in every sign: every field, ``printed``, the zeros of a number.

    It says what ``first_difference`` says, without writing paths: ``diff`` asks it of every field of a plan.
    """
    if left is right:
        return True
    cls = type(left)
    if cls is not type(right):
        return False
    if cls is tuple:
        return len(left) == len(right) and all(map(identical, left, right))
    names = _names(cls)
    if names:
        return all(identical(getattr(left, name), getattr(right, name)) for name in names)
    return bool(left.as_tuple() == right.as_tuple() if cls is Decimal else left == right)
