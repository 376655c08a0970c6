"""What did it say, from when to when, and by which revision? (floor 4)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.errors import UnknownIdError
from welfareplan.ids import nearest
from welfareplan.model.element import Citation, Element
from welfareplan.model.links import Link
from welfareplan.model.plan import KINDS, Plan, key_of
from welfareplan.revision.changes import Addition, Amendment, Removal
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Kind
from welfareplan.when import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@attrs.frozen(kw_only=True, weakref_slot=False)
class Span:
    """A value and the time for which it stood (値の期間).

    Attributes:
        field: the field of the element; None for the element's own presence in the plan, whose value is the element.
        value: the value.
        since: from when: the adoption of the plan or the day a revision came into force; None where that is not stated.
        until: until the day on which it was changed; None while it stands.
        by: the id of the revision that set it; None for the base text.
        ended_by: the id of the revision that ended it.
        cites: where that is stated: the revision's citations, or the element's for the base text.

    >>> import welfareplan as wp
    >>> presence = wp.example("kurume").history("reoffending").of(None)[0]
    >>> presence.by, str(presence.since), presence.until
    ('subplan-2022-11', '2022-11', None)
    """

    field: str | None
    value: Any
    since: PartialDate | None
    until: PartialDate | None = None
    by: str | None = None
    ended_by: str | None = None
    cites: tuple[Citation, ...] = ()


@attrs.frozen(kw_only=True, weakref_slot=False)
class History:
    """Every value an element had (沿革).

    Attributes:
        id: the id of the element, or the key of a link.
        kind: its kind.
        spans: its presence and its fields, each in order of time; fields that never held anything are left out.
        links: the presence of every link that starts or ends at it.

    >>> import welfareplan as wp
    >>> history = wp.example("kurume").history("multilayered")
    >>> [span.value.key for span in history.links], history.changed
    (['multilayered covers matter-4'], ())
    """

    id: str
    kind: Kind
    spans: tuple[Span, ...]
    links: tuple[Span, ...] = ()

    def of(self, field: str | None) -> tuple[Span, ...]:
        """The spans of one field; of None, the presence in the plan."""
        return tuple(span for span in self.spans if span.field == field)

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields that a revision changed while the element stood."""
        return tuple(dict.fromkeys(span.field for span in self.spans if span.field and span.by and self._before(span)))

    def _before(self, span: Span) -> bool:
        return any(other.ended_by == span.by and other.field == span.field for other in self.spans)


class _Lives:
    """The spans of one element while its revisions go by."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.open: dict[str | None, int] = {}

    def begin(self, span: Span) -> None:
        self.open[span.field] = len(self.spans)
        self.spans.append(span)

    def end(self, field: str | None, revision: Revision) -> None:
        at = self.open.pop(field, None)
        if at is not None:
            self.spans[at] = attrs.evolve(self.spans[at], until=revision.in_force, ended_by=revision.id)

    def enter(
        self, element: Element | Link, since: PartialDate | None, by: str | None, cites: tuple[Citation, ...]
    ) -> None:
        self.begin(Span(field=None, value=element, since=since, by=by, cites=cites))
        for field in attrs.fields(type(element)):
            value = getattr(element, field.name)
            if value is not None and value != ():
                self.begin(Span(field=field.name, value=value, since=since, by=by, cites=cites))

    def follow(self, change: Addition | Removal | Amendment, revision: Revision) -> None:
        match change:
            case Addition(element=element):
                self.enter(element, revision.in_force, revision.id, revision.cites)
            case Removal():
                for field in tuple(self.open):
                    self.end(field, revision)
            case _:
                field, new = change.field, change.new
                self.end(field, revision)
                if new is not None and new != ():
                    self.begin(
                        Span(field=field, value=new, since=revision.in_force, by=revision.id, cites=revision.cites)
                    )


def history(base: Plan, revisions: Sequence[Revision], id: str) -> History:
    """Every value an element had, from when to when, by which revision.

    One pass over the changes of all revisions, without replaying a plan.

    Args:
        base: the plan as adopted.
        revisions: its revisions in order.
        id: the id of any element that ever stood in it, its own id, or the key of a link.

    Raises:
        UnknownIdError: nothing of that id ever stood in the plan.
    """
    lives: dict[str, _Lives] = {}
    kinds: dict[str, Kind] = {}

    def life(kind: Kind, key: str) -> _Lives:
        kinds.setdefault(key, kind)
        return lives.setdefault(key, _Lives())

    start = base.adopted
    if id == base.id:
        life(Kind.PLAN, id).enter(_bare(base), start, None, base.cites)
    for row in KINDS:
        for element in getattr(base, row.field):
            if _concerns(element, id):
                life(row.kind, key_of(element)).enter(element, start, None, element.cites)
    for revision in revisions:
        for change in revision.changes:
            if isinstance(change, Addition | Removal):
                if _concerns(change.element, id):
                    life(change.kind, change.id).follow(change, revision)
            elif isinstance(change, Amendment) and change.id in lives:
                lives[change.id].follow(change, revision)
    if id not in lives:
        near = nearest(id, _known(base, revisions))
        raise UnknownIdError(id, f"the history of plan {base.id!r}", near, where_ja=f"計画「{base.id}」の沿革")
    links = (span for key, found in lives.items() if key != id for span in found.spans if span.field is None)
    return History(id=id, kind=kinds[id], spans=tuple(lives[id].spans), links=tuple(links))


def _bare(plan: Plan) -> Plan:
    """The plan without its elements, whose histories are their own."""
    empty: dict[str, Any] = {row.field: () for row in KINDS}
    return attrs.evolve(plan, **empty)


def _concerns(element: Element | Link, id: str) -> bool:
    return id in (element.source, element.target, element.key) if isinstance(element, Link) else element.id == id


def _known(base: Plan, revisions: Iterable[Revision]) -> list[str]:
    known = dict.fromkeys(base.ids)
    for revision in revisions:
        known.update(dict.fromkeys(change.id for change in revision.changes if isinstance(change, Addition)))
    return list(known)
