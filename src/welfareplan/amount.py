"""How much, of what? (floor 2)

An amount (数量) is an exact number and the unit it counts. Which spellings mean one unit (単位), and which units may be
compared, is said by the table here; pint supplies the factor only, from a registry made for the question, and is not
imported before.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

import attrs

from welfareplan.errors import InvalidValueError, UnitMismatchError

if TYPE_CHECKING:
    import pint

MOST_DIGITS = 28
"""An amount has at most this many digits; a longer run is damage or an attack, not a figure."""

_NUMBER = re.compile(r"-?[0-9]{1,28}(\.[0-9]{1,28})?", re.ASCII)
_LONGEST_UNIT = 32
_EXACT = Context(prec=60, traps=[InvalidOperation])  # twice the digits of an amount: products of two stay exact


@attrs.frozen
class Unit:
    """A row of the table of units (単位表).

    Attributes:
        name: the canonical spelling.
        group: what it counts; only units of one group may be compared.
        expression: the unit for pint, within its group.
        spellings: other spellings met in print.
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
        ("人口千人あたり", "人口千人当たり", "人口千人対", "人/千人あたり"),
    ),
    Unit(
        "人/10万人",
        "rate of persons",
        "one / hundred_thousand",
        ("人口10万人対", "人口10万人当たり", "人口10万人あたり", "人口10万対"),
    ),
    Unit("円", "money", "yen"),
    Unit("千円", "money", "thousand * yen"),
    Unit("百万円", "money", "million * yen"),
    Unit("kg", "mass", "kilogram", ("キログラム", "㎏", "キロ")),
    Unit("t", "mass", "tonne", ("トン", "t-NOx", "㌧")),
    Unit("ha", "area", "hectare", ("ヘクタール", "㏊")),
    Unit("千ha", "area", "thousand * hectare"),
    Unit("kg/年", "kg/年", "one", ("キログラム/年",)),
    Unit("か所", "か所", "one", ("カ所", "ヶ所", "ケ所", "ヵ所", "箇所", "個所", "ヶ處")),
    Unit("人", "人", "one", ("人(延べ人数)", "人(実人数)")),
    *_alone(
        "%/年", "件", "件/年", "人/年", "世帯", "戸", "団体", "団体・個人", "法人", "社", "組織", "事業所", "自治会"
    ),
    *_alone("地区", "市町", "市町村", "回", "回/年", "点", "歩", "年", "分/日", "g/人"),
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
_WRAPPED = re.compile(r"[【\[(〔](.+)[】\])〕]")


def _fold(text: str) -> str:
    """The spelling without differences that never matter: width, blanks, brackets around, 単位: before."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    while True:
        bare = folded.removeprefix("単位").lstrip(":") if folded.startswith("単位") else folded
        match = _WRAPPED.fullmatch(bare)
        bare = match[1] if match else bare
        if bare == folded:
            return folded
        folded = bare


_BY_SPELLING = {_fold(spelling): unit for unit in UNITS for spelling in (unit.name, *unit.spellings)}


def known_unit(text: str) -> Unit | None:
    """The row of the table for a unit in any of its spellings, or None.

    >>> known_unit("ヶ所").name, known_unit("［単位：％］").name
    ('か所', '%')
    """
    return _BY_SPELLING.get(_fold(text)) if len(text) <= 2 * _LONGEST_UNIT else None


def canonical_unit(text: str) -> str:
    """The canonical spelling of a unit; one that the table does not know is only freed of width, blanks and brackets.

    Raises:
        InvalidValueError: no unit is left, or it is longer than 32 characters.

    >>> canonical_unit("箇所"), canonical_unit("％"), canonical_unit("（膳）")
    ('か所', '%', '膳')
    """
    found = known_unit(text)
    if found is not None:
        return found.name
    folded = _fold(text[: 2 * _LONGEST_UNIT + 1])
    _require_unit_shape(folded)
    return folded


def _require_unit_shape(unit: str) -> None:
    if not unit or len(unit) > _LONGEST_UNIT or any(each.isspace() or not each.isprintable() for each in unit):
        raise InvalidValueError(
            f"{unit[:40]!r} is not a unit: 1 to {_LONGEST_UNIT} printable characters without blanks",
            f"「{unit[:40]}」は単位ではありません。空白を含まない{_LONGEST_UNIT}字以内で書いてください。",
        )


def comparable(left: str | None, right: str | None) -> bool:
    """Whether amounts in two canonical units may be compared: the table's word, not pint's.

    >>> comparable("千円", "円"), comparable("戸", "世帯"), comparable("%", "ポイント")
    (True, False, False)
    """
    if left == right:
        return True
    first, second = _BY_NAME.get(left or ""), _BY_NAME.get(right or "")
    return first is not None and second is not None and first.group == second.group


def unit_registry() -> pint.UnitRegistry[Decimal]:
    """A new pint registry that knows the units of the table and nothing else; the application's stays as it is."""
    import pint

    registry: pint.UnitRegistry[Decimal] = pint.UnitRegistry(None, non_int_type=Decimal)
    for definition in _DEFINITIONS:
        registry.define(definition)
    return registry


