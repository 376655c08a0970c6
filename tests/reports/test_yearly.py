"""The yearly report: what the plan prints, what was computed, what is not known; in both languages, and always the same."""

import json
import os
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from tests.benchmarks.synthetic import Size, dossier_of
from tests.reports.pages import NASTY, Page, assert_inert, hostile

from welfareplan.amount import Amount
from welfareplan.dossier import Dossier
from welfareplan.examples import example
from welfareplan.files.writer import dumps
from welfareplan.model.indicators import Reading
from welfareplan.model.links import Link
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.reports.charts import course
from welfareplan.reports.documents import Document, Items, Language, Map, Node, Note, Part, Section
from welfareplan.reports.html_kit import policy_of, render
from welfareplan.reports.matters import Matter, matter
from welfareplan.reports.plain import visible
from welfareplan.reports.sentences import SENTENCES
from welfareplan.reports.sheets import Table, plain_text
from welfareplan.reports.speech import Speech
from welfareplan.reports.yearly import anchors, yearly_report
from welfareplan.terms import Better, LinkBasis, Relation
from welfareplan.testing import dossiers, plans
from welfareplan.when import FiscalYear, PartialDate, When

KURUME = example("kurume")
BOTH = ("fukuoka", "kenko-nippon-21-2")


@cache
def made(
    dossier: Dossier = KURUME,
    *schemes: str,
    lang: Language = "ja",
    western: bool = False,
    as_of: str | None = None,
    declare: tuple[tuple[str, Better], ...] = (),
) -> Matter:
    return matter(
        dossier,
        through=FiscalYear(2022),
        as_of=None if as_of is None else PartialDate.of(as_of),
        schemes=schemes,
        declare=dict(declare),
        speech=Speech(lang, western=western),
    )


_REPORTS: dict[int, tuple[Matter, Document]] = {}


def report_on(found: Matter) -> Document:
    """The report, drawn once for all tests that look at it."""
    if id(found) not in _REPORTS:
        _REPORTS[id(found)] = (found, yearly_report(found))
    return _REPORTS[id(found)][1]


def parts(of: Document | Section) -> Iterator[Part]:
    for each in (*of.parts, *(of.sections if isinstance(of, Document) else ())):
        yield each
        if isinstance(each, Section):
            yield from parts(each)


def tables(found: Document) -> dict[str, Table]:
    return {each.title: each for each in parts(found) if isinstance(each, Table)}


def progress_of(found: Matter) -> Table:
    return next(each for title, each in tables(report_on(found)).items() if title.startswith(("進捗", "Progress")))


def page(found: Matter) -> str:
    return render(report_on(found), anchors(found))


class TestProgress:
    def test_it_stands_as_the_plan_prints_it(self) -> None:
        table = progress_of(made())
        assert ("成果指標", "目標項目", "基準", "R7目標", "中間実績", "進捗率", "経過割合") == table.headings
        assert [
            ("＜指標１＞\n計画全体", "64.1％（R1調査）", "70.0％", "62.0％（R4調査）", "-35.6％", "50.0％"),
            (
                "＜指標２＞\n関係を豊かにする",
                "226,650件（H30実績）",
                "296,000件",
                "241,061件（R3実績）",
                "20.8％",
                "42.9％",
            ),
            ("＜指標３＞\n寄り添う体制を整える", "1,020件（H30実績）", "1,020件", "2,044件（R3実績）", "―※1", "42.9％"),
            (
                "＜指標４＞①\n地域をともに創る人を育む",
                "81.3％（R1調査）",
                "87.0％",
                "82.8％（R4調査）",
                "26.3％",
                "50.0％",
            ),
            (
                "＜指標４＞②\n地域をともに創る人を育む",
                "23.7％（R1調査）",
                "29.0％",
                "23.8％（R4調査）",
                "1.9％",
                "50.0％",
            ),
        ] == [tuple(plain_text(cell) for n, cell in enumerate(row) if n != 1) for row in table.rows]
        assert "※1 基準値と目標値が同じため、進捗率は計算できません（0÷0）。" in table.notes

    def test_without_a_scheme_there_is_no_grade_and_it_is_said_how_to_get_one(self) -> None:
        report = report_on(made())
        assert not [each for each in progress_of(made()).headings if each.startswith("評価")]
        notes = [plain_text(each.text) for each in parts(report) if isinstance(each, Note)]
        assert any("--scheme" in each and "welfareplan schemes" in each for each in notes)

    def test_two_schemes_stand_side_by_side_each_with_its_name_and_reason(self) -> None:
        table = progress_of(made(KURUME, *BOTH))
        left, right = table.headings[-2:]
        assert "福岡市" in left
        assert "健康日本21" in right
        rows = table.to_rows()
        assert "b\nペースは下回っているが、改善または現状維持" == rows[0][left]
        assert "C\n変わらない" == rows[0][right]
        assert "―\n増加と減少のどちらが望ましいか示されていません。" == rows[2][left] == rows[2][right]
        assert "評価の記号は、同じ評価方法の中でだけ比べられます。" in table.notes

    def test_what_the_desk_declares_is_used_and_said(self) -> None:
        table = progress_of(made(KURUME, "fukuoka", declare=(("new-consultations", Better.UP),)))
        assert str(table.to_rows()[2][table.headings[-1]]).startswith("a\n")
        assert SENTENCES["declared-direction"][0] in table.notes

    def test_figures_of_several_years_have_a_column_each_and_older_ones_are_announced(self) -> None:
        dossier = dossier_of(Size("s", 4, 3, 8, 0))
        found = matter(dossier, through=FiscalYear(2027))
        table = next(each for title, each in tables(report_on(found)).items() if title.startswith("進捗"))
        years = [each for each in table.headings if each.startswith("実績値")]
        assert [f"実績値\n令和{n}年度" for n in (5, 6, 7, 8, 9)] == years
        assert any("新しい5時点" in each for each in table.notes)

    def test_headings_that_a_plan_uses_twice_can_be_told_apart(self) -> None:
        twice = attrs.evolve(KURUME.base, terms=(("baseline", "値"), ("targets", "値")))
        assert {"値", "値（2）"} <= set(
            progress_of(made(Dossier(base=twice, observations=KURUME.observations))).headings
        )


