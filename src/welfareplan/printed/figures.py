"""How much is printed there? (floor 3)

One figure: a sign, a number, a unit; and the check that unit and number can belong together. Where they cannot (a count
with three decimals is a separator gone wrong) the cell is refused.
"""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from welfareplan.amount import Amount
from welfareplan.errors import InvalidValueError
from welfareplan.printed.context import Context
from welfareplan.printed.numerals import Numeral, numeral, times_ten
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.units import MEASURED, composed, denominator_before, over_heading, unit_behind, unit_of
from welfareplan.terms import Flag

_MINUS = re.compile(r"▲ ?|マイナス ?|-(?=[0-9])", re.ASCII)
_PLUS = re.compile(r"\+|プラス")
_RATES = frozenset({"%", "‰", "倍", "ポイント"})
_SEPARATED = 3  # digits between two separators


@attrs.frozen
class Printed:
    """One figure as printed (印字された数値).

    Attributes:
        sign: ``-`` for ▲ △ -, ``+`` for ＋, or nothing.
        number: the number.
        unit: the unit printed with it, in canonical spelling, or None.
    """

    sign: str
    number: Numeral
    unit: str | None

    @property
    def value(self) -> Decimal:
        """The number with its sign; there is no negative zero."""
        return -self.number.value if self.sign == "-" and self.number.value else self.number.value


def printed_figure(scan: Scanner, denominator: tuple[str, bool] | None = None) -> Printed | None:
    """The figure that stands next, or None.

    Args:
        scan: the cell.
        denominator: what was printed before the figure (1日当たり), if anything.

    Raises:
        UnreadableCellError: there is one, but damaged.
    """
    start = scan.position
    denominator = denominator or denominator_before(scan)
    sign = "-" if scan.match(_MINUS) else "+" if scan.match(_PLUS) else ""
    number = numeral(scan)
    if number is None:
        if sign or (scan.position != start and denominator):
            scan.refuse("a number is missing there", "数字がありません。")
        return None
    unit = _unit(scan, number)
    if unit == "割":
        number, unit = attrs.evolve(number, value=times_ten(number.value), in_words=True), "%"
    elif denominator:
        if unit is None and not denominator[1]:
            scan.refuse("a denominator is printed without a unit", "分母だけが書かれ、単位がありません。")
        unit = composed(unit, denominator[0])
    return Printed(sign, number, unit)


def _unit(scan: Scanner, number: Numeral) -> str | None:
    if scan.take("割"):
        return "割"
    unit = unit_behind(scan)
    if unit == "年" and number.decimals == 0 and len(number.whole) > _SEPARATED:
        scan.refuse("this is a year and no figure", "年であって数値ではありません。")
    return unit


def amount_of(scan: Scanner, figure: Printed, context: Context, *, heading: bool = True) -> Amount:
    """A printed figure as an amount, with what the headings say of it.

    Args:
        scan: the cell.
        figure: the figure.
        context: the unit and denominator that stand in a heading.
        heading: whether the headings speak of this figure; they do not of a share in brackets.

    Raises:
        UnreadableCellError: cell and heading contradict each other, or number and unit do.
        InvalidValueError: the context is none.
    """
    unit = figure.unit
    if heading:
        unit = _under_heading(scan, unit, context)
    fraction_fits = unit in MEASURED or (unit is None and figure.number.whole == "0")
    if figure.number.decimals >= _SEPARATED and not figure.number.in_words and not fraction_fits:
        scan.refuse(
            "a point with three digits behind it is a separator gone wrong in a count",
            "小数点か桁区切りか判断できません。",
        )
    try:
        return Amount(figure.value, unit)
    except InvalidValueError as error:
        scan.refuse(str(error), error.ja)


def _under_heading(scan: Scanner, unit: str | None, context: Context) -> str | None:
    given, _ = unit_of(context)
    own = unit
    unit = unit or given
    if context.per is not None:
        given = over_heading(given, context.per) if given else None
        if unit in _RATES:
            scan.refuse("a rate cannot stand over another denominator", "割合の単位に分母を重ねられません。")
        unit = over_heading(unit, context.per)
    if own and given and unit != given and not (own == "ポイント" and given == "%"):
        scan.refuse(
            f"the cell is in {own!r} and the heading says {context.unit!r}", "セルと見出しの単位が食い違っています。"
        )
    return unit


def heading_flags(context: Context) -> tuple[Flag, ...]:
    """The flags that the unit of a heading carries (人(延べ人数))."""
    return unit_of(context)[1]
