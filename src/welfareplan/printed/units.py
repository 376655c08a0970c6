"""What does the figure count? (floor 3)

Units behind a figure, in a heading, or alone in a cell of a unit column. Which spellings mean one unit is said by the table
in ``amount`` and by ``counters``.
"""

from __future__ import annotations

from collections.abc import Mapping

from welfareplan.amount import canonical_unit
from welfareplan.errors import UnreadableCellError
from welfareplan.printed.context import Context, context_of
from welfareplan.printed.counters import canonical, unit_pattern
from welfareplan.printed.denominators import Denominator, denominator_before, denominator_behind, over, over_heading
from welfareplan.printed.patterns import within
from welfareplan.printed.readings import UnitReading
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.words import FLAG_WORDS, FOOTNOTE
from welfareplan.terms import Flag

KNOWN = "％, か所, 人（延べ人数）, 単位：千円, 【件】, 人口10万人対"

_SCALE = "百万|十億|[百千万億兆]"
_TOTAL = r"\((?:延べ?|のべ)(?:人数|数)?\)"
_COUNT_OF = r"[一-鿿]{1,6}数 ?(?=\()"
_ACTUAL = r"\(実(?:人数|数)?\)"
# Units with which no number word makes a unit of its own: 百円 is none, and 千千円 a word printed twice.
_NOT_SCALED = frozenset({"%", "‰", "倍", "ポイント", "年", "歳", "か月", "分", "秒", "点"})


def unit_behind(scan: Scanner) -> str | None:
    """The unit that stands next, behind a figure, in canonical spelling; or None."""
    start = scan.position
    bracketed = scan.take("(")
    found = scan.match(unit_pattern())
    if found is None:
        scan.position = start
        return None
    name = canonical(found[0])
    if name.endswith("/年"):
        scan.match("[度間]", blanks=False)
    name = per_behind(scan, name)
    if bracketed and not scan.take(")"):
        scan.position = start
        return None
    return name


def per_behind(scan: Scanner, unit: str) -> str:
    """The unit with the denominator that stands next (／年, （年間）), if one does."""
    denominator = denominator_behind(scan)
    return over(scan, unit, denominator) if denominator else unit


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
        unit=unit if known.per is None else over_heading(scan, unit, known.per),
        flags=flags,
        leftover=tuple(scan.leftover),
    )


def unit_alone(scan: Scanner) -> tuple[str, tuple[Flag, ...]]:
    """The unit that the whole cell prints, and its flags.

    Raises:
        UnreadableCellError: it is no unit.
    """
    while scan.unwrap() or scan.kept("単位 ?:|単位"):
        pass
    total = scan.match("延べ|のべ|延") is not None
    scale = scan.ahead(_SCALE)
    denominator = denominator_before(scan)
    start = scan.position
    summed = scan.kept(_COUNT_OF)
    unit = "人" if total and scan.match("人数") else unit_behind(scan) or _scaled(scan, scale[0] if scale else "")
    flags = [Flag.TOTAL_PERSONS] if scan.match(_TOTAL) or total else []
    if summed and within("累[計積]", summed[0]):
        flags.append(Flag.CUMULATIVE)
    scan.kept(_ACTUAL)
    flags.extend(_flags_behind(scan))
    denominator = denominator or _denominator_behind(scan)
    if unit is None and denominator and not denominator.inhabitants:
        scan.position = start
    elif denominator:
        unit = over(scan, unit, denominator)
    while scan.kept(rf"{FOOTNOTE}|\({FOOTNOTE}\)"):
        pass
    if unit is None or not scan.done:
        scan.position = start
        scan.refuse("this is no unit that is known", "単位として読めません。")
    return unit, tuple(dict.fromkeys(flags))


def _flags_behind(scan: Scanner) -> list[Flag]:
    """The flags in brackets behind a unit (件（累計）)."""
    return [flag for flag, words in FLAG_WORDS if scan.match(rf"\((?:{words})\)")]


def _denominator_behind(scan: Scanner) -> Denominator | None:
    """A denominator in brackets behind a unit (人（人口10万人対）), or None."""
    start = scan.position
    found = denominator_before(scan) if scan.take("(") else None
    if found is None or not scan.take(")"):
        scan.position = start
        return None
    return found


def _scaled(scan: Scanner, scale: str) -> str | None:
    """A unit with a number word of its own (千人, 万トン), which in a unit column is kept as 千ha is."""
    start = scan.position
    if not scale or scan.take(scale) is None:
        return None
    unit = unit_behind(scan)
    if unit is None or unit in _NOT_SCALED or unit.startswith(tuple("百千万億兆")) or f"{scale}{unit}" == "百円":
        scan.position = start
        return None
    return canonical_unit(scale + unit)


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
