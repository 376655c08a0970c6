"""Which tables stand on a sheet? (floor 7)

A table begins with a row of headings and goes on to the next such row: published sheets have titles above, notes below, and
often several tables one under the other or side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.files import import_words as words
from welfareplan.files.import_grid import Grid
from welfareplan.files.import_headings import (
    Heading,
    Headings,
    heading_of,
    is_bare_year,
    is_figure,
    is_time,
    parts_of,
    with_named,
)
from welfareplan.files.import_words import folded, is_detail, record_of, role_of, tier_of, unit_line

Named = Mapping[str, Sequence[str]]

_DEEPEST = 4
_ABOVE = 3  # how far above a table the line of its unit stands
_FEW = 2
_LETTERS = frozenset({*"abcABCアイウ①②③123", "b/a", "B/A", "値", "数値"})
_SHARE_OF_TEXT = 0.5


@attrs.frozen(kw_only=True)
class FoundTable:
    """A table as it was found (表).

    Attributes:
        grid: the sheet it stands on.
        headings: what its columns hold.
        titles: the columns that together name an indicator.
        bottom: its last row, counted from 0.
        unit: the unit that a line above it gives for all, or None.
        beside: the lines above it that belong to no table, with their addresses.
    """

    grid: Grid
    headings: Headings
    titles: tuple[int, ...]
    bottom: int
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
    return tuple(attrs.evolve(each, beside=beside) for each in found)


def _tables(
    grid: Grid, named: Named, era: str | None, row: int | None, *, turned: bool = False
) -> Iterator[FoundTable]:
    starts = [row - 1] if row is not None else list(_starts(grid, named, era, turned=turned))
    for n, first in enumerate(starts):
        bottom = starts[n + 1] - 1 if n + 1 < len(starts) else len(grid.rows) - 1
        last = _last_heading(grid, first, bottom, era)
        parts = parts_of(grid, first, last)
        fiscal = turned and "年度" in folded(next((each for each in grid.rows[first] if each.strip()), ""))
        columns = [
            _stacked(grid, heading_of(grid, column, each, era, fiscal=fiscal), first, last, era)
            for column, each in enumerate(parts)
            if each
        ]
        columns = _with_blank(grid, columns, range(last + 1, bottom + 1))
        for each in _side_by_side(columns):
            beside = [grid.line(above) for above in range(first if n == 0 else 0) if _texts(grid, above)]
            table = _table(grid, Headings(first=first, last=last, columns=tuple(each)), bottom, named)
            yield attrs.evolve(table, beside=tuple(beside))


# --- Rows of headings -------------------------------------------------------------------------------------------------


def _starts(grid: Grid, named: Named, era: str | None, *, turned: bool) -> Iterator[int]:
    """The rows with which tables begin."""
    wanted = {folded(each) for names in named.values() for each in names}
    n = 0
    first: set[str] = set()  # the headings of the first table: those below it may repeat them
    while n < len(grid.rows):
        if turned and any(_texts(grid, above) for above in range(n)):
            return  # every row is a column of the sheet: the first has the years, and there is one table
        if _is_start(grid, n, wanted, era, first):
            first = first or set(_texts(grid, n))
            yield n
            n = _last_heading(grid, n, len(grid.rows) - 1, era)
        n += 1


def _texts(grid: Grid, row: int) -> list[str]:
    """The different cells of a row that are filled, those that are merged once."""
    seen: dict[tuple[int, int], str] = {}
    for column in range(grid.width):
        span = grid.span(row, column)
        text = grid.spread(row, column)
        if text.strip():
            seen[(row, column) if span is None else (span.top, span.left)] = text
    return list(seen.values())


def _is_start(grid: Grid, row: int, wanted: set[str], era: str | None, first: set[str]) -> bool:
    texts = _texts(grid, row)
    if wanted & {folded(each) for each in texts}:
        return True
    if len(texts) < _FEW or not _may_be_headings(texts, era):
        return False
    last = _last_heading(grid, row, len(grid.rows) - 1, era)
    columns = [heading_of(grid, n, each, era) for n, each in enumerate(parts_of(grid, row, last)) if each]
    figures = [each for each in columns if each.role in words.FIGURES]
    if not figures or last == len(grid.rows) - 1:
        return False
    if any(tier_of(each) in {0, 1} for each in texts) or len(first & set(texts)) >= _FEW:
        return True
    said = {each.role for each in figures if not each.by_time}
    if first:  # a row of figures and years may look like one of years alone
        return len(said) >= _FEW
    times = sum(each.time is not None for each in figures)
    return times >= _FEW or len(said) >= _FEW or (times == 1 and any(tier_of(each) is not None for each in texts))


def _may_be_headings(texts: list[str], era: str | None) -> bool:
    """Whether the cells of a row alone are headings, and not a title with a note beside it."""
    years = [each for each in texts if is_bare_year(each)]
    others = [each for each in texts if each not in years]
    if not _are_years(years) or any(is_figure(each, era) for each in others):
        return False
    like = sum(role_of(each) is not None or tier_of(each) is not None or is_time(each, era) for each in others)
    return len(years) + like >= _FEW


def _are_years(texts: list[str]) -> bool:
    """Whether bare numbers of four digits are years: several, one after the other."""
    return not texts or (len(texts) >= _FEW and texts == sorted(set(texts)))


def _last_heading(grid: Grid, first: int, bottom: int, era: str | None) -> int:
    last = first
    while last < bottom and last - first < _DEEPEST - 1 and _continues(grid, last + 1, first, era):
        last += 1
    return last


def _continues(grid: Grid, row: int, first: int, era: str | None) -> bool:
    """Whether a row belongs to the headings above it: it names no indicator itself, and holds headings only."""
    below = [column for column in range(len(grid.rows[row])) if grid.cell(row, column).strip()]
    if not below:
        return any((span := grid.span(row, column)) and first <= span.top < row for column in range(grid.width))
    for column in below:
        text = grid.cell(row, column)
        above = grid.spread(row - 1, column)
        if tier_of(above) in {0, 1} and grid.cell(row - 1, column).strip() and not _is_part(text, era):
            return False
        if is_figure(text, era) or not (_is_part(text, era) or _is_under(grid, row, column)):
            return False
    alone = below[0]
    return (
        len(below) > 1
        or _is_under(grid, row, alone)
        or {role_of(grid.cell(row, alone)), role_of(grid.spread(row - 1, alone))} <= words.FIGURES
    )


def _is_part(text: str, era: str | None) -> bool:
    """Whether a cell can be a lower row of headings: a role, a time, a unit or a letter for a formula."""
    flat = folded(text)
    if len(flat) > words.LONGEST_HEADING:
        return False
    return (
        role_of(text) is not None
        or is_time(text, era)
        or words.unit_in(text) is not None
        or flat.strip("()") in _LETTERS
    )


def _is_under(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell stands under a heading that is spread over several columns."""
    span = grid.span(row - 1, column)
    return span is not None and span.right > span.left and len(folded(grid.cell(row, column))) <= words.LONGEST_HEADING


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
    columns = _with_record(grid, columns, rows)
    columns = _with_present(columns)
    titles = _titles(grid, columns, rows)
    columns = tuple(_assigned(each, titles) for each in columns)
    above = range(max(0, headings.first - _ABOVE), headings.first)
    unit = next((found for row in above for text in grid.rows[row] if (found := unit_line(text))), None)
    return FoundTable(
        grid=grid, headings=attrs.evolve(headings, columns=columns), titles=titles, bottom=bottom, unit=unit
    )


