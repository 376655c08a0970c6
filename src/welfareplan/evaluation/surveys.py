"""Has the share in a survey really changed? (floor 5)

A share of those who answered moves by chance. The usual tests and intervals, on the assumption of two independent simple
random samples; a survey by clusters or with weights is less certain than they say. Their results are estimates and
therefore floats; no figure of a plan is ever made from them.
"""

from __future__ import annotations

from decimal import Decimal
from math import sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

import attrs

from welfareplan.amount import comparable
from welfareplan.errors import InvalidValueError
from welfareplan.evaluation.reasons import Undefined
from welfareplan.terms import ReadingKind, Significance

if TYPE_CHECKING:
    from welfareplan.evaluation.rows import IndicatorProgress
    from welfareplan.model.indicators import Reading

_NORMAL = NormalDist()
_WHOLE = 100  # per cent


def _require_percent(_instance: object, _attribute: object, percent: Decimal) -> None:
    if not 0 <= percent <= _WHOLE:
        raise InvalidValueError(
            f"a share of {percent} % is not between 0 and 100", f"割合「{percent}%」は0から100までではありません。"
        )


def _require_sample(_instance: object, _attribute: object, sample: int) -> None:
    if sample < 1:
        raise InvalidValueError(
            f"a sample of {sample} is none; at least one person must have answered",
            f"標本数「{sample}」は1以上で書いてください。",
        )


@attrs.frozen(kw_only=True, weakref_slot=False)
class SurveyShare:
    """A share of those who answered a survey (標本比率).

    Attributes:
        percent: the share in per cent, 0 to 100, as published.
        sample: how many answered (有効回答数).

    Raises:
        InvalidValueError: a share outside 0 to 100, or a sample below 1.

    >>> SurveyShare(percent=Decimal("62.5"), sample=1500).ratio
    0.625
    """

    percent: Decimal = attrs.field(validator=_require_percent)
    sample: int = attrs.field(validator=_require_sample)

    @classmethod
    def of(cls, reading: Reading) -> SurveyShare:
        """The share of a reading that states it in %, ‰ or 倍 together with its sample.

        Raises:
            InvalidValueError: there is no figure or no sample.
            UnitMismatchError: the figure is no share.
        """
        if reading.amount is None or reading.sample is None:
            raise InvalidValueError(
                f"the reading of {reading.at} needs a figure and a sample to be tested",
                f"{reading.at} の値には、検定に必要な数値または標本数がありません。",
            )
        return cls(percent=reading.amount.value_in("%"), sample=reading.sample)

    @property
    def ratio(self) -> float:
        """The share as a part of one, for the formulas."""
        return float(self.percent) / 100


@attrs.frozen(kw_only=True, weakref_slot=False)
class Interval:
    """An interval of confidence (信頼区間), in per cent or points.

    Attributes:
        lower: where it begins.
        upper: where it ends.

    >>> Interval(lower=-5.5, upper=1.3).upper
    1.3
    """

    lower: float
    upper: float


@attrs.frozen(kw_only=True, weakref_slot=False)
class ChangeTest:
    """A two-sided test whether two shares differ (母比率の差の検定).

    Attributes:
        z: the test statistic; positive if the later share is larger.
        p_value: how often chance alone would give a difference at least as large.

    >>> ChangeTest(z=-1.192, p_value=0.233).significance().ja
    '有意差なし'
    """

    z: float
    p_value: float

    def significance(self, level: float = 0.05) -> Significance:
        """Whether the difference is significant at a level (有意水準), 5 % unless said otherwise."""
        return Significance.SIGNIFICANT if self.p_value < level else Significance.NOT_SIGNIFICANT


def change_test(before: SurveyShare, after: SurveyShare) -> ChangeTest:
    """The two-proportion z test with the pooled share (母比率の差の検定), two-sided.

    Args:
        before: the earlier share.
        after: the later one.

    >>> found = change_test(
    ...     SurveyShare(percent=Decimal("64.1"), sample=1500), SurveyShare(percent=Decimal("62.0"), sample=1500)
    ... )
    >>> round(found.z, 3), found.significance()
    (-1.192, <Significance.NOT_SIGNIFICANT: 'not_significant'>)
    """
    n, m = before.sample, after.sample
    pooled = (before.ratio * n + after.ratio * m) / (n + m)
    error = sqrt(max(0.0, pooled * (1 - pooled) * (1 / n + 1 / m)))
    z = 0.0 if error == 0 else (after.ratio - before.ratio) / error
    return ChangeTest(z=z, p_value=2 * _NORMAL.cdf(-abs(z)))


