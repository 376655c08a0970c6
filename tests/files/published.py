"""Tables that others published, as files and as sheets whose cells are merged as in print."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl

TABLES = Path(__file__).parent.parent / "fixtures" / "imports"

CP932 = {"oyabe", "sapporo"}
"""Those that are in this encoding, the others are in UTF-8."""

MERGED: dict[str, tuple[str, ...]] = {
    "fukuoka": tuple(f"A{n}:A{n + 1}" for n in range(3, 11, 2)),
    "themes": ("A1:G1", "A3:A7", "B3:B7"),
    "tochigi-2006": (
        *(f"{column}1:{column}2" for column in "BCEF"),
        "A3:F3",
        *(f"{column}{n}:{column}{n + 1}" for n in (4, 6, 9) for column in "ABCEF"),
        "A8:F8",
    ),
    "tochigi-2008": ("A2:A3", "A4:A5"),
    "town": (*(f"{column}{n}:{column}{n + 1}" for n in (3, 5) for column in "ABD"), "B7:K7"),
    "gender": ("A2:B2", "A3:E3", "A4:B4", "A5:E5", "A8:E8", "A9:B9", "A10:B10"),
    "kakogawa": ("A2:B2", "A3:A5", "A6:A7", "A8:E8"),
    "sapporo": ("A2:A3", "B2:B3", "C2:D2", "E2:F2", "A4:A6"),
    "maebashi": ("A2:B3", "C2:D2", "E2:E3", "F2:F3", "A4:A6", "A7:B7"),
    "miyoshi": ("A2:A3", "B2:C2", "D2:D3"),
}
"""What is merged on the page of the source."""


def rows_of(name: str) -> list[list[str]]:
    """The rows of a fixture."""
    raw = (TABLES / f"{name}.csv").read_bytes()
    return list(csv.reader(io.StringIO(raw.decode("cp932" if name in CP932 else "utf-8"), newline="")))


def as_workbook(name: str, path: Path) -> Path:
    """A fixture as a workbook, numbers as numbers, cells merged as in print."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "指標"
    for n, row in enumerate(rows_of(name), start=1):
        for column, cell in enumerate(row, start=1):
            if cell:
                page.cell(n, column, float(cell) if cell.replace(".", "", 1).isdigit() else cell)
    for each in MERGED.get(name, ()):
        page.merge_cells(each)
    book.save(path)
    return path
