"""Which figures should be on file by now? (floor 5)

Only what the plan and the file say themselves: the year of a target is over, a year of a target of every year is over, or a
figure is filed as pending. When a figure is published is stated nowhere and never guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from welfareplan.days import last_day
from welfareplan.terms import Because, ReadingState, Sense
from welfareplan.when import FiscalPeriod, When

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from welfareplan.model.indicators import Indicator, Target
    from welfareplan.observations import Observation


@attrs.frozen(weakref_slot=False)
class Awaited:
    """A figure that should be on file and is not (未入力の実績).

    Attributes:
        at: the time it is of.
        because: what says that it should be there.

    >>> import welfareplan as wp
    >>> awaited = wp.freshness(wp.example("kurume"), on="2026-04-01")["visits"].awaited[0]
    >>> str(awaited.at), awaited.because.ja
    ('2025?', '目標年度が終了')
    """

    at: When
    because: Because


def awaited_for(target: Target, known: Collection[int], today: date) -> tuple[When, ...]:
    """The figures that a target asks for and that nothing on file answers (目標年の実績).

    For a year: it is over and there is nothing of it or of a later one. For every year: each year that is over.

    Args:
        target: the target.
        known: the years of which something is on file, be it the word why there is no figure.
        today: the day it is asked on.
    """
    due = target.due
    if due is None or target.sense is Sense.NONE:
        return ()
    if isinstance(due, FiscalPeriod):
        return tuple(When.fiscal(year.year) for year in due if year.end < today and year.year not in known)
    if last_day(due) >= today or any(year >= due.year for year in known):
        return ()
    return (due,)


def ended(observed: Sequence[Observation]) -> When | None:
    """When an indicator was first said to be discontinued (廃止), or None."""
    ends = [each.reading.at for each in observed if each.reading.state is ReadingState.DISCONTINUED]
    return min(ends, key=lambda at: at.year, default=None)


def awaited(indicator: Indicator, observed: Sequence[Observation], today: date) -> tuple[Awaited, ...]:
    """Every figure of an indicator that is awaited on a day (未入力の実績), oldest first, each year once.

    Nothing is awaited of the years after an indicator was discontinued.

    Args:
        indicator: the indicator as it stands on that day.
        observed: its observations.
        today: the day.
    """
    end = ended(observed)
    found: dict[int, Awaited] = {}
    for each in _awaited(indicator, observed, today):
        if end is None or each.at.year < end.year:
            found.setdefault(each.at.year, each)
    return tuple(found[year] for year in sorted(found))


def _awaited(indicator: Indicator, observed: Sequence[Observation], today: date) -> Iterator[Awaited]:
    figures = {each.reading.at for each in observed if each.reading.amount is not None}
    for each in observed:
        if each.reading.state is ReadingState.PENDING and each.reading.at not in figures:
            yield Awaited(each.reading.at, Because.PENDING)
    known = {each.reading.at.year for each in observed}
    for target in indicator.targets:
        because = Because.EVERY_YEAR if isinstance(target.due, FiscalPeriod) else Because.TARGET_DUE
        yield from (Awaited(at, because) for at in awaited_for(target, known, today))