@lru_cache(maxsize=256)
def factor(source: str, target: str) -> Decimal:
    """By what an amount in one unit is multiplied to state it in another.

    Raises:
        UnitMismatchError: the two may not be compared.

    >>> factor("千円", "円"), factor("%", "‰")
    (Decimal('1000'), Decimal('10'))
    """
    if source == target:
        return Decimal(1)
    if not comparable(source, target):
        raise UnitMismatchError(source, target)
    registry = unit_registry()
    one = registry.Quantity(Decimal(1), registry.parse_units(_BY_NAME[source].expression))
    found = Decimal(one.to(registry.parse_units(_BY_NAME[target].expression)).magnitude)
    return _plain(found.normalize(_EXACT))


def _plain(value: Decimal) -> Decimal:
    """The same number without an exponent above zero, which figures are never written with."""
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1), context=_EXACT) if isinstance(exponent, int) and exponent > 0 else value


def exact(value: Decimal | str | int) -> Decimal:
    """An exact number as figures are stated: digits, at most one point, a minus before.

    Raises:
        InvalidValueError: not such a number (floats, NaN, exponents and separators are refused), or over 28 digits.

    >>> exact("57.10")
    Decimal('57.10')
    """
    if isinstance(value, str):
        if _NUMBER.fullmatch(value) is None:
            shown = value if len(value) <= 40 else value[:40] + "…"  # noqa: PLR2004
            raise InvalidValueError(
                f"{shown!r} is not an exact number; write digits with at most one point, like 64.1 or -408",
                f"「{shown}」は数値として読めません。64.1 や -408 のように、半角の数字と小数点だけで書いてください。",
            )
        value = Decimal(value)
    elif isinstance(value, int) and not isinstance(value, bool):
        if abs(value) >= 10**MOST_DIGITS:
            raise InvalidValueError(
                f"a number of more than {MOST_DIGITS} digits is not a figure",
                f"{MOST_DIGITS}桁を超える数は値として扱いません。",
            )
        return Decimal(value)
    elif not isinstance(value, Decimal):
        raise InvalidValueError(
            f"{value!r} is {type(value).__name__}, not an exact number; give a Decimal, an int or text like '64.1'",
            f"{value!r} は正確な数値ではありません。文字列か整数で渡してください。",
        )
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or exponent > 0 or max(len(digits), -exponent) > MOST_DIGITS:
        raise InvalidValueError(
            f"{value!r} is not a figure: it must be finite, written without exponent, of at most {MOST_DIGITS} digits",
            f"「{value}」は値として扱えません。指数を使わず{MOST_DIGITS}桁以内で書いてください。",
        )
    return value


def _require_canonical(_instance: object, _attribute: object, unit: Any) -> None:  # noqa: ANN401 - attrs gives any value
    if unit is None:
        return
    if not isinstance(unit, str):
        raise InvalidValueError(f"a unit is text, not {unit!r}", f"単位は文字列です（{unit!r}）。")
    _require_unit_shape(unit)
    canonical = canonical_unit(unit)
    if canonical != unit:
        raise InvalidValueError(
            f"the unit {unit!r} is spelt {canonical!r} here; Amount.of(value, unit) reads any spelling",
            f"単位「{unit}」は「{canonical}」と書いてください。",
        )


@attrs.frozen(order=False)
class Amount:
    """An exact number and what it counts (数量).

    Attributes:
        value: the number, with the zeros it was printed with (57.10); text and int are taken as they stand, float is not.
        unit: the unit in canonical spelling, or None where none is stated. A unit outside the table is legal and compares
            with itself only.

    Raises:
        InvalidValueError: not an exact number, or a spelling that is not canonical.
        UnitMismatchError: in comparing and subtracting, when the units count different things.

    >>> Amount("70.0", "%") - Amount("64.1", "%")
    Amount('5.9', 'ポイント')
    >>> Amount("1", "千円") > Amount("999", "円")
    True
    """

    value: Decimal = attrs.field(converter=exact)
    unit: str | None = attrs.field(default=None, validator=_require_canonical)

    @classmethod
    def of(cls, value: Decimal | str | int, unit: str | None = None) -> Self:
        """An amount whose unit may be spelt in any way.

        >>> Amount.of("12", "ヶ所")
        Amount('12', 'か所')
        """
        return cls(value, None if unit is None else canonical_unit(unit))

    def value_in(self, unit: str | None) -> Decimal:
        """The number in another unit of the same group, exact.

        Raises:
            UnitMismatchError: the units may not be compared.
        """
        if self.unit == unit:
            return self.value
        if self.unit is None or unit is None:
            raise UnitMismatchError(self.unit, unit)
        return _EXACT.multiply(self.value, factor(self.unit, unit))

    def __sub__(self, other: Amount) -> Amount:
        difference = _EXACT.subtract(self.value, other.value_in(self.unit))
        return Amount(_plain(difference), "ポイント" if self.unit == "%" else self.unit)

    def __lt__(self, other: Amount) -> bool:
        return self.value < other.value_in(self.unit)

    def __le__(self, other: Amount) -> bool:
        return self.value <= other.value_in(self.unit)

    def __gt__(self, other: Amount) -> bool:
        return self.value > other.value_in(self.unit)

    def __ge__(self, other: Amount) -> bool:
        return self.value >= other.value_in(self.unit)

    def __repr__(self) -> str:
        unit = "" if self.unit is None else f", {self.unit!r}"
        return f"Amount('{self.value:f}'{unit})"

    def __str__(self) -> str:
        return f"{self.value:,f}{self.unit or ''}"
