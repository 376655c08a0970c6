"""How much, of what? (floor 2)

An amount (数量) is an exact number and the unit it counts. Which spellings mean one unit (単位), and which units may be
compared, is said by the table here; pint supplies the factor only, from a registry made for the question, and is not
imported before.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from decimal import Context, Decimal, Inexact, InvalidOperation, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING, Self

import attrs

from welfareplan.errors import InvalidValueError, UnitMismatchError, shown, shown_ja

if TYPE_CHECKING:
    import pint

MOST_DIGITS = 28
"""An amount has at most this many digits; a longer run is damage or an attack, not a figure."""

_NUMBER = re.compile(r"-?[0-9]{1,28}(\.[0-9]{1,28})?", re.ASCII)
_LONGEST_UNIT = 32
_LONGEST_TEXT = 100  # with 単位:, brackets and blanks
# Two amounts of 28 digits before and after the point, and a factor of a million, fit with room to spare; should it ever be
# too narrow, it raises rather than rounds.
_EXACT = Context(prec=90, traps=[InvalidOperation, Inexact])


@attrs.frozen(weakref_slot=False)
class Unit:
    """A row of the table of units (単位表).

    Attributes:
        name: the canonical spelling.
        group: what it counts; only units of one group may be compared.
        expression: the unit for pint, within its group.
        spellings: other spellings met in print.

    >>> known_unit("千円").group == known_unit("円").group
    True
    """

    name: str
    group: str
    expression: str
    spellings: tuple[str, ...] = ()


def _alone(*names: str) -> tuple[Unit, ...]:
    """Units that compare with themselves only."""
    return tuple(Unit(name, name, "one") for name in names)


UNITS: tuple[Unit, ...] = (
    Unit("%", "share", "percent", ("パーセント", "㌫")),
    Unit("‰", "share", "permille", ("パーミル",)),
    Unit("倍", "share", "one"),
    Unit("ポイント", "difference of shares", "one", ("pt", "%ポイント", "パーセントポイント")),
    Unit(
        "人/千人",
        "rate of persons",
        "one / thousand",
        ("人口千人あたり", "人口千人当たり", "人口千人対", "千人あたり", "千人当たり", "千人対"),
    ),
    Unit(
        "人/10万人",
        "rate of persons",
        "one / hundred_thousand",
        (
            "人口10万人あたり",
            "人口10万人当たり",
            "人口10万人対",
            "10万人あたり",
            "10万人当たり",
            "10万人対",
            "人口10万対",
        ),
    ),
    Unit("円", "money", "yen"),
    Unit("千円", "money", "thousand * yen"),
    Unit("百万円", "money", "million * yen"),
    Unit("kg", "mass", "kilogram", ("キログラム", "㎏")),
    Unit("t", "mass", "tonne", ("トン", "t-NOx", "㌧")),
    Unit("ha", "area", "hectare", ("ヘクタール", "㏊")),
    Unit("千ha", "area", "thousand * hectare"),
    Unit("kg/年", "kg/年", "one", ("キログラム/年",)),
    Unit("人", "人", "one", ("人(延べ人数)", "人(実人数)")),
    *_alone(
        "%/年", "件", "件/年", "人/年", "世帯", "戸", "団体", "団体・個人", "法人", "社", "組織", "事業所", "自治会"
    ),
    *_alone("か所", "地区", "市町", "市町村", "回", "回/年", "点", "歩", "年", "分/日", "g/人"),
)

_DEFINITIONS = (
    "share = [share]",
    "one = [number]",
    "percent = one / 100",
    "permille = one / 1000",
    "thousand = 1000",
    "hundred_thousand = 100000",
    "million = 1000000",
    "yen = [money]",
    "kilogram = [mass]",
    "tonne = 1000 * kilogram",
    "hectare = [area]",
)

_BY_NAME = {unit.name: unit for unit in UNITS}
_WRAPPED = re.compile(r"[【\[(〔]((?:[^()]|\([^()]*\))+)[】\])〕]")
_PLACES = re.compile("[かカヵケヶ箇個]所")


def _fold(found: object) -> str:
    """The spelling without differences that never matter: width, blanks, brackets around, 単位: before, the か of か所.

    Nothing is left of what is no text, or too long to be a unit.
    """
    text, folded = found if isinstance(found, str) and len(found) <= _LONGEST_TEXT else "", ""
    while text != folded:
        folded = text
        text = "".join(unicodedata.normalize("NFKC", text).split()).removeprefix("単位:")
        match = _WRAPPED.fullmatch(text)
        text = _PLACES.sub("か所", match[1] if match else text)
    return folded


def _key(text: object) -> str:
    """What a spelling is looked up by: folded, and without the long vowel."""
    return _fold(text).replace("ー", "")


_BY_SPELLING = {_key(spelling): unit for unit in UNITS for spelling in (unit.name, *unit.spellings)}


def known_unit(text: object) -> Unit | None:
    """The row of the table for a unit (単位) in any of its spellings, or None.

    >>> known_unit("ヶ所").name, known_unit("［単位：％］").name
    ('か所', '%')
    """
    return _BY_SPELLING.get(_key(text))


def canonical_unit(text: str) -> str:
    """The canonical spelling of a unit (単位の表記の統一).

    One that the table does not know is only freed of width, blanks and brackets.

    Raises:
        InvalidValueError: no text, no unit is left of it, or more than 32 characters are.

    >>> canonical_unit("箇所"), canonical_unit("％"), canonical_unit("（膳）")
    ('か所', '%', '膳')
    """
    found = known_unit(text)
    if found is not None:
        return found.name
    folded = _fold(text)
    if not 1 <= len(folded) <= _LONGEST_UNIT or not folded.isprintable():
        raise InvalidValueError(
            f"{shown(text)} is not a unit: 1 to {_LONGEST_UNIT} printable characters without blanks",
            f"{shown_ja(text)}は単位ではありません。空白を含まない{_LONGEST_UNIT}字以内で書いてください。",
        )
    return folded


def comparable(left: str | None, right: str | None) -> bool:
    """Whether amounts in two canonical units may be compared (比較の可否): the table's word, not pint's.

    >>> comparable("千円", "円"), comparable("戸", "世帯"), comparable("%", "ポイント")
    (True, False, False)
    """
    if left == right:
        return True
    first, second = _BY_NAME.get(left or ""), _BY_NAME.get(right or "")
    return first is not None and second is not None and first.group == second.group


def unit_registry() -> pint.UnitRegistry[Decimal]:
    """A new pint registry (単位の定義) that knows the units of the table and nothing else; the application's stays as it is.

    >>> unit_registry().Quantity(3, "thousand * yen").to("yen").magnitude
    Decimal('3000')
    """
    import pint

    registry: pint.UnitRegistry[Decimal] = pint.UnitRegistry(None, non_int_type=Decimal)
    for definition in _DEFINITIONS:
        registry.define(definition)
    return registry


@lru_cache(maxsize=256)
def factor(source: str, target: str) -> Decimal:
    """By what an amount in one unit is multiplied to state it in another (換算係数), exactly.

    Raises:
        UnitMismatchError: the two may not be compared.

    >>> factor("千円", "円"), factor("%", "‰")
    (Decimal('1000'), Decimal('10'))
    """
    if source == target:
        return Decimal(1)
    if not comparable(source, target):
        raise UnitMismatchError(source, target)
    with localcontext(_EXACT):  # pint computes in the context of the thread, which may be anybody's
        registry = unit_registry()
        one = registry.Quantity(Decimal(1), registry.parse_units(_BY_NAME[source].expression))
        found = Decimal(one.to(registry.parse_units(_BY_NAME[target].expression)).magnitude).normalize()
    return Decimal(f"{found:f}")  # 1E+3 is written 1000, as figures are


def exact(value: Decimal | str | int) -> Decimal:
    """An exact number (正確な数値) as figures are stated: digits, at most one point, a minus before.

    Raises:
        InvalidValueError: not such a number (floats, NaN, exponents and separators are refused), or over 28 digits.

    >>> exact("57.10")
    Decimal('57.10')
    """
    found = value
    if isinstance(value, str):
        if _NUMBER.fullmatch(value) is None:
            raise InvalidValueError(
                f"{shown(value)} is not an exact number; write digits with at most one point, like 64.1 or -408",
                f"{shown_ja(value)}は数値として読めません。64.1 や -408 のように、半角の数字と小数点だけで書いてください。",
            )
        if len(value) <= MOST_DIGITS:  # it has no more digits than signs: nothing to count, and most figures are short
            return Decimal(value)
        value = Decimal(value)
    elif isinstance(value, int) and not isinstance(value, bool):
        # Compared before it is converted: the largest numbers take Python seconds to convert.
        value = Decimal(value) if abs(value) < 10**MOST_DIGITS else Decimal("Infinity")
    elif not isinstance(value, Decimal):
        raise InvalidValueError(
            f"{shown(value)} is {type(value).__name__}, not an exact number; give a Decimal, an int or text like '64.1'",
            f"{shown_ja(value)}は正確な数値ではありません。文字列か整数で渡してください。",
        )
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or exponent > 0 or max(len(digits), -exponent) > MOST_DIGITS:
        raise InvalidValueError(
            f"{shown(found)} is not a figure: it must be finite, written without exponent, of at most {MOST_DIGITS} digits",
            f"{shown_ja(found)}は値として扱えません。指数を使わず{MOST_DIGITS}桁以内で書いてください。",
        )
    return value


def canonical(unit: str | None) -> str | None:
    """A unit in canonical spelling (単位), as the table holds it: a plan of thousands of amounts needs one copy of 人.

    Raises:
        InvalidValueError: the spelling is not canonical, or it is no unit.
    """
    if unit is None:
        return None
    known = _BY_NAME.get(unit) if type(unit) is str else None
    if known is not None:
        return known.name
    spelt = canonical_unit(unit)
    if spelt != unit:
        raise InvalidValueError(
            f"the unit {shown(unit)} is spelt {spelt!r} here; Amount.of(value, unit) reads any spelling",
            f"単位{shown_ja(unit)}は「{spelt}」と書いてください。",
        )
    return sys.intern(spelt)


@attrs.frozen(order=False, repr=False, weakref_slot=False)
class Amount:
    """An exact number and what it counts (数量).

    ``==`` asks whether two amounts say the same, number and unit: 70 % is 70.0 %, but 1 千円 is not stated as 1,000 円 is.
    ``<`` and ``<=`` ask how much it is, and take any two units that the table lets compare.

    Attributes:
        value: the number, with the zeros it was printed with (57.10); text and int are taken as they stand, float is not.
        unit: the unit in canonical spelling, or None where none is stated. A unit outside the table is legal and compares
            with itself only.

    Raises:
        InvalidValueError: not an exact number, or a spelling that is not canonical; or a difference of over 28 digits.
        UnitMismatchError: in comparing and subtracting, when the units count different things.

    >>> Amount("70.0", "%") - Amount("64.1", "%")
    Amount('5.9', 'ポイント')
    >>> Amount("1", "千円") > Amount("999", "円")
    True
    """

    value: Decimal = attrs.field(converter=exact)
    unit: str | None = attrs.field(default=None, converter=canonical)

    @classmethod
    def of(cls, value: Decimal | str | int, unit: str | None = None) -> Self:
        """An amount (数量) whose unit may be spelt in any way.

        Raises:
            InvalidValueError: not an exact number, or no unit.

        >>> Amount.of("12", "ヶ所")
        Amount('12', 'か所')
        """
        return cls(value, None if unit is None else canonical_unit(unit))

    def value_in(self, unit: str | None) -> Decimal:
        """The number in another unit of the same group (換算した値), exact.

        Raises:
            UnitMismatchError: the units may not be compared.

        >>> Amount("1.5", "千円").value_in("円")
        Decimal('1500.0')
        """
        if self.unit == unit:
            return self.value
        if self.unit is None or unit is None:
            raise UnitMismatchError(self.unit, unit)
        return _EXACT.multiply(self.value, factor(self.unit, unit))

    def _value_of(self, other: object) -> Decimal | None:
        """The number of another amount in this one's unit; None for what is no amount."""
        if not isinstance(other, Amount):
            return None
        if not comparable(self.unit, other.unit):  # asked here, where it is known which of the two stands first
            raise UnitMismatchError(self.unit, other.unit)
        return other.value_in(self.unit)

    def __sub__(self, other: Amount) -> Amount:
        value = self._value_of(other)
        if value is None:
            return NotImplemented
        return Amount(_EXACT.subtract(self.value, value), "ポイント" if self.unit == "%" else self.unit)

    def __lt__(self, other: Amount) -> bool:
        value = self._value_of(other)
        return NotImplemented if value is None else self.value < value

    def __le__(self, other: Amount) -> bool:
        value = self._value_of(other)
        return NotImplemented if value is None else self.value <= value

    def __repr__(self) -> str:
        unit = "" if self.unit is None else f", {self.unit!r}"
        return f"Amount('{self.value:f}'{unit})"

    def __str__(self) -> str:
        return f"{self.value:,f}{self.unit or ''}"
