"""What does a rule look at? (floor 5)

One set of figures of one indicator, as numbers in one unit: what every published rule starts from, whether it was read
from a plan or from a table of somebody else's results.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.amount import exact
from welfareplan.evaluation.quotients import beside
from welfareplan.evaluation.reasons import Undefined
from welfareplan.evaluation.rows import IndicatorProgress
from welfareplan.evaluation.schemes.cells import cells_of, plain_year, word_of
from welfareplan.evaluation.schemes.lookups import LOOKUPS, end_of
from welfareplan.evaluation.selection import LEVELS, WITHOUT_NUMBER
from welfareplan.evaluation.surveys import ChangeTest
from welfareplan.evaluation.values import implied_direction
from welfareplan.making import twin
from welfareplan.model.element import Pairs, pairs
from welfareplan.model.indicators import Reading
from welfareplan.observations import Observation
from welfareplan.terms import Better, DirectionBasis, ReadingKind, Sense, Significance, Term
from welfareplan.when import FiscalPeriod, When

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLIND = frozenset({Sense.REACH, Sense.APPROACH, Sense.MAINTAIN})
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
        first_year: the first year of the plan, for a rule that counts them.
        plan_years: how many years the plan has; None where that is not stated.
        why: pairs of the name of a missing figure and the reason.
        row: the row they were taken from, in which some are looked up only when a rule asks; no part of equality.

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
    plan_years: int | None = None
    why: Pairs = ()
    row: IndicatorProgress | None = attrs.field(default=None, init=False, eq=False, repr=False)

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
            object.__setattr__(self, "interim_sense", self.sense if self.sense in LEVELS else Sense.REACH)
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
        return self.sense is not None and self.sense is not Sense.NONE

    @property
    def no_target(self) -> str:
        """Why there is no target, where there is none."""
        return dict(self.why).get("target", "no-target")

    @property
    def is_direction_only(self) -> bool:
        """Whether the target only says whether the figure is to rise or to fall."""
        return self.sense in WITHOUT_NUMBER

    @property
    def is_in_words(self) -> bool:
        """Whether the target is a state in words, neither number nor direction."""
        return self.sense is Sense.REACH and self.target is None

    @property
    def wanted(self) -> Better | None:
        """The wanted direction; a target 増加 or 減少 names it where the plan does not state it apart."""
        if self.better is not None or self.sense not in WITHOUT_NUMBER:
            return self.better
        return Better.UP if self.sense is Sense.INCREASE else Better.DOWN

    @property
    def is_blind(self) -> bool:
        """Whether nobody has said if more or less is better, and the target does not say it either."""
        return self.sense in _BLIND and self.wanted is None

    @property
    def aim(self) -> Decimal | None:
        """The number to be moved towards; of a range the end that is met first."""
        if self.sense is Sense.BETWEEN and self.better is not Better.UP:
            return None if self.better is None else self.upper
        return self.target

    @property
    def goal(self) -> Fraction | None:
        """The same as a fraction."""
        return None if self.aim is None else Fraction(self.aim)

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
        side = beside(value, start)
        if side == 0:
            return 0
        wanted = self.wanted
        return None if wanted is None else side if wanted is Better.UP else -side

    @classmethod
    def of_progress(cls, row: IndicatorProgress, period: FiscalPeriod | None = None) -> Figures:
        """The figures of a row of ``progress``.

        The interim target is the one for the year of the actual; the previous figure is that of the year before it.

        Args:
            row: the row.
            period: the period of the plan.
        """
        chosen, numbers = row.chosen, row.numbers
        goal = chosen.target if chosen.no_target is None else None
        sense = None if goal is None else goal.sense
        target, upper, least = _number(numbers.target), None, None
        if goal is not None and sense not in LEVELS:
            if sense is Sense.BETWEEN:
                target, upper = end_of(goal, chosen.unit), end_of(goal, chosen.unit, upper=True)
            elif sense in WITHOUT_NUMBER:
                least = goal.amount
        baseline, actual = row.indicator.baseline, chosen.actual
        made: Any = _TWIN()
        made.unit, made.sense, made.target, made.upper = chosen.unit, sense, target, upper
        made.target_year = goal.due.year if goal is not None and isinstance(goal.due, When) else None
        made.least_change, made.least_change_unit = (None, None) if least is None else (least.value, least.unit)
        made.baseline = _number(numbers.baseline)
        made.baseline_year = None if baseline is None else baseline.at.year
        made.actual = _number(numbers.actual)
        made.actual_year = None if actual is None else actual.reading.at.year
        made.better, made.basis = row.direction
        made.survey = _is_survey(baseline, actual)
        made.significance = made.test = made.limit = made.tolerance = made.reached = made.comparable = None
        made.first_year = None if period is None else period.first.year
        made.plan_years = None if period is None else period.last.year - period.first.year + 1
        made.row = row
        made.__class__ = Figures
        figures: Figures = made
        return figures

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - asked where a slot is empty, of any of the fields
        row = None if name == "row" else self.row
        if row is None or name not in LOOKUPS:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        value = LOOKUPS[name](row)
        object.__setattr__(self, name, value)
        return value

    @classmethod
    def of_row(cls, row: Mapping[str, str]) -> Figures:
        """The figures of a row of a table of published results, by the names of its columns.

        Columns of a table of grades and rates: scheme, better, baseline, baseline_year, target, target_sense, target_upper,
        target_year, actual, actual_year, unit, significance, survey, interim_target. In rows of the schemes ``chiba`` and
        ``tochigi`` the baseline is the value of the year before and counts as that as well. A total over years
        (``FY2011..FY2015``) counts for the last of them, a year that runs into the next (``2015-16``) for the first.

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


_TWIN = twin(Figures)


def _is_survey(baseline: Reading | None, actual: Observation | None) -> bool | None:
    kinds = (None if baseline is None else baseline.kind), (None if actual is None else actual.reading.kind)
    return None if kinds == (None, None) else ReadingKind.SURVEY in kinds


def _number(value: Decimal | Undefined) -> Decimal | None:
    return None if isinstance(value, Undefined) else value
