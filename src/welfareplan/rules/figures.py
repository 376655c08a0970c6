"""Do baseline, targets and direction of an indicator go together? (floor 6)"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from welfareplan.amount import UNITS, Amount, canonical_unit, comparable
from welfareplan.dates import LAST_YEAR
from welfareplan.days import first_day, last_day
from welfareplan.errors import InvalidValueError
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.rules.book import Book, at
from welfareplan.rules.years import disagrees, outside
from welfareplan.terms import Better, IndicatorKind, Kind, Sense
from welfareplan.when import FiscalPeriod, When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from welfareplan.model.programmes import Programme
    from welfareplan.problems import Place
    from welfareplan.rules.states import State

_NAMES = frozenset(unit.name for unit in UNITS)
_MONEY = "円"
_WHOLE = 100
_CHANGES = frozenset({Sense.INCREASE, Sense.DECREASE})
_NUMBERS = frozenset({Sense.REACH, Sense.APPROACH})


def check_figures(book: Book, state: State) -> None:
    """The figures that a plan states: of its indicators, and the money of its programmes."""
    plan = state.plan
    fresh = state.fresh.get("indicators", ())
    every = state.changed("period")
    odd = _odd(plan.indicators if every else fresh, plan.period)
    if fresh or state.lost:
        parents = {each.under for each in plan.indicators}
        if not every and parents != {each.under for each in (state.before.indicators if state.before else ())}:
            concerned = _odd(plan.indicators, plan.period)
        else:
            concerned = odd
        for each in concerned:
            if each.id not in parents and each.kind is not IndicatorKind.REFERENCE:
                _check_complete(book, each)
    for indicator in odd:
        if indicator.unit is not None and indicator.unit not in _NAMES:
            _check_known(book, at(Kind.INDICATOR, indicator.id, "unit"), indicator.unit)
        _check_indicator(book, indicator, plan.period)
    for programme in state.fresh.get("programmes", ()):
        if programme.money:
            _check_money(book, programme)


def _odd(indicators: Iterable[Indicator], period: FiscalPeriod | None) -> list[Indicator]:
    """The indicators that are worth a close look, which are few."""
    first, last = (0, LAST_YEAR) if period is None else (period.first.year, period.last.year)
    return [each for each in indicators if not _is_ordinary(each, first, last)]


def _is_ordinary(indicator: Indicator, first: int, last: int) -> bool:
    """Whether all is as usual: a cited baseline and later targets within the period, in one unit that the table knows.

    None of the rules below has a word to say of such an indicator.
    """
    unit, baseline = indicator.unit, indicator.baseline
    if baseline is None or unit not in _NAMES or not indicator.cites or indicator.better is not None:
        return False
    start, year = baseline.amount, max(baseline.at.year, first - 1)
    if start is None or start.unit != unit or baseline.at.on is not None:
        return False
    decided = False  # whether a target says which way the figure is to go
    for target in indicator.targets:
        due, amount = target.due, target.amount
        if type(due) is not When or due.on is not None or not year < due.year <= last or target.upper is not None:
            return False
        if amount is None or amount.unit != unit or (unit == "%" and amount.value > _WHOLE >= start.value):
            return False
        year = due.year
        decided = decided or target.sense not in _NUMBERS or amount.value != start.value
    return decided


def unit_of(indicator: Indicator) -> str | None:
    """The unit that the figures of an indicator are compared with: its own, else that of the baseline or a target.

    >>> unit_of(Indicator(id="cafes", unit="ヶ所"))
    'か所'
    """
    unit = indicator.unit
    if unit is not None:
        return unit if unit in _NAMES else _canonical(unit)
    baseline = indicator.baseline
    if baseline is not None and baseline.amount is not None and baseline.amount.unit is not None:
        return baseline.amount.unit
    stated = (each.amount.unit for each in indicator.targets if each.amount is not None and each.sense not in _CHANGES)
    return next((unit for unit in stated if unit is not None), None)


def _canonical(unit: str) -> str:
    try:
        return canonical_unit(unit)
    except InvalidValueError:
        return unit


def check_unit(book: Book, place: Place, found: str | None, expected: str | None) -> None:
    """What is wrong with a unit that is not the one expected: none, one that cannot be compared, one that is not known."""
    if found is None:
        book.add("unit-not-stated", place, field=place.field)
        return
    if expected is not None and not comparable(found, expected):
        book.add("unit-differs", place, found=found, expected=expected)
    _check_known(book, place, found)


def _check_known(book: Book, place: Place, unit: str) -> None:
    if unit not in _NAMES:
        canonical = _canonical(unit)
        near = canonical if canonical in _NAMES else book.near(unit, _NAMES)
        book.add("unknown-unit", place, found=unit, near=near)


def _check_money(book: Book, programme: Programme) -> None:
    for money in programme.money:
        unit = money.amount.unit
        if unit is None:
            book.add("unit-not-stated", at(Kind.PROGRAMME, programme.id, "money"), field="money")
        elif not comparable(unit, _MONEY):
            book.add("unit-differs", at(Kind.PROGRAMME, programme.id, "money"), found=unit, expected=_MONEY)


def _check_complete(book: Book, indicator: Indicator) -> None:
    baseline = indicator.baseline
    if baseline is None:
        if any(target.amount is not None for target in indicator.targets):
            book.add("no-baseline", at(Kind.INDICATOR, indicator.id, "baseline"))
    elif baseline.amount is not None and not indicator.targets:
        book.add("no-target", at(Kind.INDICATOR, indicator.id, "targets"))


def _check_indicator(book: Book, indicator: Indicator, period: FiscalPeriod | None) -> None:
    id, baseline, targets = indicator.id, indicator.baseline, indicator.targets
    if baseline is None and not targets:
        return
    if not indicator.cites:
        field = "targets" if baseline is None else "baseline"
        book.add("uncited-figure", at(Kind.INDICATOR, id, "cites"), field=field)
    unit = unit_of(indicator)
    start = None
    if baseline is not None:
        if baseline.at.on is not None:
            check_time(book, at(Kind.INDICATOR, id, "baseline"), baseline.at)
        start = baseline.amount
        if start is not None and start.unit != unit:
            check_unit(book, at(Kind.INDICATOR, id, "baseline"), start.unit, unit)
    for target in targets:
        _check_due(book, indicator, target, period)
        _check_amounts(book, indicator, target, unit)
        if indicator.better is not None:
            _check_better(book, indicator, indicator.better, target)
    if unit is None and _has_figure(indicator):
        book.add(
            "unit-not-stated", at(Kind.INDICATOR, id, "unit"), field="baseline" if start is not None else "targets"
        )
    if len(targets) > 1:
        _check_pairs(book, indicator)
    if indicator.better is None and start is not None and targets:
        _check_direction(book, indicator, start)


def _has_figure(indicator: Indicator) -> bool:
    figures: list[Reading | Target] = [*indicator.targets]
    if indicator.baseline is not None:
        figures.append(indicator.baseline)
    return any(figure.amount is not None and getattr(figure, "sense", None) not in _CHANGES for figure in figures)


def check_time(book: Book, place: Place, when: When) -> None:
    """Whether the day beside a year lies in it."""
    if disagrees(when):
        book.add("years-disagree", place, on=when.on, at=attrs.evolve(when, on=None))


def _check_due(book: Book, indicator: Indicator, target: Target, period: FiscalPeriod | None) -> None:
    due, baseline = target.due, indicator.baseline
    if due is None:
        return
    if isinstance(due, When):
        last = due.year
        if due.on is not None:
            check_time(book, at(Kind.INDICATOR, indicator.id, "targets"), due)
    else:
        last = due.last.year
    if period is not None and outside(due, period):
        book.add("target-outside-period", at(Kind.INDICATOR, indicator.id, "targets"), due=due, period=period)
    # Years are compared first: days are asked only of what can be wrong.
    if baseline is not None and baseline.at.year > last and first_day(baseline.at) > last_day(due):
        start = at(Kind.INDICATOR, indicator.id, "baseline")
        book.add("baseline-after-target", start, baseline=baseline.at, due=due)


def _check_amounts(book: Book, indicator: Indicator, target: Target, unit: str | None) -> None:
    amount, upper = target.amount, target.upper
    if amount is None or target.sense in _CHANGES:  # the least size of a change has a unit of its own
        return
    for each in (amount,) if upper is None else (amount, upper):
        if each.unit != unit:
            check_unit(book, at(Kind.INDICATOR, indicator.id, "targets"), each.unit, unit)
    if amount.unit == "%":
        _check_share(book, indicator, upper or amount)


def _check_share(book: Book, indicator: Indicator, amount: Amount) -> None:
    if amount.value <= _WHOLE:
        return
    start = None if indicator.baseline is None else indicator.baseline.amount
    if start is None or start.unit != "%" or start.value <= _WHOLE:  # what began above 100 % is no share
        book.add("share-over-100", at(Kind.INDICATOR, indicator.id, "targets"), target=amount)


def _check_better(book: Book, indicator: Indicator, better: Better, target: Target) -> None:
    start = None if indicator.baseline is None else indicator.baseline.amount
    if target.sense in _CHANGES:
        against = (target.sense is Sense.INCREASE) != (better is Better.UP)
        goal, goal_ja = target.sense.value, target.sense.ja
    else:
        reached = (target.upper or target.amount) if better is Better.UP else target.amount
        if start is None or reached is None or not comparable(start.unit, reached.unit):
            return
        against = reached < start if better is Better.UP else reached > start
        goal, goal_ja = shown_amount(target)
    if against:
        book.add(
            "target-against-better",
            at(Kind.INDICATOR, indicator.id, "targets"),
            better=better.value,
            better_ja=better.ja,
            target=goal,
            target_ja=goal_ja,
            baseline="(not stated)" if start is None else start,
            baseline_ja="記載なし" if start is None else start,
        )


def shown_amount(figure: Reading | Target) -> tuple[str, str]:
    """The figure of a reading or target, or the words that stand for it, in English and Japanese.

    >>> shown_amount(Target(sense=Sense.INCREASE))
    ('increase', '増加')
    """
    if figure.amount is None:
        if isinstance(figure, Target) and figure.words is not None:
            return figure.words, figure.words
        word = figure.sense if isinstance(figure, Target) else figure.state
        return word.value, word.ja
    upper = figure.upper if isinstance(figure, Target) else None
    return (str(figure.amount),) * 2 if upper is None else (f"{figure.amount}..{upper}", f"{figure.amount}～{upper}")


def _check_pairs(book: Book, indicator: Indicator) -> None:
    years = [target.due_year for target in indicator.targets]
    if len(set(years)) == len(years):
        return
    known: dict[When | FiscalPeriod, Target] = {}
    for target in indicator.targets:
        if target.due is None:
            continue
        other = known.get(target.due)
        if other is None:
            known[target.due] = target
            continue
        (first, first_ja), (second, second_ja) = shown_amount(other), shown_amount(target)
        book.add(
            "duplicate-target",
            at(Kind.INDICATOR, indicator.id, "targets"),
            due=target.due,
            first=first,
            first_ja=first_ja,
            second=second,
            second_ja=second_ja,
        )


def _check_direction(book: Book, indicator: Indicator, start: Amount) -> None:
    for target in indicator.targets:
        amount = target.amount
        if target.sense not in _NUMBERS or amount is None or not comparable(amount.unit, start.unit):
            return  # a bound or a direction in words says what is wanted, as far as anything does
        if amount.value_in(start.unit) != start.value:
            return
    book.add("direction-unknown", at(Kind.INDICATOR, indicator.id, "better"), baseline=start)
