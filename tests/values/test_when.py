"""年度, 計画期間, and the time of a figure."""

import copy
import pickle
from collections.abc import Callable
from datetime import date, datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.errors import InvalidValueError
from welfareplan.terms import Basis
from welfareplan.testing import fiscal_periods, partial_dates, whens, years
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

FIRST_MONTHS = st.integers(1, 12)
DAYS = st.dates(date(3, 1, 1), date(9997, 12, 31))
PERIOD = FiscalPeriod(FiscalYear(2020), FiscalYear(2025))


class TestFiscalYear:
    @given(DAYS, FIRST_MONTHS)
    def test_every_day_lies_in_exactly_one(self, day: date, first_month: int) -> None:
        """会計年度 (地方自治法208条): years have no gaps and do not overlap, whatever month they begin in."""
        year = FiscalYear.of(day, first_month=first_month)

        assert day in year
        assert year.start <= day <= year.end
        assert day not in year + 1
        assert day not in year - 1

    @given(st.integers(1, 9997), FIRST_MONTHS)
    def test_the_next_begins_the_day_after_the_end(self, year: int, first_month: int) -> None:
        this = FiscalYear(year, first_month=first_month)

        assert (this + 1).start == this.end + timedelta(days=1)

    @given(st.integers(1, 9998), FIRST_MONTHS)
    def test_holds_its_own_ends(self, year: int, first_month: int) -> None:
        this = FiscalYear(year, first_month=first_month)

        assert this == FiscalYear.of(this.start, first_month=first_month)
        assert this == FiscalYear.of(this.end, first_month=first_month)

    def test_begins_in_april_unless_said_otherwise(self) -> None:
        assert FiscalYear(2020).start == date(2020, 4, 1)
        assert FiscalYear(2020).end == date(2021, 3, 31)
        assert FiscalYear(2020, first_month=1).end == date(2020, 12, 31)

    def test_february_belongs_to_the_year_before(self) -> None:
        assert FiscalYear.of(date(2021, 2, 1)) == FiscalYear(2020)

    def test_a_moment_lies_in_it_too(self) -> None:
        assert datetime(2021, 3, 31, 23, 59) in FiscalYear(2020)  # noqa: DTZ001 - municipal days have no zone

    @pytest.mark.parametrize(
        ("text", "inside"),
        [("2020-04", True), ("2021-03-31", True), ("2021-04", False), ("2020", False), ("2021", False)],
    )
    def test_holds_a_date_if_it_holds_all_it_can_mean(self, text: str, inside: bool) -> None:  # noqa: FBT001
        assert inside == (PartialDate.of(text) in FiscalYear(2020))

    @pytest.mark.parametrize("day", [date(1, 3, 31), date(9999, 4, 1)], ids=str)
    def test_there_is_none_at_the_edges_of_the_calendar(self, day: date) -> None:
        with pytest.raises(InvalidValueError, match=r"^fiscal year \d+ is not a whole number from 1 to 9998$"):
            FiscalYear.of(day)

    @pytest.mark.parametrize("year", [0, 9999, True, 2020.0, "2020", None, float("nan")], ids=repr)
    def test_is_named_by_a_whole_number(self, year: object) -> None:
        with pytest.raises(InvalidValueError) as caught:
            FiscalYear(year)  # type: ignore[arg-type]

        assert str(caught.value) == f"fiscal year {year!r} is not a whole number from 1 to 9998"
        assert caught.value.ja == f"年度「{year}」は1から9998までの整数ではありません。"

    @pytest.mark.parametrize(
        "make",
        [lambda: FiscalYear(2020, first_month=13), lambda: FiscalYear.of(date(2020, 1, 1), first_month=0)],
        ids=["year", "of"],
    )
    def test_begins_in_a_month(self, make: Callable[[], FiscalYear]) -> None:
        with pytest.raises(InvalidValueError, match=r"^first month \d+ is not a whole number from 1 to 12$"):
            make()

    def test_text(self) -> None:
        assert str(FiscalYear(2026)) == "FY2026"
        assert str(FiscalYear(1)) == "FY0001"
        assert repr(FiscalYear(2026)) == "FiscalYear(2026)"
        assert repr(FiscalYear(2026, first_month=7)) == "FiscalYear(2026, first_month=7)"


