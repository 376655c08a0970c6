"""The laws of identity: the same to the last sign is more than equal."""

from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.amount import Amount
from welfareplan.dossier import Dossier
from welfareplan.model.identity import first_difference, identical
from welfareplan.model.plan import Plan
from welfareplan.testing import amounts, dossiers, plan_pairs, readings, texts


class TestIdenticalIsFinerThanEqual:
    """What is identical is equal, and has one hash."""

    @given(plan_pairs())
    def test_identical_plans_are_equal(self, pair: tuple[Plan, Plan]) -> None:
        before, after = pair
        assert not identical(before, after) or (before == after and hash(before) == hash(after))

    @given(plan_pairs())
    def test_it_asks_the_same_both_ways(self, pair: tuple[Plan, Plan]) -> None:
        before, after = pair
        assert identical(before, after) == identical(after, before)

    @given(plan_pairs())
    def test_it_is_that_no_difference_is_found(self, pair: tuple[Plan, Plan]) -> None:
        before, after = pair
        for one, other in zip(before.parts(), after.parts(), strict=False):
            assert identical(one, other) == (first_difference(one, other) is None)

    @given(dossiers())
    def test_everything_is_identical_with_itself(self, dossier: Dossier) -> None:
        assert first_difference(dossier, attrs.evolve(dossier)) is None


class TestEverySignCounts:
    """A zero after the point and what was printed are no difference of meaning, and a difference of signs."""

    @given(amounts())
    def test_one_more_zero(self, amount: Amount) -> None:
        sign, digits, exponent = amount.value.as_tuple()
        assert isinstance(exponent, int)
        longer: Any = amount.value.__class__((sign, (*digits, 0), exponent - 1))
        assert amount.value == longer
        assert not identical(amount.value, longer)

    @given(st.data())
    def test_another_cell(self, data: st.DataObject) -> None:
        reading = data.draw(readings())
        respelt = attrs.evolve(reading, printed=data.draw(texts().filter(lambda cell: cell != reading.printed)))
        assert reading == respelt
        assert (first_difference(reading, respelt) or "").startswith("printed: ")
