"""Baseline, targets, direction and units of an indicator, and the money of a programme."""

from __future__ import annotations

import pytest
from tests.checks.builders import indicator, plan, reading, target
from tests.checks.lines import codes, lines

from welfareplan.amount import Amount
from welfareplan.checks import check
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.programmes import Money, Programme
from welfareplan.rules.figures import unit_of
from welfareplan.terms import Better, IndicatorKind, MoneyKind, ReadingState, Sense
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When


def _codes(**fields: object) -> list[str]:
    return [line.split()[0] for line in codes(plan(indicators=(indicator(**fields),)))]


def _due(due: When | FiscalPeriod | None) -> tuple[Target, ...]:
    return (Target(due=due, amount=Amount("296000", "件")),)


class TestYears:
    def test_a_year_of_which_it_is_not_said_what_it_counts_raises_nothing_inside_the_period(self) -> None:
        for year in range(2020, 2027):
            assert _codes(targets=_due(When.unstated(year))) == []

    @pytest.mark.parametrize(
        "due",
        [
            When.fiscal(2020),
            When.fiscal(2025),
            When.calendar(2026),
            FiscalPeriod(FiscalYear(2020), FiscalYear(2025)),
            None,
        ],
    )
    def test_targets_that_can_lie_in_the_period(self, due: When | FiscalPeriod | None) -> None:
        assert _codes(targets=_due(due)) == []

    @pytest.mark.parametrize(
        "due",
        [
            When.fiscal(2019),
            When.fiscal(2026),
            When.calendar(2019),
            When.unstated(2027),
            FiscalPeriod(FiscalYear(2019), FiscalYear(2025)),
            FiscalPeriod(FiscalYear(2020), FiscalYear(2026)),
        ],
    )
    def test_targets_that_cannot(self, due: When | FiscalPeriod) -> None:
        assert _codes(targets=_due(due)) == ["target-outside-period"]

    def test_without_a_period_no_target_is_outside(self) -> None:
        assert codes(plan(period=None, indicators=(indicator(targets=(target(2090, "1"),)),))) == []

    @pytest.mark.parametrize(
        ("at", "agrees"),
        [
            (When.fiscal(2018, on=PartialDate(2018, 4, 1)), True),
            (When.fiscal(2018, on=PartialDate(2018, 3, 31)), False),
            (When.fiscal(2018, on=PartialDate(2018)), True),
            (When.fiscal(2018, on=PartialDate(2019, 4, 1)), True),
            (When.fiscal(2018, on=PartialDate(2019, 5, 31)), True),
            (When.fiscal(2018, on=PartialDate(2019, 6)), False),
            (When.calendar(2018, on=PartialDate(2018, 12, 31)), True),
            (When.calendar(2018, on=PartialDate(2019, 1, 1)), False),
            (When.unstated(2018, on=PartialDate(2018, 1)), True),
            (When.unstated(2018, on=PartialDate(2019, 3)), True),
            (When.unstated(2018, on=PartialDate(2017, 12)), False),
        ],
    )
    def test_the_day_beside_a_year_lies_in_it(self, at: When, agrees: bool) -> None:  # noqa: FBT001 - a column of the table
        baseline = Reading(at=at, amount=Amount("226650", "件"))
        assert ([] if agrees else ["years-disagree"]) == _codes(baseline=baseline)

    def test_the_day_of_a_target_too(self) -> None:
        due = When.fiscal(2025, on=PartialDate(2025, 3))
        says = "2025-03 does not lie in FY2025"
        assert [f"indicator 'visits', targets: {says}"] == lines(plan(indicators=(indicator(targets=_due(due)),)))

    def test_a_baseline_of_the_same_year_or_of_another_count_is_not_later(self) -> None:
        calendar = Reading(at=When.calendar(2021), amount=Amount("1", "件"))
        assert _codes(baseline=reading(2020, "1"), targets=(target(2020, "2"),)) == []
        assert _codes(baseline=calendar, targets=(target(2020, "2"),)) == []

    def test_two_targets_of_one_time(self) -> None:
        interim, final = target(2022, "250000"), target(2025, "296000")
        assert _codes(targets=(interim, final, *_due(None), *_due(None))) == []
        assert _codes(targets=(interim, final, interim)) == ["duplicate-target"]

    def test_two_targets_of_one_time_are_named_by_their_words(self) -> None:
        aims = (Target(due=When.fiscal(2025), words="整備"), Target(due=When.fiscal(2025), sense=Sense.INCREASE))
        (problem,) = check(plan(indicators=(indicator(targets=aims),)))
        assert problem.message == "two targets are due FY2025: 整備 and increase"
        assert problem.message_ja == "令和7年度の目標が二つあります（整備 と 増加）。"

    def test_two_ranges_of_one_time(self) -> None:
        aim = Target(due=When.fiscal(2025), sense=Sense.BETWEEN, amount=Amount("1", "件"), upper=Amount("2", "件"))
        (problem,) = check(plan(indicators=(indicator(targets=(aim, aim)),)))
        assert problem.message_ja == "令和7年度の目標が二つあります（1件～2件 と 1件～2件）。"


