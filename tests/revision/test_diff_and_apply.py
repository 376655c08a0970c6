"""What changed between two texts, in which order, and what comes of applying it: worked cases beside the laws."""

import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import attrs
import pytest

from welfareplan.amount import Amount
from welfareplan.errors import InvalidValueError
from welfareplan.model.bases import LegalBasis, LegalItem
from welfareplan.model.directions import Direction
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.issues import Issue
from welfareplan.model.links import Link
from welfareplan.model.plan import KINDS, Plan
from welfareplan.revision.applier import apply
from welfareplan.revision.changes import Addition, Amendment, ChangeSet, Removal, Reordering
from welfareplan.revision.differ import diff
from welfareplan.revision.fields import AMENDABLE, fits
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Kind, LinkBasis, Relation
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When


def plan(*ids: str, **fields: Any) -> Plan:
    return Plan(id="p", issues=tuple(Issue(id=id) for id in ids), **fields)


def changes(before: Plan, after: Plan) -> tuple[object, ...]:
    found = diff(before, after)
    assert apply(before, found) == after
    assert apply(after, found.inverse()) == before
    return found.changes


class TestTheNeighbourIsTheOneOfTheRunningPlan:
    def test_of_two_removed_together(self) -> None:
        assert changes(plan("a", "b", "c"), plan("a")) == (
            Removal(Kind.ISSUE, Issue(id="b"), "a"),
            Removal(Kind.ISSUE, Issue(id="c"), "a"),
        )

    def test_of_the_first_ones_removed(self) -> None:
        assert changes(plan("a", "b", "c"), plan("c")) == (
            Removal(Kind.ISSUE, Issue(id="a"), None),
            Removal(Kind.ISSUE, Issue(id="b"), None),
        )

    def test_of_two_added_together(self) -> None:
        assert changes(plan("a"), plan("b", "c", "a", "d")) == (
            Addition(Kind.ISSUE, Issue(id="b"), None),
            Addition(Kind.ISSUE, Issue(id="c"), "b"),
            Addition(Kind.ISSUE, Issue(id="d"), "a"),
        )

    def test_of_those_kept_only_the_order_is_told(self) -> None:
        assert changes(plan("a", "x", "b", "c"), plan("c", "a", "y", "b")) == (
            Removal(Kind.ISSUE, Issue(id="x"), "a"),
            Reordering(Kind.ISSUE, ("a", "b", "c"), ("c", "a", "b")),
            Addition(Kind.ISSUE, Issue(id="y"), "a"),
        )


