"""What a reader does by hand between two blocks of a page, done for the tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

_SHEET = re.compile(r"^\*\*シート「(.+?)」\*\*$")
_HEADINGS, _FIRST = 2, 4  # the rows of our template: its headings, and the first below the example


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def misspell_a_target(folder: Path, _page: Path) -> None:
    """Write one letter too few in a link."""
    _replace(folder / "mine.toml", 'target = "relations"', 'target = "relation"')


def raise_a_target(folder: Path, _page: Path) -> None:
    """Edit the draft as the page says."""
    draft = folder / "draft.toml"
    _replace(draft, 'value = "296000"', 'value = "310000"')
    _replace(draft, 'printed = "296,000件"', 'printed = "310,000件"')
    _replace(draft, "誰もが気軽に集える場の不足への対応が必要", "誰もが気軽に集える居場所の不足への対応が必要")


# --- The workbook of the officer's guide ------------------------------------------------------------------------------


def fill_in_the_workbook(folder: Path, page: Path) -> None:
    """Write what the tables of the page say into the sheets that they name, as it would be typed."""
    workbook = load_workbook(folder / "計画.xlsx")
    for sheet, rows in _tables(page.read_text(encoding="utf-8")):
        cells = workbook[sheet]
        columns = {cell.value: cell.column for cell in reversed(cells[_HEADINGS]) if cell.value}
        for n, row in enumerate(rows, _FIRST):
            for heading, text in row.items():
                if text:
                    _type(cells.cell(n, columns[heading]), text)
    workbook.save(folder / "計画.xlsx")


def _tables(text: str) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """The tables of a page that stand below the name of a sheet."""
    lines = iter(text.splitlines())
    for line in lines:
        if found := _SHEET.match(line):
            next(lines)
            heads, _, *rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in _until_blank(lines)]
            yield found[1], [dict(zip(heads, row, strict=True)) for row in rows]


def _until_blank(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if not line:
            return
        yield line


def _type(cell: Any, text: str) -> None:
    """Put into a cell what Excel makes of a text that is typed."""
    if re.fullmatch(r"[0-9,]+(\.[0-9]+)?", text):
        cell.value = float(text.replace(",", "")) if "." in text else int(text.replace(",", ""))
        cell.number_format = "#,##0" if "," in text else "General"
    else:
        cell.value = text


def _retype(path: Path, sheet: str, heading: str, old: str, new: str) -> None:
    """Type over the first cell of a column that shows a text."""
    workbook = load_workbook(path)
    cells = workbook[sheet]
    column = next(cell.column for cell in cells[_HEADINGS] if cell.value == heading)
    rows = (row for row in cells.iter_rows(_FIRST - 1) if row[0].value != "記入例")
    found = next(row[column - 1] for row in rows if f"{row[column - 1].value}" == old)
    _type(found, new)
    workbook.save(path)


def answer_the_sheet(folder: Path, page: Path) -> None:
    """Write the answers of the page into the progress sheet that they are for."""
    (path,) = (folder / "配布").glob("*地域福祉課.xlsx")
    workbook = load_workbook(path)
    cells = workbook["地域福祉課"]
    heads = next(row for row in cells.iter_rows() if row[0].value == "@head")
    columns = {cell.value: cell.column for cell in heads if cell.value}
    lines = iter(page.read_text(encoding="utf-8").splitlines())
    titles = next(line for line in lines if line.startswith("| 取組・事業・指標 |"))
    names, _, *rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in (titles, *_until_blank(lines))]
    for name, *answers in rows:
        at = next(row[0].row or 0 for row in cells.iter_rows() if row[1].value == name)
        for heading, text in zip(names[1:], answers, strict=True):
            if text:
                _type(cells.cell(at, columns[heading]), text)
    workbook.save(path)


def spoil_a_target(folder: Path, _page: Path) -> None:
    """Write a target that cannot be right."""
    _retype(folder / "計画.xlsx", "目標値", "目標年度", "令和11年度", "令和13年度")
    _retype(folder / "計画.xlsx", "目標値", "単位", "件", "人")


def edit_the_draft(folder: Path, page: Path) -> None:
    """Edit the draft as the table of the page says: sheet, column, what stood there, what is to stand there."""
    lines = iter(page.read_text(encoding="utf-8").splitlines())
    next(line for line in lines if line.startswith("| シート | 直すところ |"))
    _, *rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in _until_blank(lines)]
    for sheet, heading, old, new in rows:
        _retype(folder / "改訂案.xlsx", sheet, heading, old, new)


PREPARATIONS: dict[str, Callable[[Path, Path], None]] = {
    "misspell a target in mine.toml": misspell_a_target,
    "raise a target in draft.toml": raise_a_target,
    "fill in the workbook": fill_in_the_workbook,
    "answer the sheet": answer_the_sheet,
    "spoil a target": spoil_a_target,
    "edit the draft": edit_the_draft,
}
"""The steps by name, each given the folder in which the blocks of the page run, and the page."""
