"""How is the workbook of a planning desk made? (floor 7)

Texts are written as texts whatever they begin with; the only formulas are our own, which make up the lists of names from what is
typed. Nothing is formatted below the last row: lines are drawn as rows are filled in, so that no empty page is printed.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from itertools import takewhile
from math import ceil
from typing import Any
from unicodedata import east_asian_width

from welfareplan.files.migrate import FORMAT
from welfareplan.files.spreadsheets import A4, FONT, new_book, offer
from welfareplan.files.troubles import FileRefusedError
from welfareplan.files.vocabulary import ASSESSMENT, OBSERVATION, PLAN
from welfareplan.files.workbook_cells import Cell
from welfareplan.files.workbook_encoding import encode
from welfareplan.files.workbook_guide import EXAMPLES, README, SHEET_NOTES, note_on
from welfareplan.files.workbook_layout import (
    CHANGE,
    EXAMPLE,
    FORMAT_KEY,
    GREY,
    MARK,
    PARENT,
    README_SHEET,
    Column,
    Sheet,
    heading_of,
    sheets,
)
from welfareplan.files.workbook_lists import NameLists, choices_of
from welfareplan.files.workbook_names import Names, name_of
from welfareplan.files.workbook_rows import FIRST_ROW, letters

_LAST_ROW = 2_000  # to which lists are offered and lines drawn
_OPEN_ROWS = 15  # empty rows that are drawn in the template
_PAGE = 190  # the width of A4 on its side at two thirds of its size, in characters
_TITLE, _NOTE = 14, 8
_LONGEST_HEADER = 60
_HEAD_HEIGHT, _LINE, _MOST_LINES, _LONG = 33, 15, 20, 2_000
_WIDE = frozenset({"text", "done", "next", "issues", "definition", "method", "grounds", "reason", "vision", CHANGE})
_HELD = frozenset({MARK, PARENT, "label", "title", "indicator", "about", "at"})
_SHAPE_WIDTHS = {"one": 26, "many": 26, "lines": 24, "cites": 26, "pairs": 24, "time": 15, "figure": 11, "whole": 9}
_KEY_WIDTHS = {MARK: 7, "title": 32, "id": 18, "label": 10, "page": 7, "unit": 8, "printed": 14, FORMAT_KEY: 6}

Rows = list[dict[str, Any]]


def render(document: Mapping[str, Any]) -> bytes:
    """The workbook of a dossier as plain data, the same for the same dossier.

    Raises:
        FileRefusedError: a text is too long for a cell, or XlsxWriter is not installed.
    """
    return _Writer(document, with_examples=False).bytes()


def template() -> bytes:
    """An empty workbook with one example row on each sheet (様式).

    Raises:
        FileRefusedError: XlsxWriter is not installed.
    """
    return _Writer({}, with_examples=True).bytes()


def _rows_of(sheet: Sheet, document: Mapping[str, Any]) -> Rows:
    """The entries that stand on a sheet, as values by key."""
    content = document.get(sheet.owner or sheet.table, [])
    entries = [content] if isinstance(content, dict) else content
    if sheet.owner is None:
        rows = [_flat(entry) for entry in entries]
        for row in rows:
            if sheet.table == PLAN:
                row[FORMAT_KEY] = document.get("format", FORMAT)
        return rows
    rows = []
    for entry in entries:
        for part in entry.get(sheet.table, ()):
            values = {CHANGE: part} if sheet.table == "changes" else _flat(part)
            rows.append({PARENT: entry["id"], **values})
    return rows


def _flat(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The values of an entry with those of a reading or range within it beside the others."""
    flat = dict(entry)
    for key in ("baseline", "times"):
        flat.update({f"{key}.{inner}": value for inner, value in flat.pop(key, {}).items()})
    return flat


