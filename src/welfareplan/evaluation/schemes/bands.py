"""What is a rule of bands? (floor 5)

Most municipal rules cut a rate into bands. A rule of bands is data that a municipality may supply; bands that overlap or
leave a gap are refused, and the gap is named.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.amount import exact
from welfareplan.errors import InvalidValueError
from welfareplan.evaluation.schemes import basics
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import Judgement, Step, shown
from welfareplan.evaluation.schemes.scheme import Grade
from welfareplan.ids import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

QUANTITIES: dict[str, Callable[[Figures], basics.Rate]] = {
    "level-ratio": basics.level_ratio,
    "level-ratio-inverse": basics.level_ratio_inverse,
    "share-of-way": basics.share_of_way,
    "relative-change": basics.relative_change,
}
"""The rates that can be cut into bands, all in per cent."""

_BAND_KEYS = ("symbol", "words", "words_en", "at_least", "above", "below", "at_most")


@attrs.frozen(kw_only=True, weakref_slot=False)
class Band:
    """One band (評価区分の範囲).

    Attributes:
        grade: the grade it gives.
        lower: where it begins, in per cent; None if it is open below.
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
        above = self.lower is None or rate > self.lower or (self.lower_included and rate == self.lower)
        below = self.upper is None or rate < self.upper or (self.upper_included and rate == self.upper)
        return above and below

    def __str__(self) -> str:
        lower = "" if self.lower is None else f"{shown(self.lower, '%')}{'以上' if self.lower_included else '超'}"
        upper = "" if self.upper is None else f"{shown(self.upper, '%')}{'以下' if self.upper_included else '未満'}"
        return f"{lower}{upper}" or "すべて"

    @property
    def en(self) -> str:
        """The range in English: ``80% or more and less than 90%``."""
        lower = shown(self.lower, "%") if self.lower is not None else ""
        upper = shown(self.upper, "%") if self.upper is not None else ""
        ends = (
            lower and (f"{lower} or more" if self.lower_included else f"more than {lower}"),
            upper and (f"{upper} or less" if self.upper_included else f"less than {upper}"),
        )
        return " and ".join(filter(None, ends)) or "of every rate"


@attrs.frozen(kw_only=True, weakref_slot=False)
class Bands:
    """A rule of bands (評価区分): a rate, and which grade it gives; itself a rule a scheme can have.

    Attributes:
        quantity: which rate is cut, one of ``QUANTITIES``.
        bands: the bands, the highest first; together they cover every rate exactly once.

    Raises:
        InvalidValueError: an unknown rate; bands that overlap or leave a gap, with the place named.

    >>> grades = Grade("○", "80%以上", "80 % or more"), Grade("△", "80%未満", "less than 80 %")
    >>> upper, lower = Band(grade=grades[0], lower=Fraction(80)), Band(grade=grades[1], upper=Fraction(79))
    >>> Bands(quantity="level-ratio", bands=(upper, lower))
    Traceback (most recent call last):
    ...
    welfareplan.errors.InvalidValueError: the bands leave a gap from 79 (included) to 80 (not included): between '○' and '△'
    """

    quantity: str
    bands: tuple[Band, ...]

    def __attrs_post_init__(self) -> None:
        if self.quantity not in QUANTITIES:
            near = nearest(self.quantity, QUANTITIES)
            raise InvalidValueError(
                f"{self.quantity!r} is not a rate that can be cut into bands; these are {', '.join(QUANTITIES)}"
                + ("" if near is None else f"; did you mean {near!r}?"),
                f"「{self.quantity}」は区分に使える率ではありません（{'、'.join(QUANTITIES)}）。",
            )
        if not self.bands:
            raise InvalidValueError("a rule of bands needs at least one band", "区分が一つもありません。")
        for end, name, word, ja in (
            (self.bands[0].upper, self.bands[0].grade.symbol, "above", "より上"),
            (self.bands[-1].lower, self.bands[-1].grade.symbol, "below", "より下"),
        ):
            if end is not None:
                raise InvalidValueError(
                    f"the bands leave a gap {word} {shown(end)}: the band {name!r} must be open there, "
                    "and the highest stands first",
                    f"{shown(end)}{ja}の区分がありません。「{name}」の端を開けてください（高い区分から順に書きます）。",
                )
        for higher, lower in pairwise(self.bands):
            _require_meeting(higher, lower)

    def __call__(self, figures: Figures) -> Judgement:
        """Judge by the band in which the exact rate lies; a level is no verdict while the wanted direction is unknown."""
        if not figures.has_target and self.quantity != "relative-change":
            return basics.ungraded(figures.no_target)
        found = QUANTITIES[self.quantity](figures)
        if isinstance(found, str):
            return basics.ungraded(found)
        rate, step = found
        if figures.is_blind and self.quantity != "share-of-way":
            return basics.ungraded("direction-unknown", step, rate=rate)
        band = next(each for each in self.bands if rate in each)
        return basics.judged(
            band.grade.symbol,
            step,
            Step(f"{shown(rate, '%')} lies in the band {band.en}", f"{shown(rate, '%')} は「{band}」に当たる"),
            rate=rate,
        )

    @property
    def grades(self) -> tuple[Grade, ...]:
        """The grades in order."""
        return tuple(each.grade for each in self.bands)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Bands:
        """A rule of bands from plain data, as a file holds it.

        Args:
            data: ``quantity`` and ``bands``, a list of tables with ``symbol``, ``words``, ``words_en`` and at most one
                each of ``at_least`` / ``above`` and ``below`` / ``at_most`` (per cent, as text).

        Raises:
            InvalidValueError: an unknown or missing key, a number that cannot be read, or what ``Bands`` refuses.
        """
        _require_keys(data, ("quantity", "bands"), "a rule of bands", ("quantity", "bands"))
        if not isinstance(data["bands"], list | tuple):
            raise InvalidValueError("bands is a list of tables", "bands は表の並びで書いてください。")
        return cls(quantity=str(data["quantity"]), bands=tuple(_band(each) for each in data["bands"]))


