"""How much dearer is a judgement with its reasons than the bare arithmetic on Decimals?"""

from decimal import Decimal

import pytest
from tests.benchmarks.measure import Report, ratio

from welfareplan.amount import Amount
from welfareplan.evaluation.grading import evaluate
from welfareplan.evaluation.numbers import progress
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.terms import Sense
from welfareplan.when import FiscalYear, When

COUNT = 1_000
GOAL = 3.5
FIGURES = [(Decimal(1_000 + n), Decimal(2_000 + n), Decimal(1_300 + n)) for n in range(COUNT)]
PLAN = Plan(
    id="p",
    indicators=tuple(
        Indicator(
            id=f"i{n}",
            unit="件",
            baseline=Reading(at=When.fiscal(2018), amount=Amount(baseline, "件")),
            targets=(Target(due=When.fiscal(2025), sense=Sense.REACH, amount=Amount(target, "件")),),
        )
        for n, (baseline, target, _) in enumerate(FIGURES)
    ),
)
SEEN = tuple(
    Observation(indicator=f"i{n}", reading=Reading(at=When.fiscal(2021), amount=Amount(actual, "件")))
    for n, (_, _, actual) in enumerate(FIGURES)
)
THROUGH = FiscalYear(2022)


def bare() -> list[object]:
    """Share of the way, level ratio and the value of the line, and nothing else."""
    return [
        ((actual - base) / (goal - base), actual / goal, base + (goal - base) * 3 / 7) for base, goal, actual in FIGURES
    ]


def numbers() -> list[object]:
    rows = progress(PLAN, SEEN, through=THROUGH)
    return [(row.share_of_way, row.level_ratio, row.line_value) for row in rows]


def test_numbers(report: Report) -> None:
    report.add("evaluations, numbers only / the bare Decimal loop", ratio(numbers, bare), GOAL)


@pytest.mark.parametrize("scheme", ["level-ratio", "fukuoka"])
def test_grades(scheme: str, report: Report) -> None:
    found = ratio(lambda: evaluate(PLAN, SEEN, through=THROUGH, scheme=scheme), bare)

    report.add(f"evaluations by {scheme}, with every step in two languages / the bare Decimal loop", found, GOAL)
