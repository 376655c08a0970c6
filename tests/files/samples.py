"""One dossier that uses every class and every field, with everything that is awkward to write down."""

from decimal import Decimal

from welfareplan.amount import Amount
from welfareplan.dossier import Dossier
from welfareplan.model.bases import LegalBasis, LegalItem
from welfareplan.model.bodies import Body
from welfareplan.model.directions import Direction
from welfareplan.model.element import Citation, pairs
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.initiatives import Initiative, Role
from welfareplan.model.issues import Issue
from welfareplan.model.links import Link
from welfareplan.model.milestones import Milestone, Times
from welfareplan.model.passages import Passage
from welfareplan.model.plan import JointPlan, Plan
from welfareplan.model.programmes import Money, Programme
from welfareplan.model.relations import RelatedPlan, SubPlan
from welfareplan.model.sources import Source
from welfareplan.observations import Assessment, Observation
from welfareplan.revision.changes import Addition, Amendment, ChangeSet, Removal, Reordering
from welfareplan.revision.revisions import Revision
from welfareplan.terms import (
    Better,
    Counts,
    Course,
    Flag,
    IndicatorKind,
    Kind,
    LeadRole,
    LinkBasis,
    Mark,
    MilestoneKind,
    MilestoneStatus,
    MoneyKind,
    Obligation,
    Occasion,
    PassageKind,
    PlanRelation,
    ReadingKind,
    ReadingState,
    Relation,
    Sense,
    Stage,
    Volume,
)
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

AWKWARD = (
    "一行目\n二行目\n\n'''三つ''' と \"\"\"三つ\"\"\" と \\u3042 と \\n\n\tタブ\n",
    '"',
    "'''",
    '""""""',
    "\\",
    "\n",
    "\n先頭が改行",
    "末尾が空白 ",
    " ＝［］　㍻①髙か゚辻󠄀𠮷🎌",
    "a\u2028b\u2029c\u00a0d\ufeff",
    "=1+1",
    "null",
    "# 注",
    "{}",
)
CITES = (Citation("slides", "スライド12"), Citation("slides"), Citation("law-text", "第107条 #2"))
EXTRA = pairs({"所管": "地域福祉課", "": "空", "a.b": "", "改\n行": "\n", "0": '"'})
PERIOD = FiscalPeriod(FiscalYear(2020), FiscalYear(2025))

