"""Why is there no number, no grade, or no use for a figure? (floor 5)

A missing figure is not zero and an undefined ratio is not 0 %: in its place stands a reason, one word of the table here,
with its sentence in both languages.
"""

from __future__ import annotations

import attrs

from welfareplan.errors import InvalidValueError

REASONS: dict[str, tuple[str, str]] = {
    "no-actual": ("no figure has been observed by the year asked for", "対象年度までの実績値がありません。"),
    "no-baseline": ("the indicator has no baseline figure", "基準値がありません。"),
    "no-target": ("there is no target, or the plan says that none is set", "目標値が設定されていません。"),
    "baseline-equals-target": (
        "baseline and target are equal, so the share of the way is 0/0",
        "基準値と目標値が同じため、進捗率は計算できません（0÷0）。",
    ),
    "target-zero": ("the target is 0 and nothing can be divided by it", "目標値が0のため、割り算ができません。"),
    "unit-differs": ("the units do not count the same thing", "単位が異なり、比較できません。"),
    "definition-changed": (
        "the baseline was taken by another definition than the actual figure",
        "基準値と実績値の定義が異なり、比較できません。",
    ),
    "qualitative-target": ("the target is in words, not a number", "目標が数値ではなく言葉で示されています。"),
    "direction-unknown": (
        "it is not stated whether the figure is to rise or to fall",
        "増加と減少のどちらが望ましいか示されていません。",
    ),
    "falling-refused": (
        "the scheme does not judge figures that should fall",
        "この評価方法は、減少を目指す指標を評価しません。",
    ),
    "reference-only": ("the figure is marked as for reference (参考)", "参考値のため、評価に用いません。"),
    "baseline-zero": ("the baseline is 0 and nothing can be divided by it", "基準値が0のため、割り算ができません。"),
    "actual-zero": ("the actual figure is 0 and nothing can be divided by it", "実績値が0のため、割り算ができません。"),
    "target-range": (
        "the target is a range and not one number",
        "目標が範囲で示されており、一つの数値ではありません。",
    ),
    "target-undated": ("the target does not say for which year it is", "目標年度が示されていません。"),
    "target-every-year": (
        "the target is for every year, so there is no line towards it",
        "毎年度の目標のため、目標年度までの経過を計算できません。",
    ),
    "no-time-between": (
        "the target year does not come after the year of the baseline",
        "目標年度が基準年度より後ではありません。",
    ),
    "actual-before-baseline": (
        "the actual figure is older than the baseline",
        "実績値が基準値より前の時点のものです。",
    ),
    "tolerance-undeclared": (
        "the target is to keep a level, and nobody has declared how much it may move",
        "維持を求める目標ですが、許容する幅が指定されていません。",
    ),
    "change-size-unclear": (
        "the least size of the change is printed in a unit that can be read in two ways",
        "求められる増減の幅が、率とポイントのどちらか判別できません。",
    ),
    "no-sample": (
        "it is not stated how many answered, so the change cannot be tested",
        "回答数（標本数）の記載がないため、変化を検定できません。",
    ),
    "not-a-share": (
        "the figures are not shares of those who answered a survey",
        "調査で得た割合ではないため、母比率の差の検定の対象ではありません。",
    ),
    "no-interim-target": ("there is no target for this year", "この年度の目標値がありません。"),
    "outside-target-years": (
        "the target is asked of other years than that of the figure",
        "目標は、実績値の年度とは別の年度について定められています。",
    ),
    "counts-unclear": (
        "the target is a total over years, and it is not stated whether the figures are totals or those of single years",
        "目標値は累計ですが、実績値が累計か単年度か示されていません。",
    ),
    "counts-differ": (
        "the baseline is the figure of a single year, the target a total over years",
        "基準値は単年度の値、目標値は累計のため、比較できません。",
    ),
    "years-missing": (
        "the target is a total over years, and not every year since the plan began has a figure",
        "目標値は累計ですが、計画の初年度からの各年度の実績値がそろっていません。",
    ),
    "no-previous": ("there is no figure of the year before", "前年度の値がありません。"),
    "no-year": ("the year of a figure is not stated", "値の年が示されていません。"),
    "too-few-points": ("there are too few figures for a trend", "傾向を見るには値の数が足りません。"),
    "sign-change": (
        "a rate of growth needs figures of one sign, not zero at the start",
        "値の符号が異なるか基準が0のため、伸び率を計算できません。",
    ),
    "nothing-missing": (
        "the figure stands at the target, so nothing is missing of which a share could be formed",
        "実績値が目標値と同じで、不足がないため、不足の割合を計算できません。",
    ),
    "target-year-passed": ("the target year has passed", "目標年度を過ぎています。"),
    "outside-plan-years": (
        "the rule is made for the five years of a plan, and this is not one of them",
        "この方法は5年間の計画の各年度のためのもので、対象外の年度です。",
    ),
    "rate-only": ("the rule gives a number and no grade", "この方法は数値だけを示し、評価はつけません。"),
    "no-roll-up": (
        "the scheme has no rule for several indicators together",
        "この方法には、複数の指標をまとめる規則がありません。",
    ),
    "nothing-to-sum-up": ("there is no result to sum up", "まとめる評価がありません。"),
    "no-figure": ("the observation has no figure", "数値のない記録です。"),
    "after-through": ("the observation is later than the year asked for", "対象年度より後の記録です。"),
    "after-cut-off": (
        "the observation is later than the cut-off; it is shown for reference and not graded",
        "評価の基準となる年度より後の値のため、参考として示し、評価に用いません。",
    ),
    "comparability-unstated": (
        "the observation is of the indicator that this one continues, and it is not stated whether the two can be compared",
        "引継ぎ元の指標の記録で、比較できるかどうか示されていません。",
    ),
    "predecessor-divided": (
        "the observation is of an indicator that was split or merged, so it is the figure of none of its successors",
        "分割又は統合された指標の記録で、引継ぎ先の指標の値とはいえません。",
    ),
    "superseded": ("there is a newer figure", "より新しい実績値があります。"),
    "unknown-indicator": ("the indicator is not in this plan", "この計画にない指標の記録です。"),
}
"""The reasons: the word, its sentence in English, its sentence in Japanese."""


def _require_reason(_instance: object, _attribute: object, reason: str) -> None:
    if reason not in REASONS:
        raise InvalidValueError(
            f"{reason!r} is not a reason; the reasons are {', '.join(REASONS)}",
            f"「{reason}」という理由はありません。",
        )


@attrs.frozen
class Undefined:
    """In place of a number that cannot be computed (算出不能), with the reason.

    Attributes:
        reason: one of the words in ``REASONS``.

    Raises:
        InvalidValueError: there is no such reason.

    >>> Undefined("target-zero").ja
    '目標値が0のため、割り算ができません。'
    """

    reason: str = attrs.field(validator=_require_reason)

    @property
    def message(self) -> str:
        """The reason as an English sentence."""
        return REASONS[self.reason][0]

    @property
    def ja(self) -> str:
        """The reason as a Japanese sentence."""
        return REASONS[self.reason][1]

    def __repr__(self) -> str:
        return f"Undefined({self.reason!r})"

    def __str__(self) -> str:
        return f"undefined ({self.reason})"
