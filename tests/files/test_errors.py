"""Everything that is wrong is told at once, each with its file, its place, what was found and what to do."""

import gc
import json
from pathlib import Path
from typing import Any

import pytest

from welfareplan.errors import DataFileError
from welfareplan.files.limits import MOST_PROBLEMS
from welfareplan.files.reader import load, read
from welfareplan.files.troubles import ValueRefusedError
from welfareplan.problems import Severity

HEAD = 'format = 1\n[plan]\nid = "p"\ntitle = "計画"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.toml").write_text(HEAD, encoding="utf-8")
    return tmp_path


def errors(path: Path, *, japanese: bool = False) -> list[str]:
    found = [each for each in read(path).problems if each.severity is Severity.ERROR]
    return [each.ja if japanese else str(each) for each in found]


def of_toml(folder: Path, text: str, *, japanese: bool = False) -> list[str]:
    (folder / "more.toml").write_text(text, encoding="utf-8")
    return errors(folder, japanese=japanese)


class TestPlaces:
    def test_in_an_entry(self, folder: Path) -> None:
        text = '[[issue]]\nid = "a"\ntitle = "a"\n[[issue]]\nid = "b"\nlabel = 1\n'

        assert of_toml(folder, text) == [
            "more.toml, [[issue]] 2 'b', label: expected text, found the number 1; write it in quotes: \"1\""
        ]

    def test_deep_in_an_entry(self, folder: Path) -> None:
        text = '[[indicator]]\nid = "i"\ntargets = [{due="FY2020", value="1"}, {due="令和4年度", value="2", on="x"}]\n'

        assert of_toml(folder, text) == [
            "more.toml, [[indicator]] 1 'i', targets 2, due: '令和4年度' is not a year; write FY2022 here",
            (
                "more.toml, [[indicator]] 1 'i', targets 2, on: "
                "'x' is not a date; write it like 2021-12-01, 2021-12 or 2021"
            ),
        ]

    def test_in_the_plan(self, folder: Path) -> None:
        (folder / "plan.toml").write_text(HEAD + 'period = "2020-2025"\n[[plan.joint]]\n', encoding="utf-8")

        assert errors(folder) == [
            "plan.toml, [plan], period: '2020-2025' is not a period; write it like FY2020..FY2025",
            "plan.toml, [plan], joint 1: 'title' is missing",
        ]

    def test_in_a_row(self, folder: Path) -> None:
        (folder / "observations.csv").write_text(
            'indicator,at,value,why,flags\n\ni,FY2020,1,"a\nb",\ni,FY2021,"1,000",,xyz 約\n', encoding="utf-8"
        )

        assert errors(folder)[:3] == [
            (
                "observations.csv, row 4, value: "
                "'1,000' is not an exact number; write digits with at most one point, like 64.1 or -408"
            ),
            (
                "observations.csv, row 4, flags 1: 'xyz' is not one of: approx, cumulative, total_persons, estimate, forecast, "
                "reference, footnote, age_adjusted"
            ),
            (
                "observations.csv, row 4, flags 2: '約' is not one of: approx, cumulative, total_persons, estimate, forecast, "
                "reference, footnote, age_adjusted; did you mean 'approx'?"
            ),
        ]

    def test_in_a_change(self, folder: Path) -> None:
        text = """
        [[revision]]
        id = "r"
        adopted = "2021"
        changes = [
            {action = "ad"},
            {action = "add", kind = "plan", element = {}, before = "x"},
            {action = "add", kind = "issue", element = {id = "A", titel = "b"}, after = 1},
            {action = "amend", kind = "indicator", id = "i", field = "baseline", old = {at = 5}, new = "x"},
            {action = "amend", kind = "passage", id = "i", field = "kind", new = "other"},
            {action = "amend", kind = "issue", id = "i", field = "titel"},
            {action = "amend", kind = "issu", id = "i"},
            {action = "reorder", kind = "issue", old = "a", new = ["b", 2]},
            {kind = "issue"},
            5,
        ]
        """
        place = "more.toml, [[revision]] 1 'r', changes "
        kinds = "source, body, basis, related, subplan, passage, issue, direction, initiative, programme, indicator"

        assert [each.removeprefix(place) for each in of_toml(folder, text)] == [
            "1, action: 'ad' is not one of: add, remove, amend, reorder; did you mean 'add'?",
            f"2, kind: 'plan' is not one of: {kinds}, milestone, link",
            "2: there is no key 'before'",
            "3, element: there is no key 'titel'; did you mean 'title'?",
            '3, after: expected text, found the number 1; write it in quotes: "1"',
            '4, old, at: expected text, found the number 5; write it in quotes: "5"',
            "4, new: expected a table, found text 'x'",
            "5: 'old' is missing",
            "6, field: 'titel' is not one of: label, title, text, page, passage, cites, extra, under, succeeds; did you mean 'title'?",
            f"7, kind: 'issu' is not one of: plan, {kinds}, milestone, link; did you mean 'issue'?",
            "7: 'field' is missing",
            "8, old: expected a list, found text 'a'; write it in brackets: [ … ]",
            '8, new 2: expected text, found the number 2; write it in quotes: "2"',
            "9: 'action' is missing",
            "10: expected a table, found the number 5",
        ]

    def test_in_json_they_are_told_alike(self, tmp_path: Path) -> None:
        path = tmp_path / "d.json"
        document = {"format": 1, "plan": {"id": "p", "title": "計画"}, "issue": [{"id": "a"}, {"id": "b", "under": 3}]}
        path.write_text(json.dumps(document), encoding="utf-8")

        assert errors(path) == [
            "d.json, [[issue]] 2 'b', under: expected text, found the number 3; write it in quotes: \"3\""
        ]

    def test_what_the_rules_find_has_its_place_in_the_files(self, folder: Path) -> None:
        text = """
        [[basis]]
        id = "law"
        statute = "社会福祉法"
        [[link]]
        source = "a"
        relation = "covers"
        target = "lax"
        basis = "inferred"
        [[revision]]
        id = "r"
        adopted = "2021-12"
        [[revision.changes]]
        action = "add"
        kind = "issue"
        element = {id = "new", title = "新", under = "nothing"}
        """

        assert of_toml(folder, text) == [
            "more.toml, [[link]] 1, source: source 'a' is not in plan 'p'",
            "more.toml, [[link]] 1, target: target 'lax' is not in plan 'p'",
            "more.toml, [[revision]] 1 'r', changes 1, element, under: under 'nothing' is not in plan 'p'",
        ]

    def test_a_figure_that_stands_twice_is_told_at_both_places(self, folder: Path) -> None:
        (folder / "observations.csv").write_text("indicator,at,value\ni,FY2020,1\ni,FY2020,2\n", encoding="utf-8")

        assert of_toml(folder, '[[indicator]]\nid = "i"\ntitle = "指標"\n') == [
            f"observations.csv, row {row}: indicator 'i' has two figures of FY2020: 1 and 2" for row in (2, 3)
        ]


