"""The plan and its views."""

import copy
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given

from welfareplan.errors import InvalidValueError, UnknownIdError
from welfareplan.model.bases import LegalBasis, LegalItem
from welfareplan.model.bodies import Body
from welfareplan.model.directions import Direction
from welfareplan.model.element import Citation, Element, pairs
from welfareplan.model.indicators import Indicator
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.kinds import ELEMENT_KINDS, KINDS
from welfareplan.model.links import Link
from welfareplan.model.milestones import Milestone
from welfareplan.model.passages import Passage
from welfareplan.model.plan import JointPlan, Plan
from welfareplan.model.programmes import Programme
from welfareplan.model.relations import RelatedPlan, SubPlan
from welfareplan.model.sources import Source
from welfareplan.terms import Kind, LinkBasis, MilestoneKind, PassageKind, Relation
from welfareplan.testing import plans
from welfareplan.when import FiscalPeriod


def link(source: str, relation: Relation, target: str, *cites: Citation) -> Link:
    return Link(source=source, relation=relation, target=target, basis=LinkBasis.STATED, cites=cites)


PLAN = Plan(
    id="kurume-2020",
    title="くるめ支え合うプラン",
    period=FiscalPeriod.of("FY2020..FY2025"),
    cites=(Citation("slides", "1"),),
    terms=pairs({"indicator": "成果指標"}),
    joint=(JointPlan(title="地域福祉計画", issuer="city"), JointPlan(title="地域福祉活動計画")),
    bases=(LegalBasis(id="law", statute="社会福祉法", items=(LegalItem(id="item-1"), LegalItem(id="item-2"))),),
    related=(RelatedPlan(id="general", body="city"),),
    subplans=(SubPlan(id="reoffending", bases=("law",)),),
    bodies=(Body(id="city"), Body(id="section", part_of="city")),
    sources=(Source(id="slides"),),
    passages=(
        Passage(id="chapter", kind=PassageKind.CHAPTER),
        Passage(id="aim", kind=PassageKind.PURPOSE, under="chapter"),
    ),
    issues=(Issue(id="isolation", passage="chapter"), Issue(id="poverty")),
    directions=(Direction(id="relations"), Direction(id="places", under="relations")),
    initiatives=(
        Initiative(id="salon"),
        Initiative(id="network", succeeds=("old-plan#net",)),
        Initiative(id="part", under="salon"),
    ),
    programmes=(Programme(id="outreach", bases=("law",)),),
    indicators=(Indicator(id="visits"), Indicator(id="visits-men", under="visits")),
    milestones=(Milestone(id="amended", kind=MilestoneKind.AMENDMENT, body="city"),),
    links=(
        link("network", Relation.ANSWERS, "isolation", Citation("slides", "2")),
        link("salon", Relation.ANSWERS, "isolation"),
        link("salon", Relation.PURSUES, "relations"),
        link("visits", Relation.SHOWS, "relations"),
        link("outreach", Relation.PART_OF, "salon"),
        link("section", Relation.LEADS, "salon"),
        link("isolation", Relation.COVERS, "item-1"),
        link("visits", Relation.SHOWS, "kurume-2020"),
    ),
)


def ids(elements: tuple[Any, ...]) -> list[str]:
    return [element.id for element in elements]


class TestRepr:
    @pytest.mark.parametrize(
        ("plan", "text"),
        [
            (
                PLAN,
                (
                    "<Plan kurume-2020 FY2020–FY2025: "
                    "2 issues, 2 directions, 3 initiatives, 1 programme, 2 indicators, 8 links>"
                ),
            ),
            (Plan(id="p"), "<Plan p: empty>"),
            (Plan(id="p", sources=(Source(id="s"),)), "<Plan p: empty>"),
            (Plan(id="p", issues=(Issue(id="a"),)), "<Plan p: 1 issue>"),
        ],
    )
    def test_counts(self, plan: Plan, text: str) -> None:
        assert text == repr(plan)


