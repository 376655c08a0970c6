"""What can be computed, before anybody judges."""

from __future__ import annotations

import pickle
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluation.figures import KURUME, KURUME_SEEN, missing, plan_of, reading, seen, target

from welfareplan.amount import Amount
from welfareplan.errors import InvalidValueError, UnknownIdError
from welfareplan.evaluation.numbers import IndicatorProgress, Progress, Undefined, Unused, progress
from welfareplan.evaluation.reasons import REASONS
from welfareplan.evaluation.rounding import percent, rounded
from welfareplan.model.indicators import Indicator, Target
from welfareplan.observations import Observation
from welfareplan.terms import Better, DirectionBasis, Flag, ReadingState, Sense
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

FY2022 = FiscalYear(2022)
NUMBERS = (
    "actual_value",
    "baseline_value",
    "target_value",
    "change",
    "remaining",
    "share_of_way",
    "share_of_time",
    "line_value",
    "level_ratio",
    "relative_change",
)


def row(indicator: Indicator, *observations: Observation, through: FiscalYear = FY2022) -> IndicatorProgress:
    return progress(plan_of(indicator), observations, through=through)[indicator.id]


def number(value: Decimal | Undefined) -> Decimal:
    assert isinstance(value, Decimal)
    return value


VISITS = Indicator(id="visits", unit="件", baseline=reading("FY2018", "226650"), targets=(target("FY2025", "296000"),))


class TestKurume:
    """The numbers that anybody with a pocket calculator gets for the five rows."""

    FOUND = progress(KURUME, KURUME_SEEN, through=FY2022)

    @pytest.mark.parametrize(
        ("id", "level", "way", "line", "relative"),
        [
            ("helping", "88.6", "-35.6", "67.05", "-3.3"),
            ("visits", "81.4", "20.8", "256371", "6.4"),
            ("interest", "95.2", "26.3", "84.15", "1.8"),
            ("taking-part", "82.1", "1.9", "26.35", "0.4"),
        ],
    )
    def test_numbers(self, id: str, level: str, way: str, line: str, relative: str) -> None:
        found = self.FOUND[id]
        places = -int(Decimal(line).as_tuple().exponent)
        assert Decimal(level) == rounded(number(found.level_ratio) * 100)
        assert Decimal(way) == rounded(number(found.share_of_way) * 100)
        assert Decimal(line) == rounded(number(found.line_value), places)
        assert Decimal(relative) == rounded(number(found.relative_change) * 100)

    def test_a_target_that_equals_the_baseline_has_a_level_but_no_way(self) -> None:
        found = self.FOUND["consultations"]
        assert percent(number(found.level_ratio)) == "200.4%"
        assert Undefined("baseline-equals-target") == found.share_of_way
        assert Decimal(1020) == found.line_value
        assert percent(number(found.relative_change), 0) == "100%"
        assert (found.better, found.direction_basis) == (None, None)

    def test_directions_are_inferred_and_say_so(self) -> None:
        assert (
            self.FOUND["visits"].better,
            self.FOUND["visits"].direction_basis,
        ) == (Better.UP, DirectionBasis.INFERRED)

    def test_there_is_one_row_per_indicator_with_figures(self) -> None:
        assert [each.id for each in self.FOUND] == ["helping", "visits", "consultations", "interest", "taking-part"]
        assert len(self.FOUND) == 5
        assert self.FOUND.without_figures == ("people",)
        assert self.FOUND.unused == ()

    def test_half_of_the_time_has_passed(self) -> None:
        assert Decimal("0.5") == self.FOUND["helping"].share_of_time

    def test_a_difference_of_per_cents_is_in_points(self) -> None:
        found = self.FOUND["helping"]
        assert (Decimal("-2.1"), "ポイント", Decimal("8.0")) == (found.change, found.change_unit, found.remaining)
        assert self.FOUND["visits"].change_unit == "件"

    def test_a_line_of_print_for_each(self) -> None:
        assert "\n".join(str(self.FOUND).split("\n")[:2]) + "\n" == (
            "kurume-2020（令和4年度まで、5指標）\n"
            "＜指標１＞支え合いの意識：基準 64.1%（令和元）、目標 70.0%（令和7年度）、実績 62.0%（令和4）；"
            "進捗率 -35.6%、経過 50.0%、達成率 88.6%\n"
        )
        assert str(self.FOUND["consultations"]) == (
            "＜指標３＞相談件数：基準 1,020件（平成30年度）、目標 1,020件（令和7年度）、実績 2,044件（令和3年度）；"
            "進捗率 ―（基準値と目標値が同じため、進捗率は計算できません（0÷0））、経過 42.9%、達成率 200.4%"
        )
        assert repr(self.FOUND) == "<Progress of kurume-2020 through FY2022: 5 indicators>"
        assert repr(self.FOUND["visits"]) == "<IndicatorProgress visits through FY2022: 1 observations>"

    def test_an_unknown_row_says_the_nearest(self) -> None:
        message = "^'visit' is not in the progress of plan 'kurume-2020'; did you mean 'visits'[?]$"
        with pytest.raises(UnknownIdError, match=message):
            self.FOUND["visit"]

    def test_is_a_value(self) -> None:
        again: Progress = pickle.loads(pickle.dumps(self.FOUND))  # noqa: S301 - our own bytes
        assert again == self.FOUND
        assert hash(again) == hash(self.FOUND)


