"""元号: n to year and back, also for years that never came."""

import json
import shutil
import subprocess
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfareplan import eras
from welfareplan.errors import InvalidValueError

ORACLE = """
const format = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {timeZone: 'UTC', era: 'long', year: 'numeric'});
const days = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(days.map(day => {
  const parts = Object.fromEntries(format.formatToParts(new Date(day + 'T00:00:00Z')).map(p => [p.type, p.value]));
  return [parts.era, parts.year];
})));
"""


@pytest.mark.oracle
def test_the_eras_of_days_agree_with_the_calendar_of_unicode() -> None:
    """Every day around each change of era, and one in 97 between, against ICU's Japanese calendar.

    ICU counts by the lunar calendar before 1873, so the comparison begins there.
    """
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    days = [date(1873, 1, 1) + timedelta(days=n) for n in range(0, 70_000, 97)]
    days += [era.first_day + timedelta(days=n) for era in eras.ERAS[1:] for n in range(-40, 40)]

    asked = json.dumps([day.isoformat() for day in days])
    answer = subprocess.run([node, "-e", ORACLE], input=asked, capture_output=True, check=True, encoding="utf-8")

    ours = []
    for day in days:
        era = eras.era_on(day)
        ours.append([era.name, eras.wareki_number(era, day.year)])
    assert [[era, year.removesuffix("年")] for era, year in json.loads(answer.stdout)] == ours


class TestEra:
    @pytest.mark.parametrize("era", eras.ERAS, ids=lambda era: era.letter)
    def test_is_found_by_every_spelling(self, era: eras.Era) -> None:
        full_width = chr(ord(era.letter) + 0xFEE0)

        assert {era} == {eras.era(s) for s in (era.name, era.letter, era.letter.lower(), era.sign, full_width)}

    @pytest.mark.parametrize("era", eras.ERAS, ids=lambda era: era.letter)
    def test_its_first_day_lies_in_its_first_year(self, era: eras.Era) -> None:
        assert era.first_day.year == era.offset + 1

    @pytest.mark.parametrize("wrong", ["", "X", "慶応", "令", "和令", "令和" * 50])
    def test_there_is_no_other(self, wrong: str) -> None:
        with pytest.raises(InvalidValueError, match=r"^there is no era '"):
            eras.era(wrong)

    def test_the_message_names_the_known_ones(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            eras.era("慶応")

        assert str(caught.value) == (
            "there is no era '慶応'; known are 明治・大正・昭和・平成・令和 and their letters M T S H R"
        )
        assert caught.value.ja == (
            "元号「慶応」はありません。使えるのは 明治・大正・昭和・平成・令和 と M・T・S・H・R です。"
        )


class TestYears:
    @pytest.mark.parametrize(
        ("era", "n", "year"),
        [
            ("平成", 32, 2020),
            ("平成", 36, 2024),
            ("H", 42, 2030),
            ("令和", 1, 2019),
            ("昭和", 64, 1989),
            ("明治", 1, 1868),
        ],
    )
    def test_western(self, era: str, n: int, year: int) -> None:
        assert year == eras.western(era, n)

    @given(st.sampled_from(eras.ERAS), st.integers(1, 999))
    def test_there_and_back(self, era: eras.Era, n: int) -> None:
        assert eras.wareki_number(era, eras.western(era.name, n)) == ("元" if n == 1 else str(n))

    @pytest.mark.parametrize("n", [0, -1, 1000, True, 1.0])
    def test_there_is_no_such_year_of_an_era(self, n: int) -> None:
        with pytest.raises(InvalidValueError) as caught:
            eras.western("令和", n)

        assert str(caught.value) == f"the year of 令和 {n!r} is not a whole number from 1 to 999"
        assert caught.value.ja == f"令和の年「{n}」は1から999までの整数ではありません。"

    def test_a_year_before_the_era_has_no_number(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            eras.wareki_number(eras.era("令和"), 2018)

        assert str(caught.value) == "2018 lies before 令和, which begins with 2019"
        assert caught.value.ja == "2018年は令和元年（2019年）より前です。"


class TestEraOfADay:
    @pytest.mark.parametrize("era", eras.ERAS[1:], ids=lambda era: era.letter)
    def test_changes_with_its_first_day(self, era: eras.Era) -> None:
        before = eras.ERAS[eras.ERAS.index(era) - 1]

        assert era == eras.era_on(era.first_day)
        assert before == eras.era_on(era.first_day - timedelta(days=1))

    def test_of_a_moment(self) -> None:
        assert eras.era_on(datetime(2019, 5, 1, 0, 0)).name == "令和"  # noqa: DTZ001 - municipal days have no zone

    def test_none_before_meiji(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            eras.era_on(date(1868, 1, 24))

        assert str(caught.value) == "1868-01-24 lies before 明治 (1868-01-25), the first era known here"
        assert caught.value.ja == "1868-01-24 は明治（1868年1月25日）より前です。"


class TestReading:
    @pytest.mark.parametrize(
        ("text", "year", "suffix"),
        [
            ("令和4年度", 2022, "年度"),
            ("令和４年度", 2022, "年度"),
            (" 令和 4 年度 ", 2022, "年度"),
            ("令和元年度", 2019, "年度"),
            ("平成31年度", 2019, "年度"),
            ("㍻31年", 2019, "年"),
            ("㋿2年", 2020, "年"),
            ("R4", 2022, None),
            ("r4", 2022, None),
            ("Ｒ４", 2022, None),
            ("R元", 2019, None),
            ("S64", 1989, None),
            ("H04", 1992, None),
        ],
    )
    def test_forms(self, text: str, year: int, suffix: str | None) -> None:
        assert (year, suffix) == eras.read_wareki(text)

    @given(st.sampled_from(eras.ERAS), st.integers(1, 999), st.sampled_from(["年度", "年", ""]))
    def test_what_is_printed_is_read(self, era: eras.Era, n: int, suffix: str) -> None:
        printed = f"{era.name}{eras.wareki_number(era, era.offset + n)}{suffix}"

        assert (era.offset + n, suffix or None) == eras.read_wareki(printed)

    @pytest.mark.parametrize(
        "text", ["", "4年度", "令和", "令和4年度末", "R4.11", "令和四年度", "2022", "R1000", "R" * 99, 4, None]
    )
    def test_anything_else_is_refused(self, text: object) -> None:
        with pytest.raises(InvalidValueError, match=r"is not a year of a Japanese era; write it like 令和4年度 or R4$"):
            eras.read_wareki(text)

    def test_the_message_in_japanese(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            eras.read_wareki("4年度")

        assert caught.value.ja == "「4年度」は和暦の年として読めません。「令和4年度」「R4」のように書いてください。"

    def test_year_zero_of_an_era_is_no_year(self) -> None:
        with pytest.raises(InvalidValueError, match=r"^the year of 令和 0 is not a whole number from 1 to 999$"):
            eras.read_wareki("令和0年")
