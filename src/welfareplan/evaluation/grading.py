"""How is it doing, by a named rule? (floor 5)

``evaluate`` puts the numbers of a plan under one published scheme. There is no default scheme, and every result carries
what anybody needs to come to it again by hand.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from welfareplan.days import Day, day_of
from welfareplan.errors import UnknownIdError, require_instance
from welfareplan.evaluation import schemes
from welfareplan.evaluation.branches import below
from welfareplan.evaluation.declaring import Declared, all_declared, figures_of
from welfareplan.evaluation.gathering import Gathered
from welfareplan.evaluation.numbers import Progress
from welfareplan.evaluation.result import Result
from welfareplan.evaluation.schemes import Scheme
from welfareplan.evaluation.subjects import Subject, text_and_figures
from welfareplan.evaluation.summing import Counts, Sum, counted, sums
from welfareplan.evaluation.versions import targets_set_by
from welfareplan.ids import nearest
from welfareplan.making import maker
from welfareplan.model.plan import Plan
from welfareplan.terms import Against, Better
from welfareplan.when import FiscalYear

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from welfareplan.evaluation.rows import IndicatorProgress
    from welfareplan.observations import Observation
    from welfareplan.revision.revisions import Revision

__all__ = ["Declared", "Evaluation", "Result", "Sum", "evaluate", "results"]


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Evaluation:
    """The results of a plan under one scheme (評価結果). Iterates over them; ``evaluation["visits"]`` is one.

    Attributes:
        scheme: the scheme.
        progress: the numbers it rests on, with every observation that was not used.
        results: one for each row of the numbers, in printed order.
        sums: what the scheme says of each branch that indicators belong to (directions, initiatives …), and of the whole.
        declared: what was declared, by indicator.
        on: the day whose text of the dossier was taken; None for a plan, or for the text with all revisions.
        plan: the plan that was evaluated.

    >>> import welfareplan as wp
    >>> found = wp.evaluate(wp.example("kurume"), through=wp.FiscalYear(2022), scheme="fukuoka")
    >>> found, found["visits"].symbol
    (<Evaluation of kurume-2020 through FY2022 by fukuoka: 5 results>, 'b')
    """

    scheme: Scheme
    progress: Progress
    results: tuple[Result, ...]
    sums: tuple[Sum, ...]
    declared: tuple[tuple[str, Declared], ...] = ()
    on: date | None = None
    plan: Plan

    @cached_property
    def _by_id(self) -> dict[str, Result]:
        return {each.id: each for each in self.results}

    def branch(self, id: str) -> tuple[Result, ...]:
        """The results of what belongs to a direction, initiative, programme, issue, body or indicator (枝の評価結果).

        Raises:
            UnknownIdError: the plan does not have it.
        """
        within = below(self.plan, id)
        return tuple(each for each in self.results if each.id in within)

    def counts(self, about: str | None = None) -> Counts:
        """How many indicators have each grade (評価の集計), outcome and output counted apart.

        The grades stand in the scheme's order, then None for those without a grade; None as kind is "not stated".

        Args:
            about: the id of a branch, as for ``branch``; without it all results are counted.

        Raises:
            UnknownIdError: the plan does not have it.
        """
        return counted(self.results if about is None else self.branch(about), self.scheme)

    def __getitem__(self, id: str) -> Result:
        try:
            return self._by_id[id]
        except KeyError:
            where = f"the evaluation of plan {self.progress.plan!r}"
            where_ja = f"計画「{self.progress.plan}」の評価"
            raise UnknownIdError(id, where, nearest(id, self._by_id), where_ja=where_ja) from None

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


_RESULT = maker(Result)


class _Judging:
    """One scheme over the rows of one plan (評価の実行)."""

    def __init__(
        self,
        subject: Subject,
        observations: Iterable[Observation] | None,
        *,
        scheme: Scheme | str,
        declare: Mapping[str, Better | Declared] | None,
        on: Day | None,
        about: str | None,
    ) -> None:
        self.scheme = schemes.get(scheme) if isinstance(scheme, str) else scheme
        require_instance(self.scheme, Scheme, "the scheme", "評価方法", "a Scheme or the name of one")
        self.plan, seen = text_and_figures(subject, observations, on)
        self.declared = all_declared(self.plan, declare)
        self.set_by: dict[str, Revision] = targets_set_by(subject, on)
        self.gathered = Gathered(self.plan, seen, about)

    def result(self, row: IndicatorProgress) -> Result:
        figures = figures_of(row, self.scheme, self.plan.period, self.declared.get(row.id))
        return _RESULT(row, figures, self.scheme, self.scheme.judge(figures), self.set_by.get(row.id))  # type: ignore[no-any-return]


def results(
    subject: Subject,
    observations: Iterable[Observation] | None = None,
    *,
    through: FiscalYear,
    scheme: Scheme | str,
    on: Day | None = None,
    about: str | None = None,
    cut_off: FiscalYear | None = None,
    against: Against = Against.FINAL,
    declare: Mapping[str, Better | Declared] | None = None,
) -> Iterator[Result]:
    """The results of ``evaluate`` one after the other (評価結果の逐次取得); none of them is kept once the next is asked for.

    For plans with very many indicators: it raises what ``evaluate`` raises, when the first result is asked for. What could not
    be used at all, and what the scheme says of several indicators together, only ``evaluate`` tells.

    Args:
        subject: a plan or a dossier.
        observations: what was seen, for a plan.
        through: the year up to which figures are known.
        scheme: a scheme or its slug.
        on: of a dossier the day whose text holds.
        about: the id of a branch.
        cut_off: the last year whose figures are graded.
        against: whether figures are held against the final target, or against the one for their year.
        declare: what somebody declares for the evaluation.

    >>> import welfareplan as wp
    >>> [each.symbol for each in results(wp.example("kurume"), through=wp.FiscalYear(2022), scheme="fukuoka")]
    ['b', 'b', None, 'b', 'b']
    """
    judging = _Judging(subject, observations, scheme=scheme, declare=declare, on=on, about=about)
    yield from map(judging.result, judging.gathered.rows(through, cut_off=cut_off, against=against))


def evaluate(
    subject: Subject,
    observations: Iterable[Observation] | None = None,
    *,
    through: FiscalYear,
    scheme: Scheme | str,
    on: Day | None = None,
    about: str | None = None,
    cut_off: FiscalYear | None = None,
    against: Against = Against.FINAL,
    declare: Mapping[str, Better | Declared] | None = None,
) -> Evaluation:
    """Judge every indicator of a plan by one published rule (評価).

    Args:
        subject: the plan as it stands on the day it is looked at, or a dossier.
        observations: what was seen, in any order, for a plan; a dossier has its own.
        through: the year up to which figures are known.
        scheme: a scheme or its slug; there is no default.
        on: of a dossier the day whose text holds, with the targets then in force; without it the text with all revisions.
            ``result.set_by`` says which revision set the target.
        about: the id of a branch: a direction, initiative, programme, issue, body or indicator, with all that belongs to it.
        cut_off: the last year whose figures are graded; later ones up to ``through`` are shown as 参考 (``result.row.later``).
        against: whether figures are held against the final target, or against the one for their year.
        declare: what somebody declares for the evaluation, by indicator: a direction, or :class:`Declared`.

    Raises:
        UnknownIdError: there is no such scheme, the plan does not have ``about``, or something is declared for an indicator
            that is not in the plan.
        InvalidValueError: what is declared contradicts the plan; figures are missing or given twice; ``through`` is no year.
        RevisionConflictError: a revision was drafted against another text.
        UnitMismatchError: a tolerance or limit is declared in a unit that cannot be compared.

    >>> from welfareplan.amount import Amount
    >>> from welfareplan.model.indicators import Indicator, Reading, Target
    >>> from welfareplan.observations import Observation
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
    judging = _Judging(subject, observations, scheme=scheme, declare=declare, on=on, about=about)
    gathered = judging.gathered
    found = tuple(map(judging.result, gathered.rows(through, cut_off=cut_off, against=against)))
    numbers = Progress(
        plan=judging.plan.id,
        through=through,
        rows=tuple(each.row for each in found),
        without_figures=tuple(gathered.empty),
        strangers=gathered.strangers,
        left_behind=gathered.left_behind,
        about=about,
        cut_off=cut_off,
        against=against,
    )
    return Evaluation(
        scheme=judging.scheme,
        progress=numbers,
        results=found,
        sums=sums(judging.plan, found, judging.scheme, about),
        declared=tuple(judging.declared.items()),
        on=None if on is None else day_of(on),
        plan=judging.plan,
    )
