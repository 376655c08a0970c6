"""How are figures put into words? (floor 5)

Short phrases for figures, targets and rates, shared by the lines of numbers and the explanations of grades, in both languages.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from welfareplan.evaluation.reasons import Undefined
from welfareplan.evaluation.rounding import percent
from welfareplan.model.indicators import Reading, Target
from welfareplan.terms import Basis, Sense
from welfareplan.when import FiscalPeriod, When

Lang = Literal["ja", "en"]
"""The languages: Japanese and English."""

_SENSE_TEXT = {Sense.REACH: "", Sense.BETWEEN: "", Sense.APPROACH: "に近づける"}
_SENSE_ENGLISH = {
    Sense.APPROACH: "close to ",
    Sense.AT_LEAST: "at least ",
    Sense.MORE_THAN: "more than ",
    Sense.AT_MOST: "at most ",
    Sense.LESS_THAN: "less than ",
    Sense.INCREASE: "an increase ",
    Sense.DECREASE: "a decrease ",
    Sense.MAINTAIN: "to be kept ",
    Sense.NONE: "none set",
}


def rate_text(value: Decimal | Undefined) -> str:
    """A ratio as per cent, or a dash with the reason why there is none."""
    return f"―（{value.ja.rstrip('。')}）" if isinstance(value, Undefined) else percent(value)


def number_text(value: Decimal, unit: str | None) -> str:
    """A number with its unit.

    >>> number_text(Decimal("226650"), "件")
    '226,650件'
    """
    return f"{value:,f}{unit or ''}"


def year_text(at: When, lang: Lang = "ja") -> str:
    """A year: 令和3年度, or FY2021; where it is not said what it counts, 令和4 or 2022.

    >>> year_text(When.unstated(2022)), year_text(When.fiscal(2021), "en"), year_text(When.unstated(2022), "en")
    ('令和4', 'FY2021', '2022')
    """
    if lang == "ja":
        return at.wareki()
    return f"FY{at.year}" if at.basis is Basis.FISCAL else f"{at.year}"


def reading_text(reading: Reading | None, lang: Lang = "ja") -> str:
    """A figure with its year, 64.1%（令和元）; the state where there is no figure."""
    if reading is None:
        return "―"
    figure = reading.state.ja if reading.amount is None else f"{reading.amount}"
    if lang == "ja":
        return f"{figure}（{year_text(reading.at)}）"
    figure = reading.state.value.replace("_", " ") if reading.amount is None else figure
    return f"{figure} ({year_text(reading.at, lang)})"


def _due_text(target: Target, lang: Lang) -> str:
    if target.due is None:
        return ""
    if isinstance(target.due, FiscalPeriod):
        return "（毎年度）" if lang == "ja" else " (every year)"
    when = year_text(target.due, lang)
    return f"（{when}）" if lang == "ja" else f" ({when})"


def target_text(target: Target | None, lang: Lang = "ja") -> str:
    """A target with its sense and year: 40%～60%（令和7年度）, at least 70.0% (FY2025)."""
    if target is None:
        return "―"
    upper = "" if target.upper is None else f"{'～' if lang == 'ja' else ' to '}{target.upper}"
    asked = target.words or ("" if target.amount is None else f"{target.amount}{upper}")
    if lang == "ja":
        asked += _SENSE_TEXT.get(target.sense, target.sense.ja)
    else:
        asked = (_SENSE_ENGLISH.get(target.sense, "") + asked).strip()
    return asked + _due_text(target, lang)
