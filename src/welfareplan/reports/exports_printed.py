"""What does a planning desk get of a dossier? (floor 8)

Tables as the plan prints them: its order, labels, terms and units, and years in 和暦.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from welfareplan.dossier import Dossier
from welfareplan.model.indicators import Indicator
from welfareplan.reports import wording
from welfareplan.terms import Kind
from welfareplan.when import When

Cell = str | Decimal | int | None
Table = tuple[str, tuple[str, ...], tuple[tuple[Cell, ...], ...]]

_ELEMENTS = (
    (Kind.ISSUE, "issues"),
    (Kind.DIRECTION, "directions"),
    (Kind.INITIATIVE, "initiatives"),
    (Kind.PROGRAMME, "programmes"),
    (Kind.SUBPLAN, "subplans"),
)


def indicators(dossier: Dossier) -> Table:
    """The indicators in the order of the plan, with the years beside one another."""
    plan = dossier.latest
    terms = dict(plan.terms)
    times = sorted(
        {each.reading.at for each in dossier.observations if each.indicator in plan},
        key=lambda at: (at.year, at.basis.value, str(at.on or "")),
    )
    most = max((len(each.targets) for each in plan.indicators), default=0)
    targets = terms.get("targets", "目標値")
    headings = (
        "番号",
        terms.get("item", terms.get("indicator", "指標")),
        "単位",
        terms.get("baseline", "基準値"),
        *(targets if most == 1 else f"{targets}{n}" for n in range(1, most + 1)),
        *(f"{terms.get('observation', '実績値')}（{wording.when(at)}）" for at in times),
    )
    rows = tuple(tuple(_row(dossier, each, most, times)) for each in plan.indicators)
    return terms.get("indicator", "指標"), headings, rows


def _row(dossier: Dossier, indicator: Indicator, most: int, times: list[When]) -> Iterator[Cell]:
    yield indicator.label
    yield indicator.title
    yield wording.unit(indicator.unit) or None
    yield None if indicator.baseline is None else wording.reading(indicator.baseline)
    for target in indicator.targets:
        yield wording.target(target)
    yield from [None] * (most - len(indicator.targets))
    seen = {each.reading.at: each.reading for each in dossier.observations_of(indicator.id)}
    for at in times:
        yield wording.figure(seen[at]) if at in seen else None


def elements(dossier: Dossier) -> Table:
    """Issues, directions, initiatives, programmes and sub-plans, called what the plan calls them."""
    plan = dossier.latest
    terms = dict(plan.terms)
    rows = tuple(
        (
            terms.get(kind.value, kind.ja),
            each.label,
            each.title,
            each.text,
            wording.name(each.under, plan) if getattr(each, "under", None) else None,
            each.page,
        )
        for kind, field in _ELEMENTS
        for each in getattr(plan, field)
    )
    return "計画の体系", ("種類", "番号", "名称", "本文", "上位の項目", "頁"), rows


def links(dossier: Dossier) -> Table:
    """Links by the names of their ends."""
    plan = dossier.latest
    rows = tuple(
        (wording.name(each.source, plan), each.relation.ja, wording.name(each.target, plan), each.basis.ja)
        for each in plan.links
    )
    return "対応関係", ("起点", "関係", "終点", "明記・推定の別"), rows


def milestones(dossier: Dossier) -> Table:
    """What happened and is planned, in the order of the plan."""
    plan = dossier.latest
    rows = tuple(
        (
            wording.time(each.when) or None,
            each.title,
            each.kind.ja,
            None if each.status is None else each.status.ja,
            wording.frequency(each) or None,
            "、".join(each.topics) or None,
            None if each.body is None else wording.name(each.body, plan),
        )
        for each in plan.milestones
    )
    return "経過・予定", ("時期", "名称", "種類", "実施・予定の別", "回数", "議題", "主体"), rows


def assessments(dossier: Dossier) -> Table:
    """What was judged, in the words of whoever judged."""
    plan = dossier.latest
    rows = tuple(
        (
            wording.name(each.about, plan),
            None if each.year is None else each.year.wareki(),
            each.stage.ja,
            None if each.by is None else wording.name(each.by, plan),
            each.grade,
            each.done,
            each.issues,
            each.next,
            None if each.course is None else each.course.ja,
            each.text,
        )
        for each in dossier.assessments
    )
    headings = (
        "対象",
        "年度",
        "評価の段階",
        "評価者",
        "評価",
        "取組実績",
        "課題",
        "翌年度の取組",
        "今後の方向",
        "意見",
    )
    return "点検・評価", headings, rows
