"""What did people say of it, counted, as people read it? (floor 8)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.evaluation.tallying import GradeChange, Tallies, Tally, in_order
from welfareplan.model.plan import Plan
from welfareplan.reports import wording
from welfareplan.reports.sheets import Outline, Table
from welfareplan.terms import Kind, Stage
from welfareplan.when import FiscalYear

if TYPE_CHECKING:
    from collections.abc import Iterable

    from welfareplan.observations import Assessment

_NONE = "―"
_TOTAL = "計"
_IN_WORDS = "記述のみ"
_GONE = "この計画の本文にない要素"
_INFERRED = "「推定」は、推定の対応関係だけによるものを含みます。"

_Key = tuple[Stage, Kind | None, str | None]


def tallies_report(tallies: Tallies, plan: Plan) -> Outline:
    """The assessments of a plan, counted (点検・評価の集計): by year, direction and body, and what is still open.

    Args:
        tallies: the counts.
        plan: the plan they are of, for the names of its elements.

    >>> from welfareplan.evaluation.tallying import tallies
    >>> found = tallies(Plan(id="p"), (), through=FiscalYear(2022))
    >>> [each.title for each in tallies_report(found, Plan(id="p")).tables]
    ['前年度からの変化', '未回答（0件）', '対応の記録がない提言（提言0件のうち0件）']
    """
    keys = dict.fromkeys((each.stage, each.kind, each.scale) for each in tallies)
    return Outline(
        title=f"点検・評価の集計（{tallies.through.wareki()}）",
        tables=(
            *(_counts(tallies, key, plan) for key in keys),
            _changes(tallies, plan),
            _unanswered(tallies, plan),
            unresponded_table(tallies, plan),
        ),
    )


def _counts(tallies: Tallies, key: _Key, plan: Plan) -> Table:
    """The counts of one stage, kind and scale: every year, then the year by direction and by body."""
    stage, kind, scale = key
    own = [each for each in tallies if (each.stage, each.kind, each.scale) == key]
    grades = in_order((grade for each in own for grade, _ in each.counts), scale)
    heads = (*(_IN_WORDS if grade is None else grade for grade in grades), _TOTAL)
    now = [each for each in own if each.year == tallies.through]
    year = tallies.through.wareki()
    lines = [
        *(("計画全体", _year(each.year), each) for each in own if each.axis is Kind.PLAN),
        *((f"方向性別（{year}）", _name(each, plan), each) for each in now if each.axis is Kind.DIRECTION),
        *((f"主体別（{year}）", _name(each, plan), each) for each in now if each.axis is Kind.BODY),
    ]
    notes = (
        ["複数の方向性に属するものは、それぞれに数えています。"]
        if any(each[2].axis is Kind.DIRECTION for each in lines)
        else []
    )
    if any(each[2].inferred for each in lines):
        notes.append(_INFERRED)
    return Table(
        title=f"{stage.ja}：{_GONE if kind is None else kind.ja}（評価尺度：{scale or '記載なし'}）",
        headings=("区分", "対象", *heads),
        rows=tuple((group, label, *_cells(each, grades)) for group, label, each in lines),
        notes=tuple(notes),
        right=heads,
        grouped=True,
    )


def _cells(tally: Tally, grades: Iterable[str | None]) -> tuple[str, ...]:
    counts = dict(tally.counts)
    return (*(str(counts.get(grade, 0)) for grade in grades), str(tally.total))


def _year(year: FiscalYear | None) -> str:
    return "年度の記載なし" if year is None else year.wareki()


def _name(tally: Tally, plan: Plan) -> str:
    if tally.about is None:
        return "方向性との対応なし" if tally.axis is Kind.DIRECTION else "主体の記載なし"
    return wording.name_under(tally.about, plan) + ("（推定を含む）" if tally.inferred else "")


def _changes(tallies: Tallies, plan: Plan) -> Table:
    moved = [each for each in tallies.changes if each.changed or not each.comparable]
    kept = len(tallies.changes) - len(moved)
    before, after = (tallies.through - 1).wareki(), tallies.through.wareki()
    notes = [f"両年度の評価があり、変わらないもの：{kept}件。"] if kept else []
    if any(not each.comparable for each in moved):
        notes.append("※ 評価尺度が異なるか記載がないため、前年度と比べられません。")
    return Table(
        title="前年度からの変化",
        headings=("段階", "対象", before, after),
        rows=tuple((each.stage.ja, named(each.about, plan), *_both(each)) for each in moved),
        notes=tuple(notes),
        grouped=True,
    )


def _both(change: GradeChange) -> tuple[str, str]:
    sign = "" if change.comparable else "※"
    return (change.before.grade or _NONE) + sign, (change.after.grade or _NONE) + sign


def named(id: str, plan: Plan) -> str:
    """What was judged, by name (評価の対象), also where it does not stand in this text of the plan."""
    return wording.name_under(id, plan) if id in plan else f"{id}（{_GONE}）"


def _unanswered(tallies: Tallies, plan: Plan) -> Table:
    return Table(
        title=f"未回答（{len(tallies.unanswered)}件）",
        headings=("種類", "対象", "前回の自己評価"),
        rows=tuple(
            (
                plan.kind_of(each.id).ja,
                wording.name_under(each.id, plan),
                _NONE if each.last is None else each.last.wareki(),
            )
            for each in tallies.unanswered
        ),
        grouped=True,
    )


def unresponded_table(tallies: Tallies, plan: Plan) -> Table:
    """The recommendations to which no response is on file (対応の記録がない提言)."""
    return Table(
        title=f"対応の記録がない提言（提言{tallies.recommendations}件のうち{len(tallies.unresponded)}件）",
        headings=("年度", "対象", "提言した主体", "提言"),
        rows=tuple(_recommendation(each, plan) for each in tallies.unresponded),
    )


def _recommendation(each: Assessment, plan: Plan) -> tuple[str, ...]:
    said = each.text or each.issues or each.next or _NONE
    return (_year(each.year), named(each.about, plan), _NONE if each.by is None else wording.name(each.by, plan), said)
