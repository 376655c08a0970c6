"""How old the figures are, which are missing, and what stands in the way of a grade."""

from __future__ import annotations

import pickle
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluation.figures import KURUME, KURUME_SEEN, missing, plan_of, reading, seen, target

from welfareplan.amount import Amount
from welfareplan.checks import check
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError, UnknownIdError
from welfareplan.evaluation.awaiting import Awaited, awaited
from welfareplan.evaluation.numbers import progress
from welfareplan.evaluation.staleness import Freshness, freshness
from welfareplan.model.indicators import Indicator, Target
from welfareplan.observations import Observation
from welfareplan.revision.changes import Amendment, ChangeSet
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Because, Better, Flag, Kind, ReadingState, Sense
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

EVERY = Target(due=FiscalPeriod(FiscalYear(2020), FiscalYear(2025)), amount=Amount("60", "件"))
X = Indicator(
    id="x", unit="件", baseline=reading("FY2019", "50"), targets=(target("FY2022", "55"), target("FY2025", "60"))
)


def of(*observations: Observation, on: str, indicator: Indicator = X, **fields: object) -> Freshness:
    return freshness(plan_of(indicator), observations, on=on, **fields)  # type: ignore[arg-type]


def awaits(*observations: Observation, on: str, indicator: Indicator = X) -> list[str]:
    return [f"{each.at} {each.because.value}" for each in of(*observations, on=on, indicator=indicator)["x"].awaited]


class TestAwaited:
    def test_a_year_with_a_target_once_it_is_over(self) -> None:
        assert awaits(on="2023-03-31") == []
        assert awaits(on="2023-04-01") == ["FY2022 target_due"]
        assert awaits(on="2026-04-01") == ["FY2022 target_due", "FY2025 target_due"]

    def test_a_figure_of_that_year_or_later_or_a_word_why_there_is_none_answers(self) -> None:
        assert awaits(seen("x", "FY2022", "1"), on="2024-01-01") == []
        assert awaits(seen("x", "FY2023", "1"), on="2024-04-01") == []
        assert awaits(seen("x", "FY2021", "1"), on="2024-01-01") == ["FY2022 target_due"]
        assert awaits(missing("x", "FY2022"), on="2024-01-01") == []

    def test_each_year_of_a_target_of_every_year(self) -> None:
        every = attrs.evolve(X, targets=(EVERY,))
        seen_2021 = seen("x", "FY2021", "1")
        assert awaits(seen_2021, on="2023-04-01", indicator=every) == ["FY2020 every_year", "FY2022 every_year"]
        assert awaits(seen_2021, missing("x", "FY2020"), on="2023-03-31", indicator=every) == []

    def test_what_is_filed_as_pending(self) -> None:
        pending = missing("x", "FY2022", ReadingState.PENDING)
        assert awaits(pending, on="2024-01-01") == ["FY2022 pending"]
        assert awaits(pending, seen("x", "FY2022", "1"), on="2024-01-01") == []

    def test_a_year_is_named_once(self) -> None:
        both = attrs.evolve(X, targets=(EVERY, target("FY2020", "55")))
        assert awaits(on="2021-04-01", indicator=both) == ["FY2020 every_year"]

    def test_nothing_after_the_end_of_the_indicator(self) -> None:
        end = missing("x", "FY2023", ReadingState.DISCONTINUED)
        again = missing("x", "FY2024", ReadingState.DISCONTINUED)
        assert awaits(again, end, on="2030-01-01") == []
        found = of(again, end, on="2030-01-01")["x"]
        assert found.ended == When.fiscal(2023)
        assert awaits(end, on="2030-01-01", indicator=attrs.evolve(X, targets=(EVERY,))) == [
            "FY2020 every_year",
            "FY2021 every_year",
            "FY2022 every_year",
        ]

    def test_nothing_is_guessed(self) -> None:
        undated = attrs.evolve(X, targets=(target(None, "60"),))
        none = attrs.evolve(X, targets=(Target(due=When.fiscal(2022), sense=Sense.NONE),))
        assert awaits(on="2030-01-01", indicator=undated) == awaits(on="2030-01-01", indicator=none) == []

    @given(st.lists(st.integers(2018, 2027), unique=True), st.dates(date(2019, 1, 1), date(2028, 1, 1)))
    def test_check_says_the_same(self, years: list[int], today: date) -> None:
        observations = tuple(seen("x", f"FY{year}", "1") for year in years)
        told = check(Dossier(base=plan_of(X), observations=observations), on=today)
        codes = [each for each in told if each.code == "awaited-figure"]
        assert len(codes) == len(awaited(X, observations, today))


