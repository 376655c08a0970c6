"""How are figures put into words? (floor 5)

Short Japanese phrases for figures, targets and rates, shared by the lines of numbers and the explanations of grades.
"""

from __future__ import annotations

from decimal import Decimal

from welfareplan.evaluation.reasons import Undefined
from welfareplan.evaluation.rounding import percent
from welfareplan.model.indicators import Reading, Target
from welfareplan.terms import Sense
from welfareplan.when import FiscalPeriod

_SENSE_TEXT = {Sense.REACH: "", Sense.BETWEEN: "", Sense.APPROACH: "に近づける"}


def rate_text(value: Decimal | Undefined) -> str:
    """A ratio as per cent, or a dash with the reason why there is none."""
    return f"―（{value.ja.rstrip('。')}）" if isinstance(value, Undefined) else percent(value)


def reading_text(reading: Reading | None) -> str:
    """A figure with its year, 64.1%（令和元）; the state where there is no figure."""
    if reading is None:
        return "―"
    return f"{reading.state.ja if reading.amount is None else reading.amount}（{reading.at.wareki()}）"


def target_text(target: Target | None) -> str:
    """A target with its sense and year, 40%～60%（令和7年度）."""
    if target is None:
        return "―"
    due = target.due
    when = "" if due is None else f"（{'毎年度' if isinstance(due, FiscalPeriod) else due.wareki()}）"
    upper = "" if target.upper is None else f"～{target.upper}"
    figure = "" if target.amount is None else f"{target.amount}{upper}"
    return f"{target.words or figure}{_SENSE_TEXT.get(target.sense, target.sense.ja)}{when}"
