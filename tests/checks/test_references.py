"""References: everything that is named exists and is of the right kind; nothing stands under itself."""

from __future__ import annotations

import attrs
import pytest
from tests.checks.builders import CITES, LAW, NETWORK, SLIDES, assessment, dossier, indicator, link, plan, reading, seen
from tests.checks.lines import codes, lines

from welfareplan.checks import check_but
from welfareplan.dossier import Dossier
from welfareplan.model.bodies import Body
from welfareplan.model.element import Citation
from welfareplan.model.indicators import Indicator
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.milestones import Milestone
from welfareplan.model.passages import Passage
from welfareplan.model.plan import JointPlan, Plan
from welfareplan.model.programmes import Programme
from welfareplan.model.relations import RelatedPlan, SubPlan
from welfareplan.observations import Observation
from welfareplan.revision.changes import Addition, Amendment, ChangeSet, Removal
from welfareplan.revision.revisions import Revision
from welfareplan.rules.references import circles
from welfareplan.terms import Kind, LeadRole, LinkBasis, MilestoneKind, PassageKind, Relation
from welfareplan.when import PartialDate

GONE = (Citation("minutes", "p.3"),)
CITY = Body(id="city", title="久留米市")
SECTION = Passage(id="section", title="節", kind=PassageKind.OTHER)


def _says(owner: str, field: str, found: str) -> str:
    return f"{owner}, {field}: {field} {found!r} is not in plan 'kurume-2020'"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"cites": GONE}, _says("plan 'kurume-2020'", "cites", "minutes")),
        ({"passage": "chapter-9"}, _says("plan 'kurume-2020'", "passage", "chapter-9")),
        ({"joint": (JointPlan(title="地域福祉計画", issuer="town"),)}, _says("plan 'kurume-2020'", "joint", "town")),
        (
            {"related": (RelatedPlan(id="general", title="総合計画", body="x"),)},
            _says("related 'general'", "body", "x"),
        ),
        ({"subplans": (SubPlan(id="part", title="分冊", bases=("x",)),)}, _says("subplan 'part'", "bases", "x")),
        ({"bodies": (Body(id="desk", title="課", part_of="x"),)}, _says("body 'desk'", "part_of", "x")),
        ({"passages": (attrs.evolve(SECTION, under="x"),)}, _says("passage 'section'", "under", "x")),
        ({"issues": (Issue(id="isolation", title="希薄化", passage="x"),)}, _says("issue 'isolation'", "passage", "x")),
        (
            {"issues": (Issue(id="isolation", title="希薄化", cites=GONE),)},
            _says("issue 'isolation'", "cites", "minutes"),
        ),
        (
            {"programmes": (Programme(id="visit", title="訪問", bases=("x",)),)},
            _says("programme 'visit'", "bases", "x"),
        ),
        (
            {"milestones": (Milestone(id="meeting", kind=MilestoneKind.REVIEW, body="x"),)},
            _says("milestone 'meeting'", "body", "x"),
        ),
    ],
)
def test_a_reference_to_nothing_is_named_with_its_field(fields: dict[str, object], expected: str) -> None:
    assert [expected] == lines(plan(**fields))


def test_the_citations_of_links_are_looked_up() -> None:
    joined = link("network", Relation.ANSWERS, "isolation", basis=LinkBasis.STATED, cites=GONE)
    found = plan(issues=(Issue(id="isolation", title="希薄化"),), initiatives=(NETWORK,), links=(joined,))
    assert [_says("link 'network answers isolation'", "cites", "minutes")] == lines(found)