class TestArithmetic:
    @given(years(), st.integers(-50, 50))
    def test_counting_on_and_back(self, year: FiscalYear, n: int) -> None:
        assert year == (year + n) - n
        assert n == (year + n) - year

    @given(years(), years())
    def test_is_ordered_as_its_days_are(self, one: FiscalYear, other: FiscalYear) -> None:
        assert (one < other) == (one.start < other.start)
        assert (one <= other) == (one.start <= other.start)
        assert (one > other) == (one.start > other.start)
        assert (one >= other) == (one.start >= other.start)

    @pytest.mark.parametrize(
        "use",
        [
            lambda a, b: a < b,
            lambda a, b: a <= b,
            lambda a, b: a > b,
            lambda a, b: a >= b,
            lambda a, b: a - b,
            FiscalPeriod,
        ],
        ids=["lt", "le", "gt", "ge", "sub", "period"],
    )
    def test_years_of_two_calendars_do_not_meet(self, use: Callable[[FiscalYear, FiscalYear], object]) -> None:
        with pytest.raises(InvalidValueError) as caught:
            use(FiscalYear(2021, first_month=4), FiscalYear(2021, first_month=1))

        assert str(caught.value) in {
            f"FY2021 and FY2021 are of two calendars (first months {a} and {b}) and cannot be compared"
            for a, b in [(4, 1), (1, 4)]
        }
        assert caught.value.ja in {
            f"FY2021 と FY2021 は始まりの月（{a}月と{b}月）が違い、比較できません。" for a, b in [(4, 1), (1, 4)]
        }

    def test_years_of_two_calendars_differ(self) -> None:
        assert FiscalYear(2021) != FiscalYear(2021, first_month=1)

    @pytest.mark.parametrize(
        "use",
        [lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a > b, lambda a, b: a >= b, lambda a, b: a - b],
        ids=["lt", "le", "gt", "ge", "sub"],
    )
    def test_a_year_does_not_compare_with_anything_else(self, use: Callable[[object, object], object]) -> None:
        with pytest.raises(TypeError):
            use(FiscalYear(2021), "2021")

    @pytest.mark.parametrize("n", [0.5, 8000])
    def test_does_not_count_beyond_what_can_be(self, n: int) -> None:
        with pytest.raises(InvalidValueError):
            FiscalYear(2021) + n


