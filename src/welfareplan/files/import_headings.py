"""Which column holds what? (floor 7)

The headings of somebody else's table: one row or two, 基準値（R1調査）, H30 R1 R2 under 実績値, 目標値 over R7. A heading that is
not understood is left alone and named.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

import attrs

from welfareplan.errors import InvalidValueError, UnreadableCellError
from welfareplan.files.import_grid import Grid, letters
from welfareplan.printed import WhenReading, read_when
from welfareplan.terms import Basis, ReadingKind

INDICATOR, LABEL, UNIT, BASELINE, TARGET, ACTUAL = "indicator", "label", "unit", "baseline", "target", "actual"
BASELINE_YEAR, TARGET_YEAR, UNUSED = "baseline_year", "target_year", "unused"

ROLES = {
    INDICATOR: "指標",
    LABEL: "番号",
    UNIT: "単位",
    BASELINE: "基準値",
    TARGET: "目標値",
    ACTUAL: "実績値",
    BASELINE_YEAR: "基準年度",
    TARGET_YEAR: "目標年度",
    UNUSED: "（使わない）",
}
"""What a column may hold, with its Japanese word."""

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        UNUSED,
        re.compile(
            "率の?推移|達成率|進捗率|達成度|評価|判定|増減|備考|摘要|説明|根拠|出典|担当|所管|課名|方向性|把握方法|定義|算出"
        ),
    ),
    (BASELINE_YEAR, re.compile("(?:基準|現状|現況)(?:年度?|時点)$|(?:基準|現状)値の?年度?$")),
    (TARGET_YEAR, re.compile("目標(?:年度?|年次|時点)$|目標値の?年度?$")),
    (INDICATOR, re.compile("指標|目標項目|項目名?$|KPI|事業名$|内容$")),
    (UNIT, re.compile("単位")),
    (LABEL, re.compile("^(?:No\\.?|NO\\.?|番号|指標番号)$")),
    (BASELINE, re.compile("基準|現状|現況|策定時|当初値|初期値")),
    (TARGET, re.compile("目標")),
    (ACTUAL, re.compile("実績|直近値|最新値|中間値|推移|調査")),
)
_BRACKETS = re.compile(r"\(([^()]{1,20})\)")
_MOST_TOP = 30
_DEEPEST = 3


@attrs.frozen(kw_only=True)
class Heading:
    """A column as it was understood (列の読み方).

    Attributes:
        column: its number, counted from 0.
        text: its heading, the rows of it joined by a blank.
        role: what it holds, a key of ``ROLES``.
        time: the time its heading prints, or None.
        kind: whether its heading says survey or result.
        named: whether the user named it.
    """

    column: int
    text: str
    role: str
    time: WhenReading | None = None
    kind: ReadingKind | None = None
    named: bool = False

    @property
    def letters(self) -> str:
        """The letters of the column."""
        return letters(self.column)


@attrs.frozen(kw_only=True)
class Headings:
    """The headings of a table (見出し).

    Attributes:
        first: the first row of them, counted from 0.
        last: the last.
        columns: the columns that have one.
    """

    first: int
    last: int
    columns: tuple[Heading, ...]

    def of(self, role: str) -> tuple[Heading, ...]:
        """The columns of a role."""
        return tuple(each for each in self.columns if each.role == role)


def folded(text: str) -> str:
    """A heading without differences of width and layout."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def find_headings(
    grid: Grid, *, named: Mapping[str, Sequence[str]], era: str | None = None, row: int | None = None
) -> Headings:
    """Find the headings of a table (見出しの特定).

    Args:
        grid: the table.
        named: columns that the user names, by role: letters (B) or the heading itself.
        era: the era of years printed without one.
        row: the row of the headings, counted from 1, where it is named.

    Raises:
        InvalidValueError: no row of headings is there, or a named column is not.
    """
    first = _first_row(grid, named, era) if row is None else row - 1
    if first is None or not 0 <= first < len(grid.rows):
        raise InvalidValueError(
            "no row of headings is found: one that names the indicator and a target, a baseline or years; name the columns",
            "見出しの行が見つかりません（指標の列と、目標値・基準値・年度のいずれかの列が必要です）。"
            "--heading-row で行を、--indicator などで列を指定してください。",
        )
    last = first
    while last + 1 < len(grid.rows) and last - first < _DEEPEST - 1 and _continues(grid, last + 1, first, era):
        last += 1
    width = max(len(cells) for cells in grid.rows[first : last + 1])
    parts: list[list[str]] = [[] for _ in range(width)]
    for n in range(first, last + 1):
        above = ""
        for column in range(width):
            text = " ".join(grid.cell(n, column).split())
            # A heading over several columns stands in the first of them only, whether its cells are merged or not.
            text = text or (above if n < last and _has_below(grid, n, last, column) else "")
            above = text
            if text and text not in parts[column]:
                parts[column].append(text)
    columns = [_heading(column, each, era) for column, each in enumerate(parts) if each]
    return Headings(first=first, last=last, columns=_with_named(columns, named, width))