def test_a_sound_plan_of_every_kind_raises_nothing() -> None:
    found = plan(
        passage="section",
        joint=(JointPlan(title="地域福祉計画", issuer="city"), JointPlan(title="地域福祉活動計画")),
        bases=(LAW,),
        related=(RelatedPlan(id="general", group="福祉の各計画", body="city"),),
        subplans=(SubPlan(id="part", title="再犯防止推進計画", bases=("law",)),),
        bodies=(CITY, Body(id="desk", title="地域福祉課", part_of="city", code="402036")),
        passages=(SECTION,),
        issues=(Issue(id="isolation", title="希薄化", passage="section", cites=CITES),),
        initiatives=(NETWORK, Initiative(id="salon", title="サロン", under="network", succeeds=("old-plan#salon",))),
        programmes=(Programme(id="visit", title="訪問", bases=("law",), succeeds=("network",)),),
        indicators=(indicator(),),
        milestones=(Milestone(id="meeting", kind=MilestoneKind.REVIEW, body="city"),),
        links=(
            link("network", Relation.COVERS, "item-1"),
            link("visits", Relation.SHOWS, "kurume-2020"),
            link("desk", Relation.LEADS, "visit", role=LeadRole.LEAD),
            link("network", Relation.ANSWERS, "isolation", basis=LinkBasis.STATED, cites=CITES),
        ),
    )
    assert lines(found) == []


@pytest.mark.parametrize(
    ("joined", "expected"),
    [
        (link("network", Relation.COVERS, "law"), "target 'law' is of kind 'basis', but must be of kind 'item'"),
        (
            link("kurume-2020", Relation.COVERS, "item-1"),
            "source 'kurume-2020' is of kind 'plan', but must be an element of the plan",
        ),
        (
            link("visits", Relation.SHOWS, "law"),
            "target 'law' is of kind 'basis', but must be of kind 'direction', 'initiative', 'plan' or 'programme'",
        ),
        (
            link("visits", Relation.ANSWERS, "nothing"),
            "source 'visits' is of kind 'indicator', but must be of kind 'initiative'",
        ),
    ],
)
def test_the_ends_of_a_link_are_of_the_kinds_its_relation_joins(joined: object, expected: str) -> None:
    found = plan(bases=(LAW,), initiatives=(NETWORK,), indicators=(indicator(),), links=(joined,))
    assert f"link {joined.key!r}, {expected.split(maxsplit=1)[0]}: {expected}" == lines(found)[0]  # type: ignore[attr-defined]


def test_only_what_is_wrong_among_many_is_named() -> None:
    right = Issue(id="isolation", title="希薄化", passage="section", cites=CITES)
    wrong = Issue(id="places", title="集える場の不足", passage="x", cites=(*CITES, *GONE))
    assert [
        _says("issue 'places'", "cites", "minutes"),
        _says("issue 'places'", "passage", "x"),
    ] == lines(plan(passages=(SECTION,), issues=(right, wrong)))


def test_under_names_the_same_kind() -> None:
    found = plan(issues=(Issue(id="isolation", title="希薄化", under="network"),), initiatives=(NETWORK,))
    assert lines(found) == [
        "issue 'isolation', under: under 'network' is of kind 'initiative', but must be of kind 'issue'"
    ]


def test_an_item_of_the_law_is_no_legal_basis() -> None:
    found = plan(bases=(LAW,), subplans=(SubPlan(id="part", title="分冊", bases=("item-1",)),))
    assert lines(found) == ["subplan 'part', bases: bases 'item-1' is of kind 'item', but must be of kind 'basis'"]


