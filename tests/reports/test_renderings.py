"""One table, many forms: what is underlined in the table is underlined in each, and nothing of a document is code."""

import io
import re
import time
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from openpyxl.cell.rich_text import CellRichText, TextBlock
from rich.console import Console
from tests.reports.plans import PLAN, REVISED

from welfareplan.reports.html_page import page
from welfareplan.reports.oldnew import table
from welfareplan.reports.plain import visible
from welfareplan.reports.sheets import Run, Table, runs_of
from welfareplan.reports.text import show
from welfareplan.reports.word import document
from welfareplan.reports.workbook import workbook

FOUND = table(PLAN, REVISED, act="改訂", pages=True)
NASTY = Table(
    title="=1+1",
    headings=("<script>", "人数"),
    rows=(("<b>=cmd|' /C calc'!A0</b>", "\x1b[31m@x\u202e"), ((Run("=A1", underlined=True), Run("&amp;")), "12")),
    notes=("<i>注",),
    above=("<u>上",),
    right=("人数",),
)
UNDERLINED = [run.text for row in FOUND.rows for cell in row for run in runs_of(cell) if run.underlined]


class Reader(HTMLParser):
    """What a browser would see: the tags, and the words within <u>."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.underlined: list[str] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open = self.open or tag == "u"

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open and tag != "u"

    def handle_data(self, data: str) -> None:
        if self.open:
            self.underlined.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


class TestHtml:
    def test_what_is_underlined_is_underlined(self) -> None:
        assert UNDERLINED == read(page(FOUND)).underlined

    def test_nothing_of_a_document_is_markup(self) -> None:
        html = page(NASTY)
        assert {"script", "b", "i"} & set(read(html).tags) == set()
        assert "&lt;b&gt;=cmd|" in html
        assert "\x1b" not in html
        assert "\u202e" not in html

    def test_it_needs_nothing_else_and_may_load_nothing_else(self) -> None:
        html = page(FOUND)
        assert re.search(r"content=\"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; ", html)
        assert ['href="#content_"'] == re.findall(r'(?:src|href)="[^"]*"|url\(', html)
        assert '<html lang="ja">' in html
        assert "<h1>新旧対照表</h1>" in html
        assert '<span class="quiet">新旧対照表</span><small>（下線部分は改訂部分）</small></caption>' in html
        assert '<th scope="col">改訂後</th>' in html
        assert 'scope="rowgroup"' in html
        assert "A4 landscape" in html

    def test_an_empty_table_says_so(self) -> None:
        assert "（該当なし）" in page(Table(title="表", headings=("地区",)))
        assert "（該当なし）" in page(table(PLAN, PLAN))


def sheet(found: Table) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(found)), rich_text=True).active


class TestWorkbook:
    def test_what_is_underlined_is_underlined(self) -> None:
        underlined = []
        for row in sheet(FOUND).iter_rows():
            for cell in row:
                if isinstance(cell.value, CellRichText):
                    underlined += [part.text for part in cell.value if isinstance(part, TextBlock) and part.font.u]
                elif cell.value and cell.font.u:
                    underlined.append(cell.value)
        assert UNDERLINED == underlined

    def test_everything_is_text(self) -> None:
        cells = [cell for row in sheet(NASTY).iter_rows() for cell in row if cell.value is not None]
        assert {"s"} == {cell.data_type for cell in cells}
        assert {None} == {cell.hyperlink for cell in cells}
        assert "12" in [cell.value for cell in cells]

    def test_it_prints_on_a4_landscape_with_its_head_on_every_page(self) -> None:
        found = sheet(FOUND)
        assert ("landscape", 9, "$3:$3") == (
            found.page_setup.orientation,
            found.page_setup.paperSize,
            found.print_title_rows,
        )

    def test_a_text_higher_than_a_row_may_be_goes_on_in_the_next(self) -> None:
        text = "地域で支え合う仕組みをつくります。" * 3000
        long = Table(
            title="表",
            headings=("新", "旧"),
            rows=(((Run(text[:700]), Run(text[700:], underlined=True)), "一行"), ("短い", "短い")),
        )
        found = sheet(long)
        cells = [found.cell(row, 1).value for row in range(3, found.max_row)]
        assert text == "".join("".join(map(str, each)) if isinstance(each, CellRichText) else each for each in cells)
        assert len(cells) > 80
        assert "短い" == found.cell(found.max_row, 2).value
        heights = {found.row_dimensions[row].height for row in range(3, found.max_row + 1)}
        assert max(heights) <= 409
        first, last = found.cell(3, 2), found.cell(found.max_row - 1, 2)
        assert ("thin", None) == (first.border.top.style, first.border.bottom.style)
        assert (None, "thin") == (last.border.top.style, last.border.bottom.style)

    def test_paragraphs_stay_apart_where_a_text_goes_on(self) -> None:
        lines = [f"第{n}の取組を進めます。" for n in range(60)]
        found = sheet(Table(title="表", headings=("文",), rows=(("\n".join(lines),),)))
        assert lines == "\n".join(found.cell(row, 1).value for row in range(3, found.max_row + 1)).split("\n")

    def test_headings_stand_across_all_columns(self) -> None:
        found = sheet(FOUND)
        assert "A1:C1" in {str(each) for each in found.merged_cells.ranges}
        assert "A4:C4" in {str(each) for each in found.merged_cells.ranges}
        assert "&P／&N" == found.oddFooter.center.text

    def test_an_empty_table_says_so(self) -> None:
        assert "（該当なし）" in [cell.value for row in sheet(table(PLAN, PLAN)).iter_rows() for cell in row]


class TestWord:
    def test_what_is_underlined_is_underlined(self) -> None:
        grid = docx.Document(io.BytesIO(document(FOUND))).tables[0]
        underlined = "".join(
            run.text
            for row in grid.rows
            for cell in row.cells
            for part in cell.paragraphs
            for run in part.runs
            if run.underline
        )
        assert "".join(UNDERLINED).replace("\n", "") == underlined

    def test_it_is_a4_landscape_with_japanese_fonts(self) -> None:
        made = docx.Document(io.BytesIO(document(FOUND)))
        assert (297, 210) == tuple(
            round(edge.mm) for edge in (made.sections[0].page_width, made.sections[0].page_height) if edge
        )
        fonts = made.styles["Normal"].element.rPr.rFonts
        assert "游明朝" == fonts.get(qn("w:eastAsia"))
        assert fonts.get(qn("w:eastAsiaTheme")) is None

    def test_its_head_is_on_every_page_and_the_pages_are_numbered(self) -> None:
        made = docx.Document(io.BytesIO(document(FOUND)))
        head = made.tables[0].rows[0]._tr.trPr
        assert head is not None
        assert head.find(qn("w:tblHeader")) is not None
        fields = made.sections[0].footer.paragraphs[0]._p.findall(qn("w:fldSimple"))
        assert ["PAGE", "NUMPAGES"] == [each.get(qn("w:instr")) for each in fields]

    def test_a_heading_stays_with_the_row_below_it(self) -> None:
        grid = docx.Document(io.BytesIO(document(FOUND))).tables[0]
        kept = [row.cells[0].text for row in grid.rows if row.cells[0].paragraphs[0].paragraph_format.keep_with_next]
        assert [group for group, _ in FOUND.groups()] == kept

    def test_only_a_high_row_is_broken_over_two_pages(self) -> None:
        rows = (("短い", "短い"), ("長い文。" * 300, "短い"))
        grid = docx.Document(io.BytesIO(document(Table(title="表", headings=("新", "旧"), rows=rows)))).tables[0]
        whole = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in grid.rows]
        assert [True, True, False] == whole

    def test_remarks_have_less_room_than_the_texts(self) -> None:
        found = table(PLAN, REVISED, pages=True, remarks={})
        widths = [
            column.width.mm for column in docx.Document(io.BytesIO(document(found))).tables[0].columns if column.width
        ]
        page, new, old, remarks = map(round, widths)
        assert page < remarks < new == old

    def test_signs_that_no_document_can_hold_are_escaped(self) -> None:
        made = docx.Document(io.BytesIO(document(NASTY)))
        assert visible("\x1b[31m@x\u202e") == made.tables[0].rows[1].cells[1].text
        assert ["=1+1", "<u>上", "注：<i>注"] == [each.text for each in made.paragraphs if each.text]

    def test_an_empty_table_says_so(self) -> None:
        assert "（該当なし）" == docx.Document(io.BytesIO(document(table(PLAN, PLAN)))).tables[0].rows[1].cells[0].text


@pytest.mark.parametrize("render", [workbook, document], ids=["xlsx", "docx"])
def test_the_same_table_gives_the_same_bytes(render: Callable[[Table], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(FOUND)
    later = time.localtime(time.time() + 86_400)
    monkeypatch.setattr(time, "localtime", lambda *_: later)
    assert first == render(FOUND)
    dates = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()}
    assert {(1980, 1, 1, 0, 0, 0)} == dates


def test_a_terminal_underlines_through_broken_lines() -> None:
    stream = io.StringIO()
    words = "地域でともに支え合う仕組みをつくります" * 3
    wide = Table(title="表", headings=("新", "旧"), rows=(((Run("変わらず"), Run(words, underlined=True)), "旧"),))
    show(wide, Console(file=stream, width=40, force_terminal=True, color_system="standard"))
    underlined = re.findall(r"\x1b\[4m(.*?)\x1b\[0m", stream.getvalue())
    assert len(underlined) > 1
    assert words == "".join(underlined)
    assert "\x1b" not in str(wide)
