"""Do the revisions follow one another, and leave every id to what it named? (floor 6)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.model.bases import LegalBasis, LegalItem
from welfareplan.model.element import Element
from welfareplan.revision.changes import Addition, Amendment, Removal
from welfareplan.rules.book import Book, at
from welfareplan.rules.states import ITEM, KIND_WORDS
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from welfareplan.model.plan import Plan
    from welfareplan.problems import Place
    from welfareplan.revision.changes import Change
    from welfareplan.revision.revisions import Revision
    from welfareplan.when import PartialDate

REVISION = "revision"

_Named = tuple[str, str, str | None]  # kind, id, the name it goes by


def check_history(book: Book, base: Plan, revisions: Sequence[Revision]) -> None:
    """Order and dates of the revisions, what they hold, and that no id is used twice over time."""
    adopted: Revision | None = None
    in_force: Revision | None = None
    for revision in revisions:
        if not revision.changes:
            book.add("empty-revision", at(REVISION, revision.id, "changes"))
        if base.adopted is not None and _before(revision.adopted, base.adopted):
            book.add(
                "revision-before-plan",
                at(REVISION, revision.id, "adopted"),
                found=revision.adopted,
                adopted=base.adopted,
            )
        if adopted is not None and _before(revision.adopted, adopted.adopted):
            _out_of_order(book, at(REVISION, revision.id, "adopted"), revision.adopted, adopted, adopted.adopted)
        elif in_force is not None and _before(revision.in_force, in_force.in_force):
            _out_of_order(book, at(REVISION, revision.id, "effective"), revision.in_force, in_force, in_force.in_force)
        # The latest so far is what the next must not come before.
        adopted = revision if adopted is None or revision.adopted.last_day >= adopted.adopted.last_day else adopted
        in_force = (
            revision if in_force is None or revision.in_force.last_day >= in_force.in_force.last_day else in_force
        )
    _check_reuse(book, revisions)


def _before(date: PartialDate, other: PartialDate) -> bool:
    """Whether a date is certainly before another: 2021-12 is not before 2021-12-01."""
    return date.last_day < other.first_day


def _out_of_order(book: Book, place: Place, found: PartialDate, before: Revision, earlier: PartialDate) -> None:
    book.add("revision-order", place, field=place.field, found=found, before=before.id, earlier=earlier)


def moving(changes: Iterable[Change]) -> list[Change]:
    """The changes by which an id can come or go; most amend something else."""
    return [each for each in changes if type(each) is not Amendment or each.field == "items"]


def entering(change: Change) -> Iterator[_Named]:
    """What a change brings into the plan: kind, id and name."""
    if isinstance(change, Addition):
        yield from _named(change.kind, change.element)
    elif isinstance(change, Amendment) and change.kind is Kind.BASIS and change.field == "items":
        yield from _items(change.new, without=change.old)


def leaving(change: Change) -> Iterator[_Named]:
    """What a change takes out of the plan."""
    if isinstance(change, Removal):
        yield from _named(change.kind, change.element)
    elif isinstance(change, Amendment) and change.kind is Kind.BASIS and change.field == "items":
        yield from _items(change.old, without=change.new)


def _named(kind: Kind, element: object) -> Iterator[_Named]:
    if isinstance(element, Element):
        yield kind, element.id, element.title or element.text or element.label
    if isinstance(element, LegalBasis):
        yield from _items(element.items)


def _items(items: object, *, without: object = ()) -> Iterator[_Named]:
    # An amendment that does not apply can hold anything; what is no item has no id.
    kept = {item.id for item in _legal_items(without)}
    for item in _legal_items(items):
        if item.id not in kept:
            yield ITEM, item.id, item.text or item.label


def _legal_items(items: object) -> Iterable[LegalItem]:
    return [item for item in items if isinstance(item, LegalItem)] if isinstance(items, tuple) else []


def _check_reuse(book: Book, revisions: Iterable[Revision]) -> None:
    gone: dict[str, _Named] = {}
    for revision in revisions:
        for change in moving(revision.changes):
            for named in entering(change):
                old = gone.get(named[1])
                # What comes back as what it was is the same element, and has kept its id.
                if old is not None and (old[0], old[2]) != (named[0], named[2]):
                    book.add(
                        "reused-id",
                        at(REVISION, revision.id, "changes"),
                        revision=revision.id,
                        found=named[1],
                        new=_described(named),
                        new_ja=_described_ja(named),
                        old=_described(old),
                        old_ja=_described_ja(old),
                    )
            gone.update((named[1], named) for named in leaving(change))


def _described(named: _Named) -> str:
    kind, _, name = named
    return f"{kind} {name!r}" if name else str(kind)


def _described_ja(named: _Named) -> str:
    kind, _, name = named
    return KIND_WORDS[kind] + (f"「{name}」" if name else "")
