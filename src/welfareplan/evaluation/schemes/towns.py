"""How do cities and towns judge? (floor 5)

福岡市, 長与町, 多摩市, 佐野市, 江田島市: rules published by municipalities, each with the order in which they are tried.
"""

from __future__ import annotations

from fractions import Fraction

from welfareplan.evaluation.schemes import basics
from welfareplan.evaluation.schemes.bands import Band, Bands
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import Judgement, LaterStep, Sentences, Step, operand, shown
from welfareplan.evaluation.schemes.open_points import OPEN_POINTS
from welfareplan.evaluation.schemes.order import ORDER
from welfareplan.evaluation.schemes.scheme import Grade, Scheme

_FUKUOKA_MARGIN = 3  # per cent points, for surveys
_NAGAYO_LEVEL = Fraction(-1, 10)
_TAMA_FIRST_YEAR = 2015
_TAMA_YEARS = 5


def _fukuoka_line(figures: Figures) -> tuple[bool | None, tuple[Step, ...], str | None]:
    """Whether the actual keeps up with the line (None: cannot be said), with the steps and the reason."""
    if figures.is_direction_only or (figures.aim is not None and figures.aim == figures.baseline):
        return False, (), None
    found = basics.line(figures)
    if isinstance(found, str):
        return None, (), found
    value, drawn = found
    compared = basics.against(figures, value, "the line", "直線上の値")
    if isinstance(compared, str):
        return None, (drawn,), compared
    return compared[0] >= 0, (drawn, compared[1]), None


def _fukuoka_change(figures: Figures) -> Fraction:
    return abs(Fraction(basics.given(figures.actual)) - Fraction(basics.given(figures.baseline)))


def _fukuoka_margin(figures: Figures) -> Sentences:
    actual, base = basics.given(figures.actual), basics.given(figures.baseline)
    ends = f"｜{shown(actual)}－{operand(base)}｜＝{shown(_fukuoka_change(figures))}"
    return (
        f"the change of {ends} points is within the margin of a survey (less than 3)",
        f"変動幅は {ends}ポイントで、アンケート調査の誤差（3ポイント未満）の範囲内のため現状維持とみなす",
    )


def fukuoka(figures: Figures) -> Judgement:  # noqa: PLR0911 - a rule is answers in order
    """a: met or on the line; b: within the margin of a survey, improved or equal; c: worse than the baseline."""
    if not figures.has_target:
        return basics.ungraded(figures.no_target)
    without = basics.missing(figures, "actual", "baseline")
    if without is not None:
        return without
    verdict = basics.met(figures)
    if verdict.met is None:
        return basics.ungraded(verdict.reason or "direction-unknown", verdict.step)
    if verdict.met:
        return basics.judged("a", verdict.step)
    moved = basics.against(figures, basics.given(figures.baseline), "the baseline", "基準値")
    keeps_up, drawn, reason = _fukuoka_line(figures)
    steps = (verdict.step, *drawn)
    if keeps_up:
        return basics.judged("a", *steps)
    worse = not isinstance(moved, str) and moved[0] < 0
    if reason is not None and not worse:
        return basics.ungraded(reason, *steps)
    if figures.survey and figures.unit in {"%", None} and _fukuoka_change(figures) < _FUKUOKA_MARGIN:
        return basics.judged("b", *steps, LaterStep(_fukuoka_margin, figures))
    if isinstance(moved, str):
        return basics.ungraded(moved, *steps)
    return basics.judged("b" if moved[0] >= 0 else "c", *steps, moved[1])


FUKUOKA = Scheme(
    slug="fukuoka",
    order=ORDER["fukuoka"],
    open_points=OPEN_POINTS.get("fukuoka", ()),
    name="福岡市保健福祉総合計画の成果指標の評価",
    edition="福岡市保健福祉総合計画",
    grades=(
        Grade("a", "目標値に向けて順調に進んでいる", "on the way to the target"),
        Grade("b", "ペースは下回っているが、改善または現状維持", "behind the pace, but better than or as before"),
        Grade("c", "初期値より悪化している", "worse than at the start"),
    ),
    rule=fukuoka,
    citations=("https://www.city.fukuoka.lg.jp/data/open/cnt/3/67225/1/04_shiryou1-1.txt",),
)


def nagayo(figures: Figures) -> Judgement:  # noqa: PLR0911 - a rule is answers in order
    """S above the target, A above the baseline, B down to 10 % below it, C lower; mirrored for falling targets."""
    if not figures.has_target:
        return basics.ungraded(figures.no_target)
    without = basics.missing(figures, "actual", mark="−") or basics.missing(figures, "target")
    if without is not None:
        return without
    over = basics.against(figures, basics.given(figures.target), "the target", "目標値")
    if isinstance(over, str):
        return basics.ungraded(over)
    if over[0] > 0:
        return basics.judged("S", over[1])
    without = basics.missing(figures, "baseline", mark="−")
    if without is not None:
        return without
    base = Fraction(basics.given(figures.baseline))
    since = basics.against(figures, base, "the baseline", "基準値")
    if isinstance(since, str):
        return basics.ungraded(since, over[1])
    side, step = since
    if side > 0:
        return basics.judged("A", over[1], step)
    fall = side * abs(Fraction(basics.given(figures.actual)) - base)
    level = fall == 0 or (base != 0 and fall / abs(base) >= _NAGAYO_LEVEL)
    moved = abs(fall)
    share = f"{shown(moved)}÷{shown(abs(base))}×100＝{shown(moved / abs(base) * 100, '%')}" if base else shown(moved)
    last = Step(
        f"the change for the worse is {share}, {'within' if level else 'beyond'} 10 % of the baseline",
        f"基準値からの悪化は {share} で、基準値の10%{'以内' if level else 'を超える'}",
    )
    return basics.judged("B" if level else "C", over[1], step, last)


