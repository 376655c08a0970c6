"""Do the figures and judgements on file fit the plan, and each other? (floor 6)"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from welfareplan.days import first_day, last_day
from welfareplan.rules.book import Book, at
from welfareplan.rules.figures import check_time, check_unit, shown_amount, unit_of
from welfareplan.rules.references import all_cited, complain
from welfareplan.rules.years import shown
from welfareplan.terms import Kind, ReadingKind, ReadingState
from welfareplan.when import FiscalPeriod, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from welfareplan.model.indicators import Indicator, Reading
    from welfareplan.observations import Observation
    from welfareplan.rules.states import State

OBSERVATION = "observation"

_NEVER = 9999
_NO_RESULT = frozenset({ReadingKind.FORECAST, ReadingKind.ESTIMATE})


def observation_place(observation: Observation) -> str:
    """What a problem calls an observation by: indicator and time, with the day if one is stated.

    >>> from welfareplan.model.indicators import Reading
    >>> from welfareplan.observations import Observation
    >>> reading = Reading(at=When.fiscal(2022), state=ReadingState.PENDING)
    >>> observation_place(Observation(indicator="visits", reading=reading))
    'visits FY2022'
    """
    return f"{observation.indicator} {shown(observation.reading.at)}"


class _Frame:
    """What an ordinary figure of an indicator looks like: its unit, the first year it can be of, and that it is a later one."""

    __slots__ = ("first", "latest", "unit")

    def __init__(self, unit: str | None, first: int) -> None:
        self.unit = unit
        self.first = first
        self.latest = -1


class Figures:
    """The observations of a dossier against the indicators as they last stood.

    Attributes:
        ended: when indicators were first said to be discontinued, filled in by ``check``.
    """

    def __init__(
        self, book: Book, ever: State, indicators: Mapping[str, Indicator], period: FiscalPeriod | None
    ) -> None:
        self._book = book
        self._ever = ever
        self._indicators = indicators
        self._period = period
        self.ended: dict[str, When] = {}
        self._frames = {
            id: _Frame(unit_of(each), 0 if each.baseline is None else each.baseline.at.year)
            for id, each in indicators.items()
        }

    def check(self, observations: Sequence[Observation], today: date | None) -> None:
        """Every observation, and every two of one indicator and time."""
        self._check_cites(observations)
        # Only what is odd in some way is looked at closely: files hold far more figures than anything else.
        frames = self._frames
        last = _NEVER if self._period is None else self._period.last.year
        if today is not None:
            last = min(last, today.year - 1)
        doubtful: set[str] = set()  # the indicators whose figures do not stand in order, so that two may be of one time
        for each in observations:
            frame = frames.get(each.indicator)
            if frame is None:
                if each.indicator not in self._book.unknown:
                    self._look(each, today)
                doubtful.add(each.indicator)
                continue
            reading = each.reading
            when, amount = reading.at, reading.amount
            year = when.year
            if (
                amount is None
                or amount.unit != frame.unit
                or not frame.first <= year <= last
                or not each.cites
                or when.on is not None
            ):
                self._look(each, today)
            if year > frame.latest:
                frame.latest = year
            else:
                doubtful.add(each.indicator)
        if doubtful:
            self._check_twice(each for each in observations if each.indicator in doubtful)

    def _look(self, observation: Observation, today: date | None) -> None:
        book, id, reading = self._book, observation_place(observation), observation.reading
        indicator = self._indicators.get(observation.indicator)
        if indicator is None:
            complain(book, self._ever, at(OBSERVATION, id, "indicator"), observation.indicator, {Kind.INDICATOR})
        check_time(book, at(OBSERVATION, id, "on"), reading.at)
        if reading.state is ReadingState.DISCONTINUED:
            end = self.ended.setdefault(observation.indicator, reading.at)
            if reading.at.year < end.year:
                self.ended[observation.indicator] = reading.at
        if reading.state is ReadingState.PENDING:
            book.add("awaited-figure", at(OBSERVATION, id, "value"), awaited=reading.at)
        if reading.amount is None:
            return
        if not observation.cites:
            book.add("uncited-figure", at(OBSERVATION, id, "cites"), field="value")
        if indicator is not None:
            unit = self._frames[indicator.id].unit
            if unit is not None and reading.amount.unit != unit:
                check_unit(book, at(OBSERVATION, id, "unit"), reading.amount.unit, unit)
            self._check_frame(id, indicator, reading.at)
        if today is not None and reading.kind not in _NO_RESULT and first_day(reading.at) > today:
            book.add("figure-in-future", at(OBSERVATION, id, "at"), at=reading.at, today=today)

    def _check_frame(self, id: str, indicator: Indicator, when: When) -> None:
        baseline, period = indicator.baseline, self._period
        bound: When | FiscalPeriod
        if baseline is not None and last_day(when) < first_day(baseline.at):
            side, side_ja, bound = "before the baseline", "基準値より前", baseline.at
        elif period is not None and first_day(when) > period.last.end:
            side, side_ja, bound = "after the end of the plan", "計画期間より後", period
        else:
            return
        self._book.add(
            "figure-outside-period", at(OBSERVATION, id, "at"), at=when, side=side, side_ja=side_ja, bound=bound
        )

    def _check_cites(self, observations: Sequence[Observation]) -> None:
        sources = self._ever.ids[Kind.SOURCE]
        if all_cited(observations, sources):
            return
        for each in observations:
            for citation in each.cites:
                if citation.source not in sources:
                    place = observation_place(each)
                    complain(self._book, self._ever, at(OBSERVATION, place, "cites"), citation.source, {Kind.SOURCE})

    def _check_twice(self, observations: Iterable[Observation]) -> None:
        # One year may hold several figures: fiscal and calendar, or of several days. Times are compared in full only then.
        first: dict[tuple[str, int], Observation] = {}
        again = [
            each for each in observations if first.setdefault((each.indicator, each.reading.at.year), each) is not each
        ]
        known: dict[tuple[str, When], Observation] = {}
        for each in again:
            one = first[each.indicator, each.reading.at.year]
            known.setdefault(one.key, one)
        for each in again:
            other = known.get(each.key)
            if other is None:
                known[each.key] = each
            else:
                self._report_twice(other.reading, each)

    def _report_twice(self, other: Reading, observation: Observation) -> None:
        pair = [other, observation.reading]
        code = "duplicate-figure"
        if {each.state for each in pair} == {ReadingState.PROVISIONAL, ReadingState.REPORTED}:
            code = "superseded-figure"
            pair.sort(key=lambda each: each.state is ReadingState.REPORTED)
        (first, first_ja), (second, second_ja) = map(shown_amount, pair)
        self._book.add(
            code,
            at(OBSERVATION, observation_place(observation)),
            indicator=observation.indicator,
            at=observation.reading.at,
            first=first,
            first_ja=first_ja,
            second=second,
            second_ja=second_ja,
        )
