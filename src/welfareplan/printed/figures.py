"""How much is printed there? (floor 3)

One figure: a sign, a number, a unit; and the check that unit and number can belong together. Where they cannot (a count
with three decimals is a separator gone wrong) the cell is refused.
"""

from __future__ import annotations

from decimal import Decimal

import attrs

from welfareplan.amount import Amount
from welfareplan.errors import InvalidValueError
from welfareplan.printed.context import Context
from welfareplan.printed.counters import MEASURED
from welfareplan.printed.denominators import Denominator, denominator_before, over, over_heading
from welfareplan.printed.numerals import Numeral, numeral
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.units import per_behind, unit_behind, unit_of
from welfareplan.terms import Flag

_MINUS = "▲ ?|マイナス ?|-(?=[0-9])"
_PLUS = r"\+ ?|プラス ?"
_NO_CHANGE = r"± ?(?=0(?:\.0+)?(?![0-9.,]))"
_HOURS = "([0-9]{1,2}) ?時間 ?([0-9]{1,2}) ?分(?!の)"
RELATIVE = frozenset({"ポイント", "%", "倍"})
"""The units of a change that is measured from what it changes, whatever that is counted in."""

_SEPARATED = 3  # digits between two separators
_SCALES = {Decimal(1000): "千", Decimal(10**4): "万", Decimal(10**6): "百万", Decimal(10**8): "億"}


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


def printed_figure(scan: Scanner, denominator: Denominator | None = None) -> Printed | None:
    """The figure that stands next, or None.

    Args:
        scan: the cell.
        denominator: what was printed before the figure (1日当たり), if anything.

    Raises:
        UnreadableCellError: there is one, but damaged.
    """
    scan.skip()
    start = scan.position
    denominator = denominator or denominator_before(scan)
    sign = "-" if scan.match(_MINUS) else "+" if scan.match(_PLUS) else ""
    if not sign:
        scan.match(_NO_CHANGE)
    number, unit = _hours(scan) or (numeral(scan), None)
    if number is None:
        if scan.position != start:
            scan.refuse("a number is missing there", "数字がありません。")
        return None
    unit = per_behind(scan, unit) if unit else _unit(scan, number)
    if number.sign_like and unit is None:
        scan.position = start
        scan.refuse("one kanji alone may be a number or a dash", "漢数字か横線か判断できません。")
    if unit == "割":
        number, unit = number.times(Decimal(10)), "%"
    elif denominator:
        unit = over(scan, unit, denominator)
    return Printed(sign, number, unit)


def _hours(scan: Scanner) -> tuple[Numeral, str] | None:
    """Hours and minutes (2時間30分) are minutes."""
    found = scan.match(_HOURS)
    if found is None:
        return None
    if int(found[2]) >= 60:  # noqa: PLR2004 - minutes
        scan.refuse("an hour has 60 minutes", "分が60以上になっています。")
    minutes = Decimal(int(found[1]) * 60 + int(found[2]))
    return Numeral(minutes, 0, str(minutes), in_words=True, scale=None), "分"


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
        unit = _under_heading(scan, figure, context)
    if figure.number.cut_short and unit is None:
        scan.refuse("千 or 百 is printed there without a unit", "「千」「百」の後の単位がありません。")
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


def _under_heading(scan: Scanner, figure: Printed, context: Context) -> str | None:
    unit, number = figure.unit, figure.number
    given, _ = unit_of(context)
    if number.scale in _SCALES and given == f"{_SCALES[number.scale]}{unit}":
        return unit  # 12千人 under a heading 千人
    if given and unit and unit.startswith(f"{given}/") and context.per is None:
        return unit  # 年12件 under a heading 件
    if given is not None and given.startswith(f"{unit}/"):
        unit = given  # 人 under a heading 人/10万人 is the first half of the unit
    own = unit
    if own is None and given and number.in_words and given.startswith(tuple(_SCALES.values())):
        scan.refuse(
            "number words stand in the cell and in its heading", "セルと見出しの両方に「千」「万」などがあります。"
        )
    unit = unit or given
    if context.per is not None:
        given = over_heading(scan, given, context.per) if given else None
        unit = over_heading(scan, unit, context.per)
    if own and given and unit != given and not (own == "ポイント" and given == "%"):
        scan.refuse(
            f"the cell is in {own!r} and the heading says {context.unit!r}", "セルと見出しの単位が食い違っています。"
        )
    return unit


def heading_flags(context: Context) -> tuple[Flag, ...]:
    """The flags that the unit of a heading carries (人(延べ人数))."""
    return unit_of(context)[1]