class TestSuccession:
    def test_a_figure_continues_a_figure_only(self) -> None:
        found = plan(initiatives=(NETWORK,), indicators=(indicator(succeeds=("network",)),))
        says = "succeeds 'network' is of kind 'initiative', but must be of kind 'indicator'"
        assert [f"indicator 'visits', succeeds: {says}"] == lines(found)

    def test_what_a_revision_took_out_may_be_continued(self) -> None:
        after = Initiative(id="bonds", title="つながり", succeeds=("network",))
        found = Dossier(
            base=plan(initiatives=(NETWORK,)),
            revisions=(
                Revision(
                    id="merge",
                    adopted=PartialDate(2022),
                    changes=ChangeSet(
                        (Removal(Kind.INITIATIVE, NETWORK, None), Addition(Kind.INITIATIVE, after, None))
                    ),
                ),
            ),
        )
        assert lines(found) == []

    def test_what_never_stood_in_the_dossier_is_unknown(self) -> None:
        bonds = Addition(Kind.INITIATIVE, Initiative(id="bonds", title="つながり", succeeds=("netwerk",)), "network")
        revision = Revision(id="bonds", adopted=PartialDate(2022), changes=ChangeSet((bonds,)))
        found = Dossier(base=plan(initiatives=(NETWORK,)), revisions=(revision,))
        says = "succeeds 'netwerk' is not in plan 'kurume-2020'; did you mean 'network'?"
        assert [f"initiative 'bonds', succeeds: {says}"] == lines(found)

    def test_a_text_with_revisions_that_are_not_on_record_may_continue_what_they_took_out(self) -> None:
        base = plan(initiatives=(attrs.evolve(NETWORK, succeeds=("salon",)),))
        renamed = Amendment(Kind.INITIATIVE, "network", "title", NETWORK.title, "つながり")
        revision = Revision(id="renamed", adopted=PartialDate(2022), changes=ChangeSet((renamed,)))
        for found in (Dossier(base=base), Dossier(base=base, revisions=(revision,))):
            assert codes(found) == ["unknown-predecessor network"]

    def test_what_a_text_continues_is_of_a_kind_that_can_be(self) -> None:
        found = Dossier(
            base=plan(issues=(Issue(id="a", title="甲"),), initiatives=(attrs.evolve(NETWORK, succeeds=("a",)),))
        )
        says = "succeeds 'a' is of kind 'issue', but must be of kind 'initiative' or 'programme'"
        assert [f"initiative 'network', succeeds: {says}"] == lines(found)


def test_what_names_an_entry_that_could_not_be_read_is_not_to_blame() -> None:
    """An entry of a file was refused: that a link leads to nothing follows from that alone."""
    found = plan(initiatives=(NETWORK,), links=(link("network", Relation.ANSWERS, "isolation"),))
    assert codes(found) == ["unknown-id network answers isolation"]
    assert check_but(found, unknown={"isolation"}) == ()


class TestCircles:
    def test_an_element_under_itself(self) -> None:
        found = plan(issues=(Issue(id="a", title="甲", under="a"),))
        assert lines(found) == ["issue 'a', under: under leads back to where it began: a → a"]

    def test_bodies_that_belong_to_each_other(self) -> None:
        found = plan(bodies=(Body(id="a", title="甲", part_of="b"), Body(id="b", title="乙", part_of="a")))
        assert lines(found) == ["body 'a', part_of: part_of leads back to where it began: a → b → a"]

    def test_succession_is_followed_across_kinds(self) -> None:
        found = plan(
            initiatives=(attrs.evolve(NETWORK, succeeds=("visit",)),),
            programmes=(Programme(id="visit", title="訪問", succeeds=("network",)),),
        )
        says = "succeeds leads back to where it began: network → visit → network"
        assert [f"initiative 'network', succeeds: {says}"] == lines(found)

    def test_assessments_that_answer_each_other(self) -> None:
        found = dossier(assessments=(assessment(answers="visits-2022"),))
        assert codes(found) == ["circular-reference visits-2022"]

    def test_a_long_circle_is_shortened(self) -> None:
        ids = "abcdefgh"
        issues = [Issue(id=id, title=id, under=ids[(n + 1) % len(ids)]) for n, id in enumerate(ids)]
        says = "under leads back to where it began: a → b → c → d → e → f → … → a"
        assert [f"issue 'a', under: {says}"] == lines(plan(issues=tuple(issues)))

    def test_a_chain_is_no_circle_and_may_be_long(self) -> None:
        chain = {str(n): (str(n + 1),) for n in range(5000)}
        assert list(circles(chain)) == []

    def test_two_ways_to_one_place_are_no_circle(self) -> None:
        assert list(circles({"a": ("b", "c"), "b": ("d",), "c": ("d",), "d": ()})) == []


