"""The laws of dossiers: history has a beginning, and every day has its text."""

import copy
import pickle
from datetime import date, timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.dossier import Dossier
from welfareplan.revision.applier import apply
from welfareplan.testing import assert_identical, dossiers


class TestHistoryHasABeginning:
    """``dossier.as_of(before the first revision) == dossier.base``."""

    @given(dossiers())
    def test_before_the_first_revision_the_base_text_stands(self, dossier: Dossier) -> None:
        first = dossier.revisions[0].in_force.last_day if dossier.revisions else date(2020, 4, 1)
        assert dossier.as_of(first - timedelta(days=1)) is dossier.base


class TestHistoryIsAFold:
    """The text of a day is the base text with the revisions in force on that day, one after the other."""

    @given(dossiers())
    def test_each_revision_makes_the_next_text(self, dossier: Dossier) -> None:
        plan = dossier.base
        for number, revision in enumerate(dossier.revisions, 1):
            plan = apply(plan, revision)
            assert_identical(plan, attrs.evolve(dossier, revisions=dossier.revisions[:number]).latest)

    @given(dossiers())
    def test_after_the_last_revision_the_latest_text_stands(self, dossier: Dossier) -> None:
        assert_identical(dossier.latest, dossier.as_of("9998"))

    @given(dossiers(), st.dates(date(2020, 1, 1), date(2024, 1, 1)))
    def test_a_later_day_has_as_many_revisions_or_more(self, dossier: Dossier, day: date) -> None:
        in_force = [each for each in dossier.revisions if each.in_force.last_day <= day]
        assert tuple(in_force) == dossier.revisions[: len(in_force)]
        assert_identical(attrs.evolve(dossier, revisions=tuple(in_force)).latest, dossier.as_of(day))


class TestIdsAreForLife:
    """Every id of any text of the plan is an id of the dossier, and no other is."""

    @given(dossiers())
    def test_the_ids_are_those_of_all_its_texts(self, dossier: Dossier) -> None:
        ids, plan = set(dossier.base.ids), dossier.base
        for revision in dossier.revisions:
            plan = apply(plan, revision)
            ids |= plan.ids
        assert ids == dossier.ids


class TestDossiersAreValues:
    """A dossier is compared by content, hashed, and survives pickling and copying to the last sign."""

    @given(dossiers())
    def test_they_survive_pickling_and_copying(self, dossier: Dossier) -> None:
        assert dossier.latest.id == dossier.base.id  # what was computed already does not get in the way
        for again in (pickle.loads(pickle.dumps(dossier)), copy.copy(dossier), copy.deepcopy(dossier)):  # noqa: S301 - our own bytes
            assert_identical(dossier, again)
            assert dossier == again
            assert hash(dossier) == hash(again)
