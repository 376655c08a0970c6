"""数量: an exact number, and what it counts."""

import copy
import decimal
import pickle
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from operator import methodcaller

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.amount import UNITS, Amount, canonical_unit, comparable, exact, factor, known_unit, unit_registry
from welfareplan.errors import InvalidValueError, UnitMismatchError
from welfareplan.testing import amounts, units

GROUPS = {
    group: [unit for unit in UNITS if unit.group == group] for group in dict.fromkeys(unit.group for unit in UNITS)
}
SHARED = [units for units in GROUPS.values() if len(units) > 1]

SIZES = {
    "%": Fraction(1, 100),
    "‰": Fraction(1, 1000),
    "倍": Fraction(1),
    "人/千人": Fraction(1, 1000),
    "人/10万人": Fraction(1, 100_000),
    "円": Fraction(1),
    "千円": Fraction(1000),
    "百万円": Fraction(1_000_000),
    "kg": Fraction(1),
    "t": Fraction(1000),
    "ha": Fraction(1),
    "千ha": Fraction(1000),
}
"""How large the units of a group are beside one another, written down a second time."""

MET = {
    "%": ["%", "％", "単位:%", "単位：％", "［単位：％］", "パーセント", "㌫"],
    "‰": ["‰", "パーミル"],
    "ポイント": ["ポイント", "ﾎﾟｲﾝﾄ", "pt"],
    "%/年": ["%/年", "％／年"],
    "件": ["件", "（件）", "【件】", "[件]", "〔件〕", "単位：件", "（単位：件）", "単位： 件"],
    "件/年": ["件/年", "件／年"],
    "人": ["人", "(人)", "人(延べ人数)", "人（延べ人数）", "[単位：人（延べ人数）]"],
    "人/年": ["人/年", "人／年"],
    "人/千人": ["人/千人", "人口千人あたり", "人口千人当たり", "人／千人", "人口 千人対"],
    "人/10万人": ["人/10万人", "人口10万人対", "10万人当たり", "人口１０万人対", "人口10万人当たり"],
    "世帯": ["世帯"],
    "戸": ["戸"],
    "団体": ["団体"],
    "団体・個人": ["団体・個人", "団体･個人"],
    "法人": ["法人"],
    "社": ["社"],
    "組織": ["組織"],
    "事業所": ["事業所"],
    "自治会": ["自治会"],
    "か所": ["か所", "カ所", "ヶ所", "箇所", "ヵ所", "ケ所", "ｶ所", "（ヶ所）"],
    "地区": ["地区"],
    "市町": ["市町"],
    "市町村": ["市町村"],
    "回": ["回"],
    "回/年": ["回/年", "回／年"],
    "点": ["点"],
    "倍": ["倍"],
    "歩": ["歩"],
    "年": ["年"],
    "分/日": ["分/日", "分／日"],
    "円": ["円"],
    "千円": ["千円", "千 円"],
    "百万円": ["百万円"],
    "g/人": ["g/人", "ｇ／人"],
    "kg": ["kg", "キログラム", "㎏", "ｋｇ"],
    "kg/年": ["kg/年", "キログラム/年", "㎏／年"],
    "t": ["t", "トン", "t-NOx", "ｔ"],
    "ha": ["ha", "ヘクタール", "ヘクタル", "㏊"],
    "千ha": ["千ha", "千ｈａ"],
}
"""Every canonical unit, and how it is met in print."""


