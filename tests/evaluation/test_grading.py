"""A plan under a named rule."""

from __future__ import annotations

import pickle
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluation.figures import KURUME, KURUME_SEEN, plan_of, reading, seen, target

from welfareplan import printed
from welfareplan.amount import Amount
from welfareplan.errors import InvalidValueError, UnitMismatchError, UnknownIdError
from welfareplan.evaluation import schemes
from welfareplan.evaluation.grading import Declared, Evaluation, Result, evaluate
from welfareplan.evaluation.pairing import compare
from welfareplan.model.directions import Direction
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.links import Link
from welfareplan.observations import Observation
from welfareplan.terms import (
    Better,
    DirectionBasis,
    IndicatorKind,
    LinkBasis,
    ReadingKind,
    Relation,
    Sense,
    Significance,
    Status,
)
from welfareplan.when import FiscalPeriod, FiscalYear, When

FY2022 = FiscalYear(2022)
ORDER = ("helping", "visits", "consultations", "interest", "taking-part")


def kurume(scheme: str, **declare: Better | Declared) -> Evaluation:
    return evaluate(KURUME, KURUME_SEEN, through=FY2022, scheme=scheme, declare=declare)


def one(indicator: Indicator, *observations: Observation, scheme: str, declared: Declared | None = None) -> Result:
    declare = None if declared is None else {indicator.id: declared}
    return evaluate(plan_of(indicator), observations, through=FY2022, scheme=scheme, declare=declare)[indicator.id]


