"""Grades are exact though nothing is divided, and what is put off until somebody asks comes out the same."""

import copy
import operator
import pickle
from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.evaluation.figures import KURUME, KURUME_SEEN

from welfareplan.dossier import Dossier
from welfareplan.evaluation import schemes
from welfareplan.evaluation.grading import evaluate
from welfareplan.evaluation.numbers import progress
from welfareplan.evaluation.quotients import Quotient, beside
from welfareplan.evaluation.rows import IndicatorProgress
from welfareplan.evaluation.schemes import Figures
from welfareplan.evaluation.schemes.bands import Band, Bands
from welfareplan.evaluation.schemes.judgement import LaterStep, Step
from welfareplan.evaluation.schemes.scheme import Grade
from welfareplan.testing import dossiers, indicators
from welfareplan.when import FiscalPeriod, FiscalYear

numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=3)
divisors = numbers.filter(bool)
LONG = Decimal("1." + "3" * 200)


class TestQuotients:
    @given(numbers, divisors)
    def test_a_quotient_is_the_fraction_it_says(self, top: Decimal, bottom: Decimal) -> None:
        exact = Fraction(top) / Fraction(bottom)
        found = Quotient(top, bottom)

        assert isinstance(found, Fraction)
        assert (found, hash(found), str(found), repr(found)) == (exact, hash(exact), str(exact), repr(exact))
        assert (found.numerator, found.denominator) == (exact.numerator, exact.denominator)
        assert found * 3 - 1 == exact * 3 - 1
        assert all(again == exact for again in (copy.copy(found), copy.deepcopy(found)))
        assert pickle.loads(pickle.dumps(found)) == exact  # noqa: S301

    @pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
    @given(top=numbers, bottom=divisors, other=numbers)
    def test_it_compares_as_a_fraction(
        self, compare: Callable[[Any, Any], bool], top: Decimal, bottom: Decimal, other: Decimal
    ) -> None:
        assert compare(Quotient(top, bottom), other) == compare(Fraction(top) / Fraction(bottom), Fraction(other))

    def test_two_thirds(self) -> None:
        found = Quotient(Decimal(2), Decimal(-3))

        assert (found, repr(found)) == (Fraction(-2, 3), "Fraction(-2, 3)")
        assert copy.copy(found) is copy.deepcopy(found) is found
        assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301

    def test_it_has_no_other_attributes(self) -> None:
        with pytest.raises(AttributeError, match=r"^rest$"):
            _ = Quotient(Decimal(1), Decimal(2)).rest


class TestComparing:
    @given(numbers, numbers, divisors)
    def test_is_that_of_fractions(self, left: Decimal, top: Decimal, bottom: Decimal) -> None:
        exact = Fraction(top) / Fraction(bottom)
        sign = (left > exact) - (left < exact)

        assert beside(left, Quotient(top, bottom)) == sign == -beside(Quotient(top, bottom), left)
        assert beside(left, exact) == sign == -beside(exact, left)
        assert beside(Quotient(top, bottom), Quotient(top, bottom)) == 0

    @given(numbers, divisors)
    def test_a_number_on_the_quotient_is_equal_to_it(self, value: Decimal, bottom: Decimal) -> None:
        assert beside(value, Quotient(value * bottom, bottom)) == 0

    def test_numbers_of_hundreds_of_digits_are_not_rounded(self) -> None:
        square = Context(prec=500).multiply(LONG, LONG)
        more = Context(prec=500).add(square, Decimal(10) ** -400)

        assert beside(LONG, Quotient(square, LONG)) == 0
        assert beside(LONG, Quotient(more, LONG)) == -1 == -beside(Quotient(more, LONG), LONG)


THIRD = Fraction(200, 3)  # a bound that no Decimal is
GRADES = {
    "A": Band(grade=Grade("A", "", ""), lower=Fraction(80)),
    "B": Band(grade=Grade("B", "", ""), lower=THIRD, lower_included=False, upper=Fraction(80)),
    "C": Band(grade=Grade("C", "", ""), lower=Fraction(40), upper=THIRD, upper_included=True),
    "D": Band(grade=Grade("D", "", ""), upper=Fraction(40)),
}
RULE = Bands(quantity="share-of-way", bands=tuple(GRADES.values()))
on_bounds = st.sampled_from([Fraction(80), THIRD, Fraction(40), Fraction(100), Fraction(0)])


