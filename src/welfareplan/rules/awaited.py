"""What should be on file by now, and what need no longer be? (floor 6)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.evaluation.awaiting import awaited_for
from welfareplan.rules.book import Book, at
from welfareplan.rules.observed import OBSERVATION, observation_place
from welfareplan.rules.years import shown, shown_ja
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from welfareplan.model.indicators import Indicator
    from welfareplan.observations import Observation
    from welfareplan.when import When

_WRITTEN_OUT = 5  # so many awaited years are named


def check_awaited(
    book: Book,
    indicators: Iterable[Indicator],
    observations: Iterable[Observation],
    ended: Mapping[str, When],
    today: date,
) -> None:
    """A target whose year is over on a day, and neither a figure of that year or later nor a word why there is none.

    More is not claimed: when a figure is due to be published is stated nowhere.
    """
    years: dict[str, set[int]] = {}
    for each in observations:
        years.setdefault(each.indicator, set()).add(each.reading.at.year)
    for indicator in indicators:
        known = years.get(indicator.id, set())
        end = ended.get(indicator.id)
        for target in indicator.targets:
            wanted = [each for each in awaited_for(target, known, today) if end is None or each.year < end.year]
            if wanted:
                more = len(wanted) > _WRITTEN_OUT
                book.add(
                    "awaited-figure",
                    at(Kind.INDICATOR, indicator.id, "targets"),
                    awaited=", ".join(map(shown, wanted[:_WRITTEN_OUT])) + (" …" if more else ""),
                    awaited_ja="、".join(map(shown_ja, wanted[:_WRITTEN_OUT])) + ("など" if more else ""),
                )


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
                ended=end,
                at=each.reading.at,
            )
    for id, end in ended.items():
        for target in indicators[id].targets if id in indicators else ():
            if target.due_year is not None and target.due_year > end.year:
                book.add(
                    "target-of-discontinued",
                    at(Kind.INDICATOR, id, "targets"),
                    indicator=id,
                    ended=end,
                    due=target.due,
                )