class _Writer:
    """A workbook on the way to be bytes."""

    def __init__(self, document: Mapping[str, Any], *, with_examples: bool) -> None:
        self._stream = io.BytesIO()
        try:
            self._book = new_book(self._stream)
        except ImportError:
            raise FileRefusedError("needs-excel") from None
        self._with_examples = with_examples
        plan = document.get(PLAN, {})
        self._terms: dict[str, str] = dict(plan.get("terms", {}))
        self._title = " ".join(str(plan.get("title", "")).split())[:_LONGEST_HEADER].replace("&", "&&")
        self._rows = {sheet.name: _rows_of(sheet, document) for sheet in sheets()}
        self._names = Names()
        for sheet in sheets():
            if sheet.column("id"):
                for row in self._rows[sheet.name]:
                    self._names.add(sheet.table, row["id"], name_of(sheet.table, row))
        self._formats: dict[tuple[str, bool], Any] = {}
        self._plain = {"font_name": FONT, "font_size": 10, "valign": "top", "text_wrap": True}
        self._edge = {**self._plain, "border": 1, "border_color": "#BFBFBF"}
        head = {**self._edge, "bold": True, "valign": "vcenter"}
        self._head = self._book.add_format({**head, "bg_color": "#DDEBF7"})
        self._grey_head = self._book.add_format({**head, "bg_color": "#D9D9D9", "font_color": "#595959"})
        self._example = self._book.add_format(
            {**self._edge, "italic": True, "font_color": "#7F7F7F", "bg_color": "#FFF9E5"}
        )
        self._typed = self._book.add_format(self._plain)
        self._grey = self._book.add_format({**self._plain, "bg_color": "#F2F2F2", "font_color": "#7F7F7F"})
        self._lines = self._book.add_format({"border": 1, "border_color": "#BFBFBF"})

    def bytes(self) -> bytes:
        """Write everything."""
        self._write_guide(self._book.add_worksheet(README_SHEET))
        for sheet in sheets():
            self._write_sheet(sheet, self._book.add_worksheet(sheet.name))
        NameLists(self._book, self._rows).write()
        self._book.close()
        return self._stream.getvalue()

    def _write_guide(self, page: Any) -> None:
        small = self._book.add_format({**self._plain, "font_size": 10.5})
        page.set_column(0, 0, 14, small)
        page.set_column(1, 1, 88, small)
        page.hide_gridlines(2)
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        title = self._book.add_format({"bold": True, "font_size": _TITLE, "font_name": FONT})
        bold = self._book.add_format({**self._edge, "bold": True, "bg_color": "#DDEBF7"})
        cell = self._book.add_format(self._edge)
        page.write_string(0, 0, f"{README_SHEET}：記入のしかた", title)
        row = 2
        for line in README:
            page.merge_range(row, 0, row, 1, "", small)
            page.write_string(row, 0, line, small)
            page.set_row(row, 15 * _lines(line, 104))
            row += 1
        row += 1
        page.write_row(row, 0, ("シート", "書く内容"), bold)
        for sheet in sheets():
            row += 1
            page.write_string(row, 0, sheet.name, cell)
            page.write_string(row, 1, SHEET_NOTES[sheet.name], cell)

    # --- Sheets -------------------------------------------------------------------------------------------------------

    def _write_sheet(self, sheet: Sheet, page: Any) -> None:
        held = sum(1 for _ in takewhile(lambda column: column.key in _HELD, sheet.columns))
        page.set_row(0, None, None, {"hidden": True})
        page.set_row(1, _HEAD_HEIGHT)
        page.freeze_panes(FIRST_ROW - 1, held)
        page.set_tab_color(_tab_colour(sheet))
        self._set_up_print(sheet, page, held)
        for number, column in enumerate(sheet.columns):
            grey = column.key in GREY
            page.set_column(number, number, _width(column), self._grey if grey else self._typed)
            page.write_string(0, number, column.key)
            heading = heading_of(column, sheet, self._terms)
            page.write_string(1, number, heading, self._grey_head if grey else self._head)
            page.write_comment(1, number, note_on(column), {"x_scale": 2, "visible": False, "font_size": _NOTE})
            choices = choices_of(column, sheet)
            if choices is not None:
                asks = column.shape in {"one", "word", "flag"}
                offer(page, (FIRST_ROW - 1, _LAST_ROW), number, choices, asks=asks)
        first = FIRST_ROW - 1
        if self._with_examples:
            self._write_example(sheet, page, first)
            if sheet.table == PLAN:
                page.write_number(first + 1, len(sheet.columns) - 1, FORMAT, self._format("0", grey=True))
        for n, row in enumerate(self._rows[sheet.name], start=first):
            self._write_row(sheet, page, n, row)
        self._draw_lines(sheet, page)

    def _set_up_print(self, sheet: Sheet, page: Any, held: int) -> None:
        """A4 on its side, as many pages beside one another as keep it legible, with headings and names on each."""
        page.set_landscape()
        page.set_paper(A4)
        page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        page.fit_to_pages(ceil(sum(map(_width, sheet.columns)) / _PAGE), 0)
        page.repeat_rows(1)
        if held:
            page.repeat_columns(0, held - 1)
        page.set_header(f"&L&9{self._title}&R&9{sheet.name}")
        page.set_footer("&C&9&P / &N")

    def _draw_lines(self, sheet: Sheet, page: Any) -> None:
        """Lines around the rows that are filled, and some empty ones in the template."""
        last = letters(len(sheet.columns))
        filled = f"COUNTA($A{FIRST_ROW}:${last}{FIRST_ROW})>0"
        drawn = FIRST_ROW + _OPEN_ROWS if self._with_examples else FIRST_ROW + len(self._rows[sheet.name]) + 1
        page.conditional_format(
            FIRST_ROW - 1,
            0,
            _LAST_ROW,
            len(sheet.columns) - 1,
            {"type": "formula", "criteria": f"=OR(ROW()<={drawn},{filled})", "format": self._lines},
        )

    def _write_example(self, sheet: Sheet, page: Any, n: int) -> None:
        values = EXAMPLES[sheet.name]
        for number, column in enumerate(sheet.columns):
            text = EXAMPLE if column.key == MARK else str(values.get(column.key, ""))
            if text:
                page.write_string(n, number, text, self._example)
            else:
                page.write_blank(n, number, None, self._example)

    def _write_row(self, sheet: Sheet, page: Any, n: int, row: Mapping[str, Any]) -> None:
        lines = 1
        for number, column in enumerate(sheet.columns):
            value = row.get(column.key)
            if value is None:
                page.write_blank(n, number, None, self._format("General", grey=column.key in GREY))
                continue
            try:
                cell = encode(value, column, self._names.resolve, self._names.name)
            except FileRefusedError as error:
                error.where = f"{sheet.name}!{letters(number + 1)}{n + 1}"
                raise
            self._write_cell(page, n, number, cell, grey=column.key in GREY)
            lines = max(lines, _lines(str(cell.value), _width(column)))
        if lines > 1:  # spreadsheets do not all make room by themselves
            page.set_row(n, _LINE * min(lines, _MOST_LINES))

    def _write_cell(self, page: Any, n: int, number: int, cell: Cell, *, grey: bool) -> None:
        style = self._format(cell.format, grey=grey)
        if isinstance(cell.value, str):
            page.write_string(n, number, cell.value, style)
        else:
            page.write_number(n, number, cell.value, style)

    def _format(self, number_format: str, *, grey: bool) -> Any:
        key = number_format, grey
        if key not in self._formats:
            colour = {"bg_color": "#F2F2F2", "font_color": "#7F7F7F"} if grey else {}
            self._formats[key] = self._book.add_format({**self._edge, **colour, "num_format": number_format})
        return self._formats[key]


def _tab_colour(sheet: Sheet) -> str:
    if sheet.table in {OBSERVATION, ASSESSMENT}:
        return "#70AD47"
    return "#4472C4" if sheet.owner is None else "#9DC3E6"


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column of so many characters."""
    return sum(
        max(1, ceil(sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in line) / (width - 2)))
        for line in text[:_LONG].split("\n")
    )


def _width(column: Column) -> int:
    if column.key.rpartition(".")[2] in _WIDE:
        return 44
    return _KEY_WIDTHS.get(column.key) or _SHAPE_WIDTHS.get(column.shape, 13)
