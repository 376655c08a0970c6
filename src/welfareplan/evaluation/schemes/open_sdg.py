"""How does Statistics Canada measure progress? (floor 5)

Growth progress as Open SDG 2.4 computes it: the observed yearly growth against the growth that the target needs.
"""

from __future__ import annotations

from fractions import Fraction

from welfareplan.evaluation.schemes import basics
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.growth import growth, interpolated, power, reaches
from welfareplan.evaluation.schemes.judgement import Judgement, Step, operand, shown
from welfareplan.evaluation.schemes.open_points import OPEN_POINTS
from welfareplan.evaluation.schemes.order import ORDER
from welfareplan.evaluation.schemes.scheme import Grade, Scheme
from welfareplan.terms import Better

_ALMOST_ZERO = Fraction("0.001")
_LIMIT_POWER = Fraction("4.44")
_MET = "target_achieved"
_STATUSES = ("substantial_progress", "moderate_progress", "limited_progress")
_WORSE = "deterioration"
_WITH_TARGET = ("0.95", "0.60", "0")
_WITHOUT_TARGET = ("0.015", "0.005", "0")
_OVERALL = ("2.5", "0", "-2.5")
_SCORE_WITH = tuple((Fraction(x), Fraction(y)) for x, y in (("-0.6", -5), ("0.6", 0), ("1.3", 5)))
_SCORE_WITHOUT = tuple(
    (Fraction(x), Fraction(y)) for x, y in (("-0.02", -5), ("0", "-2.5"), ("0.005", 0), ("0.015", "2.5"), ("0.02", 5))
)


def _status(value: Fraction, bounds: tuple[str, ...], factor: Fraction = Fraction(1)) -> str:
    for bound, status in zip(bounds, _STATUSES, strict=True):
        if reaches(value, Fraction(bound) * factor):
            return status
    return _WORSE


def _never_zero(value: Fraction, en: str, ja: str) -> tuple[Fraction, tuple[Step, ...]]:
    if value:
        return value, ()
    return _ALMOST_ZERO, (Step(f"the {en} is 0 and is taken as 0.001", f"{ja}が0のため、0.001とみなす"),)


def limit_factor(base: Fraction, limit: Fraction | None, direction: int) -> Fraction:
    """By what thresholds shrink near a natural limit in the wanted direction (限界に近い場合の係数): 0 to 1."""
    if limit is None or (direction < 0 and limit > base):  # a figure that is to fall moves away from a limit above it
        return Fraction(1)
    size, end = abs(base), abs(limit)
    if size >= 2 * end:
        return Fraction(1)
    return 1 - power(size / end if size <= end else (2 * end - size) / end, _LIMIT_POWER)


def _growth_step(first: Fraction, last: Fraction, years: int, *, needed: bool) -> tuple[Fraction, Step]:
    """The yearly growth between two figures, with its formula."""
    found = growth(first, last, years)
    formula = f"（{shown(last)}÷{operand(first)}）^（1÷{years}）－1＝{shown(found)}"
    words = ("needed", "必要な") if needed else ("observed", "実際の")
    return found, Step(f"{words[0]} yearly growth = {formula}", f"{words[1]}年平均伸び率＝{formula}")


def _against_target(figures: Figures, ends: tuple[Fraction, Fraction], signed: Fraction, years: int) -> Judgement:
    first, last = ends
    goal, zero = _never_zero(Fraction(basics.given(figures.target)), "target", "目標値")
    met = last >= goal if figures.wanted is Better.UP else last <= goal
    sign = ("≧" if last >= goal else "＜") if figures.wanted is Better.UP else ("≦" if last <= goal else "＞")
    shape = f"{shown(last)} {sign} {shown(goal)}"
    steps: tuple[Step, ...] = (
        *zero,
        Step(
            f"the target is {'met' if met else 'not met'}: {shape}",
            f"目標を達成して{'いる' if met else 'いない'}（{shape}）",
        ),
    )
    ratio: Fraction | None = None
    if years > 0 and first * goal > 0:
        needed, step = _growth_step(first, goal, years, needed=True)
        if needed:
            ratio = signed / abs(needed)
            formula = f"{shown(signed)} ÷ {shown(abs(needed))} ＝ {shown(ratio)}"
            last_step = Step(
                f"observed growth in the wanted direction ÷ needed growth = {formula}",
                f"望ましい方向への実際の伸び率÷必要な伸び率＝{formula}",
            )
            steps = (*steps, step, last_step)
    if met:
        return basics.judged(_MET, *steps, rate=ratio, score=Fraction(5))
    if ratio is None:
        reason = "no-time-between" if years <= 0 else "sign-change" if first * goal <= 0 else "baseline-equals-target"
        return basics.ungraded(reason, *steps)
    return basics.judged(_status(ratio, _WITH_TARGET), *steps, rate=ratio, score=interpolated(ratio, _SCORE_WITH))


