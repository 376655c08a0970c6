"""Which figures, which target, which branch: what an evaluation can be asked besides the whole plan and the final target."""

from __future__ import annotations

import tracemalloc
from decimal import Decimal

import attrs
import pytest
from tests.evaluation.figures import KURUME, KURUME_SEEN, plan_of, reading, seen, target
from tests.evaluation.test_branches import link

from welfareplan.amount import Amount
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError, UnknownIdError
from welfareplan.evaluation.declaring import Declared
from welfareplan.evaluation.grading import Evaluation, evaluate, results
from welfareplan.evaluation.numbers import IndicatorProgress, Undefined, progress
from welfareplan.evaluation.result import Result
from welfareplan.model.bodies import Body
from welfareplan.model.indicators import Indicator, Target
from welfareplan.model.initiatives import Initiative
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.revision.changes import Addition, Amendment, ChangeSet
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Against, Better, Counts, Flag, IndicatorKind, Kind, LinkBasis, ReadingKind, Sense
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

FY2022 = FiscalYear(2022)
PERIOD = FiscalPeriod(FiscalYear(2020), FiscalYear(2024))
STEPPED = Indicator(
    id="x",
    unit="件",
    baseline=reading("FY2019", "50"),
    targets=(target("FY2021", "50"), target("FY2022", "56"), target("FY2025", "60")),
)


def row(indicator: Indicator, *observations: Observation, **fields: object) -> IndicatorProgress:
    plan = attrs.evolve(plan_of(indicator), period=PERIOD)
    return progress(plan, observations, through=FY2022, **fields)["x"]  # type: ignore[arg-type]


def one(indicator: Indicator, *observations: Observation, scheme: str, **fields: object) -> Result:
    plan = attrs.evolve(plan_of(indicator), period=PERIOD)
    return evaluate(plan, observations, through=FY2022, scheme=scheme, **fields)["x"]  # type: ignore[arg-type]


class TestBranches:
    LINKED = attrs.evolve(
        KURUME,
        bodies=(Body(id="section"),),
        initiatives=(Initiative(id="watching"),),
        links=(
            *KURUME.links,
            link("watching pursues relations", LinkBasis.INFERRED),
            link("consultations shows watching"),
            link("section leads watching"),
        ),
    )

    def of(self, about: str | None) -> Evaluation:
        return evaluate(self.LINKED, KURUME_SEEN, through=FY2022, scheme="kenko-nippon-21-2", about=about)

    def test_only_what_belongs_to_the_branch(self) -> None:
        found = self.of("relations")
        assert [each.id for each in found] == ["visits", "consultations"]
        assert (found.progress.about, found["visits"].symbol) == ("relations", "B*")
        assert [each.id for each in self.of("section")] == ["consultations"]
        assert [each.id for each in self.of("people")] == ["interest", "taking-part"]
        assert len(self.of(None)) == len(self.of("kurume-2020")) == 5

    def test_its_sum_stands_last(self) -> None:
        found = self.of("relations").sums
        assert [(each.about, each.indicators, each.inferred) for each in found] == [
            ("support", ("consultations",), False),
            ("watching", ("consultations",), False),
            ("relations", ("visits", "consultations"), True),
        ]

    def test_every_branch_of_the_whole_plan(self) -> None:
        found = self.of(None)
        assert [each.id for each in found.branch("relations")] == ["visits", "consultations"]
        assert found.counts("growing") == {
            IndicatorKind.OUTCOME: {"A": 0, "B": 0, "B*": 0, "C": 2, "D": 0, "E": 0, None: 0}
        }
        assert found.counts("relations")[IndicatorKind.OUTPUT]["B*"] == 1
        assert [(each.about, each.inferred) for each in found.sums] == [
            ("relations", True),
            ("support", False),
            ("growing", False),
            ("watching", False),
            ("people", False),
            ("kurume-2020", False),
        ]

    def test_progress_of_a_branch(self) -> None:
        found = progress(self.LINKED, KURUME_SEEN, through=FY2022, about="growing")
        assert ([each.id for each in found], found.unused) == (["interest", "taking-part"], ())

    def test_what_the_plan_does_not_have(self) -> None:
        with pytest.raises(
            UnknownIdError, match=r"^'relation' is not in plan 'kurume-2020'; did you mean 'relations'\?$"
        ):
            self.of("relation")
        with pytest.raises(UnknownIdError):
            self.of(None).counts("relation")

    def test_the_series_of_one_indicator_are_not_several_indicators(self) -> None:
        found = {
            each.about: each.judgement.reason
            for each in evaluate(KURUME, KURUME_SEEN, through=FY2022, scheme="open-sdg-2.4").sums
        }
        assert (found["people"], found["growing"], found["kurume-2020"]) == (None, "no-roll-up", "no-roll-up")

    def test_breakdowns_of_breakdowns_are_groups(self) -> None:
        def part(id: str, under: str | None, base: str) -> Indicator:
            return Indicator(id=id, under=under, unit="件", better=Better.UP, baseline=reading("FY2020", base))

        whole = Indicator(id="all", unit="件")
        sexes = Indicator(id="sex", under="all", unit="件")
        plan = plan_of(whole, sexes, part("women", "sex", "100"), part("men", "sex", "100"), part("old", "all", "100"))
        given = [seen("women", "FY2021", "101"), seen("men", "FY2021", "100.5"), seen("old", "FY2021", "98")]
        found = evaluate(plan, given, through=FY2022, scheme="open-sdg-2.4")
        scores = {each.id: each.judgement.score for each in found}
        sums = {each.about: each.judgement.score for each in found.sums}
        assert None not in scores.values()
        women, men, old = (scores[id] or 0 for id in ("women", "men", "old"))
        assert sums["all"] == ((women + men) / 2 + old) / 2
        assert sums["sex"] == (women + men) / 2


