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
from welfareplan.reports.plain import visible, wrap
from welfareplan.reports.sheets import NOTHING, Cell, Table, noted, plain_text, runs_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_FONT = "游明朝"
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - python-docx takes times without a zone, and one table always gives one file
_LONG_EDGE, _SHORT_EDGE, _MARGIN = 297, 210, 20  # millimetres
_NARROW, _SLIM = 20, 48
_AIR = "40"  # twentieths of a point
_SHADE, _PALE = "EEEEEE", "F7F7F7"
_LETTERS = 50  # columns of a terminal, as wide as a column of text
_WHOLE = 15
"""A row of at most so many lines is not broken over two pages."""


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
    _line(made, table.title, "Heading 1", "center")
    for text in table.above:
        _line(made, text, "Normal", "right")
    _fill(made, table)
    for note in table.notes:
        _line(made, noted(note), "Normal", "left")
    raw = io.BytesIO()
    made.save(raw)
    return repacked(raw.getvalue())


def _line(made: Document, text: str, style: str, side: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = made.add_paragraph(visible(text), style=style)
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, side.upper())


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
    _number_pages(section.footer.paragraphs[0])
    properties = made.core_properties
    properties.title, properties.author, properties.comments = visible(table.title), "", ""
    properties.created = properties.modified = _MADE
    properties.language = "ja-JP"


def _number_pages(paragraph: Any) -> None:  # noqa: ANN401 - a paragraph of python-docx
    """The number of the page and of all pages, which Word reckons."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for n, name in enumerate(("PAGE", "NUMPAGES")):
        if n:
            paragraph.add_run("／")
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), name)
        paragraph._p.append(field)  # noqa: SLF001 - python-docx offers no other way


def _shares(table: Table) -> list[Any]:
    """How wide the columns are: pages and remarks take what they need, the texts share the rest alike."""
    from docx.shared import Mm

    narrow = narrow_columns(table)
    fixed = [
        _NARROW if each else _SLIM if name in table.slim else 0
        for each, name in zip(narrow, table.columns, strict=True)
    ]
    room = _LONG_EDGE - 2 * _MARGIN - sum(fixed)
    return [Mm(each or room // fixed.count(0)) for each in fixed]


def _fill(made: Document, table: Table) -> None:
    columns = len(table.columns)
    shares = _shares(table)
    grid = made.add_table(rows=0, cols=columns, style="Table Grid")
    grid.autofit = False
    _pad(grid)
    for column, share in zip(grid.columns, shares, strict=True):
        column.width = share

    def line(cells: list[Cell], *, bold: bool = False) -> list[_Cell]:
        row = grid.add_row()
        if _height(cells) <= _WHOLE:
            _mark(row, "w:cantSplit")
        for cell, share, text in zip(row.cells, shares, cells, strict=True):
            cell.width = share
            _put(cell, text, bold=bold)
        return list(row.cells)

    for cell in line(list(table.columns), bold=True):
        _dress(cell, "center", _SHADE)
    _mark(grid.rows[0], "w:tblHeader")
    for heading, rows in table.groups():
        if heading is not None:
            cells = line([heading, *[""] * (columns - 1)], bold=True)
            whole = cells[0].merge(cells[-1])
            _trim(whole)
            _dress(whole, "left", _PALE)
            whole.paragraphs[0].paragraph_format.keep_with_next = True
        for row in rows:
            line(list(row))
    if not table.rows:
        line([NOTHING, *[""] * (columns - 1)])


def _height(cells: list[Cell]) -> int:
    """About how many lines a row takes, where a column holds about thirty letters."""
    return max(len(wrap(visible(plain_text(cell)), _LETTERS)) for cell in cells)


def _pad(grid: Any) -> None:  # noqa: ANN401 - a table of python-docx
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


def _dress(cell: _Cell, side: str, shade: str) -> None:
    """Where the words of a cell stand, and the colour behind them."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    cell.paragraphs[0].alignment = getattr(WD_ALIGN_PARAGRAPH, side.upper())
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), shade)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - python-docx offers no other way


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
