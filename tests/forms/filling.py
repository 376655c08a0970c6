"""Somebody fills in progress sheets, as people do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl

from welfareplan.dossier import Dossier
from welfareplan.files.reader import load
from welfareplan.reports.form_book import form_book
from welfareplan.reports.progress_forms import progress_forms
from welfareplan.when import FiscalYear

FICTIONAL = Path(__file__).parents[1] / "fixtures" / "fictional"
YEAR = FiscalYear(2023)


def dossier() -> Dossier:
    """The plan of a municipality that does not exist."""
    return load(FICTIONAL)


class Written(dict[str | None, Path]):
    """The sheets of a year in a folder, by the id of the body; each is written when it is first asked for."""

    def __init__(self, held: Dossier, folder: Path, year: FiscalYear) -> None:
        super().__init__()
        self._folder = folder
        self._forms = {each.stamp.body: each for each in progress_forms(held, held.latest, year=year)}

    def __missing__(self, body: str | None) -> Path:
        form = self._forms[body]
        path = self._folder / f"{body or 'nobody'}-{form.stamp.year}.xlsx"
        path.write_bytes(form_book([form]))
        self[body] = path
        return path

    def all(self) -> list[Path]:
        """The sheets of all bodies."""
        return [self[body] for body in self._forms]


def written(held: Dossier, folder: Path, *, year: FiscalYear = YEAR) -> Written:
    """The sheets of a year in a folder."""
    return Written(held, folder, year)


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """A workbook on somebody's desk; saved when it is left."""
    book = openpyxl.load_workbook(path)
    yield book
    book.save(path)


def cell_of(sheet: Any, key: str, column: str) -> Any:
    """The cell of a row and a column, by their hidden keys; rows of one id are told by what stands before it."""
    row = next(each[0].row for each in sheet.iter_rows() if str(each[0].value).rpartition(" ")[0] == key)
    number = next(each.column for each in sheet[2] if each.value == column)
    return sheet.cell(row=row, column=number)


def fill(path: Path, answers: Mapping[str, Mapping[str, Any]], *, sheet: str | None = None) -> None:
    """Type answers into a workbook: by the id of the row, and the key of the column."""
    with opened(path) as book:
        page = book[sheet] if sheet else book.worksheets[0]
        for key, cells in answers.items():
            for column, value in cells.items():
                cell_of(page, key, column).value = value
