"""A value that was made the quick way is the value that its constructor makes."""

import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.errors import InvalidValueError
from welfareplan.making import altered, evolved, twin
from welfareplan.model.element import pairs
from welfareplan.model.indicators import Reading
from welfareplan.model.issues import Issue
from welfareplan.model.plan import Plan
from welfareplan.terms import ReadingState
from welfareplan.testing import assert_identical, indicators, plans
from welfareplan.when import When

ISSUE = Issue(id="isolation", title="孤立")
PENDING = Reading(at=When.fiscal(2022), state=ReadingState.PENDING)


@given(element=indicators(), label=st.text())
def test_it_is_what_attrs_evolves(element: Any, label: str) -> None:
    made = evolved(element, label=label)

    assert_identical(made, attrs.evolve(element, label=label))
    assert hash(made) == hash(attrs.evolve(element, label=label))
    assert_identical(pickle.loads(pickle.dumps(made)), made)  # noqa: S301


@given(plan=plans())
def test_what_was_computed_of_the_one_is_not_kept_of_the_other(plan: Plan) -> None:
    assert plan.ids

    assert evolved(plan, issues=(*plan.issues, Issue(id="zzz-zzz"))).ids == {*plan.ids, "zzz-zzz"}


def test_it_is_frozen_for_good() -> None:
    made = altered(ISSUE, title="社会的孤立")

    assert type(made) is Issue
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.title = "孤独"  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del made.title
    assert ISSUE.title == "孤立"


def test_new_fields_are_asked_what_they_are_when_evolved() -> None:
    with pytest.raises(InvalidValueError, match=r"^extra of Issue must be pairs of text"):
        evolved(ISSUE, extra=("所管",))
    with pytest.raises(InvalidValueError, match="with state 'reported' has no amount"):
        evolved(PENDING, state=ReadingState.REPORTED)
    assert evolved(ISSUE, extra=pairs({"所管": "課"})).extra == (("所管", "課"),)


def test_nothing_is_asked_when_altered() -> None:
    assert altered(PENDING, state=ReadingState.REPORTED).amount is None


def test_there_are_no_other_fields() -> None:
    with pytest.raises(AttributeError):
        altered(ISSUE, vision="支え合うまち")


def test_the_twin_of_a_class_is_made_once() -> None:
    assert twin(Issue) is twin(Issue)
