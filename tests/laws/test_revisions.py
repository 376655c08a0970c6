"""The laws of revisions: what ``diff``, ``apply`` and ``inverse`` promise of any two texts of a plan."""

import copy
import pickle
from collections import Counter

import attrs
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.errors import RevisionConflictError
from welfareplan.model.identity import identical
from welfareplan.model.plan import KINDS, Plan
from welfareplan.revision.applier import apply
from welfareplan.revision.changes import Addition, Amendment, ChangeSet, Removal, Reordering
from welfareplan.revision.differ import diff
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Kind
from welfareplan.testing import assert_identical, plan_pairs, plans, revisions, texts
from welfareplan.when import PartialDate

Pair = tuple[Plan, Plan]


class TestADiffIsComplete:
    """``apply(a, diff(a, b)) == b``, identical with ``spelling=True``."""

    @given(plan_pairs())
    def test_what_is_applied_is_the_new_text(self, pair: Pair) -> None:
        before, after = pair
        assert after == apply(before, diff(before, after))

    @given(plan_pairs())
    def test_with_spelling_it_is_the_new_text_to_the_last_sign(self, pair: Pair) -> None:
        before, after = pair
        assert_identical(after, apply(before, diff(before, after, spelling=True)))

    @given(plan_pairs())
    def test_a_revision_between_two_texts_makes_one_of_the_other(self, pair: Pair) -> None:
        before, after = pair
        revision = Revision.between(before, after, id="midterm", adopted=PartialDate(2022, 11))
        assert_identical(after, apply(before, revision))

    @given(plan_pairs(), st.data())
    def test_what_is_applied_is_a_plan_that_its_constructor_takes(self, pair: Pair, data: st.DataObject) -> None:
        before, after = pair
        changes = data.draw(st.permutations(diff(before, after).changes))
        try:
            applied = apply(before, ChangeSet(tuple(changes)))
        except RevisionConflictError:
            return
        assert_identical(attrs.evolve(applied), applied)

    @given(plans(dangling=True), st.data())
    def test_it_holds_of_two_plans_that_share_nothing_but_their_id(self, before: Plan, data: st.DataObject) -> None:
        other = data.draw(plans(dangling=True).filter(lambda plan: before.id not in plan.ids - {plan.id}))
        after = attrs.evolve(other, id=before.id)
        assert_identical(after, apply(before, diff(before, after, spelling=True)))


class TestADiffSaysNothingNeedless:
    """``diff(a, a)`` is empty."""

    @given(plans())
    def test_of_a_plan_and_itself(self, plan: Plan) -> None:
        assert len(diff(plan, plan)) == 0

    @given(plans())
    def test_of_a_plan_and_an_identical_copy(self, plan: Plan) -> None:
        assert len(diff(plan, pickle.loads(pickle.dumps(plan)), spelling=True)) == 0  # noqa: S301 - our own bytes

    @given(plan_pairs())
    def test_there_is_no_difference_exactly_where_the_texts_are_equal(self, pair: Pair) -> None:
        before, after = pair
        assert (before == after) == (len(diff(before, after)) == 0)

    @given(plan_pairs())
    def test_there_is_no_difference_of_spelling_exactly_where_they_are_identical(self, pair: Pair) -> None:
        before, after = pair
        assert identical(before, after) == (len(diff(before, after, spelling=True)) == 0)

    @given(plan_pairs())
    def test_no_field_is_amended_to_what_it_said(self, pair: Pair) -> None:
        assert [change for change in diff(*pair) if isinstance(change, Amendment) and change.old == change.new] == []

    @given(plan_pairs())
    def test_nothing_is_said_twice(self, pair: Pair) -> None:
        said = Counter(
            (
                type(change),
                change.kind,
                None if isinstance(change, Reordering) else change.id,
                getattr(change, "field", None),
            )
            for change in diff(*pair)
        )
        assert set(said.values()) <= {1}


class TestNothingIsLost:
    """``apply(b, diff(a, b).inverse()) == a``."""

    @given(plan_pairs())
    def test_the_inverse_brings_the_old_text_back(self, pair: Pair) -> None:
        before, after = pair
        assert before == apply(after, diff(before, after).inverse())

    @given(plan_pairs())
    def test_with_spelling_to_the_last_sign(self, pair: Pair) -> None:
        before, after = pair
        assert_identical(before, apply(after, diff(before, after, spelling=True).inverse()))

    @given(plan_pairs())
    def test_the_inverse_of_the_inverse_is_the_difference(self, pair: Pair) -> None:
        changes = diff(*pair, spelling=True)
        assert_identical(changes, changes.inverse().inverse())


