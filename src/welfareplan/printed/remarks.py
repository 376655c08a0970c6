"""What is said beside the figure? (floor 3)

Remarks that make flags (約, 延べ, 累計, ※), the time of a figure, labels that add nothing, and the brackets they stand in.
Only remarks named here are known; a cell with any other is refused.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from welfareplan.printed.context import Context
from welfareplan.printed.denominators import Denominator, denominator_before, time_below
from welfareplan.printed.readings import WhenReading
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.times import note, time_expression
from welfareplan.printed.words import FLAG_WORDS, FOOTNOTE, LABEL, NOTE, SOURCE
from welfareplan.printed.years import EARLIEST, LATEST, Memory, printed_year
from welfareplan.terms import Flag

_FOOTNOTE = rf"{FOOTNOTE}|{NOTE}\)|{NOTE}(?= ?$|[ ,、])"
_FOOTNOTE_INSIDE = rf"{FOOTNOTE}|{NOTE}(?=[ ,、)])"
_SEPARATOR = "[、，/・:;]|,(?![0-9])"
_ERA = "(?:明治|大正|昭和|平成|令和|[明大昭平令MTSHRhr](?=[ ]?[0-9元]))"
# A time beside a figure must show that it is one: an era, or 年 behind the number.
_TIME_AHEAD = (
    rf"{_ERA}|(?:毎|各)年度|西暦|[12][0-9]{{3}}(?: ?年(?!間)| ?\({_ERA}|[./-][0-9]{{1,2}}[./-][0-9])|[一二][〇一二九]"
)
_FIGURE_OR_YEAR = rf"([12][0-9]{{3}}) ?\((?={_ERA})"
# In brackets of its own a year needs neither: 1,072人（2019）.
_WESTERN_ALONE = r"(?:19[5-9][0-9]|20[0-9]{2})(?:\.(?:1[0-2]|0?[1-9]))?(?=(?:調査|実績|目標)?値? ?\))"
# What a year without its era may not stand directly behind: 1%7年度.
_RUNS_ON = tuple("%‰人件回社点世戸円倍歩t")
_BARE_YEAR_AHEAD = "(?:元|[0-9]{1,2}) ?年(?!間)"
_LABEL_AHEAD = (
    rf"(?:{LABEL})(?=[: (0-9▲+-]|(?:約|延べ|のべ|概ね|おおむね|およそ|累計) ?[0-9])|実(?:人数|人員|数)(?=[ :]?[0-9])"
)
_LABEL_BEHIND = rf"(?:{LABEL})(?= ?(?:$|[(※]))"
_SUMMED = "(?=の?(?:累計|累積|平均|合計|延べ|計))"
_A_YEAR = rf"(?:{_ERA} ?)?(?:元|[0-9]{{1,4}}) ?(?:年度?)?末?"
_A_YEAR_SAID = rf"(?:{_ERA} ?(?:元|[0-9]{{1,2}}) ?(?:年度?)?|[12][0-9]{{3}} ?(?:年度?)?|(?:元|[0-9]{{1,2}}) ?年度?)末?"
# A total or mean over several years is not the figure of one.
_OVER_YEARS = (
    rf"(?:{_A_YEAR_SAID} ?(?:~|-|から) ?(?:{_A_YEAR}(?:まで)?)?(?:の?[0-9]{{1,2}}[かヶケヵカ箇]?年間?)?|[0-9]{{1,2}}[かヶケヵカ箇]?年間?){_SUMMED}の?"
    r"|[0-9]{1,2}[かヶケヵカ箇]?年間で(?=[ ]?(?:約|延べ|のべ|累計)?[ ]?[0-9])"
)
# What a date ends with where no word follows it.
_DATE_ENDS = tuple("0123456789月日年")
_LETTERS = "[ぁ-ゖァ-ヺー一-鿿・]"
# What brackets behind a figure may say without touching it: its kind, its source, who was counted, over what.
_HARMLESS = (
    rf"(?:{LABEL}|{SOURCE}|実(?:人数|人員|数)|全(?![国県] ?\)|体){_LETTERS}{{1,8}}|[0-9]{{1,2}}[かヶケヵカ箇]?年間|"
    rf"(?:年度?|月|日)?(?:平均値?|中央値)|(?:単|通)年度?(?:値|分)?|合計|小計|複数回答|重複あり|[nN]=[0-9,]{{1,9}}|"
    rf"{_LETTERS}{{1,20}}(?:を?含(?:む|まない)|を?除く|のみ|ベース|のため|の影響))(?=[ ,、・)])"
)


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
    denominator: Denominator | None = None

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


def flag_word(scan: Scanner, found: Remarks, *, inside: bool = False) -> bool:
    """Read a word or sign that makes a flag, if one stands next.

    Args:
        scan: the cell.
        found: where the flag goes.
        inside: whether it stands in brackets, the closing one of which belongs to them (（注1）).
    """
    if scan.match(_FOOTNOTE_INSIDE if inside else _FOOTNOTE):
        found.flag(Flag.FOOTNOTE)
        return True
    for flag, words in FLAG_WORDS:
        if scan.match(words):
            scan.take(":")
            found.flag(flag)
            return True
    return False


def time_beside(scan: Scanner, found: Remarks, *, inside: bool = False) -> bool:
    """Read the time of the figure, or the years it sums up, if either stands next.

    Args:
        scan: the cell.
        found: where the time goes.
        inside: whether it stands in brackets.

    Raises:
        UnreadableCellError: a second time, or one that cannot be read.
    """
    if scan.kept(_OVER_YEARS):
        return True
    era_known = bool(found.memory.main or found.memory.context.era)
    bare = era_known and scan.ahead(_BARE_YEAR_AHEAD) is not None and not scan.sees_behind(*_RUNS_ON)
    ahead = scan.ahead(_TIME_AHEAD) or (scan.ahead(_WESTERN_ALONE) if inside and scan.sees_behind("(", "( ") else None)
    if (not bare and not ahead) or _is_figure(scan, found):
        return False
    start = scan.position
    when = time_expression(scan, found.memory, bare=bare, beside=True)
    if when is None:
        scan.position = start
        return False
    if found.when is not None:
        scan.refuse("two times are printed with one figure", "時点が2つ書かれています。")
    if (
        when.date is not None
        and not when.at_end
        and scan.sees_behind(*_DATE_ENDS)
        and scan.ahead("[0-9]", blanks=False)
    ):
        scan.refuse("a figure runs into the date", "日付と数値がつながっています。")
    if scan.ahead("度", blanks=False):
        scan.unknown()
    while noted := note(scan, found.memory, when, dated=True):
        when = noted
    found.flag(*when.flags)
    found.when = attrs.evolve(when, flags=())
    scan.take(":")
    return True


def _is_figure(scan: Scanner, found: Remarks) -> bool:
    """Whether four digits before a year in brackets are a figure (1968（R4） under a heading 件), and not the same year."""
    start = scan.position
    ahead = scan.match(_FIGURE_OR_YEAR)
    year = printed_year(scan, Memory(found.memory.context)) if ahead else None
    scan.position = start
    if ahead is None or year == int(ahead[1]):
        return False
    return found.memory.context.unit is not None or not EARLIEST <= int(ahead[1]) <= LATEST


def label(scan: Scanner) -> bool:
    """Read a label that says what kind of value it is (目標値：), if one stands next; it adds nothing."""
    start = scan.position
    if scan.kept(_LABEL_AHEAD) is None:
        return False
    scan.not_twice(start)
    scan.take(":")
    return True


def label_behind(scan: Scanner) -> bool:
    """Read such a label behind a figure (85.4％ 実績, 5人※単年実績), if one stands next; it adds nothing."""
    start = scan.position
    found = scan.kept(_LABEL_BEHIND)
    scan.not_twice(start)
    return found is not None


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
        if flag_word(scan, found, inside=True) or time_beside(scan, found, inside=True) or _denominator(scan, found):
            continue
        if not (scan.kept(_HARMLESS) or other()) and (scan.position == start + 1 or not separator(scan)):
            scan.unknown()
    if scan.position == start + 2:
        scan.refuse("the brackets are empty", "括弧の中がありません。")
    scan.take(":")
    return True


def _denominator(scan: Scanner, found: Remarks) -> bool:
    denominator = denominator_before(scan) or time_below(scan)
    if denominator is None:
        return False
    if found.denominator is not None:
        scan.refuse("two denominators are printed", "分母が2つ書かれています。")
    found.denominator = denominator
    return True
