"""What is shipped as Kurume's plan is what the slides print, and nothing that they do not.

The tables here were typed from the slides くるめ支え合うプランについて (久留米市・久留米市社会福祉協議会), not from the dossier.
"""

from __future__ import annotations

import runpy
from pathlib import Path

import attrs
import pytest

import welfareplan as wp

KURUME = Path(__file__).parents[2] / "examples" / "kurume"
CHAPTER_5 = "slides#成果指標（第５章）"
LAW = "slides#(参考)市町村地域福祉計画とは（社会福祉法第107条）"
HISTORY = "slides#くるめ支え合うプラン推進協議会のこれまで"

ISSUES = (
    "①支え合う意識やつながりの希薄化への対応が必要",
    "②誰もが気軽に集える場の不足への対応が必要",
    "③相談しづらいことへの対応が必要",
    "④複合的な課題や制度の狭間の課題等への対応が必要",
    "⑤地域防災力の強化が必要",
    "⑥地域活動等の担い手不足への対応が必要",
    "⑦地域住民等への支援の強化が必要",
    "⑧情報が適切に入手できていないことへの対応が必要",
)
INITIATIVES = (
    "（１）つながりの構築",
    "（２）見守り活動の推進",
    "（３）誰もが集える場の拡充",
    "（４）個別の対応が必要な人への支援",
    "（５）災害時に支援が必要な人への支援",
    "（６）権利擁護の推進",
    "（７）多機関連携の推進",
    "（８）財源確保の推進",
    "（９）地域における人材の育成",
    "（10）地域コミュニティ組織等への支援",
    "（11）社会福祉法人・学校・事業所等の地域貢献の促進",
    "（12）福祉人材の育成と資質の向上",
    "（13）福祉への理解を深める取組みの推進",
)
DIRECTIONS = ("関係を豊かにする", "寄り添う体制を整える", "地域をともに創る人を育む")
PARTS = (
    "①包括的相談支援事業",
    "②地域づくり事業",
    "○地域介護予防活動支援事業",
    "○生活支援体制整備事業",
    "○地域活動支援センター機能強化",
    "○地域子育て支援拠点事業",
    "○共助の基盤づくり事業",
    "・市民活動-絆づくり推進事業費補助事業",
    "・生活困窮者社会資源活用促進事業",
    "・支え合うプラン取組推進事業",
    "アウトリーチ事業",
    "参加支援事業",
    "多機関協働事業（重層的支援会議・支援会議）",
)

SURVEYS = (wp.When.unstated(2019), wp.When.unstated(2022), wp.ReadingKind.SURVEY)  # R1調査, R4調査
RESULTS = (wp.When.fiscal(2018), wp.When.fiscal(2021), wp.ReadingKind.RESULT)  # H30実績, R3実績


@attrs.frozen
class Row:
    """A row of the table 成果指標: figures as printed, and what they say; baseline, target, actual."""

    name: str
    printed: tuple[str, str, str]
    numbers: tuple[str, str, str]
    unit: str
    taken: tuple[wp.When, wp.When, wp.ReadingKind]

    def __str__(self) -> str:
        return self.name


ROWS = (
    Row(
        "＜指標１＞地域での支え合いや助け合いが充実していると感じる市民の割合",
        ("64.1％（R1調査）", "70.0％", "62.0％（R4調査）"),
        ("64.1", "70.0", "62.0"),
        "%",
        SURVEYS,
    ),
    Row(
        "＜指標２＞地域での見守り訪問活動件数",
        ("226,650件（H30実績）", "296,000件", "241,061件（R3実績）"),
        ("226650", "296000", "241061"),
        "件",
        RESULTS,
    ),
    Row(
        "＜指標３＞生活自立支援センターの新規相談受付件数",
        ("1,020件（H30実績）", "1,020件", "2,044件（R3実績）"),
        ("1020", "1020", "2044"),
        "件",
        RESULTS,
    ),
    Row(
        "①助けを求めることができる人がいる市民の割合",
        ("81.3％（R1調査）", "87.0％", "82.8％（R4調査）"),
        ("81.3", "87.0", "82.8"),
        "%",
        SURVEYS,
    ),
    Row(
        "②困っている人の相談にのることができる市民の割合",
        ("23.7％（R1調査）", "29.0％", "23.8％（R4調査）"),
        ("23.7", "29.0", "23.8"),
        "%",
        SURVEYS,
    ),
)
NAMES = tuple(row.name for row in ROWS)
each_row = pytest.mark.parametrize("row", ROWS, ids=str)