def _assigned(heading: Heading, titles: tuple[int, ...]) -> Heading:
    """A column with the role that the choice of the names leaves it."""
    if heading.column in titles:
        return attrs.evolve(heading, role=words.INDICATOR)
    if heading.role == words.INDICATOR:
        return attrs.evolve(heading, role=words.UNUSED)
    return heading


def _with_record(grid: Grid, columns: tuple[Heading, ...], rows: range) -> tuple[Heading, ...]:
    """The columns with the one in which rows say whether they hold targets or figures, if there is one."""
    if any(each.role == words.RECORD and each.named for each in columns):
        return columns
    for each in columns:
        if each.named or (each.role in words.FIGURES and each.text) or each.role in {words.UNIT, words.LABEL}:
            continue
        said = {record_of(text) for row in rows if (text := grid.spread(row, each.column)).strip()}
        if None not in said and {words.TARGET, words.ACTUAL} <= said:
            return tuple(attrs.evolve(other, role=words.RECORD) if other is each else other for other in columns)
    return tuple(attrs.evolve(each, role=words.UNUSED) if each.role == words.RECORD else each for each in columns)


def _with_present(columns: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Beside a baseline of its own (基準値, 当初値) the present value (現状値) is a figure."""
    baselines = [each for each in columns if each.role == words.BASELINE and not each.named]
    present = [each for each in baselines if "現状" in each.text or "現況" in each.text]
    if not present or len(present) == len(baselines):
        return columns
    return tuple(attrs.evolve(each, role=words.ACTUAL) if each in present else each for each in columns)


def _titles(grid: Grid, columns: tuple[Heading, ...], rows: range) -> tuple[int, ...]:
    """The columns that together name an indicator.

    Raises:
        InvalidValueError: there are several of which it cannot be said which, or none.
    """
    named = tuple(each.column for each in columns if each.named and each.role == words.INDICATOR)
    if named:
        return named
    free = [each for each in columns if each.role in {words.INDICATOR, words.UNUSED, words.YEAR}]
    best = _surest(free) or _surest(_spare_targets(grid, columns, rows))
    if not best:
        text = [each for each in columns if each.role not in words.FIGURES and _is_text(grid, each.column, rows)]
        best = text[:1]
    if not best or len({each.text for each in best}) > 1:
        found = ", ".join(f"{each.letters} {each.text!r}" for each in best) or "none"
        found_ja = "、".join(f"{each.letters}「{each.text}」" for each in best) or "なし"
        raise InvalidValueError(
            f"one column of indicators is needed, found {found}; name it",
            f"指標の列を一つに決められません（{found_ja}）。--indicator で指定してください。",
        )
    return (*(each.column for each in best), *_detail(grid, columns, best[-1], rows))


def _surest(columns: Sequence[Heading]) -> list[Heading]:
    """Those of the columns whose headings most surely are those of names."""
    tiers = [(tier, each) for each in columns if (tier := tier_of(each.text)) is not None]
    return [each for tier, each in tiers if tier == min(tier for tier, _ in tiers)]


def _spare_targets(grid: Grid, columns: tuple[Heading, ...], rows: range) -> list[Heading]:
    """A column of targets in words (成果目標) beside one of targets in figures: it names what the figures are of."""
    targets = [each for each in columns if each.role == words.TARGET]
    return [each for each in targets[:1] if len(targets) > 1 and _is_text(grid, each.column, rows)]


def _is_text(grid: Grid, column: int, rows: range) -> bool:
    texts = [grid.cell(row, column) for row in rows if grid.cell(row, column).strip()]
    return bool(texts) and sum(not is_figure(each) for each in texts) > len(texts) * _SHARE_OF_TEXT


def _detail(grid: Grid, columns: tuple[Heading, ...], title: Heading, rows: range) -> tuple[int, ...]:
    """The column behind the names that tells the rows of one name apart (男性, 女性), if there is one."""
    beside = next((each for each in columns if each.column > title.column), None)
    if (
        beside is None
        or beside.role != words.UNUSED
        or not is_detail(beside.text)
        or any(each.role in {words.RECORD, words.YEAR} for each in columns)
    ):
        return ()
    by_name: dict[object, list[str]] = {}
    name: object = None
    for row in rows:
        span = grid.span(row, title.column)
        name = span or (row if grid.cell(row, title.column).strip() else name)
        if text := grid.spread(row, beside.column).strip():
            by_name.setdefault(name, []).append(text)
    several = [each for each in by_name.values() if len(each) > 1]
    return (beside.column,) if several and all(len(set(each)) == len(each) for each in several) else ()
