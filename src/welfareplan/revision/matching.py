"""Which element of the next plan continues which of this one? (floor 4)

Between two terms everything is renumbered, so that a plan and its successor are matched and not diffed. What is found is a
proposal with its grounds; a person accepts it into ``succeeds``, and nothing is applied by itself.
"""

from __future__ import annotations

import heapq
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.model.element import Element
from welfareplan.model.plan import ELEMENT_KINDS, ROW_OF, Plan
from welfareplan.terms import Ground, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KINDS_MATCHED = (Kind.ISSUE, Kind.DIRECTION, Kind.INITIATIVE, Kind.PROGRAMME, Kind.INDICATOR)
"""The kinds that one term hands on to the next."""

_TITLE, _TEXT, _PLACE = 0.7, 0.2, 0.1  # the title is what a desk carries over; prose is rewritten, numbers move


@attrs.frozen(kw_only=True, weakref_slot=False)
class Match:
    """A proposal that an element continues one of the plan before (継続の候補).

    Attributes:
        kind: the kind of both.
        old: the id in the plan before.
        new: the id in the plan after.
        score: how sure it is, from 0 to 1; 1 where the documents say so.
        grounds: what speaks for it.

    >>> proposal = Match(kind=Kind.ISSUE, old="a", new="b", score=0.9, grounds=(Ground.TITLE, Ground.PLACE))
    >>> [ground.ja for ground in proposal.grounds]
    ['名称の類似', '位置の対応']
    """

    kind: Kind
    old: str
    new: str
    score: float
    grounds: tuple[Ground, ...]


def match(old: Plan, new: Plan, *, least: float = 0.5) -> tuple[Match, ...]:
    """Propose which elements of a plan continue which of the one before (次期計画との対応).

    What the documents say comes first: ``succeeds``, also as ``plan#id``, and an id that was kept. What is left is matched
    by likeness of title and text and by place in the outline, each element at most once, the likest pair first.

    Args:
        old: the plan of the term before.
        new: the plan of the next term.
        least: the least score a likeness must have to be proposed, 0 to 1.

    Returns:
        Proposals in the order of the new plan.

    Raises:
        InvalidValueError: ``least`` is not between 0 and 1.

    >>> from welfareplan.model.issues import Issue
    >>> before = Plan(id="term-3", issues=(Issue(id="a", title="誰もが気軽に集える場の不足"),))
    >>> after = Plan(id="term-4", issues=(Issue(id="b", title="気軽に集える場の不足"),))
    >>> [(each.old, each.new, [ground.value for ground in each.grounds]) for each in match(before, after)]
    [('a', 'b', ['title', 'place'])]
    """
    if not 0 <= least <= 1:
        raise InvalidValueError(
            f"the least score {least} is not between 0 and 1",
            f"類似度の下限「{least}」は0から1の間で指定してください。",
        )
    found: list[Match] = []
    for row in ELEMENT_KINDS:
        if row.kind in KINDS_MATCHED:
            before, after = getattr(old, row.field), getattr(new, row.field)
            stated = list(_stated(row.kind, old, new, before, after))
            taken = {each.old for each in stated}, {each.new for each in stated}
            found += stated
            found += _alike(row.kind, _left(before, taken[0], old), _left(after, taken[1], new), least)
    order = {part.id: n for n, part in enumerate(new.parts())}
    return tuple(sorted(found, key=lambda each: order[each.new]))


def _stated(
    kind: Kind, old: Plan, new: Plan, before: tuple[Element, ...], after: tuple[Element, ...]
) -> Iterator[Match]:
    """What the documents say. A bare id means an element of the same plan, unless that has none of the name."""
    ids = {each.id for each in before}
    for element in after:
        names = getattr(element, "succeeds", ())
        named = [name.removeprefix(f"{old.id}#") for name in names if old.id == new.id or name not in new]
        for id in dict.fromkeys(each for each in named if each in ids):
            yield Match(kind=kind, old=id, new=element.id, score=1.0, grounds=(Ground.SUCCEEDS,))
        if element.id in ids and element.id not in named:
            yield Match(kind=kind, old=element.id, new=element.id, score=1.0, grounds=(Ground.ID,))


def _left(elements: tuple[Element, ...], taken: set[str], plan: Plan) -> list[_Words]:
    """What nothing is said of yet, in the order of the plan."""
    left = [each for each in elements if each.id not in taken]
    return [_Words.of(each, plan, n / len(left)) for n, each in enumerate(left)]