class TestLookUp:
    def test_by_id(self) -> None:
        assert PLAN["salon"] is PLAN.initiatives[0]
        assert PLAN["item-2"] is PLAN.bases[0].items[1]
        assert PLAN["kurume-2020"] is PLAN

    def test_membership(self) -> None:
        assert "salon" in PLAN
        assert "item-1" in PLAN
        assert "kurume-2020" in PLAN
        assert "saloon" not in PLAN
        assert 5 not in PLAN

    @pytest.mark.parametrize(
        "look", [lambda id: PLAN[id], PLAN.kind_of, PLAN.issue, PLAN.children, PLAN.under, PLAN.answering]
    )
    def test_of_what_is_not_there_names_the_nearest(self, look: Any) -> None:
        with pytest.raises(UnknownIdError) as caught:
            look("isolaton")

        assert str(caught.value) == "'isolaton' is not in plan 'kurume-2020'; did you mean 'isolation'?"
        assert caught.value.ja == "「isolaton」は計画「kurume-2020」にありません。「isolation」ではありませんか。"
        assert (caught.value.id, caught.value.near) == ("isolaton", "isolation")

    @pytest.mark.parametrize(
        ("id", "kind"),
        [
            ("kurume-2020", Kind.PLAN),
            ("law", Kind.BASIS),
            ("item-1", Kind.BASIS),
            ("general", Kind.RELATED),
            ("reoffending", Kind.SUBPLAN),
            ("city", Kind.BODY),
            ("slides", Kind.SOURCE),
            ("chapter", Kind.PASSAGE),
            ("isolation", Kind.ISSUE),
            ("relations", Kind.DIRECTION),
            ("salon", Kind.INITIATIVE),
            ("outreach", Kind.PROGRAMME),
            ("visits", Kind.INDICATOR),
            ("amended", Kind.MILESTONE),
        ],
    )
    def test_kinds(self, id: str, kind: Kind) -> None:
        assert kind is PLAN.kind_of(id)

    @pytest.mark.parametrize(
        ("getter", "id"),
        [
            (Plan.basis, "law"),
            (Plan.related_plan, "general"),
            (Plan.subplan, "reoffending"),
            (Plan.body, "city"),
            (Plan.source, "slides"),
            (Plan.prose, "chapter"),
            (Plan.issue, "isolation"),
            (Plan.direction, "relations"),
            (Plan.initiative, "salon"),
            (Plan.programme, "outreach"),
            (Plan.indicator, "visits"),
            (Plan.milestone, "amended"),
        ],
    )
    def test_typed(self, getter: Any, id: str) -> None:
        assert getter(PLAN, id) is PLAN[id]

    @pytest.mark.parametrize(
        ("getter", "id", "english", "japanese"),
        [
            (
                Plan.issue,
                "salon",
                "'salon' is not in the issues of plan 'kurume-2020', where it stands among the initiatives",
                "「salon」は計画「kurume-2020」の課題（これは取組です）にありません。",
            ),
            (
                Plan.body,
                "kurume-2020",
                "'kurume-2020' is not in the bodies of plan 'kurume-2020', where it is the plan itself",
                "「kurume-2020」は計画「kurume-2020」の主体（これは計画です）にありません。",
            ),
            (
                Plan.basis,
                "item-1",
                "'item-1' is not in the bases of plan 'kurume-2020', where it stands among the bases",
                "「item-1」は計画「kurume-2020」の根拠法（これは根拠法です）にありません。",
            ),
        ],
    )
    def test_typed_says_of_which_kind_it_is(self, getter: Any, id: str, english: str, japanese: str) -> None:
        with pytest.raises(UnknownIdError) as caught:
            getter(PLAN, id)

        assert (english, japanese) == (str(caught.value), caught.value.ja)

    @given(plans())
    def test_the_index_agrees_with_the_parts(self, plan: Plan) -> None:
        parts = list(plan.parts())

        assert {plan.id, *(part.id for part in parts)} == plan.ids
        assert len(plan.ids) == 1 + len(parts)
        assert all(part.id in plan and plan[part.id] is part for part in parts)
        for row in ELEMENT_KINDS:
            assert all(plan.kind_of(element.id) is row.kind for element in getattr(plan, row.field))

    def test_the_ids_include_its_own(self) -> None:
        assert Plan(id="p").ids == {"p"}


