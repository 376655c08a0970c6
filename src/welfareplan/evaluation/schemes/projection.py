"""Where does the trend lead? (floor 5)

The weather symbols of the German statistical office: the mean yearly change of the last years, carried to the target year.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from welfareplan.evaluation.schemes import basics
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import Judgement, Step, operand, shown
from welfareplan.evaluation.schemes.open_points import OPEN_POINTS
from welfareplan.evaluation.schemes.order import ORDER
from welfareplan.evaluation.schemes.scheme import Grade, Scheme
from welfareplan.terms import Better

Points = tuple[tuple[int, Decimal], ...]
_POINTS = 6
_FEWEST = 4
_SUN, _LIGHT_CLOUD, _CLOUD, _STORM = "1", "2", "3", "4"


def trend_points(points: Points) -> Points:
    """The last six points; where there are fewer, the last four or five if they are of consecutive years; else none."""
    if len(points) >= _POINTS:
        return points[-_POINTS:]
    run = points[-1:]
    for point in reversed(points[:-1]):
        if run[0][0] - point[0] != 1:
            break
        run = (point, *run)
    return run if len(run) >= _FEWEST else ()


def _beyond(figures: Figures, value: Fraction, goal: Fraction) -> Fraction:
    """By how much a value falls short of the target; 0 if it reaches or passes it."""
    return max(Fraction(0), goal - value if figures.wanted is Better.UP else value - goal)


def linear_projection(figures: Figures) -> Judgement:  # noqa: PLR0911 - a rule is answers in order
    """Met and still met by then, or on the way: sun; moving away or not at all: storm; between them by what is missing."""
    if not figures.has_target:
        return basics.ungraded(figures.no_target)
    without = basics.missing(figures, "actual", "actual_year", "target_year")
    if without is None and figures.goal is None:
        without = basics.ungraded(figures.reason("target"))
    if without is not None:
        return without
    points = trend_points(figures.series)
    ahead = (figures.target_year or 0) - (figures.actual_year or 0)
    verdict = basics.met(figures)
    if not points or verdict.met is None or figures.wanted is None or ahead < 0:
        reason = "too-few-points" if not points else verdict.reason or "direction-unknown"
        return basics.ungraded("target-year-passed" if points and ahead < 0 else reason, verdict.step)
    goal, actual = figures.goal or Fraction(0), Fraction(basics.given(figures.actual))
    (first_year, first), (last_year, last) = points[0], points[-1]
    slope = (Fraction(last) - Fraction(first)) / (last_year - first_year)
    projected = actual + slope * ahead
    formula = f"（{shown(last)}－{operand(first)}）÷（{last_year}－{first_year}）＝{shown(slope)}"
    path = f"{shown(actual)}＋{operand(slope)}×（{figures.target_year}－{last_year}）＝{shown(projected, figures.unit)}"
    steps = (
        verdict.step,
        Step(f"mean yearly change = {formula}", f"年平均の変化＝{formula}（{len(points)}時点）"),
        Step(
            f"carried on to {figures.target_year}: {path}",
            f"この変化が続くと{figures.target_year}年には {path}",
        ),
    )
    need, miss = abs(goal - actual), _beyond(figures, projected, goal)
    still = basics.met(figures, projected)
    if verdict.met and still.met:
        return basics.judged(_SUN, *steps)
    if slope == 0 or (slope > 0) != (figures.wanted is Better.UP):
        return basics.judged(_STORM, *steps)
    if need == 0:
        return basics.ungraded("nothing-missing", *steps)
    share = miss / need * 100
    last_step = Step(
        f"what is missing then ÷ what is missing now = {shown(miss)} ÷ {shown(need)} = {shown(share, '%')}",
        f"目標年の不足÷現在の不足＝{shown(miss)}÷{shown(need)}＝{shown(share, '%')}",
    )
    symbol = _SUN if share < 5 else _LIGHT_CLOUD if share <= 20 else _CLOUD  # noqa: PLR2004 - the published bounds
    return basics.judged(symbol, *steps, last_step, rate=share)


LINEAR_PROJECTION = Scheme(
    slug="linear-projection",
    order=ORDER["linear-projection"],
    open_points=OPEN_POINTS.get("linear-projection", ()),
    name="平均的な年変化の延長（ドイツ連邦統計局の天気記号）",
    edition="持続可能な開発の指標（絶対・相対目標）",
    grades=(
        Grade(_SUN, "晴れ：目標に到達する見込み", "sun: on track"),
        Grade(_LIGHT_CLOUD, "晴れ時々曇り：おおむね到達する見込み", "light cloud: on track, a little missing"),
        Grade(_CLOUD, "曇り：目標との差が残る見込み", "cloud: off track"),
        Grade(_STORM, "雷雨：目標から遠ざかっている", "storm: the distance stays or grows"),
    ),
    rule=linear_projection,
    measure="目標年に残る不足の割合",
    citations=("https://dns-indikatoren.de/en/status", "https://nsdp.vnso.gov.vu/methodology"),
)
