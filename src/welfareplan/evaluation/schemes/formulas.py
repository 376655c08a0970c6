"""What rates do municipalities print? (floor 5)

The quotients that published rules share, in per cent, each with the step that shows it, or the reason why there is none.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from welfareplan.evaluation.schemes.basics import Rate
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import Step, shown
from welfareplan.terms import Sense

_FIGURES = (("実績値", "actual"), ("基準値", "baseline"), ("目標値", "target"))


def _quotient(name: tuple[str, str], top: tuple[Fraction, str], bottom: tuple[Fraction, str]) -> tuple[Fraction, Step]:
    value = top[0] / bottom[0] * 100
    formula = f"{top[1]} ÷ {bottom[1]} × 100 ＝ {shown(value, '%')}"
    english = formula
    for word, meaning in _FIGURES:
        english = english.replace(word, meaning)
    return value, Step(f"{name[0]} = {english}", f"{name[1]}＝{formula}")


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
    if not target:
        return "target-zero"
    top, bottom = (Fraction(actual), f"実績値 {shown(actual)}"), (Fraction(target), f"目標値 {shown(target)}")
    return _quotient(("level ratio", "達成率"), top, bottom)


def level_ratio_inverse(figures: Figures) -> Rate:
    """Target ÷ actual × 100 (減少目標の達成率); with a target of 0 it is always 0 and says nothing."""
    levels = _levels(figures)
    if isinstance(levels, str):
        return levels
    actual, target = levels
    if not actual:
        return "actual-zero"
    top, bottom = (Fraction(target), f"目標値 {shown(target)}"), (Fraction(actual), f"実績値 {shown(actual)}")
    return _quotient(("inverse level ratio", "達成率"), top, bottom)


def share_of_way(figures: Figures) -> Rate:
    """(actual − baseline) ÷ (target − baseline) × 100 (進捗率)."""
    actual, base, target = figures.actual, figures.baseline, figures.goal
    if actual is None or base is None or target is None:
        return figures.reason("actual" if actual is None else "baseline" if base is None else "target")
    if base == target:
        return "baseline-equals-target"
    return _quotient(
        ("share of the way", "進捗率"),
        (Fraction(actual) - Fraction(base), f"（実績値 {shown(actual)}－基準値 {shown(base)}）"),
        (target - Fraction(base), f"（目標値 {shown(target)}－基準値 {shown(base)}）"),
    )


def relative_change(figures: Figures) -> Rate:
    """(actual − baseline) ÷ baseline × 100 (相対的変化)."""
    actual, base = figures.actual, figures.baseline
    if actual is None or base is None:
        return figures.reason("actual" if actual is None else "baseline")
    if not base:
        return "baseline-zero"
    top = (Fraction(actual) - Fraction(base), f"（実績値 {shown(actual)}－基準値 {shown(base)}）")
    return _quotient(("relative change", "相対的変化"), top, (Fraction(base), f"基準値 {shown(base)}"))
