"""Tables are computed once and say what the plan says."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.plans import OBSERVATIONS, PLAN, REVISED

from welfareplan.amount import Amount
from welfareplan.errors import InvalidValueError
from welfareplan.evaluation.numbers import progress
from welfareplan.model.bodies import Body
from welfareplan.model.indicators import Target
from welfareplan.model.issues import Issue
from welfareplan.model.milestones import Milestone
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.problems import Origin, Place, Problem
from welfareplan.reports.plain import WIDTH, width
from welfareplan.reports.sheets import Run
from welfareplan.reports.tables import Outline, Table, outline, plain_text, problems_table, progress_table, table
from welfareplan.terms import MilestoneKind
from welfareplan.when import FiscalYear


def of(found: Outline, title: str) -> Table:
    return next(each for each in found.tables if each.title.startswith(title))


class TestTable:
    def test_rows_become_dictionaries_of_plain_text(self) -> None:
        marked = Table(title="t", headings=("a", "b"), rows=(("1", (Run("2"), Run("3", underlined=True))),))

        assert [{"a": "1", "b": "23"}] == marked.to_rows()
        assert "23" == plain_text(marked.rows[0][1])

    def test_a_row_must_have_a_cell_for_each_heading(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Table(title="t", headings=("a", "b"), rows=(("1", "2"), ("1",)))
        assert "row 2 of table 't' has 1 cells for 2 headings" == str(caught.value)
        assert "表「t」の2行目は、見出し2個に対してセルが1個です。" == caught.value.ja

    def test_headings_must_differ(self) -> None:
        with pytest.raises(InvalidValueError, match="must differ and include"):
            Table(title="t", headings=("a", "a"))
        with pytest.raises(InvalidValueError, match="must differ and include"):
            Table(title="t", headings=("a",), right=("b",))

    def test_an_empty_table_says_so(self) -> None:
        assert "t\n\n（該当なし）" == str(Table(title="t", headings=("a",)))

    def test_what_a_group_has_in_common_is_said_once(self) -> None:
        grouped = Table(
            title="t",
            headings=("種類", "対象", "値"),
            rows=(("課題", "孤立", "1"), ("課題", "孤立", "2"), ("取組", "孤立", "3")),
            right=("値",),
            grouped=True,
        )
        assert "t\n\n対象  値\n----  --\n\n［課題］\n孤立   1\n       2\n\n［取組］\n孤立   3" == str(grouped)

    def test_its_repr_counts(self) -> None:
        assert "<Table '新旧対照表': 12 rows of 区分, 改正後, 改正前>" == repr(table(PLAN, REVISED))
        assert "<Outline 'p': 計画の概要, 対応関係>" == repr(outline(Plan(id="p")))

    def test_data_cannot_steer_the_terminal(self) -> None:
        nasty = "\x1b]0;x\x07\u202e"
        shown = str(Table(title=nasty, headings=(nasty, "b"), rows=((nasty, nasty),), notes=(nasty,)))

        assert not set(shown) & {"\x1b", "\x07", "\u202e"}

    @given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80)), max_size=4))
    def test_no_line_is_wider_than_the_terminal(self, rows: list[tuple[str, str, str]]) -> None:
        shown = str(Table(title="題", headings=("一", "二", "三"), rows=tuple(rows), notes=("注記" * 40,)))

        assert max(map(width, shown.split("\n"))) <= WIDTH


class TestOutline:
    def test_the_header_gives_the_facts_of_the_plan(self) -> None:
        facts = [(row["項目"], row["内容"]) for row in of(outline(PLAN), "計画の概要").to_rows()]

        assert [
            ("計画名", "支え合うプラン"),
            ("一体的に策定", "第３期地域福祉計画（久留米市）"),
            ("一体的に策定", "地域福祉活動計画"),
            ("計画期間", "令和2年度～令和7年度（2020年度～2025年度、6年間）"),
            ("策定", "令和2年3月（月のみ判明）"),
            ("基本理念", "記載なし"),
            ("根拠法", "社会福祉法第107条（平成30年4月から努力義務）"),
            ("上位計画", "総合計画（目指す姿：輝く都市）"),
            ("関連計画", "人権指針（関係の記載なし）"),
            ("基本となる計画", "福祉の各計画"),
            ("主体", "久留米市"),
            ("主体", "久留米市 地域福祉課"),
            ("主体", "協議会（調査・審議、提言）"),
            ("識別子", "kurume-2020"),
        ] == facts

    def test_the_plans_own_words_head_its_parts(self) -> None:
        assert [
            "計画の概要",
            "計画に盛り込むべき事項",
            "課題（2）",
            "方向性（2）",
            "取組み（2）",
            "事業（1）",
            "指標（4）",
            "分冊・内包計画（1）",
            "経過・予定（2）",
            "対応関係",
        ] == [each.title for each in outline(PLAN).tables]

    def test_what_links_say_stands_beside_the_elements(self) -> None:
        found = outline(PLAN)

        assert [
            {"課題": "①孤立", "取組み": "（１）つながりの構築"},
            {"課題": "②集える場の不足", "取組み": ""},
        ] == of(found, "課題").to_rows()
        assert {"方向性": "関係を豊かにする", "指標": "＜２＞見守り訪問活動件数"} == of(found, "方向性").to_rows()[0]
        assert {
            "取組み": "（２）見守り活動の推進",
            "区分": "",
            "期間": "令和2年度～令和7年度",
            "担当": "地域福祉課",
        } == of(found, "取組み").to_rows()[1]
        assert [{"事業": "アウトリーチ事業", "取組み": "（１）つながりの構築", "備考": "時期：記載なし"}] == of(
            found, "事業"
        ).to_rows()

    def test_what_stands_under_another_is_indented(self) -> None:
        assert ["関係を豊かにする", "　近所"] == [row["方向性"] for row in of(outline(PLAN), "方向性").to_rows()]

    def test_indicators_stand_with_baseline_and_target(self) -> None:
        indicators = of(outline(PLAN), "指標")

        assert {
            "指標": "＜１＞助け合いが充実していると感じる市民の割合",
            "基準値": "64.1％（令和元調査）",
            "目標値": "70.0％（令和7年度）",
        } == indicators.to_rows()[0]
        assert {"指標": "＜４＞", "基準値": "", "目標値": ""} == indicators.to_rows()[3]
        assert (
            "「令和元」のように「年」「年度」の付かない年は、年度か暦年かの記載が資料にありません。",
        ) == indicators.notes

    def test_milestones_say_how_often_and_what_is_doubtful(self) -> None:
        assert {
            "時期": "令和6年度",
            "種類": "協議（予定）",
            "内容": "年３～５回程度を予定\n・総括\n（年度の範囲は不明）",
        } == of(outline(PLAN), "経過・予定").to_rows()[1]

    def test_links_are_listed_and_their_absence_is_not_read_as_a_no(self) -> None:
        links = of(outline(PLAN), "対応関係")

        assert {
            "何が": "地域福祉課",
            "関係": "担当（主担当）",
            "何に": "（２）見守り活動の推進",
            "根拠": "明記",
        } == links.to_rows()[3]
        assert "推定" == links.to_rows()[1]["根拠"]
        assert (
            (
                "対応関係は、資料に明記されたものと、推定と断ったものだけを載せています。"
                "ここにないことは、対応がないことを意味しません。"
            ),
        ) == links.notes

    def test_a_milestone_without_a_time_says_so(self) -> None:
        undated = Plan(id="p", milestones=(Milestone(id="m", kind=MilestoneKind.SUMMARY, label="★", title="総括"),))

        assert of(outline(undated), "経過・予定").to_rows() == [{"時期": "記載なし", "種類": "総括", "内容": "★総括"}]

    def test_bodies_are_called_with_what_they_belong_to(self) -> None:
        bodies = (Body(id="a", part_of="b"), Body(id="b", part_of="a"), Body(id="c", part_of="gone"))
        facts = of(outline(Plan(id="p", bodies=bodies)), "計画の概要").to_rows()

        assert [row["内容"] for row in facts if row["項目"] == "主体"] == ["b a", "a b", "gone c"]

    def test_elements_in_a_circle_do_not_stop_it(self) -> None:
        circle = Plan(id="p", issues=(Issue(id="a", under="b"), Issue(id="b", under="a")))

        assert ["　" * 8 + "a", "　" * 8 + "b"] == [row["課題"] for row in of(outline(circle), "課題").to_rows()]


class TestProgress:
    FOUND = progress_table(progress(PLAN, OBSERVATIONS, through=FiscalYear(2022)))

    def test_each_indicator_has_its_figures_and_rates(self) -> None:
        assert {
            "指標": "＜１＞助け合いが充実していると感じる市民の割合",
            "基準値": "64.1％\n令和元調査",
            "目標値": "70.0％\n令和7年度",
            "実績値": "62.0％\n令和4調査",
            "進捗率": "-35.6％",
            "経過割合": "50.0％",
            "達成率": "88.6％",
        } == self.FOUND.to_rows()[0]

    def test_where_there_is_no_rate_a_note_says_why(self) -> None:
        assert "―※1" == self.FOUND.to_rows()[2]["進捗率"]
        assert "200.4％" == self.FOUND.to_rows()[2]["達成率"]
        assert "※1 基準値と目標値が同じため、進捗率は計算できません（0÷0）。" == self.FOUND.notes[0]

    def test_what_was_not_used_is_said(self) -> None:
        strange = Observation(indicator="gone", reading=OBSERVATIONS[0].reading)
        found = progress_table(progress(PLAN, (*OBSERVATIONS, strange), through=FiscalYear(2022)))

        assert (
            "基準値・目標値・実績値のいずれもない指標：none。",
            "計算に使わなかった記録：より新しい実績値があります（1件）、この計画にない指標の記録です（1件）。",
        ) == found.notes[-2:]

    def test_a_bare_year_is_explained(self) -> None:
        assert (
            "「令和元」のように「年」「年度」の付かない年は、年度か暦年かの記載が資料にありません。" in self.FOUND.notes
        )

    def test_with_the_plan_parts_are_called_together_with_the_whole(self) -> None:
        part = attrs.evolve(PLAN.indicators[1], under="none")
        plan = attrs.evolve(PLAN, indicators=(PLAN.indicators[3], part))
        found = progress_table(progress(plan, (), through=FiscalYear(2022)), plan)

        assert found.to_rows()[0]["指標"] == "＜４＞ ＜２＞見守り訪問活動件数"
        assert "基準値・目標値・実績値のいずれもない指標：＜４＞。" in found.notes

    def test_the_year_and_the_formulas_are_stated(self) -> None:
        assert "進捗（令和4年度まで）" == self.FOUND.title
        assert any(note.startswith("進捗率＝（実績値－基準値）÷（目標値－基準値）。") for note in self.FOUND.notes)

    def test_an_indicator_without_target_and_actual_has_dashes(self) -> None:
        bare = Plan(id="p", indicators=(attrs.evolve(PLAN.indicators[1], targets=()),))
        (row,) = progress_table(progress(bare, (), through=FiscalYear(2022))).to_rows()

        assert ("―", "―", "―※1") == (row["目標値"], row["実績値"], row["進捗率"])

    def test_a_target_without_a_year_stands_alone(self) -> None:
        undated = attrs.evolve(PLAN.indicators[1], targets=(Target(amount=Amount("5", "件")),))
        (row,) = progress_table(progress(Plan(id="p", indicators=(undated,)), (), through=FiscalYear(2022))).to_rows()

        assert "5件" == row["目標値"]


class TestProblems:
    FOUND = (
        Problem.of("unknown-id", Place("link", "a shows b", "target"), field="target", found="b", plan="p"),
        Problem.of(
            "unknown-id", Place("issue", "isolation", "under"), Origin("structure.toml", "[[issue]] 1"), field="under"
        ),
        Problem.of("unknown-id", Place("observation", "visits"), field="indicator"),
    )

    def test_problems_stand_under_their_severity_with_place_and_hint(self) -> None:
        rows = problems_table(self.FOUND, PLAN).to_rows()

        assert ["誤り（3件）"] * 3 == [row["重大さ"] for row in rows]
        assert [
            "対応関係「a shows b」",
            "structure.toml [[issue]] 1\n課題「①孤立」の上位の項目",
            "実績「＜２＞見守り訪問活動件数」",
        ] == [row["場所"] for row in rows]
        assert "計画にある要素の識別子を書くか、要素を追加してください。" == rows[0]["問題点と対処"].split("→ ")[1]

    def test_without_the_plan_ids_stand_for_names(self) -> None:
        assert "課題「isolation」の上位の項目" in problems_table(self.FOUND).to_rows()[1]["場所"]
