"""What is everything called in files? (floor 7)

The names of tables and keys, apart from the names of attributes. Stored revisions name these keys: renaming one is a change
of format, with a migration. ``docs/reference/file-format.md`` is this table for people.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs

from welfareplan.model.indicators import Reading, Target
from welfareplan.model.plan import KINDS, Plan
from welfareplan.model.programmes import Money
from welfareplan.observations import Assessment, Observation
from welfareplan.revision.revisions import Revision

PLAN, REVISION, OBSERVATION, ASSESSMENT = "plan", "revision", "observation", "assessment"

TABLES: dict[str, type[Any]] = {
    PLAN: Plan,
    **{row.table: row.cls for row in KINDS},
    REVISION: Revision,
    OBSERVATION: Observation,
    ASSESSMENT: Assessment,
}
"""The tables of a document in the order in which they are written, with what they hold."""

FOLDER: dict[str, tuple[str, ...]] = {
    "plan.toml": (PLAN, "basis", "related", "subplan", "body", "source", "passage", "milestone"),
    "structure.toml": ("issue", "direction", "initiative", "programme", "link"),
    "indicators.toml": ("indicator",),
    "assessments.toml": (ASSESSMENT,),
}
"""Which file of a folder the writer puts a table in; revisions and observations have files of their own."""

OBSERVATIONS = "observations.csv"
"""The one file of a folder that is not TOML."""

FLAT: dict[type[Any], dict[str, tuple[str, str]]] = {
    Reading: {"at": ("at", "on"), "amount": ("value", "unit")},
    Target: {"due": ("due", "on"), "amount": ("value", "unit"), "upper": ("upper", "upper_unit")},
    Money: {"amount": ("value", "unit")},
}
"""Attributes that are written as two keys beside the others."""

ELSEWHERE = frozenset(row.field for row in KINDS)
"""Attributes of a plan that have tables of their own."""


@cache
def keys_of(cls: type[Any]) -> tuple[str, ...]:
    """The keys of a table, in the order in which they are written.

    >>> keys_of(Money)
    ('year', 'kind', 'value', 'unit')
    """
    keys: list[str] = []
    for field in attrs.fields(cls):
        if cls is Plan and field.name in ELSEWHERE:
            continue
        if cls is Observation and field.name == "reading":
            keys.extend(keys_of(Reading))
        else:
            keys.extend(FLAT.get(cls, {}).get(field.name, (field.name,)))
    return tuple(keys)


def is_flat(cls: type[Any], attribute: str) -> bool:
    """Whether an attribute is no key of its own, but stands as other keys in the table of its owner."""
    return attribute in FLAT.get(cls, ()) or (cls is Observation and attribute == "reading")
