"""What holds for every cell, and not only for those in the table."""

import csv
import json
import re
import unicodedata
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from welfareplan import printed
from welfareplan.errors import InvalidValueError, UnreadableCellError
from welfareplan.printed.folding import fold
from welfareplan.printed.readings import Reading

ROWS = [
    row
    for row in csv.DictReader(StringIO((Path(__file__).parent / "printed_cells.csv").read_text(encoding="utf-8")))
    if "unreadable" not in row["expected"]
]
KINDS = ["period", "when", "amount", "target", "unit", "cell"]
WIDE = str.maketrans("0123456789.,%-+/()~:", "０１２３４５６７８９．，％－＋／（）～：")
KANJI = "〇一二三四五六七八九"
SIGNS = (
    "0123456789,.％%人件年度月日末令和平成昭RHS元～~-－−ー―▲△+±()（）※*:：/・、 \n以上下内超未満約延べ割万千百億円増減加少維持"
    "調査実績見込①²½Ⅲ㋿㍻⽬なし中ゼロ一二十〇前後期からまで間当たりあ口対程\u200b\ufffd\ud800"
)


def kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else KANJI[tens] + "十") + (KANJI[ones] if ones else "")


@st.composite
def printed_years(draw: st.DrawFn) -> tuple[int, str]:
    """A Western year, and one of the ways to print it."""
    era, letter, sign, offset = draw(
        st.sampled_from([("昭和", "S", "㍼", 1925), ("平成", "H", "㍻", 1988), ("令和", "R", "㋿", 2018)])
    )
    n = draw(st.integers(1, 70))
    year = offset + n
    number = "元" if n == 1 and draw(st.booleans()) else draw(st.sampled_from([str(n), f"{n:02}", kanji(n)]))
    if number[0] in "〇一二三四五六七八九十":
        letter = era
    name = draw(st.sampled_from([era, letter, sign]))
    blank = draw(st.sampled_from(["", " ", "\u3000"]))
    forms = [f"{name}{blank}{number}", str(year), f"{year}({era}{n})", f"{era}{n}({year})", f"{year}({letter}{n})"]
    text = draw(st.sampled_from(forms if letter != era else forms[:4]))
    return year, text.translate(WIDE) if draw(st.booleans()) else text


class TestYears:
    """Every way of printing a year means the same year."""

    @given(printed_years())
    def test_a_fiscal_year_is_read_from_all_its_spellings(self, found: tuple[int, str]) -> None:
        year, text = found
        assert {"fy": year} == printed.read_when(text + "年度").as_data()

    @given(printed_years())
    def test_without_do_it_is_a_calendar_year_and_with_nothing_it_is_unstated(self, found: tuple[int, str]) -> None:
        year, text = found
        assert {"year": year, "basis": "calendar"} == printed.read_when(text + "年").as_data()
        assert {"year": year, "basis": "unstated"} == printed.read_when(text).as_data()

    @given(printed_years(), printed_years(), st.sampled_from(["~", "～", "〜", "から", "-", "－", "—", "ー"]))
    def test_a_period_is_its_two_years_unless_it_ends_before_it_begins(
        self, first: tuple[int, str], last: tuple[int, str], between: str
    ) -> None:
        text = f"{first[1]}年度{between}{last[1]}年度"
        expected: object = {"first": f"FY{first[0]}", "last": f"FY{last[0]}"}
        if first[0] > last[0]:
            expected = {"unreadable": True}
        assert expected == printed.read_as_data(text, "period")

    @given(st.integers(1, 98), st.integers(0, 12), st.sampled_from(["平成", "令和"]))
    def test_an_era_carries_over_and_a_printed_length_must_fit(self, n: int, more: int, era: str) -> None:
        assume(n + more <= 99)
        text = f"{era}{n}年度~{n + more}年度"
        found = printed.read_period(text)
        assert found.as_data() == printed.read_period(f"{text}({more + 1}年間)").as_data()
        assert {"unreadable": True} == printed.read_as_data(f"{text}({more + 2}年間)", "period")

    @given(printed_years(), printed_years())
    def test_two_years_run_together_are_never_one(self, one: tuple[int, str], other: tuple[int, str]) -> None:
        assume(one[0] != other[0])
        assert {"unreadable": True} == printed.read_as_data(f"{one[1]}年度{other[1]}年度", "when")


@st.composite
def printed_numbers(draw: st.DrawFn) -> tuple[str, str]:
    """A number as plain text, and one of the ways to print it."""
    whole, decimals = draw(st.integers(0, 10**9)), draw(st.sampled_from(["", "5", "50", "07"]))
    point = "." if decimals else ""
    text = f"{draw(st.sampled_from([str(whole), f'{whole:,}']))}{point}{decimals}"
    return f"{whole}{point}{decimals}", text.translate(WIDE) if draw(st.booleans()) else text


UNITS = st.sampled_from(
    [
        ("%", "%"),
        ("％", "%"),
        ("件", "件"),
        ("ヶ所", "か所"),
        ("箇所", "か所"),
        ("キログラム", "kg"),
        ("回／年", "回/年"),
    ]
)