@pytest.fixture(scope="module")
def dossier() -> wp.Dossier:
    return wp.load(KURUME / "dossier")


@pytest.fixture(scope="module")
def base(dossier: wp.Dossier) -> wp.Plan:
    return dossier.base


@pytest.fixture(scope="module")
def latest(dossier: wp.Dossier) -> wp.Plan:
    return dossier.latest


def named(plan: wp.Plan, name: str) -> wp.Indicator:
    (found,) = (each for each in plan.indicators if each.name == name)
    return found


def places(element: object) -> list[str]:
    return [str(each) for each in getattr(element, "cites", ())]


class TestTheDocument:
    def test_is_what_the_example_loads(self, dossier: wp.Dossier) -> None:
        assert wp.example("kurume") == dossier

    def test_is_sound_but_for_one_question(self, dossier: wp.Dossier) -> None:
        problems = wp.check(dossier)
        assert [str(each) for each in problems if each.severity is wp.Severity.ERROR] == []
        assert [(each.code, each.place) for each in problems] == [
            ("direction-unknown", wp.Place("indicator", "new-consultations", "better")),
        ]

    def test_counts_before_and_after_the_revisions(self, base: wp.Plan, latest: wp.Plan) -> None:
        assert repr(base) == (
            "<Plan kurume-2020 FY2020–FY2025: "
            "8 issues, 3 directions, 13 initiatives, 13 programmes, 6 indicators, 4 links>"
        )
        assert repr(latest) == (
            "<Plan kurume-2020 FY2020–FY2025: "
            "8 issues, 3 directions, 13 initiatives, 14 programmes, 6 indicators, 5 links>"
        )

    def test_header(self, base: wp.Plan) -> None:
        assert base.title == "くるめ支え合うプラン"
        assert base.period is not None
        assert base.period.wareki() == "令和2年度～令和7年度"
        assert base.adopted == wp.PartialDate(2020, 3)

    def test_is_two_plans_in_one(self, base: wp.Plan) -> None:
        joint = [(f"{each.ordinal}{each.title}", base.body(each.issuer or "").title) for each in base.joint]
        assert joint == [
            ("第３期地域福祉計画", "久留米市"),
            ("第６次地域福祉活動計画", "社会福祉法人 久留米市社会福祉協議会"),
        ]

    def test_keeps_the_headings_of_its_own_table(self, base: wp.Plan) -> None:
        assert dict(base.terms) == {
            "issue": "課題",
            "initiative": "取組み",
            "indicator": "成果指標",
            "item": "目標項目",
            "baseline": "基準",
            "targets": "R7目標",
            "observation": "中間実績",
        }

    def test_rests_on_the_social_welfare_act(self, base: wp.Plan) -> None:
        (law,) = base.bases
        assert (law.statute, law.provision, law.obligation) == ("社会福祉法", "第107条", wp.Obligation.EFFORT)
        assert law.since == wp.PartialDate(2018, 4)

    def test_names_its_makers(self, base: wp.Plan) -> None:
        assert [(each.title, each.part_of) for each in base.bodies] == [
            ("久留米市", None),
            ("健康福祉部", "city"),
            ("地域福祉課", "department"),
            ("社会福祉法人 久留米市社会福祉協議会", None),
            ("くるめ支え合うプラン推進協議会", None),
        ]

    def test_code_of_the_city_has_a_source_of_its_own(self, base: wp.Plan) -> None:
        city = base.body("city")
        assert city.code == "402036"
        assert "codes#福岡県久留米市" in places(city)

    def test_chapters(self, base: wp.Plan) -> None:
        chapters = [each.title for each in base.passages if each.kind is wp.PassageKind.CHAPTER]
        assert chapters == [
            "課題（第３章）",
            "課題に対応する取組み（第４章）",
            "成果指標（第５章）",
            "計画の推進体制と進行管理（第６章）",
        ]


