"""What a change means, read off the changes in the field's words."""

from typing import Any

import attrs
import pytest

from welfareplan.amount import Amount
from welfareplan.model.bases import LegalBasis
from welfareplan.model.bodies import Body
from welfareplan.model.directions import Direction
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.links import Link
from welfareplan.model.passages import Passage
from welfareplan.model.plan import JointPlan, Plan
from welfareplan.model.programmes import Programme
from welfareplan.model.relations import SubPlan
from welfareplan.revision.changes import Amendment, ChangeSet
from welfareplan.revision.differ import diff
from welfareplan.revision.meaning import Event, events
from welfareplan.terms import (
    Better,
    Flag,
    IndicatorKind,
    Kind,
    LinkBasis,
    Meaning,
    PassageKind,
    ReadingState,
    Relation,
    Sense,
    Volume,
)
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When


def target(value: str | None = None, year: int | None = 2025, **fields: Any) -> Target:
    due = None if year is None else When.fiscal(year)
    return Target(due=due, amount=None if value is None else Amount(value, "件"), **fields)


BASELINE = Reading(at=When.fiscal(2018), amount=Amount("100", "件"))
VISITS = Indicator(
    id="visits",
    label="＜指標２＞",
    title="訪問件数",
    definition="訪問した件数",
    baseline=BASELINE,
    targets=(target("200"),),
)
PURSUES = Link(source="salon", relation=Relation.PURSUES, target="d1", basis=LinkBasis.STATED)
BASE = Plan(
    id="k",
    title="計画",
    period=FiscalPeriod(FiscalYear(2020), FiscalYear(2025)),
    issues=(Issue(id="i1", label="①", title="孤立", text="孤立が 進む"), Issue(id="i2", title="担い手不足")),
    directions=(Direction(id="d1", title="関係を豊かにする"), Direction(id="d2", title="体制を整える")),
    initiatives=(Initiative(id="salon", title="サロン"), Initiative(id="watch", title="見守り")),
    indicators=(VISITS,),
    subplans=(SubPlan(id="sub", title="分冊"),),
    links=(PURSUES,),
)


def read(after: Plan, **options: Any) -> tuple[Event, ...]:
    return events(BASE, after, diff(BASE, after, **options))


def indicator(**changes: Any) -> Plan:
    return attrs.evolve(BASE, indicators=(attrs.evolve(VISITS, **changes),))


@pytest.mark.parametrize(
    ("targets", "meaning", "english", "ja"),
    [
        (
            (target("250"),),
            Meaning.TARGET_RAISED,
            '"＜指標２＞訪問件数": the target for FY2025 was raised from 200件 to 250件',
            "「＜指標２＞訪問件数」の令和7年度の目標値を200件から250件に引き上げた。",
        ),
        (
            (target("150"),),
            Meaning.TARGET_LOWERED,
            '"＜指標２＞訪問件数": the target for FY2025 was lowered from 200件 to 150件',
            "「＜指標２＞訪問件数」の令和7年度の目標値を200件から150件に引き下げた。",
        ),
        (
            (target("200", 2027),),
            Meaning.TARGET_MOVED,
            '"＜指標２＞訪問件数": the target moved from 200件 (FY2025) to 200件 (FY2027)',
            "「＜指標２＞訪問件数」の目標を200件（令和7年度）から200件（令和9年度）に移した。",
        ),
        (
            (target("200", sense=Sense.AT_LEAST),),
            Meaning.TARGET_RESTATED,
            '"＜指標２＞訪問件数": the target for FY2025 was restated from 200件 to at least 200件',
            "「＜指標２＞訪問件数」の令和7年度の目標値を200件から200件以上に改めた。",
        ),
        (
            (),
            Meaning.TARGET_DROPPED,
            '"＜指標２＞訪問件数": the target 200件 (FY2025) was dropped',
            "「＜指標２＞訪問件数」の目標値200件（令和7年度）を廃した。",
        ),
        (
            (target("150", 2022), target("200")),
            Meaning.TARGET_SET,
            '"＜指標２＞訪問件数": the target 150件 (FY2022) was set',
            "「＜指標２＞訪問件数」の目標値150件（令和4年度）を設けた。",
        ),
    ],
)
def test_targets_are_paired_by_the_year_they_are_due(
    targets: tuple[Target, ...], meaning: Meaning, english: str, ja: str
) -> None:
    (event,) = read(indicator(targets=targets))
    assert (meaning, english, ja) == (event.meaning, str(event), event.ja)