class TestTheTargetOfTheYear:
    def test_the_figure_is_held_against_the_target_for_its_year(self) -> None:
        now = seen("x", "FY2022", "56")
        assert one(STEPPED, now, scheme="target-met").symbol == "達成していない"
        yearly = one(STEPPED, now, scheme="target-met", against=Against.YEAR)
        assert yearly.symbol == "達成"
        assert "目標値 56件（令和4年度）" in yearly.explain()
        assert one(STEPPED, now, scheme="level-ratio", against=Against.YEAR).rate_text == "100.0%"

    def test_the_direction_is_that_of_the_final_target(self) -> None:
        # The target of 2021 asks for no more than there was; that the figure is to rise, the final one says.
        held = one(STEPPED, seen("x", "FY2021", "49"), scheme="target-met", against=Against.YEAR)
        assert (held.symbol, held.better) == ("達成していない", Better.UP)

    def test_a_target_of_every_year_is_one_for_the_year(self) -> None:
        every = attrs.evolve(STEPPED, better=Better.UP, targets=(Target(due=PERIOD, amount=Amount("55", "件")),))
        found = one(every, seen("x", "FY2022", "55"), scheme="target-met", against=Against.YEAR)
        assert found.symbol == "達成"

    def test_a_year_without_a_target(self) -> None:
        found = one(STEPPED, seen("x", "FY2020", "55"), scheme="target-met", against=Against.YEAR)
        assert (found.symbol, found.reason) == (None, "no-interim-target")
        assert one(STEPPED, scheme="target-met", against=Against.YEAR).reason == "no-actual"
        bare = attrs.evolve(STEPPED, targets=())
        assert one(bare, seen("x", "FY2020", "55"), scheme="target-met", against=Against.YEAR).reason == "no-target"
        with pytest.raises(InvalidValueError, match=r"^against is 'year'; give Against.FINAL or Against.YEAR$"):
            one(STEPPED, scheme="target-met", against="year")

    def test_a_target_of_every_year_is_not_asked_of_other_years(self) -> None:
        late = FiscalPeriod(FiscalYear(2021), FiscalYear(2025))
        every = attrs.evolve(STEPPED, better=Better.UP, targets=(Target(due=late, amount=Amount("55", "件")),))
        found = one(every, seen("x", "FY2020", "55"), scheme="target-met")
        assert (found.symbol, found.reason, found.status_reason) == (
            None,
            "outside-target-years",
            "outside-target-years",
        )
        assert row(every, seen("x", "FY2020", "55")).level_ratio == Undefined("outside-target-years")


