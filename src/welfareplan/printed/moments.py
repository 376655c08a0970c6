"""Which day, month or year is printed? (floor 3)

A moment is a year with what follows it: 令和元年度, H29.8, 令和6年度 1月, 平成32年度末, 令和5年9月30日（土）. There must be such a
day, and a printed weekday must be its own.
"""

from __future__ import annotations

import calendar

import attrs

from welfareplan.dates import PartialDate
from welfareplan.errors import InvalidValueError
from welfareplan.printed.context import Context
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.years import Memory, bare_year, beside, printed_year, small_number, suffix
from welfareplan.terms import Basis
from welfareplan.when import FiscalYear, When

_MONTH = "の?([0-9]{1,2}|[一二三四五六七八九十]{1,2}) ?月"
_DAY = "([0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?日"
_DOTTED = r"\. ?([0-9]{1,2})(?:\. ?([0-9]{1,2}))?(?![0-9.,])"
_ISO = r"([/-])([0-9]{1,2})\1([0-9]{1,2})(?![0-9/,.-])"
_SLASHED = r"/([0-9]{1,2})(?![0-9/,.%-]|年)"
_WEEKDAYS = "月火水木金土日"
_WEEKDAY = rf"\(([{_WEEKDAYS}])(?:曜日?)?(?:・?祝日?)?\)|([{_WEEKDAYS}])曜日?"
_END = ("末日", "末")


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
        dots: how many points set its parts apart (R3.12 has one).
    """

    year: int
    suffix: str
    month: int | None = None
    day: int | None = None
    at_end: bool = False
    bare: bool = False
    dots: int = 0

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


def moment(scan: Scanner, memory: Memory, *, bare: bool = True, like: Moment | None = None) -> Moment | None:
    """The moment that stands next, or None.

    Args:
        scan: the cell.
        memory: the eras printed so far.
        bare: whether a year may be printed without its era.
        like: the first end of a period, whose points the second end repeats (R3.12～4.3).

    Raises:
        UnreadableCellError: it begins like one and cannot be read on.
    """
    year = printed_year(scan, memory)
    is_bare = year is None
    if year is None:
        year = bare_year(scan, memory) if bare else None
        if year is None:
            return None
    if scan.ahead(" [0-9]{1,2} ?年(?!間)", blanks=False):
        scan.refuse("a blank stands within the year", "年の数字の途中に空白があります。")
    again = beside(scan, memory, year)
    behind = suffix(scan)
    again = beside(scan, memory, year) if again is None else again
    if again and behind and again != behind:
        scan.refuse("one year is printed as a fiscal and as a calendar year", "年度と年が食い違っています。")
    behind = behind or again or ("年度" if memory.context.header and scan.sees("末") else "")
    found = Moment(year, behind, bare=is_bare)
    found = _month_and_day(scan, found) if behind else _pointed(scan, found, like, memory.context)
    return checked(scan, found)


def _pointed(scan: Scanner, found: Moment, like: Moment | None, context: Context) -> Moment:
    """What follows a year without 年: .8, .6.23, /3/31."""
    told = bool(context.era) and like is None
    repeats = like is not None and like.dots > 0
    if found.bare and not (repeats or told):
        return found
    dotted = scan.match(_DOTTED, blanks=False)
    if dotted:
        dots = 1 if dotted[2] is None else 2
        if found.bare and like is not None and dots != like.dots:
            scan.refuse(
                "the second end is not printed like the first", "期間の終わりが始まりと同じ書き方ではありません。"
            )
        found = attrs.evolve(found, month=int(dotted[1]), day=None if dotted[2] is None else int(dotted[2]), dots=dots)
        if found.day is None:
            scan.take("月")
            return attrs.evolve(found, at_end=scan.take(*_END) is not None)
        return found
    iso = scan.match(_ISO, blanks=False)
    if iso:
        return attrs.evolve(found, month=int(iso[2]), day=int(iso[3]))
    slashed = scan.ahead(_SLASHED, blanks=False)
    # 2011/12 is as likely the turn of the year as December.
    if slashed and found.year % 100 + 1 != int(slashed[1]) and scan.text[: scan.position].endswith(str(found.year)):
        scan.match(_SLASHED, blanks=False)
        return attrs.evolve(found, month=int(slashed[1]))
    return found


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
    if scan.take(*_END):
        return small_number(month[1]), None, True
    day = scan.match(_DAY)
    return small_number(month[1]), None if day is None else small_number(day[1]), False


def checked(scan: Scanner, found: Moment) -> Moment:
    """The same moment, if there is such a day; its weekday is read, if one is printed.

    Raises:
        UnreadableCellError: there is none, or it is another day of the week.
    """
    try:
        on = found.on()
    except InvalidValueError as error:
        scan.refuse(f"there is no such day: {error}", f"存在しない日付です。{error.ja}")
    weekday = scan.match(_WEEKDAY) if on is not None and on.is_exact else None
    if weekday and on is not None and _WEEKDAYS.index(weekday[1] or weekday[2]) != on.first_day.weekday():
        scan.refuse("that day is another day of the week", "日付と曜日が一致しません。")
    return found


def basis_of(scan: Scanner, found: Moment, context: Context, *, result: bool = False) -> Basis:
    """What the year of a moment counts.

    Args:
        scan: the cell.
        found: the moment.
        context: a heading may say 年度.
        result: whether 実績 is printed with it.

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
