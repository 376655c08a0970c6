"""Every grade and rate that the example prints, recomputed by hand once from the printed figures.

The sums are written out below, number by number, and nothing of the library is asked for them. Figures, baseline → target, actual:
指標１ 64.1 (2019) → 70.0 (2025), 62.0 (2022); 指標２ 226,650 (2018) → 296,000 (2025), 241,061 (2021); 指標３ 1,020 (2018) → 1,020
(2025), 2,044 (2021); 指標４① 81.3 (2019) → 87.0 (2025), 82.8 (2022); ② 23.7 (2019) → 29.0 (2025), 23.8 (2022).
"""

from __future__ import annotations

import re
import runpy
from fractions import Fraction
from pathlib import Path

import pytest

import welfareplan as wp

KURUME = Path(__file__).parents[2] / "examples" / "kurume"
IDS = ("mutual-help", "visits", "new-consultations", "can-ask-for-help", "can-advise-others")
NAMES = ("＜指標１＞", "＜指標２＞", "＜指標３＞", "＜指標４＞①", "＜指標４＞②")
DIRECTION = "direction-unknown"

RATES: dict[str, tuple[Fraction | float | None, ...]] = {
    # actual ÷ target
    "level-ratio": (
        Fraction("62.0") / Fraction("70.0") * 100,
        Fraction(241061, 296000) * 100,
        Fraction(2044, 1020) * 100,
        Fraction("82.8") / Fraction("87.0") * 100,
        Fraction("23.8") / Fraction("29.0") * 100,
    ),
    # target ÷ actual
    "level-ratio-inverse": (
        Fraction("70.0") / Fraction("62.0") * 100,
        Fraction(296000, 241061) * 100,
        Fraction(1020, 2044) * 100,
        Fraction("87.0") / Fraction("82.8") * 100,
        Fraction("29.0") / Fraction("23.8") * 100,
    ),
    # (actual − baseline) ÷ (target − baseline): −2.1 ÷ 5.9, 14,411 ÷ 69,350, 0 ÷ 0, 1.5 ÷ 5.7, 0.1 ÷ 5.3
    "share-of-way": (
        Fraction("-2.1") / Fraction("5.9") * 100,
        Fraction(14411, 69350) * 100,
        None,
        Fraction("1.5") / Fraction("5.7") * 100,
        Fraction("0.1") / Fraction("5.3") * 100,
    ),
    # baseline + way × years gone ÷ all years
    "line-value": (
        Fraction("64.1") + Fraction("5.9") * 3 / 6,  # 67.05
        226650 + Fraction(69350) * 3 / 7,  # 256,371.4…
        Fraction(1020),
        Fraction("81.3") + Fraction("5.7") * 3 / 6,  # 84.15
        Fraction("23.7") + Fraction("5.3") * 3 / 6,  # 26.35
    ),
    # (actual − baseline) ÷ baseline
    "relative-change": (
        Fraction("-2.1") / Fraction("64.1") * 100,  # −3.3
        Fraction(14411, 226650) * 100,  # 6.4
        Fraction(1024, 1020) * 100,  # 100.4
        Fraction("1.5") / Fraction("81.3") * 100,  # 1.8
        Fraction("0.1") / Fraction("23.7") * 100,  # 0.4
    ),
    # growth so far ÷ growth needed; the third needs none, and nobody says which way
    "open-sdg-2.4": (
        ((62.0 / 64.1) ** (1 / 3) - 1) / ((70.0 / 64.1) ** (1 / 6) - 1),  # −0.747
        ((241061 / 226650) ** (1 / 3) - 1) / ((296000 / 226650) ** (1 / 7) - 1),  # 0.534
        None,
        ((82.8 / 81.3) ** (1 / 3) - 1) / ((87.0 / 81.3) ** (1 / 6) - 1),  # 0.538
        ((23.8 / 23.7) ** (1 / 3) - 1) / ((29.0 / 23.7) ** (1 / 6) - 1),  # 0.041
    ),
    # where the same growth leads by 2025: after three more years, four for the second
    "un-sdg-2023": (
        (62.0 * (62.0 / 64.1) ** (3 / 3) - 64.1) / 5.9,  # (59.97 − 64.1) ÷ 5.9 = −0.700
        (241061 * (241061 / 226650) ** (4 / 3) - 226650) / 69350,  # 0.506
        None,
        (82.8 * (82.8 / 81.3) ** (3 / 3) - 81.3) / 5.7,  # 0.531
        (23.8 * (23.8 / 23.7) ** (3 / 3) - 23.7) / 5.3,  # 0.038
    ),
}

