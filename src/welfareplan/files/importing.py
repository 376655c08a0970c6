"""What does somebody else's table say? (floor 7)

A table of indicators that is not our template becomes a dossier: what was understood, column by column, and every doubtful
cell by its address. A doubtful cell is no figure; its print is kept in ``extra``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from typing import Literal

import attrs

from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError, UnreadableCellError
from welfareplan.files.import_drafts import Doubt, Drafts
from welfareplan.files.import_files import read_grids
from welfareplan.files.import_grid import Grid
from welfareplan.files.import_reading import read_table
from welfareplan.files.import_tables import FoundTable, find_tables
from welfareplan.files.import_words import folded
from welfareplan.ids import propose
from welfareplan.model.plan import Plan
from welfareplan.model.sources import Source
from welfareplan.printed import WhenReading, read_when
from welfareplan.terms import Basis
from welfareplan.when import FiscalPeriod

_YEAR_WITHOUT_ERA = re.compile("(?:[0-9]{1,2}|元)年度?")

Merged = Literal["rates", "each", "none"]
"""For what a merged cell is read in every row it covers: rates and words only, everything, or nothing."""


@attrs.frozen(kw_only=True)
class Imported:
    """A file as it was understood (取込結果).

    Attributes:
        dossier: the dossier that it makes.
        tables: the tables that were found, with what each column was taken for.
        doubts: the cells that were left out.
        notes: the lines under or between the rows, with their addresses, that are no figures.
        remarks: what was read and is worth a look: address, what the cell shows, and why, in English and Japanese.
        unread: the sheets in which no table was found, or which are hidden.
        encoding: how the text of a CSV file was encoded; None for a workbook.
        file: the name of the file.
    """

    dossier: Dossier
    tables: tuple[FoundTable, ...]
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    remarks: tuple[Doubt, ...] = ()
    unread: tuple[str, ...] = ()
    encoding: str | None = None
    file: str = ""


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
    encoding: str | None = None,
    merged: Merged = "rates",
    basis: Basis | None = None,
    times: Mapping[str, str] | None = None,
    plan_title: str | None = None,
) -> Imported:
    """Read a table of indicators that is not our template (表の取込).

    Args:
        path: a ``.csv`` (UTF-8 or cp932), ``.xlsx`` or ``.xlsm`` file.
        columns: columns that are named, by role (``indicator``, ``unit``, ``baseline``, ``target``, ``actual``, ``label``,
            ``year``, ``record``): letters or headings.
        sheet: the sheet; without it every sheet that has a table.
        heading_row: the first row of headings, counted from 1.
        era: 平成, 令和 …, for years printed without their era.
        period: the period of the plan (計画期間), where it is known.
        source: the title of the document the table is taken from; without it the name of the file.
        url: where that document is.
        encoding: the encoding of a CSV file, where it is known.
        merged: for what a merged cell is read in every row it covers.
        basis: what years count that are printed without 年 or 年度 (R4), where it is known.
        times: the time (令和5年度) of figures of which nothing prints any, by their role (``baseline``, ``target``, ``actual``).
        plan_title: the title of the plan, where it is known.

    Raises:
        DataFileError: the file cannot be read.
        InvalidValueError: there are no headings, a named column, sheet or encoding is not there, or a time is none.
    """
    grids, hidden = read_grids(path, sheet=sheet, encoding=encoding)
    found = {grid.sheet: find_tables(grid, named=columns or {}, era=era, row=heading_row) for grid in grids}
    tables = tuple(table for each in found.values() for table in each)
    if not tables:
        raise _no_headings(grids)
    title = source or grids[0].file
    source_id = propose("source", title, ())
    drafts = Drafts(
        source=source_id, era=era, period=period, merged=merged, basis=basis, fallbacks=_fallbacks(times or {})
    )
    for table in tables:
        read_table(table, drafts)
    plan = Plan(
        id=propose("plan", plan_title or title, ()),
        title=plan_title,
        period=period,
        sources=(Source(id=source_id, title=title, url=url),),
        indicators=drafts.indicators(),
    )
    return Imported(
        dossier=Dossier(base=plan, observations=tuple(drafts.observations)),
        tables=tables,
        doubts=tuple(drafts.doubts),
        notes=tuple(drafts.notes),
        remarks=tuple(drafts.remarks),
        unread=(*(str(name) for name, each in found.items() if not each), *hidden),
        encoding=grids[0].encoding,
        file=grids[0].file,
    )


def _fallbacks(times: Mapping[str, str]) -> dict[str, WhenReading]:
    """The times that the user names, by role.

    Raises:
        InvalidValueError: one of them is no time.
    """
    try:
        return {role: read_when(text) for role, text in times.items()}
    except UnreadableCellError as error:
        raise InvalidValueError(str(error), error.ja) from None


def _no_headings(grids: Sequence[Grid]) -> InvalidValueError:
    sheets = [grid.sheet for grid in grids if grid.sheet is not None]
    where, where_ja = (
        (f" (sheets read: {', '.join(sheets)})", f"読んだシート：{'、'.join(sheets)}。") if sheets else ("", "")
    )
    if any(_are_years_without_era(cells) for grid in grids for cells in grid.rows):
        era, era_ja = (
            "; years stand there without their era: name it",
            "元号のない年度があります。--era で元号を指定してください。",
        )
    else:
        era, era_ja = "", ""
    return InvalidValueError(
        "no row of headings is found: one that names the indicator and a target, a baseline or years; "
        f"name the row and the columns{where}{era}",
        "見出しの行が見つかりません（指標の列と、目標値・基準値・年度のいずれかの列が必要です）。"
        f"--heading-row で行を、--indicator などで列を指定してください。{where_ja}{era_ja}",
    )


def _are_years_without_era(cells: Sequence[str]) -> bool:
    """Whether a row has years that leave out their era: 元年度 2年度 3年度."""
    return sum(_YEAR_WITHOUT_ERA.fullmatch(folded(each)) is not None for each in cells) > 1
