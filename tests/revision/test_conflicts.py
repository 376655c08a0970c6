"""A revision drafted against another text is refused, in words that say where the two differ."""

import pickle
from typing import Any

import attrs
import pytest

from welfareplan.amount import Amount
from welfareplan.errors import RevisionConflictError, WelfarePlanError
from welfareplan.model.bases import LegalBasis, LegalItem
from welfareplan.model.indicators import Indicator, Target
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.links import Link
from welfareplan.model.plan import Plan
from welfareplan.revision.applier import apply
from welfareplan.revision.changes import Addition, Amendment, ChangeSet, Removal, Reordering
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Kind, LinkBasis, Relation
from welfareplan.when import PartialDate, When

SALON = Initiative(id="salon", title="ふれあい・いきいきサロン")
NETWORK = Initiative(id="network", title="つながりの構築")
LINK = Link(source="salon", relation=Relation.ANSWERS, target="isolation", basis=LinkBasis.STATED)
VISITS = Indicator(
    id="visits", targets=(Target(due=When.fiscal(2022), amount=Amount("66")), Target(amount=Amount("70", "%")))
)
PLAN = Plan(
    id="kurume-2020",
    title="くるめ支え合うプラン",
    issues=(Issue(id="isolation", title="孤立"), Issue(id="poverty")),
    initiatives=(NETWORK, SALON),
    indicators=(VISITS,),
    bases=(LegalBasis(id="law", statute="社会福祉法", items=(LegalItem(id="item-1"),)),),
    links=(LINK,),
)


def refused(*changes: Any) -> RevisionConflictError:
    revision = Revision(id="midterm", adopted=PartialDate(2022, 11), changes=ChangeSet(changes))
    with pytest.raises(RevisionConflictError) as caught:
        apply(PLAN, revision)
    assert caught.value.revision == "midterm"
    assert "\n" not in str(caught.value)
    assert "\n" not in caught.value.ja
    return caught.value


