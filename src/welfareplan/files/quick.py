"""What does a table say in which nothing is wrong? (floor 7)

The quick way in. For each class a function is written that reads its tables key by key and calls nothing that it need not
call. It never tells what is wrong: it declines, and then the converter reads the table and tells. It may decline what is
right, too; but what it takes, it takes for exactly what the converter would.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from welfareplan.amount import UNITS, Amount, canonical, exact
from welfareplan.files.hooks import flag, read_pairs
from welfareplan.files.texts import REMEMBERED, id_of, milestone_time_of, time_of, whole
from welfareplan.files.troubles import REFUSALS
from welfareplan.files.vocabulary import ELSEWHERE, FLAT, keys_of
from welfareplan.ids import require_id
from welfareplan.making import function, twin
from welfareplan.model.element import Pairs, require_pairs
from welfareplan.model.indicators import Reading
from welfareplan.model.plan import ROW_OF, Plan
from welfareplan.observations import Observation
from welfareplan.revision.changes import Addition, Amendment, Change, ChangeSet, Removal, Reordering
from welfareplan.revision.fields import AMENDABLE
from welfareplan.terms import Kind, Term
from welfareplan.when import FiscalPeriod, PartialDate, When

Read = Callable[[Any], Any]

_KEPT = 1024
_MILESTONE_TIME = PartialDate | When | FiscalPeriod | None
_ASKED_ALREADY = (None, require_id, require_pairs)
"""The validators that need not be called, because what reads the value makes sure of the same."""


class DeclinedError(ValueError):
    """A table that is not for the quick way (通常の読み取りに回す表)."""


DECLINED = (DeclinedError, LookupError, TypeError, *REFUSALS)
"""What is raised where the quick way declines: its own word, or whatever the value caused on the way."""


def quick(cls: Any) -> Read:
    """What reads the tables of a class, if nothing is wrong with them.

    It raises one of ``DECLINED`` for all others.

    >>> from welfareplan.model.issues import Issue
    >>> quick(Issue)({"id": "isolation", "title": "孤立"})
    <Issue isolation '孤立'>
    """
    return _written(cls)


@cache
def _written(cls: Any) -> Read:
    return _Function(cls).made()


class _Function:
    """The function that reads one class, while it is being written.

    Every field becomes a line or two, such as these of ``page`` and ``counts`` of an indicator::

        value = get("page")
        if value is not None and value.__class__ is not str:
            raise Declined
        made.page = value
        value = get("counts")
        made.counts = counts_else if value is None else counts(value)
    """

    def __init__(self, cls: Any) -> None:
        self._cls = cls
        self._names: dict[str, Any] = {
            "Declined": DeclinedError,
            "known": frozenset(keys_of(cls)).issuperset,
            "time_of": time_of,
            "due_of": _due_of,
            "figure": _figure,
            "id_of": id_of,
        }
        self._lines = [
            "def read(data):",
            "    if data.__class__ is not dict or not known(data): raise Declined",
            "    get = data.get",
        ]

    def made(self) -> Read:
        self._make(self._cls, "made")
        self._say("return made")
        return function("read", self._lines, self._names)

    def _say(self, line: str) -> None:
        self._lines.append(f"    {line}")

    def _make(self, cls: Any, made: str) -> None:
        """Write how an object is made."""
        self._names |= {f"{made}_twin": twin(cls), f"{made}_class": cls}
        self._say(f"{made} = {made}_twin()")
        hints = get_type_hints(cls)
        for field in attrs.fields(cls):
            name, attribute = field.name, f"{made}.{field.name}"
            if cls is Plan and name in ELSEWHERE:
                self._say(f"{attribute} = ()")
            elif cls is Observation and name == "reading":  # its table is the same
                self._make(Reading, name)
                self._say(f"{attribute} = {name}")
            elif name in FLAT.get(cls, ()):
                self._of_two(attribute, hints[name], FLAT[cls][name], is_required=field.default is attrs.NOTHING)
            else:
                self._of_one(attribute, hints[name], field)
        self._say(f"{made}.__class__ = {made}_class")
        for n, field in enumerate(attrs.fields(cls)):
            if field.validator not in _ASKED_ALREADY:
                self._names |= {f"{made}_ask_{n}": field.validator, f"{made}_field_{n}": field}
                self._say(f"{made}_ask_{n}({made}, {made}_field_{n}, {made}.{field.name})")
        if hasattr(cls, "__attrs_post_init__"):
            self._say(f"{made}.__attrs_post_init__()")

    def _of_one(self, attribute: str, hint: Any, field: attrs.Attribute[Any]) -> None:
        """Write how an attribute of a key of its own is read."""
        name, default = field.name, field.default
        self._names[name] = id_of if field.validator is require_id else _reader(hint)
        if default is attrs.NOTHING:
            self._say(f"{attribute} = {name}(data[{name!r}])")
            return
        self._say(f"value = get({name!r})")
        if self._names[name] is _text and default is None:  # most fields are texts, and this asks without a call
            self._say("if value is not None and value.__class__ is not str: raise Declined")
            self._say(f"{attribute} = value")
        else:
            self._names[f"{name}_else"] = (
                ChangeSet() if hint is ChangeSet else default
            )  # the only one that is made anew
            self._say(f"{attribute} = {name}_else if value is None else {name}(value)")

    def _of_two(self, attribute: str, hint: Any, keys: tuple[str, str], *, is_required: bool) -> None:
        """Write how an attribute is read that is two keys beside the others."""
        first, second = keys
        if first in {"at", "due"}:
            self._say(f"{attribute} = {'time_of' if hint is When else 'due_of'}(get({first!r}), get({second!r}))")
            return
        self._say(f"value, {second} = get({first!r}), get({second!r})")
        # The upper end of a range has the unit of the lower one unless it says otherwise.
        unit = f"unit if {second} is None else {second}" if second == "upper_unit" else second
        absent = "" if is_required else f"None if value is None and {second} is None else "
        self._say(f"{attribute} = {absent}figure(value, {unit})")


# --- What reads a value -----------------------------------------------------------------------------------------------


@cache
def _reader(hint: Any) -> Read:
    """What reads the values of a type."""
    if hint == Pairs:
        return lambda data: read_pairs(data, None)
    if hint == _MILESTONE_TIME:
        return milestone_time_of
    if get_origin(hint) in (Union, UnionType):
        return _reader(next(each for each in get_args(hint) if each is not type(None)))
    if get_origin(hint) is tuple:
        return _list_of(_reader(get_args(hint)[0]))
    if hint in _READERS:
        return _READERS[hint]
    return {member.value: member for member in hint}.__getitem__ if issubclass(hint, Term) else quick(hint)


def _text(data: Any) -> str:
    if data.__class__ is not str:
        raise DeclinedError
    return data


def _list_of(read: Read) -> Read:
    def read_all(data: Any) -> tuple[Any, ...]:
        if data.__class__ is not list:
            raise DeclinedError
        return tuple(map(read, data))

    return read_all


_AMOUNT = twin(Amount)
_UNITS: dict[str | None, str | None] = {None: None} | {unit.name: unit.name for unit in UNITS}


def _figure(value: Any, unit: Any) -> Any:
    """A figure and its unit, as the constructor makes them."""
    made = _AMOUNT()
    made.value = exact(value)
    made.unit = _UNITS[unit] if unit in _UNITS else canonical(unit)
    made.__class__ = Amount
    return made


@lru_cache(_KEPT)
def _due_of(due: Any, on: Any) -> When | FiscalPeriod | None:
    if due is None:
        if on is not None:
            raise DeclinedError
        return None
    if ".." not in due:
        return time_of(due, on)
    if on is not None:
        raise DeclinedError
    return FiscalPeriod.of(due)


# --- Changes ----------------------------------------------------------------------------------------------------------


def _changes(data: Any) -> ChangeSet:
    return ChangeSet(_list_of(_change)(data))


def _change(data: Any) -> Change:
    action, kind = data["action"], _KIND(data["kind"])
    if not _KEYS[action](data):
        raise DeclinedError
    if action == "amend":
        read, absent = _amendable(kind)[data["field"]]
        old, new = (read(data[key]) if key in data else absent() for key in ("old", "new"))
        return Amendment(kind, _text(data["id"]), data["field"], old, new)
    if action == "reorder":
        old, new = (_reader(tuple[str, ...])(data[key]) for key in ("old", "new"))
        return Reordering(ROW_OF[kind].kind, old, new)
    element = quick(ROW_OF[kind].cls)(data["element"])
    return _PLACEMENTS[action](kind, element, _text(data["after"]) if "after" in data else None)


@cache
def _amendable(kind: Kind) -> dict[str, tuple[Read, Callable[[], Any]]]:
    """The fields of a kind that can be amended, each with what reads it and what it is where it is left out."""
    hints = get_type_hints(Plan if kind is Kind.PLAN else ROW_OF[kind].cls)
    return {field: (_reader(hints[field]), _absent(hints[field])) for field in AMENDABLE[kind]}


def _absent(hint: Any) -> Callable[[], Any]:
    if get_origin(hint) is tuple:
        return tuple
    return _nothing if type(None) in get_args(hint) else _decline


def _nothing() -> None:
    return None


def _decline() -> None:
    raise DeclinedError


_KIND = {kind.value: kind for kind in Kind}.__getitem__
_PLACEMENTS: dict[str, type[Addition | Removal]] = {"add": Addition, "remove": Removal}
_KEYS = {
    "amend": frozenset({"action", "kind", "id", "field", "old", "new"}).issuperset,
    "reorder": frozenset({"action", "kind", "old", "new"}).issuperset,
    **{action: frozenset({"action", "kind", "element", "after"}).issuperset for action in _PLACEMENTS},
}
_READERS: dict[Any, Read] = {
    str: _text,
    int: whole,
    bool: lambda data: flag(data, None),
    ChangeSet: _changes,
    **REMEMBERED,
}