class TestEveryFigure:
    def test_there_are_no_others(self, dossier: wp.Dossier, base: wp.Plan) -> None:
        assert [each.name for each in base.indicators] == [
            *NAMES[:3],
            "＜指標４＞",
            *NAMES[3:],
        ]
        assert [base.indicator(each.indicator).name for each in dossier.observations] == list(NAMES)

    @each_row
    def test_of_the_baseline(self, base: wp.Plan, row: Row) -> None:
        baseline = named(base, row.name).baseline
        assert baseline is not None
        assert baseline.amount is not None
        assert baseline == wp.Reading(at=row.taken[0], amount=wp.Amount(row.numbers[0], row.unit), kind=row.taken[2])
        assert (str(baseline.amount.value), baseline.printed) == (row.numbers[0], row.printed[0])

    @each_row
    def test_of_the_target(self, base: wp.Plan, row: Row) -> None:
        (target,) = named(base, row.name).targets
        assert target.amount is not None
        assert target == wp.Target(due=wp.When.unstated(2025), amount=wp.Amount(row.numbers[1], row.unit))
        assert (str(target.amount.value), target.printed) == (row.numbers[1], row.printed[1])

    @each_row
    def test_of_the_mid_term(self, dossier: wp.Dossier, row: Row) -> None:
        (seen,) = dossier.observations_of(named(dossier.base, row.name).id)
        assert seen.reading.amount is not None
        assert seen.reading == wp.Reading(
            at=row.taken[1],
            amount=wp.Amount(row.numbers[2], row.unit),
            kind=row.taken[2],
            occasion=wp.Occasion.INTERIM,
        )
        assert (str(seen.reading.amount.value), seen.reading.printed) == (row.numbers[2], row.printed[2])
        assert places(seen) == [CHAPTER_5]

    def test_indicator_4_has_none_and_two_children(self, base: wp.Plan) -> None:
        parent = named(base, "＜指標４＞")
        assert (parent.title, parent.unit, parent.baseline, parent.targets) == (None, None, None, ())
        assert [each.name for each in base.children(parent)] == list(NAMES[3:])

    def test_unit_of_the_indicator_is_that_of_its_figures(self, base: wp.Plan) -> None:
        assert [named(base, row.name).unit for row in ROWS] == [row.unit for row in ROWS]


class TestTheRevisions:
    @pytest.mark.parametrize(
        ("day", "programme", "subplan"),
        [
            ("2020-04-01", False, False),
            ("2021-12-30", False, False),
            ("2021-12-31", True, False),
            ("2022-11-29", True, False),
            ("2022-11-30", True, True),
            ("2022-12-01", True, True),
        ],
    )
    def test_what_stands_on_a_day(self, dossier: wp.Dossier, day: str, *, programme: bool, subplan: bool) -> None:
        plan = dossier.as_of(day)
        assert ("multilayered" in plan, "reoffending" in plan) == (programme, subplan)

    def test_are_the_two_of_the_slides(self, dossier: wp.Dossier) -> None:
        assert [(str(each.adopted), each.title) for each in dossier.revisions] == [
            ("2021-12", "プラン一部改訂"),
            ("2022-11", "プラン分冊「久留米市再犯防止推進計画」策定"),
        ]

    def test_contain_just_what_differs(self, dossier: wp.Dossier) -> None:
        before = dossier.base
        for revision in dossier.revisions:
            after = dossier.as_of(revision.adopted)
            assert revision.changes == wp.diff(before, after, spelling=True)
            before = after
        assert before == dossier.latest

    def test_only_add(self, dossier: wp.Dossier) -> None:
        changes = [change for revision in dossier.revisions for change in revision.changes]
        assert {type(change) for change in changes} == {wp.Addition}

    def test_subplan_is_a_volume_of_its_own(self, latest: wp.Plan) -> None:
        subplan = latest.subplan("reoffending")
        assert subplan.title == "久留米市再犯防止推進計画"
        assert (subplan.adopted, subplan.volume) == (wp.PartialDate(2022, 11), wp.Volume.SEPARATE)
        assert subplan.bases == ()

    def test_events_come_in_with_them(self, base: wp.Plan, latest: wp.Plan) -> None:
        new = [(each.title, each.when) for each in latest.milestones if each.id not in base]
        assert new == [
            ("プラン一部改訂", wp.PartialDate(2021, 12)),
            ("プラン分冊「久留米市再犯防止推進計画」策定", wp.PartialDate(2022, 11)),
        ]


