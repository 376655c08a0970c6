"""Rules of bands: what a municipality supplies, and what is refused."""

from __future__ import annotations

import pickle
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.errors import InvalidValueError
from welfareplan.evaluation.schemes import Band, Bands, Figures, Grade, Judgement, OwnRule, Scheme
from welfareplan.evaluation.schemes.bands import wrong_bands
from welfareplan.evaluation.schemes.quantities import QUANTITIES
from welfareplan.terms import Better, DirectionBasis, Falling, Sense

UP, DOWN = Better.UP, Better.DOWN


def band(symbol: str, **ends: str | int) -> Band:
    lower = ends.get("at_least", ends.get("above"))
    upper = ends.get("below", ends.get("at_most"))
    return Band(
        grade=Grade(symbol, f"{symbol}の意味", f"meaning of {symbol}"),
        lower=None if lower is None else Fraction(lower),
        lower_included="above" not in ends,
        upper=None if upper is None else Fraction(upper),
        upper_included="at_most" in ends,
    )


THREE = Bands(
    quantity="level-ratio",
    bands=(band("◎", at_least=100), band("○", at_least=80, below=100), band("△", below=80)),
)


def rated(per_cent: Fraction | Decimal | int) -> Figures:
    value = (
        Decimal(str(per_cent))
        if not isinstance(per_cent, Fraction)
        else Decimal(per_cent.numerator) / per_cent.denominator
    )
    return Figures(sense=Sense.AT_LEAST, target=Decimal(100), actual=value, better=Better.UP)


