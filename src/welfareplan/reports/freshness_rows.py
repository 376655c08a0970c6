"""How old are the figures, and which are missing, as people read it? (floor 8)"""

from __future__ import annotations

from welfareplan.dates import PartialDate
from welfareplan.evaluation.reasons import REASONS
from welfareplan.evaluation.staleness import Freshness, IndicatorFreshness
from welfareplan.model.plan import Plan
from welfareplan.reports import wording
from welfareplan.reports.sheets import Outline, Table
from welfareplan.terms import Because

_NONE = "―"
_MONTHS = 12
_BECAUSE = {
    Because.TARGET_DUE: "目標年度が終わったのに、その年度以後の実績も、実績がない理由もありません。",
    Because.EVERY_YEAR: "毎年度の目標がある年度が終わったのに、実績も、実績がない理由もありません。",
    Because.PENDING: "集計中と記録されています。",
}


def freshness_report(freshness: Freshness, plan: Plan) -> Outline:
    """The state of a plan's figures on a day (実績の状況): in sum, then indicator by indicator.

    Args:
        freshness: the state.
        plan: the plan it is of, for the names of its elements.

    >>> from welfareplan.evaluation.staleness import freshness
    >>> freshness_report(freshness(Plan(id="p"), (), on="2024-04-01"), Plan(id="p")).title
    '実績の状況（令和6年4月1日現在）'
    """
    return Outline(
        title=f"実績の状況（{PartialDate.from_date(freshness.on).wareki()}現在）",
        tables=(_summary(freshness), _rows(freshness, plan)),
    )


def _summary(freshness: Freshness) -> Table:
    ungradable = sum(map(len, freshness.ungradable.values()))
    facts = [
        ("指標", f"{len(freshness)}件"),
        ("実績のある指標", f"{len(freshness) - len(freshness.unobserved)}件"),
        ("実績のない指標", f"{len(freshness.unobserved)}件"),
        ("未入力の実績", f"{len(freshness.awaited)}件"),
        ("評価できない指標" if freshness.scheme else "目標の達成を判定できない指標", f"{ungradable}件"),
        *(
            (f"最新の実績が{'1年未満' if years == 0 else f'{years}年以上{years + 1}年未満'}前の指標", f"{count}件")
            for years, count in freshness.ages.items()
            if years is not None
        ),
    ]
    return Table(title="概況", headings=("項目", "件数"), rows=tuple(facts), right=("件数",))


def _rows(freshness: Freshness, plan: Plan) -> Table:
    reasons: dict[str, str] = {}
    rows = tuple(
        (
            wording.name_under(each.id, plan),
            _NONE if each.newest is None else wording.reading(each.newest.reading),
            _age(each),
            _awaited(each, reasons),
            _NONE if each.reason is None else reasons.setdefault(REASONS[each.reason][1], f"※{len(reasons) + 1}"),
        )
        for each in freshness
    )
    last = "評価できない理由" if freshness.scheme else "達成を判定できない理由"
    notes = [f"{sign} {sentence}" for sentence, sign in reasons.items()]
    notes.append("経過は、最新の実績の年又は年度の末日からの期間です。どちらか分からない年は、年度の末日から数えます。")
    if any(wording.has_bare_year(each.newest.reading) for each in freshness if each.newest is not None):
        notes.append(wording.BARE_YEAR_NOTE)
    if freshness.without_figures:
        named = "、".join(wording.name(id, plan) for id in freshness.without_figures)
        notes.append(f"基準値・目標値・実績値のいずれもない指標：{named}。")
    return Table(
        title="指標ごとの状況",
        headings=("指標", "最新の実績", "経過", "未入力の実績", last),
        rows=rows,
        notes=tuple(notes),
        right=("経過",),
        grouped=True,
    )


def _age(row: IndicatorFreshness) -> str:
    if row.ended is not None:
        return f"{row.ended.wareki()}廃止"
    if row.months is None:
        return _NONE
    years, months = divmod(row.months, _MONTHS)
    return (f"{years}年" if years else "") + (f"{months}か月" if months or not years else "")


def _awaited(row: IndicatorFreshness, reasons: dict[str, str]) -> str:
    if not row.awaited:
        return _NONE
    by_reason: dict[Because, list[str]] = {}
    for each in row.awaited:
        by_reason.setdefault(each.because, []).append(each.at.wareki())
    return "\n".join(
        f"{'・'.join(years)}{reasons.setdefault(_BECAUSE[because], f'※{len(reasons) + 1}')}"
        for because, years in by_reason.items()
    )
