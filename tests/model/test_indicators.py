"""基準値・実績値 and 目標値: what a figure or a target may be made of."""

from typing import Any

import attrs
import pytest
from hypothesis import given

from welfareplan.amount import Amount
from welfareplan.errors import InvalidValueError
from welfareplan.model.indicators import Reading, Target
from welfareplan.model.milestones import Milestone, Times
from welfareplan.terms import MilestoneKind, ReadingState, Sense
from welfareplan.testing import readings, targets
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

AT = When.fiscal(2018)
SEVENTY = Amount("70.0", "%")


class TestReading:
    @pytest.mark.parametrize("state", [ReadingState.REPORTED, ReadingState.PROVISIONAL])
    def test_a_state_with_a_figure_needs_one(self, state: ReadingState) -> None:
        assert Reading(at=AT, amount=SEVENTY, state=state).amount == SEVENTY

        with pytest.raises(InvalidValueError) as caught:
            Reading(at=AT, state=state)

        assert str(caught.value) == (
            f"a reading of FY2018 with state {state.value!r} has no amount; "
            "give the amount, or the state that says why there is none"
        )
        assert caught.value.ja == (
            f"FY2018 の値は、状態「{state.ja}」と数値の有無が食い違っています。"
            "数値を入れるか、数値のない理由を状態で示してください。"
        )

    @pytest.mark.parametrize("state", sorted(set(ReadingState) - {ReadingState.REPORTED, ReadingState.PROVISIONAL}))
    def test_a_state_without_a_figure_takes_none(self, state: ReadingState) -> None:
        assert Reading(at=AT, state=state, why="集計中").amount is None

        with pytest.raises(InvalidValueError, match=f"^a reading of FY2018 with state {state.value!r} has 70.0%; "):
            Reading(at=AT, amount=SEVENTY, state=state)

    @pytest.mark.parametrize("sample", [0, -1, True, 1.5, "300"], ids=repr)
    def test_a_sample_counts_people(self, sample: Any) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Reading(at=AT, amount=SEVENTY, sample=sample)

        assert str(caught.value) == f"sample {sample!r} is not a whole number from 1 to 10000000000"
        assert caught.value.ja == f"標本数「{sample}」は1から10000000000までの整数ではありません。"

    @pytest.mark.parametrize(
        ("parts", "english"),
        [
            (
                {"at": FiscalYear(2018)},
                "the time of a reading is FiscalYear(2018); give a When, such as When.fiscal(2021)",
            ),
            ({"state": "reported"}, "the state of a reading is 'reported'; give a ReadingState"),
        ],
        ids=["at", "state"],
    )
    def test_is_made_of_its_parts(self, parts: dict[str, Any], english: str) -> None:
        right: dict[str, Any] = {"at": AT, "amount": SEVENTY}

        with pytest.raises(InvalidValueError) as caught:
            Reading(**right | parts)

        assert english == str(caught.value)

    @given(readings())
    def test_how_it_was_printed_does_not_count(self, reading: Reading) -> None:
        assert reading == attrs.evolve(reading, printed="another spelling")
        assert hash(reading) == hash(attrs.evolve(reading, printed="another spelling"))


NEEDS_AN_AMOUNT = [
    Sense.APPROACH,
    Sense.AT_LEAST,
    Sense.MORE_THAN,
    Sense.AT_MOST,
    Sense.LESS_THAN,
    Sense.BETWEEN,
]


