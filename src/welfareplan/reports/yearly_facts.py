"""What stands around the figures of a report? (floor 8)

The cover facts of a plan, what its revisions changed, what has happened and is to come, and the sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from welfareplan.evaluation.schemes.basics import STATUS, met
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.model.plan import Plan
from welfareplan.reports import wording
from welfareplan.reports.documents import Counts, Items, Note, Part, Section
from welfareplan.reports.naming import cited, full_name
from welfareplan.reports.oldnew import table as old_and_new
from welfareplan.reports.sheets import Run, Table, without_empty_columns
from welfareplan.revision.applier import apply
from welfareplan.revision.meaning import events
from welfareplan.terms import Kind, Status
from welfareplan.when import PartialDate

if TYPE_CHECKING:
    from welfareplan.dossier import Dossier
    from welfareplan.evaluation.numbers import Progress
    from welfareplan.evaluation.staleness import Freshness, IndicatorFreshness
    from welfareplan.model.bases import LegalBasis
    from welfareplan.model.relations import RelatedPlan, SubPlan
    from welfareplan.reports.speech import Speech
    from welfareplan.revision.revisions import Revision


def cover(plan: Plan, speech: Speech, *others: tuple[str, str]) -> Table:
    """The cover facts of a plan (計画の概要).

    Args:
        plan: the plan.
        speech: the language of everything but the plan's words.
        others: what else is to be said on the cover.
    """
    say = speech.say
    not_stated = say("not-stated")
    stated = (
        ("plan-name", [plan.name]),
        ("joint", [wording.joint(each, plan) for each in plan.joint]),
        ("period", [not_stated if plan.period is None else speech.period(plan.period)]),
        ("adopted", [not_stated if plan.adopted is None else speech.date(plan.adopted)]),
        ("vision", [plan.vision or not_stated]),
        ("legal-basis", [_basis(each, speech) for each in plan.bases]),
        ("related", [_related(each, speech) for each in plan.related]),
        ("subplan", [_subplan(each, speech) for each in plan.subplans]),
        ("bodies", [each.name for each in plan.bodies]),
    )
    rows = [(say(key), "\n".join(lines)) for key, lines in stated if lines]
    rows += others
    return Table(title=say("cover"), headings=(say("item"), say("content")), rows=tuple(rows), naming=say("item"))


def _basis(basis: LegalBasis, speech: Speech) -> str:
    law = basis.statute + (basis.provision or "")
    since = "" if basis.since is None else speech.say("since", date=speech.time(basis.since))
    return law + speech.bracketed(speech.join([since, speech.term(basis.obligation)]))


def _related(related: RelatedPlan, speech: Speech) -> str:
    name = related.name if related.title or related.group is None else related.group
    relation = speech.term(related.relation) or speech.say("relation-not-stated")
    return name + speech.bracketed(relation)


def _subplan(found: SubPlan, speech: Speech) -> str:
    adopted = "" if found.adopted is None else speech.say("made", date=speech.date(found.adopted))
    return found.name + speech.bracketed(speech.join([speech.term(found.volume), adopted]))


def at_a_glance(progress: Progress, speech: Speech) -> Counts:
    """What is to be seen first (数で見る現状): how many indicators there are, and how many have reached their target."""
    statuses = [STATUS[met(Figures.of_progress(row)).met] for row in progress if row.actual is not None]
    say = speech.say
    return Counts(
        entries=(
            (str(len(progress)), say("count-indicators")),
            (str(len(statuses)), say("count-seen")),
            *((str(statuses.count(each)), say(f"count-{each.value}")) for each in Status),
        )
    )


def freshness_table(found: Freshness, plan: Plan, speech: Speech) -> Table:
    """How old the newest figure of each indicator is, and which are not on file though they should be (実績の状況).

    Args:
        found: the state of the figures on a day.
        plan: the plan.
        speech: the language of everything but the plan's words.
    """
    say = speech.say
    headings = (say("indicator"), say("newest"), say("age"), say("not-on-file"))
    rows = tuple(
        (
            (Run(full_name(each.indicator, plan), about=each.id),),
            say("none-yet") if each.newest is None else speech.when(each.newest.reading.at),
            _age(each, speech),
            "\n".join(
                speech.when(one.at) + speech.bracketed(say(f"because-{one.because.value}")) for one in each.awaited
            ),
        )
        for each in found
    )
    return Table(
        title=say("awaited-title", date=speech.date(PartialDate.from_date(found.on))),
        headings=headings,
        rows=rows,
        notes=(say("awaited-note"),),
        naming=say("indicator"),
    )


def _age(row: IndicatorFreshness, speech: Speech) -> str:
    if row.ended is not None:
        return speech.say("ended", time=speech.when(row.ended))
    if row.months is None:
        return "―"
    years, months = divmod(row.months, 12)
    parts = [speech.say("years", n=years)] if years else []
    parts += [speech.say("months", n=months)] if months or not years else []
    return (" " if speech.english else "").join(parts)


# --- revisions --------------------------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Changed:
    """A revision with the texts before and after it (改訂の前後)."""

    revision: Revision
    before: Plan
    after: Plan


def revisions_between(dossier: Dossier, since: PartialDate | None, until: PartialDate | None) -> tuple[Changed, ...]:
    """The revisions in force after one day and up to another (期間中の改訂), each with the texts around it.

    Args:
        dossier: the dossier.
        since: the last day not counted; None for the day of the base text.
        until: the last day counted; None for all of them.
    """
    found = []
    plan = dossier.base
    for revision in dossier.revisions:
        last = revision.in_force.last_day
        if until is not None and last > until.last_day:
            break
        after = apply(plan, revision)
        if since is None or last > since.last_day:
            found.append(Changed(revision=revision, before=plan, after=after))
        plan = after
    return tuple(found)


def revision_section(changed: Changed, speech: Speech) -> Section:
    """What a revision changed (改訂): its dates and reason, what it means, and the old-and-new table."""
    revision, say = changed.revision, speech.say
    facts = [say("decided", date=speech.date(revision.adopted))]
    if revision.effective is not None:
        facts.append(say("in-force", date=speech.date(revision.effective)))
    if revision.reason:
        facts.append(say("because", reason=revision.reason))
    found = events(changed.before, changed.after, revision.changes)
    sentences = [_sentence(each.english) if speech.english else each.ja for each in found]
    parts: list[Part] = [Items(items=tuple(facts))]
    parts.append(Items(title=say("events"), items=tuple(sentences)) if sentences else Note(text=say("no-events")))
    parts.append(_old_and_new(changed, speech))
    if revision.cites:
        parts.append(Note(text=cited(revision.cites, changed.after), weight="small"))
    return Section(id=f"revision_{revision.id}", title=revision.title or revision.id, parts=tuple(parts), layout="wide")


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}".rstrip(".") + "."


def _old_and_new(changed: Changed, speech: Speech) -> Table:
    if not speech.english:
        return old_and_new(changed.before, changed.after, spelling=True, act="改訂")
    say = speech.say
    found = old_and_new(
        changed.before,
        changed.after,
        spelling=True,
        new_head=say("new-text"),
        old_head=say("old-text"),
        note=say("old-and-new-above"),
        added=say("added"),
        removed=say("removed"),
    )
    notes = (say("old-and-new-note"), *((say("old-and-new-omits"),) if found.notes else ()))
    return attrs.evolve(found, title=say("old-and-new"), notes=notes if found.rows else (say("no-events"),))


# --- events and sources -----------------------------------------------------------------------------------------------


def milestones(plan: Plan, speech: Speech) -> Table:
    """What has happened and what is to come (経過・予定)."""
    say = speech.say
    headings = (say("time"), say("kind"), say("content"), say("source"))
    rows = tuple(
        (
            speech.time(each.when) or say("not-stated"),
            speech.term(each.kind) + speech.bracketed(speech.term(each.status)),
            "\n".join(
                part for part in (each.name, speech.frequency(each), *(f"・{topic}" for topic in each.topics)) if part
            ),
            cited(each.cites, plan),
        )
        for each in plan.milestones
    )
    return without_empty_columns(Table(title=say("milestones"), headings=headings, rows=rows, naming=say("time")))


def sources(plan: Plan, speech: Speech) -> Table:
    """The documents that the plan and its figures are stated in (出典), numbered as they are cited."""
    say = speech.say
    headings = (say("number"), say("document"), say("issuer"), say("published"), say("place"), say("remark"))
    rows = tuple(
        (
            f"[{n}]",
            each.name,
            each.issuer or "",
            "" if each.published is None else speech.date(each.published),
            _place(each.url, each.accessed, speech),
            "\n".join(part for part in (each.text or "", *(f"{key}：{text}" for key, text in each.extra)) if part),
        )
        for n, each in enumerate(plan.sources, 1)
    )
    return without_empty_columns(Table(title=say("sources"), headings=headings, rows=rows, naming=say("document")))


def _place(url: str | None, accessed: PartialDate | None, speech: Speech) -> str:
    read = "" if accessed is None else speech.say("accessed", date=speech.date(accessed))
    return "\n".join(part for part in (url or "", read) if part)


def kinds_counted(plan: Plan, speech: Speech) -> str:
    """How many elements of each kind a plan has: 課題8、取組13、指標6."""
    fields = {
        Kind.ISSUE: plan.issues,
        Kind.DIRECTION: plan.directions,
        Kind.INITIATIVE: plan.initiatives,
        Kind.PROGRAMME: plan.programmes,
        Kind.INDICATOR: plan.indicators,
    }
    return speech.join(_counted(kind, len(found), plan, speech) for kind, found in fields.items() if found)


def _counted(kind: Kind, count: int, plan: Plan, speech: Speech) -> str:
    word = speech.kind(plan, kind)
    return f"{count} {word}{'' if count == 1 else 's'}" if speech.english else f"{word} {count}"