class TestDirection:
    @pytest.mark.parametrize(
        ("better", "aim"),
        [
            (Better.UP, target(2025, "226649")),
            (Better.UP, Target(sense=Sense.BETWEEN, amount=Amount("1", "件"), upper=Amount("2", "件"))),
            (Better.UP, Target(sense=Sense.DECREASE)),
            (Better.DOWN, target(2025, "226651")),
            (Better.DOWN, Target(sense=Sense.AT_LEAST, amount=Amount("226651", "件"))),
            (Better.DOWN, Target(sense=Sense.INCREASE, amount=Amount("20", "%"))),
        ],
    )
    def test_a_target_on_the_wrong_side(self, better: Better, aim: Target) -> None:
        assert _codes(better=better, targets=(aim,)) == ["target-against-better"]

    @pytest.mark.parametrize(
        ("better", "aim"),
        [
            (Better.UP, target(2025, "226650")),
            (Better.UP, Target(sense=Sense.BETWEEN, amount=Amount("1", "件"), upper=Amount("300000", "件"))),
            (Better.UP, Target(sense=Sense.INCREASE)),
            (Better.DOWN, target(2025, "226650")),
            (Better.DOWN, Target(sense=Sense.DECREASE)),
            (Better.UP, Target(words="整備")),
            (Better.UP, Target(sense=Sense.MAINTAIN)),
        ],
    )
    def test_a_target_that_is_no_worse(self, better: Better, aim: Target) -> None:
        assert _codes(better=better, targets=(aim,)) == []

    def test_units_that_cannot_be_compared_have_no_sides(self) -> None:
        assert _codes(better=Better.UP, targets=(target(2025, "1", "人"),)) == ["unit-differs"]

    def test_without_a_baseline_a_direction_in_words_can_still_be_wrong(self) -> None:
        found = plan(indicators=(indicator(better=Better.UP, baseline=None, targets=(Target(sense=Sense.DECREASE),)),))
        says = "better is 'up', but the target decrease goes the other way from the baseline (not stated)"
        assert [f"indicator 'visits', targets: {says}"] == lines(found)

    def test_without_a_baseline_a_number_has_no_side(self) -> None:
        assert _codes(better=Better.UP, baseline=None) == ["no-baseline"]

    def test_amounts_are_compared_in_one_unit(self) -> None:
        found = _codes(
            unit="円", better=Better.UP, baseline=reading(2018, "999", "円"), targets=(target(2025, "1", "千円"),)
        )
        assert found == []

    def test_a_baseline_that_equals_the_target_in_another_unit_has_no_direction(self) -> None:
        found = _codes(unit="円", baseline=reading(2018, "1000", "円"), targets=(target(2025, "1", "千円"),))
        assert found == ["direction-unknown"]

    @pytest.mark.parametrize(
        "aims",
        [
            (target(2025, "226651"),),
            (target(2022, "226650"), target(2025, "296000")),
            (Target(sense=Sense.AT_LEAST, amount=Amount("226650", "件")),),
            (Target(sense=Sense.MAINTAIN),),
            (Target(words="現状を維持"),),
        ],
    )
    def test_a_direction_that_can_be_told(self, aims: tuple[Target, ...]) -> None:
        assert _codes(targets=aims) == []

    def test_a_stated_direction_is_known(self) -> None:
        assert _codes(better=Better.DOWN, targets=(target(2025, "226650"),)) == []


