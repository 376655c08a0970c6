"""What are the papers on a judged plan made from? (floor 8)

The figures of a plan with its grades by one scheme, beside what people said of it; the paper for the council and the 総括表 are
made from the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from welfareplan.evaluation.branches import above
from welfareplan.evaluation.tallying import tallies
from welfareplan.reports import wording
from welfareplan.reports.matters import matter
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from welfareplan.dossier import Dossier
    from welfareplan.evaluation.grading import Declared, Evaluation
    from welfareplan.evaluation.schemes import Scheme
    from welfareplan.evaluation.tallying import Tallies
    from welfareplan.model.indicators import Reading
    from welfareplan.model.plan import Plan
    from welfareplan.reports.matters import Matter
    from welfareplan.terms import Better
    from welfareplan.when import FiscalYear, PartialDate

NONE = "―"
"""What stands where there is no figure, no rate or no grade."""


@attrs.frozen(kw_only=True)
class Judged:
    """A plan with its figures, grades and judgements (点検した計画).

    Attributes:
        found: the figures, and the grades by one scheme.
        counted: the assessments, counted.
    """

    found: Matter
    counted: Tallies

    @property
    def plan(self) -> Plan:
        """The text of the plan that is reported on."""
        return self.found.plan

    @property
    def evaluation(self) -> Evaluation:
        """The grades."""
        return self.found.evaluations[0]

    @property
    def through(self) -> FiscalYear:
        """The year up to which figures and judgements count."""
        return self.found.progress.through


def judged(
    dossier: Dossier,
    *,
    through: FiscalYear,
    scheme: Scheme | str,
    as_of: PartialDate | None = None,
    declare: Mapping[str, Better | Declared] | None = None,
) -> Judged:
    """Grade a plan and count what people said of it (点検).

    Args:
        dossier: the dossier.
        through: the year up to which figures and judgements count.
        scheme: by which rule to grade; there is no default.
        as_of: the day whose text is reported on; the latest text if left out.
        declare: directions and tolerances declared for the grades, by indicator.

    Raises:
        UnknownIdError: there is no such scheme or indicator.
        InvalidValueError: a direction is declared against the one the plan states.
        RevisionConflictError: a revision was drafted against another text.

    >>> import welfareplan as wp
    >>> found = judged(wp.example("kurume"), through=wp.FiscalYear(2022), scheme="fukuoka")
    >>> found.evaluation["visits"].symbol, found.counted.recommendations
    ('b', 0)
    """
    found = matter(dossier, through=through, as_of=as_of, schemes=[scheme], declare=declare)
    return Judged(found=found, counted=tallies(found.plan, dossier.assessments, through=through))


def directions_of(id: str, plan: Plan) -> dict[str, bool]:
    """The directions an element belongs to (属する方向性), the most particular ones, and whether only by inferred links."""
    reached = {each: inferred for each, inferred in above(plan, id).items() if plan.kind_of(each) is Kind.DIRECTION}
    general = {plan.direction(each).under for each in reached}
    return {each: inferred for each, inferred in reached.items() if each not in general}


def figure_and_time(reading: Reading | None) -> str:
    """A figure, and below it what it is of (数値と時点)."""
    return NONE if reading is None else f"{wording.figure(reading)}\n{wording.taken(reading)}"
