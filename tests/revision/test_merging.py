"""Three-way merge: clean where independent, conflicts as values, never a silent winner."""

import attrs
import pytest

from welfareplan.amount import Amount
from welfareplan.errors import InvalidValueError, UnknownIdError
from welfareplan.model.bases import LegalBasis, LegalItem
from welfareplan.model.identity import identical
from welfareplan.model.indicators import Indicator, Reading
from welfareplan.model.issues import Issue
from welfareplan.model.links import Link
from welfareplan.model.plan import Plan
from welfareplan.model.programmes import Programme
from welfareplan.revision.merging import Merge, merge
from welfareplan.revision.sides import ORDER, Side
from welfareplan.terms import Kind, LinkBasis, Relation
from welfareplan.when import When


def issues(*ids: str) -> tuple[Issue, ...]:
    return tuple(Issue(id=each, title=each.upper()) for each in ids)


BASE = Plan(id="draft", title="案", issues=issues("a", "b", "c"))


def ids(merged: Merge) -> list[str]:
    return [each.id for each in merged.draft.issues]


def with_issues(*ids_: str) -> Plan:
    return attrs.evolve(BASE, issues=issues(*ids_))


def retitled(title: str) -> Plan:
    return attrs.evolve(BASE, issues=(attrs.evolve(BASE.issues[0], title=title), *BASE.issues[1:]))


def test_independent_fields_of_one_element_come_together() -> None:
    ours = retitled("新しい名")
    theirs = attrs.evolve(BASE, issues=(attrs.evolve(BASE.issues[0], text="本文"), *BASE.issues[1:]))

    merged = merge(BASE, ours, theirs).plan

    assert Issue(id="a", title="新しい名", text="本文") == merged.issues[0]


def test_the_same_edit_on_both_sides_is_made_once() -> None:
    assert retitled("同じ") == merge(BASE, retitled("同じ"), retitled("同じ")).plan


def test_a_field_changed_by_both_is_a_conflict_that_names_all_three_values() -> None:
    merged = merge(BASE, retitled("われわれ"), retitled("かれら"))

    (conflict,) = merged.conflicts
    assert (conflict.base, conflict.ours, conflict.theirs) == ("A", "われわれ", "かれら")
    assert str(conflict) == "issue 'a', title: ours is 'われわれ', theirs is 'かれら' (both started from 'A')"
    assert merged.draft == BASE
    assert repr(merged) == "<Merge of draft: 1 conflicts, 0 choices>"


def test_a_merge_with_conflicts_gives_no_plan() -> None:
    with pytest.raises(InvalidValueError, match="the merge has 1 conflicts left; choose a side for each") as caught:
        _ = merge(BASE, retitled("われわれ"), retitled("かれら")).plan
    assert caught.value.ja == "統合には未解決の競合が1件あります。一つずつどちらを採るか選んでください。"


@pytest.mark.parametrize(("side", "title"), [(Side.OURS, "われわれ"), (Side.THEIRS, "かれら")])
def test_choosing_a_side_settles_a_conflict(side: Side, title: str) -> None:
    merged = merge(BASE, retitled("われわれ"), retitled("かれら"))

    settled = merged.choose(merged.conflicts[0], side)

    assert title == settled.plan.issues[0].title


def test_choosing_what_is_no_conflict_is_refused() -> None:
    merged = merge(BASE, retitled("われわれ"), retitled("かれら"))
    settled = merged.choose(merged.conflicts[0], Side.OURS)

    with pytest.raises(InvalidValueError, match="the merge has no conflict about"):
        settled.choose(merged.conflicts[0], Side.THEIRS)


def test_a_respelling_is_not_lost_and_two_respellings_conflict() -> None:
    def spelt(printed: str) -> Plan:
        reading = Reading(at=When.fiscal(2018), amount=Amount("5", "件"), printed=printed)
        return Plan(id="draft", indicators=(Indicator(id="v", baseline=reading),))

    assert identical(spelt("５件"), merge(spelt("5件"), spelt("5件"), spelt("５件")).plan)
    assert len(merge(spelt("5件"), spelt("５件"), spelt("五件")).conflicts) == 1


def test_removed_here_and_untouched_there_is_removed() -> None:
    assert ids(merge(BASE, with_issues("a", "c"), BASE)) == ["a", "c"]


def test_removed_here_and_amended_there_is_a_conflict() -> None:
    merged = merge(BASE, with_issues("b", "c"), retitled("直した"))

    (conflict,) = merged.conflicts
    assert conflict.address == (Kind.ISSUE, "a", None)
    assert [each.id for each in merged.choose(conflict, Side.OURS).plan.issues] == ["b", "c"]
    assert {"a", "b", "c"} == {each.id for each in merged.choose(conflict, Side.THEIRS).plan.issues}


def test_additions_of_both_sides_stand_behind_their_neighbours() -> None:
    merged = merge(BASE, with_issues("a", "x", "b", "c"), with_issues("z", "a", "b", "c", "y"))

    assert ids(merged) == ["z", "a", "x", "b", "c", "y"]


def test_additions_at_one_place_do_not_depend_on_which_side_is_ours() -> None:
    one, other = with_issues("a", "x", "b", "c"), with_issues("a", "y", "b", "c")

    assert ids(merge(BASE, one, other)) == ids(merge(BASE, other, one)) == ["a", "x", "y", "b", "c"]


