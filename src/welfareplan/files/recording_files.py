"""Which figures does a file hold? (floor 7)

A printed table, our own export for machines, rows of ``observations.csv``, or the sheet 実績 of the desk's workbook: each is known
by its headings. Indicators are known by id, or by their printed name.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from welfareplan.amount import Amount
from welfareplan.dossier import Dossier
from welfareplan.errors import DataFileError
from welfareplan.files import csv_format, machine_table
from welfareplan.files.converter import structure
from welfareplan.files.explain import findings
from welfareplan.files.formulas import without_apostrophe
from welfareplan.files.import_drafts import Doubt
from welfareplan.files.import_encodings import decoded
from welfareplan.files.import_words import folded
from welfareplan.files.importing import Imported, import_table
from welfareplan.files.reader import contents
from welfareplan.files.recording import source_of
from welfareplan.files.text import Path as Way
from welfareplan.files.troubles import REFUSALS, FileRefusedError
from welfareplan.files.vocabulary import OBSERVATION
from welfareplan.files.workbook_format import Book, read_book
from welfareplan.files.workbook_layout import sheets
from welfareplan.files.workbook_names import Names, name_of
from welfareplan.model.element import Citation
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.problems import Problem

_SHEET = next(each for each in sheets() if each.table == OBSERVATION)


@attrs.frozen(kw_only=True)
class Figures:
    """The figures of a file (ファイルの実績).

    Attributes:
        figures: those that were read, of indicators of the plan.
        base: the plan with the source of the file, if a figure cites it.
        doubts: what could not be read, or is of no indicator of the plan.
        remarks: what was read and is worth a look.
        left: how many rows of an export are no figures but baselines and targets.
    """

    figures: tuple[Observation, ...]
    base: Plan
    doubts: tuple[Doubt, ...] = ()
    remarks: tuple[Doubt, ...] = ()
    left: int = 0


def figures_of(dossier: Dossier, path: str | os.PathLike[str], *, source: str | None = None, **options: Any) -> Figures:
    """The figures of a file for a dossier (実績の読み取り).

    Args:
        dossier: the dossier, of which the indicators are known.
        path: a ``.csv``, ``.xlsx`` or ``.xlsm`` file.
        source: the id of a source of the plan, or the title of a new one; without it the name of the file.
        options: how a printed table is read, as for ``import_table``.

    Raises:
        DataFileError: the file cannot be read.
        InvalidValueError: a printed table has no headings.
    """
    reader = _Reader(dossier, Path(path), source)
    return reader.of_entries(options.get("encoding")) or reader.of_table(options)


class _Reader:
    """A file whose figures are read."""

    def __init__(self, dossier: Dossier, path: Path, source: str | None) -> None:
        self._dossier = dossier
        self._path = path
        self._source, self._with_source = source_of(dossier, source or path.name)
        self._names: dict[str, list[str]] = {}
        for each in dossier.latest.indicators:
            for name in {folded(each.title or ""), folded(f"{each.label or ''}{each.title or ''}"), each.id} - {""}:
                self._names.setdefault(name, []).append(each.id)
        self._doubts: list[Doubt] = []
        self._figures: list[Observation] = []

    def _made(self, remarks: Sequence[Doubt] = (), left: int = 0) -> Figures:
        cites = {cite.source for each in self._figures for cite in each.cites}
        base = self._with_source if self._source in cites else self._dossier.base
        return Figures(
            figures=tuple(self._figures), base=base, doubts=tuple(self._doubts), remarks=tuple(remarks), left=left
        )

    # --- Files of our own ---------------------------------------------------------------------------------------------

    def of_entries(self, encoding: str | None) -> Figures | None:
        """The figures of a file that has our own columns; None if it is another."""
        try:
            raw = contents(self._path)
            if self._path.suffix.lower() == ".csv":
                return self._of_csv(decoded(raw, encoding)[0])
            if self._path.suffix.lower() == ".xlsx":
                return self._of_workbook(raw)
        except (FileRefusedError, OSError):
            return None  # whoever reads it as a table says what is wrong with it
        return None

    def _of_csv(self, text: str) -> Figures | None:
        rows = csv.reader(io.StringIO(text, newline=""))
        try:
            header = next(rows, [])
        except csv.Error:
            return None
        if machine_table.is_machine_table(header):
            return self._of_machine_rows(header, rows, lambda n: f"A{n}")
        if not {"indicator", "at"} <= set(header):
            return None
        found = csv_format.parse(text, self._path.name)
        for problem in found.problems:
            self._tell_problem(problem)
        entries = found.document.get(OBSERVATION, [])
        for row, entry in zip(found.numbers, entries, strict=True):
            self._take(entry, partial(_in_row, row))
        return self._made()

    def _of_machine_rows(
        self, header: Sequence[str], rows: Iterable[Sequence[str]], where: Callable[[int], str]
    ) -> Figures:
        left = 0
        for n, cells in enumerate(rows, start=2):
            row = dict(zip(header, map(without_apostrophe, cells), strict=False))
            if row.get("record") == machine_table.ACTUAL:
                self._take(machine_table.observation_of(row), partial(_at_start, where(n)))
            elif any(row.values()):
                left += 1
        return self._made(left=left)

    def _of_workbook(self, raw: bytes) -> Figures | None:
        from welfareplan.files.workbook_grid import named_grids

        names = Names()
        for each in self._dossier.latest.indicators:
            names.add(
                "indicator", each.id, name_of("indicator", {"id": each.id, "label": each.label, "title": each.title})
            )
        for source in self._dossier.latest.sources:
            names.add(
                "source", source.id, name_of("source", {"id": source.id, "label": source.label, "title": source.title})
            )
        titles, grids = named_grids(raw, {_SHEET.name, "indicators"})
        by_name = {each.name: dict(each.rows) for each in grids}
        keys = {str(cell.value) for cell in by_name.get(_SHEET.name, {}).get(1, {}).values()}
        if _SHEET.name in titles and {"indicator", "at"} <= keys:
            return self._of_sheet(raw, names)
        head = [str(cell.value) for _, cell in sorted(by_name.get("indicators", {}).get(1, {}).items())]
        if not machine_table.is_machine_table(head):
            return None
        rows = by_name["indicators"]
        cells = [
            [_text(rows.get(n, {}).get(column)) for column in range(1, len(head) + 1)] for n in range(2, max(rows) + 1)
        ]
        return self._of_machine_rows(head, cells, lambda n: f"indicators!A{n}")

    def _of_sheet(self, raw: bytes, names: Names) -> Figures:
        book = read_book(raw, self._path.name, only=(_SHEET.name,), names=names)
        wrong = [each for each in book.problems if each.severity.value == "error"]
        for problem in wrong:
            self._tell_problem(problem)
        told = {
            str(each.origin and each.origin.where).rpartition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            for each in wrong
        }
        for n, entry in enumerate(book.data.get(OBSERVATION, [])):
            address = book.locate(OBSERVATION, n, ("indicator",))
            if address.rpartition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") not in told:
                self._take(entry, partial(_in_sheet, book, n))
        return self._made()

    def _tell_problem(self, problem: Problem) -> None:
        where = str(problem.origin.where) if problem.origin is not None and problem.origin.where else self._path.name
        self._doubts.append(Doubt(address=where, text="", heading="", why=problem.message, why_ja=problem.message_ja))

    def _take(self, entry: Mapping[str, Any], where: Callable[[Way], str]) -> None:
        """Take a figure in the form of files."""
        entry = {**entry, "indicator": self._id_of(str(entry.get("indicator", "")))}
        cited = entry.get("cites") or [f"{self._source}#{where(())}"]
        try:
            made: Observation = structure(Observation)({**entry, "cites": cited}, None)
        except REFUSALS as error:
            for each in findings(error, entry):
                self._tell_problem(Problem.of(each.code, None, None, **each.facts))
                self._doubts[-1] = attrs.evolve(self._doubts[-1], address=where(each.path))
            return
        known = self._dossier.ids | {self._source}
        missing = [cite.source for cite in made.cites if cite.source not in known]
        if missing:
            self._doubt(
                where(("cites",)),
                missing[0],
                f"the plan has no source {missing[0]!r}",
                f"出典「{missing[0]}」は計画にありません。",
            )
            return
        if made.indicator in self._dossier.ids:
            self._figures.append(made)
        else:
            self._doubt(
                where(("indicator",)),
                made.indicator,
                f"the plan has no indicator {made.indicator!r}",
                f"指標「{made.indicator}」は計画にありません。",
            )

    def _id_of(self, name: str) -> str:
        """The id of the indicator of a name, if there is one; the name as it stands if not."""
        found = self._names.get(folded(name), [])
        return name if name in self._dossier.ids or len(found) != 1 else found[0]

    def _doubt(self, address: str, text: str, why: str, why_ja: str) -> None:
        self._doubts.append(Doubt(address=address, text=text, heading="", why=why, why_ja=why_ja))

    # --- A printed table ----------------------------------------------------------------------------------------------

    def of_table(self, options: Mapping[str, Any]) -> Figures:
        """The figures of a table as it is printed."""
        found = import_table(self._path, **options)
        known = self._known(found)
        units = {each.id: each.unit for each in self._dossier.latest.indicators}
        for each in found.dossier.observations:
            if each.indicator in known:
                cites = tuple(Citation(self._source, cite.place) for cite in each.cites)
                made = attrs.evolve(each, indicator=known[each.indicator], cites=cites)
                self._figures.append(_in_unit(made, units.get(made.indicator)))
        self._doubts += found.doubts
        return self._made(found.remarks)

    def _known(self, found: Imported) -> dict[str, str]:
        """The indicators of the plan by those of the table, by name; what is not of one of them is doubtful."""
        known: dict[str, str] = {}
        with_figures = {each.indicator for each in found.dossier.observations}
        for row in found.dossier.base.indicators:
            names = (folded(f"{row.label or ''}{row.title or ''}"), folded(row.title or ""))
            matching = next((ids for name in names if len(ids := self._names.get(name, [])) == 1), None)
            if matching is not None:
                known[row.id] = matching[0]
            elif row.id in with_figures:
                several = any(self._names.get(name) for name in names)
                self._doubt(
                    str(row.cites[0].place),
                    row.title or "",
                    "several indicators of the plan have this name"
                    if several
                    else "the plan has no indicator of this name",
                    "この名称の指標が計画に複数あります。" if several else "この名称の指標は計画にありません。",
                )
        return known


def _in_row(row: int, way: Way) -> str:
    return f"row {row}" + (f", {way[0]}" if way else "")


def _at_start(address: str, _way: Way) -> str:
    return address


def _in_sheet(book: Book, nth: int, way: Way) -> str:
    return book.locate(OBSERVATION, nth, way or ("value",))


def _text(cell: Any) -> str:
    """A cell of an exported workbook as text."""
    from welfareplan.files.workbook_cells import shown_of

    if cell is None:
        return ""
    shown = shown_of(cell)
    return str(cell.value) if shown is None else shown.figure


def _in_unit(each: Observation, unit: str | None) -> Observation:
    """A figure of a table that prints no unit is in the unit of its indicator, which the plan states."""
    amount = each.reading.amount
    if amount is None or amount.unit is not None or unit is None:
        return each
    return attrs.evolve(each, reading=attrs.evolve(each.reading, amount=Amount.of(amount.value, unit)))


def require_figures(found: Figures, file: str) -> None:
    """Refuse a file that holds nothing.

    Raises:
        DataFileError: it has neither a figure nor anything that could not be read.
    """
    if not found.figures and not found.doubts:
        from welfareplan.problems import Origin

        raise DataFileError((Problem.of("no-figures", None, Origin(file)),), file)
