"""Dossiers of any size that look like real ones: the shape of a municipal plan, repeated."""

from decimal import Decimal

import attrs

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
from welfareplan.model.milestones import Milestone
from welfareplan.model.passages import Passage
from welfareplan.model.plan import Plan
from welfareplan.model.programmes import Money, Programme
from welfareplan.model.sources import Source
from welfareplan.observations import Observation
from welfareplan.revision.revisions import Revision
from welfareplan.terms import (
    Counts,
    IndicatorKind,
    LinkBasis,
    Mark,
    MilestoneKind,
    MoneyKind,
    Obligation,
    PassageKind,
    ReadingKind,
    Relation,
    Sense,
)
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

UNITS = ("件", "人", "%", "か所", "世帯", "回")
PROSE = "地域のつながりが薄れ、困りごとを抱えた人が孤立しやすくなっています。支え合いの輪を広げ、早く気づき、早くつなぎます。"
BEFORE = "visits-"


@attrs.frozen
class Size:
    """How large a dossier is: its initiatives and indicators, the years observed, the revisions."""

    name: str
    initiatives: int
    indicators: int
    observed: int
    revisions: int


SMALL = Size("small", 4, 5, 2, 1)
TYPICAL = Size("typical", 13, 60, 10, 4)
LARGE = Size("large", 120, 480, 8, 4)
SIZES = (SMALL, TYPICAL, LARGE)


def _indicator(n: int) -> Indicator:
    unit = UNITS[n % len(UNITS)]
    value = Decimal(1000 + 37 * n) / 10
    return Indicator(
        id=f"{BEFORE}{n}",
        label=f"指標{n}",
        title=f"地域での見守り訪問活動件数（第{n}地区）",
        page=str(40 + n // 4),
        cites=(Citation("document", str(40 + n // 4)),),
        kind=IndicatorKind.OUTCOME,
        unit=unit,
        counts=Counts.PER_YEAR,
        definition="一年間に行った訪問の延べ件数",
        baseline=Reading(
            at=When.fiscal(2018), amount=Amount(value, unit), kind=ReadingKind.RESULT, printed=f"{value}{unit}"
        ),
        targets=(
            Target(due=When.fiscal(2022), sense=Sense.AT_LEAST, amount=Amount(value + 10, unit)),
            Target(
                due=When.fiscal(2025),
                sense=Sense.AT_LEAST,
                amount=Amount(value + 30, unit),
                printed=f"{value + 30}{unit}以上",
            ),
        ),
    )


def plan_of(size: Size) -> Plan:
    """The base text of a plan."""
    groups = max(1, size.initiatives // 4)
    indicators = tuple(_indicator(n) for n in range(size.indicators))
    initiatives = tuple(
        Initiative(
            id=f"initiative-{n}",
            label=f"（{n}）",
            title=f"ふれあい・いきいきサロンの充実（その{n}）",
            text=PROSE,
            marks=(Mark.CONTINUED,),
            roles=(Role("住民", "近所の見守りに加わる"), Role("社協", "担い手を支える")),
            cites=(Citation("document", str(20 + n)),),
        )
        for n in range(size.initiatives)
    )
    programmes = tuple(
        Programme(
            id=f"programme-{n}",
            title=f"見守り事業{n}",
            bases=("law",),
            money=(Money(year=FiscalYear(2020), kind=MoneyKind.BUDGET, amount=Amount(str(1200 + n), "千円")),),
        )
        for n in range(size.initiatives)
    )
    links = (
        *(_link(f"initiative-{n}", Relation.ANSWERS, f"issue-{n % groups}") for n in range(size.initiatives)),
        *(_link(f"initiative-{n}", Relation.PURSUES, f"direction-{n % groups}") for n in range(size.initiatives)),
        *(_link(f"programme-{n}", Relation.PART_OF, f"initiative-{n}") for n in range(size.initiatives)),
        *(_link(f"{BEFORE}{n}", Relation.SHOWS, f"initiative-{n % size.initiatives}") for n in range(size.indicators)),
    )
    return Plan(
        id="synthetic-2020",
        title="支え合うまちプラン",
        period=FiscalPeriod.of("FY2020..FY2029"),
        adopted=PartialDate(2020, 3),
        vision="支え合うこころあふれるまち",
        terms=pairs({"indicator": "成果指標", "target": "目標項目"}),
        bases=(
            LegalBasis(
                id="law",
                statute="社会福祉法",
                provision="第107条",
                obligation=Obligation.EFFORT,
                items=tuple(LegalItem(id=f"item-{n}", label="①②③④⑤"[n], text=PROSE) for n in range(5)),
            ),
        ),
        bodies=(Body(id="city", title="市"), Body(id="council", title="社会福祉協議会", part_of="city")),
        sources=(Source(id="document", title="計画書", issuer="市", published=PartialDate(2020, 3)),),
        passages=tuple(
            Passage(id=f"passage-{n}", kind=PassageKind.CHAPTER, title=f"第{n}章", text=PROSE) for n in range(groups)
        ),
        issues=tuple(
            Issue(id=f"issue-{n}", label=f"（{n}）", title=f"つながりの希薄化{n}", text=PROSE) for n in range(groups)
        ),
        directions=tuple(
            Direction(id=f"direction-{n}", title=f"関係を豊かにする{n}", text=PROSE) for n in range(groups)
        ),
        initiatives=initiatives,
        programmes=programmes,
        indicators=indicators,
        milestones=(Milestone(id="adopted", kind=MilestoneKind.ADOPTION, when=PartialDate(2020, 3), body="city"),),
        links=links,
    )


def _link(source: str, relation: Relation, target: str) -> Link:
    return Link(
        source=source, relation=relation, target=target, basis=LinkBasis.STATED, cites=(Citation("document", "8"),)
    )


def amended(plan: Plan, share: int = 10, step: str = "1") -> Plan:
    """A plan in which one of so many indicators has its last target raised, as a revision does it."""
    return attrs.evolve(
        plan,
        indicators=tuple(_raised(each, step) if n % share == 0 else each for n, each in enumerate(plan.indicators)),
    )


def _raised(indicator: Indicator, step: str) -> Indicator:
    *earlier, last = indicator.targets
    assert last.amount is not None
    raised = attrs.evolve(last.amount, value=last.amount.value + Decimal(step))
    return attrs.evolve(indicator, targets=(*earlier, attrs.evolve(last, amount=raised, printed=f"{raised}以上")))


def observations_of(plan: Plan, years: int) -> tuple[Observation, ...]:
    """A figure of every indicator for each of some years."""
    return tuple(
        Observation(
            indicator=each.id,
            reading=Reading(
                at=When.fiscal(2020 + year),
                amount=Amount(each.baseline.amount.value + 3 * year, each.unit),
                kind=ReadingKind.RESULT,
            ),
            cites=(Citation("document", "12"),),
        )
        for year in range(years)
        for each in plan.indicators
        if each.baseline is not None
        if each.baseline.amount is not None
    )


def dossier_of(size: Size) -> Dossier:
    """A whole dossier: base text, revisions, figures."""
    base = plan = plan_of(size)
    revisions = []
    for n in range(size.revisions):
        after = amended(plan, share=20, step=str(n + 1))
        revisions.append(Revision.between(plan, after, id=f"revision-{n}", adopted=PartialDate(2021, 1 + n)))
        plan = after
    return Dossier(base=base, revisions=tuple(revisions), observations=observations_of(base, size.observed))