class TestCutOff:
    GIVEN = (seen("x", "FY2020", "52"), seen("x", "FY2022", "61"))

    def test_later_figures_are_shown_and_not_graded(self) -> None:
        found = one(STEPPED, *self.GIVEN, scheme="target-met", cut_off=FiscalYear(2021))
        assert (found.symbol, found.row.later) == ("達成していない", self.GIVEN[1])
        assert "参考（評価の基準となる年度より後の値）：61件（令和4年度）" in found.explain()
        assert "for reference, after the cut-off: 61件 (FY2022)" in found.explain("en")
        assert [(each.observation, each.reason) for each in found.row.unused] == [(self.GIVEN[1], "after-cut-off")]

    def test_without_an_earlier_one_there_is_no_grade(self) -> None:
        found = one(STEPPED, self.GIVEN[1], scheme="kenko-nippon-21-2", cut_off=FiscalYear(2021))
        assert (found.symbol, found.reason) == ("E", "after-cut-off")

    def test_what_is_not_known_yet_is_not_shown_either(self) -> None:
        found = row(STEPPED, *self.GIVEN, seen("x", "FY2023", "70"), cut_off=FiscalYear(2021))
        assert found.later == self.GIVEN[1]
        assert [each.reason for each in found.unused] == ["after-cut-off", "after-through"]
        assert row(STEPPED, *self.GIVEN).later is None

    def test_a_cut_off_is_a_year(self) -> None:
        with pytest.raises(InvalidValueError, match=r"^cut_off is 2021; give a FiscalYear or None$"):
            row(STEPPED, cut_off=2021)


class TestTotals:
    """A target that is a total over the years of the plan (累計)."""

    TOTAL = Indicator(
        id="x",
        unit="件",
        better=Better.UP,
        counts=Counts.PER_YEAR,
        baseline=reading("FY2019", "9"),
        targets=(target("FY2024", "50", "件", flags=(Flag.CUMULATIVE,)),),
    )
    YEARS = (seen("x", "FY2020", "10"), seen("x", "FY2021", "12"), seen("x", "FY2022", "15"))

    def test_figures_of_single_years_are_added(self) -> None:
        found = one(self.TOTAL, *self.YEARS, scheme="level-ratio")
        assert (found.row.actual_value, found.rate_text) == (Decimal(37), "74.0%")
        assert found.row.unused == ()
        assert "実績値は2020～2022年の累計：10＋12＋15＝37件" in found.explain()
        assert "the actual is the total of 2020 to 2022: 10 + 12 + 15 = 37件" in found.explain("en")
        assert one(self.TOTAL, *self.YEARS, scheme="target-met").symbol == "達成していない"

    def test_a_single_year_is_no_baseline_of_a_total(self) -> None:
        assert one(self.TOTAL, *self.YEARS, scheme="share-of-way").reason == "counts-differ"
        from_zero = attrs.evolve(self.TOTAL, baseline=reading("FY2019", "0", "件", Flag.CUMULATIVE))
        assert one(from_zero, *self.YEARS, scheme="share-of-way").rate_text == "74.0%"

    def test_a_missing_year_is_not_zero(self) -> None:
        assert one(self.TOTAL, self.YEARS[0], self.YEARS[2], scheme="level-ratio").reason == "years-missing"
        plan = plan_of(self.TOTAL)  # without a period it is not said where the total begins
        assert evaluate(plan, self.YEARS, through=FY2022, scheme="level-ratio")["x"].reason == "years-missing"

    def test_a_figure_that_is_a_total_already_stays_as_it_is(self) -> None:
        total = seen("x", "FY2022", "37", "件", Flag.CUMULATIVE)
        assert one(self.TOTAL, *self.YEARS[:2], total, scheme="level-ratio").rate_text == "74.0%"
        for counts in (Counts.CUMULATIVE, Counts.AT_POINT):
            indicator = attrs.evolve(self.TOTAL, counts=counts)
            assert one(indicator, seen("x", "FY2022", "37"), scheme="level-ratio").rate_text == "74.0%"

    def test_where_it_is_not_stated_nothing_is_assumed(self) -> None:
        unclear = attrs.evolve(self.TOTAL, counts=None)
        assert one(unclear, *self.YEARS, scheme="level-ratio").reason == "counts-unclear"
        assert row(unclear, *self.YEARS).actual_value == Undefined("counts-unclear")


