"""Which text, and which figures? (floor 5)

What is asked of a plan may be asked of everything on file about it: a dossier brings its own figures and judgements, and its
text of a day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError, shown, shown_ja
from welfareplan.model.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from welfareplan.days import Day
    from welfareplan.observations import Assessment, Observation

T = TypeVar("T")

Subject = Plan | Dossier
"""What is evaluated (評価の対象): a plan, with its figures beside it, or everything on file about one."""

_WORDS = {"observations": "実績", "assessments": "点検・評価"}


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
    own = subject.observations if isinstance(subject, Dossier) else None
    return _text(subject, on), _one("observations", observations, own)


def text_and_assessments(
    subject: Subject, assessments: Iterable[Assessment] | None, on: Day | None
) -> tuple[Plan, Iterable[Assessment]]:
    """The plan and the assessments that are meant (本文と点検・評価), as ``text_and_figures``."""
    own = subject.assessments if isinstance(subject, Dossier) else None
    return _text(subject, on), _one("assessments", assessments, own)


def _text(subject: Subject, on: Day | None) -> Plan:
    if isinstance(subject, Dossier):
        return subject.latest if on is None else subject.as_of(on)
    if not isinstance(subject, Plan):
        raise InvalidValueError(
            f"{shown(subject)} cannot be evaluated; give a Plan with what was seen, or a Dossier",
            f"{shown_ja(subject)}は評価できません。計画（Plan）と実績、または綴り（Dossier）を渡してください。",
        )
    if on is not None:
        raise InvalidValueError(
            f"on says which text of a dossier holds, and plan {subject.id!r} is one text already",
            f"on は綴りの本文を選ぶためのものです。計画「{subject.id}」の本文は既に定まっています。",
        )
    return subject


def _one(name: str, given: Iterable[T] | None, own: Iterable[T] | None) -> Iterable[T]:
    """What was handed in, or what the dossier has: exactly one of the two."""
    word = _WORDS[name]
    if own is not None:
        if given is not None:
            raise InvalidValueError(
                f"the dossier has its own {name}; hand in a plan to use others",
                f"綴りには{word}が含まれています。別の{word}を使うときは、計画（Plan）を渡してください。",
            )
        return own
    if given is None:
        raise InvalidValueError(
            f"a plan has no {name} of its own; hand them in, or the dossier",
            f"計画だけでは{word}がありません。{word}（{name}）か、綴り（Dossier）を渡してください。",
        )
    return given
