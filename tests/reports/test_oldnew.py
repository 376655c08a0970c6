"""The old-and-new table as a documents desk prints it: 新旧対照表."""

from pathlib import Path
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.plans import PLAN, REVISED

from welfareplan.dates import PartialDate
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.files.reader import load
from welfareplan.model.indicators import Indicator
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.links import Link
from welfareplan.model.passages import Passage
from welfareplan.model.plan import Plan
from welfareplan.model.programmes import Programme
from welfareplan.model.sources import Source
from welfareplan.reports.entries import Shown
from welfareplan.reports.oldnew import SAME, Order, explained, table
from welfareplan.reports.sequence import interleaved, standing
from welfareplan.reports.sheets import Cell, Run, Table, plain_text, runs_of
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Kind, LinkBasis, PassageKind

FIXTURES = Path(__file__).parents[1] / "fixtures"
FIXTURE, MIDORI, PUBLISHED = FIXTURES / "oldnew", FIXTURES / "midori", FIXTURES / "published"


def fixture() -> tuple[Plan, Plan]:
    return load(FIXTURE / "before.toml").latest, load(FIXTURE / "after.toml").latest


def marked(cell: Cell) -> str:
    return "".join(f"【{run.text}】" if run.underlined else run.text for run in runs_of(cell))


def page(found: Table) -> str:
    """A table as the fixtures print it: the new text, then the old, underlined words in brackets."""
    lines = list(found.above)
    for group, rows in found.groups():
        lines.append(f"［{group}］")
        for row in rows:
            lines += [f"{head}：{marked(cell)}" for head, cell in zip(found.columns, row, strict=True)]
            lines.append("")
    return "\n".join(lines)


def sides(before: Plan, after: Plan, *, full: bool = False) -> list[tuple[str, str]]:
    return [(marked(row[1]), marked(row[2])) for row in table(before, after, full=full).rows]


def initiatives(**labels: str) -> tuple[Initiative, ...]:
    return tuple(Initiative(id=id, label=label, title=f"{id}の取組") for id, label in labels.items())


def plan(*elements: Initiative) -> Plan:
    return Plan(id="p", initiatives=elements)


FIVE = initiatives(a="（１）", b="（２）", c="（３）", d="（４）", e="（５）")


def test_the_table_of_a_whole_amendment_is_reproduced() -> None:
    before, after = fixture()
    assert page(table(before, after, act="改訂")) == (FIXTURE / "table.txt").read_text(encoding="utf-8")


