"""A dossier is checked in every text it ever had; what stays is said once."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from tests.checks.builders import LAW, NETWORK, PERIOD, dossier, indicator, link, plan, revised
from tests.checks.lines import codes, lines

from welfareplan.checks import check_but
from welfareplan.dossier import Dossier
from welfareplan.model.bases import LegalBasis, LegalItem
from welfareplan.model.directions import Direction
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.links import Link
from welfareplan.model.sources import Source
from welfareplan.revision.changes import Addition, Amendment, ChangeSet, Removal
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Kind, Relation
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate

ISSUE = Issue(id="isolation", label="①", title="希薄化")
ANSWERS = link("network", Relation.ANSWERS, "isolation")
JOINED = plan(issues=(ISSUE,), initiatives=(NETWORK,), links=(ANSWERS,))


def _history(*changes: Any) -> Dossier:
    return dossier(*changes, base=JOINED)


class TestOrder:
    @pytest.mark.parametrize(
        "dates", [("2021-12", "2022-11"), ("2021-12", "2021-12"), ("2021-12", "2021-12-01"), ("2021", "2021-04")]
    )
    def test_dates_that_can_be_in_order_are(self, dates: tuple[str, str]) -> None:
        assert {"empty-revision"} == {code.split()[0] for code in codes(revised(*dates))}

    def test_the_latest_so_far_is_what_the_next_must_not_come_before(self) -> None:
        found = [line for line in lines(revised("2023-01", "2021-12", "2022-01")) if "comes before" in line]
        assert found == [
            "revision 'revision-2', adopted: adopted 2021-12 comes before that of revision 'revision-1' (2023-01), which stands earlier",
            "revision 'revision-3', adopted: adopted 2022-01 comes before that of revision 'revision-1' (2023-01), which stands earlier",
        ]

    def test_dates_of_effect_do_not_go_back(self) -> None:
        found = [
            line for line in lines(revised("2021-12", "2022-11", effective="2023-04-01")) if "comes before" in line
        ]
        says = "effective 2022-11 comes before that of revision 'revision-1' (2023-04-01), which stands earlier"
        assert [f"revision 'revision-2', effective: {says}"] == found

    def test_a_revision_may_take_effect_before_it_is_adopted(self) -> None:
        assert codes(revised("2021-12", effective="2021-04-01")) == ["empty-revision revision-1"]

    def test_a_revision_in_the_month_of_the_plan(self) -> None:
        assert codes(revised("2020-03")) == ["empty-revision revision-1"]


class TestStates:
    def test_what_stays_wrong_is_said_once(self) -> None:
        wrong = plan(issues=(Issue(id="a", title="甲", under="b"), ISSUE))
        found = dossier(
            Removal(Kind.ISSUE, ISSUE, "a"), Amendment(Kind.PLAN, "kurume-2020", "page", None, "1"), base=wrong
        )
        assert lines(found) == ["issue 'a', under: under 'b' is not in plan 'kurume-2020'"]

    def test_what_a_later_revision_mends_is_still_said(self) -> None:
        found = _history(
            Amendment(Kind.ISSUE, "isolation", "under", None, "bonds"),
            Amendment(Kind.ISSUE, "isolation", "under", "bonds", None),
        )
        assert lines(found) == ["issue 'isolation', under: under 'bonds' is not in plan 'kurume-2020'"]

    def test_what_names_an_element_that_was_taken_out_is_found_though_untouched(self) -> None:
        found = _history(Removal(Kind.ISSUE, ISSUE, None), Addition(Kind.ISSUE, ISSUE, None))
        assert lines(found) == [
            "link 'network answers isolation', target: target 'isolation' is not in plan 'kurume-2020'"
        ]

    def test_what_names_an_item_that_was_taken_out(self) -> None:
        base = plan(bases=(LAW,), initiatives=(NETWORK,), links=(link("network", Relation.COVERS, "item-1"),))
        found = dossier(Amendment(Kind.BASIS, "law", "items", LAW.items, ()), base=base)
        says = "target 'item-1' is not in plan 'kurume-2020'"
        assert [f"link 'network covers item-1', target: {says}"] == lines(found)

    def test_a_circle_that_a_revision_closes(self) -> None:
        below = Issue(id="below", title="乙", under="isolation")
        found = _history(
            Addition(Kind.ISSUE, below, "isolation"), Amendment(Kind.ISSUE, "isolation", "under", None, "below")
        )
        says = "under leads back to where it began: below → isolation → below"
        assert [f"issue 'below', under: {says}"] == lines(found)

    def test_a_number_that_a_revision_gives_twice(self) -> None:
        found = _history(Addition(Kind.ISSUE, Issue(id="other", label="①", title="乙"), "isolation"))
        assert codes(found) == ["duplicate-label other"]

    def test_a_link_that_tells_two_numbers_apart_leaves(self) -> None:
        joins = (link("network", Relation.PURSUES, "bonds"), link("salon", Relation.PURSUES, "care"))
        base = plan(
            directions=(Direction(id="bonds", title="関係"), Direction(id="care", title="寄り添い")),
            initiatives=(NETWORK, Initiative(id="salon", label="（１）", title="拠点")),
            links=joins,
        )
        changes = (Removal(Kind.LINK, joins[1], joins[0].key), Removal(Kind.LINK, joins[0], None))
        assert codes(dossier(*changes, base=base)) == ["duplicate-label salon"]

    def test_a_shorter_period_leaves_targets_outside(self) -> None:
        shorter = FiscalPeriod(FiscalYear(2020), FiscalYear(2024))
        found = dossier(Amendment(Kind.PLAN, "kurume-2020", "period", PERIOD, shorter))
        says = "a target is due FY2025, outside the period of the plan (FY2020..FY2024)"
        assert [f"indicator 'visits', targets: {says}"] == lines(found)

    def test_a_text_that_a_revision_writes_is_read(self) -> None:
        found = _history(Amendment(Kind.ISSUE, "isolation", "title", "希薄化", "希薄\u200b化"))
        assert codes(found) == ["hidden-character isolation"]

    def test_after_a_conflict_the_rest_is_checked_as_far_as_it_can_be(self) -> None:
        found = _history(
            Amendment(Kind.ISSUE, "isolation", "title", "孤立", "孤独"),
            Addition(Kind.SOURCE, Source(id="minutes", title="議事録"), "slides"),
            Amendment(Kind.ISSUE, "nothing", "title", "孤立", "孤独"),
        )
        cites = attrs.evolve(NETWORK, id="other").cites
        assert cites == ()
        assert codes(found) == ["revision-conflict revision-1"]

    def test_a_revision_that_makes_no_sound_plan_does_not_apply(self) -> None:
        found = _history(Addition(Kind.DIRECTION, Direction(id="network", title="つながり"), None))
        assert codes(found) == ["revision-conflict revision-1"]


class TestReuse:
    def test_what_comes_back_as_what_it_was_has_kept_its_id(self) -> None:
        again = attrs.evolve(NETWORK, label="（９）")
        base = plan(initiatives=(NETWORK,))
        found = dossier(Removal(Kind.INITIATIVE, NETWORK, None), Addition(Kind.INITIATIVE, again, None), base=base)
        assert lines(found) == []

    def test_another_kind_may_not_take_the_id_even_with_the_name(self) -> None:
        base = plan(initiatives=(NETWORK,))
        other = Direction(id="network", title=NETWORK.title)
        found = dossier(Removal(Kind.INITIATIVE, NETWORK, None), Addition(Kind.DIRECTION, other, None), base=base)
        assert codes(found) == ["reused-id revision-2"]

    def test_an_element_without_name_is_called_by_its_kind(self) -> None:
        bare = Issue(id="isolation", page="3")
        base = plan(issues=(bare,))
        other = Direction(id="isolation", text="つながり")
        found = dossier(Removal(Kind.ISSUE, bare, None), Addition(Kind.DIRECTION, other, None), base=base)
        says = "revision 'revision-2' gives the id 'isolation' to direction 'つながり'; it was that of issue"
        assert f"revision 'revision-2', changes: {says}" == lines(found)[-1]

    def test_the_items_of_a_law_keep_their_ids_too(self) -> None:
        other = LegalItem(id="item-1", label="①", text="住民の参加の促進")
        found = dossier(
            Amendment(Kind.BASIS, "law", "items", LAW.items, ()),
            Amendment(Kind.BASIS, "law", "items", (), (other,)),
            base=plan(bases=(LAW,)),
        )
        says = "gives the id 'item-1' to item '住民の参加の促進'; it was that of item '適切な利用の推進'"
        assert [f"revision 'revision-2', changes: revision 'revision-2' {says}"] == lines(found)

    def test_an_item_that_is_reworded_keeps_its_id(self) -> None:
        reworded = (LegalItem(id="item-1", label="①", text="利用の推進"),)
        found = dossier(Amendment(Kind.BASIS, "law", "items", LAW.items, reworded), base=plan(bases=(LAW,)))
        assert lines(found) == []

    def test_items_enter_and_leave_with_their_law(self) -> None:
        found = dossier(
            Removal(Kind.BASIS, LAW, None),
            Addition(
                Kind.BASIS,
                LegalBasis(id="other", statute="介護保険法", items=(LegalItem(id="item-1", text="見込量"),)),
                None,
            ),
            base=plan(bases=(LAW,)),
        )
        assert codes(found) == ["reused-id revision-2"]

    def test_links_have_no_ids_and_may_come_back(self) -> None:
        assert lines(_history(Removal(Kind.LINK, ANSWERS, None), Addition(Kind.LINK, ANSWERS, None))) == []


class TestDamage:
    """What only a hand can have written: changes that hold what their fields do not allow."""

    @pytest.mark.parametrize(
        "change",
        [
            Addition(Kind.LINK, ISSUE, None),
            Addition(Kind.ISSUE, ANSWERS, None),
            Removal(Kind.PLAN, ISSUE, None),
            Amendment(Kind.BASIS, "law", "items", None, ("①", 3)),
            Amendment(Kind.BASIS, "law", "items", 5, LAW.items),
            Amendment(Kind.ISSUE, "isolation", "nothing", 1, 2),
        ],
        ids=repr,
    )
    def test_it_is_a_conflict_and_nothing_is_raised(self, change: Any) -> None:
        assert codes(_history(change)) == ["revision-conflict revision-1"]


def test_a_revision_of_what_could_not_be_read_is_not_to_blame() -> None:
    """An entry of a file was refused, so nothing follows from a revision that changes it (or from the later ones)."""
    found = _history(Amendment(Kind.ISSUE, "poverty", "title", "貧困", "生活困窮"))
    later = attrs.evolve(found, revisions=(*found.revisions, attrs.evolve(found.revisions[0], id="revision-2")))

    assert [each.code for each in check_but(later, unknown={"poverty"})] == []
    assert {each.code for each in check_but(later, unknown={"isolation"})} == {"revision-conflict"}


def test_a_revision_of_nothing_is_no_new_text() -> None:
    revision = Revision(id="midterm", adopted=PartialDate(2022, 11), changes=ChangeSet())
    assert codes(Dossier(base=plan(indicators=(indicator(),)), revisions=(revision,))) == ["empty-revision midterm"]


def test_problems_stand_in_the_order_of_the_documents() -> None:
    found = Dossier(
        base=plan(issues=(Issue(id="b"), Issue(id="a"))),
        revisions=(Revision(id="midterm", adopted=PartialDate(2022, 11)),),
    )
    assert codes(found) == ["untitled b", "untitled a", "empty-revision midterm"]
    assert codes(found) == codes(found)


def test_a_link_is_a_value_of_its_own() -> None:
    assert isinstance(ANSWERS, Link)
