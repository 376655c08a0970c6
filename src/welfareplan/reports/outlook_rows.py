"""Where does it lead, as people read it? (floor 8)"""

from __future__ import annotations

from decimal import Decimal

from welfareplan.evaluation.numbers import Progress
from welfareplan.evaluation.outlooks import Outlook, outlook
from welfareplan.evaluation.reasons import REASONS, Undefined
from welfareplan.evaluation.rows import IndicatorProgress
from welfareplan.model.plan import Plan
from welfareplan.reports import wording
from welfareplan.reports.sheets import Table
from welfareplan.terms import Status

_NONE = "―"
_PLACES = 2
_NOTES = (
    "これまでの年平均＝（実績値－基準値）÷基準年から実績年までの年数。必要な年平均＝（目標値－実績値）÷実績年から目標年までの年数。",
    "目標年の見込みは、これまでの年平均がそのまま続くとした計算の値です。予測でも評価でもありません。",
    "値の数は、基準値から実績値までに値のある年の数です。二つの値だけによる見込みは、途中の動きを見ていません。",
)


def outlook_table(progress: Progress, plan: Plan) -> Table:
    """What it would take and where it leads (今後の見通し), indicator by indicator, apart from every grade.

    Paces and expected values are rounded once, here, to two decimals, half away from zero.

    Args:
        progress: the numbers.
        plan: the plan they are of, for the names of its elements.

    >>> from welfareplan.evaluation.numbers import progress
    >>> from welfareplan.when import FiscalYear
    >>> outlook_table(progress(Plan(id="p"), (), through=FiscalYear(2022)), Plan(id="p")).title
    '今後の見通し（令和4年度まで）'
    """
    reasons: dict[str, str] = {}
    rows = tuple((wording.name_under(each.id, plan), *_row(each, outlook(each), reasons)) for each in progress)
    heads = ("これまでの年平均", "必要な年平均", "目標年の見込み", "見込みでの達成", "値の数")
    return Table(
        title=f"今後の見通し（{progress.through.wareki()}まで）",
        headings=("指標", *heads),
        rows=rows,
        notes=(*(f"{sign} {REASONS[reason][1]}" for reason, sign in reasons.items()), *(_NOTES if rows else ())),
        right=heads,
        grouped=True,
    )


def _row(row: IndicatorProgress, found: Outlook, reasons: dict[str, str]) -> tuple[str, ...]:
    change = wording.unit(row.change_unit)
    return (
        _number(found.pace, change, reasons, signed=True),
        _number(found.needed, change, reasons, signed=True),
        _number(found.expected, wording.unit(row.unit), reasons),
        _NONE if found.would_be is Status.UNDECIDED else found.would_be.ja,
        str(found.figures),
    )


def _number(value: Decimal | Undefined, unit: str, reasons: dict[str, str], *, signed: bool = False) -> str:
    if isinstance(value, Undefined):
        return _NONE + reasons.setdefault(value.reason, f"※{len(reasons) + 1}")
    sign = "+" if signed and value > 0 else ""
    return f"{sign}{wording.number(value, _PLACES)}{unit}"
