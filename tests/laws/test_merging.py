"""The laws of merging and of history."""

from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.checks import check
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.model.identity import identical
from welfareplan.model.plan import KINDS, Plan, key_of
from welfareplan.problems import Problem, Severity
from welfareplan.revision.differ import diff
from welfareplan.revision.history import history
from welfareplan.revision.meaning import events
from welfareplan.revision.merging import Merge, merge
from welfareplan.revision.sides import Side
from welfareplan.testing import assert_identical, dossiers, edited, plan_pairs, plans


@st.composite
def drafts(draw: st.DrawFn) -> tuple[Plan, Plan, Plan]:
    """A plan and two versions of it, edited apart."""
    base = draw(plans())
    return base, draw(edited(base)), draw(edited(base))


TOGETHER = frozenset({"unknown-id", "wrong-kind", "circular-reference"})
"""The errors that two sound texts may make together: of what one side took away, made another thing or moved."""


def errors(plan: Plan) -> list[Problem]:
    return [each for each in check(plan) if each.severity is Severity.ERROR]


def settled(merged: Merge, side: Side) -> Merge:
    while merged.conflicts:
        merged = merged.choose(merged.conflicts[0], side)
    return merged


class TestMergingWithAnUnchangedSideGivesTheOther:
    @given(plan_pairs())
    def test_either_way(self, pair: tuple[Plan, Plan]) -> None:
        base, edit = pair
        assert_identical(edit, merge(base, base, edit).plan)
        assert_identical(edit, merge(base, edit, base).plan)

    @given(plan_pairs())
    def test_the_same_edit_on_both_sides_is_made_once(self, pair: tuple[Plan, Plan]) -> None:
        base, edit = pair
        assert_identical(edit, merge(base, edit, edit).plan)


class TestAMergeIsSymmetricUpToTheNamesOfTheSides:
    @given(drafts())
    def test_draft_and_conflicts_do_not_depend_on_who_is_ours(self, versions: tuple[Plan, Plan, Plan]) -> None:
        base, one, other = versions
        here, there = merge(base, one, other), merge(base, other, one)
        assert_identical(here.draft, there.draft)
        assert {(each.id, each.field) for each in here.conflicts} == {(each.id, each.field) for each in there.conflicts}


class TestNobodyWinsInSilence:
    """Whatever the merged draft says, the base or one of the sides said; what only one side changed is in it."""

    @given(drafts())
    def test_what_one_side_changed_and_nobody_else_touched_is_kept(self, versions: tuple[Plan, Plan, Plan]) -> None:
        base, one, other = versions
        merged = merge(base, one, other)
        contested = {each.id for each in merged.conflicts}
        for row in KINDS:
            started, mine, yours, result = (
                {key_of(each): each for each in getattr(plan, row.field)} for plan in (base, one, other, merged.draft)
            )
            for key in {*started, *mine, *yours} - contested:
                values: list[Any] = [side.get(key) for side in (started, mine, yours)]
                if identical(values[0], values[2]):
                    assert identical(values[1], result.get(key))
                if identical(values[0], values[1]):
                    assert identical(values[2], result.get(key))

    @given(drafts(), st.sampled_from(Side))
    def test_every_conflict_can_be_settled(self, versions: tuple[Plan, Plan, Plan], side: Side) -> None:
        merged = settled(merge(*versions), side)
        assert merged.conflicts == ()
        assert merged.plan is merged.draft

    @given(drafts(), st.sampled_from(Side))
    def test_all_at_once_is_as_one_by_one(self, versions: tuple[Plan, Plan, Plan], side: Side) -> None:
        merged = merge(*versions)
        assert_identical(settled(merged, side).plan, merged.settle(side).plan)

    @given(drafts())
    def test_every_conflict_has_a_name_and_is_found_by_it(self, versions: tuple[Plan, Plan, Plan]) -> None:
        merged = merge(*versions)
        for each in merged.conflicts:
            assert merged.conflict(each.name).name == each.name

    @given(drafts())
    def test_a_merge_with_conflicts_gives_no_plan(self, versions: tuple[Plan, Plan, Plan]) -> None:
        merged = merge(*versions)
        try:
            plan = merged.plan
        except InvalidValueError:
            assert merged.conflicts
        else:
            assert plan is merged.draft
            assert not merged.conflicts


class TestTheMergedTextIsSound:
    """It passes the check, or the check says what one side took away that the other needs."""

    @given(drafts(), st.sampled_from(Side))
    def test_a_new_error_is_about_what_the_two_sides_did_together(
        self, versions: tuple[Plan, Plan, Plan], side: Side
    ) -> None:
        known = {each for version in versions for each in errors(version)}
        found = errors(merge(*versions).settle(side).plan)
        assert {each.code for each in found if each not in known} <= TOGETHER


class TestEveryChangeIsRead:
    """The events cover all changes, and speak Japanese and English."""

    @given(plan_pairs(), st.booleans())
    def test_no_change_is_passed_over(self, pair: tuple[Plan, Plan], spelling: bool) -> None:  # noqa: FBT001
        changes = diff(*pair, spelling=spelling)
        found = events(*pair, changes)
        assert set(range(len(changes))) == {n for event in found for n in event.changes}
        assert all(event.english and event.ja.endswith("。") for event in found)


class TestHistoryAgreesWithTheTextOfEveryRevision:
    """The last span of a field is what the plan with all its revisions says."""

    @given(dossiers(), st.data())
    def test_the_open_spans_are_the_latest_text(self, dossier: Dossier, data: st.DataObject) -> None:
        latest = dossier.latest
        id = data.draw(
            st.sampled_from(sorted(part.id for part in dossier.base.parts() if part.id in latest) or [latest.id])
        )
        if id != latest.id and latest.kind_of(id) != dossier.base.kind_of(id):
            return
        element = latest[id]
        if not hasattr(element, "cites"):
            return  # an item of a legal basis has no history of its own
        found = history(dossier.base, dossier.revisions, id)
        standing = {span.field: span.value for span in found.spans if span.until is None}
        fields = {each.name for each in attrs.fields(type(element))} - {row.field for row in KINDS}
        for name in fields:
            assert identical(standing.get(name) or None, getattr(element, name) or None)