def test_targets_without_number_or_year_are_shown_by_their_words() -> None:
    (dropped, first, second) = read(
        indicator(targets=(target(None, None, sense=Sense.INCREASE), target(None, 2024, words="整備")))
    )
    assert Meaning.TARGET_DROPPED is dropped.meaning
    assert first.english == '"＜指標２＞訪問件数": the target increase was set'
    assert second.english == '"＜指標２＞訪問件数": the target "整備" (FY2024) was set'


def test_a_range_is_shown_with_both_ends() -> None:
    (event,) = read(indicator(targets=(target("150", sense=Sense.BETWEEN, upper=Amount("160", "件")),)))
    assert event.english == '"＜指標２＞訪問件数": the target for FY2025 was restated from 200件 to 150件 to 160件'


def test_a_target_whose_number_stays_is_restated_when_its_words_change() -> None:
    (event,) = read(indicator(targets=(attrs.evolve(VISITS.targets[0], flags=()), target("1", 2023))))
    assert Meaning.TARGET_SET is event.meaning
    (event,) = read(indicator(targets=(attrs.evolve(VISITS.targets[0], flags=(Flag.APPROX,)),)))
    assert Meaning.TARGET_RESTATED is event.meaning


@pytest.mark.parametrize(
    ("changes", "meaning", "ja"),
    [
        ({"baseline": None}, Meaning.BASELINE_DROPPED, "「＜指標２＞訪問件数」の基準値100件（平成30年度）を廃した。"),
        (
            {"baseline": attrs.evolve(BASELINE, amount=Amount("105", "件"))},
            Meaning.BASELINE_CORRECTED,
            "「＜指標２＞訪問件数」の基準値を100件（平成30年度）から105件（平成30年度）に訂正した。",
        ),
        (
            {"definition": "延べ件数"},
            Meaning.SERIES_BROKEN,
            "「＜指標２＞訪問件数」の定義を改めた（前後の値は接続しない）。",
        ),
        ({"title": "見守り件数"}, Meaning.RETITLED, "「＜指標２＞見守り件数」の名称を「訪問件数」から改めた。"),
        (
            {"label": "＜指標３＞"},
            Meaning.RENUMBERED,
            "「＜指標３＞訪問件数」の番号を「＜指標２＞」から「＜指標３＞」に改めた。",
        ),
        ({"title": "訪問 件数"}, Meaning.WORDING, "「＜指標２＞訪問 件数」の名称の表記を整理した。"),
        (
            {"grounds": "実績から"},
            Meaning.CHANGED,
            "「＜指標２＞訪問件数」の目標設定の根拠を「実績から」とした。",
        ),
    ],
)
def test_an_amended_indicator_is_read_by_its_field(changes: dict[str, Any], meaning: Meaning, ja: str) -> None:
    (event,) = read(indicator(**changes))
    assert (meaning, ja) == (event.meaning, event.ja)


def test_a_respelled_cell_is_wording_only() -> None:
    respelled = indicator(baseline=Reading(at=When.fiscal(2018), amount=Amount("100", "件"), printed="１００件"))
    (event,) = read(respelled, spelling=True)
    assert Meaning.WORDING is event.meaning


@pytest.mark.parametrize(
    ("period", "meaning"),
    [
        (FiscalPeriod(FiscalYear(2020), FiscalYear(2026)), Meaning.PERIOD_EXTENDED),
        (FiscalPeriod(FiscalYear(2020), FiscalYear(2024)), Meaning.PERIOD_SHORTENED),
        (FiscalPeriod(FiscalYear(2021), FiscalYear(2026)), Meaning.PERIOD_CHANGED),
        (None, Meaning.PERIOD_CHANGED),
    ],
)
def test_a_period_is_extended_shortened_or_changed(period: FiscalPeriod | None, meaning: Meaning) -> None:
    (event,) = read(attrs.evolve(BASE, period=period))
    assert meaning is event.meaning


