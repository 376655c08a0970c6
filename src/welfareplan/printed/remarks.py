"""What is said beside the figure? (floor 3)

Remarks that make flags (約, 延べ, 累計, ※), the time of a figure, labels that add nothing, and the brackets they stand in.
Only remarks named here are known; a cell with any other is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from welfareplan.printed.context import Context
from welfareplan.printed.readings import WhenReading
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.times import LABELS, time_expression
from welfareplan.printed.units import denominator_before
from welfareplan.printed.years import Memory
from welfareplan.terms import Flag

_FLAG_WORDS: tuple[tuple[Flag, str], ...] = (
    (Flag.APPROX, "約|概ね|おおむね|おおよそ|およそ|程度"),
    (Flag.CUMULATIVE, "累計値?|累積"),
    (Flag.TOTAL_PERSONS, "延べ(?:人数|数)?|のべ(?:人数|数)?|延(?=[ ]?[0-9人)])"),
    (Flag.ESTIMATE, "推計値?"),
    (Flag.FORECAST, "見込み?[値量]?"),
    (Flag.REFERENCE, "参考値?"),
    (Flag.AGE_ADJUSTED, "年齢調整(?:値|済み?値?|後)?"),
)
_FLAGS = [(flag, re.compile(pattern)) for flag, pattern in _FLAG_WORDS]
_FOOTNOTE = re.compile(r"[※*](?:[0-9]{1,2}(?=[ (),、]|$)|(?![0-9]))|注[0-9]{0,2}(?=[)]|$)", re.ASCII)
_SEPARATOR = re.compile(r"[、，/・:;]|,(?![0-9])", re.ASCII)
_ERA = r"(?:明治|大正|昭和|平成|令和|[明大昭平令MTSHRhr](?=[ ]?[0-9元]))"
# A time beside a figure must show that it is one: an era, or 年 behind the number.
_TIME_AHEAD = re.compile(
    rf"{_ERA}|(?:毎|各)年度|西暦|[12][0-9]{{3}}(?: ?年| ?\({_ERA}|[./-][0-9]{{1,2}}[./-][0-9])|[一二][〇一二九]",
    re.ASCII,
)
_BARE_YEAR_AHEAD = re.compile(r"(?:元|[0-9]{1,2}) ?年", re.ASCII)
_LABEL_AHEAD = re.compile("(?:" + "|".join(LABELS) + r")(?=[: (0-9▲+-])", re.ASCII)


@attrs.define
class Remarks:
    """What has been read beside the figures of a cell (注記).

    Attributes:
        memory: the eras printed so far.
        flags: the flags, in printed order.
        when: the time, or None.
        denominator: a denominator printed before the figure it belongs to, or in brackets behind it.
    """

    memory: Memory
    flags: list[Flag] = attrs.Factory(list)
    when: WhenReading | None = None
    denominator: tuple[str, bool] | None = None

    @classmethod
    def under(cls, context: Context) -> Remarks:
        """No remarks yet, in a context."""
        return cls(Memory(context))

    def flag(self, *flags: Flag) -> None:
        """Add flags, each once."""
        self.flags.extend(flag for flag in dict.fromkeys(flags) if flag not in self.flags)


def separator(scan: Scanner) -> bool:
    """Go past a comma or the like between two things, if one stands next."""
    return scan.match(_SEPARATOR) is not None


def flag_word(scan: Scanner, found: Remarks) -> bool:
    """Read a word or sign that makes a flag, if one stands next."""
    if scan.match(_FOOTNOTE):
        found.flag(Flag.FOOTNOTE)
        return True
    for flag, pattern in _FLAGS:
        if scan.match(pattern):
            scan.take(":")
            found.flag(flag)
            return True
    return False


def time_beside(scan: Scanner, found: Remarks) -> bool:
    """Read the time of the figure, if one stands next.

    Raises:
        UnreadableCellError: a second time, or one that cannot be read.
    """
    scan.skip()
    era_known = bool(found.memory.main or found.memory.context.era)
    bare = era_known and _BARE_YEAR_AHEAD.match(scan.text, scan.position) is not None
    if not bare and not _TIME_AHEAD.match(scan.text, scan.position):
        return False
    start = scan.position
    when = time_expression(scan, found.memory, bare=bare)
    if when is None:
        scan.position = start
        return False
    if found.when is not None:
        scan.refuse("two times are printed with one figure", "時点が2つ書かれています。")
    found.flag(*when.flags)
    found.when = attrs.evolve(when, flags=())
    scan.take(":")
    return True


def label(scan: Scanner) -> bool:
    """Read a label that says what kind of value it is (目標値：), if one stands next; it adds nothing."""
    scan.skip()
    start = scan.position
    if scan.match(_LABEL_AHEAD) is None:
        return False
    scan.keep(start)
    scan.take(":")
    return True


def remark(scan: Scanner, found: Remarks) -> bool:
    """Read one remark outside brackets, if one stands next."""
    return flag_word(scan, found) or time_beside(scan, found) or label(scan)


def bracket(scan: Scanner, found: Remarks, other: Callable[[], bool]) -> bool:
    """Read remarks in brackets, if a bracket stands next.

    Args:
        scan: the cell.
        found: where the remarks go.
        other: reads whatever else may stand in these brackets, and says whether it did.

    Raises:
        UnreadableCellError: something in the brackets is not known.
    """
    scan.skip()
    start = scan.position
    if not scan.take("("):
        return False
    while not scan.take(")"):
        if flag_word(scan, found) or time_beside(scan, found) or _denominator(scan, found) or other():
            continue
        before = scan.position
        if scan.take(*LABELS, "現在", "時点", "実人数", "実数"):
            scan.keep(before)
        elif scan.position == start + 1 or not separator(scan):
            scan.unknown()
    if scan.position == start + 2:
        scan.refuse("the brackets are empty", "括弧の中がありません。")
    return True


def _denominator(scan: Scanner, found: Remarks) -> bool:
    denominator = denominator_before(scan)
    if denominator is None:
        return False
    if found.denominator is not None:
        scan.refuse("two denominators are printed", "分母が2つ書かれています。")
    found.denominator = denominator
    return True
