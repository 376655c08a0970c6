"""Does everything that is named exist, and is it of the right kind? (floor 6)"""

from __future__ import annotations

from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from welfareplan.model.links import LEGAL_PAIRS
from welfareplan.model.plan import ELEMENT_KINDS, KindRow
from welfareplan.rules.book import Book, at
from welfareplan.rules.states import ITEM, KIND_WORDS, State
from welfareplan.terms import Kind, LinkBasis, Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from welfareplan.model.plan import Plan
    from welfareplan.problems import Place

_KIND_NAMED: dict[str, Kind] = {
    "part_of": Kind.BODY,
    "body": Kind.BODY,
    "bases": Kind.BASIS,
    "passage": Kind.PASSAGE,
    "cites": Kind.SOURCE,
}
_MOST_KINDS = 4  # beyond these it is easier said that any element will do
_CONTINUE = tuple(row.field for row in ELEMENT_KINDS if ("succeeds", True) in row.references)
_ABOVE = tuple(
    (row, field, attrgetter(field))
    for row in ELEMENT_KINDS
    for field in ("under", "part_of")
    if (field, False) in row.references
)
_SHOWN = 6  # so many ids of a circle are written out

_NAMED = tuple(
    (row.field, attrgetter(field), many, row.kind if field == "under" else _KIND_NAMED[field])
    for row in ELEMENT_KINDS
    for field, many in row.references
    if field != "succeeds"
)
"""The fields by which elements name others: field of the plan, what gets the value, whether it names many, of which kind."""


def complain(book: Book, state: State, place: Place, named: str, expected: Iterable[str]) -> None:
    """Say of a reference that leads nowhere, or to the wrong kind, that it does."""
    if named in book.unknown:
        return
    found = state.kind_of(named)
    expected = sorted(expected)
    if found is None:
        known = chain.from_iterable(state.ids[each] for each in expected)
        book.add(
            "unknown-id",
            place,
            field=place.field,
            found=named,
            plan=state.plan.id,
            near=book.near(named, known),
        )
        return
    if len(expected) > _MOST_KINDS:
        words, words_ja = "an element of the plan", "計画の要素"
    else:
        *most, last = [repr(str(each)) for each in expected]
        words = f"of kind {', '.join(most)} or {last}" if most else f"of kind {last}"
        words_ja = "・".join(KIND_WORDS[each] for each in expected)
    book.add(
        "wrong-kind",
        place,
        field=place.field,
        found=named,
        kind=repr(found),
        kind_ja=KIND_WORDS[found],
        expected=words,
        expected_ja=words_ja,
    )


def all_cited(elements: Iterable[Any], sources: set[str]) -> bool:
    """Whether every citation names one of the sources."""
    return {citation.source for element in elements for citation in element.cites} <= sources


def check_cites(book: Book, state: State, kind: str, elements: Sequence[Any], key: str = "id") -> None:
    """Every citation names a source."""
    sources = state.ids[Kind.SOURCE]
    if all_cited(elements, sources):
        return
    for element in elements:
        for citation in element.cites:
            if citation.source not in sources:
                complain(book, state, at(kind, getattr(element, key), "cites"), citation.source, {Kind.SOURCE})


def check_references(book: Book, state: State, ever: Mapping[str, set[str]] | None) -> None:
    """Every reference of the plan and of its elements; of those not seen before, or of all if an id has left the plan."""
    plan = state.plan
    check_cites(book, state, Kind.PLAN, (plan,))
    for named, field in ((plan.passage, "passage"), *((joint.issuer, "joint") for joint in plan.joint)):
        expected = Kind.PASSAGE if field == "passage" else Kind.BODY
        if named is not None and named not in state.ids[expected]:
            complain(book, state, at(Kind.PLAN, plan.id, field), named, {expected})
    rows = {row.field: getattr(plan, row.field) for row in ELEMENT_KINDS} if state.lost else state.fresh
    if not _all_named_are_known(state, rows):
        for row in ELEMENT_KINDS:
            _check_elements(book, state, row, rows.get(row.field, ()), ever)
    _check_links(book, state, plan.links if state.lost else state.fresh.get("links", ()))


def _all_named_are_known(state: State, rows: Mapping[str, Sequence[Any]]) -> bool:
    """Whether nothing is wrong with any reference, at one look: most plans have nothing of the kind."""
    known = state.ids
    everything = [each for field, elements in rows.items() if field != "links" for each in elements]
    passages = {each.passage for each in everything if each.passage is not None}
    if not (passages <= known[Kind.PASSAGE] and all_cited(everything, known[Kind.SOURCE])):
        return False
    for field_of_plan, get, many, kind in _NAMED:
        elements = rows.get(field_of_plan)
        if elements:
            named = set(chain.from_iterable(map(get, elements)) if many else map(get, elements))
            named.discard(None)
            if not named <= known[kind]:
                return False
    return not _continues(rows)


def _continues(rows: Mapping[str, Sequence[Any]]) -> bool:
    """Whether any element continues another."""
    return any(each.succeeds for field in _CONTINUE for each in rows.get(field, ()))


def _check_elements(
    book: Book, state: State, row: KindRow, elements: Sequence[Any], ever: Mapping[str, set[str]] | None
) -> None:
    """Every reference of the elements of a kind."""
    check_cites(book, state, row.kind, elements)
    for field, many in (("passage", False), *row.references):
        if field == "succeeds":
            _check_predecessors(book, state, row, elements, ever)
            continue
        expected = row.kind if field == "under" else _KIND_NAMED[field]
        for element in elements:
            value = getattr(element, field)
            for each in value if many else () if value is None else (value,):
                if each not in state.ids[expected]:
                    complain(book, state, at(row.kind, element.id, field), each, {expected})