def test_the_table_of_a_plan_with_chapters_is_reproduced() -> None:
    dossier = load(MIDORI / "dossier")
    found = table(dossier.base, dossier.latest, act="改訂", pages=True)
    assert page(found) == (MIDORI / "table.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["tochigi", "kitahiroshima"])
def test_a_table_that_a_municipality_made_by_hand_is_reproduced(name: str) -> None:
    before, after = (load(PUBLISHED / f"{name}-{each}.toml").latest for each in ("before", "after"))
    found = table(before, after, act="修正", order="old-left", added="―", pages=True)
    assert page(found) == (PUBLISHED / f"{name}.txt").read_text(encoding="utf-8")


class TestHeads:
    @pytest.mark.parametrize(
        ("act", "heads", "note"),
        [
            ("改正", ("改正後", "改正前"), "（下線部分は改正部分）"),
            ("改訂", ("改訂後", "改訂前"), "（下線部分は改訂部分）"),
            ("改定", ("改定後", "改定前"), "（下線部分は改定部分）"),
            ("変更", ("変更後", "変更前"), "（下線部分は変更部分）"),
            ("修正", ("修正後", "修正前"), "（下線部分は修正部分）"),
            ("案", ("改正案", "現行"), "（下線部分は改正部分）"),
        ],
    )
    def test_the_act_names_both_columns_and_the_note(self, act: str, heads: tuple[str, str], note: str) -> None:
        found = table(PLAN, REVISED, act=act)
        assert (heads, (note,)) == (found.columns, found.above)

    def test_own_words_may_be_asked_for(self) -> None:
        found = table(PLAN, REVISED, new_head="案", old_head="今", note="（下線の部分は変更点）")
        assert (("案", "今"), ("（下線の部分は変更点）",)) == (found.columns, found.above)
        assert () == table(PLAN, REVISED, note="").above

    def test_the_old_text_may_stand_on_the_left(self) -> None:
        found = table(PLAN, REVISED, order="old-left")
        assert ("改正前", "改正後") == found.columns
        new_first = [(row["改正前"], row["改正後"]) for row in table(PLAN, REVISED).to_rows()]
        assert new_first == [(row["改正前"], row["改正後"]) for row in found.to_rows()]

    def test_heads_must_differ_and_choices_must_exist(self) -> None:
        with pytest.raises(InvalidValueError, match="the heads '区分' and '改正前' must differ"):
            table(PLAN, PLAN, new_head="区分")
        with pytest.raises(
            InvalidValueError, match="the act '改悪' is unknown; known are 改正, 改訂, 改定, 変更, 修正, 案"
        ):
            table(PLAN, PLAN, act="改悪")
        with pytest.raises(InvalidValueError, match="known are new-left and old-left"):
            table(PLAN, PLAN, order=cast("Order", "up"))

    def test_two_equal_texts_have_an_empty_table_that_says_so(self) -> None:
        assert "新旧対照表\n\n（該当なし）\n\n注：二つの本文に違いはありません。" == str(table(PLAN, PLAN))


class TestWhatChanged:
    def test_words_are_underlined_on_both_sides(self) -> None:
        changed = plan(attrs.evolve(FIVE[0], title="住民の取組"))
        assert [("（１）【住民】の取組", "（１）【a】の取組")] == sides(plan(FIVE[0]), changed)

    def test_what_is_new_is_underlined_whole_against_a_mark(self) -> None:
        assert [("【（１）aの取組】", "（新設）")] == sides(plan(), plan(FIVE[0]))
        for mark in ("（追加）", ""):
            assert mark == table(plan(), plan(FIVE[0]), added=mark).to_rows()[0]["改正前"]

    def test_each_mark_is_printed_in_its_own_row_on_a_terminal(self) -> None:
        """Other tables say once what the first column repeats; here every cell is the text of the plan."""
        found = table(plan(), plan(*FIVE), order="old-left", full=True)
        assert len(FIVE) == str(found).count("（新設）")

    def test_what_is_removed_is_underlined_whole_against_a_mark(self) -> None:
        assert [("（削る）", "【（１）aの取組】")] == sides(plan(FIVE[0]), plan())
        for mark in ("（削除）", ""):
            assert mark == table(plan(FIVE[0]), plan(), removed=mark).to_rows()[0]["改正後"]

    def test_what_moved_is_one_row_with_its_numbers_underlined(self) -> None:
        a, b, c, *_ = FIVE
        assert [
            ("【（３）】cの取組", "【（３）】cの取組"),
            ("（１）・（２）（略）", "（１）・（２）（略）"),
        ] == sides(plan(a, b, c), plan(c, a, b))

    def test_what_has_no_number_is_underlined_by_name_where_it_moved(self) -> None:
        a, b = (attrs.evolve(each, label=None) for each in FIVE[:2])
        assert ("【bの取組】", "【bの取組】") == sides(plan(a, b), plan(b, a))[0]

    def test_a_renumbered_element_is_one_row(self) -> None:
        renumbered = initiatives(a="（１）", x="（２）", b="（３）")
        assert [
            ("（１）（略）", "（１）（略）"),
            ("【（２）xの取組】", "（新設）"),
            ("【（３）】bの取組", "【（２）】bの取組"),
        ] == sides(plan(*FIVE[:2]), plan(*renumbered))

    def test_a_field_that_one_side_does_not_state_is_underlined_whole(self) -> None:
        stated = attrs.evolve(FIVE[0], text="寄附を募る。")
        assert [("（１）aの取組\n【寄附を募る。】", "（１）aの取組")] == sides(plan(FIVE[0]), plan(stated))
        assert [("（１）aの取組", "（１）aの取組\n【寄附を募る。】")] == sides(plan(stated), plan(FIVE[0]))

    def test_paragraphs_that_did_not_change_are_left_out_once(self) -> None:
        old = attrs.evolve(FIVE[0], text="一。\n二。\n三。")
        new = attrs.evolve(FIVE[0], text="一。\n二。\n四。")
        assert [("（１）aの取組\n（略）\n【四】。", "（１）aの取組\n（略）\n【三】。")] == sides(plan(old), plan(new))
        assert [("（１）aの取組\n一。\n二。\n【四】。", "（１）aの取組\n一。\n二。\n【三】。")] == sides(
            plan(old), plan(new), full=True
        )

    def test_the_plan_itself_is_shown_field_by_field(self) -> None:
        old, new = Plan(id="p", title="計画", vision="支え合い"), Plan(id="p", title="福祉計画", text="前文")
        assert [
            ("計画名：【福祉計画】", "計画名：【計画】"),
            ("【前文】", "（新設）"),
            ("（削る）", "【基本理念：支え合い】"),
        ] == sides(old, new)
        assert ("基本理念：【育ち合い】", "基本理念：【支え合い】") == sides(old, attrs.evolve(old, vision="育ち合い"))[
            0
        ]

    def test_references_are_shown_by_name(self) -> None:
        assert any("上位の項目：＜２＞見守り訪問活動件数" in plain_text(row[1]) for row in table(PLAN, REVISED).rows)

    def test_links_are_called_by_what_they_join(self) -> None:
        link = PLAN.links[1]
        before = attrs.evolve(PLAN, links=())
        after = attrs.evolve(before, links=(link,))
        assert [("【（１）つながりの構築 → ①孤立（課題に対応）】", "（新設）")] == sides(before, after)

    def test_links_that_did_not_change_are_left_out_without_a_name(self) -> None:
        link = Link(source="a", relation=PLAN.links[0].relation, target="b", basis=LinkBasis.STATED)
        more = attrs.evolve(link, source="c")
        before, after = Plan(id="p", links=(link,)), Plan(id="p", links=(link, more))
        assert ("（略）", "（略）") == sides(before, after)[0]


class TestWhatDidNot:
    def test_neighbours_collapse_into_a_range(self) -> None:
        changed = attrs.evolve(FIVE[0], title="新たな取組")
        assert ("（２）～（５）（略）", "（２）～（５）（略）") == sides(plan(*FIVE), plan(changed, *FIVE[1:]))[1]

    def test_numbers_that_repeat_make_no_range(self) -> None:
        same = tuple(attrs.evolve(each, label="・") for each in FIVE)
        changed = attrs.evolve(same[0], title="新たな取組")
        assert ("（略）", "（略）") == sides(plan(*same), plan(changed, *same[1:]))[1]

    def test_the_right_side_may_refer_to_the_left(self) -> None:
        changed = attrs.evolve(FIVE[0], title="新たな取組")
        options = plan(*FIVE[:2]), plan(changed, FIVE[1])
        assert ("取組", "（２）（略）", "（同左）") == table(*options, same=SAME).rows[1]
        assert ("取組", "（２）（略）", "（同左）") == table(*options, same=SAME, order="old-left").rows[1]

    def test_spelling_is_in_or_out_by_choice(self) -> None:
        respelt = attrs.evolve(
            PLAN.indicators[0], targets=(attrs.evolve(PLAN.indicators[0].targets[0], printed="７０．０％"),)
        )
        after = attrs.evolve(PLAN, indicators=(respelt, *PLAN.indicators[1:]))
        assert () == table(PLAN, after).rows
        found = table(PLAN, after, spelling=True).to_rows()[0]
        assert found["改正後"].endswith("目標値：７０．０％")
        assert found["改正前"].endswith("目標値：70.0")

    def test_a_spelling_that_is_not_on_file_is_said_to_be_missing(self) -> None:
        target = attrs.evolve(PLAN.indicators[0].targets[0], printed=None)
        after = attrs.evolve(
            PLAN, indicators=(attrs.evolve(PLAN.indicators[0], targets=(target,)), *PLAN.indicators[1:])
        )
        assert (
            table(PLAN, after, spelling=True).to_rows()[0]["改正後"].endswith("70.0％（令和7年度）（表記の記載なし）")
        )


class TestWhatIsNoText:
    LINK = PLAN.links[1]
    BEFORE = attrs.evolve(PLAN, links=(LINK,), issues=(attrs.evolve(PLAN.issues[0], page="12"),))
    AFTER = attrs.evolve(
        PLAN,
        levels=("基本目標",),
        links=(attrs.evolve(LINK, basis=LinkBasis.STATED),),
        issues=(attrs.evolve(PLAN.issues[0], page="13", extra=(("注記", "図にもある"),)),),
        sources=(Source(id="slides", title="資料"),),
    )

    def test_it_is_left_out_and_said_to_be(self) -> None:
        found = table(self.BEFORE, self.AFTER)
        assert () == found.rows
        assert (
            "二つの本文に違いはありません。",
            "本文の字句でない項目の違い5件（出典、階層の名称、頁、備考、明記・推定の別）は省いています。",
        ) == found.notes

    def test_it_is_shown_when_asked_for(self) -> None:
        found = table(self.BEFORE, self.AFTER, everything=True)
        assert ["計画", "出典", "課題", "対応関係"] == [group for group, _ in found.groups()]
        assert [
            ("【階層の名称：基本目標】", "（新設）"),
            ("【資料】", "（新設）"),
            ("①孤立\n頁：【13】\n【備考：注記：図にもある】", "①孤立\n頁：【12】"),
            (
                "（１）つながりの構築 → ①孤立（課題に対応）\n明記・推定の別：【明記】",
                "（１）つながりの構築 → ①孤立（課題に対応）\n明記・推定の別：【推定】",
            ),
        ] == [(marked(row[1]), marked(row[2])) for row in found.rows]
        assert () == found.notes

    def test_what_was_added_says_only_what_is_printed(self) -> None:
        added = Programme(id="p", title="補助事業", text="補助する。", page="3", extra=(("時期", "記載なし"),))
        after = attrs.evolve(PLAN, programmes=(*PLAN.programmes, added))
        assert ("【補助事業\n補助する。】", "（新設）") == sides(PLAN, after)[-1]


class TestSpelling:
    def test_it_is_out_and_said_to_be_or_in(self) -> None:
        old, new = (plan(attrs.evolve(FIVE[0], text=text)) for text in ("ＩＣＴを２回使います。", "ICTを2回使います。"))
        found = table(old, new)
        assert () == found.rows
        assert ("二つの本文に違いはありません。", "表記だけの違い1件は省いています。") == found.notes
        found = table(old, new, spelling=True)
        assert "（１）aの取組\n【ICTを2回】使います。" == marked(found.rows[0][1])
        assert () == found.notes

    def test_beside_a_change_it_is_not_underlined(self) -> None:
        old, new = (plan(attrs.evolve(FIVE[0], text=text)) for text in ("ＩＣＴを２回使います。", "ICTを3回使います。"))
        assert [("（１）aの取組\nICTを【3回】使います。", "（１）aの取組\nＩＣＴを【２回】使います。")] == sides(
            old, new
        )


class TestColumns:
    def test_pages_stand_in_a_column_of_their_own(self) -> None:
        before, after = fixture()
        found = table(before, after, pages=True)
        assert ("頁", "改正後", "改正前") == found.columns
        assert ["", "1", "", "", "", "", "13\n（旧12）"] == [row["頁"] for row in found.to_rows()][:7]
        assert not [
            row for row in table(before, after, pages=True, everything=True).to_rows() if "頁：" in row["改正後"]
        ]
        removed = table(before, attrs.evolve(before, initiatives=()), pages=True).to_rows()
        assert ["", "12"] == [row["頁"] for row in removed][:2]

    def test_reasons_stand_in_a_column_of_their_own(self) -> None:
        before, after = fixture()
        found = table(before, after, remarks=explained(before, after)).to_rows()
        assert ("区分", "改正後", "改正前", "改訂理由・備考") == tuple(found[0])
        by_name = {row["改正前"].split("\n")[0]: row["改訂理由・備考"] for row in found}
        assert "目標の変更" == by_name["＜指標１＞見守り訪問件数"]
        assert "" == by_name["（１）（略）"]

    def test_reasons_of_the_revisions_stand_with_what_they_changed(self) -> None:
        before, after = fixture()
        day = PartialDate(2026, 3)
        given = Revision.between(before, after, id="midterm", adopted=day, reason="社会情勢の変化")
        silent = Revision(id="later", adopted=day, changes=given.changes)
        found = explained(before, after, revisions=(given, silent))
        assert "目標の変更\n社会情勢の変化" == found["visits"]
        assert "社会情勢の変化" not in explained(before, after)["visits"]


def chapter(id: str, label: str, title: str, under: str | None = None, **fields: Any) -> Passage:
    kind = PassageKind.CHAPTER if under is None else PassageKind.OTHER
    return Passage(id=id, kind=kind, label=label, title=title, under=under, **fields)


class TestOutline:
    """The rows stand where the plan has them: chapter, section, and under the element they are printed under."""

    PLAN = Plan(
        id="p",
        passages=(
            chapter("one", "第１章", "計画の概要"),
            chapter("purpose", "１", "趣旨", "one", text="定めます。"),
            chapter("period", "２", "期間", "one", text="５年間とします。"),
            chapter("two", "第２章", "施策の展開", text="進めます。"),
            chapter("goals", "１", "基本目標", "two"),
            chapter("measures", "２", "指標", "two"),
            chapter("notes", "", "用語の説明"),
        ),
        initiatives=(
            *(attrs.evolve(each, passage="goals") for each in FIVE[:2]),
            *(attrs.evolve(each, label=label, under="b") for each, label in zip(FIVE[2:4], "①②", strict=True)),
            attrs.evolve(FIVE[4], label="（３）", passage="goals"),
        ),
        indicators=(Indicator(id="count", label="＜１＞", title="件数", passage="measures"),),
        issues=(Issue(id="alone", label="①", title="孤立"), Issue(id="stray", title="不足", passage="missing")),
    )

    def groups(self, after: Plan, **options: Any) -> list[tuple[str | None, list[tuple[str, str]]]]:
        found = table(self.PLAN, after, **options)
        return [(group, [(marked(row[0]), marked(row[1])) for row in rows]) for group, rows in found.groups()]

    def changed(self, *fields: str, **elements: dict[str, Any]) -> Plan:
        """The plan with fields of some elements changed, given by id."""
        several: dict[str, Any] = {
            field: tuple(attrs.evolve(each, **elements.get(each.id, {})) for each in getattr(self.PLAN, field))
            for field in fields
        }
        return attrs.evolve(self.PLAN, **several)

    def test_a_section_stands_under_its_chapter(self) -> None:
        after = self.changed("passages", period={"text": "６年間とします。"})
        assert [
            (
                "第１章　計画の概要",
                [("１（略）", "１（略）"), ("２　期間\n【６年間】とします。", "２　期間\n【５年間】とします。")],
            )
        ] == self.groups(after)

    def test_an_element_stands_in_its_section_and_below_what_it_is_printed_under(self) -> None:
        after = self.changed("initiatives", d={"title": "新たな取組"})
        assert [
            (
                "第２章　施策の展開　１　基本目標",
                [
                    ("（１）（略）", "（１）（略）"),
                    ("（２）bの取組", "（２）bの取組"),
                    ("①（略）", "①（略）"),
                    ("②【新たな】取組", "②【dの】取組"),
                    ("（３）（略）", "（３）（略）"),
                ],
            )
        ] == self.groups(after)

    def test_a_chapter_that_changed_has_a_row_below_its_heading(self) -> None:
        after = self.changed("passages", two={"title": "施策の方向", "text": "推進します。"})
        assert [
            (
                "第２章　施策の方向",
                [("第２章　施策の【方向】\n【推進します】。", "第２章　施策の【展開】\n【進めます】。")],
            )
        ] == self.groups(after)

    def test_what_stands_in_no_passage_is_gathered_by_kind(self) -> None:
        after = attrs.evolve(
            self.changed("issues", "passages", alone={"title": "孤独"}, stray={"title": "欠如"}, notes={"text": "略"}),
            terms=(("issue", "現状と課題"),),
        )
        assert [
            ("本文", [("用語の説明\n【略】", "用語の説明")]),
            ("現状と課題", [("①【孤独】", "①【孤立】"), ("【欠如】", "【不足】")]),
        ] == self.groups(after)

    def test_a_section_that_holds_several_kinds_says_which(self) -> None:
        moved = self.changed("indicators", count={"passage": "goals"})
        before, after = moved, attrs.evolve(moved, indicators=(attrs.evolve(moved.indicators[0], title="割合"),))
        (group,) = [group for group, _ in table(before, after).groups()]
        assert "第２章　施策の展開　１　基本目標（指標）" == group

    def test_what_moves_to_another_section_is_one_row_with_its_number_underlined(self) -> None:
        after = self.changed("indicators", count={"passage": "purpose"})
        assert [
            (
                "第１章　計画の概要　１　趣旨",
                [("【＜１＞】件数\n掲載箇所：【１　趣旨】", "【＜１＞】件数\n掲載箇所：【２　指標】")],
            )
        ] == self.groups(after)

    def test_a_removed_chapter_goes_with_what_stood_in_it(self) -> None:
        after = attrs.evolve(
            self.PLAN,
            passages=self.PLAN.passages[3:],
            initiatives=tuple(each for each in self.PLAN.initiatives if each.id not in "bcd"),
        )
        assert [
            (
                "第１章　計画の概要",
                [
                    ("（削る）", "【第１章　計画の概要】"),
                    ("（削る）", "【１　趣旨\n定めます。】"),
                    ("（削る）", "【２　期間\n５年間とします。】"),
                ],
            ),
            (
                "第２章　施策の展開　１　基本目標",
                [
                    ("（１）（略）", "（１）（略）"),
                    ("（削る）", "【（２）bの取組】"),
                    ("（削る）", "【①cの取組】"),
                    ("（削る）", "【②dの取組】"),
                    ("（３）（略）", "（３）（略）"),
                ],
            ),
        ] == self.groups(after)

    def test_what_moves_below_another_element_is_one_row(self) -> None:
        after = self.changed("initiatives", d={"under": "a"})
        rows = dict(self.groups(after))["第２章　施策の展開　１　基本目標"]
        assert (
            "【②】dの取組\n上位の項目：【（１）a】の取組",
            "【②】dの取組\n上位の項目：【（２）b】の取組",
        ) in rows
        assert not [row for row in rows if "（削る）" in row or "（新設）" in row]


LABELS = st.permutations([*FIVE])
PLANS = st.builds(
    lambda order, count, texts: plan(
        *(attrs.evolve(each, text=text) for each, text in zip(order[:count], texts, strict=False))
    ),
    LABELS,
    st.integers(0, 5),
    st.lists(st.sampled_from([None, "一。\n二。", "一。\n三。", "目標70件。"]), min_size=5, max_size=5),
)


class TestLaws:
    @given(PLANS, PLANS)
    def test_in_full_each_side_says_all_that_its_plan_says(self, before: Plan, after: Plan) -> None:
        rows = table(before, after, full=True).rows
        for column, side, mark in ((1, after, "（削る）"), (2, before, "（新設）")):
            said = [text for row in rows if (text := plain_text(row[column])) != mark]
            whole = [Shown(Kind.INITIATIVE, each, side).whole() for each in side.initiatives]
            assert sorted(said) == (sorted(whole) if rows else [])

    @given(PLANS, PLANS)
    def test_each_changed_element_has_one_row_and_the_rest_has_none(self, before: Plan, after: Plan) -> None:
        old, new = ({each.id: each for each in side.initiatives} for side in (before, after))
        kept = standing(tuple(old), tuple(new))
        changed = [id for id in {**old, **new} if id not in kept or old[id] != new[id]]
        own = [row for row in table(before, after).rows if not plain_text(row[1]).endswith(("）（略）", "～（略）"))]
        assert len(changed) == len(own)

    @given(PLANS, PLANS)
    def test_a_row_without_underlining_is_one_of_what_did_not_change(self, before: Plan, after: Plan) -> None:
        assert (before == after) == (table(before, after).rows == ())
        for row in table(before, after).rows:
            runs = [run for cell in row[1:] for run in runs_of(cell)]
            assert any(run.underlined for run in runs) or "（略）" in plain_text(row[1])

    @given(PLANS, PLANS)
    def test_turned_round_the_columns_change_places(self, before: Plan, after: Plan) -> None:
        forth = sorted(plain_text(row[1]) for row in table(before, after, full=True).rows)
        back = sorted(plain_text(row[2]) for row in table(after, before, full=True).rows)
        assert [each for each in forth if each != "（削る）"] == [each for each in back if each != "（新設）"]

    @given(st.permutations("abcdefg"), st.permutations("abcdefg"), st.integers(0, 7), st.integers(0, 7))
    def test_the_order_holds_everything_once(self, old: list[str], new: list[str], m: int, n: int) -> None:
        found = interleaved(old[:m], new[:n])
        assert sorted(found) == sorted({*old[:m], *new[:n]})
        assert [id for id in found if id in new[:n]] == new[:n]
        kept = standing(old[:m], new[:n])
        assert [id for id in old[:m] if id in kept] == [id for id in new[:n] if id in kept]


def test_a_dossier_without_changes_has_no_table() -> None:
    assert () == table(Dossier(base=PLAN).latest, PLAN).rows


def test_runs_of_a_text_are_its_words() -> None:
    assert (Run("目標"),) == runs_of("目標")
