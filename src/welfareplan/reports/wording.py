"""What do reports print of a value? (floor 8)

The wording of values is that of ``japanese``; here they are rounded, which happens once, and only for print.
"""

from __future__ import annotations

from decimal import Decimal

from welfareplan.evaluation.rounding import percent, rounded
from welfareplan.japanese import (
    NOT_STATED,
    aim,
    amount,
    body,
    due,
    figure,
    frequency,
    joint,
    legal_item,
    link,
    name,
    name_under,
    partial_date,
    period,
    reading,
    taken,
    target,
    time,
    times,
    unit,
    value,
    when,
)
from welfareplan.model.indicators import Reading, Target
from welfareplan.terms import Basis
from welfareplan.when import When

__all__ = [
    "BARE_YEAR_NOTE",
    "NOT_STATED",
    "aim",
    "amount",
    "body",
    "due",
    "figure",
    "frequency",
    "has_bare_year",
    "joint",
    "legal_item",
    "link",
    "name",
    "name_under",
    "number",
    "partial_date",
    "percentage",
    "period",
    "reading",
    "taken",
    "target",
    "time",
    "times",
    "unit",
    "value",
    "when",
]


def number(value: Decimal, places: int | None = None) -> str:
    """A number with separators of thousands; rounded half away from zero where places are given.

    >>> number(Decimal("-35.5932"), 1), number(Decimal("0.25"), 1), number(Decimal("226650"))
    ('-35.6', '0.3', '226,650')
    """
    return f"{value if places is None else rounded(value, places):,f}"


def percentage(ratio: Decimal, places: int = 1) -> str:
    """A ratio as a percentage (百分率), rounded once, half away from zero.

    >>> percentage(Decimal("0.2078"))
    '20.8％'
    """
    return percent(ratio, places).replace("%", "％")


def has_bare_year(value: Reading | Target | None) -> bool:
    """Whether a year is printed bare, because the document does not say whether it is fiscal (年・年度の別の記載なし)."""
    at = value.at if isinstance(value, Reading) else None if value is None else value.due
    return isinstance(at, When) and at.basis is Basis.UNSTATED


BARE_YEAR_NOTE = "「令和元」のように「年」「年度」の付かない年は、年度か暦年かの記載が資料にありません。"
"""What a table says where a year is printed bare."""
