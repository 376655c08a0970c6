"""Who changed the mark, who did not answer? (floor 5)"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from welfareplan.errors import UnknownIdError
from welfareplan.ids import nearest
from welfareplan.model.initiatives import Initiative
from welfareplan.model.plan import Plan
from welfareplan.model.programmes import Programme
from welfareplan.observations import Assessment
from welfareplan.terms import Course, Kind, Stage
from welfareplan.when import FiscalYear

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_OVER = frozenset({Course.END, Course.DONE, Course.MERGE})


@attrs.frozen(kw_only=True, weakref_slot=False)
class GradeChange:
    """The grade of one element beside the one of the year before (前年度からの変化).

    Attributes:
        about: the id of the element.
        before: the assessment of the year before.
        after: the assessment of the year.

    >>> before, after = (
    ...     Assessment(
    ...         id=f"visits-{year}",
    ...         about="visits",
    ...         year=FiscalYear(year),
    ...         stage=Stage.SELF,
    ...         grade=grade,
    ...         scale="A・B・C",
    ...     )
    ...     for year, grade in ((2020, "B"), (2021, "A"))
    ... )
    >>> change = GradeChange(about="visits", before=before, after=after)
    >>> change.changed, change.comparable
    (True, True)
    """

    about: str
    before: Assessment
    after: Assessment

    @property
    def stage(self) -> Stage:
        """At which stage both were given."""
        return self.after.stage

    @property
    def comparable(self) -> bool:
        """Whether both are grades of one named scale; an A of one scale is not an A of another."""
        return self.before.scale is not None and self.before.scale == self.after.scale

    @property
    def changed(self) -> bool:
        """Whether the grade is another; which of two grades is the better one, the scale must say."""
        return self.before.grade != self.after.grade


@attrs.frozen(kw_only=True, weakref_slot=False)
class Unanswered:
    """Something that should have been judged in a year and was not (未回答).

    Attributes:
        id: the id of the initiative or programme.
        year: the year.
        last: the last year in which it was judged, or None where it never was.

    >>> Unanswered(id="salon", year=FiscalYear(2022), last=FiscalYear(2021)).last
    FiscalYear(2021)
    """

    id: str
    year: FiscalYear
    last: FiscalYear | None = None


def grade_changes(judged: Iterable[Assessment], through: FiscalYear) -> tuple[GradeChange, ...]:
    """The grades of a year beside those of the year before (前年度からの変化), in the order of the later ones.

    By element, stage and whoever says it; where only one body judged each year, it may be called otherwise since.
    """
    before: dict[tuple[str, Stage], dict[str | None, Assessment]] = {}
    after: dict[tuple[str, Stage], dict[str | None, Assessment]] = {}
    for each in judged:
        side = before if each.year == through - 1 else after if each.year == through else None
        if side is not None and each.grade is not None:
            side.setdefault((each.about, each.stage), {})[each.by] = each
    found = []
    for key, now in after.items():
        last = before.get(key, {})
        if len(now) == len(last) == 1:
            pairs = [(*last.values(), *now.values())]
        else:
            pairs = [(last[by], each) for by, each in now.items() if by in last]
        found += [GradeChange(about=key[0], before=old, after=new) for old, new in pairs]
    return tuple(found)


def unanswered(
    plan: Plan, judged: Sequence[Assessment], through: FiscalYear, asked: Collection[str] | None
) -> tuple[Unanswered, ...]:
    """What should have been self-assessed in a year and was not (未回答), in printed order.

    Raises:
        UnknownIdError: something was asked that is not in the plan.
    """
    own = [each for each in judged if each.stage is Stage.SELF and each.year is not None]
    last: dict[str, FiscalYear] = {}
    for each in own:
        if each.year is not None and (each.about not in last or last[each.about] < each.year):
            last[each.about] = each.year
    wanted = _asked(plan, asked) if asked is not None else _expected(plan, own, through)
    return tuple(Unanswered(id=id, year=through, last=last.get(id)) for id in wanted if last.get(id) != through)


def _asked(plan: Plan, asked: Collection[str]) -> list[str]:
    for id in asked:
        if id not in plan:
            raise UnknownIdError(id, f"plan {plan.id!r}", nearest(id, plan.ids), where_ja=f"計画「{plan.id}」")
    return [each.id for each in plan.parts() if each.id in asked]


def _expected(plan: Plan, own: Sequence[Assessment], through: FiscalYear) -> list[str]:
    """What an office that judges every year would judge: nothing that has ended, and no mere heading."""
    answered = {each.about for each in own}
    over = {each.about for each in own if each.course in _OVER and each.year is not None and each.year < through}
    kinds = {plan.kind_of(id) for id in answered if id in plan}
    elements: list[Initiative | Programme] = []
    if Kind.INITIATIVE in kinds:
        elements += [each for each in plan.initiatives if each.period is None or through in each.period]
    if Kind.PROGRAMME in kinds:
        elements += plan.programmes
    return [each.id for each in elements if each.id not in over and (each.id in answered or not plan.children(each))]


def unresponded(counted: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """The recommendations (提言) to which no response (対応) is on file, as they stand."""
    every = tuple(counted)
    answered = {each.answers for each in every if each.stage is Stage.RESPONSE}
    return tuple(each for each in every if each.stage is Stage.RECOMMENDATION and each.id not in answered)
