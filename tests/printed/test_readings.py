"""What a reading holds besides its plain data, and what is said when there is none."""

import pickle

import attrs
import pytest

from welfareplan import printed
from welfareplan.amount import Amount, canonical_unit
from welfareplan.dates import PartialDate
from welfareplan.errors import InvalidValueError, UnreadableCellError
from welfareplan.printed.context import context_of
from welfareplan.printed.counters import known_units
from welfareplan.printed.folding import fold
from welfareplan.terms import Flag, Sense
from welfareplan.when import FiscalPeriod, FiscalYear, When

KEPT_APART = {"千ha"}  # behind a figure 千 is a number word, and is multiplied out


class TestReadings:
    def test_a_reading_keeps_the_cell_its_flags_and_what_was_left_over(self) -> None:
        found = printed.read_amount("現状値：約85％（推計）")
        assert isinstance(found, printed.AmountReading)
        assert ("現状値：約85％（推計）", (Flag.APPROX, Flag.ESTIMATE), ("現状値",)) == (
            found.printed,
            found.flags,
            found.leftover,
        )

    def test_a_respelled_cell_reads_equal(self) -> None:
        assert printed.read_when("平成32年度") == printed.read_when("令和２年度")
        assert printed.read_when("令和2年3月31日現在") == printed.read_when("R2.3.31")

    @pytest.mark.parametrize("text", ["　85％\n", "85％ ", " 85 ％", "85％\t "], ids=repr)
    def test_blanks_around_a_cell_are_layout(self, text: str) -> None:
        assert printed.read_amount(text) == attrs.evolve(printed.read_amount("85％"), printed=text)

    def test_a_folded_cell_has_no_blanks_at_its_ends(self) -> None:
        assert [fold(each).text for each in ("　令和 ２年　", "85％\n \n", "\t85 ％")] == ["令和 2年", "85%", "85 %"]

    @pytest.mark.parametrize("found", [85, None, b"85"], ids=repr)
    def test_what_is_no_text_is_refused(self, found: object) -> None:
        with pytest.raises(InvalidValueError, match=rf"^a printed cell is text, not {type(found).__name__}$") as caught:
            fold(found)  # type: ignore[arg-type]
        assert caught.value.ja == "セルは文字列で渡してください。"

    def test_readings_are_hashable_and_survive_pickling(self) -> None:
        found = printed.read_target("40％以上、60％以下")
        assert found == pickle.loads(pickle.dumps(found))  # noqa: S301 - our own
        assert 1 == len({found, printed.read_target("40%以上60%以下")})

    def test_a_time_gives_the_value_the_model_holds(self) -> None:
        assert When.fiscal(2018) == printed.read_when("H30実績").when
        found = printed.read_when("平成20年度（※平成21年1月現在）")
        assert When.fiscal(2008, on=PartialDate(2009, 1)) == found.when
        assert PartialDate(2009, 1) == found.date
        assert ("※", "現在") == found.leftover

    def test_every_fiscal_year_has_no_time(self) -> None:
        found = printed.read_when("毎年度")
        assert (True, None, None) == (found.every_fy, found.when, found.date)

    def test_a_period_of_fiscal_years_gives_the_period_the_model_holds(self) -> None:
        assert FiscalPeriod(FiscalYear(2020), FiscalYear(2025)) == printed.read_period("令和2年度～令和7年度").period

    @pytest.mark.parametrize("text", ["令和2年度～", "～令和2年度", "2021年～2025年", "R元.10～R2.3"])
    def test_any_other_period_gives_none(self, text: str) -> None:
        assert printed.read_period(text).period is None

    def test_one_figure_gives_its_amount_and_several_give_none(self) -> None:
        one, several = printed.read_amount("▲408人"), printed.read_amount("91人（7％）")
        assert isinstance(one, printed.AmountReading)
        assert isinstance(several, printed.AmountReading)
        assert Amount("-408", "人") == one.amount
        assert several.amount is None
        assert (Amount("91", "人"), Amount("7", "%")) == tuple(each.amount for each in several.figures)

    @pytest.mark.parametrize("text", ["85.4％（速報値）", "暫定値 85.4％", "85.4％(R4実績・速報)"])
    def test_a_figure_that_will_be_replaced_says_so(self, text: str) -> None:
        found = printed.read_amount(text)
        final = printed.read_amount("85.4％（確定値）")
        assert isinstance(found, printed.AmountReading)
        assert isinstance(final, printed.AmountReading)
        assert (True, False) == (found.is_provisional, final.is_provisional)

    def test_a_target_gives_sense_and_amounts(self) -> None:
        found = printed.read_target("5～10件")
        assert isinstance(found, printed.TargetReading)
        assert (Sense.BETWEEN, Amount("5", "件"), Amount("10", "件")) == (found.sense, found.amount, found.upper)

    def test_remarks_of_a_time_stand_with_the_figure(self) -> None:
        found = printed.read_amount("1,500人（R6見込）")
        assert isinstance(found, printed.AmountReading)
        assert found.when is not None
        assert ((Flag.FORECAST,), ()) == (found.flags, found.when.flags)


