"""What does somebody else's table say? (floor 7)

A table of indicators that is not our template becomes a dossier: what was understood, column by column, and every doubtful
cell by its address. A doubtful cell is no figure; its print is kept in ``extra``.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping, Sequence

import attrs

from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError, UnreadableCellError
from welfareplan.files import import_headings as roles
from welfareplan.files.import_cells import DoubtfulCellError, context_of_row, figure, target, year_of
from welfareplan.files.import_grid import Grid, read_grid
from welfareplan.files.import_headings import Heading, Headings, find_headings
from welfareplan.ids import propose
from welfareplan.model.element import Citation, pairs
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.plan import Plan
from welfareplan.model.sources import Source
from welfareplan.observations import Observation
from welfareplan.printed import WhenReading, read_unit
from welfareplan.when import FiscalPeriod

_NOTE = re.compile(r"^[(\[]?(?:※|\*|注|備考|出典|資料)")


@attrs.frozen(kw_only=True)
class Doubt:
    """A cell that was left out (疑わしいセル).

    Attributes:
        address: where it stands: 指標!F7.
        text: the cell as printed.
        heading: the heading of its column.
        why: the reason.
        why_ja: the same in Japanese.
    """

    address: str
    text: str
    heading: str
    why: str
    why_ja: str


@attrs.frozen(kw_only=True)
class Imported:
    """A table as it was understood (取込結果).

    Attributes:
        dossier: the dossier that it makes.
        grid: the table as read.
        headings: what each column was taken for.
        doubts: the cells that were left out.
        notes: the lines under or between the rows, with their addresses, that are no figures.
    """

    dossier: Dossier
    grid: Grid
    headings: Headings
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


def import_table(
    path: str | os.PathLike[str],
    *,
    columns: Mapping[str, Sequence[str]] | None = None,
    sheet: str | None = None,
    heading_row: int | None = None,
    era: str | None = None,
    period: FiscalPeriod | None = None,
    source: str | None = None,
    url: str | None = None,
) -> Imported:
    """Read a table of indicators that is not our template (表の取込).

    Args:
        path: a ``.csv`` (UTF-8 or cp932) or ``.xlsx`` file.
        columns: columns that are named, by role (``indicator``, ``unit``, ``baseline``, ``target``, ``actual``, ``label``):
            letters or headings.
        sheet: the sheet; without it the first.
        heading_row: the first row of headings, counted from 1.
        era: 平成, 令和 …, for years printed without their era.
        period: the period of the plan (計画期間), where it is known.
        source: the title of the document the table is taken from; without it the name of the file.
        url: where that document is.

    Raises:
        DataFileError: the file cannot be read.
        InvalidValueError: there are no headings, or a named column or sheet is not there.
    """
    grid = read_grid(path, sheet=sheet)
    headings = find_headings(grid, named=columns or {}, era=era, row=heading_row)
    if len(headings.of(roles.INDICATOR)) != 1:
        found = "、".join(each.text for each in headings.of(roles.INDICATOR)) or "なし"
        raise InvalidValueError(
            f"one column of indicators is needed, found {len(headings.of(roles.INDICATOR))}; name it",
            f"指標の列を一つに決められません（{found}）。--indicator で指定してください。",
        )
    title = source or grid.file
    table = _Table(grid, headings, era, period, propose("source", title, ()))
    for row in range(headings.last + 1, len(grid.rows)):
        table.read(row)
    plan = Plan(
        id=propose("plan", title, ()),
        period=period,
        sources=(Source(id=table.source, title=title, url=url),),
        indicators=tuple(table.indicators),
    )
    dossier = Dossier(base=plan, observations=tuple(table.observations))
    return Imported(dossier=dossier, grid=grid, headings=headings, doubts=tuple(table.doubts), notes=tuple(table.notes))


@attrs.define
class _Table:
    """What has been read of a table so far."""

    grid: Grid
    headings: Headings
    era: str | None
    period: FiscalPeriod | None
    source: str
    indicators: list[Indicator] = attrs.Factory(list)
    observations: list[Observation] = attrs.Factory(list)
    doubts: list[Doubt] = attrs.Factory(list)
    notes: list[tuple[str, str]] = attrs.Factory(list)
    taken: set[str] = attrs.Factory(set)

    def read(self, row: int) -> None:
        """Read a row: an indicator with its figures, a note, or a line between."""
        filled = [column for column in range(len(self.grid.rows[row])) if self.grid.cell(row, column).strip()]
        if not filled:
            return
        (named,) = self.headings.of(roles.INDICATOR)
        title = " ".join(self.grid.cell(row, named.column).split())
        first = unicodedata.normalize("NFKC", self.grid.cell(row, filled[0])).strip()
        figures = [
            each
            for each in self.headings.columns
            if each.role in {roles.BASELINE, roles.TARGET, roles.ACTUAL}
            and (each.column in filled or (row, each.column) in self.grid.uncomputed)
        ]
        if not figures:
            text = " ".join(self.grid.cell(row, column).strip() for column in filled)
            self.notes.append((self.grid.address(row, filled[0]), text))
        elif _NOTE.match(first):
            self.notes.append((self.grid.address(row, filled[0]), first))
        elif not title:
            for each in figures:
                self.doubt(row, each, "the row names no indicator", "この行には指標の名称がありません。")
        else:
            self._indicator(row, title, named, figures)

    def doubt(self, row: int, heading: Heading, why: str, why_ja: str) -> None:
        """Leave a cell out."""
        address = self.grid.address(row, heading.column)
        text = self.grid.cell(row, heading.column)
        self.doubts.append(Doubt(address=address, text=text, heading=heading.text, why=why, why_ja=why_ja))

    def _one(self, row: int, role: str) -> tuple[Heading | None, str]:
        """The cell of a role of which there is one column; empty where there is none or more."""
        found = self.headings.of(role)
        return (found[0], self.grid.cell(row, found[0].column).strip()) if len(found) == 1 else (None, "")

    def _year(self, row: int, role: str, context: Mapping[str, str]) -> WhenReading | None:
        heading, text = self._one(row, role)
        try:
            return year_of(text, context)
        except DoubtfulCellError as error:
            if heading is not None:
                self.doubt(row, heading, error.why, error.why_ja)
            return None

    def _unit(self, row: int) -> tuple[str | None, str | None]:
        """The unit that a column of units prints: as printed for reading cells, and in canonical spelling."""
        heading, text = self._one(row, roles.UNIT)
        if heading is None or not text:
            return None, None
        try:
            return text, read_unit(text).unit
        except UnreadableCellError as error:
            self.doubt(row, heading, str(error), error.ja)
            return None, None

    def _indicator(self, row: int, title: str, named: Heading, figures: Sequence[Heading]) -> None:
        doubted = len(self.doubts)
        printed_unit, unit = self._unit(row)
        context = context_of_row(title, printed_unit, self.era)
        years = {role: self._year(row, role, context) for role in (roles.BASELINE_YEAR, roles.TARGET_YEAR)}
        id = propose("indicator", title, self.taken)
        self.taken.add(id)
        baselines: list[Reading] = []
        targets: list[Target] = []
        for each in figures:
            text = self.grid.cell(row, each.column)
            try:
                if (row, each.column) in self.grid.uncomputed:
                    raise DoubtfulCellError(  # noqa: TRY301 - one way out for every doubtful cell
                        "the cell holds a formula without a stored result", "計算結果の保存されていない数式です。"
                    )
                if each.role == roles.TARGET:
                    found = target(text, each, context, years[roles.TARGET_YEAR], self.period)
                    targets += [] if found is None else [found]
                elif each.role == roles.BASELINE:
                    self._baseline(figure(text, each, context, years[roles.BASELINE_YEAR]), baselines)
                else:
                    self._observe(id, figure(text, each, context, None), row, each)
            except DoubtfulCellError as error:
                self.doubt(row, each, error.why, error.why_ja)
        _, label = self._one(row, roles.LABEL)
        kept = {f"{each.address} {each.heading}": each.text for each in self.doubts[doubted:] if each.text}
        self.indicators.append(
            Indicator(
                id=id,
                label=label or None,
                title=title,
                unit=unit or _common_unit(baselines, targets),
                baseline=baselines[0] if baselines else None,
                targets=tuple(targets),
                cites=(Citation(self.source, self.grid.address(row, named.column)),),
                extra=pairs(kept),
            )
        )

    def _baseline(self, found: Reading, baselines: list[Reading]) -> None:
        if baselines:
            raise DoubtfulCellError("the row has a second baseline", "基準値が二つあります。")
        baselines.append(found)

    def _observe(self, id: str, found: Reading, row: int, heading: Heading) -> None:
        if any(each.key == (id, found.at) for each in self.observations):
            raise DoubtfulCellError("the row has a second figure of the same time", "同じ時点の値が二つあります。")
        cites = (Citation(self.source, self.grid.address(row, heading.column)),)
        self.observations.append(Observation(indicator=id, reading=found, cites=cites))


def _common_unit(baselines: Sequence[Reading], targets: Sequence[Target]) -> str | None:
    """The unit that all figures of the row print, if it is one."""
    amounts = [*(each.amount for each in baselines), *(each.amount for each in targets)]
    units = {each.unit for each in amounts if each is not None}
    return units.pop() if len(units) == 1 else None
