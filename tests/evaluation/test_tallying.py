"""Assessments are counted and never averaged."""

from __future__ import annotations

import pickle
from collections import Counter
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluation.test_branches import PLAN, link

from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError, UnknownIdError
from welfareplan.evaluation.tallying import Tallies, tallies
from welfareplan.model.initiatives import Initiative
from welfareplan.model.programmes import Programme
from welfareplan.observations import Assessment
from welfareplan.terms import Course, Kind, LeadRole, LinkBasis, Stage
from welfareplan.when import FiscalPeriod, FiscalYear

FY2021, FY2022 = FiscalYear(2021), FiscalYear(2022)
ABC = "A・B・C"


def said(id: str, about: str, grade: str | None = None, year: int | None = 2022, **fields: Any) -> Assessment:
    values = {"stage": Stage.SELF, "scale": None if grade is None else ABC} | fields
    return Assessment(id=id, about=about, grade=grade, year=None if year is None else FiscalYear(year), **values)


def of(*assessments: Assessment, **fields: Any) -> Tallies:
    return tallies(PLAN, assessments, through=FY2022, **fields)


def counted(found: Tallies, axis: Kind) -> list[tuple[str | None, dict[str | None, int]]]:
    return [(each.about, dict(each.counts)) for each in found.by(axis)]


class TestCounting:
    def test_by_plan_direction_and_body(self) -> None:
        found = of(said("a", "salon", "A"), said("b", "watching", "B", by="city"), said("c", "salons", "B"))
        assert counted(found, Kind.PLAN) == [("plan", {"B": 2}), ("plan", {"A": 1})]
        assert [each.kind for each in found.by(Kind.PLAN)] == [Kind.INITIATIVE, Kind.PROGRAMME]
        programmes = found.by(Kind.DIRECTION, kind=Kind.PROGRAMME)
        assert [(each.about, each.inferred) for each in programmes] == [
            ("goal", True),
            ("bonds", True),
        ]
        assert counted(found, Kind.BODY) == [("city", {"B": 1}), (None, {"B": 1}), ("section", {"A": 1})]

    def test_what_belongs_to_no_direction_is_counted_as_that(self) -> None:
        lonely = attrs.evolve(PLAN, links=())
        found = tallies(lonely, [said("a", "salon", "A")], through=FY2022)
        assert counted(found, Kind.DIRECTION) == [(None, {"A": 1})]
        assert counted(found, Kind.BODY) == [(None, {"A": 1})]

    def test_a_partner_does_not_answer_for_it(self) -> None:
        partner = attrs.evolve(link("city leads salon", LinkBasis.INFERRED), role=LeadRole.PARTNER)
        leader = attrs.evolve(partner, source="section", role=LeadRole.LEAD)
        found = tallies(attrs.evolve(PLAN, links=(partner, leader)), [said("a", "salon", "A")], through=FY2022)
        assert [(each.about, each.inferred) for each in found.by(Kind.BODY)] == [("section", True)]

    def test_stages_years_and_scales_are_kept_apart(self) -> None:
        found = of(
            said("a", "salon", "A"),
            said("b", "salon", "A", stage=Stage.COUNCIL),
            said("c", "salon", "A", 2021),
            said("d", "salon", "A", scale="S・A・B"),
            said("e", "salon", "A", None),
            said("f", "salon", "A", 2023),
        )
        assert [(each.year, each.stage, each.scale, each.total) for each in found.by(Kind.PLAN)] == [
            (FY2021, Stage.SELF, ABC, 1),
            (FY2022, Stage.SELF, ABC, 1),
            (FY2022, Stage.SELF, "S・A・B", 1),
            (FY2022, Stage.COUNCIL, ABC, 1),
            (None, Stage.SELF, ABC, 1),
        ]
        assert found.years == (FY2021, FY2022)
        assert [each.stage for each in found.by(Kind.PLAN, year=FY2022, stage=Stage.COUNCIL)] == [Stage.COUNCIL]

    def test_grades_stand_in_the_order_of_the_scale(self) -> None:
        marks: dict[str, Any] = {"scale": "◎・○・△"}
        found = of(
            *(said(f"a{n}", "salon", grade, **marks) for n, grade in enumerate("△○◎○×")), said("z", "salon", **marks)
        )
        assert found.by(Kind.PLAN)[0].counts == (("◎", 1), ("○", 2), ("△", 1), ("×", 1), (None, 1))
        unnamed = of(*(said(f"a{n}", "salon", grade, scale=None) for n, grade in enumerate("CA")), said("z", "salon"))
        assert unnamed.by(Kind.PLAN)[0].counts == (("A", 1), ("C", 1), (None, 1))

    def test_what_has_left_the_plan_is_not_dropped(self) -> None:
        gone = said("a", "gone", "A", by="section")
        found = of(gone)
        assert found.strangers == (gone,)
        assert [(each.kind, each.about) for each in found] == [(None, "plan"), (None, None), (None, "section")]

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(("salon", "watching", "salons", "goal", "gone")),
                st.sampled_from(("A", "B", None)),
                st.sampled_from((2020, 2021, 2022, None)),
                st.sampled_from(tuple(Stage)),
            ),
            max_size=12,
        )
    )
    def test_nothing_is_lost_or_counted_twice(self, rows: list[tuple[str, str | None, int | None, Stage]]) -> None:
        given_ = [said(f"a{n}", about, grade, year, stage=stage) for n, (about, grade, year, stage) in enumerate(rows)]
        found = of(*given_)
        judged = [each for each in given_ if each.stage in {Stage.SELF, Stage.INTERNAL, Stage.COUNCIL}]
        again: Counter[str | None] = Counter()
        for each in found.by(Kind.PLAN):
            again.update(dict(each.counts))
        assert again == Counter(each.grade for each in judged)


