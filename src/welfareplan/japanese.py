"""How does a value read in Japanese? (floor 3)

One wording for everything that is printed: a figure with its time and kind, a target with its bound, a date with what is
not known of it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from welfareplan.amount import Amount
from welfareplan.model.bases import LegalItem
from welfareplan.model.element import Citation
from welfareplan.model.indicators import Reading, Target
from welfareplan.model.initiatives import Role
from welfareplan.model.links import Link
from welfareplan.model.milestones import Milestone, Times
from welfareplan.model.plan import JointPlan, Plan
from welfareplan.model.programmes import Money
from welfareplan.terms import Flag, Kind, ReadingState, Sense, Term
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When
from welfareplan.wording.fields import FIELDS

NOT_STATED = "記載なし"

_BEFORE = {Flag.APPROX: "約", Flag.TOTAL_PERSONS: "延べ", Flag.CUMULATIVE: "累計"}
_BOUNDS = {Sense.AT_LEAST: "以上", Sense.MORE_THAN: "超", Sense.AT_MOST: "以下", Sense.LESS_THAN: "未満"}


def number(value: Decimal) -> str:
    """A number as it stands, with separators of thousands.

    >>> number(Decimal("226650")), number(Decimal("70.0"))
    ('226,650', '70.0')
    """
    return f"{value:,f}"


def amount(value: Amount) -> str:
    """An amount as printed: 226,650件, 64.1％.

    >>> amount(Amount("226650", "件")), amount(Amount("70.0", "%"))
    ('226,650件', '70.0％')
    """
    return number(value.value) + unit(value.unit)


def unit(name: str | None) -> str:
    """A unit as it stands behind a figure; nothing where none is stated."""
    return "" if name is None else "％" if name == "%" else name


def partial_date(value: PartialDate) -> str:
    """A date, and how much of it is known.

    >>> partial_date(PartialDate(2021, 12)), partial_date(PartialDate(2020, 3, 31))
    ('令和3年12月（月のみ判明）', '令和2年3月31日')
    """
    known = "" if value.is_exact else "（年のみ判明）" if value.month is None else "（月のみ判明）"
    return value.wareki() + known


def period(value: FiscalPeriod) -> str:
    """A period in Japanese and Western years.

    >>> period(FiscalPeriod(FiscalYear(2020), FiscalYear(2025)))
    '令和2年度～令和7年度（2020年度～2025年度、6年間）'
    """
    western = f"{value.first.year}年度～{value.last.year}年度"
    return f"{value.wareki()}（{western}、{len(value)}年間）"


def when(value: When) -> str:
    """The time of a figure; a year of which it is not said what it counts stays bare: 令和元.

    >>> when(When.fiscal(2018)), when(When.unstated(2019)), when(When.fiscal(2019, on=PartialDate(2020, 3, 31)))
    ('平成30年度', '令和元', '令和元年度・令和2年3月31日')
    """
    return value.wareki() + ("" if value.on is None else f"・{value.on.wareki()}")


def time(value: PartialDate | When | FiscalPeriod | None) -> str:
    """The time of a milestone; empty where none is stated."""
    match value:
        case None:
            return ""
        case PartialDate():
            return partial_date(value)
        case When():
            return when(value)
        case _:
            return value.wareki()


def figure(value: Reading) -> str:
    """The figure of a reading with its remarks, or the word that stands in its place.

    >>> figure(Reading(at=When.fiscal(2018), amount=Amount("1020", "件"), flags=(Flag.APPROX,)))
    '約1,020件'
    """
    if value.amount is None:
        return value.why or value.state.ja
    remarks = [flag.ja for flag in value.flags if flag not in _BEFORE]
    if value.state is ReadingState.PROVISIONAL:
        remarks.append(value.state.ja)
    after = f"（{'・'.join(remarks)}）" if remarks else ""
    return _flagged(value.flags) + amount(value.amount) + after


def _flagged(flags: tuple[Flag, ...]) -> str:
    return "".join(_BEFORE[flag] for flag in flags if flag in _BEFORE)


def taken(value: Reading) -> str:
    """When and how a figure was taken: 平成30年度実績, 令和元調査.

    >>> from welfareplan.terms import ReadingKind
    >>> taken(Reading(at=When.unstated(2019), amount=Amount("64.1", "%"), kind=ReadingKind.SURVEY, sample=1200))
    '令和元調査、標本数1,200'
    """
    kind = "" if value.kind is None else value.kind.ja
    # The day stands behind the kind: 令和元年度実績（令和2年3月31日）
    on = "" if value.at.on is None else f"（{value.at.on.wareki()}）"
    text = f"{value.at.wareki()}{kind}{on}"
    if value.occasion is not None:
        text += f"、{value.occasion.ja}"
    return text if value.sample is None else f"{text}、標本数{value.sample:,}"


def reading(value: Reading) -> str:
    """A figure with its time and kind.

    >>> from welfareplan.terms import ReadingKind
    >>> reading(Reading(at=When.fiscal(2018), amount=Amount("226650", "件"), kind=ReadingKind.RESULT))
    '226,650件（平成30年度実績）'
    """
    return f"{figure(value)}（{taken(value)}）"


def aim(value: Target) -> str:
    """What a target asks, without the year.

    >>> aim(Target(sense=Sense.AT_LEAST, amount=Amount("70.0", "%"))), aim(Target(sense=Sense.NONE))
    ('70.0％以上', '設定なし')
    """
    if value.words is not None:
        return value.words
    if value.amount is None:
        return value.sense.ja
    text = _flagged(value.flags) + amount(value.amount)
    remarks = [flag.ja for flag in value.flags if flag not in _BEFORE]
    return _sense(value, text) + (f"（{'・'.join(remarks)}）" if remarks else "")


def _sense(value: Target, text: str) -> str:
    match value.sense:
        case Sense.BETWEEN if value.amount is not None and value.upper is not None:
            same = value.amount.unit == value.upper.unit
            return f"{number(value.amount.value) if same else text}～{amount(value.upper)}"
        case Sense.APPROACH:
            return f"{text}に近づける"
        case Sense.INCREASE | Sense.DECREASE:
            return f"{text}以上の{value.sense.ja}"
        case Sense.MAINTAIN:
            return f"{text}を維持"
        case _:
            return text + _BOUNDS.get(value.sense, "")


def due(value: Target) -> str:
    """For when a target is set; empty where that is not stated.

    >>> due(Target(due=When.fiscal(2025), amount=Amount("87.0", "%")))
    '令和7年度'
    """
    if isinstance(value.due, FiscalPeriod):
        return f"{value.due.wareki()}の毎年度"
    return "" if value.due is None else when(value.due)


def target(value: Target) -> str:
    """A target with its year.

    >>> target(Target(due=When.fiscal(2025), sense=Sense.AT_LEAST, amount=Amount("70.0", "%")))
    '70.0％以上（令和7年度）'
    """
    by = due(value)
    return f"{aim(value)}（{by}）" if by else aim(value)


def times(value: Times, *, approx: bool = False) -> str:
    """How many times a year: 年2～3回程度.

    >>> times(Times(3, 5), approx=True), times(Times(1, 1))
    ('年3～5回程度', '年1回')
    """
    count = f"{value.least}" if value.least == value.most else f"{value.least}～{value.most}"
    return f"年{count}回{'程度' if approx else ''}"


def frequency(value: Milestone) -> str:
    """How often something happens a year; empty where that is not stated."""
    return "" if value.times is None else times(value.times, approx=value.approx)


def name(id: str, plan: Plan) -> str:
    """What a reader calls an element: its label and title; the id as it stands where the plan does not have it."""
    if id not in plan:
        return id
    found = plan[id]
    if isinstance(found, Plan):
        return "計画全体"
    if isinstance(found, LegalItem):
        return legal_item(found)
    return str(found.name)


def name_under(id: str, plan: Plan) -> str:
    """What a reader calls a part of an element of its kind: ＜指標４＞ ①助けを…, with what it is printed under."""
    above = getattr(plan[id], "under", None) if id in plan and id != plan.id else None
    own = name(id, plan)
    return own if above is None or above == id else f"{name(above, plan)} {own}"


def body(id: str, plan: Plan) -> str:
    """A body with what it belongs to, the whole first: 久留米市 健康福祉部 地域福祉課."""
    names: list[str] = []
    seen: set[str] = set()
    above: str | None = id
    while above is not None and above not in seen:
        seen.add(above)
        names.insert(0, name(above, plan))
        above = plan.body(above).part_of if above in plan and plan.kind_of(above) is Kind.BODY else None
    return " ".join(names)


def legal_item(value: LegalItem) -> str:
    """A matter that the law wants in the plan."""
    return "".join(part for part in (value.label, value.text) if part) or value.provision or value.id


def link(value: Link, plan: Plan) -> str:
    """A link as a sentence without a verb: 指標２ → 方向性「…」（成果を示す）."""
    return f"{name(value.source, plan)} → {name(value.target, plan)}（{value.relation.ja}）"


def joint(value: JointPlan, plan: Plan) -> str:
    """One of the plans in this document, with its number and who issues it."""
    issuer = "" if value.issuer is None else f"（{name(value.issuer, plan)}）"
    return f"{value.ordinal or ''}{value.title}{issuer}"


def value(of: Any, plan: Plan) -> str:  # noqa: ANN401, PLR0911 - every type that a field can have, one line each
    """The value of any field of an element, for tables of changes; several values stand on several lines.

    >>> value((Target(due=When.fiscal(2025), amount=Amount("75", "%")),), Plan(id="p"))
    '75％（令和7年度）'
    >>> value(None, Plan(id="p"))
    '記載なし'
    """
    match of:
        case None | ():
            return NOT_STATED
        case Term():
            return of.ja
        case str():
            return of
        case bool():
            return "はい" if of else "いいえ"
        case tuple():
            return "\n".join(_item(each, plan) for each in of)
        case Reading():
            return reading(of)
        case Target():
            return target(of)
        case PartialDate() | When() | FiscalPeriod():
            return time(of)
        case _:
            return _item(of, plan)


def _item(of: Any, plan: Plan) -> str:  # noqa: ANN401, PLR0911 - the parts that tuples hold
    match of:
        case (str() as key, str() as text):
            return f"{key}：{text}"
        case Citation():
            return name(of.source, plan) + ("" if of.place is None else f"（{of.place}）")
        case LegalItem():
            provision = f"（{of.provision}）" if of.provision and legal_item(of) != of.provision else ""
            return legal_item(of) + provision
        case JointPlan():
            return joint(of, plan)
        case Money():
            return f"{of.year.wareki()}{of.kind.ja} {amount(of.amount)}"
        case Role():
            return f"{of.who}：{of.does}"
        case Times():
            return times(of)
        case FiscalYear():
            return of.wareki()
        case Amount():
            return amount(of)
        case _:
            return value(of, plan) if isinstance(of, (str, Target, Reading)) else str(of)


_OF_KIND: dict[tuple[Kind, str], str] = {
    (Kind.PLAN, "period"): "計画期間",
    (Kind.PLAN, "adopted"): "策定",
    (Kind.PLAN, "title"): "計画名",
    (Kind.RELATED, "vision"): "目指す姿",
    (Kind.RELATED, "period"): "計画期間",
    (Kind.BODY, "part_of"): "所属",
    (Kind.INITIATIVE, "period"): "実施期間",
}


def field_label(kind: Kind | None, field: str) -> str:
    """The Japanese name of a field (項目名); the key itself where there is no name for it.

    Args:
        kind: the kind of element that has it; None for what stands beside the plan.
        field: its key.

    >>> field_label(Kind.INDICATOR, "targets"), field_label(Kind.PLAN, "period")
    ('目標値', '計画期間')
    """
    return (_OF_KIND.get((kind, field)) if kind else None) or FIELDS.get(field, field)
