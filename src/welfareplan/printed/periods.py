"""From when to when? (floor 3)

Periods with both ends, with an open end, with an end and a length. What an end leaves out (the era, the century, 年度) is
taken from the other end only where the printing leaves no choice.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from welfareplan.printed.context import Context, context_of
from welfareplan.printed.folding import DASH
from welfareplan.printed.moments import Moment, basis_of, checked, moment, month_and_day, when_of
from welfareplan.printed.period_notes import EVENT, LENGTH, before, behind, count, days, fits
from welfareplan.printed.readings import PeriodReading
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.years import WESTERN, Memory, suffix
from welfareplan.when import When

KNOWN = (
    "令和2年度～令和7年度, 平成28年度から令和2年度まで, H28.12～H29.3, 18年度～22年度, 令和12年度までの10年間, R2年度～"
)

# A tilde stands upright between two lines of a narrow cell.
_BETWEEN = (
    "から",
    "より",
    "を初年度とし、",
    "を初年度とし",
    "を始期とし、",
    "を始期とし",
    "を初年度とする",
    "を始期とする",
    "至",
    "~",
    "-",
    DASH,
    "|",
    "│",
    "︱",
)
_WITH_LENGTH = frozenset({"から", "より", "を初年度とする", "を始期とする"})
_LAST = "を(?:目標年度|最終年度|終期)とする"
_OPEN = ("以降", "以後")
_RESULT = r"の?実績[値額]?|\(実績[値額]?\)"
_SHORT_WESTERN = "([0-9]{2})(?![0-9])"
_BARE_MONTH = "([0-9]{1,2})月?(?![0-9./年])"
_BARE_DAY = "([0-9]{1,2})日(?!間)"
_FIRST_MONTH = "([0-9]{1,2})(?= ?[~-] ?[0-9]{1,2} ?月)"
_AGAIN = r"\(([^()]{4,20})\)(?= ?年)"
_CENTURY = 100


def read_period(text: str, context: Context | Mapping[str, str] | None = None) -> PeriodReading:
    """Read a cell that prints a period, both ends included (期間).

    Args:
        text: the cell as printed.
        context: ``era`` for years without their era; an era printed earlier in the cell needs none.

    Raises:
        UnreadableCellError: it is no period, it ends before it begins, or its length contradicts its ends.
        InvalidValueError: the context is none.

    >>> read_period("平成28年度から令和2年度までの5年間").as_data()
    {'first': 'FY2016', 'last': 'FY2020'}
    >>> read_period("R元.10〜R2.3").as_data(), read_period("令和2年度～").as_data()
    ({'first': '2019-10', 'last': '2020-03'}, {'first': 'FY2020', 'last': None})
    """
    scan = Scanner(text, KNOWN)
    known = context_of(context)
    length = before(scan)
    found = _period(scan, Memory(known))
    if found.first is not None and found.last is not None:
        _ordered(scan, found.first, found.last)
    if length:
        fits(scan, found, length)
    behind(scan, found, lambda note: read_period(note, known))
    return attrs.evolve(found, leftover=tuple(scan.leftover))


def _period(scan: Scanner, memory: Memory) -> PeriodReading:
    """The two ends, before any remark."""
    printed = scan.folded.printed
    scan.kept("自 ?(?=[^至]{2,20}至)")
    if scan.take("~"):
        last = _needed(scan, moment(scan, memory))
        scan.kept("まで")
        return PeriodReading(printed=printed, first=None, last=_end(scan, memory, last))
    first = _with_month(scan, _needed(scan, moment(scan, memory)))
    result = scan.kept(_RESULT) is not None
    if scan.take("まで"):
        end = _end(scan, memory, first)
        years = scan.match(LENGTH)
        if years is None or "月" in years[0]:
            scan.refuse("only the end of the period is printed", "期間の始まりが書かれていません。")
        return PeriodReading(printed=printed, first=_moved(scan, end, 1 - count(years)), last=end)
    if scan.take(*_OPEN):
        return PeriodReading(printed=printed, first=_end(scan, memory, first, result=result), last=None)
    word = scan.take(*_BETWEEN)
    if word is None:
        scan.refuse("only one end of the period is printed", "期間の始まりと終わりの両方が必要です。")
    years = scan.match(LENGTH) if word in _WITH_LENGTH else None
    if years and "月" not in years[0]:
        begin = _end(scan, memory, first, result=result)
        return PeriodReading(printed=printed, first=begin, last=_moved(scan, begin, count(years) - 1))
    if years:
        scan.refuse("a period printed by its length has years as its ends", "長さで示す期間は年単位です。")
    if _open(scan):
        return PeriodReading(printed=printed, first=_end(scan, memory, first, result=result), last=None)
    last = _second(scan, memory, first)
    last = _again(scan, memory, first, last)
    result = scan.kept(_RESULT) is not None or result
    scan.kept(f"まで|{_LAST}")
    return _both(scan, memory, first, last, result=result)


def _open(scan: Scanner) -> bool:
    """Whether no second end follows: nothing does, or a note, or words that say what begins there."""
    return scan.done or scan.ahead(rf"[(※]|{EVENT}") is not None


def _needed(scan: Scanner, found: Moment | None) -> Moment:
    if found is None:
        scan.refuse("no year stands there", "年が見当たりません。")
    return found


def _with_month(scan: Scanner, first: Moment) -> Moment:
    """The first end with a month that prints its 月 behind the second only (令和6年4～9月)."""
    month = scan.match(_FIRST_MONTH) if first.suffix and first.month is None else None
    return first if month is None else checked(scan, attrs.evolve(first, month=int(month[1])))


def _second(scan: Scanner, memory: Memory, first: Moment) -> Moment:
    """The second end, of which the era, the century or the whole year may be left out."""
    start = scan.position
    if first.month is not None and scan.take("同年", "同"):
        start = scan.position
    elif first.month is not None and first.suffix and scan.take("翌年"):
        first = attrs.evolve(first, year=first.year + 1, suffix="年", month=1, day=first.day and 1)
        start = scan.position
    bare_day = scan.match(_BARE_DAY) if first.day else None
    if bare_day and int(bare_day[1]) >= (first.day or 0):
        return checked(scan, attrs.evolve(first, day=int(bare_day[1])))
    month, day, at_end = month_and_day(scan)
    if month is not None:
        if first.month is None or (month, day or 0) < (first.month, first.day or 0):
            scan.position = start
            scan.refuse("the year of the second end is not printed", "終わりの年が書かれていません。")
        return checked(scan, attrs.evolve(first, month=month, day=day, at_end=at_end))
    bare_month = scan.match(_BARE_MONTH) if first.dots == 1 and not first.at_end else None
    if bare_month:
        if int(bare_month[1]) < (first.month or 0):
            scan.position = start
            scan.refuse("the year of the second end is not printed", "終わりの年が書かれていません。")
        return checked(scan, attrs.evolve(first, month=int(bare_month[1])))
    short = scan.ahead(_SHORT_WESTERN) if memory.main == WESTERN else None
    if short:
        number, is_year = int(short[1]), scan.text.startswith((" 年", "年"), short.end())
        may_be_month = number <= 12 and not first.suffix and not is_year  # noqa: PLR2004 - 2009-10
        if number <= first.year % _CENTURY or may_be_month or first.year // _CENTURY != 20:  # noqa: PLR2004 - 20xx
            scan.refuse("the second year may be a month or of another era", "2つ目の年が何年か決められません。")
    return _needed(scan, moment(scan, memory, like=first))


def _again(scan: Scanner, memory: Memory, first: Moment, last: Moment) -> Moment:
    """The second end with the 年度 that follows both printed once more (平成27～31（2015～2019）年度).

    Raises:
        UnreadableCellError: the years in brackets are not the same.
    """
    found = None if last.suffix or first.suffix else scan.ahead(_AGAIN)
    if found is None:
        return last
    again = read_period(found[1], memory.context)
    if again.first is None or again.last is None or (first.year, last.year) != (again.first.year, again.last.year):
        scan.refuse("the period in brackets is not the same", "括弧内の期間が一致しません。")
    scan.kept(_AGAIN)
    return attrs.evolve(last, suffix=suffix(scan))


def _both(scan: Scanner, memory: Memory, first: Moment, last: Moment, *, result: bool) -> PeriodReading:
    if not first.suffix and first.month is None and not (first.at_end or last.month):
        # 令和2～7年度: what follows the second year holds for both.
        first = attrs.evolve(first, suffix=last.suffix)
    alike = bool(first.month) == bool(last.month) and bool(first.day) == bool(last.day)
    if first.dots != last.dots or not (alike or "年度" in {first.suffix, last.suffix}):
        scan.refuse("the two ends are not printed alike", "期間の始まりと終わりの書き方が異なります。")
    begin, end = _end(scan, memory, first, result=result), _end(scan, memory, last, result=result)
    if begin.on is None and end.on is None and begin.basis is not end.basis:
        scan.refuse("one end is a fiscal and one a calendar year", "年度と年が混在しています。")
    return PeriodReading(printed=scan.folded.printed, first=begin, last=end)


def _end(scan: Scanner, memory: Memory, found: Moment, *, result: bool = False) -> When:
    """One end as a value; the end of a year is the year."""
    if found.month is None:
        found = attrs.evolve(found, at_end=False)
    return when_of(found, basis_of(scan, found, memory.context, result=result))


def _moved(scan: Scanner, end: When, years: int) -> When:
    if end.on is not None:
        scan.refuse("a period printed by its length has years as its ends", "長さで示す期間の端は年か年度です。")
    return attrs.evolve(end, year=end.year + years)


def _ordered(scan: Scanner, first: When, last: When) -> None:
    if days(first)[0] > days(last)[1]:
        scan.refuse("the period ends before it begins", "期間の終わりが始まりより前です。")