def test_an_initiative_moved_to_another_direction_is_one_event() -> None:
    (event,) = read(attrs.evolve(BASE, links=(attrs.evolve(PURSUES, target="d2"),)))
    assert Meaning.MOVED is event.meaning
    assert event.changes == (0, 1)
    assert event.ja == "「サロン」を「関係を豊かにする」から「体制を整える」に移した。"


def test_links_come_and_go() -> None:
    other = Link(source="watch", relation=Relation.PURSUES, target="d2", basis=LinkBasis.STATED)
    gone, come = read(attrs.evolve(BASE, links=(other,)))
    assert (gone.meaning, come.meaning) == (Meaning.UNLINKED, Meaning.LINKED)
    assert gone.english == '"サロン" no longer pursues "関係を豊かにする"'


def test_two_initiatives_become_one() -> None:
    merged = Initiative(id="both", title="集いと見守り", succeeds=("salon", "watch"))
    *left, arrived = read(attrs.evolve(BASE, initiatives=(merged,), links=()))
    assert Meaning.MERGED is arrived.meaning
    assert arrived.ja == "「サロン」「見守り」を統合し、「集いと見守り」とした。"
    assert [each.meaning for each in left if each.kind is Kind.INITIATIVE] == [Meaning.SUCCEEDED, Meaning.SUCCEEDED]


def test_one_initiative_becomes_two() -> None:
    halves = tuple(Initiative(id=each, title=each, succeeds=("watch",)) for each in ("w1", "w2"))
    found = read(attrs.evolve(BASE, initiatives=(BASE.initiatives[0], *halves)))
    assert [each.meaning for each in found] == [Meaning.SUCCEEDED, Meaning.SPLIT, Meaning.SPLIT]
    assert found[1].ja == "「見守り」を分け、「w1」を設けた。"


def test_an_indicator_is_replaced_by_its_successor() -> None:
    successor = Indicator(id="visits-2", title="新しい指標", succeeds=("visits",))
    left, arrived = read(attrs.evolve(BASE, indicators=(successor,)))
    assert (left.meaning, arrived.meaning) == (Meaning.SUCCEEDED, Meaning.REPLACED)
    assert arrived.changes == (1, 0)
    assert arrived.ja == "指標「＜指標２＞訪問件数」を「新しい指標」に改めた。"


def test_what_leaves_without_a_successor_is_retired() -> None:
    (event,) = read(attrs.evolve(BASE, initiatives=BASE.initiatives[:1]))
    assert (event.meaning, event.ja) == (Meaning.RETIRED, "取組「見守り」を廃止した。")


def test_a_successor_of_another_plan_is_simply_added() -> None:
    added = Programme(id="p", title="新事業", succeeds=("term-2#old",))
    (event,) = read(attrs.evolve(BASE, programmes=(added,)))
    assert (event.meaning, event.ja) == (Meaning.STARTED, "事業「新事業」を開始した。")


def test_a_subplan_gets_its_date_and_a_body_without_a_title_is_called_by_its_id() -> None:
    dated = attrs.evolve(BASE.subplans[0], adopted=PartialDate(2022, 11))
    found = read(attrs.evolve(BASE, subplans=(dated,), bodies=(Body(id="council"),)))
    assert [each.ja for each in found] == ["主体「council」を追加した。", "「分冊」の策定日を令和4年11月とした。"]


def test_a_new_order_is_one_event() -> None:
    (event,) = read(attrs.evolve(BASE, issues=BASE.issues[::-1]))
    assert (event.meaning, event.ja) == (Meaning.REORDERED, "課題の掲載順を改めた。")


def test_an_id_neither_plan_has_is_shown_as_it_is() -> None:
    stray = ChangeSet((Amendment(Kind.ISSUE, "nobody", "text", "旧", "新"),))
    (event,) = events(BASE, BASE, stray)
    assert event.ja == "「nobody」の本文を改めた。"


