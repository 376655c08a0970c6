"""How did the country judge its health plan? (floor 5)

健康日本21（第二次）最終評価 (Ministry of Health, Labour and Welfare, October 2022), its letters and its overall letter; and
the direction since the baseline of the interim evaluation of the first plan.
"""

from __future__ import annotations

from fractions import Fraction

from welfareplan.evaluation.schemes import basics, formulas
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import Judgement, LaterStep, Sentences, Step, shown
from welfareplan.evaluation.schemes.open_points import OPEN_POINTS
from welfareplan.evaluation.schemes.order import ORDER
from welfareplan.evaluation.schemes.scheme import Grade, Scheme
from welfareplan.terms import Significance

_GUIDE = Fraction(5)  # per cent of relative change below which a figure without a test counts as unchanged
_POINTS = {"A": 5, "B": 4, "B*": 4, "C": 3, "D": 2}
_CLASSES = {5: "A", 4: "B", 3: "C", 2: "D"}
_IN_THE_END = {"B": 5, "B*": 4}


def _unchanged(figures: Figures, change: basics.Rate) -> Judgement | Step:
    """C with its reason, or the step that says that the figure has changed; ungraded where that cannot be said."""
    tested = basics.tested(figures)
    if figures.significance is Significance.NOT_SIGNIFICANT:
        return basics.judged("C", tested)
    if figures.significance is Significance.SIGNIFICANT:
        if figures.actual == figures.baseline:
            return basics.judged("C", Step("the figure is that of the baseline", "実績値は基準値と同じである"))
        return tested
    if isinstance(change, str):
        return basics.ungraded(change)
    rate, step = change
    # Only the bare rule of thumb is left, and where there should have been a test that is said.
    why = ("no test result: ", "検定結果がなく、") if figures.survey else ("", "")
    if abs(rate) < _GUIDE:
        words = Step(
            f"{why[0]}{step.en}: less than 5 %, unchanged", f"{why[1]}{step.ja}で、5%未満のため変わらないとみなす"
        )
        return basics.judged("C", words)
    return Step(f"{why[0]}{step.en}: 5 % or more, changed", f"{why[1]}{step.ja}で、5%以上の変化がある")


def _letter(figures: Figures, moved_by: basics.Rate) -> Judgement:  # noqa: PLR0911 - a rule is answers in order
    if not figures.has_target:
        return basics.ungraded(figures.no_target)
    without = basics.missing(figures, "actual", "baseline", mark="E")
    if without is not None:
        return without
    verdict = basics.met(figures)
    if verdict.met is None:
        return basics.ungraded(verdict.reason or "direction-unknown", verdict.step)
    if verdict.met:
        return basics.judged("A", verdict.step)
    change = _unchanged(figures, moved_by)
    if isinstance(change, Judgement):
        return Judgement(grade=change.grade, reason=change.reason, steps=(verdict.step, *change.steps))
    steps = (verdict.step, change)
    moved = basics.against(figures, basics.given(figures.baseline), "the baseline", "基準値")
    if isinstance(moved, str):
        return basics.ungraded(moved, *steps)
    side, step = moved
    if side < 0:
        return basics.judged("D", *steps, step)
    on_line = basics.line(figures)
    if isinstance(on_line, str):
        return basics.ungraded(on_line, *steps, step)
    value, drawn = on_line
    compared = basics.against(figures, value, "the line", "直線上の値")
    # `moved` was no reason, so the direction is known and this is none either.
    ahead, last = compared if not isinstance(compared, str) else (0, step)
    return basics.judged("B" if ahead >= 0 else "B*", *steps, step, drawn, last)


def _beside_words(step: Step) -> Sentences:
    return f"for reference, {step.en}", f"参考として、{step.ja}"


def kenko_nippon(figures: Figures) -> Judgement:
    """The letter of one item; the printed relative change stands beside it as its rate."""
    change = formulas.relative_change(figures)
    found = _letter(figures, change)
    if isinstance(change, str):
        return found
    rate, step = change
    steps = found.steps
    if figures.significance is not None or len(steps) == 1:  # the guide, a second step, shows the change already
        steps = (*steps, LaterStep(_beside_words, step))
    return Judgement(grade=found.grade, reason=found.reason, rate=rate, steps=steps)


