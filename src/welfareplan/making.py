"""How is a frozen value made quickly? (floor 1)

The constructor that attrs writes sets every field of a frozen value by a call, which takes longer than all else that reading
a file does with it. So where thousands are made, a value is made as a *twin*: an object of the same slots whose class is not
frozen. It is filled by plain assignments, and then becomes one of its class for good. Whoever makes one so sees to it that it
holds nothing which the constructor would refuse.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeVar

import attrs

T = TypeVar("T")


@cache
def twin(cls: Any) -> type[Any]:  # noqa: ANN401 - mypy thinks that a class cannot be looked up
    """A class whose objects are laid out like those of a slotted attrs class, and take assignments (作成用の型).

    Set every field of an object of it, and then its ``__class__``.

    >>> from welfareplan.model.initiatives import Role
    >>> made = twin(Role)()
    >>> made.who, made.does = "住民", "近所の見守りに加わる"
    >>> made.__class__ = Role
    >>> made
    Role(who='住民', does='近所の見守りに加わる')
    """
    open_to_changes = {
        "__slots__": cls.__dict__["__slots__"],
        "__init__": object.__init__,
        "__setattr__": object.__setattr__,
        "__delattr__": object.__delattr__,
    }
    return type(f"{cls.__name__}Twin", cls.__bases__, open_to_changes)


def function(name: str, lines: list[str], names: dict[str, Any]) -> Callable[..., Any]:
    """A function from its lines, as attrs makes constructors (関数の生成): a loop over fields would take twice the time.

    Args:
        name: what the function is called in its first line.
        lines: its text.
        names: what the text names.

    >>> function("add", ["def add(a):", "    return a + more"], {"more": 1})(2)
    3
    """
    exec(compile("\n".join(lines), f"<welfareplan {name}>", "exec"), names)  # noqa: S102 - the text is all our own
    made: Callable[..., Any] = names[name]
    return made


@cache
def maker(cls: Any) -> Callable[..., Any]:  # noqa: ANN401 - as above
    """What makes a value from all its fields in their order, of which nothing is asked (作成関数).

    >>> from welfareplan.model.initiatives import Role
    >>> maker(Role)("住民", "見守る")
    Role(who='住民', does='見守る')
    """
    names = [field.name for field in attrs.fields(cls)]
    assignments = [f"    made.{name} = {name}" for name in names]
    lines = [
        f"def make({', '.join(names)}):",
        "    made = twin()",
        *assignments,
        "    made.__class__ = cls",
        "    return made",
    ]
    return function("make", lines, {"twin": twin(cls), "cls": cls})


class _Maker(NamedTuple):
    """How the values of a class are made from one another."""

    copied: Callable[[Any], Any]
    asked: dict[str, Any]  # the fields that have a validator
    is_asked: bool  # whether the value is asked as a whole


@cache
def _maker(cls: Any) -> _Maker:  # noqa: ANN401 - as above
    fields = attrs.fields(cls)
    assignments = [f"    made.{field.name} = value.{field.name}" for field in fields]
    lines = ["def copied(value):", "    made = twin()", *assignments, "    return made"]
    asked = {field.name: field for field in fields if field.validator is not None}
    return _Maker(function("copied", lines, {"twin": twin(cls)}), asked, hasattr(cls, "__attrs_post_init__"))


def altered(value: T, /, **fields: Any) -> T:  # noqa: ANN401 - of any type that the fields have
    """A value with other fields, of which nothing is asked (差替え): the caller knows that they are right together.

    >>> from welfareplan.model.initiatives import Role
    >>> altered(Role("住民", "見守る"), who="社協")
    Role(who='社協', does='見守る')
    """
    cls: Any = type(value)
    made: T = _maker(cls).copied(value)
    for name, new in fields.items():
        setattr(made, name, new)
    made.__class__ = cls
    return made


def evolved(value: T, /, **fields: Any) -> T:  # noqa: ANN401 - of any type that the fields have
    """What ``attrs.evolve`` makes (差替え), in a third of the time; only the new fields are asked whether they are right.

    Raises:
        InvalidValueError: a new field, or the value with it, can never be right.

    >>> from welfareplan.model.issues import Issue
    >>> evolved(Issue(id="isolation", title="孤立"), title="社会的孤立")
    <Issue isolation '社会的孤立'>
    """
    cls: Any = type(value)
    how, made = _maker(cls), altered(value, **fields)
    for name, field in how.asked.items():
        if name in fields:
            field.validator(made, field, fields[name])
    if how.is_asked:
        cls.__attrs_post_init__(made)
    return made
