"""Plans and observations to evaluate: the five rows of Kurume, and a short way to write one's own."""

from __future__ import annotations

from welfareplan.amount import Amount
from welfareplan.model.directions import Direction
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.links import Link
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.terms import Flag, IndicatorKind, LinkBasis, ReadingKind, ReadingState, Relation
from welfareplan.when import FiscalPeriod, FiscalYear, When

SURVEY, RESULT = ReadingKind.SURVEY, ReadingKind.RESULT


def reading(at: str, value: str | None, unit: str | None = "件", *flags: Flag, **fields: object) -> Reading:
    amount = None if value is None else Amount(value, unit)
    return Reading(at=When.of(at), amount=amount, flags=flags, **fields)  # type: ignore[arg-type]


def seen(
    indicator: str, at: str, value: str | None, unit: str | None = "件", *flags: Flag, **fields: object
) -> Observation:
    return Observation(indicator=indicator, reading=reading(at, value, unit, *flags, **fields))


def missing(indicator: str, at: str, state: ReadingState = ReadingState.CANCELLED) -> Observation:
    return seen(indicator, at, None, state=state)


def target(due: str | None, value: str, unit: str | None = "件", **fields: object) -> Target:
    when = None if due is None else When.of(due)
    return Target(due=when, amount=Amount(value, unit), **fields)  # type: ignore[arg-type]


def plan_of(*indicators: Indicator) -> Plan:
    return Plan(id="plan", indicators=indicators)


def _kurume(
    id: str, name: tuple[str, str], base: tuple[str, str, str], goal: str, under: str | None = None
) -> Indicator:
    at, value, unit = base
    kind = SURVEY if unit == "%" else RESULT
    return Indicator(
        id=id,
        under=under,
        label=name[0],
        title=name[1],
        unit=unit,
        kind=IndicatorKind.OUTCOME if unit == "%" else IndicatorKind.OUTPUT,
        baseline=reading(at, value, unit, kind=kind),
        targets=(target("FY2025", goal, unit),),
    )


KURUME = Plan(
    id="kurume-2020",
    title="くるめ支え合うプラン",
    period=FiscalPeriod(FiscalYear(2020), FiscalYear(2025)),
    directions=(
        Direction(id="relations", title="関係を豊かにする"),
        Direction(id="support", title="寄り添う体制を整える"),
        Direction(id="growing", title="地域をともに創る人を育む"),
    ),
    links=tuple(
        Link(source=source, relation=Relation.SHOWS, target=to, basis=LinkBasis.STATED)
        for source, to in (
            ("helping", "kurume-2020"),
            ("visits", "relations"),
            ("consultations", "support"),
            ("people", "growing"),
        )
    ),
    indicators=(
        _kurume("helping", ("＜指標１＞", "支え合いの意識"), ("2019?", "64.1", "%"), "70.0"),
        _kurume("visits", ("＜指標２＞", "見守り訪問活動件数"), ("FY2018", "226650", "件"), "296000"),
        _kurume("consultations", ("＜指標３＞", "相談件数"), ("FY2018", "1020", "件"), "1020"),
        Indicator(id="people", label="＜指標４＞"),
        _kurume("interest", ("＜指標４＞①", "関心"), ("2019?", "81.3", "%"), "87.0", "people"),
        _kurume("taking-part", ("＜指標４＞②", "参加"), ("2019?", "23.7", "%"), "29.0", "people"),
    ),
)
"""The rows of the plan of Kurume 令和2～7年度 (the city's slides on the plan, mid-term figures); titles shortened."""

KURUME_SEEN = (
    seen("helping", "2022?", "62.0", "%", kind=SURVEY),
    seen("visits", "FY2021", "241061", kind=RESULT),
    seen("consultations", "FY2021", "2044", kind=RESULT),
    seen("interest", "2022?", "82.8", "%", kind=SURVEY),
    seen("taking-part", "2022?", "23.8", "%", kind=SURVEY),
)