def _class(points: list[int]) -> tuple[int, Fraction]:
    """The mean by 五捨六入: the first decimal 0 to 5 goes down, 6 to 9 up."""
    mean = Fraction(sum(points), len(points))
    whole, tenths = divmod(mean.numerator * 10 // mean.denominator, 10)
    return whole + (tenths > 5), mean  # noqa: PLR2004 - 五捨六入


def kenko_nippon_overall(judgements: tuple[Judgement, ...], _groups: tuple[str | None, ...] = ()) -> Judgement:
    """The overall letter of several items (総合評価): A 5, B and B* 4, C 3, D 2, the mean, 五捨六入; E and ungraded left out."""
    letters = [each.grade for each in judgements if each.grade in _POINTS]
    if not letters:
        if any(each.grade == "E" for each in judgements):
            return basics.judged("E", Step("no item has a letter but E", "E以外の評価の項目がない"))
        return basics.ungraded("nothing-to-sum-up")
    points = [_POINTS[letter] for letter in letters if letter]
    found, mean = _class(points)
    formula = f"（{'＋'.join(map(str, points))}）÷{len(points)}＝{shown(mean)}"
    step = Step(f"mean of the points {formula}, rounded down up to .5", f"平均点 {formula}（五捨六入）")
    if found != _POINTS["B"]:
        return basics.judged(_CLASSES[found], step, score=mean)
    later, in_the_end = _class([_IN_THE_END.get(letter, _POINTS[letter]) for letter in letters if letter])
    last = Step(
        f"in the target year, with every B as A: {shown(in_the_end)}",
        f"目標年度の見込み（Bは達成、B*は未達成とみなす）の平均点 {shown(in_the_end)}（五捨六入）",
    )
    return basics.judged("B" if later == _POINTS["A"] else "B*", step, last, score=mean)


KENKO_NIPPON = Scheme(
    slug="kenko-nippon-21-2",
    order=ORDER["kenko-nippon-21-2"],
    open_points=OPEN_POINTS.get("kenko-nippon-21-2", ()),
    name="健康日本21（第二次）最終評価",
    edition="令和4年10月",
    grades=(
        Grade("A", "目標値に達した", "target reached"),
        Grade("B", "改善傾向にあり、目標年度までに達成の見込み", "improving, on course for the target year"),
        Grade("B*", "改善傾向にあるが、目標年度までの達成が危ぶまれる", "improving, but in doubt for the target year"),
        Grade("C", "変わらない", "unchanged"),
        Grade("D", "悪化している", "worse"),
        Grade("E", "評価困難", "cannot be assessed"),
    ),
    rule=kenko_nippon,
    measure="相対的変化",
    roll_up=kenko_nippon_overall,
    asks_significance=True,
    citations=(
        "https://wic-net.com/material/document/5430/4",
        "https://wic-net.com/material/document/5430/7",
        "https://wic-net.com/material/document/5432/47",
    ),
)


def baseline_direction(figures: Figures) -> Judgement:
    """Better or worse than the baseline; the target plays no part."""
    return basics.beside_baseline(figures, {1: "改善", 0: "変わらない", -1: "悪化"})


BASELINE_DIRECTION = Scheme(
    slug="baseline-direction",
    order=ORDER["baseline-direction"],
    open_points=OPEN_POINTS.get("baseline-direction", ()),
    name="健康日本21（第一次）中間評価：基準値からの変化",
    edition="中間評価",
    grades=(
        Grade("改善", "基準値より良い", "better than the baseline"),
        Grade("変わらない", "基準値と同じ", "equal to the baseline"),
        Grade("悪化", "基準値より悪い", "worse than the baseline"),
    ),
    rule=baseline_direction,
    inferred=True,
    citations=("https://expydoc.com/doc/6562149/",),
)
