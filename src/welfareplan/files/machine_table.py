"""Which columns does the machine profile of exports have? (floor 7)

The table that goes out for machines (機械判読用) and comes back in as figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from welfareplan.terms import Flag

FLAG_COLUMNS: dict[Flag, str] = {flag: f"is_{flag.value}" for flag in Flag}
"""The column of each remark: 1 where it is printed with the figure."""

HEADINGS = (
    *(
        "municipal_code",
        "municipality",
        "plan_id",
        "indicator_id",
        "label",
        "title",
        "record",
        "year",
        "year_basis",
        "date",
    ),
    *("period_end", "sense", "value", "upper_value", "unit", "kind", "state", "why", "occasion", "sample"),
    *(*FLAG_COLUMNS.values(), "words", "source_id", "source_place"),
)
"""The columns, in the order in which they are written; further citations stand behind them (source2_id …)."""

ACTUAL = "actual"
"""The record of a row that is a figure and no baseline or target."""

_FORMS = {"fiscal": "FY{}", "calendar": "{}"}


def is_machine_table(header: Sequence[str]) -> bool:
    """Whether a row of headings is that of the machine profile."""
    return tuple(header[: len(HEADINGS)]) == HEADINGS


def observation_of(row: Mapping[str, str]) -> dict[str, Any]:
    """A row of figures as the plain data of an observation.

    >>> observation_of({"indicator_id": "visits", "year": "2021", "year_basis": "fiscal", "value": "5", "unit": "件"})
    {'indicator': 'visits', 'at': 'FY2021', 'value': '5', 'unit': '件'}
    """
    at = _FORMS.get(row.get("year_basis", ""), "{}?").format(row.get("year", ""))
    entry: dict[str, Any] = {"indicator": row.get("indicator_id", ""), "at": at, "on": row.get("date", "")}
    entry |= {key: row.get(key, "") for key in ("value", "unit", "kind", "state", "why", "occasion")}
    if row.get("sample", "").isdecimal():
        entry["sample"] = int(row["sample"])
    entry["flags"] = [flag.value for flag, column in FLAG_COLUMNS.items() if row.get(column)]
    entry["cites"] = list(_cites(row))
    return {key: value for key, value in entry.items() if value}


def _cites(row: Mapping[str, str]) -> list[str]:
    found, n = [], 1
    while id := row.get(f"source{'' if n == 1 else n}_id"):
        place = row.get(f"source{'' if n == 1 else n}_place")
        found.append(f"{id}#{place}" if place else id)
        n += 1
    return found
