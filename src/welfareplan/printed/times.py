"""At what time? (floor 3)

Cells that print a time: a year with the words around it (（H30実績）, R4調査, 32年度目標値), a day, a month, 毎年度, and notes
that say when or of what time a figure was taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import attrs

from welfareplan.printed.context import Context, context_of
from welfareplan.printed.moments import Moment, basis_of, checked, moment, month_and_day, when_of
from welfareplan.printed.readings import WhenReading
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.words import EVENT, FLAG_WORDS, FOOTNOTE, LABEL, NOTE, RESULT, SOURCE, SPAN
from welfareplan.printed.years import Memory
from welfareplan.terms import Basis, Flag
from welfareplan.when import FiscalYear, When

KNOWN = "令和4年度, H30実績, R4調査, R4.11, 2020年3月末, 平成32年度末, 毎年度"

_EVERY = ("毎年度", "各年度")
_TIME_FLAGS = [(flag, words) for flag, words in FLAG_WORDS if flag in {Flag.FORECAST, Flag.ESTIMATE, Flag.REFERENCE}]
_FIGURES_ARE_OF = "(?:数値|データ|値|数字)(?:は|:)"
_FOOTNOTE = rf"(?:{FOOTNOTE})(?=$| \(|\()|{NOTE}(?:\)| ?$)|\((?:{FOOTNOTE}|{NOTE})\)"
_MARK = "※ ?(?:(?:(?:1[0-9]|[1-9]) ?)?(?! ?[0-9])|(?=[12][0-9]{3}))"
# A value that something is compared with (現状値より) is no label of the time before it.
_LABEL_BEHIND = (
    f"(?!(?:{LABEL})(?:より|から|に?比|と比|を|以[上下]|の?維持|の?水準|程度|並み|どおり|通り))の?(?:{LABEL})"
)
_A_YEAR_NEXT = "(?=[ :(]| ?(?:明治|大正|昭和|平成|令和|[MTSHR12]))"
_DAY_OF = "(?:更新|公開|掲載|登録|作成|調査|基準|公表|策定|発行|施行|開始|終了|改定|改訂|実施|測定|集計|開催)日|広報"
_BEFORE = rf"(?:{LABEL}|{_DAY_OF}){_A_YEAR_NEXT}|第[0-9]{{1,2}}期(?:計画)?(?=[^0-9]{{0,4}}[0-9元]{{1,4}}年度\)?$)|{_FIGURES_ARE_OF}"
_REFERENCE = rf"\(参考値?\)|参考値?{_A_YEAR_NEXT}"
# A figure of a fiscal year may be taken shortly after it: on 1 April or 1 June of the next.
_AFTERWARDS = timedelta(days=92)

_UNLIKE = ("the note speaks of another time", "注記の時点が本文と合いません。")


@attrs.define
class _Tail:
    """The words behind a year; beside a figure, events are those of something else."""

    events: bool
    result: bool = False
    flags: list[Flag] = attrs.Factory(list)


def _words(scan: Scanner, tail: _Tail) -> bool:
    """Read one word behind a year, if one stands next."""
    for flag, words in _TIME_FLAGS:
        said = scan.match(words)
        if said:
            tail.flags.append(flag)
            tail.result = tail.result or RESULT in said[0]
            return True
    found = (
        scan.kept(_LABEL_BEHIND) or scan.kept(SPAN) or scan.kept(SOURCE) or (scan.kept(EVENT) if tail.events else None)
    )
    if found and RESULT in found[0]:
        tail.result = True
    return found is not None


def time_expression(scan: Scanner, memory: Memory, *, bare: bool = True, beside: bool = False) -> WhenReading | None:
    """The time that stands next with the words behind it, or None.

    Args:
        scan: the cell.
        memory: the eras printed so far.
        bare: whether a year may be printed without its era.
        beside: whether it stands beside a figure.

    Raises:
        UnreadableCellError: it begins like one and cannot be read on.
    """
    scan.skip()
    start = scan.position
    if scan.take(*_EVERY):
        return WhenReading(printed=scan.folded.printed, when=None)
    found = moment(scan, memory, bare=bare)
    if found is None:
        return None
    if found.dots == 0 and (found.month or found.at_end or found.suffix == "年度"):
        scan.kept("年(?![度間])")
    tail = _Tail(events=not beside)
    while _words(scan, tail) or _words_in_brackets(scan, tail):
        pass
    scan.not_twice(start)
    return WhenReading(
        printed=scan.folded.printed,
        when=when_of(found, basis_of(scan, found, memory.context, result=tail.result)),
        year_printed=found.month is None,
        at_end=found.at_end and found.month is None,
        flags=tuple(dict.fromkeys(tail.flags)),
    )


def _words_in_brackets(scan: Scanner, tail: _Tail) -> bool:
    """Read the same words in brackets behind a year (H30（実績）), if they alone stand there."""
    start, kept, flags = scan.position, len(scan.leftover), list(tail.flags)
    found = scan.take("(") is not None and _words(scan, tail)
    while found and _words(scan, tail):
        pass
    if found and scan.take(")"):
        return True
    scan.position, tail.flags = start, flags
    del scan.leftover[kept:]
    return False


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
    flags = _before(scan)
    found = time_expression(scan, memory)
    if found is None:
        scan.refuse("no year, month or day stands there", "年・月・日が見当たりません。")
    while not scan.done:
        if not scan.kept(_FOOTNOTE):
            noted = note(scan, memory, found)
            if noted is None:
                scan.unknown()
            found = noted
    return attrs.evolve(found, flags=(*flags, *found.flags), leftover=tuple(scan.leftover))


def _before(scan: Scanner) -> tuple[Flag, ...]:
    """Go past what stands before the time: brackets around everything, a mark, a label (目標値：), 参考, which is a flag."""
    flags: tuple[Flag, ...] = ()
    while True:
        start = scan.position
        if scan.kept(_BEFORE):
            scan.not_twice(start)
            scan.take(":")
        elif scan.match(_REFERENCE):
            flags = (Flag.REFERENCE,)
            scan.take(":")
        elif not scan.unwrap() and not scan.kept("※"):
            return flags


def note(scan: Scanner, memory: Memory, main: WhenReading, *, dated: bool = False) -> WhenReading | None:
    """Read a note behind a time, in brackets or behind ※: the time with what the note says; None if there is none.

    Args:
        scan: the cell.
        memory: the eras printed so far.
        main: the time before the note.
        dated: whether it must print a time, with its era; beside a figure other notes speak of the figure.

    Raises:
        UnreadableCellError: the note contradicts the time.
    """
    start, kept = scan.position, len(scan.leftover)
    bracket = scan.take("(") is not None
    mark = scan.kept(_MARK) is not None
    tail = _Tail(events=not dated)
    noted = _said(scan, memory, main, tail, dated=dated) if bracket or mark else None
    if noted is None or (bracket and not scan.take(")")):
        scan.position = start
        del scan.leftover[kept:]
        return None
    return attrs.evolve(noted, flags=tuple(dict.fromkeys((*main.flags, *noted.flags, *tail.flags))))


def _said(scan: Scanner, memory: Memory, main: WhenReading, tail: _Tail, *, dated: bool) -> WhenReading | None:
    """What the words of a note make of the time, or None if they are not known."""
    if scan.kept(_FIGURES_ARE_OF):
        return time_expression(scan, memory)
    read = False
    while not dated and _words(scan, tail):
        read = True
    if read and (scan.done or scan.sees(")")):
        return _of_result(main) if tail.result else main
    month, day, at_end = month_and_day(scan)
    if month is not None and main.when is not None:
        own = "年度" if main.when.basis is Basis.FISCAL else "年"
        on = checked(scan, Moment(main.when.year, own, month, day, at_end)).on()
        noted: WhenReading | None = attrs.evolve(main, when=attrs.evolve(main.when, on=on), year_printed=False)
        while _words(scan, tail):
            pass
    else:
        noted = time_expression(scan, memory, bare=not dated, beside=dated)
    if noted is None:
        return None
    tail.flags.extend(noted.flags)
    return _together(scan, main, noted)


def _of_result(main: WhenReading) -> WhenReading:
    """A year that a note says to be that of a result (H30※実績), which is a fiscal year where nothing else is said."""
    if main.when is None or main.when.basis is not Basis.UNSTATED:
        return main
    return attrs.evolve(main, when=When.fiscal(main.when.year))


def _together(scan: Scanner, main: WhenReading, noted: WhenReading) -> WhenReading:
    """A time and the time a note gives for it.

    Raises:
        UnreadableCellError: the two contradict each other.
    """
    if main.when is None or noted.when is None:
        scan.refuse(*_UNLIKE)
    if _same(main.when, noted.when):
        return main if main.when.basis is not Basis.UNSTATED else attrs.evolve(main, when=noted.when)
    on = noted.when.on
    if on is None or main.when.on is not None:
        scan.refuse(*_UNLIKE)
    if main.when.basis is Basis.FISCAL:
        year = FiscalYear(main.when.year)
        if not year.start <= on.first_day <= on.last_day <= year.end + _AFTERWARDS:
            scan.refuse(*_UNLIKE)
        at_end = main.at_end or (noted.at_end and noted.when == When.fiscal(year.year, on=on))
        return attrs.evolve(main, when=When.fiscal(year.year, on=on), at_end=at_end)
    if main.when.year != on.year:
        scan.refuse(*_UNLIKE)
    return attrs.evolve(main, when=When(on.year, main.when.basis, on), year_printed=False)


def _same(main: When, noted: When) -> bool:
    """Whether a note prints the same time once more."""
    if main.on is not None and noted.on is not None:
        return noted.on.first_day <= main.on.first_day and main.on.last_day <= noted.on.last_day
    if main.on is not None or noted.on is not None:
        return False
    return main.year == noted.year and (main.basis is noted.basis or Basis.UNSTATED in {main.basis, noted.basis})
