"""What is a report made from? (floor 8)

The plan on a day, its numbers and its grades, computed once for all parts of a report or a site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from welfareplan.evaluation.grading import Evaluation, evaluate
from welfareplan.evaluation.numbers import Progress, progress
from welfareplan.model.plan import Plan
from welfareplan.reports.speech import Speech
from welfareplan.reports.yearly_facts import revisions_between

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from welfareplan.dossier import Dossier
    from welfareplan.evaluation.grading import Declared
    from welfareplan.evaluation.schemes import Scheme
    from welfareplan.terms import Better
    from welfareplan.when import FiscalYear, PartialDate


@attrs.frozen(kw_only=True)
class Matter:
    """What a report is made from (報告の材料), computed once for all its parts.

    Attributes:
        dossier: the dossier.
        plan: the text of the plan that is reported on.
        as_of: the day of that text, or None for the latest.
        progress: the numbers of its indicators.
        evaluations: its grades, by none, one or more schemes.
        speech: the language of everything but the plan's words.
    """

    dossier: Dossier
    plan: Plan
    as_of: PartialDate | None
    progress: Progress
    evaluations: tuple[Evaluation, ...]
    speech: Speech


def matter(
    dossier: Dossier,
    *,
    through: FiscalYear,
    as_of: PartialDate | None = None,
    schemes: Sequence[Scheme | str] = (),
    declare: Mapping[str, Better | Declared] | None = None,
    speech: Speech | None = None,
) -> Matter:
    """Compute what a report is made from (報告の材料).

    Args:
        dossier: the dossier.
        through: the year up to which figures count.
        as_of: the day whose text is reported on; the latest text if left out.
        schemes: by which rules to grade; none is the default.
        declare: directions and tolerances declared for the grades, by indicator.
        speech: the language; Japanese if left out.

    Raises:
        UnknownIdError: there is no such scheme or indicator.
        InvalidValueError: a direction is declared against the one the plan states.
        RevisionConflictError: a revision was drafted against another text.
    """
    plan = dossier.latest if as_of is None else dossier.as_of(as_of)
    numbers = progress(plan, dossier.observations, through=through)
    found = (evaluate(dossier, on=as_of, through=through, scheme=scheme, declare=declare) for scheme in schemes)
    return Matter(
        dossier=dossier,
        plan=plan,
        as_of=as_of,
        progress=numbers,
        evaluations=tuple(found),
        speech=speech or Speech(),
    )


def text_of(found: Matter) -> str:
    """Which text of the plan is reported on, as a sentence."""
    say, count = found.speech.say, len(found.dossier.revisions)
    if found.as_of is None:
        return say("latest-text", count=count) if count else say("base-text")
    in_force = len(revisions_between(found.dossier, None, found.as_of))
    return say("text-on", date=found.speech.date(found.as_of), count=count, applied=in_force)


def schemes_named(found: Matter) -> str:
    """The schemes by which it is graded, or that there is none."""
    names = [f"{each.scheme.name}{found.speech.bracketed(each.scheme.edition)}" for each in found.evaluations]
    return "\n".join(names) or found.speech.say("no-scheme")
