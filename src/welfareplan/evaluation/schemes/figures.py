"""What does a rule look at? (floor 5)

One set of figures of one indicator, as numbers in one unit: what every published rule starts from, whether it was read
from a plan or from a table of somebody else's results.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from welfareplan.amount import comparable, exact
from welfareplan.errors import InvalidValueError
from welfareplan.evaluation.reasons import Undefined
from welfareplan.evaluation.rows import IndicatorProgress, implied_direction
from welfareplan.model.element import Pairs, pairs
from welfareplan.model.indicators import Target
from welfareplan.terms import Better, DirectionBasis, ReadingKind, Sense, Significance
from welfareplan.when import FiscalPeriod, When

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEVELS = frozenset({Sense.AT_LEAST, Sense.MORE_THAN, Sense.AT_MOST, Sense.LESS_THAN, Sense.REACH, Sense.APPROACH})
_YEAR_BEFORE = frozenset({"chiba", "tochigi"})  # in tables of these results the baseline column holds the year before


@attrs.frozen(kw_only=True, weakref_slot=False)
class Figures:
    """The figures of one indicator (評価に用いる数値), all in one unit; what is not stated is None.

    Attributes:
        unit: the unit of every figure.
        baseline: the baseline (基準値).
        baseline_year: its year as a plain number.
        sense: what the target asks; None or NONE where there is no target.
        target: its number, the lower end of a range; None for a direction or words.
        upper: the upper end of a range.
        target_year: the year it is for; None where it is not stated or for every year.
        least_change: for INCREASE and DECREASE the least size of the change, where one is printed.
        least_change_unit: the unit of that size.
        actual: the latest figure (実績値).
        actual_year: its year.
        interim: the target for the year of the actual (年度目標値).
        interim_sense: what that asks.
        previous: the figure of the year before the actual (前年度の値).
        better: the wanted direction.
        basis: whether the direction is stated, inferred or declared.
        survey: whether the figures come from a survey.
        significance: what a statistical test of the change said.
        points: figures by year, oldest first, the actual last.
        limit: the natural limit in the wanted direction.
        tolerance: how far a level to be kept may move and still count as kept.
        first_year: the first year of a plan of five years.
        why: pairs of the name of a missing figure and the reason.

    >>> figures = Figures(baseline=Decimal("64.1"), target=Decimal("70.0"), actual=Decimal("62.0"), better=Better.UP)
    >>> figures.towards(figures.actual, figures.baseline)
    -1
    """

    unit: str | None = None
    baseline: Decimal | None = None
    baseline_year: int | None = None
    sense: Sense | None = None
    target: Decimal | None = None
    upper: Decimal | None = None
    target_year: int | None = None
    least_change: Decimal | None = None
    least_change_unit: str | None = None
    actual: Decimal | None = None
    actual_year: int | None = None
    interim: Decimal | None = None
    interim_sense: Sense | None = None
    previous: Decimal | None = None
    better: Better | None = None
    basis: DirectionBasis | None = None
    survey: bool | None = None
    significance: Significance | None = None
    points: tuple[tuple[int, Decimal], ...] = ()
    limit: Decimal | None = None
    tolerance: Decimal | None = None
    first_year: int | None = None
    why: Pairs = ()

    @property
    def has_target(self) -> bool:
        """Whether there is any target, number or words."""
        return self.sense not in {None, Sense.NONE}

    @property
    def is_direction_only(self) -> bool:
        """Whether the target only says whether the figure is to rise or to fall."""
        return self.sense in {Sense.INCREASE, Sense.DECREASE}

    @property
    def wanted(self) -> Better | None:
        """The wanted direction; a target 増加 or 減少 names it where the plan does not state it apart."""
        if self.better is None and self.is_direction_only:
            return Better.UP if self.sense is Sense.INCREASE else Better.DOWN
        return self.better

    @property
    def is_blind(self) -> bool:
        """Whether nobody has said if more or less is better, and the target does not say it either."""
        return self.wanted is None and self.sense in {Sense.REACH, Sense.APPROACH, Sense.MAINTAIN}

    @property
    def goal(self) -> Fraction | None:
        """The number to be moved towards; of a range the end that is met first."""
        if self.sense is Sense.BETWEEN and self.better is not Better.UP:
            return None if self.better is None or self.upper is None else Fraction(self.upper)
        return None if self.target is None else Fraction(self.target)

    def reason(self, name: str) -> str:
        """Why a figure is missing."""
        known = dict(self.why)
        if name in known:
            return known[name]
        if name == "target" and self.has_target:
            return "target-range" if self.sense is Sense.BETWEEN else "qualitative-target"
        return {"target_year": "target-undated"}.get(name, "no-year" if name.endswith("_year") else f"no-{name}")

    def towards(self, value: Decimal | Fraction, start: Decimal | Fraction) -> int | None:
        """1 if a value is better than another, 0 if equal, −1 if worse, None if the wanted direction is unknown."""
        if value == start:
            return 0
        if self.wanted is None:
            return None
        return 1 if (value > start) == (self.wanted is Better.UP) else -1

    @classmethod
    def of_progress(cls, row: IndicatorProgress) -> Figures:
        """The figures of a row of ``progress``.

        The interim target is the one for the year of the actual; the previous figure is that of the year before it.
        """
        why = {
            name: value.reason
            for name, value in (
                ("baseline", row.baseline_value),
                ("target", row.target_value),
                ("actual", row.actual_value),
            )
            if isinstance(value, Undefined)
        }
        year = None if row.actual is None else row.actual.reading.at.year
        points = {
            each.reading.at.year: each.reading.amount.value_in(row.unit) for each in row.series if each.reading.amount
        }
        goal = row.target
        interim = _interim(row, year)
        if goal is not None and not isinstance(goal.due, When):
            why["target_year"] = "target-undated" if goal.due is None else "target-every-year"
        direction = goal is not None and goal.sense in {Sense.INCREASE, Sense.DECREASE}
        kinds = {each.kind for each in (row.baseline, row.actual and row.actual.reading) if each and each.kind}
        return cls(
            unit=row.unit,
            baseline=_number(row.baseline_value),
            baseline_year=None if row.baseline is None else row.baseline.at.year,
            sense=None if goal is None else goal.sense,
            target=_end(goal, row.unit)
            if goal is not None and goal.sense is Sense.BETWEEN
            else _number(row.target_value),
            upper=None if goal is None else _end(goal, row.unit, upper=True),
            target_year=goal.due.year if goal is not None and isinstance(goal.due, When) else None,
            least_change=goal.amount.value if goal is not None and direction and goal.amount else None,
            least_change_unit=goal.amount.unit if goal is not None and direction and goal.amount else None,
            actual=_number(row.actual_value),
            actual_year=year,
            interim=None if interim is None else _end(interim, row.unit),
            interim_sense=None if interim is None else interim.sense,
            previous=None if year is None else points.get(year - 1, _baseline_of(row, year - 1)),
            better=row.better,
            basis=row.direction_basis,
            survey=None if not kinds else ReadingKind.SURVEY in kinds,
            points=tuple(sorted(points.items())),
            why=pairs(why),
        )

    @classmethod
    def of_row(cls, row: Mapping[str, str]) -> Figures:
        """The figures of a row of a table of published results, by the names of its columns.

        Columns: scheme, better, baseline, baseline_year, target, target_sense, target_upper, target_year, actual,
        actual_year, unit, significance, survey, interim_target. A cell that is empty or ``null`` is not stated. In rows
        of the schemes ``chiba`` and ``tochigi`` the baseline is the value of the year before and counts as that as well.

        Raises:
            InvalidValueError: a cell that cannot be read.
        """

        def cell(name: str) -> str | None:
            text = row.get(name, "").strip()
            return None if text in {"", "null"} else text

        def number(name: str) -> Decimal | None:
            text = cell(name)
            return None if text is None else exact(text)

        try:
            sense = None if (text := cell("target_sense")) is None else Sense(text)
            better = None if (text := cell("better")) is None else Better(text)
            significance = None if (text := cell("significance")) is None else Significance(text)
        except ValueError as wrong:
            raise InvalidValueError(
                f"{wrong}; the words are those of the terms", f"「{text}」は用語にありません。"
            ) from None
        baseline, target, actual = number("baseline"), number("target"), number("actual")
        basis = None if better is None else DirectionBasis.STATED
        if better is None and sense is not None and baseline is not None and target is not None:
            better = implied_direction(sense, baseline, target)
            basis = None if better is None else DirectionBasis.INFERRED
        interim = number("interim_target")
        year = _year(cell("actual_year"))
        return cls(
            unit=cell("unit"),
            baseline=baseline,
            baseline_year=_year(cell("baseline_year")),
            sense=sense,
            target=target,
            upper=number("target_upper"),
            target_year=_year(cell("target_year")),
            actual=actual,
            actual_year=year,
            interim=interim,
            interim_sense=None if interim is None else sense if sense in _LEVELS else Sense.REACH,
            previous=baseline if row.get("scheme") in _YEAR_BEFORE else None,
            better=better,
            basis=basis,
            survey=None if (text := cell("survey")) is None else text == "true",
            significance=significance,
            points=() if actual is None or year is None else ((year, actual),),
        )


def _number(value: Decimal | Undefined) -> Decimal | None:
    return None if isinstance(value, Undefined) else value


def _end(target: Target, unit: str | None, *, upper: bool = False) -> Decimal | None:
    amount = target.upper if upper else target.amount
    return None if amount is None or not comparable(amount.unit, unit) else amount.value_in(unit)


def _interim(row: IndicatorProgress, year: int | None) -> Target | None:
    """The target for a year: one due in it, or one of every year that covers it."""
    for each in (*row.interim, row.target):
        if each is None or year is None:
            continue
        covers = isinstance(each.due, FiscalPeriod) and each.due.first.year <= year <= each.due.last.year
        if covers or (isinstance(each.due, When) and each.due.year == year):
            return each
    return None


def _baseline_of(row: IndicatorProgress, year: int) -> Decimal | None:
    return _number(row.baseline_value) if row.baseline is not None and row.baseline.at.year == year else None


def _year(text: str | None) -> int | None:
    """The plain number of FY2010, 2010 or the last of FY2011..FY2015."""
    if text is None:
        return None
    return FiscalPeriod.of(text).last.year if ".." in text else When.of(text).year
