"""Does a figure look wrong? (floor 7)

Beside what is on file of the indicator: baseline, target and the figures of other years. A doubt is a question to whoever filled
in the sheet, and no more: the figure is held back until somebody confirms it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from welfareplan.amount import comparable
from welfareplan.terms import Counts, Flag, Sense

if TYPE_CHECKING:
    from welfareplan.model.indicators import Indicator, Reading
    from welfareplan.observations import Observation
    from welfareplan.when import FiscalYear

FAR = Decimal(3)
"""A figure more than so many times the largest on file, or less than that part of the smallest, is asked about."""

FEW = Decimal(10)
"""Counts up to this may double and halve as they like."""

LONG = 3
"""A figure of so many digits that is last year's to the digit is asked about; a shorter one is only mentioned."""

_SHARES = frozenset({"%", "‰"})
_HUNDRED = Decimal(100)
_SLIPS = ((Decimal(100), "100倍"), (Decimal(1000), "1,000倍"), (Decimal(10), "10倍"))
_CHANGES = frozenset({Sense.INCREASE, Sense.DECREASE})


@attrs.frozen(kw_only=True)
class Doubt:
    """Why a figure looks wrong (疑問点).

    Attributes:
        code: the code of the problem.
        held: whether the figure is held back until it is confirmed.
        facts: what its sentence says.
    """

    code: str
    held: bool = True
    facts: Mapping[str, object] = attrs.Factory(dict)


def doubts(
    given: Reading, indicator: Indicator, unit: str | None, on_file: Sequence[Observation], year: FiscalYear
) -> tuple[Doubt, ...]:
    """What is doubtful about a figure (値の点検): its year, its sign, its size, and whether it was copied from last year.

    Args:
        given: the figure.
        indicator: its indicator.
        unit: the unit in which the indicator is counted.
        on_file: what is on file of the indicator.
        year: the year that was asked about.
    """
    return tuple(_doubts(given, indicator, unit, on_file, year))


def _doubts(
    given: Reading, indicator: Indicator, unit: str | None, on_file: Sequence[Observation], year: FiscalYear
) -> Iterator[Doubt]:
    if given.at.year != year.year:
        yield Doubt(code="doubt-year", facts={"found": given.at.wareki(), "expected": year.wareki()})
    others = [each for each in on_file if each.reading.at != given.at]
    rival = next((each.reading for each in others if each.reading.at.year == given.at.year), None)
    if rival is not None:
        yield Doubt(
            code="doubt-time",
            facts={
                "found": given.at.wareki(),
                "known": rival.at.wareki(),
                "figure": str(rival.amount or rival.state.ja),
            },
        )
    if given.amount is None or not comparable(given.amount.unit, unit):
        return
    value = given.amount.value_in(unit)
    known = _known(indicator, unit, [each.reading for each in others])
    yield from _sign_and_size(value, known, unit)
    last = _of(year.year - 1, others, unit)
    if last is not None and last == value:
        yield Doubt(code="doubt-same" if _long(value) else "same-as-last-year", held=_long(value), facts=_fact(value))
    if indicator.counts is Counts.CUMULATIVE and last is not None and value < last:
        yield Doubt(code="doubt-falls", facts={"found": f"{value:,f}", "before": f"{last:,f}"})


def _fact(value: Decimal) -> dict[str, str]:
    return {"found": f"{value:,f}"}


def _long(value: Decimal) -> bool:
    return len(value.normalize().as_tuple().digits) >= LONG


def _known(indicator: Indicator, unit: str | None, readings: Sequence[Reading]) -> list[Decimal]:
    """The figures on file, in the unit of the indicator."""
    amounts = [each.amount for each in readings if Flag.REFERENCE not in each.flags]
    amounts += [] if indicator.baseline is None else [indicator.baseline.amount]
    amounts += [each.amount for each in indicator.targets if each.sense not in _CHANGES]
    return [each.value_in(unit) for each in amounts if each is not None and comparable(each.unit, unit)]


def _of(year: int, others: Sequence[Observation], unit: str | None) -> Decimal | None:
    """The figure of a year in the unit of the indicator."""
    for each in reversed(others):
        amount = each.reading.amount
        if each.reading.at.year == year and amount is not None and comparable(amount.unit, unit):
            return amount.value_in(unit)
    return None


def _sign_and_size(value: Decimal, known: Sequence[Decimal], unit: str | None) -> Iterator[Doubt]:
    if value < 0 and not any(each < 0 for each in known):
        yield Doubt(code="doubt-sign", facts=_fact(value))
    sizes = [abs(each) for each in known if each]
    if not sizes:
        return
    least, most = min(sizes), max(sizes)
    size = abs(value)
    above = unit == "%" and value > _HUNDRED and max(known) <= _HUNDRED
    if above or not _usual(size, least, most):
        slip = next((words for factor, words in _SLIPS if _slipped(size, factor, least, most)), None)
        facts = {"found": f"{value:,f}", "least": f"{min(known):,f}", "most": f"{max(known):,f}"}
        if unit in _SHARES and 0 < size <= 1 and _slipped(size, _HUNDRED, least, most):
            yield Doubt(code="doubt-percent", facts={**facts, "meant": f"{(size * _HUNDRED).normalize():f}"})
        elif slip is not None:
            yield Doubt(code="doubt-digits", facts={**facts, "times": slip})
        else:
            yield Doubt(code="doubt-size", facts=facts)


def _usual(size: Decimal, least: Decimal, most: Decimal) -> bool:
    if size <= FEW and most <= FEW and size:
        return True
    return least / FAR <= size <= most * FAR


def _slipped(size: Decimal, factor: Decimal, least: Decimal, most: Decimal) -> bool:
    """Whether the figure would look like the others if it were so many times larger or smaller."""
    return any(least / FAR <= each <= most * FAR for each in (size * factor, size / factor))