class TestSuccessors:
    def plan(self, *heirs: Indicator) -> Plan:
        return attrs.evolve(plan_of(*heirs), period=PERIOD)

    OLD = (seen("old", "FY2020", "52"), seen("old", "FY2021", "53"))

    def test_figures_that_can_be_compared_go_on(self) -> None:
        heir = attrs.evolve(STEPPED, succeeds=("old",), comparable=True)
        found = progress(self.plan(heir), (*self.OLD, seen("x", "FY2022", "55")), through=FY2022)
        assert [each.reading.at.year for each in found["x"].series] == [2020, 2021, 2022]
        assert evaluate(self.plan(heir), self.OLD, through=FY2022, scheme="fukuoka")["x"].symbol == "b"

    @pytest.mark.parametrize(
        ("comparable", "reason"), [(False, "definition-changed"), (None, "comparability-unstated")]
    )
    def test_others_do_not(self, comparable: bool | None, reason: str) -> None:  # noqa: FBT001 - drawn from a table
        heir = attrs.evolve(STEPPED, succeeds=("old",), comparable=comparable)
        found = progress(self.plan(heir), self.OLD, through=FY2022)
        assert found["x"].actual is None
        assert [each.reason for each in found.unused] == [reason, reason]
        assert found.strangers == ()

    def test_nor_those_of_what_was_split_or_merged(self) -> None:
        heir = attrs.evolve(STEPPED, succeeds=("old",), comparable=True)
        split = progress(self.plan(heir, attrs.evolve(heir, id="y")), self.OLD, through=FY2022)
        merged = progress(self.plan(attrs.evolve(heir, succeeds=("old", "older"))), self.OLD, through=FY2022)
        assert [each.reason for each in (*split.unused, *merged.unused)] == ["predecessor-divided"] * 4

    def test_a_baseline_of_another_definition_is_none(self) -> None:
        heir = attrs.evolve(STEPPED, succeeds=("old",), comparable=False)
        assert one(heir, seen("x", "FY2022", "70"), scheme="kenko-nippon-21-2").reason == "definition-changed"

    def test_that_surveys_cannot_be_compared_may_be_declared(self) -> None:
        declare = {"x": Declared(comparable=False)}
        found = one(STEPPED, seen("x", "FY2022", "70"), scheme="kenko-nippon-21-2", declare=declare)
        assert (found.symbol, found.reason) == ("E", "definition-changed")


class TestVersions:
    """Which target applied on the day, and which revision set it."""

    RAISED = (target("FY2025", "80"),)
    DOSSIER = Dossier(
        base=plan_of(attrs.evolve(STEPPED, targets=(target("FY2025", "60"),))),
        revisions=(
            Revision(
                id="midterm",
                title="中間見直し",
                adopted=PartialDate(2022, 4, 1),
                changes=ChangeSet(
                    (
                        Amendment(
                            kind=Kind.INDICATOR, id="x", field="targets", old=(target("FY2025", "60"),), new=RAISED
                        ),
                        Amendment(kind=Kind.INDICATOR, id="x", field="title", old=None, new="訪問"),
                        Addition(
                            kind=Kind.INDICATOR,
                            element=Indicator(id="new", unit="件", targets=(target("FY2025", "5"),)),
                            after="x",
                        ),
                        Addition(kind=Kind.INDICATOR, element=Indicator(id="bare", unit="件"), after="new"),
                    )
                ),
            ),
        ),
        observations=(seen("x", "FY2021", "65"), seen("new", "FY2022", "5"), seen("bare", "FY2022", "5")),
    )

    def on(self, day: str | None, scheme: str = "target-met") -> Evaluation:
        return evaluate(self.DOSSIER, through=FY2022, scheme=scheme, on=day)

    def test_the_target_in_force_on_the_day(self) -> None:
        before, after = self.on("2022-03-31"), self.on("2022-04-01")
        assert [each["x"].symbol for each in (before, after, self.on(None))] == [
            "達成",
            "達成していない",
            "達成していない",
        ]
        assert (before.on, self.on(None).on) == (PartialDate(2022, 3, 31).last_day, None)

    def test_who_set_it(self) -> None:
        assert self.on("2022-03-31")["x"].set_by is None
        for found in (self.on("2022-04-01"), self.on(None)):
            assert [each.set_by and each.set_by.id for each in found] == ["midterm", "midterm", None]
        assert "目標値は、改訂「中間見直し」（令和4年4月1日）で定められたもの" in self.on(None)["x"].explain()
        assert "the target was set by revision 'midterm' of 2022-04-01" in self.on(None)["x"].explain("en")
        assert "改訂" not in self.on("2022-03-31")["x"].explain()

    def test_a_plan_alone_knows_of_no_revision(self) -> None:
        found = evaluate(self.DOSSIER.latest, self.DOSSIER.observations, through=FY2022, scheme="target-met")
        assert {each.set_by for each in found} == {None}


