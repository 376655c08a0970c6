"""Charts: what they show is what was computed, and they look the same wherever they are drawn."""

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import attrs
import matplotlib as mpl
import pytest
from tests.reports.pages import MATHS, SCRIPT, TURNED

from welfareplan.amount import Amount
from welfareplan.evaluation.numbers import progress
from welfareplan.evaluation.rows import IndicatorProgress
from welfareplan.examples import example
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.reports.charts import Course, course, standings
from welfareplan.reports.documents import Language
from welfareplan.reports.drawing import draw_course, has_bound
from welfareplan.reports.drawing_plan import draw_sign, draw_standings
from welfareplan.reports.plain import visible
from welfareplan.reports.speech import Speech
from welfareplan.terms import ReadingState, Sense
from welfareplan.when import FiscalPeriod, FiscalYear, When

JA = Speech()
KURUME = example("kurume")
ROWS = progress(KURUME.latest, KURUME.observations, through=FiscalYear(2022))


def reading(year: int, value: str, unit: str = "%", sample: int | None = None) -> Reading:
    return Reading(at=When.fiscal(year), amount=Amount(value, unit), sample=sample)


def row(
    *seen: Reading, baseline: Reading | None = None, target: Target | None = None, unit: str = "%"
) -> IndicatorProgress:
    targets = () if target is None else (target,)
    indicator = Indicator(id="x", title="指標", unit=unit, baseline=baseline, targets=targets)
    observations = [Observation(indicator="x", reading=each) for each in seen]
    return progress(Plan(id="p", indicators=(indicator,)), observations, through=FiscalYear(2026))["x"]


def drawn(found: IndicatorProgress, speech: Speech = JA) -> Course:
    chart = course(found, speech)
    assert chart is not None
    return chart


def texts(svg: bytes) -> list[str]:
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    return ["".join(each.itertext()) for each in root.iter() if each.tag.endswith("text")]


class TestCourse:
    def test_its_points_are_the_figures(self) -> None:
        chart = drawn(ROWS["visits"])
        assert chart.baseline is not None
        assert ("226,650件", Decimal(226650), 2018) == (
            chart.baseline.text,
            chart.baseline.value,
            chart.baseline.at.year,
        )
        assert [("241,061件", 2021)] == [(mark.text, mark.at.year) for mark in chart.actuals]
        assert chart.target is not None
        assert (Decimal(296000), "296,000件") == (chart.target.value, chart.target.text)
        assert chart.line

    def test_no_line_is_drawn_over_a_year_without_a_figure(self) -> None:
        chart = drawn(row(reading(2019, "5"), reading(2020, "6"), reading(2023, "7"), reading(2024, "8")))
        assert [[2019, 2020], [2023, 2024]] == [[mark.at.year for mark in run] for run in chart.runs()]

    def test_a_word_in_place_of_a_figure_is_a_gap_with_that_word(self) -> None:
        stopped = Reading(at=When.fiscal(2021), state=ReadingState.CANCELLED, why="調査中止")
        chart = drawn(row(reading(2020, "6"), stopped))
        assert [("調査中止", 2021)] == [(gap.word, gap.at.year) for gap in chart.gaps]
        assert "調査中止" in texts(draw_course(chart))

    def test_an_interval_is_drawn_where_the_sample_is_known(self) -> None:
        known, unknown = drawn(row(reading(2020, "64.1", sample=1200), reading(2021, "62.0"))).actuals
        assert known.interval is not None
        # Wilson, by hand: 1.96² = 3.8416; (0.641 + 3.8416/2400) / (1 + 3.8416/1200) = 0.6405, half the width 0.0271
        assert pytest.approx((61.34, 66.76), abs=0.02) == (known.interval.lower, known.interval.upper)
        assert unknown.interval is None

    def test_a_share_that_no_survey_gives_has_no_interval(self) -> None:
        assert drawn(row(reading(2020, "120", sample=50))).actuals[0].interval is None
        assert drawn(row(reading(2020, "120", "件", sample=50), unit="件")).actuals[0].interval is None

    def test_figures_in_another_unit_are_drawn_in_the_unit_of_the_indicator(self) -> None:
        chart = drawn(row(reading(2020, "3000", "円"), baseline=reading(2018, "2", "千円"), unit="千円"))
        assert [(Decimal(3), "3,000円")] == [(mark.value, mark.text) for mark in chart.actuals]

    def test_without_a_number_there_is_nothing_to_draw(self) -> None:
        assert course(row(target=Target(sense=Sense.INCREASE)), JA) is None

    def test_a_target_of_every_year_and_one_in_words_have_no_line_towards_them(self) -> None:
        yearly = Target(due=FiscalPeriod.of("FY2020..FY2025"), amount=Amount("8", "%"))
        for target in (yearly, Target(due=When.fiscal(2025), sense=Sense.INCREASE), Target(amount=Amount("8", "%"))):
            assert not drawn(row(reading(2020, "6"), baseline=reading(2018, "5"), target=target)).line

    def test_a_line_is_drawn_before_the_first_figure(self) -> None:
        target = Target(due=When.fiscal(2025), amount=Amount("8", "%"))
        assert drawn(row(baseline=reading(2018, "5"), target=target)).line

    @pytest.mark.parametrize("sense", [Sense.AT_LEAST, Sense.AT_MOST, Sense.MORE_THAN, Sense.LESS_THAN, Sense.MAINTAIN])
    def test_a_bound_is_drawn_as_one_and_named(self, sense: Sense) -> None:
        target = Target(due=When.fiscal(2025), sense=sense, amount=Amount("8", "%"))
        chart = drawn(row(reading(2020, "6"), baseline=reading(2018, "5"), target=target))
        assert has_bound(chart.target)
        assert JA.aim(target) in texts(draw_course(chart))

    def test_a_range_shows_both_its_ends(self) -> None:
        target = Target(due=When.fiscal(2025), sense=Sense.BETWEEN, amount=Amount("40", "%"), upper=Amount("60", "%"))
        chart = drawn(row(reading(2020, "42"), target=target))
        assert chart.target is not None
        assert (Decimal(40), Decimal(60)) == (chart.target.value, chart.target.upper)
        assert "40～60％" in texts(draw_course(chart))

    @pytest.mark.parametrize(("lang", "year"), [("ja", "H30年度"), ("en", "FY2018")])
    def test_years_are_written_in_the_language_of_the_report(self, lang: Language, year: str) -> None:
        assert year in texts(draw_course(drawn(ROWS["visits"], Speech(lang))))

    def test_western_years_stand_below_the_japanese_where_they_are_wanted(self) -> None:
        written = "".join(texts(draw_course(drawn(ROWS["visits"], Speech("ja", western=True)))))
        assert "H30年度" in written
        assert "(2018)" in written

    def test_large_numbers_are_counted_in_larger_units(self) -> None:
        chart = drawn(row(reading(2020, "130000000", "円"), unit="円"))
        assert (100_000_000, "億円") == (chart.scale, chart.unit)
        assert drawn(row(reading(2020, "130000000", "円"), unit="円"), Speech("en")).unit == "million yen"


