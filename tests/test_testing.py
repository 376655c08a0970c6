"""What the strategies promise to our users' tests: sound by construction, awkward on purpose, the same as documented."""

import subprocess
import sys
import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample
from hypothesis.strategies import SearchStrategy

from welfareplan import testing
from welfareplan.amount import Amount, canonical_unit
from welfareplan.dossier import Dossier
from welfareplan.ids import is_id
from welfareplan.model.issues import Issue
from welfareplan.model.links import LEGAL_PAIRS, Link
from welfareplan.model.plan import KINDS, Plan
from welfareplan.revision.changes import Addition, Amendment, Removal, Reordering
from welfareplan.revision.differ import diff
from welfareplan.terms import Kind, ReadingState, Relation, Sense
from welfareplan.testing import assert_identical

OF_A_KIND = {
    Kind.BASIS: testing.legal_bases,
    Kind.RELATED: testing.related_plans,
    Kind.SUBPLAN: testing.subplans,
    Kind.BODY: testing.bodies,
    Kind.SOURCE: testing.sources,
    Kind.PASSAGE: testing.passages,
    Kind.ISSUE: testing.issues,
    Kind.DIRECTION: testing.directions,
    Kind.INITIATIVE: testing.initiatives,
    Kind.PROGRAMME: testing.programmes,
    Kind.INDICATOR: testing.indicators,
    Kind.MILESTONE: testing.milestones,
}


def found(strategy: SearchStrategy[Any], condition: Any) -> bool:
    """Whether the strategy ever gives it."""
    # Shrinking what is found would take most of the time, and nobody looks at it.
    quick = settings(max_examples=1500, derandomize=True, deadline=None, phases=[Phase.generate])
    try:
        find(strategy, condition, settings=quick)
    except NoSuchExample:
        return False
    return True


class TestTheRoom:
    def test_every_name_announced_is_there(self) -> None:
        assert sorted(testing.__all__) == testing.__all__
        assert all(hasattr(testing, name) for name in testing.__all__)

    def test_the_front_door_does_not_load_hypothesis(self) -> None:
        program = "import sys, welfareplan; sys.exit('hypothesis' in sys.modules)"

        assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0

    def test_there_is_a_strategy_for_every_kind(self) -> None:
        assert set(OF_A_KIND) | {Kind.LINK} == {row.kind for row in KINDS}


class TestTexts:
    @given(testing.texts())
    def test_files_can_hold_them(self, text: str) -> None:
        assert text
        assert [each for each in text if unicodedata.category(each) in {"Cc", "Cs"} and each not in "\n\t"] == []

    @pytest.mark.parametrize("sign", ["①", "\u309a", "\U000e0100", "\n", "\t", "=", '"', "\u202e", "１", "髙"])
    def test_they_are_awkward(self, sign: str) -> None:
        assert found(testing.texts(), lambda text: sign in text)

    @given(testing.ids())
    def test_ids_are_ids(self, id: str) -> None:
        assert is_id(id)


class TestFigures:
    @given(testing.amounts())
    def test_amounts_are_canonical(self, amount: Amount) -> None:
        assert amount.unit is None or canonical_unit(amount.unit) == amount.unit
        assert Decimal(f"{amount.value:f}").as_tuple() == amount.value.as_tuple()

    @pytest.mark.parametrize("text", ["0", "-0", "-1", "1.0"])
    def test_amounts_of_every_sign_and_with_zeros(self, text: str) -> None:
        wanted = Decimal(text).as_tuple()

        assert found(testing.amounts(), lambda amount: amount.value.as_tuple() == wanted)

    @given(testing.amounts(st.just("%")))
    def test_amounts_of_a_unit(self, amount: Amount) -> None:
        assert amount.unit == "%"

    @pytest.mark.parametrize("state", ReadingState)
    def test_readings_of_every_state(self, state: ReadingState) -> None:
        assert found(testing.readings(), lambda reading: reading.state is state)

    @pytest.mark.parametrize("sense", Sense)
    def test_targets_of_every_sense(self, sense: Sense) -> None:
        assert found(testing.targets(), lambda target: target.sense is sense)