class TestTogether:
    def test_every_file_is_heard(self, folder: Path) -> None:
        (folder / "a.toml").write_text("x = ", encoding="utf-8")
        (folder / "b.toml").write_bytes("# 計画".encode("cp932"))
        (folder / "c.toml").write_text("[[isue]]\n[issue]\n", encoding="utf-8")

        assert errors(folder) == [
            "a.toml, line 1: it is not TOML: invalid value",
            "b.toml: it is not UTF-8: byte 2 is 0x8C; it looks like Shift_JIS (CP932)",
            "c.toml: there is no table 'isue'; did you mean 'issue'?",
            "c.toml, [issue]: expected [[issue]], found a table",
        ]

    def test_ids_that_stand_twice_are_told_with_both_places(self, folder: Path) -> None:
        judged = '[[assessment]]\nid = "x"\nabout = "p"\nstage = "self"\n'
        (folder / "a.toml").write_text(f'[[issue]]\nid = "p"\n[[body]]\nid = "x"\n{judged}', encoding="utf-8")
        text = f'[[basis]]\nid = "law"\nstatute = ""\nitems = [{{id = "x"}}, {{id = "law"}}]\n{judged}'

        assert of_toml(folder, text) == [
            (
                "more.toml, [[basis]] 1 'law', items 2: the id 'law' stands twice, "
                "as more.toml, [[basis]] 1 'law' and as more.toml, [[basis]] 1 'law', items 2"
            ),
            "a.toml, [[body]] 1 'x': the id 'x' stands twice, as more.toml, [[basis]] 1 'law', items 1 and as a.toml, [[body]] 1 'x'",
            "a.toml, [[issue]] 1 'p': the id 'p' stands twice, as plan.toml, [plan] and as a.toml, [[issue]] 1 'p'",
            (
                "more.toml, [[assessment]] 1 'x': the id 'x' stands twice, "
                "as a.toml, [[assessment]] 1 'x' and as more.toml, [[assessment]] 1 'x'"
            ),
        ]

    def test_a_link_that_stands_twice_is_told_at_both_places(self, folder: Path) -> None:
        link = '[[link]]\nsource = "a"\nrelation = "shows"\ntarget = "p"\nbasis = "inferred"\n'
        (folder / "a.toml").write_text(link, encoding="utf-8")

        assert [each for each in of_toml(folder, link) if "twice" in each] == [
            f"{file}.toml, [[link]] 1: the link 'a shows p' stands twice" for file in ("a", "more")
        ]

    def test_a_second_plan(self, folder: Path) -> None:
        assert of_toml(folder, '[plan]\nid = "q"\n') == [
            "plan.toml, [plan]: the plan already stands in more.toml, [plan]"
        ]

    def test_what_failed_is_not_missed_by_others(self, folder: Path) -> None:
        text = """
        [[indicator]]
        id = "i"
        unit = "箇所"
        baseline = { at = "FY2020", value = "1", unit = "箇所" }
        [[indicator]]
        id = "j"
        title = "別の指標"
        under = "i"
        [[indicator]]
        id = "k"
        title = "別の指標"
        under = "x"
        [[observation]]
        indicator = "i"
        at = "FY2020"
        value = 1
        """

        assert of_toml(folder, text) == [
            (
                "more.toml, [[indicator]] 1 'i', baseline, unit: "
                "the unit '箇所' is spelt 'か所' here; Amount.of(value, unit) reads any spelling"
            ),
            "more.toml, [[indicator]] 3 'k', under: under 'x' is not in plan 'p'",
        ]

    def test_after_a_plan_that_failed_the_rest_is_heard(self, folder: Path) -> None:
        (folder / "plan.toml").write_text(HEAD + "adopted = 2020-03-01\n", encoding="utf-8")

        assert of_toml(folder, '[[issue]]\nid = "a"\nunder = "b"\n') == [
            (
                "plan.toml, [plan], adopted: "
                'expected text, found the date or time 2020-03-01; write it in quotes: "2020-03-01"'
            ),
            "more.toml, [[issue]] 1 'a', under: under 'b' is not in plan 'p'",
        ]

    def test_so_many_that_nobody_reads_on(self, tmp_path: Path) -> None:
        path = tmp_path / "d.json"
        path.write_text(json.dumps({"format": 1, "issue": [{}] * (2 * MOST_PROBLEMS)}), encoding="utf-8")

        problems = read(path).problems

        assert len(problems) == MOST_PROBLEMS + 1
        assert str(problems[-1]) == f"d.json: more is wrong; only the first {MOST_PROBLEMS} problems are told"

    def test_load_raises_all_of_it(self, folder: Path) -> None:
        (folder / "a.toml").write_text("[[issue]]\n[[body]]\n", encoding="utf-8")

        with pytest.raises(DataFileError) as caught:
            load(folder)

        assert str(caught.value) == (
            f"{folder} has 2 problems:\n  a.toml, [[issue]] 1: 'id' is missing\n  a.toml, [[body]] 1: 'id' is missing"
        )
        assert caught.value.ja == (
            f"{folder}に問題点が2件あります。\n"
            "  a.toml, [[issue]] 1：「id」（識別子）がありません。\n"
            "  a.toml, [[body]] 1：「id」（識別子）がありません。"
        )


