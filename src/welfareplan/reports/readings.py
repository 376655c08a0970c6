"""How does the reading of a printed cell read in Japanese? (floor 8)

What the reader made of a cell, as a planning desk would say it, so that it can be compared with the print.
"""

from __future__ import annotations

from welfareplan.printed import (
    AmountReading,
    CellReading,
    MissingReading,
    PeriodReading,
    Reading,
    TargetReading,
    UnitReading,
    WhenReading,
)
from welfareplan.printed.readings import NOT_STATED as DASH
from welfareplan.reports import wording
from welfareplan.terms import Basis, Flag
from welfareplan.when import When

_FLAGS = {Flag.FOOTNOTE: "注記（※）あり"}
_BARE = "（年・年度の別なし）"


def sentence(reading: Reading) -> str:
    """What a reading says (読取結果), with its remarks behind it.

    >>> from welfareplan.printed import read
    >>> sentence(read("64.1％（R1調査）", kind="amount")), sentence(read("80％以上", kind="target"))
    ('64.1％、時点 令和元（年・年度の別なし）', '80％以上')
    >>> sentence(read("延べ1,234人", kind="amount")), sentence(read("―", kind="amount"))
    ('1,234人、延べ', '値の記載なし')
    """
    return "、".join([_said(reading), *_remarks(reading)])


def _said(reading: Reading) -> str:
    match reading:
        case WhenReading():
            return _time(reading)
        case PeriodReading():
            return f"{_end(reading.first)}～{_end(reading.last)}"
        case AmountReading():
            return "、".join(_labelled(each.label, wording.amount(each.amount)) for each in reading.figures)
        case MissingReading():
            return "値の記載なし" if reading.missing == DASH else f"値なし（{reading.missing}）"
        case TargetReading():
            return _aim(reading)
        case UnitReading():
            return f"単位 {wording.unit(reading.unit)}"


def _labelled(label: str | None, text: str) -> str:
    return text if label is None else f"{label} {text}"


def _aim(reading: TargetReading) -> str:
    from welfareplan.model.indicators import Target

    return wording.aim(Target(sense=reading.sense, amount=reading.amount, upper=reading.upper, words=reading.words))


def _time(reading: WhenReading) -> str:
    if reading.when is None:
        return "毎年度"
    if not reading.year_printed and reading.when.on is not None:
        return reading.when.on.wareki()
    return _end(reading.when)


def _end(when: When | None) -> str:
    if when is None:
        return "（記載なし）"
    return wording.when(when) + (_BARE if when.basis is Basis.UNSTATED else "")


def _remarks(reading: CellReading) -> list[str]:
    remarks = [_FLAGS.get(flag, flag.ja) for flag in reading.flags]
    if isinstance(reading, AmountReading | MissingReading | TargetReading) and reading.when is not None:
        remarks.append(f"時点 {_time(reading.when)}")
    return remarks