class TestBesideThePlan:
    def test_a_figure_names_an_indicator(self) -> None:
        figure = Observation(indicator="network", reading=reading(2021, "1"), cites=CITES)
        found = Dossier(base=plan(initiatives=(NETWORK,)), observations=(figure,))
        says = "indicator 'network' is of kind 'initiative', but must be of kind 'indicator'"
        assert [f"observation 'network FY2021', indicator: {says}"] == lines(found)

    def test_a_figure_of_nothing(self) -> None:
        figure = Observation(indicator="visit", reading=reading(2021, "1"), cites=CITES)
        found = dossier(observations=(figure,))
        says = "indicator 'visit' is not in plan 'kurume-2020'; did you mean 'visits'?"
        assert [f"observation 'visit FY2021', indicator: {says}"] == lines(found)

    def test_a_figure_of_an_indicator_that_has_left_the_plan_is_right(self) -> None:
        found = dossier(Removal(Kind.INDICATOR, indicator(), None), observations=seen(reading(2021, "1")))
        assert lines(found) == []

    def test_a_figure_cites_a_source(self) -> None:
        found = dossier(observations=(*seen(reading(2020, "1")), *seen(reading(2021, "1"), cites=GONE)))
        assert lines(found) == ["observation 'visits FY2021', cites: cites 'minutes' is not in plan 'kurume-2020'"]

    def test_a_judgement_is_of_an_element_by_a_body(self) -> None:
        found = dossier(assessments=(assessment(about="visit", by="visits", cites=GONE),))
        assert lines(found) == [
            "assessment 'visits-2022', cites: cites 'minutes' is not in plan 'kurume-2020'",
            "assessment 'visits-2022', about: about 'visit' is not in plan 'kurume-2020'; did you mean 'visits'?",
            "assessment 'visits-2022', by: by 'visits' is of kind 'indicator', but must be of kind 'body'",
        ]

    def test_a_judgement_of_all_is_about_the_plan(self) -> None:
        council = attrs.evolve(assessment(about="kurume-2020", by="city", grade="A", scale="ABC"), id="council")
        base = plan(bodies=(CITY,), indicators=(indicator(),))
        found = Dossier(base=base, assessments=(council, assessment(answers="council")))
        assert lines(found) == []

    def test_a_revision_may_cite_the_source_it_adds(self) -> None:
        revision = Revision(
            id="midterm",
            adopted=PartialDate(2022, 11),
            changes=ChangeSet((Addition(Kind.SOURCE, attrs.evolve(SLIDES, id="minutes"), "slides"),)),
            cites=GONE,
        )
        assert lines(Dossier(base=plan(), revisions=(revision,))) == []

    def test_a_revision_cites_a_source(self) -> None:
        found = Dossier(base=plan(), revisions=(Revision(id="midterm", adopted=PartialDate(2022, 11), cites=GONE),))
        assert codes(found) == ["empty-revision midterm", "unknown-id midterm"]


def test_the_nearest_id_is_looked_for_twenty_times_only() -> None:
    known = Issue(id="isolation", title="希薄化")
    wrong = [Issue(id=f"issue-{n}", title=f"課題{n}", under=f"isolation-{n}") for n in range(30)]
    found = lines(plan(issues=(known, *wrong)))
    assert sum("did you mean" in line for line in found) == 20
    assert len(found) == 30


def test_a_sound_breakdown_raises_nothing() -> None:
    parts = (
        Indicator(id="visits-men", label="男性", under="visits"),
        Indicator(id="visits-women", label="女性", under="visits"),
    )
    assert lines(Plan(id="p", title="計画", sources=(SLIDES,), indicators=(indicator(), *parts))) == []
