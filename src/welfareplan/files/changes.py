"""How does a change stand in a file? (floor 7)

Its ``action`` says which kind of change it is, its ``kind`` and ``field`` of which type the rest must be. So a change is read
key by key, and what cannot be known because one of these is wrong is passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from welfareplan.files.hooks import Hook, require_table, together, word_of
from welfareplan.files.texts import text_of
from welfareplan.files.troubles import REFUSALS, ValueRefusedError, unknown_key
from welfareplan.ids import nearest
from welfareplan.model.plan import ROW_OF, Plan
from welfareplan.revision.changes import Addition, Amendment, Change, Removal, Reordering
from welfareplan.revision.fields import AMENDABLE
from welfareplan.terms import Kind

Data = dict[str, Any]

_ACTIONS: dict[str, type[Change]] = {"add": Addition, "remove": Removal, "amend": Amendment, "reorder": Reordering}
_ACTION_OF = {cls: action for action, cls in _ACTIONS.items()}
_READ_KIND = word_of(Kind)


class Changes:
    """Reading and writing of changes, by means of the converter that reads and writes everything else (変更の読み書き)."""

    def __init__(self, hook_of: Callable[[Any], Hook], plain: Callable[[Any, Any], Any]) -> None:
        self._hook_of = hook_of
        self._plain = plain
        self._readers: dict[tuple[type[Change], str], Callable[[Data, str], Any]] = {
            **{(cls, "kind"): _read_kind_of_many for cls in (Addition, Removal, Reordering)},
            **{(cls, "element"): self._read_element for cls in (Addition, Removal)},
            **{(cls, "after"): _read_neighbour for cls in (Addition, Removal)},
            **{(Reordering, key): self._read_order for key in ("old", "new")},
            (Amendment, "kind"): _read_kind,
            (Amendment, "id"): _read_text,
            (Amendment, "field"): _read_field,
            **{(Amendment, key): self._read_whole_value for key in ("old", "new")},
        }

    def read(self, data: Any, _: Any) -> Change:
        """Read a change from its table.

        Raises:
            ValueRefusedError: it is no table.
            ExceptionGroup: everything that is wrong with it.
        """
        require_table(data)
        cls: type[Change] = together({"action": partial(_read_action, data)})[0]
        names = [field.name for field in attrs.fields(cls)]
        keys = ["action", *names]
        values = together(
            {
                **{name: partial(self._readers[cls, name], data, name) for name in names},
                **{key: partial(_refuse_key, key, keys) for key in data if key not in keys},
            }
        )
        return cls(*values)

    def write(self, change: Change) -> Data:
        """The table of a change."""
        written = {"action": _ACTION_OF[type(change)], **attrs.asdict(change, recurse=False), "kind": change.kind.value}
        match change:
            case Addition(element=element) | Removal(element=element):
                written["element"] = self._plain(element, type(element))
            case Amendment(kind=kind, field=field, old=old, new=new):
                hint = _types(kind)[field]
                written["old"], written["new"] = (
                    None if value is None else self._plain(value, hint) for value in (old, new)
                )
            case _:
                pass
        return {key: value for key, value in written.items() if value is not None}

    def _read_element(self, data: Data, key: str) -> Any:
        kind = _kind_if_known(data)
        element = _stated_at(data, key)
        return self._hook_of(ROW_OF[kind].cls)(element, None) if kind in ROW_OF else None

    def _read_order(self, data: Data, key: str) -> Any:
        return self._hook_of(tuple[str, ...])(_stated_at(data, key), None)

    def _read_whole_value(self, data: Data, key: str) -> Any:
        kind, field = _kind_if_known(data), data.get("field")
        if kind is None or not isinstance(field, str) or field not in AMENDABLE[kind]:
            return None
        hint = _types(kind)[field]
        if key in data:
            return self._hook_of(hint)(data[key], None)
        if get_origin(hint) is tuple:
            return ()
        if type(None) not in get_args(hint):
            raise ValueRefusedError("missing-key")
        return None


def _stated_at(data: Data, key: str) -> Any:
    if key not in data:
        raise ValueRefusedError("missing-key")
    return data[key]


def _refuse_key(key: str, known: list[str]) -> None:
    raise unknown_key(key, known)


def _read_action(data: Data) -> type[Change]:
    found = text_of(_stated_at(data, "action"))
    if found not in _ACTIONS:
        raise ValueRefusedError(
            "unknown-word",
            found=found[:40],
            known=", ".join(_ACTIONS),
            known_ja=", ".join(_ACTIONS),
            near=nearest(found, _ACTIONS),
        )
    return _ACTIONS[found]


def _read_kind(data: Data, key: str) -> Kind:
    kind: Kind = _READ_KIND(_stated_at(data, key), None)
    return kind


def _read_kind_of_many(data: Data, key: str) -> Kind:
    kind = _read_kind(data, key)
    if kind is Kind.PLAN:
        known = ", ".join(each for each in Kind if each is not Kind.PLAN)
        raise ValueRefusedError("unknown-word", found=kind.value, known=known, known_ja=known)
    return kind


def _kind_if_known(data: Data) -> Kind | None:
    """The kind of a change, or None where that is wrong and told elsewhere."""
    try:
        return _read_kind(data, "kind")
    except REFUSALS:
        return None


def _read_text(data: Data, key: str) -> str:
    return text_of(_stated_at(data, key))


def _read_neighbour(data: Data, key: str) -> str | None:
    return text_of(data[key]) if key in data else None


def _read_field(data: Data, key: str) -> str:
    field = _read_text(data, key)
    kind = _kind_if_known(data)
    if kind is not None and field not in AMENDABLE[kind]:
        raise ValueRefusedError(
            "unknown-word",
            found=field[:40],
            known=", ".join(AMENDABLE[kind]),
            known_ja=", ".join(AMENDABLE[kind]),
            near=nearest(field, AMENDABLE[kind]),
        )
    return field


@cache
def _types(kind: Kind) -> dict[str, Any]:
    return get_type_hints(Plan if kind is Kind.PLAN else ROW_OF[kind].cls)