class TestLeftover:
    """What adds nothing is kept, so that nobody has to take the reader's word for it."""

    @pytest.mark.parametrize(
        ("text", "kind", "leftover"),
        [
            ("85.4％（速報値）", "amount", ("速報値",)),
            ("速報値 85.4％", "amount", ("速報値",)),
            ("7％（1,300人中91人）", "amount", ("1,300人中91人",)),
            ("85.4％（n=1,234）", "amount", ("n=1,234",)),
            ("前年度比5.0ポイント増", "amount", ("前年度比",)),
            ("150件（H27～H30累計）", "amount", ("H27～H30",)),
            ("合計100人", "amount", ("合計",)),
            ("5年間で150件", "amount", ("5年間で",)),
            ("714人以下（平成19年比20％減）", "target", ("（平成19年比20％減）",)),
            ("3か所整備", "target", ("整備",)),
            ("すべての学校で80％", "target", ("すべての学校で",)),
            ("2013年度比26％削減", "target", ("2013年度比",)),
            ("平成22年度の水準を維持", "target", ("平成22年度の水準を維持",)),
            ("H28 市民意識調査", "when", ("市民意識調査",)),
            ("令和元年度（速報値）", "when", ("速報値",)),
            ("令和4年11月改訂", "when", ("改訂",)),
            ("平成28年度～令和2年度（5年間）", "period", ("（5年間）",)),
            ("前期：平成28年度～平成31年度", "period", ("前期：",)),
            ("単位：％", "unit", ("単位：",)),
            ("人（実人数）", "unit", ("（実人数）",)),
            ("80％", "target", ()),
        ],
    )
    def test_what_is_known_to_add_nothing_is_left_over_as_printed(
        self, text: str, kind: str, leftover: tuple[str, ...]
    ) -> None:
        assert leftover == printed.read(text, kind=kind).leftover