class TestAmending:
    def test_another_old_value(self) -> None:
        error = refused(Amendment(Kind.INITIATIVE, "salon", "title", "ふれあいサロン", "サロン"))

        assert str(error) == (
            "revision 'midterm' amends the title of 'salon': it says the old title is 'ふれあいサロン', "
            "but the plan says 'ふれあい・いきいきサロン'"
        )
        assert error.ja == (
            "改訂「midterm」は「salon」の title を変更しますが、変更前の title を「ふれあいサロン」としているのに対し、"
            "計画では「ふれあい・いきいきサロン」です。"
        )
        assert (error.id, error.field, error.expected, error.found) == (
            "salon",
            "title",
            "ふれあいサロン",
            "ふれあい・いきいきサロン",
        )

    def test_a_bare_change_says_that_it_is_one(self) -> None:
        with pytest.raises(RevisionConflictError) as caught:
            apply(PLAN, ChangeSet((Amendment(Kind.INITIATIVE, "salon", "label", "①", "②"),)))

        assert str(caught.value) == (
            "a change amends the label of 'salon': it says the old label is '①', but the plan says None"
        )
        assert caught.value.ja == (
            "変更は「salon」の label を変更しますが、変更前の label を「①」としているのに対し、計画では記載なしです。"
        )
        assert caught.value.revision is None

    def test_of_long_values_the_part_that_differs_is_shown(self) -> None:
        old = (VISITS.targets[0], attrs.evolve(VISITS.targets[1], amount=Amount("75", "%")))
        error = refused(Amendment(Kind.INDICATOR, "visits", "targets", old, ()))

        assert str(error) == (
            "revision 'midterm' amends the targets of 'visits': it says the old targets[1].amount is Amount('75', '%'), "
            "but the plan says Amount('70', '%')"
        )
        assert error.field == "targets"
        assert (error.expected, error.found) == (old, VISITS.targets)

    def test_long_values_of_two_lengths_are_cut_short(self) -> None:
        error = refused(Amendment(Kind.INDICATOR, "visits", "targets", VISITS.targets[:1], ()))

        assert str(error).count("…") == 2

    def test_long_texts_are_cut_short(self) -> None:
        error = refused(Amendment(Kind.INITIATIVE, "salon", "text", "長" * 1000, None))

        assert "長" * 41 not in str(error)
        assert error.expected == "長" * 1000

    def test_an_element_that_is_not_there(self) -> None:
        error = refused(Amendment(Kind.INITIATIVE, "saloon", "title", "サロン", None))

        assert str(error) == (
            "revision 'midterm' amends the initiative 'saloon', which is not in plan 'kurume-2020'; did you mean 'salon'?"
        )
        assert error.ja == (
            "改訂「midterm」は取組「saloon」を変更しますが、計画「kurume-2020」にありません。「salon」ではありませんか。"
        )

    def test_an_element_of_another_kind(self) -> None:
        error = refused(Amendment(Kind.ISSUE, "salon", "title", "サロン", None))

        assert str(error) == "revision 'midterm' amends the issue 'salon', which is not in plan 'kurume-2020'"

    def test_a_field_that_is_not_there(self) -> None:
        error = refused(Amendment(Kind.INITIATIVE, "salon", "titel", None, "サロン"))

        assert str(error) == (
            "revision 'midterm' amends the titel of 'salon', which cannot be: "
            "the kind initiative has no such field; did you mean 'title'?"
        )
        assert error.ja == (
            "改訂「midterm」は「salon」の titel を変更しますが、変更できません。取組にその項目はありません。「title」ではありませんか。"
        )

    def test_a_field_like_none_of_its_own(self) -> None:
        error = refused(Amendment(Kind.INITIATIVE, "salon", "予算", None, "1"))

        assert str(error) == (
            "revision 'midterm' amends the 予算 of 'salon', which cannot be: the kind initiative has no such field"
        )

    def test_the_id(self) -> None:
        error = refused(Amendment(Kind.INITIATIVE, "salon", "id", "salon", "saloon"))

        assert str(error) == (
            "revision 'midterm' amends the id of 'salon', which cannot be: "
            "it is kept for life; remove the element and add another"
        )

    @pytest.mark.parametrize("field", ["source", "relation", "target"])
    def test_what_makes_a_link(self, field: str) -> None:
        error = refused(Amendment(Kind.LINK, LINK.key, field, getattr(LINK, field), "network"))

        assert str(error) == (
            f"revision 'midterm' amends the {field} of 'salon answers isolation', which cannot be: "
            "it is kept for life; remove the element and add another"
        )

    def test_a_value_that_the_field_cannot_hold(self) -> None:
        error = refused(Amendment(Kind.INITIATIVE, "salon", "title", SALON.title, 5))

        assert str(error) == (
            "revision 'midterm' amends the title of 'salon' to 5, which such a field cannot hold; give a value of its type"
        )
        assert error.ja == "改訂「midterm」は「salon」の title を「5」に変更しますが、この項目の値の型ではありません。"

    @pytest.mark.parametrize(
        ("kind", "id", "field", "old", "new"),
        [
            (Kind.BASIS, "law", "items", PLAN.bases[0].items, 5),
            (Kind.BASIS, "law", "items", PLAN.bases[0].items, ("item-1",)),
            (Kind.ISSUE, "poverty", "extra", (), (("a", "b", "c"),)),
            (Kind.ISSUE, "poverty", "extra", (), (("a", 1),)),
            (Kind.ISSUE, "poverty", "extra", (), {"a": "b"}),
            (Kind.ISSUE, "poverty", "cites", (), ["slides"]),
            (Kind.INDICATOR, "visits", "better", None, "up"),
            (Kind.PLAN, "kurume-2020", "period", None, "FY2020..FY2025"),
        ],
    )
    def test_no_value_of_another_type_gets_in(self, kind: Kind, id: str, field: str, old: object, new: object) -> None:
        assert "cannot hold" in str(refused(Amendment(kind, id, field, old, new)))

    def test_a_value_that_the_element_refuses(self) -> None:
        error = refused(Amendment(Kind.ISSUE, "poverty", "extra", (), (("b", ""), ("a", ""))))

        assert str(error).startswith("revision 'midterm' cannot be applied: the keys of extra of Issue must be sorted")
        assert error.ja.startswith("改訂「midterm」は適用できません。Issue の extra のキーが整列していないか")
        assert (error.id, error.field) == ("poverty", "extra")

    def test_the_plan_itself(self) -> None:
        error = refused(Amendment(Kind.PLAN, "kurume-2020", "title", "くるめプラン", "新プラン"))

        assert str(error) == (
            "revision 'midterm' amends the title of 'kurume-2020': it says the old title is 'くるめプラン', "
            "but the plan says 'くるめ支え合うプラン'"
        )

    def test_another_plan(self) -> None:
        error = refused(Amendment(Kind.PLAN, "kurume-2026", "title", "くるめプラン", "新プラン"))

        assert str(error) == (
            "revision 'midterm' amends the plan 'kurume-2026', which is not in plan 'kurume-2020'; "
            "did you mean 'kurume-2020'?"
        )

    def test_the_elements_of_the_plan_as_a_field(self) -> None:
        error = refused(Amendment(Kind.PLAN, "kurume-2020", "issues", PLAN.issues, ()))

        assert str(error) == (
            "revision 'midterm' amends the issues of 'kurume-2020', which cannot be: "
            "add, remove, amend and reorder its elements instead"
        )

    def test_the_second_amendment_meets_what_the_first_made(self) -> None:
        first = Amendment(Kind.PLAN, "kurume-2020", "title", "くるめ支え合うプラン", "新プラン")
        error = refused(first, first)

        assert error.found == "新プラン"
        assert apply(PLAN, ChangeSet((first, first.inverse()))) == PLAN


