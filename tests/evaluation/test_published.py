"""Published results come out again by the rules, from the figures their sources print.

``published_results.csv`` and ``growth_progress.csv`` are figures and verdicts quoted as facts from the sources named in
their last columns.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from welfareplan.evaluation import schemes
from welfareplan.evaluation.rounding import rounded
from welfareplan.evaluation.schemes import Figures
from welfareplan.terms import Better, Sense

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
        assert judgement.rate is not None
        assert rounded(judgement.rate, int(row["rate_decimals"])) == Decimal(row["expected_rate"])


def growth_figures(row: dict[str, str]) -> Figures:
    return Figures(
        baseline=Decimal(row["y0"]),
        baseline_year=int(row["t0"]),
        sense=Sense.REACH if row["yT"] else None,
        target=Decimal(row["yT"]) if row["yT"] else None,
        target_year=int(row["tT"]) if row["yT"] else None,
        actual=Decimal(row["yi"]),
        actual_year=int(row["ti"]),
        better=Better.UP if row["direction"] == "1" else Better.DOWN,
        limit=Decimal(row["limit"]) if row["limit"] else None,
    )


@pytest.mark.parametrize("row", rows("growth_progress.csv"), ids=lambda row: f"{row['id']}-{row['series']}")
def test_published_growth(row: dict[str, str]) -> None:
    scheme = schemes.get("open-sdg-2.4")
    judgement = scheme.judge(growth_figures(row))
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
    judgement = schemes.get("un-sdg-2023").judge(growth_figures(row))
    assert judgement.rate is not None
    assert (rounded(judgement.rate, 6), judgement.grade) == (Decimal(share), grade)