class TestFigures:
    @pytest.mark.parametrize("dossier", [KURUME, dossier_of(Size("s", 4, 6, 5, 1))], ids=["kurume", "synthetic"])
    def test_the_tables_carry_every_number_that_a_chart_shows(self, dossier: Dossier) -> None:
        found = made(dossier)
        cards = {each.id: each for each in parts(report_on(found)) if isinstance(each, Section)}
        for row in found.progress:
            chart = course(row, found.speech)
            assert chart is not None
            table = next(each for each in cards[row.id].parts if isinstance(each, Table))
            said = [cells["値"] for cells in table.to_rows()]
            shown = [*(mark.text for mark in chart.actuals), *(aim.text for aim in chart.interim)]
            shown += [chart.baseline.text] if chart.baseline else []
            shown += [chart.target.text] if chart.target else []
            assert not [each for each in shown if each not in said]

    def test_where_the_straight_line_stood_is_said_for_each_figure(self) -> None:
        found = made()
        card = next(each for each in parts(report_on(found)) if isinstance(each, Section) and each.id == "visits")
        table = next(each for each in card.parts if isinstance(each, Table))
        # 226,650 + (296,000 - 226,650) × 3 ÷ 7
        assert "256,371.4件" == table.to_rows()[1]["直線上の値"]

    def test_a_grade_can_be_recomputed_from_the_card(self) -> None:
        card = next(
            each
            for each in parts(report_on(made(KURUME, "fukuoka")))
            if isinstance(each, Section) and each.id == "visits"
        )
        steps = next(each for each in card.parts if isinstance(each, Items) and each.title)
        assert any(
            "226,650＋（296,000－226,650）×（2021－2018）÷（2025－2018）" in plain_text(each) for each in steps.items
        )

    def test_what_was_observed_but_not_used_stands_there_with_the_reason(self) -> None:
        dossier = dossier_of(Size("s", 4, 1, 3, 0))
        odd = Observation(indicator="visits-0", reading=Reading(at=When.fiscal(2019), amount=Amount("5", "円")))
        found = made(attrs.evolve(dossier, observations=(*dossier.observations, odd)))
        card = next(each for each in parts(report_on(found)) if isinstance(each, Section) and each.id == "visits-0")
        table = next(each for each in card.parts if isinstance(each, Table))
        assert "単位が異なり、比較できません。" in [cells["備考"] for cells in table.to_rows()]


def nodes(found: Map) -> Iterator[Node]:
    def walk(some: tuple[Node, ...]) -> Iterator[Node]:
        for each in some:
            yield each
            yield from walk(each.children)

    yield from walk(found.nodes)