class TestRemoving:
    def test_an_element_that_reads_otherwise(self) -> None:
        error = refused(Removal(Kind.INITIATIVE, attrs.evolve(SALON, title="サロン"), "network"))

        assert str(error) == (
            "revision 'midterm' removes the initiative 'salon': it says its title is 'サロン', "
            "but the plan says 'ふれあい・いきいきサロン'"
        )
        assert error.ja == (
            "改訂「midterm」は取組「salon」を削除しますが、その title を「サロン」としているのに対し、"
            "計画では「ふれあい・いきいきサロン」です。"
        )
        assert (error.field, error.expected, error.found) == ("title", "サロン", "ふれあい・いきいきサロン")

    def test_an_element_that_stands_elsewhere(self) -> None:
        error = refused(Removal(Kind.INITIATIVE, SALON, None))

        assert str(error) == (
            "revision 'midterm' removes the initiative 'salon': it says it stands at the front, "
            "but the plan has it after 'network'"
        )
        assert error.ja == (
            "改訂「midterm」は取組「salon」を削除しますが、位置を先頭としているのに対し、計画では「network」の次です。"
        )
        assert (error.field, error.expected, error.found) == ("after", None, "network")

    def test_an_element_that_is_not_there(self) -> None:
        error = refused(Removal(Kind.ISSUE, Issue(id="isolaton"), None))

        assert str(error) == (
            "revision 'midterm' removes the issue 'isolaton', which is not in plan 'kurume-2020'; did you mean 'isolation'?"
        )

    def test_an_element_that_was_removed_before(self) -> None:
        removal = Removal(Kind.LINK, LINK, None)
        error = refused(removal, removal)

        assert str(error) == (
            "revision 'midterm' removes the link 'salon answers isolation', which is not in plan 'kurume-2020'"
        )