class TestWhatIsAChange:
    def test_all_kinds_are_removed_before_any_is_reordered_added_or_amended(self) -> None:
        before = plan("a", "b", "c", directions=(Direction(id="d"), Direction(id="e")))
        after = Plan(
            id="p",
            title="新",
            issues=(Issue(id="c"), Issue(id="b", title="題"), Issue(id="n")),
            directions=(Direction(id="m"), Direction(id="e", text="文")),
        )

        assert changes(before, after) == (
            Removal(Kind.ISSUE, Issue(id="a"), None),
            Removal(Kind.DIRECTION, Direction(id="d"), None),
            Reordering(Kind.ISSUE, ("b", "c"), ("c", "b")),
            Addition(Kind.ISSUE, Issue(id="n"), "b"),
            Addition(Kind.DIRECTION, Direction(id="m"), None),
            Amendment(Kind.PLAN, "p", "title", None, "新"),
            Amendment(Kind.ISSUE, "b", "title", None, "題"),
            Amendment(Kind.DIRECTION, "e", "text", None, "文"),
        )

    def test_an_id_may_come_back_as_another_kind(self) -> None:
        assert changes(plan("a"), Plan(id="p", directions=(Direction(id="a"),))) == (
            Removal(Kind.ISSUE, Issue(id="a"), None),
            Addition(Kind.DIRECTION, Direction(id="a"), None),
        )

    def test_the_id_of_a_legal_item_may_become_that_of_an_element(self) -> None:
        before = plan(bases=(LegalBasis(id="law", statute="法", items=(LegalItem(id="a"),)),))

        assert len(changes(before, plan("a", bases=(LegalBasis(id="law", statute="法"),)))) == 2

    def test_every_field_of_the_plan_itself(self) -> None:
        fields = {
            "title": "新",
            "period": FiscalPeriod(FiscalYear(2020), FiscalYear(2025)),
            "terms": (("indicator", "成果指標"),),
            "extra": (("a", "b"),),
            "levels": ("基本目標",),
        }

        found = changes(plan("a"), plan("a", **fields))

        assert {change.field: change.new for change in found if isinstance(change, Amendment)} == fields

    def test_a_link_that_is_stated_now(self) -> None:
        link = Link(source="s", relation=Relation.SHOWS, target="d", basis=LinkBasis.INFERRED)

        assert changes(plan(links=(link,)), plan(links=(attrs.evolve(link, basis=LinkBasis.STATED),))) == (
            Amendment(Kind.LINK, "s shows d", "basis", LinkBasis.INFERRED, LinkBasis.STATED),
        )

    def test_whole_values_are_amended(self) -> None:
        old, new = Target(amount=Amount("70", "%")), Target(amount=Amount("75", "%"))
        before = Plan(id="p", indicators=(Indicator(id="i", targets=(old, old)),))
        after = Plan(id="p", indicators=(Indicator(id="i", targets=(old, new)),))

        assert changes(before, after) == (Amendment(Kind.INDICATOR, "i", "targets", (old, old), (old, new)),)

    def test_a_cell_printed_otherwise_only_with_spelling(self) -> None:
        reading = Reading(at=When.fiscal(2018), amount=Amount("70.0", "%"), printed="70.0％")
        respelt = attrs.evolve(reading, amount=Amount("70", "%"), printed="70%")
        before = Plan(id="p", indicators=(Indicator(id="i", baseline=reading),))
        after = Plan(id="p", indicators=(Indicator(id="i", baseline=respelt),))

        assert diff(before, after).changes == ()
        assert len(diff(before, after, spelling=True)) == 1
        assert len(Revision.between(before, after, id="r", adopted=PartialDate(2022)).changes) == 1
        assert not Revision.between(before, after, id="r", adopted=PartialDate(2022), spelling=False).changes

    def test_two_plans_are_matched_not_diffed(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            diff(Plan(id="kurume-2020"), Plan(id="kurume-2026"))

        assert str(caught.value) == (
            "plans 'kurume-2020' and 'kurume-2026' are two plans, not two texts of one; "
            "a diff is between texts of one id, and elements of two plans are matched"
        )
        assert caught.value.ja == (
            "計画「kurume-2020」と「kurume-2026」は別の計画です。差分は同じ識別子の計画の間でとってください。"
        )


class TestChangesAreValues:
    SET = ChangeSet((Addition(Kind.ISSUE, Issue(id="a"), None), Amendment(Kind.ISSUE, "a", "title", None, "題")))

    def test_they_are_matched_by_their_parts(self) -> None:
        match self.SET.changes:
            case (Addition(Kind.ISSUE, Issue(id=added), None), Amendment(_, amended, "title", None, new)):
                assert (added, amended, new) == ("a", "a", "題")
            case _:
                pytest.fail("the changes do not match")

    def test_they_are_counted(self) -> None:
        assert repr(self.SET) == "<ChangeSet: 1 addition, 1 amendment>"
        assert repr(ChangeSet()) == "<ChangeSet: empty>"
        assert len(list(self.SET)) == 2
        assert hash(self.SET) == hash(ChangeSet(self.SET.changes))

    def test_a_revision_says_when_and_how_much(self) -> None:
        revision = Revision(
            id="midterm", adopted=PartialDate(2022, 11, 1), effective=PartialDate(2023, 4, 1), changes=self.SET
        )

        assert repr(revision) == "<Revision midterm 2023-04-01: 1 addition, 1 amendment>"
        assert revision.in_force == PartialDate(2023, 4, 1)
        match revision:
            case Revision(id="midterm", changes=ChangeSet(found)):
                assert len(found) == 2
            case _:
                pytest.fail("the revision does not match")

    def test_a_revision_needs_an_id(self) -> None:
        with pytest.raises(InvalidValueError):
            Revision(id="中間", adopted=PartialDate(2022))


class TestWhichFieldsMayBeAmended:
    def test_all_but_what_identifies(self) -> None:
        for row in KINDS:
            fields = {field.name for field in attrs.fields(row.cls)}
            identity = {"source", "relation", "target"} if row.kind is Kind.LINK else {"id"}
            assert set(AMENDABLE[row.kind]) == fields - identity

    def test_of_the_plan_none_that_holds_elements(self) -> None:
        assert set(AMENDABLE[Kind.PLAN]) == {field.name for field in attrs.fields(Plan)} - {"id"} - {
            row.field for row in KINDS
        }

    def test_what_stands_in_a_plan_fits(self) -> None:
        element = Indicator(id="i", targets=(Target(amount=Amount("1")),), comparable=True, extra=(("a", "b"),))

        assert all(fits(Kind.INDICATOR, field, getattr(element, field)) for field in AMENDABLE[Kind.INDICATOR])


class TestWorkGrowsWithThePlan:
    """Calls made are counted, not time."""

    @staticmethod
    def calls(work: Callable[[], object]) -> int:
        count = 0

        def counting(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event in {"call", "c_call"}

        before = sys.getprofile()
        sys.setprofile(counting)
        try:
            work()
        finally:
            sys.setprofile(before)
        return count

    @staticmethod
    def texts(many: int) -> tuple[Plan, Plan]:
        ids = [f"i-{n}" for n in range(many)]
        kept = [id for n, id in enumerate(ids) if n % 5]
        return plan(*ids), plan(*reversed(kept), *(f"new-{n}" for n in range(many // 5)))

    @pytest.mark.parametrize("inverse", [False, True])
    def test_ten_times_the_plan_is_ten_times_the_calls(self, inverse: bool) -> None:  # noqa: FBT001
        counted = []
        for many in (200, 2000):
            before, after = self.texts(many)[:: -1 if inverse else 1]
            found = diff(before, after)
            counted.append((self.calls(partial(diff, before, after)), self.calls(partial(apply, before, found))))
        (few_diff, few_apply), (many_diff, many_apply) = counted

        assert many_diff <= 10.2 * few_diff
        assert many_apply <= 10.2 * few_apply

    def test_what_is_shared_is_not_looked_into(self) -> None:
        before, _ = self.texts(2000)
        after = apply(before, ChangeSet((Amendment(Kind.PLAN, "p", "title", None, "題"),)))

        assert self.calls(lambda: diff(before, after)) < 100
