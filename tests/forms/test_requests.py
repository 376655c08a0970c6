"""Who is asked about what: by links, and never by guessing."""

import attrs
import pytest
from tests.forms.filling import YEAR, dossier

import welfareplan as wp
from welfareplan.files.form_requests import Request, must_answer, open_recommendations, requests
from welfareplan.files.form_rows import Row
from welfareplan.model.plan import Plan
from welfareplan.observations import Assessment
from welfareplan.terms import Course, LeadRole, LinkBasis, Relation, Stage
from welfareplan.when import FiscalPeriod, FiscalYear

HELD = dossier()
PLAN = HELD.latest


def asked(plan: Plan = PLAN, assessments: tuple[Assessment, ...] = HELD.assessments) -> dict[str | None, Request]:
    return {each.body: each for each in requests(plan, assessments, YEAR)}


def lines(request: Request) -> list[tuple[str | None, int]]:
    return [(row.id or row.name, row.deep) for row in request.rows]


def row_of(request: Request, id: str, *, responds: bool = False) -> Row:
    return next(row for row in request.rows if row.id == id and row.responds is responds)


def test_bodies_stand_in_printed_order_and_what_nobody_leads_stands_last() -> None:
    assert list(asked()) == ["community", "elderly", "children", "shakyo", None]


def test_a_body_is_asked_about_what_it_leads_and_for_the_indicators_that_show_it() -> None:
    assert lines(asked()["community"]) == [
        ("１　つながりを育てる", 0),
        ("（１）見守り活動の推進", 0),  # led by another: a line between
        ("agreements", 1),
        ("agreement-count", 2),
        ("places", 0),
        ("salon-count", 1),
        ("２　困りごとを受け止める", 0),
        ("consulting", 0),
        ("consultations", 1),
        ("one-stop", 1),
        ("３　担い手を増やす", 0),
        ("learning", 0),
    ]


def test_what_no_link_gives_to_anybody_is_not_guessed() -> None:
    """School visits are part of an initiative that a body leads, and nobody is said to lead them."""
    assert lines(asked()[None]) == [
        ("２　困りごとを受け止める", 0),
        ("disaster", 0),
        ("plans-made", 1),
        ("individual-plans", 1),
        ("３　担い手を増やす", 0),
        ("（６）福祉教育の推進", 0),
        ("school-visits", 1),
        ("方向性の記載なし", 0),
        ("funds", 0),
        ("計画全体", 0),
        ("satisfaction", 1),
        ("１　つながりを育てる", 0),
        ("isolated", 1),
        ("提言への対応", 0),
        ("advice-funds", 1),
        ("advice-whole", 1),
    ]


def test_of_an_indicator_with_parts_the_parts_are_asked() -> None:
    row = row_of(asked()["shakyo"], "volunteers-young")

    assert row.name == "指標７　登録ボランティアの数 ①40歳未満"
    assert "volunteers-by-age" not in {each.id for each in asked()["shakyo"].rows}


def test_a_partner_may_answer_and_need_not() -> None:
    row = row_of(asked()["shakyo"], "watching")

    assert (row.role, must_answer(row)) == (LeadRole.PARTNER, False)
    assert must_answer(row_of(asked()["shakyo"], "places"))


def test_the_indicators_of_a_partner_alone_are_asked_from_nobody() -> None:
    links = tuple(each for each in PLAN.links if (each.source, each.target) != ("elderly", "visits"))
    partner = next(each for each in PLAN.links if each.role is LeadRole.PARTNER)
    plan = attrs.evolve(PLAN, links=(*links, attrs.evolve(partner, target="visits")))

    assert "visit-count" in {row.id for row in asked(plan)[None].rows}
    assert not must_answer(row_of(asked(plan)["shakyo"], "visit-count"))


def test_an_inferred_lead_says_so() -> None:
    assert row_of(asked()["children"], "outreach").inferred
    assert not row_of(asked()["community"], "one-stop").inferred