class TestChanges:
    def test_beside_the_grade_of_the_year_before(self) -> None:
        (change,) = of(said("a", "salon", "B", 2021), said("b", "salon", "A")).changes
        assert (change.before.grade, change.after.grade, change.changed, change.comparable) == ("B", "A", True, True)
        assert (change.about, change.stage) == ("salon", Stage.SELF)

    def test_an_a_of_another_scale_is_another_a(self) -> None:
        (change,) = of(said("a", "salon", "A", 2021, scale="S・A"), said("b", "salon", "A")).changes
        assert (change.changed, change.comparable) == (False, False)
        (change,) = of(said("a", "salon", "A", 2021, scale=None), said("b", "salon", "A", scale=None)).changes
        assert change.comparable is False

    def test_a_section_may_be_called_otherwise_since(self) -> None:
        found = of(said("a", "salon", "B", 2021, by="section"), said("b", "salon", "A", by="city"))
        assert [each.after.by for each in found.changes] == ["city"]

    def test_of_several_each_is_compared_with_its_own(self) -> None:
        found = of(
            said("a", "salon", "B", 2021, by="section"),
            said("b", "salon", "A", by="city"),
            said("c", "salon", "A", by="section"),
        )
        assert [(each.before.by, each.after.by) for each in found.changes] == [("section", "section")]

    def test_there_is_none_without_both_years(self) -> None:
        assert of(said("a", "salon", "B", 2020), said("b", "salon", "A"), said("c", "salon", None, 2021)).changes == ()


class TestUnanswered:
    def test_every_programme_once_any_was_judged(self) -> None:
        more = attrs.evolve(
            PLAN, programmes=(*PLAN.programmes, Programme(id="line"), Programme(id="cafe", under="line"))
        )
        found = tallies(more, [said("a", "salon", "A"), said("b", "cafe", "A", 2020)], through=FY2022)
        assert [(each.id, each.year, each.last) for each in found.unanswered] == [("cafe", FY2022, FiscalYear(2020))]
        found = tallies(more, [said("a", "line", "A", 2021), said("b", "cafe", "A", 2020)], through=FY2022)
        assert [(each.id, each.last) for each in found.unanswered] == [
            ("salon", None),
            ("line", FY2021),
            ("cafe", FiscalYear(2020)),
        ]

    def test_initiatives_that_run_in_the_year(self) -> None:
        over = Initiative(id="over", period=FiscalPeriod(FiscalYear(2019), FiscalYear(2021)))
        runs = Initiative(id="runs", period=FiscalPeriod(FiscalYear(2019), FiscalYear(2022)))
        more = attrs.evolve(PLAN, initiatives=(*PLAN.initiatives, over, runs))
        found = tallies(more, [said("a", "watching", "A")], through=FY2022)
        assert [each.id for each in found.unanswered] == ["runs"]

    def test_not_what_has_ended(self) -> None:
        for course in (Course.END, Course.DONE, Course.MERGE):
            assert of(said("a", "salon", "A", 2021, course=course)).unanswered == ()
        assert len(of(said("a", "salon", "A", 2021, course=Course.CONTINUE)).unanswered) == 1

    def test_the_opinion_of_the_council_is_no_answer(self) -> None:
        assert of(said("a", "salon", "A", stage=Stage.COUNCIL)).unanswered == ()
        found = of(said("a", "salon", "A", 2021), said("b", "salon", "A", stage=Stage.COUNCIL))
        assert [each.id for each in found.unanswered] == ["salon"]

    def test_or_exactly_what_was_asked(self) -> None:
        found = of(said("a", "salon", "A"), said("b", "gone", "A", None), asked={"watching", "salon", "goal"})
        assert [each.id for each in found.unanswered] == ["goal", "watching"]
        with pytest.raises(UnknownIdError, match=r"^'saloon' is not in plan 'plan'; did you mean 'salon'\?$"):
            of(asked=["saloon"])


class TestRecommendations:
    def test_without_a_response(self) -> None:
        first = said("a", "salon", stage=Stage.RECOMMENDATION, year=2021)
        second = said("b", "plan", stage=Stage.RECOMMENDATION)
        response = said("c", "salon", stage=Stage.RESPONSE, answers="a")
        found = of(first, second, response, said("d", "plan", stage=Stage.COUNCIL, answers="b"))
        assert (found.unresponded, found.recommendations) == ((second,), 2)
        assert len(found.by(Kind.PLAN)) == 1


class TestTallies:
    def test_a_dossier_brings_its_own(self) -> None:
        given_ = (said("a", "salon", "A"),)
        assert tallies(Dossier(base=PLAN, assessments=given_), through=FY2022) == of(*given_)
        with pytest.raises(InvalidValueError, match=r"^the dossier has its own assessments"):
            tallies(Dossier(base=PLAN), given_, through=FY2022)
        with pytest.raises(InvalidValueError, match=r"^a plan has no assessments of its own"):
            tallies(PLAN, through=FY2022)
        with pytest.raises(InvalidValueError, match=r"^through is 2022; give a FiscalYear"):
            tallies(PLAN, (), through=2022)  # type: ignore[arg-type]

    def test_it_is_a_value_that_counts(self) -> None:
        found = of(said("a", "salon", "A"), said("b", "plan", stage=Stage.RECOMMENDATION))
        assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
        assert len(found) == len(list(found)) == 4
        assert repr(found) == (
            "<Tallies of plan through FY2022: 1 assessments, 0 unanswered, 1 of 1 recommendations open>"
        )