class TestChoice:
    """Which figure counts, and that every other is named."""

    def test_the_newest_by_plain_year_not_after_through(self) -> None:
        old, new, later = (seen("visits", at, "1") for at in ("2021", "FY2022", "2023?"))
        found = row(VISITS, new, later, old)
        assert new is found.actual
        assert (old, new) == found.series
        assert (Unused(later, "after-through"), Unused(old, "superseded")) == found.unused

    def test_within_a_year_the_later_day_counts(self) -> None:
        autumn = Observation(
            indicator="visits",
            reading=attrs.evolve(reading("FY2021", "5"), at=When.fiscal(2021, on=PartialDate(2021, 10))),
        )
        whole, calendar = seen("visits", "FY2021", "9"), seen("visits", "2021", "7")
        for order in ((autumn, whole, calendar), (whole, calendar, autumn), (calendar, autumn, whole)):
            assert (autumn, calendar, whole) == row(VISITS, *order).series
            assert whole is row(VISITS, *order).actual

    def test_a_provisional_figure_gives_way(self) -> None:
        provisional = seen("visits", "FY2021", "5", state=ReadingState.PROVISIONAL)
        final = seen("visits", "FY2021", "6")
        assert final is row(VISITS, final, provisional).actual
        assert final is row(VISITS, provisional, final).actual
        assert provisional is row(VISITS, provisional).actual

    def test_what_has_no_figure_is_passed_over_and_named(self) -> None:
        gone, kept = missing("visits", "FY2022"), seen("visits", "FY2021", "5")
        found = row(VISITS, kept, gone)
        assert kept is found.actual
        assert (Unused(gone, "no-figure"),) == found.unused

    def test_reference_figures_are_not_used(self) -> None:
        reference = seen("visits", "FY2022", "5", "件", Flag.REFERENCE)
        found = row(VISITS, reference)
        assert found.actual is None
        assert (Unused(reference, "reference-only"),) == found.unused
        assert Undefined("reference-only") == found.actual_value == found.level_ratio

    def test_other_units_are_not_used(self) -> None:
        other = seen("visits", "FY2022", "5", "人")
        found = row(VISITS, other)
        assert (Unused(other, "unit-differs"),) == found.unused
        assert Undefined("unit-differs") == found.actual_value == found.share_of_way

    def test_observations_of_other_indicators_are_named(self) -> None:
        stranger = seen("other", "FY2021", "1")
        found = progress(plan_of(VISITS), [stranger], through=FY2022)
        assert (Unused(stranger, "unknown-indicator"),) == found.unused
        assert found.unused[0].message == "the indicator is not in this plan"
        assert found.unused[0].ja == "この計画にない指標の記録です。"

    def test_an_indicator_with_nothing_but_an_observation_has_a_row(self) -> None:
        found = row(Indicator(id="visits"), seen("visits", "FY2020", "4"), missing("visits", "FY2021"))
        assert (Decimal(4), "件") == (found.actual_value, found.unit)
        assert None is row(Indicator(id="visits"), missing("visits", "FY2021")).unit


