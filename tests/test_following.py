"""The series of an indicator across the terms of a plan."""

from typing import Any

import attrs
import pytest

from welfareplan.amount import Amount
from welfareplan.dates import PartialDate
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError, UnknownIdError
from welfareplan.following import Series, follow
from welfareplan.model.indicators import Indicator, Reading
from welfareplan.model.issues import Issue
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Seam
from welfareplan.when import When


def reading(year: int, value: str, unit: str = "件") -> Reading:
    return Reading(at=When.fiscal(year), amount=Amount(value, unit))


def dossier(term: str, *indicators: Indicator, **seen: tuple[Reading, ...]) -> Dossier:
    """A dossier with what was seen of its indicators, by their ids."""
    observed = tuple(Observation(indicator=id, reading=each) for id, readings in seen.items() for each in readings)
    return Dossier(base=Plan(id=term, indicators=indicators), observations=observed)


def newer(**fields: Any) -> Indicator:
    usual = {"unit": "件", "succeeds": ("term-3#visits",), "baseline": reading(2019, "30")}
    return Indicator(id="calls", **{**usual, **fields})


THIRD = dossier(
    "term-3",
    Indicator(id="visits", unit="件", definition="延べ件数"),
    visits=(reading(2018, "20"), reading(2017, "10")),
)


def fourth(**fields: Any) -> Dossier:
    return dossier("term-4", newer(**fields), calls=(reading(2021, "40"),))


def values(found: Series) -> list[str]:
    return [str(each.amount) for each in found.figures]


def test_figures_are_followed_into_the_term_before() -> None:
    found = follow(fourth(), "calls", before=(THIRD,))
    assert ["10件", "20件", "30件", "40件"] == values(found)
    assert [("term-4", "calls", Seam.UNSTATED), ("term-3", "visits", None)] == [
        (each.plan, each.indicator.id, each.seam) for each in found.stretches
    ]
    assert found.ends is None


@pytest.mark.parametrize(
    ("fields", "seam"),
    [
        ({"comparable": True}, Seam.COMPARABLE),
        ({"comparable": False}, Seam.NOT_COMPARABLE),
        ({"definition": "延べ件数"}, Seam.SAME_DEFINITION),
        ({"definition": "延べ　件数"}, Seam.SAME_DEFINITION),
        ({"definition": "実件数"}, Seam.DEFINITION_CHANGED),
        ({"definition": "実件数", "comparable": True}, Seam.COMPARABLE),
        ({"unit": "人", "baseline": None}, Seam.UNIT_CHANGED),
        ({"succeeds": ("term-3#visits", "term-3#talks")}, Seam.DIVIDED),
        ({"succeeds": ("term-2#visits",)}, Seam.NOT_GIVEN),
        ({"succeeds": ("term-3#nothing",)}, Seam.NOT_GIVEN),
    ],
)
def test_a_series_goes_on_unless_something_speaks_against_it(fields: dict[str, Any], seam: Seam) -> None:
    found = follow(fourth(**fields), "calls", before=(THIRD,))
    assert seam is found.stretches[0].seam
    assert (2 if seam.holds else 1) == len(found.stretches)


def test_a_predecessor_that_two_continue_is_divided() -> None:
    two = dossier("term-4", newer(), Indicator(id="letters", succeeds=("term-3#visits",)))
    assert Seam.DIVIDED is follow(two, "calls", before=(THIRD,)).ends


def test_an_indicator_replaced_within_its_term_is_followed_there() -> None:
    base = Plan(id="term-4", indicators=(Indicator(id="old", unit="件"),))
    after = attrs.evolve(base, indicators=(newer(succeeds=("old",), baseline=None),))
    replaced = Revision.between(base, after, id="r", adopted=PartialDate(2022, 3))
    seen = (
        Observation(indicator="old", reading=reading(2020, "1")),
        Observation(indicator="calls", reading=reading(2022, "2")),
    )
    found = follow(Dossier(base=base, revisions=(replaced,), observations=seen), "calls")
    assert ["1件", "2件"] == values(found)


def test_a_definition_that_a_revision_changed_ends_the_series() -> None:
    base = Plan(id="term-4", indicators=(newer(definition="実件数"),))
    after = attrs.evolve(base, indicators=(newer(definition="延べ件数"),))
    changed = Revision.between(base, after, id="r", adopted=PartialDate(2022, 9))
    seen = tuple(Observation(indicator="calls", reading=reading(year, str(year))) for year in (2021, 2022, 2023))
    found = follow(Dossier(base=base, revisions=(changed,), observations=seen), "calls", before=(THIRD,))
    assert (["2,022件", "2,023件"], Seam.DEFINITION_CHANGED) == (values(found), found.ends)


def test_a_definition_stated_later_or_spelt_otherwise_ends_nothing() -> None:
    base = Plan(id="term-4", indicators=(newer(definition=None, method="調査"),))
    after = attrs.evolve(base, indicators=(newer(definition="延べ件数", method="調 査"),))
    stated = Revision.between(base, after, id="r", adopted=PartialDate(2022, 9))
    found = follow(Dossier(base=base, revisions=(stated,)), "calls", before=(THIRD,))
    assert ["10件", "20件", "30件"] == values(found)


def test_a_baseline_that_was_observed_too_stands_once() -> None:
    both = dossier("term-4", newer(succeeds=()), calls=(reading(2019, "31"),))
    assert ["31件"] == values(follow(both, "calls"))


def test_figures_stand_in_order_of_time_whatever_their_years_count() -> None:
    march = Reading(at=When.fiscal(2020, on=PartialDate(2020, 10)), amount=Amount("2", "件"))
    calendar = Reading(at=When.calendar(2020), amount=Amount("3", "件"))
    mixed = dossier("term-4", newer(succeeds=(), baseline=None), calls=(reading(2020, "4"), calendar, march))
    assert ["2件", "3件", "4件"] == values(follow(mixed, "calls"))


def test_circles_come_to_an_end() -> None:
    one = dossier("a", Indicator(id="x", succeeds=("b#y",)))
    other = dossier("b", Indicator(id="y", succeeds=("a#x",)))
    assert ["a", "b"] == [each.plan for each in follow(one, "x", before=(other,)).stretches]


def test_what_is_no_indicator_is_refused() -> None:
    plan = Dossier(base=Plan(id="term-4", issues=(Issue(id="isolation"),)))
    with pytest.raises(
        InvalidValueError, match=r"'isolation' of plan 'term-4' is of kind 'issue'; only an indicator has figures"
    ):
        follow(plan, "isolation")
    with pytest.raises(UnknownIdError):
        follow(plan, "nothing")
