"""What it would take, and where it leads."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from tests.evaluation.figures import KURUME, KURUME_SEEN, plan_of, reading, seen, target

from welfareplan.evaluation.numbers import Undefined, progress
from welfareplan.evaluation.outlooks import Outlook, outlook
from welfareplan.evaluation.rounding import rounded
from welfareplan.model.indicators import Indicator
from welfareplan.observations import Observation
from welfareplan.terms import Status
from welfareplan.when import FiscalYear

FY2022 = FiscalYear(2022)
BASE = Indicator(id="x", unit="件", baseline=reading("FY2018", "50"), targets=(target("FY2025", "100"),))


def of(indicator: Indicator, *observations: Observation) -> Outlook:
    return outlook(progress(plan_of(indicator), observations, through=FY2022)["x"])


def test_pace_need_and_expected_value() -> None:
    found = outlook(progress(KURUME, KURUME_SEEN, through=FY2022)["helping"])
    assert (found.pace, found.expected) == (Decimal("-0.7"), Decimal("59.9"))
    assert isinstance(found.needed, Decimal)
    assert rounded(found.needed, 2) == Decimal("2.67")
    assert (found.would_be, found.figures) == (Status.UNMET, 2)


def test_it_says_on_how_many_figures_it_rests() -> None:
    older = seen("x", "FY2010", "1")
    found = of(BASE, older, seen("x", "FY2020", "60"), seen("x", "FY2022", "80"))
    assert (found.pace, found.expected) == (Decimal("7.5"), Decimal("102.5"))
    assert (found.would_be, found.figures) == (Status.MET, 3)
    assert of(attrs.evolve(BASE, baseline=None), older).figures == 1


@pytest.mark.parametrize(
    ("indicator", "observed", "pace", "needed", "expected"),
    [
        (BASE, None, "no-actual", "no-actual", "no-actual"),
        (attrs.evolve(BASE, baseline=None), "FY2021", "no-baseline", None, "no-baseline"),
        (BASE, "FY2018", "too-few-points", None, "too-few-points"),
        (attrs.evolve(BASE, targets=()), "FY2021", None, "no-target", "target-undated"),
        (attrs.evolve(BASE, targets=(target(None, "100"),)), "FY2021", None, "target-undated", "target-undated"),
        (
            attrs.evolve(BASE, targets=(target("FY2020", "100"),)),
            "FY2021",
            None,
            "target-year-passed",
            "target-year-passed",
        ),
        (attrs.evolve(BASE, targets=(target("FY2021", "100"),)), "FY2021", None, "target-year-passed", None),
    ],
)
def test_reasons(
    indicator: Indicator, observed: str | None, pace: str | None, needed: str | None, expected: str | None
) -> None:
    found = of(indicator, *([] if observed is None else [seen("x", observed, "60")]))
    reasons = [
        value.reason if isinstance(value, Undefined) else None for value in (found.pace, found.needed, found.expected)
    ]
    assert reasons == [pace, needed, expected]
