"""What rates do municipalities print? (floor 5)

The quotients that published rules share, in per cent, each with the step that shows it, or the reason why there is none. They
stay quotients until somebody prints them.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from welfareplan.evaluation.quotients import Quotient
from welfareplan.evaluation.rounding import EXACT
from welfareplan.evaluation.schemes.basics import Rate, given
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import LaterStep, Sentences, operand, shown
from welfareplan.terms import Sense

_FIGURES = (("実績値", "actual"), ("基準値", "baseline"), ("目標値", "target"))


def _quotient(figures: Figures, top: Decimal, bottom: Decimal, words: Callable[[Figures], Sentences]) -> Rate:
    value = Quotient(EXACT.scaleb(top, 2), bottom)
    return value, LaterStep(_quotient_words, figures, value, words)


def _quotient_words(figures: Figures, value: Fraction, words: Callable[[Figures], Sentences]) -> Sentences:
    name, formula = words(figures)
    formula = f"{formula} × 100 ＝ {shown(value, '%')}"
    english = formula
    for word, meaning in _FIGURES:
        english = english.replace(word, meaning)
    return f"{name} = {english}", f"{_JA[name]}＝{formula}"


_JA = {
    "level ratio": "達成率",
    "inverse level ratio": "達成率",
    "share of the way": "進捗率",
    "relative change": "相対的変化",
}


def _levels(figures: Figures) -> tuple[Decimal, Decimal] | str:
    """Actual and target, or the reason why there are not both."""
    if figures.actual is None:
        return figures.reason("actual")
    if figures.target is None or figures.sense is Sense.BETWEEN:
        return figures.reason("target") if figures.target is None else "target-range"
    return figures.actual, figures.target


def level_ratio(figures: Figures) -> Rate:
    """Actual ÷ target × 100 (達成率)."""
    levels = _levels(figures)
    if isinstance(levels, str):
        return levels
    actual, target = levels
    return _quotient(figures, actual, target, _level_ratio_words) if target else "target-zero"


def _level_ratio_words(figures: Figures) -> Sentences:
    return "level ratio", f"実績値 {shown(given(figures.actual))} ÷ 目標値 {operand(given(figures.target))}"


def level_ratio_inverse(figures: Figures) -> Rate:
    """Target ÷ actual × 100 (減少目標の達成率); with a target of 0 it is always 0 and says nothing."""
    levels = _levels(figures)
    if isinstance(levels, str):
        return levels
    actual, target = levels
    return _quotient(figures, target, actual, _inverse_words) if actual else "actual-zero"


def _inverse_words(figures: Figures) -> Sentences:
    return "inverse level ratio", f"目標値 {shown(given(figures.target))} ÷ 実績値 {operand(given(figures.actual))}"


def share_of_way(figures: Figures) -> Rate:
    """(actual − baseline) ÷ (target − baseline) × 100 (進捗率)."""
    actual, base, target = figures.actual, figures.baseline, figures.aim
    if actual is None or base is None or target is None:
        return figures.reason("actual" if actual is None else "baseline" if base is None else "target")
    if base == target:
        return "baseline-equals-target"
    return _quotient(figures, EXACT.subtract(actual, base), EXACT.subtract(target, base), _way_words)


def _way_words(figures: Figures) -> Sentences:
    actual, base = shown(given(figures.actual)), operand(given(figures.baseline))
    goal = shown(figures.goal or 0)
    return "share of the way", f"（実績値 {actual}－基準値 {base}） ÷ （目標値 {goal}－基準値 {base}）"


def relative_change(figures: Figures) -> Rate:
    """(actual − baseline) ÷ baseline × 100 (相対的変化)."""
    actual, base = figures.actual, figures.baseline
    if actual is None or base is None:
        return figures.reason("actual" if actual is None else "baseline")
    if not base:
        return "baseline-zero"
    return _quotient(figures, EXACT.subtract(actual, base), base, _relative_words)


def _relative_words(figures: Figures) -> Sentences:
    actual, base = shown(given(figures.actual)), operand(given(figures.baseline))
    return "relative change", f"（実績値 {actual}－基準値 {base}） ÷ 基準値 {base}"