class TestWords:
    STATE = Indicator(id="x", targets=(Target(due=When.fiscal(2025), words="整備"),))

    def test_whether_a_state_was_reached_somebody_must_say(self) -> None:
        assert one(self.STATE, scheme="target-met").reason == "no-actual"
        for reached, symbol, number in ((True, "達成", "3"), (False, "達成していない", "1")):
            declare = {"x": Declared(reached=reached)}
            found = one(self.STATE, scheme="target-met", declare=declare)
            assert (found.symbol, found.status.value) == (symbol, "met" if reached else "unmet")
            assert one(self.STATE, scheme="un-sdg-2023", declare=declare).symbol == number
        assert "言葉で示された目標の状態に達していないと指定されている" in found.explain()

    def test_a_number_says_it_itself(self) -> None:
        with pytest.raises(
            InvalidValueError, match=r"^indicator 'x' is declared not reached, but its target is not in words"
        ):
            one(STEPPED, scheme="target-met", declare={"x": Declared(reached=False)})


class TestSurveys:
    @staticmethod
    def surveyed(
        before: int | None, after: int | None, value: str = "53", unit: str = "%"
    ) -> tuple[Indicator, Observation]:
        base = reading("FY2019", "50", unit, kind=ReadingKind.SURVEY, sample=before)
        indicator = Indicator(id="x", unit=unit, baseline=base, targets=(target("FY2025", "60", unit),))
        return indicator, seen("x", "FY2022", value, unit, kind=ReadingKind.SURVEY, sample=after)

    def test_a_scheme_that_asks_for_significance_tests_the_shares(self) -> None:
        # +6 % of the baseline is a change by the rule of thumb; of 200 who answered it is none by the test.
        few, many = self.surveyed(200, 200), self.surveyed(20000, 20000)
        assert one(*few, scheme="kenko-nippon-21-2").symbol == "C"
        assert one(*many, scheme="kenko-nippon-21-2").symbol == "B*"
        step = one(*few, scheme="kenko-nippon-21-2").judgement.steps[1]
        assert step.ja == (
            "検定で有意な変化が認められない（標本数による母比率の差の検定、z＝0.600、p＝0.5483、有意水準5%）"
        )
        assert step.en == (
            "the test found no significant change (two-proportion test from the samples: z = 0.600, p = 0.5483, at 5 %)"
        )

    def test_the_interval_is_part_of_the_explanation(self) -> None:
        found = one(*self.surveyed(200, 200), scheme="fukuoka")
        assert found.explain().endswith("調査の誤差：変化の95%信頼区間 -6.7～+12.7ポイント（標本数200と200）")
        assert found.explain("en").endswith(
            "survey: 95 % interval of the change -6.7 to +12.7 points (samples 200 and 200)"
        )
        assert not isinstance(found.survey, Undefined)
        assert found.survey.test.p_value == pytest.approx(0.5483, abs=1e-4)
        assert "検定の計算" not in found.explain()

    def test_where_the_test_decides_its_formula_is_shown(self) -> None:
        found = one(*self.surveyed(200, 300), scheme="kenko-nippon-21-2")

        assert (
            "検定の計算：P＝（50×200＋53×300）÷（200＋300）＝51.8%、z＝（53－50）÷√｛P×（100－P）×（1÷200＋1÷300）｝＝0.658\n"
        ) in found.explain()
        assert (
            "test: P = (50 × 200 + 53 × 300) ÷ (200 + 300) = 51.8%, z = (53 - 50) ÷ √{P × (100 - P) × (1 ÷ 200 + 1 ÷ 300)} = 0.658\n"
        ) in found.explain("en")

    def test_a_published_result_counts_for_more(self) -> None:
        from welfareplan.terms import Significance

        declare = {"x": Declared(significance=Significance.SIGNIFICANT)}
        found = one(*self.surveyed(200, 200), scheme="kenko-nippon-21-2", declare=declare)
        assert (found.symbol, found.judgement.steps[1].ja) == (
            "B*",
            "検定で有意な変化が認められる（公表又は指定された検定結果）",
        )
        undeclared = one(*self.surveyed(200, 200), scheme="kenko-nippon-21-2", declare={"x": Declared()})
        assert undeclared.symbol == "C"

    def test_where_it_cannot_be_tested_that_is_said(self) -> None:
        found = one(*self.surveyed(200, None), scheme="kenko-nippon-21-2")
        assert (found.symbol, found.survey) == ("B*", Undefined("no-sample"))
        assert found.judgement.steps[1].ja.startswith("検定結果がなく、相対的変化＝")
        assert found.judgement.steps[1].en.startswith("no test result: relative change = ")

    def test_only_shares_are_tested(self) -> None:
        assert one(*self.surveyed(200, 200, unit="件"), scheme="fukuoka").survey == Undefined("not-a-share")
        over = self.surveyed(200, 200, value="101")
        assert one(*over, scheme="fukuoka").survey == Undefined("not-a-share")
        indicator, now = self.surveyed(200, 200)
        counted = attrs.evolve(now, reading=attrs.evolve(now.reading, kind=ReadingKind.RESULT))
        assert one(indicator, counted, scheme="fukuoka").survey == Undefined("not-a-share")
        assert one(indicator, scheme="fukuoka").survey == Undefined("no-actual")
        assert one(attrs.evolve(indicator, baseline=None), now, scheme="fukuoka").survey == Undefined("no-baseline")


