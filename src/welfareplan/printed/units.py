"""What does the figure count? (floor 3)

Units behind a figure, alone in a cell of a unit column, or as a denominator before it (人口10万人対, 1日当たり). Which
spellings mean one unit is said by the table in ``amount``; beside it stand the common counters of Japanese, which the
table does not need because nothing else is the same as they are. A word that is in neither is no unit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from welfareplan.amount import UNITS, canonical_unit
from welfareplan.errors import InvalidValueError, UnreadableCellError
from welfareplan.printed.context import Context, context_of
from welfareplan.printed.folding import fold
from welfareplan.printed.readings import UnitReading
from welfareplan.printed.scanner import Scanner
from welfareplan.terms import Flag

KNOWN = "％, か所, 人（延べ人数）, 単位：千円, 【件】, 人口10万人対"

_OTHER_COUNTERS = (
    "台 校 園 室 棟 床 席 部 枚 冊 通 票 品 基 隻 頭 羽 本 名 人日 人回 人・回 人・日 人泊 泊 店 "
    "店舗 施設 機関 病院 診療所 学級 クラス 教室 講座 コース グループ サークル クラブ チーム 企業 農家 "
    "経営体 事業 項目 種類 路線 便 駅 区間 区域 圏域 拠点 協議体 組 班 隊 商品 作品 言語 か国 自治体 "
    "町内会 自主防災組織 地域 校区 小学校区 中学校区 町 村 市 区 コマ 時間 日 か月 月 週 週間 歳 "
    "分 秒 m cm mm km km2 m2 m3 g mg L mL kL kW kWh MW MWh GJ "
    "TJ dB ppm 兆円 億円 万円"
)
# キロ is as often a kilometre as a kilogram; a denominator is read before, not behind the figure.
_NOT_ALONE = ("キロ", "人口", "延べ", "のべ")
_PLACE = "[かカヶケヵゕゖ箇個]"
_SUBSTANCE = r"(t|kg)-(?:NOx|SOx|CO2|CH4|N2O|PM)"
_DENOMINATORS = ("年", "月", "週", "日", "世帯", "人", "回", "校", "か所", "団体", "千人", "10万人")

_FRACTIONS = "% ‰ 倍 ポイント %/年 人/千人 人/10万人 年 分/日 g/人"
_MEASURES = "kg kg/年 t ha 千ha m cm mm km km2 m2 m3 g mg L mL kL kW kWh MW MWh GJ TJ dB ppm"
MEASURED = frozenset(f"{_FRACTIONS} {_MEASURES}".split())
"""Measured, not counted: three digits behind a point are a fraction, and no separator gone wrong."""

_PER_HEADS = re.compile(
    r"(?:人口)? ?(千|1000|1,000|1万|万|10 ?万|100,000|100000|十万) ?(?:人)? ?(?:あたり|当たり|当り|対|につき)(?:の)?",
    re.ASCII,
)
_HEADS = {"千": "千人", "1000": "千人", "1,000": "千人", "1万": "1万人", "万": "1万人"}
_PER_ONE = re.compile(r"[1一](日|人|年|世帯|回|か所|校|月|週)(?:間)?(?:あたり|当たり|当り|につき)(?:の)?")
_PER_TIME = re.compile(r"(年|月|週)(?:間|率)?(?=[ ]?[0-9+▲-])", re.ASCII)
_TOTAL = re.compile(r"\((?:延べ?|のべ)(?:人数|数)?\)")
_ACTUAL = re.compile(r"\(実(?:人数|数)?\)")


def _pattern(spelling: str) -> str:
    """A pattern for one spelling, in which the long vowel and the kind of か do not matter."""
    pattern = re.escape(spelling).replace("ー", "ー?")
    return re.sub(f"{_PLACE}(?=所|月|国)", _PLACE, pattern)


def _key(spelling: str) -> str:
    return re.sub(f"{_PLACE}(?=所|月|国)", "か", spelling.replace("ー", ""))


def _spellings() -> dict[str, str]:
    found = {
        fold(spelling).text: unit.name
        for unit in UNITS
        for spelling in (unit.name, *unit.spellings)
        if spelling not in _NOT_ALONE and not spelling.endswith(("対", "当たり", "あたり", ")"))
    }
    return {**{each: each for each in _OTHER_COUNTERS.split()}, **found}


_BY_KEY = {_key(spelling): name for spelling, name in _spellings().items()}
_UNIT = re.compile("|".join([_SUBSTANCE, *sorted({_pattern(each) for each in _spellings()}, key=len, reverse=True)]))
_BELOW = re.compile(" ?/ ?(?:人口)?(" + "|".join(sorted(_DENOMINATORS, key=len, reverse=True)) + ")")


def composed(unit: str | None, denominator: str) -> str:
    """A unit over a denominator; the denominators of inhabitants count persons where nothing else is printed.

    >>> composed("人", "千人"), composed(None, "10万人"), composed("件", "年")
    ('人/千人', '人/10万人', '件/年')
    """
    return canonical_unit(f"{unit or '人'}/{denominator}")


def unit_behind(scan: Scanner) -> str | None:
    """The unit that stands next, behind a figure, in canonical spelling; or None."""
    start = scan.position
    bracketed = scan.take("(")
    found = scan.match(_UNIT)
    if found is None:
        scan.position = start
        return None
    name = found[1] or _BY_KEY[_key(found[0])]
    below = scan.match(_BELOW, blanks=False)
    if below:
        name = composed(name, below[1])
    if bracketed and not scan.take(")"):
        scan.position = start
        return None
    return name


def denominator_before(scan: Scanner) -> tuple[str, bool] | None:
    """The denominator that stands next (人口10万人対, 1日当たり, 年), and whether it counts inhabitants; or None."""
    heads = scan.match(_PER_HEADS)
    if heads:
        return _HEADS.get(heads[1], "10万人"), True
    one = scan.match(_PER_ONE) or scan.match(_PER_TIME)
    return (one[1], False) if one else None


def read_unit(text: str, context: Context | Mapping[str, str] | None = None) -> UnitReading:
    """Read a cell that prints a unit only (単位).

    Args:
        text: the cell as printed.
        context: what stands elsewhere; ``per`` makes 人 into 人/千人.

    Raises:
        UnreadableCellError: it is no unit.
        InvalidValueError: the context is none.

    >>> read_unit("単位：ヶ所").unit, read_unit("人（延べ人数）").as_data()
    ('か所', {'unit': '人', 'flags': ['total_persons']})
    """
    known = context_of(context)
    scan = Scanner(text, KNOWN)
    unit, flags = unit_alone(scan)
    return UnitReading(
        printed=text,
        unit=unit if known.per is None else over_heading(unit, known.per),
        flags=flags,
        leftover=tuple(scan.leftover),
    )


def unit_alone(scan: Scanner) -> tuple[str, tuple[Flag, ...]]:
    """The unit that the whole cell prints, and its flags.

    Raises:
        UnreadableCellError: it is no unit.
    """
    while scan.unwrap() or scan.keep_taken("単位:", "単位"):
        pass
    total = scan.take("延べ", "のべ", "延") is not None
    denominator = denominator_before(scan)
    start = scan.position
    unit = "人" if total and scan.take("人数") else unit_behind(scan)
    total = bool(scan.match(_TOTAL)) or total
    start_of_note = scan.position
    if scan.match(_ACTUAL):
        scan.keep(start_of_note)
    if denominator and (unit or denominator[1]):
        unit = composed(unit, denominator[0])
    if unit is None or not scan.done:
        scan.position = start
        scan.refuse("this is no unit that is known", "単位として読めません。")
    return unit, (Flag.TOTAL_PERSONS,) if total else ()


def over_heading(unit: str | None, per: str) -> str:
    """A unit with the denominator of a heading: 人 under 人口千人あたり is 人/千人.

    Raises:
        InvalidValueError: the heading is no denominator.
    """
    scan = Scanner(per, KNOWN)
    scan.text = scan.text.strip("()")
    found = denominator_before(scan)
    if found is None or not scan.done:
        raise InvalidValueError(
            f"{per!r} is no denominator; write it like 人口千人あたり, 人口10万人対 or 1日当たり",
            f"「{per}」は分母として読めません。「人口千人あたり」「人口10万人対」のように書いてください。",
        )
    denominator, inhabitants = found
    if unit is None and not inhabitants:
        raise InvalidValueError(f"{per!r} needs a unit to stand over it", f"「{per}」には単位が必要です。")
    return unit if unit and unit.endswith(f"/{denominator}") else composed(unit, denominator)


def unit_of(context: Context) -> tuple[str | None, tuple[Flag, ...]]:
    """The unit that a heading gives, in canonical spelling, and its flags (人(延べ人数)).

    Raises:
        InvalidValueError: it is no unit.
    """
    if context.unit is None:
        return None, ()
    try:
        return unit_alone(Scanner(context.unit, KNOWN))
    except UnreadableCellError:
        return canonical_unit(context.unit), ()
