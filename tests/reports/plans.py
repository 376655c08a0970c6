"""A small plan for the tests of reports, and what a revision makes of it."""

import attrs

from welfareplan.amount import Amount
from welfareplan.dates import PartialDate
from welfareplan.model.bases import LegalBasis, LegalItem
from welfareplan.model.bodies import Body
from welfareplan.model.directions import Direction
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.initiatives import Initiative, Role
from welfareplan.model.issues import Issue
from welfareplan.model.links import Link
from welfareplan.model.milestones import Milestone, Times
from welfareplan.model.plan import JointPlan, Plan
from welfareplan.model.programmes import Programme
from welfareplan.model.relations import RelatedPlan, SubPlan
from welfareplan.observations import Observation
from welfareplan.terms import (
    LeadRole,
    LinkBasis,
    Mark,
    MilestoneKind,
    MilestoneStatus,
    Obligation,
    PlanRelation,
    ReadingKind,
    Relation,
    Sense,
    Volume,
)
from welfareplan.when import FiscalPeriod, FiscalYear, When

PERIOD = FiscalPeriod(FiscalYear(2020), FiscalYear(2025))


def indicator(id: str, label: str, title: str, baseline: Reading, target: str) -> Indicator:
    assert baseline.amount is not None
    unit = baseline.amount.unit
    due = Target(due=When.fiscal(2025), amount=Amount(target, unit), printed=target)
    return Indicator(id=id, label=label, title=title, unit=unit, baseline=baseline, targets=(due,))


def result(year: int, value: str, unit: str) -> Reading:
    return Reading(at=When.fiscal(year), amount=Amount(value, unit), kind=ReadingKind.RESULT)


def survey(year: int, value: str) -> Reading:
    return Reading(at=When.unstated(year), amount=Amount(value, "%"), kind=ReadingKind.SURVEY)


PLAN = Plan(
    id="kurume-2020",
    title="支え合うプラン",
    period=PERIOD,
    adopted=PartialDate(2020, 3),
    terms=(("initiative", "取組み"),),
    joint=(JointPlan(title="地域福祉計画", ordinal="第３期", issuer="city"), JointPlan(title="地域福祉活動計画")),
    bases=(
        LegalBasis(
            id="act",
            statute="社会福祉法",
            provision="第107条",
            obligation=Obligation.EFFORT,
            since=PartialDate(2018, 4),
            items=(LegalItem(id="matter", label="①", text="適切な利用の推進", provision="第2号"),),
        ),
    ),
    related=(
        RelatedPlan(id="general", title="総合計画", relation=PlanRelation.ABOVE, vision="輝く都市"),
        RelatedPlan(id="rights", title="人権指針"),
        RelatedPlan(id="others", group="福祉の各計画", relation=PlanRelation.BASE_OF),
    ),
    subplans=(SubPlan(id="crime", title="再犯防止推進計画", volume=Volume.SEPARATE, adopted=PartialDate(2022, 11)),),
    bodies=(
        Body(id="city", title="久留米市"),
        Body(id="section", title="地域福祉課", part_of="city"),
        Body(id="council", title="協議会", functions=("調査・審議", "提言")),
    ),
    issues=(Issue(id="isolation", label="①", title="孤立"), Issue(id="places", label="②", title="集える場の不足")),
    directions=(
        Direction(id="relations", title="関係を豊かにする"),
        Direction(id="near", title="近所", under="relations"),
    ),
    initiatives=(
        Initiative(id="network", label="（１）", title="つながりの構築", marks=(Mark.NEW, Mark.PRIORITY)),
        Initiative(id="watch", label="（２）", title="見守り活動の推進", period=PERIOD),
    ),
    programmes=(Programme(id="outreach", title="アウトリーチ事業", extra=(("時期", "記載なし"),)),),
    indicators=(
        indicator("help", "＜１＞", "助け合いが充実していると感じる市民の割合", survey(2019, "64.1"), "70.0"),
        indicator("visits", "＜２＞", "見守り訪問活動件数", result(2018, "226650", "件"), "296000"),
        indicator("consultations", "＜３＞", "新規相談受付件数", result(2018, "1020", "件"), "1020"),
        Indicator(id="none", label="＜４＞"),
    ),
    milestones=(
        Milestone(id="made", kind=MilestoneKind.ADOPTION, when=PartialDate(2020, 3), title="プラン策定"),
        Milestone(
            id="meetings",
            kind=MilestoneKind.DELIBERATION,
            status=MilestoneStatus.PLANNED,
            when=When.fiscal(2024),
            text="年３～５回程度を予定",
            times=Times(3, 5),
            approx=True,
            topics=("総括",),
            extra=(("注記", "年度の範囲は不明"),),
        ),
    ),
    links=(
        Link(source="visits", relation=Relation.SHOWS, target="relations", basis=LinkBasis.STATED),
        Link(source="network", relation=Relation.ANSWERS, target="isolation", basis=LinkBasis.INFERRED),
        Link(source="outreach", relation=Relation.PART_OF, target="network", basis=LinkBasis.STATED),
        Link(source="section", relation=Relation.LEADS, target="watch", basis=LinkBasis.STATED, role=LeadRole.LEAD),
    ),
)

OBSERVATIONS = (
    Observation(indicator="help", reading=survey(2022, "62.0")),
    Observation(indicator="visits", reading=result(2020, "230000", "件")),
    Observation(indicator="visits", reading=result(2021, "241061", "件")),
    Observation(indicator="consultations", reading=result(2021, "2044", "件")),
)

REVISED = attrs.evolve(
    PLAN,
    vision="支え合うまち",
    issues=(attrs.evolve(PLAN.issues[0], title="孤立と孤独"),),
    initiatives=(
        PLAN.initiatives[1],
        PLAN.initiatives[0],
        Initiative(
            id="funds",
            label="（３）",
            title="財源確保",
            text="寄附を募る。\n基金を置く。",
            roles=(Role("住民", "寄附"), Role("市", "周知")),
        ),
    ),
    indicators=(
        attrs.evolve(
            PLAN.indicators[0],
            under="visits",
            targets=(Target(due=When.fiscal(2025), sense=Sense.AT_LEAST, amount=Amount("75", "%")),),
        ),
        *PLAN.indicators[1:],
    ),
    links=(attrs.evolve(PLAN.links[1], basis=LinkBasis.STATED), PLAN.links[0], *PLAN.links[2:3]),
)
