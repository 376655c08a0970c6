"""How is it doing, by a named rule? (floor 5)

``evaluate`` puts the numbers of a plan under one published scheme. There is no default scheme, and every result carries
what anybody needs to come to it again by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from welfareplan.amount import Amount
from welfareplan.errors import InvalidValueError, UnknownIdError
from welfareplan.evaluation import schemes
from welfareplan.evaluation.numbers import Progress, progress
from welfareplan.evaluation.results import Result
from welfareplan.evaluation.rows import IndicatorProgress
from welfareplan.evaluation.schemes import Figures, Scheme
from welfareplan.evaluation.subjects import Subject, text_and_figures
from welfareplan.evaluation.summing import Sum, sums
from welfareplan.ids import nearest
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.terms import Better, DirectionBasis, IndicatorKind, Significance
from welfareplan.when import FiscalPeriod, FiscalYear

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from welfareplan.days import Day

__all__ = ["Declared", "Evaluation", "Pair", "Result", "Sum", "compare", "evaluate"]

_YEARS_OF_A_STRATEGY = 5


@attrs.frozen(kw_only=True, weakref_slot=False)
class Declared:
    """What somebody declares about an indicator for an evaluation (評価者による指定); the plan stays as it is.

    Attributes:
        better: the wanted direction, where the plan does not state it.
        tolerance: how far a level that is to be kept may move.
        significance: what a statistical test of the change said.
        survey: whether the figures come from a survey.
        limit: the natural limit in the wanted direction.

    >>> import welfareplan as wp
    >>> less = Declared(better=wp.Better.DOWN)
    >>> wp.evaluate(
    ...     wp.example("kurume"),
    ...     through=wp.FiscalYear(2022),
    ...     scheme=wp.schemes.get("fukuoka"),
    ...     declare={"new-consultations": less},
    ... )["new-consultations"].symbol
    'c'
    """

    better: Better | None = None
    tolerance: Amount | None = None
    significance: Significance | None = None
    survey: bool | None = None
    limit: Amount | None = None


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Evaluation:
    """The results of a plan under one scheme (評価結果). Iterates over them; ``evaluation["visits"]`` is one.

    Attributes:
        scheme: the scheme.
        progress: the numbers it rests on, with every observation that was not used.
        results: one for each row of the numbers, in printed order.
        sums: what the scheme says of each direction (and whatever else indicators show), and of the plan as a whole.
        declared: what was declared, by indicator.

    >>> import welfareplan as wp
    >>> fukuoka = wp.schemes.get("fukuoka")
    >>> found = wp.evaluate(wp.example("kurume"), through=wp.FiscalYear(2022), scheme=fukuoka)
    >>> found, found["visits"].symbol
    (<Evaluation of kurume-2020 through FY2022 by fukuoka: 5 results>, 'b')
    """

    scheme: Scheme
    progress: Progress
    results: tuple[Result, ...]
    sums: tuple[Sum, ...]
    declared: tuple[tuple[str, Declared], ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, Result]:
        return {each.id: each for each in self.results}

    def counts(self) -> dict[IndicatorKind | None, dict[str | None, int]]:
        """How many indicators have each grade (評価の集計), outcome and output counted apart.

        The grades stand in the scheme's order, then None for those without a grade; None as kind is "not stated".
        """
        order = [*(each.symbol for each in self.scheme.grades), None]
        found: dict[IndicatorKind | None, dict[str | None, int]] = {}
        for kind in (*IndicatorKind, None):
            symbols = [each.symbol for each in self.results if each.indicator.kind is kind]
            if symbols:
                found[kind] = {symbol: symbols.count(symbol) for symbol in order}
        return found

    def __getitem__(self, id: str) -> Result:
        try:
            return self._by_id[id]
        except KeyError:
            where = f"the evaluation of plan {self.progress.plan!r}"
            raise UnknownIdError(id, where, nearest(id, self._by_id)) from None

    def __iter__(self) -> Iterator[Result]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)

    def __repr__(self) -> str:
        return (
            f"<Evaluation of {self.progress.plan} through {self.progress.through} "
            f"by {self.scheme.slug}: {len(self.results)} results>"
        )

    def __str__(self) -> str:
        head = f"{self.progress.plan}（{self.progress.through.wareki()}まで）　評価方法：{self.scheme.name}"
        return "\n".join((head, *map(str, self.results)))


@attrs.frozen(kw_only=True, weakref_slot=False)
class Pair:
    """One indicator in two evaluations (評価結果の対照).

    Attributes:
        id: the id of the indicator.
        left: its result in the first, or None where it has none.
        right: its result in the second.

    >>> import welfareplan as wp
    >>> left, right = (
    ...     wp.evaluate(wp.example("kurume"), through=wp.FiscalYear(2022), scheme=wp.schemes.get(slug))
    ...     for slug in ("fukuoka", "kenko-nippon-21-2")
    ... )
    >>> compare(left, right)[0].symbols
    ('b', 'C')
    """

    id: str
    left: Result | None
    right: Result | None

    @property
    def symbols(self) -> tuple[str | None, str | None]:
        """Both grades. They compare only within one scheme and edition: an A is not everywhere an A."""
        return (
            None if self.left is None else self.left.symbol,
            None if self.right is None else self.right.symbol,
        )


def compare(left: Evaluation, right: Evaluation) -> tuple[Pair, ...]:
    """Two evaluations side by side (評価方法の比較): two schemes, or two years; nothing of either is dropped.

    Args:
        left: an evaluation.
        right: the one to put beside it; of the same plan, or nothing will meet.

    >>> import welfareplan as wp
    >>> left, right = (
    ...     wp.evaluate(wp.example("kurume"), through=wp.FiscalYear(2022), scheme=wp.schemes.get(slug))
    ...     for slug in ("fukuoka", "kenko-nippon-21-2")
    ... )
    >>> [(pair.id, *pair.symbols) for pair in compare(left, right)][:2]
    [('mutual-help', 'b', 'C'), ('visits', 'b', 'B*')]
    """
    ids = dict.fromkeys((*(each.id for each in left), *(each.id for each in right)))
    first, second = ({each.id: each for each in side} for side in (left, right))
    return tuple(Pair(id=id, left=first.get(id), right=second.get(id)) for id in ids)


def _declared(plan: Plan, declare: Mapping[str, Better | Declared]) -> dict[str, Declared]:
    known = {each.id: each for each in plan.indicators}
    found: dict[str, Declared] = {}
    for id, given in declare.items():
        if id not in known:
            raise UnknownIdError(
                id, f"the indicators of plan {plan.id!r}", nearest(id, known), where_ja=f"計画「{plan.id}」の指標"
            )
        each = given if isinstance(given, Declared) else Declared(better=given)
        stated = known[id].better
        if each.better is not None and stated is not None and each.better is not stated:
            raise InvalidValueError(
                f"indicator {id!r} is declared {each.better.value!r}, but the plan states {stated.value!r}; "
                "amend the plan instead",
                f"指標「{id}」は計画に「{stated.ja}」と明記されており、「{each.better.ja}」とは指定できません。",
            )
        found[id] = each
    return found


def _figures(row: IndicatorProgress, period: FiscalPeriod | None, given: Declared | None) -> Figures:
    figures = Figures.of_progress(row)
    if period is not None:
        five = len(period) == _YEARS_OF_A_STRATEGY
        # A rule made for five years finds no year of a plan of another length within them.
        figures = attrs.evolve(figures, first_year=period.first.year if five else period.last.year + 1)
    if given is None:
        return figures
    if given.better is not None and row.indicator.better is None:
        figures = attrs.evolve(figures, better=given.better, basis=DirectionBasis.DECLARED)
    return attrs.evolve(
        figures,
        significance=given.significance,
        survey=figures.survey if given.survey is None else given.survey,
        tolerance=None if given.tolerance is None else _in_unit(given.tolerance, row),
        limit=None if given.limit is None else _in_unit(given.limit, row),
    )


def _in_unit(amount: Amount, row: IndicatorProgress) -> Decimal:
    """The number in the unit of the row; how far a share may move is said in ポイント."""
    return amount.value if amount.unit == row.change_unit else amount.value_in(row.unit)


def evaluate(
    subject: Subject,
    observations: Iterable[Observation] | None = None,
    *,
    through: FiscalYear,
    scheme: Scheme | str,
    on: Day | None = None,
    declare: Mapping[str, Better | Declared] | None = None,
) -> Evaluation:
    """Judge every indicator of a plan by one published rule (評価).

    Args:
        subject: the plan as it stands on the day it is looked at, or a dossier.
        observations: what was seen, in any order, for a plan; a dossier has its own.
        through: the year up to which figures count.
        scheme: a scheme or its slug; there is no default.
        on: of a dossier the day whose text holds, with the targets then in force; without it the text with all revisions.
        declare: what somebody declares for the evaluation, by indicator: a direction, or :class:`Declared`.

    Raises:
        UnknownIdError: there is no such scheme, or something is declared for an indicator that is not in the plan.
        InvalidValueError: a direction is declared against the one the plan states; figures are missing or given twice.
        RevisionConflictError: a revision was drafted against another text.
        UnitMismatchError: a tolerance or limit is declared in a unit that cannot be compared.

    >>> from welfareplan.amount import Amount
    >>> from welfareplan.model.indicators import Indicator, Reading, Target
    >>> from welfareplan.when import When
    >>> visits = Indicator(
    ...     id="visits",
    ...     title="見守り訪問活動件数",
    ...     baseline=Reading(at=When.fiscal(2018), amount=Amount("226650", "件")),
    ...     targets=(Target(due=When.fiscal(2025), amount=Amount("296000", "件")),),
    ... )
    >>> seen = Observation(indicator="visits", reading=Reading(at=When.fiscal(2021), amount=Amount("241061", "件")))
    >>> found = evaluate(Plan(id="p", indicators=(visits,)), [seen], through=FiscalYear(2022), scheme="fukuoka")
    >>> found["visits"].symbol, found["visits"].status
    ('b', <Status.UNMET: 'unmet'>)
    """
    chosen = schemes.get(scheme) if isinstance(scheme, str) else scheme
    plan, seen = text_and_figures(subject, observations, on)
    given = _declared(plan, declare or {})
    numbers = progress(plan, seen, through=through)
    results = tuple(
        Result(row=row, figures=figures, scheme=chosen, judgement=chosen.judge(figures))
        for row in numbers
        for figures in (_figures(row, plan.period, given.get(row.id)),)
    )
    return Evaluation(
        scheme=chosen,
        progress=numbers,
        results=results,
        sums=sums(plan, results, chosen),
        declared=tuple(given.items()),
    )
