"""What belongs to what: by the outline and by links, and whether only an inferred link says so."""

from __future__ import annotations

import pytest

from welfareplan.errors import UnknownIdError
from welfareplan.evaluation.branches import above, below
from welfareplan.model.bodies import Body
from welfareplan.model.directions import Direction
from welfareplan.model.indicators import Indicator
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.links import Link
from welfareplan.model.plan import Plan
from welfareplan.model.programmes import Programme
from welfareplan.terms import LinkBasis, Relation


def link(text: str, basis: LinkBasis = LinkBasis.STATED) -> Link:
    source, relation, to = text.split()
    return Link(source=source, relation=Relation(relation), target=to, basis=basis)


PLAN = Plan(
    id="plan",
    bodies=(Body(id="city"), Body(id="section", part_of="city")),
    issues=(Issue(id="isolation"),),
    directions=(Direction(id="goal"), Direction(id="bonds", under="goal"), Direction(id="care")),
    initiatives=(Initiative(id="salons"), Initiative(id="watching", under="salons")),
    programmes=(Programme(id="salon"),),
    indicators=(Indicator(id="people"), Indicator(id="men", under="people"), Indicator(id="visits")),
    links=(
        link("people shows salon"),
        link("salon part_of watching"),
        link("salons pursues bonds", LinkBasis.INFERRED),
        link("watching answers isolation"),
        link("visits shows bonds"),
        link("visits shows gone"),
        link("visits shows plan"),
        link("section leads salon"),
    ),
)


def test_upwards_through_programme_initiative_and_direction() -> None:
    assert above(PLAN, "men") == {
        "men": False,
        "people": False,
        "salon": False,
        "watching": False,
        "salons": False,
        "bonds": True,
        "goal": True,
    }
    assert above(PLAN, "visits") == {"visits": False, "bonds": False, "plan": False, "goal": False}
    assert above(PLAN, "nowhere") == {}


@pytest.mark.parametrize(
    ("id", "indicators"),
    [
        ("goal", ["people", "men", "visits"]),
        ("salons", ["people", "men"]),
        ("isolation", ["people", "men"]),
        ("city", ["people", "men"]),
        ("people", ["people", "men"]),
        ("care", []),
        ("plan", ["people", "men", "visits"]),
    ],
)
def test_downwards_to_the_indicators(id: str, indicators: list[str]) -> None:
    found = below(PLAN, id)
    assert [each.id for each in PLAN.indicators if each.id in found] == indicators


def test_a_stated_way_counts_for_more_than_an_inferred_one() -> None:
    both = Plan(
        id="plan",
        directions=(Direction(id="goal"),),
        initiatives=(Initiative(id="a"), Initiative(id="b")),
        indicators=(Indicator(id="x"),),
        links=(
            link("x shows a", LinkBasis.INFERRED),
            link("a pursues goal"),
            link("x shows b"),
            link("b pursues goal"),
        ),
    )
    assert above(both, "x") == {"x": False, "a": True, "goal": False, "b": False}
    assert below(both, "goal") == {"goal": False, "a": False, "b": False, "x": False}


def test_a_circle_ends_where_it_began() -> None:
    circle = Plan(id="plan", directions=(Direction(id="a", under="b"), Direction(id="b", under="a")))
    assert above(circle, "a") == below(circle, "a") == {"a": False, "b": False}


def test_nothing_is_below_what_is_not_there() -> None:
    with pytest.raises(UnknownIdError, match=r"^'goals' is not in plan 'plan'; did you mean 'goal'\?$"):
        below(PLAN, "goals")
