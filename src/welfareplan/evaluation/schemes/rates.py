"""Which schemes give a number and no grade? (floor 5)

The rates that municipalities print, each under the name of its formula. A rate is no verdict: the same quotient is printed
for figures that should fall, and a figure that fell below its baseline can show 66.6.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from welfareplan.evaluation.schemes import basics, formulas
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import Judgement
from welfareplan.evaluation.schemes.open_points import OPEN_POINTS
from welfareplan.evaluation.schemes.order import ORDER
from welfareplan.evaluation.schemes.scheme import Scheme


@attrs.frozen(weakref_slot=False)
class RateOnly:
    """A rule that computes a rate and gives no grade (率のみ)."""

    compute: Callable[[Figures], basics.Rate]

    def __call__(self, figures: Figures) -> Judgement:
        """Compute the rate."""
        if not figures.has_target and self.compute is not formulas.relative_change:
            return basics.ungraded(figures.no_target)
        found = self.compute(figures)
        if isinstance(found, str):
            return basics.ungraded(found)
        rate, step = found
        return basics.ungraded("rate-only", step, rate=rate)


LEVEL_RATIO = Scheme(
    slug="level-ratio",
    order=ORDER["level-ratio"],
    open_points=OPEN_POINTS.get("level-ratio", ()),
    name="達成率（実績値÷目標値）",
    edition="御所市・富士市・相模原市・壱岐市の公表資料",
    rule=RateOnly(formulas.level_ratio),
    measure="達成率",
    citations=(
        "http://www.city.gose.nara.jp/0000000456.html",
        "https://expydoc.com/doc/11693707/",
        "https://expydoc.com/doc/8870569/",
        "https://github.com/ikilab-org/iki-keikaku plans/kaigo-7-9/index.html",
    ),
)
LEVEL_RATIO_INVERSE = Scheme(
    slug="level-ratio-inverse",
    order=ORDER["level-ratio-inverse"],
    open_points=OPEN_POINTS.get("level-ratio-inverse", ()),
    name="達成率（目標値÷実績値、減少を目指す指標）",
    edition="相模原市の公表資料",
    rule=RateOnly(formulas.level_ratio_inverse),
    measure="達成率",
    citations=("https://expydoc.com/doc/8870569/",),
)
SHARE_OF_WAY = Scheme(
    slug="share-of-way",
    order=ORDER["share-of-way"],
    open_points=OPEN_POINTS.get("share-of-way", ()),
    name="進捗率（基準値から目標値までの進み）",
    edition="計算式の解説（2021年）",
    rule=RateOnly(formulas.share_of_way),
    measure="進捗率",
    citations=("https://sabcd.thebase.in/blog/2021/05/28/145350",),
)
LINE_VALUE = Scheme(
    slug="line-value",
    order=ORDER["line-value"],
    open_points=OPEN_POINTS.get("line-value", ()),
    name="経過按分（直線上の値）",
    edition="健康日本21（第二次）最終評価の考え方",
    rule=RateOnly(basics.line),
    measure="直線上の値",
    unit=None,
    rate_in_unit=True,
    citations=("https://wic-net.com/material/document/5430/4",),
)
RELATIVE_CHANGE = Scheme(
    slug="relative-change",
    order=ORDER["relative-change"],
    open_points=OPEN_POINTS.get("relative-change", ()),
    name="相対的変化（基準値に対する増減）",
    edition="健康日本21（第二次）最終評価の考え方",
    rule=RateOnly(formulas.relative_change),
    measure="相対的変化",
    citations=("https://wic-net.com/material/document/5430/4",),
)
