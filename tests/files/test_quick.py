"""The quick way of reading takes good tables for exactly what the converter takes them for, and nothing else for anything."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.files.samples import DOSSIER

from welfareplan.dossier import Dossier
from welfareplan.files.converter import structure, unstructure
from welfareplan.files.layout import document_of
from welfareplan.files.quick import DECLINED, quick
from welfareplan.files.troubles import REFUSALS
from welfareplan.files.vocabulary import PLAN, TABLES
from welfareplan.testing import assert_identical, dossiers

ODD: tuple[Any, ...] = (
    None,
    "",
    "visits",
    "FY2022",
    "FY2020..FY2022",
    "2021-02",
    "1,000",
    "up",
    "人",
    5,
    -1,
    True,
    Decimal("1.0"),
    [],
    {},
)
"""What somebody may write where something else belongs."""


def entries(dossier: Dossier) -> list[tuple[str, Any]]:
    """The tables of the document of a dossier, each by its name."""
    document = document_of(dossier)
    lists = ((table, [content] if table == PLAN else content) for table, content in document.items() if table in TABLES)
    return [(table, as_read(entry)) for table, content in lists for entry in content]


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every value within a table: what holds it, and under which key or number."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield data, key
        if isinstance(value, dict | list):
            yield from places(value)


def as_read(data: Any) -> Any:
    """A copy of a table as parsers give it: with lists, not tuples."""
    if isinstance(data, dict):
        return {key: as_read(value) for key, value in data.items()}
    return [as_read(each) for each in data] if isinstance(data, list | tuple) else data


@given(dossier=dossiers())
def test_good_tables_are_taken_for_what_they_are(dossier: Dossier) -> None:
    for table, data in entries(dossier):
        assert_identical(quick(TABLES[table])(data), structure(TABLES[table])(data, None))


def test_every_table_of_the_sample_is_taken() -> None:
    assert {table for table, _ in entries(DOSSIER)} == set(TABLES)
    for table, data in entries(DOSSIER):
        assert as_read(unstructure(quick(TABLES[table])(data))) == data


@given(dossier=dossiers(), chosen=st.data())
def test_what_the_converter_refuses_is_declined(dossier: Dossier, chosen: st.DataObject) -> None:
    table, data = chosen.draw(st.sampled_from(entries(dossier)))
    holder, key = chosen.draw(st.sampled_from(list(places(data))))
    odd = chosen.draw(st.sampled_from(ODD))
    if isinstance(holder, dict) and chosen.draw(st.booleans()):
        del holder[key]
    if isinstance(holder, dict) and chosen.draw(st.booleans()):
        key = chosen.draw(
            st.sampled_from(["amount", "upper_unit", "unit", "on", "reading", "old", "after", "nonsense"])
        )
    if odd is not None:
        holder[key] = odd

    try:
        taken = quick(TABLES[table])(data)
    except DECLINED:
        return
    assert_identical(taken, structure(TABLES[table])(data, None))


@pytest.mark.parametrize("data", [None, "visits", ["id"], {"id": ["visits"]}, {"id": "課題"}, {"id": "a", "": 1}])
@pytest.mark.parametrize("table", TABLES)
def test_what_is_no_table_of_the_kind_is_declined(table: str, data: Any) -> None:
    with pytest.raises(DECLINED):
        quick(TABLES[table])(data)
    with pytest.raises(REFUSALS):
        structure(TABLES[table])(data, None)
