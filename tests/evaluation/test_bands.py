"""Rules of bands as data that a municipality supplies."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.errors import InvalidValueError
from welfareplan.evaluation.schemes import Band, Bands, Figures, Grade, Scheme
from welfareplan.terms import Better, Sense

THREE = {
    "quantity": "level-ratio",
    "bands": [
        {"symbol": "◎", "words": "達成", "at_least": "100"},
        {"symbol": "○", "words": "おおむね達成", "words_en": "nearly", "at_least": "80", "below": "100"},
        {"symbol": "△", "words": "未達成", "below": "80"},
    ],
}


def rated(per_cent: Fraction | Decimal | int) -> Figures:
    value = (
        Decimal(str(per_cent))
        if not isinstance(per_cent, Fraction)
        else Decimal(per_cent.numerator) / per_cent.denominator
    )
    return Figures(sense=Sense.AT_LEAST, target=Decimal(100), actual=value, better=Better.UP)


def bands(*rows: dict[str, Any], quantity: str = "level-ratio") -> Bands:
    return Bands.from_data({"quantity": quantity, "bands": list(rows)})


def test_bounds_belong_where_the_words_say() -> None:
    rule = Bands.from_data(THREE)
    assert [rule(rated(Decimal(each))).grade for each in ("100", "99.99", "80", "79.99")] == ["◎", "○", "○", "△"]
    assert [str(each) for each in rule.bands] == ["100%以上", "80%以上100%未満", "80%未満"]
    assert rule.grades[1] == Grade("○", "おおむね達成", "nearly")
    above = bands({"symbol": "A", "above": "100"}, {"symbol": "B", "at_most": "100"})
    assert [above(rated(each)).grade for each in (101, 100)] == ["A", "B"]
    assert [str(each) for each in above.bands] == ["100%超", "100%以下"]
    assert str(bands({"symbol": "A"}).bands[0]) == "すべて"


def test_the_rate_is_not_rounded_before_it_is_banded() -> None:
    found = Bands.from_data(THREE)(Figures(sense=Sense.AT_LEAST, target=Decimal(3), actual=Decimal("2.9999")))
    assert found.grade == "○"


def test_a_band_can_be_a_single_rate() -> None:
    rule = bands(
        {"symbol": "A", "above": "100"},
        {"symbol": "=", "at_least": "100", "at_most": "100"},
        {"symbol": "B", "below": "100"},
    )
    assert rule(rated(100)).grade == "="


def test_no_rate_no_grade() -> None:
    assert Bands.from_data(THREE)(Figures()).reason == "no-target"
    assert Bands.from_data(THREE)(Figures(target=Decimal(1))).reason == "no-actual"


def test_a_municipality_makes_a_scheme_of_them() -> None:
    rule = Bands.from_data(THREE)
    scheme = Scheme(
        slug="our-town", name="本町の評価", edition="令和6年度", grades=rule.grades, rule=rule, citations=("条例",)
    )
    assert scheme.judge(rated(85)).grade == "○"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            [{"symbol": "A", "at_least": "80"}, {"symbol": "B", "below": "79"}],
            "the bands leave a gap from 79 (included) to 80 (not included): between 'A' and 'B'",
        ),
        (
            [{"symbol": "A", "above": "80"}, {"symbol": "B", "at_most": "79"}],
            "the bands leave a gap from 79 (not included) to 80 (included): between 'A' and 'B'",
        ),
        (
            [{"symbol": "A", "above": "80"}, {"symbol": "B", "below": "80"}],
            "the bands leave a gap at 80: between 'A' and 'B'",
        ),
        (
            [{"symbol": "A", "at_least": "80"}, {"symbol": "B", "at_most": "80"}],
            "the bands overlap between 'A' and 'B'; the highest stands first and each ends where the one before begins",
        ),
        (
            [{"symbol": "A", "at_least": "80"}, {"symbol": "B", "below": "81"}],
            "the bands overlap between 'A' and 'B'; the highest stands first and each ends where the one before begins",
        ),
        (
            [{"symbol": "A"}, {"symbol": "B", "below": "81"}],
            "the bands overlap between 'A' and 'B'; the highest stands first and each ends where the one before begins",
        ),
        (
            [{"symbol": "A", "at_least": "80", "at_most": "100"}, {"symbol": "B", "below": "80"}],
            "the bands leave a gap above 100: the band 'A' must be open there, and the highest stands first",
        ),
        (
            [{"symbol": "A", "at_least": "80"}, {"symbol": "B", "at_least": "0", "below": "80"}],
            "the bands leave a gap below 0: the band 'B' must be open there, and the highest stands first",
        ),
        ([], "a rule of bands needs at least one band"),
        ([{"symbol": "A", "at_least": "9", "below": "9"}], "the band 'A' ends (9) before it begins (9)"),
        ([{"symbol": "A", "at_least": "9", "above": "9"}], "the band 'A' has both 'at_least' and 'above'; keep one"),
        ([{"symbol": "A", "at_lest": "9"}], "'at_lest' is not a key of a band; did you mean 'at_least'?"),
        ([{"symbol": "A", "zzz": "9"}], "'zzz' is not a key of a band"),
        ([{"at_least": "9"}], "a band needs 'symbol'"),
        (["A"], "a band is a table, not 'A'"),
        (
            [{"symbol": "A", "at_least": "1e3"}],
            "'1e3' is not an exact number; write digits with at most one point, like 64.1 or -408",
        ),
    ],
)
def test_what_is_refused(rows: list[Any], message: str) -> None:
    with pytest.raises(InvalidValueError) as raised:
        bands(*rows)
    assert str(raised.value) == message
    assert raised.value.ja != message


def test_other_shapes_are_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"did you mean 'level-ratio'\?$"):
        bands({"symbol": "A"}, quantity="level-rate")
    with pytest.raises(InvalidValueError, match=r"^'zzz' is not a rate that can be cut into bands"):
        bands({"symbol": "A"}, quantity="zzz")
    with pytest.raises(InvalidValueError, match=r"^bands is a list of tables$"):
        Bands.from_data({"quantity": "level-ratio", "bands": "A"})
    with pytest.raises(InvalidValueError, match=r"^a rule of bands needs 'bands'$"):
        Bands.from_data({"quantity": "level-ratio"})


@given(st.lists(st.integers(-100, 200), min_size=1, max_size=6, unique=True), st.integers(-150, 250), st.booleans())
def test_every_rate_lies_in_exactly_one_band(cuts: list[int], rate: int, included: bool) -> None:  # noqa: FBT001 - drawn
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
    ("band", "expected"),
    [
        (Band(grade=Grade("○", "", "")), "of every rate"),
        (Band(grade=Grade("○", "", ""), lower=Fraction(80), upper=Fraction(90)), "80% or more and less than 90%"),
        (
            Band(
                grade=Grade("○", "", ""),
                lower=Fraction(80),
                lower_included=False,
                upper=Fraction(90),
                upper_included=True,
            ),
            "more than 80% and 90% or less",
        ),
    ],
)
def test_a_band_is_said_in_english(band: Band, expected: str) -> None:
    assert band.en == expected
