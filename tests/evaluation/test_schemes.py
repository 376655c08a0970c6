"""The published rules, one by one: their order, their bounds, and what they cannot judge."""

from __future__ import annotations

import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.errors import InvalidValueError, UnknownIdError
from welfareplan.evaluation import schemes
from welfareplan.evaluation.reasons import REASONS
from welfareplan.evaluation.rounding import rounded
from welfareplan.evaluation.schemes import Figures, Judgement, Scheme
from welfareplan.evaluation.schemes.basics import met
from welfareplan.evaluation.schemes.growth import interpolated, power
from welfareplan.evaluation.schemes.judgement import shown
from welfareplan.evaluation.schemes.open_sdg import limit_factor
from welfareplan.terms import Better, DirectionBasis, Sense, Significance
from welfareplan.when import FiscalYear, When

UP, DOWN = Better.UP, Better.DOWN
NUMBERS = {"baseline", "target", "upper", "actual", "interim", "previous", "limit", "tolerance", "least_change"}


def figures(**given: Any) -> Figures:
    """Figures from plain text, with 50 → 100 over ten years as the ordinary case."""
    base: dict[str, Any] = {
        "baseline": "50",
        "baseline_year": 2010,
        "sense": Sense.REACH,
        "target": "100",
        "target_year": 2020,
        "actual_year": 2015,
        "better": UP,
    }
    values = base | given
    stated: dict[str, Any] = {k: Decimal(v) if k in NUMBERS and v is not None else v for k, v in values.items()}
    return Figures(**stated)


def judge(slug: str, **given: Any) -> Judgement:
    return schemes.get(slug).judge(figures(**given))


def answer(slug: str, **given: Any) -> str | None:
    """The grade, or the reason in brackets where there is none."""
    found = judge(slug, **given)
    assert found.grade is not None or found.reason in REASONS
    return found.grade if found.reason is None else f"{found.grade or ''}({found.reason})"


class TestRegistry:
    def test_the_published_ones_are_there_by_name(self) -> None:
        assert [each.slug for each in schemes.ALL] == [
            "kenko-nippon-21-2",
            "level-ratio",
            "level-ratio-inverse",
            "share-of-way",
            "line-value",
            "relative-change",
            "fukuoka",
            "tochigi",
            "nagayo",
            "etajima",
            "chiba",
            "baseline-direction",
            "target-met",
            "points",
            "tama",
            "open-sdg-2.4",
            "un-sdg-2023",
            "linear-projection",
        ]

    def test_an_unknown_one_says_the_nearest(self) -> None:
        with pytest.raises(
            UnknownIdError, match=r"^'fukuoaka' is not in the schemes; did you mean 'fukuoka'\?$"
        ) as found:
            schemes.get("fukuoaka")
        assert found.value.ja == "「fukuoaka」は評価方法の一覧にありません。「fukuoka」ではありませんか。"

    @pytest.mark.parametrize("scheme", schemes.ALL, ids=lambda each: each.slug)
    def test_each_is_a_value_with_its_source(self, scheme: Scheme) -> None:
        assert pickle.loads(pickle.dumps(scheme)) == scheme  # noqa: S301 - our own bytes
        assert hash(scheme) == hash(schemes.get(scheme.slug))
        assert scheme.citations
        assert len({each.symbol for each in scheme.grades}) == len(scheme.grades)

    def test_grades_are_found_by_symbol(self) -> None:
        scheme = schemes.get("kenko-nippon-21-2")
        assert scheme.grade("B*").en == "improving, but in doubt for the target year"
        with pytest.raises(UnknownIdError, match=r"^'B\*\*' is not in the grades of scheme 'kenko-nippon-21-2'"):
            scheme.grade("B**")

    def test_a_scheme_needs_a_name_of_the_right_shape(self) -> None:
        with pytest.raises(InvalidValueError, match=r"^'福岡' cannot name a scheme: use 1 to 64 of a-z"):
            attrs.evolve(schemes.get("fukuoka"), slug="福岡")

    def test_it_prints_its_grades(self) -> None:
        assert repr(schemes.get("level-ratio")).endswith(": a rate>")


