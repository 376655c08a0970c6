"""Which observed figure counts? (floor 5)

The newest one with a figure, not after the year asked for, not marked 参考, in a unit that can be compared. Every other
observation is named with the reason why it was not used.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from welfareplan.amount import comparable
from welfareplan.evaluation.reasons import REASONS
from welfareplan.observations import Observation
from welfareplan.terms import Basis, Flag, ReadingState

if TYPE_CHECKING:
    from collections.abc import Sequence


@attrs.frozen(weakref_slot=False)
class Unused:
    """An observation that the numbers do not rest on (使わなかった実績), and why.

    Attributes:
        observation: the observation.
        reason: no-figure, after-through, reference-only, unit-differs, superseded or unknown-indicator.

    >>> import welfareplan as wp
    >>> unused = wp.progress(wp.example("kurume"), through=wp.FiscalYear(2020)).unused
    >>> unused[0].reason, unused[0].observation
    ('after-through', <Observation mutual-help 2022?: 62.0%>)
    """

    observation: Observation
    reason: str

    @property
    def message(self) -> str:
        """The reason as an English sentence."""
        return REASONS[self.reason][0]

    @property
    def ja(self) -> str:
        """The reason as a Japanese sentence."""
        return REASONS[self.reason][1]


def _order(seen: Observation) -> tuple[int, date, bool]:
    """By plain year number, then by the day it speaks of; a provisional figure before the one that replaces it."""
    at = seen.reading.at
    if at.on is not None:
        day = at.on.last_day
    else:
        day = date(at.year + 1, 3, 31) if at.basis is Basis.FISCAL else date(at.year, 12, 31)
    return at.year, day, seen.reading.state is not ReadingState.PROVISIONAL


def why_not(seen: Observation, unit: str | None, last: int) -> str | None:
    """Why an observation cannot count at all; None if it can.

    Args:
        seen: the observation.
        unit: the unit in which the indicator is counted.
        last: the plain number of the last year that counts.
    """
    reading = seen.reading
    if reading.at.year > last:
        return "after-through"
    if reading.amount is None:
        return "no-figure"
    if Flag.REFERENCE in reading.flags:
        return "reference-only"
    if reading.amount.unit == unit or comparable(reading.amount.unit, unit):
        return None
    return "unit-differs"


def newest(observed: Sequence[Observation], unit: str | None, last: int) -> Observation | None:
    """The observation that counts as the actual figure (実績値), or None."""
    best: Observation | None = None
    best_year = 0
    # Backwards, because figures are mostly filed oldest first: then all but one are passed over by their year.
    for each in reversed(observed):
        year = each.reading.at.year
        if best_year <= year <= last and why_not(each, unit, last) is None:
            if best is None or year > best_year or _order(each) > _order(best):
                best = each
            best_year = year
    return best


def newest_unit(observed: Sequence[Observation], last: int) -> str | None:
    """The unit of the newest figure, for an indicator that states no unit anywhere else."""
    figures = [
        (_order(each), n, each.reading.amount.unit)
        for n, each in enumerate(observed)
        if each.reading.amount is not None and why_not(each, each.reading.amount.unit, last) is None
    ]
    return max(figures)[2] if figures else None


def series(observed: Sequence[Observation], unit: str | None, last: int) -> tuple[Observation, ...]:
    """Every observation that can count, oldest first; its last is the newest."""
    return tuple(sorted((each for each in observed if why_not(each, unit, last) is None), key=_order))


def unused(observed: Sequence[Observation], unit: str | None, last: int) -> tuple[Unused, ...]:
    """The observations that do not count, in their order, each with the reason."""
    chosen = newest(observed, unit, last)
    return tuple(Unused(each, why_not(each, unit, last) or "superseded") for each in observed if each is not chosen)