class TestStandings:
    def test_way_against_time_is_what_progress_computes(self) -> None:
        found = standings([(each.id, each) for each in ROWS], JA)
        assert ["mutual-help", "visits", "can-ask-for-help", "can-advise-others"] == [each.name for each in found]
        assert [("-35.6％"), ("20.8％"), ("26.3％"), ("1.9％")] == [each.way_text for each in found]
        assert [ROWS[each.name].share_of_time for each in found] == [each.time for each in found]

    def test_what_lies_far_off_is_drawn_at_the_edge_with_its_number(self) -> None:
        far = attrs.evolve(standings([("遠い", ROWS["visits"])], JA)[0], way=Decimal(9), way_text="900.0％")
        assert {"900.0％", "遠い", "200%"} <= set(texts(draw_standings((far,))))


class TestDrawing:
    def test_the_same_chart_gives_the_same_bytes_whatever_the_machine_has_set(self) -> None:
        chart = drawn(ROWS["visits"])
        first = draw_course(chart)
        with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.fonttype": "path", "axes.grid": True}):
            second = draw_course(chart)
        assert first == second
        assert mpl.rcParams["svg.fonttype"] != "none"  # what the machine has set stays as it was

    def test_it_does_not_say_when_or_with_what_it_was_drawn(self) -> None:
        svg = draw_course(drawn(ROWS["visits"])).decode()
        assert re.search(r"matplotlib v|20\d\d-\d\d-\d\d|<dc:", svg.lower()) is None

    def test_text_stays_text_in_fonts_made_for_reading(self) -> None:
        svg = draw_course(drawn(ROWS["visits"]))
        assert {"226,650件", "241,061件", "296,000件", "件"} <= set(texts(svg))
        assert b"'BIZ UDPGothic'" in svg
        assert b"DejaVu" not in svg

    @pytest.mark.parametrize("unit", ["<b>", "$x$", "&amp;"])
    def test_nothing_of_a_plan_is_markup_or_a_formula(self, unit: str) -> None:
        chart = drawn(row(reading(2020, "6", unit), baseline=reading(2018, "5", unit), unit=unit))
        assert f"6{unit}" in texts(draw_course(chart))

    @pytest.mark.parametrize("name", [SCRIPT, MATHS, TURNED, "\x1b[31m赤"])
    def test_nor_is_a_name(self, name: str) -> None:
        found = standings([(name, ROWS["visits"])], JA)
        assert visible(name) in texts(draw_standings(found))

    def test_every_sign_can_be_drawn(self) -> None:
        signs = ("baseline", "actual", "line", "target", "gap", "interval", "bound", "way", "time")
        assert len({draw_sign(each) for each in signs}) == len(signs)