class TestAmounts:
    """Digits are read as printed, in any width and grouping."""

    @given(printed_numbers(), UNITS, st.sampled_from(["", " ", "\n"]))
    def test_a_figure_is_read_from_all_its_spellings(
        self, number: tuple[str, str], unit: tuple[str, str], blank: str
    ) -> None:
        value, text = number
        assert {"value": value, "unit": unit[1]} == printed.read_amount(f"{text}{blank}{unit[0]}").as_data()

    @given(printed_numbers(), st.sampled_from(["▲", "△", "-", "－", "−", "▲ "]))
    def test_every_minus_is_a_minus(self, number: tuple[str, str], sign: str) -> None:
        value, text = number
        amount = printed.read_target(f"{sign}{text}件").as_data()["value"]
        assert Decimal(f"-{value}") == Decimal(str(amount))

    @given(st.integers(1, 9999), st.integers(0, 9999), st.sampled_from(["人", "円", "件"]))
    def test_number_words_are_multiplied_out(self, tens: int, ones: int, unit: str) -> None:
        text = f"{tens}万{ones or ''}{unit}"
        assert {"value": str(tens * 10**4 + ones), "unit": unit} == printed.read_amount(text).as_data()

    @given(st.text("0123456789", min_size=4, max_size=9), st.data())
    def test_a_separator_in_the_wrong_place_is_refused(self, digits: str, data: st.DataObject) -> None:
        place = data.draw(st.integers(1, len(digits) - 1))
        text = f"{digits[:place]},{digits[place:]}"
        right = re.fullmatch(r"[1-9][0-9]{0,2}(,[0-9]{3})+", text) is not None
        assert right == ("unreadable" not in printed.read_as_data(f"{text}件", "amount"))

    @given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(["市町村", "人", "件", "世帯", ""]))
    def test_a_count_with_three_decimals_is_refused(self, whole: int, decimals: int, unit: str) -> None:
        assert {"unreadable": True} == printed.read_as_data(f"{whole}.{decimals:03}{unit}", "amount")

    @given(printed_numbers(), UNITS, st.sampled_from(["以上", "超", "以下", "未満", "に近づける", "維持", ""]))
    def test_a_bound_is_read_and_the_number_kept(
        self, number: tuple[str, str], unit: tuple[str, str], bound: str
    ) -> None:
        senses = {
            "以上": "at_least",
            "超": "more_than",
            "以下": "at_most",
            "未満": "less_than",
            "に近づける": "approach",
            "維持": "maintain",
            "": "reach",
        }
        expected = {"sense": senses[bound], "value": number[0], "unit": unit[1]}
        assert expected == printed.read_target(f"{number[1]}{unit[0]}{bound}").as_data()


# Years, marks, denominators, ages, numbers of months; and hours with minutes, which become minutes.
NOT_FIGURES = re.compile(
    r"[※*注] *[0-9]+(?![0-9.%])(?:[、,・] ?[0-9]+)*|人口[0-9]+万?人?|[0-9]+万人?(?:当|対)|1(?:人1日|[^0-9]{1,3})(?:当|あ)|/[0-9]+万?人|第[0-9]+|C[Oo]2|[0-9]+時間[0-9]+分"
    r"|1人1日|1[^0-9]{1,3}平均|1(?:年|週|か月)に|\((?:19|20)[0-9]{2}\.[0-9]{1,2}\)"
    r"|(?:[HRS平令昭]|平成|令和|昭和) *[0-9]+|(?<![0-9.])[0-9]+年度?|[0-9]+月|[0-9]+日"
)


def figures(text: str) -> list[str]:
    """The runs of digits of a cell that stand for figures and neither for years nor for marks."""
    return re.findall(r"[0-9]+(?:\.[0-9]+)?", NOT_FIGURES.sub(" ", text.replace(",", "")))


IN_DIGITS = [row for row in ROWS if row["context"] == "{}" and not re.search("[万千億百兆割ゼ一二三]", row["text"])]


def lost(text: str, found: Reading) -> list[str]:
    """The figures of a cell that its reading does not hold, neither in its data nor in what it left over."""
    said = json.dumps(found.as_data(), ensure_ascii=False) + " ".join(found.leftover)
    plain = unicodedata.normalize("NFKC", said).replace(",", "")
    kept = [float(each) for each in re.findall(r"[0-9]+(?:\.[0-9]+)?", plain)]
    return [each for each in figures(fold(text).text) if float(each) not in kept]


def without_labels(data: dict[str, object]) -> str:
    """A reading as text, without the labels, in which a blank stays."""
    return re.sub('"label": "[^"]*"', "", json.dumps(data, ensure_ascii=False))


RADICALS = {ord(unicodedata.normalize("NFKC", chr(code))): chr(code) for code in range(0x2F00, 0x2FD6)}