BASE = Plan(
    id="kurume-2020",
    label="",
    title="くるめ支え合うプラン",
    text=AWKWARD[0],
    page="1",
    passage="chapter",
    cites=CITES,
    extra=EXTRA,
    period=PERIOD,
    adopted=PartialDate(2020, 3),
    vision="支え合う",
    levels=("基本目標", "", "基本施策"),
    terms=pairs({"indicator": "成果指標", "baseline": "基準"}),
    joint=(JointPlan(title="地域福祉計画", ordinal="第３期", issuer="city"), JointPlan(title="地域福祉活動計画")),
    bases=(
        LegalBasis(
            id="law",
            statute="社会福祉法",
            provision="第107条",
            obligation=Obligation.EFFORT,
            since=PartialDate(2018, 4, 1),
            items=(
                LegalItem(id="item-1", label="①", text="福祉に関し", provision="第1号", since=PartialDate(2018)),
                LegalItem(id="item-2"),
            ),
        ),
        LegalBasis(id="other-law", statute=""),
    ),
    related=(
        RelatedPlan(id="general", relation=PlanRelation.ABOVE, vision="誇り", period=PERIOD, body="city"),
        RelatedPlan(id="welfare-plans", group="福祉の各計画"),
    ),
    subplans=(
        SubPlan(id="reoffending", bases=("law",), adopted=PartialDate(2021, 12, 1), volume=Volume.SEPARATE),
        SubPlan(id="adult-guardians"),
    ),
    bodies=(
        Body(id="city", title="久留米市", code="402036", functions=("調査・審議", "提言")),
        Body(id="section", part_of="city"),
    ),
    sources=(
        Source(
            id="slides",
            title="説明スライド",
            issuer="久留米市",
            published=PartialDate(2022),
            url="https://example.jp/?a=1&b=%E3%81%82#x",
            accessed=PartialDate(2024, 2, 29),
        ),
        Source(id="law-text"),
    ),
    passages=(
        Passage(id="chapter", kind=PassageKind.CHAPTER),
        Passage(id="part", kind=PassageKind.OTHER, under="chapter"),
    ),
    issues=(
        *(Issue(id=f"issue-{n}", text=text) for n, text in enumerate(AWKWARD)),
        Issue(
            id="child",
            label="①",
            title="希薄化",
            page="p.3",
            passage="part",
            cites=CITES,
            under="issue-0",
            succeeds=("old-plan#issue",),
        ),
    ),
    directions=(
        Direction(id="relations", title="関係", succeeds=("old-plan#direction",)),
        Direction(id="closer", under="relations"),
    ),
    initiatives=(
        Initiative(
            id="network",
            period=FiscalPeriod(FiscalYear(2021), FiscalYear(2021)),
            marks=(Mark.PRIORITY, Mark.NEW),
            roles=(Role("住民", "見守り\n参加"), Role("", "")),
            succeeds=("old-plan#network",),
        ),
        Initiative(id="salon", under="network"),
    ),
    programmes=(
        Programme(
            id="outreach",
            bases=("law", "other-law"),
            money=(
                Money(year=FiscalYear(2021), kind=MoneyKind.BUDGET, amount=Amount("1234", "千円")),
                Money(year=FiscalYear(2021), kind=MoneyKind.SETTLED, amount=Amount("-0.50")),
            ),
            succeeds=("old-plan#outreach",),
        ),
        Programme(id="outreach-child", under="outreach"),
    ),
    indicators=(
        Indicator(
            id="visits",
            kind=IndicatorKind.OUTCOME,
            unit="件",
            better=Better.UP,
            counts=Counts.PER_YEAR,
            definition="",
            method="調査",
            grounds="総合計画",
            baseline=Reading(
                at=When.fiscal(2008, on=PartialDate(2009, 1)),
                amount=Amount("57.10", "%"),
                kind=ReadingKind.SURVEY,
                state=ReadingState.PROVISIONAL,
                why="速報",
                flags=(Flag.APPROX, Flag.TOTAL_PERSONS),
                sample=2000,
                occasion=Occasion.FINAL,
                printed="約57.10％\n（H20.1）",
            ),
            targets=(
                Target(due=When.fiscal(2025), amount=Amount("70.0", "%"), printed="70.0％", flags=(Flag.REFERENCE,)),
                Target(due=PERIOD, sense=Sense.BETWEEN, amount=Amount("1", "千円"), upper=Amount("2000", "円")),
                Target(due=When.calendar(2025), sense=Sense.BETWEEN, amount=Amount("1"), upper=Amount("2")),
                Target(due=When.unstated(2025, on=PartialDate(2025, 12, 31)), sense=Sense.INCREASE),
                Target(words="整備する"),
                Target(sense=Sense.NONE, words="", printed="―"),
                Target(sense=Sense.AT_LEAST, amount=Amount(Decimal("0E-28"), "膳")),
            ),
            succeeds=("old-plan#visits", "other"),
            comparable=False,
        ),
        Indicator(
            id="women",
            under="visits",
            comparable=True,
            baseline=Reading(at=When.unstated(2019), state=ReadingState.NOT_STATED, why=""),
        ),
    ),
    milestones=(
        Milestone(
            id="council",
            when=FiscalPeriod(FiscalYear(2020), FiscalYear(2022)),
            kind=MilestoneKind.DELIBERATION,
            status=MilestoneStatus.HELD,
            times=Times(2, 3),
            approx=True,
            topics=("進捗", ""),
            body="city",
        ),
        Milestone(id="year", when=PartialDate(2021), kind=MilestoneKind.REVIEW),
        Milestone(id="month", when=PartialDate(2021, 12), kind=MilestoneKind.AMENDMENT),
        Milestone(id="fiscal", when=When.fiscal(2023), kind=MilestoneKind.SUMMARY),
        Milestone(id="unstated", when=When.unstated(2024), kind=MilestoneKind.SUCCESSOR),
        Milestone(id="some-time", kind=MilestoneKind.POLICY),
    ),
    links=(
        Link(source="visits", relation=Relation.SHOWS, target="relations", basis=LinkBasis.STATED, cites=CITES),
        Link(
            source="section",
            relation=Relation.LEADS,
            target="network",
            basis=LinkBasis.INFERRED,
            role=LeadRole.PARTNER,
        ),
    ),
)

