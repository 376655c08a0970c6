"""The paper for the council: where the plan stands, grades with reasons, what has changed, what is awaited."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import attrs
import docx
import pytest
from docx.oxml.ns import qn
from tests.forms import large
from tests.forms.filling import dossier

import welfareplan as wp
from welfareplan.dossier import Dossier
from welfareplan.model.indicators import Reading
from welfareplan.observations import Assessment
from welfareplan.reports.council import Council, council
from welfareplan.reports.council_paper import council_paper, template_values
from welfareplan.reports.documents import Items, Section
from welfareplan.reports.judged import judged
from welfareplan.reports.sheets import Table, plain_text
from welfareplan.reports.word import document
from welfareplan.terms import Better, ReadingState, Stage
from welfareplan.when import FiscalYear, PartialDate, When

HELD = dossier()


def sat(held: Dossier = HELD, year: int = 2022, scheme: str = "fukuoka", **more: Any) -> Council:
    """What the council of a year is shown."""
    as_of = None if more.get("as_of") is None else PartialDate.of(more["as_of"])
    found = judged(held, through=FiscalYear(year), scheme=scheme, as_of=as_of, declare=more.get("declare"))
    return council(found, since=more.get("since"))


def section(rows: Council, title: str) -> Section:
    return next(each for each in council_paper(rows).sections if plain_text(each.title).endswith(title))


def titles(rows: Council) -> list[str]:
    return [plain_text(each.title) for each in council_paper(rows).sections]


def cell(rows: Council, id: str, name: str) -> str:
    return next(each[name] for each in rows.progress() if each["id"] == id)


class TestProgress:
    def test_every_indicator_has_its_figures_shares_and_grade(self) -> None:
        found = next(each for each in sat().progress() if each["id"] == "visit-count")

        assert found == {
            "id": "visit-count",
            "number": "指標２",
            "title": "見守り訪問の件数",
            "name": "指標２　見守り訪問の件数",
            "direction": "１　つながりを育てる",
            "unit": "件",
            "wanted": "増加（明記）",
            "baseline": "12,480件\n令和元年度実績",
            "targets": "15,000件（令和6年度）",
            "actual": "13,210件\n令和4年度実績",
            "way": "29.0％",
            "time": "60.0％",
            "level": "88.1％",
            "status": "未達成",
            "grade": "b",
            "meaning": "ペースは下回っているが、改善または現状維持",
            "reason": "ペースは下回っているが、改善または現状維持。",
        }

    def test_without_a_grade_the_reason_is_told(self) -> None:
        found = sat(wp.example("kurume"), 2022)

        assert cell(found, "new-consultations", "grade") == "―"
        assert cell(found, "new-consultations", "reason") == "増加と減少のどちらが望ましいか示されていません。"

    def test_what_was_declared_for_the_grades_counts_for_the_year_before_as_well(self) -> None:
        found = sat(wp.example("kurume"), 2022, declare={"new-consultations": Better.UP})

        assert (cell(found, "new-consultations", "grade"), found.before["new-consultations"].symbol) == ("a", "a")

    def test_the_notes_say_how_the_shares_are_made_and_whose_word_the_directions_are(self) -> None:
        assert sat().progress_notes() == (
            "進捗率＝（実績値－基準値）÷（目標値－基準値）。経過割合＝基準年から実績年までの年数÷基準年から目標年までの年数。",
            "望ましい方向の「推定」は、計画に明記がないため、基準値と目標値の大小から推定したものです。",
            "改訂「中間見直し」（令和4年9月（月のみ判明））で目標値が定められた指標：指標６　個別避難計画を作成した人の割合。",
        )

    def test_years_that_say_neither_fiscal_nor_calendar_are_noted(self) -> None:
        assert "「令和元」のように" in sat(wp.example("kurume")).progress_notes()[-1]

    def test_the_words_of_the_plan_head_the_table(self) -> None:
        found = section(sat(wp.example("kurume")), "指標の進捗と評価").parts[0]

        assert isinstance(found, Table)
        assert found.headings == (
            "成果指標",
            "基準",
            "R7目標",
            "実績値",
            "進捗率",
            "経過割合",
            "評価",
            "評価の意味・理由",
        )


class TestChanges:
    def test_figures_and_grades_that_moved_are_shown_with_those_of_a_year_earlier(self) -> None:
        found = {each["name"].partition("　")[0]: each for each in sat().changes()}

        assert found["指標２"] == {
            "name": "指標２　見守り訪問の件数",
            "before": "11,020件\n令和3年度実績",
            "after": "13,210件\n令和4年度実績",
            "grade_before": "c",
            "grade_after": "b",
        }
        assert (found["指標１"]["before"], found["指標１"]["grade_before"]) == ("―", "―")

    def test_what_has_not_moved_is_not_among_them(self) -> None:
        found = sat(HELD, 2024)

        assert found.changes() == ()
        assert "令和5年度までの実績・評価から変わった指標はありません。" in str(section(found, "前回からの変化"))

    def test_an_indicator_that_was_not_there_a_year_earlier_is_new(self) -> None:
        found = sat()
        known = tuple(each for each in found.before.results if each.id != "visit-count")
        newer = attrs.evolve(found, before=attrs.evolve(found.before, results=known))

        assert [
            (each["before"], each["grade_before"]) for each in newer.changes() if each["name"].startswith("指標２")
        ] == [("―", "―")]

    def test_revisions_are_told_by_what_they_mean(self) -> None:
        assert sat().revisions() == (
            {
                "title": "中間見直し",
                "adopted": "令和4年9月（月のみ判明）",
                "effective": "",
                "reason": "個別避難計画の目標を見直した。",
                "events": "「指標６　個別避難計画を作成した人の割合」の令和6年度の目標値を40％から50％に引き上げた。",
            },
        )
        items = section(sat(), "前回からの変化").parts[-1]
        assert isinstance(items, Items)
        assert items.title == "計画の改訂：中間見直し　令和4年9月（月のみ判明）"
        assert items.items[0] == "理由：個別避難計画の目標を見直した。"

    def test_only_those_since_the_last_report(self) -> None:
        found = sat(since=PartialDate.of("2022-10"))

        assert found.revisions() == ()
        assert "令和4年10月（月のみ判明）より後の計画の改訂はありません。" in str(section(found, "前回からの変化"))


class TestWhatWasSaid:
    def test_self_assessments_of_the_year_stand_in_printed_order(self) -> None:
        found = sat().judgements()

        assert [each["name"] for each in found] == [
            "（１）見守り活動の推進",
            "（２）誰もが集える居場所づくり",
            "（２）誰もが集える居場所づくり",
            "（３）断らない相談支援",
            "（５）ボランティアの育成",
            "見守り訪問事業",
        ]
        assert found[0] == {
            "name": "（１）見守り活動の推進",
            "kind": "取組",
            "by": "高齢者支援課",
            "grade": "Ｂ",
            "done": "民生委員と新聞販売店が連携し、12地区のうち9地区で見守りの打合せを開いた。",
            "issues": "残る3地区は担い手が決まっていない。",
            "next": "残る3地区で説明会を開き、年度内に全地区で始める。",
            "course": "改善",
        }

    def test_what_no_longer_stands_in_the_plan_is_not_lost(self) -> None:
        gone = Assessment(id="x", about="gone", year=FiscalYear(2022), stage=Stage.SELF, text="終了した。")
        held = attrs.evolve(HELD, assessments=(*HELD.assessments, gone))

        last = sat(held).judgements()[-1]
        assert (last["name"], last["kind"], last["grade"]) == ("gone（この計画の本文にない要素）", "", "―")

    def test_recommendations_stand_by_year_with_their_responses(self) -> None:
        found = sat().recommendations()

        assert [(each["year"], each["about"], each["response"]) for each in found] == [
            ("令和3年度", "（３）断らない相談支援", "令和4年度から支所で月1回の出張相談を始めた。"),
            ("令和4年度", "（１）見守り活動の推進", ""),
            ("令和4年度", "（７）寄附文化の醸成", ""),
            ("令和4年度", "計画全体", ""),
        ]
        table = section(sat(), "提言と対応").parts[0]
        assert isinstance(table, Table)
        assert table.rows[1][-1] == "（対応の記録なし）"

    def test_one_without_a_year_comes_first(self) -> None:
        timeless = Assessment(id="x", about="kakuu-2020", stage=Stage.RECOMMENDATION, text="続けること。")
        held = attrs.evolve(HELD, assessments=(*HELD.assessments, timeless))

        assert sat(held).recommendations()[0] == {
            "year": "",
            "about": "計画全体",
            "by": "",
            "text": "続けること。",
            "response": "",
        }

    def test_nothing_said_means_no_section(self) -> None:
        assert titles(sat(wp.example("kurume"))) == [
            "1　概要",
            "2　指標の進捗と評価",
            "3　前回からの変化",
            "4　評価の集計と方法",
            "5　報告を待っているもの",
        ]


class TestAwaited:
    def test_indicators_without_a_figure_of_the_year_are_named(self) -> None:
        rows = sat(HELD, 2023).awaited

        assert len(rows()) == 9
        assert rows()[1] == {
            "name": "指標２　見守り訪問の件数",
            "newest": "13,210件\n令和4年度実績",
            "years": "令和5年度",
            "reason": "この年度の実績の記録がありません。",
        }
        table = section(sat(HELD, 2023), "報告を待っているもの").parts[0]
        assert isinstance(table, Table)
        assert table.notes == ("数年に一度の調査など、毎年度は測らない指標を含みます。",)

    def test_a_target_whose_year_is_over_is_the_reason_once_it_is(self) -> None:
        rows = sat(HELD, 2024).awaited

        assert {each["reason"] for each in rows()} == {"目標の年度が終わっています。"}
        assert {each["reason"] for each in sat(HELD, 2024, as_of="2024-12-31").awaited()} == {
            "この年度の実績の記録がありません。"
        }

    def test_what_is_pending_or_discontinued(self) -> None:
        found = dict(enumerate(HELD.observations))
        pending = Reading(at=When.fiscal(2023), state=ReadingState.PENDING)
        ended = Reading(at=When.fiscal(2023), state=ReadingState.DISCONTINUED)
        more = (
            attrs.evolve(found[0], indicator="visit-count", reading=pending),
            attrs.evolve(found[0], indicator="salon-count", reading=ended),
        )
        rows = sat(attrs.evolve(HELD, observations=(*HELD.observations, *more)), 2023).awaited

        assert [each["reason"] for each in rows() if each["name"].startswith("指標２")] == ["集計中です。"]
        assert [each for each in rows() if each["name"].startswith("指標４")] == []

    def test_an_indicator_of_which_nothing_was_ever_seen(self) -> None:
        rows = sat(attrs.evolve(HELD, observations=()), 2022).awaited

        assert rows()[0]["newest"] == "―"

    def test_self_assessments_that_did_not_come_with_who_leads(self) -> None:
        found = sat()

        assert found.unanswered()[:2] == (
            {"kind": "取組", "name": "（４）災害時の要配慮者支援", "by": "", "last": "―"},
            {"kind": "取組", "name": "（６）福祉教育の推進", "by": "地域福祉課", "last": "―"},
        )
        table = section(found, "報告を待っているもの").parts[-1]
        assert isinstance(table, Table)
        assert (table.title, table.rows[0][2]) == ("令和4年度の自己評価", "記載なし")

    def test_nothing_is_awaited(self) -> None:
        found = section(sat(wp.example("kurume"), 2021), "報告を待っているもの")

        assert "報告を待っているものはありません。" in str(found)


class TestGrades:
    def test_counts_stand_by_kind_with_what_the_grades_mean(self) -> None:
        found = section(sat(), "評価の集計と方法").parts[0]

        assert isinstance(found, Table)
        assert found.headings == ("指標の種類", "a", "b", "c", "評価なし")
        assert found.rows[0] == ("成果指標", "0", "3", "0", "0")
        assert found.notes[0].startswith("a＝目標値に向けて順調に進んでいる、b＝")

    def test_a_scheme_that_judges_directions_says_what_it_makes_of_them(self) -> None:
        parts = section(sat(scheme="kenko-nippon-21-2"), "評価の集計と方法").parts

        assert [each.title for each in parts if isinstance(each, Table)] == ["", "方向性などの集計"]

    def test_the_scheme_is_named_with_what_its_source_leaves_open(self) -> None:
        about = section(sat(), "評価の集計と方法").parts[-1]

        assert isinstance(about, Items)
        assert about.items[0] == "福岡市保健福祉総合計画の成果指標の評価（福岡市保健福祉総合計画）"
        assert (
            about.items[1] == "原典に定めのない点：「順調」の定義は公表されておらず、基準値と目標値を結ぶ直線以上とした"
        )
        assert str(about.items[-1]).startswith("出典：https://")


class TestPaper:
    def test_it_is_an_a4_page_upright_in_a_japanese_font(self) -> None:
        made = docx.Document(io.BytesIO(document(council_paper(sat(), above=["資料１"]))))

        page: Any = made.sections[0]
        assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
        fonts = made.styles["Normal"].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == fonts.get(qn("w:ascii")) == "游明朝"
        assert made.paragraphs[0].text == "資料１"
        assert made.paragraphs[1].text == "「架空市支え合いプラン」の進捗状況について（令和4年度）"

    def test_the_same_dossier_makes_the_same_bytes(self) -> None:
        assert document(council_paper(sat())) == document(council_paper(sat()))

    def test_a_large_plan_is_written_whole(self) -> None:
        found = sat(large.dossier(), 2023)
        made = docx.Document(io.BytesIO(document(council_paper(found))))

        assert len(made.tables[0].rows) == 61
        assert sum(len(each.rows) - 1 for each in made.tables) > 200

    def test_a_plan_without_a_period_or_indicators_can_be_reported_on(self) -> None:
        held = Dossier(base=wp.Plan(id="p", title="計画"))
        rows = sat(held, scheme="target-met")

        assert titles(rows)[0] == "1　概要"
        assert "計画期間：記載なし" in str(section(rows, "概要"))
        document(council_paper(rows))


class TestValues:
    def test_they_are_texts_lists_and_names_only(self) -> None:
        def kinds(value: object) -> set[type]:
            if isinstance(value, dict):
                return set().union(*map(kinds, value.values()))
            return set().union({list}, *map(kinds, value)) if isinstance(value, list) else {type(value)}

        assert kinds(template_values(sat(), above=["資料１"])) == {str, list}

    def test_what_steers_a_text_is_made_visible(self) -> None:
        held = attrs.evolve(HELD, base=attrs.evolve(HELD.base, title="計画\u202e"))

        plan = template_values(sat(held))["plan"]
        assert isinstance(plan, dict)
        assert "\u202e" not in plan["name"]

    def test_the_day_of_the_last_report_is_told(self) -> None:
        assert template_values(sat(since=PartialDate.of("2022-08-10")))["since"] == "令和4年8月10日"


def test_a_row_is_moved_by_its_grade_alone() -> None:
    found = sat()
    frozen = attrs.evolve(found, before=found.evaluation)

    assert frozen.changes() == ()


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_shares_are_the_ones_of_the_evaluation(year: int) -> None:
    """They are computed by another room and only printed here."""
    found = sat(HELD, year)

    for each in found.evaluation:
        share = each.row.share_of_way
        printed = cell(found, each.id, "way")
        if isinstance(share, Decimal):
            assert printed == f"{(share * 100).quantize(Decimal('0.1'), rounding='ROUND_HALF_UP')}％"
        else:
            assert printed == "―"