DOMAIN: tuple[tuple[str, str, str], ...] = (
    ('[[issue]]\nid = "課題"\n', "[[issue]] 1 '課題', id", "id '課題' of Issue is not an id"),
    (
        '[[issue]]\nid = "a"\ncites = ["スライド"]\n',
        "[[issue]] 1 'a', cites 1",
        "a citation begins with the id of a source",
    ),
    (
        '[[issue]]\nid = "a"\ncites = ["s#"]\n',
        "[[issue]] 1 'a', cites 1",
        "the place '' of a citation must be one line",
    ),
    (
        '[[basis]]\nid = "a"\nstatute = ""\nitems = [{id = "B"}]\n',
        "[[basis]] 1 'a', items 1, id",
        "id 'B' of LegalItem",
    ),
    (
        '[[basis]]\nid = "a"\nstatute = ""\nsince = "2020-13"\n',
        "[[basis]] 1 'a', since",
        "month 13 is not a whole number",
    ),
    ('[[source]]\nid = "a"\npublished = "2021-02-30"\n', "[[source]] 1 'a', published", "day of 2021-02 30 is not"),
    ('[[related]]\nid = "a"\nperiod = "FY2026..FY2025"\n', "[[related]] 1 'a', period", "a period cannot end (FY2025)"),
    ('[[related]]\nid = "a"\nperiod = "FY0000..FY2025"\n', "[[related]] 1 'a', period", "fiscal year 0 is not"),
    (
        '[[programme]]\nid = "a"\nmoney = [{year = "R4", kind = "budget", value = "1", unit = "千円"}]\n',
        "[[programme]] 1 'a', money 1, year",
        "'R4' is not a fiscal year as files have it; write it like FY2022",
    ),
    (
        '[[milestone]]\nid = "a"\nkind = "review"\ntimes = {least = 3, most = 2}\n',
        "[[milestone]] 1 'a', times",
        "3 to 2 times",
    ),
    (
        '[[milestone]]\nid = "a"\nkind = "review"\nwhen = "令和4年"\n',
        "[[milestone]] 1 'a', when",
        "'令和4年' is not a year",
    ),
    (
        '[[milestone]]\nid = "a"\nkind = "review"\nwhen = "2022-1"\n',
        "[[milestone]] 1 'a', when",
        "'2022-1' is not a date",
    ),
    (
        '[[indicator]]\nid = "a"\nbaseline = {at = "FY2020"}\n',
        "[[indicator]] 1 'a', baseline",
        "a reading of FY2020 with state",
    ),
    (
        '[[indicator]]\nid = "a"\nbaseline = {at = "FY2020", value = "1", sample = 0}\n',
        "[[indicator]] 1 'a', baseline",
        "sample 0 is not a whole number",
    ),
    (
        f'[[indicator]]\nid = "a"\nbaseline = {{at = "FY2020", value = "1", sample = 1{"0" * 30}}}\n',
        "[[indicator]] 1 'a', baseline, sample",
        "1000000000000000000000000000000 has more than 28 digits, which is no figure",
    ),
    ('[[indicator]]\nid = "a"\ntargets = [{}]\n', "[[indicator]] 1 'a', targets 1", "a target of sense 'reach' needs"),
    (
        '[[indicator]]\nid = "a"\ntargets = [{sense = "between", value = "2", upper = "1", unit = "%"}]\n',
        "[[indicator]] 1 'a', targets 1",
        "a target of sense 'between' ends (1%) below where it begins (2%)",
    ),
    (
        '[[indicator]]\nid = "a"\ntargets = [{value = "2", unit = "a b"}]\n',
        "[[indicator]] 1 'a', targets 1, unit",
        "the unit 'a b' is spelt 'ab' here",
    ),
    (
        '[[link]]\nsource = "A"\nrelation = "shows"\ntarget = "B"\nbasis = "stated"\n',
        "[[link]] 1, source",
        "source 'A' of Link",
    ),
    (
        '[[link]]\nsource = "A"\nrelation = "shows"\ntarget = "B"\nbasis = "stated"\n',
        "[[link]] 1, target",
        "target 'B' of Link",
    ),
    (
        '[[observation]]\nindicator = "A"\nat = "2020"\nvalue = "1"\n',
        "[[observation]] 1, indicator",
        "indicator 'A' of Observation",
    ),
    (
        '[[assessment]]\nid = "a"\nabout = "B"\nstage = "self"\n',
        "[[assessment]] 1 'a', about",
        "about 'B' of Assessment",
    ),
    ('[[revision]]\nid = "改訂"\nadopted = "2021"\n', "[[revision]] 1 '改訂', id", "id '改訂' of Revision"),
)


