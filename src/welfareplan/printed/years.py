"""Which year, month or day is printed? (floor 3)

A moment is a year with what follows it: 令和元年度, 2019(平成31)年度, H29.8, 令和6年度 1月, 平成32年度末. Years of an era are
counted on for ever (昭和n = 1925 + n, 平成n = 1988 + n, 令和n = 2018 + n); a year in brackets beside another must be the
same year.
"""

from __future__ import annotations

import calendar
import re

import attrs

from welfareplan import eras
from welfareplan.dates import PartialDate
from welfareplan.errors import InvalidValueError
from welfareplan.printed.context import Context
from welfareplan.printed.numerals import KANJI_DIGITS, kanji_number
from welfareplan.printed.scanner import Scanner
from welfareplan.terms import Basis
from welfareplan.when import FiscalYear, When

WESTERN = "西暦"
_EARLIEST, _LATEST = 1868, 2199
_CENTURY = 2000

_ERA = re.compile(r"(明治|大正|昭和|平成|令和|[明大昭平令](?=[ ]?[0-9元])|[MTSHRhr](?=[ ]?[0-9元]))")
_ERA_OF_KANJI = {each.name[0]: each.name for each in eras.ERAS}
_N = re.compile(r"元|[0-9]{1,2}(?![0-9])|[一二三四五六七八九十〇]{1,3}(?![一二三四五六七八九十〇])", re.ASCII)
_FOUR = re.compile(r"(?:西暦 ?)?([12][0-9]{3}|[一二][〇一二三四五六七八九]{3})(?![0-9〇一二三四五六七八九])", re.ASCII)
_MONTH = re.compile(r"([0-9]{1,2}|[一二三四五六七八九十]{1,2}) ?月", re.ASCII)
_DAY = re.compile(r"([0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?日", re.ASCII)
_DOTTED = re.compile(r"\.([0-9]{1,2})(?:\.([0-9]{1,2}))?(?![0-9.,])", re.ASCII)
_ISO = re.compile(r"([/-])([0-9]{1,2})\1([0-9]{1,2})(?![0-9/,.-])", re.ASCII)

_BARE_IN_BRACKETS = re.compile(r"(?:元|[0-9]{1,2})(?:年度?)?\)", re.ASCII)

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


@attrs.frozen
class Moment:
    """A year and what follows it (年・年度・月・日).

    Attributes:
        year: the Western year as printed, of the fiscal year where 年度 is.
        suffix: 年度, 年, or nothing.
        month: the month, if printed.
        day: the day, if printed.
        at_end: whether 末 follows.
        bare: whether the year is printed without era and with less than four digits.
    """

    year: int
    suffix: str
    month: int | None = None
    day: int | None = None
    at_end: bool = False
    bare: bool = False

    def on(self) -> PartialDate | None:
        """The day or month meant, if one is printed; the last day for 末.

        Raises:
            InvalidValueError: there is no such day.
        """
        if self.month is None:
            if not self.at_end:
                return None
            return PartialDate.from_date(FiscalYear(self.year).end) if self.suffix == "年度" else _last(self.year, 12)
        year = self.year + (self.suffix == "年度" and self.month < 4)  # noqa: PLR2004 - January to March
        PartialDate(year, self.month)
        return _last(year, self.month) if self.at_end else PartialDate(year, self.month, self.day)


def _last(year: int, month: int) -> PartialDate:
    return PartialDate(year, month, calendar.monthrange(year, month)[1])


def small_number(text: str) -> int:
    """A number of one to three digits or kanji; 元 is 1, and what makes no number is 0, which nothing here may be."""
    if text == "元":
        return 1
    return int(text) if text.isascii() else kanji_number(text) or 0


def _western(scan: Scanner) -> int | None:
    found = scan.match(_FOUR)
    if found is None:
        return None
    text = found[1]
    year = int(text) if text.isascii() else int("".join(str(KANJI_DIGITS.index(each)) for each in text))
    if not _EARLIEST <= year <= _LATEST:
        scan.refuse(f"{year} is no year of a plan", f"{year}年は計画の年として扱えません。")
    return year


def _of_era(scan: Scanner, era: str, text: str) -> int:
    if era == WESTERN:
        if len(text) == 2 and text.isascii():  # noqa: PLR2004 - the last two digits of a Western year
            return _CENTURY + int(text)
        scan.refuse("a Western year is abbreviated to its last two digits", "西暦の略記は下2桁です。")
    number = small_number(text)
    if number < 1:
        scan.refuse("there is no such year of an era", "元号の年として読めません。")
    return eras.western(era, number)


