"""全国地方公共団体コード: the rule of the check digit, and the forms that are met."""

import pickle

import pytest

from welfareplan.codes import MunicipalCode, check_digit
from welfareplan.errors import InvalidValueError

KURUME = MunicipalCode("402036")


def by_table(five: str) -> str:
    """The check digit by the published table of remainders: 0 gives 1, 1 gives 0, any other 11 minus itself."""
    remainder = sum(int(digit) * weight for digit, weight in zip(five, range(6, 1, -1), strict=True)) % 11
    return {0: "1", 1: "0"}.get(remainder, str(11 - remainder))


def can_be_a_code(five: str) -> bool:
    return 1 <= int(five[:2]) <= 47 and (five[2:] == "000" or 100 <= int(five[2:]) <= 799)


ALL_FIVE = tuple(f"{n:05}" for n in range(100_000))
REAL_FIVE = tuple(five for five in ALL_FIVE if can_be_a_code(five))


class TestCheckDigit:
    def test_of_all_five_digit_codes(self) -> None:
        assert [by_table(five) for five in ALL_FIVE] == [check_digit(five) for five in ALL_FIVE]

    @pytest.mark.parametrize(
        ("five", "six"), [("40203", "402036"), ("01000", "010006"), ("13101", "131016"), ("01202", "012025")]
    )
    def test_of_published_codes(self, five: str, six: str) -> None:
        assert six == five + check_digit(five)

    @pytest.mark.parametrize("wrong", ["4020", "402036", "4020x", "４０２０３", ""])
    def test_needs_five_digits(self, wrong: str) -> None:
        with pytest.raises(InvalidValueError) as caught:
            check_digit(wrong)

        assert str(caught.value) == f"{wrong!r} is not five digits, of which a check digit can be made"
        assert caught.value.ja == f"「{wrong}」は5桁の数字ではないので、検査数字を計算できません。"


class TestReading:
    @pytest.mark.parametrize(
        "text", ["40203", "402036", "４０２０３", "４０２０３６", " 402036 ", "402036\n", 402036, 40203], ids=repr
    )
    def test_the_forms_that_are_met(self, text: str | int) -> None:
        assert MunicipalCode.of(text) == KURUME

    @pytest.mark.parametrize("text", ["10006", "1000", 10006, 1000, "01000", "010006"], ids=repr)
    def test_the_lost_zero_is_put_back(self, text: str | int) -> None:
        assert MunicipalCode.of(text).six == "010006"

    def test_of_every_six_digit_code(self) -> None:
        assert all(MunicipalCode.of(five + by_table(five)).six == five + by_table(five) for five in REAL_FIVE)

    def test_of_every_five_digit_code_that_has_one_reading(self) -> None:
        two_readings = {six[1:] for five in REAL_FIVE if (six := five + by_table(five)).startswith("0")}

        for five in REAL_FIVE:
            if five in two_readings:
                with pytest.raises(InvalidValueError, match="write six digits"):
                    MunicipalCode.of(five)
            else:
                assert MunicipalCode.of(five).five == five

    def test_where_both_readings_would_be_right_nothing_is_guessed(self) -> None:
        both = next(five for five in REAL_FIVE if can_be_a_code("0" + five[:4]) and by_table("0" + five[:4]) == five[4])

        with pytest.raises(InvalidValueError) as caught:
            MunicipalCode.of(both)

        full, lost = both + by_table(both), "0" + both
        assert str(caught.value) == (
            f"{both!r} can be {full!r} without its check digit or {lost!r} without its leading zero; write six digits"
        )
        assert caught.value.ja == (
            f"「{both}」は {full} の検査数字を省いたものとも {lost} の先頭の 0 が落ちたものとも読めます。"
            "6桁で書いてください。"
        )

    def test_a_wrong_check_digit_is_named(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            MunicipalCode.of("402037")

        assert str(caught.value) == "'402037' is not a municipal code; the check digit of 40203 is 6"
        assert caught.value.ja == "「402037」は全国地方公共団体コードではありません。40203 の検査数字は 6 です。"

    @pytest.mark.parametrize("text", ["48203", "00100", "40050", "40899"])
    def test_no_such_prefecture_or_number(self, text: str) -> None:
        with pytest.raises(InvalidValueError) as caught:
            MunicipalCode.of(text)

        assert str(caught.value) == f"{text!r} is not a municipal code"
        assert caught.value.ja == f"「{text}」は全国地方公共団体コードではありません。"

    @pytest.mark.parametrize(
        "found", ["", "久留米市", "40-203", "4.02e4", "123", "1234567", "9" * 99, -40203, 10**9, 2.5, None, True]
    )
    def test_no_code_at_all(self, found: object) -> None:
        with pytest.raises(
            InvalidValueError, match="is not a municipal code: five digits, or six with the check digit"
        ):
            MunicipalCode.of(found)  # type: ignore[arg-type]

    def test_the_message_in_japanese(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            MunicipalCode.of("久留米市")

        assert caught.value.ja == ("「久留米市」は全国地方公共団体コード（5桁、又は検査数字を含む6桁）ではありません。")


class TestValue:
    def test_parts(self) -> None:
        assert (KURUME.five, KURUME.prefecture, str(KURUME)) == ("40203", "40", "402036")

    def test_is_written_as_it_is_typed_in(self) -> None:
        assert repr(KURUME) == "MunicipalCode('402036')"

    def test_sorts_by_its_digits_and_hashes_and_pickles(self) -> None:
        hokkaido = MunicipalCode("010006")

        assert sorted({KURUME, hokkaido, MunicipalCode("402036")}) == [hokkaido, KURUME]
        assert pickle.loads(pickle.dumps(KURUME)) == KURUME  # noqa: S301

    @pytest.mark.parametrize("wrong", ["40203", "402037", "４０２０３６", "402036\n", 402036, None])
    def test_the_constructor_takes_six_right_digits_only(self, wrong: object) -> None:
        with pytest.raises(InvalidValueError) as caught:
            MunicipalCode(wrong)  # type: ignore[arg-type]

        assert str(caught.value).endswith(
            " is not a six-digit municipal code with a right check digit; MunicipalCode.of reads other forms"
        )
        assert caught.value.ja.endswith("は検査数字の正しい6桁の全国地方公共団体コードではありません。")
