"""What does a chart show? (floor 8)

The course of an indicator and the standing of the whole plan as values: which points, which line, which gaps. ``drawing.py``
draws them, and every number in them stands in a table as well.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from welfareplan.amount import comparable
from welfareplan.errors import WelfarePlanError
from welfareplan.evaluation.reasons import Undefined
from welfareplan.evaluation.surveys import Interval, SurveyShare, share_interval
from welfareplan.terms import Sense
from welfareplan.when import FiscalPeriod, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from welfareplan.evaluation.rows import IndicatorProgress
    from welfareplan.model.indicators import Reading, Target
    from welfareplan.reports.speech import Speech

_CHANGES = frozenset({Sense.INCREASE, Sense.DECREASE})  # their amount is the size of a change, not a level


@attrs.frozen(kw_only=True)
class Mark:
    """A figure on a chart (図の値).

    Attributes:
        at: its time.
        value: its number, in the unit of the chart.
        text: the number as it is written beside it.
        interval: between what the share lies with 95 % confidence, where the size of the sample is known.
    """

    at: When
    value: Decimal
    text: str
    interval: Interval | None = None


@attrs.frozen(kw_only=True)
class Gap:
    """A time for which a word stands in place of a figure (欠測): 集計中, 中止.

    Attributes:
        at: the time.
        word: the word.
    """

    at: When
    word: str


@attrs.frozen(kw_only=True)
class Aim:
    """A target on a chart (図の目標値).

    Attributes:
        sense: what it asks of the figure.
        text: the words beside it.
        value: its number, or None where it is in words.
        upper: the upper bound of a range.
        due: for when it is set.
    """

    sense: Sense
    text: str
    value: Decimal | None = None
    upper: Decimal | None = None
    due: When | FiscalPeriod | None = None


@attrs.frozen(kw_only=True)
class Course:
    """The course of one indicator (指標の推移).

    Attributes:
        unit: what is counted, as written above the axis.
        scale: by what the numbers beside the axis are divided; the unit says so.
        baseline: the baseline, if it has a number.
        actuals: the figures that count, oldest first.
        gaps: the times for which a word stands in place of a figure.
        target: the final target.
        interim: the other targets that have a number and a year.
        line: whether the straight line from baseline to target can be drawn.
        ticks: the years below the chart with what is written there, the weightiest first.
    """

    unit: str
    scale: int
    baseline: Mark | None
    actuals: tuple[Mark, ...]
    gaps: tuple[Gap, ...]
    target: Aim | None
    interim: tuple[Aim, ...]
    line: bool
    ticks: tuple[tuple[int, str], ...]

    def runs(self) -> list[list[Mark]]:
        """The figures that follow one another year by year; between two runs figures are missing, and no line is drawn."""
        runs: list[list[Mark]] = []
        for mark in self.actuals:
            if not runs or mark.at.year > runs[-1][-1].at.year + 1:
                runs.append([])
            runs[-1].append(mark)
        return runs


@attrs.frozen(kw_only=True)
class Standing:
    """One indicator in the chart of the whole plan (計画全体の図の一行).

    Attributes:
        name: what it is called there.
        way: its share of the way.
        way_text: that share as it is written.
        time: the share of its time that has passed, or None.
    """

    name: str
    way: Decimal
    way_text: str
    time: Decimal | None


def survey_interval(reading: Reading, unit: str | None) -> Interval | None:
    """Between what a surveyed share lies with 95 % confidence, in a unit (標本誤差の範囲); None where that is not known."""
    if reading.sample is None or reading.amount is None:
        return None
    try:
        share = share_interval(SurveyShare.of(reading))
    except WelfarePlanError:  # no share, or one that no survey gives
        return None
    if not comparable("%", unit) or unit is None:
        return None
    from welfareplan.amount import factor

    by = float(factor("%", unit))
    return Interval(lower=share.lower * by, upper=share.upper * by)


def course(row: IndicatorProgress, speech: Speech) -> Course | None:
    """The course of an indicator (指標の推移); None where there is not one number to draw.

    Args:
        row: its numbers.
        speech: the language of what is written beside them.
    """
    target = None if row.target is None else _aim(row.target, row.unit, speech)
    interim = [aim for each in row.interim if (aim := _aim(each, row.unit, speech)).value is not None]
    baseline = None if row.baseline is None else _mark(row.baseline, row.unit, speech)
    actuals = [mark for each in row.series if (mark := _mark(each.reading, row.unit, speech)) is not None]
    if baseline is None and not actuals and (target is None or target.value is None):
        return None
    gaps = [
        Gap(at=each.reading.at, word=speech.figure(each.reading))
        for each in row.observed
        if each.reading.amount is None and each.reading.at.year <= row.through.year
    ]
    numbers = [mark.value for mark in (*actuals, *([baseline] if baseline else []))]
    scale, unit = speech.axis(max(map(abs, numbers), default=Decimal(0)), row.unit)
    return Course(
        unit=unit,
        scale=scale,
        baseline=baseline,
        actuals=tuple(actuals),
        gaps=tuple(sorted(gaps, key=lambda gap: gap.at.year)),
        target=target,
        interim=tuple(aim for aim in interim if isinstance(aim.due, When)),
        line=not isinstance(row.line_value, Undefined) or _has_line(row),
        ticks=tuple(_ticks(baseline, actuals, gaps, [*([target] if target else []), *interim], speech)),
    )


def _has_line(row: IndicatorProgress) -> bool:
    """Whether there is a way to go, also where nobody has been seen on it yet."""
    due = None if row.target is None else row.target.due
    numbers = not isinstance(row.baseline_value, Undefined) and not isinstance(row.target_value, Undefined)
    return numbers and row.baseline is not None and isinstance(due, When) and due.year > row.baseline.at.year


def _mark(reading: Reading, unit: str | None, speech: Speech) -> Mark | None:
    amount = reading.amount
    if amount is None or not (amount.unit == unit or comparable(amount.unit, unit)):
        return None
    text = speech.number(amount.value, amount.unit)  # as its table has it, though it is drawn in the unit of the others
    return Mark(at=reading.at, value=amount.value_in(unit), text=text, interval=survey_interval(reading, unit))


def _aim(target: Target, unit: str | None, speech: Speech) -> Aim:
    text = speech.aim(target)
    amount, upper = target.amount, target.upper
    if amount is None or target.sense in _CHANGES or not (amount.unit == unit or comparable(amount.unit, unit)):
        return Aim(sense=target.sense, text=text, due=target.due)
    most = upper.value_in(unit) if upper is not None and comparable(upper.unit, unit) else None
    return Aim(sense=target.sense, text=text, value=amount.value_in(unit), upper=most, due=target.due)


def _ticks(
    baseline: Mark | None, actuals: list[Mark], gaps: list[Gap], aims: list[Aim], speech: Speech
) -> Iterator[tuple[int, str]]:
    """The years to be written, each once, the weightiest first: where it began, where it leads, where it stands."""
    seen: set[int] = set()
    for at in _times(baseline, actuals, gaps, aims):
        if at.year not in seen:
            seen.add(at.year)
            yield at.year, speech.tick(at.year, at.basis)


def _times(baseline: Mark | None, actuals: list[Mark], gaps: list[Gap], aims: list[Aim]) -> Iterator[When]:
    if baseline is not None:
        yield baseline.at
    for aim in aims[:1]:
        yield from _dues(aim)
    yield from (mark.at for mark in reversed(actuals))
    for aim in aims[1:]:
        yield from _dues(aim)
    yield from (gap.at for gap in gaps)


def _dues(aim: Aim) -> Iterator[When]:
    if isinstance(aim.due, FiscalPeriod):
        yield When.fiscal(aim.due.last.year)
        yield When.fiscal(aim.due.first.year)
    elif aim.due is not None:
        yield aim.due


def standings(rows: Iterable[tuple[str, IndicatorProgress]], speech: Speech) -> tuple[Standing, ...]:
    """How far each indicator has come and how much of its time has passed (進捗率と経過割合).

    Those without a share of the way are left out; the table says why they have none.

    Args:
        rows: each indicator with what it is called in the chart.
        speech: the language of the shares.
    """
    found = []
    for name, row in rows:
        way, time = row.share_of_way, row.share_of_time
        if not isinstance(way, Undefined):
            passed = None if isinstance(time, Undefined) else time
            found.append(Standing(name=name, way=way, way_text=speech.percentage(way), time=passed))
    return tuple(found)
