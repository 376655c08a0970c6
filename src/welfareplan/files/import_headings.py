"""Which column holds what? (floor 7)

The headings of somebody else's table: one row or several, 基準値（R1調査）, H30 R1 R2 under 実績値, 計画 and 実績 under every year.
A heading that is not understood is left alone and named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs

from welfareplan.errors import InvalidValueError, UnreadableCellError
from welfareplan.files import import_words as words
from welfareplan.files.import_grid import Grid, letters
from welfareplan.files.import_words import bare, bracketed, folded, role_of, unit_in
from welfareplan.printed import MissingReading, WhenReading, read_amount, read_when
from welfareplan.terms import Basis, Flag, ReadingKind, ReadingState

_LOOKS_LIKE_TIME = re.compile(r"[0-9元].{0,3}年|年度?末|[HRS令平昭][0-9元]{1,2}|[12][0-9]{3}|[0-9]\.[0-9]")
_BARE_NUMBER = re.compile("[0-9]{1,3}|元", re.ASCII)
_NUMBERED = re.compile("[^0-9]+[0-9]{1,2}", re.ASCII)  # 目標値1, and not 速報値 5件
_BARE_YEAR = re.compile("(?:19[5-9]|20[0-6])[0-9]", re.ASCII)
_ONLY_FIGURE = re.compile(
    r" *[▲△+−-]?(?!(?:19[5-9]|20[0-6])[0-9] *$)[0-9][0-9,]{0,20}(\.[0-9]{1,10})?[%％]? *", re.ASCII
)
_NEUTRAL = re.compile("(?:年度?)?末|現在|時点|単位.*|参考")
_OF_YEAR = {words.BASELINE_YEAR: words.BASELINE, words.TARGET_YEAR: words.TARGET}
_OF = re.compile("の(?=[基現目実中最当推計値])")
_FOOTNOTE = re.compile(r"[※*](?:\*?[0-9]{1,2})?|注[0-9]{1,2}", re.ASCII)
_PROVISIONAL = re.compile("速報|暫定")
_PROVISIONAL_NOTE = re.compile(r"[(（\[【]?(?:速報|暫定)値?[)）\]】]?")


@attrs.frozen(kw_only=True)
class Heading:
    """A column as it was understood (列の読み方).

    Attributes:
        column: its number, counted from 0.
        text: its heading, the rows of it joined by a blank.
        own: the lowest row of it.
        measure: what its heading says that its figures count, beside their role and time: 利用者数（人）, 男性.
        role: what it holds, a key of ``ROLES``.
        time: the time its heading prints, or None.
        unit: the unit its heading prints, or None.
        kind: whether its heading says survey or result, estimate or forecast.
        state: whether its heading says that the figures are provisional.
        by_time: whether nothing but the time says that it holds figures.
        is_unread: whether its heading prints a time that cannot be read.
        stack: where its rows of headings stand for rows of figures, one under the other (年度目標値 over 最終目標値), what
            each of them says.
        named: whether the user named it.
        place: where it stands, as a spreadsheet calls it.
    """

    column: int
    text: str
    role: str
    own: str = ""
    measure: str = ""
    time: WhenReading | None = None
    unit: str | None = None
    kind: ReadingKind | None = None
    state: ReadingState = ReadingState.REPORTED
    by_time: bool = False
    is_unread: bool = False
    stack: tuple[Heading, ...] = ()
    named: bool = False
    place: str = ""

    @property
    def letters(self) -> str:
        """What the column is called."""
        return self.place or letters(self.column)


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

    @property
    def figures(self) -> tuple[Heading, ...]:
        """The columns that hold figures."""
        return tuple(each for each in self.columns if each.role in words.FIGURES)


def parts_of(grid: Grid, first: int, last: int) -> list[list[str]]:
    """The texts over each column, from the top; one that stands over several columns holds for all of them."""
    parts: list[list[str]] = [[] for _ in range(grid.width)]
    for n in range(first, last + 1):
        above = ""
        for column in range(grid.width):
            text = " ".join(grid.spread(n, column).split())
            if not text and n < last and grid.span(n, column) is None and _has_below(grid, n, last, column):
                text = above  # it stands in the first of them only, where cells are not merged
            above = text
            if text and text not in parts[column]:
                parts[column].append(text)
    return parts


def _has_below(grid: Grid, row: int, last: int, column: int) -> bool:
    return any(grid.cell(n, column).strip() for n in range(row + 1, last + 1))


def heading_of(grid: Grid, column: int, parts: Sequence[str], era: str | None, *, fiscal: bool = False) -> Heading:
    """What the texts over a column say; ``fiscal`` where the corner of the table says that its years are 年度."""
    text = " ".join(parts)
    role = _role_over(parts, era)
    time = time_of(parts, era, fiscal=fiscal)
    by_time = role is None and time is not None and all(_adds_nothing(part, era) for part in parts)
    if by_time:
        role = words.ACTUAL
    if time is not None and role in _OF_YEAR:
        role = _OF_YEAR[role]  # 基準年度（H30）: its figures are of that year
    is_figure = role in words.FIGURES
    flat = folded(text)
    return Heading(
        column=column,
        text=text,
        own=parts[-1] if parts else "",
        measure=_measure(parts, era) if is_figure else "",
        role=role or words.UNUSED,
        time=time if is_figure else None,
        unit=next((unit for part in reversed(parts) if (unit := unit_in(part))), None) if is_figure else None,
        kind=None if role == words.TARGET else _kind(flat, time),
        state=ReadingState.PROVISIONAL if _PROVISIONAL.search(flat) else ReadingState.REPORTED,
        by_time=by_time,
        is_unread=is_figure and time is None and _LOOKS_LIKE_TIME.search(flat) is not None,
        place=grid.address(0, column).rpartition("!")[2].rstrip("1234567890") if not grid.turned else f"{column + 1}行",
    )


def _measure(parts: Sequence[str], era: str | None) -> str:
    """What the rows of a heading say besides what the column holds and when."""
    return " ".join(
        each for each in parts if role_of(each) is None and not is_time(each, era) and not words.is_letter(each)
    )


def _adds_nothing(part: str, era: str | None) -> bool:
    """Whether what stands in brackets in a heading is a time as well, or says when the year is meant."""
    return all(
        _NEUTRAL.fullmatch(each) or is_time(each, era) or unit_in(f"({each})") for each in bracketed(folded(part))
    )


def _role_over(parts: Sequence[str], era: str | None) -> str | None:
    """What the texts over a column say together that it holds: the lowest that says it by more than a time (R1調査)."""
    said = [(role, part) for part in reversed(parts) if (role := role_of(part)) is not None]
    said = [
        each for n, each in enumerate(said) if each[0] != words.INDICATOR or (n == 0 and each[1] == parts[-1])
    ] or said
    if not said:
        return None
    roles = [role for role, _ in said]
    if roles[0] == words.YEAR:
        of = {words.BASELINE: words.BASELINE_YEAR, words.TARGET: words.TARGET_YEAR}
        return next((of[each] for each in roles[1:] if each in of), roles[0])
    strong = [role for role, part in said if role != words.ACTUAL or not is_time(part, era)]
    return strong[0] if strong else roles[0]


def _kind(text: str, time: WhenReading | None) -> ReadingKind | None:
    flags = () if time is None else time.flags
    if Flag.FORECAST in flags or "見込" in text:
        return ReadingKind.FORECAST
    if Flag.ESTIMATE in flags or "推計" in text:
        return ReadingKind.ESTIMATE
    return ReadingKind.SURVEY if "調査" in text else ReadingKind.RESULT if "実績" in text else None


def time_of(parts: Sequence[str], era: str | None, *, fiscal: bool = False) -> WhenReading | None:
    """The time that the texts over a column print, the lowest first."""
    context = None if era is None else {"era": era}
    result = any("実績" in part for part in parts)
    fiscal = fiscal or any(re.search("年度(?![0-9])", folded(part)) for part in parts)
    for part in reversed(parts):
        text = _OF.sub("", _FOOTNOTE.sub("", _PROVISIONAL_NOTE.sub("", words.without_letter(part))))
        inside = bracketed(text) if role_of(text) is not None or not re.search("[0-9]", bare(text)) else ()
        for candidate in (text, *inside, bare(text)):  # 1.9万人分(24年度) is a figure
            if _BARE_NUMBER.fullmatch(candidate) and not (fiscal and era):
                continue  # a figure, and no year
            try:
                found = read_when(candidate, context)
            except UnreadableCellError:
                continue
            if found.when is None or found.when.basis is not Basis.UNSTATED:
                return found
            if result or fiscal:  # H30 under 実績値 or 年度
                return attrs.evolve(found, when=attrs.evolve(found.when, basis=Basis.FISCAL))
            return found
    return None


def is_time(text: str, era: str | None) -> bool:
    """Whether a cell prints a time and nothing else."""
    return time_of([text], era) is not None


def is_bare_year(text: str) -> bool:
    """Whether a cell is a number that may be a Western year: 2019."""
    return _BARE_YEAR.fullmatch(folded(text)) is not None


def is_figure(text: str, era: str | None = None) -> bool:
    """Whether a cell prints a figure, or that there is none; a year is no figure, nor is 目標値1; 4 (H16) is one."""
    if _ONLY_FIGURE.fullmatch(text):
        return True
    context = None if era is None else {"era": era}
    try:
        found = read_amount(text, context)
    except (UnreadableCellError, InvalidValueError):
        return False
    if isinstance(found, MissingReading):
        return True
    if _NUMBERED.fullmatch(folded(text)) and role_of(text) is not None:
        return False
    try:
        return read_when(text, context).when is None or _BARE_NUMBER.fullmatch(folded(text)) is not None
    except UnreadableCellError:
        return True


# --- What the user names ----------------------------------------------------------------------------------------------


def with_named(columns: Sequence[Heading], named: Mapping[str, Sequence[str]], grid: Grid) -> tuple[Heading, ...]:
    """The columns with the roles that the user gives them.

    Raises:
        InvalidValueError: there is no such column, or there are several.
    """
    by_column = {each.column: each for each in columns}
    for role, names in named.items():
        if not names:
            continue
        for each in columns:  # what the user names replaces what was found for the role
            if by_column[each.column].role == role:
                by_column[each.column] = attrs.evolve(by_column[each.column], role=words.UNUSED)
        for name in names:
            column = _column(name, columns, grid)
            found = by_column.get(column, Heading(column=column, text="", role=role))
            time = time_of([found.text], None) if role in words.FIGURES and found.time is None else found.time
            by_column[column] = attrs.evolve(found, role=role, named=True, by_time=False, time=time)
    return tuple(by_column[column] for column in sorted(by_column))


def _column(name: str, columns: Sequence[Heading], grid: Grid) -> int:
    matching = [each.column for each in columns if folded(each.text) == folded(name)]
    if not matching and re.fullmatch("[A-Za-z]{1,3}", name):
        matching = [column for column in range(grid.width) if letters(column) == name.upper()]
    if len(matching) == 1:
        return matching[0]
    known = ", ".join(f"{each.letters} {each.text!r}" for each in columns)
    known_ja = "、".join(f"{each.letters}「{each.text}」" for each in columns)
    raise InvalidValueError(
        f"there is {'more than one' if matching else 'no'} column {name!r}; the columns are {known}",
        f"列「{name}」は{'複数あります' if matching else 'ありません'}。列は {known_ja} です。",
    )
