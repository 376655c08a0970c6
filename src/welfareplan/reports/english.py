"""How does a value read in English? (floor 8)

The English side of ``wording.py``: figures, targets, times and the words of the subject. Numbers are the same in both
languages, and a unit that the table does not know stays as it is printed.
"""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from welfareplan.reports.wording import number
from welfareplan.terms import (
    Counts,
    Course,
    Flag,
    IndicatorKind,
    Kind,
    LinkBasis,
    Mark,
    MilestoneKind,
    MoneyKind,
    Obligation,
    PlanRelation,
    ReadingState,
    Relation,
    Sense,
    Stage,
    Status,
    Term,
    Volume,
)
from welfareplan.when import FiscalPeriod, PartialDate, When

if TYPE_CHECKING:
    from welfareplan.amount import Amount
    from welfareplan.model.indicators import Reading, Target
    from welfareplan.model.milestones import Milestone

UNITS: dict[str, str] = {
    "%": "%",
    "‰": "‰",
    "倍": " times as much",
    "ポイント": " points",
    "人/千人": " per 1,000 people",
    "人/10万人": " per 100,000 people",
    "円": " yen",
    "千円": " thousand yen",
    "百万円": " million yen",
    "kg": " kg",
    "t": " t",
    "ha": " ha",
    "千ha": " thousand ha",
    "kg/年": " kg a year",
    "人": " people",
    "%/年": "% a year",
    "件": " cases",
    "件/年": " cases a year",
    "人/年": " people a year",
    "世帯": " households",
    "戸": " dwellings",
    "団体": " organisations",
    "団体・個人": " organisations and individuals",
    "法人": " corporations",
    "社": " companies",
    "組織": " groups",
    "事業所": " establishments",
    "自治会": " neighbourhood associations",
    "か所": " places",
    "地区": " districts",
    "市町": " cities and towns",
    "市町村": " municipalities",
    "回": " times",
    "回/年": " times a year",
    "点": " points of score",
    "歩": " steps",
    "年": " years",
    "分/日": " minutes a day",
    "g/人": " g per person",
}
"""The units of the table in English, with the blank that parts them from the number."""

_TERMS: dict[Term, str] = {
    Kind.BASIS: "legal basis",
    Kind.RELATED: "related plan",
    Kind.SUBPLAN: "sub-plan",
    Obligation.EFFORT: "to be striven for",
    Obligation.REQUEST: "requested",
    PlanRelation.ABOVE: "plan above",
    PlanRelation.BASED_ON: "rests on",
    PlanRelation.BASE_OF: "base of",
    PlanRelation.BESIDE: "plan beside",
    PlanRelation.BELOW: "plan below",
    PlanRelation.PRECEDES: "previous plan",
    PlanRelation.SUCCEEDS: "next plan",
    PlanRelation.HARMONISES: "to be in harmony with",
    Volume.SAME: "in the same volume",
    Volume.SEPARATE: "separate volume",
    Mark.PRIORITY: "priority",
    MoneyKind.BUDGET: "budget",
    MoneyKind.SETTLED: "settled account",
    IndicatorKind.REFERENCE: "for reference",
    Counts.PER_YEAR: "in one year",
    Counts.CUMULATIVE: "cumulative",
    Counts.AT_POINT: "at a point in time",
    ReadingState.PENDING: "not yet counted",
    ReadingState.PROVISIONAL: "provisional",
    Flag.FOOTNOTE: "with a footnote",
    Flag.REFERENCE: "for reference",
    Flag.APPROX: "about",
    Flag.TOTAL_PERSONS: "counting each visit",
    Status.UNMET: "not met",
    Status.UNDECIDED: "cannot be decided",
    MilestoneKind.SUBPLAN: "sub-plan made",
    MilestoneKind.POLICY: "policy decided",
    MilestoneKind.SUMMARY: "summing-up",
    MilestoneKind.SUCCESSOR: "next plan",
    Relation.PART_OF: "is part of",
    LinkBasis.INFERRED: "inferred",
    Stage.SELF: "self-assessment",
    Stage.INTERNAL: "in-house assessment",
    Stage.COUNCIL: "opinion of the council",
    Course.END: "end",
    Sense.NONE: "no target is set",
}

_BOUNDS = {
    Sense.AT_LEAST: "at least ",
    Sense.MORE_THAN: "more than ",
    Sense.AT_MOST: "at most ",
    Sense.LESS_THAN: "less than ",
    Sense.APPROACH: "close to ",
    Sense.MAINTAIN: "keep ",
}


def term(value: Term) -> str:
    """A word of the subject in English.

    >>> term(Status.UNMET), term(Obligation.MANDATORY)
    ('not met', 'mandatory')
    """
    return _TERMS.get(value) or value.value.replace("_", " ")


def unit(name: str | None) -> str:
    """A unit as it stands behind a figure; one that is unknown stays as printed."""
    return "" if name is None else UNITS.get(name, f" {name}")