def accept(new: Plan, found: Iterable[Match], *, old: Plan) -> Plan:
    """Write proposals that a person has accepted into ``succeeds`` of the new plan (継承元の記入).

    What the new plan says already is left as it is; nothing else of it changes.

    Args:
        new: the plan of the next term.
        found: the proposals that were accepted, of those that ``match(old, new)`` gave.
        old: the plan of the term before, by whose id its elements are named.

    Returns:
        The plan with what its elements continue; the same object where there is nothing to write.

    Raises:
        UnknownIdError: a plan does not have an element that a proposal names.
        InvalidValueError: a proposal is about elements of another kind than it says.

    >>> from welfareplan.model.issues import Issue
    >>> before = Plan(id="term-3", issues=(Issue(id="a", title="誰もが気軽に集える場の不足"),))
    >>> after = Plan(id="term-4", issues=(Issue(id="b", title="気軽に集える場の不足"),))
    >>> accept(after, match(before, after), old=before).issues[0].succeeds
    ('term-3#a',)
    """
    named: dict[Kind, dict[str, list[str]]] = {}
    for each in found:
        for plan, id in ((old, each.old), (new, each.new)):
            if plan.kind_of(id) is not each.kind:
                raise InvalidValueError(
                    f"a proposal says that {id!r} of plan {plan.id!r} is of kind {each.kind.value!r}, "
                    f"but it is of kind {plan.kind_of(id).value!r}; accept what match gave for these two plans",
                    f"候補では「{id}」を「{each.kind.ja}」としていますが、計画「{plan.id}」では「{plan.kind_of(id).ja}」です。",
                )
        if old.id != new.id or each.old != each.new:  # nothing continues itself
            name = each.old if old.id == new.id else f"{old.id}#{each.old}"
            named.setdefault(each.kind, {}).setdefault(each.new, []).append(name)
    changed: dict[str, Any] = {
        ROW_OF[kind].field: tuple(
            _continuing(each, names.get(each.id, ())) for each in getattr(new, ROW_OF[kind].field)
        )
        for kind, names in named.items()
    }
    return (
        new if all(getattr(new, field) == value for field, value in changed.items()) else attrs.evolve(new, **changed)
    )


def _continuing(element: Any, names: Iterable[str]) -> Any:  # noqa: ANN401 - an element of a kind that is handed on
    added = [name for name in dict.fromkeys(names) if name not in element.succeeds]
    return attrs.evolve(element, succeeds=(*element.succeeds, *added)) if added else element


@attrs.frozen
class _Likeness:
    """How like two elements are (類似度): 0 to 1 each, and together."""

    title: float
    text: float
    place: float
    score: float

    @property
    def grounds(self) -> tuple[tuple[Ground, float], ...]:
        return (Ground.TITLE, self.title), (Ground.TEXT, self.text), (Ground.PLACE, self.place)


@attrs.frozen
class _Words:
    """What an element is compared by: pairs of letters of its title, of its prose, and of what it stands under."""

    id: str
    title: Counter[str]
    text: Counter[str]
    above: Counter[str]
    place: float

    @classmethod
    def of(cls, element: Any, plan: Plan, place: float) -> _Words:  # noqa: ANN401 - an element that can stand under another
        above = next((plan[id] for id in (element.under, element.passage) if id is not None and id in plan), None)
        return cls(
            element.id,
            _pairs_of_letters(element.title or element.text),
            _pairs_of_letters(element.text if element.title else None),
            _pairs_of_letters(getattr(above, "title", None)),
            place,
        )

    def like(self, other: _Words) -> _Likeness:
        """How like another element of the other plan is."""
        title = _dice(self.title, other.title) or 0.0
        text = _dice(self.text, other.text)
        above = _dice(self.above, other.above)
        place = 1 - abs(self.place - other.place)
        if above is not None:
            place = (place + 3 * above) / 4  # what it stands under says more than its number
        # A plan without prose is not less like its successor for it: the title then stands for the text too.
        score = title * (_TITLE + (_TEXT if text is None else 0)) + (text or 0.0) * _TEXT + place * _PLACE
        return _Likeness(title, text or 0.0, place, score)


def _alike(kind: Kind, before: list[_Words], after: list[_Words], least: float) -> Iterator[Match]:
    """Match by likeness. Only pairs that share two letters of their titles are looked at, so the work stays small."""
    holders: dict[str, list[int]] = {}
    for n, each in enumerate(before):
        for pair in each.title:
            holders.setdefault(pair, []).append(n)
    heap: list[tuple[float, int, int, _Likeness]] = []
    for m, each in enumerate(after):
        for n in dict.fromkeys(n for pair in each.title for n in holders.get(pair, ())):
            likeness = before[n].like(each)
            if likeness.score >= least:
                heapq.heappush(heap, (-likeness.score, n, m, likeness))
    used: tuple[set[int], set[int]] = (set(), set())
    while heap:
        _, n, m, likeness = heapq.heappop(heap)
        if n in used[0] or m in used[1]:
            continue
        used[0].add(n)
        used[1].add(m)
        grounds = tuple(ground for ground, part in likeness.grounds if part >= least)
        yield Match(kind=kind, old=before[n].id, new=after[m].id, score=round(likeness.score, 3), grounds=grounds)


def _pairs_of_letters(text: str | None) -> Counter[str]:
    plain = "".join(unicodedata.normalize("NFKC", text or "").split())
    return Counter(plain[n : n + 2] for n in range(len(plain) - 1))


def _dice(left: Counter[str], right: Counter[str]) -> float | None:
    """The share of letter pairs two texts have in common (Dice), None where there is nothing to compare."""
    return 2 * (left & right).total() / (left.total() + right.total()) if left and right else None