class TestColumnOfUnknownKind:
    @pytest.mark.parametrize(
        ("text", "reading"),
        [
            ("令和2年度～令和7年度", printed.PeriodReading),
            ("（H30実績）", printed.WhenReading),
            ("64.1％", printed.AmountReading),
            ("―", printed.MissingReading),
            ("80％以上", printed.TargetReading),
            ("か所", printed.UnitReading),
            ("増加", printed.TargetReading),
        ],
    )
    def test_a_cell_that_one_kind_of_reader_can_read_is_that(self, text: str, reading: type) -> None:
        assert reading is type(printed.read_cell(text))

    def test_words_are_not_guessed_to_be_a_state(self) -> None:
        with pytest.raises(UnreadableCellError, match="no kind of cell reads so"):
            printed.read_cell("全小学校区に設置")

    def test_a_unit_outside_the_table_is_not_guessed(self) -> None:
        with pytest.raises(UnreadableCellError, match="no kind of cell reads so"):
            printed.read_cell("校")

    @pytest.mark.parametrize("text", ["2020", "20％削減", "2019-2023", "目標は設定しない", "整備", "廃止"])
    def test_a_cell_that_reads_in_two_ways_is_refused(self, text: str) -> None:
        with pytest.raises(UnreadableCellError, match="it can be read in several ways; say which kind it is"):
            printed.read_cell(text)

    def test_a_kind_that_is_none_is_named(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            printed.read("80％", kind="number")
        assert "there is no kind of cell 'number'; the kinds are period, when, amount, target, unit, cell" == str(
            caught.value
        )
        assert (
            "セルの種類「number」はありません。使えるのは period, when, amount, target, unit, cell です。"
            == caught.value.ja
        )


class TestContext:
    def test_a_mapping_and_a_context_are_the_same(self) -> None:
        assert printed.Context(era="平成") == context_of({"era": "平成"})
        assert printed.Context() == context_of(None)

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ({"eras": "平成"}, "a context has no key 'eras'; did you mean 'era'?"),
            ({"年度": "平成"}, "a context has no key '年度'; its keys are era, unit, per, header"),
            ({"era": "天保"}, "era of a context is one of 昭和, 平成, 令和, 西暦, not '天保'"),
            ({"header": "年"}, "header of a context is one of 年度, not '年'"),
            ({"unit": " "}, "unit of a context is text of 1 to 40 characters, not ' '"),
            ({"per": 5}, "per of a context is text of 1 to 40 characters, not 5"),
            ("平成", "a context is a mapping or a Context, not str"),
        ],
    )
    def test_what_is_no_context_is_refused(self, given: object, message: str) -> None:
        with pytest.raises(InvalidValueError) as caught:
            printed.read_when("18年度", given)  # type: ignore[arg-type]
        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("context", "message"),
        [
            ({"per": "市内"}, "'市内' is no denominator; write it like 人口千人あたり, 人口10万人対 or 1日当たり"),
            ({"per": "①"}, "'①' is no denominator; write it like 人口千人あたり, 人口10万人対 or 1日当たり"),
            (
                {"per": "人口千人あたり①"},
                "'人口千人あたり①' is no denominator; write it like 人口千人あたり, 人口10万人対 or 1日当たり",
            ),
            (
                {"per": "人口千人あたり5"},
                "'人口千人あたり5' is no denominator; write it like 人口千人あたり, 人口10万人対 or 1日当たり",
            ),
        ],
    )
    def test_a_heading_that_is_no_denominator_is_refused(self, context: dict[str, str], message: str) -> None:
        with pytest.raises(InvalidValueError) as caught:
            printed.read_amount("4.2", context)
        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("text", "context", "expected"),
        [
            ("4.2", {"unit": "件", "per": "人口千人あたり"}, {"value": "4.2", "unit": "件/千人"}),
            ("4.2", {"unit": "人/千人", "per": "人口千人あたり"}, {"value": "4.2", "unit": "人/千人"}),
            ("4.2", {"per": "（人口千人あたり）"}, {"value": "4.2", "unit": "人/千人"}),
            ("4.2％", {"per": "人口千人あたり"}, {"unreadable": True}),
            ("4.2", {"per": "1日当たり"}, {"unreadable": True}),
            ("67", {"unit": "分", "per": "1日当たり"}, {"value": "67", "unit": "分/日"}),
            ("0.4ポイント減", {"unit": "％"}, {"value": "-0.4", "unit": "ポイント"}),
            ("5", {"unit": "膳"}, {"value": "5", "unit": "膳"}),
            ("5件", {"unit": "人"}, {"unreadable": True}),
        ],
    )
    def test_headings_say_what_is_counted(
        self, text: str, context: dict[str, str], expected: dict[str, object]
    ) -> None:
        assert expected == printed.read_as_data(text, "amount", context)

    def test_a_target_takes_the_flags_of_its_heading(self) -> None:
        expected = {"sense": "at_least", "value": "5", "unit": "人", "flags": ["total_persons"]}
        assert expected == printed.read_as_data("5以上", "target", {"unit": "人（延べ人数）"})


class TestMessages:
    @pytest.mark.parametrize(
        ("text", "kind", "at", "why", "ja"),
        [
            ("896\n.%", "amount", 3, "a point, a separator or a blank stands", "小数点や桁区切りの位置が不自然です。"),
            ("", "amount", 0, "there is nothing in it", "何も書かれていません。"),
            ("①", "amount", 0, "character 1 ('①') is not one", "1文字目は、数値・日付・単位に使えない文字です。"),
            ("18年度", "when", 0, "the year is printed without its era", "元号が省略されています。"),
            (
                "2019（令和2）年度",
                "when",
                9,
                "the two years printed there are not the same",
                "併記された年が一致しません。",
            ),
            ("令和2年度～令和7年度（5年間）", "period", 11, "the length printed contradicts", "期間の長さが"),
            (
                "85.4％（特記値）",
                "amount",
                6,
                "what '特記値）' says there is not known",
                "「特記値）」の意味が分かりません。",
            ),
            ("あ" * 201, "amount", 200, "201 characters are more than one cell holds (200)", "200文字を超えています。"),
        ],
    )
    def test_an_unreadable_cell_says_why_and_where(self, text: str, kind: str, at: int, why: str, ja: str) -> None:
        with pytest.raises(UnreadableCellError) as caught:
            printed.read(text, kind=kind)
        assert why in str(caught.value)
        assert ja in caught.value.ja
        assert at == caught.value.at


class TestUnits:
    @pytest.mark.parametrize("unit", sorted(known_units()))
    def test_every_unit_behind_a_figure_is_in_the_spelling_that_amounts_want(self, unit: str) -> None:
        assert {"value": "5", "unit": unit} == printed.read_as_data(f"5{unit}", "amount") or unit in KEPT_APART
        assert canonical_unit(unit) == unit
        assert {"unit": unit} == printed.read_as_data(unit, "unit")
