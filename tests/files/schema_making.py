"""The JSON Schemas of the files, made from the classes, their docstrings and the vocabulary.

``python -m tests.files.schema_making`` writes them again into the package. Draft 7, which editors know best. What a schema
cannot know (whether an id is in the plan, whether a target lies in the period) is for ``check``.
"""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from welfareplan.amount import Amount
from welfareplan.files import schemas
from welfareplan.files.migrate import FORMAT
from welfareplan.files.vocabulary import ELSEWHERE, FLAT, PLAN, TABLES, keys_of
from welfareplan.ids import require_id
from welfareplan.model.bases import LegalItem
from welfareplan.model.element import Citation, require_pairs
from welfareplan.model.indicators import Reading, Target
from welfareplan.model.plan import JointPlan, Plan
from welfareplan.observations import Observation
from welfareplan.revision.changes import ChangeSet
from welfareplan.revision.fields import AMENDABLE
from welfareplan.terms import Kind, ReadingState, Sense, Term
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When
from welfareplan.wording.fields import FIELDS

Schema = dict[str, Any]
Form = Literal["toml", "json"]

FOLDER = Path(schemas.__file__).parent / "_schemas"

_DATE, _YEAR, _PERIOD = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", "FY[0-9]{4}", r"FY[0-9]{4}\.\.FY[0-9]{4}"
_TIME = r"(FY[0-9]{4}|[0-9]{4}\??)"
ID = "^[a-z0-9][a-z0-9-]{0,63}$"
FIGURE = r"^-?[0-9]{1,28}(\.[0-9]{1,28})?$"