class TestDeclaring:
    @pytest.mark.parametrize(
        ("field", "value", "message"),
        [
            ("better", "up", "the direction declared is 'up'; give Better.UP or Better.DOWN"),
            ("tolerance", 3, "the tolerance declared is 3; give an Amount, such as Amount('3', '%')"),
            ("significance", "significant", "the test result declared is 'significant'; give a Significance"),
            ("limit", "100%", "the limit declared is '100%'; give an Amount, such as Amount('100', '%')"),
        ],
    )
    def test_only_what_it_can_be(self, field: str, value: object, message: str) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Declared(**{field: value})  # type: ignore[arg-type]
        assert str(caught.value) == message

    def test_a_scheme_is_one(self) -> None:
        with pytest.raises(InvalidValueError, match=r"^the scheme is 5; give a Scheme or the name of one$"):
            evaluate(KURUME, KURUME_SEEN, through=FY2022, scheme=5)  # type: ignore[arg-type]

    def test_a_range_asked_of_every_year(self) -> None:
        between = Target(due=PERIOD, sense=Sense.BETWEEN, amount=Amount("40", "件"), upper=Amount("60", "件"))
        ranged = attrs.evolve(STEPPED, targets=(between,))
        assert one(ranged, seen("x", "FY2022", "50"), scheme="target-met", against=Against.YEAR).symbol == "達成"


class TestOneAfterTheOther:
    def test_the_same_results(self) -> None:
        streamed = results(KURUME, KURUME_SEEN, through=FY2022, scheme="fukuoka", declare={"consultations": Better.UP})
        whole = evaluate(KURUME, KURUME_SEEN, through=FY2022, scheme="fukuoka", declare={"consultations": Better.UP})
        assert tuple(streamed) == whole.results

    def test_none_of_them_is_kept(self) -> None:
        many = plan_of(*(attrs.evolve(STEPPED, id=f"x{n}") for n in range(400)))
        given = [seen(f"x{n}", "FY2022", "55") for n in range(400)]

        def peak(consume: object) -> int:
            tracemalloc.start()
            kept = consume()  # type: ignore[operator]
            found = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            assert kept is not None
            return found

        def streamed() -> int:
            return sum(each.symbol == "b" for each in results(many, given, through=FY2022, scheme="fukuoka"))

        assert peak(streamed) * 3 < peak(lambda: evaluate(many, given, through=FY2022, scheme="fukuoka"))