class TestKurume:
    """There is no neutral grade: the same five rows under the published rules."""

    @pytest.mark.parametrize(
        ("scheme", "symbols"),
        [
            ("fukuoka", ("b", "b", None, "b", "b")),
            ("kenko-nippon-21-2", ("C", "B*", None, "C", "C")),
            ("nagayo", ("B", "A", None, "A", "A")),
            ("target-met", ("達成していない", "達成していない", None, "達成していない", "達成していない")),
            ("points", ("5", "5", None, "6", "5")),
            ("tama", (None,) * 5),
            ("chiba", (None,) * 5),
            ("level-ratio", (None,) * 5),
        ],
    )
    def test_grades(self, scheme: str, symbols: tuple[str | None, ...]) -> None:
        found = kurume(scheme)
        assert tuple(each.id for each in found) == ORDER
        assert tuple(each.symbol for each in found) == symbols
        assert all(each.symbol or each.reason for each in found)

    def test_the_level_of_the_third_is_a_rate_and_no_verdict(self) -> None:
        result = kurume("level-ratio")["consultations"]
        assert (result.rate_text, result.grade, result.status) == ("200.4%", None, Status.UNDECIDED)
        assert result.status_reason == "direction-unknown"

    @pytest.mark.parametrize(("better", "symbol"), [(Better.UP, "A"), (Better.DOWN, "D")])
    def test_the_third_depends_on_who_declares_what(self, better: Better, symbol: str) -> None:
        result = kurume("kenko-nippon-21-2", consultations=better)["consultations"]
        assert (result.symbol, result.better, result.basis) == (symbol, better, DirectionBasis.DECLARED)

    def test_an_explanation_that_a_pocket_calculator_can_check(self) -> None:
        assert kurume("fukuoka")["helping"].explain() == (
            "＜指標１＞支え合いの意識：「b」（ペースは下回っているが、改善または現状維持）\n"
            "評価方法：福岡市保健福祉総合計画の成果指標の評価（福岡市保健福祉総合計画）\n"
            "用いた値：基準値 64.1%（令和元）、目標値 70.0%（令和7年度）、実績値 62.0%（令和4）\n"
            "望ましい方向：増加（計画に明記がなく、基準値と目標値の大小から推定）\n"
            "手順1：目標を達成していない（62.0% ＜ 70.0%）\n"
            "手順2：基準値と目標値を結ぶ直線上の2022年の値は 64.1＋（70－64.1）×（2022－2019）÷（2025－2019）＝67.05%\n"
            "手順3：実績値は直線上の値より悪い（62.0% ＜ 67.05%）\n"
            "手順4：変動幅は ｜62.0－64.1｜＝2.1ポイントで、アンケート調査の誤差（3ポイント未満）の範囲内のため現状維持とみなす\n"
            "達成状況：未達成"
        )

    def test_an_explanation_of_no_grade_in_english(self) -> None:
        assert kurume("level-ratio")["consultations"].explain("en") == (
            "＜指標３＞相談件数: no grade\n"
            "scheme: level-ratio, 御所市・富士市・相模原市・壱岐市の公表資料\n"
            "figures: baseline 1,020件 (FY2018), target 1,020件 (FY2025), actual 2,044件 (FY2021)\n"
            "wanted direction: unknown\n"
            "step 1: level ratio = actual 2,044 ÷ target 1,020 × 100 = 200.3921568627…%\n"
            "rate: 200.4% (rounded once, at the end)\n"
            "target: undecided\n"
            "reason: the rule gives a number and no grade"
        )
        assert "rate: 6.4% (rounded" in kurume("kenko-nippon-21-2")["visits"].explain("en")
        assert "reason" not in kurume("fukuoka")["visits"].explain("en")

    def test_lines(self) -> None:
        found = kurume("fukuoka")
        assert str(found).split("\n")[:2] == [
            "kurume-2020（令和4年度まで）　評価方法：福岡市保健福祉総合計画の成果指標の評価",
            "＜指標１＞支え合いの意識：b、未達成",
        ]
        assert str(kurume("level-ratio")["visits"]) == (
            "＜指標２＞見守り訪問活動件数：―（この方法は数値だけを示し、評価はつけません）、未達成、達成率 81.4%"
        )
        assert repr(found) == "<Evaluation of kurume-2020 through FY2022 by fukuoka: 5 results>"
        assert repr(found["helping"]) == "<Result helping by fukuoka: b>"
        assert repr(found["consultations"]) == "<Result consultations by fukuoka: direction-unknown>"
        assert "256,371.4件" in str(kurume("line-value")["visits"])

    def test_outcome_and_output_are_counted_apart(self) -> None:
        assert kurume("kenko-nippon-21-2").counts() == {
            IndicatorKind.OUTCOME: {"A": 0, "B": 0, "B*": 0, "C": 3, "D": 0, "E": 0, None: 0},
            IndicatorKind.OUTPUT: {"A": 0, "B": 0, "B*": 1, "C": 0, "D": 0, "E": 0, None: 1},
        }

    def test_directions_by_the_own_rule_of_the_scheme(self) -> None:
        sums = {each.about: (each.indicators, each.judgement.grade) for each in kurume("kenko-nippon-21-2").sums}
        assert sums == {
            "relations": (("visits",), "B*"),
            "support": (("consultations",), None),
            "growing": (("interest", "taking-part"), "C"),
            "people": (("interest", "taking-part"), "C"),
            "kurume-2020": (ORDER, "C"),
        }

    def test_outcome_and_output_are_summed_up_apart(self) -> None:
        whole = kurume("kenko-nippon-21-2").sums[-1]
        assert [(kind, judgement.grade) for kind, judgement in whole.apart] == [
            (IndicatorKind.OUTCOME, "C"),
            (IndicatorKind.OUTPUT, "B*"),
        ]
        assert whole.judgement.grade == "C"

    def test_or_by_none(self) -> None:
        assert {each.judgement.reason for each in kurume("fukuoka").sums} == {"no-roll-up"}

    def test_two_schemes_side_by_side(self) -> None:
        pairs = compare(kurume("fukuoka"), kurume("kenko-nippon-21-2"))
        assert [each.symbols for each in pairs] == [("b", "C"), ("b", "B*"), (None, None), ("b", "C"), ("b", "C")]

    def test_nothing_of_either_side_is_dropped(self) -> None:
        less = evaluate(
            attrs.evolve(KURUME, indicators=KURUME.indicators[:1], links=()), (), through=FY2022, scheme="fukuoka"
        )
        more = evaluate(plan_of(KURUME.indicators[1]), KURUME_SEEN, through=FY2022, scheme="fukuoka")
        left, right = compare(less, more)
        assert (left.id, left.right, left.symbols) == ("helping", None, (None, None))
        assert (right.id, right.left, right.symbols) == ("visits", None, (None, "b"))

    def test_is_a_value(self) -> None:
        found = kurume("fukuoka")
        again = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own bytes
        assert again == found
        assert hash(again) == hash(found)
        assert len(found) == 5

    def test_an_unknown_result_says_the_nearest(self) -> None:
        with pytest.raises(
            UnknownIdError, match=r"^'visit' is not in the evaluation of plan 'kurume-2020'; did you mean"
        ):
            kurume("fukuoka")["visit"]

    def test_a_scheme_may_be_given_as_a_value(self) -> None:
        found = evaluate(KURUME, KURUME_SEEN, through=FY2022, scheme=schemes.get("fukuoka"))
        assert found == kurume("fukuoka")


