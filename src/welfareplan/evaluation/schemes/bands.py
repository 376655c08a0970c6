"""What is a rule of bands? (floor 5)

Most municipal rules cut a rate into bands. A rule of bands is data that a municipality may supply; bands that overlap or
leave a gap are refused, and the gap is named.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from welfareplan.errors import InvalidValueError, require_instance
from welfareplan.evaluation.quotients import Number, beside
from welfareplan.evaluation.rounding import EXACT
from welfareplan.evaluation.schemes import basics
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import Judgement, LaterStep, Sentences, shown
from welfareplan.evaluation.schemes.quantities import QUANTITIES, Quantity
from welfareplan.evaluation.schemes.scheme import Grade
from welfareplan.ids import nearest
from welfareplan.terms import Better, Falling

if TYPE_CHECKING:
    from collections.abc import Iterator


@attrs.frozen(kw_only=True, weakref_slot=False)
class Band:
    """One band (評価区分の範囲).

    Attributes:
        grade: the grade it gives.
        lower: where it begins; None if it is open below.
        lower_included: whether it begins there (以上) or just above (超).
        upper: where it ends; None if it is open above.
        upper_included: whether it ends there (以下) or just below (未満).

    Raises:
        InvalidValueError: it ends before it begins.

    >>> Fraction(80) in Band(grade=Grade("○", "80%以上", "80 % or more"), lower=Fraction(80))
    True
    """

    grade: Grade
    lower: Fraction | None = None
    lower_included: bool = True
    upper: Fraction | None = None
    upper_included: bool = False

    def __attrs_post_init__(self) -> None:
        if self.lower is None or self.upper is None:
            return
        if self.lower > self.upper or (self.lower == self.upper and not (self.lower_included and self.upper_included)):
            raise InvalidValueError(
                f"the band {self.grade.symbol!r} ends ({shown(self.upper)}) before it begins ({shown(self.lower)})",
                f"区分「{self.grade.symbol}」は上限（{shown(self.upper)}）が下限（{shown(self.lower)}）より小さくなっています。",
            )

    def __contains__(self, rate: Fraction) -> bool:
        above = self.lower is None or beside(rate, self.lower) + self.lower_included > 0
        return above and (self.upper is None or beside(rate, self.upper) < self.upper_included)

    def ja(self, unit: str | None = "%") -> str:
        """The range in Japanese: 80%以上90%未満."""
        lower = "" if self.lower is None else f"{shown(self.lower, unit)}{'以上' if self.lower_included else '超'}"
        upper = "" if self.upper is None else f"{shown(self.upper, unit)}{'以下' if self.upper_included else '未満'}"
        return f"{lower}{upper}" or "すべて"

    def en(self, unit: str | None = "%") -> str:
        """The range in English: ``80% or more and less than 90%``."""
        lower = shown(self.lower, unit) if self.lower is not None else ""
        upper = shown(self.upper, unit) if self.upper is not None else ""
        ends = (
            lower and (f"{lower} or more" if self.lower_included else f"more than {lower}"),
            upper and (f"{upper} or less" if self.upper_included else f"less than {upper}"),
        )
        return " and ".join(filter(None, ends)) or "every number"

    def __str__(self) -> str:
        return self.ja()


@attrs.frozen(kw_only=True, weakref_slot=False)
class Bands:
    """A rule of bands (評価区分): a number, and which grade it gives; itself a rule a scheme can have.

    Attributes:
        quantity: which number is cut, one of ``QUANTITIES``.
        bands: the bands, the highest first; together they cover every number exactly once.
        falling: what is done with figures that should fall, where the number does not turn by itself; SAME unless said
            otherwise, as the published rules of bands do not tell them apart.
        ends: where each of the bands begins and whether it begins there, taken from them.

    Raises:
        InvalidValueError: an unknown number; bands that overlap or leave a gap, with the place named.

    >>> grades = Grade("○", "80%以上", "80 % or more"), Grade("△", "80%未満", "less than 80 %")
    >>> upper, lower = Band(grade=grades[0], lower=Fraction(80)), Band(grade=grades[1], upper=Fraction(79))
    >>> Bands(quantity="level-ratio", bands=(upper, lower))
    Traceback (most recent call last):
    ...
    welfareplan.errors.InvalidValueError: the bands leave a gap from 79 (included) to 80 (not included): between '○' and '△'
    """

    quantity: str
    bands: tuple[Band, ...]
    falling: Falling = Falling.SAME
    ends: tuple[tuple[Number, bool, Band], ...] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        require_quantity(self.quantity)
        require_instance(self.falling, Falling, "falling", "減少を目指す指標の扱い", "a Falling")
        problem = next(wrong_bands(self.bands), None)
        if problem is not None:
            raise problem.error
        ends = ((_as_decimal(each.lower), each.lower_included, each) for each in self.bands if each.lower is not None)
        object.__setattr__(self, "ends", tuple(ends))

    @property
    def number(self) -> Quantity:
        """The number that is cut."""
        return QUANTITIES[self.quantity]

    def __call__(self, figures: Figures) -> Judgement:
        """Judge by the band in which the exact number lies; a level is no verdict while the wanted direction is unknown."""
        number = self.number
        if number.needs_target and not figures.has_target:
            return basics.ungraded(figures.no_target)
        falls = figures.wanted is Better.DOWN and not number.both_ways
        if falls and self.falling is Falling.REFUSE:
            return basics.ungraded("falling-refused")
        turned = number.turned if falls and self.falling is Falling.MIRROR else None
        found = (turned or number.compute)(figures)
        if isinstance(found, str):
            return basics.ungraded(found)
        value, step = found
        if not number.both_ways and self._is_blind(figures):
            return basics.ungraded("direction-unknown", step, rate=value)
        band = self._holding(value)
        unit = number.unit or basics.change_unit(figures.unit)
        return basics.judged(band.grade.symbol, step, LaterStep(_band_words, value, band, unit), rate=value)

    def _holding(self, value: Fraction) -> Band:
        """The band that holds a number: the first that it is high enough for, since they leave no gap."""
        for lower, included, band in self.ends:
            if beside(value, lower) + included > 0:
                return band
        return self.bands[-1]

    def _is_blind(self, figures: Figures) -> bool:
        """Whether the wanted direction would have to be known and is not; a bound says itself on which side it is met."""
        if self.falling is Falling.SAME and self.number.needs_target:
            return figures.is_blind
        return figures.wanted is None

    @property
    def grades(self) -> tuple[Grade, ...]:
        """The grades in order."""
        return tuple(each.grade for each in self.bands)


def _as_decimal(end: Fraction) -> Number:
    """The end of a band as a Decimal, by which is quicker compared, if it is one."""
    found = EXACT.divide(Decimal(end.numerator), Decimal(end.denominator))
    return found if found == end else end


def _band_words(value: Fraction, band: Band, unit: str | None) -> Sentences:
    lies = shown(value, unit)
    return f"{lies} lies in the band {band.en(unit)}", f"{lies} は「{band.ja(unit)}」に当たる"


def require_quantity(name: str) -> None:
    """Require the name of a number that can be cut into bands (評価に用いる値).

    Raises:
        InvalidValueError: it is none; says the nearest.
    """
    if name not in QUANTITIES:
        near = nearest(name, QUANTITIES)
        raise InvalidValueError(
            f"{name!r} is not a number that can be cut into bands; these are {', '.join(QUANTITIES)}"
            + ("" if near is None else f"; did you mean {near!r}?"),
            f"「{name}」は区分に使える値ではありません（{'、'.join(QUANTITIES)}）。"
            + ("" if near is None else f"「{near}」ではありませんか。"),
        )


@attrs.frozen(weakref_slot=False)
class BandProblem:
    """What is wrong with bands, and where (区分の誤り).

    Attributes:
        nth: which band it is told at, counted from 0; None where there is none.
        error: the sentence.
    """

    nth: int | None
    error: InvalidValueError


def wrong_bands(bands: tuple[Band, ...]) -> Iterator[BandProblem]:
    """Everything that keeps bands from covering every number exactly once (区分の隙間と重なり), from the highest down."""
    if not bands:
        yield BandProblem(
            None, InvalidValueError("a rule of bands needs at least one band", "区分が一つもありません。")
        )
        return
    if len(bands) > 1 and not any(_uneven(bands[::-1])):
        yield BandProblem(
            0,
            InvalidValueError(
                "the bands stand the lowest first; write the highest first, so that the grades stand the best first",
                "区分が低い順に並んでいます。高い区分から順に書いてください。",
            ),
        )
        return
    yield from _uneven(bands)


def _uneven(bands: tuple[Band, ...]) -> Iterator[BandProblem]:
    """Gaps, overlaps and closed ends of bands that stand the highest first."""
    if bands[0].upper is not None:
        yield BandProblem(0, _closed(bands[0], bands[0].upper, "above", "より上"))
    for n, (higher, lower) in enumerate(pairwise(bands), 1):
        error = _not_meeting(higher, lower)
        if error is not None:
            yield BandProblem(n, error)
    if bands[-1].lower is not None:
        yield BandProblem(len(bands) - 1, _closed(bands[-1], bands[-1].lower, "below", "より下"))


def _closed(band: Band, end: Fraction, word: str, ja: str) -> InvalidValueError:
    name = band.grade.symbol
    return InvalidValueError(
        f"the bands leave a gap {word} {shown(end)}: the band {name!r} must be open there, and the highest stands first",
        f"{shown(end)}{ja}の区分がありません。「{name}」の端を開けてください（高い区分から順に書きます）。",
    )


def _not_meeting(higher: Band, lower: Band) -> InvalidValueError | None:
    names = f"between {higher.grade.symbol!r} and {lower.grade.symbol!r}"
    names_ja = f"「{higher.grade.symbol}」と「{lower.grade.symbol}」"
    begin, end = higher.lower, lower.upper
    if begin is None or end is None or end > begin or (end == begin and higher.lower_included and lower.upper_included):
        ends = None if begin is None or end is None else (begin, end)
        where, where_ja = _stretch(ends, (higher.lower_included, lower.upper_included))
        return InvalidValueError(
            f"the bands overlap{where} {names}; the highest stands first and each ends where the one before begins",
            f"{names_ja}の範囲が重なっています{where_ja}。高い区分から順に、隙間も重なりもないように書いてください。",
        )
    if end == begin and (higher.lower_included or lower.upper_included):
        return None
    where, where_ja = _stretch((end, begin), (not lower.upper_included, not higher.lower_included))
    return InvalidValueError(
        f"the bands leave a gap{where}: {names}",
        f"{names_ja}の間に、どの区分にも入らない範囲があります{where_ja}。",
    )


_INCLUDED = {True: "included", False: "not included"}


def _stretch(ends: tuple[Fraction, Fraction] | None, included: tuple[bool, bool]) -> tuple[str, str]:
    """From where to where, and whether the ends belong to it, in both languages."""
    if ends is None:
        return "", ""
    begin, end = map(shown, ends)
    if begin == end:
        return f" at {end}", f"（{end}）"
    first, last = included
    return (
        f" from {begin} ({_INCLUDED[first]}) to {end} ({_INCLUDED[last]})",
        f"（{begin}{'以上' if first else 'を超え'}{end}{'以下' if last else '未満'}）",
    )