def _without_target(figures: Figures, base: Fraction, value: Fraction, direction: int) -> Judgement:
    factor = limit_factor(base, None if figures.limit is None else Fraction(figures.limit), direction)
    text = shown(value * 100, "%")
    step = Step(f"that is {text} a year in the wanted direction", f"望ましい方向へ年{text}")
    if factor != 1:
        near = shown(factor)
        step = Step(f"{step.en}, thresholds × {near} near the limit", f"{step.ja}（限界に近いため基準を{near}倍する）")
    if factor == 0 and value >= 0:
        return basics.judged(_STATUSES[0], step, rate=value, score=Fraction(5))
    scaled = value / factor if value > 0 else value
    status = _status(value, _WITHOUT_TARGET, factor)
    return basics.judged(status, step, rate=value, score=interpolated(scaled, _SCORE_WITHOUT))


def open_sdg(figures: Figures) -> Judgement:
    """Target met first, then the ratio of growths; without a number as target, the growth itself."""
    without = basics.missing(figures, "actual", "baseline", "actual_year", "baseline_year")
    if without is not None:
        return without
    years = (figures.actual_year or 0) - (figures.baseline_year or 0)
    first, zero = _never_zero(Fraction(basics.given(figures.baseline)), "baseline", "基準値")
    last = Fraction(basics.given(figures.actual))
    if years < 1 or first * last < 0:
        return basics.ungraded("too-few-points" if years < 1 else "sign-change", *zero)
    wanted = figures.wanted
    if wanted is None:
        return basics.ungraded("direction-unknown", *zero)
    direction = 1 if wanted is Better.UP else -1
    sign = -1 if first < 0 and last < 0 else 1
    observed, grown = _growth_step(first, last, years, needed=False)
    signed = sign * direction * observed
    zero = (*zero, grown)
    if figures.has_target and not figures.is_direction_only:
        found = basics.missing(figures, "target", "target_year")
        if found is None:
            left = (figures.target_year or 0) - (figures.baseline_year or 0)
            found = _against_target(figures, (first, last), signed, left)
    else:
        found = _without_target(figures, first, signed, direction)
    return Judgement(
        grade=found.grade, reason=found.reason, rate=found.rate, score=found.score, steps=(*zero, *found.steps)
    )


def open_sdg_overall(judgements: tuple[Judgement, ...], groups: tuple[str | None, ...] = ()) -> Judgement:
    """The status of an indicator from those of its series: the mean of the scores, within groups first, banded."""
    gathered: dict[object, list[Fraction]] = {}
    for n, each in enumerate(judgements):
        if each.score is not None:
            label = groups[n] if groups else None
            gathered.setdefault(n if label is None else label, []).append(each.score)
    if not gathered:
        return basics.ungraded("nothing-to-sum-up")
    means = [sum(scores, Fraction(0)) / len(scores) for scores in gathered.values()]
    mean = sum(means, Fraction(0)) / len(means)
    parts = f"（{'＋'.join(map(shown, means))}）÷{len(means)}＝{shown(mean)}"
    within = (
        ("", "") if len(means) == sum(map(len, gathered.values())) else (" within groups", "（グループごとの平均）")
    )
    step = Step(f"mean of the scores{within[0]}: {parts}", f"得点の平均{within[1]}＝{parts}")
    if all(each.grade == _MET for each in judgements):
        return basics.judged(_MET, step, score=mean)
    return basics.judged(_status(mean, _OVERALL), step, score=mean)


OPEN_SDG = Scheme(
    slug="open-sdg-2.4",
    order=ORDER["open-sdg-2.4"],
    open_points=OPEN_POINTS.get("open-sdg-2.4", ()),
    name="Open SDG の成長率による進捗評価",
    edition="2.4（カナダ統計局の方法）",
    grades=(
        Grade(_MET, "目標達成", "target achieved"),
        Grade("substantial_progress", "順調", "on track"),
        Grade("moderate_progress", "前進しているが加速が必要", "progress made but acceleration needed"),
        Grade("limited_progress", "前進は限られている", "limited progress"),
        Grade(_WORSE, "悪化", "deterioration"),
    ),
    rule=open_sdg,
    measure="実際の伸び率÷必要な伸び率",
    unit=None,
    rate_decimals=3,
    roll_up=open_sdg_overall,
    of_series=True,
    citations=(
        "https://github.com/open-sdg/open-sdg docs/progress-methodology.md",
        "https://github.com/sdg-data-canada-odd-donnees/cif-data-donnees-cic indicator_calculation_components.yml",
    ),
)