def test_one_id_added_by_both_with_other_words_is_a_conflict() -> None:
    ours = attrs.evolve(BASE, issues=(*BASE.issues, Issue(id="new", title="甲")))
    theirs = attrs.evolve(BASE, issues=(*BASE.issues, Issue(id="new", title="乙")))
    merged = merge(BASE, ours, theirs)

    (conflict,) = merged.conflicts
    assert conflict.address == (Kind.ISSUE, "new", None)
    assert ids(merged) == ["a", "b", "c"]
    assert merged.choose(conflict, Side.THEIRS).plan.issue("new").title == "乙"


def test_one_order_wins_only_if_the_other_kept_it() -> None:
    assert ids(merge(BASE, with_issues("c", "a", "b"), BASE)) == ["c", "a", "b"]
    merged = merge(BASE, with_issues("c", "a", "b"), with_issues("b", "a", "c"))

    (conflict,) = merged.conflicts
    assert conflict.address == (Kind.ISSUE, "draft", ORDER)
    assert [each.id for each in merged.choose(conflict, Side.THEIRS).plan.issues] == ["b", "a", "c"]


@pytest.mark.parametrize("side", Side)
def test_one_id_given_to_two_kinds_is_a_conflict_and_either_can_be_kept(side: Side) -> None:
    ours = attrs.evolve(BASE, issues=(*BASE.issues, Issue(id="new", title="課題として")))
    theirs = attrs.evolve(BASE, programmes=(Programme(id="new", title="事業として"),))
    merged = merge(BASE, ours, theirs)

    (conflict,) = merged.conflicts
    assert conflict.id == "new"
    assert "new" not in merged.draft
    chosen = merged.choose(conflict, side).plan
    assert (Kind.ISSUE if side is Side.OURS else Kind.PROGRAMME) is chosen.kind_of("new")


def test_a_legal_item_that_both_sides_added_elsewhere_is_a_conflict() -> None:
    def basis(id: str) -> LegalBasis:
        return LegalBasis(id=id, statute="社会福祉法", items=(LegalItem(id="item"),))

    merged = merge(BASE, attrs.evolve(BASE, bases=(basis("one"),)), attrs.evolve(BASE, bases=(basis("two"),)))

    (conflict,) = merged.conflicts
    assert conflict.id == "item"
    assert merged.choose(conflict, Side.THEIRS).plan.bases[0].id == "two"


def test_a_thing_one_side_made_into_another_kind_is_no_conflict() -> None:
    ours = attrs.evolve(with_issues("b", "c"), programmes=(Programme(id="a", title="事業に"),))

    assert ours == merge(BASE, ours, BASE).plan
    assert ours == merge(BASE, BASE, ours).plan


def test_a_thing_made_into_another_kind_here_and_amended_there_goes_back_where_theirs_is_chosen() -> None:
    ours = attrs.evolve(with_issues("b", "c"), programmes=(Programme(id="a", title="事業に"),))
    merged = merge(BASE, ours, retitled("直した"))

    while merged.conflicts:
        merged = merged.choose(merged.conflicts[0], Side.THEIRS)

    assert merged.plan.issue("a").title == "直した"


def test_links_are_merged_by_their_key() -> None:
    def link(basis: LinkBasis) -> Link:
        return Link(source="a", relation=Relation.ANSWERS, target="b", basis=basis)

    start = attrs.evolve(BASE, links=(link(LinkBasis.INFERRED),))
    stated = attrs.evolve(BASE, links=(link(LinkBasis.STATED),))

    assert stated == merge(start, start, stated).plan


def test_fields_of_the_plan_itself_are_merged() -> None:
    merged = merge(BASE, attrs.evolve(BASE, title="素案"), attrs.evolve(BASE, vision="共に生きる"))

    assert (merged.plan.title, merged.plan.vision) == ("素案", "共に生きる")


def test_versions_of_different_plans_are_not_merged() -> None:
    with pytest.raises(InvalidValueError) as caught:
        merge(BASE, BASE, Plan(id="other"))
    assert str(caught.value) == "a merge needs three versions of one plan, found 'draft', 'draft' and 'other'"


class TestAConflictHasAName:
    """By which a person chooses a side, and a place by which the check names it too."""

    def test_a_field_an_element_and_an_order(self) -> None:
        field = merge(BASE, retitled("われわれ"), retitled("かれら")).conflicts[0]
        whole = merge(BASE, with_issues("b", "c"), retitled("直した")).conflicts[0]
        order = merge(BASE, with_issues("c", "a", "b"), with_issues("b", "a", "c")).conflicts[0]

        assert ["a.title", "a", "issue.order"] == [each.name for each in (field, whole, order)]
        assert ["issue 'a', title", "issue 'a'"] == [str(each.place) for each in (field, whole)]

    def test_it_is_found_by_it(self) -> None:
        merged = merge(BASE, retitled("われわれ"), retitled("かれら"))

        assert merged.conflict("a.title") is merged.conflicts[0]
        with pytest.raises(UnknownIdError) as caught:
            merged.conflict("a.titel")
        assert "'a.titel' is not in the conflicts of the merge of plan 'draft'; did you mean 'a.title'?" == str(
            caught.value
        )
        assert "「a.titel」は計画「draft」の統合の競合にありません。「a.title」ではありませんか。" == caught.value.ja


@pytest.mark.parametrize(("side", "title", "vision"), [("ours", "素案", "支"), ("theirs", "原案", "共")])
def test_one_side_is_chosen_for_all_that_is_left(side: str, title: str, vision: str) -> None:
    ours = attrs.evolve(BASE, title="素案", vision="支")
    theirs = attrs.evolve(BASE, title="原案", vision="共")

    merged = merge(BASE, ours, theirs).settle(Side(side))

    assert (title, vision) == (merged.plan.title, merged.plan.vision)
    assert merged.settle(Side.OURS) is merged
