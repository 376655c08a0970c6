"""The problems of a document, a line each, as the tests compare them."""

from __future__ import annotations

from datetime import date

from welfareplan.checks import check
from welfareplan.dossier import Dossier
from welfareplan.model.plan import Plan


def codes(subject: Plan | Dossier, on: date | None = None) -> list[str]:
    """The codes of all problems, with the ids of their places."""
    return [f"{problem.code} {problem.place.id if problem.place else ''}" for problem in check(subject, on=on)]


def lines(subject: Plan | Dossier, on: date | None = None) -> list[str]:
    """All problems as printed."""
    return [str(problem) for problem in check(subject, on=on)]
