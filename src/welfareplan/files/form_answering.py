"""Who answered what? (floor 7)

The answers of all sheets together: read, put beside each other and beside what is on file. Where two sheets say different things
about one element neither is believed; what looks wrong is held back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.files.form_answers import Account, RefusedAnswerError, account, day, reading, words
from welfareplan.files.form_doubts import doubts
from welfareplan.files.form_layout import ANSWER_COLUMNS, AT, DONE, FILLED_ON, GRADE, TEXT, steps_of
from welfareplan.files.form_on_file import OnFile, unit_for
from welfareplan.files.workbook_cells import shown_of
from welfareplan.model.element import Citation
from welfareplan.model.indicators import Indicator, Reading
from welfareplan.observations import Assessment, Observation
from welfareplan.problems import Origin, Problem
from welfareplan.terms import Stage

if TYPE_CHECKING:
    from welfareplan.dates import PartialDate
    from welfareplan.dossier import Dossier
    from welfareplan.files.form_reading import FilledRow, FilledSheet
    from welfareplan.when import FiscalYear

T = TypeVar("T")
_NEW = "assessment"  # the id of an assessment that has none yet
_ALLOWED = {
    "figure": frozenset(ANSWER_COLUMNS),
    "account": frozenset(ANSWER_COLUMNS) - {AT},
    "response": frozenset({DONE}),
}


@attrs.frozen(kw_only=True, eq=False)
class _Answer(Generic[T]):
    """One answer, and where it stands."""

    sheet: FilledSheet
    row: FilledRow
    value: T

    @property
    def where(self) -> str:
        return f"{self.sheet.file} {self.sheet.where(self.row.number, DONE)}"

    @property
    def origin(self) -> Origin:
        return self.sheet.origin(self.row.number, DONE)


_Who = tuple[str | None, str, bool]
"""The body, the id, and whether it is a response."""


class Answers:
    """The answers of all sheets (回答).

    Attributes:
        problems: what is wrong or doubtful.
        held: the ids of elements of which a figure or grade is held back until it is confirmed.
        touched: the columns that were filled in, by body and row.
    """

    def __init__(self, dossier: Dossier, year: FiscalYear, *, scale: str | None, confirmed: Collection[str]) -> None:
        self.problems: list[Problem] = []
        self.held: dict[str, None] = {}
        self.touched: dict[_Who, set[str]] = {}
        self._dossier = dossier
        self._year = year
        self._scale = scale
        self._confirmed = confirmed
        self._on_file = OnFile(dossier, year)
        self._before = OnFile(dossier, year - 1)
        self._figures: dict[str, list[_Answer[Observation]]] = {}
        self._accounts: dict[_Who, list[_Answer[Assessment]]] = {}
        self._recommendations = {each.id: each for each in dossier.assessments if each.stage is Stage.RECOMMENDATION}

    # --- Reading ------------------------------------------------------------------------------------------------------

    def take(self, sheet: FilledSheet, source: str) -> None:
        """Take in the answers of a sheet.

        Args:
            sheet: the sheet.
            source: the id of the source they are cited from.
        """
        at = self._day(sheet)
        scale = self._scale or sheet.scale
        graded = False
        for row in sheet.rows:
            who = (sheet.stamp.body, row.key.id, row.key.responds)
            answered = set(row.answers())
            self.touched.setdefault(who, set()).update(answered - {AT})
            if answered - {AT} and not row.damaged:
                graded = graded or GRADE in answered
                self._take_row(sheet, row, _Said(source, at, scale))
        if graded and scale is None:
            self.problems.append(Problem.of("steps-not-stated", None, Origin(sheet.file, sheet.name)))

    def _day(self, sheet: FilledSheet) -> PartialDate | None:
        try:
            return day(sheet.filled_on)
        except InvalidValueError:
            origin = sheet.origin(sheet.form_number, FILLED_ON)
            found = (words(sheet.filled_on) or "")[:40]
            self.problems.append(Problem.of("unreadable-day", None, origin, found=found))
            return None

    def _tell(self, code: str, sheet: FilledSheet, row: FilledRow, key: str, **facts: object) -> None:
        self.problems.append(Problem.of(code, None, sheet.origin(row.number, key), **facts))

    def _take_row(self, sheet: FilledSheet, row: FilledRow, said: _Said) -> None:
        id = row.key.id
        if row.key.responds:
            if id not in self._recommendations:
                self._tell("form-unknown-row", sheet, row, DONE, found=id)
                return
            kind = "response"
        elif id not in self._dossier.ids:
            self._tell("form-unknown-row", sheet, row, DONE, found=id)
            return
        else:
            kind = "account" if self._indicator(id) is None else "figure"
        for key in sorted(set(row.answers()) - _ALLOWED[kind]):
            self._tell("form-not-asked", sheet, row, key, found=(words(row.cells[key]) or "")[:40])
        try:
            if kind == "response":
                self._response(sheet, row, said)
            elif kind == "figure":
                self._figure(sheet, row, said)
            else:
                self._account(sheet, row, said, account(row.answers()))
        except RefusedAnswerError as error:
            self._tell(error.code, sheet, row, error.key, **error.facts)

    def _indicator(self, id: str) -> Indicator | None:
        plans = (plan for plan in (self._dossier.latest, self._dossier.base) if id in plan)
        found = next((plan[id] for plan in plans), None)
        return found if isinstance(found, Indicator) else None

    def _figure(self, sheet: FilledSheet, row: FilledRow, said: _Said) -> None:
        indicator = self._indicator(row.key.id)
        if indicator is None:
            return
        cells = row.answers()
        unit = unit_for(indicator, self._dossier.observations_of(indicator.id))
        note = words(cells.get(TEXT))
        found = self._unchanged(indicator, row) or reading(cells, unit, self._year)
        judged = account({key: cell for key, cell in cells.items() if key != DONE and (key != TEXT or found is None)})
        if found is not None:
            shown = shown_of(cells[DONE])
            if shown is not None and shown.differs:
                self._tell("rounded-figure", sheet, row, DONE, found=shown.text, held=str(cells[DONE].value)[:40])
            seen = Observation(
                indicator=indicator.id,
                reading=self._completed(indicator.id, found),
                note=note,
                cites=said.cites(sheet, row, DONE),
            )
            self._figures.setdefault(indicator.id, []).append(_Answer(sheet=sheet, row=row, value=seen))
        self._account(sheet, row, said, judged)

    def _unchanged(self, indicator: Indicator, row: FilledRow) -> Reading | None:
        """The figure on file, if the cells are as they were written from it: not all of it can be said in cells."""
        written = self._on_file.figure_cells(indicator, None)
        seen = self._on_file.figure(indicator.id)
        same = all(words(row.cells.get(key)) == words(written.get(key)) for key in (DONE, AT))
        return seen.reading if seen is not None and same else None

    def _completed(self, id: str, found: Reading) -> Reading:
        """The figure with what a sheet does not ask for, where the figure on file of that time has it."""
        seen = self._on_file.figure(id)
        if seen is None or seen.reading.at != found.at:
            return found
        return attrs.evolve(found, sample=seen.reading.sample, occasion=seen.reading.occasion)

    def _account(self, sheet: FilledSheet, row: FilledRow, said: _Said, given: Account | None) -> None:
        if given is None:
            return
        id, body = row.key.id, sheet.stamp.body
        steps = steps_of(said.scale)
        if given.grade is not None and steps and given.grade not in steps:
            self._doubt(id, "doubt-grade", sheet, row, GRADE, found=given.grade[:40], known="・".join(steps))
        before = self._before.own(id, body)
        if (
            before is not None
            and given.done is not None
            and before.done is not None
            and before.done.strip() == given.done
        ):
            self._tell("same-words", sheet, row, DONE)
        judged = Assessment(
            id=_NEW,
            about=id,
            year=self._year,
            at=said.at,
            by=body,
            stage=Stage.SELF,
            done=given.done,
            grade=given.grade,
            scale=said.scale if given.grade is not None else None,
            issues=given.issues,
            next=given.next,
            course=given.course,
            text=given.text,
            cites=said.cites(sheet, row, DONE),
        )
        self._accounts.setdefault((body, id, False), []).append(_Answer(sheet=sheet, row=row, value=judged))

    def _response(self, sheet: FilledSheet, row: FilledRow, said: _Said) -> None:
        text = words(row.answers().get(DONE))
        if text is None:
            return
        recommendation = self._recommendations[row.key.id]
        response = Assessment(
            id=_NEW,
            about=recommendation.about,
            year=self._year,
            at=said.at,
            by=sheet.stamp.body,
            stage=Stage.RESPONSE,
            answers=recommendation.id,
            text=text,
            cites=said.cites(sheet, row, DONE),
        )
        who = (sheet.stamp.body, recommendation.id, True)
        self._accounts.setdefault(who, []).append(_Answer(sheet=sheet, row=row, value=response))

    def _doubt(self, id: str, code: str, sheet: FilledSheet, row: FilledRow, key: str, **facts: object) -> None:
        if id not in self._confirmed:
            self._tell(code, sheet, row, key, **facts)
            self.held[id] = None

    # --- Putting together ---------------------------------------------------------------------------------------------

    def figures(self) -> Iterator[Observation]:
        """The figures that are believed (実績), with what is doubtful about them noted."""
        for id, answers in self._figures.items():
            if not self._agree(id, answers):
                continue
            first = answers[0]
            indicator = self._indicator(id)
            on_file = self._dossier.observations_of(id)
            standing = self._on_file.figure(id)
            if indicator is not None and (standing is None or standing.reading != first.value.reading):
                unit = unit_for(indicator, on_file)
                for doubt in doubts(first.value.reading, indicator, unit, on_file, self._year):
                    if doubt.held:
                        self._doubt(id, doubt.code, first.sheet, first.row, DONE, **doubt.facts)
                    else:
                        self._tell(doubt.code, first.sheet, first.row, DONE, **doubt.facts)
            if id not in self.held:
                yield first.value

    def accounts(self) -> Iterator[Assessment]:
        """The assessments and responses that are believed (自己評価・対応)."""
        for (_, id, _), answers in self._accounts.items():
            if self._agree(id, answers) and id not in self.held:
                yield answers[0].value

    def _agree(self, id: str, answers: list[_Answer[T]]) -> bool:
        """Whether all answers to one question are the same."""
        first, *others = answers
        different = [each for each in others if _said(each.value) != _said(first.value)]
        for each in different:
            self._tell("answered-twice", each.sheet, each.row, DONE, about=each.row.name[:40] or id, other=first.where)
        return not different


@attrs.frozen
class _Said:
    """What all answers of a sheet have in common."""

    source: str
    at: PartialDate | None
    scale: str | None

    def cites(self, sheet: FilledSheet, row: FilledRow, key: str) -> tuple[Citation, ...]:
        place = " ".join(f"{sheet.file} {sheet.where(row.number, key)}".split())
        return (Citation(self.source, place),)


def _said(value: object) -> object:
    """What an answer says, wherever and whenever it was said."""
    if isinstance(value, Observation):
        return value.reading, value.note
    return attrs.evolve(value, cites=(), at=None) if isinstance(value, Assessment) else value
