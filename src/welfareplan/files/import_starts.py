"""Which rows are headings? (floor 7)

Where a table begins on a sheet, and how many rows of headings it has: published sheets have titles and lines of units above, and
headings of several rows whose cells are merged, or left empty in CSV.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from welfareplan.amount import known_unit
from welfareplan.files import import_words as words
from welfareplan.files.import_grid import Grid
from welfareplan.files.import_headings import heading_of, is_bare_year, is_figure, is_time, parts_of
from welfareplan.files.import_words import folded, role_of, tier_of, unit_line

Named = Mapping[str, Sequence[str]]

_DEEPEST = 4
_FEW = 2
_TITLE = re.compile("[■◆●○◎□◇★☆§《≪]")
_NOT_OVER = re.compile(r"(?:出典|資料|※|注).*|.*。")


def starts(grid: Grid, named: Named, era: str | None, *, turned: bool) -> Iterator[tuple[int, int]]:
    """The rows with which tables begin (表の始まり): the first row of headings, and the row by which the table is known."""
    wanted = {folded(each) for names in named.values() for each in names}
    n = 0
    first: set[str] = set()  # the headings of the first table: those below it may repeat them
    free = 0  # the first row that belongs to no table yet
    while n < len(grid.rows):
        if turned and any(texts_of(grid, above) for above in range(n)):
            return  # every row is a column of the sheet: the first has the years, and there is one table
        if _is_start(grid, n, wanted, era, first):
            first = first or set(texts_of(grid, n))
            yield (n if turned else _highest(grid, n, free)), n
            n = last_heading(grid, n, len(grid.rows) - 1, era)
            free = n + 1
        n += 1


def texts_of(grid: Grid, row: int) -> list[str]:
    """The different cells of a row that are filled, those that are merged once."""
    seen: dict[tuple[int, int], str] = {}
    for column in range(grid.width):
        span = grid.span(row, column)
        text = grid.spread(row, column)
        if text.strip():
            seen[(row, column) if span is None else (span.top, span.left)] = text
    return list(seen.values())


def _is_start(grid: Grid, row: int, wanted: set[str], era: str | None, first: set[str]) -> bool:
    texts = texts_of(grid, row)
    if wanted & {folded(each) for each in texts}:
        return True
    texts = [each for each in texts if unit_line(each) is None]
    if len(texts) < _FEW or not _may_be_headings(texts, era):
        return False
    last = last_heading(grid, row, len(grid.rows) - 1, era)
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
    plain = [each for each in others if not _TITLE.match(each.strip())]
    like = sum(role_of(each) is not None or tier_of(each) is not None or is_time(each, era) for each in plain)
    return len(years) + like >= _FEW


def _are_years(texts: list[str]) -> bool:
    """Whether bare numbers of four digits are years: several, one after the other."""
    return not texts or (len(texts) >= _FEW and texts == sorted(set(texts)))


def _highest(grid: Grid, row: int, free: int) -> int:
    """The highest row of headings above one that was found: it stands over the same table, in words that say nothing alone."""
    while row > free and _stands_over(grid, row - 1, row):
        row -= 1
    return row


def _stands_over(grid: Grid, above: int, row: int) -> bool:
    """Whether a row is one of headings over the next: a cell of it reaches down, or stands over columns that are empty there."""
    texts = [each for each in texts_of(grid, above) if unit_line(each) is None]
    if len(texts) < _FEW or any(
        is_figure(each) or _NOT_OVER.fullmatch(folded(each)) or len(folded(each)) > words.LONGEST_HEADING
        for each in texts
    ):
        return False
    filled = [column for column in range(grid.width) if grid.cell(above, column).strip()]
    reaches = any((span := grid.span(above, column)) and span.bottom >= row for column in filled)
    empty_below = any(
        not grid.spread(row, column).strip() and row + 1 < len(grid.rows) and grid.spread(row + 1, column).strip()
        for column in filled
    )
    return reaches or empty_below


def last_heading(grid: Grid, first: int, bottom: int, era: str | None) -> int:
    """The last of the rows of headings that begin with one."""
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
        or known_unit(flat) is not None
        or words.is_letter(text)
    )


def _is_under(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell stands under a heading that is spread over several columns, merged or with empty cells beside it."""
    if len(folded(grid.cell(row, column))) > words.LONGEST_HEADING:
        return False
    span = grid.span(row - 1, column)
    if span is not None:
        return span.right > span.left
    if grid.merged or grid.cell(row, 0).strip():
        return False
    above = [grid.cell(row - 1, each).strip() for each in range(grid.width)]
    if above[column]:
        return column + 1 < grid.width and not above[column + 1] and bool(grid.cell(row, column + 1).strip())
    return any(above[:column]) and bool(grid.cell(row, column - 1).strip())
