"""What did people judge, in a report? (floor 8)

The assessments of a plan (点検・評価): how often each grade was given, who has not answered, which recommendations are open; and
the assessments of one element in full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.evaluation.tallying import Tallies, Tally, tallies
from welfareplan.reports.documents import Items, Note, Part
from welfareplan.reports.naming import cited, named
from welfareplan.reports.sheets import Cell, Run, Table, without_empty_columns
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from welfareplan.model.plan import Plan
    from welfareplan.observations import Assessment
    from welfareplan.reports.speech import Speech
    from welfareplan.when import FiscalYear


def assessed_parts(
    plan: Plan, assessments: Sequence[Assessment], through: FiscalYear, speech: Speech
) -> tuple[Part, ...]:
    """The assessments of a plan through a year, counted (点検・評価の集計); nothing where there are none.

    Args:
        plan: the plan.
        assessments: what was judged.
        through: the year up to which assessments count.
        speech: the language of everything but the plan's words.
    """
    if not assessments:
        return ()
    found = tallies(plan, assessments, through=through)
    say = speech.say
    parts: list[Part] = [_counts(found, plan, speech)]
    if found.unanswered:
        title = say("unanswered", count=len(found.unanswered), year=speech.year(through))
        parts.append(Items(title=title, items=tuple((named(each.id, plan, speech),) for each in found.unanswered)))
    if found.recommendations:
        parts.append(Note(text=say("open-count", count=len(found.unresponded), all=found.recommendations)))
    if found.unresponded:
        parts.append(assessments_table(found.unresponded, plan, speech, title=say("open")))
    return tuple(parts)


def _counts(found: Tallies, plan: Plan, speech: Speech) -> Table:
    """The whole plan year by year; directions and bodies in the year reported on."""
    say = speech.say
    rows = tuple(
        (
            say("not-stated") if each.year is None else speech.year(each.year),
            speech.term(each.stage),
            _of_what(each, plan, speech),
            each.scale or "",
            speech.join(f"{say('in-words') if grade is None else grade} {count}" for grade, count in each.counts),
            str(each.total),
        )
        for each in found
        if each.axis is Kind.PLAN or each.year == found.through
    )
    headings = (say("year"), say("stage"), say("what"), say("scale"), say("grades-given"), say("total"))
    table = Table(
        title=say("tallies"), headings=headings, rows=rows, notes=(say("tallies-note"),), right=(say("total"),)
    )
    return without_empty_columns(table)


def _of_what(tally: Tally, plan: Plan, speech: Speech) -> Cell:
    say = speech.say
    kind = speech.bracketed("" if tally.kind is None else speech.kind(plan, tally.kind))
    inferred = speech.bracketed(say("with-inferred")) if tally.inferred else ""
    if tally.about is None:
        return say("belongs-to-none") + kind
    return (named(tally.about, plan, speech), Run(kind + inferred))


def assessments_table(
    assessments: Iterable[Assessment], plan: Plan, speech: Speech, *, title: str | None = None
) -> Table:
    """Assessments in full (点検・評価の一覧), in their order.

    Args:
        assessments: what was judged.
        plan: the plan, for the names of elements and bodies.
        speech: the language of everything but the words of those who judged.
        title: what stands above it.
    """
    say = speech.say
    headings = (
        *(say("year"), say("what"), say("stage"), say("by"), say("grade"), say("done"), say("difficulties")),
        *(say("next"), say("course"), say("words"), say("source")),
    )
    rows = tuple(
        (
            "" if each.year is None else speech.year(each.year),
            (named(each.about, plan, speech),),
            speech.term(each.stage),
            "" if each.by is None else (named(each.by, plan, speech),),
            (each.grade or "") + speech.bracketed(each.scale or ""),
            each.done or "",
            each.issues or "",
            each.next or "",
            speech.term(each.course),
            each.text or "",
            cited(each.cites, plan),
        )
        for each in assessments
    )
    return without_empty_columns(Table(title=title or say("assessments"), headings=headings, rows=rows))