class TestMap:
    def test_a_plan_without_links_says_so_and_draws_none(self) -> None:
        report = report_on(made())
        rows = {row["対応関係"]: row for row in tables(report)["対応関係の記載状況"].to_rows()}
        assert ("0", "8") == (rows["課題 ← 取組み"]["記載あり"], rows["課題 ← 取組み"]["全体"])
        assert ("4", "0") == (
            rows["成果指標 → 成果を示す対象"]["記載あり"],
            rows["成果指標 → 成果を示す対象"]["記載なし"],
        )
        titles = [each.title for each in parts(report) if isinstance(each, Items)]
        assert {"対応関係の記載がない課題（8）", "対応関係の記載がない取組み（13）"} <= set(titles)
        (drawn,) = [each for each in parts(report) if isinstance(each, Map)]
        assert 3 == sum(each.missing for each in nodes(drawn))  # each direction: no initiative is stated
        # An indicator that stands where an initiative would says what it is.
        assert {"成果指標"} == {each.role for root in drawn.nodes for each in root.children if not each.missing}

    def test_links_lead_from_the_issue_to_the_indicator(self) -> None:
        report = report_on(made(dossier_of(Size("s", 4, 4, 1, 0))))
        first = next(each for each in parts(report) if isinstance(each, Map))
        issue = first.nodes[0]
        assert ("課題", "取組", "成果指標") == first.columns
        assert {""} == {issue.role, issue.children[0].role, issue.children[0].children[0].role}
        assert "（0）ふれあい・いきいきサロンの充実（その0）" == plain_text(issue.children[0].words)
        assert "指標0　地域での見守り訪問活動件数（第0地区）" == plain_text(issue.children[0].children[0].words)
        assert 3 == first.depth
        assert not [each for each in parts(report) if isinstance(each, Items) and "記載がない" in (each.title or "")]

    def test_what_is_inferred_is_marked(self) -> None:
        link = Link(source="connections", relation=Relation.ANSWERS, target="isolation", basis=LinkBasis.INFERRED)
        base = attrs.evolve(KURUME.base, links=(*KURUME.base.links, link))
        report = report_on(made(Dossier(base=base)))
        first = next(each for each in parts(report) if isinstance(each, Map))
        assert ["推定"] == [each.remark for each in nodes(first) if each.remark]
        assert [False, False, True] == [each.missing for each in nodes(first)]

    def test_directions_that_stand_in_a_circle_do_not_hang_it(self) -> None:
        one, two = KURUME.base.directions[:2]
        circle = (attrs.evolve(one, under=two.id), attrs.evolve(two, under=one.id))
        report = report_on(made(Dossier(base=attrs.evolve(KURUME.base, directions=circle))))
        assert report.sections


class TestChanges:
    def titles(self, found: Matter, since: str | None = None) -> list[str]:
        report = yearly_report(found, since=None if since is None else PartialDate.of(since))
        changes = next(each for each in report.sections if each.id == "section_changes")
        return [plain_text(each.title) for each in changes.parts if isinstance(each, Section)]

    def test_all_revisions_in_force_are_shown_or_those_since_the_last_report(self) -> None:
        both = ["プラン一部改訂", "プラン分冊「久留米市再犯防止推進計画」策定"]
        assert both == self.titles(made())
        assert both[1:] == self.titles(made(), "2022-03-31")
        assert both[:1] == self.titles(made(as_of="2022-03-31"))
        assert [] == self.titles(made(), "2023-04-01")

    def test_each_has_its_meaning_and_the_old_and_new_table(self) -> None:
        report = yearly_report(made(), since=PartialDate.of("2022-03-31"))
        said = [plain_text(item) for each in parts(report) if isinstance(each, Items) for item in each.items]
        assert any("再犯防止推進計画" in each for each in said)
        assert "新旧対照表" in tables(report)

    def test_a_report_on_an_older_text_says_which(self) -> None:
        cover = tables(report_on(made(as_of="2022-03-31")))["計画の概要"]
        said = {row["項目"]: row["内容"] for row in cover.to_rows()}
        assert "令和4年3月31日に効力のある本文（改訂2件のうち1件を反映）" == said["報告の対象"]


def strings(data: Any) -> Iterator[str]:
    """Every text in plain data, and its lines."""
    if isinstance(data, str):
        yield from (line for line in data.split("\n") if line)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from strings(value)
    elif isinstance(data, list):
        for each in data:
            yield from strings(each)


