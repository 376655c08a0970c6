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
from welfareplan.evaluation.reasons import Undefined
from welfareplan.evaluation.rows import IndicatorProgress, implied_direction
from welfareplan.evaluation.schemes.cells import cells_of, plain_year, word_of
from welfareplan.evaluation.surveys import ChangeTest
from welfareplan.model.element import Pairs, pairs
from welfareplan.model.indicators import Target
from welfareplan.terms import Better, DirectionBasis, ReadingKind, Sense, Significance, Term
from welfareplan.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEVELS = frozenset({Sense.AT_LEAST, Sense.MORE_THAN, Sense.AT_MOST, Sense.LESS_THAN, Sense.REACH, Sense.APPROACH})
_NUMBERS = ("baseline", "target", "upper", "least_change", "actual", "interim", "previous", "limit", "tolerance")
_YEARS = ("baseline_year", "target_year", "actual_year", "previous_year", "first_year")
_WORDS: tuple[tuple[str, type[Term]], ...] = (
    ("sense", Sense),
    ("interim_sense", Sense),
    ("better", Better),
    ("basis", DirectionBasis),
    ("significance", Significance),
)


@attrs.frozen(kw_only=True, weakref_slot=False)
class Figures:
    """The figures of one indicator (評価に用いる数値), all in one unit; what is not stated is None.

    Numbers may be given as Decimal, text or int (no floats), years as numbers, text (``FY2010``, ``2010``) or :class:`When`, the
    words of the enums as text. They are kept as exact numbers, plain years and words. What follows from them is filled in:

    * a target without a sense is a bare number (REACH), with an upper end a range;
    * an interim target asks what the final one asks, or is a bare number where that is a direction or a range;
    * where ``better`` is not stated, a bare number above the baseline implies UP and one below it DOWN, and ``basis`` then
      says that it was inferred.

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
        previous: the figure of the year before the actual (前年度の値); see ``before``.
        previous_year: its year.
        better: the wanted direction.
        basis: whether the direction is stated, inferred or declared.
        survey: whether the figures come from a survey.
        significance: what a statistical test of the change said.
        test: the test from which that is known, where the shares of two surveys were tested here.
        points: figures by year, oldest first; baseline and actual need not be among them.
        limit: the natural limit in the wanted direction.
        tolerance: how far a level to be kept may move and still count as kept.
        reached: whether a target in words was reached, where somebody says so.
        comparable: False where baseline and actual are of different definitions or surveys; the baseline is then left out.
        first_year: the first year of a plan of five years.
        why: pairs of the name of a missing figure and the reason.

    Raises:
        InvalidValueError: a number that is not exact, or a year or word that is none.

    >>> found = Figures(
    ...     baseline="19.5", baseline_year="2010", target=12, target_year="FY2022", actual="16.7", actual_year=2019
    ... )
    >>> found.sense, found.better, found.basis
    (<Sense.REACH: 'reach'>, <Better.DOWN: 'down'>, <DirectionBasis.INFERRED: 'inferred'>)
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
    previous_year: int | None = None
    better: Better | None = None
    basis: DirectionBasis | None = None
    survey: bool | None = None
    significance: Significance | None = None
    test: ChangeTest | None = None
    points: tuple[tuple[int, Decimal], ...] = ()
    limit: Decimal | None = None
    tolerance: Decimal | None = None
    reached: bool | None = None
    comparable: bool | None = None
    first_year: int | None = None
    why: Pairs = ()

    def __attrs_post_init__(self) -> None:
        for name in _NUMBERS:
            number = getattr(self, name)
            if number is not None and (type(number) is not Decimal or not number.is_finite()):
                object.__setattr__(
                    self, name, exact(number)
                )  # what was computed may have more digits than a stated figure
        for name in _YEARS:
            year = getattr(self, name)
            if year is not None and type(year) is not int:
                object.__setattr__(self, name, plain_year(year))
        for name, words in _WORDS:
            word = getattr(self, name)
            if word is not None and type(word) is not words:
                object.__setattr__(self, name, word_of(words, word))
        if not all(type(at) is int and type(value) is Decimal and value.is_finite() for at, value in self.points):
            points = ((plain_year(at), exact(value)) for at, value in self.points)
            object.__setattr__(self, "points", tuple(sorted(points)))
        self._fill_in()

    def _fill_in(self) -> None:
        """What follows from what is stated."""
        if self.comparable is False and self.baseline is not None:
            object.__setattr__(self, "baseline", None)
            object.__setattr__(self, "why", pairs({**dict(self.why), "baseline": "definition-changed"}))
        if self.significance is None and self.test is not None:
            object.__setattr__(self, "significance", self.test.significance())
        if self.sense is None and self.target is not None:
            object.__setattr__(self, "sense", Sense.REACH if self.upper is None else Sense.BETWEEN)
        if self.interim is not None and self.interim_sense is None:
            object.__setattr__(self, "interim_sense", self.sense if self.sense in _LEVELS else Sense.REACH)
        if self.better is not None:
            if self.basis is None:
                object.__setattr__(self, "basis", DirectionBasis.STATED)
        elif self.sense is not None and self.baseline is not None and self.target is not None:
            implied = implied_direction(self.sense, self.baseline, self.target)
            if implied is not None:
                object.__setattr__(self, "better", implied)
                object.__setattr__(self, "basis", DirectionBasis.INFERRED)

    @property
    def has_target(self) -> bool:
        """Whether there is any target, number or words."""
        return self.sense not in {None, Sense.NONE}

    @property
    def no_target(self) -> str:
        """Why there is no target, where there is none."""
        return dict(self.why).get("target", "no-target")

    @property
    def is_direction_only(self) -> bool:
        """Whether the target only says whether the figure is to rise or to fall."""
        return self.sense in {Sense.INCREASE, Sense.DECREASE}

    @property
    def is_in_words(self) -> bool:
        """Whether the target is a state in words, neither number nor direction."""
        return self.sense is Sense.REACH and self.target is None

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

    @property
    def before(self) -> tuple[Decimal, int | None] | None:
        """The figure of the year before the actual with its year (前年度の値), or None.

        Where none is handed in, it is the baseline if that is of the year before, or of the year itself: at the first look
        after a plan was made nothing lies between them.
        """
        if self.previous is not None:
            return self.previous, self.previous_year
        years = self.baseline_year, self.actual_year
        if self.baseline is None or years[0] is None or years[1] is None or years[1] - years[0] not in {0, 1}:
            return None
        return self.baseline, years[0]

    @property
    def series(self) -> tuple[tuple[int, Decimal], ...]:
        """Every dated figure, oldest first: the baseline, the points and the actual, one of each year (時系列の値)."""
        found = {} if self.baseline is None or self.baseline_year is None else {self.baseline_year: self.baseline}
        found.update(self.points)
        if self.actual is not None and self.actual_year is not None:
            found[self.actual_year] = self.actual
        return tuple(sorted(found.items()))

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
        # Figures of single years cannot be set beside their sum.
        points = {
            each.reading.at.year: each.reading.amount.value_in(row.unit)
            for each in (() if row.summed else row.series)
            if each.reading.amount
        }
        before = None if year is None else points.get(year - 1)
        goal = None if row.no_target is not None else row.target
        interim = row.of_the_year
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
            previous=before,
            previous_year=None if year is None or before is None else year - 1,
            better=row.better,
            basis=row.direction_basis,
            survey=None if not kinds else ReadingKind.SURVEY in kinds,
            points=tuple(sorted(points.items())),
            why=pairs(why),
        )

    @classmethod
    def of_row(cls, row: Mapping[str, str]) -> Figures:
        """The figures of a row of a table of published results, by the names of its columns.

        Columns of a table of grades and rates: scheme, better, baseline, baseline_year, target, target_sense, target_upper,
        target_year, actual, actual_year, unit, significance, survey, interim_target. In rows of the schemes ``chiba`` and
        ``tochigi`` the baseline is the value of the year before and counts as that as well. A total over years
        (``FY2011..FY2015``) counts for the last of them.

        Columns of a table of growth: y0, t0, yi, ti, yT, tT, direction (1 or -1), limit.

        A cell that is empty or ``null`` is not stated, other columns are passed over.

        Raises:
            InvalidValueError: a cell that cannot be read.

        >>> row = {
        ...     "y0": "14.5",
        ...     "t0": "2015",
        ...     "yi": "10.2",
        ...     "ti": "2023",
        ...     "yT": "7.25",
        ...     "tT": "2030",
        ...     "direction": "-1",
        ... }
        >>> Figures.of_row(row).better
        <Better.DOWN: 'down'>
        """
        return cls(**cells_of(row))


def _number(value: Decimal | Undefined) -> Decimal | None:
    return None if isinstance(value, Undefined) else value


def _end(target: Target, unit: str | None, *, upper: bool = False) -> Decimal | None:
    amount = target.upper if upper else target.amount
    return None if amount is None or not comparable(amount.unit, unit) else amount.value_in(unit)
