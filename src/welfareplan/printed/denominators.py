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
_ONE = "日|人|年|世帯|回|[かカヶケヵ箇]所|校|[かカヶケヵ箇]月|月|週|台|戸|団体|施設|事業所|地区|時間"
_NUMBER_NEXT = "(?=[ ]?(?:約|延べ|のべ|概ね|おおむね|およそ)?[ ]?[0-9+▲-])"
_WHOSE = "(?:[市町村県区国都府道住]民|児童|生徒|高齢者)?の?"
# A day that is the rest of a date (4月1日) is none that is counted over.
_PER_ONE = (
    rf"{_WHOSE}[1一] ?(?:(?P<head>人) ?[1一] ?(?:日)|(?P<one>{_ONE}))間?(?:平均の?)?(?:{_EACH})の?(?:平均)?"
    rf"|{_WHOSE}[1一] ?(?:(?P<head_mean>人) ?[1一] ?(?:日)|(?P<mean>日|人|世帯|年|[かカヶケヵ箇]月|月|週))間?(?:の?平均){_NUMBER_NEXT}"
    rf"|(?<![0-9月年]){_WHOSE}[1一] ?(?:(?P<head_day>人) ?[1一] ?)?(?P<day>日)(?:間?に)?{_NUMBER_NEXT}"
    rf"|(?<![0-9月年])[1一] ?(?P<within>年|週|[かカヶケヵ箇]月)間?に{_NUMBER_NEXT}"
)
# So many every year may be a target of each year or a rate; so many times is a rate.
_PER_TIME = rf"(?:(?<![年度月比0-9])(年|月|週)(?:間|率|平均)?|(?<=年度)(年)間|毎(月|週|日)|毎(年)(?=に? ?[0-9]{{1,3}} ?回))に?{_NUMBER_NEXT}"
_BELOW = (
    " ?/ ?(?:人口)?(人・日|人/日|人・年|1人1日|10万人|1万人|1,?000人|千人|100人|年度|年間|年|月間?|週間?|日|時間|世帯|人|回|校|"
    "か所|団体|台|戸|床|施設|事業所|地区|m2|m3|km2|km|ha|L|l|kWh|kg|件|食|t(?![A-Za-z-]))"
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
        return Denominator(_of_one(one.groupdict()))
    time = scan.match(_PER_TIME)
    return Denominator(next(each for each in time.groups() if each)) if time else None


def _of_one(found: dict[str, str | None]) -> str:
    """The denominator in canonical spelling that a pattern of one (1日当たり) has found."""
    if any(value for name, value in found.items() if name.startswith("head")):
        return "人・日"
    name = next(value for value in found.values() if value)
    return {"月": "月", "所": "か所"}[name[-1]] if len(name) == 2 and name[-1] in "月所" else name  # noqa: PLR2004 - か月


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


def _time_of_heading(heading: Scanner) -> Denominator | None:
    """The time over which a heading says that its figures are counted (年間, 月平均), or None."""
    found = heading.match("(年|月|週|日)(?:間|平均|当たり|あたり)?(?:の?平均)?")
    return Denominator(found[1]) if found else None


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
        found = denominator_before(heading) or _time_of_heading(heading)
        if found is not None and heading.done:
            return found
    except UnreadableCellError:
        pass
    raise InvalidValueError(
        f"{per!r} is no denominator; write it like 人口千人あたり, 人口10万人対 or 1日当たり",
        f"「{per}」は分母として読めません。「人口千人あたり」「人口10万人対」のように書いてください。",
    )
