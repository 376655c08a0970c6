"""How does a progress sheet look? (floor 8)

One sheet for each body in a workbook that prints on A4 landscape. What is printed is locked, without a password; what is to be
filled in is yellow. Rows grow with what is typed into them.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from welfareplan.errors import InvalidValueError
from welfareplan.files.form_layout import (
    AIM,
    ANSWER_COLUMNS,
    AT,
    BEFORE,
    COLUMNS,
    COURSE,
    COURSES,
    DONE,
    FILLED_ON,
    FORM_ROW,
    GRADE,
    GRADE_BEFORE,
    GUIDE_SHEET,
    HEAD_ROW,
    ISSUES,
    ISSUES_BEFORE,
    KEYS_ROW,
    KIND,
    NAME,
    NEXT,
    SCALE,
    TEXT,
)
from welfareplan.files.packages import with_growing_rows
from welfareplan.files.spreadsheets import (
    A4,
    FONT,
    Book,
    Page,
    Style,
    expect_number,
    new_book,
    offer,
    remark,
    sheet_names,
)
from welfareplan.reports.plain import wrap
from welfareplan.reports.progress_forms import Blank, Form, FormRow
from welfareplan.reports.workbook import MOST_LETTERS

_STAMP, _KEYS, _TITLE, _FORM, _NOTES, _HEAD = range(6)
_FIRST = 6
_WIDTHS = {
    NAME: 23,
    KIND: 9,
    AIM: 16,
    BEFORE: 16,
    GRADE_BEFORE: 7,
    ISSUES_BEFORE: 19,
    DONE: 19,
    GRADE: 7,
    ISSUES: 17,
    NEXT: 17,
    COURSE: 7,
    AT: 10,
    TEXT: 13,
}
_NOT_IN_FILES = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))
_LONGEST_FILE = 60
_GUIDE_WIDTH = 70
_LINE, _FEWEST, _HIGHEST = 12, 3, 409  # points, lines, points
_SIGNS = 1.1  # columns of text in a unit of width, at the size of our font
_ALLOWED = {"format_columns": True, "format_rows": True}
_GUIDE = (
    "このブックは、計画の進捗を担当ごとに記入していただく様式です。",
    "1．黄色の欄に記入してください。そのほかの欄は、これまでの記録から入れてあります（保護してありますが、パスワードはありません）。",
    "2．指標の実績は、単位を付けずに数値で入力します。百分率は、80％なら 80 と入力します。",
    "3．値がないときは、空欄にせず「未実施」「集計中」「中止」「非公表」「廃止」などの言葉で書きます。空欄は「未回答」として扱います。",
    "4．「値の時点」は、値がいつのものかを書きます。違うときは直してください（例：令和4年度実績、令和5年3月31日、令和4年調査）。",
    "5．「自己評価」は段階から、「今後の方向」は一覧から選びます。",
    "6．「協力」の欄と「回答は任意」とある欄は、書くことがあるときだけ記入してください。",
    "7．行・列の追加、削除、並べ替え、セルの結合はしないでください。新しい取組があるときは、計画の担当に知らせてください。",
    "8．シート名やファイル名は変えても構いません。",
)


def form_book(forms: Iterable[Form]) -> bytes:
    """Progress sheets as a workbook (進捗管理シートのブック), a sheet for each and one that says how they are filled in.

    Args:
        forms: the sheets.

    Returns:
        The bytes of the file, the same for the same sheets.

    Raises:
        InvalidValueError: a text is longer than a cell can hold.
        ImportError: XlsxWriter is not installed.
    """
    made = tuple(forms)
    raw = io.BytesIO()
    book = new_book(raw, title=made[0].title if made else "")
    names = sheet_names([each.body.split(" ")[-1] for each in made], taken=(GUIDE_SHEET,))
    for form, name in zip(made, names, strict=True):
        _Page(book, book.add_worksheet(name), form).write()
    _write_guide(book)
    book.close()
    return with_growing_rows(raw.getvalue())


def file_names(forms: Sequence[Form]) -> list[str]:
    """What the workbooks are called where each sheet has its own (ファイル名): all different."""
    names = []
    used: set[str] = set()
    for form in forms:
        own = form.body.split(" ")[-1].translate(_NOT_IN_FILES)[:_LONGEST_FILE] or "担当"
        name, n = own, 1
        while name.casefold() in used:
            n += 1
            name = f"{own}({n})"
        used.add(name.casefold())
        names.append(f"進捗管理シート_{form.stamp.year.wareki()}_{name}.xlsx")
    return names


def _write_guide(book: Book) -> None:
    page = book.add_worksheet(GUIDE_SHEET)
    page.hide_gridlines(2)
    page.set_paper(A4)
    page.set_margins(left=0.6, right=0.6)
    page.fit_to_pages(1, 0)
    page.set_column(0, 0, _GUIDE_WIDTH)
    page.write_string(0, 0, GUIDE_SHEET, book.add_format({"bold": True, "font_size": 14, "font_name": FONT}))
    text = book.add_format({"text_wrap": True, "valign": "top", "font_name": FONT, "font_size": 11})
    lines = (*_GUIDE, f"　　今後の方向：{'・'.join(COURSES)}")
    page.print_area(0, 0, len(lines) + 1, 0)
    for n, line in enumerate(lines, start=2):
        page.set_row(n, 18 * len(wrap(line, _GUIDE_WIDTH)) + 4)
        page.write_string(n, 0, line, text)


class _Page:
    """One sheet on its way to be written."""

    def __init__(self, book: Book, page: Page, form: Form) -> None:
        self._book = book
        self._page = page
        self._form = form
        self._columns = {key: n for n, key in enumerate(COLUMNS, start=1)}
        self._formats: dict[tuple[tuple[str, object], ...], Style] = {}

    def write(self) -> None:
        self._set_up()
        self._write_top()
        for n, row in enumerate(self._form.rows, start=_FIRST):
            self._write_row(n, row)

    def _style(self, **more: object) -> Style:
        key = tuple(sorted(more.items()))
        if key not in self._formats:
            common = {"font_name": FONT, "font_size": 9, "valign": "top", "text_wrap": True}
            self._formats[key] = self._book.add_format({**common, **more})
        return self._formats[key]

    def _set_up(self) -> None:
        page = self._page
        page.set_landscape()
        page.set_paper(A4)
        page.set_margins(left=0.35, right=0.35, top=0.45, bottom=0.5)
        page.fit_to_pages(1, 0)
        page.set_column(0, 0, 4, None, {"hidden": True})
        for key, number in self._columns.items():
            page.set_column(number, number, _WIDTHS[key])
        for n in (_STAMP, _KEYS):
            page.set_row(n, None, None, {"hidden": True})
        page.freeze_panes(_FIRST, 2)
        page.repeat_rows(_TITLE, _HEAD)
        page.print_area(_TITLE, 0, _FIRST + max(len(self._form.rows) - 1, 0), len(COLUMNS))
        page.set_footer(f"&L{self._form.body.replace('&', '&&')}&R&P／&N")
        page.hide_gridlines(2)
        page.protect("", _ALLOWED)

    def _write_top(self) -> None:
        page, form, columns = self._page, self._form, self._columns
        plain = {"text_wrap": False, "valign": "vcenter"}
        page.write_string(_STAMP, 0, str(form.stamp))
        page.write_string(_KEYS, 0, KEYS_ROW)
        for key, number in columns.items():
            page.write_string(_KEYS, number, key)
        page.set_row(_TITLE, 24)
        page.write_string(_TITLE, columns[NAME], form.title, self._style(**plain, bold=True, font_size=14))
        page.write_string(_TITLE, columns[BEFORE], form.about, self._style(**plain, font_size=11))
        page.set_row(_FORM, 20)
        page.write_string(_FORM, 0, FORM_ROW)
        page.write_string(_FORM, columns[NAME], f"担当：{form.body}", self._style(**plain, bold=True, font_size=11))
        label = self._style(**plain, align="right")
        blank = self._style(**plain, border=1, bg_color="#FFFBE0", locked=False)
        page.write_string(_FORM, columns[FILLED_ON] - 1, "記入日", label)
        page.write_blank(_FORM, columns[FILLED_ON], None, blank)
        remark(page, _FORM, columns[FILLED_ON], prompt=("記入日", "令和5年5月10日 のように書きます。"))
        page.write_string(_FORM, columns[SCALE] - 1, "自己評価の段階", label)
        page.write_string(_FORM, columns[SCALE], form.scale or "", blank)
        remark(page, _FORM, columns[SCALE], prompt=("自己評価の段階", "Ａ・Ｂ・Ｃ のように、区切って書きます。"))
        page.set_row(_NOTES, 13 * len(form.notes) + 2)
        page.write_string(_NOTES, columns[NAME], "\n".join(form.notes), self._style(text_wrap=False))
        page.write_string(_HEAD, 0, HEAD_ROW)
        page.set_row(_HEAD, 28)
        for key, number in columns.items():
            colour = "#FFF2B3" if key in ANSWER_COLUMNS else "#DDEBF7"
            style = self._style(bold=True, border=1, align="center", valign="vcenter", bg_color=colour)
            page.write_string(_HEAD, number, form.headings[key], style)

    # --- Rows ---------------------------------------------------------------------------------------------------------

    def _write_row(self, n: int, row: FormRow) -> None:
        page = self._page
        page.set_row(n, self._height(row))
        page.write_string(n, 0, row.key)
        if row.between:
            band = {"top": 1, "bottom": 1, "bg_color": "#F2F2F2", "text_wrap": False}
            name = self._style(**band, left=1, bold=True, indent=row.deep, align="left")
            page.write_string(n, self._columns[NAME], row.cells[NAME], name)
            for key in COLUMNS[1:]:
                page.write_blank(n, self._columns[key], None, self._style(**band))
            return
        for key, number in self._columns.items():
            cell = row.cells.get(key)
            if isinstance(cell, Blank):
                self._write_blank(n, number, key, cell)
            elif cell is None:
                closed = {"bg_color": "#E7E6E6"} if key in ANSWER_COLUMNS else {}
                page.write_blank(n, number, None, self._style(border=1, **closed))
            else:
                indent = {"indent": row.deep, "align": "left"} if key == NAME and row.deep else {}
                self._text(n, number, cell, self._style(border=1, **indent))

    def _height(self, row: FormRow) -> float:
        """How high a row must be for what stands in it; it grows by itself with what is typed."""
        if row.between:
            return _LINE + 4
        lines = _FEWEST
        for key, cell in row.cells.items():
            text = cell if isinstance(cell, str) else str(cell.cell.value or "")
            room = int(_WIDTHS[key] * _SIGNS) - 2 * row.deep * (key == NAME)
            lines = max(lines, len(wrap(text, room)))
        return min(_LINE * lines + 4, _HIGHEST)

    def _text(self, n: int, number: int, text: str, style: Style) -> None:
        if len(text.encode("utf-16-le")) // 2 > MOST_LETTERS:
            raise InvalidValueError(
                f"a text on the progress sheet of {self._form.body!r} has more than {MOST_LETTERS} letters, which a cell cannot hold",
                f"「{self._form.body}」のシートに{MOST_LETTERS}字を超える文章があり、セルに書けません。",
            )
        self._page.write_string(n, number, text, style)

    def _write_blank(self, n: int, number: int, key: str, blank: Blank) -> None:
        page = self._page
        more: dict[str, object] = {"border": 1, "bg_color": "#FFFBE0", "locked": False}
        if blank.number:
            more |= {"num_format": blank.cell.format, "align": "right"}
        value = blank.cell.value
        style = self._style(**more)
        if value is None:
            page.write_blank(n, number, None, style)
        elif isinstance(value, str):
            self._text(n, number, value, style)
        else:
            page.write_number(n, number, value, style)
        prompt = (self._form.headings[key], blank.prompt)
        if blank.choices:
            offer(page, (n, n), number, blank.choices, prompt=prompt)
        elif blank.number:
            expect_number(page, n, number, prompt=prompt)
        elif blank.prompt:
            remark(page, n, number, prompt=prompt)
