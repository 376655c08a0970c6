"""Between terms: proposals with a score and grounds."""

import pytest

from welfareplan.errors import InvalidValueError
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.plan import Plan
from welfareplan.revision.matching import Match, match
from welfareplan.terms import Ground


def plans(old: tuple[Initiative, ...], new: tuple[Initiative, ...]) -> tuple[Plan, Plan]:
    return Plan(id="term-3", initiatives=old), Plan(id="term-4", initiatives=new)


def pairs(found: tuple[Match, ...]) -> list[tuple[str, str]]:
    return [(each.old, each.new) for each in found]


def test_what_the_documents_say_comes_first() -> None:
    old, new = plans(
        (Initiative(id="salon", title="集いの場"), Initiative(id="watch", title="見守り")),
        (
            Initiative(id="places", title="見守り", succeeds=("term-3#salon",)),
            Initiative(id="watch", title="全く別の名"),
            Initiative(id="merged", succeeds=("salon", "watch", "elsewhere#x")),
        ),
    )

    found = match(old, new)

    assert pairs(found) == [("salon", "places"), ("watch", "watch"), ("salon", "merged"), ("watch", "merged")]
    assert [each.grounds for each in found] == [
        (Ground.SUCCEEDS,),
        (Ground.ID,),
        (Ground.SUCCEEDS,),
        (Ground.SUCCEEDS,),
    ]
    assert {1.0} == {each.score for each in found}


def test_an_id_that_is_also_named_is_proposed_once() -> None:
    old, new = plans((Initiative(id="a", title="集い"),), (Initiative(id="a", title="集い", succeeds=("a",)),))
    assert pairs(match(old, new)) == [("a", "a")]


def test_the_likest_pair_wins_and_each_element_is_matched_once() -> None:
    old, new = plans(
        (Initiative(id="o1", title="見守り活動の推進"), Initiative(id="o2", title="見守り活動の支援")),
        (Initiative(id="n1", title="見守り活動の推進"), Initiative(id="n2", title="地域の見守り活動の推進")),
    )

    assert ("o1", "n1") in pairs(match(old, new))
    assert len(match(old, new)) == 2


def test_prose_and_place_are_grounds_of_their_own() -> None:
    old, new = plans(
        (Initiative(id="o", title="権利擁護の推進", text="成年後見制度の利用を進めます。"),),
        (Initiative(id="n", title="権利擁護の充実", text="成年後見制度の利用を進めます。"),),
    )

    (found,) = match(old, new)

    assert found.grounds == (Ground.TITLE, Ground.TEXT, Ground.PLACE)
    assert 0.5 < found.score < 1


def test_nothing_in_common_is_not_proposed() -> None:
    old, new = plans(
        (Initiative(id="o", title="財源確保"),), (Initiative(id="n", title="人材の育成"), Initiative(id="m"))
    )
    assert match(old, new) == ()


def test_a_weak_likeness_is_proposed_only_if_asked_for() -> None:
    old, new = plans(
        (Initiative(id="o", title="福祉人材の育成と資質の向上"),), (Initiative(id="n", title="人材の確保"),)
    )
    assert match(old, new) == ()
    assert pairs(match(old, new, least=0.1)) == [("o", "n")]


def test_kinds_do_not_mix() -> None:
    old = Plan(id="term-3", issues=(Issue(id="o", title="集いの場"),))
    _, new = plans((), (Initiative(id="n", title="集いの場"),))
    assert match(old, new) == ()


def test_a_least_score_outside_its_range_is_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"the least score 2 is not between 0 and 1"):
        match(Plan(id="a"), Plan(id="b"), least=2)
