"""Is it sound? (floor 6)

All problems of a plan, or of everything on file about one, each with its place. The rules by subject are in ``rules``; here
stands which text of the plan they look at: the base text, then after each revision what it touched.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from welfareplan.dossier import Dossier
from welfareplan.errors import WelfarePlanError
from welfareplan.model.plan import Plan
from welfareplan.revision.applier import RunningPlan
from welfareplan.rules.assessed import check_assessments
from welfareplan.rules.awaited import check_awaited, check_discontinued
from welfareplan.rules.book import Book, at
from welfareplan.rules.figures import check_figures
from welfareplan.rules.history import REVISION, check_history, entering, moving
from welfareplan.rules.observed import Figures, observation_place
from welfareplan.rules.outline import check_outline
from welfareplan.rules.references import check_circles, check_cites, check_references, may_be_continued
from welfareplan.rules.states import State
from welfareplan.rules.texts import check_texts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from welfareplan.model.indicators import Indicator
    from welfareplan.problems import Problem

__all__ = ["check", "check_but", "observation_place"]


def check(subject: Plan | Dossier, *, on: date | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong with a plan or dossier (点検), by the table of codes.

    A dossier is checked in every text it ever had: its base in full, and after each revision what that revision touched. A
    problem that stays is reported once. The problems stand in the order of the documents: the plan by its table of kinds,
    revision by revision, then the revisions themselves, the figures and the judgements.

    Args:
        subject: the plan, or everything on file about it. What needs a history (reused ids, figures, the elements that others
            continue) is known of a dossier only.
        on: a day by which milestones and figures can be late or early; nothing is said of that without it, for there is no
            clock here.

    Returns:
        The problems; none if nothing is wrong. Nothing is raised for what the documents say.

    >>> from welfareplan.model.issues import Issue
    >>> plan = Plan(
    ...     id="kurume-2020",
    ...     title="くるめ支え合うプラン",
    ...     issues=(Issue(id="isolation", title="希薄化", under="bonds"),),
    ... )
    >>> for problem in check(plan):
    ...     print(problem)
    issue 'isolation', under: under 'bonds' is not in plan 'kurume-2020'
    """
    return check_but(subject, on=on)


def check_but(
    subject: Plan | Dossier, *, on: date | None = None, unknown: Collection[str] = frozenset()
) -> tuple[Problem, ...]:
    """What ``check`` says, but for what names certain ids (一部を除く点検).

    Args:
        subject: as for ``check``.
        on: as for ``check``.
        unknown: ids of which something is missing here, because it could not be read. Whatever would be said of them may
            follow from that alone.
    """
    today = on.date() if isinstance(on, datetime) else on
    book = Book(unknown)
    if isinstance(subject, Plan):
        _check_state(book, State(subject), None, today)
    else:
        _check_dossier(book, subject, today)
    return book.problems()


def _check_state(book: Book, state: State, ever: Mapping[str, set[str]] | None, today: date | None) -> None:
    if state.only_figures:  # what most revisions change
        check_figures(book, state)
        return
    check_references(book, state, ever)
    check_circles(book, state)
    check_outline(book, state, today)
    check_figures(book, state)
    check_texts(book, state)


def _check_dossier(book: Book, dossier: Dossier, today: date | None) -> None:
    conflicts = Book(book.unknown)
    states = _states(conflicts, dossier)
    ever = _everything(dossier, states)
    _check_state(book, states[0], None, today)
    continued = may_be_continued(ever, dossier.base)
    for state in states[1:]:
        _check_state(book, state, continued, today)
    book.take_in(conflicts)
    check_history(book, dossier.base, dossier.revisions)
    check_cites(book, ever, REVISION, dossier.revisions)
    indicators: dict[str, Indicator] = {each.id: each for state in states for each in state.fresh.get("indicators", ())}
    latest = states[-1].plan
    figures = Figures(book, ever, indicators, latest.period)
    figures.check(dossier.observations, today)
    if figures.ended:
        check_discontinued(book, figures.ended, {each.id: each for each in latest.indicators}, dossier.observations)
    if today is not None:
        check_awaited(book, latest.indicators, dossier.observations, figures.ended, today)
    check_assessments(book, ever, dossier.assessments)


def _states(book: Book, dossier: Dossier) -> list[State]:
    """The texts the plan had, up to the first revision that does not apply."""
    states = [State(dossier.base)]
    running = RunningPlan(dossier.base)
    for revision in dossier.revisions:
        if book.unknown and any(getattr(change, "id", None) in book.unknown for change in revision.changes):
            break  # it cannot apply to what is there, and is not to blame
        try:
            running.follow(revision)
        except WelfarePlanError as error:
            book.add("revision-conflict", at(REVISION, revision.id, "changes"), error=error, error_ja=error.ja)
            break
        if running.plan is not states[-1].plan:
            states.append(State(running.plan, states[-1]))
    return states


def _everything(dossier: Dossier, states: list[State]) -> State:
    """The last text, with every id that ever stood in the plan or would stand in it by a revision that does not apply."""
    ever = states[-1].with_ids_of(states[:-1])
    for revision in dossier.revisions:
        for change in moving(revision.changes):
            for kind, id, _ in entering(change):
                ever.add_ids(kind, {id})
    return ever
