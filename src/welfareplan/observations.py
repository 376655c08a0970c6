"""What was seen and judged? (floor 4)

What happened is kept apart from what was promised: a revision changes the plan and never an observation.
"""

from __future__ import annotations

import attrs

from welfareplan.ids import require_id
from welfareplan.model.element import Citation, Pairs, require_pairs
from welfareplan.model.indicators import Reading
from welfareplan.terms import Course, Stage
from welfareplan.when import FiscalYear, PartialDate, When


@attrs.frozen(kw_only=True, weakref_slot=False)
class Observation:
    """A figure seen for an indicator (実績).

    Attributes:
        indicator: the id of the indicator; it may have left the plan since.
        reading: the figure, with its time and kind.
        note: a remark on it.
        cites: where it is stated.
        extra: anything else, as sorted pairs of text.

    Raises:
        InvalidValueError: a malformed id, or extra pairs out of order.

    >>> from welfareplan.amount import Amount
    >>> Observation(indicator="visits", reading=Reading(at=When.fiscal(2021), amount=Amount("241061", "件")))
    <Observation visits FY2021: 241,061件>
    """

    indicator: str = attrs.field(validator=require_id)
    reading: Reading
    note: str | None = None
    cites: tuple[Citation, ...] = ()
    extra: Pairs = attrs.field(default=(), validator=require_pairs)

    @property
    def key(self) -> tuple[str, When]:
        """Indicator and time: there is at most one observation of each."""
        return self.indicator, self.reading.at

    def __repr__(self) -> str:
        figure = self.reading.amount if self.reading.amount is not None else self.reading.state.value
        return f"<Observation {self.indicator} {self.reading.at}: {figure}>"


@attrs.frozen(kw_only=True, weakref_slot=False)
class Assessment:
    """What somebody judged of an element in a year (点検・評価).

    Attributes:
        id: the identifier, unique in the dossier.
        about: the id of any element that ever stood in the plan.
        year: the fiscal year judged.
        at: when it was said.
        by: the id of the body that says it.
        stage: self-assessment, in-house, council, recommendation or response.
        answers: the id of the assessment it responds to.
        done: what was done (取組実績).
        grade: the grade as given.
        scale: the scale the grade is of, as printed.
        issues: what is difficult (課題).
        next: what is to be done next year (翌年度の取組).
        course: what is to become of it.
        text: anything said beside.
        cites: where it is stated.
        extra: anything else, as sorted pairs of text.

    Raises:
        InvalidValueError: a malformed id, or extra pairs out of order.

    >>> Assessment(id="visits-2021", about="visits", year=FiscalYear(2021), stage=Stage.SELF, grade="A")
    <Assessment visits-2021 of visits: self>
    """

    id: str = attrs.field(validator=require_id)
    about: str = attrs.field(validator=require_id)
    year: FiscalYear | None = None
    at: PartialDate | None = None
    by: str | None = None
    stage: Stage
    answers: str | None = None
    done: str | None = None
    grade: str | None = None
    scale: str | None = None
    issues: str | None = None
    next: str | None = None
    course: Course | None = None
    text: str | None = None
    cites: tuple[Citation, ...] = ()
    extra: Pairs = attrs.field(default=(), validator=require_pairs)

    def __repr__(self) -> str:
        return f"<Assessment {self.id} of {self.about}: {self.stage.value}>"