class TestTheOrderOfChanges:
    """Removals, then one reordering of what was kept, then additions, then amendments: all kinds at each step."""

    ORDER = (Removal, Reordering, Addition, Amendment)

    @given(plan_pairs())
    def test_the_steps_follow_one_another(self, pair: Pair) -> None:
        steps = [self.ORDER.index(type(change)) for change in diff(*pair)]
        assert sorted(steps) == steps

    @given(plan_pairs())
    def test_a_kind_is_reordered_at_most_once(self, pair: Pair) -> None:
        kinds = [change.kind for change in diff(*pair) if isinstance(change, Reordering)]
        assert len(set(kinds)) == len(kinds)

    @given(plans(), st.data())
    def test_a_shuffled_kind_is_at_most_one_change(self, plan: Plan, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(KINDS))
        shuffled = data.draw(st.permutations(getattr(plan, row.field)))
        changes = diff(plan, attrs.evolve(plan, **{row.field: tuple(shuffled)}))  # type: ignore[arg-type]
        assert len(changes) <= 1
        assert all(isinstance(change, Reordering) for change in changes)


class TestIdentityHolds:
    """Retitling or reordering never adds or removes."""

    @given(plans(), st.data())
    def test_whatever_it_is_called_and_wherever_it_stands(self, plan: Plan, data: st.DataObject) -> None:
        edited: dict[str, object] = {}
        for row in KINDS:
            moved = data.draw(st.permutations(getattr(plan, row.field)))
            if row.kind is not Kind.LINK:
                moved = [attrs.evolve(each, title=data.draw(texts()), label=data.draw(texts())) for each in moved]
            edited[row.field] = tuple(moved)
        changes = diff(plan, attrs.evolve(plan, **edited))  # type: ignore[arg-type]
        assert [change for change in changes if isinstance(change, (Addition, Removal))] == []


class TestMeaningIsComparedNotPrint:
    """A respelled cell is no change of meaning."""

    @given(plans(), texts())
    def test_what_was_printed_is_no_change_but_of_spelling(self, plan: Plan, cell: str) -> None:
        respelt = attrs.evolve(
            plan,
            indicators=tuple(
                attrs.evolve(
                    each,
                    baseline=None if each.baseline is None else attrs.evolve(each.baseline, printed=cell),
                    targets=tuple(attrs.evolve(target, printed=cell) for target in each.targets),
                )
                for each in plan.indicators
            ),
        )
        assert plan == respelt
        assert len(diff(plan, respelt)) == 0
        spelling = diff(plan, respelt, spelling=True)
        assert {change.field for change in spelling if isinstance(change, Amendment)} <= {"baseline", "targets"}
        assert_identical(respelt, apply(plan, spelling))


class TestSharing:
    """What a change does not touch stays the same object, so that a revision is kept and compared cheaply."""

    @given(plan_pairs())
    def test_kinds_that_no_change_names_keep_their_tuple(self, pair: Pair) -> None:
        before, after = pair
        changes = diff(before, after)
        applied, touched = apply(before, changes), {change.kind for change in changes}
        for row in KINDS:
            if row.kind not in touched:
                assert getattr(applied, row.field) is getattr(before, row.field)

    @given(plan_pairs())
    def test_elements_that_no_change_names_stay_the_same_objects(self, pair: Pair) -> None:
        before, after = pair
        changes = diff(before, after)
        applied = apply(before, changes)
        touched = {change.id for change in changes if not isinstance(change, Reordering)}
        for row in KINDS:
            own = {id(each) for each in getattr(before, row.field)}
            for each in getattr(applied, row.field):
                key = each.key if row.kind is Kind.LINK else each.id
                assert key in touched or id(each) in own

    @given(plans())
    def test_no_changes_give_the_same_plan(self, plan: Plan) -> None:
        assert apply(plan, diff(plan, plan)) is plan

    @given(plan_pairs())
    def test_neither_text_is_changed(self, pair: Pair) -> None:
        before, after = pair
        copies = copy.deepcopy(pair)
        apply(before, diff(before, after))
        assert_identical(copies, pair)


class TestRevisionsAreValues:
    """A revision is compared by content, hashed, and survives pickling and copying to the last sign."""

    @given(plans(), st.data())
    def test_they_survive_pickling_and_copying(self, plan: Plan, data: st.DataObject) -> None:
        revision = data.draw(revisions(plan))
        for again in (pickle.loads(pickle.dumps(revision)), copy.copy(revision), copy.deepcopy(revision)):  # noqa: S301 - our own bytes
            assert_identical(revision, again)
            assert hash(revision) == hash(again)

    @given(plan_pairs())
    def test_equal_plans_have_one_hash(self, pair: Pair) -> None:
        before, after = pair
        assert hash(apply(before, diff(before, after))) == hash(after)
