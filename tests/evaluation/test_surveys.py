"""Shares of a survey: against formulas written another way."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluation.figures import reading

from welfareplan.errors import InvalidValueError, UnitMismatchError
from welfareplan.evaluation.surveys import (
    ChangeTest,
    SurveyShare,
    change_interval,
    change_test,
    share_interval,
)
from welfareplan.terms import ReadingState, Significance

Z95 = 1.959963984540054


def share(percent: str, sample: int) -> SurveyShare:
    return SurveyShare(percent=Decimal(percent), sample=sample)


shares = st.builds(SurveyShare, percent=st.decimals(min_value=0, max_value=100, places=1), sample=st.integers(5, 5000))


def chi_square_p(before: SurveyShare, after: SurveyShare) -> float:
    """Pearson's test of the 2 × 2 table, without continuity correction: its root is z, its tail the same."""
    yes = [float(each.percent) / 100 * each.sample for each in (before, after)]
    table = [[yes[0], before.sample - yes[0]], [yes[1], after.sample - yes[1]]]
    total = before.sample + after.sample
    square = 0.0
    for row in table:
        for column in range(2):
            expected = sum(row) * (table[0][column] + table[1][column]) / total
            if expected:
                square += (row[column] - expected) ** 2 / expected
    return math.erfc(math.sqrt(square / 2))


def wilson_by_search(each: SurveyShare) -> tuple[float, float]:
    """The shares that a score test at 5 % just does not reject, found by halving."""
    p, n = float(each.percent) / 100, each.sample

    def rejected(share: float) -> bool:
        return (p - share) ** 2 > Z95**2 * share * (1 - share) / n

    ends = []
    for outside in (0.0, 1.0):
        inside, far = p, outside
        if not rejected(far):
            ends.append(far)
            continue
        for _ in range(80):
            middle = (inside + far) / 2
            inside, far = (inside, middle) if rejected(middle) else (middle, far)
        ends.append(inside)
    return ends[0] * 100, ends[1] * 100


@given(shares, shares)
def test_the_test_is_pearsons(before: SurveyShare, after: SurveyShare) -> None:
    found = change_test(before, after)
    assert found.p_value == pytest.approx(chi_square_p(before, after), abs=1e-9)
    assert change_test(after, before).z == pytest.approx(-found.z)
    assert (found.z > 0) == (after.percent > before.percent)


@given(shares)
def test_wilsons_interval_is_what_the_score_test_does_not_reject(each: SurveyShare) -> None:
    found = share_interval(each)
    assert (found.lower, found.upper) == pytest.approx(wilson_by_search(each), abs=1e-6)


@given(shares, shares)
def test_newcombes_interval_holds_the_change(before: SurveyShare, after: SurveyShare) -> None:
    found = change_interval(before, after)
    change = float(after.percent - before.percent)
    assert -100 - 1e-9 <= found.lower <= change + 1e-9
    assert change - 1e-9 <= found.upper <= 100 + 1e-9
    turned = change_interval(after, before)
    assert (turned.lower, turned.upper) == pytest.approx((-found.upper, -found.lower))


def test_an_example_from_newcombes_paper() -> None:
    # Newcombe 1998 (Statistics in Medicine 17, 873-890), 56/70 against 48/80: 0.0524 to 0.3339.
    found = change_interval(share("60", 80), share("80", 70))
    assert (found.lower, found.upper) == pytest.approx((5.24, 33.39), abs=0.005)


def test_what_is_significant() -> None:
    assert change_test(share("64.1", 1500), share("60.0", 1500)).significance() is Significance.SIGNIFICANT
    assert change_test(share("64.1", 1500), share("62.0", 1500)).significance() is Significance.NOT_SIGNIFICANT
    assert change_test(share("64.1", 1500), share("60.0", 1500)).significance(0.01) is Significance.NOT_SIGNIFICANT
    assert change_test(share("0", 10), share("0", 10)) == ChangeTest(z=0.0, p_value=1.0)


def test_a_wider_interval_is_surer() -> None:
    narrow, wide = (share_interval(share("50", 400), confidence=level) for level in (0.8, 0.99))
    assert wide.lower < narrow.lower < 50 < narrow.upper < wide.upper
    with pytest.raises(InvalidValueError, match=r"^a confidence of 95 is not between 0 and 1$"):
        share_interval(share("50", 400), confidence=95)


def test_a_reading_must_state_share_and_sample() -> None:
    assert SurveyShare.of(reading("2019?", "641", "‰", sample=1500)) == share("64.1", 1500)
    with pytest.raises(InvalidValueError, match=r"^the reading of FY2019 needs a figure and a sample to be tested$"):
        SurveyShare.of(reading("FY2019", "64.1", "%"))
    with pytest.raises(InvalidValueError, match=r"^the reading of FY2019 needs"):
        SurveyShare.of(reading("FY2019", None, state=ReadingState.PENDING, sample=5))
    with pytest.raises(UnitMismatchError):
        SurveyShare.of(reading("FY2019", "64", "件", sample=1500))


def test_shares_out_of_bounds() -> None:
    with pytest.raises(InvalidValueError, match=r"^a share of 101 % is not between 0 and 100$"):
        share("101", 5)
    with pytest.raises(InvalidValueError, match=r"^a sample of 0 is none; at least one person must have answered$"):
        share("10", 0)
