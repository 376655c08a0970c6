"""What became of a target? (floor 4)"""

from __future__ import annotations

from typing import Any

from welfareplan.model.indicators import Target
from welfareplan.revision.facts import Aim, Due
from welfareplan.terms import Meaning


def pair_targets(
    old: tuple[Target, ...], new: tuple[Target, ...]
) -> tuple[tuple[Meaning, Target | None, Target | None], ...]:
    """Pair targets by the year they are due, and say what became of each (目標値の新旧).

    Raised and lowered speak of the number, not of whether it became harder.

    Returns:
        Meaning, old target and new target, for every pair that differs; a target moved to another year is one pair.
    """
    waiting: dict[object, list[Target]] = {}
    for target in old:
        waiting.setdefault(target.due, []).append(target)
    pairs: list[tuple[Target | None, Target | None]] = []
    unpaired: list[Target] = []
    for target in new:
        same_year = waiting.get(target.due)
        if same_year:
            pairs.append((same_year.pop(0), target))
        else:
            unpaired.append(target)
    left = [target for targets in waiting.values() for target in targets]
    if len(left) == len(unpaired) == 1:
        pairs.append((left.pop(), unpaired.pop()))
    pairs += [(target, None) for target in left]
    pairs += [(None, target) for target in unpaired]
    return tuple((_target_meaning(one, other), one, other) for one, other in pairs if one != other)


def target_facts(old: Target | None, new: Target | None) -> dict[str, Any]:
    """What a sentence quotes of a pair of targets (文中の目標値): their year once, where it is the same."""
    if old and new and old.due == new.due:
        return {"due": Due(new), "old": Aim(old), "new": Aim(new)}
    return {"old": old, "new": new}


def _target_meaning(old: Target | None, new: Target | None) -> Meaning:
    if old is None or new is None:
        return Meaning.TARGET_SET if old is None else Meaning.TARGET_DROPPED
    if old.due != new.due:
        return Meaning.TARGET_MOVED
    if (
        old.amount
        and new.amount
        and old.sense is new.sense
        and old.amount.unit == new.amount.unit
        and old.upper == new.upper
    ):
        if old.amount < new.amount:
            return Meaning.TARGET_RAISED
        if new.amount < old.amount:
            return Meaning.TARGET_LOWERED
    return Meaning.TARGET_RESTATED