class TestUnits:
    def test_the_table_is_the_one_known_here(self) -> None:
        assert set(MET) == {unit.name for unit in UNITS}

    @pytest.mark.parametrize(("name", "met"), [(name, met) for name in MET for met in MET[name]])
    def test_every_spelling_is_read(self, name: str, met: str) -> None:
        assert name == canonical_unit(met)
        assert Amount("1", name) == Amount.of("1", met)

    @given(units())
    def test_a_canonical_unit_is_left_as_it_is(self, unit: str) -> None:
        assert unit == canonical_unit(unit)

    @given(st.text(max_size=30))
    def test_what_has_been_read_once_is_canonical(self, text: str) -> None:
        try:
            unit = canonical_unit(text)
        except InvalidValueError:
            return
        assert unit == canonical_unit(unit) == Amount("1", unit).unit

    @pytest.mark.parametrize(
        ("met", "unit"),
        [
            ("（膳）", "膳"),
            ("単位：棟", "棟"),
            ("単位", "単位"),
            ("ヶ所/年", "か所/年"),
            ("(人)/(年)", "(人)/(年)"),
            ("センター", "センター"),
        ],
    )
    def test_an_unknown_unit_is_only_freed_of_what_never_matters(self, met: str, unit: str) -> None:
        assert unit == canonical_unit(met)
        assert known_unit(met) is None

    @pytest.mark.parametrize("wrong", ["", " ", "単位：", "\u200b", "人" * 33, "人" * 1000, 5, None], ids=repr)
    def test_what_is_no_unit_is_refused(self, wrong: object) -> None:
        with pytest.raises(InvalidValueError, match=r"is not a unit: 1 to 32 printable characters without blanks$"):
            canonical_unit(wrong)  # type: ignore[arg-type]

    def test_the_message_in_japanese(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            canonical_unit("")

        assert caught.value.ja == "「」は単位ではありません。空白を含まない32字以内で書いてください。"


class TestComparability:
    @pytest.mark.parametrize("left", [None, *MET], ids=str)
    def test_is_the_word_of_the_table(self, left: str | None) -> None:
        may = {right for right in (None, *MET) if comparable(left, right)}
        group = next((units for units in SHARED if left in {unit.name for unit in units}), ())

        assert {left, *(unit.name for unit in group)} == may

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("戸", "世帯"),
            ("件", "回"),
            ("%", "ポイント"),
            ("団体", "団体・個人"),
            ("市町", "市町村"),
            ("kg", "kg/年"),
            ("人", None),
            ("膳", "棟"),
        ],
    )
    def test_what_counts_different_things_does_not_compare(self, left: str, right: str | None) -> None:
        with pytest.raises(UnitMismatchError) as caught:
            Amount("1", left).value_in(right)

        assert (left, right) == (caught.value.left, caught.value.right)

    def test_an_unknown_unit_compares_with_itself(self) -> None:
        assert comparable("膳", "膳")
        assert Amount("1", "膳") < Amount("2", "膳")

    def test_no_unit_compares_with_no_unit(self) -> None:
        assert Amount("1") < Amount("2")
        with pytest.raises(UnitMismatchError):
            Amount("1").value_in("人")


class TestFactor:
    @pytest.mark.parametrize(("source", "target"), [(a.name, b.name) for units in SHARED for a in units for b in units])
    def test_is_exact(self, source: str, target: str) -> None:
        found = factor(source, target)

        assert Fraction(found) == SIZES[source] / SIZES[target]
        assert exact(found) == found, "written as figures are, without exponent"

    def test_does_not_mind_the_context_of_the_thread(self) -> None:
        factor.cache_clear()
        with decimal.localcontext(decimal.Context(prec=1, rounding=decimal.ROUND_UP, traps=[decimal.Inexact])):
            assert factor("人/10万人", "人/千人") == Decimal("0.01")

    def test_between_what_does_not_compare_there_is_none(self) -> None:
        with pytest.raises(UnitMismatchError):
            factor("戸", "世帯")

    def test_the_registry_is_private(self) -> None:
        import pint

        current = methodcaller("get")  # pint publishes it without types
        before = current(pint.application_registry)

        assert unit_registry() is not unit_registry()
        assert current(pint.application_registry) is before
        with pytest.raises(pint.UndefinedUnitError):
            unit_registry().parse_units("meter")

    def test_pint_is_not_needed_for_one_unit(self) -> None:
        code = (
            "import sys; from welfareplan.amount import Amount as A; A('1', '人') < A('2', '人'); A.of('3', '％') - A('1', '%');"
            "sys.exit('pint' in sys.modules)"
        )

        subprocess.run([sys.executable, "-c", code], check=True)