BASE = Indicator(id="x", unit="%", baseline=reading("FY2019", "50", "%"), targets=(target("FY2025", "60", "%"),))


class TestDeclaring:
    def test_only_for_indicators_of_the_plan(self) -> None:
        message = r"^'visit' is not in the indicators of plan 'kurume-2020'; did you mean 'visits'\?$"
        with pytest.raises(UnknownIdError, match=message):
            kurume("fukuoka", visit=Better.UP)

    def test_not_against_what_the_plan_states(self) -> None:
        stated = attrs.evolve(BASE, better=Better.UP)
        message = r"^indicator 'x' is declared 'down', but the plan states 'up'; amend the plan instead$"
        with pytest.raises(InvalidValueError, match=message):
            one(stated, scheme="fukuoka", declared=Declared(better=Better.DOWN))
        agreed = one(stated, scheme="fukuoka", declared=Declared(better=Better.UP))
        assert agreed.basis is DirectionBasis.STATED
        assert "理由：対象年度までの実績値がありません。" in agreed.explain()
        assert agreed.explain("en").endswith("reason: no figure has been observed by the year asked for")
        assert "望ましい方向：増加（計画に明記）" in agreed.explain()

    def test_a_test_result_decides_what_has_changed(self) -> None:
        now = seen("x", "FY2021", "53", "%")
        assert one(BASE, now, scheme="kenko-nippon-21-2").symbol == "B*"
        declared = Declared(significance=Significance.NOT_SIGNIFICANT)
        assert one(BASE, now, scheme="kenko-nippon-21-2", declared=declared).symbol == "C"

    def test_whether_it_is_a_survey(self) -> None:
        now = seen("x", "FY2021", "49", "%")
        assert one(BASE, now, scheme="fukuoka").symbol == "c"
        assert one(BASE, now, scheme="fukuoka", declared=Declared(survey=True)).symbol == "b"
        surveyed = attrs.evolve(BASE, baseline=reading("FY2019", "50", "%", kind=ReadingKind.SURVEY))
        assert one(surveyed, now, scheme="fukuoka").symbol == "b"
        assert one(surveyed, now, scheme="fukuoka", declared=Declared(survey=False)).symbol == "c"
        assert one(surveyed, now, scheme="fukuoka", declared=Declared(better=Better.UP)).symbol == "b"

    def test_how_far_a_level_may_move(self) -> None:
        kept = attrs.evolve(BASE, targets=(Target(due=When.fiscal(2025), sense=Sense.MAINTAIN),))
        now = seen("x", "FY2021", "48.5", "%")
        assert one(kept, now, scheme="target-met").reason == "tolerance-undeclared"
        for tolerance, symbol in ((Amount("1.5", "ポイント"), "達成"), (Amount("14", "‰"), "達成していない")):
            assert one(kept, now, scheme="target-met", declared=Declared(tolerance=tolerance)).symbol == symbol
        with pytest.raises(UnitMismatchError):
            one(kept, now, scheme="target-met", declared=Declared(tolerance=Amount("1", "人")))

    def test_a_natural_limit(self) -> None:
        rising = attrs.evolve(BASE, better=Better.UP, baseline=reading("FY2020", "90", "%"), targets=())
        now = seen("x", "FY2021", "90.6", "%")
        declared = Declared(limit=Amount("100", "%"))
        assert one(rising, now, scheme="open-sdg-2.4").symbol == "moderate_progress"
        assert one(rising, now, scheme="open-sdg-2.4", declared=declared).symbol == "substantial_progress"