class TestAdding:
    def test_an_id_that_stands(self) -> None:
        error = refused(Addition(Kind.ISSUE, Issue(id="salon"), None))

        assert str(error) == (
            "revision 'midterm' adds the issue 'salon', but plan 'kurume-2020' already has 'salon'; "
            "give what is new an id of its own, or amend what stands"
        )
        assert error.ja == (
            "改訂「midterm」は課題「salon」を新設しますが、計画「kurume-2020」に「salon」が既にあります。"
            "新しい要素には別の識別子を付けるか、今ある要素を変更してください。"
        )

    def test_the_id_of_the_plan(self) -> None:
        assert "already has 'kurume-2020'" in str(refused(Addition(Kind.ISSUE, Issue(id="kurume-2020"), None)))

    def test_what_was_added_before(self) -> None:
        addition = Addition(Kind.ISSUE, Issue(id="new"), None)

        assert "already has 'new'" in str(refused(addition, addition))

    def test_a_link_that_stands(self) -> None:
        error = refused(Addition(Kind.LINK, LINK, None))

        assert "already has 'salon answers isolation'" in str(error)

    def test_the_id_of_a_legal_item(self) -> None:
        error = refused(Addition(Kind.ISSUE, Issue(id="item-1"), None))

        assert str(error) == (
            "revision 'midterm' cannot be applied: the id 'item-1' stands twice in plan 'kurume-2020'; "
            "every element needs its own"
        )
        assert error.ja == (
            "改訂「midterm」は適用できません。計画「kurume-2020」に識別子「item-1」が二つあります。"
            "要素ごとに別の識別子にしてください。"
        )

    def test_a_neighbour_that_is_not_there(self) -> None:
        error = refused(Addition(Kind.ISSUE, Issue(id="new"), "isolaton"))

        assert str(error) == (
            "revision 'midterm' adds the issue 'new' after 'isolaton', but plan 'kurume-2020' has no such issue; "
            "did you mean 'isolation'?"
        )
        assert error.ja == (
            "改訂「midterm」は課題「new」を「isolaton」の次に新設しますが、計画「kurume-2020」の課題に「isolaton」はありません。"
            "「isolation」ではありませんか。"
        )

    def test_a_neighbour_of_another_kind(self) -> None:
        error = refused(Addition(Kind.ISSUE, Issue(id="new"), "salon"))

        assert str(error) == (
            "revision 'midterm' adds the issue 'new' after 'salon', but plan 'kurume-2020' has no such issue"
        )

    def test_an_element_of_another_kind(self) -> None:
        error = refused(Addition(Kind.ISSUE, Initiative(id="new"), None))

        assert str(error) == (
            "revision 'midterm' names <Initiative new> as issue, but it is initiative; name its own kind"
        )
        assert error.ja == (
            "改訂「midterm」は「<Initiative new>」を種類「課題」としていますが、「取組」です。正しい種類を書いてください。"
        )
        assert (error.expected, error.found) == (Kind.ISSUE, Kind.INITIATIVE)

    def test_what_is_no_element(self) -> None:
        no_element: Any = "salon"
        error = refused(Addition(Kind.ISSUE, no_element, None))

        assert str(error) == "revision 'midterm' names 'salon' as issue, but it is no element; name its own kind"
        assert error.ja == (
            "改訂「midterm」は「salon」を種類「課題」としていますが、要素ではありません。正しい種類を書いてください。"
        )

    @pytest.mark.parametrize("kind", [Kind.PLAN, "measure", None, []])
    def test_a_kind_of_which_there_are_no_elements(self, kind: Any) -> None:
        error = refused(Addition(kind, Issue(id="new"), None))

        assert str(error).startswith(
            f"revision 'midterm' changes 'new' of kind {str(kind)!r}, of which a plan holds no"
        )
        assert error.ja.startswith(
            f"改訂「midterm」は種類「{kind}」の「new」を変更しますが、その種類の要素はありません。種類は"
        )


class TestReordering:
    def test_another_old_order(self) -> None:
        error = refused(Reordering(Kind.ISSUE, ("poverty", "isolation"), ("isolation", "poverty")))

        assert str(error) == (
            "revision 'midterm' reorders kind 'issue': it says the old order is ('poverty', 'isolation'), "
            "but the plan says ('isolation', 'poverty')"
        )
        assert error.ja == (
            "改訂「midterm」は課題の順序を変更しますが、変更前を「('poverty', 'isolation')」としているのに対し、"
            "計画では「('isolation', 'poverty')」です。"
        )

    @pytest.mark.parametrize(
        "new",
        [("isolation",), ("isolation", "isolation"), ("isolation", "salon"), ["poverty", "isolation"], 5, ([], [])],
    )
    def test_a_new_order_of_others(self, new: Any) -> None:
        error = refused(Reordering(Kind.ISSUE, ("isolation", "poverty"), new))

        assert str(error) == (
            f"revision 'midterm' reorders kind 'issue' to {new!r}, "
            "which does not name each of ('isolation', 'poverty') once; name the same ids in another order"
        )


