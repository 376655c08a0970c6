"""How has the year been? (floor 8)

The yearly report on a plan (年次報告) as a document: cover, map, progress, every indicator, grades, changes, sources. It holds
what is on file and says what is not; nothing in it depends on the day on which it is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.reports.documents import Document, Note, Part, Section
from welfareplan.reports.matters import Matter
from welfareplan.reports.plan_sections import overview_parts, owners, plan_sections
from welfareplan.reports.yearly_facts import revision_section, revisions_between
from welfareplan.reports.yearly_figures import indicator_section, legend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from welfareplan.when import PartialDate


def yearly_report(found: Matter, *, since: PartialDate | None = None) -> Document:
    """The yearly report on a plan (年次報告).

    Args:
        found: what it is made from.
        since: the day of the last report; changes in force after it are shown. All of them if left out.

    >>> from welfareplan.dossier import Dossier
    >>> from welfareplan.model.plan import Plan
    >>> from welfareplan.reports.matters import matter
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
        above=owners(plan),
        below=(speech.say("report-title", year=speech.year(found.progress.through)),),
        parts=overview_parts(found),
        sections=tuple(_sections(found, since)),
        foot=(speech.say("foot"),),
    )


def _sections(found: Matter, since: PartialDate | None) -> Iterator[Section]:
    """The sections of every report on a plan, with each indicator and the changes in their places."""
    shared = plan_sections(found)
    places = list(shared)
    places.insert(places.index("section_awaited"), "section_changes")
    places.insert(
        places.index("section_whole" if "section_whole" in shared else "section_progress") + 1, "section_indicators"
    )
    own = {"section_changes": _changes(found, since), "section_indicators": _indicators(found)}
    return (each for id in places if (each := shared.get(id) or own[id]).parts)


def _indicators(found: Matter) -> Section:
    """Every indicator with its chart and figures (指標ごとの推移)."""
    rows = tuple(found.progress)
    if not rows:
        return Section(id="section_indicators", title="")
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
    return Section(id="section_changes", title=speech.say("changes"), parts=tuple(parts), layout="wide")


def anchors(found: Matter) -> dict[str, str]:
    """Where the names of elements lead within a report: to the part on the indicator, to the sources."""
    places = {row.id: f"#{row.id}" for row in found.progress}
    places.update({source.id: "#section_sources" for source in found.plan.sources})
    return places