class TestMet:
    @pytest.mark.parametrize(
        ("sense", "actual", "expected"),
        [
            (Sense.AT_LEAST, "100", True),
            (Sense.AT_LEAST, "99.9", False),
            (Sense.MORE_THAN, "100", False),
            (Sense.MORE_THAN, "100.1", True),
            (Sense.AT_MOST, "100", True),
            (Sense.AT_MOST, "100.1", False),
            (Sense.LESS_THAN, "100", False),
            (Sense.LESS_THAN, "99.9", True),
            (Sense.REACH, "100", True),
            (Sense.APPROACH, "99", False),
            (Sense.INCREASE, "50.1", True),
            (Sense.INCREASE, "50", False),
            (Sense.DECREASE, "49.9", True),
            (Sense.DECREASE, "50", False),
        ],
    )
    def test_by_what_is_asked(self, sense: Sense, actual: str, *, expected: bool) -> None:
        assert met(figures(sense=sense, actual=actual)).met is expected

    def test_a_bare_number_from_the_wanted_side(self) -> None:
        assert met(figures(actual="90", better=DOWN)).met is True
        assert met(figures(actual="110", better=DOWN)).met is False
        assert met(figures(actual="110", better=None)).met is True  # inferred: the target lies above the baseline
        assert met(figures(actual="110", better=None, target="50")).reason == "direction-unknown"
        assert met(figures(actual="50", better=None, target="50")).reason == "direction-unknown"

    @pytest.mark.parametrize(("actual", "expected"), [("40", True), ("60", True), ("39.9", False), ("60.1", False)])
    def test_a_range_includes_both_ends(self, actual: str, *, expected: bool) -> None:
        assert met(figures(sense=Sense.BETWEEN, target="40", upper="60", actual=actual)).met is expected

    def test_a_range_is_shown_with_both_ends(self) -> None:
        step = met(figures(sense=Sense.BETWEEN, target="40", upper="60", actual="61", unit="%")).step

        assert step.en == "the target is not met: 61% is outside 40% to 60%"
        assert step.ja == "目標を達成していない（61%は40%～60%の範囲外）"

    def test_a_range_without_its_end(self) -> None:
        assert met(figures(sense=Sense.BETWEEN, target="40", actual="50")).reason == "target-range"

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"least_change": "20", "least_change_unit": "%", "unit": "件", "actual": "60"}, True),
            ({"least_change": "20", "least_change_unit": "%", "unit": "件", "actual": "59"}, False),
            ({"least_change": "20", "least_change_unit": "件", "unit": "件", "actual": "70"}, True),
            ({"least_change": "20", "least_change_unit": "ポイント", "unit": "%", "actual": "69"}, False),
            ({"least_change": "20", "least_change_unit": "%", "unit": "%", "actual": "69"}, None),
            ({"least_change": "20", "least_change_unit": "人", "unit": "件", "actual": "69"}, None),
        ],
    )
    def test_a_change_of_at_least_a_size(self, given: dict[str, Any], *, expected: bool | None) -> None:
        assert met(figures(sense=Sense.INCREASE, target=None, **given)).met is expected

    def test_a_fall_of_at_least_a_size(self) -> None:
        fall = {"sense": Sense.DECREASE, "target": None, "least_change": "20", "least_change_unit": "%", "unit": "件"}
        assert met(figures(actual="40", **fall)).met is True
        assert met(figures(actual="41", **fall)).met is False

    @pytest.mark.parametrize(
        ("given", "english", "japanese"),
        [
            (
                {"sense": Sense.INCREASE, "least_change": "20", "least_change_unit": "%", "actual": "59"},
                "the target is not met: 59件 < 60件, where 60件 = 50 + 50×20%",
                "目標を達成していない（59件 ＜ 60件）。60件＝50＋50×20%",
            ),
            (
                {"sense": Sense.DECREASE, "least_change": "2", "least_change_unit": "件", "actual": "48"},
                "the target is met: 48件 ≤ 48件, where 48件 = 50 - 2",
                "目標を達成している（48件 ≦ 48件）。48件＝50－2",
            ),
            (
                {
                    "sense": Sense.INCREASE,
                    "least_change": "20",
                    "least_change_unit": "%",
                    "baseline": "-50",
                    "actual": "0",
                },
                "the target is met: 0件 ≥ -40件, where -40件 = -50 + |-50|×20%",
                "目標を達成している（0件 ≧ -40件）。-40件＝-50＋｜-50｜×20%",
            ),
            (
                {"sense": Sense.MAINTAIN, "tolerance": "2.5", "actual": "53", "unit": "%"},
                "the target is not met: the level moved by |53 - 50| = 3ポイント > tolerance 2.5ポイント",
                "目標を達成していない（水準の変動は ｜53－50｜＝3ポイント ＞ 許容幅 2.5ポイント）",
            ),
        ],
    )
    def test_how_a_bound_comes_about_is_said(self, given: dict[str, Any], english: str, japanese: str) -> None:
        step = met(figures(**{"target": None, "unit": "件", **given})).step

        assert (step.en.replace(" × ", "×"), step.ja) == (english, japanese)

    def test_a_level_to_be_kept_needs_a_tolerance(self) -> None:
        kept = {"sense": Sense.MAINTAIN, "target": None, "actual": "53"}
        assert met(figures(**kept)).reason == "tolerance-undeclared"
        assert met(figures(tolerance="3", **kept)).met is True
        assert met(figures(tolerance="2.9", **kept)).met is False
        assert met(figures(tolerance="2.9", **kept | {"target": "55"})).met is True
        assert met(figures(tolerance="1", **kept | {"baseline": None})).reason == "no-baseline"

    @pytest.mark.parametrize(
        ("given", "reason"),
        [
            ({"sense": None, "target": None}, "no-target"),
            ({"sense": Sense.NONE}, "no-target"),
            ({"actual": None}, "no-actual"),
            ({"target": None, "actual": "1"}, "qualitative-target"),
            ({"sense": Sense.INCREASE, "baseline": None, "actual": "1"}, "no-baseline"),
        ],
    )
    def test_what_cannot_be_decided(self, given: dict[str, Any], reason: str) -> None:
        assert met(figures(**given)).reason == reason


class TestKenkoNippon:
    SLUG = "kenko-nippon-21-2"

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"actual": None}, "E(no-actual)"),
            ({"actual": "70", "baseline": None}, "E(no-baseline)"),
            ({"actual": None, "why": (("actual", "reference-only"),)}, "(reference-only)"),
            ({"baseline": None, "actual": "70", "why": (("baseline", "definition-changed"),)}, "E(definition-changed)"),
            ({"actual": "70", "sense": Sense.NONE, "target": None}, "(no-target)"),
            ({"actual": "100", "significance": Significance.NOT_SIGNIFICANT}, "A"),
            ({"actual": "101", "baseline": "99"}, "A"),
            ({"actual": "90", "significance": Significance.NOT_SIGNIFICANT}, "C"),
            ({"actual": "51", "significance": Significance.SIGNIFICANT}, "B*"),
            ({"actual": "50", "significance": Significance.SIGNIFICANT}, "C"),
            ({"actual": "49", "significance": Significance.SIGNIFICANT}, "D"),
            ({"actual": "52.4"}, "C"),
            ({"actual": "52.5"}, "B*"),
            ({"actual": "47.6"}, "C"),
            ({"actual": "47.5"}, "D"),
            ({"actual": "75"}, "B"),
            ({"actual": "74.9"}, "B*"),
            ({"actual": "5", "baseline": "0"}, "(baseline-zero)"),
            ({"actual": "5", "baseline": "0", "significance": Significance.SIGNIFICANT}, "B*"),
            ({"actual": "5", "better": None}, "D"),
            ({"actual": "5", "better": None, "target": "50"}, "(direction-unknown)"),
            ({"actual": "60", "better": None, "sense": Sense.AT_LEAST}, "(direction-unknown)"),
            ({"actual": "60", "target_year": None}, "(target-undated)"),
            ({"actual": "60", "baseline_year": None}, "(no-year)"),
            ({"actual": "60", "actual_year": None}, "(no-year)"),
            ({"actual": "60", "target_year": 2010}, "(no-time-between)"),
            ({"actual": "60", "actual_year": 2009}, "(actual-before-baseline)"),
            ({"actual": "60", "target": None}, "(qualitative-target)"),
            ({"actual": "40", "sense": Sense.DECREASE, "target": None, "better": None}, "A"),
            ({"actual": "60", "sense": Sense.DECREASE, "target": None, "better": None}, "D"),
            ({"actual": "60", "sense": Sense.BETWEEN, "target": "70", "upper": "90"}, "B"),
            (
                {
                    "actual": "85",
                    "sense": Sense.BETWEEN,
                    "target": "20",
                    "upper": "40",
                    "better": DOWN,
                    "baseline": "90",
                },
                "B*",
            ),
            (
                {"actual": "60", "sense": Sense.BETWEEN, "target": "70", "upper": "90", "better": None},
                "(direction-unknown)",
            ),
        ],
    )
    def test_letters(self, given: dict[str, Any], expected: str) -> None:
        assert answer(self.SLUG, **given) == expected

    @pytest.mark.parametrize(
        "given",
        [
            {"actual": "100"},
            {"actual": "90", "significance": Significance.NOT_SIGNIFICANT},
            {"actual": "75", "significance": Significance.SIGNIFICANT},
            {"actual": "5", "better": None, "target": "50"},
            {"actual": "75"},
        ],
    )
    def test_the_printed_change_stands_among_the_steps_once(self, given: dict[str, Any]) -> None:
        steps = [each.ja for each in judge(self.SLUG, **given).steps if "相対的変化＝" in each.ja]

        assert len(steps) == 1
        assert steps[0].startswith("参考として、") is (given != {"actual": "75"})

    def test_negative_numbers_stand_in_brackets(self) -> None:
        found = judge(self.SLUG, baseline="-120", actual="-100", target="0", target_year=2025)

        assert [each.ja for each in found.steps[1::2]] == [
            "相対的変化＝（実績値 -100－基準値 （-120）） ÷ 基準値 （-120） × 100 ＝ -16.6666666666…%で、5%以上の変化がある",
            "基準値と目標値を結ぶ直線上の2015年の値は -120＋（0－（-120））×（2015－2010）÷（2025－2010）＝-80",
        ]

    def test_intermediate_values_are_not_rounded(self) -> None:
        # 医療機関での受動喫煙: on the line rounded to 2.9 this would be B.
        near = {"baseline": "13.3", "baseline_year": 2008, "target": "0", "target_year": 2022, "better": DOWN}
        assert answer(self.SLUG, actual="2.9", actual_year=2019, **near) == "B*"

    @pytest.mark.parametrize(
        ("letters", "expected"),
        [
            ("D B* D", "C"),
            ("A B", "B"),
            ("A B*", "B*"),
            ("E E", "E"),
            ("A E", "A"),
            ("C D", "D"),
            ("A A A B", "A"),
            ("B B* C", "B*"),
            ("B B C", "B*"),
            ("D", "D"),
        ],
    )
    def test_the_overall_letter(self, letters: str, expected: str) -> None:
        scheme = schemes.get(self.SLUG)
        assert scheme.roll_up is not None
        assert scheme.roll_up(tuple(Judgement(grade=each) for each in letters.split())).grade == expected

    def test_nothing_to_sum_up(self) -> None:
        roll_up = schemes.get(self.SLUG).roll_up
        assert roll_up is not None
        assert roll_up((Judgement(reason="no-target"),)) == Judgement(reason="nothing-to-sum-up")
        assert roll_up((Judgement(reason="no-target"),)).message == "there is no result to sum up"
        assert roll_up((Judgement(reason="no-target"),)).ja == "まとめる評価がありません。"
        assert (Judgement().message, Judgement().ja) == (None, None)


