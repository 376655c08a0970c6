"""How far has it come, as people read it? (floor 8)"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from welfareplan.evaluation.numbers import Progress
from welfareplan.evaluation.reasons import REASONS, Undefined
from welfareplan.evaluation.rows import IndicatorProgress
from welfareplan.model.indicators import Reading, Target
from welfareplan.model.plan import Plan
from welfareplan.reports import wording
from welfareplan.reports.sheets import Table

_NONE = "―"
_FORMULAS = (
    "進捗率＝（実績値－基準値）÷（目標値－基準値）。経過割合＝基準年から実績年までの年数÷基準年から目標年までの年数。",
    "達成率＝実績値÷目標値。いずれも計算の結果であり、評価ではありません。",
)


def progress_table(progress: Progress, plan: Plan | None = None) -> Table:
    """The numbers of a plan through a year (進捗の表), ungraded: a row for each indicator, in printed order.

    Rates are rounded once, here, to one decimal, half away from zero. Where there is no rate, ― stands with the number of
    the note that says why.

    Args:
        progress: the numbers.
        plan: the plan they are of, so that parts of an indicator are called together with the whole.

    >>> from welfareplan.evaluation.numbers import progress
    >>> from welfareplan.when import FiscalYear
    >>> progress_table(progress(Plan(id="p"), (), through=FiscalYear(2022))).title
    '進捗（令和4年度まで）'
    """
    reasons: dict[str, str] = {}
    rows = tuple(_row(each, reasons, plan) for each in progress)
    readings = [figure for each in progress for figure in (each.baseline, each.target, _seen(each))]
    notes = [
        *(f"{sign} {REASONS[reason][1]}" for reason, sign in reasons.items()),
        *(_FORMULAS if rows else ()),
        *((wording.BARE_YEAR_NOTE,) if any(map(wording.has_bare_year, readings)) else ()),
        *_left_out(progress, plan),
    ]
    return Table(
        title=f"進捗（{progress.through.wareki()}まで）",
        headings=("指標", "基準値", "目標値", "実績値", "進捗率", "経過割合", "達成率"),
        rows=rows,
        notes=tuple(notes),
        right=("基準値", "目標値", "実績値", "進捗率", "経過割合", "達成率"),
        grouped=True,
    )


def _seen(row: IndicatorProgress) -> Reading | None:
    return None if row.actual is None else row.actual.reading


def _row(row: IndicatorProgress, reasons: dict[str, str], plan: Plan | None) -> tuple[str, ...]:
    return (
        row.indicator.name if plan is None else wording.name_under(row.id, plan),
        _reading(row.baseline),
        _target(row.target),
        _reading(_seen(row)),
        *(_rate(each, reasons) for each in (row.share_of_way, row.share_of_time, row.level_ratio)),
    )


def _reading(reading: Reading | None) -> str:
    return _NONE if reading is None else f"{wording.figure(reading)}\n{wording.taken(reading)}"


def _target(target: Target | None) -> str:
    if target is None:
        return _NONE
    due = wording.due(target)
    return f"{wording.aim(target)}\n{due}" if due else wording.aim(target)


def _rate(value: Decimal | Undefined, reasons: dict[str, str]) -> str:
    if isinstance(value, Undefined):
        return _NONE + reasons.setdefault(value.reason, f"※{len(reasons) + 1}")
    return wording.percentage(value)


def _left_out(progress: Progress, plan: Plan | None) -> list[str]:
    """What the numbers do not rest on: nothing is dropped in silence."""
    notes = []
    if progress.without_figures:
        named = (
            progress.without_figures if plan is None else [wording.name(id, plan) for id in progress.without_figures]
        )
        notes.append(f"基準値・目標値・実績値のいずれもない指標：{'、'.join(named)}。")
    counts = Counter(each.ja.rstrip("。") for each in progress.unused)
    if counts:
        listed = "、".join(f"{reason}（{count}件）" for reason, count in counts.items())
        notes.append(f"計算に使わなかった記録：{listed}。")
    return notes
