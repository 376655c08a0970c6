"""The laws of years: no gaps, one name, one order."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from welfareplan.testing import fiscal_periods, partial_dates, years
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate

MONTHS = st.integers(1, 12)


class TestYearsHaveNoGaps:
    """Every day lies in exactly one fiscal year."""

    @given(st.dates(date(3, 1, 1), date(9997, 12, 31)), MONTHS)
    def test_a_day_lies_in_its_year_and_in_neither_neighbour(self, day: date, month: int) -> None:
        year = FiscalYear.of(day, first_month=month)
        assert [day in near for near in (year - 1, year, year + 1)] == [False, True, False]

    @given(st.integers(2, 9996), MONTHS)
    def test_a_year_begins_on_the_day_after_the_last(self, number: int, month: int) -> None:
        year = FiscalYear(number, first_month=month)
        assert year.start - timedelta(days=1) == (year - 1).end

    @given(years(), st.integers(-50, 50))
    def test_going_on_and_back_comes_home(self, year: FiscalYear, many: int) -> None:
        assert year == year + many - many
        assert many == (year + many) - year


class TestPeriodsAreTheirYears:
    """A period is its years: as many as it is long, each in it, and none beside."""

    @given(fiscal_periods())
    def test_it_holds_its_years_and_no_other(self, period: FiscalPeriod) -> None:
        held = list(period)
        assert len(period) == len(held)
        assert all(year in period for year in held)
        assert period.first - 1 not in period
        assert period.last + 1 not in period

    @given(fiscal_periods(), years())
    def test_what_has_elapsed_is_the_number_of_its_years_so_far(self, period: FiscalPeriod, year: FiscalYear) -> None:
        assert sum(each <= year for each in period) == period.elapsed(year)

    @given(fiscal_periods())
    def test_what_is_written_is_read_again(self, period: FiscalPeriod) -> None:
        assert period == FiscalPeriod.of(str(period))


class TestDatesAreWhatTheyMayMean:
    """A date known in part means any of its days, from the first to the last."""

    @given(partial_dates())
    def test_the_first_day_is_not_after_the_last(self, stated: PartialDate) -> None:
        assert stated.first_day <= stated.last_day
        assert stated.is_exact == (stated.first_day == stated.last_day)

    @given(partial_dates())
    def test_what_is_written_is_read_again(self, stated: PartialDate) -> None:
        assert stated == PartialDate.of(str(stated))
