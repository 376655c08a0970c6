"""Values read as a planning desk writes them."""

from decimal import Decimal
from typing import Any

import pytest

from welfareplan.amount import Amount
from welfareplan.dates import PartialDate
from welfareplan.japanese import field_label
from welfareplan.model.bases import LegalBasis, LegalItem
from welfareplan.model.element import Citation
from welfareplan.model.indicators import Reading, Target
from welfareplan.model.initiatives import Role
from welfareplan.model.issues import Issue
from welfareplan.model.kinds import KINDS
from welfareplan.model.links import Link
from welfareplan.model.milestones import Milestone, Times
from welfareplan.model.plan import JointPlan, Plan
from welfareplan.model.programmes import Money
from welfareplan.model.sources import Source
from welfareplan.reports import wording
from welfareplan.revision.fields import AMENDABLE
from welfareplan.terms import (
    Better,
    Flag,
    Kind,
    LinkBasis,
    Mark,
    MilestoneKind,
    MoneyKind,
    Occasion,
    ReadingKind,
    ReadingState,
    Relation,
    Sense,
)
from welfareplan.when import FiscalPeriod, FiscalYear, When

YEAR = When.fiscal(2018)
PLAN = Plan(
    id="p",
    sources=(Source(id="slides", title="説明資料"),),
    bases=(LegalBasis(id="law", statute="社会福祉法", items=(LegalItem(id="item", label="①", text="事項"),)),),
    issues=(Issue(id="isolation", label="①", title="孤立"),),
)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("0.05", 1, "0.1"),
        ("-0.05", 1, "-0.1"),
        ("0.04", 1, "0.0"),
        ("-0.04", 1, "0.0"),
        ("1234567.25", 1, "1,234,567.3"),
        ("57.10", None, "57.10"),
    ],
)
def test_numbers_are_rounded_half_away_from_zero_or_not_at_all(value: str, places: int | None, text: str) -> None:
    assert text == wording.number(Decimal(value), places)


def test_a_rate_is_rounded_once() -> None:
    assert "-35.6％" == wording.percentage(Decimal("-0.35593220338983"))
    assert "0.0％" == wording.percentage(Decimal("0.000449999"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (PartialDate(2020), "令和2年（年のみ判明）"),
        (PartialDate(2021, 12), "令和3年12月（月のみ判明）"),
        (PartialDate(2020, 3, 31), "令和2年3月31日"),
    ],
)
def test_a_date_says_how_much_of_it_is_known(value: PartialDate, text: str) -> None:
    assert text == wording.partial_date(value)


@pytest.mark.parametrize(
    ("reading", "text"),
    [
        (Reading(at=YEAR, amount=Amount("226650", "件"), kind=ReadingKind.RESULT), "226,650件（平成30年度実績）"),
        (Reading(at=When.unstated(2019), amount=Amount("64.1", "%"), kind=ReadingKind.SURVEY), "64.1％（令和元調査）"),
        (Reading(at=When.calendar(2019), amount=Amount("5")), "5（令和元年）"),
        (
            Reading(
                at=When.fiscal(2019, on=PartialDate(2020, 3, 31)), amount=Amount("5", "人"), kind=ReadingKind.RESULT
            ),
            "5人（令和元年度実績（令和2年3月31日））",
        ),
        (
            Reading(at=YEAR, amount=Amount("5", "人"), flags=(Flag.TOTAL_PERSONS, Flag.APPROX, Flag.REFERENCE)),
            "延べ約5人（参考）（平成30年度）",
        ),
        (
            Reading(at=YEAR, amount=Amount("5", "人"), state=ReadingState.PROVISIONAL, occasion=Occasion.INTERIM),
            "5人（速報値）（平成30年度、中間）",
        ),
        (Reading(at=YEAR, amount=Amount("5", "%"), sample=1200), "5％（平成30年度、標本数1,200）"),
        (Reading(at=YEAR, state=ReadingState.CANCELLED, why="未実施"), "未実施（平成30年度）"),
        (Reading(at=YEAR, state=ReadingState.PENDING), "集計中（平成30年度）"),
    ],
)
def test_a_reading_says_figure_time_and_kind(reading: Reading, text: str) -> None:
    assert text == wording.reading(reading)


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (Target(due=When.fiscal(2025), amount=Amount("70.0", "%")), "70.0％（令和7年度）"),
        (Target(sense=Sense.AT_LEAST, amount=Amount("70", "%")), "70％以上"),
        (Target(sense=Sense.MORE_THAN, amount=Amount("70", "%")), "70％超"),
        (Target(sense=Sense.AT_MOST, amount=Amount("70", "%")), "70％以下"),
        (Target(sense=Sense.LESS_THAN, amount=Amount("70", "%")), "70％未満"),
        (Target(sense=Sense.APPROACH, amount=Amount("0", "人")), "0人に近づける"),
        (Target(sense=Sense.BETWEEN, amount=Amount("40", "%"), upper=Amount("60", "%")), "40～60％"),
        (Target(sense=Sense.BETWEEN, amount=Amount("900", "円"), upper=Amount("1", "千円")), "900円～1千円"),
        (Target(sense=Sense.INCREASE), "増加"),
        (Target(sense=Sense.DECREASE, amount=Amount("20", "%")), "20％以上の減少"),
        (Target(sense=Sense.MAINTAIN), "維持"),
        (Target(sense=Sense.MAINTAIN, amount=Amount("12", "か所")), "12か所を維持"),
        (Target(sense=Sense.NONE), "設定なし"),
        (Target(words="整備"), "整備"),
        (Target(amount=Amount("5", "人"), flags=(Flag.APPROX, Flag.CUMULATIVE, Flag.REFERENCE)), "約累計5人（参考）"),
        (
            Target(due=FiscalPeriod(FiscalYear(2020), FiscalYear(2025)), amount=Amount("3", "回")),
            "3回（令和2年度～令和7年度の毎年度）",
        ),
    ],
)
def test_a_target_says_what_is_asked_and_for_when(target: Target, text: str) -> None:
    assert text == wording.target(target)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (PartialDate(2020, 3), "令和2年3月（月のみ判明）"),
        (When.fiscal(2023), "令和5年度"),
        (When.unstated(2023, on=PartialDate(2023, 4)), "令和5・令和5年4月"),
        (FiscalPeriod(FiscalYear(2020), FiscalYear(2022)), "令和2年度～令和4年度"),
    ],
)
def test_the_time_of_a_milestone(value: PartialDate | When | FiscalPeriod | None, text: str) -> None:
    assert text == wording.time(value)