class TestUnits:
    def test_the_least_size_of_a_change_has_a_unit_of_its_own(self) -> None:
        assert _codes(targets=(Target(sense=Sense.INCREASE, amount=Amount("20", "%")),)) == []

    def test_no_unit_anywhere_is_said_once(self) -> None:
        found = indicator(unit=None, baseline=reading(2018, "1", None), targets=(target(2025, "2", None),))
        assert lines(plan(indicators=(found,))) == ["indicator 'visits', unit: baseline has a number without unit"]

    def test_no_unit_of_a_target_alone(self) -> None:
        found = indicator(unit=None, baseline=None, targets=(target(2025, "2", None),))
        assert lines(plan(indicators=(found,))) == [
            "indicator 'visits', baseline: it has a target and no baseline",
            "indicator 'visits', unit: targets has a number without unit",
        ]

    def test_what_has_no_number_needs_no_unit(self) -> None:
        assert _codes(unit=None, baseline=None, targets=(Target(words="整備"),)) == []
        assert (
            _codes(unit=None, baseline=None, targets=(Target(sense=Sense.INCREASE, amount=Amount("20", "%")),))[1:]
            == []
        )

    def test_a_baseline_without_unit(self) -> None:
        assert _codes(baseline=reading(2018, "1", None)) == ["unit-not-stated"]

    def test_a_comparable_unit_is_right(self) -> None:
        assert _codes(unit="円", baseline=reading(2018, "1", "千円"), targets=(target(2025, "2", "百万円"),)) == []

    def test_a_spelling_that_is_not_canonical_is_named_with_the_one_that_is(self) -> None:
        found = indicator(unit="ヶ所", baseline=reading(2018, "1", "か所"), targets=(target(2025, "2", "か所"),))
        says = "the unit 'ヶ所' is not in the table of units; did you mean 'か所'?"
        assert [f"indicator 'visits', unit: {says}"] == lines(plan(indicators=(found,)))

    def test_a_unit_of_which_nothing_is_left_is_unknown(self) -> None:
        assert _codes(unit=" ") == ["unknown-unit", "unit-differs", "unit-differs"]

    def test_the_unit_of_a_baseline_or_target_stands_for_one_that_is_not_stated(self) -> None:
        bare = Indicator(id="visits")
        assert unit_of(bare) is None
        assert unit_of(indicator(unit=None)) == "件"
        assert unit_of(indicator(unit=None, baseline=None)) == "件"
        assert unit_of(indicator(unit=None, baseline=reading(2018, "1", None))) == "件"
        assert unit_of(indicator(unit=None, baseline=Reading(at=When.fiscal(2018), state=ReadingState.PENDING))) == "件"

    def test_both_ends_of_a_range_are_looked_at(self) -> None:
        aim = Target(sense=Sense.BETWEEN, amount=Amount("1", "件"), upper=Amount("2", "件"))
        assert _codes(unit="回", targets=(aim,))[:2] == ["unit-differs", "unit-differs"]

    def test_an_unknown_unit_beside_another_is_both_unknown_and_different(self) -> None:
        assert _codes(targets=(target(2025, "1", "膳"),)) == ["unit-differs", "unknown-unit"]


class TestShares:
    @pytest.mark.parametrize(
        ("start", "goal", "found"),
        [("64.1", "100", []), ("64.1", "100.1", ["share-over-100"]), ("108", "120", [])],
    )
    @pytest.mark.parametrize("better", [None, Better.UP])
    def test_what_began_above_100_is_no_share(
        self, start: str, goal: str, found: list[str], better: Better | None
    ) -> None:
        figures = {"baseline": reading(2018, start, "%"), "targets": (target(2025, goal, "%"),)}
        assert found == _codes(unit="%", better=better, **figures)

    def test_the_upper_end_of_a_range_counts(self) -> None:
        aim = Target(sense=Sense.BETWEEN, amount=Amount("90", "%"), upper=Amount("110", "%"))
        assert _codes(unit="%", baseline=None, targets=(aim,)) == ["no-baseline", "share-over-100"]


class TestCompleteness:
    def test_a_heading_of_breakdowns_needs_no_figures(self) -> None:
        parts = (Indicator(id="men", title="男性", under="visits"), Indicator(id="women", title="女性", under="visits"))
        assert codes(plan(indicators=(Indicator(id="visits", label="＜指標４＞"), *parts))) == []

    def test_a_reference_needs_no_target(self) -> None:
        assert _codes(kind=IndicatorKind.REFERENCE, targets=()) == []

    def test_a_target_that_is_said_not_to_be_set_is_stated(self) -> None:
        assert _codes(targets=(Target(sense=Sense.NONE),)) == []

    def test_a_baseline_that_is_said_to_be_missing_is_stated(self) -> None:
        assert _codes(baseline=Reading(at=When.fiscal(2018), state=ReadingState.NOT_STATED)) == []

    def test_figures_without_citation_are_told_once_for_an_indicator(self) -> None:
        assert lines(plan(indicators=(indicator(cites=()),))) == ["indicator 'visits', cites: baseline cites no source"]
        found = lines(plan(indicators=(indicator(cites=(), baseline=None),)))
        assert found[1] == "indicator 'visits', cites: targets cites no source"


class TestMoney:
    def _money(self, unit: str | None) -> list[str]:
        money = Money(year=FiscalYear(2022), kind=MoneyKind.SETTLED, amount=Amount("5", unit))
        return lines(plan(programmes=(Programme(id="visit", title="訪問", money=(money,)),)))

    def test_money_is_in_yen(self) -> None:
        assert self._money("千円") == []

    def test_money_in_another_unit(self) -> None:
        says = "the unit '件' cannot be compared with '円', which is expected here"
        assert [f"programme 'visit', money: {says}"] == self._money("件")

    def test_money_without_unit(self) -> None:
        assert self._money(None) == ["programme 'visit', money: money has a number without unit"]

    def test_a_programme_without_money(self) -> None:
        assert lines(plan(programmes=(Programme(id="visit", title="訪問"),))) == []