class TestEverythingIsCited:
    def test_in_every_state(self, dossier: wp.Dossier) -> None:
        for plan in (dossier.base, dossier.latest):
            parts = (part for part in plan.parts() if isinstance(part, wp.Element) and not isinstance(part, wp.Source))
            assert [part.id for part in (plan, *parts) if not part.cites] == []
            assert [link.key for link in plan.links if not link.cites] == []

    def test_beside_the_plan(self, dossier: wp.Dossier) -> None:
        assert [each.indicator for each in dossier.observations if not each.cites] == []
        assert [places(each) for each in dossier.revisions] == [[HISTORY], [HISTORY]]

    def test_by_the_slides_but_for_the_code_and_the_item_numbers(self, latest: wp.Plan) -> None:
        others = {
            (owner, source) for owner, field, source in latest.references() if field == "cites" and source != "slides"
        }
        assert others == {("city", "codes"), ("act-107", "act")}


class TestWhatIsNotKnownStaysOpen:
    """The nineteen points of the README, by their numbers."""

    def test_01_issues_stand_by_their_number_and_keep_the_order_met(self, base: wp.Plan) -> None:
        assert tuple(each.name for each in base.issues) == ISSUES
        met = sorted(base.issues, key=lambda each: int(dict(each.extra)["掲載順"]))
        assert "".join(each.label or "" for each in met) == "①②③④⑥⑦⑧⑤"

    def test_02_initiatives_stand_by_their_number_and_keep_the_order_met(self, base: wp.Plan) -> None:
        assert tuple(each.name for each in base.initiatives) == INITIATIVES
        met = sorted(base.initiatives, key=lambda each: int(dict(each.extra)["掲載順"]))
        assert "".join(each.label or "" for each in met) == (
            "（１）（８）（２）（９）（３）（10）（４）（11）（５）（12）（６）（13）（７）"
        )

    def test_03_no_initiative_is_joined_to_an_issue_or_direction(self, latest: wp.Plan) -> None:
        assert tuple(each.title for each in latest.directions) == DIRECTIONS
        joining = {wp.Relation.ANSWERS, wp.Relation.PURSUES, wp.Relation.PART_OF}
        assert [each.key for each in latest.links if each.relation in joining] == []
        assert {each.under for each in latest.initiatives} == {None}

    def test_04_surveys_do_not_say_what_their_year_counts(self, dossier: wp.Dossier) -> None:
        readings = [each.baseline for each in dossier.base.indicators if each.baseline is not None]
        readings += [each.reading for each in dossier.observations]
        assert {(each.kind, each.at.basis) for each in readings} == {
            (wp.ReadingKind.SURVEY, wp.Basis.UNSTATED),
            (wp.ReadingKind.RESULT, wp.Basis.FISCAL),
        }

    def test_05_no_wanted_direction_is_stated(self, dossier: wp.Dossier) -> None:
        assert {each.better for each in dossier.base.indicators} == {None}
        (target,) = dossier.base.indicator("new-consultations").targets
        assert target.sense is wp.Sense.REACH
        row = wp.progress(dossier.base, dossier.observations, through=wp.FiscalYear(2022))["new-consultations"]
        assert isinstance(row.share_of_way, wp.Undefined)
        assert row.better is None

    def test_06_figures_without_labels_are_left_out(self) -> None:
        files = [*KURUME.glob("dossier/**/*.toml"), *KURUME.glob("dossier/*.csv")]
        text = "".join(each.read_text(encoding="utf-8") for each in files)
        assert [figure for figure in ("24.3", "36.1") if figure in text] == []

    def test_07_scraps_of_drawings_and_slide_numbers_are_left_out(self, latest: wp.Plan) -> None:
        words = [text for part in latest.parts() for text in (getattr(part, "title", None), part.text) if text]
        assert [each for each in words if "15出典" in each or "子ども障害" in each or each == "地域包"] == []

    def test_08_items_of_the_law_keep_both_numberings(self, base: wp.Plan) -> None:
        assert [(each.label, each.provision) for each in base.basis("act-107").items] == [
            ("①", "第107条第1項第2号"),
            ("②", "第107条第1項第3号"),
            ("③", "第107条第1項第4号"),
            ("④", "第107条第1項第5号"),
        ]

    def test_09_item_4_has_the_words_and_the_date_of_the_slides(self, base: wp.Plan) -> None:
        items = base.basis("act-107").items
        assert [each.since for each in items] == [None, None, None, wp.PartialDate(2018, 4)]
        assert items[3].text == (
            "地域生活課題の解決に資する支援が包括的に提供される体制の整備に関する事項（平成30年４月～追加 ）"
        )

    def test_10_widths_are_kept_as_printed(self, base: wp.Plan) -> None:
        labels = [each.label for each in base.initiatives]
        assert labels[8:10] == ["（９）", "（10）"]

    def test_11_meetings_are_held_or_planned_in_ranges(self, base: wp.Plan) -> None:
        meetings = [each for each in base.milestones if each.kind is wp.MilestoneKind.DELIBERATION]
        assert [(each.when, each.status, each.times, each.approx) for each in meetings] == [
            (wp.When.fiscal(2020), wp.MilestoneStatus.HELD, wp.Times(2, 3), False),
            (wp.When.fiscal(2023), wp.MilestoneStatus.PLANNED, wp.Times(1, 1), False),
            (wp.When.fiscal(2024), wp.MilestoneStatus.PLANNED, wp.Times(3, 5), True),
        ]

    def test_12_the_vision_is_that_of_the_plan_above(self, latest: wp.Plan) -> None:
        assert latest.vision is None
        assert latest.levels == ()
        assert latest.related_plan("general-plan").vision == "市民一人ひとりが輝く都市くるめ"
        assert {each.kind for each in latest.passages}.isdisjoint({wp.PassageKind.PHILOSOPHY})

    def test_13_relations_to_other_plans_are_those_in_words(self, latest: wp.Plan) -> None:
        assert [(each.title, each.group, each.relation) for each in latest.related] == [
            ("新総合計画", None, wp.PlanRelation.ABOVE),
            ("人権教育・啓発基本指針", None, None),
            (None, "福祉の各計画や関連する計画", wp.PlanRelation.BASE_OF),
            ("次期プラン", None, wp.PlanRelation.SUCCEEDS),
        ]

    def test_14_the_amendment_says_one_sentence_and_what_is_undated_says_so(self, dossier: wp.Dossier) -> None:
        amended, _ = dossier.revisions
        assert amended.reason == "重層的支援体制整備事業について追記"
        assert [each.id for each in amended.changes if isinstance(each, wp.Addition)] == [
            "multilayered-added",
            "multilayered",
            "amendment",
            "multilayered covers matter-4",
        ]
        assert dossier.latest.prose("multilayered-added").title == "重層的支援体制整備事業について追記"
        undated = [
            each
            for each in (*dossier.base.passages, *dossier.base.programmes)
            if dict(each.extra).get("時期") == "記載なし"
        ]
        assert tuple(each.name for each in undated[3:]) == PARTS
        assert [HISTORY in places(each) for each in undated] == [False] * 16
        assert dossier.latest.children("multilayered") == ()

    def test_15_marks_are_labels_and_nothing_is_under_anything(self, latest: wp.Plan) -> None:
        assert tuple(each.name for each in latest.programmes) == ("重層的支援体制整備事業", *PARTS)
        assert {each.under for each in latest.programmes} == {None}

    def test_16_rows_of_the_timetable_say_what_cannot_be_told(self, base: wp.Plan) -> None:
        uncertain = [each for each in base.milestones if "注記" in dict(each.extra)]
        assert [(each.text or each.title, each.when) for each in uncertain] == [
            ("年２～３回開催", wp.When.fiscal(2020)),
            ("年３～５回程度を予定", wp.When.fiscal(2024)),
            ("次期プラン策定方針の決定", None),
            ("現プランの総括", None),
        ]

    def test_17_arrows_are_no_functions(self, latest: wp.Plan) -> None:
        functions = {each.id: each.functions for each in latest.bodies if each.functions}
        assert functions == {"council": ("調査・審議",)}
        assert [each.key for each in latest.links if each.relation is wp.Relation.LEADS] == []

    def test_18_dates_are_known_to_the_month(self, dossier: wp.Dossier) -> None:
        dates = [dossier.base.adopted, *(each.adopted for each in dossier.revisions)]
        assert dates == [wp.PartialDate(2020, 3), wp.PartialDate(2021, 12), wp.PartialDate(2022, 11)]
        assert {each.effective for each in dossier.revisions} == {None}

    def test_19_five_links_are_stated_and_there_are_no_others(self, base: wp.Plan, latest: wp.Plan) -> None:
        stated = [
            (latest[each.source].name, each.relation, getattr(latest[each.target], "name", None), places(each))
            for each in latest.links
        ]
        shows, covers = wp.Relation.SHOWS, wp.Relation.COVERS
        assert stated == [
            (NAMES[0], shows, "くるめ支え合うプラン", [CHAPTER_5]),
            (NAMES[1], shows, "関係を豊かにする", [CHAPTER_5]),
            (NAMES[2], shows, "寄り添う体制を整える", [CHAPTER_5]),
            ("＜指標４＞", shows, "地域をともに創る人を育む", [CHAPTER_5]),
            ("重層的支援体制整備事業", covers, None, [LAW]),
        ]
        assert {each.basis for each in latest.links} == {wp.LinkBasis.STATED}
        assert latest.links[4].target == "matter-4"
        assert base.links == latest.links[:4]

    def test_readme_has_a_row_for_each(self) -> None:
        rows = (KURUME / "README.md").read_text(encoding="utf-8").splitlines()
        assert [number for number in range(1, 20) if not any(row.startswith(f"| {number} |") for row in rows)] == []