class TestBands:
    def test_bounds_belong_where_the_words_say(self) -> None:
        assert [THREE(rated(Decimal(each))).grade for each in ("100", "99.99", "80", "79.99")] == ["◎", "○", "○", "△"]
        assert [str(each) for each in THREE.bands] == ["100%以上", "80%以上100%未満", "80%未満"]
        assert THREE.grades[1] == Grade("○", "○の意味", "meaning of ○")
        above = Bands(quantity="level-ratio", bands=(band("A", above=100), band("B", at_most=100)))
        assert [above(rated(each)).grade for each in (101, 100)] == ["A", "B"]
        assert [str(each) for each in above.bands] == ["100%超", "100%以下"]
        assert str(band("A")) == "すべて"

    def test_the_rate_is_not_rounded_before_it_is_banded(self) -> None:
        found = THREE(Figures(sense=Sense.AT_LEAST, target=Decimal(3), actual=Decimal("2.9999")))
        assert found.grade == "○"

    def test_a_band_can_be_a_single_number(self) -> None:
        rule = Bands(
            quantity="level-ratio",
            bands=(band("A", above=100), band("=", at_least=100, at_most=100), band("B", below=100)),
        )
        assert rule(rated(100)).grade == "="

    def test_no_number_no_grade(self) -> None:
        assert THREE(Figures()).reason == "no-target"
        assert THREE(Figures(target=Decimal(1))).reason == "no-actual"

    def test_the_steps_name_the_band_with_its_unit(self) -> None:
        rule = Bands(quantity="change", bands=(band("A", at_least=3), band("B", below=3)), falling=Falling.SAME)
        found = rule(Figures(unit="%", baseline=Decimal(50), actual=Decimal("53.0"), better=UP))
        assert [each.ja for each in found.steps] == [
            "増減＝実績値－基準値＝53.0－50＝3ポイント",
            "3ポイント は「3ポイント以上」に当たる",
        ]
        assert found.steps[1].en == "3ポイント lies in the band 3ポイント or more"

    @pytest.mark.parametrize(
        ("bands", "message"),
        [
            (
                (band("A", at_least=80), band("B", below=79)),
                "the bands leave a gap from 79 (included) to 80 (not included): between 'A' and 'B'",
            ),
            (
                (band("A", above=80), band("B", at_most=79)),
                "the bands leave a gap from 79 (not included) to 80 (included): between 'A' and 'B'",
            ),
            ((band("A", above=80), band("B", below=80)), "the bands leave a gap at 80: between 'A' and 'B'"),
            (
                (band("A", at_least=80), band("B", at_most=80)),
                "the bands overlap at 80 between 'A' and 'B'; the highest stands first and each ends where the one before begins",
            ),
            (
                (band("A", at_least=80), band("B", below=81)),
                "the bands overlap from 80 (included) to 81 (not included) between 'A' and 'B'; the highest stands first and each ends where the one before begins",
            ),
            (
                (band("A"), band("B", below=81)),
                "the bands overlap between 'A' and 'B'; the highest stands first and each ends where the one before begins",
            ),
            (
                (band("A", at_least=80, at_most=100), band("B", below=80)),
                "the bands leave a gap above 100: the band 'A' must be open there, and the highest stands first",
            ),
            (
                (band("A", at_least=80), band("B", at_least=0, below=80)),
                "the bands leave a gap below 0: the band 'B' must be open there, and the highest stands first",
            ),
            ((), "a rule of bands needs at least one band"),
        ],
    )
    def test_gaps_and_overlaps_are_refused_by_name(self, bands: tuple[Band, ...], message: str) -> None:
        with pytest.raises(InvalidValueError) as raised:
            Bands(quantity="level-ratio", bands=bands)
        assert str(raised.value) == message
        assert raised.value.ja != message

    @pytest.mark.parametrize(
        ("bands", "expected"),
        [
            ((band("A", above=80), band("B", at_most=79)), "（79を超え80以下）"),
            ((band("A", above=80), band("B", below=80)), "（80）"),
            ((band("A", above=80), band("B", at_most=81)), "（80を超え81以下）"),
            ((band("A", at_least=80), band("B", below=81)), "（80以上81未満）"),
        ],
    )
    def test_the_ends_of_a_gap_and_an_overlap_are_said_in_japanese(
        self, bands: tuple[Band, ...], expected: str
    ) -> None:
        with pytest.raises(InvalidValueError) as raised:
            Bands(quantity="level-ratio", bands=bands)
        assert expected in raised.value.ja

    def test_the_lowest_first_is_one_mistake(self) -> None:
        (found,) = wrong_bands((band("C", below=5), band("B", at_least=5, below=9), band("A", at_least=9)))

        assert found.error.ja == "区分が低い順に並んでいます。高い区分から順に書いてください。"

    def test_all_of_them_are_told(self) -> None:
        found = list(wrong_bands((band("A", below=9), band("B", below=5), band("C", at_least=1, below=4))))
        assert [each.nth for each in found] == [0, 1, 2, 2]

    def test_what_is_no_band_and_no_number(self) -> None:
        with pytest.raises(InvalidValueError, match=r"^the band 'A' ends \(9\) before it begins \(9\)$"):
            band("A", at_least=9, below=9)
        with pytest.raises(InvalidValueError, match=r"did you mean 'level-ratio'\?$"):
            attrs.evolve(THREE, quantity="level-rate")
        with pytest.raises(InvalidValueError, match=r"^'zzz' is not a number that can be cut into bands; these are"):
            attrs.evolve(THREE, quantity="zzz")
        with pytest.raises(InvalidValueError, match=r"^falling is 'same'; give a Falling$"):
            attrs.evolve(THREE, falling="same")  # type: ignore[arg-type]

    @given(st.lists(st.integers(-100, 200), min_size=1, max_size=6, unique=True), st.integers(-150, 250), st.booleans())
    def test_every_number_lies_in_exactly_one_band(self, cuts: list[int], rate: int, included: bool) -> None:  # noqa: FBT001 - drawn
        ends = sorted(cuts, reverse=True)
        edges: list[Fraction | None] = [None, *map(Fraction, ends), None]
        rule = Bands(
            quantity="level-ratio",
            bands=tuple(
                Band(
                    grade=Grade(str(n), "", ""),
                    upper=upper,
                    upper_included=not included,
                    lower=lower,
                    lower_included=included,
                )
                for n, (upper, lower) in enumerate(pairwise(edges))
            ),
        )
        assert sum(Fraction(rate) in each for each in rule.bands) == 1
        assert rule(rated(rate)).grade is not None

    @pytest.mark.parametrize(
        ("found", "expected"),
        [
            (band("○"), "every number"),
            (band("○", at_least=80, below=90), "80% or more and less than 90%"),
            (band("○", above=80, at_most=90), "more than 80% and 90% or less"),
        ],
    )
    def test_a_band_is_said_in_english(self, found: Band, expected: str) -> None:
        assert found.en() == expected


def own(quantity: str, *bands: Band, falling: Falling = Falling.SAME, **fields: Any) -> OwnRule:
    found = bands or (band("A", at_least=100), band("B", at_least=0, below=100), band("C", below=0))
    return OwnRule(bands=Bands(quantity=quantity, bands=found, falling=falling), **fields)


def figures(**given: Any) -> Figures:
    values = {"baseline": 50, "baseline_year": 2019, "target": 100, "target_year": 2025, "actual_year": 2022}
    return Figures(**(values | given))


def said(found: Judgement) -> str | None:
    return found.grade if found.reason is None else f"{found.grade or ''}({found.reason})"


