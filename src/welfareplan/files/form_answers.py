"""What does an answer say? (floor 7)

The cells of a row become a figure, an assessment or a response. An answer is read whole or not at all: a cell that cannot be
read holds back its row, and is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.amount import comparable
from welfareplan.dates import PartialDate
from welfareplan.errors import UnreadableCellError
from welfareplan.files.form_layout import AT, COURSE, DONE, GRADE, ISSUES, NEXT, TEXT
from welfareplan.files.import_cells import DoubtfulCellError, Times, figure
from welfareplan.files.import_headings import Heading
from welfareplan.files.import_words import ACTUAL
from welfareplan.files.workbook_cells import Cell, read_time, shown_of
from welfareplan.ids import nearest
from welfareplan.model.indicators import Reading
from welfareplan.printed import WhenReading, read_when
from welfareplan.terms import Basis, Course, ReadingKind
from welfareplan.when import FiscalYear, When

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHARE = "%"
_KINDS = (
    ("調査", ReadingKind.SURVEY),
    ("アンケート", ReadingKind.SURVEY),
    ("実績", ReadingKind.RESULT),
    ("推計", ReadingKind.ESTIMATE),
    ("見込", ReadingKind.FORECAST),
)
_NEXT_SUMMER = 92  # days after its end within which a figure of a fiscal year may be taken


class RefusedAnswerError(Exception):
    """A cell that cannot be read (読めない回答); it does not leave this room.

    Attributes:
        code: the code of the problem.
        key: the column of the cell.
        facts: what its sentence says.
    """

    def __init__(self, code: str, key: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.key = key
        self.facts = facts


@attrs.frozen(kw_only=True)
class Account:
    """What a body says of an element (取組の回答).

    Attributes:
        done: what was done.
        grade: the grade it gives itself.
        issues: what is difficult.
        next: what is to be done next year.
        course: what is to become of it.
        text: a remark.
    """

    done: str | None = None
    grade: str | None = None
    issues: str | None = None
    next: str | None = None
    course: Course | None = None
    text: str | None = None


def words(cell: Cell | None) -> str | None:
    """The text of a cell, without blanks around it; None where it is empty."""
    if cell is None:
        return None
    shown, value = shown_of(cell), cell.value
    if isinstance(value, datetime):
        value = value.date() if value.time() == time() else value
    text = str(value) if shown is None else shown.text
    return text.replace("\r\n", "\n").replace("\r", "\n").strip() or None


def account(cells: Mapping[str, Cell]) -> Account | None:
    """What the cells of a row say of an element; None where they say nothing.

    Raises:
        RefusedAnswerError: the course is none of the words there are.
    """
    texts = {key: text for key in (DONE, GRADE, ISSUES, NEXT, TEXT) if (text := words(cells.get(key)))}
    chosen = words(cells.get(COURSE))
    if not texts and chosen is None:
        return None
    return Account(course=None if chosen is None else _course(chosen), **texts)


def _course(text: str) -> Course:
    found = next((each for each in Course if each.ja == text), None)
    if found is None:
        known = "・".join(each.ja for each in Course)
        near = nearest(text[:20], [each.ja for each in Course])
        raise RefusedAnswerError("answer-course", COURSE, found=text[:40], known=known, near=near)
    return found


def reading(cells: Mapping[str, Cell], unit: str | None, year: FiscalYear) -> Reading | None:
    """The figure that the cells of a row give; None where they give none.

    Args:
        cells: the cells by column.
        unit: the unit of the indicator.
        year: the year that was asked about.

    Raises:
        RefusedAnswerError: the figure or its time cannot be read, or it counts something else.
    """
    cell = cells.get(DONE)
    if cell is None:
        return None
    text = _figure_text(cell, unit)
    at, kind = _time(cells.get(AT), year)
    heading = Heading(column=0, text="", role=ACTUAL, time=at, kind=kind)
    try:
        found = figure(text, heading, {} if unit is None else {"unit": unit}, Times())
    except DoubtfulCellError as error:
        found = _in_other_unit(text, heading, unit, error)
    if found.amount is not None and unit is not None and not comparable(found.amount.unit, unit):
        raise RefusedAnswerError("answer-unit", DONE, found=text[:40], expected=unit)
    return found


def _in_other_unit(text: str, heading: Heading, unit: str | None, error: DoubtfulCellError) -> Reading:
    """The figure with the unit that the cell itself prints, where that is why it could not be read."""
    try:
        found = figure(text, heading, {}, Times())
    except DoubtfulCellError:
        raise RefusedAnswerError("unreadable-answer", DONE, detail=error.why, detail_ja=error.why_ja) from None
    if unit is None or found.amount is None or found.amount.unit is None:
        raise RefusedAnswerError("unreadable-answer", DONE, detail=error.why, detail_ja=error.why_ja)
    return found


def _figure_text(cell: Cell, unit: str | None) -> str:
    value: Any = cell.value
    if isinstance(value, bool | date | datetime | time):
        raise RefusedAnswerError(
            "unreadable-answer",
            DONE,
            detail=f"the cell holds {value}, which is no figure",
            detail_ja=f"セルの内容（{value}）は数値ではありません。日付などに変換されていないか確かめてください。",
        )
    shown = shown_of(cell)
    if shown is not None and shown.is_percent and unit not in {None, _SHARE}:
        raise RefusedAnswerError("percent-unit", DONE, found=shown.text, unit=unit)
    return str(value).strip() if shown is None else shown.text


def _time(cell: Cell | None, year: FiscalYear) -> tuple[WhenReading, ReadingKind | None]:
    """Of when the figure is, and how it came about; the year that was asked about where the sheet does not say."""
    if cell is None:
        return WhenReading(printed="", when=When.fiscal(year.year), year_printed=True), None
    text = str(cell.value.date() if isinstance(cell.value, datetime) else words(cell) or "")
    try:
        found = read_when(text)
    except UnreadableCellError as error:
        raise RefusedAnswerError("unreadable-answer", AT, detail=str(error), detail_ja=error.ja) from None
    if found.when is None:
        raise RefusedAnswerError(
            "unreadable-answer",
            AT,
            detail=f"{text!r} names no one year",
            detail_ja=f"「{text}」は一つの年を指しません。",
        )
    kind = next((kind for word, kind in _KINDS if word in text), None)
    return attrs.evolve(found, when=_of_year(found, year)), kind


def _of_year(found: WhenReading, year: FiscalYear) -> When | None:
    """The time; a day alone that lies in the year that was asked about, or shortly after it, is a day of that fiscal year."""
    when = found.when
    if when is None or found.year_printed or when.on is None or when.basis is Basis.FISCAL:
        return when
    after = (when.on.last_day - year.end).days
    is_of_it = year.start <= when.on.first_day and after <= _NEXT_SUMMER
    return When.fiscal(year.year, on=when.on) if is_of_it else when


def day(cell: Cell | None) -> PartialDate | None:
    """The day of a cell (記入日); None where it is empty.

    Raises:
        InvalidValueError: it is no day.
    """
    if cell is None:
        return None
    if isinstance(cell.value, date | datetime):
        return PartialDate(cell.value.year, cell.value.month, cell.value.day)
    return PartialDate.of(read_time(words(cell) or ""))


def same_account(left: Account, right: Account) -> bool:
    """Whether two answers say the same, blanks around the words left aside."""
    return all(_stripped(one) == _stripped(other) for one, other in zip(_values(left), _values(right), strict=True))


def _values(each: Account) -> Sequence[str | None]:
    return [getattr(each, field.name) for field in attrs.fields(Account)]


def _stripped(text: str | None) -> str | None:
    return None if text is None else text.strip() or None