def _has_below(grid: Grid, row: int, last: int, column: int) -> bool:
    return any(grid.cell(n, column).strip() for n in range(row + 1, last + 1))


def _first_row(grid: Grid, named: Mapping[str, Sequence[str]], era: str | None) -> int | None:
    wanted = {folded(each) for names in named.values() for each in names}
    for n, cells in enumerate(grid.rows[:_MOST_TOP]):
        roles = {_role([cell], era) for cell in cells if cell.strip()}
        below = grid.rows[n + 1] if n + 1 < len(grid.rows) else ()
        roles |= {_role([cell], era) for cell in below if cell.strip()} & {TARGET, BASELINE, ACTUAL} if roles else set()
        if len([cell for cell in cells if cell.strip()]) > 1 and (
            (INDICATOR in roles and roles & {TARGET, BASELINE, ACTUAL}) or wanted & {folded(cell) for cell in cells}
        ):
            return n
    return None


def _continues(grid: Grid, row: int, first: int, era: str | None) -> bool:
    """Whether a row belongs to the headings: it names nothing itself, and holds headings only."""
    cells = [(column, cell) for column, cell in enumerate(grid.rows[row]) if cell.strip()]
    if not cells or any(_role([grid.cell(first, column)], era) == INDICATOR for column, _ in cells):
        return False
    return all(_role([cell], era) is not None for _, cell in cells)


def _time(parts: Sequence[str], era: str | None) -> WhenReading | None:
    """The time that a heading prints."""
    context = None if era is None else {"era": era}
    result = any("実績" in part for part in parts)
    for part in reversed(parts):
        text = unicodedata.normalize("NFKC", part)
        for candidate in (part, *_BRACKETS.findall(text), _BRACKETS.sub("", text)):
            try:
                found = read_when(candidate, context)
                unstated = found.when is not None and found.when.basis is Basis.UNSTATED
                return (
                    read_when(f"{candidate}実績", context) if result and unstated and "実績" not in candidate else found
                )
            except UnreadableCellError:
                continue
    return None


def _role(parts: Sequence[str], era: str | None) -> str | None:
    for part in reversed(parts):
        text = _BRACKETS.sub("", folded(part)) or folded(part)
        for role, pattern in _PATTERNS:
            if pattern.search(text):
                return role
    return ACTUAL if _time(parts, era) is not None else None


def _heading(column: int, parts: Sequence[str], era: str | None) -> Heading:
    text = " ".join(parts)
    role = _role(parts, era) or UNUSED
    time = _time(parts, era) if role in {BASELINE, TARGET, ACTUAL} else None
    kind = ReadingKind.SURVEY if "調査" in text else ReadingKind.RESULT if "実績" in text else None
    return Heading(column=column, text=text, role=role, time=time, kind=None if role == TARGET else kind)


def _with_named(columns: list[Heading], named: Mapping[str, Sequence[str]], width: int) -> tuple[Heading, ...]:
    by_column = {each.column: each for each in columns}
    for role, names in named.items():
        if not names:
            continue
        for each in columns:  # what the user names replaces what was found for the role
            if by_column[each.column].role == role:
                by_column[each.column] = attrs.evolve(by_column[each.column], role=UNUSED)
        for name in names:
            column = _column(name, columns, width)
            found = by_column.get(column, Heading(column=column, text="", role=role))
            by_column[column] = attrs.evolve(found, role=role, named=True)
    return tuple(by_column[column] for column in sorted(by_column))


def _column(name: str, columns: Sequence[Heading], width: int) -> int:
    matching = [each.column for each in columns if folded(each.text) == folded(name)]
    if not matching and re.fullmatch("[A-Za-z]{1,3}", name):
        matching = [column for column in range(width) if letters(column) == name.upper()]
    if len(matching) == 1:
        return matching[0]
    known = ", ".join(f"{each.letters} {each.text!r}" for each in columns)
    known_ja = "、".join(f"{each.letters}「{each.text}」" for each in columns)
    raise InvalidValueError(
        f"there is {'more than one' if matching else 'no'} column {name!r}; the columns are {known}",
        f"列「{name}」は{'複数あります' if matching else 'ありません'}。列は {known_ja} です。",
    )