class TestAge:
    @pytest.mark.parametrize(
        ("on", "months", "years"),
        [
            ("2021-10-01", 0, 0),
            ("2022-04-29", 0, 0),
            ("2022-04-30", 1, 0),
            ("2023-03-30", 11, 0),
            ("2023-03-31", 12, 1),
            ("2025-02", 35, 2),
        ],
    )
    def test_from_the_end_of_the_year_it_speaks_of(self, on: str, months: int, years: int) -> None:
        found = of(seen("x", "FY2021", "1"), on=on)["x"]
        assert (found.months, found.years) == (months, years)

    def test_from_the_day_it_speaks_of_where_one_is_stated(self) -> None:
        day = attrs.evolve(seen("x", "FY2021", "1").reading, at=When.fiscal(2021, on=PartialDate(2021, 9)))
        found = of(Observation(indicator="x", reading=day), on="2022-09-30")["x"]
        assert found.months == 12

    def test_a_year_that_may_be_fiscal_is_counted_from_its_last_possible_day(self) -> None:
        assert of(seen("x", "2021?", "1"), on="2022-12-31")["x"].months == 9
        assert of(seen("x", "2021", "1"), on="2022-12-31")["x"].months == 12

    def test_what_speaks_of_a_later_time_is_not_known_yet(self) -> None:
        both = (seen("x", "FY2021", "1"), seen("x", "FY2024", "2"))
        assert of(*both, on="2024-03-31")["x"].newest == both[0]
        assert of(*both, on="2024-04-01")["x"].newest == both[1]

    def test_no_figure_has_no_age(self) -> None:
        found = of(missing("x", "FY2021"), on="2024-01-01")["x"]
        assert (found.newest, found.months, found.years) == (None, None, None)


class TestGrading:
    def test_without_a_scheme_it_is_asked_whether_the_target_can_be_met(self) -> None:
        found = freshness(KURUME, KURUME_SEEN, on="2024-04-01")
        assert found.ungradable == {"direction-unknown": ("consultations",)}
        assert found["consultations"].why == "増加と減少のどちらが望ましいか示されていません。"
        assert found.scheme is None

    def test_with_a_scheme_its_own_reasons(self) -> None:
        found = of(seen("x", "FY2021", "1"), on="2024-01-01", scheme="chiba")
        assert (found.scheme, found.ungradable) == ("chiba", {"no-previous": ("x",)})
        assert of(on="2024-01-01", scheme="kenko-nippon-21-2")["x"].reason == "no-actual"

    def test_what_is_declared_counts(self) -> None:
        found = freshness(KURUME, KURUME_SEEN, on="2024-04-01", declare={"consultations": Better.UP})
        assert found.ungradable == {}

    def test_a_figure_for_reference_only(self) -> None:
        assert of(seen("x", "FY2021", "1", "件", Flag.REFERENCE), on="2024-01-01")["x"].reason == "reference-only"


