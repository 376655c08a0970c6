"""Which values are these plain data? (floor 7)

The only module that imports cattrs, when it is first used. One converter is made then and kept for good; nobody outside
gets hold of it. Nothing is coerced: a number is no text, a text no list, true no number. What is wrong comes out as a tree
of errors, told apart by ``explain``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, partial
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

import attrs

from welfareplan.amount import Amount, exact
from welfareplan.errors import InvalidValueError
from welfareplan.files.texts import TEXTS, due, milestone_time, shared_text, text_of, time, whole
from welfareplan.files.troubles import REFUSALS, ValueRefusedError, note, unknown_key, wrong_type
from welfareplan.files.vocabulary import ELSEWHERE, FLAT, keys_of
from welfareplan.ids import nearest
from welfareplan.model.element import Pairs, pairs
from welfareplan.model.indicators import Reading
from welfareplan.model.plan import ROW_OF, Plan
from welfareplan.observations import Observation
from welfareplan.revision.changes import Addition, Amendment, Change, ChangeSet, Removal, Reordering
from welfareplan.revision.fields import AMENDABLE
from welfareplan.terms import Kind, Term
from welfareplan.when import FiscalPeriod, PartialDate, When

if TYPE_CHECKING:
    import cattrs

Hook = Callable[[Any, Any], Any]
"""What reads a value: plain data and the type, of which most hooks need nothing."""

_PAIRS = tuple[tuple[str, str], ...]
_ACTIONS: dict[str, type[Change]] = {"add": Addition, "remove": Removal, "amend": Amendment, "reorder": Reordering}
_ACTION_OF = {cls: action for action, cls in _ACTIONS.items()}


def structure(cls: Any) -> Hook:
    """What reads the tables of a class.

    The hook raises one of ``troubles.REFUSALS``.
    """
    hook: Hook = _converter().get_structure_hook(cls)
    return hook


def unstructure(value: Any) -> Any:
    """The plain data of a value, as files hold them; what has its default is left out."""
    return _converter().unstructure(value)


@cache
def _converter() -> cattrs.Converter:
    import cattrs
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

    made = cattrs.Converter(detailed_validation=True, forbid_extra_keys=True, omit_if_default=True)
    elsewhere: dict[str, Any] = {field: override(omit=True) for field in ELSEWHERE}

    def structure_class(cls: type[Any]) -> Hook:
        if cls is Observation:
            # Its table is that of the reading as well: one copy of it is taken apart for both.
            bare = override(struct_hook=make_dict_structure_fn(Reading, made))
            shared = override(struct_hook=shared_text)
            return _observation(make_dict_structure_fn(cls, made, reading=bare, indicator=shared))
        inner: Hook = make_dict_structure_fn(cls, made, **(elsewhere if cls is Plan else {}))
        return _flattened(cls, inner) if cls in FLAT else _table(inner)

    def unstructure_class(cls: type[Any]) -> Callable[[Any], Any]:
        inner = make_dict_unstructure_fn(cls, made, _cattrs_omit_if_default=True, **(elsewhere if cls is Plan else {}))
        return _unflattened(cls, inner) if cls in FLAT or cls is Observation else inner

    made.register_structure_hook_factory(attrs.has, structure_class)
    made.register_unstructure_hook_factory(attrs.has, unstructure_class)
    made.register_structure_hook_factory(_is_list, lambda cls: _list(made.get_structure_hook(get_args(cls)[0])))
    made.register_structure_hook_func(_is_pairs, _read_pairs)
    made.register_unstructure_hook_func(_is_pairs, dict)
    made.register_structure_hook_factory(_is_optional, lambda cls: made.get_structure_hook(_stated(cls)))
    made.register_structure_hook(str, text_of)
    for words in Term.__subclasses__():  # each by itself: they are texts to Python, and would be read as such
        made.register_structure_hook(words, _word(words))
    made.register_structure_hook(int, whole)
    made.register_structure_hook(bool, _flag)
    made.register_structure_hook_func(_is_milestone_time, milestone_time)
    made.register_unstructure_hook_func(_is_milestone_time, lambda when: None if when is None else str(when))
    made.register_structure_hook_func(_is_due, due)
    made.register_unstructure_hook_func(_is_due, _written_due)
    made.register_structure_hook(When, time)
    made.register_structure_hook(Amount, _amount)
    made.register_unstructure_hook(When, _written_time)
    made.register_unstructure_hook(Amount, lambda amount: (f"{amount.value:f}", amount.unit))
    for cls, read in TEXTS.items():
        made.register_structure_hook(cls, read)
        made.register_unstructure_hook(cls, str)
    made.register_structure_hook(ChangeSet, lambda data, _: ChangeSet(_list(_read_change)(data, None)))
    made.register_unstructure_hook(ChangeSet, lambda changes: [_written_change(each) for each in changes])
    return made


# --- Which type is it? ------------------------------------------------------------------------------------------------


def _is_pairs(cls: Any) -> bool:
    return bool(cls == _PAIRS)


def _is_list(cls: Any) -> bool:
    return get_origin(cls) is tuple and not _is_pairs(cls)


def _is_milestone_time(cls: Any) -> bool:
    return bool(cls == (PartialDate | When | FiscalPeriod | None))


def _is_due(cls: Any) -> bool:
    return bool(cls == (When | FiscalPeriod | None))


def _is_optional(cls: Any) -> bool:
    return get_origin(cls) in (Union, UnionType) and len(get_args(cls)) == 2 and type(None) in get_args(cls)  # noqa: PLR2004


def _stated(cls: Any) -> Any:
    return next(each for each in get_args(cls) if each is not type(None))


# --- Tables and lists -------------------------------------------------------------------------------------------------


def _require_table(data: Any) -> None:
    if data.__class__ is not dict:
        raise wrong_type(data, "a table", "表")


def _table(inner: Hook) -> Hook:
    def read(data: Any, _: Any) -> Any:
        _require_table(data)
        return inner(data, None)

    return read


def _flattened(cls: type[Any], inner: Hook) -> Hook:
    """Read a class some of whose attributes are two keys each: the two are handed to the attribute as a pair."""
    nest = _nester(cls)

    def read(data: Any, _: Any) -> Any:
        _require_table(data)
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


def _unflattened(cls: Any, inner: Callable[[Any], dict[str, Any]]) -> Callable[[Any], dict[str, Any]]:
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


def _observation(inner: Hook) -> Hook:
    own = tuple(field.name for field in attrs.fields(Observation) if field.name != "reading")

    def read(data: Any, _: Any) -> Any:
        _require_table(data)
        reading = data.copy()
        nested = {key: reading.pop(key) for key in own if key in reading}
        nested["reading"] = nest(reading)
        return inner(nested, None)

    nest = _nester(Reading)
    return read


def _list(inner: Hook) -> Hook:
    def read(data: Any, _: Any) -> tuple[Any, ...]:
        if data.__class__ is not list:
            raise wrong_type(data, "a list", "リスト")
        try:
            return tuple([inner(each, None) for each in data])
        except REFUSALS:
            return tuple(_together(dict(enumerate(partial(inner, each, None) for each in data))))

    return read


def _together(steps: Mapping[Any, Callable[[], Any]]) -> list[Any]:
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


def _word(cls: type[Term]) -> Hook:
    words = {member.value: member for member in cls}
    japanese = {member.ja: member.value for member in cls}

    def read(data: Any, _: Any) -> Term:
        try:
            return words[data]
        except (KeyError, TypeError):
            text = text_of(data)
            near = japanese.get(text) or nearest(text, words)
            raise ValueRefusedError("unknown-word", found=text[:40], known=", ".join(words), near=near) from None

    return read


def _flag(data: Any, _: Any) -> bool:
    if data.__class__ is not bool:
        raise wrong_type(data, "true or false", "true か false")
    return bool(data)


def _read_pairs(data: Any, _: Any) -> Pairs:
    _require_table(data)
    _together({key: partial(text_of, value) for key, value in data.items()})
    return pairs(data)


def _amount(data: tuple[Any, Any], _: Any) -> Amount:
    value, unit = data
    try:
        if value.__class__ in (str, int, Decimal):
            return Amount(value, unit if unit is None else shared_text(unit))
    except (InvalidValueError, ValueRefusedError):
        pass
    # The keys of the two differ by table, so they are noted by number.
    return Amount(*_together({0: partial(_figure, value), 1: partial(_unit, unit)}))


def _figure(value: Any) -> Decimal:
    if value is None:
        raise ValueRefusedError("unit-without-value")
    if value.__class__ not in (str, int, Decimal):
        raise wrong_type(value, "a number", "数値")
    return exact(value)


def _unit(unit: Any) -> str | None:
    return Amount(0, None if unit is None else text_of(unit)).unit


# --- Times ------------------------------------------------------------------------------------------------------------


def _written_time(when: When) -> tuple[str, str | None]:
    return str(when), None if when.on is None else str(when.on)


def _written_due(due: When | FiscalPeriod | None) -> tuple[str, str | None] | None:
    if isinstance(due, When):
        return _written_time(due)
    return None if due is None else (str(due), None)


# --- Changes ----------------------------------------------------------------------------------------------------------


def _read_change(data: Any, _: Any) -> Change:
    _require_table(data)
    cls: type[Change] = _together({"action": partial(_read_action, data)})[0]
    names = [field.name for field in attrs.fields(cls)]
    values = _together(
        {
            **{name: partial(_READERS[cls, name], data, name) for name in names},
            **{key: partial(_refuse_key, key, ["action", *names]) for key in data if key not in ("action", *names)},
        }
    )
    return cls(*values)


def _stated_at(data: dict[str, Any], key: str) -> Any:
    if key not in data:
        raise ValueRefusedError("missing-key")
    return data[key]


def _refuse_key(key: str, known: list[str]) -> None:
    raise unknown_key(key, known)


def _read_action(data: dict[str, Any]) -> type[Change]:
    found = text_of(_stated_at(data, "action"))
    if found not in _ACTIONS:
        raise ValueRefusedError(
            "unknown-word", found=found[:40], known=", ".join(_ACTIONS), near=nearest(found, _ACTIONS)
        )
    return _ACTIONS[found]


def _read_kind(data: dict[str, Any], key: str) -> Kind:
    kind: Kind = structure(Kind)(_stated_at(data, key), None)
    return kind


def _read_kind_of_many(data: dict[str, Any], key: str) -> Kind:
    kind = _read_kind(data, key)
    if kind is Kind.PLAN:
        known = ", ".join(each for each in Kind if each is not Kind.PLAN)
        raise ValueRefusedError("unknown-word", found=kind.value, known=known)
    return kind


def _kind_if_known(data: dict[str, Any]) -> Kind | None:
    """The kind of a change, or None where that is wrong and told elsewhere."""
    try:
        return _read_kind(data, "kind")
    except REFUSALS:
        return None


def _read_element(data: dict[str, Any], key: str) -> Any:
    kind = _kind_if_known(data)
    element = _stated_at(data, key)
    return structure(ROW_OF[kind].cls)(element, None) if kind in ROW_OF else None


def _read_text(data: dict[str, Any], key: str) -> str:
    return text_of(_stated_at(data, key))


def _read_neighbour(data: dict[str, Any], key: str) -> str | None:
    return text_of(data[key]) if key in data else None


def _read_order(data: dict[str, Any], key: str) -> tuple[str, ...]:
    order: tuple[str, ...] = structure(tuple[str, ...])(_stated_at(data, key), None)
    return order


def _read_field(data: dict[str, Any], key: str) -> str:
    field = _read_text(data, key)
    kind = _kind_if_known(data)
    if kind is not None and field not in AMENDABLE[kind]:
        raise ValueRefusedError(
            "unknown-word", found=field[:40], known=", ".join(AMENDABLE[kind]), near=nearest(field, AMENDABLE[kind])
        )
    return field


def _read_whole_value(data: dict[str, Any], key: str) -> Any:
    kind, field = _kind_if_known(data), data.get("field")
    if kind is None or not isinstance(field, str) or field not in AMENDABLE[kind]:
        return None
    hint = _types(kind)[field]
    if key in data:
        # What stands as two keys in a table of its own is no field of an element, so the value has one key here too.
        return structure(hint)(data[key], None)
    if get_origin(hint) is tuple:
        return ()
    if type(None) not in get_args(hint):
        raise ValueRefusedError("missing-key")
    return None


_READERS: dict[tuple[type[Change], str], Callable[[dict[str, Any], str], Any]] = {
    **{(cls, "kind"): _read_kind_of_many for cls in (Addition, Removal, Reordering)},
    **{(cls, "element"): _read_element for cls in (Addition, Removal)},
    **{(cls, "after"): _read_neighbour for cls in (Addition, Removal)},
    **{(Reordering, key): _read_order for key in ("old", "new")},
    (Amendment, "kind"): _read_kind,
    (Amendment, "id"): _read_text,
    (Amendment, "field"): _read_field,
    **{(Amendment, key): _read_whole_value for key in ("old", "new")},
}
"""What reads each key of each kind of change."""


@cache
def _types(kind: Kind) -> dict[str, Any]:
    return get_type_hints(Plan if kind is Kind.PLAN else ROW_OF[kind].cls)


def _written_change(change: Change) -> dict[str, Any]:
    made = _converter()
    written = {"action": _ACTION_OF[type(change)], **attrs.asdict(change, recurse=False)}
    match change:
        case Addition(element=element) | Removal(element=element):
            written["element"] = made.unstructure(element)
        case Amendment(kind=kind, field=field, old=old, new=new):
            hint = _types(kind).get(field)
            written["old"], written["new"] = (
                None if value is None else made.unstructure(value, unstructure_as=hint) for value in (old, new)
            )
        case _:
            pass
    written["kind"] = change.kind.value
    return {key: value for key, value in written.items() if value is not None}