class TestTargets:
    def test_the_final_one_has_the_greatest_year(self) -> None:
        interim, final, undated = target("FY2022", "5"), target("FY2025", "9"), target(None, "7")
        found = row(Indicator(id="x", targets=(final, interim, undated)))
        assert final is found.target
        assert (interim, undated) == found.interim

    def test_of_equals_the_last_in_print(self) -> None:
        first, last = target("FY2025", "5"), target("2025", "9")
        assert last is row(Indicator(id="x", targets=(first, last))).target

    @pytest.mark.parametrize(
        ("goal", "reason"),
        [
            (Target(sense=Sense.NONE), "no-target"),
            (Target(sense=Sense.BETWEEN, amount=Amount("1", "件"), upper=Amount("2", "件")), "target-range"),
            (Target(words="整備"), "qualitative-target"),
            (Target(sense=Sense.MAINTAIN), "qualitative-target"),
            (Target(sense=Sense.INCREASE, amount=Amount("20", "%")), "qualitative-target"),
            (Target(amount=Amount("1", "件"), flags=(Flag.REFERENCE,)), "reference-only"),
            (Target(amount=Amount("1", "人")), "unit-differs"),
        ],
    )
    def test_without_one_number(self, goal: Target, reason: str) -> None:
        found = row(attrs.evolve(VISITS, targets=(goal,)), seen("visits", "FY2021", "5"))
        assert Undefined(reason) == found.target_value == found.level_ratio == found.remaining == found.share_of_way

    def test_a_target_to_be_kept_may_have_a_number(self) -> None:
        kept = target("FY2025", "10", sense=Sense.MAINTAIN)
        found = row(attrs.evolve(VISITS, targets=(kept,)), seen("visits", "FY2021", "5"))
        assert Decimal("0.5") == found.level_ratio
        assert found.better is None

    def test_the_unit_of_a_change_is_not_the_unit_of_the_indicator(self) -> None:
        goal = Target(sense=Sense.INCREASE, amount=Amount("20", "%"))
        assert row(Indicator(id="x", targets=(goal,)), seen("x", "FY2021", "5")).unit == "件"
        assert row(Indicator(id="x", targets=(target(None, "1"),))).unit == "件"


class TestUndefined:
    """Each number that cannot be had names its reason."""

    def reasons(self, found: IndicatorProgress) -> dict[str, str]:
        values = {name: getattr(found, name) for name in NUMBERS}
        return {name: value.reason for name, value in values.items() if isinstance(value, Undefined)}

    def test_no_actual(self) -> None:
        without = set(NUMBERS) - {"baseline_value", "target_value"}
        assert dict.fromkeys(without, "no-actual") == self.reasons(row(VISITS))

    def test_no_baseline(self) -> None:
        found = row(attrs.evolve(VISITS, baseline=None), seen("visits", "FY2021", "5"))
        without = {"baseline_value", "change", "share_of_way", "share_of_time", "line_value", "relative_change"}
        assert dict.fromkeys(without, "no-baseline") == self.reasons(found)

    def test_no_target(self) -> None:
        found = row(attrs.evolve(VISITS, targets=()), seen("visits", "FY2021", "5"))
        without = {"target_value", "remaining", "share_of_way", "share_of_time", "line_value", "level_ratio"}
        assert dict.fromkeys(without, "no-target") == self.reasons(found)

    def test_a_baseline_without_figure_still_has_its_year(self) -> None:
        bare = reading("FY2018", None, state=ReadingState.NOT_STATED)
        found = row(attrs.evolve(VISITS, baseline=bare), seen("visits", "FY2021", "5"))
        assert self.reasons(found)["line_value"] == "no-baseline"
        assert "share_of_time" not in self.reasons(found)
        assert "基準 記載なし（平成30年度）" in str(found)

    def test_a_reference_baseline(self) -> None:
        marked = reading("FY2018", "226650", "件", Flag.REFERENCE)
        found = row(attrs.evolve(VISITS, baseline=marked), seen("visits", "FY2021", "5"))
        assert self.reasons(found)["share_of_way"] == "reference-only"
        assert found.better is None

    def test_a_baseline_in_another_unit(self) -> None:
        found = row(attrs.evolve(VISITS, baseline=reading("FY2018", "1", "人")), seen("visits", "FY2021", "5"))
        assert self.reasons(found)["baseline_value"] == "unit-differs"

    def test_a_baseline_of_the_old_definition(self) -> None:
        changed = attrs.evolve(VISITS, succeeds=("old",), comparable=False)
        found = row(changed, seen("visits", "FY2021", "5"))
        assert self.reasons(found)["share_of_way"] == "definition-changed"
        assert percent(number(found.level_ratio), 4) == "0.0017%"
        retaken = row(changed, seen("visits", "FY2018", "226650"), seen("visits", "FY2021", "5"))
        assert Decimal(226650) == retaken.baseline_value
        assert Decimal(226650) == row(attrs.evolve(changed, comparable=True)).baseline_value

    def test_division_by_zero(self) -> None:
        zero = attrs.evolve(VISITS, baseline=reading("FY2018", "0"), targets=(target("FY2025", "0"),))
        expected = {
            "share_of_way": "baseline-equals-target",
            "level_ratio": "target-zero",
            "relative_change": "baseline-zero",
        }
        assert expected == self.reasons(row(zero, seen("visits", "FY2021", "5")))

    @pytest.mark.parametrize(
        ("due", "reason"),
        [
            (None, "target-undated"),
            (FiscalPeriod(FiscalYear(2020), FiscalYear(2025)), "target-every-year"),
            (When.fiscal(2018), "no-time-between"),
        ],
    )
    def test_no_line(self, due: When | FiscalPeriod | None, reason: str) -> None:
        goal = Target(due=due, amount=Amount("296000", "件"))
        found = row(attrs.evolve(VISITS, targets=(goal,)), seen("visits", "FY2021", "5"))
        assert {"share_of_time": reason, "line_value": reason} == self.reasons(found)

    def test_an_actual_older_than_the_baseline_has_gone_no_way(self) -> None:
        found = row(VISITS, seen("visits", "FY2017", "5"))
        without = {"change", "share_of_way", "share_of_time", "line_value", "relative_change"}
        assert dict.fromkeys(without, "actual-before-baseline") == self.reasons(found)

    def test_every_reason_speaks_both_languages(self) -> None:
        for reason, (english, japanese) in REASONS.items():
            assert Undefined(reason).message == english == english.strip()
            assert Undefined(reason).ja == japanese
            assert japanese.endswith("。")

    def test_only_known_reasons(self) -> None:
        with pytest.raises(
            InvalidValueError, match=r"^'why' is not a reason; the reasons are no-actual, no-baseline, "
        ):
            Undefined("why")

    def test_prints_its_reason(self) -> None:
        assert (
            str(Undefined("no-actual")),
            repr(Undefined("no-actual")),
        ) == ("undefined (no-actual)", "Undefined('no-actual')")


