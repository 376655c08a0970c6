"""What can be computed, before anybody judges? (floor 5)

For every indicator with a figure: how far it has come, how much time has passed, where the straight line would be. Each
is an exact or hardly rounded number, or :class:`Undefined` with the reason; nothing here is a verdict.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from welfareplan.errors import UnknownIdError
from welfareplan.evaluation.choosing import Unused
from welfareplan.evaluation.gathering import Gathered
from welfareplan.evaluation.reasons import Undefined
from welfareplan.evaluation.rows import IndicatorProgress
from welfareplan.evaluation.subjects import Subject, text_and_figures
from welfareplan.ids import nearest
from welfareplan.observations import Observation
from welfareplan.terms import Against
from welfareplan.when import FiscalYear

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from welfareplan.days import Day

__all__ = ["IndicatorProgress", "Progress", "Undefined", "Unused", "progress"]


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Progress:
    """The numbers of a plan through a year (進捗), ungraded.

    Iterates over its rows; ``progress["visits"]`` is one of them.

    Attributes:
        plan: the id of the plan.
        through: the year up to which figures are known.
        rows: one for each indicator that has a baseline, a target or an observation, in printed order.
        without_figures: the ids of the indicators that have none of these.
        strangers: observations of indicators that are not in this plan.
        left_behind: observations of indicators that others continue, and that cannot be used for those, each with the reason.
        about: the id of the branch that was asked for, or None for the whole plan.
        cut_off: the last year whose figures count, or None for ``through``.
        against: which target the figures are held against.

    >>> import welfareplan as wp
    >>> found = wp.progress(wp.example("kurume"), through=wp.FiscalYear(2022))
    >>> found, found.without_figures
    (<Progress of kurume-2020 through FY2022: 5 indicators>, ('people-indicator',))
    """

    plan: str
    through: FiscalYear
    rows: tuple[IndicatorProgress, ...]
    without_figures: tuple[str, ...] = ()
    strangers: tuple[Observation, ...] = ()
    left_behind: tuple[Unused, ...] = ()
    about: str | None = None
    cut_off: FiscalYear | None = None
    against: Against = Against.FINAL

    @cached_property
    def _by_id(self) -> dict[str, IndicatorProgress]:
        return {row.id: row for row in self.rows}

    @property
    def unused(self) -> tuple[Unused, ...]:
        """Every observation that no number rests on, each with the reason."""
        own = (each for row in self.rows for each in row.unused)
        return (*own, *self.left_behind, *(Unused(each, "unknown-indicator") for each in self.strangers))

    def __getitem__(self, id: str) -> IndicatorProgress:
        try:
            return self._by_id[id]
        except KeyError:
            where = f"the progress of plan {self.plan!r}"
            where_ja = f"計画「{self.plan}」の進捗"
            raise UnknownIdError(id, where, nearest(id, self._by_id), where_ja=where_ja) from None

    def __iter__(self) -> Iterator[IndicatorProgress]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<Progress of {self.plan} through {self.through}: {len(self.rows)} indicators>"

    def __str__(self) -> str:
        return "\n".join((f"{self.plan}（{self.through.wareki()}まで、{len(self.rows)}指標）", *map(str, self.rows)))


def progress(
    subject: Subject,
    observations: Iterable[Observation] | None = None,
    *,
    through: FiscalYear,
    on: Day | None = None,
    about: str | None = None,
    cut_off: FiscalYear | None = None,
    against: Against = Against.FINAL,
) -> Progress:
    """What can be computed of every indicator of a plan (進捗の算出), and nothing else.

    Args:
        subject: the plan as it stands on the day it is looked at, or a dossier.
        observations: what was seen, in any order, for a plan; a dossier has its own. Those of other plans' indicators are
            named in ``unused``.
        through: the year up to which figures count, compared by its plain number with the year of each figure.
        on: of a dossier the day whose text holds; without it the text with all revisions.
        about: the id of a branch: a direction, initiative, programme, issue, body or indicator, with all that belongs to it;
            without it every indicator of the plan.
        cut_off: the last year whose figures count; later ones up to ``through`` are shown as 参考 (``row.later``) and nothing
            rests on them.
        against: whether figures are held against the final target or against the one for their year.

    Returns:
        One row for each indicator with a baseline, a target or an observation. A number that cannot be had is
        :class:`Undefined` with the reason; missing data raise nothing.

    Raises:
        InvalidValueError: ``through`` is no fiscal year, figures are missing or given twice, ``on`` is no day.
        UnknownIdError: the plan does not have ``about``.
        RevisionConflictError: a revision was drafted against another text.

    >>> from decimal import Decimal
    >>> from welfareplan.amount import Amount
    >>> from welfareplan.model.indicators import Indicator, Reading, Target
    >>> from welfareplan.model.plan import Plan
    >>> from welfareplan.when import When
    >>> visits = Indicator(
    ...     id="visits",
    ...     title="見守り訪問活動件数",
    ...     baseline=Reading(at=When.fiscal(2018), amount=Amount("226650", "件")),
    ...     targets=(Target(due=When.fiscal(2025), amount=Amount("296000", "件")),),
    ... )
    >>> seen = Observation(indicator="visits", reading=Reading(at=When.fiscal(2021), amount=Amount("241061", "件")))
    >>> found = progress(Plan(id="p", indicators=(visits,)), [seen], through=FiscalYear(2022))
    >>> print(found["visits"].share_of_way.quantize(Decimal("0.0001")), found["visits"].better)
    0.2078 up
    """
    plan, seen = text_and_figures(subject, observations, on)
    found = Gathered(plan, seen, about)
    rows = tuple(found.rows(through, cut_off=cut_off, against=against))
    return Progress(
        plan=plan.id,
        through=through,
        rows=rows,
        without_figures=tuple(found.empty),
        strangers=found.strangers,
        left_behind=found.left_behind,
        about=about,
        cut_off=cut_off,
        against=against,
    )
