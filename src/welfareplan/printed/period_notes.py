"""What is printed around a period? (floor 3)

Labels (前期, 計画期間), lengths (10年間), which must fit the ends, and notes, which add nothing unless they print the period once
more: then it must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from welfareplan.dates import PartialDate
from welfareplan.errors import UnreadableCellError
from welfareplan.printed.patterns import compiled, whole, within
from welfareplan.printed.readings import PeriodReading
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.words import FOOTNOTE, NOTE
from welfareplan.printed.years import small_number
from welfareplan.terms import Basis
from welfareplan.when import When

_NUMBER = "(?:の ?)?([0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?"
LENGTH = rf"{_NUMBER}(?:[かカヶケヵ箇]年(?:間|計画)?|年(?:間|計画)|[かカヶケヵ箇]月間?)"
"""A length that says so itself: 10年間, 5か年計画, 6か月."""

_ERA = "(?:明治|大正|昭和|平成|令和|[MTSHR][0-9])"
_LENGTH_ALONE = rf"{LENGTH}|の?([0-9]{{1,2}})年"
_LENGTH_BEFORE = rf"(?:{LENGTH}|過去{_NUMBER}年) ?:? ?(?=\()|{_NUMBER}年 ?(?=\((?:{_ERA}|[12][0-9]{{3}}))|{LENGTH} ?: ?|{LENGTH} ?(?={_ERA}|[12][0-9]{{3}})"
_PARTS = "(?:前期|中期|後期|第[0-9一二三四五六七八九十]{1,2}[期次])"
_TITLE = "[ァ-ヺー一-鿿・]{0,20}(?:計画|構想|プラン|戦略|ビジョン|方針|指針|大綱|プログラム|期間)"
_LABEL = rf"(?:{_PARTS}?{_TITLE}|計画の期間|{_PARTS})(?:の?期間)?"
_LABELLED = rf"(?:{_LABEL}|\((?:{_LABEL})\)) ?(?:[:→=]|は(?!じ))? ?(?=[^:)→=])"
_TAIL = rf"の?(?:{_PARTS}|全期間)(?:基本計画|実施計画|計画|期間)?|の?(?:計画期間|期間)|の?(?:年度?)?平均値?|を(?:計画)?期間と(?:する|します)"
EVENT = "(?:追加|開始|施行|実施|継続|予定|運用|供用|適用|改定|改訂|見直し|拡充|設置|募集|受付){1,3}(?=$|[ (。)])"
"""What begins at the first end of an open period: 平成30年4月～追加."""

_FOOTNOTES = rf"(?:{FOOTNOTE})(?=$| ?\()|{NOTE}\)|\((?:{FOOTNOTE}|{NOTE})\)"
_WORDY = "[ぁ-ゖァ-ヺ一-鿿]"
_LIKE_A_PERIOD = "[0-9元年度] ?(?:~|-|から)"
# A note that moves an end contradicts the one printed: ※令和5年度まで1年延長.
_MOVED = "[0-9元]年度?末?(?:まで|へ|に).{0,10}(?:延長|短縮|変更|前倒し)"

_RESULT = "[実績]績|績|^実$"

Again = Callable[[str], PeriodReading]


def before(scan: Scanner) -> re.Match[str] | None:
    """Read what stands before a period: a label, which adds nothing; or its length, which is given back."""
    while scan.unwrap() or scan.kept(_LABELLED):
        pass
    length = scan.kept(_LENGTH_BEFORE)
    while scan.unwrap():
        pass
    return length


def behind(scan: Scanner, found: PeriodReading, again: Again) -> None:
    """Read what stands behind a period: a length, which must fit; a label or a note, which add nothing.

    Args:
        scan: the cell.
        found: the period.
        again: reads the text of a note as a period.

    Raises:
        UnreadableCellError: a length or a second print of the period contradicts its ends.
    """
    while not scan.done:
        start = scan.position
        if scan.kept(_FOOTNOTES):
            continue
        if scan.sees("("):
            closing = scan.closing()
            if closing is None:
                scan.refuse("a bracket is not closed", "括弧が閉じていません。")
            _note(scan, found, scan.text[scan.position + 1 : closing], again)
            scan.position = closing + 1
        else:
            scan.take("・", "、", ",")
            length = scan.match(rf"{LENGTH}|の ?([0-9]{{1,2}})年(?=$|[ (。])")
            if length:
                fits(scan, found, length)
            elif not (scan.match(_TAIL) or (found.last is None and scan.match(EVENT))):
                scan.position = start
                scan.unknown()
        scan.keep(start)


def _note(scan: Scanner, found: PeriodReading, note: str, again: Again) -> None:
    """Check a note in brackets: a length or the same period printed again must agree; any other words add nothing."""
    length = whole(_LENGTH_ALONE, note) or compiled(rf"(?:{LENGTH})(?=[。、])").match(note)
    if length:
        fits(scan, found, length)
        return
    try:
        other = again(note)
    except UnreadableCellError:
        if not within(_WORDY, note) or within(f"{_LIKE_A_PERIOD}|{_MOVED}|{_RESULT}", note):
            scan.refuse("the note in brackets cannot be read", "括弧内を読み取れません。")
        return
    if not (_same(found.first, other.first) and _same(found.last, other.last)):
        scan.refuse("the period in brackets is not the same", "括弧内の期間が一致しません。")


def _same(end: When | None, again: When | None) -> bool:
    """Whether two ends are the same; 2020 without 年度 agrees with either."""
    if end is None or again is None or end.on is not None or again.on is not None:
        return end == again
    return end.year == again.year and (end.basis is again.basis or again.basis is Basis.UNSTATED)


def count(found: re.Match[str]) -> int:
    """The number of years or months of a length."""
    return small_number(next(each for each in found.groups() if each))


def fits(scan: Scanner, found: PeriodReading, length: re.Match[str]) -> None:
    """Insist that a printed length agrees with the ends.

    Raises:
        UnreadableCellError: it does not, or the period is open.
    """
    if found.first is None or found.last is None:
        scan.refuse("a length is printed for an open period", "終わりのない期間に長さが書かれています。")
    begin, finish = days(found.first)[0], days(found.last)[1] + timedelta(days=1)
    months = (finish.year - begin.year) * 12 + finish.month - begin.month
    if finish.day != begin.day or months != count(length) * (1 if "月" in length[0] else 12):
        scan.refuse("the length printed contradicts the ends", "期間の長さが始まりと終わりに合いません。")


def days(end: When) -> tuple[date, date]:
    """The first and the last day that one end can mean."""
    if end.on is not None:
        return end.on.first_day, end.on.last_day
    year = end.fiscal_year
    return (year.start, year.end) if year else (PartialDate(end.year).first_day, PartialDate(end.year).last_day)