class TestRates:
    @pytest.mark.parametrize(
        ("slug", "given", "expected"),
        [
            ("level-ratio", {"actual": "581", "target": "580"}, "100.2"),
            ("level-ratio", {"actual": "581", "target": "0"}, "target-zero"),
            ("level-ratio", {"actual": None}, "no-actual"),
            ("level-ratio", {"actual": "1", "sense": Sense.BETWEEN, "upper": "120"}, "target-range"),
            ("level-ratio", {"actual": "1", "target": None}, "qualitative-target"),
            ("level-ratio", {"actual": "1", "sense": None, "target": None}, "no-target"),
            ("level-ratio-inverse", {"actual": "200"}, "50.0"),
            ("level-ratio-inverse", {"actual": "200", "target": "0"}, "0.0"),
            ("level-ratio-inverse", {"actual": "0"}, "actual-zero"),
            ("level-ratio-inverse", {"actual": None}, "no-actual"),
            ("level-ratio-inverse", {"actual": "1", "target": None}, "qualitative-target"),
            ("level-ratio-inverse", {"actual": "1", "sense": Sense.BETWEEN, "upper": "120"}, "target-range"),
            ("share-of-way", {"actual": "40"}, "-20.0"),
            ("share-of-way", {"actual": "40", "target": "0", "better": DOWN}, "20.0"),
            ("share-of-way", {"actual": "40", "target": "50"}, "baseline-equals-target"),
            ("share-of-way", {"actual": "40", "baseline": None}, "no-baseline"),
            ("line-value", {"actual": "40"}, "75.0"),
            ("line-value", {"actual": "40", "baseline": None}, "no-baseline"),
            ("relative-change", {"actual": "71.8", "baseline": "64.0"}, "12.2"),
            ("relative-change", {"actual": "71.8", "baseline": "0"}, "baseline-zero"),
            ("relative-change", {"actual": "71.8", "baseline": None}, "no-baseline"),
            ("relative-change", {"actual": "25", "sense": None, "target": None}, "-50.0"),
        ],
    )
    def test_rate_and_no_grade(self, slug: str, given: dict[str, Any], expected: str) -> None:
        found = judge(slug, **given)
        assert found.grade is None
        assert (found.reason if found.rate is None else str(rounded(found.rate))) == expected
        assert (found.reason == "rate-only") == (found.rate is not None)


class TestFukuoka:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"actual": None}, "(no-actual)"),
            ({"actual": "1", "sense": Sense.NONE}, "(no-target)"),
            ({"actual": "100", "baseline_year": None}, "a"),
            ({"actual": "75"}, "a"),
            ({"actual": "74.9"}, "b"),
            ({"actual": "50"}, "b"),
            ({"actual": "49.9"}, "c"),
            ({"actual": "47.1", "survey": True, "unit": "%"}, "b"),
            ({"actual": "47", "survey": True, "unit": "%"}, "c"),
            ({"actual": "47.1", "survey": True, "unit": "歩"}, "c"),
            ({"actual": "47.1", "survey": True}, "b"),
            ({"actual": "49", "target_year": None}, "c"),
            ({"actual": "60", "target_year": None}, "(target-undated)"),
            ({"actual": "49", "target": "50"}, "c"),
            ({"actual": "60", "better": None, "target": "50"}, "(direction-unknown)"),
            ({"actual": "60", "better": None, "sense": Sense.AT_LEAST}, "(direction-unknown)"),
            ({"actual": "51", "sense": Sense.INCREASE, "target": None}, "a"),
            ({"actual": "50", "sense": Sense.INCREASE, "target": None}, "b"),
            ({"actual": "49", "sense": Sense.INCREASE, "target": None}, "c"),
            (
                {"actual": "60", "sense": Sense.MAINTAIN, "target": "50", "tolerance": "1", "better": None},
                "(direction-unknown)",
            ),
        ],
    )
    def test_letters(self, given: dict[str, Any], expected: str) -> None:
        assert answer("fukuoka", **given) == expected


