"""Which year is printed? (floor 3)

A year with its era, with four digits, or without its era where the cell or its table says which is meant. Years of an era
are counted on for ever (昭和n = 1925 + n, 平成n = 1988 + n, 令和n = 2018 + n); a year in brackets beside another must be the
same year.
"""

from __future__ import annotations

import attrs

from welfareplan import eras
from welfareplan.printed.context import Context
from welfareplan.printed.numerals import KANJI_DIGITS, kanji_number
from welfareplan.printed.scanner import Scanner

WESTERN = "西暦"
EARLIEST, LATEST = 1868, 2199
"""The years that a plan can speak of."""

_CENTURY = 2000
_LAST_OF_ERA = 99

ERA = "(明治|大正|昭和|平成|令和|[明大昭平令](?=[ ]?[0-9元])|[MTSHRhr](?=[ ]?[0-9元]))"
_ERA_OF_KANJI = {each.name[0]: each.name for each in eras.ERAS}
_N = "元|[0-9]{1,2}(?![0-9])|[一二三四五六七八九十〇]{1,3}(?![一二三四五六七八九十〇])"
_FOUR = "(?:西暦 ?)?([12][0-9]{3}|[一二][〇一二三四五六七八九]{3})(?![0-9〇一二三四五六七八九])"
_SUFFIX = ("会計年度", "年度", "暦年", "年")
_BARE_IN_BRACKETS = r"(?:元|[0-9]{1,2})(?:年度?)?\)"

_DISAGREE = ("the two years printed there are not the same", "併記された年が一致しません。")


@attrs.define
class Memory:
    """Which era a year without its era belongs to (元号の省略).

    Attributes:
        context: what the reader was told.
        main: the era last printed in this cell, or 西暦 after a Western year.
        side: the same for years in brackets beside the main ones.
    """

    context: Context
    main: str | None = None
    side: str | None = None


def small_number(text: str) -> int:
    """A number of one to three digits or kanji; 元 is 1, and what makes no number is 0, which nothing here may be."""
    if text == "元":
        return 1
    return int(text) if text.isascii() else kanji_number(text) or 0


def suffix(scan: Scanner) -> str:
    """年度 or 年 behind a year, or nothing."""
    return (scan.take(*_SUFFIX) or "").removeprefix("会計").removeprefix("暦")


def _western(scan: Scanner) -> int | None:
    found = scan.match(_FOUR)
    if found is None:
        return None
    text = found[1]
    year = int(text) if text.isascii() else int("".join(str(KANJI_DIGITS.index(each)) for each in text))
    if not EARLIEST <= year <= LATEST:
        scan.refuse(f"{year} is no year of a plan", f"{year}年は計画の年として扱えません。")
    return year


def _of_era(scan: Scanner, era: str, text: str) -> int:
    if era == WESTERN:
        if len(text) == 2 and text.isascii():  # noqa: PLR2004 - the last two digits of a Western year
            return _CENTURY + int(text)
        scan.refuse("a Western year is abbreviated to its last two digits", "西暦の略記は下2桁です。")
    number = small_number(text)
    if not 1 <= number <= _LAST_OF_ERA:
        scan.refuse("there is no such year of an era", "元号の年として読めません。")
    return eras.western(era, number)


def printed_year(scan: Scanner, memory: Memory, *, side: bool = False) -> int | None:
    """The year that stands next with its era or with four digits, or None; its era is remembered.

    Raises:
        UnreadableCellError: an era without a year, or a year that cannot be.
    """
    year, era = _western(scan), WESTERN
    if year is None:
        found = scan.match(ERA)
        if found is None:
            return None
        number = scan.match(_N)
        if number is None:
            scan.refuse("an era is printed there without a year", "元号の後の年が読めません。")
        era = _ERA_OF_KANJI.get(found[1][0]) or eras.era(found[1]).name
        year = _of_era(scan, era, number[0])
    if side:
        memory.side = era
    else:
        memory.main = era
    return year


def bare_year(scan: Scanner, memory: Memory, *, side: bool = False) -> int | None:
    """The year that stands next without its era, or None.

    Raises:
        UnreadableCellError: nothing says which era is meant.
    """
    if memory.context.era == WESTERN:
        scan.match("['’](?=[0-9]{2}(?![0-9]))")
    found = scan.match(_N)
    if found is None:
        return None
    era = (memory.side if side else memory.main) or memory.context.era
    if era is None:
        scan.position = found.start()
        scan.refuse(
            "the year is printed without its era; name the era in the context",
            "元号が省略されています。context の era で元号を指定してください。",
        )
    return _of_era(scan, era, found[0])


def beside(scan: Scanner, memory: Memory, year: int) -> str | None:
    """Read the same year printed again (（2020年度）, ／令和元年度): what follows it there, or None if there is none.

    Raises:
        UnreadableCellError: it is another year.
    """
    start, side = scan.position, memory.side
    bracket = scan.take("(", "/", "・")
    if bracket is None:
        return None
    again = printed_year(scan, memory, side=True)
    era_known = memory.side or (memory.main == WESTERN and memory.context.era)
    if again is None and bracket == "(" and era_known and scan.ahead(_BARE_IN_BRACKETS, blanks=False):
        again = bare_year(scan, memory, side=True)
    behind = suffix(scan)
    if again is None or (bracket == "(" and not scan.take(")")):
        scan.position, memory.side = start, side
        return None
    if again != year:
        scan.refuse(*_DISAGREE)
    return behind
