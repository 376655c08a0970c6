"""How does a document look in Word? (floor 8)

On A4 with Japanese fonts, pages numbered; a table alone is printed across. python-docx names only the western font of a run; the
East Asian one is set beside it, or Word would fall back to whatever it likes.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from welfareplan.files.packages import repacked
from welfareplan.reports.documents import Document
from welfareplan.reports.plain import visible
from welfareplan.reports.sheets import Table, noted
from welfareplan.reports.word_parts import Writer
from welfareplan.reports.word_tables import put_table

if TYPE_CHECKING:
    from docx.document import Document as Made

_FONT = "游明朝"
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - python-docx takes times without a zone, and one table always gives one file
_LONG_EDGE, _SHORT_EDGE, _MARGIN = 297, 210, 20  # millimetres
_STYLES = (("Normal", 10.5), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 10.5), ("Heading 4", 10.5))


def document(report: Table | Document) -> bytes:
    """A document, or a table alone, as a Word file (Word文書) on A4.

    Args:
        report: the document, which says itself how it is laid; a table is laid across.

    Returns:
        The bytes of the file, the same for the same document.

    >>> document(Table(title="参加者", headings=("地区",), rows=(("東",),)))[:2]
    b'PK'
    """
    made = new_document(report.title, landscape=isinstance(report, Table) or report.landscape)
    if isinstance(report, Table):
        _write_table(made, report)
    else:
        _write(made, report)
    return packed(made)


def new_document(title: str, *, landscape: bool) -> Made:
    """A document to be filled (新しい文書): A4, Japanese fonts, numbered pages.

    Args:
        title: the title among its properties.
        landscape: whether it is laid across.
    """
    import docx

    made = docx.Document()
    _set_up(made, title, landscape=landscape)
    return made


def packed(made: Made) -> bytes:
    """The bytes of a document, without the time at which it was made."""
    raw = io.BytesIO()
    made.save(raw)
    return repacked(raw.getvalue())


def _write_table(made: Made, table: Table) -> None:
    """A table that is the whole document: its title is the heading, its notes are as large as the rest."""
    writer = Writer(made, _LONG_EDGE - 2 * _MARGIN)
    _heading(made, table.title)
    for text in table.above:
        writer.line(text, side="right")
    put_table(made, table, writer.room)
    for note in table.notes:
        writer.line(noted(note))


def _write(made: Made, report: Document) -> None:
    writer = Writer(made, (_LONG_EDGE if report.landscape else _SHORT_EDGE) - 2 * _MARGIN)
    for text in report.above:
        writer.line(text, side="right")
    _heading(made, report.title)
    for text in report.below:
        writer.line(text, side="center")
    writer.write((*report.parts, *report.sections), 2)
    for text in report.foot:
        writer.line(text, small=True)


def _heading(made: Made, text: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    made.add_heading(visible(text), level=1).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _set_up(made: Made, title: str, *, landscape: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    edges = (_LONG_EDGE, _SHORT_EDGE) if landscape else (_SHORT_EDGE, _LONG_EDGE)
    section.page_width, section.page_height = map(Mm, edges)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    for name, size in _STYLES:
        style: Any = made.styles[name]
        style.font.name = _FONT
        style.font.size = Pt(size)
        style.font.italic = False
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme would win over the font
        fonts.set(qn("w:eastAsia"), _FONT)
        style.paragraph_format.space_after = Pt(2)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "ja-JP")  # so that lines are broken as Japanese lines are
    _number_pages(section.footer.paragraphs[0])
    properties = made.core_properties
    properties.title, properties.author, properties.comments = visible(title), "", ""
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
