"""Which tables stand on a sheet? (floor 7)

A table begins with a row of headings and goes on to the next such row: published sheets have titles above, notes below, and
often several tables one under the other or side by side.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.files import import_words as words
from welfareplan.files.import_grid import Grid
from welfareplan.files.import_headings import Heading, Headings, heading_of, is_figure, parts_of, with_named
from welfareplan.files.import_starts import Named, last_heading, starts, texts_of
from welfareplan.files.import_titles import caption, no_titles, titles_of, with_record
from welfareplan.files.import_words import folded, role_of, tier_of, unit_line

_ABOVE = 3  # how far above a table the line of its unit stands
_FEW = 2


@attrs.frozen(kw_only=True)
class FoundTable:
    """A table as it was found (表).

    Attributes:
        grid: the sheet it stands on.
        headings: what its columns hold.
        titles: the columns that together name an indicator.
        bottom: its last row, counted from 0.
        caption: where no column names an indicator, the line above it that does, with its address.
        unit: the unit that a line above it gives for all, or None.
        beside: the lines above it that belong to no table, with their addresses.
    """

    grid: Grid
    headings: Headings
    titles: tuple[int, ...]
    bottom: int
    caption: tuple[str, str] | None = None
    unit: str | None = None
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def rows(self) -> range:
        """The rows below the headings."""
        return range(self.headings.last + 1, self.bottom + 1)


def find_tables(grid: Grid, *, named: Named, era: str | None = None, row: int | None = None) -> tuple[FoundTable, ...]:
    """The tables of a sheet (表の特定), also one whose years stand in its rows.

    Args:
        grid: the sheet.
        named: columns that the user names, by role: letters (B) or the heading itself.
        era: the era of years printed without one.
        row: the row of the headings, counted from 1, where it is named; then there is one table.

    Raises:
        InvalidValueError: a named column or row is not there, or it cannot be said which column names the indicators.
    """
    if row is not None and not 0 < row <= len(grid.rows):
        raise InvalidValueError(
            f"there is no row {row}; the table has {len(grid.rows)}",
            f"{row}行目はありません（{len(grid.rows)}行まで）。",
        )
    found = tuple(_tables(grid, named, era, row))
    if not found and row is None and not any(named.values()):
        found = _turned(grid, era)
    return found


def _turned(grid: Grid, era: str | None) -> tuple[FoundTable, ...]:
    """The table of a sheet on which the years stand in the rows, without the lines above and below it."""
    lines = {n for n, cells in enumerate(grid.rows) if sum(bool(cell.strip()) for cell in cells) == 1}
    beside = tuple(grid.line(n) for n in sorted(lines))
    found = _tables(grid.without(lines).turn(), {}, era, None, turned=True)
    return tuple(attrs.evolve(each, beside=beside) for each in found if _holds_figures(each))


def _holds_figures(table: FoundTable) -> bool:
    """Whether at least half of what stands under years are figures; a list of events has years in its rows as well."""
    texts = [
        text
        for row in table.rows
        for each in table.headings.figures
        if (text := table.grid.spread(row, each.column)).strip()
    ]
    return sum(map(is_figure, texts)) * _FEW >= len(texts)


def _tables(
    grid: Grid, named: Named, era: str | None, row: int | None, *, turned: bool = False
) -> Iterator[FoundTable]:
    begins = [(row - 1, row - 1)] if row is not None else list(starts(grid, named, era, turned=turned))
    free = 0  # the first row that belongs to no table above
    for n, (first, found) in enumerate(begins):
        bottom = _bottom(grid, begins[n + 1][0] if n + 1 < len(begins) else len(grid.rows), found)
        last = last_heading(grid, found, bottom, era)
        parts = parts_of(grid, first, last)
        fiscal = turned and "年度" in folded(next((each for each in grid.rows[first] if each.strip()), ""))
        columns = [
            _stacked(grid, heading_of(grid, column, each, era, fiscal=fiscal), first, last, era)
            for column, each in enumerate(parts)
            if each
        ]
        columns = _with_blank(grid, columns, range(last + 1, bottom + 1))
        for each in _side_by_side(columns):
            beside = [grid.line(above) for above in range(free, first) if texts_of(grid, above)]
            table = _table(grid, Headings(first=first, last=last, columns=tuple(each)), bottom, named)
            if not table.titles:
                table = attrs.evolve(table, caption=_caption(table, free))
            yield attrs.evolve(table, beside=tuple(beside))
        free = bottom + 1


def _bottom(grid: Grid, end: int, first: int) -> int:
    """The last row of a table: a line of words directly above the next table belongs to that one."""
    above = end - 1
    if end < len(grid.rows) and above > first + 1:
        texts = texts_of(grid, above)
        if len(texts) == 1 and not is_figure(texts[0]):
            return above - 1
    return above


# --- Columns ----------------------------------------------------------------------------------------------------------


def _with_blank(grid: Grid, columns: list[Heading], rows: range) -> list[Heading]:
    """The columns with those that have no heading and hold something."""
    known = {each.column for each in columns}
    blank = [
        heading_of(grid, column, (), None)
        for column in range(grid.width)
        if column not in known and any(grid.cell(row, column).strip() for row in rows)
    ]
    return sorted([*columns, *blank], key=lambda each: each.column)


def _stacked(grid: Grid, heading: Heading, first: int, last: int, era: str | None) -> Heading:
    """A column of which every row of headings is one of figures in its own right: 年度目標値 over H22の目標値.

    A heading that is spread over more columns than the one below it is one above it, and no such row.
    """
    own: list[Heading] = []
    for row in range(first, last + 1):
        span = grid.span(row, heading.column)
        text = grid.spread(row, heading.column)
        blank_beside = (
            row < last and heading.column + 1 < grid.width and not grid.spread(row, heading.column + 1).strip()
        )
        if role_of(text) not in words.FIGURES or (span is not None and span.right > span.left) or blank_beside:
            continue
        if span is None or span.top == row:
            own.append(heading_of(grid, heading.column, [text], era))
    return attrs.evolve(heading, stack=tuple(own), is_unread=False) if len(own) > 1 else heading


def _side_by_side(columns: list[Heading]) -> Iterator[list[Heading]]:
    """The columns of each of several tables that stand side by side under the same headings."""
    first = next((each for each in columns if tier_of(each.text) == 0), None)
    same = [n for n, each in enumerate(columns) if first is not None and each.text == first.text]
    starts = [n for n in same if n - 1 not in same]
    if len(starts) < _FEW or any(
        not any(each.role in words.FIGURES for each in columns[start:end])
        for start, end in zip(starts, [*starts[1:], len(columns)], strict=True)
    ):
        yield columns
        return
    begins = [0, *starts[1:]]
    for start, end in zip(begins, [*begins[1:], len(columns)], strict=True):
        yield columns[start:end]


def _table(grid: Grid, headings: Headings, bottom: int, named: Named) -> FoundTable:
    rows = range(headings.last + 1, bottom + 1)
    columns = with_named(headings.columns, named, grid)
    columns = with_record(grid, columns, rows)
    columns = _with_present(columns)
    titles = titles_of(grid, columns, rows)
    columns = tuple(_assigned(each, titles) for each in columns)
    above = range(max(0, headings.first - _ABOVE), headings.first)
    unit = next((found for row in above for text in grid.rows[row] if (found := unit_line(text))), None)
    return FoundTable(
        grid=grid, headings=attrs.evolve(headings, columns=columns), titles=titles, bottom=bottom, unit=unit
    )


def _caption(table: FoundTable, free: int) -> tuple[str, str]:
    """The line above a table that names its only indicator.

    Raises:
        InvalidValueError: there is none, or the table has rows of several indicators.
    """
    found = caption(table.grid, table.headings.first, free)
    several = table.headings.of(words.RECORD) or table.headings.of(words.YEAR)
    rows = [
        row
        for row in table.rows
        if any(is_figure(table.grid.spread(row, each.column)) for each in table.headings.figures)
    ]
    if found is None or not rows or (len(rows) > 1 and not several):
        raise no_titles()
    return found


def _assigned(heading: Heading, titles: tuple[int, ...]) -> Heading:
    """A column with the role that the choice of the names leaves it."""
    if heading.column in titles:
        return attrs.evolve(heading, role=words.INDICATOR)
    if heading.role == words.INDICATOR:
        return attrs.evolve(heading, role=words.UNUSED)
    return heading


def _with_present(columns: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Beside a baseline of its own (基準値, 当初値) the present value (現状値) is a figure."""
    baselines = [each for each in columns if each.role == words.BASELINE and not each.named]
    present = [each for each in baselines if "現状" in each.text or "現況" in each.text]
    if not present or len(present) == len(baselines):
        return columns
    return tuple(attrs.evolve(each, role=words.ACTUAL) if each in present else each for each in columns)