class TestTheWholePlan:
    def test_a_summary(self) -> None:
        found = freshness(KURUME, KURUME_SEEN[:3], on="2024-04-01")
        assert found.unobserved == ("interest", "taking-part")
        assert found.ages == {1: 1, 2: 2, None: 2}
        assert found.without_figures == ("people",)
        assert freshness(KURUME, KURUME_SEEN, on="2026-04-01").awaited[0] == (
            "helping",
            Awaited(When.fiscal(2025), Because.TARGET_DUE),
        )
        assert freshness(KURUME, KURUME_SEEN, on="2024-04-01").ages == {1: 3, 2: 2}

    def test_it_says_so_in_lines(self) -> None:
        found = freshness(KURUME, KURUME_SEEN[:3], on="2026-04-01")
        assert str(found).split("\n")[:4] == [
            "kurume-2020（2026-04-01現在、5指標）",
            "＜指標１＞支え合いの意識：最新 令和4（36か月経過）、未入力 令和7年度",
            "＜指標２＞見守り訪問活動件数：最新 令和3年度（48か月経過）、未入力 令和7年度",
            "＜指標３＞相談件数：最新 令和3年度（48か月経過）、未入力 令和7年度、増加と減少のどちらが望ましいか示されていません",
        ]
        ended = of(missing("x", "FY2023", ReadingState.DISCONTINUED), on="2024-04-01")
        assert str(ended["x"]) == "x：実績なし、令和5年度に廃止、対象年度までの実績値がありません"
        assert repr(found) == "<Freshness of kurume-2020 on 2026-04-01: 5 indicators, 5 figures awaited>"
        assert repr(found["helping"]) == "<IndicatorFreshness helping on 2026-04-01: newest 2022?, 1 awaited>"
        assert repr(ended["x"]) == "<IndicatorFreshness x on 2024-04-01: no figure, 0 awaited>"

    def test_it_is_a_value(self) -> None:
        found = freshness(KURUME, KURUME_SEEN, on="2024-04-01")
        assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
        assert (len(found), [each.id for each in found]) == (5, [each.id for each in found.rows])
        with pytest.raises(
            UnknownIdError, match=r"^'visit' is not in the indicators with figures of plan 'kurume-2020'"
        ):
            found["visit"]

    def test_a_dossier_is_taken_in_the_text_of_that_day(self) -> None:
        raised = Amendment(kind=Kind.INDICATOR, id="x", field="targets", old=X.targets, new=(EVERY,))
        revision = Revision(id="r", adopted=PartialDate(2023, 10, 1), changes=ChangeSet(changes=(raised,)))
        dossier = Dossier(base=plan_of(X), revisions=(revision,), observations=(seen("x", "FY2022", "1"),))
        assert freshness(dossier, on="2023-09-30")["x"].awaited == ()
        assert [str(each.at) for each in freshness(dossier, on="2023-10-01")["x"].awaited] == ["FY2020", "FY2021"]

    def test_figures_are_handed_in_once(self) -> None:
        dossier = Dossier(base=plan_of(X))
        with pytest.raises(
            InvalidValueError, match=r"^the dossier has its own observations; hand in a plan to use others$"
        ):
            freshness(dossier, (), on="2024-01-01")
        with pytest.raises(
            InvalidValueError, match=r"^a plan has no observations of its own; hand them in, or the dossier$"
        ):
            freshness(plan_of(X), on="2024-01-01")
        with pytest.raises(InvalidValueError, match=r"^on says which text of a dossier holds, and plan 'plan' is one"):
            progress(plan_of(X), (), through=FiscalYear(2022), on="2022-12-01")
        with pytest.raises(
            InvalidValueError, match=r"^through is 2022; give a FiscalYear, such as FiscalYear\(2022\)$"
        ):
            progress(plan_of(X), (), through=2022)  # type: ignore[arg-type]
        with pytest.raises(InvalidValueError, match=r"^'tomorrow' is not a date"):
            freshness(dossier, on="tomorrow")
        with pytest.raises(InvalidValueError, match=r"^5 is not a day; give a date"):
            freshness(dossier, on=5)  # type: ignore[arg-type]
        with pytest.raises(InvalidValueError, match=r"^'plan' cannot be evaluated; give a Plan with what was seen"):
            freshness("plan", (), on="2024-01-01")  # type: ignore[arg-type]