class TestQuantities:
    @pytest.mark.parametrize(
        ("quantity", "given", "rate"),
        [
            ("level-ratio", {"actual": 75}, "75"),
            ("level-ratio-inverse", {"actual": 200, "better": DOWN}, "50"),
            ("share-of-way", {"actual": 75}, "50"),
            ("pace", {"actual": 75}, "100"),  # half of the way in half of the time
            ("pace", {"actual": "62.5"}, "50"),
            ("relative-change", {"actual": 75}, "50"),
            ("change", {"actual": 75}, "25"),
        ],
    )
    def test_rising(self, quantity: str, given: dict[str, Any], rate: str) -> None:
        assert own(quantity)(figures(**given)).rate == Fraction(rate)

    @pytest.mark.parametrize(
        ("quantity", "same", "mirror"),
        [
            ("level-ratio", "160", "62.5"),
            ("share-of-way", "40", "40"),
            ("pace", "80", "80"),
            ("relative-change", "-20", "20"),
            ("change", "-20", "20"),
        ],
    )
    def test_falling(self, quantity: str, same: str, mirror: str) -> None:
        falls = figures(baseline=100, target=50, actual=80)
        assert own(quantity)(falls).rate == Fraction(same)
        assert own(quantity, falling=Falling.MIRROR)(falls).rate == Fraction(mirror)
        refused = own(quantity, falling=Falling.REFUSE)(falls)
        both_ways = QUANTITIES[quantity].both_ways
        assert (refused.rate == Fraction(same)) if both_ways else (said(refused) == "(falling-refused)")

    def test_a_turned_sign_is_said(self) -> None:
        found = own("change", falling=Falling.MIRROR)(figures(baseline=100, target=50, actual=80))
        assert found.steps[0].ja == "増減＝実績値－基準値＝80－100＝-20、減少が望ましいため符号を変えて 20"
        nothing = own("change", falling=Falling.MIRROR)(figures(baseline=100, target=50, actual=None))
        assert said(nothing) == "(no-actual)"

    @pytest.mark.parametrize(
        ("quantity", "given", "expected"),
        [
            ("pace", {"actual": None}, "(no-actual)"),
            ("pace", {"actual": 75, "baseline_year": None}, "(no-year)"),
            ("pace", {"actual": 75, "target_year": None}, "(target-undated)"),
            ("pace", {"actual": 75, "target_year": 2019}, "(no-time-between)"),
            ("pace", {"actual": 75, "actual_year": 2018}, "(actual-before-baseline)"),
            ("pace", {"actual": 75, "actual_year": 2019}, "(too-few-points)"),
            ("pace", {"actual": 75, "baseline": 100, "better": UP}, "(baseline-equals-target)"),
            ("change", {"actual": 75, "baseline": None, "better": UP}, "(no-baseline)"),
            ("change", {"actual": None}, "(no-actual)"),
            ("relative-change", {"actual": 75, "baseline": 0, "better": UP}, "(baseline-zero)"),
            ("change", {"actual": 75, "sense": Sense.NONE, "target": None}, "(direction-unknown)"),
            ("change", {"actual": 75, "sense": Sense.NONE, "target": None, "better": UP}, "B"),
            ("level-ratio", {"actual": 75, "sense": Sense.NONE}, "(no-target)"),
            ("level-ratio", {"actual": 150, "sense": Sense.AT_LEAST}, "A"),
        ],
    )
    def test_without_what_it_needs(self, quantity: str, given: dict[str, Any], expected: str) -> None:
        assert said(own(quantity)(figures(**given))) == expected

    def test_a_turned_sign_of_nothing_is_the_reason_why_there_is_nothing(self) -> None:
        falls = figures(baseline=0, target=50, actual=80, better=DOWN)
        assert said(own("relative-change", falling=Falling.MIRROR)(falls)) == "(baseline-zero)"

    def test_a_mirrored_rule_must_know_the_direction(self) -> None:
        bound = figures(actual=150, sense=Sense.AT_LEAST)
        assert said(own("level-ratio", falling=Falling.MIRROR)(bound)) == "(direction-unknown)"
        assert said(own("level-ratio", falling=Falling.MIRROR)(attrs.evolve(bound, better=UP))) == "A"