class TestPlans:
    @given(testing.plans())
    def test_references_name_what_is_there(self, plan: Plan) -> None:
        assert [named for _, _, named in plan.references() if "#" not in named and named not in plan] == []

    @given(testing.plans())
    def test_links_stand_between_the_kinds_they_may(self, plan: Plan) -> None:
        for link in plan.links:
            sources, targets = LEGAL_PAIRS[link.relation]
            assert plan.kind_of(link.source) in sources
            assert plan.kind_of(link.target) in targets

    @pytest.mark.parametrize("relation", Relation)
    def test_links_of_every_relation(self, relation: Relation) -> None:
        assert found(testing.plans(), lambda plan: any(link.relation is relation for link in plan.links))

    def test_references_to_nothing_only_when_asked_for(self) -> None:
        assert found(
            testing.plans(dangling=True), lambda plan: any(named not in plan for _, _, named in plan.references())
        )

    @pytest.mark.parametrize("kind", OF_A_KIND)
    def test_an_element_refers_to_the_plan_it_is_made_for(self, kind: Kind) -> None:
        plan = Plan(id="p", issues=(Issue(id="isolation"),))

        @settings(max_examples=20)
        @given(OF_A_KIND[kind](plan))
        def check(element: Any) -> None:
            assert element.id not in plan

        check()

    def test_no_links_where_there_is_nothing_to_link(self) -> None:
        assert testing.links(Plan(id="p")).is_empty

    @given(st.data())
    def test_links_of_a_plan(self, data: st.DataObject) -> None:
        plan = data.draw(testing.plans().filter(lambda plan: len(plan.initiatives) and len(plan.issues)))

        assert isinstance(data.draw(testing.links(plan)), Link)


class TestPairs:
    @pytest.mark.parametrize("change", [Addition, Removal, Amendment, Reordering])
    def test_changes_of_every_form(self, change: type) -> None:
        assert found(testing.plan_pairs(), lambda pair: any(isinstance(each, change) for each in diff(*pair)))

    def test_changes_of_spelling_alone(self) -> None:
        assert found(testing.plan_pairs(), lambda pair: not diff(*pair) and diff(*pair, spelling=True))

    def test_changes_of_the_plan_itself(self) -> None:
        assert found(testing.plan_pairs(), lambda pair: any(each.kind is Kind.PLAN for each in diff(*pair)))

    def test_changes_of_links(self) -> None:
        assert found(testing.plan_pairs(), lambda pair: any(each.kind is Kind.LINK for each in diff(*pair)))


class TestDossiers:
    @given(testing.dossiers())
    def test_every_revision_applies(self, dossier: Dossier) -> None:
        assert dossier.latest.id == dossier.base.id

    @given(testing.dossiers())
    def test_revisions_come_into_force_in_their_order(self, dossier: Dossier) -> None:
        days = [revision.in_force.last_day for revision in dossier.revisions]
        assert sorted(days) == days

    @given(testing.dossiers())
    def test_figures_stand_once_and_texts_are_not_empty(self, dossier: Dossier) -> None:
        keys = [each.key for each in dossier.observations]
        assert len(set(keys)) == len(keys)
        assert "" not in {text for each in dossier.observations for text in (each.note, each.reading.why)}

    @given(testing.dossiers())
    def test_assessments_are_of_what_once_stood(self, dossier: Dossier) -> None:
        assert {each.about for each in dossier.assessments} <= dossier.ids


class TestAssertIdentical:
    def test_what_is_identical_passes(self) -> None:
        assert_identical(Amount("70", "%"), Amount("70", "%"))

    def test_what_is_only_equal_fails_with_its_place(self) -> None:
        before, after = (Plan(id="p", issues=(Issue(id="a", title=title),)) for title in ("孤立", "社会的孤立"))

        with pytest.raises(AssertionError) as caught:
            assert_identical(before, after)

        assert str(caught.value) == "issues[0].title: '孤立' is not '社会的孤立'"
