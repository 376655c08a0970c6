"""What does the page of an element say? (floor 8)

The pages of a public site below that of the plan: issue, direction, initiative, programme, indicator and revision, each with
what it says, what links say belongs to it, and what was judged of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from welfareplan.model.element import Element
from welfareplan.model.indicators import Indicator
from welfareplan.model.initiatives import Initiative
from welfareplan.model.programmes import Programme
from welfareplan.reports.assessed import assessments_table
from welfareplan.reports.documents import Document, Items, Note, Part, Section
from welfareplan.reports.naming import cited, full_name, listed, named
from welfareplan.reports.sheets import Cell, Run, Table
from welfareplan.reports.yearly_facts import Changed, revision_section
from welfareplan.reports.yearly_figures import figure_parts, legend
from welfareplan.reports.yearly_progress import progress_as_printed
from welfareplan.terms import Kind, LinkBasis, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from welfareplan.model.plan import Plan
    from welfareplan.reports.matters import Matter
    from welfareplan.reports.speech import Speech

PAGED = {
    Kind.ISSUE: "issues",
    Kind.DIRECTION: "directions",
    Kind.INITIATIVE: "initiatives",
    Kind.PROGRAMME: "programmes",
    Kind.INDICATOR: "indicators",
}
"""The kinds whose elements have pages of their own, and the folder of each."""

Trail = tuple[tuple[str, str], ...]

_BOTH_WAYS: dict[Relation, tuple[str, str]] = {
    Relation.ANSWERS: ("answers", "answered-by"),
    Relation.PURSUES: ("pursues", "pursued-by"),
    Relation.SHOWS: ("shows", "shown-by"),
    Relation.PART_OF: ("part-of", "parts"),
    Relation.LEADS: ("leads", "led-by"),
    Relation.COVERS: ("covers", "covered-by"),
}
"""What a relation is called, seen from its source and from its target."""


def element_page(element: Element, kind: Kind, found: Matter, trail: Trail) -> Document:
    """The page of an element (要素の頁).

    Args:
        element: the element.
        kind: its kind.
        found: what the site of its plan is made from.
        trail: the pages above it.
    """
    plan, speech = found.plan, found.speech
    parts: list[Part] = [Note(text=element.text)] if element.text else []
    parts += _own(element, found)
    sections = [*_progress(element, found)]
    linked = tuple(_links(element, plan, speech))
    sections.append(Section(id="section_links", title=speech.say("links"), parts=linked))
    judged = [each for each in found.dossier.assessments if each.about == element.id]
    if judged:
        table = assessments_table(judged, plan, speech)
        sections.append(
            Section(id="section_assessments", title=speech.say("assessments"), parts=(table,), layout="wide")
        )
    sections += _revised(element.id, found)
    if element.cites:
        sections.append(
            Section(id="section_sources", title=speech.say("sources"), parts=(Note(text=cited(element.cites, plan)),))
        )
    name = full_name(element, plan) if isinstance(element, Indicator) else element.name
    return Document(
        title=name,
        lang=speech.lang,
        above=(speech.kind(plan, kind),),
        parts=tuple(parts),
        sections=tuple(sections),
        foot=(speech.say("foot"),),
        trail=trail,
    )


def revision_page(changed: Changed, found: Matter, trail: Trail) -> Document:
    """The page of a revision (改訂の頁)."""
    speech = found.speech
    section = revision_section(changed, speech)
    return Document(
        title=changed.revision.title or changed.revision.id,
        lang=speech.lang,
        above=(speech.say("revision"),),
        sections=(attrs.evolve(section, id="section_changes", title=speech.say("changes")),),
        foot=(speech.say("foot"),),
        trail=trail,
    )


# --- what it says itself ----------------------------------------------------------------------------------------------


def _own(element: Element, found: Matter) -> Iterator[Part]:
    speech = found.speech
    if isinstance(element, Initiative):
        facts = _initiative_facts(element, speech)
        if facts:
            yield Items(items=tuple(facts))
        if element.roles:
            yield Table(
                title=speech.say("roles"),
                headings=(speech.say("who"), speech.say("does")),
                rows=tuple((each.who, each.does) for each in element.roles),
                naming=speech.say("who"),
            )
    if isinstance(element, Programme) and element.money:
        yield _money(element, speech)
    if isinstance(element, Indicator):
        rows = [row for row in found.progress if row.id == element.id]
        for row in rows:
            yield legend([row], speech)
            yield from figure_parts(row, found.plan, found.evaluations, speech)
    elif element.extra:
        yield Items(
            items=tuple(f"{key}：{text}" if not speech.english else f"{key}: {text}" for key, text in element.extra)
        )


def _initiative_facts(initiative: Initiative, speech: Speech) -> list[Cell]:
    facts: list[Cell] = []
    if initiative.marks:
        facts.append(speech.say("fact-marks", text=speech.join(map(speech.term, initiative.marks))))
    if initiative.period is not None:
        facts.append(speech.say("fact-period", text=speech.period(initiative.period)))
    return facts


def _money(programme: Programme, speech: Speech) -> Table:
    say = speech.say
    return Table(
        title=say("money"),
        headings=(say("year"), say("kind"), say("sum")),
        rows=tuple(
            (speech.year(each.year), speech.term(each.kind), speech.number(each.amount.value, each.amount.unit))
            for each in programme.money
        ),
        right=(say("sum"),),
        naming=say("year"),
    )


# --- what belongs to it -----------------------------------------------------------------------------------------------


def _progress(element: Element, found: Matter) -> Iterator[Section]:
    """The progress of the indicators that show an element, or are parts of it."""
    if isinstance(element, Indicator) and not found.plan.children(element):
        return
    wanted = set(_indicators(element, found.plan))
    rows = tuple(row for row in found.progress if row.id in wanted)
    if rows:
        progress = attrs.evolve(found.progress, rows=rows, without_figures=(), strangers=())
        table = progress_as_printed(found.plan, progress, found.evaluations, found.speech)
        yield Section(id="section_progress", title=found.speech.say("progress"), parts=(table,), layout="wide")


def _indicators(element: Element, plan: Plan) -> Iterator[str]:
    shown = [link.source for link in plan.links_to(element, Relation.SHOWS)]
    if isinstance(element, Indicator):
        shown.append(element.id)
    for id in shown:
        yield id
        if id in plan:
            yield from (each.id for each in plan.children(id))


def _links(element: Element, plan: Plan, speech: Speech) -> Iterator[Part]:
    """What links say, from both ends; and what it is printed under and has under it."""
    say = speech.say
    parent = getattr(element, "under", None)
    if parent is not None and parent != element.id:
        yield Items(title=say("printed-under"), items=((named(parent, plan, speech),),))
    below = [each.id for each in plan.children(element)]
    if below:
        yield Items(title=say("printed-below"), items=tuple((named(each, plan, speech),) for each in below))
    for relation, (forwards, backwards) in _BOTH_WAYS.items():
        for key, links, end in (
            (forwards, plan.links_from(element, relation), "target"),
            (backwards, plan.links_to(element, relation), "source"),
        ):
            if links:
                yield Items(
                    title=say(f"link-{key}"),
                    items=tuple(
                        (
                            named(getattr(each, end), plan, speech),
                            Run(_remark(each.basis, each.role, speech)),
                        )
                        for each in links
                    ),
                )
    succeeds = getattr(element, "succeeds", ())
    if succeeds:
        yield Items(title=say("succeeds"), items=tuple(listed((each,), plan, speech) for each in succeeds))
    yield Note(text=say("links-note"), weight="small")


def _remark(basis: LinkBasis, role: object, speech: Speech) -> str:
    from welfareplan.terms import LeadRole

    words = [speech.term(role)] if isinstance(role, LeadRole) else []
    words += [speech.say("inferred")] if basis is LinkBasis.INFERRED else []
    return speech.bracketed(speech.join(words))


def _revised(id: str, found: Matter) -> Iterator[Section]:
    """The revisions that changed an element."""
    speech = found.speech
    names = tuple(_touching(id, found))
    if names:
        yield Section(id="section_revisions", title=speech.say("revised"), parts=(Items(items=names),))


def _touching(id: str, found: Matter) -> Iterable[Cell]:
    for revision in found.dossier.revisions:
        if any(change.id == id for change in revision.changes if hasattr(change, "id")):
            name = revision.title or revision.id
            when = found.speech.bracketed(found.speech.date(revision.adopted))
            yield (Run(name, about=f"revision_{revision.id}"), Run(when))