class TestWhateverIsInTheList:
    def test_what_is_no_change(self) -> None:
        error = refused("salon")

        assert str(error) == (
            "revision 'midterm' holds 'salon', which is no change; use Addition, Removal, Amendment or Reordering"
        )
        assert error.ja == (
            "改訂「midterm」は「salon」を含んでいますが、変更ではありません。"
            "新設・削除・変更・順序の変更のいずれかで書いてください。"
        )

    @pytest.mark.parametrize(
        "change",
        [
            Amendment(Kind.ISSUE, [], "title", None, None),  # type: ignore[arg-type]
            Amendment(Kind.ISSUE, "poverty", [], None, None),  # type: ignore[arg-type]
            Amendment(Kind.PLAN, [], "title", None, None),  # type: ignore[arg-type]
            Amendment(Kind.PLAN, "kurume-2020", None, None, None),  # type: ignore[arg-type]
            Addition(Kind.ISSUE, Issue(id="new"), []),  # type: ignore[arg-type]
            Addition(Kind.ISSUE, None, None),  # type: ignore[arg-type]
            Removal(Kind.ISSUE, Issue, None),  # type: ignore[arg-type]
            Reordering([], (), ()),  # type: ignore[arg-type]
            Reordering(Kind.ISSUE, None, None),  # type: ignore[arg-type]
            None,
        ],
    )
    def test_only_our_errors_escape(self, change: Any) -> None:
        assert isinstance(refused(change), WelfarePlanError)

    def test_a_conflict_survives_pickling(self) -> None:
        error = refused(Removal(Kind.INITIATIVE, SALON, None))
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

        assert (str(again), again.ja, again.id, again.found) == (str(error), error.ja, "salon", "network")

    def test_the_plan_remains_as_it_was(self) -> None:
        before = pickle.dumps(PLAN)
        refused(Addition(Kind.ISSUE, Issue(id="new"), None), Removal(Kind.INITIATIVE, SALON, None))

        assert pickle.loads(before) == PLAN  # noqa: S301 - our own bytes


def test_of_two_long_texts_both_are_shown_from_where_they_part() -> None:
    said = "町は計画を策定しました。" * 6
    plan = Plan(id="p", text=f"{said}相談件数は増えています。")
    change = Amendment(Kind.PLAN, "p", "text", f"{said}相談件数は減っています。", "新しい本文")
    with pytest.raises(RevisionConflictError) as caught:
        apply(plan, ChangeSet((change,)))
    assert str(caught.value) == (
        "a change amends the text of 'p': it says the old text is '…しました。相談件数は減っています。', "
        "but the plan says '…しました。相談件数は増えています。' (they part at character 78)"
    )
    assert caught.value.ja == (
        "変更は「p」の text を変更しますが、変更前の text を「…しました。相談件数は減っています。」としているのに対し、"
        "計画では「…しました。相談件数は増えています。」です（78文字目から違います）。"
    )
    assert caught.value.expected == change.old


@pytest.mark.parametrize(
    ("says", "has", "where"),
    [
        ("誰もが集える場所の不足への対応", "誰もが集える居場所の不足への対応", "（7文字目から違います）"),
        ("集いの場の不足への対応が必要", "担い手の不足への対応が必要", ""),  # at once
        ("担い手の不足", "担い手の不安", ""),  # seen at once
    ],
)
def test_of_two_titles_both_are_shown_whole_and_where_they_part(says: str, has: str, where: str) -> None:
    change = Amendment(Kind.PLAN, "p", "title", says, "新しい名称")
    with pytest.raises(RevisionConflictError) as caught:
        apply(Plan(id="p", title=has), ChangeSet((change,)))
    assert caught.value.ja == (
        f"変更は「p」の title を変更しますが、変更前の title を「{says}」としているのに対し、計画では「{has}」です{where}。"
    )
