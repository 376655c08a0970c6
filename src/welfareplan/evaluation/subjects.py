"""Which text, and which figures? (floor 5)

What is asked of a plan may be asked of everything on file about it: a dossier brings its own figures, and its text of a day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError, shown, shown_ja
from welfareplan.model.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from welfareplan.days import Day
    from welfareplan.observations import Observation

Subject = Plan | Dossier
"""What is evaluated (評価の対象): a plan, with its figures beside it, or everything on file about one."""


def text_and_figures(
    subject: Subject, observations: Iterable[Observation] | None, on: Day | None
) -> tuple[Plan, Iterable[Observation]]:
    """The plan and the observations that are meant (本文と実績).

    Args:
        subject: a plan or a dossier.
        observations: the figures; of a plan they must be handed in, a dossier has its own.
        on: of a dossier the day whose text holds; without it the text with all revisions.

    Raises:
        InvalidValueError: figures are missing, or there are two sets of them; a day is given for a plan.
        RevisionConflictError: a revision was drafted against another text.
    """
    if isinstance(subject, Dossier):
        if observations is not None:
            raise InvalidValueError(
                f"the dossier of plan {subject.base.id!r} has its own observations; hand in a plan to use others",
                f"計画「{subject.base.id}」の綴りには実績が含まれています。別の実績を使うときは、計画を渡してください。",
            )
        return subject.latest if on is None else subject.as_of(on), subject.observations
    if not isinstance(subject, Plan):
        raise InvalidValueError(
            f"{shown(subject)} cannot be evaluated; give a Plan with its observations, or a Dossier",
            f"{shown_ja(subject)}は評価できません。計画（Plan）と実績、または綴り（Dossier）を渡してください。",
        )
    if observations is None:
        raise InvalidValueError(
            f"plan {subject.id!r} has no figures of its own; hand in its observations, or the dossier",
            f"計画「{subject.id}」だけでは実績がありません。実績（observations）か、綴り（Dossier）を渡してください。",
        )
    if on is not None:
        raise InvalidValueError(
            f"on says which text of a dossier holds, and plan {subject.id!r} is one text already",
            f"on は綴りの本文を選ぶためのものです。計画「{subject.id}」の本文は既に定まっています。",
        )
    return subject, observations