_INDICATOR = BASE.indicator("visits")
_READING = Reading(at=When.fiscal(2018), amount=Amount("1", "件"), printed="1件")

CHANGES = ChangeSet(
    (
        Removal(Kind.LINK, BASE.links[1], BASE.links[0].key),
        Removal(Kind.INDICATOR, _INDICATOR, None),
        Reordering(Kind.ISSUE, ("issue-0", "issue-1"), ("issue-1", "issue-0")),
        Reordering(Kind.LINK, (BASE.links[0].key,), (BASE.links[0].key,)),
        Addition(Kind.BASIS, BASE.bases[0], "other-law"),
        Addition(Kind.LINK, BASE.links[0], None),
        Amendment(Kind.PLAN, "kurume-2020", "title", "くるめ", None),
        Amendment(Kind.PLAN, "kurume-2020", "terms", (), BASE.terms),
        Amendment(Kind.PLAN, "kurume-2020", "joint", BASE.joint, ()),
        Amendment(Kind.PLAN, "kurume-2020", "period", None, PERIOD),
        Amendment(Kind.ISSUE, "issue-0", "extra", EXTRA, ()),
        Amendment(Kind.ISSUE, "issue-0", "text", "", None),
        Amendment(Kind.INDICATOR, "women", "baseline", None, _READING),
        Amendment(Kind.INDICATOR, "women", "targets", _INDICATOR.targets, ()),
        Amendment(Kind.INDICATOR, "women", "comparable", old=True, new=False),
        Amendment(Kind.INDICATOR, "women", "kind", None, IndicatorKind.OUTPUT),
        Amendment(Kind.MILESTONE, "year", "when", PartialDate(2021), When.fiscal(2021)),
        Amendment(Kind.MILESTONE, "year", "when", None, PERIOD),
        Amendment(Kind.MILESTONE, "year", "times", Times(1, 1), None),
        Amendment(Kind.MILESTONE, "year", "approx", old=False, new=True),
        Amendment(Kind.PROGRAMME, "outreach", "money", (), BASE.programmes[0].money),
        Amendment(Kind.INITIATIVE, "network", "roles", BASE.initiatives[0].roles, ()),
        Amendment(Kind.INITIATIVE, "network", "marks", (), (Mark.NEW,)),
        Amendment(Kind.BASIS, "law", "items", BASE.bases[0].items, ()),
        Amendment(Kind.LINK, BASE.links[0].key, "cites", CITES, ()),
        Amendment(Kind.LINK, BASE.links[0].key, "role", None, LeadRole.LEAD),
    )
)

OBSERVATIONS = (
    Observation(indicator="visits", reading=_INDICATOR.baseline or _READING, note="備考", cites=CITES, extra=EXTRA),
    Observation(indicator="visits", reading=Reading(at=When.fiscal(2021), amount=Amount("-0"), printed='"1,0",')),
    Observation(
        indicator="visits", reading=Reading(at=When.calendar(2021), state=ReadingState.PENDING, why="集計中\n※")
    ),
)

ASSESSMENTS = (
    Assessment(
        id="self-2021",
        about="network",
        year=FiscalYear(2021),
        at=PartialDate(2022, 6),
        by="city",
        stage=Stage.SELF,
        done="実施\n",
        grade="A",
        scale="A・B・C",
        issues="課題",
        next="",
        course=Course.IMPROVE,
        text="その他",
        cites=CITES,
        extra=EXTRA,
    ),
    Assessment(id="answer", about="network", stage=Stage.RESPONSE, answers="self-2021"),
)

DOSSIER = Dossier(
    base=BASE,
    revisions=(
        Revision(
            id="first",
            adopted=PartialDate(2021, 12),
            effective=PartialDate(2022, 4, 1),
            title="一部改訂",
            reason="法改正\nのため",
            changes=CHANGES,
            cites=CITES,
        ),
        Revision(id="same-month", adopted=PartialDate(2021, 12)),
        *(Revision(id=f"again-{n}", adopted=PartialDate(2021, 12)) for n in range(10)),
        Revision(id="day", adopted=PartialDate(2022, 1, 15)),
        Revision(id="year", adopted=PartialDate(2022)),
    ),
    observations=OBSERVATIONS,
    assessments=ASSESSMENTS,
)
