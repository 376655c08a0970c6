"""How do prefectures and ministries judge a single year? (floor 5)

栃木県, 千葉県, and the plain 達成 / 達成していない of 内閣府 and 法務省.
"""

from __future__ import annotations

from welfareplan.evaluation.schemes import basics
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import Judgement, Step, shown
from welfareplan.evaluation.schemes.open_points import OPEN_POINTS
from welfareplan.evaluation.schemes.order import ORDER
from welfareplan.evaluation.schemes.scheme import Grade, Scheme


def tochigi(figures: Figures) -> Judgement:  # noqa: PLR0911 - a rule is answers in order
    """The final target first; then whether all is one figure; then the target of the year; then the year before."""
    if not figures.has_target:
        return basics.ungraded(figures.no_target)
    without = basics.missing(figures, "actual")
    if without is not None:
        return without
    verdict = basics.met(figures)
    if verdict.met is None:
        return basics.ungraded(verdict.reason or "direction-unknown", verdict.step)
    if verdict.met:
        return basics.judged("◎", verdict.step)
    if figures.interim is None:
        return basics.ungraded("no-interim-target", verdict.step)
    if figures.baseline == figures.actual == figures.interim:
        same = shown(figures.interim, figures.unit)
        step = Step(
            f"the value when set, the actual and the year's target are all {same}",
            f"設定時・現況・年度目標がすべて{same}",
        )
        return basics.judged("−", verdict.step, step)
    yearly = basics.met(basics.of_the_year(figures))
    step = Step(f"for the year's target, {yearly.step.en}", f"年度目標値について、{yearly.step.ja}")
    if yearly.met is None:
        return basics.ungraded(yearly.reason or "direction-unknown", verdict.step, step)
    if yearly.met:
        return basics.judged("○", verdict.step, step)
    found = basics.beside_year_before(figures)
    if isinstance(found, str):
        return basics.ungraded(found, verdict.step, step)
    return basics.judged("△" if found[0] > 0 else "▲", verdict.step, step, found[1])


TOCHIGI = Scheme(
    slug="tochigi",
    order=ORDER["tochigi"],
    open_points=OPEN_POINTS.get("tochigi", ()),
    name="栃木県環境基本計画の指標の評価",
    edition="平成18年版環境白書",
    grades=(
        Grade("◎", "最終年度の目標値を達成", "final target met"),
        Grade("○", "年度目標値を達成", "target of the year met"),
        Grade("△", "年度目標値は未達成だが前年度より改善", "target of the year not met, better than the year before"),
        Grade(
            "▲",
            "年度目標値は未達成で前年度より改善していない",
            "target of the year not met, no better than the year before",
        ),
        Grade("−", "設定時の値・現況値・年度目標値が同一で評価困難", "all figures equal, cannot be assessed"),
    ),
    rule=tochigi,
    citations=(
        "https://www.pref.tochigi.lg.jp/kankyoseisaku/home/keikaku/archive/hakusyo/h18/4-1-1-1.html",
        "https://expydoc.com/doc/10748981/",
    ),
)


def chiba(figures: Figures) -> Judgement:
    """Better than the year before or not; the target plays no part."""
    without = basics.missing(figures, "actual")
    if without is not None:
        return without
    found = basics.beside_year_before(figures)
    if isinstance(found, str):
        return basics.ungraded(found)
    return basics.judged("進展" if found[0] > 0 else "進展せず", found[1])


CHIBA = Scheme(
    slug="chiba",
    order=ORDER["chiba"],
    open_points=OPEN_POINTS.get("chiba", ()),
    name="千葉県第2期地方創生総合戦略の各年度の進捗",
    edition="令和4年度実績（前年度との比較）",
    grades=(
        Grade("進展", "前年度より改善", "better than the year before"),
        Grade("進展せず", "前年度と同じか悪化", "equal to or worse than the year before"),
    ),
    rule=chiba,
    inferred=True,
    citations=(
        "http://senmonshi.com/archive/02/02120RUgf2H2U2A.asp",
        "http://senmonshi.com/archive/02/0212CPUAQG8TAH5.asp",
    ),
)


def target_met(figures: Figures) -> Judgement:
    """Whether the target is met, and nothing else."""
    if not figures.has_target:
        return basics.ungraded(figures.no_target)
    verdict = basics.met(figures)
    if verdict.met is None:
        return basics.ungraded(verdict.reason or "direction-unknown", verdict.step)
    return basics.judged("達成" if verdict.met else "達成していない", verdict.step)


TARGET_MET = Scheme(
    slug="target-met",
    order=ORDER["target-met"],
    open_points=OPEN_POINTS.get("target-met", ()),
    name="目標の達成・未達成",
    edition="内閣府・法務省の公表資料",
    grades=(
        Grade("達成", "目標を達成している", "target met"),
        Grade("達成していない", "目標を達成していない", "target not met"),
    ),
    rule=target_met,
    citations=(
        "https://wic-net.com/material/document/15166/135",
        "https://hakusyo1.moj.go.jp/jp/67/nfm/n67_2_5_1_3_0.html",
    ),
)
