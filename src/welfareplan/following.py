"""Which figures came before? (floor 5)

The series of an indicator across the terms of a plan: back through ``succeeds``, from one dossier to the one before, as far as
nothing says that the figures are not of one kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from welfareplan.amount import comparable
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.model.indicators import Indicator, Reading
from welfareplan.revision.spelling import only_spelling
from welfareplan.terms import Basis, Seam
from welfareplan.when import FiscalYear

_SERIES = ("definition", "method", "counts")
"""Fields that say what the figures of an indicator count."""


@attrs.frozen(kw_only=True, weakref_slot=False)
class Stretch:
    """The figures of an indicator in one plan (系列の区間).

    Attributes:
        plan: the id of the plan.
        indicator: the indicator as it last stood there.
        figures: its baseline and what was observed, oldest first; the baseline is left out where it was observed too.
        seam: how they join the figures before them; None where there is nothing before.

    >>> import welfareplan as wp
    >>> (stretch,) = follow(wp.example("kurume"), "visits").stretches
    >>> stretch.plan, stretch.indicator.id, len(stretch.figures)
    ('kurume-2020', 'visits', 2)
    """

    plan: str
    indicator: Indicator
    figures: tuple[Reading, ...]
    seam: Seam | None = None


@attrs.frozen(kw_only=True, weakref_slot=False)
class Series:
    """The figures of an indicator across terms (期をまたぐ系列).

    Attributes:
        stretches: the figures plan by plan, the newest first.

    >>> import welfareplan as wp
    >>> follow(wp.example("kurume"), "visits").figures[0].at
    When.fiscal(2018)
    """

    stretches: tuple[Stretch, ...]

    @property
    def figures(self) -> tuple[Reading, ...]:
        """All figures, oldest first (全ての値)."""
        return tuple(figure for stretch in reversed(self.stretches) for figure in stretch.figures)

    @property
    def ends(self) -> Seam | None:
        """Why it goes back no further (系列の始まり); None where there is nothing before."""
        return self.stretches[-1].seam


def follow(dossier: Dossier, indicator: str, *, before: Iterable[Dossier] = ()) -> Series:
    """Follow the figures of an indicator back through what it continues (系列の追跡).

    What an indicator continues stands in its ``succeeds``; nothing is matched by likeness here. The series ends where the
    figures are said not to be comparable, where definition, method or unit changed, where several indicators were merged or
    one was divided, and where the plan before is not given.

    Args:
        dossier: the dossier with the newest figures.
        indicator: the id of an indicator that ever stood in its plan.
        before: the dossiers of the terms before, in any order.

    Raises:
        UnknownIdError: nothing of that id ever stood in the plan.
        InvalidValueError: it is no indicator.
        RevisionConflictError: a revision was drafted against another text.

    >>> import welfareplan as wp
    >>> found = follow(wp.example("kurume"), "visits")
    >>> [str(each.amount) for each in found.figures], found.ends
    (['226,650件', '241,061件'], None)
    """
    dossiers = {each.base.id: each for each in (*before, dossier)}
    stretches: list[Stretch] = []
    seen: set[tuple[str, str]] = set()
    here: tuple[Dossier, str] | None = (dossier, indicator)
    while here is not None and (here[0].base.id, here[1]) not in seen:
        place, id = here
        seen.add((place.base.id, id))
        stretch, here = _stretch(place, id, dossiers)
        stretches.append(stretch)
    return Series(stretches=tuple(stretches))


def _stretch(dossier: Dossier, id: str, dossiers: Mapping[str, Dossier]) -> tuple[Stretch, tuple[Dossier, str] | None]:
    """The figures of an indicator in one plan, and where they go on."""
    indicator = _indicator(dossier, id)
    figures = _figures(dossier, indicator)
    seam, further = _seam(dossier, indicator, dossiers)
    changed = _changed(dossier, id)
    if changed is not None:
        figures = tuple(each for each in figures if each.at.year >= changed.year)
        seam, further = Seam.DEFINITION_CHANGED, None
    return Stretch(plan=dossier.base.id, indicator=indicator, figures=figures, seam=seam), further


def _indicator(dossier: Dossier, id: str) -> Indicator:
    """The indicator as it stands, or as it stood when a revision removed it."""
    found = dossier.latest[id] if id in dossier.latest else dossier.history(id).of(None)[-1].value
    if not isinstance(found, Indicator):
        kind = dossier.history(id).kind
        raise InvalidValueError(
            f"{id!r} of plan {dossier.base.id!r} is of kind {kind.value!r}; only an indicator has figures to follow",
            f"計画「{dossier.base.id}」の「{id}」は{kind.ja}です。たどれるのは指標の値だけです。",
        )
    return found


def _figures(dossier: Dossier, indicator: Indicator) -> tuple[Reading, ...]:
    observed = [each.reading for each in dossier.observations_of(indicator.id)]
    baseline = indicator.baseline
    if baseline is not None and all(each.at != baseline.at for each in observed):
        observed.append(baseline)
    return tuple(sorted(observed, key=_day))


def _day(reading: Reading) -> date:
    at = reading.at
    if at.on is not None:
        return at.on.last_day
    return FiscalYear(at.year).end if at.basis is Basis.FISCAL else date(at.year, 12, 31)


def _changed(dossier: Dossier, id: str) -> FiscalYear | None:
    """The fiscal year in which a revision last changed what the figures count; None where none did."""
    history = dossier.history(id)
    days = [
        span.since.last_day
        for field in (*_SERIES, "unit")
        for before, span in zip(history.of(field), history.of(field)[1:], strict=False)
        if span.since is not None and before.ended_by == span.by and not only_spelling(before.value, span.value)
    ]
    return FiscalYear.of(max(days)) if days else None


def _seam(
    dossier: Dossier, indicator: Indicator, dossiers: Mapping[str, Dossier]
) -> tuple[Seam | None, tuple[Dossier, str] | None]:
    """How an indicator joins what it continues, and where that is if it does."""
    if not indicator.succeeds:
        return None, None
    (name, *others) = indicator.succeeds
    heirs = [each for each in dossier.latest.indicators if name in each.succeeds and each.id != indicator.id]
    if others or heirs:
        return Seam.DIVIDED, None
    plan, _, id = name.rpartition("#")
    older = dossiers.get(plan or dossier.base.id)
    if older is None or id not in older.ids:
        return Seam.NOT_GIVEN, None
    seam = _joined(indicator, _indicator(older, id))
    return seam, (older, id) if seam.holds else None


def _joined(newer: Indicator, older: Indicator) -> Seam:
    if newer.unit is not None and older.unit is not None and not comparable(newer.unit, older.unit):
        return Seam.UNIT_CHANGED
    if newer.comparable is not None:
        return Seam.COMPARABLE if newer.comparable else Seam.NOT_COMPARABLE
    stated = [(getattr(newer, field), getattr(older, field)) for field in _SERIES]
    both = [(one, other) for one, other in stated if one is not None and other is not None]
    if any(not only_spelling(one, other) for one, other in both):
        return Seam.DEFINITION_CHANGED
    return Seam.SAME_DEFINITION if newer.definition is not None and older.definition is not None else Seam.UNSTATED