def printed_year(scan: Scanner, memory: Memory, *, side: bool = False) -> int | None:
    """The year that stands next with its era or with four digits, or None; its era is remembered.

    Raises:
        UnreadableCellError: an era without a year, or a year that cannot be.
    """
    year, era = _western(scan), WESTERN
    if year is None:
        found = scan.match(_ERA)
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


def _bare_year(scan: Scanner, memory: Memory, *, side: bool = False) -> int | None:
    """The year that stands next without its era, or None."""
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


def _beside(scan: Scanner, memory: Memory, year: int) -> str | None:
    """Read the same year printed again (（2020年度）, ／令和元年度): what follows it there, or None if there is none."""
    start, side = scan.position, memory.side
    bracket = scan.take("(", "/", "・")
    if bracket is None:
        return None
    again = printed_year(scan, memory, side=True)
    era_known = memory.side or (memory.main == WESTERN and memory.context.era)
    if again is None and bracket == "(" and era_known and _BARE_IN_BRACKETS.match(scan.text, scan.position):
        again = _bare_year(scan, memory, side=True)
    suffix = scan.take("年度", "年") or ""
    if again is None or (bracket == "(" and not scan.take(")")):
        scan.position, memory.side = start, side
        return None
    if again != year:
        scan.refuse(*_DISAGREE)
    return suffix


def moment(scan: Scanner, memory: Memory, *, bare: bool = True) -> Moment | None:
    """The moment that stands next, or None.

    Args:
        scan: the cell.
        memory: the eras printed so far.
        bare: whether a year may be printed without its era.

    Raises:
        UnreadableCellError: it begins like one and cannot be read on.
    """
    year = printed_year(scan, memory)
    is_bare = year is None
    if year is None:
        year = _bare_year(scan, memory) if bare else None
        if year is None:
            return None
    beside = _beside(scan, memory, year)
    suffix = scan.take("年度", "年") or ""
    again = _beside(scan, memory, year) if beside is None else None
    inner = beside or again or ""
    if inner and suffix and inner != suffix:
        scan.refuse("one year is printed as a fiscal and as a calendar year", "年度と年が食い違っています。")
    suffix = suffix or inner or ("年度" if memory.context.header and scan.sees("末") else "")
    found = Moment(year, suffix, bare=is_bare)
    found = _dotted(scan, found) if not suffix else _month_and_day(scan, found)
    return checked(scan, found)


def _dotted(scan: Scanner, found: Moment) -> Moment:
    """What follows a year without 年: .8, .6.23, /3/31, or 末 under a heading that says 年度."""
    dotted = None if found.bare else scan.match(_DOTTED, blanks=False)
    if dotted:
        month, day = int(dotted[1]), None if dotted[2] is None else int(dotted[2])
        return attrs.evolve(
            found, month=month, day=day, at_end=day is None and scan.take("月末日", "月末", "末") is not None
        )
    iso = None if found.bare else scan.match(_ISO, blanks=False)
    return attrs.evolve(found, month=int(iso[2]), day=int(iso[3])) if iso else found


def _month_and_day(scan: Scanner, found: Moment) -> Moment:
    if scan.take("末"):
        return attrs.evolve(found, at_end=True)
    month, day, at_end = month_and_day(scan)
    return attrs.evolve(found, month=month, day=day, at_end=at_end)


def month_and_day(scan: Scanner) -> tuple[int | None, int | None, bool]:
    """The month and day that stand next, and whether the end of the month is meant."""
    month = scan.match(_MONTH)
    if month is None:
        return None, None, False
    if scan.take("末日", "末"):
        return small_number(month[1]), None, True
    day = scan.match(_DAY)
    return small_number(month[1]), None if day is None else small_number(day[1]), False


def checked(scan: Scanner, found: Moment) -> Moment:
    """The same moment, if there is such a day.

    Raises:
        UnreadableCellError: there is none.
    """
    try:
        found.on()
    except InvalidValueError as error:
        scan.refuse(f"there is no such day: {error}", f"存在しない日付です。{error.ja}")
    return found


def basis_of(scan: Scanner, found: Moment, context: Context, *, result: bool = False) -> Basis:
    """What the year of a moment counts.

    Args:
        scan: the cell.
        found: the moment.
        context: a heading may say 年度.
        result: whether 実績 is printed after it.

    Raises:
        UnreadableCellError: the heading says 年度 and the cell 年.
    """
    if found.suffix == "年度":
        return Basis.FISCAL
    if found.suffix == "年":
        if context.header and found.month is None:
            scan.refuse("the heading says 年度 and the cell 年", "見出しの「年度」とセルの「年」が食い違っています。")
        return Basis.CALENDAR
    if found.month is not None:
        return Basis.CALENDAR
    return Basis.FISCAL if context.header or result else Basis.UNSTATED


def when_of(found: Moment, basis: Basis) -> When:
    """The moment as a value."""
    return When(found.year, basis, found.on())