class TestDirection:
    @pytest.mark.parametrize(
        ("sense", "value", "better"),
        [
            (Sense.REACH, "300000", Better.UP),
            (Sense.APPROACH, "300000", Better.UP),
            (Sense.REACH, "1", Better.DOWN),
            (Sense.REACH, "226650", None),
            (Sense.AT_LEAST, "300000", None),
            (Sense.AT_MOST, "1", None),
        ],
    )
    def test_only_a_bare_number_implies_one(self, sense: Sense, value: str, better: Better | None) -> None:
        found = row(attrs.evolve(VISITS, targets=(target("FY2025", value, sense=sense),)))
        assert better is found.better

    def test_what_is_stated_wins(self) -> None:
        found = row(attrs.evolve(VISITS, better=Better.DOWN))
        assert (found.better, found.direction_basis) == (Better.DOWN, DirectionBasis.STATED)


class TestPrinted:
    def test_senses_ranges_and_words(self) -> None:
        goals = {
            "目標 40%～60%（2025）": target("2025?", "40", "%", sense=Sense.BETWEEN, upper=Amount("60", "%")),
            "目標 40件以上、": target(None, "40", sense=Sense.AT_LEAST),
            "目標 100件に近づける、": target(None, "100", sense=Sense.APPROACH),
            "目標 整備（毎年度）": Target(words="整備", due=FiscalPeriod(FiscalYear(2020), FiscalYear(2025))),
            "目標 減少、": Target(sense=Sense.DECREASE),
        }
        for expected, goal in goals.items():
            assert expected.replace("2025", "令和7") in str(row(Indicator(id="x", targets=(goal,))))
        assert "目標 ―、実績 ―；" in str(row(Indicator(id="x"), missing("x", "FY2020")))


class TestRounding:
    @pytest.mark.parametrize(
        ("value", "places", "expected"),
        [
            (Fraction(185, 2), 0, "93"),
            (Fraction(-185, 2), 0, "-93"),
            (Fraction(1, 3), 3, "0.333"),
            (Decimal("2.5"), 0, "3"),
            (7, 2, "7.00"),
            (Decimal("0.04999999999999999999999999999"), 1, "0.0"),
        ],
    )
    def test_once_ties_away_from_zero(self, value: Fraction | Decimal | int, places: int, expected: str) -> None:
        assert expected == str(rounded(value, places))


