"""What is written and read again is identical: every field, what was printed, the zeros of a number, in every format."""

from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.files.samples import BASE, DOSSIER, OBSERVATIONS

from welfareplan.amount import Amount
from welfareplan.dossier import Dossier
from welfareplan.errors import DataFileError
from welfareplan.files import csv_format
from welfareplan.files.assemble import Assembly
from welfareplan.files.converter import unstructure
from welfareplan.files.reader import load, read
from welfareplan.files.writer import dump, dumps
from welfareplan.model.element import Element
from welfareplan.model.identity import first_difference
from welfareplan.model.indicators import Reading
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.revision.changes import Addition, Amendment, ChangeSet
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Kind
from welfareplan.when import PartialDate, When

COMMON = {field.name for field in attrs.fields(Element)}
NAMES = ("dossier", "dossier.toml", "dossier.json")


@pytest.fixture(params=NAMES)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / str(request.param)


def again(dossier: Dossier, path: Path) -> Dossier:
    """The dossier after a way through the files."""
    dump(dossier, path)
    found = read(path).dossier
    assert found is not None
    return found


def fields_in(value: Any, found: dict[tuple[type[Any], str], bool]) -> dict[tuple[type[Any], str], bool]:
    """Which fields of which classes have another value than their default somewhere."""
    if isinstance(value, tuple):
        for each in value:
            fields_in(each, found)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            content = getattr(value, field.name)
            cls = Element if field.name in COMMON and isinstance(value, Element) else type(value)
            key = (cls, field.name)
            found[key] = found.get(key, False) or content not in (field.default, None, ())
            fields_in(content, found)
    return found


class TestTheSample:
    def test_it_states_every_field_of_every_class(self) -> None:
        fields = fields_in(DOSSIER, {})
        unstated = {(cls.__name__, name) for (cls, name), is_stated in fields.items() if not is_stated}

        # A fiscal year of another calendar has no form in files.
        assert unstated == {("FiscalYear", "first_month")}


class TestIdentity:
    def test_a_dossier_comes_back_as_it_was(self, path: Path) -> None:
        assert first_difference(DOSSIER, again(DOSSIER, path)) is None

    def test_an_empty_one_too(self, path: Path) -> None:
        empty = Dossier(base=Plan(id="p"))

        assert first_difference(empty, again(empty, path)) is None

    @pytest.mark.parametrize("form", ["json", "toml"])
    def test_the_text_of_a_document_is_always_the_same(self, form: Any) -> None:
        assert dumps(DOSSIER, form) == dumps(DOSSIER, form)

    def test_a_text_that_is_stated_and_empty_is_not_one_that_is_not_stated(self, path: Path) -> None:
        reading = Reading(at=When.fiscal(2020), amount=Amount(1), printed="")
        dossier = Dossier(base=BASE, observations=(Observation(indicator="visits", reading=reading, note=""),))

        found = again(dossier, path).observations[0]

        assert (found.note, found.reading.printed, found.reading.why) == ("", "", None)

    def test_revisions_whose_order_no_name_can_tell(self, path: Path) -> None:
        # Known to the month and to its last day: neither comes first by its date.
        dossier = Dossier(
            base=BASE,
            revisions=(
                Revision(id="later", adopted=PartialDate(2021, 12, 31)),
                Revision(id="earlier", adopted=PartialDate(2021, 12)),
            ),
        )

        assert [each.id for each in again(dossier, path).revisions] == ["later", "earlier"]

    def test_a_numeral_stays_a_text(self, path: Path) -> None:
        dossier = Dossier(base=Plan(id="p", title="2020", label="1e3", page="0107", text="true"))

        assert first_difference(dossier, again(dossier, path)) is None

    def test_a_list_that_an_amendment_leaves_out_was_empty(self, tmp_path: Path) -> None:
        change = '{ action = "amend", kind = "indicator", id = "i", field = "succeeds", new = ["old-plan#i"] }'
        text = (
            'format = 1\n[plan]\nid = "p"\n[[indicator]]\nid = "i"\n'
            f'[[revision]]\nid = "r"\nadopted = "2021"\nchanges = [{change}]\n'
        )
        (tmp_path / "d.toml").write_text(text, encoding="utf-8")

        (read_change,) = load(tmp_path / "d.toml").revisions[0].changes

        assert read_change == Amendment(Kind.INDICATOR, "i", "succeeds", (), ("old-plan#i",))