def _quantile(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise InvalidValueError(
            f"a confidence of {confidence} is not between 0 and 1",
            f"信頼度「{confidence}」は0と1の間の数で書いてください。",
        )
    return _NORMAL.inv_cdf((1 + confidence) / 2)


def share_interval(share: SurveyShare, *, confidence: float = 0.95) -> Interval:
    """The Wilson interval of a share (ウィルソンの信頼区間), in per cent; it never leaves 0 to 100.

    Args:
        share: the share.
        confidence: how sure it is to hold the true share (信頼度), between 0 and 1.

    Raises:
        InvalidValueError: a confidence that is not between 0 and 1.

    >>> found = share_interval(SurveyShare(percent=Decimal("64.1"), sample=1500))
    >>> round(found.lower, 1), round(found.upper, 1)
    (61.6, 66.5)
    """
    z, n, p = _quantile(confidence), share.sample, share.ratio
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return Interval(lower=100 * max(0.0, middle - half), upper=100 * min(1.0, middle + half))


def change_interval(before: SurveyShare, after: SurveyShare, *, confidence: float = 0.95) -> Interval:
    """Newcombe's interval of the change between two surveys (ポイント差の信頼区間), from the two Wilson intervals.

    Args:
        before: the earlier share.
        after: the later one.
        confidence: how sure it is to hold the true change (信頼度), between 0 and 1.

    Raises:
        InvalidValueError: a confidence that is not between 0 and 1.

    >>> before, after = (SurveyShare(percent=Decimal(each), sample=1500) for each in ("64.1", "62.0"))
    >>> found = change_interval(before, after)
    >>> round(found.lower, 1), round(found.upper, 1)
    (-5.5, 1.4)
    """
    old, new = share_interval(before, confidence=confidence), share_interval(after, confidence=confidence)
    p, q = float(before.percent), float(after.percent)
    return Interval(
        lower=q - p - sqrt((q - new.lower) ** 2 + (old.upper - p) ** 2),
        upper=q - p + sqrt((new.upper - q) ** 2 + (p - old.lower) ** 2),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class SurveyChange:
    """Two surveys of one indicator side by side (調査間の変化).

    Attributes:
        before: the share at the baseline.
        after: the share of the actual figure.

    >>> change = SurveyChange(
    ...     before=SurveyShare(percent=Decimal("64.1"), sample=1500),
    ...     after=SurveyShare(percent=Decimal("62.0"), sample=1500),
    ... )
    >>> change.test.significance().ja, round(change.interval().lower, 1)
    ('有意差なし', -5.5)
    """

    before: SurveyShare
    after: SurveyShare

    @property
    def test(self) -> ChangeTest:
        """The two-proportion test (母比率の差の検定)."""
        return change_test(self.before, self.after)

    def interval(self, *, confidence: float = 0.95) -> Interval:
        """Newcombe's interval of the change, in points (ポイント差の信頼区間).

        Raises:
            InvalidValueError: a confidence that is not between 0 and 1.
        """
        return change_interval(self.before, self.after, confidence=confidence)


def survey_change(row: IndicatorProgress) -> SurveyChange | Undefined:
    """Baseline and actual of an indicator as two surveys (調査間の変化), or the reason why they cannot be tested.

    Both must be shares of those who answered (a figure in % with its sample); nothing is assumed of how many answered.

    Args:
        row: a row of ``progress``.

    >>> import welfareplan as wp
    >>> survey_change(wp.progress(wp.example("kurume"), through=wp.FiscalYear(2022))["mutual-help"])
    Undefined('no-sample')
    """
    for value in (row.actual_value, row.baseline_value):
        if isinstance(value, Undefined):
            return value
    if row.actual is None or row.baseline is None or not comparable(row.unit, "%") or row.summed:
        return Undefined("not-a-share")
    readings = row.baseline, row.actual.reading
    if any(each.kind not in {ReadingKind.SURVEY, None} for each in readings):
        return Undefined("not-a-share")
    if any(each.sample is None for each in readings):
        return Undefined("no-sample")
    if not all(each.amount is not None and 0 <= each.amount.value_in("%") <= _WHOLE for each in readings):
        return Undefined("not-a-share")
    before, after = map(SurveyShare.of, readings)
    return SurveyChange(before=before, after=after)