class TestOwnRule:
    def test_what_has_met_its_target_comes_first(self) -> None:
        # The warning of a city criticised in a blog: target met by a growth of less than 5 %, and printed as "unchanged".
        bands = (band("改善", above=5), band("横ばい", at_least=-5, at_most=5), band("悪化", below=-5))
        met_first = own("relative-change", *bands, met="達成")
        assert said(met_first(figures(target=52, actual=52))) == "達成"
        assert said(own("relative-change", *bands)(figures(target=52, actual=52))) == "横ばい"
        assert met_first(figures(target=52, actual=51)).steps[0].ja == "目標を達成していない（51 ＜ 52）"

    def test_the_mark_is_for_missing_figures_only(self) -> None:
        rule = own("share-of-way", met="◎", mark="－")
        assert said(rule(figures(actual=None))) == "－(no-actual)"
        assert said(rule(figures(actual=60, baseline=None, better=UP))) == "－(no-baseline)"
        assert said(rule(figures(actual=60, comparable=False, better=UP))) == "－(definition-changed)"
        assert said(rule(figures(actual=60, target=50))) == "(direction-unknown)"
        assert said(rule(figures(actual=49, target=50, better=UP))) == "(baseline-equals-target)"
        assert said(rule(figures(actual=None, why=(("actual", "reference-only"),)))) == "(reference-only)"
        assert said(rule(figures(actual=60, target=None, sense=Sense.NONE))) == "(no-target)"

    @pytest.mark.parametrize(
        ("unit", "tolerance", "actual", "expected"),
        [
            ("件", {"keep_within": Decimal(10)}, 55, "◎"),
            ("件", {"keep_within": Decimal(10)}, "55.1", "(baseline-equals-target)"),
            ("%", {"keep_within": Decimal(10), "keep_within_points": Decimal(2)}, 52, "◎"),
            ("%", {"keep_within": Decimal(10), "keep_within_points": Decimal(2)}, 53, "(baseline-equals-target)"),
            ("%", {"keep_within": Decimal(10)}, 54, "◎"),
            ("件", {"keep_within_points": Decimal(2)}, 50, "(tolerance-undeclared)"),
            ("件", {}, 50, "(tolerance-undeclared)"),
        ],
    )
    def test_a_level_to_be_kept(self, unit: str, tolerance: dict[str, Any], actual: Any, expected: str) -> None:
        rule = own("share-of-way", met="◎", **tolerance)
        assert said(rule(figures(unit=unit, sense=Sense.MAINTAIN, target=50, actual=actual, better=UP))) == expected

    def test_how_far_a_level_may_move_is_said(self) -> None:
        rule = own("share-of-way", met="◎", keep_within=Decimal(10))
        kept = rule(figures(unit="件", sense=Sense.MAINTAIN, target=50, actual=53, better=UP))
        assert [each.ja for each in kept.steps] == [
            "許容する変動の幅は 50×10%＝5件",
            "目標を達成している（水準の変動は ｜53－50｜＝3件 ≦ 許容幅 5件）",
        ]

    def test_what_is_declared_for_the_evaluation_counts_for_more(self) -> None:
        rule = own("share-of-way", met="◎", keep_within=Decimal(1))
        kept = figures(sense=Sense.MAINTAIN, target=None, actual=54, tolerance=5)
        assert said(rule(kept)) == "◎"
        assert said(rule(attrs.evolve(kept, tolerance=None, baseline=None))) == "(no-baseline)"

    def test_a_state_in_words(self) -> None:
        rule = own("share-of-way", met="◎", mark="－")
        words = Figures(sense=Sense.REACH, reached=True)
        assert said(rule(words)) == "◎"
        assert said(rule(attrs.evolve(words, reached=None))) == "－(no-actual)"

    def test_a_tolerance_needs_a_grade_to_lead_to(self) -> None:
        with pytest.raises(
            InvalidValueError, match=r"^a level may move only where there is a grade for what has met its"
        ):
            own("share-of-way", keep_within=Decimal(1))
        with pytest.raises(InvalidValueError, match=r"^a level cannot be allowed to move by -1; write 0 or more$"):
            own("share-of-way", met="◎", keep_within=Decimal(-1))

    def test_a_municipality_makes_a_scheme_of_it(self) -> None:
        rule = own("level-ratio", met="◎")
        grades = (Grade("◎", "達成", "met"), *rule.bands.grades)
        scheme = Scheme(
            slug="our-town", name="本町", edition="令和6年度", grades=grades, rule=rule, citations=("計画",)
        )
        assert scheme.judge(rated(85)).grade == "B"
        assert pickle.loads(pickle.dumps(scheme)) == scheme  # noqa: S301 - our own bytes
        assert hash(scheme)

    @given(
        st.sampled_from(sorted(QUANTITIES)),
        st.sampled_from(Falling),
        st.builds(
            Figures,
            unit=st.sampled_from([None, "%", "件"]),
            baseline=st.none() | st.integers(-9, 99),
            baseline_year=st.none() | st.just(2019),
            sense=st.sampled_from([None, *Sense]),
            target=st.none() | st.integers(-9, 99),
            target_year=st.none() | st.just(2025),
            actual=st.none() | st.integers(-9, 99),
            actual_year=st.none() | st.just(2022),
            better=st.sampled_from([None, UP, DOWN]),
            basis=st.sampled_from([None, DirectionBasis.DECLARED]),
        ),
    )
    def test_it_answers_everything(self, quantity: str, falling: Falling, given_: Figures) -> None:
        rule = own(quantity, falling=falling, met="◎", mark="－", keep_within=Decimal(5))
        found = rule(given_)
        assert found.grade in {"◎", "A", "B", "C", "－", None}
        assert (found.grade in {None, "－"}) == (found.reason is not None)
