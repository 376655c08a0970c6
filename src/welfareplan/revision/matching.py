"""Which element of the next plan continues which of this one? (floor 4)

Between two terms everything is renumbered, so that a plan and its successor are matched and not diffed. What is found is a
proposal with its grounds; a person accepts it into ``succeeds``, and nothing is applied by itself.
"""

from __future__ import annotations

import heapq
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.model.element import Element
from welfareplan.model.plan import ELEMENT_KINDS, Plan
from welfareplan.terms import Ground, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

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
            before, after = tuple(getattr(old, row.field)), tuple(getattr(new, row.field))
            found += _stated(row.kind, old.id, before, after)
            taken = {each.old for each in found}, {each.new for each in found}
            found += _alike(
                row.kind,
                [each for each in before if each.id not in taken[0]],
                [each for each in after if each.id not in taken[1]],
                least,
            )
    order = {part.id: n for n, part in enumerate(new.parts())}
    return tuple(sorted(found, key=lambda each: order[each.new]))


def _stated(kind: Kind, plan: str, before: tuple[Element, ...], after: tuple[Element, ...]) -> Iterator[Match]:
    ids = {each.id for each in before}
    for element in after:
        named = [each.removeprefix(f"{plan}#") for each in getattr(element, "succeeds", ())]
        for old in dict.fromkeys(each for each in named if each in ids):
            yield Match(kind=kind, old=old, new=element.id, score=1.0, grounds=(Ground.SUCCEEDS,))
        if element.id in ids and element.id not in named:
            yield Match(kind=kind, old=element.id, new=element.id, score=1.0, grounds=(Ground.ID,))


def _alike(kind: Kind, before: list[Element], after: list[Element], least: float) -> Iterator[Match]:
    """Match by likeness. Only pairs that share two letters of their titles are looked at, so the work stays small."""
    titles = [_pairs_of_letters(each.title) for each in before]
    holders: dict[str, list[int]] = {}
    for n, title in enumerate(titles):
        for pair in title:
            holders.setdefault(pair, []).append(n)
    heap: list[tuple[float, int, int, float, float, float]] = []
    for m, element in enumerate(after):
        title = _pairs_of_letters(element.title)
        for n in dict.fromkeys(n for pair in title for n in holders.get(pair, ())):
            one = _likeness(titles[n], title) or 0.0
            text = _likeness(_pairs_of_letters(before[n].text), _pairs_of_letters(element.text))
            place = 1 - abs(n / len(before) - m / len(after))
            # A plan without prose is not less like its successor for it: the title then stands for the text too.
            score = one * (_TITLE + (_TEXT if text is None else 0)) + (text or 0) * _TEXT + place * _PLACE
            if score >= least:
                heapq.heappush(heap, (-score, n, m, one, text or 0.0, place))
    used: tuple[set[int], set[int]] = (set(), set())
    while heap:
        negative, n, m, one, text, place = heapq.heappop(heap)
        if n in used[0] or m in used[1]:
            continue
        used[0].add(n)
        used[1].add(m)
        grounds = ((Ground.TITLE, one), (Ground.TEXT, text), (Ground.PLACE, place))
        yield Match(
            kind=kind,
            old=before[n].id,
            new=after[m].id,
            score=round(-negative, 3),
            grounds=tuple(ground for ground, part in grounds if part >= least),
        )


def _pairs_of_letters(text: str | None) -> Counter[str]:
    folded = "".join(unicodedata.normalize("NFKC", text or "").split())
    return Counter(folded[n : n + 2] for n in range(len(folded) - 1))


def _likeness(left: Counter[str], right: Counter[str]) -> float | None:
    """The share of letter pairs two texts have in common (Dice), None where there is nothing to compare."""
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if left and right else None