def printed_by(script: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    runpy.run_path(str(KURUME / script), run_name="__main__")
    return capsys.readouterr().out.splitlines()


class TestTheScripts:
    def test_are_all_tested_here_and_named_in_the_readme(self) -> None:
        scripts = sorted(each.name for each in KURUME.glob("*.py"))
        assert scripts == [
            "01_read.py",
            "02_progress.py",
            "03_compare.py",
            "04_what_if.py",
            "05_save.py",
            "06_grade.py",
            "07_table.py",
        ]
        readme = (KURUME / "README.md").read_text(encoding="utf-8")
        assert [each for each in scripts if f"python examples/kurume/{each}" not in readme] == []

    def test_read(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert printed_by("01_read.py", capsys) == [
            "くるめ支え合うプラン 令和2年度～令和7年度",
            "  第３期地域福祉計画（久留米市）",
            "  第６次地域福祉活動計画（社会福祉法人 久留米市社会福祉協議会）",
            "",
            "課題",
            *(f"  {name}" for name in ISSUES),
            "",
            "取組み",
            *(f"  {name}" for name in INITIATIVES),
            "",
            "方向性と成果指標",
            "  全体",
            f"    {NAMES[0]}",
            "      基準 64.1％（R1調査） → R7目標 70.0％",
            "  関係を豊かにする",
            f"    {NAMES[1]}",
            "      基準 226,650件（H30実績） → R7目標 296,000件",
            "  寄り添う体制を整える",
            f"    {NAMES[2]}",
            "      基準 1,020件（H30実績） → R7目標 1,020件",
            "  地域をともに創る人を育む",
            "    ＜指標４＞",
            f"    {NAMES[3]}",
            "      基準 81.3％（R1調査） → R7目標 87.0％",
            f"    {NAMES[4]}",
            "      基準 23.7％（R1調査） → R7目標 29.0％",
            "",
            "書かれていないこと",
            "  基本理念の文言: None",
            "  望ましい方向が明記された指標: 0",
            "  課題に結び付けられた取組み: 0",
        ]

    def test_progress(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert printed_by("02_progress.py", capsys) == [
            "地域での支え合いや助け合いが充実していると感じる市民の割合",
            "  64.1％（R1調査） → 62.0％（R4調査） → R7目標 70.0％",
            "  進捗率 -35.6%、達成率 88.6%",
            "地域での見守り訪問活動件数",
            "  226,650件（H30実績） → 241,061件（R3実績） → R7目標 296,000件",
            "  進捗率 20.8%、達成率 81.4%",
            "生活自立支援センターの新規相談受付件数",
            "  1,020件（H30実績） → 2,044件（R3実績） → R7目標 1,020件",
            "  進捗率 ―（baseline-equals-target）、達成率 200.4%",
            "助けを求めることができる人がいる市民の割合",
            "  81.3％（R1調査） → 82.8％（R4調査） → R7目標 87.0％",
            "  進捗率 26.3%、達成率 95.2%",
            "困っている人の相談にのることができる市民の割合",
            "  23.7％（R1調査） → 23.8％（R4調査） → R7目標 29.0％",
            "  進捗率 1.9%、達成率 82.1%",
            "",
            "数値のない指標: ＜指標４＞",
        ]

    def test_compare(self, capsys: pytest.CaptureFixture[str]) -> None:
        lines = printed_by("03_compare.py", capsys)
        start = [
            "令和3年12月 プラン一部改訂",
            "令和4年11月 プラン分冊「久留米市再犯防止推進計画」策定",
            "",
            "<ChangeSet: 6 additions>",
            "  分冊・内包計画の新設: 久留米市再犯防止推進計画",
            "  事業の新設: 重層的支援体制整備事業",
            "True True",
            "",
        ]
        assert lines[: len(start)] == start
        assert "新旧対照表" in lines

    def test_what_if(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert printed_by("04_what_if.py", capsys) == [
            "＜指標２＞地域での見守り訪問活動件数: targets を 296,000件 から 320,000件 へ",
            "今の目標: 進捗率 20.8%",
            "仮の目標: 進捗率 15.4%",
            "元の計画は変わらない: 296,000件",
        ]

    def test_save(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert printed_by("05_save.py", capsys) == [
            "誤り: 0",
            "dossier: 読み戻しても同じ True",
            "kurume.toml: 読み戻しても同じ True",
            "kurume.json: 読み戻しても同じ True",
        ]

    def test_table(self, capsys: pytest.CaptureFixture[str]) -> None:
        lines = printed_by("07_table.py", capsys)
        assert [
            line for line in lines if line.startswith("令和") or line in {"新旧対照表", "（下線部分は改訂部分）"}
        ] == [
            "令和3年12月 プラン一部改訂",
            "新旧対照表",
            "（下線部分は改訂部分）",
            "令和4年11月 プラン分冊「久留米市再犯防止推進計画」策定",
            "新旧対照表",
            "（下線部分は改訂部分）",
        ]
        assert any(line.startswith("_久留米市再犯防止推進計画_") and line.endswith("（新設）") for line in lines)
        assert not [line for line in lines if "（削る）" in line]
