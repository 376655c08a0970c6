"""How does a table look in Word? (floor 8)

Its head stands on every page, headings stay with the row below them, a high row may be broken over two pages. Columns are as wide
as what they hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from welfareplan.reports.html_page import narrow_columns
from welfareplan.reports.plain import visible, wrap
from welfareplan.reports.sheets import NOTHING, Cell, Run, Table, plain_text, runs_of
from welfareplan.reports.workbook import widths_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_NARROW, _SLIM, _NARROWEST = 20.0, 48.0, 12.0  # millimetres
_FEW = 3
"""Columns of text that share the room alike; more are as wide as what they hold."""
_ENDLESS = 10_000
"""Room in which every column has what it needs."""
_SIZES = ((4, None), (6, 9.0), (99, 8.0))  # up to so many columns, points; None is that of the document
_SIZE = 10.5
_MM_OF_A_POINT = 0.3528
_AROUND = 4  # columns of text that stay free in a cell: its margins, and the space that Word puts between 令和 and 4
_AIR = "40"  # twentieths of a point
SHADE, _PALE = "EEEEEE", "F7F7F7"
_WHOLE = 15
"""A row of at most so many lines is not broken over two pages."""


def put_table(made: Document, table: Table, room: float) -> None:
    """Write the head and the rows of a table (表の書き出し).

    Args:
        made: the document.
        table: the table.
        room: how wide a line of the document is, in millimetres.
    """
    _Grid(made, table, room).write()


class _Grid:
    def __init__(self, made: Document, table: Table, room: float) -> None:
        from docx.shared import Mm

        self._table = table
        columns = len(table.columns)
        self._size = next(points for most, points in _SIZES if columns <= most)
        widths = _widths(table, room, self._size or _SIZE)
        self._letters = [int(each / (self._size or _SIZE) / _MM_OF_A_POINT * 2) - 2 for each in widths]
        self._shares = [Mm(each) for each in widths]
        self._grid = made.add_table(rows=0, cols=columns, style="Table Grid")
        self._grid.autofit = False
        pad(self._grid)
        for column, share in zip(self._grid.columns, self._shares, strict=True):
            column.width = share

    def write(self) -> None:
        table, columns = self._table, len(self._shares)
        for cell in self._line(table.columns, bold=True):
            dress(cell, "center", SHADE)
        mark(self._grid.rows[0], "w:tblHeader")
        for heading, rows in table.groups():
            if heading is not None:
                cells = self._line([heading, *[""] * (columns - 1)], bold=True)
                whole = cells[0].merge(cells[-1])
                _trim(whole)
                dress(whole, "left", _PALE)
                whole.paragraphs[0].paragraph_format.keep_with_next = True
            for row in rows:
                self._line(row)
        if not table.rows:
            self._line([NOTHING, *[""] * (columns - 1)])

    def _line(self, cells: Sequence[Cell], *, bold: bool = False) -> list[_Cell]:
        row = self._grid.add_row()
        if (
            max(len(wrap(visible(plain_text(cell)), each)) for cell, each in zip(cells, self._letters, strict=True))
            <= _WHOLE
        ):
            mark(row, "w:cantSplit")
        made = list(row.cells)
        for cell, share, text, heading in zip(made, self._shares, cells, self._table.columns, strict=True):
            cell.width = share
            right = heading in self._table.right and not bold
            for n, words in enumerate(_lines(text)):
                paragraph = cell.add_paragraph() if n else cell.paragraphs[0]
                put(paragraph, words, bold=bold, size=self._size, side="right" if right else None)
        return made


def _widths(table: Table, room: float, size: float) -> list[float]:
    """How wide the columns are, in millimetres."""
    letter = size / 2 * _MM_OF_A_POINT
    needed = [max(_NARROW, each * letter) for each in widths_of(table, _ENDLESS, around=_AROUND)]
    fixed = [
        need if each else _SLIM if name in table.slim else 0.0
        for each, name, need in zip(narrow_columns(table), table.columns, needed, strict=True)
    ]
    texts = fixed.count(0.0)
    if 0 < texts <= _FEW and (texts < len(fixed) or texts == 1) and room - sum(fixed) > texts * _NARROW:
        # Pages and remarks take what they need, the texts share the rest alike.
        rest = (room - sum(fixed)) / texts
        return [each or rest for each in fixed]
    found = [max(each * letter, _NARROWEST) for each in widths_of(table, int(room / letter), around=_AROUND)]
    grows = [heading not in table.right for heading in table.columns]
    if not any(grows) or sum(found) > room:
        return [each * room / sum(found) for each in found]
    more = (room - sum(found)) / sum(each for each, grow in zip(found, grows, strict=True) if grow)
    return [each * (1 + more) if grow else each for each, grow in zip(found, grows, strict=True)]


def put(
    paragraph: Paragraph, text: Cell, *, bold: bool = False, size: float | None = None, side: str | None = None
) -> None:
    """Write the runs of a cell into a paragraph (字句の書き出し).

    Args:
        paragraph: the paragraph.
        text: the words.
        bold: whether they are bold.
        size: how large they are, in points; None for the size of the document.
        side: ``left``, ``center`` or ``right``, or None for where it stands already.
    """
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    for run in runs_of(text):
        if run.text:
            written = paragraph.add_run(visible(run.text))
            written.underline = True if run.underlined else None
            written.bold = True if bold else None
            written.font.size = None if size is None else Pt(size)
    if side is not None:
        paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, side.upper())


def _lines(text: Cell) -> Iterator[tuple[Run, ...]]:
    """The lines of a cell, each with its runs."""
    line: list[Run] = []
    for run in runs_of(text):
        for n, part in enumerate(run.text.split("\n")):
            if n:
                yield tuple(line)
                line = []
            line.append(Run(part, run.underlined))
    yield tuple(line)


def pad(grid: Any) -> None:  # noqa: ANN401 - a table of python-docx
    """A little air above and below the words of every cell."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), _AIR)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    grid._tbl.tblPr.append(margins)  # noqa: SLF001 - python-docx offers no other way


def dress(cell: _Cell, side: str, shade: str) -> None:
    """Where the words of a cell stand, and the colour behind them."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    cell.paragraphs[0].alignment = getattr(WD_ALIGN_PARAGRAPH, side.upper())
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), shade)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - python-docx offers no other way


def mark(row: Any, tag: str) -> None:  # noqa: ANN401 - a row of python-docx
    """Say of a row that it stands on every page (``w:tblHeader``), or is not broken (``w:cantSplit``)."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(tag))  # noqa: SLF001 - python-docx offers no other way


def _trim(cell: _Cell) -> None:
    """Take away the empty paragraphs that the merging of cells leaves."""
    for paragraph in cell.paragraphs[1:]:
        element = paragraph._p  # noqa: SLF001 - python-docx offers no other way
        element.getparent().remove(element)