class TestSenses:
    def test_every_year(self) -> None:
        yearly = Target(due=FiscalPeriod(FiscalYear(2020), FiscalYear(2025)), amount=Amount("60", "%"))
        every = attrs.evolve(BASE, better=Better.UP, targets=(yearly,))
        assert one(every, seen("x", "FY2021", "60", "%"), scheme="kenko-nippon-21-2").symbol == "A"
        assert one(every, seen("x", "FY2021", "59", "%"), scheme="kenko-nippon-21-2").reason == "target-every-year"
        assert one(every, seen("x", "FY2020", "59", "%"), scheme="tochigi").symbol == "△"

    def test_a_target_of_the_year(self) -> None:
        goals = (target("FY2021", "54", "%"), target("FY2022", "56", "%"), target("FY2025", "60", "%"))
        stepped = attrs.evolve(BASE, targets=goals)
        before = seen("x", "FY2020", "53", "%")
        assert one(stepped, before, seen("x", "FY2021", "54", "%"), scheme="tochigi").symbol == "○"
        assert one(stepped, before, seen("x", "FY2021", "53.5", "%"), scheme="tochigi").symbol == "△"
        assert one(stepped, before, seen("x", "FY2021", "53", "%"), scheme="tochigi").symbol == "▲"
        assert one(stepped, before, seen("x", "FY2022", "53", "%"), scheme="tochigi").reason == "no-previous"
        assert one(stepped, before, seen("x", "FY2022", "57", "%"), scheme="chiba").reason == "no-previous"
        assert one(stepped, before, seen("x", "FY2021", "57", "%"), scheme="chiba").symbol == "進展"

    def test_a_range_and_a_direction(self) -> None:
        between = Target(sense=Sense.BETWEEN, amount=Amount("40", "%"), upper=Amount("60", "%"))
        ranged = attrs.evolve(BASE, targets=(between,))
        assert one(ranged, seen("x", "FY2021", "60", "%"), scheme="target-met").symbol == "達成"
        assert one(ranged, seen("x", "FY2021", "61", "%"), scheme="target-met").symbol == "達成していない"
        rise = Target(sense=Sense.INCREASE, amount=Amount("20", "%"))
        counted = Indicator(id="x", unit="件", baseline=reading("FY2019", "50"), targets=(rise,))
        met = one(counted, seen("x", "FY2021", "60"), scheme="target-met")
        assert (met.symbol, met.better, met.basis) == ("達成", None, None)
        assert "望ましい方向：増加（目標の文言による）" in met.explain()
        assert one(counted, seen("x", "FY2021", "59"), scheme="target-met").symbol == "達成していない"

    def test_a_target_in_another_unit(self) -> None:
        other = attrs.evolve(BASE, targets=(target("FY2021", "5", "人"), target("FY2025", "60", "人")))
        assert one(other, seen("x", "FY2021", "60", "%"), scheme="target-met").reason == "unit-differs"

    def test_five_years_of_a_plan(self) -> None:
        plan = attrs.evolve(plan_of(BASE), period=FiscalPeriod(FiscalYear(2020), FiscalYear(2024)))
        found = evaluate(plan, [seen("x", "FY2021", "24", "%")], through=FY2022, scheme="tama")
        assert found["x"].symbol == "①"
        assert "2年目の達成度＝24 ÷（60×2×20%）× 100 ＝ 100%" in found["x"].explain()
        longer = attrs.evolve(plan, period=FiscalPeriod(FiscalYear(2020), FiscalYear(2025)))
        found = evaluate(longer, [seen("x", "FY2021", "24", "%")], through=FY2022, scheme="tama")
        assert found["x"].reason == "outside-plan-years"

    def test_an_empty_plan_has_no_results_and_no_sums(self) -> None:
        found = evaluate(plan_of(), (), through=FY2022, scheme="fukuoka")
        assert (found.results, found.sums, found.counts()) == ((), (), {})