_TEXTS: dict[Any, Schema] = {
    str: {"type": "string"},
    PartialDate: {"type": "string", "pattern": f"^{_DATE}$", "examples": ["2021-12-01", "2021-12", "2021"]},
    FiscalYear: {"type": "string", "pattern": f"^{_YEAR}$", "examples": ["FY2022"]},
    FiscalPeriod: {"type": "string", "pattern": f"^{_PERIOD}$", "examples": ["FY2020..FY2025"]},
    Citation: {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,63}(#.+)?$", "examples": ["slides#12"]},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
}
_TIMES: dict[tuple[type, str], Schema] = {
    (Reading, "at"): {"type": "string", "pattern": f"^{_TIME}$", "examples": ["FY2021", "2021", "2021?"]},
    (Target, "due"): {"type": "string", "pattern": f"^({_TIME}|{_PERIOD})$", "examples": ["FY2025", "FY2020..FY2025"]},
}
_MILESTONE_TIME: Schema = {
    "type": "string",
    "pattern": rf"^({_DATE}|{_YEAR}|[0-9]{{4}}\?|{_PERIOD})$",
    "examples": ["2021-12", "FY2023", "2019?", "FY2020..FY2022"],
}
_FIGURE: Schema = {"type": ["string", "number"], "pattern": FIGURE, "examples": ["226650", "64.1"]}
_AMOUNT_KEYS: dict[str, Schema] = {"value": _FIGURE, "upper": _FIGURE, "unit": _TEXTS[str], "upper_unit": _TEXTS[str]}
_AMOUNT_WORDS = {
    "value": "the number, as text so that its zeros stay, or bare",
    "unit": "what it counts, in its canonical spelling (か所, not 箇所)",
    "upper": "the upper end of a range",
    "upper_unit": "the unit of the upper end, where that is another",
    "on": "the day or month that is printed with it",
}
_PAIRS: dict[Form, Schema] = {
    "toml": {"type": "object", "additionalProperties": {"type": "string"}},
    "json": {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
}


class Making:
    """One schema while it is made."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.definitions: dict[str, Schema] = {}

    def schema(self) -> Schema:
        """The whole."""
        tables: Schema = {"format": {"const": FORMAT, "title": "形式の番号", "description": "the number of the format"}}
        for table, cls in TABLES.items():
            one = self.named(table, cls)
            tables[table] = one if table == PLAN else {"type": "array", "items": one, "title": _japanese(table, cls)}
        whole = self.form == "json"
        return {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": f"welfareplan, format {FORMAT}: " + ("a JSON document" if whole else "a TOML file"),
            "description": "計画の綴り（"
            + ("JSON文書" if whole else "TOMLファイル。フォルダーでは表を分けて置ける")
            + "）",
            "type": "object",
            "properties": self.stated(tables, ["format", PLAN] if whole else []),
            "required": ["format", PLAN] if whole else [],
            "additionalProperties": False,
            "definitions": dict(sorted(self.definitions.items())),
        }

    def stated(self, properties: Schema, required: list[str]) -> Schema:
        """The keys of a table; in JSON a member that is null counts as left out."""
        if self.form == "toml":
            return properties
        return {key: each if key in required else _or_null(each) for key, each in properties.items()}

    def named(self, name: str, cls: type[Any]) -> Schema:
        """A class by its name among the definitions."""
        if name not in self.definitions:
            self.definitions[name] = {}  # it may stand within itself
            self.definitions[name] = self.table(cls, _japanese(name, cls))
        return {"$ref": f"#/definitions/{name}"}

    def table(self, cls: type[Any], title: str) -> Schema:
        """The schema of the table of a class."""
        about = {**_AMOUNT_WORDS, **(_attributes(Reading) if cls is Observation else {}), **_attributes(cls)}
        types = self.types(cls)
        required = [key for key in types if key in _needed(cls)]
        properties = {
            key: {**_labelled(key, about.get(key)), **(each if "$ref" not in each else {"allOf": [each]})}
            for key, each in types.items()
        }
        return {
            "title": title,
            "description": (inspect.getdoc(cls) or "").split("\n\n")[0].replace("\n", " "),
            "type": "object",
            "properties": self.stated(properties, required),
            "required": required,
            "additionalProperties": False,
            **_rules(cls),
        }

    def types(self, cls: Any) -> dict[str, Schema]:
        """The type of each key of a table, in the order of its keys."""
        hints = get_type_hints(cls)
        found: dict[str, Schema] = {}
        for field in attrs.fields(cls):
            if cls is Plan and field.name in ELSEWHERE:
                continue
            if cls is Observation and field.name == "reading":
                found |= self.types(Reading)
            elif field.name in FLAT.get(cls, {}):
                for key in FLAT[cls][field.name]:
                    found[key] = _TIMES.get((cls, key)) or _AMOUNT_KEYS.get(key) or _TEXTS[PartialDate]
            elif field.validator is require_id:
                found[field.name] = {"type": "string", "pattern": ID}
            elif field.validator is require_pairs:
                found[field.name] = _PAIRS[self.form]
            else:
                found[field.name] = self.of_type(hints[field.name])
        return {key: found[key] for key in keys_of(cls)}

    def of_type(self, hint: Any) -> Schema:
        """The schema of a type."""
        if hint == PartialDate | When | FiscalPeriod | None:
            return _MILESTONE_TIME
        if get_origin(hint) in {Union, UnionType}:
            (hint,) = (each for each in get_args(hint) if each is not NoneType)
        if get_origin(hint) is tuple:
            return {"type": "array", "items": self.of_type(get_args(hint)[0])}
        if hint in _TEXTS:
            return _TEXTS[hint]
        if hint is ChangeSet:
            return {"type": "array", "items": self.change()}
        if issubclass(hint, Term):
            self.definitions[hint.__name__] = _words(list(hint))
            return {"$ref": f"#/definitions/{hint.__name__}"}
        return self.named(_NAMES.get(hint) or hint.__name__.lower(), hint)

    # --- Changes ------------------------------------------------------------------------------------------------------

    def change(self) -> Schema:
        """A change: its action says which keys it has, its kind and field which types they have."""
        self.definitions["change"] = {
            "title": "変更",
            "description": "one change of a revision",
            "type": "object",
            "properties": {
                "action": {
                    **_labelled("action", "what the change does"),
                    "enum": ["add", "remove", "amend", "reorder"],
                },
                **{key: {**_labelled(key, about)} for key, about in _CHANGE_KEYS.items()},
            },
            "required": ["action", "kind"],
            "additionalProperties": False,
            "allOf": [self.placing("add"), self.placing("remove"), self.reordering(), self.amending()],
        }
        return {"$ref": "#/definitions/change"}

    def placing(self, action: str) -> Schema:
        """An addition or a removal."""
        kinds = [kind for kind in Kind if kind is not Kind.PLAN]
        elements = [
            _when({"kind": kind.value}, {"properties": {"element": {"$ref": f"#/definitions/{kind.value}"}}})
            for kind in kinds
        ]
        return _when(
            {"action": action},
            _only(["action", "kind", "element", "after"], ["element"])
            | {
                "properties": {
                    "kind": _words(kinds),
                    "element": {"type": "object"},
                    "after": self.stated({"": {"type": "string"}}, [])[""],
                },
                "allOf": elements,
            },
        )

    def reordering(self) -> Schema:
        """A reordering."""
        order = {"type": "array", "items": {"type": "string"}}
        return _when(
            {"action": "reorder"},
            _only(["action", "kind", "old", "new"], ["old", "new"])
            | {
                "properties": {
                    "kind": _words([each for each in Kind if each is not Kind.PLAN]),
                    "old": order,
                    "new": order,
                }
            },
        )

    def amending(self) -> Schema:
        """An amendment: the old and the new value are of the type of the field."""
        fields = []
        for kind, names in AMENDABLE.items():
            typed = []
            for name in names:
                value = {"$ref": f"#/definitions/{kind.value}/properties/{name}"}
                typed.append(_when({"field": name}, {"properties": {"old": value, "new": value}}))
            then = {"properties": {"field": {"enum": list(names)}}, "allOf": typed}
            fields.append(_when({"kind": kind.value}, then))
        return _when(
            {"action": "amend"},
            _only(["action", "kind", "id", "field", "old", "new"], ["id", "field"])
            | {
                "properties": {"kind": _words(list(Kind)), "id": {"type": "string"}, "field": {"type": "string"}},
                "allOf": fields,
            },
        )


_NAMES: dict[type[Any], str] = {LegalItem: "item", JointPlan: "joint", **{cls: name for name, cls in TABLES.items()}}
_CHANGE_KEYS = {
    "kind": "the kind of element",
    "element": "the whole element, as its own table has it",
    "after": "the id of the neighbour before it; left out: at the front",
    "id": "the id of the element, or the key of a link",
    "field": "the key that changes",
    "old": "the whole value as it stood; for an order all ids as they stood",
    "new": "the whole value as it is to be; for an order all ids in their new order",
}
_CHANGE_TITLES = {"action": "操作", "after": "直前の要素", "field": "項目", "old": "変更前", "new": "変更後"}


# --- Rules of classes -------------------------------------------------------------------------------------------------


def _rules(cls: type[Any]) -> Schema:
    """What a constructor refuses whatever else the document says."""
    if cls in {Reading, Observation}:
        without = [each.value for each in ReadingState if each not in {ReadingState.REPORTED, ReadingState.PROVISIONAL}]
        return {
            "if": {"properties": {"state": {"enum": without}}, "required": ["state"]},
            "then": _absent("value", "unit"),
            "else": _present("value"),
        }
    if cls is Target:
        bounds = [Sense.APPROACH, Sense.AT_LEAST, Sense.MORE_THAN, Sense.AT_MOST, Sense.LESS_THAN, Sense.BETWEEN]
        return {
            "allOf": [
                _when({"sense": "between"}, _present("upper"), otherwise=_absent("upper", "upper_unit")),
                _when({"sense": "none"}, _absent("value", "words")),
                _when({"sense": [each.value for each in bounds]}, _present("value")),
                _if_stated("unit", _present("value")),
                _if_stated("on", _present("due") | {"properties": {"due": _TIMES[Reading, "at"]}}),
            ]
        }
    return {"allOf": [_present("value")]} if Amount in get_type_hints(cls).values() else {}


def _needed(cls: type[Any]) -> set[str]:
    """The keys without which a table cannot be."""
    needed = {field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING}
    return needed | ({"at"} if cls is Observation else set())


def _when(where: dict[str, Any], then: Schema, otherwise: Schema | None = None) -> Schema:
    """A rule for tables in which some keys have a value, or one of a list."""
    stated = {key: {"enum": value} if isinstance(value, list) else {"const": value} for key, value in where.items()}
    condition = {"properties": stated, "required": list(where)}
    return {"if": condition, "then": then} | ({} if otherwise is None else {"else": otherwise})


def _stated_at(key: str) -> Schema:
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}


def _present(key: str) -> Schema:
    return _stated_at(key)


def _absent(*keys: str) -> Schema:
    return {"not": {"anyOf": [_stated_at(key) for key in keys]}}


def _if_stated(key: str, then: Schema) -> Schema:
    return {"if": _stated_at(key), "then": then}


def _only(keys: list[str], required: list[str]) -> Schema:
    return {"propertyNames": {"enum": keys}, "required": required}


# --- Words ------------------------------------------------------------------------------------------------------------


def _words(words: list[Any]) -> Schema:
    """A list of words, with their Japanese for editors that show it."""
    japanese = [each.ja for each in words]
    return {
        "enum": [each.value for each in words],
        "enumDescriptions": japanese,
        "x-taplo": {"docs": {"enumValues": japanese}},
    }


def _labelled(key: str, about: str | None) -> Schema:
    title = _CHANGE_TITLES.get(key) or FIELDS.get(key)
    return ({"title": title} if title else {}) | ({"description": about} if about else {})


def _japanese(table: str, cls: type[Any]) -> str:
    """The Japanese of a class: of its kind, or what its docstring gives in brackets."""
    kinds = {each.value: each.ja for each in Kind}
    found = re.search(r"\(([^()]*[\u3041-\u30ff\u4e00-\u9fff][^()]*)\)", cls.__doc__ or "")
    return kinds.get(table) or (found[1] if found else table)


def _attributes(cls: type[Any]) -> dict[str, str]:
    """What the docstring of a class, and of what it is built on, says of each attribute."""
    found: dict[str, str] = {}
    for each in reversed(cls.__mro__):
        _, _, section = (inspect.cleandoc(each.__doc__ or "")).partition("Attributes:\n")
        section = re.split(r"\n(?=\S)", section)[0]
        for entry in re.split(r"\n(?=    \S)", "\n" + section):
            name, colon, text = entry.strip().partition(": ")
            if colon:
                found[name] = " ".join(text.split())
    return found


def _or_null(schema: Schema) -> Schema:
    """The same, or null."""
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if isinstance(schema.get("type"), str | list):
        known = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return {**schema, "type": [*known, "null"]}
    inner = {key: value for key, value in schema.items() if key in {"allOf", "$ref"}}
    rest = {key: value for key, value in schema.items() if key not in inner}
    return {**rest, "anyOf": [inner, {"type": "null"}]} if inner else schema


def rendered(form: Form) -> str:
    """The text of a schema, the same for the same library."""
    return json.dumps(Making(form).schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in ("toml", "json"):
        (FOLDER / f"{name}.schema.json").write_text(rendered(name), encoding="utf-8")
