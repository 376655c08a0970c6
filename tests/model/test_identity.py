"""The same, to the last sign."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.amount import Amount
from welfareplan.model.identity import first_difference, identical
from welfareplan.model.indicators import Indicator, Reading
from welfareplan.model.plan import Plan
from welfareplan.testing import plan_pairs, plans
from welfareplan.when import When

READING = Reading(at=When.fiscal(2018), amount=Amount("70", "%"), printed="70%")


def test_equal_is_not_identical() -> None:
    respelt = attrs.evolve(READING, printed="70.0%", amount=Amount("70.0", "%"))

    assert respelt == READING
    assert first_difference(READING, respelt) == "amount.value: Decimal('70') is not Decimal('70.0')"


def test_what_was_printed_counts() -> None:
    assert first_difference(READING, attrs.evolve(READING, printed="七割")) == "printed: '70%' is not '七割'"


def test_the_path_leads_into_tuples() -> None:
    one = Plan(id="p", indicators=(Indicator(id="i", targets=()), Indicator(id="j", baseline=READING)))
    other = attrs.evolve(
        one, indicators=(one.indicators[0], Indicator(id="j", baseline=attrs.evolve(READING, why="x")))
    )

    assert first_difference(one, other) == "indicators[1].baseline.why: None is not 'x'"
    assert first_difference((1,), (2,)) == "value[0]: 1 is not 2"


def test_tuples_of_other_length_differ_as_a_whole() -> None:
    assert first_difference((1,), (1, 2)) == "value: (1,) is not (1, 2)"


def test_values_of_other_types_differ() -> None:
    assert first_difference(1, "1") == "value: 1 is not '1'"
    assert first_difference(None, READING, "baseline") == f"baseline: None is not {READING!r}"


def test_two_numbers_that_are_written_alike_are_identical() -> None:
    assert identical(Amount("57.10"), Amount("57.10"))


@given(plans())
def test_a_plan_is_identical_to_a_copy(plan: Plan) -> None:
    assert identical(plan, attrs.evolve(plan))


@given(st.data())
def test_what_is_identical_is_equal(data: st.DataObject) -> None:
    one, other = data.draw(plan_pairs())

    assert one == other if identical(one, other) else first_difference(one, other) is not None