class TestTochigi:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"actual": None}, "(no-actual)"),
            ({"actual": "1", "sense": Sense.NONE}, "(no-target)"),
            ({"actual": "100", "interim": "100", "baseline": "100"}, "◎"),
            ({"actual": "50", "interim": "50.0"}, "−"),
            ({"actual": "60", "interim": "60"}, "○"),
            ({"actual": "60", "interim": "70", "previous": "59"}, "△"),
            ({"actual": "60", "interim": "70", "previous": "60"}, "▲"),
            ({"actual": "60", "interim": "70"}, "(no-previous)"),
            ({"actual": "60", "interim": "70", "baseline_year": 2014}, "△"),
            ({"actual": "50", "interim": "70", "baseline_year": 2015}, "▲"),
            ({"actual": "60"}, "(no-interim-target)"),
            ({"actual": "60", "better": None, "target": "50"}, "(direction-unknown)"),
            ({"actual": "49", "interim": "60", "interim_sense": Sense.BETWEEN}, "(target-range)"),
            ({"actual": "50", "better": None, "target": "50", "interim": "50"}, "(direction-unknown)"),
            ({"actual": "51", "sense": Sense.INCREASE, "target": None, "interim": "60"}, "◎"),
            ({"actual": "49", "sense": Sense.AT_LEAST, "interim": "40", "better": None}, "○"),
            ({"actual": "49", "sense": Sense.INCREASE, "target": None, "interim": "48", "better": None}, "○"),
            (
                {
                    "actual": "49",
                    "sense": Sense.AT_LEAST,
                    "interim": "60",
                    "previous": "1",
                    "better": None,
                },
                "(direction-unknown)",
            ),
        ],
    )
    def test_marks(self, given: dict[str, Any], expected: str) -> None:
        assert answer("tochigi", **given) == expected

    def test_the_year_compared_with_is_named(self) -> None:
        steps = judge("tochigi", actual="60", interim="70", previous="59", previous_year=2014).steps
        assert steps[-1].ja == "実績値は前年度の値（2014年）より良い（60 ＞ 59）"
        assert steps[-1].en == "the actual is better than the year before (2014): 60 > 59"


class TestNagayo:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"actual": None}, "−(no-actual)"),
            ({"actual": "1", "sense": Sense.NONE}, "(no-target)"),
            ({"actual": "1", "target": None}, "(qualitative-target)"),
            ({"actual": "1", "sense": Sense.BETWEEN, "upper": "120"}, "(target-range)"),
            ({"actual": "101", "baseline": None}, "S"),
            ({"actual": "99", "baseline": None}, "−(no-baseline)"),
            ({"actual": "100"}, "A"),
            ({"actual": "50"}, "B"),
            ({"actual": "45"}, "B"),
            ({"actual": "44.9"}, "C"),
            ({"actual": "0", "baseline": "0"}, "B"),
            ({"actual": "-1", "baseline": "0"}, "C"),
            ({"actual": "-54", "baseline": "-50"}, "B"),
            ({"actual": "54", "target": "20", "better": DOWN}, "B"),
            ({"actual": "56", "target": "20", "better": DOWN}, "C"),
            ({"actual": "19", "target": "20", "better": DOWN}, "S"),
            ({"actual": "19", "target": "20", "better": None}, "S"),
            ({"actual": "19", "target": "50", "better": None}, "(direction-unknown)"),
            ({"actual": "20", "target": "20", "better": None, "sense": Sense.AT_MOST}, "(direction-unknown)"),
        ],
    )
    def test_letters(self, given: dict[str, Any], expected: str) -> None:
        assert answer("nagayo", **given) == expected


class TestAgainstAnotherYear:
    @pytest.mark.parametrize(
        ("slug", "given", "expected"),
        [
            ("etajima", {"actual": "51"}, "○"),
            ("etajima", {"actual": "50", "better": None}, "△"),
            ("etajima", {"actual": "49"}, "×"),
            ("etajima", {"actual": "49", "better": None, "target": "50"}, "(direction-unknown)"),
            ("etajima", {"actual": None}, "(no-actual)"),
            ("chiba", {"actual": "51", "previous": "50"}, "進展"),
            ("chiba", {"actual": "50", "previous": "50"}, "進展せず"),
            ("chiba", {"actual": "49", "previous": "50"}, "進展せず"),
            ("chiba", {"actual": "49", "previous": "50", "better": None, "target": "50"}, "(direction-unknown)"),
            ("chiba", {"actual": "51", "baseline_year": 2014}, "進展"),
            ("chiba", {"actual": None, "previous": "50"}, "(no-actual)"),
            ("chiba", {"actual": "49"}, "(no-previous)"),
            ("baseline-direction", {"actual": "51"}, "改善"),
            ("baseline-direction", {"actual": "50"}, "変わらない"),
            ("baseline-direction", {"actual": "49"}, "悪化"),
            ("baseline-direction", {"actual": "49", "better": None, "target": "50"}, "(direction-unknown)"),
            ("baseline-direction", {"actual": None}, "(no-actual)"),
            ("target-met", {"actual": "100"}, "達成"),
            ("target-met", {"actual": "99"}, "達成していない"),
            ("target-met", {"actual": "99", "better": None, "target": "50"}, "(direction-unknown)"),
            ("target-met", {"actual": "99", "sense": Sense.NONE}, "(no-target)"),
        ],
    )
    def test_words(self, slug: str, given: dict[str, Any], expected: str) -> None:
        assert answer(slug, **given) == expected


class TestBandsOfRates:
    @pytest.mark.parametrize(
        ("actual", "expected"),
        [
            ("100", "7"),
            ("99.99", "6"),
            ("90", "6"),
            ("89.9", "5"),
            ("70", "4"),
            ("60", "3"),
            ("50", "2"),
            ("49.9", "1"),
        ],
    )
    def test_points_of_sano(self, actual: str, expected: str) -> None:
        assert answer("points", actual=actual) == expected

    def test_a_level_is_no_verdict_while_the_direction_is_unknown(self) -> None:
        assert answer("points", actual="100", better=None, target="50") == "(direction-unknown)"
        assert judge("points", actual="100", better=None, target="50").rate == 200
        assert answer("points", actual="200", better=None, sense=Sense.AT_LEAST) == "7"
        assert answer("points", actual=None) == "(no-actual)"

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"actual": "20"}, "①"),
            ({"actual": "19.9"}, "②"),
            ({"actual": "12"}, "②"),
            ({"actual": "11.9"}, "③"),
            ({"actual": "99", "actual_year": 2019}, "②"),
            ({"actual": "99", "actual_year": 2020}, "(outside-plan-years)"),
            ({"actual": "99", "actual_year": 2014}, "(outside-plan-years)"),
            ({"actual": "20", "actual_year": 2021, "first_year": 2021}, "①"),
            ({"actual": "20", "actual_year": 2021, "first_year": 2021, "plan_years": 5}, "①"),
            ({"actual": "20", "actual_year": 2021, "first_year": 2021, "plan_years": 6}, "(outside-plan-years)"),
            ({"actual": "20", "actual_year": None}, "(no-year)"),
            ({"actual": "20", "target": "0"}, "(target-zero)"),
            ({"actual": "20", "better": None, "target": "50"}, "(direction-unknown)"),
            ({"actual": "20", "sense": Sense.NONE}, "(no-target)"),
        ],
    )
    def test_tama(self, given: dict[str, Any], expected: str) -> None:
        assert answer("tama", **given) == expected


