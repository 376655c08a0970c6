"""Published results come out again by the rules, from the figures their sources print.

``published_results.csv`` and ``growth_progress.csv`` are figures and verdicts quoted as facts from the sources named in
their last columns. Every row is judged twice: its figures handed to the rule, and a plan with an indicator and observations.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from welfareplan.amount import Amount
from welfareplan.evaluation import schemes
from welfareplan.evaluation.grading import Declared, evaluate
from welfareplan.evaluation.schemes import Figures
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.terms import Better, ReadingKind, Sense, Significance
from welfareplan.when import FiscalYear, When

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows("published_results.csv"), ids=lambda row: f"{row['id']}-{row['scheme']}")
def test_published_results(row: dict[str, str]) -> None:
    judgement = schemes.get(row["scheme"]).judge(Figures.of_row(row))
    if row["expected_grade"]:
        assert judgement.grade == row["expected_grade"]
        assert judgement.steps
    if row["expected_rate"]:
        assert judgement.printed_rate(int(row["rate_decimals"])) == Decimal(row["expected_rate"])


def when(text: str, otherwise: int) -> When:
    """The year of a cell as a plan states it; of a total the last year, of an empty cell any year that fits."""
    return When.of(text.rpartition("..")[2] or f"{otherwise}")


def planned(row: dict[str, str]) -> tuple[Indicator, list[Observation], Declared]:
    """A row as a plan and its observations would state it."""
    unit = row["unit"] or None
    kind = {"true": ReadingKind.SURVEY, "false": ReadingKind.RESULT}.get(row["survey"])
    better = None if row["better"] == "null" else Better(row["better"])
    baseline = None
    if row["baseline"]:
        at = when(row["baseline_year"], 2000)
        baseline = Reading(at=at, amount=Amount(row["baseline"], unit), kind=kind)
    last = when(row["actual_year"], 2009)
    targets = []
    if row["interim_target"]:
        targets.append(Target(due=last, amount=Amount(row["interim_target"], unit)))
    targets.append(
        Target(
            due=When.of(row["target_year"]) if row["target_year"] else None,
            sense=Sense(row["target_sense"]),
            amount=Amount(row["target"], unit) if row["target"] else None,
            upper=Amount(row["target_upper"], unit) if row["target_upper"] else None,
        )
    )
    indicator = Indicator(id="x", unit=unit, better=better, baseline=baseline, targets=tuple(targets))
    seen = Observation(indicator="x", reading=Reading(at=last, amount=Amount(row["actual"], unit), kind=kind))
    significance = None if row["significance"] == "null" else Significance(row["significance"])
    return indicator, [seen] if row["actual"] else [], Declared(significance=significance)


@pytest.mark.parametrize("row", rows("published_results.csv"), ids=lambda row: f"{row['id']}-{row['scheme']}")
def test_published_results_of_a_plan(row: dict[str, str]) -> None:
    indicator, seen, declared = planned(row)
    found = evaluate(
        Plan(id="p", indicators=(indicator,)),
        seen,
        through=FiscalYear(2030),
        scheme=row["scheme"],
        declare={"x": declared},
    )["x"]
    direct = schemes.get(row["scheme"]).judge(Figures.of_row(row))
    assert (found.symbol, found.reason, found.judgement.rate) == (direct.grade, direct.reason, direct.rate)
    if row["expected_grade"]:
        assert found.symbol == row["expected_grade"]
    if row["expected_rate"]:
        assert found.judgement.printed_rate(int(row["rate_decimals"])) == Decimal(row["expected_rate"])


@pytest.mark.parametrize("row", rows("growth_progress.csv"), ids=lambda row: f"{row['id']}-{row['series']}")
def test_published_growth(row: dict[str, str]) -> None:
    scheme = schemes.get("open-sdg-2.4")
    judgement = scheme.judge(Figures.of_row(row))
    assert judgement.grade == row["published_status"]
    if row["published_value"]:
        assert judgement.rate is not None
        assert abs(judgement.rate - Fraction(row["published_value"])) < Fraction(1, 10**9)
    assert judgement.score is not None
    assert abs(judgement.score - Fraction(row["published_score"])) < Fraction(1, 1000)
    assert scheme.roll_up is not None
    assert scheme.roll_up((judgement,)).grade == row["indicator_status"]


@pytest.mark.parametrize(
    ("id", "share", "grade"),
    [
        ("1-1-1", "0.965834", "3"),
        ("11-3-1", "0.880944", "2"),
        ("11-6-1", "0.147616", "2"),
        ("11-1-1", "-1.109768", "1"),
    ],
)
def test_the_same_rows_under_the_rule_of_the_united_nations(id: str, share: str, grade: str) -> None:
    row = next(each for each in rows("growth_progress.csv") if each["id"] == id)
    judgement = schemes.get("un-sdg-2023").judge(Figures.of_row(row))
    assert (judgement.printed_rate(6), judgement.grade) == (Decimal(share), grade)
