"""Which columns name an indicator? (floor 7)

The column of 指標, else that of 事業名 and the like, else the first column of words; with the columns beside it that tell its rows
apart; or, for a table of a single indicator, the line above the table.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.files import import_words as words
from welfareplan.files.import_grid import Grid
from welfareplan.files.import_headings import Heading, is_figure
from welfareplan.files.import_starts import texts_of
from welfareplan.files.import_words import is_detail, record_of, role_of, tier_of, unit_line

_SHARE_OF_TEXT = 0.5


def titles_of(grid: Grid, columns: tuple[Heading, ...], rows: range) -> tuple[int, ...]:
    """The columns that together name an indicator (指標の列); empty where none can.

    Raises:
        InvalidValueError: there are several of which it cannot be said which.
    """
    named = tuple(each.column for each in columns if each.named and each.role == words.INDICATOR)
    if named:
        return named
    filled = [each for each in columns if any(grid.spread(row, each.column).strip() for row in rows)]
    free = [each for each in filled if each.role in {words.INDICATOR, words.UNUSED, words.YEAR}]
    best = _surest(free) or _surest(_spare_targets(grid, columns, rows)) or _first_of_words(grid, filled, rows)
    if not best:
        return ()
    if len({each.text for each in best}) > 1:
        raise no_titles(best)
    return (*(each.column for each in best), *_details(grid, columns, best[-1], rows))


def no_titles(best: Sequence[Heading] = ()) -> InvalidValueError:
    """The refusal of a table of which it cannot be said which column names its indicators."""
    found = ", ".join(f"{each.letters} {each.text!r}" for each in best) or "none"
    found_ja = "、".join(f"{each.letters}「{each.text}」" for each in best)
    return InvalidValueError(
        f"one column of indicators is needed, found {found}; name it",
        f"指標の列を一つに決められません（{found_ja}）。--indicator で指定してください。"
        if best
        else "指標の名称の列が見つかりません。--indicator で列を指定してください。",
    )


def caption(grid: Grid, first: int, free: int) -> tuple[str, str] | None:
    """The name that stands in the line above a table, with its address; None where there is no such line.

    Args:
        grid: the sheet.
        first: the first row of the headings.
        free: the first row that belongs to no table above it.
    """
    row = next((row for row in reversed(range(free, first)) if texts_of(grid, row)), None)
    if row is None:
        return None
    texts = [each for each in texts_of(grid, row) if unit_line(each) is None]
    names = [each for each in texts if role_of(each) is None] or texts
    if not names or any(is_figure(each) for each in names):
        return None
    return grid.line(row)[0], " ".join(" ".join(names).split())


def _first_of_words(grid: Grid, columns: Sequence[Heading], rows: range) -> list[Heading]:
    """The first column of words; a year over it (平成27年度, merged) says of what year the table is.

    Where it stands over several rows (大項目) and another has a name for each (小項目), that other.
    """
    free = {words.INDICATOR, words.UNUSED, words.YEAR, words.BETTER}
    text = [each for each in columns if _is_text(grid, each.column, rows)]
    likely = [
        each
        for each in text
        if (each.role in free or each.by_time) and role_of(each.own) not in {words.UNUSED, words.BETTER}
    ]
    figures = [each.column for each in columns if each.role in words.FIGURES and each not in likely]
    wanted = [row for row in rows if any(is_figure(grid.spread(row, column)) for column in figures)]
    own = [each for each in likely if each is likely[0] or each.text not in {"", likely[0].text}]
    return [each for each in own if _names_each(grid, each.column, wanted)][:1] or likely[:1]


def _names_each(grid: Grid, column: int, rows: Sequence[int]) -> bool:
    """Whether a column has a word of its own for each of the rows."""
    texts = [grid.spread(row, column).strip() for row in rows]
    return all(texts) and len(set(texts)) == len(texts)


def _surest(columns: Sequence[Heading]) -> list[Heading]:
    """Those of the columns whose headings most surely are those of names: the lowest heading says it before all together."""
    for texts in ([each.own for each in columns], [each.text for each in columns]):
        tiers = [(tier, each) for text, each in zip(texts, columns, strict=True) if (tier := tier_of(text)) is not None]
        if tiers:
            return [each for tier, each in tiers if tier == min(tier for tier, _ in tiers)]
    return []


def _spare_targets(grid: Grid, columns: tuple[Heading, ...], rows: range) -> list[Heading]:
    """A column of targets in words (成果目標) beside one of targets in figures: it names what the figures are of."""
    targets = [each for each in columns if each.role == words.TARGET]
    return [each for each in targets[:1] if len(targets) > 1 and _is_text(grid, each.column, rows)]


def _is_text(grid: Grid, column: int, rows: range) -> bool:
    texts = [grid.cell(row, column) for row in rows if grid.cell(row, column).strip()]
    return bool(texts) and sum(not is_figure(each) for each in texts) > len(texts) * _SHARE_OF_TEXT


def _details(grid: Grid, columns: tuple[Heading, ...], title: Heading, rows: range) -> tuple[int, ...]:
    """The column behind the names that tells the rows of one name apart (男性, 女性), if there is one."""
    beside = next((each for each in columns if each.column > title.column), None)
    if (
        beside is None
        or beside.role not in {words.UNUSED, words.INDICATOR, title.role}
        or not (is_detail(beside.text) or beside.text == title.text)
        or any(each.role in {words.RECORD, words.YEAR} for each in columns)
    ):
        return ()
    by_name: dict[object, list[str]] = {}
    name: object = None
    for row in rows:
        span = grid.span(row, title.column)
        name = span or (row if grid.cell(row, title.column).strip() else name)
        text = grid.spread(row, beside.column).strip()
        if text and any(grid.spread(row, each.column).strip() for each in columns if each.column > beside.column):
            by_name.setdefault(name, []).append(text)
    several = [each for each in by_name.values() if len(each) > 1]
    return (beside.column,) if several and all(len(set(each)) == len(each) for each in several) else ()


def with_record(grid: Grid, columns: tuple[Heading, ...], rows: range) -> tuple[Heading, ...]:
    """The columns with the one in which rows say whether they hold targets or figures, if there is one (目標・実績の別)."""
    if any(each.role == words.RECORD and each.named for each in columns):
        return columns
    found = next((each for each in columns if _is_record(grid, each, columns, rows)), None)
    if found is not None:
        return tuple(attrs.evolve(each, role=words.RECORD) if each is found else each for each in columns)
    return tuple(attrs.evolve(each, role=words.UNUSED) if each.role == words.RECORD else each for each in columns)


def _is_record(grid: Grid, heading: Heading, columns: tuple[Heading, ...], rows: range) -> bool:
    if heading.named or (heading.role in words.FIGURES and heading.text) or heading.role in {words.UNIT, words.LABEL}:
        return False
    texts = {text for row in rows if (text := _record_text(grid, row, heading.column, columns))}
    said = {record_of(each) for each in texts}
    two_plans = len({"確保" in each for each in texts if record_of(each) == words.TARGET}) > 1
    return None not in said and {words.TARGET, words.ACTUAL} <= said and not two_plans


def _record_text(grid: Grid, row: int, column: int, columns: tuple[Heading, ...]) -> str:
    """The word in a column of records; empty where the row is a line across the table, or a note in this column."""
    span, text = grid.span(row, column), grid.spread(row, column).strip()
    if span is not None and span.right > span.left:
        return ""
    if record_of(text) is None and not any(
        grid.spread(row, each.column).strip() for each in columns if each.role in words.FIGURES
    ):
        return ""
    return text
