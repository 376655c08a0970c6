"""What should be on file by now, and what need no longer be? (floor 6)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.rules.book import Book, at
from welfareplan.rules.observed import OBSERVATION, observation_place
from welfareplan.rules.years import last_day, shown
from welfareplan.terms import Kind, Sense
from welfareplan.when import FiscalPeriod

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from welfareplan.model.indicators import Indicator, Target
    from welfareplan.observations import Observation
    from welfareplan.when import When

_WRITTEN_OUT = 5  # so many awaited years are named


def check_awaited(
    book: Book, indicators: Iterable[Indicator], observations: Iterable[Observation], today: date
) -> None:
    """A target whose year is over on a day, and neither a figure of that year or later nor a word why there is none.

    More is not claimed: when a figure is due to be published is stated nowhere.
    """
    years: dict[str, set[int]] = {}
    for each in observations:
        years.setdefault(each.indicator, set()).add(each.reading.at.year)
    for indicator in indicators:
        known = years.get(indicator.id, set())
        for target in indicator.targets:
            awaited = _awaited(target, known, today)
            if awaited is not None:
                book.add("awaited-figure", at(Kind.INDICATOR, indicator.id, "targets"), awaited=awaited)


def _awaited(target: Target, known: set[int], today: date) -> str | None:
    due = target.due
    if due is None or target.sense is Sense.NONE:
        return None
    if isinstance(due, FiscalPeriod):
        # The last fiscal year that is over: that of today began at the latest April, and is not.
        over = today.year - (1 if (today.month, today.day) > (3, 31) else 2)
        missing = sorted(set(range(due.first.year, min(due.last.year, over) + 1)) - known)
        named = ", ".join(f"FY{year:04}" for year in missing[:_WRITTEN_OUT])
        return f"{named} …" if len(missing) > _WRITTEN_OUT else named or None
    if last_day(due) >= today or any(year >= due.year for year in known):
        return None
    return shown(due)


def check_discontinued(
    book: Book, ended: Mapping[str, When], indicators: Mapping[str, Indicator], observations: Iterable[Observation]
) -> None:
    """Nothing is seen of an indicator after it was discontinued, and nothing is wanted of it."""
    for each in observations:
        end = ended.get(each.indicator)
        if end is not None and each.reading.amount is not None and each.reading.at.year > end.year:
            book.add(
                "figure-after-end",
                at(OBSERVATION, observation_place(each), "state"),
                indicator=each.indicator,
                ended=shown(end),
                at=shown(each.reading.at),
            )
    for id, end in ended.items():
        for target in indicators[id].targets if id in indicators else ():
            if target.due_year is not None and target.due_year > end.year:
                book.add(
                    "target-of-discontinued",
                    at(Kind.INDICATOR, id, "targets"),
                    indicator=id,
                    ended=shown(end),
                    due=shown(target.due),
                )