class TestTarget:
    @pytest.mark.parametrize(
        "parts",
        [
            {"amount": SEVENTY},
            {"words": "整備"},
            {"sense": Sense.BETWEEN, "amount": SEVENTY, "upper": Amount("80", "%")},
            {"sense": Sense.BETWEEN, "amount": Amount("500", "円"), "upper": Amount("1", "千円")},
            {"sense": Sense.BETWEEN, "amount": SEVENTY, "upper": SEVENTY},
            {"sense": Sense.INCREASE},
            {"sense": Sense.DECREASE, "amount": Amount("20", "%")},
            {"sense": Sense.MAINTAIN},
            {"sense": Sense.MAINTAIN, "amount": SEVENTY},
            {"sense": Sense.NONE},
            *({"sense": sense, "amount": SEVENTY} for sense in NEEDS_AN_AMOUNT if sense is not Sense.BETWEEN),
        ],
        ids=repr,
    )
    def test_what_it_may_be(self, parts: dict[str, Any]) -> None:
        target = Target(**parts)

        assert all(getattr(target, name) == part for name, part in parts.items())

    @pytest.mark.parametrize(
        ("parts", "english", "japanese"),
        [
            *(
                (
                    {"sense": sense},
                    f"of sense {sense.value!r} needs an amount",
                    f"「{sense.ja}」の目標は数値が必要です。",
                )
                for sense in NEEDS_AN_AMOUNT
            ),
            *(
                (
                    {"sense": Sense.NONE, **stated},
                    "of sense 'none' says that there is none, but has one",
                    "「設定なし」の目標は設定なしのはずですが、値があります。",
                )
                for stated in ({"amount": SEVENTY}, {"upper": SEVENTY}, {"words": "整備"})
            ),
            *(
                (
                    stated,
                    "of sense 'reach' needs an amount or words, and not both",
                    "「到達」の目標は数値か言葉のどちらか一方が必要です。",
                )
                for stated in ({}, {"amount": SEVENTY, "words": "整備"})
            ),
            *(
                (
                    {"sense": sense, "amount": SEVENTY, **upper},
                    f"of sense {sense.value!r} has an upper end if and only if it is a range",
                    f"「{sense.ja}」の目標は上限があるのは範囲の目標だけです。",
                )
                for sense, upper in [
                    (Sense.BETWEEN, {}),
                    (Sense.AT_LEAST, {"upper": SEVENTY}),
                    (Sense.INCREASE, {"upper": SEVENTY}),
                ]
            ),
            (
                {"sense": Sense.BETWEEN, "amount": SEVENTY, "upper": Amount("69.9", "%")},
                "of sense 'between' ends (69.9%) below where it begins (70.0%)",
                "「範囲」の目標は上限が下限を下回っています。",
            ),
            (
                {"sense": Sense.BETWEEN, "amount": SEVENTY, "upper": Amount("80")},
                "of sense 'between' has ends in '%' and None",
                "「範囲」の目標は下限と上限の単位が比較できません。",
            ),
        ],
        ids=str,
    )
    def test_what_it_cannot_be(self, parts: dict[str, Any], english: str, japanese: str) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Target(due=When.fiscal(2025), **parts)

        assert f"a target {english}" == str(caught.value)
        assert japanese == caught.value.ja

    @pytest.mark.parametrize(
        ("parts", "english", "japanese"),
        [
            (
                {"due": FiscalYear(2025)},
                "the time of a target is FiscalYear(2025); give a When, such as When.fiscal(2025), or a FiscalPeriod",
                "目標の時点が FiscalYear(2025) です。When か FiscalPeriod の値で指定してください。",
            ),
            (
                {"sense": "at_least"},
                "the sense of a target is 'at_least'; give a Sense",
                "目標の意味が「at_least」です。Sense の値で指定してください。",
            ),
        ],
        ids=["due", "sense"],
    )
    def test_is_made_of_its_parts(self, parts: dict[str, Any], english: str, japanese: str) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Target(amount=SEVENTY, **parts)

        assert (english, japanese) == (str(caught.value), caught.value.ja)

    @pytest.mark.parametrize(
        ("due", "year"),
        [
            (None, None),
            (When.fiscal(2025), 2025),
            (When.unstated(2024), 2024),
            (FiscalPeriod(FiscalYear(2020), FiscalYear(2025)), 2025),
        ],
        ids=str,
    )
    def test_is_due_in_its_last_year(self, due: When | FiscalPeriod | None, year: int | None) -> None:
        assert year == Target(due=due, amount=SEVENTY).due_year

    @given(targets())
    def test_how_it_was_printed_does_not_count(self, target: Target) -> None:
        assert target == attrs.evolve(target, printed="another spelling")


class TestMilestone:
    def test_times_are_a_range(self) -> None:
        assert Times(2, 3) == Times(least=2, most=3)

    @pytest.mark.parametrize(
        ("ends", "english", "japanese"),
        [
            (
                (3, 2),
                "3 to 2 times is not a range: write the smaller number first",
                "回数「3～2」は範囲として成り立ちません。小さいほうを先に書いてください。",
            ),
            (
                (-1, 2),
                "least times -1 is not a whole number from 0 to 366",
                "最少の回数「-1」は0から366までの整数ではありません。",
            ),
            (
                (1, "2"),
                "most times '2' is not a whole number from 0 to 366",
                "最多の回数「2」は0から366までの整数ではありません。",
            ),
        ],
        ids=["order", "negative", "text"],
    )
    def test_that_is_not_empty(self, ends: tuple[Any, Any], english: str, japanese: str) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Times(*ends)

        assert (english, japanese) == (str(caught.value), caught.value.ja)

    @pytest.mark.parametrize(
        "when",
        [
            None,
            PartialDate(2021, 12),
            PartialDate(2021),
            When.fiscal(2023),
            When.unstated(2019),
            FiscalPeriod.of("FY2020..FY2022"),
        ],
        ids=str,
    )
    def test_the_times_it_may_have(self, when: Any) -> None:
        assert when == Milestone(id="m", kind=MilestoneKind.REVIEW, when=when).when

    @pytest.mark.parametrize(
        ("when", "date"),
        [
            (When.calendar(2021), "PartialDate(2021)"),
            (When.fiscal(2021, on=PartialDate(2021, 12)), "PartialDate(2021, 12)"),
        ],
        ids=str,
    )
    def test_a_calendar_year_or_day_is_a_date(self, when: When, date: str) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Milestone(id="m", kind=MilestoneKind.REVIEW, when=when)

        day = eval(date)  # noqa: S307 - written out above
        assert str(caught.value) == (
            f"a milestone of the calendar year or day {day} says so with {date}; When is for fiscal and unstated years"
        )
        assert caught.value.ja == f"経過・予定の時点「{day}」は、年度ではなく日付として書いてください。"