class TestWarekiOfAYear:
    @pytest.mark.parametrize(
        ("year", "era", "printed"),
        [
            (2019, None, "令和元年度"),
            (2019, "平成", "平成31年度"),
            (2020, "平成", "平成32年度"),
            (2018, None, "平成30年度"),
            (1988, None, "昭和63年度"),
            (1989, None, "平成元年度"),
            (1989, "昭和", "昭和64年度"),
            (2026, None, "令和8年度"),
            (1926, None, "大正15年度"),
        ],
    )
    def test_as_printed(self, year: int, era: str | None, printed: str) -> None:
        assert printed == FiscalYear(year).wareki(era)

    def test_three_names_of_one_year(self) -> None:
        assert FiscalYear.parse("平成31年度") == FiscalYear.parse("令和元年度") == FiscalYear.parse("FY2019")
        assert FiscalYear.parse("昭和64年度") == FiscalYear.parse("平成元年度") == FiscalYear(1989)

    @given(st.integers(1868, 3017))
    def test_what_is_printed_is_read(self, year: int) -> None:
        assert FiscalYear(year) == FiscalYear.parse(FiscalYear(year).wareki())

    def test_before_meiji_there_is_none(self) -> None:
        with pytest.raises(InvalidValueError, match=r"^1867-10-01 lies before 明治"):
            FiscalYear(1867).wareki()

    @pytest.mark.parametrize(
        "text",
        [
            "FY2022",
            "2022",
            "2022年度",
            "FY2022年度",
            "令和4年度",
            "令和４年度",
            "R4",
            "Ｒ４",
            "㋿4年度",
            " 令和 4 年度 ",
            "２０２２",
        ],
    )
    def test_the_forms_people_write(self, text: str) -> None:
        assert FiscalYear.parse(text) == FiscalYear(2022)

    @pytest.mark.parametrize(
        "found", ["", "令和4年", "2022年", "4年度", "22", "FY22", "2022-04", "R" * 99, 2022, None], ids=repr
    )
    def test_what_is_no_fiscal_year_is_refused(self, found: object) -> None:
        with pytest.raises(InvalidValueError, match=r"is not a fiscal year; write it like FY2022 or 令和4年度$"):
            FiscalYear.parse(found)  # type: ignore[arg-type]

    def test_a_calendar_year_is_refused_in_both_languages(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            FiscalYear.parse("令和4年")

        assert str(caught.value) == "'令和4年' is not a fiscal year; write it like FY2022 or 令和4年度"
        assert caught.value.ja == ("「令和4年」は年度として読めません。「令和4年度」「FY2022」のように書いてください。")


class TestFiscalPeriod:
    @given(fiscal_periods())
    def test_round_trip(self, period: FiscalPeriod) -> None:
        assert period == FiscalPeriod.of(str(period))

    @given(fiscal_periods())
    def test_iterates_over_the_years_it_holds(self, period: FiscalPeriod) -> None:
        held = list(period)

        assert (period.first, period.last, len(period)) == (held[0], held[-1], len(held))
        assert all(year in period for year in held)
        assert period.first - 1 not in period
        assert period.last + 1 not in period

    @given(fiscal_periods(), DAYS)
    def test_holds_the_days_of_its_years(self, period: FiscalPeriod, day: date) -> None:
        assert (day in period) == (period.first.start <= day <= period.last.end)

    @given(fiscal_periods(), partial_dates())
    def test_holds_a_date_if_it_holds_all_it_can_mean(self, period: FiscalPeriod, day: PartialDate) -> None:
        assert (day in period) == (day.first_day in period and day.last_day in period)

    @given(fiscal_periods(), years())
    def test_elapsed_counts_the_years_that_are_over(self, period: FiscalPeriod, through: FiscalYear) -> None:
        assert period.elapsed(through) == sum(year <= through for year in period)

    @given(fiscal_periods(), fiscal_periods())
    def test_overlaps_if_a_year_lies_in_both(self, one: FiscalPeriod, other: FiscalPeriod) -> None:
        assert one.overlaps(other) == bool(set(one) & set(other)) == other.overlaps(one)

    def test_elapsed_is_never_less_than_nothing_or_more_than_its_length(self) -> None:
        assert [PERIOD.elapsed(FiscalYear(each)) for each in (2018, 2019, 2020, 2022, 2025, 2030)] == [0, 0, 1, 3, 6, 6]

    def test_overlaps_what_shares_a_year_with_it(self) -> None:
        others = ["FY2014..FY2019", "FY2014..FY2020", "FY2022..FY2023", "FY2025..FY2030", "FY2026..FY2031"]
        assert [PERIOD.overlaps(FiscalPeriod.of(each)) for each in others] == [False, True, True, True, False]

    def test_a_month_lies_in_it_with_all_its_days(self) -> None:
        assert [PartialDate.of(each) in PERIOD for each in ("2020-03", "2020-04", "2026-03", "2026-04")] == [
            False,
            True,
            True,
            False,
        ]
        assert [PartialDate.of(each) in PERIOD for each in ("2019", "2020", "2021", "2026")] == [
            False,
            False,
            True,
            False,
        ]

    def test_text(self) -> None:
        assert str(PERIOD) == "FY2020..FY2025"
        assert repr(PERIOD) == "FiscalPeriod(FiscalYear(2020), FiscalYear(2025))"
        assert PERIOD.wareki() == "令和2年度～令和7年度"

    @pytest.mark.parametrize(
        "found",
        ["", "FY2020", "2020..2025", "FY2020-FY2025", "FY2020..FY2025 ", "令和2年度～令和7年度", 2020, None],
        ids=repr,
    )
    def test_anything_else_is_refused(self, found: object) -> None:
        with pytest.raises(InvalidValueError, match=r"is not a period; write it like FY2020\.\.FY2025$"):
            FiscalPeriod.of(found)  # type: ignore[arg-type]

    def test_the_message_in_japanese(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            FiscalPeriod.of("6年間")

        assert caught.value.ja == "「6年間」は期間として読めません。FY2020..FY2025 のように書いてください。"

    def test_cannot_end_before_it_begins(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            FiscalPeriod.of("FY2026..FY2025")

        assert str(caught.value) == "a period cannot end (FY2025) before it begins (FY2026)"
        assert caught.value.ja == "期間の終わり（FY2025）が始まり（FY2026）より前です。"

    @pytest.mark.parametrize("ends", [(2020, 2025), (FiscalYear(2020), 2025), ("FY2020", "FY2025")], ids=repr)
    def test_is_made_of_years(self, ends: tuple[object, object]) -> None:
        with pytest.raises(
            InvalidValueError, match=r"^the end of a period is .*; give a FiscalYear; FiscalPeriod.of reads text$"
        ):
            FiscalPeriod(*ends)  # type: ignore[arg-type]


class TestWhen:
    @given(whens())
    def test_round_trip(self, when: When) -> None:
        assert when == When.of(str(when), on=when.on)

    @pytest.mark.parametrize(
        ("text", "when", "printed"),
        [
            ("FY2021", When.fiscal(2021), "令和3年度"),
            ("2019", When.calendar(2019), "令和元年"),
            ("2022?", When.unstated(2022), "令和4"),
            ("2019?", When.unstated(2019), "令和元"),
        ],
    )
    def test_forms(self, text: str, when: When, printed: str) -> None:
        assert when == When.of(text)
        assert text == str(when)
        assert printed == when.wareki()

    def test_goes_on_counting_in_an_era_that_has_ended(self) -> None:
        assert [make(2020).wareki("平成") for make in (When.fiscal, When.calendar, When.unstated)] == [
            "平成32年度",
            "平成32年",
            "平成32",
        ]

    def test_only_a_fiscal_year_is_one(self) -> None:
        assert When.fiscal(2021).fiscal_year == FiscalYear(2021)
        assert When.calendar(2021).fiscal_year is None
        assert When.unstated(2021).fiscal_year is None

    @pytest.mark.parametrize("found", ["", "FY2021?", "21", "2021-12", "2021 ?", "year", 2021, None, True], ids=repr)
    def test_anything_else_is_refused(self, found: object) -> None:
        with pytest.raises(InvalidValueError) as caught:
            When.of(found)  # type: ignore[arg-type]

        shown = repr(found)
        assert str(caught.value) == (
            f"{shown} is not a year; write FY2019 (fiscal), 2019 (calendar) or 2019? (not stated)"
        )
        assert caught.value.ja == (
            f"「{found}」は年として読めません。FY2019（年度）、2019（暦年）、2019?（別の記載なし）のように書いてください。"
        )

    @pytest.mark.parametrize(("text", "hint"), [("令和4年度", "FY2022"), ("H31", "FY2019"), ("令和4年", "2022")])
    def test_a_japanese_year_is_told_its_western_one(self, text: str, hint: str) -> None:
        with pytest.raises(InvalidValueError) as caught:
            When.of(text)

        assert str(caught.value) == f"{text!r} is not a year; write {hint} here"
        assert caught.value.ja == f"「{text}」は年として読めません。ここでは {hint} と書いてください。"

    @pytest.mark.parametrize(
        ("make", "english"),
        [
            (lambda: When(0, Basis.FISCAL), "year 0 is not a whole number from 1 to 9998"),
            (lambda: When(2021, "fiscal"), "the basis of a year is 'fiscal'; give a Basis, or use When.of"),  # type: ignore[arg-type]
            (lambda: When.fiscal(2021, on="2021-12"), "the day of a figure is '2021-12'; give a PartialDate"),  # type: ignore[arg-type]
        ],
        ids=["year", "basis", "on"],
    )
    def test_is_made_of_its_parts(self, make: Callable[[], When], english: str) -> None:
        with pytest.raises(InvalidValueError) as caught:
            make()

        assert english == str(caught.value)


@pytest.mark.parametrize(
    "value", [FiscalYear(2020, first_month=7), PERIOD, When.fiscal(2021, on=PartialDate(2022, 3, 31))], ids=repr
)
class TestValues:
    def test_pickle_copy_evolve_and_hash(self, value: FiscalYear | FiscalPeriod | When) -> None:
        again = [pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value), attrs.evolve(value)]  # noqa: S301

        assert {value} == set(again)

    def test_cannot_be_changed(self, value: FiscalYear | FiscalPeriod | When) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            value.year = 1  # type: ignore[misc, union-attr]

    def test_are_written_as_they_are_typed_in(self, value: FiscalYear | FiscalPeriod | When) -> None:
        assert value == eval(repr(value))  # noqa: S307
