"""How is each kind of value read and written? (floor 7)

What cattrs is told of tables, lists, words, figures and times. Here stand the shapes of files: a class may spread over two
keys beside others, and whatever is wrong in a table or list is found before any of it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

import attrs

from welfareplan.amount import Amount, exact
from welfareplan.errors import InvalidValueError
from welfareplan.files.texts import shared_text, text_of
from welfareplan.files.troubles import REFUSALS, ValueRefusedError, note, wrong_type
from welfareplan.files.vocabulary import FLAT, keys_of
from welfareplan.ids import nearest
from welfareplan.model.element import Pairs, pairs
from welfareplan.model.indicators import Reading
from welfareplan.observations import Observation
from welfareplan.terms import Term
from welfareplan.when import FiscalPeriod, When

Hook = Callable[[Any, Any], Any]
"""What reads a value: plain data and the type, of which most hooks need nothing."""

# --- Tables and lists -------------------------------------------------------------------------------------------------


def require_table(data: Any) -> None:
    """Refuse what is no table.

    Raises:
        ValueRefusedError: it is something else.
    """
    if data.__class__ is not dict:
        raise wrong_type(data, "a table", "表")


def table_of(inner: Hook) -> Hook:
    """Read a class from a table, and from nothing else."""

    def read(data: Any, _: Any) -> Any:
        require_table(data)
        return inner(data, None)

    return read


def flattened(cls: type[Any], inner: Hook) -> Hook:
    """Read a class some of whose attributes are two keys each: the two are handed to the attribute as a pair."""
    nest = _nester(cls)

    def read(data: Any, _: Any) -> Any:
        require_table(data)
        return inner(nest(data.copy()), None)

    return read


def _nester(cls: type[Any]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """What makes pairs of the keys that belong to one attribute, in a table that is its own."""
    parts = tuple((attribute, *keys) for attribute, keys in FLAT[cls].items())
    hidden = tuple(attribute for attribute, *keys in parts if attribute not in keys)

    def nest(table: dict[str, Any]) -> dict[str, Any]:
        for attribute in hidden:
            if attribute in table:  # a key that the file must not have, though the class has the attribute
                table[""] = table.pop(attribute)
        unit = table.get("unit")
        for attribute, first, second in parts:
            one, two = table.pop(first, None), table.pop(second, None)
            if one is not None or two is not None:
                # The upper end of a range has the unit of the lower one unless it says otherwise.
                table[attribute] = (one, unit if two is None and second == "upper_unit" else two)
        return table

    return nest


def unflattened(cls: Any, inner: Callable[[Any], dict[str, Any]]) -> Callable[[Any], dict[str, Any]]:
    """Write a class some of whose attributes are two keys each, in the order of its keys."""
    parts = FLAT.get(cls, {})
    order = keys_of(cls)

    def write(value: Any) -> dict[str, Any]:
        nested = inner(value)
        flat = nested.pop("reading", {}) if cls is Observation else {}
        for attribute, keys in parts.items():
            flat.update(zip(keys, nested.pop(attribute, None) or (None, None), strict=True))
        if flat.get("upper_unit") == flat.get("unit"):
            flat.pop("upper_unit", None)
        flat.update(nested)
        return {key: flat[key] for key in order if flat.get(key) is not None}

    return write


def observation_of(inner: Hook) -> Hook:
    """Read an observation, whose table is that of its reading as well."""
    own = tuple(field.name for field in attrs.fields(Observation) if field.name != "reading")

    def read(data: Any, _: Any) -> Any:
        require_table(data)
        reading = data.copy()
        nested = {key: reading.pop(key) for key in own if key in reading}
        nested["reading"] = nest(reading)
        return inner(nested, None)

    nest = _nester(Reading)
    return read


def list_of(inner: Hook) -> Hook:
    """Read a list of values; what is wrong with any of them is told together."""

    def read(data: Any, _: Any) -> tuple[Any, ...]:
        if data.__class__ is not list:
            raise wrong_type(data, "a list", "リスト")
        try:
            return tuple([inner(each, None) for each in data])
        except REFUSALS:
            return tuple(together(dict(enumerate(partial(inner, each, None) for each in data))))

    return read


def together(steps: Mapping[Any, Callable[[], Any]]) -> list[Any]:
    """Do every step, and only then raise what went wrong in any of them, each with its key or number."""
    made: list[Any] = []
    wrong: list[Exception] = []
    for name, step in steps.items():
        try:
            made.append(step())
        except REFUSALS as error:
            wrong.append(note(error, name))
    if wrong:
        raise ExceptionGroup("", wrong)
    return made


# --- Words, numbers, pairs --------------------------------------------------------------------------------------------


def word_of(cls: type[Term]) -> Hook:
    """Read a word of a list; its Japanese is not it, and names it."""
    words = {member.value: member for member in cls}
    japanese = {member.ja: member.value for member in cls}
    called = "、".join(f"「{member.ja}」（{member.value}）" for member in cls)

    def read(data: Any, _: Any) -> Term:
        try:
            return words[data]
        except (KeyError, TypeError):
            text = text_of(data)
            near = japanese.get(text) or nearest(text, words)
            raise ValueRefusedError(
                "unknown-word", found=text[:40], known=", ".join(words), known_ja=called, near=near
            ) from None

    return read


def text_by(read: Callable[[str], Any]) -> Hook:
    """Read what is a text in files by what reads the text."""

    def hook(data: Any, _: Any) -> Any:
        return read(text_of(data))

    return hook


def flag(data: Any, _: Any) -> bool:
    """Read true or false.

    Raises:
        ValueRefusedError: it is something else.
    """
    if data.__class__ is not bool:
        raise wrong_type(data, "true or false", "true か false")
    return bool(data)


def read_pairs(data: Any, _: Any) -> Pairs:
    """Read a table of texts."""
    require_table(data)
    together({key: partial(text_of, value) for key, value in data.items()})
    return pairs(data)


def read_amount(data: tuple[Any, Any], _: Any) -> Amount:
    """Read a figure and its unit, from two keys.

    Raises:
        ExceptionGroup: what is wrong with either, noted 0 and 1.
    """
    value, unit = data
    try:
        if value.__class__ in (str, int, Decimal):
            return Amount(value, unit if unit is None else shared_text(unit))
    except (InvalidValueError, ValueRefusedError):
        pass
    # The keys of the two differ by table, so they are noted by number.
    return Amount(*together({0: partial(_figure, value), 1: partial(_unit, unit)}))


def _figure(value: Any) -> Decimal:
    if value is None:
        raise ValueRefusedError("unit-without-value")
    return figure(value, None)


def figure(data: Any, _: Any) -> Decimal:
    """Read an exact number, written as text or as a bare number.

    Raises:
        ValueRefusedError: it is something else.
        InvalidValueError: it is no exact number.
    """
    if data.__class__ not in (str, int, Decimal):
        raise wrong_type(data, "a number", "数値")
    return exact(data)


def _unit(unit: Any) -> str | None:
    return Amount(0, None if unit is None else text_of(unit)).unit


# --- Times ------------------------------------------------------------------------------------------------------------


def written_time(when: When) -> tuple[str, str | None]:
    """The two keys of a time."""
    return str(when), None if when.on is None else str(when.on)


def written_due(due: When | FiscalPeriod | None) -> tuple[str, str | None] | None:
    """The two keys of the time of a target."""
    if isinstance(due, When):
        return written_time(due)
    return None if due is None else (str(due), None)
