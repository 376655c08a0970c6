"""Between terms: proposals with a score and grounds."""

import attrs
import pytest

from welfareplan.errors import InvalidValueError, UnknownIdError
from welfareplan.model.directions import Direction
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.plan import Plan
from welfareplan.revision.matching import Match, accept, match
from welfareplan.terms import Ground, Kind


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

    # A bare id means an element of the same plan, and the new plan has a "watch" of its own.
    assert pairs(found) == [("salon", "places"), ("watch", "watch"), ("salon", "merged")]
    assert [each.grounds for each in found] == [(Ground.SUCCEEDS,), (Ground.ID,), (Ground.SUCCEEDS,)]
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


def test_what_they_stand_under_speaks_for_two_elements() -> None:
    old, new = plans(
        (
            Initiative(id="a", title="高齢者への支援"),
            Initiative(id="b", title="子どもへの支援"),
            Initiative(id="c", title="相談窓口の設置", under="a"),
            Initiative(id="d", title="相談窓口の設置", under="b"),
        ),
        (
            Initiative(id="w", title="子どもへの支援"),
            Initiative(id="x", title="高齢者への支援"),
            Initiative(id="y", title="相談窓口の設置", under="w"),
            Initiative(id="z", title="相談窓口の設置", under="x"),
        ),
    )
    assert {("a", "x"), ("b", "w"), ("c", "z"), ("d", "y")} == set(pairs(match(old, new)))


def test_prose_stands_for_a_title_that_is_not_stated() -> None:
    old, new = plans(
        (Initiative(id="o", text="権利擁護を進めます。"),), (Initiative(id="n", text="権利擁護を進めます。"),)
    )
    assert pairs(match(old, new)) == [("o", "n")]


class TestAccepting:
    OLD, NEW = plans(
        (Initiative(id="o", title="権利擁護の推進"), Initiative(id="p", title="財源の確保")),
        (Initiative(id="n", title="権利擁護の推進", succeeds=("term-2#x",)), Initiative(id="m", title="財源の確保")),
    )

    def test_only_what_was_accepted_is_written(self) -> None:
        found = match(self.OLD, self.NEW)
        after = accept(self.NEW, [each for each in found if each.new == "n"], old=self.OLD)
        assert [("term-2#x", "term-3#o"), ()] == [each.succeeds for each in after.initiatives]
        assert match(self.OLD, after)[0].grounds == (Ground.SUCCEEDS,)

    def test_what_is_written_already_is_not_written_again(self) -> None:
        found = match(self.OLD, self.NEW)
        after = accept(self.NEW, found, old=self.OLD)
        assert after is accept(after, found, old=self.OLD)
        assert self.NEW is accept(self.NEW, (), old=self.OLD)

    def test_within_one_plan_the_bare_id_is_written_and_nothing_continues_itself(self) -> None:
        before = attrs.evolve(self.OLD, id="plan")
        after = attrs.evolve(self.NEW, id="plan")
        assert ("o",) == accept(after, match(before, after), old=before).initiatives[0].succeeds[1:]
        kept = match(before, before)
        assert {Ground.ID} == {ground for each in kept for ground in each.grounds}
        assert before is accept(before, kept, old=before)

    def test_issues_and_directions_are_handed_on_too(self) -> None:
        before = Plan(
            id="a", issues=(Issue(id="o", title="社会的孤立"),), directions=(Direction(id="d", title="支え合う"),)
        )
        after = Plan(
            id="b", issues=(Issue(id="n", title="社会的孤立"),), directions=(Direction(id="e", title="支え合う"),)
        )
        accepted = accept(after, match(before, after), old=before)
        assert (("a#o",), ("a#d",)) == (accepted.issues[0].succeeds, accepted.directions[0].succeeds)

    def test_a_proposal_about_other_plans_is_refused(self) -> None:
        stray = Match(kind=Kind.ISSUE, old="o", new="n", score=1.0, grounds=())
        with pytest.raises(InvalidValueError, match=r"a proposal says that 'o' of plan 'term-3' is of kind 'issue'"):
            accept(self.NEW, (stray,), old=self.OLD)
        with pytest.raises(UnknownIdError):
            accept(self.NEW, (attrs.evolve(stray, kind=Kind.INITIATIVE, old="nobody"),), old=self.OLD)