class TestExactNumbers:
    @pytest.mark.parametrize(
        ("given_value", "number"),
        [
            ("57.10", "57.10"),
            ("-408", "-408"),
            (7, "7"),
            (Decimal("0.000"), "0.000"),
            (-(10**28) + 1, "-" + "9" * 28),
            ("007", "7"),
        ],
    )
    def test_are_kept_as_they_are(self, given_value: Decimal | str | int, number: str) -> None:
        assert Decimal(number).as_tuple() == exact(given_value).as_tuple()

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "1,000",
            "１",
            "1e3",
            "1E+3",
            "NaN",
            "Infinity",
            "+1",
            " 1",
            "1\n",
            ".5",
            "5.",
            "1_000",
            "--1",
            "٣",
            "1" * 29,
            "0." + "1" * 29,
            "約5",
            "9" * 10**6,
        ],
        ids=lambda text: ascii(text[:12]),
    )
    def test_of_another_form_are_refused(self, text: str) -> None:
        with pytest.raises(
            InvalidValueError, match=r"is not an exact number; write digits with at most one point, like 64.1 or -408"
        ):
            exact(text)

    @pytest.mark.parametrize("value", [1.5, float("nan"), True, None, b"1", Fraction(1, 3), 1j], ids=repr)
    def test_of_another_type_are_refused(self, value: object) -> None:
        with pytest.raises(InvalidValueError) as caught:
            exact(value)  # type: ignore[arg-type]

        assert str(caught.value) == (
            f"{value!r} is {type(value).__name__}, not an exact number; give a Decimal, an int or text like '64.1'"
        )
        assert caught.value.ja == f"「{value!r}」は正確な数値ではありません。文字列か整数で渡してください。"

    @pytest.mark.parametrize(
        "value",
        [
            Decimal("NaN"),
            Decimal("sNaN"),
            Decimal("-Infinity"),
            Decimal("1E+3"),
            Decimal("1E-29"),
            Decimal("1" * 29),
            10**28,
            -(10**28),
            10**5000,
        ],
        ids=range(9),
    )
    def test_that_no_figure_has_are_refused(self, value: Decimal | int) -> None:
        with pytest.raises(
            InvalidValueError,
            match=r"is not a figure: it must be finite, written without exponent, of at most 28 digits$",
        ):
            exact(value)

    def test_the_messages_in_japanese(self) -> None:
        with pytest.raises(InvalidValueError) as form:
            exact("1,000")
        with pytest.raises(InvalidValueError) as size:
            exact(10**28)

        assert form.value.ja == (
            "「1,000」は数値として読めません。64.1 や -408 のように、半角の数字と小数点だけで書いてください。"
        )
        assert size.value.ja == (
            "「10000000000000000000000000000」は値として扱えません。指数を使わず28桁以内で書いてください。"
        )


SAME_GROUP = st.sampled_from([*SHARED, *([unit] for unit in UNITS)]).flatmap(
    lambda units: st.lists(amounts(st.sampled_from([unit.name for unit in units])), min_size=3, max_size=3)
)


def size(amount: Amount) -> Fraction:
    return Fraction(amount.value) * SIZES.get(amount.unit or "", Fraction(1))


class TestOrder:
    @given(SAME_GROUP)
    def test_is_total_within_a_group(self, three: list[Amount]) -> None:
        """Trichotomy and transitivity, by comparison with exact fractions."""
        for one in three:
            for other in three:
                assert (one < other, one <= other, one > other, one >= other) == (
                    size(one) < size(other),
                    size(one) <= size(other),
                    size(one) > size(other),
                    size(one) >= size(other),
                )
                assert (one < other) + (other < one) + (one <= other <= one) == 1

    @given(SAME_GROUP)
    def test_sorts(self, three: list[Amount]) -> None:
        assert [size(amount) for amount in sorted(three)] == sorted(size(amount) for amount in three)

    def test_equal_is_what_is_stated_alike(self) -> None:
        assert Amount("70", "%") == Amount("70.0", "%")
        assert hash(Amount("70", "%")) == hash(Amount("70.0", "%"))
        assert Amount("1", "千円") != Amount("1000", "円")
        assert Amount("1", "千円") <= Amount("1000", "円") <= Amount("1", "千円")
        assert Amount("-0") == Amount("0")

    @pytest.mark.parametrize(
        "use",
        [lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a > b, lambda a, b: a >= b, lambda a, b: a - b],
        ids=["lt", "le", "gt", "ge", "sub"],
    )
    def test_an_amount_does_not_compare_with_a_bare_number(self, use: Callable[[object, object], object]) -> None:
        with pytest.raises(TypeError):
            use(Amount("1", "人"), 1)


