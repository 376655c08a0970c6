"""How has the year been? (floor 8)

The yearly report on a plan (年次報告) as a document: cover, map, progress, every indicator, grades, changes, sources. It holds
what is on file and says what is not; nothing in it depends on the day on which it is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from welfareplan.evaluation.grading import Evaluation, evaluate
from welfareplan.evaluation.numbers import Progress, progress
from welfareplan.evaluation.staleness import freshness
from welfareplan.model.plan import Plan
from welfareplan.reports.charts import Standing, standings
from welfareplan.reports.documents import Chart, Document, Note, Part, Section
from welfareplan.reports.drawing_plan import draw_standings, standing_size
from welfareplan.reports.grades import grade_parts
from welfareplan.reports.mapping import map_parts
from welfareplan.reports.naming import number
from welfareplan.reports.plain import width
from welfareplan.reports.speech import Speech
from welfareplan.reports.yearly_facts import (
    at_a_glance,
    cover,
    freshness_table,
    kinds_counted,
    milestones,
    revision_section,
    revisions_between,
    sources,
)
from welfareplan.reports.yearly_figures import indicator_section, legend, sign_legend
from welfareplan.reports.yearly_progress import progress_as_printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from welfareplan.dossier import Dossier
    from welfareplan.evaluation.grading import Declared
    from welfareplan.evaluation.rows import IndicatorProgress
    from welfareplan.evaluation.schemes import Scheme
    from welfareplan.terms import Better
    from welfareplan.when import FiscalYear, PartialDate

ROWS_OF_A_CHART = 25
"""So many indicators stand in one chart of the whole plan, which then fits on a page."""

_LONGEST_NAME = 20


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
    found = (
        evaluate(plan, dossier.observations, through=through, scheme=scheme, declare=declare) for scheme in schemes
    )
    return Matter(
        dossier=dossier,
        plan=plan,
        as_of=as_of,
        progress=numbers,
        evaluations=tuple(found),
        speech=speech or Speech(),
    )


def yearly_report(found: Matter, *, since: PartialDate | None = None) -> Document:
    """The yearly report on a plan (年次報告).

    Args:
        found: what it is made from.
        since: the day of the last report; changes in force after it are shown. All of them if left out.

    >>> from welfareplan.dossier import Dossier
    >>> from welfareplan.when import FiscalYear
    >>> dossier = Dossier(base=Plan(id="p", title="支え合うプラン"))
    >>> report = yearly_report(matter(dossier, through=FiscalYear(2022)))
    >>> report.title, report.below
    ('支え合うプラン', ('年次報告（令和4年度まで）',))
    """
    plan, speech = found.plan, found.speech
    return Document(
        title=plan.name,
        lang=speech.lang,
        above=tuple(dict.fromkeys(each.name for each in plan.bodies if each.part_of is None and each.code)),
        below=(speech.say("report-title", year=speech.year(found.progress.through)),),
        parts=(at_a_glance(found.progress, speech), *_shown_without_grades(found)),
        sections=tuple(_sections(found, since)),
        foot=(speech.say("foot"),),
    )


def _sections(found: Matter, since: PartialDate | None) -> Iterator[Section]:
    plan, say = found.plan, found.speech.say
    facts = (
        (say("text-of"), text_of(found)),
        (say("through"), say("through-year", year=found.speech.year(found.progress.through))),
        (say("schemes"), _schemes(found)),
        (say("contents"), kinds_counted(plan, found.speech)),
    )
    yield Section(id="section_cover", title=say("cover"), parts=(cover(plan, found.speech, *facts),))
    yield Section(id="section_map", title=say("map"), parts=map_parts(plan, found.speech))
    yield progress_section(found)
    yield indicators_section(found)
    if found.evaluations:
        parts = tuple(part for each in found.evaluations for part in grade_parts(each, plan, found.speech))
        yield Section(id="section_grades", title=say("grades"), parts=parts)
    yield _changes(found, since)
    yield Section(id="section_awaited", title=say("awaited"), parts=awaited_parts(found))
    if plan.milestones:
        yield Section(id="section_milestones", title=say("milestones"), parts=(milestones(plan, found.speech),))
    if plan.sources:
        yield Section(id="section_sources", title=say("sources"), parts=(sources(plan, found.speech),))


def text_of(found: Matter) -> str:
    """Which text of the plan is reported on, as a sentence."""
    say, count = found.speech.say, len(found.dossier.revisions)
    if found.as_of is None:
        return say("latest-text", count=count) if count else say("base-text")
    in_force = len(revisions_between(found.dossier, None, found.as_of))
    return say("text-on", date=found.speech.date(found.as_of), count=count, applied=in_force)


def _schemes(found: Matter) -> str:
    names = [f"{each.scheme.name}{found.speech.bracketed(each.scheme.edition)}" for each in found.evaluations]
    return "\n".join(names) or found.speech.say("no-scheme")


def _shown_without_grades(found: Matter) -> Iterator[Part]:
    if not found.evaluations:
        yield Note(text=found.speech.say("how-to-grade"), weight="small")


def progress_section(found: Matter) -> Section:
    """The progress table and the chart of the whole plan (進捗の一覧)."""
    say = found.speech.say
    table = progress_as_printed(found.plan, found.progress, found.evaluations, found.speech)
    return Section(
        id="section_progress",
        title=say("progress"),
        parts=(Section(id="section_table", title="", parts=(table,), layout="wide"), *_whole(found)),
    )


def _whole(found: Matter) -> Iterator[Part]:
    """The chart of the whole plan, in pieces that fit on a page."""
    speech = found.speech
    rows = standings(((_short(row, found.plan), row) for row in found.progress), speech)
    if not rows:
        return
    pieces = [rows[n : n + ROWS_OF_A_CHART] for n in range(0, len(rows), ROWS_OF_A_CHART)]
    missing = len(found.progress) - len(rows)
    parts: list[Part] = [
        Note(text=speech.say("whole-note")),
        sign_legend(("way", "time"), speech),
        *(_standing_chart(piece, speech) for piece in pieces),
    ]
    if missing:
        parts.append(Note(text=speech.say("whole-missing", count=missing), weight="small"))
    yield Section(id="section_whole", title=speech.say("whole"), parts=tuple(parts))


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


def indicators_section(found: Matter) -> Section:
    """Every indicator with its chart and figures (指標ごとの推移)."""
    rows = tuple(found.progress)
    cards = tuple(indicator_section(row, found.plan, found.evaluations, found.speech) for row in rows)
    return Section(
        id="section_indicators",
        title=found.speech.say("indicators"),
        parts=(
            legend(rows, found.speech),
            Section(id="section_cards", title="", parts=cards, layout="cards"),
        ),
    )


def _changes(found: Matter, since: PartialDate | None) -> Section:
    speech = found.speech
    revisions = revisions_between(found.dossier, since, found.as_of)
    first = speech.say("changes-all") if since is None else speech.say("changes-since", date=speech.date(since))
    parts: list[Part] = [Note(text=first, weight="small")]
    parts += [revision_section(each, speech) for each in revisions] or [Note(text=speech.say("no-changes"))]
    return Section(id="section_changes", title=speech.say("changes"), parts=tuple(parts))


def awaited_parts(found: Matter) -> tuple[Part, ...]:
    """How old the figures are at the end of the year reported on, and which are not on file (実績の状況)."""
    day = found.progress.through.end if found.as_of is None else found.as_of.last_day
    fresh = freshness(found.plan, found.dossier.observations, on=day)
    return (freshness_table(fresh, found.plan, found.speech),)


def anchors(found: Matter) -> dict[str, str]:
    """Where the names of elements lead within a report: to the part on the indicator, to the sources."""
    places = {row.id: f"#{row.id}" for row in found.progress}
    places.update({source.id: "#section_sources" for source in found.plan.sources})
    return places