class TestLanguages:
    def test_the_english_report_is_english_but_for_the_words_of_the_plan(self) -> None:
        found = Page(page(made(KURUME, *BOTH, lang="en")))
        assert [] == found.japanese_in("en")
        assert found.japanese_in("ja")
        assert "226,650 cases" in found.text
        assert "FY2018, result" in found.text
        assert "2019?, survey" in found.text

    def test_what_is_japanese_in_it_are_words_of_the_plan_or_the_name_of_a_scheme(self) -> None:
        found = made(KURUME, "fukuoka", lang="en")
        report = report_on(found)
        without_table = tuple(each for each in report.sections if each.id != "section_changes")
        said = Page(render(attrs.evolve(report, sections=without_table)))
        scheme = found.evaluations[0].scheme
        known = [
            *strings(json.loads(dumps(KURUME))),
            scheme.name,
            scheme.edition,
            *(each.en for each in scheme.open_points),
        ]
        ours = set()
        for text in (text for lang, text in said.texts if lang == "ja"):
            left = text
            for each in sorted(known, key=len, reverse=True):
                left = left.replace(each, "")
            ours |= set(re.findall("[ぁ-ヶ一-鿿]+", left))
        assert [] == [each for each in ours if not any(each in one for one in known)]

    def test_of_a_plan_with_everything_too(self) -> None:
        found = Page(page(made(dossier_of(Size("s", 6, 6, 3, 2)), "fukuoka", lang="en")))
        assert [] == found.japanese_in("en")

    def test_western_years_stand_beside_the_japanese_ones(self) -> None:
        text = Page(page(made(western=True))).text
        assert "令和2年度（2020年度）～令和7年度（2025年度）" in text
        assert "64.1％（R1調査）〔2019〕" in text
        assert "（2020年度）" not in Page(page(made())).text

    @pytest.mark.parametrize("key", SENTENCES)
    def test_every_sentence_is_said_in_both_languages_with_the_same_facts(self, key: str) -> None:
        ja, en = SENTENCES[key]
        facts = [{name for _, name, _, _ in string.Formatter().parse(each) if name} for each in (ja, en)]
        assert facts[0] == facts[1]
        assert ja
        assert en


class TestPage:
    @pytest.mark.parametrize(("schemes", "lang"), [((), "ja"), (BOTH, "ja"), (BOTH, "en")])
    def test_it_is_inert_and_its_links_stay_in_it(self, schemes: tuple[str, ...], lang: Language) -> None:
        found = assert_inert(page(made(KURUME, *schemes, lang=lang)))
        assert {"#visits", "#section_sources"} <= set(found.values("href"))
        assert [lang] == [value for tag, name, value in found.attributes if (tag, name) == ("html", "lang")]
        assert 1 == found.tags["h1"]
        assert all(alt for value, alt in zip(found.pictures(), found.values("alt"), strict=True) if len(value) > 4000)

    def test_it_may_load_nothing(self) -> None:
        html = page(made())
        style = html.partition("<style>")[2].partition("</style>")[0]
        assert f'content="{policy_of(style)}"' in html
        assert "default-src 'none'" in policy_of(style)
        assert not {"url(", "@import", "@font-face"} & {
            each for each in ("url(", "@import", "@font-face") if each in style
        }

    @pytest.mark.parametrize("lang", ["ja", "en"])
    def test_a_hostile_plan_is_inert_in_it_and_can_still_be_read(self, lang: Language) -> None:
        found = assert_inert(page(matter(hostile(), through=FiscalYear(2022), schemes=BOTH, speech=Speech(lang))))
        assert not [each for each in NASTY if visible(each) not in found.text]
        assert "49" not in found.text.replace(visible(NASTY[3]), "")[:200]

    def test_the_same_input_gives_the_same_bytes_in_another_process(self) -> None:
        code = (
            "import sys, welfareplan as wp\n"
            "from welfareplan.reports.html_kit import render\n"
            "from welfareplan.reports.matters import matter\n"
            "from welfareplan.reports.yearly import anchors, yearly_report\n"
            "found = matter(wp.example('kurume'), through=wp.FiscalYear(2022), schemes=['fukuoka', 'kenko-nippon-21-2'])\n"
            "sys.stdout.buffer.write(render(yearly_report(found), anchors(found)).encode())\n"
        )
        environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "MPLBACKEND": "pdf"}
        other = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment).stdout
        assert page(made(KURUME, *BOTH)).encode() == other

    def test_an_empty_plan_has_a_report(self) -> None:
        empty = Dossier(
            base=attrs.evolve(KURUME.base, indicators=(), links=(), issues=(), directions=(), initiatives=())
        )
        assert_inert(page(made(empty)))

    @settings(max_examples=10)
    @given(dossiers())
    def test_any_plan_has_a_report_that_is_inert(self, dossier: Dossier) -> None:
        found = matter(dossier, through=FiscalYear(2022), schemes=BOTH[:1], speech=Speech("ja", western=True))
        assert_inert(render(yearly_report(found), anchors(found)))

    @settings(max_examples=10)
    @given(plans(dangling=True))
    def test_so_has_one_whose_references_lead_nowhere(self, plan: Plan) -> None:
        found = matter(Dossier(base=plan), through=FiscalYear(2022), speech=Speech("en"))
        assert_inert(render(yearly_report(found), anchors(found)))
