"""What has a body answered already? (floor 7)

The answers of a year that are on file, as the cells of a sheet: a sheet that is sent again holds them, and what comes back
unchanged changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.files.form_layout import AT, COURSE, DONE, GRADE, ISSUES, NEXT, TEXT
from welfareplan.files.workbook_cells import Cell
from welfareplan.rules.figures import unit_of
from welfareplan.terms import Basis, Flag, ReadingKind, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from welfareplan.dossier import Dossier
    from welfareplan.model.indicators import Indicator, Reading
    from welfareplan.observations import Assessment, Observation
    from welfareplan.when import FiscalYear

_EXACT_DIGITS = 15  # a spreadsheet keeps no more of a number
_BEFORE = {Flag.APPROX: "約", Flag.TOTAL_PERSONS: "延べ", Flag.CUMULATIVE: "累計"}
_SEEN = (ReadingKind.RESULT, ReadingKind.SURVEY)


class OnFile:
    """The answers of one year that a dossier holds (記録済みの回答)."""

    def __init__(self, dossier: Dossier, year: FiscalYear) -> None:
        self._dossier = dossier
        self._year = year
        self._own: dict[tuple[str, str | None], Assessment] = {}
        self._responses: dict[tuple[str, str | None], Assessment] = {}
        for each in dossier.assessments:
            if each.stage is Stage.SELF and each.year == year:
                self._own[each.about, each.by] = each
            elif each.stage is Stage.RESPONSE and each.answers is not None:
                self._responses[each.answers, each.by] = each

    def own(self, about: str, by: str | None) -> Assessment | None:
        """The self-assessment (自己評価) of the year by a body."""
        return self._own.get((about, by))

    def response(self, to: str, by: str | None) -> Assessment | None:
        """What a body responded to a recommendation (提言への対応)."""
        return self._responses.get((to, by))

    def figure(self, indicator: str) -> Observation | None:
        """The figure (実績) of the year; of several that of the fiscal year, else the last on file."""
        found = [each for each in self._dossier.observations_of(indicator) if each.reading.at.year == self._year.year]
        fiscal = [each for each in found if each.reading.at.basis is Basis.FISCAL]
        return next(reversed(fiscal or found), None)

    def account_cells(self, about: str, by: str | None) -> dict[str, Cell]:
        """The answer about an initiative or programme, by column."""
        own = self.own(about, by)
        if own is None:
            return {}
        course = None if own.course is None else own.course.ja
        texts = {DONE: own.done, GRADE: own.grade, ISSUES: own.issues, NEXT: own.next, COURSE: course, TEXT: own.text}
        return {key: Cell(text) for key, text in texts.items() if text}

    def figure_cells(self, indicator: Indicator, by: str | None) -> dict[str, Cell]:
        """The answer about an indicator, by column; the time stands there before there is one."""
        cells = {key: cell for key, cell in self.account_cells(indicator.id, by).items() if key != DONE}
        seen = self.figure(indicator.id)
        if seen is None:
            cells[AT] = Cell(self._year.wareki() + self._kind(indicator))
            return cells
        cells[DONE] = figure_cell(seen.reading, unit_for(indicator, self._dossier.observations_of(indicator.id)))
        cells[AT] = Cell(time_text(seen.reading))
        if seen.note is not None:
            cells[TEXT] = Cell(seen.note)
        return cells

    def response_cells(self, to: str, by: str | None) -> dict[str, Cell]:
        """The response to a recommendation, by column."""
        response = self.response(to, by)
        return {} if response is None or response.text is None else {DONE: Cell(response.text)}

    def _kind(self, indicator: Indicator) -> str:
        """How its figures came about so far (実績, 調査); nothing where that is not stated."""
        readings = [each.reading for each in self._dossier.observations_of(indicator.id)]
        readings += [] if indicator.baseline is None else [indicator.baseline]
        dated = sorted(readings, key=lambda each: each.at.year, reverse=True)
        return next((each.kind.ja for each in dated if each.kind in _SEEN), "")


def scale_on_file(dossier: Dossier) -> str | None:
    """The steps of the self-grades on file (自己評価の段階): those of the last year that has any, if they are of one scale."""
    found = [each for each in dossier.assessments if each.stage is Stage.SELF and each.scale and each.year]
    last = max((each.year for each in found if each.year), default=None)
    scales = {each.scale for each in found if each.year == last}
    return scales.pop() if len(scales) == 1 else None


def unit_for(indicator: Indicator, on_file: Sequence[Observation]) -> str | None:
    """The unit in which an indicator is counted (単位): its own, or where none is stated that of the last figure on file."""
    stated = unit_of(indicator)
    if stated is not None:
        return stated
    amounts = (each.reading.amount for each in reversed(on_file))
    return next((each.unit for each in amounts if each is not None), None)


def time_text(reading: Reading) -> str:
    """When and how a figure was taken, as a sheet asks for it: 令和4年度実績, 令和4年度（令和5年3月31日）."""
    kind = "" if reading.kind is None else reading.kind.ja
    day = "" if reading.at.on is None else f"（{reading.at.on.wareki()}）"
    return f"{reading.at.wareki()}{kind}{day}"


def figure_cell(reading: Reading, unit: str | None) -> Cell:
    """A figure as a cell: a number where a number says all of it, else words.

    Args:
        reading: the figure.
        unit: the unit that stands beside it.
    """
    if reading.amount is None:
        return Cell(reading.why or reading.state.ja)
    value = reading.amount.value
    if reading.amount.unit == unit and not reading.flags and len(value.as_tuple().digits) <= _EXACT_DIGITS:
        return Cell(float(value), number_format(value))
    before = "".join(_BEFORE[flag] for flag in reading.flags if flag in _BEFORE)
    after = "".join(f"（{flag.ja}）" for flag in reading.flags if flag not in _BEFORE)
    stated = reading.amount.unit if reading.amount.unit != unit else None
    return Cell(f"{before}{value:,f}{stated or ''}{after}")


def number_format(value: Decimal) -> str:
    """The number format that shows a number with the zeros it was stated with.

    >>> from decimal import Decimal
    >>> number_format(Decimal("226650")), number_format(Decimal("70.0"))
    ('#,##0', '#,##0.0')
    """
    places = -int(value.as_tuple().exponent)
    return "#,##0" + ("." + "0" * places if places > 0 else "")