NAGAYO = Scheme(
    slug="nagayo",
    order=ORDER["nagayo"],
    open_points=OPEN_POINTS.get("nagayo", ()),
    name="長与町第9次総合計画の数値目標の評価",
    edition="令和元年度（2019年公表）",
    grades=(
        Grade("S", "目標値を超えている", "above the target"),
        Grade("A", "基準値を超えている", "above the baseline"),
        Grade("B", "基準値と同水準（△10%以内）", "as the baseline, down to 10 % below it"),
        Grade("C", "基準値より下落している", "below the baseline"),
        Grade("−", "現在値が把握できない等の理由により評価できない", "cannot be assessed"),
    ),
    rule=nagayo,
    citations=(
        "https://webtown.nagayo.jp/kiji0032107/index.html",
        "http://webtown.nagayo.jp/gyoseijoho/kaikaku/sesaku_hyouka/sesaku_29.html",
    ),
)


def tama(figures: Figures) -> Judgement:
    """Year k of five should have reached k × 20 % of the target; the baseline plays no part."""
    if not figures.has_target:
        return basics.ungraded(figures.no_target)
    without = basics.missing(figures, "actual", "target", "actual_year")
    if without is not None:
        return without
    first = _TAMA_FIRST_YEAR if figures.first_year is None else figures.first_year
    k = (figures.actual_year or 0) - first + 1
    if not 1 <= k <= _TAMA_YEARS or figures.plan_years not in {_TAMA_YEARS, None}:
        return basics.ungraded("outside-plan-years")
    if not figures.target:
        return basics.ungraded("target-zero")
    actual, target = Fraction(basics.given(figures.actual)), Fraction(figures.target)
    rate = actual / (target * k / _TAMA_YEARS) * 100
    formula = f"{shown(actual)} ÷（{shown(target)}×{k}×20%）× 100 ＝ {shown(rate, '%')}"
    step = Step(f"in year {k} of five: {formula}", f"5年間の{k}年目の達成度＝{formula}")
    if figures.is_blind:
        return basics.ungraded("direction-unknown", step, rate=rate)
    return basics.judged("①" if rate >= 100 else "②" if rate >= 60 else "③", step, rate=rate)  # noqa: PLR2004 - the published bounds


TAMA = Scheme(
    slug="tama",
    order=ORDER["tama"],
    open_points=OPEN_POINTS.get("tama", ()),
    name="多摩市まち・ひと・しごと創生総合戦略の基本目標の評価",
    edition="平成27～31年度（案）",
    grades=(
        Grade("①", "着実に進んでいる", "progressing steadily"),
        Grade("②", "概ね進んでいる", "progressing on the whole"),
        Grade("③", "改善や工夫が必要", "needs improvement"),
    ),
    rule=tama,
    measure="達成度",
    citations=("https://expydoc.com/doc/10040981/",),
)


def etajima(figures: Figures) -> Judgement:
    """Better than, equal to or worse than the baseline; no mark for what was not carried out."""
    return basics.beside_baseline(figures, {1: "○", 0: "△", -1: "×"})


ETAJIMA = Scheme(
    slug="etajima",
    order=ORDER["etajima"],
    open_points=OPEN_POINTS.get("etajima", ()),
    name="江田島市まち・ひと・しごと創生総合戦略の評価（改善状況）",
    edition="平成27年度実績",
    grades=(
        Grade("○", "改善", "better"),
        Grade("△", "維持", "as before"),
        Grade("×", "悪化", "worse"),
    ),
    rule=etajima,
    inferred=True,
    citations=("https://expydoc.com/doc/11208543/",),
)


def _sano_band(points: int, lower: int | None, upper: int | None) -> Band:
    words = "100%" if upper is None else f"{upper}%未満～{lower}%" if lower else f"{upper}%未満"
    english = f"{lower} % and more" if upper is None else f"less than {upper} %"
    return Band(
        grade=Grade(str(points), words, english),
        lower=None if lower is None else Fraction(lower),
        upper=None if upper is None else Fraction(upper),
    )


_SANO = Bands(
    quantity="level-ratio",
    bands=(
        _sano_band(7, 100, None),
        *(_sano_band(points, 30 + 10 * points, 40 + 10 * points) for points in (6, 5, 4, 3, 2)),
        _sano_band(1, None, 50),
    ),
)

POINTS = Scheme(
    slug="points",
    order=ORDER["points"],
    open_points=OPEN_POINTS.get("points", ()),
    name="佐野市施策・基本事業評価の目標達成率の点数",
    edition="施策・基本事業評価",
    grades=_SANO.grades,
    rule=_SANO,
    measure="目標達成率",
    citations=(
        "https://www.city.sano.lg.jp/kurashi_gyosei/shiseijoho_nyusatsu/kaikaku_kaizennimuketatorikumi/3/naiyou/6505.html",
    ),
)
