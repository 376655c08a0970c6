"""What does the public see? (floor 8)

A static site for one or more plans (公開用の頁): an index, and for each plan its own page, one for each issue, direction,
initiative, programme, indicator and revision, and the data as files. No server, no script, no request to anywhere; every link
is relative and made of ids alone, so that it stays as long as the id does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.errors import InvalidValueError
from welfareplan.files.writer import dumps
from welfareplan.reports.documents import Document, Downloads, Items, Part, Section
from welfareplan.reports.export_files import as_csv, as_workbook
from welfareplan.reports.exports import export_table
from welfareplan.reports.html_kit import render
from welfareplan.reports.plan_sections import owners, plan_sections
from welfareplan.reports.sheets import Cell, Run, Table, without_empty_columns
from welfareplan.reports.site_pages import PAGED, Trail, element_page, revision_page
from welfareplan.reports.yearly_facts import Changed, at_a_glance, revisions_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from welfareplan.model.plan import Plan
    from welfareplan.reports.matters import Matter
    from welfareplan.reports.speech import Speech

_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))})
"""Names that some systems give no file."""


def site(found: Sequence[Matter], speech: Speech, title: str | None = None) -> dict[str, bytes]:
    """The files of a site (公開用の頁) by their path in its folder; the same plans always give the same files.

    Args:
        found: what the pages of each plan are made from.
        speech: the language of the index.
        title: what the site is called.

    Raises:
        InvalidValueError: two plans have one id, so that their pages would have one place.
    """
    ids = [each.plan.id for each in found]
    twice = next((id for id in ids if ids.count(id) > 1), None)
    if twice is not None:
        raise InvalidValueError(
            f"two plans have the id {twice!r}; the pages of each need a place of their own, so give one another id",
            f"識別子「{twice}」の計画が二つあります。頁の場所が重なるため、識別子を別のものにしてください。",
        )
    name = title or speech.say("site-title")
    places = {each.plan.id: f"{_safe(each.plan.id)}/index.html" for each in found}
    files = {"index.html": render(_index(found, speech, name), places).encode()}
    for each in found:
        files.update({f"{_safe(each.plan.id)}/{path}": raw for path, raw in _plan_files(each, name)})
    return files


def _safe(id: str) -> str:
    """An id as the name of a file on every system; an id has no underscore, so no other has this name."""
    return f"{id}_" if id in _RESERVED else id


def _index(found: Sequence[Matter], speech: Speech, name: str) -> Document:
    say = speech.say
    table = Table(
        title=say("plans"),
        headings=(say("plan-name"), say("bodies"), say("period"), say("adopted"), say("figures-through")),
        rows=tuple(
            (
                (Run(each.plan.name, about=each.plan.id),),
                "\n".join(owners(each.plan)),
                say("not-stated") if each.plan.period is None else each.speech.period(each.plan.period),
                say("not-stated") if each.plan.adopted is None else each.speech.date(each.plan.adopted),
                each.speech.year(each.progress.through),
            )
            for each in found
        ),
        naming=say("plan-name"),
    )
    return Document(title=name, lang=speech.lang, parts=(without_empty_columns(table),), foot=(say("foot"),))


def places_in(plan: Plan, revisions: Sequence[Changed]) -> dict[str, str]:
    """Where the page of each element lies in the folder of its plan (頁の場所), by its id.

    >>> from welfareplan.model.issues import Issue
    >>> from welfareplan.model.plan import Plan
    >>> places_in(Plan(id="p", issues=(Issue(id="isolation"),)), ())["isolation"]
    'issues/isolation.html'
    """
    places = {plan.id: "index.html"}
    for folder in PAGED.values():
        places.update({each.id: f"{folder}/{_safe(each.id)}.html" for each in getattr(plan, folder)})
    places.update({source.id: "index.html#section_sources" for source in plan.sources})
    places.update({f"revision_{each.revision.id}": f"revisions/{_safe(each.revision.id)}.html" for each in revisions})
    return places


def _plan_files(found: Matter, site_name: str) -> Iterator[tuple[str, bytes]]:
    revisions = revisions_between(found.dossier, None, found.as_of)
    places = places_in(found.plan, revisions)
    plan = found.plan
    trail = ((site_name, "../index.html"),)
    yield "index.html", render(_plan_page(found, revisions, trail), places).encode()
    below = ((site_name, "../../index.html"), (plan.name, "../index.html"))
    seen = {id: f"../{place}" for id, place in places.items()}  # from a page that lies in a folder
    for kind, folder in PAGED.items():
        for element in getattr(plan, folder):
            yield places[element.id], render(element_page(element, kind, found, below), seen).encode()
    for each in revisions:
        yield (
            places[f"revision_{each.revision.id}"],
            render(revision_page(each, found, below), seen).encode(),
        )
    yield from _data(found)


def _plan_page(found: Matter, revisions: Sequence[Changed], trail: Trail) -> Document:
    plan, say = found.plan, found.speech.say
    sections = list(plan_sections(found).values())
    listed: list[Cell] = [
        (
            Run(each.revision.title or each.revision.id, about=f"revision_{each.revision.id}"),
            Run(found.speech.bracketed(found.speech.date(each.revision.adopted))),
        )
        for each in revisions
    ]
    parts: tuple[Part, ...] = (Items(items=tuple(listed)),) if listed else ()
    at = next(n for n, each in enumerate(sections) if each.id == "section_awaited")
    if parts:
        sections.insert(at, Section(id="section_changes", title=say("changes"), parts=parts))
    sections.append(Section(id="section_lists", title=say("lists"), parts=tuple(_lists(found))))
    files = tuple((say(f"file-{key}"), path) for key, path in _FILES.items())
    sections.append(Section(id="section_data", title=say("data"), parts=(Downloads(files=files),)))
    return Document(
        title=plan.name,
        lang=found.speech.lang,
        above=owners(plan),
        below=(say("site-through", year=found.speech.year(found.progress.through)),),
        parts=(at_a_glance(found.progress, found.speech),),
        sections=tuple(sections),
        foot=(say("foot"),),
        trail=trail,
    )


def _lists(found: Matter) -> Iterator[Part]:
    """Everything that has a page, so that nothing is reached by search alone."""
    for kind, folder in PAGED.items():
        elements = getattr(found.plan, folder)
        if elements:
            yield Items(
                title=found.speech.kind(found.plan, kind),
                items=tuple((Run(each.name, about=each.id),) for each in elements),
            )


_FILES = {
    "machine": "data/figures.csv",
    "printed": "data/figures.xlsx",
    "json": "data/plan.json",
}


def _data(found: Matter) -> Iterator[tuple[str, bytes]]:
    yield _FILES["machine"], as_csv(export_table(found.dossier, "machine"))
    yield _FILES["printed"], as_workbook(export_table(found.dossier, "printed"))
    yield _FILES["json"], dumps(found.dossier).encode()
