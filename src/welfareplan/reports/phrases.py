"""Which words differ? (floor 8)

The underlining of an old-and-new table goes by 字句: a whole word, a whole number with its unit, a whole label; never half a
number or half a compound. What is only spelt otherwise may be left without a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from welfareplan.reports.sheets import Run
from welfareplan.reports.words import words
from welfareplan.revision.spelling import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEAR = 2
"""Differences with fewer letters than this between them are underlined as one."""

_MOST_PAIRS = 250_000
_MOST_SENTENCES = 12

_SENTENCE = re.compile(r"[^。\n]*[。\n]?")

Runs = tuple[Run, ...]


def compare(old: str, new: str, *, spelling: bool = True) -> tuple[Runs, Runs]:
    """Underline what differs between two texts, on both sides (字句の新旧).

    Args:
        old: the text before.
        new: the text after.
        spelling: whether what is only spelt otherwise (width, blanks, line breaks) differs too.

    Returns:
        The runs of the old and of the new text; joined they are the texts as they were.

    >>> compare("市民の割合70.0％", "市民の割合72.5％")[1]
    (Run(text='市民の割合', underlined=False, about=None), Run(text='72.5％', underlined=True, about=None))
    """
    key = key_of(spelling=spelling)
    marks: tuple[list[Run], list[Run]] = ([], [])
    # Sentence by sentence first: the work on words grows with the square of what is compared.
    for same, one, other in blocks(_SENTENCE.findall(old), _SENTENCE.findall(new), key=key):
        for left, right in _passages(one, other):
            pieces = [(True, [left], [right])] if same else blocks(_words(left), _words(right), key=key)
            for equal, these, those in pieces:
                marks[0].extend(_marked("".join(these), not equal))
                marks[1].extend(_marked("".join(those), not equal))
    return joined(marks[0]), joined(marks[1])


def _passages(one: Sequence[str], other: Sequence[str]) -> Iterable[tuple[str, str]]:
    """What is matched word by word: sentences that differ in a row; very many, each with its counterpart.

    A word that is replaced throughout a chapter changes all of its sentences, and their words are too many to be matched.
    """
    if len(one) == len(other) > _MOST_SENTENCES:
        return zip(one, other, strict=True)
    return (("".join(one), "".join(other)),)


def blocks(
    left: Sequence[str], right: Sequence[str], *, key: Callable[[str], str]
) -> Iterable[tuple[bool, Sequence[str], Sequence[str]]]:
    """Blocks that are equal and blocks that differ, in order.

    What both have in front and at the back is set aside first. Matching the rest grows with the square of its length, and
    worse where one word is repeated without end; beyond a bound that no paragraph of a plan reaches, the rest is one change.

    Args:
        left: the pieces of the old text.
        right: the pieces of the new text.
        key: what two pieces must have in common to be equal.
    """
    old, new = list(map(key, left)), list(map(key, right))
    shorter = min(len(old), len(new))
    front = 0
    while front < shorter and old[front] == new[front]:
        front += 1
    back = 0
    while back < shorter - front and old[-1 - back] == new[-1 - back]:
        back += 1
    yield True, left[:front], right[:front]
    ends = len(old) - back, len(new) - back
    if (ends[0] - front) * (ends[1] - front) > _MOST_PAIRS:
        yield False, left[front : ends[0]], right[front : ends[1]]
    else:
        matcher = SequenceMatcher(None, old[front : ends[0]], new[front : ends[1]], autojunk=False)
        for tag, i, j, k, m in matcher.get_opcodes():
            yield tag == "equal", left[front + i : front + j], right[front + k : front + m]
    yield True, left[ends[0] :], right[ends[1] :]


def _marked(text: str, underlined: bool) -> tuple[Run, Run]:  # noqa: FBT001 - the one thing that is said of a text
    """A text as a run, and the blanks behind it, under which no line is drawn."""
    words = text.rstrip() if underlined else text
    return Run(words, underlined), Run(text[len(words) :])


def key_of(*, spelling: bool) -> Callable[[str], str]:
    """What two pieces of text must have in common to be equal: every sign, or all but their spelling."""
    return _as_it_stands if spelling else folded


def _as_it_stands(text: str) -> str:
    return text


def _words(text: str) -> list[str]:
    """The words of a text; blanks and line breaks go with the word before them."""
    found: list[str] = []
    for word in words(text):
        if found and word.isspace():
            found[-1] += word
        else:
            found.append(word)
    return found


def joined(runs: Iterable[Run]) -> Runs:
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