class TestOpenSdg:
    SLUG = "open-sdg-2.4"

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"actual": None}, "(no-actual)"),
            ({"actual": "60", "actual_year": 2010}, "(too-few-points)"),
            ({"actual": "-60"}, "(sign-change)"),
            ({"actual": "60", "better": None, "target": "50"}, "(direction-unknown)"),
            ({"actual": "60", "target": None}, "(qualitative-target)"),
            ({"actual": "60", "target_year": None}, "(target-undated)"),
            ({"actual": "60", "target_year": 2010}, "(no-time-between)"),
            ({"actual": "60", "target": "-1"}, "target_achieved"),
            ({"actual": "60", "target": "-1", "better": DOWN}, "(sign-change)"),
            ({"actual": "49", "target": "50"}, "(baseline-equals-target)"),
            ({"actual": "51", "target": "50"}, "target_achieved"),
            ({"actual": "100", "target": "100"}, "target_achieved"),
            ({"actual": "0.0005", "target": "0", "better": DOWN}, "target_achieved"),
            ({"actual": "0", "target": "1", "better": DOWN}, "target_achieved"),
            ({"actual": "-40", "baseline": "-50", "target": "-10"}, "limited_progress"),
            ({"actual": "10", "baseline": "0"}, "substantial_progress"),
            ({"actual": "0", "baseline": "1", "better": UP}, "deterioration"),
        ],
    )
    def test_statuses(self, given: dict[str, Any], expected: str) -> None:
        assert answer(self.SLUG, **given) == expected

    def test_a_root_that_is_exact_counts_as_on_the_bound(self) -> None:
        # (1 + 0.1)² after two years against (1 + 0.1)² asked in two: the ratio is exactly 1.
        found = judge(self.SLUG, baseline="100", actual="121", actual_year=2012, target="146.41", target_year=2014)
        assert found.rate is not None
        assert abs(found.rate - 1) < Fraction(1, 10**40)
        # Growth of exactly 0.6 of what is needed is moderate, not limited.
        edge = {"baseline": "100", "actual": "106", "actual_year": 2011, "target": "110", "target_year": 2011}
        assert answer(self.SLUG, **edge) == "moderate_progress"

    @pytest.mark.parametrize(
        ("actual", "limit", "status", "score"),
        [
            ("50.75", None, "substantial_progress", "2.5"),
            ("50.25", None, "moderate_progress", "0"),
            ("50.1", None, "limited_progress", "-1.5"),
            ("50", None, "limited_progress", "-2.5"),
            ("49.5", None, "deterioration", "-3.75"),
            ("40", None, "deterioration", "-5"),
            ("60", None, "substantial_progress", "5"),
            ("50", "50", "substantial_progress", "5"),
            ("49", "50", "deterioration", "-5"),
        ],
    )
    def test_without_a_target(self, actual: str, limit: str | None, status: str, score: str) -> None:
        found = judge(self.SLUG, actual=actual, actual_year=2011, sense=None, target=None, limit=limit)
        assert (found.grade, found.score) == (status, Fraction(score))

    def test_thresholds_shrink_near_a_limit(self) -> None:
        plain = judge(self.SLUG, actual="90.6", baseline="90", actual_year=2011, sense=Sense.INCREASE, target=None)
        near = judge(
            self.SLUG, actual="90.6", baseline="90", actual_year=2011, sense=Sense.INCREASE, target=None, limit="100"
        )
        assert (plain.grade, near.grade) == ("moderate_progress", "substantial_progress")
        assert plain.score is not None
        assert near.score is not None
        assert plain.score < near.score

    @pytest.mark.parametrize(
        ("base", "limit", "direction", "expected"),
        [
            ("50", None, 1, "1"),
            ("120", "100", 1, "0.628705"),
            ("200", "100", -1, "1"),
            ("100", "100", 1, "0"),
            ("50", "100", 1, "0.953929"),
            ("150", "100", -1, "0.953929"),
            ("50", "100", -1, "1"),
            ("0", "0", 1, "1"),
        ],
    )
    def test_the_factor_of_a_limit(self, base: str, limit: str | None, direction: int, expected: str) -> None:
        found = limit_factor(Fraction(base), None if limit is None else Fraction(limit), direction)
        assert abs(found - Fraction(expected)) < Fraction(1, 10**6)

    @pytest.mark.parametrize(
        ("parts", "status"),
        [
            ((("target_achieved", "5"), ("target_achieved", "5")), "target_achieved"),
            ((("target_achieved", "5"), ("moderate_progress", "0")), "substantial_progress"),
            ((("moderate_progress", "1"), ("limited_progress", "-1")), "moderate_progress"),
            ((("deterioration", "-5"), ("moderate_progress", "0")), "limited_progress"),
            ((("deterioration", "-5"),), "deterioration"),
        ],
    )
    def test_several_series(self, parts: tuple[tuple[str, str], ...], status: str) -> None:
        roll_up = schemes.get(self.SLUG).roll_up
        assert roll_up is not None
        series = tuple(Judgement(grade=grade, score=Fraction(score)) for grade, score in parts)
        assert roll_up(series).grade == status
        unassessed = Judgement(reason="sign-change")
        assert roll_up((*series, unassessed)).score == roll_up(series).score
        assert roll_up((unassessed,)).reason == "nothing-to-sum-up"

    def test_every_series_must_have_met_its_target(self) -> None:
        met = Judgement(grade="target_achieved", score=Fraction(5))
        found = schemes.get(self.SLUG).together([met, Judgement(reason="too-few-points")])
        assert (found.grade, found.score) == ("substantial_progress", Fraction(5))

    def test_means_within_a_group_come_first(self) -> None:
        # SDG 16.3.1 of Canada's Global Indicator Framework: two kinds of physical violence, one of sexual violence.
        scores = ("-3.218858875485767", "-1.7887677815409289", "-1.7485016153800061")
        series = [Judgement(grade="limited_progress", score=Fraction(each)) for each in scores]
        scheme = schemes.get(self.SLUG)
        grouped = scheme.together(series, ["physical", "physical", None])
        assert grouped.score is not None
        assert abs(grouped.score - Fraction("-2.1261574719466774")) < Fraction(1, 10**9)
        assert grouped.steps[0].en.startswith("mean of the scores within groups: (-2.5038133285… + -1.7485016153…) ÷ 2")
        flat = scheme.together(series)
        assert flat.score == sum((each.score or 0 for each in series), Fraction(0)) / 3
        with pytest.raises(
            InvalidValueError, match=r"^there are 3 judgements and 1 groups; give one group for each, or none"
        ):
            scheme.together(series, ["physical"])

    def test_schemes_without_a_rule_for_several_have_none(self) -> None:
        assert schemes.get("fukuoka").together([Judgement(grade="a")]).reason == "no-roll-up"


