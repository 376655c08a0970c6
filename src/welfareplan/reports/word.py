"""How does a table look in a document? (floor 8)

Word on A4 landscape with Japanese fonts. python-docx names only the western font of a run; the East Asian one is set beside
it, or Word would fall back to whatever it likes.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from welfareplan.files.packages import repacked
from welfareplan.reports.html_page import narrow_columns
from welfareplan.reports.plain import visible
from welfareplan.reports.sheets import NOTHING, Cell, Table, runs_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_FONT = "游明朝"
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - python-docx takes times without a zone, and one table always gives one file
_LONG_EDGE, _SHORT_EDGE, _MARGIN, _NARROW = 297, 210, 20, 18  # millimetres


def document(table: Table) -> bytes:
    """A table as a Word document (Word文書) on A4 landscape, its head repeated on every page.

    Args:
        table: the table.

    Returns:
        The bytes of the file, the same for the same table.

    >>> document(Table(title="参加者", headings=("地区",), rows=(("東",),)))[:2]
    b'PK'
    """
    import docx

    made = docx.Document()
    _set_up(made, table)
    made.add_heading(visible(table.title), level=1)
    for text in table.above:
        made.add_paragraph(visible(text))
    _fill(made, table)
    for note in table.notes:
        made.add_paragraph(visible(note))
    raw = io.BytesIO()
    made.save(raw)
    return repacked(raw.getvalue())


def _set_up(made: Document, table: Table) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_LONG_EDGE), Mm(_SHORT_EDGE)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    for name, size in (("Normal", 10.5), ("Heading 1", 14)):
        style: Any = made.styles[name]
        style.font.name = _FONT
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme would win over the font
        fonts.set(qn("w:eastAsia"), _FONT)
        style.paragraph_format.space_after = Pt(2)
    properties = made.core_properties
    properties.title, properties.author, properties.comments = visible(table.title), "", ""
    properties.created = properties.modified = _MADE
    properties.language = "ja-JP"


def _fill(made: Document, table: Table) -> None:
    from docx.shared import Mm

    columns = len(table.columns)
    narrow = narrow_columns(table)
    room = _LONG_EDGE - 2 * _MARGIN - _NARROW * sum(narrow)
    shares = [Mm(_NARROW) if each else Mm(room // (columns - sum(narrow))) for each in narrow]
    grid = made.add_table(rows=0, cols=columns, style="Table Grid")
    grid.autofit = False
    for column, share in zip(grid.columns, shares, strict=True):
        column.width = share

    def line(cells: list[Cell], *, bold: bool = False) -> list[_Cell]:
        row = grid.add_row()
        _mark(row, "w:cantSplit")
        for cell, share, text in zip(row.cells, shares, cells, strict=True):
            cell.width = share
            _put(cell, text, bold=bold)
        return list(row.cells)

    line(list(table.columns), bold=True)
    _mark(grid.rows[0], "w:tblHeader")
    for heading, rows in table.groups():
        if heading is not None:
            cells = line([heading, *[""] * (columns - 1)], bold=True)
            cells[0].merge(cells[-1])
            _trim(cells[0])
        for row in rows:
            line(list(row))
    if not table.rows:
        line([NOTHING, *[""] * (columns - 1)])


def _mark(row: Any, tag: str) -> None:  # noqa: ANN401 - a row of python-docx
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(tag))  # noqa: SLF001 - python-docx offers no other way


def _put(cell: _Cell, text: Cell, *, bold: bool) -> None:
    """Write the runs of a cell, each of its lines a paragraph."""
    paragraph = cell.paragraphs[0]
    for run in runs_of(text):
        for n, part in enumerate(visible(run.text).split("\n")):
            if n:
                paragraph = cell.add_paragraph()
            if part:
                written = paragraph.add_run(part)
                written.underline = True if run.underlined else None
                written.bold = True if bold else None


def _trim(cell: _Cell) -> None:
    """Take away the empty paragraphs that the merging of cells leaves."""
    for paragraph in cell.paragraphs[1:]:
        element = paragraph._p  # noqa: SLF001 - python-docx offers no other way
        element.getparent().remove(element)