class TestTheWordsOfTheModel:
    @pytest.mark.parametrize(("text", "place", "message"), DOMAIN, ids=[message for _, _, message in DOMAIN])
    def test_none_is_lost(self, folder: Path, text: str, place: str, message: str) -> None:
        (folder / "more.toml").write_text(text, encoding="utf-8")

        found = [each for each in read(folder).problems if str(each).startswith(f"more.toml, {place}: {message}")]

        assert len(found) == 1
        assert found[0].code == "invalid-value"
        assert found[0].message_ja != found[0].message


TYPES: tuple[tuple[str, Any, str], ...] = (
    ("title", True, "expected text, found true"),
    ("title", ["a"], "expected text, found a list"),
    ("title", {}, "expected text, found a table"),
    ("cites", "slides", "expected a list, found text 'slides'; write it in brackets: [ … ]"),
    ("cites", {}, "expected a list, found a table"),
    ("extra", [], "expected a table, found a list"),
    ("baseline", "5", "expected a table, found text '5'"),
    ("comparable", "true", "expected true or false, found text 'true'"),
    ("comparable", 1, "expected true or false, found the number 1"),
    ("kind", 1, 'expected text, found the number 1; write it in quotes: "1"'),
    ("kind", "活動指標", "'活動指標' is not one of: outcome, output, reference; did you mean 'output'?"),
    ("under", 2020, 'expected text, found the number 2020; write it in quotes: "2020"'),
)
READINGS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"at": "FY2020", "unit": "%"}, "baseline, value: there is a unit without a value"),
    ({"at": "FY2020", "value": [], "unit": 1}, "baseline, value: expected a number, found a list"),
    ({"at": "FY2020", "value": True}, "baseline, value: expected a number, found true"),
    ({"on": "2020", "value": 1}, "baseline: 'at' is missing"),
    ({"value": 1}, "baseline: 'at' is missing"),
    ({"at": "FY2020", "value": 1, "sample": "100"}, "baseline, sample: expected a whole number, found text '100'"),
    ({"at": "FY2020", "value": 1, "sample": True}, "baseline, sample: expected a whole number, found true"),
    ({"at": "FY2020", "value": 1, "amount": 1}, "baseline: there is no key 'amount'; did you mean 'unit'?"),
)


