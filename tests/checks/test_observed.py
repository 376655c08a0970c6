"""Figures and judgements on file against the plan, each other, and a day."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from tests.checks.builders import dossier, indicator, missing, plan, reading, seen, target
from tests.checks.lines import codes, lines

from welfareplan.amount import Amount
from welfareplan.checks import check, observation_place
from welfareplan.dossier import Dossier
from welfareplan.model.indicators import Reading, Target
from welfareplan.problems import Place
from welfareplan.revision.changes import Removal
from welfareplan.terms import Kind, ReadingKind, ReadingState, Sense
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

PERIOD = FiscalPeriod(FiscalYear(2020), FiscalYear(2022))


def _at(when: When, value: str = "241061", unit: str | None = "件") -> Reading:
    return Reading(at=when, amount=Amount(value, unit))


def test_the_place_of_an_observation_is_its_indicator_and_time() -> None:
    (plain,) = seen(reading(2021, "1"))
    (dated,) = seen(_at(When.unstated(2021, on=PartialDate(2021, 12))))
    assert (observation_place(plain), observation_place(dated)) == ("visits FY2021", "visits 2021? (2021-12)")


def test_figures_of_every_year_raise_nothing() -> None:
    assert lines(dossier(observations=seen(*(reading(year, "1") for year in range(2018, 2026))))) == []


class TestTwice:
    def test_figures_of_several_days_of_a_year_are_several_figures(self) -> None:
        days = [_at(When.fiscal(2021, on=PartialDate(2021, month))) for month in (9, 12)]
        kinds = [_at(When.fiscal(2021)), _at(When.calendar(2021)), _at(When.unstated(2021))]
        assert lines(dossier(observations=seen(*days, *kinds))) == []

    def test_every_further_figure_is_named(self) -> None:
        found = dossier(observations=seen(*(reading(2021, value) for value in "123")))
        says = "observation 'visits FY2021': indicator 'visits' has two figures of FY2021:"
        assert [f"{says} 1件 and 2件", f"{says} 1件 and 3件"] == lines(found)

    def test_the_second_of_another_day_is_found_behind_a_first_that_differs(self) -> None:
        other = _at(When.calendar(2021))
        assert codes(dossier(observations=seen(reading(2021, "1"), other, other))) == ["duplicate-figure visits 2021"]

    def test_one_row_twice_is_twice(self) -> None:
        figure = reading(2021, "1")
        assert codes(dossier(observations=seen(figure, figure))) == ["duplicate-figure visits FY2021"]

    def test_two_provisional_figures_do_not_replace_each_other(self) -> None:
        figures = [reading(2021, value, state=ReadingState.PROVISIONAL) for value in "12"]
        assert codes(dossier(observations=seen(*figures))) == ["duplicate-figure visits FY2021"]

    def test_the_provisional_one_is_named_first_wherever_it_stands(self) -> None:
        figures = (reading(2021, "1", state=ReadingState.PROVISIONAL), reading(2021, "2"))
        says = "indicator 'visits' has a provisional figure of FY2021 (1件) beside a final one (2件); replace it"
        assert [f"observation 'visits FY2021': {says}"] == lines(dossier(observations=seen(*figures)))

    def test_a_state_is_named_in_both_languages(self) -> None:
        (_, problem) = check(dossier(observations=seen(missing(2021, ReadingState.PENDING), reading(2021, "1"))))
        assert problem.message == "indicator 'visits' has two figures of FY2021: pending and 1件"
        assert problem.message_ja == "指標「visits」の令和3年度の値が二つあります（集計中 と 1件）。"


class TestFrame:
    @pytest.mark.parametrize(
        "when", [When.calendar(2018), When.unstated(2018), When.calendar(2026), When.unstated(2026)]
    )
    def test_what_can_lie_inside_raises_nothing(self, when: When) -> None:
        assert lines(dossier(observations=seen(_at(when)))) == []

    def test_a_figure_before_the_baseline(self) -> None:
        says = "a figure of FY2017 lies before the baseline (FY2018)"
        assert [f"observation 'visits FY2017', at: {says}"] == lines(dossier(observations=seen(reading(2017, "1"))))

    def test_without_baseline_and_period_there_is_no_frame(self) -> None:
        base = plan(period=None, indicators=(indicator(baseline=None),))
        figures = seen(reading(1990, "1"), reading(2090, "1"), _at(When.fiscal(2021, on=PartialDate(2021))))
        assert codes(Dossier(base=base, observations=figures)) == ["no-baseline visits"]

    def test_a_unit_that_is_not_the_indicator_s(self) -> None:
        figures = seen(reading(2020, "1", "世帯"), reading(2021, "1", None))
        assert lines(dossier(observations=figures)) == [
            "observation 'visits FY2020', unit: the unit '世帯' cannot be compared with '件', which is expected here",
            "observation 'visits FY2021', unit: unit has a number without unit",
        ]

    def test_an_indicator_without_any_unit_takes_every_figure(self) -> None:
        bare = indicator(unit=None, baseline=None, targets=())
        found = Dossier(base=plan(indicators=(bare,)), observations=seen(reading(2020, "1"), reading(2021, "1", None)))
        assert lines(found) == []

    def test_a_day_outside_its_year(self) -> None:
        found = dossier(observations=seen(_at(When.fiscal(2021, on=PartialDate(2022, 6)))))
        assert lines(found) == ["observation 'visits FY2021 (2022-06)', on: 2022-06 does not lie in FY2021"]

    def test_a_figure_that_is_said_to_be_missing_needs_no_citation(self) -> None:
        assert lines(dossier(observations=seen(missing(2021, ReadingState.CANCELLED), cites=()))) == []


class TestAwaited:
    def _awaited(self, due: When | FiscalPeriod | None, *years: int, on: date, **fields: object) -> list[str]:
        aim = Target(**({"due": due, "amount": Amount("296000", "件")} | fields))  # type: ignore[arg-type]
        base = plan(period=None, indicators=(indicator(baseline=reading(2010, "1"), targets=(aim,)),))
        found = check(Dossier(base=base, observations=seen(*(reading(year, "1") for year in years))), on=on)
        return [problem.message for problem in found if problem.code == "awaited-figure"]

    def test_a_target_whose_year_is_over_awaits_its_figure(self) -> None:
        says = ["the figure of FY2022 is awaited"]
        assert says == self._awaited(When.fiscal(2022), 2021, on=date(2023, 4, 1))
        assert self._awaited(When.fiscal(2022), 2021, on=date(2023, 3, 31)) == []
        assert self._awaited(When.fiscal(2022), 2022, on=date(2023, 4, 1)) == []
        assert self._awaited(When.fiscal(2022), 2023, on=date(2025, 4, 1)) == []

    def test_a_target_of_every_year_awaits_every_year_that_is_over(self) -> None:
        assert self._awaited(PERIOD, 2021, on=date(2023, 4, 1)) == ["the figure of FY2020, FY2022 is awaited"]
        assert self._awaited(PERIOD, 2021, on=date(2023, 3, 31)) == ["the figure of FY2020 is awaited"]
        assert self._awaited(PERIOD, 2020, 2021, 2022, on=date(2030, 1, 1)) == []

    def test_many_years_are_shortened(self) -> None:
        period = FiscalPeriod(FiscalYear(2011), FiscalYear(2020))
        says = "the figure of FY2011, FY2012, FY2013, FY2014, FY2015 … is awaited"
        assert [says] == self._awaited(period, on=date(2030, 1, 1))

    def test_what_is_due_at_no_stated_time_is_not_awaited(self) -> None:
        assert self._awaited(None, on=date(2030, 1, 1)) == []

    def test_where_no_target_is_set_nothing_is_awaited(self) -> None:
        assert self._awaited(When.fiscal(2022), on=date(2030, 1, 1), sense=Sense.NONE, amount=None) == []

    def test_a_plan_alone_awaits_nothing_because_its_figures_are_elsewhere(self) -> None:
        assert codes(plan(indicators=(indicator(),)), date(2030, 1, 1)) == []

    def test_the_place_is_the_target(self) -> None:
        (problem,) = check(dossier(), on=date(2030, 1, 1))
        assert Place("indicator", "visits", "targets") == problem.place


class TestDiscontinued:
    def test_the_first_year_of_the_end_counts(self) -> None:
        ends = [missing(year, ReadingState.DISCONTINUED) for year in (2022, 2021, 2023)]
        found = lines(dossier(observations=seen(*ends)))
        assert [line.partition("targets: ")[2] for line in found] == [
            "indicator 'visits' was discontinued in FY2021, and still has a target that is due FY2025"
        ]

    def test_figures_before_the_end_are_right(self) -> None:
        base = plan(indicators=(indicator(targets=(target(2021, "1"), Target(sense=Sense.INCREASE))),))
        ends = seen(reading(2020, "1"), reading(2021, "1"), missing(2022, ReadingState.DISCONTINUED))
        assert lines(Dossier(base=base, observations=ends)) == []

    def test_an_indicator_that_has_left_the_plan_has_no_targets(self) -> None:
        ends = seen(missing(2021, ReadingState.DISCONTINUED))
        assert lines(dossier(Removal(Kind.INDICATOR, indicator(), None), observations=ends)) == []


class TestFuture:
    @pytest.mark.parametrize("kind", [ReadingKind.FORECAST, ReadingKind.ESTIMATE])
    def test_a_forecast_may_be_of_a_year_to_come(self, kind: ReadingKind) -> None:
        assert codes(dossier(observations=seen(reading(2024, "1", kind=kind))), date(2022, 1, 1)) == []

    def test_a_year_that_has_begun_may_have_a_figure(self) -> None:
        assert codes(dossier(observations=seen(reading(2022, "1"))), date(2022, 4, 1)) == []

    def test_an_unknown_indicator_has_figures_in_the_future_too(self) -> None:
        (figure,) = seen(reading(2030, "1"))
        found = dossier(observations=(attrs.evolve(figure, indicator="x"),))
        assert codes(found, date(2022, 1, 1)) == ["unknown-id x FY2030", "figure-in-future x FY2030"]
