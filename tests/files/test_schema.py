"""The JSON Schemas: made from the library, true of every dossier, and never stricter than the reader."""

from __future__ import annotations

import copy
import json
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.files.schema_making import FOLDER, Form, rendered

import welfareplan as wp
from welfareplan.dossier import Dossier
from welfareplan.files.layout import document_of, folder_of
from welfareplan.files.schemas import schema_text
from welfareplan.files.vocabulary import TABLES, keys_of
from welfareplan.testing import dossiers

FORMS: tuple[Form, ...] = ("toml", "json")
VALIDATORS = {form: jsonschema.Draft7Validator(json.loads(schema_text(form))) for form in FORMS}


def refusals(form: Form, document: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATORS[form].iter_errors(document)]


@pytest.mark.parametrize("form", FORMS)
def test_the_schema_is_as_it_is_made(form: Form) -> None:
    """Written again by ``python -m tests.files.schema_making``."""
    assert (FOLDER / f"{form}.schema.json").read_text(encoding="utf-8") == rendered(form)


@pytest.mark.parametrize("form", FORMS)
def test_the_schema_is_one(form: Form) -> None:
    jsonschema.Draft7Validator.check_schema(VALIDATORS[form].schema)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("table", TABLES)
def test_every_key_is_in_it(form: Form, table: str) -> None:
    properties = VALIDATORS[form].schema["definitions"][table]["properties"]

    cls: Any = TABLES[table]
    assert tuple(properties) == keys_of(cls)


@pytest.mark.parametrize("form", FORMS)
def test_every_key_is_explained_in_both_languages(form: Form) -> None:
    silent = [
        f"{name}.{key}"
        for name, definition in VALIDATORS[form].schema["definitions"].items()
        for key, each in definition.get("properties", {}).items()
        if not each.get("title") or not each.get("description")
    ]

    assert silent == []


@pytest.mark.parametrize("path", sorted(wp.example_path("kurume").rglob("*.toml")), ids=lambda path: path.name)
def test_the_example_is_let_through(path: Path) -> None:
    assert refusals("toml", tomllib.loads(path.read_text(encoding="utf-8"))) == []


class TestLaws:
    """A schema lets through what the library writes, and refuses nothing that the library reads."""

    @settings(max_examples=15)
    @given(dossier=dossiers())
    def test_every_dossier_is_let_through(self, dossier: Dossier) -> None:
        """What ``dump`` writes is valid, as one document and as the files of a folder."""
        assert refusals("json", json.loads(json.dumps(document_of(dossier)))) == []
        for name, text in folder_of(dossier).items():
            if name.endswith(".toml"):
                assert refusals("toml", tomllib.loads(text)) == []

    @settings(max_examples=50)
    @given(data=st.data())
    def test_what_is_refused_cannot_be_read(self, data: st.DataObject) -> None:
        """A document that an editor marks is one that ``load`` refuses."""
        document = data.draw(st.sampled_from(DOCUMENTS))
        spoilt = copy.deepcopy(document)
        holder, key = data.draw(st.sampled_from(list(_places(spoilt))))
        how = data.draw(st.sampled_from(["drop", "rename", "replace"]))
        value = holder.pop(key) if isinstance(holder, dict) and how != "replace" else None
        if how == "rename" and isinstance(holder, dict):
            holder[f"{key}x"] = value
        elif how == "replace" or isinstance(holder, list):
            holder[key] = data.draw(st.sampled_from(STRANGE))
        if refusals("json", spoilt):
            assert _errors(spoilt)