class TestViews:
    def test_links_from_and_to(self) -> None:
        assert [each.key for each in PLAN.links_from("salon")] == ["salon answers isolation", "salon pursues relations"]
        assert [each.key for each in PLAN.links_from(PLAN["salon"], Relation.PURSUES)] == ["salon pursues relations"]
        assert [each.source for each in PLAN.links_to("isolation")] == ["network", "salon"]
        assert PLAN.links_to("relations", Relation.ANSWERS) == ()

    def test_links_of_what_is_not_there_can_be_asked_for(self) -> None:
        assert PLAN.links_from("missing") == () == PLAN.links_to("missing")

    def test_children_are_what_is_printed_under_it(self) -> None:
        assert ids(PLAN.children("salon")) == ["part"]
        assert ids(PLAN.children(PLAN.direction("relations"))) == ["places"]
        assert PLAN.children("item-1") == ()
        assert PLAN.children("kurume-2020") == ()

    def test_children_are_of_the_same_kind(self) -> None:
        plan = Plan(id="p", issues=(Issue(id="a"),), initiatives=(Initiative(id="b", under="a"),))

        assert plan.children("a") == ()

    def test_answering(self) -> None:
        assert ids(PLAN.answering("isolation")) == ["network", "salon"]
        assert ids(PLAN.answering(PLAN.issue("isolation"))) == ["network", "salon"]
        assert PLAN.answering("poverty") == ()

    def test_only_an_issue_is_answered(self) -> None:
        with pytest.raises(UnknownIdError, match=r"^'salon' is not in the issues of plan 'kurume-2020'"):
            PLAN.answering("salon")

    def test_a_link_that_does_not_stand_up_does_not_bring_down_a_view(self) -> None:
        plan = Plan(
            id="p",
            issues=(Issue(id="a"),),
            directions=(Direction(id="d"),),
            links=(
                link("missing", Relation.ANSWERS, "a"),
                link("d", Relation.ANSWERS, "a"),
                link("missing", Relation.PURSUES, "d"),
            ),
        )

        assert plan.answering("a") == ()
        assert plan.under("d") == ()

    def test_under(self) -> None:
        assert ids(PLAN.under("relations")) == ["places", "salon", "visits"]
        assert ids(PLAN.under("salon")) == ["part", "outreach"]
        assert ids(PLAN.under(PLAN)) == ["visits"]

    @pytest.mark.parametrize(
        ("id", "named"),
        [
            ("city", [("kurume-2020", "joint"), ("general", "body"), ("section", "part_of"), ("amended", "body")]),
            ("slides", [("kurume-2020", "cites"), ("network answers isolation", "cites")]),
            ("chapter", [("aim", "under"), ("isolation", "passage")]),
            ("law", [("reoffending", "bases"), ("outreach", "bases")]),
            ("old-plan#net", [("network", "succeeds")]),
            ("item-1", [("isolation covers item-1", "target")]),
            ("outreach", [("outreach part_of salon", "source")]),
            ("missing", []),
        ],
    )
    def test_mentions(self, id: str, named: list[tuple[str, str]]) -> None:
        assert sorted(named) == sorted(PLAN.mentions(id))

    @given(plans(dangling=True))
    def test_what_is_referred_to_is_mentioned_and_nothing_else(self, plan: Plan) -> None:
        references = list(plan.references())
        named = {id for _, _, id in references}

        assert sorted(references) == sorted((owner, field, id) for id in named for owner, field in plan.mentions(id))

    @given(plans(dangling=True))
    def test_no_view_fails_on_a_plan_with_dangling_references(self, plan: Plan) -> None:
        for id in plan.ids:
            assert {*plan.children(id)} <= {*plan.under(id)}
        assert all(isinstance(each, Initiative) for issue in plan.issues for each in plan.answering(issue))