def test_an_indicator_shown_by_an_inferred_link_is_inferred_unless_a_stated_one_leads_there_too() -> None:
    shows = next(each for each in PLAN.links if each.source == "visit-count")
    rest = tuple(each for each in PLAN.links if each is not shows)
    guessed = attrs.evolve(shows, basis=LinkBasis.INFERRED)
    plan = attrs.evolve(PLAN, links=(*rest, guessed))

    assert row_of(asked(plan)["elderly"], "visit-count").inferred
    both = attrs.evolve(plan, links=(*plan.links, attrs.evolve(shows, target="watching")))
    assert not row_of(asked(both)["elderly"], "visit-count").inferred


@pytest.mark.parametrize("course", [Course.END, Course.DONE, Course.MERGE])
def test_what_has_ended_need_not_be_answered(course: Course) -> None:
    ended = tuple(attrs.evolve(each, course=course) if each.id == "visits-2022" else each for each in HELD.assessments)
    row = row_of(asked(PLAN, ended)["elderly"], "visits")

    assert (row.voluntary, must_answer(row)) == (f"令和4年度に「{course.ja}」", False)


def test_what_does_not_run_in_the_year_need_not_be_answered() -> None:
    early = FiscalPeriod(FiscalYear(2020), FiscalYear(2021))
    initiatives = tuple(
        attrs.evolve(each, period=early) if each.id == "watching" else each for each in PLAN.initiatives
    )
    row = row_of(asked(attrs.evolve(PLAN, initiatives=initiatives))["elderly"], "watching")

    assert row.voluntary == "実施期間は令和2年度～令和3年度"


def test_a_mere_heading_need_not_be_answered_unless_it_once_was() -> None:
    under = tuple(attrs.evolve(each, under="consulting") if each.id == "funds" else each for each in PLAN.initiatives)
    plan = attrs.evolve(PLAN, initiatives=under)

    assert must_answer(row_of(asked(plan)["community"], "consulting"))  # it was assessed
    assert row_of(asked(plan, ())["community"], "consulting").voluntary == "見出し"
    assert row_of(asked(plan)[None], "funds").deep == 1


def test_a_recommendation_goes_to_whoever_leads_what_it_is_about() -> None:
    assert row_of(asked()["elderly"], "advice-watching", responds=True).name == "（１）見守り活動の推進"
    assert "advice-watching" not in {row.id for row in asked()["shakyo"].rows}  # a partner does not answer for it
    assert row_of(asked()[None], "advice-whole", responds=True).name == "計画全体"


def test_a_recommendation_answered_earlier_is_not_asked_again_but_one_answered_this_year_is() -> None:
    answered = next(each for each in HELD.assessments if each.id == "answer-consulting")
    now = tuple(attrs.evolve(each, year=YEAR) if each is answered else each for each in HELD.assessments)

    def ids(held: tuple[Assessment, ...]) -> list[str]:
        return [each.id for each in open_recommendations(held, YEAR)]

    assert ids(HELD.assessments) == ["advice-watching", "advice-funds", "advice-whole"]
    assert "advice-consulting" in ids(now)


def test_a_recommendation_of_a_later_year_is_not_asked_yet() -> None:
    later = Assessment(id="later", about="watching", year=YEAR + 1, stage=Stage.RECOMMENDATION, text="x")

    assert "later" not in {each.id for each in open_recommendations((*HELD.assessments, later), YEAR)}


def test_a_plan_without_leads_asks_nobody_in_particular() -> None:
    (only,) = requests(wp.example("kurume").latest, (), FiscalYear(2022))

    assert only.body is None
    assert {"connections", "visits", "can-ask-for-help"} <= {row.id for row in only.rows}
    assert not any(row.name == "方向性の記載なし" for row in only.rows)  # the plan has no such link at all


def test_an_element_stands_once_on_a_sheet() -> None:
    also = attrs.evolve(next(each for each in PLAN.links if each.source == "visit-count"), target="watching")
    part = attrs.evolve(next(each for each in PLAN.links if each.source == "visits"), target="places")
    plan = attrs.evolve(PLAN, links=(*PLAN.links, also, part))
    assert [link.relation for link in (also, part)] == [Relation.SHOWS, Relation.PART_OF]

    for request in asked(plan).values():
        ids = [(row.id, row.responds) for row in request.asked]
        assert len(ids) == len(set(ids))
