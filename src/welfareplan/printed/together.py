"""Can these figures stand side by side? (floor 3)

Several figures of one cell are told apart by their labels, by their units, or by nothing but their order: then each prints
its own unit. A count may have its share in brackets behind it, and a total its parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NoReturn

import attrs

from welfareplan.amount import Amount
from welfareplan.printed.figures import Printed
from welfareplan.printed.labels import Label
from welfareplan.printed.patterns import compiled, within
from welfareplan.printed.scanner import Scanner

# Figures in these units side by side are as often the parts of an age or a date.
_LENGTHS = frozenset({"年", "歳", "か月", "月", "週", "日"})
_GENDERS = (("男", "女"), ("男性", "女性"), ("男子", "女子"))
_TOTAL = "計"
# What is counted, told by its last letter where figures of several units stand side by side.
_COUNTED = "(?:[数率量額]|割合)$"
_WHAT = "^(?:うち|内)?[ァ-ヺー一-鿿・]{2,}$"
# A figure of another time, or of another kind, is no part of the one before it: 1,234人（前年度1,229人）.
_OTHER_TIME = "前|年度?|現状|基準|当初|計画|予算|目標|実績"
_BRACKETS = r"\([^()]*(?:\([^()]*\)[^()]*)*\)"
_PARTS = "[ 、，,/・:;(]|延|のべ"
_NUMBER = r"([0-9,]{1,11})"
_FRACTION = rf"{_NUMBER} ?[^0-9()/]{{0,6}}/ ?{_NUMBER} ?[^0-9()/]{{0,6}}(?=\))"
_OUT_OF = rf"{_NUMBER} ?[^0-9()/]{{1,6}}中、?{_NUMBER} ?[^0-9()/]{{0,6}}(?=\))"


@attrs.frozen
class Entry:
    """A figure of a cell (セルの中の値).

    Attributes:
        figure: the figure as printed.
        amount: the same as an amount, with what headings say.
        label: what it is called, or None.
        bracketed: whether it stands in brackets behind another.
        changed: whether 増, 減 or a sign says that it is a difference.
    """

    figure: Printed
    amount: Amount
    label: Label | None
    bracketed: bool
    changed: bool


def belong_together(scan: Scanner, entries: Sequence[Entry], *, slashed: bool) -> None:
    """Insist that the figures of one cell can stand side by side.

    Args:
        scan: the cell.
        entries: its figures.
        slashed: whether a slash stands between two of them, as in a fraction.

    Raises:
        UnreadableCellError: they cannot: a label or a unit is missing, or nothing tells them apart.
    """
    labels = [each.label for each in entries if each.label is not None]
    if labels:
        _labelled(scan, entries, labels)
    elif len(entries) > 1:
        _unlabelled(scan, entries, slashed=slashed)


def _labelled(scan: Scanner, entries: Sequence[Entry], labels: Sequence[Label]) -> None:
    first, *others = entries
    texts = [each.text for each in labels]
    loose = [each.loose for each in labels]
    behind = first.label is None and all(each.bracketed for each in others)
    each_its_own = all(loose) and len(labels) == len(others if behind else entries)
    if behind and any(within(_OTHER_TIME, each) for each in texts):
        each_its_own = False
    if len(set(texts)) < len(texts) or (any(loose) and not (others and each_its_own)):
        scan.position = 0
        scan.unknown()
    if texts == [_TOTAL] or sum(any(each in texts for each in pair) for pair in _GENDERS) > 1:
        scan.refuse("the labels do not fit one another", "見出しの組み合わせが不自然です。")
    if first.label is None:
        bracketed = all(each.bracketed for each in others)
        parts = len(others) > 1 or bracketed or texts[0].startswith(("うち", "内"))
        alike = len({each.amount.unit for each in entries}) == 1
        counted = bracketed and all(loose) and all(each.figure.unit not in {None, "%"} for each in others)
        named = counted and all(within(_WHAT, each) for each in texts)
        if len(labels) < len(others) or not parts or not (named or (alike and not any(loose))):
            _missing(scan)
    elif len(labels) < len(entries):
        _missing(scan)
    units = {each.amount.unit for each in entries}
    named = all(within(_COUNTED, each) for each in texts) or first.label is None
    if len(units) > 1 and (None in units or (any(loose) and not named)):
        scan.refuse("not every figure has its unit", "単位のない数値があります。")


def _missing(scan: Scanner) -> NoReturn:
    scan.refuse("not every figure has its label", "見出しのない数値があります。")


def _unlabelled(scan: Scanner, entries: Sequence[Entry], *, slashed: bool) -> None:
    others = entries[1:]
    units = [each.figure.unit for each in entries]
    if any(each.bracketed for each in others):
        count, share = units[0], units[1]
        other = count != share or others[0].changed
        fits = len(others) == 1 and share is not None and other and (count is not None or share == "%")
    else:
        fits = None not in units and not (slashed and len(set(units)) < len(units))
    if not fits or _LENGTHS & set(units):
        scan.refuse("two figures stand there without saying which is which", "どの数値か判断できません。")


def run_together(between: str) -> bool:
    """Whether nothing but remarks in brackets stands between two figures.

    >>> run_together("(R4)"), run_together("、"), run_together("延べ")
    (True, False, False)
    """
    return not within(_PARTS, compiled(_BRACKETS).sub("", between))


def fraction(scan: Scanner, share: Amount | None) -> bool:
    """Read the fraction that makes a share (100％（15/15校）, 7％（1,300人中91人）), if one stands next; it adds nothing.

    Args:
        scan: the cell.
        share: the figure before it, if any.

    Raises:
        UnreadableCellError: it does not make that share.
    """
    scan.skip()
    start = scan.position
    found = scan.match(_FRACTION)
    part, total = (found[1], found[2]) if found else ("", "")
    if found is None:
        found = scan.match(_OUT_OF)
        if found is None:
            return False
        total, part = found[1], found[2]
    counted, base = (Decimal(each.replace(",", "") or 0) for each in (part, total))
    if share is None or share.unit != "%" or not _makes(share.value, counted, base):
        scan.position = start
        scan.refuse("the fraction does not make the share printed", "括弧内の分数が割合と一致しません。")
    scan.keep(start)
    return True


def _makes(share: Decimal, part: Decimal, total: Decimal) -> bool:
    """Whether a fraction makes a share in per cent, at the decimals printed, rounded or cut."""
    exponent = share.as_tuple().exponent
    least = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    return bool(total) and abs(share * total - part * 100) < least * total
