"""Which words differ? (floor 8)

The underlining of an old-and-new table goes by 字句: a whole word, a whole number with its unit, a whole label; never half a
number or half a compound. Words are told apart by the kind of their letters, which is how Japanese is written; no
dictionary is needed, and the same texts always give the same lines.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeVar

from welfareplan.amount import UNITS
from welfareplan.reports.sheets import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NEAR = 2
"""Differences with fewer letters than this between them are underlined as one."""

_MOST_PAIRS = 250_000

_DIGITS = "[0-9０-９〇一二三四五六七八九十百]"
_UNIT = "|".join(
    re.escape(name)
    for name in sorted(
        {
            *(unit.name for unit in UNITS),
            "％",
            "名",
            "年度",
            "年間",
            "か年",
            "月",
            "日",
            "時間",
            "期",
            "割",
            "億円",
            "万円",
            "万人",
        },
        key=len,
        reverse=True,
    )
)
_WORD = re.compile(
    rf"""
    [①-⑳㉑-㉟❶-❿Ⅰ-Ⅻ]                                              # a label: ①
    | [（(＜〈<][^\W\d_]{{0,4}}{_DIGITS}{{1,4}}[）)＞〉>]                # （１）, ＜指標４＞
    | 第{_DIGITS}{{1,4}}(?:条の{_DIGITS}{{1,4}}|[章節条項号期次編表])      # 第３章
    | (?:明治|大正|昭和|平成|令和)(?:[0-9０-９]{{1,3}}|元)年度?              # 令和７年度
    | [▲△−－-]?[0-9０-９]+(?:[,，.．][0-9０-９]+)*[億万千]*(?:{_UNIT})?     # 226,650件
    | [一-鿿㐀-䶿々〆〇ヶ\U00020000-\U0003ffff\ufe00-\ufe0f\U000e0100-\U000e01ef]+   # 地域福祉計画
    | [ァ-ヺーヽヾｦ-ﾟ・]+                                            # サロン
    | [ぁ-ゖゝゞ]+                                                   # への
    | [A-Za-zＡ-Ｚａ-ｚÀ-ɏ]+                                          # SDGs
    | .                                                             # anything else stands alone
    """,
    re.VERBOSE | re.DOTALL,
)
_SENTENCE = re.compile(r"[^。\n]*[。\n]?")


Runs = tuple[Run, ...]

T = TypeVar("T", bound=Hashable)


def words(text: str) -> list[str]:
    """Split a text into words, numbers with their units, and labels; nothing is lost.

    >>> words("（１）見守り訪問226,650件を令和７年度までに")
    ['（１）', '見守', 'り', '訪問', '226,650件', 'を', '令和７年度', 'までに']
    """
    return _WORD.findall(text)


def compare(old: str, new: str) -> tuple[Runs, Runs]:
    """Underline what differs between two texts, on both sides.

    Args:
        old: the text before.
        new: the text after.

    Returns:
        The runs of the old and of the new text; joined they are the texts as they were.

    >>> compare("市民の割合70.0％", "市民の割合72.5％")[1]
    (Run(text='市民の割合', underlined=False, about=None), Run(text='72.5％', underlined=True, about=None))
    """
    if old == new:
        whole = (Run(old),) if old else ()
        return whole, whole
    marks: tuple[list[Run], list[Run]] = ([], [])
    # Sentence by sentence first: the work on words grows with the square of what is compared.
    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    for same, one, other in blocks(before, after):
        if same:
            for side in marks:
                side.extend(Run(each) for each in one)
            continue
        left, right = words("".join(one)), words("".join(other))
        for equal, these, those in blocks(left, right):
            marks[0].extend(Run(each, not equal) for each in these)
            marks[1].extend(Run(each, not equal) for each in those)
    return _joined(marks[0]), _joined(marks[1])


def blocks(left: Sequence[T], right: Sequence[T]) -> Iterable[tuple[bool, Sequence[T], Sequence[T]]]:
    """Blocks that are equal and blocks that differ, in order.

    What both have in front and at the back is set aside first. Matching the rest grows with the square of its length, and
    worse where one word is repeated without end; beyond a bound that no paragraph of a plan reaches, the rest is one change.
    """
    front = 0
    while front < min(len(left), len(right)) and left[front] == right[front]:
        front += 1
    back = 0
    while back < min(len(left), len(right)) - front and left[-1 - back] == right[-1 - back]:
        back += 1
    yield True, left[:front], right[:front]
    middle, other = left[front : len(left) - back], right[front : len(right) - back]
    if len(middle) * len(other) > _MOST_PAIRS:
        yield False, middle, other
    else:
        for tag, i, j, k, m in SequenceMatcher(None, middle, other, autojunk=False).get_opcodes():
            yield tag == "equal", middle[i:j], other[k:m]
    yield True, left[len(left) - back :], right[len(right) - back :]


def _joined(runs: Iterable[Run]) -> Runs:
    """Join neighbours of one kind, then changes with fewer than two letters between them."""
    merged: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if merged and merged[-1].underlined == run.underlined:
            merged[-1] = Run(merged[-1].text + run.text, run.underlined)
        elif run.underlined and len(merged) > 1 and len(merged[-1].text) < _NEAR:
            between = merged.pop()
            merged[-1] = Run(merged[-1].text + between.text + run.text, underlined=True)
        else:
            merged.append(run)
    return tuple(merged)
