"""Of what are the rules made? (floor 5)

Is the target met, where is the straight line, what is the rate: the parts that published rules share, each with the step
that shows it. All arithmetic is exact; nothing is rounded on the way.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import attrs

from welfareplan.evaluation.quotients import Number, Quotient, beside
from welfareplan.evaluation.rounding import EXACT
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import Judgement, LaterStep, Sentences, Step, operand, shown
from welfareplan.making import maker
from welfareplan.terms import Better, Sense, Significance, Status

_COMPARE: dict[Sense, tuple[Callable[[int, int], bool], str, str]] = {
    Sense.AT_LEAST: (operator.ge, "≧", "＜"),
    Sense.MORE_THAN: (operator.gt, "＞", "≦"),
    Sense.AT_MOST: (operator.le, "≦", "＞"),
    Sense.LESS_THAN: (operator.lt, "＜", "≧"),
}
_BY_DIRECTION = {Better.UP: Sense.AT_LEAST, Better.DOWN: Sense.AT_MOST}


STATUS = {True: Status.MET, False: Status.UNMET, None: Status.UNDECIDED}
"""The word for a verdict."""


class Verdict(NamedTuple):
    """Whether a target is met (達成の判定).

    Attributes:
        met: True, False, or None if it cannot be decided.
        step: the comparison.
        reason: why it cannot be decided.
    """

    met: bool | None
    step: Step
    reason: str | None = None


_JUDGEMENT = maker(Judgement)


def judged(grade: str, *steps: Step, rate: Fraction | None = None, score: Fraction | None = None) -> Judgement:
    """A judgement with a grade."""
    judgement: Judgement = _JUDGEMENT(grade, None, rate, score, steps)
    return judgement


def ungraded(reason: str, *steps: Step, rate: Fraction | None = None, mark: str | None = None) -> Judgement:
    """A judgement without a grade, or with the scheme's mark for "cannot be assessed".

    What is marked 参考 is not graded at all, so it does not get the mark either.
    """
    grade = None if reason == "reference-only" else mark
    judgement: Judgement = _JUDGEMENT(grade, reason, rate, None, steps)
    return judgement


def given(value: Decimal | None) -> Decimal:
    """A figure that ``missing`` has found to be there."""
    return Decimal(0) if value is None else value


def missing(figures: Figures, *names: str, mark: str | None = None) -> Judgement | None:
    """The judgement where one of the figures named is missing; None where none is. A range is not one target."""
    for name in names:
        if name == "target" and figures.sense is Sense.BETWEEN:
            return ungraded("target-range")
        if getattr(figures, name) is None:
            return ungraded(figures.reason(name), mark=mark)
    return None


_CANNOT_SAY = Step("whether the target is met cannot be decided", "目標を達成したかどうかは判定できない")


def _undecided(reason: str) -> Verdict:
    return Verdict(None, _CANNOT_SAY, reason)


def _verdict(figures: Figures, left: Number, sense: Sense, right: Number) -> Verdict:
    compare, yes, no = _COMPARE[sense]
    met = compare(beside(left, right), 0)
    return Verdict(met, LaterStep(_met_words, met, left, yes if met else no, right, figures.unit))


def _met_words(met: bool, left: Number, sign: str, right: Number, unit: str | None) -> Sentences:  # noqa: FBT001
    shape = f"{shown(left, unit)} {sign} {shown(right, unit)}"
    return (
        f"the target is {'met' if met else 'not met'}: {shape}",
        f"目標を達成して{'いる' if met else 'いない'}（{shape}）",
    )


def met(figures: Figures, value: Fraction | None = None) -> Verdict:  # noqa: PLR0911 - a rule is answers in order
    """Whether the target is met (達成), by what it asks; strict where 超 and 未満 are printed.

    A bare number is met from the wanted side, and undecided where that is unknown. A direction in words is met by any
    movement that way, or by the least size printed. To keep a level needs a declared tolerance; whether a state in words was
    reached, somebody must say.

    Args:
        figures: the figures.
        value: another value to be judged in place of the actual, such as an expected one.
    """
    actual, sense = figures.actual if value is None else value, figures.sense
    if sense is None or sense is Sense.NONE:
        return _undecided(figures.no_target)
    if figures.reached is not None and figures.is_in_words:
        return _said(reached=figures.reached)
    if actual is None:
        return _undecided(figures.reason("actual"))
    if sense is Sense.INCREASE or sense is Sense.DECREASE:
        return _met_direction(figures, actual, sense)
    if sense is Sense.MAINTAIN:
        return _met_level(figures, actual)
    if figures.target is None:
        return _undecided(figures.reason("target"))
    if sense is Sense.BETWEEN:
        return _met_range(figures, actual, figures.target)
    if sense in _COMPARE:
        return _verdict(figures, actual, sense, figures.target)
    if figures.better is None:
        return _undecided("direction-unknown")
    return _verdict(figures, actual, _BY_DIRECTION[figures.better], figures.target)


def _said(*, reached: bool) -> Verdict:
    done = Step(
        f"the state to be reached in words was declared {'reached' if reached else 'not reached'}",
        f"言葉で示された目標の状態に{'達した' if reached else '達していない'}と指定されている",
    )
    return Verdict(reached, done)


def _met_range(figures: Figures, actual: Decimal | Fraction, lower: Decimal) -> Verdict:
    if figures.upper is None:
        return _undecided("target-range")
    found = lower <= actual <= figures.upper
    return Verdict(found, LaterStep(_within_words, found, actual, lower, figures.upper, figures.unit))


def _within_words(found: bool, actual: Number, lower: Number, upper: Number, unit: str | None) -> Sentences:  # noqa: FBT001
    ends = f"{shown(lower, unit)}～{shown(upper, unit)}"
    place = f"{shown(actual, unit)} is {'within' if found else 'outside'} {ends}"
    return (
        f"the target is {'met' if found else 'not met'}: {place}",
        f"目標を達成して{'いる' if found else 'いない'}（{shown(actual, unit)}は{ends}の範囲{'内' if found else '外'}）",
    )


def _met_direction(figures: Figures, actual: Decimal | Fraction, sense: Sense) -> Verdict:
    base = figures.baseline
    if base is None:
        return _undecided(figures.reason("baseline"))
    rising = sense is Sense.INCREASE
    if figures.least_change is None:
        return _verdict(figures, actual, Sense.MORE_THAN if rising else Sense.LESS_THAN, base)
    size = Fraction(figures.least_change)
    if figures.least_change_unit == "%" != figures.unit:
        size *= abs(Fraction(base)) / 100
    elif figures.least_change_unit not in {figures.unit, "ポイント"} or figures.least_change_unit == "%":
        return _undecided("change-size-unclear")
    bound = Fraction(base) + (size if rising else -size)
    found = _verdict(figures, actual, Sense.AT_LEAST if rising else Sense.AT_MOST, bound)
    return Verdict(found.met, LaterStep(_bound_words, found.step, figures, bound))


def _bound_words(step: Step, figures: Figures, bound: Fraction) -> Sentences:
    """The comparison, and how the bound comes about (求められる増減の幅)."""
    base, size, unit = given(figures.baseline), shown(given(figures.least_change)), figures.least_change_unit
    level = shown(base) if base >= 0 else f"｜{shown(base)}｜"
    part = f"{level}×{size}%" if unit == "%" else size
    formula = f"{shown(bound, figures.unit)}＝{shown(base)}{'＋' if figures.sense is Sense.INCREASE else '－'}{part}"
    return f"{step.en}, where {formula}", f"{step.ja}。{formula}"


def _met_level(figures: Figures, actual: Decimal | Fraction) -> Verdict:
    level = figures.baseline if figures.target is None else figures.target
    if level is None:
        return _undecided(figures.reason("baseline"))
    if figures.tolerance is None:
        return _undecided("tolerance-undeclared")
    moved = abs(Fraction(actual) - Fraction(level))
    kept = moved <= Fraction(figures.tolerance)
    return Verdict(kept, LaterStep(_kept_words, figures, actual, level, moved))


def _kept_words(figures: Figures, actual: Number, level: Number, moved: Fraction) -> Sentences:
    unit, limit = change_unit(figures.unit), Fraction(given(figures.tolerance))
    kept = moved <= limit
    formula = f"｜{shown(actual)}－{operand(level)}｜＝{shown(moved, unit)} {'≦' if kept else '＞'} 許容幅 {shown(limit, unit)}"
    return (
        f"the target is {'met' if kept else 'not met'}: the level moved by {formula.replace('許容幅', 'tolerance')}",
        f"目標を達成して{'いる' if kept else 'いない'}（水準の変動は {formula}）",
    )


def tested(figures: Figures) -> Step:
    """The step that says what the test of a change found, with its numbers where the shares were tested here."""
    found = figures.significance is Significance.SIGNIFICANT
    en, ja = (
        f"the test found {'a' if found else 'no'} significant change",
        f"検定で有意な変化が認められ{'る' if found else 'ない'}",
    )
    if figures.test is None:
        return Step(f"{en} (as published or declared)", f"{ja}（公表又は指定された検定結果）")
    numbers = f"z＝{figures.test.z:.3f}、p＝{figures.test.p_value:.4f}"
    return Step(
        f"{en} (two-proportion test from the samples: {numbers.replace('、', ', ')}, at 5 %)",
        f"{ja}（標本数による母比率の差の検定、{numbers}、有意水準5%）",
    )


def line(figures: Figures) -> tuple[Fraction, Step] | str:
    """Where the straight line from baseline to target stands in the year of the actual (経過按分), or the reason why not."""
    base, goal = figures.baseline, figures.aim
    since, until, now = figures.baseline_year, figures.target_year, figures.actual_year
    if base is None or goal is None:
        return figures.reason("baseline" if base is None else "target")
    if since is None or until is None or now is None:
        return figures.reason("baseline_year" if since is None else "target_year" if until is None else "actual_year")
    if until <= since or now < since:
        return "no-time-between" if until <= since else "actual-before-baseline"
    way = EXACT.multiply(EXACT.subtract(goal, base), now - since)
    value = Quotient(EXACT.add(EXACT.multiply(base, until - since), way), Decimal(until - since))
    return value, LaterStep(_line_words, figures, value)


def _line_words(figures: Figures, value: Fraction) -> Sentences:
    base, since, until, now = figures.baseline, figures.baseline_year, figures.target_year, figures.actual_year
    formula = (
        f"{shown(given(base))}＋（{shown(figures.goal or 0)}－{operand(given(base))}）×（{now}－{since}）÷（{until}－{since}）＝"
        f"{shown(value, figures.unit)}"
    )
    return (
        f"the straight line from baseline to target stands at {formula}",
        f"基準値と目標値を結ぶ直線上の{now}年の値は {formula}",
    )


_SIGN = {1: "＞", 0: "＝", -1: "＜"}
_SIDE = {1: ("better than", "より良い"), 0: ("equal to", "と同じ"), -1: ("worse than", "より悪い")}


def against(figures: Figures, start: Number, name: str, ja: str) -> tuple[int, Step] | str:
    """Whether the actual is better (1), equal (0) or worse (−1) than another value, or the reason why that is unknown.

    ``missing`` has found the actual to be there.
    """
    actual = given(figures.actual)
    side = figures.towards(actual, start)
    if side is None:
        return "direction-unknown"
    return side, LaterStep(_against_words, figures, start, side, name, ja)


def _against_words(figures: Figures, start: Number, side: int, name: str, ja: str) -> Sentences:
    actual = given(figures.actual)
    shape = f"{shown(actual, figures.unit)} {_SIGN[beside(actual, start)]} {shown(start, figures.unit)}"
    en, said = _SIDE[side]
    return f"the actual is {en} {name}: {shape}", f"実績値は{ja}{said}（{shape}）"


def of_the_year(figures: Figures) -> Figures:
    """The figures with the target of the year (年度目標値) in place of the final one; the wanted direction stays."""
    return attrs.evolve(
        figures,
        target=figures.interim,
        sense=figures.interim_sense,
        upper=None,
        better=figures.wanted,
        target_year=figures.actual_year,
    )


def beside_year_before(figures: Figures) -> tuple[int, Step] | str:
    """The side of the figure of the year before (前年度の値) on which the actual lies; the year compared with is named."""
    before = figures.before
    if before is None:
        return figures.reason("previous")
    value, year = before
    named = ("", "") if year is None else (f" ({year})", f"（{year}年）")
    return against(figures, value, f"the year before{named[0]}", f"前年度の値{named[1]}")


def change_unit(unit: str | None) -> str | None:
    """The unit of a difference: that of two % is in ポイント (増減の単位).

    >>> change_unit("%"), change_unit("件")
    ('ポイント', '件')
    """
    return "ポイント" if unit == "%" else unit


Rate = tuple[Fraction, Step] | str
"""A rate in per cent with its step, or the reason why there is none."""


def beside_baseline(figures: Figures, symbols: Mapping[int, str]) -> Judgement:
    """A grade for the side of the baseline (基準値との比較) on which the actual lies.

    Args:
        figures: what is judged.
        symbols: the grade for better (1), equal (0) and worse (-1).
    """
    without = missing(figures, "actual", "baseline")
    if without is not None:
        return without
    found = against(figures, given(figures.baseline), "the baseline", "基準値")
    if isinstance(found, str):
        return ungraded(found)
    side, step = found
    return judged(symbols[side], step)
