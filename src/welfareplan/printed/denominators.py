"""Over what is the figure counted? (floor 3)

Denominators before a figure (人口10万人対, 1日当たり, 年), behind it (／年, （年間）) or in a heading, and the units that stand over
them.
"""

from __future__ import annotations

from functools import lru_cache

import attrs

from welfareplan.amount import canonical_unit
from welfareplan.errors import InvalidValueError, UnreadableCellError
from welfareplan.printed.counters import spelt
from welfareplan.printed.scanner import Scanner

_INHABITANTS = {
    "千": "千人",
    "1000": "千人",
    "1,000": "千人",
    "1千": "千人",
    "1万": "1万人",
    "10,000": "1万人",
    "100": "100人",
    "百": "100人",
}
_HUNDRED_THOUSAND = "10万人"
_MANY = "10 ?万|100,?000|十万|1,?000|1?千|10,000|1万|100|百"
_EACH = "あたり|当たり|当り|当たりの|につき"
_PER_INHABITANTS = rf"人口 ?({_MANY}) ?人? ?(?:{_EACH}|対)の?|({_MANY}) ?人 ?(?:{_EACH}|対)の?|(10万)対"
_ONE = "日|人|年|世帯|回|か所|校|月|週|台|戸|団体|施設|事業所|地区|時間"
_PER_ONE = rf"(?:[市町村県区国都府道住]民|児童|生徒|高齢者)?の?[1一] ?(?:(人) ?[1一] ?(日)|({_ONE}))(?:間)?(?:平均)?(?:{_EACH})の?"
_PER_TIME = r"(?<![年度月比0-9])(年|月|週)(?:間|率|平均)?に?(?=[ ]?(?:約|延べ|のべ|概ね|おおむね|およそ)?[ ]?[0-9+▲-])"
_BELOW = (
    " ?/ ?(?:人口)?(人・日|人/日|1人1日|10万人|1万人|1,?000人|千人|100人|年度|年間|年|月間?|週間?|日|時間|世帯|人|回|校|"
    "か所|団体|台|戸|床|施設|事業所|地区|m2|m3|km2|km|ha|L|l)"
)
_SPELT_BELOW = {
    "人/日": "人・日",
    "1人1日": "人・日",
    "1000人": "千人",
    "1,000人": "千人",
    "年度": "年",
    "年間": "年",
    "月間": "月",
    "週間": "週",
    "l": "L",
}
_TIME_BELOW = r"\( ?(年|月|週)間? ?\)"
_AGES = frozenset({"年", "歳", "か月"})
_RATES = frozenset({"%", "‰", "倍", "ポイント"})


@attrs.frozen
class Denominator:
    """What a figure is counted over (分母).

    Attributes:
        name: the denominator in canonical spelling: 10万人, 千人, 日, 人・日.
        inhabitants: whether it counts inhabitants, so that a number without a unit counts persons.
    """

    name: str
    inhabitants: bool = False


def denominator_behind(scan: Scanner) -> Denominator | None:
    """The denominator that stands next, behind a unit (／年, （年間）); or None."""
    found = scan.match(_BELOW, blanks=False) or scan.match(_TIME_BELOW)
    return Denominator(_SPELT_BELOW.get(found[1], found[1])) if found else None


def time_below(scan: Scanner) -> Denominator | None:
    """The time in brackets that a figure is counted over (（年間、延べ）), if it stands next; or None."""
    found = scan.match("(年|月|週)間(?=[ ,、・)])")
    return Denominator(found[1]) if found else None


def denominator_before(scan: Scanner) -> Denominator | None:
    """The denominator that stands next (人口10万人対, 1日当たり, 年); or None."""
    many = scan.match(_PER_INHABITANTS)
    if many:
        number = (many[1] or many[2] or many[3]).replace(" ", "")
        return Denominator(_INHABITANTS.get(number, _HUNDRED_THOUSAND), inhabitants=True)
    one = scan.match(_PER_ONE)
    if one:
        return Denominator(one[3] or "人・日")
    time = scan.match(_PER_TIME)
    return Denominator(time[1]) if time else None


def composed(unit: str | None, denominator: str) -> str:
    """A unit over a denominator; the denominators of inhabitants count persons where nothing else is printed.

    >>> composed("人", "千人"), composed(None, "10万人"), composed("件", "年"), composed("g/人", "日")
    ('人/千人', '人/10万人', '件/年', 'g/人・日')
    """
    unit = f"{unit or '人'}/{denominator}"
    return spelt(unit) or canonical_unit(unit)


def fits_over(unit: str | None, denominator: str) -> bool:
    """Whether a unit can stand over a denominator: an age never does, a rate over a year only.

    >>> fits_over("人", "千人"), fits_over("%", "年"), fits_over("%", "千人"), fits_over("人", "人")
    (True, True, False, False)
    """
    head, _, below = (unit or "人").partition("/")
    twice = head == denominator or (below and f"{unit}/{denominator}" != "g/人/日")
    return not twice and head not in _AGES and (head not in _RATES or denominator == "年")


def over(scan: Scanner, unit: str | None, denominator: Denominator) -> str:
    """The unit of a figure over the denominator printed with it.

    Args:
        scan: the cell.
        unit: the unit of the figure, or None.
        denominator: what is printed as a denominator.

    Raises:
        UnreadableCellError: the two do not fit, or there is no unit to stand over 年.
    """
    if unit is None and not denominator.inhabitants:
        scan.refuse("a denominator is printed without a unit", "分母だけが書かれ、単位がありません。")
    if not fits_over(unit, denominator.name):
        scan.refuse("this unit does not stand over that denominator", "単位と分母の組み合わせが不自然です。")
    return composed(unit, denominator.name)


def over_heading(scan: Scanner, unit: str | None, per: str) -> str:
    """A unit with the denominator of a heading: 人 under 人口千人あたり is 人/千人.

    Args:
        scan: the cell.
        unit: the unit of the cell or of its heading, or None.
        per: the denominator, as its heading prints it.

    Raises:
        UnreadableCellError: this unit does not stand over it, or there is none and it needs one.
        InvalidValueError: the heading is no denominator.
    """
    found = of_heading(per)
    return unit if unit and unit.endswith(f"/{found.name}") else over(scan, unit, found)


@lru_cache(maxsize=256)
def of_heading(per: str) -> Denominator:
    """The denominator that a heading prints.

    Raises:
        InvalidValueError: it prints none.

    >>> of_heading("（人口10万人対）")
    Denominator(name='10万人', inhabitants=True)
    """
    try:
        heading = Scanner(per, "")
        heading.unwrap()
        found = denominator_before(heading)
        if found is not None and heading.done:
            return found
    except UnreadableCellError:
        pass
    raise InvalidValueError(
        f"{per!r} is no denominator; write it like 人口千人あたり, 人口10万人対 or 1日当たり",
        f"「{per}」は分母として読めません。「人口千人あたり」「人口10万人対」のように書いてください。",
    )