GRADES: dict[str, tuple[str | None, ...]] = {
    # None reaches its target. Changes of −3.3, 1.8 and 0.4 % are under 5: C. 指標２ rose by 6.4 % and 241,061 is below its line
    # at 256,371: B*.
    "kenko-nippon-21-2": ("C", "B*", None, "C", "C"),
    # All are below their lines. 指標１ moved by 2.1 points, ④ by 1.5 and 0.1: within the 3 of a survey, b. 指標２ is better than
    # at the start: b.
    "fukuoka": ("b", "b", None, "b", "b"),
    # No target for 2022 or 2021 is printed.
    "tochigi": (None,) * 5,
    # 指標１ fell by 3.3 % of the baseline, within 10 %: B. The others with a direction are above it: A.
    "nagayo": ("B", "A", None, "A", "A"),
    # 62.0 < 64.1; 241,061 > 226,650; 82.8 > 81.3; 23.8 > 23.7
    "etajima": ("×", "○", None, "○", "○"),
    "baseline-direction": ("悪化", "改善", None, "改善", "改善"),
    # No figure of the year before is printed.
    "chiba": (None,) * 5,
    "target-met": ("達成していない", "達成していない", None, "達成していない", "達成していない"),
    # 88.6, 81.4, 95.2, 82.1: from 80 five, from 90 six
    "points": ("5", "5", None, "6", "5"),
    # The plan has six years and not five.
    "tama": (None,) * 5,
    # −0.747 is a fall; 0.534, 0.538 and 0.041 are under 0.60
    "open-sdg-2.4": ("deterioration", "limited_progress", None, "limited_progress", "limited_progress"),
    # −0.700 and 0.038 are under 0.10; 0.506 and 0.531 are under 0.95
    "un-sdg-2023": ("1", "2", None, "2", "1"),
    # Two figures make no trend.
    "linear-projection": (None,) * 5,
}

PRINTED = {
    "level-ratio": ("88.6%", "81.4%", "200.4%", "95.2%", "82.1%"),
    "share-of-way": ("-35.6%", "20.8%", None, "26.3%", "1.9%"),
}

REASONS = {
    "tochigi": "no-interim-target",
    "chiba": "no-previous",
    "tama": "outside-plan-years",
    "linear-projection": "too-few-points",
}


def evaluated(scheme: str, **declare: wp.Better) -> wp.Evaluation:
    given = {id.replace("_", "-"): better for id, better in declare.items()}
    return wp.evaluate(wp.example("kurume"), through=wp.FiscalYear(2022), scheme=scheme, declare=given)


def test_every_scheme_was_recomputed() -> None:
    assert set(GRADES) | set(RATES) == {each.slug for each in wp.schemes.ALL}


@pytest.mark.parametrize("scheme", GRADES)
def test_the_grades_are_those_recomputed_by_hand(scheme: str) -> None:
    found = evaluated(scheme)

    assert tuple(each.id for each in found) == IDS
    assert tuple(each.symbol for each in found) == GRADES[scheme]
    assert found["mutual-help"].reason == REASONS.get(scheme)
    if scheme not in {"chiba", "tama", "linear-projection"}:
        assert found["new-consultations"].reason == DIRECTION


@pytest.mark.parametrize("scheme", RATES)
def test_the_rates_are_those_recomputed_by_hand(scheme: str) -> None:
    for result, expected in zip(evaluated(scheme), RATES[scheme], strict=True):
        rate = result.judgement.rate
        if isinstance(expected, Fraction):
            assert rate == expected
        else:
            assert (None if rate is None else float(rate)) == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize("scheme", PRINTED)
def test_they_are_printed_with_one_decimal(scheme: str) -> None:
    assert tuple(each.rate_text for each in evaluated(scheme)) == PRINTED[scheme]


@pytest.mark.parametrize("scheme", ["fukuoka", "kenko-nippon-21-2"])
def test_that_the_direction_of_the_first_was_inferred_is_said(scheme: str) -> None:
    assert (
        "望ましい方向：増加（計画に明記がなく、基準値と目標値の大小から推定）"
        in evaluated(scheme)["mutual-help"].explain()
    )


def test_the_third_has_a_grade_once_a_direction_is_declared() -> None:
    # The target equals the baseline: 2,044 ≧ 1,020 meets it upwards, and is worse than the start downwards.
    assert evaluated("fukuoka", new_consultations=wp.Better.UP)["new-consultations"].symbol == "a"
    assert evaluated("fukuoka", new_consultations=wp.Better.DOWN)["new-consultations"].symbol == "c"


def test_the_script_prints_what_was_recomputed(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(KURUME / "06_grade.py"), run_name="__main__")
    shown = capsys.readouterr().out

    rows = [line.split("  ", 3) for line in shown.splitlines() if line.startswith("  ")]
    symbols = [row[1] for row in rows]
    expected = [symbol or "―" for each in wp.schemes.ALL for symbol in GRADES.get(each.slug, (None,) * 5)]
    assert symbols[: len(expected)] == expected
    printed = [row[2] for row in rows]
    level = 5 * [each.slug for each in wp.schemes.ALL].index("level-ratio")
    assert printed[level : level + 5] == list(PRINTED["level-ratio"])
    assert "望ましい方向：減少（計画に明記がなく、評価者が指定）" in shown


def test_the_page_shows_the_same_grades_and_rates() -> None:
    page = (KURUME / "README.md").read_text(encoding="utf-8")
    columns = (GRADES["fukuoka"], GRADES["kenko-nippon-21-2"], PRINTED["level-ratio"], PRINTED["share-of-way"])

    for name, *cells in zip(NAMES, *columns, strict=True):
        assert f"| {name} | {' | '.join(each or 'なし' for each in cells)} |\n" in page
    for slug, symbols in GRADES.items():
        assert f"| `{slug}` | {' | '.join(each or 'なし' for each in symbols)} |\n" in page


@pytest.mark.parametrize("scheme", wp.schemes.ALL, ids=lambda each: each.slug)
def test_the_english_steps_hold_no_japanese_but_units(scheme: wp.schemes.Scheme) -> None:
    for result in evaluated(scheme.slug, new_consultations=wp.Better.UP):
        for step in result.judgement.steps:
            assert re.search("[ぁ-んァ-ン一-龥（）－＋＝＜＞～｜]", step.en.replace("件", "")) is None