STRANGE: tuple[Any, ...] = (
    None,
    True,
    5,
    -1,
    "",
    "令和４年",
    "2021-12-01",
    "FY2021",
    "FY2025..FY2020",
    "2021?",
    [],
    ["a"],
    {},
    {"a": "b"},
    "64.1",
)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a document: what holds it, and its key or number there."""
    for key, each in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield value, key
        yield from _places(each)


def _errors(document: Any) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        return [problem.code for problem in wp.read(path).errors]


PLAN = 'format = 1\n[plan]\nid = "kurume-2020"\n'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('format = 2\n[plan]\nid = "p"', "$.format: 1 was expected"),
        (PLAN + 'titel = "支え合うプラン"', "$.plan: Additional properties are not allowed ('titel' was unexpected)"),
        (PLAN + 'period = "2020-2025"', "$.plan.period: '2020-2025' does not match"),
        (PLAN + "adopted = 2020", "$.plan.adopted: 2020 is not of type 'string'"),
        ('[plan]\ntitle = "支え合うプラン"', "$.plan: 'id' is a required property"),
        ('[[isue]]\nid = "isolation"', "$: Additional properties are not allowed ('isue' was unexpected)"),
        ('[[issue]]\nid = "課題１"', "$.issue[0].id: '課題１' does not match"),
        ('[[basis]]\nid = "act"\nstatute = "社会福祉法"\nobligation = "努力義務"', "'努力義務' is not one of"),
        ('[[indicator]]\nid = "visits"\nbaseline = { value = "5" }', "'at' is a required property"),
        ('[[indicator]]\nid = "visits"\nbaseline = { at = "令和3年度", value = "5" }', "'令和3年度' does not match"),
        ('[[indicator]]\nid = "visits"\nbaseline = { at = "FY2021" }', "'value' is a required property"),
        ('[[indicator]]\nid = "visits"\ntargets = [{ value = "約5" }]', "'約5' does not match"),
        (
            '[[indicator]]\nid = "visits"\ntargets = [{ sense = "between", value = "5" }]',
            "'upper' is a required property",
        ),
        ('[[observation]]\nindicator = "visits"\nat = "FY2021"\nstate = "pending"\nvalue = "5"', "should not be valid"),
        ('[[link]]\nsource = "a"\nrelation = "answers"\ntarget = "b"', "'basis' is a required property"),
        (
            (
                '[[revision]]\nid = "r"\nadopted = "2021-12"\n[[revision.changes]]\naction = "amend"\nkind = "issue"\n'
                'id = "a"\nfield = "titel"\nold = "x"'
            ),
            "'titel' is not one of",
        ),
        (
            (
                '[[revision]]\nid = "r"\nadopted = "2021-12"\n[[revision.changes]]\naction = "add"\nkind = "issue"\n'
                'element = { id = "a", unit = "件" }'
            ),
            "('unit' was unexpected)",
        ),
    ],
)
def test_a_common_mistake_is_refused(text: str, complaint: str) -> None:
    found = refusals("toml", tomllib.loads(text))

    assert [each for each in found if complaint in each], found


def _documents() -> list[Any]:
    return [document_of(wp.example("kurume")), json.loads(json.dumps(document_of(_everything())))]


def _everything() -> Dossier:
    """A dossier with revisions of every kind of change, observations and assessments."""
    before = wp.Plan(
        id="p",
        issues=(wp.Issue(id="a", title="孤立"), wp.Issue(id="b"), wp.Issue(id="c")),
        indicators=(
            wp.Indicator(
                id="visits",
                unit="件",
                baseline=wp.Reading(at=wp.When.fiscal(2018), amount=wp.Amount("5", "件")),
                targets=(
                    wp.Target(due=wp.FiscalPeriod.of("FY2020..FY2025"), amount=wp.Amount("9", "件")),
                    wp.Target(sense=wp.Sense.BETWEEN, amount=wp.Amount("5", "件"), upper=wp.Amount("9", "件")),
                ),
            ),
        ),
    )
    after = wp.Plan(
        id="p",
        title="支え合うプラン",
        issues=(wp.Issue(id="c"), wp.Issue(id="a", title="社会的孤立"), wp.Issue(id="d")),
        indicators=before.indicators,
    )
    revision = wp.Revision.between(before, after, id="r", adopted=wp.PartialDate(2021, 12))
    seen = wp.Observation(
        indicator="visits", reading=wp.Reading(at=wp.When.fiscal(2021), state=wp.ReadingState.PENDING, why="集計中")
    )
    said = wp.Assessment(id="s", about="a", year=wp.FiscalYear(2021), stage=wp.Stage.SELF, course=wp.Course.CONTINUE)
    return Dossier(base=before, revisions=(revision,), observations=(seen,), assessments=(said,))


DOCUMENTS = _documents()