class TestBands:
    @given(st.fractions(0, 120) | on_bounds)
    def test_every_rate_lies_in_the_one_band_that_holds_it(self, rate: Fraction) -> None:
        holding = [symbol for symbol, band in GRADES.items() if rate in band]
        made = Quotient(Decimal(rate.numerator), Decimal(rate.denominator))

        assert [symbol for symbol, band in GRADES.items() if made in band] == holding
        figures = Figures(baseline=Decimal(0), target=Decimal(rate.denominator * 100), actual=Decimal(rate.numerator))
        assert [RULE(figures).grade] == holding

    @given(numbers, divisors, st.integers(0, 120))
    def test_a_figure_on_a_bound_gets_the_grade_of_the_bound(self, base: Decimal, way: Decimal, rate: int) -> None:
        figures = Figures(baseline=base, target=base + way, actual=base + way * rate / 100)
        assume(figures.actual is not None and Fraction(figures.actual) == Fraction(base) + Fraction(way) * rate / 100)

        assert RULE(figures).grade == next(symbol for symbol, band in GRADES.items() if Fraction(rate) in band)


class TestSteps:
    def test_a_step_that_is_said_later_is_the_same_step(self) -> None:
        said: list[int] = []

        def words(n: int) -> tuple[str, str]:
            said.append(n)
            return f"{n}＋1", f"{n}＋1件"

        later, step = LaterStep(words, 7), Step("7＋1", "7＋1件")

        assert said == []
        assert (later, hash(later), repr(later)) == (step, hash(step), "Step(en='7 + 1', ja='7＋1件')")
        assert said == [7]
        assert pickle.loads(pickle.dumps(later)) == step  # noqa: S301
        assert later != "7＋1"

    def test_a_judgement_is_pickled_with_its_words(self) -> None:
        for scheme in schemes.ALL:
            for result in evaluate(KURUME, KURUME_SEEN, through=FiscalYear(2022), scheme=scheme):
                assert pickle.loads(pickle.dumps(result)).judgement == result.judgement  # noqa: S301


class TestRows:
    @given(dossier=dossiers(), through=st.integers(2015, 2030))
    def test_a_row_is_what_its_constructor_makes(self, dossier: Dossier, through: int) -> None:
        for row in progress(dossier, through=FiscalYear(through)):
            made = IndicatorProgress(
                indicator=row.indicator, observed=row.observed, through=row.through, since=row.since
            )

            assert made == row
            assert str(made) == str(row)
            assert attrs.evolve(row, observed=()).actual is None

    @given(dossier=dossiers())
    def test_figures_looked_up_later_are_those_stated_at_once(self, dossier: Dossier) -> None:
        for row in progress(dossier, through=FiscalYear(2025)):
            fresh, stated = (
                Figures.of_progress(row, FiscalPeriod.of("FY2020..FY2025")),
                Figures.of_progress(row, FiscalPeriod.of("FY2020..FY2025")),
            )
            again = Figures(
                **{field.name: getattr(stated, field.name) for field in attrs.fields(Figures) if field.init}
            )

            assert fresh == again
            assert repr(fresh) == repr(again)
            assert pickle.loads(pickle.dumps(Figures.of_progress(row, FiscalPeriod.of("FY2020..FY2025")))) == again  # noqa: S301

    def test_figures_have_no_other_attributes(self) -> None:
        found = Figures.of_progress(progress(KURUME, KURUME_SEEN, through=FiscalYear(2022)).rows[0])

        for figures in (found, Figures()):
            with pytest.raises(AttributeError, match=r"^'Figures' object has no attribute 'grade'$"):
                _ = figures.grade


@given(indicators())
def test_an_indicator_without_figures_has_no_numbers_and_raises_nothing(indicator: Any) -> None:
    row = IndicatorProgress(indicator=indicator, observed=(), through=FiscalYear(2022))

    assert not isinstance(row.actual_value, Decimal)
    assert str(row)