def amount(value: Amount) -> str:
    """An amount: 226,650 cases.

    >>> from welfareplan.amount import Amount
    >>> amount(Amount("226650", "件")), amount(Amount("70.0", "%"))
    ('226,650 cases', '70.0%')
    """
    return number(value.value) + unit(value.unit)


def date(value: PartialDate) -> str:
    """A date, and how much of it is known.

    >>> date(PartialDate(2021, 12)), date(PartialDate(2020, 3, 31))
    ('December 2021 (known to the month)', '31 March 2020')
    """
    month = "" if value.month is None else f"{calendar.month_name[value.month]} "
    known = "" if value.is_exact else " (known to the year)" if value.month is None else " (known to the month)"
    return f"{'' if value.day is None else f'{value.day} '}{month}{value.year}{known}"


def when(value: When) -> str:
    """The time of a figure: FY2021, 2019, or 2019? where the document does not say which.

    >>> when(When.unstated(2022)), when(When.fiscal(2019, on=PartialDate(2020, 3, 31)))
    ('2022?', 'FY2019, 31 March 2020')
    """
    return str(value) if value.on is None else f"{value}, {date(value.on)}"


def period(value: FiscalPeriod) -> str:
    """A period, and how long it is.

    >>> period(FiscalPeriod.of("FY2020..FY2025"))
    'FY2020 to FY2025 (6 years)'
    """
    return f"{value.first} to {value.last} ({len(value)} year{'' if len(value) == 1 else 's'})"


def time(value: PartialDate | When | FiscalPeriod | None) -> str:
    """The time of a milestone; empty where none is stated."""
    match value:
        case None:
            return ""
        case PartialDate():
            return date(value)
        case When():
            return when(value)
        case FiscalPeriod():
            return f"{value.first} to {value.last}"


def _flags(flags: tuple[Flag, ...]) -> tuple[str, list[str]]:
    before = "about " if Flag.APPROX in flags else ""
    return before, [term(flag) for flag in flags if flag is not Flag.APPROX]


def figure(value: Reading) -> str:
    """The figure of a reading with its remarks, or the word that stands in its place.

    >>> from welfareplan.amount import Amount
    >>> from welfareplan.model.indicators import Reading
    >>> figure(Reading(at=When.fiscal(2018), amount=Amount("1020", "件"), flags=(Flag.APPROX, Flag.CUMULATIVE)))
    'about 1,020 cases (cumulative)'
    """
    if value.amount is None:
        return value.why or term(value.state)
    before, after = _flags(value.flags)
    if value.state is ReadingState.PROVISIONAL:
        after.append(term(value.state))
    return f"{before}{amount(value.amount)}" + (f" ({', '.join(after)})" if after else "")


def taken(value: Reading) -> str:
    """When and how a figure was taken: FY2018, result.

    >>> from welfareplan.amount import Amount
    >>> from welfareplan.model.indicators import Reading
    >>> from welfareplan.terms import ReadingKind
    >>> taken(Reading(at=When.unstated(2019), amount=Amount("5", "%"), kind=ReadingKind.SURVEY, sample=1200))
    '2019?, survey, 1,200 answers'
    """
    parts = [when(value.at)]
    parts += [term(each) for each in (value.kind, value.occasion) if each is not None]
    if value.sample is not None:
        parts.append(f"{value.sample:,} answers")
    return ", ".join(parts)


def aim(value: Target) -> str:
    """What a target asks, without the year.

    >>> from welfareplan.amount import Amount
    >>> from welfareplan.model.indicators import Target
    >>> aim(Target(sense=Sense.AT_LEAST, amount=Amount("70.0", "%"))), aim(Target(sense=Sense.NONE))
    ('at least 70.0%', 'no target is set')
    """
    if value.words is not None:
        return value.words
    if value.amount is None:
        return term(value.sense)
    before, after = _flags(value.flags)
    remarks = f" ({', '.join(after)})" if after else ""
    text = before + amount(value.amount)
    if value.sense is Sense.BETWEEN and value.upper is not None:
        return f"{text} to {amount(value.upper)}{remarks}"
    if value.sense in {Sense.INCREASE, Sense.DECREASE}:
        return f"{term(value.sense)} by at least {text}{remarks}"
    return _BOUNDS.get(value.sense, "") + text + remarks


def due(value: Target) -> str:
    """For when a target is set; empty where that is not stated."""
    if isinstance(value.due, FiscalPeriod):
        return f"every year from {value.due.first} to {value.due.last}"
    return "" if value.due is None else when(value.due)


def frequency(value: Milestone) -> str:
    """How often something happens a year; empty where that is not stated."""
    if value.times is None:
        return ""
    least, most = value.times.least, value.times.most
    count = f"{least}" if least == most else f"{least} to {most}"
    return f"{'about ' if value.approx else ''}{count} time{'' if most == 1 else 's'} a year"
