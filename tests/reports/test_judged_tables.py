"""What is missing and what people judged, in tables."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from tests.reports.plans import OBSERVATIONS, PLAN

from welfareplan.evaluation.staleness import freshness
from welfareplan.evaluation.tallying import tallies
from welfareplan.model.indicators import Reading
from welfareplan.model.plan import Plan
from welfareplan.observations import Assessment, Observation
from welfareplan.reports.plain import WIDTH, width
from welfareplan.reports.tables import Outline, Table, freshness_report, tallies_report
from welfareplan.terms import ReadingState, Stage
from welfareplan.when import FiscalPeriod, FiscalYear, When

FY2022 = FiscalYear(2022)


def of(found: Outline, title: str) -> Table:
    return next(each for each in found.tables if each.title.startswith(title))


class TestFreshness:
    FOUND = freshness(PLAN, OBSERVATIONS, on="2026-04-01")

    def test_the_sum_stands_first(self) -> None:
        facts = {row["項目"]: row["件数"] for row in of(freshness_report(self.FOUND, PLAN), "概況").to_rows()}
        assert facts["指標"] == f"{len(self.FOUND)}件"
        assert facts["未入力の実績"] == f"{len(self.FOUND.awaited)}件"
        assert "目標の達成を判定できない指標" in facts
        judged = freshness(PLAN, OBSERVATIONS, on="2026-04-01", scheme="fukuoka")
        named = [row["項目"] for row in of(freshness_report(judged, PLAN), "概況").to_rows()]
        assert "評価できない指標" in named

    def test_each_indicator_with_its_age_and_what_is_awaited(self) -> None:
        found = of(freshness_report(self.FOUND, PLAN), "指標ごとの状況")
        rows = {row["指標"]: row for row in found.to_rows()}
        assert rows["＜２＞見守り訪問活動件数"]["経過"] == "4年"
        assert rows["＜２＞見守り訪問活動件数"]["未入力の実績"] == "令和7年度※1"
        assert "※1 目標年度が終わったのに、その年度以後の実績も、実績がない理由もありません。" in found.notes
        assert found.notes[-1] == "基準値・目標値・実績値のいずれもない指標：＜４＞。"
        assert max(map(width, str(found).splitlines())) <= WIDTH

    @pytest.mark.parametrize(
        ("on", "age"), [("2022-04-01", "0か月"), ("2022-10-01", "6か月"), ("2024-05-31", "2年2か月")]
    )
    def test_ages(self, on: str, age: str) -> None:
        found = of(freshness_report(freshness(PLAN, OBSERVATIONS, on=on), PLAN), "指標ごとの状況")
        assert {row["指標"]: row["経過"] for row in found.to_rows()}["＜２＞見守り訪問活動件数"] == age

    def test_an_indicator_that_ended(self) -> None:
        end = Observation(
            indicator="visits", reading=Reading(at=When.fiscal(2023), state=ReadingState.DISCONTINUED, why="廃止")
        )
        plan = attrs.evolve(PLAN, indicators=tuple(each for each in PLAN.indicators if each.id == "visits"))
        found = of(freshness_report(freshness(plan, [end], on="2030-01-01"), plan), "指標ごとの状況")
        assert [row["経過"] for row in found.to_rows()] == ["令和5年度廃止"]

    def test_years_are_gathered_under_what_says_that_they_are_awaited(self) -> None:
        (visits,) = (each for each in PLAN.indicators if each.id == "visits")
        every = attrs.evolve(visits.targets[0], due=FiscalPeriod(FiscalYear(2020), FiscalYear(2025)))
        pending = Observation(
            indicator="visits", reading=Reading(at=When.fiscal(2022), state=ReadingState.PENDING, why="集計中")
        )
        plan = Plan(id="p", indicators=(attrs.evolve(visits, targets=(every,)),))
        found = of(freshness_report(freshness(plan, [pending], on="2023-04-01"), plan), "指標ごとの状況")
        (row,) = found.to_rows()
        assert row["最新の実績"] == row["経過"] == "―"
        assert row["未入力の実績"] == "令和2年度・令和3年度※1\n令和4年度※2"


def said(id: str, about: str, grade: str | None, year: int | None, **fields: Any) -> Assessment:
    values = {"stage": Stage.SELF, "scale": "A・B・C"} | fields
    return Assessment(id=id, about=about, grade=grade, year=None if year is None else FiscalYear(year), **values)


class TestTallies:
    def test_years_then_directions_and_bodies_of_the_year(self) -> None:
        given = (said("a", "isolation", "C", 2021), said("b", "isolation", "A", 2022), said("c", "gone", None, None))
        found = tallies_report(tallies(PLAN, given, through=FY2022), PLAN)
        assert of(found, "自己評価：課題").to_rows() == [
            {"区分": "計画全体", "対象": "令和3年度", "A": "0", "C": "1", "計": "1"},
            {"区分": "計画全体", "対象": "令和4年度", "A": "1", "C": "0", "計": "1"},
            {"区分": "方向性別（令和4年度）", "対象": "方向性との対応なし", "A": "1", "C": "0", "計": "1"},
            {"区分": "主体別（令和4年度）", "対象": "主体の記載なし", "A": "1", "C": "0", "計": "1"},
        ]
        assert of(found, "自己評価：この計画の本文にない要素").to_rows() == [
            {"区分": "計画全体", "対象": "年度の記載なし", "記述のみ": "1", "計": "1"}
        ]

    def test_what_changed_and_what_cannot_be_compared(self) -> None:
        given = (
            said("a", "isolation", "C", 2021),
            said("b", "isolation", "A", 2022),
            said("c", "places", "B", 2021),
            said("d", "places", "B", 2022),
            said("e", "gone", "B", 2021),
            said("f", "gone", "B", 2022, scale="S・A・B"),
        )
        found = of(tallies_report(tallies(PLAN, given, through=FY2022), PLAN), "前年度からの変化")
        assert [tuple(row.values()) for row in found.to_rows()] == [
            ("自己評価", "①孤立", "C", "A"),
            ("自己評価", "gone（この計画の本文にない要素）", "B※", "B※"),
        ]
        assert found.notes == (
            "両年度の評価があり、変わらないもの：1件。",
            "※ 評価尺度が異なるか記載がないため、前年度と比べられません。",
        )

    def test_who_did_not_answer_and_what_nobody_answered(self) -> None:
        given = (
            said("a", PLAN.initiatives[0].id, "A", 2022),
            said(
                "b",
                "kurume-2020",
                None,
                2022,
                stage=Stage.RECOMMENDATION,
                scale=None,
                by="council",
                text="増やすこと。",
            ),
        )
        found = tallies_report(tallies(PLAN, given, through=FY2022), PLAN)
        (row,) = of(found, "未回答（1件）").to_rows()
        assert (row["種類"], row["前回の自己評価"]) == ("取組", "―")
        assert of(found, "対応の記録がない提言").to_rows() == [
            {"年度": "令和4年度", "対象": "計画全体", "提言した主体": "協議会", "提言": "増やすこと。"}
        ]
