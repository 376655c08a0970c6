"""Where in the cell are we? (floor 3)

A cursor over a folded cell. It takes a word, a pattern or a number if it stands next, and otherwise stays where it is;
what cannot be read is refused with its place. Blanks between words do not matter; within a number they do.
"""

from __future__ import annotations

import re
from typing import NoReturn

from welfareplan.errors import UnreadableCellError
from welfareplan.printed.folding import Folded, fold
from welfareplan.printed.patterns import compiled, within

# Letters of the words that add nothing; no two of one kind stand together in print.
_NEVER_TWICE = r"([値年度末号時点調査実績目標基準現状在分版込計推※])\1"


class Scanner:
    """A cursor over one cell (読取位置).

    Attributes:
        folded: the cell in plain form.
        position: the index of the next character of the plain text.
        leftover: what was accepted although it adds nothing, as printed.
        known: the forms that are known for the kind of cell, for messages.
    """

    __slots__ = ("folded", "known", "leftover", "position", "text")

    def __init__(self, printed: str, known: str) -> None:
        self.folded: Folded = fold(printed)
        self.text = self.folded.text
        self.position = 0
        self.leftover: list[str] = []
        self.known = known

    def skip(self) -> None:
        """Go past blanks."""
        while self.text.startswith(" ", self.position):
            self.position += 1

    @property
    def done(self) -> bool:
        """Whether nothing but blanks is left, or the full stop of a sentence."""
        self.skip()
        return self.text[self.position :] in {"", "。"}

    @property
    def set_apart(self) -> bool:
        """Whether a blank or a line break is printed before this place; between letters the plain text has none."""
        self.skip()
        return self.apart(self.position)

    def apart(self, position: int) -> bool:
        """Whether a blank or a line break is printed before a position of the plain text."""
        return self.folded.printed[: self.folded.place(position)][-1:].isspace()

    def sees(self, *words: str) -> bool:
        """Whether one of the words stands next."""
        self.skip()
        return self.text.startswith(words, self.position)

    def sees_behind(self, *words: str) -> bool:
        """Whether one of the words stands directly before this place."""
        return self.text.endswith(words, 0, self.position)

    def take(self, *words: str) -> str | None:
        """The first of the words that stands next; the longer ones must be named first."""
        self.skip()
        for word in words:
            if self.text.startswith(word, self.position):
                self.position += len(word)
                return word
        return None

    def match(self, pattern: str, *, blanks: bool = True) -> re.Match[str] | None:
        """What a pattern finds here, or None."""
        found = self.ahead(pattern, blanks=blanks)
        if found:
            self.position = found.end()
        return found

    def ahead(self, pattern: str, *, blanks: bool = True) -> re.Match[str] | None:
        """The same, without going past it."""
        if blanks:
            self.skip()
        return compiled(pattern).match(self.text, self.position)

    def kept(self, pattern: str) -> re.Match[str] | None:
        """What a pattern finds here, noted as left over; or None."""
        self.skip()
        start = self.position
        found = self.match(pattern)
        if found:
            self.keep(start)
        return found

    def keep(self, start: int) -> None:
        """Note what was printed from a position up to here as left over."""
        piece = self.folded.printed_between(start, self.position)
        if piece:
            self.leftover.append(piece)

    def not_twice(self, start: int) -> None:
        """Insist that no letter is printed twice in a row from a position up to here (実績値値).

        Raises:
            UnreadableCellError: one is.
        """
        if within(_NEVER_TWICE, self.text[start : self.position]):
            self.refuse("a letter is printed twice there", "同じ文字が重なっています。")

    def closing(self) -> int | None:
        """The position of the bracket that closes the one standing next, or None."""
        depth = 0
        self.skip()
        for index in range(self.position, len(self.text)):
            depth += {"(": 1, ")": -1}.get(self.text[index], 0)
            if depth == 0:
                return index
        return None

    def unwrap(self) -> bool:
        """Go inside brackets that stand around all that is left, if there are any."""
        if not self.sees("(") or self.closing() != len(self.text) - 1:
            return False
        self.position += 1
        self.text = self.text[:-1].rstrip()
        return True

    def unknown(self) -> NoReturn:
        """Say that what stands next is not known.

        Raises:
            UnreadableCellError: always.
        """
        rest = self.folded.printed_between(self.position, len(self.text))
        self.refuse(f"what {rest!r} says there is not known", f"「{rest}」の意味が分かりません。")

    def refuse(self, why: str, why_ja: str) -> NoReturn:
        """Say that the cell cannot be read, and where.

        Raises:
            UnreadableCellError: always.
        """
        raise UnreadableCellError(
            self.folded.printed,
            at=self.folded.place(self.position),
            known=self.known,
            why=why,
            why_ja=why_ja,
        )
