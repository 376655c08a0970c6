"""What do the grades of a plan say together? (floor 8)

How many indicators have which grade by a scheme, what the scheme says of directions and of the whole plan, and what there is
to know of the scheme itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.reports.documents import Items, Note, Part, Section
from welfareplan.reports.naming import listed, named
from welfareplan.reports.sheets import Cell, Run, Table

if TYPE_CHECKING:
    from welfareplan.evaluation.grading import Evaluation
    from welfareplan.evaluation.schemes import Scheme
    from welfareplan.evaluation.summing import Sum
    from welfareplan.model.plan import Plan
    from welfareplan.reports.speech import Speech


def grade_parts(evaluation: Evaluation, plan: Plan, speech: Speech) -> tuple[Part, ...]:
    """The grades of a plan by one scheme, together (評価の集計).

    Args:
        evaluation: the grades.
        plan: the plan they are of.
        speech: the language of everything but the plan's words.
    """
    scheme = evaluation.scheme
    parts: list[Part] = [_counts(evaluation, speech)]
    if all(each.judgement.reason == "no-roll-up" for each in evaluation.sums):
        parts.append(Note(text=speech.reason("no-roll-up"), weight="small"))
    else:
        parts.append(_sums(evaluation, plan, speech))
    parts.append(Items(title=speech.say("scheme-about"), items=tuple(_about(scheme, speech))))
    return (Section(id=f"scheme_{scheme.slug}", title=f"{scheme.name}", parts=tuple(parts)),)


def _counts(evaluation: Evaluation, speech: Speech) -> Table:
    say = speech.say
    symbols = [*(each.symbol for each in evaluation.scheme.grades), None]
    meanings = {each.symbol: each.en if speech.english else each.ja for each in evaluation.scheme.grades}
    kinds = evaluation.counts()
    words = [say("kind-not-stated") if kind is None else speech.term(kind) for kind in kinds]
    return Table(
        title=say("counts"),
        headings=(say("grade"), say("meaning"), *words),
        rows=tuple(
            (
                symbol or say("no-grade"),
                "" if symbol is None else meanings[symbol],
                *(str(found[symbol]) for found in kinds.values()),
            )
            for symbol in symbols
        ),
        right=tuple(words),
        naming=say("grade"),
    )


def _sums(evaluation: Evaluation, plan: Plan, speech: Speech) -> Table:
    say = speech.say
    rows = tuple(
        (_about_what(each, plan, speech), _judged(each, speech), listed(each.indicators, plan, speech))
        for each in evaluation.sums
    )
    return Table(
        title=say("sums"), headings=(say("what"), say("grade"), say("indicator")), rows=rows, naming=say("what")
    )


def _about_what(found: Sum, plan: Plan, speech: Speech) -> Cell:
    inferred = (Run(speech.bracketed(speech.say("with-inferred"))),) if found.inferred else ()
    return (named(found.about, plan, speech), *inferred)


def _judged(found: Sum, speech: Speech) -> str:
    judgement = found.judgement
    return "\n".join(
        part
        for part in (judgement.grade or "―", "" if judgement.reason is None else speech.reason(judgement.reason))
        if part
    )


def _about(scheme: Scheme, speech: Speech) -> list[Cell]:
    say = speech.say
    lines: list[Cell] = [say("scheme-edition", slug=scheme.slug, edition=scheme.edition)]
    lines.append(say("scheme-inferred" if scheme.inferred else "scheme-published"))
    lines += [say("scheme-order", step=each.of(speech.lang)) for each in scheme.order]
    lines += [say("scheme-open", point=each.of(speech.lang)) for each in scheme.open_points]
    lines += [say("scheme-source", source=each) for each in scheme.citations]
    return lines