class TestWhatCanNeverBeRight:
    @pytest.mark.parametrize(
        "parts",
        [
            {"issues": (Issue(id="a"), Issue(id="a"))},
            {"issues": (Issue(id="a"),), "indicators": (Indicator(id="a"),)},
            {"bases": (LegalBasis(id="b", statute="法", items=(LegalItem(id="a"), LegalItem(id="a"))),)},
            {"bases": (LegalBasis(id="a", statute="法", items=(LegalItem(id="a"),)),)},
        ],
        ids=["kind", "kinds", "items", "basis"],
    )
    def test_an_id_twice(self, parts: dict[str, Any]) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Plan(id="p", **parts)

        assert str(caught.value) == "the id 'a' stands twice in plan 'p'; every element needs its own"
        assert caught.value.ja == "計画「p」に識別子「a」が二つあります。要素ごとに別の識別子にしてください。"

    def test_the_id_of_the_plan_itself(self) -> None:
        with pytest.raises(InvalidValueError, match=r"^the id 'p' stands twice in plan 'p'"):
            Plan(id="p", issues=(Issue(id="p"),))

    def test_a_link_twice(self) -> None:
        one = link("a", Relation.ANSWERS, "b")

        with pytest.raises(InvalidValueError) as caught:
            Plan(id="p", links=(one, attrs.evolve(one, basis=LinkBasis.INFERRED)))

        assert str(caught.value) == "the link 'a answers b' stands twice in plan 'p'; keep one"
        assert caught.value.ja == "計画「p」に対応関係「a answers b」が二つあります。一つにしてください。"

    @pytest.mark.parametrize("row", KINDS, ids=lambda row: row.table)
    def test_a_list_for_a_tuple(self, row: Any) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Plan(id="p", **dict[str, Any]({row.field: []}))

        assert str(caught.value) == f"{row.field} of plan 'p' must be a tuple, found []"
        assert caught.value.ja == f"計画「p」の {row.field} はタプルで指定してください（「[]」）。"

    @pytest.mark.parametrize("wrong", [Initiative(id="a"), Element(id="a"), "a", None], ids=repr)
    def test_an_element_of_another_kind(self, wrong: Any) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Plan(id="p", issues=(wrong,))

        assert str(caught.value) == f"issues of plan 'p' holds {wrong!r}, which is not Issue"
        assert caught.value.ja == f"計画「p」の issues に課題ではないもの（「{wrong}」）があります。"

    def test_terms_out_of_order(self) -> None:
        with pytest.raises(InvalidValueError, match=r"^the keys of terms of Plan must be sorted and different"):
            Plan(id="p", terms=(("b", "1"), ("a", "2")))


class TestValue:
    @given(plans())
    def test_pickles_copies_and_evolves(self, plan: Plan) -> None:
        hash(plan)
        for again in (pickle.loads(pickle.dumps(plan)), copy.copy(plan), copy.deepcopy(plan), attrs.evolve(plan)):  # noqa: S301
            assert plan == again
            assert hash(plan) == hash(again)
            assert plan.ids == again.ids

    def test_what_was_looked_up_is_not_pickled(self) -> None:
        plan = attrs.evolve(PLAN)
        before = pickle.dumps(plan)
        plan["salon"], plan.ids, plan.under("relations")

        assert before == pickle.dumps(plan)

    def test_an_evolved_plan_has_views_of_its_own(self) -> None:
        assert "salon" in PLAN
        assert "salon" not in attrs.evolve(PLAN, initiatives=())

    def test_matches_by_keyword(self) -> None:
        match PLAN:
            case Plan(id="kurume-2020", period=FiscalPeriod(first, _)):
                assert first.year == 2020
            case _:  # pragma: no cover
                pytest.fail("no match")

    def test_takes_its_parts_by_keyword_only(self) -> None:
        assert Plan.__match_args__ == ()
        with pytest.raises(TypeError):
            Plan("p")  # type: ignore[call-arg]

    def test_cannot_be_changed(self) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            PLAN.title = "another"  # type: ignore[misc]
        with pytest.raises(AttributeError):
            PLAN.anything = 1  # type: ignore[attr-defined]

    def test_has_no_attribute_it_was_not_given(self) -> None:
        with pytest.raises(AttributeError, match="'Plan' object has no attribute 'themes'"):
            PLAN.themes  # type: ignore[attr-defined]  # noqa: B018