class TestDamage:
    """A damaged cell is refused, or it legitimately prints what is read."""

    @given(st.sampled_from(ROWS), st.integers(0, 60), st.sampled_from(["drop", "double", "swap"]))
    def test_no_figure_that_is_printed_is_dropped_or_made_up(
        self, row: dict[str, str], place: int, damage: str
    ) -> None:
        text = row["text"]
        place %= len(text)
        before, here, after = text[:place], text[place], text[place + 1 :]
        torn = {"drop": before + after, "double": before + here + here + after, "swap": before + after[:1] + here}
        damaged = torn[damage] + (after[1:] if damage == "swap" else "")
        assume(row["kind"] in {"amount", "target"} and not re.search("[万千億百兆割ゼ一二三]", damaged))
        try:
            found = printed.read(damaged, kind=row["kind"], context=json.loads(row["context"]))
        except UnreadableCellError:
            return
        assert [] == lost(damaged, found)

    @given(st.sampled_from(ROWS), st.integers(0, 60), st.sampled_from("①②²½Ⅲ\ufffd\ue000\x00"))
    def test_a_character_that_only_looks_like_a_digit_is_refused(self, row: dict[str, str], at: int, odd: str) -> None:
        assume(odd != "²" or row["text"][:at][-1:] not in {"m", "ｍ"})
        text = row["text"][:at] + odd + row["text"][at:]
        assert {"unreadable": True} == printed.read_as_data(text, row["kind"], json.loads(row["context"]))

    @given(st.sampled_from(ROWS), st.integers(1, 60), st.sampled_from([" ", "\u3000", "\n"]))
    def test_a_blank_within_digits_is_never_another_figure(self, row: dict[str, str], place: int, blank: str) -> None:
        text, kind, context = row["text"], row["kind"], json.loads(row["context"])
        places = [each.start() + 1 for each in re.finditer(r"[0-9０-９.．,](?=[0-9０-９.．,])", text)]
        assume(places and "※ " not in text)
        at = places[place % len(places)]
        found = printed.read_as_data(text[:at] + blank + text[at:], kind, context)
        assert "unreadable" in found or without_labels(json.loads(row["expected"])) == without_labels(found)

    @given(st.sampled_from(ROWS), st.integers(1, 60))
    def test_a_line_break_between_words_says_nothing(self, row: dict[str, str], place: int) -> None:
        text, kind, context = row["text"], row["kind"], json.loads(row["context"])
        assume(len(text) > 1)
        at = 1 + place % (len(text) - 1)
        assume(not re.search(r"[0-9０-９.．,][0-9０-９.．,]", text[at - 1 : at + 1]))
        found = printed.read_as_data(text[:at] + "\n" + text[at:], kind, context)
        assert "unreadable" in found or json.loads(row["expected"]) == found

    @given(st.sampled_from(["amount", "target"]), st.sampled_from(["", " ", "\n", "\u3000"]), st.data())
    def test_no_figure_of_two_cells_run_together_is_lost(self, kind: str, between: str, data: st.DataObject) -> None:
        cells = st.sampled_from([row["text"] for row in IN_DIGITS if row["kind"] == kind])
        text = data.draw(cells) + between + data.draw(cells)
        try:
            found = printed.read(text, kind=kind)
        except UnreadableCellError:
            return
        assert [] == lost(text, found)

    @given(st.sampled_from(ROWS))
    def test_radicals_are_the_characters_they_look_like(self, row: dict[str, str]) -> None:
        text, kind, context = row["text"].translate(RADICALS), row["kind"], json.loads(row["context"])
        expected = json.loads(row["expected"])
        assume(text != row["text"] and not {"state", "missing"} & set(expected) and "label" not in row["expected"])
        assert expected == printed.read_as_data(text, kind, context)

    @given(st.sampled_from(ROWS))
    def test_width_and_outer_blanks_never_matter(self, row: dict[str, str]) -> None:
        text, kind, context = row["text"], row["kind"], json.loads(row["context"])
        expected = printed.read_as_data(text, kind, context)
        assume("state" not in expected and "label" not in json.dumps(expected))
        assert expected == printed.read_as_data(f" \u3000{text}\n", kind, context)
        assert expected == printed.read_as_data(text.translate(WIDE), kind, context)


class TestAnyText:
    """Whatever the text, only our own errors escape."""

    @given(st.text(SIGNS, max_size=300) | st.text(max_size=300), st.sampled_from(KINDS))
    def test_any_text_is_read_or_refused(self, text: str, kind: str) -> None:
        found: object = None
        try:
            reading = printed.read(text, kind=kind, context={"era": "平成", "unit": "人"})
            found = reading.printed
            json.dumps(reading.as_data())
        except UnreadableCellError as error:
            found = error.cell if error.at <= len(text) else error
        assert text == found

    @given(st.none() | st.integers() | st.binary() | st.lists(st.text()), st.sampled_from(KINDS))
    def test_what_is_no_text_is_an_invalid_value(self, found: object, kind: str) -> None:
        with pytest.raises(InvalidValueError, match="a printed cell is text"):
            printed.read(found, kind=kind)  # type: ignore[arg-type]