def test_how_often_something_happens() -> None:
    meeting = Milestone(id="m", kind=MilestoneKind.DELIBERATION, times=Times(2, 3), approx=True)

    assert "年2～3回程度" == wording.frequency(meeting)
    assert "" == wording.frequency(Milestone(id="m", kind=MilestoneKind.DELIBERATION))


def test_elements_are_called_by_their_names() -> None:
    assert "①孤立" == wording.name("isolation", PLAN)
    assert "①事項" == wording.name("item", PLAN)
    assert "計画全体" == wording.name("p", PLAN)
    assert "gone" == wording.name("gone", PLAN)
    assert "第2号" == wording.legal_item(LegalItem(id="item", provision="第2号"))


def test_a_link_reads_from_its_source_to_its_target() -> None:
    link = Link(source="salon", relation=Relation.ANSWERS, target="isolation", basis=LinkBasis.STATED)

    assert "salon → ①孤立（課題に対応）" == wording.link(link, PLAN)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "記載なし"),
        ((), "記載なし"),
        ("本文", "本文"),
        (True, "はい"),
        (False, "いいえ"),
        (3, "3"),
        (Better.UP, "増加"),
        ((Mark.NEW, Mark.PRIORITY), "新規\n重点"),
        (("調査・審議", "提言"), "調査・審議\n提言"),
        ((("a", "1"), ("b", "2")), "a：1\nb：2"),
        (PartialDate(2020, 3, 31), "令和2年3月31日"),
        (Times(1, 1), "年1回"),
        (Amount("5", "人"), "5人"),
        (FiscalYear(2022), "令和4年度"),
        (Reading(at=YEAR, amount=Amount("5", "人")), "5人（平成30年度）"),
        (Target(words="整備"), "整備"),
        ((Target(words="整備"), Target(sense=Sense.NONE)), "整備\n設定なし"),
        ((Citation("slides", "第５章"), Citation("other")), "説明資料（第５章）\nother"),
        ((Role("住民", "見守り"),), "住民：見守り"),
        (
            (Money(year=FiscalYear(2022), kind=MoneyKind.BUDGET, amount=Amount("1200", "千円")),),
            "令和4年度予算額 1,200千円",
        ),
        ((JointPlan(title="地域福祉計画", ordinal="第３期", issuer="isolation"),), "第３期地域福祉計画（①孤立）"),
        ((LegalItem(id="a", label="①", text="事項", provision="第2号"), LegalItem(id="b")), "①事項（第2号）\nb"),
    ],
)
def test_any_value_of_a_field_can_be_put_into_words(value: Any, text: str) -> None:
    assert text == wording.value(value, PLAN)


def test_every_field_that_can_be_amended_has_a_japanese_name() -> None:
    named = {(kind, field): field_label(kind, field) for kind, fields in AMENDABLE.items() for field in fields}

    assert {} == {place: label for place, label in named.items() if label == place[1]}
    assert set(AMENDABLE) == {Kind.PLAN, *(row.kind for row in KINDS)}
    assert "url2" == field_label(Kind.SOURCE, "url2")


def test_a_year_printed_bare_is_noticed() -> None:
    assert wording.has_bare_year(Reading(at=When.unstated(2019), amount=Amount("5")))
    assert wording.has_bare_year(Target(due=When.unstated(2025), words="整備"))
    assert not wording.has_bare_year(Reading(at=YEAR, amount=Amount("5")))
    assert not wording.has_bare_year(None)
