"""How does a part of a document look in Word? (floor 8)"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, assert_never

from welfareplan.reports.documents import Chart, Counts, Downloads, Items, Legend, Map, Node, Note, Part, Section
from welfareplan.reports.plain import visible
from welfareplan.reports.sheets import Cell, Table, noted, plain_text
from welfareplan.reports.word_tables import put, put_table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_SMALL = 9.0
_INDENT = 6.0  # millimetres
_DEEPEST = 4


class Writer:
    """Writes the parts of a document one after the other (文書の書き出し).

    Attributes:
        made: the document.
        room: how wide a line is, in millimetres.
    """

    def __init__(self, made: Document, room: float) -> None:
        self.made = made
        self.room = room

    def write(self, parts: Sequence[Part], level: int) -> None:
        """Write some parts; headings within them are of a level and below."""
        for part in parts:
            self._part(part, level)

    def _part(self, part: Part, level: int) -> None:
        match part:
            case Section():
                titled = bool(plain_text(part.title))
                if titled:
                    self.made.add_heading(visible(plain_text(part.title)), level=min(level, _DEEPEST))
                self.write(part.parts, level + titled)
            case Table():
                self.table(part)
            case Note():
                self.line(part.text, bold=part.weight == "strong", small=part.weight == "small")
            case Items():
                self._items(part)
            case Counts():
                self._items(Items(items=tuple(f"{label}：{number}" for number, label in part.entries)))
            case Map():
                self.line(part.title, bold=True)
                self._nodes(part.nodes, 1)
            case Chart():
                self.line(f"［図］{part.alt}", small=True)
            case Legend():
                self._items(Items(items=tuple(words for _, words in part.entries)))
            case Downloads():
                self._items(Items(items=tuple(name for name, _ in part.files)))
            case _:
                assert_never(part)

    def line(
        self, words: Cell, *, bold: bool = False, small: bool = False, side: str | None = None, deep: int = 0
    ) -> Paragraph:
        """Write a paragraph.

        Args:
            words: what it says.
            bold: whether it is bold, as what stands above something is.
            small: whether it is small, as a remark is.
            side: ``center`` or ``right``, or None.
            deep: how far it is indented, with its first line hanging.
        """
        from docx.shared import Mm

        written = self.made.add_paragraph()
        put(written, words, bold=bold, size=_SMALL if small else None, side=side)
        written.paragraph_format.keep_with_next = True if bold else None
        if deep:
            written.paragraph_format.left_indent = Mm(_INDENT * deep)
            written.paragraph_format.first_line_indent = Mm(-4)
        return written

    def table(self, table: Table) -> None:
        """Write a table with its title, what stands above it, and its notes."""
        if table.title:
            self.line(table.title, bold=True)
        for text in table.above:
            self.line(text, side="right")
        put_table(self.made, table, self.room)
        for note in table.notes:
            self.line(noted(note), small=True)
        if not table.notes:
            self.line("", small=True)  # two tables without anything between them would grow together

    def _items(self, part: Items) -> None:
        if part.title is not None:
            self.line(part.title, bold=True)
        for each in part.items:
            self.line(f"・{plain_text(each)}", deep=1)

    def _nodes(self, nodes: Sequence[Node], deep: int) -> None:
        for each in nodes:
            remark = f"（{each.remark}）" if each.remark else ""
            self.line(f"・{plain_text(each.words)}{remark}", deep=deep)
            self._nodes(each.children, deep + 1)