class TestUnSdg:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"actual": None}, "-(no-actual)"),
            ({"actual": "60", "baseline_year": None}, "-(no-year)"),
            ({"actual": "60", "baseline_year": None, "target_year": 2014}, "-(target-year-passed)"),
            ({"actual": "60", "actual_year": 2010}, "-(too-few-points)"),
            ({"actual": "60", "target": None}, "-(qualitative-target)"),
            ({"actual": "100"}, "3"),
            ({"actual": "99", "unit": "%"}, "3"),
            ({"actual": "98.9", "unit": "%", "target_year": 2015}, "3"),
            ({"actual": "98.9", "unit": "%", "target_year": 2014}, "-(too-few-points)"),
            ({"actual": "1", "target": "0", "unit": "%", "better": DOWN}, "3"),
            ({"actual": "60", "baseline": "0"}, "-(sign-change)"),
            ({"actual": "-60"}, "-(sign-change)"),
            ({"actual": "60", "better": None, "target": "50"}, "(direction-unknown)"),
            ({"actual": "49", "target": "50"}, "(baseline-equals-target)"),
            ({"actual": "0", "better": DOWN, "target": "-1"}, "3"),
            ({"actual": "51"}, "1"),
            ({"actual": "60"}, "2"),
            ({"actual": "60", "target_year": None}, "3"),
            ({"actual": "45", "sense": Sense.BETWEEN, "target": "40", "upper": "60"}, "3"),
            ({"actual": "61", "sense": Sense.BETWEEN, "target": "40", "upper": "60"}, "(target-range)"),
            ({"actual": "51", "actual_year": 2011, "sense": None, "target": None}, "3"),
            ({"actual": "50.25", "actual_year": 2011, "sense": None, "target": None}, "2"),
            ({"actual": "50.2", "actual_year": 2011, "sense": None, "target": None}, "1"),
            ({"actual": "49", "actual_year": 2011, "sense": Sense.DECREASE, "better": None}, "3"),
            ({"actual": "49.75", "actual_year": 2011, "sense": None, "target": None, "better": DOWN}, "2"),
            ({"actual": "49.8", "actual_year": 2011, "sense": None, "target": None, "better": DOWN}, "1"),
            (
                {"actual": "49.8", "actual_year": 2011, "sense": None, "target": None, "better": None},
                "(direction-unknown)",
            ),
        ],
    )
    def test_numbers(self, given: dict[str, Any], expected: str) -> None:
        assert answer("un-sdg-2023", **given) == expected

    def test_a_target_year_in_the_past_is_assessed_up_to_it(self) -> None:
        points = ((2013, Decimal(60)), (2014, Decimal(99)), (2015, Decimal(40)))
        assert answer("un-sdg-2023", actual="40", points=points, target_year=2014) == "3"


class TestLinearProjection:
    @staticmethod
    def points(*values: str, last: int = 2015) -> dict[str, Any]:
        years = range(last - len(values) + 1, last + 1)
        return {
            "points": tuple(zip(years, map(Decimal, values), strict=True)),
            "actual": values[-1],
            "actual_year": last,
        }

    @pytest.mark.parametrize(
        ("values", "given", "expected"),
        [
            ("50 52 54 56 58 60", {"target": "70"}, "1"),
            ("50 52 54 56 58 60", {"target": "70.5"}, "1"),
            ("50 52 54 56 58 60", {"target": "70.6"}, "2"),
            ("50 52 54 56 58 60", {"target": "72.5"}, "2"),
            ("50 52 54 56 58 60", {"target": "72.6"}, "3"),
            ("60 58 56 54 52 50", {"target": "70"}, "4"),
            ("50 52 48 52 48 50", {"target": "70"}, "4"),
            ("80 80 80 80 80 80", {"target": "70"}, "1"),
            ("100 96 92 88 84 80", {"target": "70"}, "4"),
            ("60 58 56 54 52 50", {"target": "40", "better": DOWN}, "1"),
            ("0 50 52 54 56 58 60", {"target": "70"}, "1"),
            ("54 56 58 60", {"target": "70"}, "1"),
            ("56 58 60", {"target": "70"}, "(too-few-points)"),
            ("50 52 54 56 58 60", {"target": "60", "sense": Sense.MORE_THAN}, "(nothing-missing)"),
            ("50 52 54 56 58 60", {"target": "50", "better": None}, "(direction-unknown)"),
            ("50 52 54 56 58 60", {"target": "70", "better": None, "sense": Sense.AT_LEAST}, "(direction-unknown)"),
            ("50 52 54 56 58 60", {"target_year": 2014}, "(target-year-passed)"),
            ("50 52 54 56 58 60", {"target_year": None}, "(target-undated)"),
            ("50 52 54 56 58 60", {"sense": Sense.NONE}, "(no-target)"),
            ("50 52 54 56 58 60", {"sense": Sense.INCREASE, "target": None}, "(qualitative-target)"),
        ],
    )
    def test_symbols(self, values: str, given: dict[str, Any], expected: str) -> None:
        assert answer("linear-projection", **self.points(*values.split()) | given) == expected

    def test_fewer_points_must_follow_each_other(self) -> None:
        gap = tuple((year, Decimal(year - 1955)) for year in (2010, 2012, 2013, 2014, 2015))
        given = {"points": gap, "actual": "60", "target": "70"}
        assert answer("linear-projection", **given) == "3"
        assert answer("linear-projection", **given | {"points": gap[:1] + gap[2:]}) == "(too-few-points)"


