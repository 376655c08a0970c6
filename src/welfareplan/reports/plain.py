"""How does text fit on a line? (floor 8)

Japanese characters are two columns wide, some signs may not begin a line (行頭禁則), and text from documents may hold
characters that steer a terminal. What is printed passes through here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import zip_longest

WIDTH = 80
"""The columns of a terminal as it is when nobody says otherwise."""

GAP = "  "
_NARROWEST = 4
_ID = 24
_BLANK = re.compile(r"\s")
_ZERO_WIDTH_JOINER = "\u200d"  # holds emoji together and steers nothing
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf"})  # asked first: Unicode calls the combining ゛ wide
_DANGEROUS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

_NOT_FIRST = frozenset(
    "、。，．・：；！？）」』】〕〉》＞］｝ー々％…～〜ぁぃぅぇぉっゃゅょァィゥェォッャュョ｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ"
)
_NOT_LAST = frozenset("（「『【〔〈《＜［｛")
_ATOM = re.compile(r"(?:明治|大正|昭和|平成|令和)(?:[0-9]+|元)年?度?|[!-~]+|.", re.DOTALL)

Measure = Callable[[str], int]


def visible(text: str) -> str:
    r"""The text with everything that steers a terminal made visible; line breaks stay, a tab becomes a blank.

    Controls (C0, C1), marks of writing direction, invisible characters and lone surrogates are written as escapes.

    >>> print(visible("赤\x1b[31m字\u202e"))
    赤\x1b[31m字\u202e
    """
    if text.isprintable():
        return text
    return "".join(
        each if each == "\n" else " " if each == "\t" else escaped(each) if dangerous(each) else each for each in text
    )


def dangerous(character: str) -> bool:
    """Whether a character steers a terminal or hides in it."""
    return unicodedata.category(character) in _DANGEROUS and character != _ZERO_WIDTH_JOINER


def escaped(character: str) -> str:
    r"""A character as an escape, ``\x1b`` or ``\u202e``."""
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004


def width(text: str) -> int:
    """How many columns a line takes (表示幅): full width counts two, combining marks none.

    >>> width("226,650件"), width("が")
    (9, 2)
    """
    return len(text) if text.isascii() else sum(_width_of(each) for each in text)


def _width_of(character: str) -> int:
    if unicodedata.category(character) in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _glued(before: str, after: str) -> bool:
    """Whether no line may end between two pieces of text."""
    first, last = after[0], before[-1]
    if first in _NOT_FIRST or last in _NOT_LAST or last == _ZERO_WIDTH_JOINER:
        return True
    if unicodedata.category(first) in _WITHOUT_WIDTH:
        return True
    return last.isdecimal() and not first.isspace() and first not in _NOT_LAST  # 226,650件 is one thing


def _units(line: str) -> list[str]:
    units: list[str] = []
    for atom in _ATOM.findall(line):
        if units and _glued(units[-1], atom):
            units[-1] += atom
        else:
            units.append(atom)
    return units


def wrap(text: str, limit: int, *, measure: Measure = width) -> list[str]:
    """Break a text into lines of at most ``limit`` columns; at least one line, maybe empty.

    No line begins with a closing sign or ends with an opening one where that can be avoided.

    >>> wrap("計画期間（令和2年度～令和7年度）", 16)
    ['計画期間', '（令和2年度～', '令和7年度）']
    """
    return [part for line in text.split("\n") for part in _wrap_line(line, limit, measure)]


def _wrap_line(line: str, limit: int, measure: Measure) -> list[str]:
    if measure(line) <= limit:
        return [line]
    lines: list[str] = []
    current = ""
    for unit in _units(line):
        if measure(current) + measure(unit) <= limit:
            current += unit
            continue
        if current:
            lines.append(current.rstrip())
        current = unit if not unit.isspace() else ""
        while measure(current) > limit:
            head = _head(current, limit, measure)
            lines.append(head)
            current = current[len(head) :]
    if current:
        lines.append(current.rstrip())
    return lines


def _head(text: str, limit: int, measure: Measure) -> str:
    taken = 1
    while taken < len(text) and measure(text[: taken + 1]) <= limit:
        taken += 1
    return text[:taken]


def pad(text: str, columns: int, *, right: bool = False, measure: Measure = width) -> str:
    """The text filled with blanks to so many columns, on its left if it is to stand right."""
    blanks = " " * max(0, columns - measure(text))
    return blanks + text if right else text + blanks


def column_widths(natural: Sequence[int], available: int) -> list[int]:
    """How wide the columns of a table may be: narrow ones keep what they need, the wide ones share the rest.

    >>> column_widths([60, 27, 22], 76)
    [27, 27, 22]
    """
    widths = [0] * len(natural)
    left = available
    for position, n in enumerate(sorted(range(len(natural)), key=natural.__getitem__)):
        share = left // (len(natural) - position)
        widths[n] = max(min(natural[n], share), min(natural[n], _NARROWEST))
        left -= widths[n]
    return widths


def lay_out(
    rows: Sequence[Sequence[str]], *, columns: int = WIDTH, right: Sequence[bool] = (), measure: Measure = width
) -> tuple[list[int], list[list[list[str]]]]:
    """Fit rows of cells side by side: the width of each column, and each row's cells as lines."""
    gaps = len(GAP) * (len(rows[0]) - 1)
    cells = list(zip(*rows, strict=True))
    natural = [max((measure(line) for cell in column for line in cell.split("\n")), default=0) for column in cells]
    # A figure or an id that is broken is misread: columns of these give way last.
    firm = [is_right or _is_ids(*column) for column, is_right in zip_longest(cells, right[: len(cells)])]
    fixed = sum(need for need, is_firm in zip(natural, firm, strict=True) if is_firm)
    if fixed and fixed < columns - gaps:
        texts = [need for need, is_firm in zip(natural, firm, strict=True) if not is_firm]
        shared = iter(column_widths(texts, columns - gaps - fixed))
        widths = [need if is_firm else next(shared) for need, is_firm in zip(natural, firm, strict=True)]
    else:
        widths = column_widths(natural, columns - gaps)
    return widths, [
        [wrap(cell, limit, measure=measure) for cell, limit in zip(row, widths, strict=True)] for row in rows
    ]


def _is_ids(heading: str, *cells: str) -> bool:
    """Whether a column holds ids, the longest wider than the heading: words of ASCII that are not too long to be kept whole."""
    if not all(each.isascii() and not _BLANK.search(each) for each in cells):
        return False
    return width(heading) <= max(map(len, cells), default=0) <= _ID