class TestConversion:
    @given(SAME_GROUP)
    def test_there_and_back_is_exact(self, three: list[Amount]) -> None:
        one, other, _ = three
        there = one.value_in(other.unit)

        assert Fraction(there) * SIZES.get(other.unit or "", Fraction(1)) == size(one)
        if len(there.as_tuple().digits) <= 28 and -28 <= int(there.as_tuple().exponent) <= 0:
            assert Amount(there, other.unit).value_in(one.unit) == one.value

    def test_into_its_own_unit_it_is_the_same_number(self) -> None:
        amount = Amount("57.10", "%")

        assert amount.value_in("%") is amount.value


class TestDifference:
    @pytest.mark.parametrize(
        ("left", "right", "difference"),
        [
            (Amount("70.0", "%"), Amount("64.1", "%"), Amount("5.9", "ポイント")),
            (Amount("7", "%"), Amount("5", "‰"), Amount("6.5", "ポイント")),
            (Amount("2", "千円"), Amount("500", "円"), Amount("1.500", "千円")),
            (Amount("3", "人"), Amount("5", "人"), Amount("-2", "人")),
            (Amount("3"), Amount("5.0"), Amount("-2.0")),
        ],
    )
    def test_is_exact_and_of_percentages_in_points(self, left: Amount, right: Amount, difference: Amount) -> None:
        assert difference == left - right
        assert difference.value.as_tuple() == (left - right).value.as_tuple()

    @given(amounts(st.just("円")), amounts(st.just("円")))
    def test_agrees_with_fractions(self, one: Amount, other: Amount) -> None:
        wanted = Fraction(one.value) - Fraction(other.value)
        try:
            difference = one - other
        except InvalidValueError:  # of more than 28 digits
            assert abs(wanted) >= 10 ** (28 - 4)
        else:
            assert Fraction(difference.value) == wanted

    def test_never_rounds(self) -> None:
        with pytest.raises(InvalidValueError, match="is not a figure"):
            Amount("9" * 28, "百万円") - Amount("0." + "0" * 27 + "1", "円")

    def test_of_different_things_there_is_none(self) -> None:
        with pytest.raises(UnitMismatchError):
            Amount("1", "%") - Amount("1", "ポイント")


class TestValue:
    def test_the_constructor_takes_the_canonical_spelling_only(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Amount("12", "ヶ所")

        assert str(caught.value) == "the unit 'ヶ所' is spelt 'か所' here; Amount.of(value, unit) reads any spelling"
        assert caught.value.ja == "単位「ヶ所」は「か所」と書いてください。"

    @pytest.mark.parametrize("unit", ["", " 人", 5, ["人"], "人" * 33], ids=repr)
    def test_and_nothing_that_is_no_unit(self, unit: object) -> None:
        with pytest.raises(InvalidValueError):
            Amount("1", unit)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("amount", "text", "typed"),
        [
            (Amount("226650", "件"), "226,650件", "Amount('226650', '件')"),
            (Amount("57.10", "%"), "57.10%", "Amount('57.10', '%')"),
            (Amount("-408"), "-408", "Amount('-408')"),
            (Amount("0.0000001", "g/人"), "0.0000001g/人", "Amount('0.0000001', 'g/人')"),
        ],
    )
    def test_text(self, amount: Amount, text: str, typed: str) -> None:
        assert text == str(amount)
        assert typed == repr(amount)

    @given(amounts())
    def test_is_written_as_it_is_typed_in(self, amount: Amount) -> None:
        again = eval(repr(amount))  # noqa: S307 - that is the promise of a repr

        assert amount == again
        assert amount.value.as_tuple() == again.value.as_tuple()

    @given(amounts())
    def test_pickles_copies_evolves_and_hashes(self, amount: Amount) -> None:
        again = [pickle.loads(pickle.dumps(amount)), copy.copy(amount), copy.deepcopy(amount), attrs.evolve(amount)]  # noqa: S301

        assert {amount} == set(again)
        assert {amount.value.as_tuple()} == {each.value.as_tuple() for each in again}

    def test_matches_by_position(self) -> None:
        match Amount("70.0", "%"):
            case Amount(value, "%"):
                assert value == 70
            case _:  # pragma: no cover
                pytest.fail("no match")
