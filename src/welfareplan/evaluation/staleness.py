"""How old are the figures, and which are missing? (floor 5)

As of a day: the newest figure of every indicator and its age, the figures that should be on file and are not, and what stands
in the way of a grade. Nothing is guessed: what is awaited is what targets, periods and the file itself say.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from welfareplan.days import Day, day_of, first_day, last_day
from welfareplan.dossier import Dossier
from welfareplan.errors import UnknownIdError
from welfareplan.evaluation.awaiting import Awaited, awaited, ended
from welfareplan.evaluation.grading import Declared, evaluate
from welfareplan.evaluation.reasons import REASONS
from welfareplan.evaluation.rows import IndicatorProgress
from welfareplan.evaluation.subjects import Subject, text_and_figures
from welfareplan.ids import nearest
from welfareplan.model.indicators import Indicator
from welfareplan.observations import Observation
from welfareplan.terms import Better
from welfareplan.when import FiscalYear, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from welfareplan.evaluation.schemes import Scheme

__all__ = ["Awaited", "Freshness", "IndicatorFreshness", "freshness"]

_MONTHS = 12
_A_DAY = timedelta(days=1)
_WITHOUT_A_RULE = "target-met"  # asks for nothing but whether the target is met


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class IndicatorFreshness:
    """How fresh the figures of one indicator are (指標の実績の鮮度).

    Attributes:
        row: the indicator with its figures up to the day.
        on: the day.
        awaited: the figures that should be on file and are not, oldest first.
        ended: when the indicator was discontinued, or None.
        reason: why it cannot be graded: one of the reasons of evaluations; None where it can.

    >>> import welfareplan as wp
    >>> print(wp.freshness(wp.example("kurume"), on="2024-04-01")["visits"])
    ＜指標２＞地域での見守り訪問活動件数：最新 令和3年度（24か月経過）
    """

    row: IndicatorProgress
    on: date
    awaited: tuple[Awaited, ...] = ()
    ended: When | None = None
    reason: str | None = None

    @property
    def id(self) -> str:
        """The id of the indicator."""
        return self.row.id

    @property
    def indicator(self) -> Indicator:
        """The indicator."""
        return self.row.indicator

    @property
    def newest(self) -> Observation | None:
        """The newest figure on file that counts (最新の実績), or None where only the baseline is known, or nothing."""
        return self.row.actual

    @property
    def months(self) -> int | None:
        """How many whole months ago the time of the newest figure ended (経過月数); None where there is no figure.

        0 as well while that time has not ended yet.
        """
        if self.newest is None:
            return None
        at = self.newest.reading.at
        # Counted from the first day after its time to the end of the day: FY2021 is a year old on 31 March 2023.
        since = (last_day(at) if at.on is None else at.on.last_day) + _A_DAY
        until = self.on + _A_DAY
        whole = (until.year - since.year) * _MONTHS + until.month - since.month - (until.day < since.day)
        return max(0, whole)

    @property
    def years(self) -> int | None:
        """How many whole years that is (経過年数)."""
        return None if self.months is None else self.months // _MONTHS

    @property
    def why(self) -> str | None:
        """Why it cannot be graded, as a Japanese sentence."""
        return None if self.reason is None else REASONS[self.reason][1]

    def __repr__(self) -> str:
        newest = "no figure" if self.newest is None else f"newest {self.newest.reading.at}"
        return f"<IndicatorFreshness {self.id} on {self.on}: {newest}, {len(self.awaited)} awaited>"

    def __str__(self) -> str:
        parts = [
            "実績なし" if self.newest is None else f"最新 {self.newest.reading.at.wareki()}（{self.months}か月経過）"
        ]
        if self.ended is not None:
            parts.append(f"{self.ended.wareki()}に廃止")
        if self.awaited:
            parts.append("未入力 " + "・".join(each.at.wareki() for each in self.awaited))
        if self.why is not None:
            parts.append(self.why.rstrip("。"))
        return f"{self.indicator.name}：{'、'.join(parts)}"


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Freshness:
    """How fresh the figures of a plan are on a day (実績の鮮度). Iterates over its rows; ``found["visits"]`` is one.

    Attributes:
        plan: the id of the plan.
        on: the day.
        rows: one for each indicator with a baseline, a target or an observation, in printed order.
        without_figures: the ids of the indicators that have none of these.
        scheme: the slug of the scheme by which ``reason`` is asked, or None for the bare question whether targets are met.

    >>> import welfareplan as wp
    >>> found = wp.freshness(wp.example("kurume"), on="2024-04-01")
    >>> found["visits"].months, found.unobserved
    (24, ())
    """

    plan: str
    on: date
    rows: tuple[IndicatorFreshness, ...]
    without_figures: tuple[str, ...] = ()
    scheme: str | None = None

    @cached_property
    def _by_id(self) -> dict[str, IndicatorFreshness]:
        return {row.id: row for row in self.rows}

    @property
    def awaited(self) -> tuple[tuple[str, Awaited], ...]:
        """Every awaited figure with the id of its indicator (未入力の実績)."""
        return tuple((row.id, each) for row in self.rows for each in row.awaited)

    @property
    def unobserved(self) -> tuple[str, ...]:
        """The ids of the indicators without any figure but perhaps a baseline (実績のない指標)."""
        return tuple(row.id for row in self.rows if row.newest is None)

    @property
    def ungradable(self) -> dict[str, tuple[str, ...]]:
        """The ids of the indicators that cannot be graded, by reason (評価できない指標)."""
        found: dict[str, tuple[str, ...]] = {}
        for row in self.rows:
            if row.reason is not None:
                found[row.reason] = (*found.get(row.reason, ()), row.id)
        return found

    @property
    def ages(self) -> dict[int | None, int]:
        """How many indicators have a newest figure of so many whole years (経過年数別の指標数); None is no figure."""
        counts = Counter(row.years for row in self.rows)
        known = sorted(years for years in counts if years is not None)
        return {years: counts[years] for years in (*known, *([None] if None in counts else []))}

    def __getitem__(self, id: str) -> IndicatorFreshness:
        try:
            return self._by_id[id]
        except KeyError:
            where = f"the indicators with figures of plan {self.plan!r}"
            where_ja = f"計画「{self.plan}」の数値のある指標"
            raise UnknownIdError(id, where, nearest(id, self._by_id), where_ja=where_ja) from None

    def __iter__(self) -> Iterator[IndicatorFreshness]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return (
            f"<Freshness of {self.plan} on {self.on}: {len(self.rows)} indicators, {len(self.awaited)} figures awaited>"
        )

    def __str__(self) -> str:
        return "\n".join((f"{self.plan}（{self.on}現在、{len(self.rows)}指標）", *map(str, self.rows)))


def freshness(
    subject: Subject,
    observations: Iterable[Observation] | None = None,
    *,
    on: Day,
    scheme: Scheme | str | None = None,
    declare: Mapping[str, Better | Declared] | None = None,
) -> Freshness:
    """How old the figures are on a day, which are awaited, and what cannot be graded and why (実績の鮮度).

    Args:
        subject: a plan, or a dossier, whose text of that day is taken.
        observations: what was seen, for a plan; a dossier has its own. What speaks of a time after the day is left out.
        on: the day; of a month or year its last day.
        scheme: the scheme, or its slug, whose grades are wanted. Without one it is asked whether it can be told if the
            target is met.
        declare: as for ``evaluate``.

    Raises:
        InvalidValueError: ``on`` is no day, or figures are missing or given twice.
        UnknownIdError: there is no such scheme, or something is declared for an indicator that is not in the plan.

    >>> from welfareplan.amount import Amount
    >>> from welfareplan.model.indicators import Reading, Target
    >>> from welfareplan.model.plan import Plan
    >>> from welfareplan.when import FiscalPeriod
    >>> every = FiscalPeriod(FiscalYear(2020), FiscalYear(2025))
    >>> visits = Indicator(id="visits", title="訪問", targets=(Target(due=every, amount=Amount("300", "件")),))
    >>> seen = [
    ...     Observation(indicator="visits", reading=Reading(at=When.fiscal(2021), amount=Amount("241", "件"))),
    ...     Observation(indicator="visits", reading=Reading(at=When.fiscal(2020), amount=Amount("226", "件"))),
    ... ]
    >>> found = freshness(Plan(id="p", indicators=(visits,)), seen, on="2024-04-01")
    >>> found["visits"].months, [str(each.at) for _, each in found.awaited], found["visits"].reason
    (24, ['FY2022', 'FY2023'], 'direction-unknown')
    """
    day = day_of(on)
    plan, seen = text_and_figures(subject, observations, day if isinstance(subject, Dossier) else None)
    known = tuple(each for each in seen if first_day(each.reading.at) <= day)
    judged = evaluate(
        plan, known, through=FiscalYear(day.year), scheme=_WITHOUT_A_RULE if scheme is None else scheme, declare=declare
    )
    observed: dict[str, list[Observation]] = {}
    for each in known:
        observed.setdefault(each.indicator, []).append(each)
    rows = tuple(
        IndicatorFreshness(
            row=result.row,
            on=day,
            awaited=awaited(result.indicator, observed.get(result.id, ()), day),
            ended=ended(observed.get(result.id, ())),
            reason=result.reason,
        )
        for result in judged
    )
    return Freshness(
        plan=plan.id,
        on=day,
        rows=rows,
        without_figures=judged.progress.without_figures,
        scheme=None if scheme is None else judged.scheme.slug,
    )
