"""What does every report on a plan say? (floor 8)

The sections that the yearly report and the public page of a plan share: cover, map, progress, grades, state of the figures,
assessments, milestones, sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.evaluation.staleness import freshness
from welfareplan.model.plan import Plan
from welfareplan.reports.assessed import assessed_parts
from welfareplan.reports.charts import Standing, standings
from welfareplan.reports.documents import Chart, Note, Part, Section
from welfareplan.reports.drawing_plan import draw_standings, standing_size
from welfareplan.reports.grades import grade_parts
from welfareplan.reports.mapping import map_parts
from welfareplan.reports.matters import Matter, schemes_named, text_of
from welfareplan.reports.naming import number
from welfareplan.reports.plain import width
from welfareplan.reports.yearly_facts import (
    at_a_glance,
    cover,
    freshness_table,
    kinds_counted,
    milestones,
    sources,
)
from welfareplan.reports.yearly_figures import sign_legend
from welfareplan.reports.yearly_progress import progress_as_printed

if TYPE_CHECKING:
    from welfareplan.evaluation.rows import IndicatorProgress
    from welfareplan.reports.speech import Speech

ROWS_OF_A_CHART = 25
"""So many indicators stand in one chart of the whole plan, which then fits on a page."""

_LONGEST_NAME = 20


def owners(plan: Plan) -> tuple[str, ...]:
    """Whose plan it is (策定主体): the municipalities among its bodies."""
    return tuple(dict.fromkeys(each.name for each in plan.bodies if each.part_of is None and each.code))


def overview_parts(found: Matter) -> tuple[Part, ...]:
    """What stands before the first section: the numbers to be seen first, and why there are no grades where there are none."""
    glance = at_a_glance(found.progress, found.speech)
    if found.evaluations:
        return (glance,)
    return (glance, Note(text=found.speech.say("how-to-grade"), weight="small"))


def plan_sections(found: Matter) -> dict[str, Section]:
    """The sections by their ids (報告の節), in reading order; those that would say nothing are left out."""
    plan, say = found.plan, found.speech.say
    facts = (
        (say("text-of"), text_of(found)),
        (say("through"), say("through-year", year=found.speech.year(found.progress.through))),
        (say("schemes"), schemes_named(found)),
        (say("contents"), kinds_counted(plan, found.speech)),
    )
    graded = tuple(part for each in found.evaluations for part in grade_parts(each, plan, found.speech))
    judged = assessed_parts(plan, found.dossier.assessments, found.progress.through, found.speech)
    sections = (
        Section(id="section_cover", title=say("cover"), parts=(cover(plan, found.speech, *facts),)),
        Section(id="section_map", title=say("map"), parts=map_parts(plan, found.speech)),
        _progress(found),
        _whole(found),
        Section(id="section_grades", title=say("grades"), parts=graded),
        Section(id="section_awaited", title=say("awaited"), parts=_awaited(found)),
        Section(id="section_assessments", title=say("assessments"), parts=judged),
        Section(
            id="section_milestones",
            title=say("milestones"),
            parts=(milestones(plan, found.speech),) if plan.milestones else (),
        ),
        Section(
            id="section_sources", title=say("sources"), parts=(sources(plan, found.speech),) if plan.sources else ()
        ),
    )
    return {each.id: each for each in sections if each.parts}


def _progress(found: Matter) -> Section:
    """The progress table (進捗の一覧)."""
    table = progress_as_printed(found.plan, found.progress, found.evaluations, found.speech)
    return Section(id="section_progress", title=found.speech.say("progress"), parts=(table,), layout="wide")


def _whole(found: Matter) -> Section:
    """The chart of the whole plan (計画全体の進み), in pieces that fit on a page; without parts where there is nothing to draw."""
    speech = found.speech
    rows = standings(((_short(row, found.plan), row) for row in found.progress), speech)
    pieces = [rows[n : n + ROWS_OF_A_CHART] for n in range(0, len(rows), ROWS_OF_A_CHART)]
    missing = len(found.progress) - len(rows)
    parts: list[Part] = [
        Note(text=speech.say("whole-note")),
        sign_legend(("way", "time"), speech),
        *(_standing_chart(piece, speech) for piece in pieces),
    ]
    if missing:
        parts.append(Note(text=speech.say("whole-missing", count=missing), weight="small"))
    return Section(id="section_whole", title=speech.say("whole"), parts=tuple(parts) if rows else ())


def _standing_chart(rows: tuple[Standing, ...], speech: Speech) -> Chart:
    wide, high = standing_size(rows)
    alt = speech.say("whole-alt", first=rows[0].name, last=rows[-1].name, count=len(rows))
    return Chart(svg=draw_standings(rows), alt=alt, width=wide, height=high)


def _short(row: IndicatorProgress, plan: Plan) -> str:
    """What an indicator is called where there is little room: its number, or the beginning of its name."""
    text = number(row.indicator, plan) or row.indicator.name
    if width(text) <= _LONGEST_NAME:
        return text
    while width(text) > _LONGEST_NAME - 2:
        text = text[:-1]
    return f"{text}…"


def _awaited(found: Matter) -> tuple[Part, ...]:
    """How old the figures are at the end of the year reported on, and which are not on file (実績の状況)."""
    day = found.progress.through.end if found.as_of is None else found.as_of.last_day
    fresh = freshness(found.plan, found.dossier.observations, on=day)
    return (freshness_table(fresh, found.plan, found.speech),)
