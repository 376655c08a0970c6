"""What did people say of it? (floor 5)

The assessments on file counted, never averaged: how often each grade was given at each stage, by direction, by body and by
year; what changed since last year; who did not answer; which recommendations nobody has responded to.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from welfareplan.errors import require_instance
from welfareplan.evaluation.answers import GradeChange, Unanswered, grade_changes, unanswered, unresponded
from welfareplan.evaluation.branches import above
from welfareplan.evaluation.subjects import Subject, text_and_assessments
from welfareplan.model.plan import Plan
from welfareplan.observations import Assessment
from welfareplan.terms import Kind, LeadRole, Relation, Stage
from welfareplan.when import FiscalYear

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from welfareplan.days import Day

__all__ = ["GradeChange", "Tallies", "Tally", "Unanswered", "tallies"]

_JUDGING = frozenset({Stage.SELF, Stage.INTERNAL, Stage.COUNCIL})
_AXES = (Kind.PLAN, Kind.DIRECTION, Kind.BODY)


@attrs.frozen(kw_only=True, weakref_slot=False)
class Tally:
    """How often each grade was given (評価の集計), for one year, stage, kind of element and scale.

    Attributes:
        year: the fiscal year that was judged, or None where none is stated.
        stage: self-assessment, in-house or council.
        kind: what was judged: initiatives, programmes …; None for what is not in the plan any more.
        scale: the scale the grades are of, as printed; grades of two scales are never counted together.
        axis: by what is counted: PLAN for all together, DIRECTION or BODY.
        about: the id of the direction or body, or of the plan; None for what belongs to none.
        counts: pairs of a grade and how often it was given, in the order of the scale where that shows it; None is an
            assessment in words only.
        inferred: whether only inferred links brought some of them under the direction or body.

    >>> Tally(
    ...     year=FiscalYear(2021),
    ...     stage=Stage.SELF,
    ...     kind=Kind.INITIATIVE,
    ...     scale="A・B・C",
    ...     axis=Kind.PLAN,
    ...     about="kurume-2020",
    ...     counts=(("A", 4), ("B", 2)),
    ... ).total
    6
    """

    year: FiscalYear | None
    stage: Stage
    kind: Kind | None
    scale: str | None
    axis: Kind
    about: str | None
    counts: tuple[tuple[str | None, int], ...]
    inferred: bool = False

    @property
    def total(self) -> int:
        """How many assessments there are (件数)."""
        return sum(count for _, count in self.counts)


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Tallies:
    """The assessments of a plan, counted (点検・評価の集計).

    Attributes:
        plan: the id of the plan.
        through: the year up to which assessments count, and the year that is compared with the one before.
        tallies: the counts, by year, stage, kind, scale and axis.
        changes: the grades of that year beside those of the year before, element by element.
        unanswered: what should have been judged in that year at the stage of self-assessment and was not.
        unresponded: the recommendations up to that year to which no response is on file.
        recommendations: how many recommendations there are up to that year.
        strangers: the assessments of what is not in this text of the plan.

    >>> import welfareplan as wp
    >>> wp.tallies(wp.example("kurume"), through=wp.FiscalYear(2021))  # nobody has judged anything yet
    <Tallies of kurume-2020 through FY2021: 0 assessments, 0 unanswered, 0 of 0 recommendations open>
    """

    plan: str
    through: FiscalYear
    tallies: tuple[Tally, ...]
    changes: tuple[GradeChange, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    unresponded: tuple[Assessment, ...] = ()
    recommendations: int = 0
    strangers: tuple[Assessment, ...] = ()

    def by(
        self, axis: Kind, *, year: FiscalYear | None = None, stage: Stage | None = None, kind: Kind | None = None
    ) -> tuple[Tally, ...]:
        """The counts along one axis (区分別の集計): PLAN, DIRECTION or BODY; of every year, stage and kind unless named."""
        return tuple(
            each
            for each in self.tallies
            if each.axis is axis
            and (year is None or each.year == year)
            and (stage is None or each.stage is stage)
            and (kind is None or each.kind is kind)
        )

    @property
    def years(self) -> tuple[FiscalYear, ...]:
        """The years that were judged (評価の対象年度), oldest first."""
        return tuple(sorted({each.year for each in self.tallies if each.year is not None}))

    def __iter__(self) -> Iterator[Tally]:
        return iter(self.tallies)

    def __len__(self) -> int:
        return len(self.tallies)

    def __repr__(self) -> str:
        judged = sum(each.total for each in self.by(Kind.PLAN))
        return (
            f"<Tallies of {self.plan} through {self.through}: {judged} assessments, "
            f"{len(self.unanswered)} unanswered, {len(self.unresponded)} of {self.recommendations} recommendations open>"
        )


def tallies(
    subject: Subject,
    assessments: Iterable[Assessment] | None = None,
    *,
    through: FiscalYear,
    asked: Collection[str] | None = None,
    on: Day | None = None,
) -> Tallies:
    """Count the assessments of a plan (点検・評価の集計); nothing is averaged, and no grade is compared across scales.

    An element that belongs to two directions is counted in both, and once in the plan as a whole. A body is who says it, or
    where that is not stated who leads the element by a link.

    Args:
        subject: the plan, or a dossier.
        assessments: what was judged, for a plan; a dossier has its own.
        through: the year up to which assessments count. It is compared with the year before, and asked for who did not
            answer. An assessment without a year is counted under "not stated".
        asked: the ids of what was to be judged in that year. Without it: every initiative (or programme) that runs in that
            year, if any initiative (or programme) was ever self-assessed, but not those of which an earlier assessment says
            that they ended, and not the headings that others of their kind stand under, unless they were judged themselves.
        on: of a dossier the day whose text holds; without it the text with all revisions.

    Raises:
        InvalidValueError: ``through`` is no fiscal year, assessments are missing or given twice.
        UnknownIdError: an id in ``asked`` is not in the plan.

    >>> from welfareplan.model.programmes import Programme
    >>> plan = Plan(id="p", programmes=(Programme(id="salon"), Programme(id="visits")))
    >>> salon = Assessment(
    ...     id="a", about="salon", year=FiscalYear(2022), stage=Stage.SELF, grade="B", scale="A・B・C", by="welfare"
    ... )
    >>> found = tallies(plan, [salon], through=FiscalYear(2022))
    >>> found.by(Kind.BODY)[0].counts, [each.id for each in found.unanswered]
    ((('B', 1),), ['visits'])
    """
    require_instance(through, FiscalYear, "through", "対象年度", "a FiscalYear, such as FiscalYear(2022)")
    plan, given = text_and_assessments(subject, assessments, on)
    counted = tuple(each for each in given if each.year is None or each.year <= through)
    judged = tuple(each for each in counted if each.stage in _JUDGING)
    return Tallies(
        plan=plan.id,
        through=through,
        tallies=_tallies(plan, judged),
        changes=grade_changes(judged, through),
        unanswered=unanswered(plan, judged, through, asked),
        unresponded=unresponded(counted),
        recommendations=sum(each.stage is Stage.RECOMMENDATION for each in counted),
        strangers=tuple(each for each in counted if each.about not in plan),
    )


_Key = tuple[FiscalYear | None, Stage, Kind | None, str | None, Kind, str | None]


def _tallies(plan: Plan, judged: Iterable[Assessment]) -> tuple[Tally, ...]:
    grades: dict[_Key, Counter[str | None]] = {}
    inferred: set[_Key] = set()
    for each in judged:
        kind = plan.kind_of(each.about) if each.about in plan else None
        for axis in _AXES:
            for about, guessed in _groups(plan, each, axis).items():
                key = (each.year, each.stage, kind, each.scale, axis, about)
                grades.setdefault(key, Counter())[each.grade] += 1
                if guessed:
                    inferred.add(key)
    order = _order(plan, grades)
    return tuple(
        Tally(
            year=key[0],
            stage=key[1],
            kind=key[2],
            scale=key[3],
            axis=key[4],
            about=key[5],
            counts=tuple((grade, grades[key][grade]) for grade in in_order(grades[key], key[3])),
            inferred=key in inferred,
        )
        for key in sorted(grades, key=order.__getitem__)
    )


def _groups(plan: Plan, assessment: Assessment, axis: Kind) -> dict[str | None, bool]:
    """What an assessment is counted under along an axis, and whether only inferred links say so."""
    found: dict[str | None, bool] = {}
    if axis is Kind.PLAN:
        found[plan.id] = False
    elif axis is Kind.DIRECTION:
        found.update(
            (id, only) for id, only in above(plan, assessment.about).items() if plan.kind_of(id) is Kind.DIRECTION
        )
    elif assessment.by is not None:
        found[assessment.by] = False
    else:
        leading = [
            each
            for each in plan.links_to(assessment.about, Relation.LEADS)
            if each.role in {LeadRole.LEAD, LeadRole.JOINT, None}
        ]
        found.update((each.source, each.basis.value == "inferred") for each in leading)
    return found or {None: False}


def _order(plan: Plan, keys: Iterable[_Key]) -> dict[_Key, tuple[object, ...]]:
    """Years, stages and kinds as they go; directions and bodies as printed, what belongs to none last."""
    places = {id: n for n, id in enumerate((plan.id, *(each.id for each in plan.parts())))}
    stages, kinds = list(Stage), list(Kind)
    return {
        key: (
            9999 if key[0] is None else key[0].year,
            stages.index(key[1]),
            len(kinds) if key[2] is None else kinds.index(key[2]),
            key[3] or "",
            _AXES.index(key[4]),
            len(places) + 1 if key[5] is None else places.get(key[5], len(places)),
            key[5] or "",
        )
        for key in keys
    }


def in_order(grades: Iterable[str | None], scale: str | None) -> list[str | None]:
    """Grades in the order in which the scale names them (評価の並び), then the others as they sort, then None; each once.

    >>> in_order(["C", None, "A", "×"], "A・B・C")
    ['A', 'C', '×', None]
    """

    def place(grade: str | None) -> tuple[int, str]:
        if grade is None:
            return len(scale or "") + 1, ""
        at = -1 if scale is None else scale.find(grade)
        return at if at >= 0 else len(scale or ""), grade

    return sorted(set(grades), key=place)
