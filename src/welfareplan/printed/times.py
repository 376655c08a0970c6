"""At what time? (floor 3)

Cells that print a time: a year with the words around it (（H30実績）, R4調査, 32年度目標値), a day, a month, 毎年度, and notes
that say when or of what time a figure was taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

import attrs

from welfareplan.printed.context import Context, context_of
from welfareplan.printed.readings import WhenReading
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.years import Memory, Moment, basis_of, checked, moment, month_and_day, when_of
from welfareplan.terms import Basis, Flag
from welfareplan.when import FiscalYear, When

KNOWN = "令和4年度, H30実績, R4調査, R4.11, 2020年3月末, 平成32年度末, 毎年度"

_EVERY = ("毎年度", "各年度")
_RESULT = ("実績値", "実績")
_FORECAST = ("見込み値", "見込値", "見込量", "見込み", "見込")
_ESTIMATE = ("推計値", "推計")
LABELS = (
    *("数値目標", "最終目標", "中間目標", "目標年度", "目標値", "目標", "基準年度", "基準値", "基準", "現状値", "現状"),
    *("実績値", "実績", "調査値", "調査時", "調査", "直近値", "当初値", "策定時", "中間値", "最終値", "計画値"),
)
_ADDS_NOTHING = (*LABELS, "現在", "時点", "号")
# The name of a survey; not one that speaks of another time (前回調査).
_SURVEY = re.compile(r"(?![一-鿿]{0,8}[年月日次前翌末])[ァ-ヺー一-鿿・]{1,16}(?:調査|アンケート)")
_FIGURES_ARE_OF = re.compile(r"(?:数値|データ|値|数字)(?:は|:)")
_MARK = re.compile(r"※[0-9]{0,2} ?", re.ASCII)
# A figure of a fiscal year may be taken shortly after it: on 1 April or 1 June of the next.
_AFTERWARDS = timedelta(days=92)

_UNLIKE = ("the note speaks of another time", "注記の時点が本文と合いません。")


@attrs.define
class _Tail:
    """The words behind a year."""

    result: bool = False
    flags: list[Flag] = attrs.Factory(list)


def _words(scan: Scanner, tail: _Tail) -> bool:
    """Read one word behind a year, if one stands next."""
    scan.skip()
    start = scan.position
    if scan.take(*_RESULT):
        tail.result = True
    elif scan.take(*_FORECAST):
        tail.flags.append(Flag.FORECAST)
        return True
    elif scan.take(*_ESTIMATE):
        tail.flags.append(Flag.ESTIMATE)
        return True
    elif not scan.take(*_ADDS_NOTHING) and not scan.match(_SURVEY):
        return False
    scan.keep(start)
    return True


def time_expression(scan: Scanner, memory: Memory, *, bare: bool = True) -> WhenReading | None:
    """The time that stands next with the words behind it, or None.

    Args:
        scan: the cell.
        memory: the eras printed so far.
        bare: whether a year may be printed without its era.

    Raises:
        UnreadableCellError: it begins like one and cannot be read on.
    """
    if scan.take(*_EVERY):
        return WhenReading(printed=scan.folded.printed, when=None)
    found = moment(scan, memory, bare=bare)
    if found is None:
        return None
    if found.month or found.at_end or found.suffix == "年度":
        scan.keep_taken("年")
    tail = _Tail()
    while _words(scan, tail):
        pass
    return WhenReading(
        printed=scan.folded.printed,
        when=when_of(found, basis_of(scan, found, memory.context, result=tail.result)),
        year_printed=found.month is None,
        at_end=found.at_end and found.month is None,
        flags=tuple(dict.fromkeys(tail.flags)),
    )


def read_when(text: str, context: Context | Mapping[str, str] | None = None) -> WhenReading:
    """Read a cell that prints a time (時点).

    Args:
        text: the cell as printed.
        context: ``era`` for years without their era, ``header="年度"`` for a row of bare fiscal years.

    Raises:
        UnreadableCellError: it is no time, or one that contradicts itself.
        InvalidValueError: the context is none.

    >>> read_when("（H30実績）").as_data(), read_when("R4調査").as_data()
    ({'fy': 2018}, {'year': 2022, 'basis': 'unstated'})
    >>> read_when("平成20年度（※平成21年1月現在）").as_data()
    {'fy': 2008, 'month': '2009-01'}
    """
    scan = Scanner(text, KNOWN)
    memory = Memory(context_of(context))
    _before(scan)
    found = time_expression(scan, memory)
    if found is None:
        scan.refuse("no year, month or day stands there", "年・月・日が見当たりません。")
    while not scan.done:
        found = _note(scan, memory, found)
    return attrs.evolve(found, leftover=tuple(scan.leftover))


def _before(scan: Scanner) -> None:
    """Go past what stands before the time: brackets around everything, a mark, a label (目標値：)."""
    while True:
        if scan.keep_taken(*LABELS):
            scan.take(":")
        elif not scan.unwrap() and not scan.keep_taken("※"):
            return


def _note(scan: Scanner, memory: Memory, main: WhenReading) -> WhenReading:
    """Read a note behind the time, in brackets or behind ※: the time with what the note says.

    Raises:
        UnreadableCellError: what stands there is no note that is known.
    """
    start = scan.position
    bracket = scan.take("(") is not None
    before = scan.position
    mark = scan.match(_MARK) is not None
    if mark:
        scan.keep(before)
    if mark and not bracket and scan.done:
        return main
    tail = _Tail()
    noted = _said(scan, memory, main, tail) if bracket or mark else None
    if noted is None or (bracket and not scan.take(")")):
        scan.position = start
        scan.unknown()
    return attrs.evolve(noted, flags=tuple(dict.fromkeys((*main.flags, *noted.flags, *tail.flags))))


def _said(scan: Scanner, memory: Memory, main: WhenReading, tail: _Tail) -> WhenReading | None:
    """What the words of a note make of the time, or None if they are not known."""
    while _words(scan, tail):
        pass
    if scan.sees(")"):
        return main
    start = scan.position
    if scan.match(_FIGURES_ARE_OF):
        scan.keep(start)
        return time_expression(scan, memory)
    month, day, at_end = month_and_day(scan)
    if month is not None and main.when is not None:
        own = "年度" if main.when.basis is Basis.FISCAL else "年"
        on = checked(scan, Moment(main.when.year, own, month, day, at_end)).on()
        noted: WhenReading | None = attrs.evolve(main, when=attrs.evolve(main.when, on=on), year_printed=False)
        while _words(scan, tail):
            pass
    else:
        noted = time_expression(scan, memory)
    if noted is None:
        return None
    tail.flags.extend(noted.flags)
    return _together(scan, main, noted)


def _together(scan: Scanner, main: WhenReading, noted: WhenReading) -> WhenReading:
    """A time and the time a note gives for it.

    Raises:
        UnreadableCellError: the two contradict each other.
    """
    if main.when is None or noted.when is None:
        scan.refuse(*_UNLIKE)
    if _same(main.when, noted.when):
        return main
    on = noted.when.on
    if on is None or main.when.on is not None:
        scan.refuse(*_UNLIKE)
    if main.when.basis is Basis.FISCAL:
        year = FiscalYear(main.when.year)
        if not year.start <= on.first_day <= on.last_day <= year.end + _AFTERWARDS:
            scan.refuse(*_UNLIKE)
        return attrs.evolve(main, when=When.fiscal(year.year, on=on))
    if main.when.year != on.year:
        scan.refuse(*_UNLIKE)
    return attrs.evolve(main, when=When(on.year, main.when.basis, on), year_printed=False)


def _same(main: When, noted: When) -> bool:
    """Whether a note prints the same time once more."""
    if main.on is not None or noted.on is not None:
        return main.on == noted.on
    return main.year == noted.year and (main.basis is noted.basis or Basis.UNSTATED in {main.basis, noted.basis})
