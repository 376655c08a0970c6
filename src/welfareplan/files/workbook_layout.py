"""Which cells does the workbook of a planning desk have? (floor 7)

Sheets and columns are read off the classes, so that no field of a plan can be without a cell. A list of values with several
fields (目標値, 法定事項) has a sheet of its own, with a row for each; a reading or a range stands in columns beside the others.
"""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from welfareplan.files.vocabulary import ASSESSMENT, ELSEWHERE, FLAT, OBSERVATION, PLAN, REVISION, TABLES
from welfareplan.model.element import Citation
from welfareplan.model.indicators import Reading
from welfareplan.model.kinds import ELEMENT_KINDS
from welfareplan.model.milestones import Times
from welfareplan.revision.changes import ChangeSet
from welfareplan.terms import Term
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When
from welfareplan.wording.fields import FIELDS

Shape = Literal[
    "text", "id", "lines", "pairs", "time", "figure", "whole", "flag", "word", "words", "one", "many", "cites", "data"
]
"""How a cell is written: ``one``, ``many`` and ``cites`` name other rows, ``data`` is JSON."""

MARK, FORMAT_KEY, PARENT, CHANGE = "@mark", "@format", "@parent", "@change"
"""Keys of columns that are no fields: the mark of example rows, the format, the owner, a change."""

GREY = frozenset({"id", FORMAT_KEY})
"""The columns that are ours to fill in: they stand at the end, in grey."""

EXAMPLE = "記入例"
"""The mark of a row that is not read."""

_TIMES = (PartialDate, FiscalYear, FiscalPeriod, When)
_PAIR_SHAPES: dict[str, tuple[Shape, Shape]] = {
    "at": ("time", "time"),
    "due": ("time", "time"),
    "amount": ("figure", "text"),
    "upper": ("figure", "text"),
}
_ELEMENTS = tuple(row.table for row in ELEMENT_KINDS)
ANY_TABLES = (PLAN, *_ELEMENTS, "items")
"""Where the rows stand that a link can name."""
_REFERENCES: dict[tuple[str, str], tuple[str, ...]] = {
    **{(table, "passage"): ("passage",) for table in (PLAN, *_ELEMENTS)},
    **{(table, "under"): (table,) for table in _ELEMENTS},
    **{(table, "succeeds"): (table,) for table in _ELEMENTS},
    **{(table, "bases"): ("basis",) for table in _ELEMENTS},
    ("related", "body"): ("body",),
    ("milestone", "body"): ("body",),
    ("body", "part_of"): ("body",),
    ("joint", "issuer"): ("body",),
    ("link", "source"): ANY_TABLES,
    ("link", "target"): ANY_TABLES,
    (OBSERVATION, "indicator"): ("indicator",),
    (ASSESSMENT, "about"): ANY_TABLES,
    (ASSESSMENT, "by"): ("body",),
    (ASSESSMENT, "answers"): (ASSESSMENT,),
}


