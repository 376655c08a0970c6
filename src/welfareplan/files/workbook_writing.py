"""How is the workbook of a planning desk made? (floor 7)

Texts are written as texts whatever they begin with; the only formulas are our own, of
cell addresses, which make up the lists of names from what is typed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from welfareplan.files.migrate import FORMAT
from welfareplan.files.spreadsheets import A3, FONT, new_book, offer
from welfareplan.files.troubles import FileRefusedError
from welfareplan.files.vocabulary import PLAN
from welfareplan.files.workbook_cells import Cell
from welfareplan.files.workbook_encoding import encode
from welfareplan.files.workbook_format import FIRST_ROW, letters
from welfareplan.files.workbook_guide import EXAMPLES, README, note_on
from welfareplan.files.workbook_layout import (
    ANY_TABLES,
    CHANGE,
    EXAMPLE,
    FORMAT_KEY,
    LIST_SHEET,
    MARK,
    NAME,
    PARENT,
    README_SHEET,
    Column,
    Sheet,
    heading_of,
    sheets,
)
from welfareplan.files.workbook_names import Names, name_of

_SPARE_ROWS = 100
_LISTED = 40
_WIDE = frozenset({"text", "done", "next", "issues", "definition", "method", "grounds", "reason", "vision", CHANGE})

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
        self._terms: dict[str, str] = dict(document.get(PLAN, {}).get("terms", {}))
        self._rows = {sheet.name: _rows_of(sheet, document) for sheet in sheets()}
        self._names = Names()
        for sheet in sheets():
            if sheet.column("id"):
                for row in self._rows[sheet.name]:
                    self._names.add(sheet.table, row["id"], name_of(sheet.table, row))
        self._formats: dict[tuple[str, bool], Any] = {}
        edge = {"border": 1, "border_color": "#BFBFBF", "font_name": FONT, "font_size": 10}
        self._edge = {**edge, "valign": "top", "text_wrap": True}
        self._head = self._book.add_format(
            {**edge, "bold": True, "bg_color": "#DDEBF7", "text_wrap": True, "valign": "vcenter"}
        )
        self._grey_head = self._book.add_format({**edge, "bold": True, "bg_color": "#D9D9D9", "valign": "vcenter"})
        self._example = self._book.add_format(
            {**self._edge, "italic": True, "font_color": "#7F7F7F", "bg_color": "#FFF9E5"}
        )

    def bytes(self) -> bytes:
        """Write everything."""
        guide = self._book.add_worksheet(README_SHEET)
        made = [(sheet, self._book.add_worksheet(sheet.name)) for sheet in sheets()]
        names = self._book.add_worksheet(LIST_SHEET)
        self._write_guide(guide)
        listed = self._write_names(names)
        for sheet, page in made:
            self._write_sheet(sheet, page, listed)
        self._book.close()
        return self._stream.getvalue()

    def _write_guide(self, page: Any) -> None:
        page.set_column(0, 0, 100, self._book.add_format({"text_wrap": True, "font_name": FONT, "font_size": 11}))
        page.hide_gridlines(2)
        title = self._book.add_format({"bold": True, "font_size": 14, "font_name": FONT})
        page.write_string(0, 0, "読み方", title)
        for n, line in enumerate(README, start=2):
            page.write_string(n, 0, line)

    # --- Lists of names -----------------------------------------------------------------------------------------------

    def _last(self, sheet: Sheet) -> int:
        return FIRST_ROW + len(self._rows[sheet.name]) + _SPARE_ROWS

    def _write_names(self, page: Any) -> int:
        """The names of all rows that a link can name, without gaps; gives how many there can be."""
        n = shown = 0
        every: list[str] = []
        for sheet in sheets():
            if sheet.table not in ANY_TABLES:
                continue
            number = [column.key for column in sheet.columns].index(NAME) + 1
            rows = self._rows[sheet.name]
            for nth in range(len(rows) + _LISTED):
                n += 1
                name = name_of(sheet.table, rows[nth]) if nth < len(rows) else ""
                page.write_formula(
                    n - 1, 0, f"='{sheet.name}'!${letters(number)}${FIRST_ROW + nth + self._shift}&\"\"", None, name
                )
                shown += bool(name)
                above = f"B{n - 1}" if n > 1 else "0"
                page.write_formula(n - 1, 1, f'=IF(A{n}="",{above},{above}+1)', None, shown)
                if name:
                    every.append(name)
        for row in range(1, n + 1):
            value = every[row - 1] if row <= len(every) else ""
            page.write_formula(row - 1, 2, f'=IFERROR(INDEX(A$1:A${n},MATCH(ROW(),B$1:B${n},0)),"")', None, value)
        page.hide()
        return n

    @property
    def _shift(self) -> int:
        return int(self._with_examples)

    def _source(self, column: Column, listed: int) -> str | None:
        """The formula of the list of a column that names rows."""
        if column.shape != "one":
            return None
        if len(column.tables) > 1:
            return f"=OFFSET('{LIST_SHEET}'!$C$1,0,0,MAX(1,MAX('{LIST_SHEET}'!$B$1:$B${listed})),1)"
        sheet = next(each for each in sheets() if each.table == column.tables[0])
        keys = [each.key for each in sheet.columns]
        letter = letters(keys.index(NAME if NAME in keys else "id") + 1)
        first = FIRST_ROW + self._shift
        cells = f"'{sheet.name}'!${letter}${first}:${letter}${self._last(sheet)}"
        count = f'SUMPRODUCT(MAX(({cells}<>"")*ROW({cells})))-{first - 1}'
        return f"=OFFSET('{sheet.name}'!${letter}${first},0,0,MAX(1,{count}),1)"

    # --- Sheets -------------------------------------------------------------------------------------------------------

    def _write_sheet(self, sheet: Sheet, page: Any, listed: int) -> None:
        rows = self._rows[sheet.name]
        keys = [column.key for column in sheet.columns]
        page.set_row(0, None, None, {"hidden": True})
        page.set_landscape()
        page.set_paper(A3)
        page.fit_to_pages(1, 0)
        page.repeat_rows(1)
        page.set_row(1, 33)
        for number, column in enumerate(sheet.columns):
            grey = column.key in {MARK, FORMAT_KEY, "id", NAME}
            page.set_column(number, number, _width(column))
            page.write_string(0, number, column.key)
            heading = heading_of(column, sheet, self._terms)
            page.write_string(1, number, heading, self._grey_head if grey else self._head)
            page.write_comment(1, number, note_on(column), {"x_scale": 2, "visible": False})
            self._validate(page, number, column, self._last(sheet), listed)
        page.freeze_panes(
            FIRST_ROW - 1, max(keys.index(key) for key in keys[:6] if key in {MARK, NAME, PARENT, "id"}) + 1
        )
        first = FIRST_ROW - 1
        if self._with_examples:
            self._write_example(sheet, page, first)
            first += 1
        for n, row in enumerate(rows, start=first):
            self._write_row(sheet, page, n, row)
        if not self._with_examples or sheet.table != PLAN:
            self._write_spare(sheet, page, first + len(rows), keys)
        elif rows == []:
            page.write_number(first, keys.index(FORMAT_KEY), FORMAT, self._format("0", grey=True))
            self._write_name(sheet, page, first, "")

    def _write_spare(self, sheet: Sheet, page: Any, first: int, keys: list[str]) -> None:
        for n in range(first, self._last(sheet) - 1):
            for number, key in enumerate(keys):
                if key == NAME:
                    self._write_name(sheet, page, n, "")
                elif key == "id":
                    page.write_blank(n, number, None, self._format("General", grey=True))

    def _write_example(self, sheet: Sheet, page: Any, n: int) -> None:
        values = EXAMPLES[sheet.name]
        for number, column in enumerate(sheet.columns):
            page.write_string(
                n, number, EXAMPLE if column.key == MARK else str(values.get(column.key, "")), self._example
            )

    def _write_row(self, sheet: Sheet, page: Any, n: int, row: Mapping[str, Any]) -> None:
        for number, column in enumerate(sheet.columns):
            if column.key == NAME:
                self._write_name(sheet, page, n, name_of(sheet.table, row))
                continue
            value = row.get(column.key)
            style_of_empty = self._format("General", grey=column.key in {MARK, "id"})
            if value is None:
                page.write_blank(n, number, None, style_of_empty)
                continue
            try:
                cell = encode(value, column, self._names.resolve, self._names.name)
            except FileRefusedError as error:
                error.where = f"{sheet.name}!{letters(number + 1)}{n + 1}"
                raise
            self._write_cell(page, n, number, cell, grey=column.key in {"id", FORMAT_KEY})

    def _write_cell(self, page: Any, n: int, number: int, cell: Cell, *, grey: bool) -> None:
        style = self._format(cell.format, grey=grey)
        if isinstance(cell.value, str):
            page.write_string(n, number, cell.value, style)
        else:
            page.write_number(n, number, cell.value, style)

    def _write_name(self, sheet: Sheet, page: Any, n: int, name: str) -> None:
        keys = [column.key for column in sheet.columns]
        number = keys.index(NAME)
        label, title, id = (
            f"{letters(keys.index(key) + 1)}{n + 1}"
            for key in ("label", "text" if sheet.table == "items" else "title", "id")
        )
        formula = f'=IF({label}&{title}="",{id}&"",{label}&{title})'
        page.write_formula(n, number, formula, self._format("General", grey=True), name)

    def _format(self, number_format: str, *, grey: bool) -> Any:
        key = number_format, grey
        if key not in self._formats:
            colour = {"bg_color": "#F2F2F2", "font_color": "#7F7F7F"} if grey else {}
            self._formats[key] = self._book.add_format({**self._edge, **colour, "num_format": number_format})
        return self._formats[key]

    def _validate(self, page: Any, number: int, column: Column, last: int, listed: int) -> None:
        for source in self._sources(column, listed):
            offer(page, (FIRST_ROW - 1, last), number, source)

    def _sources(self, column: Column, listed: int) -> Iterator[Any]:
        if column.shape == "word" and column.words is not None:
            yield [each.ja for each in column.words]
        elif column.shape == "flag":
            yield ["はい", "いいえ"]
        elif source := self._source(column, listed):
            yield source


def _width(column: Column) -> int:
    if column.key.rpartition(".")[2] in _WIDE:
        return 44
    by_shape = {"one": 26, "many": 26, "lines": 24, "pairs": 24, "time": 15, "figure": 11, "whole": 9}
    by_key = {MARK: 8, "title": 30, NAME: 24, "id": 16, "label": 11, "page": 7, "unit": 8, FORMAT_KEY: 6}
    return by_key.get(column.key) or by_shape.get(column.shape, 13)
