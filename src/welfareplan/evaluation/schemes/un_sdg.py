"""How does the Progress Chart of the United Nations judge? (floor 5)

The rule of 2023: carry the growth since the base year on to the target year, and compare the way covered there.
"""

from __future__ import annotations

from fractions import Fraction

import attrs

from welfareplan.evaluation.schemes import basics
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.growth import growth, power, reaches
from welfareplan.evaluation.schemes.judgement import Judgement, Step, operand, shown
from welfareplan.evaluation.schemes.open_points import OPEN_POINTS
from welfareplan.evaluation.schemes.order import ORDER
from welfareplan.evaluation.schemes.scheme import Grade, Scheme
from welfareplan.terms import Better

_NOT_ASSESSED = "-"
_CLOSE = 1  # per cent point, to a target of 0 % or 100 %
_DEFAULT_TARGET_YEAR = 2030


def _three(value: Fraction, high: str, low: str) -> str:
    return "3" if reaches(value, high) else "2" if reaches(value, low) else "1"


def _up_to(figures: Figures, until: int) -> Figures | None:
    """The figures with the newest point up to a target year in the past as actual; None if there is none."""
    earlier = [point for point in figures.series if point[0] <= until]
    return attrs.evolve(figures, actual_year=earlier[-1][0], actual=earlier[-1][1]) if earlier else None


def _projected(figures: Figures, yearly: Fraction, until: int, steps: tuple[Step, ...]) -> Judgement:
    base, actual, goal = (
        Fraction(basics.given(figures.baseline)),
        Fraction(basics.given(figures.actual)),
        Fraction(basics.given(figures.target)),
    )
    ahead = until - (figures.actual_year or 0)
    expected = actual * power(1 + yearly, Fraction(ahead)) if ahead else actual
    path = f"{shown(actual)}×（1＋{operand(yearly)}）^{ahead}＝{shown(expected, figures.unit)}"
    carried = Step(f"carried on to {until}: {path}", f"この伸び率が続くと、{until}年の見込みは {path}")
    if goal == base:
        return basics.ungraded("baseline-equals-target", *steps, carried)
    share = (expected - base) / (goal - base)
    formula = f"（{shown(expected)}－{operand(base)}）÷（{shown(goal)}－{operand(base)}）＝{shown(share)}"
    last = Step(f"share of the way in the target year = {formula}", f"目標年の進みの割合＝{formula}")
    return basics.judged(_three(share, "0.95", "0.10"), *steps, carried, last, rate=share)


def _without_target(wanted: Better | None, yearly: Fraction, grown: Step) -> Judgement:
    if wanted is None:
        return basics.ungraded("direction-unknown", grown)
    text = shown(yearly * 100, "%")
    signed = yearly if wanted is Better.UP else -yearly
    return basics.judged(
        _three(signed, "0.02", "0.005"), grown, Step(f"that is {text} a year", f"年{text}"), rate=yearly
    )


def un_sdg(figures: Figures) -> Judgement:  # noqa: PLR0911 - a rule is answers in order
    """Met, or as good as met at 0 % and 100 %: 3; else by the share of the way that the growth leads to."""
    if figures.is_in_words and figures.reached is not None:
        return basics.judged("3" if figures.reached else "1", basics.met(figures).step)
    numeric = figures.has_target and not figures.is_direction_only
    until = _DEFAULT_TARGET_YEAR if figures.target_year is None else figures.target_year
    if numeric and figures.actual_year is not None and figures.actual_year > until:
        in_time = _up_to(figures, until)
        if in_time is None:
            return basics.ungraded("target-year-passed", mark=_NOT_ASSESSED)
        figures = in_time
    without = basics.missing(figures, "actual", "baseline", "actual_year", "baseline_year", mark=_NOT_ASSESSED)
    if without is not None:
        return without
    base, actual = Fraction(basics.given(figures.baseline)), Fraction(basics.given(figures.actual))
    years = (figures.actual_year or 0) - (figures.baseline_year or 0)
    if years < 1:
        return basics.ungraded("too-few-points", mark=_NOT_ASSESSED)
    verdict = basics.met(figures)
    if numeric and verdict.met:
        return basics.judged("3", verdict.step)
    without = basics.missing(figures, "target", mark=_NOT_ASSESSED) if numeric else None
    if without is not None:
        return without
    if (
        numeric
        and figures.unit == "%"
        and figures.target in {0, 100}
        and abs(actual - Fraction(basics.given(figures.target))) <= _CLOSE
    ):
        near = Step(
            f"{shown(actual, '%')} is within 1 point of the target {shown(basics.given(figures.target), '%')}",
            f"実績値{shown(actual, '%')}は目標値{shown(basics.given(figures.target), '%')}から1ポイント以内",
        )
        return basics.judged("3", verdict.step, near)
    if base <= 0 or actual < 0:
        return basics.ungraded("sign-change", mark=_NOT_ASSESSED)
    yearly = growth(base, actual, years)
    formula = f"（{shown(actual)}÷{shown(base)}）^（1÷{years}）－1＝{shown(yearly)}"
    grown = Step(f"yearly growth = {formula}", f"年平均伸び率＝{formula}")
    if not numeric:
        return _without_target(figures.wanted, yearly, grown)
    if verdict.met is None:
        return basics.ungraded(verdict.reason or "direction-unknown", verdict.step)
    return _projected(figures, yearly, until, (verdict.step, grown))


UN_SDG = Scheme(
    slug="un-sdg-2023",
    order=ORDER["un-sdg-2023"],
    open_points=OPEN_POINTS.get("un-sdg-2023", ()),
    name="国連SDGs進捗チャートの評価",
    edition="2023年",
    grades=(
        Grade("3", "達成または順調", "met or on track"),
        Grade("2", "一定の前進、加速が必要", "fair progress, acceleration needed"),
        Grade("1", "停滞または後退", "stagnation or regression"),
        Grade(_NOT_ASSESSED, "評価できない", "not assessed"),
    ),
    rule=un_sdg,
    measure="目標年の進みの割合",
    unit=None,
    rate_decimals=3,
    citations=("https://github.com/EUSTAT-DES/site _pages/en/metodologia.md",),
)