def _require_meeting(higher: Band, lower: Band) -> None:
    names = f"between {higher.grade.symbol!r} and {lower.grade.symbol!r}"
    names_ja = f"「{higher.grade.symbol}」と「{lower.grade.symbol}」"
    begin, end = higher.lower, lower.upper
    if begin is None or end is None or end > begin or (end == begin and higher.lower_included and lower.upper_included):
        raise InvalidValueError(
            f"the bands overlap {names}; the highest stands first and each ends where the one before begins",
            f"{names_ja}の範囲が重なっています。高い区分から順に、隙間も重なりもないように書いてください。",
        )
    if end < begin or not (higher.lower_included or lower.upper_included):
        first = f"{shown(end)} ({'not included' if lower.upper_included else 'included'})"
        last = f"{shown(begin)} ({'not included' if higher.lower_included else 'included'})"
        where = f"at {shown(end)}" if end == begin else f"from {first} to {last}"
        raise InvalidValueError(
            f"the bands leave a gap {where}: {names}",
            f"{names_ja}の間に、どの区分にも入らない範囲があります（{shown(end)}～{shown(begin)}）。",
        )


def _require_keys(data: Mapping[str, Any], known: tuple[str, ...], what: str, needed: tuple[str, ...]) -> None:
    if not hasattr(data, "keys"):
        raise InvalidValueError(f"{what} is a table, not {data!r}", "区分は表（キーと値）で書いてください。")
    for key in data:
        if key not in known:
            near = nearest(str(key), known)
            raise InvalidValueError(
                f"{key!r} is not a key of {what}" + ("" if near is None else f"; did you mean {near!r}?"),
                f"「{key}」という項目はありません。" + ("" if near is None else f"「{near}」ではありませんか。"),
            )
    for key in needed:
        if key not in data:
            raise InvalidValueError(f"{what} needs {key!r}", f"「{key}」がありません。")


def _band(data: Mapping[str, Any]) -> Band:
    _require_keys(data, _BAND_KEYS, "a band", ("symbol",))
    for one, other in (("at_least", "above"), ("below", "at_most")):
        if one in data and other in data:
            raise InvalidValueError(
                f"the band {data['symbol']!r} has both {one!r} and {other!r}; keep one",
                f"区分「{data['symbol']}」に {one} と {other} の両方があります。",
            )
    ends = {key: Fraction(exact(data[key])) for key in _BAND_KEYS[3:] if key in data}
    words = str(data.get("words", ""))
    return Band(
        grade=Grade(str(data["symbol"]), words, str(data.get("words_en", words))),
        lower=ends.get("at_least", ends.get("above")),
        lower_included="above" not in ends,
        upper=ends.get("below", ends.get("at_most")),
        upper_included="at_most" in ends,
    )
