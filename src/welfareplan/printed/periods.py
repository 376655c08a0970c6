"""From when to when? (floor 3)

Periods with both ends, with an open end, with an end and a length. What an end leaves out (the era, the century, 年度) is
taken from the other end only where the printing leaves no choice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

import attrs

from welfareplan.dates import PartialDate
from welfareplan.errors import UnreadableCellError
from welfareplan.printed.context import Context, context_of
from welfareplan.printed.folding import DASH
from welfareplan.printed.readings import PeriodReading
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.years import (
    WESTERN,
    Memory,
    Moment,
    basis_of,
    checked,
    moment,
    month_and_day,
    small_number,
    when_of,
)
from welfareplan.terms import Basis
from welfareplan.when import When

KNOWN = (
    "令和2年度～令和7年度, 平成28年度から令和2年度まで, H28.12～H29.3, 18年度～22年度, 令和12年度までの10年間, R2年度～"
)

_BETWEEN = ("から", "~", "-", DASH)
_NUMBER = r"の?([0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?"
_LENGTH = re.compile(rf"{_NUMBER}(?:[かカヶケヵ箇]年(?:間|計画)?|年(?:間|計画)|[かカヶケヵ箇]月間?)", re.ASCII)
_LENGTH_ALONE = re.compile(rf"{_LENGTH.pattern}|の?([0-9]{{1,2}})年", re.ASCII)
_PARTS = r"(?:前期|中期|後期|第[0-9一二三四五六七八九十]{1,2}[期次])"
_LABEL = re.compile(
    rf"(?:{_PARTS}|計画期間|実施期間|対象期間|期間)(?:基本計画|実施計画|計画|期間)? ?:? ?(?=[^:])", re.ASCII
)
_TAIL = re.compile(rf"の?(?:{_PARTS}|全期間)(?:基本計画|実施計画|計画|期間)?|の?(?:計画期間|期間)", re.ASCII)
_SHORT_WESTERN = re.compile(r"([0-9]{2})(?![0-9])", re.ASCII)
_WORDY = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
_LIKE_A_PERIOD = re.compile(r"[0-9元年度] ?(?:~|-|から)", re.ASCII)
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
    start = scan.position
    if scan.match(_LABEL):
        scan.keep(start)
    scan.unwrap()
    found = _period(scan, Memory(known))
    if found.first is not None and found.last is not None:
        _ordered(scan, found.first, found.last)
    found = _behind(scan, found, known)
    scan.end()
    return attrs.evolve(found, leftover=tuple(scan.leftover))


def _period(scan: Scanner, memory: Memory) -> PeriodReading:
    """The two ends, before any remark."""
    printed = scan.folded.printed
    if scan.take("~"):
        last = _needed(scan, moment(scan, memory))
        scan.keep_taken("まで")
        return PeriodReading(printed=printed, first=None, last=_end(scan, memory, last))
    first = _needed(scan, moment(scan, memory))
    result = scan.keep_taken("実績")
    if scan.take("まで"):
        end = _end(scan, memory, first)
        years = scan.match(_LENGTH)
        if years is None or "月" in years[0]:
            scan.refuse("only the end of the period is printed", "期間の始まりが書かれていません。")
        return PeriodReading(printed=printed, first=_moved(scan, end, 1 - _count(years)), last=end)
    if scan.take("以降"):
        return PeriodReading(printed=printed, first=_end(scan, memory, first, result=result), last=None)
    word = scan.take(*_BETWEEN)
    if word is None:
        scan.refuse("only one end of the period is printed", "期間の始まりと終わりの両方が必要です。")
    years = scan.match(_LENGTH) if word == "から" else None
    if years and "月" not in years[0]:
        begin = _end(scan, memory, first, result=result)
        return PeriodReading(printed=printed, first=begin, last=_moved(scan, begin, _count(years) - 1))
    if years:
        scan.refuse("a period printed by its length has years as its ends", "長さで示す期間は年単位です。")
    if scan.done or scan.sees("("):
        return PeriodReading(printed=printed, first=_end(scan, memory, first, result=result), last=None)
    last = _second(scan, memory, first)
    result = scan.keep_taken("実績") or result
    scan.keep_taken("まで")
    return _both(scan, memory, first, last, result=result)


def _needed(scan: Scanner, found: Moment | None) -> Moment:
    if found is None:
        scan.refuse("no year stands there", "年が見当たりません。")
    return found


def _second(scan: Scanner, memory: Memory, first: Moment) -> Moment:
    """The second end, of which the era, the century or the whole year may be left out."""
    start = scan.position
    month, day, at_end = month_and_day(scan)
    if month is not None:
        if first.month is None or (month, day or 0) < (first.month, first.day or 0):
            scan.position = start
            scan.refuse("the year of the second end is not printed", "終わりの年が書かれていません。")
        return checked(scan, attrs.evolve(first, month=month, day=day, at_end=at_end))
    short = scan.match(_SHORT_WESTERN) if memory.main == WESTERN else None
    if short:
        scan.position = short.start()
        number, is_year = int(short[1]), scan.text.startswith((" 年", "年"), short.end())
        may_be_month = number <= 12 and not first.suffix and not is_year  # noqa: PLR2004 - 2009-10
        if number <= first.year % _CENTURY or may_be_month or first.year // _CENTURY != 20:  # noqa: PLR2004 - 20xx
            scan.refuse("the second year may be a month or of another era", "2つ目の年が何年か決められません。")
    return _needed(scan, moment(scan, memory))


def _both(scan: Scanner, memory: Memory, first: Moment, last: Moment, *, result: bool) -> PeriodReading:
    if not first.suffix and first.month is None and not (first.at_end or last.month):
        # 令和2～7年度: what follows the second year holds for both.
        first = attrs.evolve(first, suffix=last.suffix)
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


def _count(found: re.Match[str]) -> int:
    return small_number(found[1] or found[2])


def _ordered(scan: Scanner, first: When, last: When) -> None:
    if _days(first)[0] > _days(last)[1]:
        scan.refuse("the period ends before it begins", "期間の終わりが始まりより前です。")


def _days(end: When) -> tuple[date, date]:
    """The first and the last day that one end can mean."""
    if end.on is not None:
        return end.on.first_day, end.on.last_day
    year = end.fiscal_year
    return (year.start, year.end) if year else (PartialDate(end.year).first_day, PartialDate(end.year).last_day)


def _behind(scan: Scanner, found: PeriodReading, context: Context) -> PeriodReading:
    """Read what stands behind the ends: a length, which must fit; a label or a note, which add nothing."""
    while not scan.done:
        start = scan.position
        if scan.sees("("):
            closing = scan.closing()
            if closing is None:
                scan.refuse("a bracket is not closed", "括弧が閉じていません。")
            _note(scan, found, context, scan.text[scan.position + 1 : closing])
            scan.position = closing + 1
        else:
            scan.take("・", "、", ",")
            length = scan.match(_LENGTH)
            if length:
                _fits(scan, found, length)
            elif not scan.match(_TAIL):
                scan.position = start
                break
        scan.keep(start)
    return found


def _note(scan: Scanner, found: PeriodReading, context: Context, note: str) -> None:
    """Check a note in brackets: a length or the same period printed again must agree; any other words add nothing."""
    length = _LENGTH_ALONE.fullmatch(note)
    if length:
        _fits(scan, found, length)
        return
    try:
        again = read_period(note, context)
    except UnreadableCellError:
        if not _WORDY.search(note) or _LIKE_A_PERIOD.search(note):
            scan.refuse("the note in brackets cannot be read", "括弧内を読み取れません。")
        return
    if not (_same(found.first, again.first) and _same(found.last, again.last)):
        scan.refuse("the period in brackets is not the same", "括弧内の期間が一致しません。")


def _same(end: When | None, again: When | None) -> bool:
    """Whether two ends are the same; 2020 without 年度 agrees with either."""
    if end is None or again is None or end.on is not None or again.on is not None:
        return end == again
    return end.year == again.year and (end.basis is again.basis or again.basis is Basis.UNSTATED)


def _fits(scan: Scanner, found: PeriodReading, length: re.Match[str]) -> None:
    """Insist that a printed length agrees with the ends."""
    if found.first is None or found.last is None:
        scan.refuse("a length is printed for an open period", "終わりのない期間に長さが書かれています。")
    begin, finish = _days(found.first)[0], _days(found.last)[1] + timedelta(days=1)
    months = (finish.year - begin.year) * 12 + finish.month - begin.month
    if finish.day != begin.day or months != _count(length) * (1 if "月" in length[0] else 12):
        scan.refuse("the length printed contradicts the ends", "期間の長さが始まりと終わりに合いません。")
