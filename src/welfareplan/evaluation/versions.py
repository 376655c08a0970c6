"""Which revision set the target that was in force? (floor 5)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.days import day_of
from welfareplan.dossier import Dossier
from welfareplan.model.indicators import Indicator
from welfareplan.revision.changes import Addition, Amendment
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from welfareplan.days import Day
    from welfareplan.evaluation.subjects import Subject
    from welfareplan.revision.revisions import Revision


def targets_set_by(subject: Subject, on: Day | None) -> dict[str, Revision]:
    """The revision that set the targets in force on a day, by indicator (目標値を定めた改訂).

    Indicators whose targets are those of the plan as adopted are left out, and so is everything where only a plan is known.

    Args:
        subject: a plan or a dossier.
        on: the day; without it all revisions count.
    """
    found: dict[str, Revision] = {}
    if not isinstance(subject, Dossier):
        return found
    last = None if on is None else day_of(on)
    for revision in subject.revisions:
        if last is not None and revision.in_force.last_day > last:
            break
        for change in revision.changes:
            if (isinstance(change, Amendment) and change.kind is Kind.INDICATOR and change.field == "targets") or (
                isinstance(change, Addition) and isinstance(change.element, Indicator) and change.element.targets
            ):
                found[change.id] = revision
    return found