def test_every_change_is_read() -> None:
    after = attrs.evolve(BASE, title="別", issues=BASE.issues[::-1], links=(), initiatives=(), indicators=())
    changes = diff(BASE, after)
    assert set(range(len(changes))) == {n for event in events(BASE, after, changes) for n in event.changes}


class TestWhatStandsInItsPlace:
    """Changes of one field, each in the words of that field."""

    SUCCESSOR = Initiative(id="watch", title="見守り", succeeds=("salon",))

    def test_what_is_taken_in_by_an_element_that_stays_is_merged_into_it(self) -> None:
        left, _, absorbed = read(attrs.evolve(BASE, initiatives=(self.SUCCESSOR,), links=()))
        assert (Meaning.SUCCEEDED, Meaning.MERGED) == (left.meaning, absorbed.meaning)
        assert "「サロン」を「見守り」に統合した。" == absorbed.ja
        assert '"サロン" was merged into "見守り"' == absorbed.english
        assert (2, 0) == absorbed.changes

    def test_what_an_element_is_said_to_continue_later_is_called_by_name(self) -> None:
        stays = attrs.evolve(BASE, initiatives=(BASE.initiatives[0], self.SUCCESSOR))
        (event,) = read(stays)
        assert "「見守り」の継承元を「サロン」とした。" == event.ja
        (event,) = events(stays, BASE, diff(stays, BASE))
        assert "「見守り」の継承元「サロン」を除いた。" == event.ja

    def test_an_element_split_off_another_that_stays(self) -> None:
        part = Initiative(id="part", title="電話による見守り", succeeds=("watch",))
        (event,) = read(attrs.evolve(BASE, initiatives=(*BASE.initiatives, part)))
        assert (Meaning.SPLIT, "「見守り」を分け、「電話による見守り」を設けた。") == (event.meaning, event.ja)

    def test_a_place_in_the_outline_comes_and_goes(self) -> None:
        below = attrs.evolve(BASE, initiatives=(BASE.initiatives[0], attrs.evolve(BASE.initiatives[1], under="salon")))
        assert ["「見守り」の位置を「サロン」の下に移した。"] == [each.ja for each in read(below)]
        (event,) = events(below, BASE, diff(below, BASE))
        assert ("「見守り」を「サロン」の下から外した。", '"見守り" no longer stands under "サロン"') == (
            event.ja,
            event.english,
        )

    def test_a_place_in_the_text_changes(self) -> None:
        passages = (
            Passage(id="one", kind=PassageKind.CHAPTER, title="第１章"),
            Passage(id="two", kind=PassageKind.CHAPTER, title="第２章"),
        )
        before = attrs.evolve(BASE, passages=passages, issues=(attrs.evolve(BASE.issues[0], passage="one"),))
        after = attrs.evolve(before, issues=(attrs.evolve(BASE.issues[0], passage="two"),))
        (event,) = events(before, after, diff(before, after))
        assert (Meaning.MOVED, "「①孤立」の掲載箇所を「第１章」から「第２章」に移した。") == (event.meaning, event.ja)

    @pytest.mark.parametrize(
        ("before", "after", "meaning", "english"),
        [
            (
                None,
                False,
                Meaning.SERIES_BROKEN,
                "comparable changed, so figures before and after are not of one series",
            ),
            (None, True, Meaning.CHANGED, "comparable was set to True"),
            (False, True, Meaning.CHANGED, "comparable changed from False to True"),
        ],
    )
    def test_figures_are_said_to_compare_or_not(self, before: Any, after: Any, meaning: Meaning, english: str) -> None:
        old, new = indicator(comparable=before), indicator(comparable=after)
        (event,) = events(old, new, diff(old, new))
        assert (meaning, f'"＜指標２＞訪問件数": {english}') == (event.meaning, event.english)

    def test_a_definition_stated_for_the_first_time_breaks_no_series(self) -> None:
        old, new = indicator(definition=None), indicator(definition="延べ件数")
        (event,) = events(old, new, diff(old, new))
        assert (Meaning.CHANGED, "「＜指標２＞訪問件数」の定義を「延べ件数」とした。") == (event.meaning, event.ja)

    def test_a_long_value_is_not_quoted(self) -> None:
        (event,) = read(indicator(grounds="実績から" * 20))
        assert ("「＜指標２＞訪問件数」の目標設定の根拠を改めた。", '"＜指標２＞訪問件数": grounds changed') == (
            event.ja,
            event.english,
        )

    def test_targets_in_another_order_are_read_too(self) -> None:
        old, new = ((target("1", 2024), target("2", 2025)), (target("2", 2025), target("1", 2024)))
        before, after = indicator(targets=old), indicator(targets=new)
        (event,) = events(before, after, diff(before, after))
        assert (Meaning.CHANGED, (0,)) == (event.meaning, event.changes)

    @pytest.mark.parametrize(
        ("given", "english"),
        [
            (target("200", 2025, sense=Sense.AT_LEAST, words=None), "at least 200件 (FY2025)"),
            (
                Target(due=FiscalPeriod(FiscalYear(2024), FiscalYear(2025)), amount=Amount("5", "件")),
                "5件 (every year of FY2024–FY2025)",
            ),
            (Target(amount=Amount("5", "件"), sense=Sense.MAINTAIN), "to keep 5件"),
        ],
    )
    def test_targets_in_english(self, given: Target, english: str) -> None:
        old, new = indicator(targets=()), indicator(targets=(given,))
        (event,) = events(old, new, diff(old, new))
        assert f'"＜指標２＞訪問件数": the target {english} was set' == event.english

    def test_targets_without_a_year_are_raised_without_one(self) -> None:
        old, new = indicator(targets=(target("5", None),)), indicator(targets=(target("6", None),))
        (event,) = events(old, new, diff(old, new))
        assert (
            "「＜指標２＞訪問件数」の目標値を5件から6件に引き上げた。",
            '"＜指標２＞訪問件数": the target was raised from 5件 to 6件',
        ) == (event.ja, event.english)

    def test_values_of_every_type_can_be_said(self) -> None:
        before = attrs.evolve(BASE, bases=(LegalBasis(id="act", title="社会福祉法", statute="社会福祉法"),))
        after = attrs.evolve(
            before,
            adopted=PartialDate(2020, 3),
            joint=(JointPlan(title="活動計画"),),
            levels=("基本目標", "施策"),
            subplans=(attrs.evolve(BASE.subplans[0], bases=("act",), volume=Volume.SEPARATE),),
            indicators=(attrs.evolve(VISITS, better=Better.UP, kind=IndicatorKind.OUTCOME),),
        )
        found = [(each.ja, each.english) for each in events(before, after, diff(before, after))]
        assert found == [
            ("「計画」の策定を令和2年3月とした。", '"計画": adopted was set to 2020-03'),
            ("「計画」の階層の名称を基本目標、施策とした。", '"計画": levels was set to "基本目標" and "施策"'),
            ("「計画」の一体的に策定した計画を活動計画とした。", found[2][1]),
            ("「分冊」の根拠法を「社会福祉法」とした。", '"分冊": bases was set to "社会福祉法"'),
            ("「分冊」の分冊の別を分冊とした。", '"分冊": volume was set to separate'),
            ("「＜指標２＞訪問件数」の種類を成果指標とした。", '"＜指標２＞訪問件数": kind was set to outcome'),
            (
                "「＜指標２＞訪問件数」の望ましい方向を増加とした。",
                '"＜指標２＞訪問件数": better was set to up',
            ),
        ]

    def test_a_baseline_without_a_figure_is_said_by_its_word(self) -> None:
        pending = Reading(at=When.fiscal(2018), state=ReadingState.PENDING, why="集計中")
        (event,) = read(indicator(baseline=pending))
        assert (
            '"＜指標２＞訪問件数": the baseline was corrected from 100件 (FY2018) to 集計中 (FY2018)' == event.english
        )