digits = st.decimals(min_value=-9999, max_value=9999, places=2)
years = st.integers(2015, 2026)
readings = st.builds(
    lambda year, value, unit, flag: reading(f"FY{year}", str(value), unit, *flag),
    years,
    digits,
    st.sampled_from(["kg", "t", "人", None]),
    st.sampled_from([(), (), (Flag.REFERENCE,)]),
)
goals = st.builds(
    lambda year, value, sense, unit: target(f"FY{year}", str(value), unit, sense=sense),
    years,
    digits,
    st.sampled_from([Sense.REACH, Sense.APPROACH, Sense.AT_LEAST, Sense.LESS_THAN, Sense.MAINTAIN, Sense.INCREASE]),
    st.sampled_from(["kg", "t", "人", None]),
)
indicators = st.builds(
    Indicator,
    id=st.just("x"),
    unit=st.sampled_from(["kg", "t", None]),
    better=st.sampled_from([None, *Better]),
    baseline=st.none() | readings,
    targets=st.lists(goals, max_size=2).map(tuple),
    comparable=st.sampled_from([None, True, False]),
)
seen_by = st.lists(readings.map(lambda found: Observation(indicator="x", reading=found)), max_size=4)


class TestLaws:
    @given(indicators, seen_by)
    def test_missing_data_raise_nothing_and_nothing_is_dropped(
        self, indicator: Indicator, observations: list[Observation]
    ) -> None:
        found = progress(plan_of(indicator), observations, through=FY2022)
        assert len(found) + len(found.without_figures) == 1
        for each in found:
            values = [getattr(each, name) for name in NUMBERS]
            assert all(isinstance(value, Decimal | Undefined) for value in values)
            used = [] if each.actual is None else [each.actual]
            assert len(observations) == len(each.unused) + len(used)
            assert each.series[-1:] == tuple(used)
            assert str(each)

    @given(digits, digits, digits)
    def test_ratios_do_not_depend_on_the_unit(self, base: Decimal, goal: Decimal, actual: Decimal) -> None:
        def in_units(indicator: str | None, first: str, second: str, third: str) -> list[object]:
            thousand = {"kg": 1, "t": 1000}
            values = [
                (value / thousand[unit]).quantize(Decimal("0.00001"))
                for value, unit in ((base, first), (goal, second), (actual, third))
            ]
            found = row(
                Indicator(
                    id="x",
                    unit=indicator,
                    baseline=reading("FY2018", f"{values[0]:f}", first),
                    targets=(target("FY2025", f"{values[1]:f}", second),),
                ),
                seen("x", "FY2021", f"{values[2]:f}", third),
            )
            return [found.better, found.share_of_way, found.share_of_time, found.level_ratio, found.relative_change]

        expected = in_units("kg", "kg", "kg", "kg")
        assert expected == in_units("t", "kg", "kg", "t")
        assert expected == in_units(None, "t", "kg", "t")

    @given(digits, digits, digits)
    def test_a_falling_target_mirrors_a_rising_one(self, base: Decimal, goal: Decimal, actual: Decimal) -> None:
        def numbers(sign: int) -> IndicatorProgress:
            return row(
                Indicator(
                    id="x",
                    unit="件",
                    baseline=reading("FY2018", str(sign * base)),
                    targets=(target("FY2025", str(sign * goal)),),
                ),
                seen("x", "FY2021", str(sign * actual)),
            )

        up, down = numbers(1), numbers(-1)
        mirrored = {Better.UP: Better.DOWN, Better.DOWN: Better.UP, None: None}
        assert mirrored[up.better] == down.better
        assert up.share_of_way == down.share_of_way
        assert up.level_ratio == down.level_ratio
        assert isinstance(up.line_value, Decimal)
        assert isinstance(down.line_value, Decimal)
        assert up.line_value == down.line_value.copy_negate()

    @given(digits, digits, digits)
    def test_numbers_are_the_exact_quotient_to_fifty_digits(
        self, base: Decimal, goal: Decimal, actual: Decimal
    ) -> None:
        found = row(
            Indicator(id="x", baseline=reading("FY2018", str(base)), targets=(target("FY2025", str(goal)),)),
            seen("x", "FY2021", str(actual)),
        )
        line = Fraction(base) + (Fraction(goal) - Fraction(base)) * 3 / 7
        assert abs(Fraction(number(found.line_value)) - line) < Fraction(1, 10**40)
        if base != goal:
            way = (Fraction(actual) - Fraction(base)) / (Fraction(goal) - Fraction(base))
            assert abs(Fraction(number(found.share_of_way)) - way) <= abs(way) / 10**49