def may_be_continued(ever: State, first: Plan) -> Mapping[str, set[str]]:
    """The ids of each kind that the texts of a dossier may continue (引継ぎ元になり得る識別子).

    Whatever ever stood in them; and what the first one says it continues, for it may be a text with revisions that are not on
    record.
    """
    found = dict(ever.ids)
    for row in ELEMENT_KINDS:
        if row.field in _CONTINUE:
            named = {each for element in getattr(first, row.field) for each in element.succeeds}
            if named:
                found[row.kind] = found[row.kind] | named
    return found


def _check_predecessors(
    book: Book, state: State, row: KindRow, elements: Sequence[Any], ever: Mapping[str, set[str]] | None
) -> None:
    """What an element continues has stood in the plan, today or before; ``other-plan#id`` is not looked up."""
    # An initiative may be what is left of a programme and the reverse, but a figure continues a figure.
    kinds = {Kind.INDICATOR} if row.kind is Kind.INDICATOR else {Kind.INITIATIVE, Kind.PROGRAMME}
    known = set().union(*((ever or state.ids)[kind] for kind in kinds))
    for element in elements:
        for named in element.succeeds:
            if named in known or "#" in named:
                continue
            if ever is None and state.kind_of(named) is None:
                book.add("unknown-predecessor", at(row.kind, element.id, "succeeds"), found=named, plan=state.plan.id)
            else:
                complain(book, state, at(row.kind, element.id, "succeeds"), named, kinds)


def _ends(state: State, relation: Relation) -> tuple[set[str], set[str], Iterable[str], Iterable[str]]:
    """Which ids a link of this relation may start from and end at, and of which kinds these are."""
    sources, targets = LEGAL_PAIRS[relation]
    ends: Collection[str] = {ITEM} if relation is Relation.COVERS else targets
    known = [
        state.ids[next(iter(kinds))] if len(kinds) == 1 else set().union(*(state.ids[kind] for kind in kinds))
        for kinds in (sources, ends)
    ]
    return known[0], known[1], sources, ends


def _check_links(book: Book, state: State, links: Sequence[Any]) -> None:
    """Both ends exist and may be joined so; what is stated says where; only who leads has a role."""
    if not links:
        return
    check_cites(book, state, Kind.LINK, links, "key")
    known: dict[Relation, tuple[set[str], set[str], Iterable[str], Iterable[str]]] = {}
    for link in links:
        relation = link.relation
        ends = known.get(relation)
        if ends is None:
            ends = known[relation] = _ends(state, relation)
        if link.source not in ends[0]:
            complain(book, state, at(Kind.LINK, link.key, "source"), link.source, ends[2])
        if link.target not in ends[1]:
            complain(book, state, at(Kind.LINK, link.key, "target"), link.target, ends[3])
        if not link.cites and link.basis is LinkBasis.STATED:
            book.add("uncited-link", at(Kind.LINK, link.key, "cites"))
        if link.role is not None and relation is not Relation.LEADS:
            book.add(
                "misplaced-role",
                at(Kind.LINK, link.key, "role"),
                found=link.role.value,
                found_ja=link.role.ja,
                relation=relation.value,
                relation_ja=relation.ja,
            )


def check_circles(book: Book, state: State) -> None:
    """Nothing stands under itself, belongs to itself or continues itself, however many steps it takes."""
    for row, field, above in _ABOVE:
        # A circle that was not there before goes through an element that was not.
        if row.field in state.fresh and any(map(above, state.fresh[row.field])):
            pairs = ((each.id, getattr(each, field)) for each in getattr(state.plan, row.field))
            for circle in circles({id: (above,) for id, above in pairs if above is not None}):
                report_circle(book, row.kind, circle, field)
    if _continues(state.fresh):
        # Two kinds may continue each other, so that they are looked at together.
        elements = chain.from_iterable(getattr(state.plan, field) for field in _CONTINUE)
        for circle in circles({each.id: each.succeeds for each in elements if each.succeeds}):
            report_circle(book, state.kind_of(circle[0]) or "", circle, "succeeds")


def report_circle(book: Book, kind: str, circle: Sequence[str], field: str) -> None:
    """Write a circle down at the element it is told from."""
    shown = [*circle[:_SHOWN], *(["…"] if len(circle) > _SHOWN else []), circle[0]]
    book.add("circular-reference", at(kind, circle[0], field), field=field, circle=" → ".join(shown))


def circles(edges: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """The circles in references, each as the ids along it from the smallest; looks at every reference once.

    >>> list(circles({"a": ("b",), "b": ("a", "c")}))
    [['a', 'b']]
    """
    done: set[str] = set()
    for start in edges:
        if start in done:
            continue
        path: dict[str, int] = {start: 0}
        trail = [start]
        ahead = [iter(edges[start])]
        while ahead:
            step = next(ahead[-1], None)
            if step is None:
                ahead.pop()
                last = trail.pop()
                del path[last]
                done.add(last)
            elif step in path:
                yield _turned(trail[path[step] : path[step] + _SHOWN + 1])
            elif step in edges and step not in done:
                path[step] = len(trail)
                trail.append(step)
                ahead.append(iter(edges[step]))


def _turned(circle: list[str]) -> list[str]:
    """A circle from its smallest id, so that it is the same wherever it was entered; one too long to show is left alone."""
    first = circle.index(min(circle)) if len(circle) <= _SHOWN else 0
    return circle[first:] + circle[:first]