class TestTypes:
    @pytest.fixture
    def told(self, tmp_path: Path) -> Any:
        def told(**fields: Any) -> list[str]:
            path = tmp_path / "d.json"
            document = {"format": 1, "plan": {"id": "p"}, "indicator": [{"id": "i", **fields}]}
            path.write_text(json.dumps(document), encoding="utf-8")
            return [each.removeprefix("d.json, [[indicator]] 1 'i', ") for each in errors(path)]

        return told

    @pytest.mark.parametrize(("key", "value", "message"), TYPES, ids=[f"{key} {value}" for key, value, _ in TYPES])
    def test_nothing_is_coerced(self, told: Any, key: str, value: Any, message: str) -> None:
        assert told(**{key: value}) == [f"{key}: {message}"]

    @pytest.mark.parametrize(("reading", "message"), READINGS, ids=[str(reading) for reading, _ in READINGS])
    def test_of_a_reading(self, told: Any, reading: dict[str, Any], message: str) -> None:
        assert message in told(baseline=reading)

    def test_of_extra(self, told: Any) -> None:
        assert told(extra={"a": 1, "b": "", "c": None}) == [
            'extra, a: expected text, found the number 1; write it in quotes: "1"'
        ]

    def test_a_period_has_no_day(self, told: Any) -> None:
        assert told(targets=[{"due": "FY2020..FY2021", "on": "2020-01", "value": 1}]) == [
            "targets 1, due: a period of years cannot have a day beside it"
        ]

    def test_null_is_not_stated(self, told: Any) -> None:
        assert told(title=None, baseline={"at": "FY2020", "on": None, "value": 1, "unit": None}) == []

    def test_an_observation_has_the_keys_of_its_reading(self, folder: Path) -> None:
        text = '[[observation]]\nindicator = "i"\nat = "FY2020"\nvalue = 1\nreading = 1\nnotes = ""\n'

        assert of_toml(folder, text) == [
            "more.toml, [[observation]] 1: there is no key 'reading'",
            "more.toml, [[observation]] 1: there is no key 'notes'; did you mean 'note'?",
        ]


class TestJapanese:
    def test_the_line_is_japanese_with_its_place(self, folder: Path) -> None:
        text = '[[indicator]]\nid = "i"\nlabel = 1\nbaseline = {at = "令和4年度", value = "１"}\nteitle = "a"\n'

        assert of_toml(folder, text, japanese=True) == [
            "more.toml, [[indicator]] 1 'i', label：文字列を書くところに、数値 1があります。引用符で囲んでください：\"1\"",
            "more.toml, [[indicator]] 1 'i', baseline, at：「令和4年度」は年として読めません。ここでは FY2022 と書いてください。",
            (
                "more.toml, [[indicator]] 1 'i', baseline, value："
                "「１」は数値として読めません。64.1 や -408 のように、半角の数字と小数点だけで書いてください。"
            ),
            "more.toml, [[indicator]] 1 'i'：「teitle」というキーはありません。「title」ではありませんか。",
        ]


def test_nothing_is_kept_of_a_file_that_was_refused(tmp_path: Path) -> None:
    """An error that was told holds no frames: a hundred bad files leave nothing to the collector."""
    path = tmp_path / "bad.json"
    path.write_text(
        '{"format": 1, "plan": {"id": "p"}, "issue": [{"id": "課題"}, {"id": "b", "text": 5}]}', encoding="utf-8"
    )
    read(path)
    gc.collect()
    gc.disable()
    try:
        assert len(read(path).problems) == 2
        assert [each for each in gc.get_objects() if isinstance(each, ValueRefusedError | ExceptionGroup)] == []
    finally:
        gc.enable()
