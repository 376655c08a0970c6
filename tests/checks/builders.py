"""Documents in which nothing is wrong but what a test asks for."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from welfareplan.amount import Amount
from welfareplan.dossier import Dossier
from welfareplan.model.bases import LegalBasis, LegalItem
from welfareplan.model.element import Citation
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.initiatives import Initiative
from welfareplan.model.links import Link
from welfareplan.model.milestones import Milestone
from welfareplan.model.plan import Plan
from welfareplan.model.sources import Source
from welfareplan.observations import Assessment, Observation
from welfareplan.revision.changes import ChangeSet
from welfareplan.revision.revisions import Revision
from welfareplan.terms import (
    LinkBasis,
    MilestoneKind,
    MilestoneStatus,
    ReadingState,
    Relation,
    Stage,
)
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

LAW = LegalBasis(id="law", statute="社会福祉法", items=(LegalItem(id="item-1", label="①", text="適切な利用の推進"),))
"""A legal basis with an item, for what the law wants in the plan."""
CITES = (Citation("slides", "スライド12"),)
SLIDES = Source(id="slides", title="くるめ支え合うプランについて")
PERIOD = FiscalPeriod(FiscalYear(2020), FiscalYear(2025))
NETWORK = Initiative(id="network", label="（１）", title="つながりの構築")


@attrs.frozen
class Sample:
    """A document with one problem of a code, the place of it and what is said in both languages."""

    code: str
    subject: Plan | Dossier
    place: str
    message: str
    ja: str
    on: date | None = None


def plan(**fields: Any) -> Plan:
    """A plan in which nothing is wrong but what is asked for."""
    stated: dict[str, Any] = {"title": "くるめ支え合うプラン", "period": PERIOD, "sources": (SLIDES,)}
    return Plan(id="kurume-2020", **(stated | fields))


def indicator(**fields: Any) -> Indicator:
    """An indicator in which nothing is wrong but what is asked for."""
    stated: dict[str, Any] = {
        "title": "見守り訪問活動件数",
        "unit": "件",
        "baseline": reading(2018, "226650"),
        "targets": (target(2025, "296000"),),
        "cites": CITES,
    }
    return Indicator(id="visits", **(stated | fields))


def reading(year: int, value: str, unit: str | None = "件", **fields: Any) -> Reading:
    """A figure of a fiscal year."""
    return Reading(at=When.fiscal(year), amount=Amount(value, unit), **fields)


def missing(year: int, state: ReadingState) -> Reading:
    """A year of which there is no figure."""
    return Reading(at=When.fiscal(year), state=state)


def target(year: int, value: str, unit: str | None = "件", **fields: Any) -> Target:
    """A target of a fiscal year."""
    return Target(due=When.fiscal(year), amount=Amount(value, unit), **fields)


def seen(*readings: Reading, cites: tuple[Citation, ...] = CITES) -> tuple[Observation, ...]:
    """Observations of the indicator ``visits``."""
    return tuple(Observation(indicator="visits", reading=each, cites=cites) for each in readings)


def dossier(*changes: Any, base: Plan | None = None, **fields: Any) -> Dossier:
    """A dossier with a revision of each change given."""
    revisions = tuple(
        Revision(id=f"revision-{n}", adopted=PartialDate(2021, 12), changes=ChangeSet((change,)))
        for n, change in enumerate(changes, 1)
    )
    found = plan(indicators=(indicator(),)) if base is None else base
    stated: dict[str, Any] = {"base": found, "revisions": revisions}
    return Dossier(**(stated | fields))


def revised(*dates: str, effective: str | None = None) -> Dossier:
    """A dossier of a plan adopted in March 2020 with empty revisions of these dates."""
    revisions = [Revision(id=f"revision-{n}", adopted=PartialDate.of(day)) for n, day in enumerate(dates, 1)]
    if effective is not None:
        revisions[0] = attrs.evolve(revisions[0], effective=PartialDate.of(effective))
    return Dossier(base=plan(adopted=PartialDate(2020, 3)), revisions=tuple(revisions))


def link(source: str, relation: Relation, target: str, **fields: Any) -> Link:
    """A link that is inferred, so that it needs no citation."""
    stated: dict[str, Any] = {"basis": LinkBasis.INFERRED}
    return Link(source=source, relation=relation, target=target, **(stated | fields))


def milestone(status: MilestoneStatus) -> Milestone:
    """The amendment of December 2021."""
    return Milestone(
        id="amended", kind=MilestoneKind.AMENDMENT, title="一部改訂", when=PartialDate(2021, 12), status=status
    )


def assessment(**fields: Any) -> Assessment:
    """A judgement of the indicator ``visits``."""
    stated: dict[str, Any] = {"about": "visits", "stage": Stage.SELF}
    return Assessment(id="visits-2022", **(stated | fields))
