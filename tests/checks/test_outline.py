"""Names, printed numbers, periods, milestones and municipal codes."""

from __future__ import annotations

from datetime import date, datetime

import attrs
import pytest
from tests.checks.builders import NETWORK, PERIOD, indicator, link, milestone, plan
from tests.checks.lines import codes, lines

from welfareplan.model.bases import LegalBasis, LegalItem
from welfareplan.model.bodies import Body
from welfareplan.model.directions import Direction
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.milestones import Milestone
from welfareplan.model.plan import Plan
from welfareplan.model.relations import RelatedPlan
from welfareplan.terms import MilestoneKind, MilestoneStatus, Relation
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When


class TestNumbers:
    def test_elements_under_two_headings_may_carry_one_number(self) -> None:
        below = (attrs.evolve(NETWORK, id="a", under="network"), attrs.evolve(NETWORK, id="b", under="salon"))
        salon = Initiative(id="salon", title="拠点")
        assert lines(plan(initiatives=(NETWORK, salon, *below))) == []

    def test_elements_in_two_passages_may_carry_one_number(self) -> None:
        found = codes(plan(issues=(Issue(id="a", label="①", passage="x"), Issue(id="b", label="①", passage="y"))))
        assert found == ["unknown-id a", "unknown-id b"]

    def test_initiatives_that_links_put_under_two_directions_may_carry_one_number(self) -> None:
        found = plan(
            directions=(Direction(id="bonds", title="関係"), Direction(id="care", title="寄り添い")),
            initiatives=(NETWORK, attrs.evolve(NETWORK, id="salon")),
            links=(link("network", Relation.PURSUES, "bonds"), link("salon", Relation.PURSUES, "care")),
        )
        assert lines(found) == []

    @pytest.mark.parametrize("mark", ["○", "・", "●", "◎", "※"])
    def test_a_mark_is_no_number(self, mark: str) -> None:
        assert lines(plan(issues=(Issue(id="a", label=mark, title="甲"), Issue(id="b", label=mark, title="乙")))) == []

    @pytest.mark.parametrize("label", ["①", "（１）", "＜指標１＞", "ア", "Ⅰ", "第３章"])
    def test_a_number_is_one_in_any_writing(self, label: str) -> None:
        found = plan(issues=(Issue(id="a", label=label, title="甲"), Issue(id="b", label=label, title="乙")))
        assert codes(found) == ["duplicate-label b"]

    def test_items_of_one_provision_have_numbers_of_their_own(self) -> None:
        items = (
            LegalItem(id="a", label="①", text="甲"),
            LegalItem(id="b", label="①", text="乙"),
            LegalItem(id="c", label="・"),
        )
        found = plan(bases=(LegalBasis(id="law", statute="社会福祉法", items=items),))
        assert lines(found) == ["basis 'b', label: label '①' is also that of 'a', which stands beside it"]

    def test_kinds_that_are_no_outline_may_repeat_a_label(self) -> None:
        above = (RelatedPlan(id="a", label="上位計画1", title="甲"), RelatedPlan(id="b", label="上位計画1", title="乙"))
        assert lines(plan(related=above)) == []


class TestNames:
    def test_a_group_a_statute_and_the_kind_of_a_milestone_are_names(self) -> None:
        found = plan(
            bases=(LegalBasis(id="law", statute="社会福祉法", items=(LegalItem(id="item", text="事項"),)),),
            related=(RelatedPlan(id="group", group="福祉の各計画"),),
            milestones=(Milestone(id="review", kind=MilestoneKind.REVIEW),),
        )
        assert lines(found) == []

    def test_text_alone_is_enough(self) -> None:
        assert lines(plan(issues=(Issue(id="a", text="つながりの希薄化への対応が必要"),))) == []

    def test_nothing_says_what_it_is(self) -> None:
        found = Plan(
            id="p",
            related=(RelatedPlan(id="r"),),
            bases=(LegalBasis(id="law", statute="", items=(LegalItem(id="item"),)),),
        )
        assert codes(found) == ["untitled p", "untitled law", "untitled r", "untitled item"]