class TestLayout:
    def test_a_folder_has_the_files_of_the_format(self, tmp_path: Path) -> None:
        dump(DOSSIER, tmp_path / "d")

        names = sorted(each.relative_to(tmp_path / "d").as_posix() for each in (tmp_path / "d").rglob("*.*"))

        assert names == [
            "assessments.toml",
            "indicators.toml",
            "observations.csv",
            "plan.toml",
            *sorted(
                [
                    "revisions/2021-12.toml",
                    "revisions/2022-01-15.toml",
                    *(f"revisions/2021-12_{n}.toml" for n in range(2, 13)),
                    "revisions/2022.toml",
                ]
            ),
            "structure.toml",
        ]

    def test_figures_that_csv_cannot_hold_go_into_toml(self, tmp_path: Path) -> None:
        observation = attrs.evolve(OBSERVATIONS[1], note="")
        dump(Dossier(base=BASE, observations=(observation,)), tmp_path / "d")

        assert not (tmp_path / "d" / "observations.csv").exists()
        assert 'note = ""' in (tmp_path / "d" / "observations.toml").read_text(encoding="utf-8")

    def test_toml_reads_well(self) -> None:
        plan = Plan(id="p", title="計画", text="一行目\n二行目\n")
        added = Addition(Kind.ISSUE, BASE.issues[-1], None)
        amended = Amendment(Kind.ISSUE, "child", "title", "希薄化", "孤立")
        revision = Revision(id="r", adopted=PartialDate(2021, 12), changes=ChangeSet((added, amended)))

        text = dumps(Dossier(base=plan, revisions=(revision,)), "toml")

        assert text == READS_WELL

    def test_csv_is_plain(self) -> None:
        text = csv_format.render([unstructure(each) for each in OBSERVATIONS[1:2]])

        assert text == (
            "indicator,at,on,value,unit,kind,state,why,flags,sample,occasion,printed,cites,note,extra\n"
            'visits,FY2021,,-0,,,,,,,,"""1,0"",",,,\n'
        )

    def test_json_is_for_people_too(self) -> None:
        assert dumps(Dossier(base=Plan(id="p", title="計画"))) == (
            '{\n "format": 1,\n "plan": {\n  "id": "p",\n  "title": "計画"\n }\n}\n'
        )


READS_WELL = '''\
format = 1

[plan]
id = "p"
title = "計画"
text = """
一行目
二行目
"""

[[revision]]
id = "r"
adopted = "2021-12"

[[revision.changes]]
action = "add"
kind = "issue"

[revision.changes.element]
id = "child"
label = "①"
title = "希薄化"
page = "p.3"
passage = "part"
cites = [
    "slides#スライド12",
    "slides",
    "law-text#第107条 #2",
]
under = "issue-0"
succeeds = [
    "old-plan#issue",
]

[[revision.changes]]
action = "amend"
kind = "issue"
id = "child"
field = "title"
old = "希薄化"
new = "孤立"
'''


def test_reading_again_is_the_proof_before_anything_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Assembly, "dossier", lambda *_args, **_named: Dossier(base=Plan(id="other")))

    with pytest.raises(DataFileError, match=r"it would not come back as it is: base.id: 'p' is not 'other'"):
        dump(Dossier(base=Plan(id="p")), tmp_path / "d")

    assert list(tmp_path.iterdir()) == []