class TestFigures:
    def test_a_row_infers_the_direction_and_says_so(self) -> None:
        row = {
            "baseline": "10",
            "target": "5",
            "target_sense": "reach",
            "better": "null",
            "actual_year": "FY2011..FY2015",
        }
        found = Figures.of_row(row)
        assert (found.better, found.basis, found.actual_year) == (DOWN, DirectionBasis.INFERRED, 2015)
        assert Figures.of_row(row | {"target": "10"}).basis is None

    def test_a_row_of_a_table_of_growth(self) -> None:
        row = {
            "y0": "14.5",
            "t0": "2015",
            "yi": "10.2",
            "ti": "2023",
            "yT": "",
            "tT": "",
            "direction": "1",
            "limit": "100",
        }
        found = Figures.of_row(row)
        assert (found.better, found.limit, found.sense, found.baseline_year) == (UP, Decimal(100), None, 2015)
        assert Figures.of_row(row | {"t0": "2015-16", "ti": "2022/2023"}).baseline_year == 2015
        with pytest.raises(InvalidValueError, match=r"^'2' is not one of: up, down$"):
            Figures.of_row(row | {"direction": "2"})
        with pytest.raises(InvalidValueError, match=r"^'maybe' is neither true nor false$"):
            Figures.of_row({"survey": "maybe"})

    def test_numbers_years_and_words_may_be_given_as_they_are_written(self) -> None:
        found = Figures(
            baseline=10,  # type: ignore[arg-type]
            baseline_year=When.unstated(2019),  # type: ignore[arg-type]
            target="20.50",  # type: ignore[arg-type]
            target_year=FiscalYear(2025),  # type: ignore[arg-type]
            sense="at_least",  # type: ignore[arg-type]
            better="up",  # type: ignore[arg-type]
            points=(("FY2020", "11"), (2019, Decimal(10))),  # type: ignore[arg-type]
        )
        assert (found.baseline, found.baseline_year, found.target, found.target_year) == (
            Decimal(10),
            2019,
            Decimal("20.50"),
            2025,
        )
        assert (found.sense, found.basis) == (Sense.AT_LEAST, DirectionBasis.STATED)
        assert found.points == found.series == ((2019, Decimal(10)), (2020, Decimal(11)))
        assert Figures(target="1", upper="2").sense is Sense.BETWEEN  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ({"actual": 1.5}, "1.5 is float, not an exact number; give a Decimal, an int or text like '64.1'"),
            ({"actual": Decimal("NaN")}, "NaN is not"),
            ({"actual_year": 2019.5}, "year 2019.5 is not a whole number from 1 to 9998"),
            ({"actual_year": "R1"}, "'R1' is not a year; write"),
            ({"actual_year": "2015-12"}, "'2015-12' is not a year; write"),
            ({"actual_year": "2015-40"}, "'2015-40' is not a year; write"),
            ({"sense": "about"}, "'about' is not one of: reach, approach, "),
            ({"points": ((2019, 1.5),)}, "1.5 is float, not an exact number"),
        ],
    )
    def test_what_is_none_of_them_is_refused(self, given: dict[str, Any], message: str) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Figures(**given)
        assert str(caught.value).startswith(message)

    @pytest.mark.parametrize("column", ["better", "target_sense", "significance"])
    def test_a_word_that_is_none_is_refused(self, column: str) -> None:
        with pytest.raises(InvalidValueError, match=r"^'sideways' is not one of: (up|reach|significant), "):
            Figures.of_row({column: "sideways"})

    def test_reasons_for_what_is_missing(self) -> None:
        assert Figures().reason("actual") == "no-actual"
        assert Figures(sense=Sense.BETWEEN).reason("target") == "target-range"
        assert Figures(sense=Sense.BETWEEN, better=DOWN).goal is None

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (Fraction(1, 3), "0.3333333333…"),
            (Fraction(-4, 3), "-1.3333333333…"),
            (Fraction(1, 2**20), "0.0000009536…"),
            (Fraction(123456, 10), "12,345.6"),
            (7, "7"),
            (Decimal("70.0"), "70.0"),
            (Fraction(-(10**31), 3), "-3.333333333…×10^30"),
            (Decimal("1E+5000"), "1.000000000…×10^5000"),
            (Fraction(10**5000 + 1, 7), "1.428571428…×10^4999"),
        ],
    )
    def test_numbers_are_shown_in_full_or_with_an_ellipsis(
        self, value: Fraction | Decimal | int, expected: str
    ) -> None:
        assert shown(value) == expected


class TestGrowth:
    @given(st.integers(1, 200), st.integers(1, 9))
    def test_roots_of_powers(self, base: int, exponent: int) -> None:
        found = power(Fraction(base**exponent), Fraction(1, exponent))
        assert abs(found - base) < Fraction(1, 10**60)

    def test_zero_stays_zero(self) -> None:
        assert power(Fraction(0), Fraction(1, 3)) == 0

    def test_interpolation_holds_its_ends(self) -> None:
        points = ((Fraction(0), Fraction(-5)), (Fraction(1), Fraction(5)))
        assert [interpolated(Fraction(x), points) for x in (-1, 0, 1, 2)] == [-5, -5, 5, 5]


numbers = st.decimals(min_value=-999, max_value=999, places=1) | st.sampled_from(
    [Decimal(0), Decimal(100), Decimal("1E-28"), Decimal("-1E-28"), Decimal("9" * 28), Decimal("-" + "9" * 28)]
)
maybe = st.none() | numbers
year = st.none() | st.integers(2008, 2022) | st.sampled_from([1, 9998])
any_figures = st.builds(
    Figures,
    unit=st.sampled_from([None, "%", "件"]),
    baseline=maybe,
    baseline_year=year,
    sense=st.sampled_from([None, *Sense]),
    target=maybe,
    upper=maybe,
    target_year=year,
    least_change=maybe,
    least_change_unit=st.sampled_from([None, "%", "件"]),
    actual=maybe,
    actual_year=year,
    interim=maybe,
    interim_sense=st.sampled_from([None, *Sense]),
    previous=maybe,
    better=st.sampled_from([None, *Better]),
    survey=st.sampled_from([None, True, False]),
    significance=st.sampled_from([None, *Significance]),
    points=st.lists(st.tuples(st.integers(2008, 2022), numbers), max_size=8, unique_by=lambda each: each[0]).map(
        lambda found: tuple(sorted(found))
    ),
    limit=maybe,
    tolerance=st.none() | st.decimals(min_value=0, max_value=9, places=1),
    reached=st.sampled_from([None, True, False]),
    comparable=st.sampled_from([None, True, False]),
)


