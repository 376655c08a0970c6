"""The laws of ``check``: it never raises, says nothing twice, and says of a dossier what it says of each of its texts."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from welfareplan.checks import check
from welfareplan.dossier import Dossier
from welfareplan.errors import RevisionConflictError
from welfareplan.model.plan import Plan
from welfareplan.problems import CODES, Severity
from welfareplan.revision.applier import apply
from welfareplan.revision.revisions import Revision
from welfareplan.rules.states import State
from welfareplan.testing import dossiers, plan_pairs, plans
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate

BY_CONSTRUCTION_RIGHT = {
    "circular-reference",
    "check-digit",
    "duplicate-figure",
    "revision-conflict",
    "revision-order",
    "unknown-assessment",
}
"""What the generated dossiers cannot have; their days and years are at odds often, as are citations without sources."""

days = st.none() | st.dates()


@given(dossiers(), days)
def test_nothing_is_raised_and_nothing_said_twice(dossier: Dossier, on: date | None) -> None:
    found = check(dossier, on=on)
    assert len(set(found)) == len(found)
    for problem in found:
        assert problem.place is not None
        assert "<" not in CODES[problem.code].message
        assert str(problem)
        assert problem.ja


@given(dossiers(), days)
def test_what_is_right_raises_no_error(dossier: Dossier, on: date | None) -> None:
    errors = {problem.code for problem in check(dossier, on=on) if problem.severity is Severity.ERROR}
    assert set() == errors & BY_CONSTRUCTION_RIGHT


@given(dossiers(), days)
def test_the_same_is_found_again(dossier: Dossier, on: date | None) -> None:
    assert check(dossier, on=on) == check(dossier, on=on)


@given(dossiers(), days)
def test_what_is_wrong_with_a_text_is_found_in_the_dossier(dossier: Dossier, on: date | None) -> None:
    """Looking only at what a revision touched misses nothing that a look at the whole text would find."""
    states = [dossier.base]
    for revision in dossier.revisions:
        states.append(apply(states[-1], revision))
    alone = {problem for state in states for problem in check(state, on=on) if problem.code != "unknown-predecessor"}
    assert set() == alone - set(check(dossier, on=on))


@given(dossiers(), days)
def test_nothing_is_found_in_the_dossier_that_is_in_no_text(dossier: Dossier, on: date | None) -> None:
    states = [dossier.base]
    for revision in dossier.revisions:
        states.append(apply(states[-1], revision))
    alone = {problem for state in states for problem in check(state, on=on)}
    beside = {"observation", "assessment", "revision"}
    needs_figures = {"awaited-figure", "target-of-discontinued"}
    whole = {
        problem
        for problem in check(dossier, on=on)
        if problem.place is not None and problem.place.kind not in beside and problem.code not in needs_figures
    }
    assert set() == {problem for problem in whole - alone if (problem.place and problem.place.field) != "succeeds"}


@given(dossiers(), st.integers(2000, 2030), days)
def test_what_is_passed_over_at_a_glance_has_nothing_wrong(dossier: Dossier, last: int, on: date | None) -> None:
    """Most of a plan is looked at once and never closely; a close look at everything finds no more."""
    period = FiscalPeriod(FiscalYear(2000), FiscalYear(last))
    dossier = attrs.evolve(dossier, base=attrs.evolve(dossier.base, period=period))
    at_a_glance = check(dossier, on=on)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("welfareplan.rules.figures._is_ordinary", lambda *_: False)
        patch.setattr("welfareplan.rules.references._all_named_are_known", lambda *_: False)
        patch.setattr("welfareplan.rules.texts._suspect", lambda _: True)
        patch.setattr("welfareplan.checks.State", _LookedAtInFull)
        assert at_a_glance == check(dossier, on=on)


class _LookedAtInFull(State):
    """A text of which nothing is known to be as it was but what is the same object."""

    __slots__ = ()

    def __init__(self, plan: Plan, before: State | None = None) -> None:
        super().__init__(plan, before)
        self.only_figures = False


@given(plans(dangling=True), days)
def test_a_plan_that_names_what_is_not_there_is_told_so(plan: Plan, on: date | None) -> None:
    known = plan.ids
    missing = {
        (owner, named) for owner, field, named in plan.references() if field != "succeeds" and named not in known
    }
    found = {
        (problem.place.id, dict(problem.facts)["found"])
        for problem in check(plan, on=on)
        if problem.code == "unknown-id" and problem.place is not None
    }
    assert missing == found


@given(plan_pairs())
def test_a_revision_drafted_against_another_text_is_a_conflict(pair: tuple[Plan, Plan]) -> None:
    before, after = pair
    revision = Revision.between(before, after, id="midterm", adopted=PartialDate(2022, 11))
    assume(revision.changes.changes)
    twice = Dossier(base=before, revisions=(revision, attrs.evolve(revision, id="again")))
    applies = True
    try:
        _ = twice.latest
    except RevisionConflictError:
        applies = False
    assert applies != any(problem.code == "revision-conflict" for problem in check(twice))