class TestPeriods:
    def test_an_initiative_within_the_period(self) -> None:
        assert lines(plan(initiatives=(attrs.evolve(NETWORK, period=PERIOD),))) == []

    def test_an_initiative_that_goes_on(self) -> None:
        longer = attrs.evolve(NETWORK, period=FiscalPeriod(FiscalYear(2025), FiscalYear(2026)))
        assert codes(plan(initiatives=(longer,))) == ["period-outside-plan network"]

    def test_without_a_period_nothing_is_outside(self) -> None:
        longer = attrs.evolve(NETWORK, period=FiscalPeriod(FiscalYear(1990), FiscalYear(1991)))
        assert lines(plan(period=None, adopted=PartialDate(2030), initiatives=(longer,))) == []

    @pytest.mark.parametrize("adopted", [PartialDate(2020, 3), PartialDate(2026), PartialDate(2026, 3, 31)])
    def test_a_plan_adopted_before_its_period_is_over(self, adopted: PartialDate) -> None:
        assert lines(plan(adopted=adopted)) == []

    def test_a_fiscal_year_of_another_calendar_does_not_disturb(self) -> None:
        october = FiscalPeriod(FiscalYear(2020, first_month=10), FiscalYear(2030, first_month=10))
        assert codes(plan(initiatives=(attrs.evolve(NETWORK, period=october),))) == ["period-outside-plan network"]
        assert lines(plan(period=october, indicators=(indicator(),))) == []


class TestMilestones:
    @pytest.mark.parametrize(
        ("when", "last_day_before", "first_day_after"),
        [
            (PartialDate(2021, 12), date(2021, 11, 30), date(2022, 1, 1)),
            (When.fiscal(2021), date(2021, 3, 31), date(2022, 4, 1)),
            (When.unstated(2021), date(2020, 12, 31), date(2022, 4, 1)),
            (FiscalPeriod(FiscalYear(2020), FiscalYear(2022)), date(2020, 3, 31), date(2023, 4, 1)),
        ],
    )
    def test_late_and_early_are_said_for_certain_only(
        self, when: PartialDate | When | FiscalPeriod, last_day_before: date, first_day_after: date
    ) -> None:
        held = plan(milestones=(attrs.evolve(milestone(MilestoneStatus.HELD), when=when),))
        planned = plan(milestones=(attrs.evolve(milestone(MilestoneStatus.PLANNED), when=when),))
        in_between = date(2021, 12, 31)
        assert codes(held, last_day_before) == ["held-in-future amended"]
        assert codes(planned, first_day_after) == ["planned-in-past amended"]
        assert [*codes(held, in_between), *codes(planned, in_between), *codes(held), *codes(planned)] == []

    def test_without_status_or_date_nothing_is_late(self) -> None:
        some = milestone(MilestoneStatus.HELD)
        found = plan(milestones=(attrs.evolve(some, status=None), attrs.evolve(some, id="other", when=None)))
        assert codes(found, date(1900, 1, 1)) == []

    def test_a_moment_counts_as_its_day(self) -> None:
        found = plan(milestones=(milestone(MilestoneStatus.HELD),))
        assert codes(found, datetime(2021, 11, 30, 12, 0)) == ["held-in-future amended"]  # noqa: DTZ001 - a moment on the wall clock


@pytest.mark.parametrize("code", ["402036", "40203", "011002", "４０２０３６"])
def test_a_municipal_code_in_any_form_is_right(code: str) -> None:
    assert lines(plan(bodies=(Body(id="city", title="市", code=code),))) == []


def test_a_municipal_code_that_can_be_two_is_asked_about() -> None:
    found = lines(plan(bodies=(Body(id="city", title="市", code="12203"),)))
    says = "'12203' can be '122033' without its check digit or '012203' without its leading zero; write six digits"
    assert [f"body 'city', code: {says}"] == found