class TestLaws:
    @given(any_figures, st.sampled_from(schemes.ALL))
    def test_every_rule_answers_everything(self, found: Figures, scheme: Scheme) -> None:
        """A grade of the scheme, or a reason; never an exception."""
        judgement = scheme.judge(found)
        assert judgement.grade is not None or judgement.reason in REASONS
        if judgement.grade is not None:
            assert scheme.grade(judgement.grade).ja
        assert scheme.judge(found) == judgement
        assert scheme.rate_text(judgement, found.unit) is None or judgement.rate is not None

    @given(
        any_figures, st.sampled_from([each for each in schemes.ALL if each.slug not in {"open-sdg-2.4", "un-sdg-2023"}])
    )
    def test_falling_mirrors_rising(self, found: Figures, scheme: Scheme) -> None:
        """Turn every figure and the wanted direction round, and the grade is the same (growth rules know signs)."""
        turned_sense = {
            Sense.AT_LEAST: Sense.AT_MOST,
            Sense.MORE_THAN: Sense.LESS_THAN,
            Sense.INCREASE: Sense.DECREASE,
        }
        turned_sense |= {right: left for left, right in turned_sense.items()}
        turned_better = {UP: DOWN, DOWN: UP, None: None}

        def negated(value: Decimal | None) -> Decimal | None:
            return None if value is None else value.copy_negate()

        between = found.sense is Sense.BETWEEN
        mirrored = attrs.evolve(
            found,
            baseline=negated(found.baseline),
            target=negated(found.upper if between else found.target),
            upper=negated(found.target if between else found.upper),
            actual=negated(found.actual),
            interim=negated(found.interim),
            previous=negated(found.previous),
            limit=negated(found.limit),
            points=tuple((at, value.copy_negate()) for at, value in found.points),
            sense=turned_sense.get(found.sense, found.sense) if found.sense else None,
            interim_sense=turned_sense.get(found.interim_sense, found.interim_sense) if found.interim_sense else None,
            better=turned_better[found.better],
        )
        if not between or (found.target is not None and found.upper is not None):
            assert scheme.judge(mirrored).grade == scheme.judge(found).grade

    @given(any_figures, st.sampled_from(schemes.ALL))
    def test_without_what_a_rule_needs_there_is_no_grade(self, found: Figures, scheme: Scheme) -> None:
        """No figure, no target, no direction: the mark for "cannot be assessed" at most, and never a verdict."""
        marks = {None, "E", "−", "-"}
        stated = attrs.evolve(found, reached=None)
        assert scheme.judge(attrs.evolve(stated, actual=None)).grade in marks
        if scheme.slug not in {"etajima", "baseline-direction", "chiba", "open-sdg-2.4", "un-sdg-2023"}:
            assert scheme.judge(attrs.evolve(stated, sense=Sense.NONE)).grade in marks
        if scheme.slug not in {"target-met", "nagayo", "tochigi", "points", "tama", "chiba", "linear-projection"}:
            assert scheme.judge(attrs.evolve(stated, baseline=None)).grade in marks
        level = Decimal(60)
        blind = attrs.evolve(
            stated, sense=Sense.REACH, baseline=level, target=level, better=None, basis=None, actual=Decimal(61)
        )
        assert scheme.judge(blind).grade in marks

    @given(
        st.sampled_from([each for each in schemes.ALL if each.grades]),
        st.decimals(min_value=1, max_value=99, places=1),
        st.decimals(min_value=1, max_value=99, places=1),
        st.lists(st.decimals(min_value=1, max_value=200, places=1), min_size=2, max_size=2).map(sorted),
        st.sampled_from([Sense.REACH, Sense.AT_LEAST, Sense.MORE_THAN, Sense.APPROACH]),
    )
    def test_a_better_figure_is_never_judged_worse(
        self, scheme: Scheme, base: Decimal, rise: Decimal, actuals: list[Decimal], sense: Sense
    ) -> None:
        """Of two figures of a rising indicator, the higher one has no worse grade, and no lower rate."""
        points = tuple((year, base) for year in range(2010, 2015))
        order = [each.symbol for each in scheme.grades]

        def judged(actual: Decimal) -> Judgement:
            return scheme.judge(
                Figures(
                    unit="%",
                    baseline=base,
                    baseline_year=2010,
                    sense=sense,
                    target=base + rise,
                    target_year=2019,
                    actual=actual,
                    actual_year=2015,
                    interim=base + rise / 2,
                    previous=base + rise / 4,
                    better=UP,
                    survey=sense is Sense.REACH,
                    points=points,
                )
            )

        lower, higher = map(judged, actuals)
        if "−" not in {lower.grade, higher.grade}:  # all figures equal, which says nothing
            assert lower.grade is not None
            assert higher.grade is not None
            assert order.index(lower.grade) >= order.index(higher.grade)
        if lower.rate is not None and higher.rate is not None and scheme.slug != "linear-projection":
            assert lower.rate <= higher.rate

    @given(
        st.sampled_from([each for each in schemes.ALL if each.grades and each.slug not in {"points", "tama"}]),
        st.decimals(min_value=1, max_value=99, places=1),
        st.decimals(min_value=1, max_value=99, places=1),
        st.lists(st.decimals(min_value=1, max_value=200, places=1), min_size=2, max_size=2).map(sorted),
        st.sampled_from([Sense.REACH, Sense.AT_MOST, Sense.LESS_THAN, Sense.APPROACH]),
    )
    def test_of_a_falling_indicator_the_lower_figure_is_never_judged_worse(
        self, scheme: Scheme, goal: Decimal, fall: Decimal, actuals: list[Decimal], sense: Sense
    ) -> None:
        """The rules of growth are not mirrored by a change of sign, so falling figures have this law of their own.

        ``points`` and ``tama`` take the level ratio as their sources do, whatever the wanted direction.
        """
        points = tuple((year, goal + fall) for year in range(2010, 2015))
        order = [each.symbol for each in scheme.grades]
        lower, higher = (
            scheme.judge(
                Figures(
                    unit="%",
                    baseline=goal + fall,
                    baseline_year=2010,
                    sense=sense,
                    target=goal,
                    target_year=2019,
                    actual=actual,
                    actual_year=2015,
                    interim=goal + fall / 2,
                    previous=goal + fall / 4,
                    better=DOWN,
                    survey=sense is Sense.REACH,
                    points=points,
                )
            )
            for actual in actuals
        )
        if "−" not in {lower.grade, higher.grade}:
            assert lower.grade is not None
            assert higher.grade is not None
            assert order.index(lower.grade) <= order.index(higher.grade)