@attrs.frozen
class Column:
    """A column of a sheet (列).

    Attributes:
        key: the way to the value within its entry, joined by dots, or one of the keys above.
        shape: how its cells are written.
        heading: its name where the plan has none of its own.
        words: the list of words, for ``word`` and ``words``.
        tables: where the rows stand that it names, for ``one``, ``many`` and ``cites``.
    """

    key: str
    shape: Shape
    heading: str
    words: type[Term] | None = None
    tables: tuple[str, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        """The keys that lead to the value."""
        return tuple(self.key.split("."))


@attrs.frozen
class Sheet:
    """A sheet (シート).

    Attributes:
        name: what stands on its tab.
        table: the table of the file format whose entries it holds; for parts of entries, the key of the list.
        columns: its columns.
        owner: the table whose entries own the rows, or None.
    """

    name: str
    table: str
    columns: tuple[Column, ...]
    owner: str | None = None

    def column(self, key: str) -> Column | None:
        """The column of a key, or None if there is none."""
        return next((each for each in self.columns if each.key == key), None)


_NAMES = {
    PLAN: "計画",
    "basis": "根拠法",
    "related": "関連計画",
    "subplan": "分冊",
    "passage": "本文",
    "body": "主体",
    "source": "出典",
    "issue": "課題",
    "direction": "方向性",
    "initiative": "取組",
    "programme": "事業",
    "indicator": "指標",
    OBSERVATION: "実績",
    ASSESSMENT: "評価",
    "link": "対応関係",
    "milestone": "経過予定",
    REVISION: "改訂",
}
_LATE = ("printed", "succeeds", "note", "page", "passage", "cites", "extra", "id")
_PARTS = {
    "joint": "一体策定",
    "items": "法定事項",
    "roles": "役割分担",
    "money": "予算決算",
    "targets": "目標値",
    "changes": "改訂内容",
}

PLAN_SHEET = _NAMES[PLAN]
README_SHEET = "読み方"
LIST_SHEET = "一覧"
HELPER_SHEETS = frozenset({README_SHEET, LIST_SHEET})
"""Sheets that hold no data."""


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every sheet, in the order of the tabs."""
    made: list[Sheet] = []
    for table, name in _NAMES.items():
        cls = TABLES[table]
        own, parts = _columns(cls, table, "")
        head = [Column(MARK, "text", "行の印")]
        tail = [Column(FORMAT_KEY, "whole", "様式の版")] if table == PLAN else []
        made.append(Sheet(name, table, (*head, *_in_order(own), *tail)))
        made.extend(_part(key, item, table) for key, item in parts)
    return tuple(made)


def _part(key: str, item: Any, owner: str) -> Sheet:
    tables = (owner,)
    head = [Column(MARK, "text", "行の印")]
    if owner != PLAN:
        head.append(Column(PARENT, "one", _NAMES[owner], tables=tables))
    if item is ChangeSet:
        return Sheet(_PARTS[key], key, (*head, Column(CHANGE, "data", "変更内容")), owner)
    own, _ = _columns(item, key, "")
    return Sheet(_PARTS[key], key, (*head, *_in_order(own)), owner)


def _in_order(columns: list[Column]) -> list[Column]:
    """The columns with what a desk fills in first before what it seldom needs, and the id at the end."""
    return sorted(columns, key=lambda column: _LATE.index(column.key) if column.key in _LATE else -1)


def _columns(cls: Any, table: str, prefix: str) -> tuple[list[Column], list[tuple[str, Any]]]:
    """The columns of a class, and its lists that have sheets of their own."""
    hints = get_type_hints(cls)
    columns: list[Column] = []
    parts: list[tuple[str, Any]] = []
    for field in attrs.fields(cls):
        key, hint = field.name, _stated(hints[field.name])
        pair = FLAT.get(cls, {}).get(key)
        if table == PLAN and key in ELSEWHERE:
            continue
        item = _item(hint)
        if pair:
            columns += [_column(prefix + one, shape) for one, shape in zip(pair, _PAIR_SHAPES[key], strict=True)]
        elif hint in (Reading, Times):
            inner, _ = _columns(hint, table, "" if table == OBSERVATION else f"{prefix}{key}.")
            columns += inner
        elif hint is ChangeSet or (item is not None and attrs.has(item) and item not in (Citation, *_TIMES)):
            parts.append((key, hint if item is None else item))
        else:
            columns.append(_plain_column(table, prefix + key, hint, item))
    return columns, parts


def _plain_column(table: str, key: str, hint: Any, item: Any) -> Column:
    tables = _REFERENCES.get((table, key), ())
    if key == "id":
        return _column(key, "id")
    if tables or item is Citation:
        shape: Shape = "one" if item is None else "many" if tables else "cites"
        return _column(key, shape, tables=tables or ("source",))
    for each, one in ((hint, True), (item, False)):
        if isinstance(each, type) and issubclass(each, Term):
            return _column(key, "word" if one else "words", words=each)
    if hint == tuple[tuple[str, str], ...]:
        return _column(key, "pairs")
    if item is not None:
        return _column(key, "lines")
    simple: dict[Any, Shape] = {bool: "flag", int: "whole", str: "text"}
    return _column(key, simple.get(hint, "time"))


def _column(key: str, shape: Shape, **more: Any) -> Column:
    return Column(key, shape, _heading(key), **more)


def _heading(key: str) -> str:
    first, _, last = key.partition(".")
    if not last:
        return FIELDS.get(key, key)
    words = {"least": "最少", "most": "最多"}
    return f"{FIELDS.get(first, first)}：{words.get(last) or FIELDS.get(last, last)}"


def _stated(hint: Any) -> Any:
    """A type without None; the times of a milestone count as one."""
    if get_origin(hint) in (Union, UnionType):
        stated = [each for each in get_args(hint) if each is not type(None)]
        return stated[0]
    return hint


def _item(hint: Any) -> Any:
    """What a list holds, or None for what is no list."""
    arguments = get_args(hint)
    return arguments[0] if get_origin(hint) is tuple and arguments[-1] is ... else None


def heading_of(column: Column, sheet: Sheet, terms: dict[str, str]) -> str:
    """What stands over a column: the plan's own word where it has one (計画での呼び方).

    Args:
        column: the column.
        sheet: its sheet.
        terms: the plan's own words, by what they stand for.
    """
    if column.key == "title" and sheet.table in terms:
        return terms[sheet.table]
    if column.key == "value" and sheet.table in terms:
        return f"{terms[sheet.table]}：値"
    first, dot, _ = column.key.partition(".")
    if dot and first in terms:
        return f"{terms[first]}：{column.heading.partition('：')[2]}"
    if column.key == "indicator" or (column.key == PARENT and sheet.owner in terms):
        return terms.get(sheet.owner or "indicator", column.heading)
    return column.heading
