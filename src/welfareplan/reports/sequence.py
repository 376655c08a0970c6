"""In which order are two states of a plan read side by side? (floor 8)

One list for both: the new order, with what was removed where it stood. What moved is the least that explains the new order;
everything else has kept its place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def standing(old: Sequence[K], new: Sequence[K]) -> frozenset[K]:
    """The ids that kept their place: the longest series that stands in the same order in both (位置の変わらない要素).

    >>> sorted(standing("abcde", "badce"))
    ['a', 'c', 'e']
    """
    place = {id: n for n, id in enumerate(old)}
    kept = [id for id in new if id in place]
    ends: list[int] = []  # for each length, the least place at which a rising series of that length ends
    tails: list[int] = []
    before: list[int | None] = []
    for n, id in enumerate(kept):
        at = bisect_left(ends, place[id])
        before.append(tails[at - 1] if at else None)
        ends[at : at + 1], tails[at : at + 1] = [place[id]], [n]
    found = set()
    last = tails[-1] if tails else None
    while last is not None:
        found.add(kept[last])
        last = before[last]
    return frozenset(found)


def interleaved(old: Sequence[K], new: Sequence[K]) -> list[K]:
    """Every id of both, once: in the new order, what was removed behind what it stood behind (読む順).

    >>> "".join(interleaved("abcd", "axd"))
    'abcxd'
    """
    coming, kept = set(new), standing(old, new)
    gone: dict[K | None, list[K]] = {}
    last: K | None = None
    for id in old:
        if id in kept:
            last = id
        elif id not in coming:
            gone.setdefault(last, []).append(id)
    ids = list(gone.get(None, ()))
    for id in new:
        ids.append(id)
        if id in kept:
            ids += gone.get(id, ())
    return ids
