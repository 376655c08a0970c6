"""A plan as large as they come: 120 initiatives and 60 indicators, led by twelve departments, judged for three years."""

from __future__ import annotations

import attrs
from tests.benchmarks.synthetic import Size, observations_of, plan_of

from welfareplan.dossier import Dossier
from welfareplan.model.bodies import Body
from welfareplan.model.element import Citation
from welfareplan.model.links import Link
from welfareplan.observations import Assessment
from welfareplan.terms import Better, Course, LeadRole, LinkBasis, Relation, Stage
from welfareplan.when import FiscalYear

SIZE = Size("council", 120, 60, 4, 0)
DEPARTMENTS = (
    "地域福祉",
    "高齢者支援",
    "障害福祉",
    "こども家庭",
    "健康推進",
    "生活支援",
    "防災",
    "教育総務",
    "市民協働",
    "住宅",
    "人権",
    "産業",
)


def dossier() -> Dossier:
    """The dossier; its last year is 令和5年度."""
    plan = plan_of(SIZE)
    bodies = tuple(Body(id=f"department-{n}", title=f"{name}課") for n, name in enumerate(DEPARTMENTS))
    council = Body(id="panel", title="推進協議会", functions=("提言",))
    links = tuple(
        Link(
            source=f"department-{n % len(DEPARTMENTS)}",
            relation=Relation.LEADS,
            target=f"{kind}-{n}",
            basis=LinkBasis.STATED,
            role=LeadRole.LEAD,
            cites=(Citation("document", "8"),),
        )
        for kind in ("initiative", "programme")
        for n in range(SIZE.initiatives)
        if n % 10 or kind == "initiative"
    )
    rising = tuple(attrs.evolve(each, better=Better.UP) for each in plan.indicators)
    whole = attrs.evolve(plan, indicators=rising, bodies=(*plan.bodies, *bodies, council), links=(*plan.links, *links))
    judged = tuple(
        Assessment(
            id=f"self-{year}-{n}",
            about=f"initiative-{n}",
            year=FiscalYear(year),
            by=f"department-{n % len(DEPARTMENTS)}",
            stage=Stage.SELF,
            done=f"第{n % 9 + 1}地区で話合いを開き、{n % 7 + 2}回の講座を行った。参加者は延べ{100 + n}人であった。",
            grade="ＡＢＣＤ"[(n + year) % 4],
            scale="Ａ・Ｂ・Ｃ・Ｄ",
            issues="担い手の確保と、若い世代への周知が課題である。",
            next="地区ごとの説明会を続け、学校と連携した講座を始める。",
            course=list(Course)[n % 3],
        )
        for year in (2021, 2022, 2023)
        for n in range(SIZE.initiatives)
        if (n + year) % 11
    )
    advice = tuple(
        Assessment(
            id=f"advice-{n}",
            about=f"initiative-{n}",
            year=FiscalYear(2022),
            by="panel",
            stage=Stage.RECOMMENDATION,
            text="地区ごとの取組の差が分かるように示すこと。",
        )
        for n in range(0, SIZE.initiatives, 12)
    )
    return Dossier(base=whole, observations=observations_of(plan, SIZE.observed), assessments=(*judged, *advice))