class TestSums:
    def test_a_goal_takes_in_what_stands_under_it(self) -> None:
        shows = [
            Link(source="x", relation=Relation.SHOWS, target="measure", basis=LinkBasis.INFERRED),
            Link(source="x", relation=Relation.SHOWS, target="gone", basis=LinkBasis.STATED),
        ]
        plan = attrs.evolve(
            plan_of(BASE),
            directions=(Direction(id="goal", under="measure"), Direction(id="measure", under="goal")),
            links=tuple(shows),
        )
        found = evaluate(plan, [seen("x", "FY2021", "60", "%")], through=FY2022, scheme="kenko-nippon-21-2")
        assert [(each.about, each.inferred, each.judgement.grade) for each in found.sums] == [
            ("goal", True, "A"),
            ("measure", True, "A"),
            ("plan", False, "A"),
        ]


@given(
    st.decimals(min_value=0, max_value=100, places=1),
    st.decimals(min_value=0, max_value=100, places=1),
    st.decimals(min_value=0, max_value=100, places=1),
    st.sampled_from(schemes.ALL),
)
def test_grades_do_not_depend_on_the_unit(
    base: Decimal, goal: Decimal, actual: Decimal, scheme: schemes.Scheme
) -> None:
    def symbol(unit: str, shift: int) -> str | None:
        values = [f"{value.scaleb(shift):f}" for value in (base, goal, actual)]
        indicator = Indicator(
            id="x",
            unit="kg",
            baseline=reading("FY2019", values[0], unit),
            targets=(target("FY2025", values[1], unit),),
        )
        return one(indicator, seen("x", "FY2021", values[2], unit), scheme=scheme.slug).symbol

    assert symbol("kg", 0) == symbol("t", -3)


@pytest.mark.parametrize("scheme", schemes.ALL, ids=lambda each: each.slug)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("80％以上（平成32年度）", "H30年度", "64.1％"), ("８０%以上（令和２年度）", "平成三十年度", "６４.１ %")),
        (("３万２千件（令和７年度）", "令和元年度", "22,665件"), ("32,000件（R7年度）", "平成31年度", "22665 件")),
    ],
)
def test_grades_do_not_depend_on_the_spelling(
    scheme: schemes.Scheme, first: tuple[str, str, str], second: tuple[str, str, str]
) -> None:
    """Two spellings of one target, one year and one figure are one indicator, and one result."""

    def judged(cells: tuple[str, str, str]) -> Result:
        goal, at = printed.read_target(cells[0]), printed.read_when(cells[1]).when
        cell = printed.read_amount(cells[2])
        assert at is not None
        assert isinstance(cell, printed.AmountReading)
        assert isinstance(goal, printed.TargetReading)
        assert goal.when is not None
        baseline = Reading(at=at, amount=cell.figures[0].amount, printed=cells[2])
        due = Target(due=goal.when.when, sense=goal.sense, amount=goal.amount, printed=cells[0])
        indicator = Indicator(id="x", baseline=baseline, targets=(due,))
        now = Observation(indicator="x", reading=attrs.evolve(baseline, at=When.fiscal(2020)))
        return one(indicator, now, scheme=scheme.slug)

    assert judged(first) == judged(second)
    assert judged(first).explain() == judged(second).explain()
