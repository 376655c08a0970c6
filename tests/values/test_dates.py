"""PartialDate: a date as a document states it."""

import copy
import pickle
from datetime import date, datetime

import attrs
import pytest
from hypothesis import given

from welfareplan.dates import LAST_YEAR, PartialDate
from welfareplan.errors import InvalidValueError
from welfareplan.testing import partial_dates


class TestText:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("2021", PartialDate(2021)),
            ("2021-12", PartialDate(2021, 12)),
            ("2021-12-01", PartialDate(2021, 12, 1)),
            ("2020-02-29", PartialDate(2020, 2, 29)),
            ("0001-01-01", PartialDate(1, 1, 1)),
            ("9998-12-31", PartialDate(9998, 12, 31)),
        ],
    )
    def test_forms(self, text: str, value: PartialDate) -> None:
        assert value == PartialDate.of(text)
        assert text == str(value)

    @given(partial_dates())
    def test_round_trip(self, day: PartialDate) -> None:
        assert day == PartialDate.of(str(day))

    @given(partial_dates())
    def test_is_written_as_it_is_typed_in(self, day: PartialDate) -> None:
        assert day == eval(repr(day))  # noqa: S307 - that is the promise of a repr

    @pytest.mark.parametrize(
        "found",
        [
            "",
            "21",
            "2021-1",
            "2021/12",
            "2021-12-1",
            "20211201",
            "2021-12-01T00:00",
            "２０２１",
            "2021 ",
            "2021\n",
            "令和3年",
            2021,
            2021.5,
            None,
            True,
            date(2021, 12, 1),
        ],
        ids=repr,
    )
    def test_anything_else_is_refused(self, found: object) -> None:
        with pytest.raises(InvalidValueError, match=r"is not a date; write it like 2021-12-01, 2021-12 or 2021$"):
            PartialDate.of(found)  # type: ignore[arg-type]

    def test_the_message_in_both_languages(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            PartialDate.of("令和3年12月")

        assert str(caught.value) == "'令和3年12月' is not a date; write it like 2021-12-01, 2021-12 or 2021"
        assert caught.value.ja == (
            "「令和3年12月」は日付として読めません。2021-12-01、2021-12、2021 のように書いてください。"
        )


class TestNoSuchDay:
    @pytest.mark.parametrize(
        ("parts", "english", "japanese"),
        [
            ((0,), "year 0 is not a whole number from 1 to 9998", "年「0」は1から9998までの整数ではありません。"),
            (
                (9999,),
                "year 9999 is not a whole number from 1 to 9998",
                "年「9999」は1から9998までの整数ではありません。",
            ),
            (
                (True,),
                "year True is not a whole number from 1 to 9998",
                "年「True」は1から9998までの整数ではありません。",
            ),
            (
                (2021.0,),
                "year 2021.0 is not a whole number from 1 to 9998",
                "年「2021.0」は1から9998までの整数ではありません。",
            ),
            (
                ("2021",),
                "year '2021' is not a whole number from 1 to 9998",
                "年「2021」は1から9998までの整数ではありません。",
            ),
            ((2021, 13), "month 13 is not a whole number from 1 to 12", "月「13」は1から12までの整数ではありません。"),
            (
                (2021, 2, 29),
                "day of 2021-02 29 is not a whole number from 1 to 28",
                "2021年2月の日「29」は1から28までの整数ではありません。",
            ),
            ((2021, None, 1), "a date with day 1 needs its month", "日（1）があるのに月がありません。"),
        ],
        ids=repr,
    )
    def test_is_refused(self, parts: tuple[int, ...], english: str, japanese: str) -> None:
        with pytest.raises(InvalidValueError) as caught:
            PartialDate(*parts)

        assert english == str(caught.value)
        assert japanese == caught.value.ja


class TestDays:
    @pytest.mark.parametrize(
        ("text", "first", "last", "exact"),
        [
            ("2021", date(2021, 1, 1), date(2021, 12, 31), False),
            ("2021-12", date(2021, 12, 1), date(2021, 12, 31), False),
            ("2020-02", date(2020, 2, 1), date(2020, 2, 29), False),
            ("2021-12-05", date(2021, 12, 5), date(2021, 12, 5), True),
        ],
    )
    def test_first_and_last(self, text: str, first: date, last: date, exact: bool) -> None:  # noqa: FBT001
        day = PartialDate.of(text)

        assert (first, last, exact) == (day.first_day, day.last_day, day.is_exact)

    @given(partial_dates())
    def test_the_first_is_not_after_the_last(self, day: PartialDate) -> None:
        assert day.first_day <= day.last_day
        assert day.is_exact == (day.first_day == day.last_day)

    @pytest.mark.parametrize("day", [date(2021, 12, 1), datetime(2021, 12, 1, 23, 59)], ids=["date", "datetime"])  # noqa: DTZ001
    def test_of_a_day(self, day: date) -> None:
        assert PartialDate.from_date(day) == PartialDate(2021, 12, 1)

    def test_of_a_day_beyond_the_last_year(self) -> None:
        with pytest.raises(InvalidValueError):
            PartialDate.from_date(date(LAST_YEAR + 1, 1, 1))


class TestWareki:
    @pytest.mark.parametrize(
        ("text", "era", "printed"),
        [
            ("2021-12", None, "令和3年12月"),
            ("2019-04-30", None, "平成31年4月30日"),
            ("2019-05-01", None, "令和元年5月1日"),
            ("2019-05-01", "平成", "平成31年5月1日"),
            ("2019-05-01", "H", "平成31年5月1日"),
            ("2019", None, "令和元年"),
            ("1989-01", None, "昭和64年1月"),
            ("1989", None, "平成元年"),
            ("1868", None, "明治元年"),
        ],
    )
    def test_as_printed(self, text: str, era: str | None, printed: str) -> None:
        assert printed == PartialDate.of(text).wareki(era)

    def test_before_meiji_there_is_none(self) -> None:
        with pytest.raises(InvalidValueError, match=r"^1868-01-24 lies before 明治"):
            PartialDate(1868, 1, 24).wareki()


class TestValue:
    def test_two_that_say_the_same_are_one(self) -> None:
        assert len({PartialDate(2021, 12), PartialDate.of("2021-12")}) == 1
        assert PartialDate(2021, 12) != PartialDate(2021, 12, 1)

    @given(partial_dates())
    def test_pickles_copies_and_evolves(self, day: PartialDate) -> None:
        assert day == pickle.loads(pickle.dumps(day)) == copy.deepcopy(day) == attrs.evolve(day)  # noqa: S301

    def test_cannot_be_changed(self) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            PartialDate(2021).year = 2022  # type: ignore[misc]

    def test_matches_by_position(self) -> None:
        match PartialDate(2021, 12):
            case PartialDate(year, month, None):
                assert (year, month) == (2021, 12)
            case _:  # pragma: no cover
                pytest.fail("no match")

    def test_has_no_order_for_a_month_is_neither_before_nor_after_its_days(self) -> None:
        with pytest.raises(TypeError):
            PartialDate(2021) < PartialDate(2022)  # type: ignore[operator]  # noqa: B015
