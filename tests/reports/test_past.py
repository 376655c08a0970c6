"""What was it before: the tables of a history, of proposals, of a series and of the conflicts of a merge."""

import attrs

import welfareplan as wp
from welfareplan.dossier import Dossier
from welfareplan.model.indicators import Indicator, Reading
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.links import Link
from welfareplan.model.plan import Plan
from welfareplan.reports.past import conflicts_table, history_table, matches_table, series_table
from welfareplan.reports.sheets import Table
from welfareplan.revision.merging import merge
from welfareplan.terms import LinkBasis, Relation
from welfareplan.when import When

BASE = Plan(
    id="midori",
    issues=(Issue(id="a", label="①", title="孤立"), Issue(id="b", label="②", title="担い手")),
    initiatives=(Initiative(id="salon", title="サロン"),),
    links=(Link(source="salon", relation=Relation.ANSWERS, target="a", basis=LinkBasis.INFERRED),),
)


def retitled(title: str, *, swapped: bool = False) -> Plan:
    issues = (attrs.evolve(BASE.issues[0], title=title), BASE.issues[1])
    return attrs.evolve(BASE, issues=issues[::-1] if swapped else issues)


def based(basis: LinkBasis | None) -> Plan:
    return attrs.evolve(BASE, links=() if basis is None else (attrs.evolve(BASE.links[0], basis=basis),))


def rows(found: Table, *headings: str) -> list[tuple[str, ...]]:
    return [tuple(row[each] for each in headings) for row in found.to_rows()]


class TestConflicts:
    def test_a_field_is_named_with_its_element_and_shown_three_times(self) -> None:
        found = conflicts_table(merge(BASE, retitled("孤独"), retitled("社会的孤立")))
        assert "競合（1件）" == found.title
        assert [("a.title", "課題「①孤立」の名称", "孤立", "孤独", "社会的孤立")] == [
            tuple(row.values()) for row in found.to_rows()
        ]

    def test_what_a_side_took_away_is_not_there(self) -> None:
        gone = attrs.evolve(BASE, issues=BASE.issues[1:], links=())
        found = conflicts_table(merge(BASE, gone, retitled("孤独")))
        assert [("a", "課題「①孤立」", "①孤立", "（なし）", "①孤独")] == [
            tuple(row.values()) for row in found.to_rows()
        ]

    def test_what_both_sides_added_is_named_as_one_of_them_does(self) -> None:
        ours, theirs = (
            attrs.evolve(BASE, issues=(*BASE.issues, Issue(id="c", title=title))) for title in ("災害", "防災")
        )
        assert [("課題「災害」", "（なし）", "災害", "防災")] == rows(
            conflicts_table(merge(BASE, ours, theirs)), "対象", "元", "こちらの案", "相手の案"
        )

    def test_an_order_is_a_list_of_names(self) -> None:
        base = attrs.evolve(BASE, issues=(*BASE.issues, Issue(id="c", label="③", title="防災")))
        orders = (attrs.evolve(base, issues=tuple(base.issues[n] for n in order)) for order in ((2, 0, 1), (1, 0, 2)))
        (row,) = conflicts_table(merge(base, *orders)).to_rows()
        assert ("issue.order", "課題の順序") == (row["指定"], row["対象"])
        assert ("③防災\n①孤立\n②担い手", "②担い手\n①孤立\n③防災") == (row["こちらの案"], row["相手の案"])

    def test_a_link_is_said_by_its_ends(self) -> None:
        found = conflicts_table(merge(BASE, based(LinkBasis.STATED), based(None)))
        said = "対応関係「サロン → ①孤立（課題に対応）」"
        assert [(said, "（なし）")] == rows(found, "対象", "相手の案")

    def test_the_plan_itself(self) -> None:
        ours, theirs = (attrs.evolve(BASE, vision=vision) for vision in ("支え合い", "共に生きる"))
        assert [("midori.vision", "計画の基本理念")] == rows(conflicts_table(merge(BASE, ours, theirs)), "指定", "対象")


class TestMatches:
    def test_the_id_by_which_a_proposal_is_accepted_stands_with_the_name(self) -> None:
        new = Plan(id="next", issues=(Issue(id="x", title="社会的な孤立"), Issue(id="y", title="災害")))
        old = Plan(id="last", issues=(Issue(id="p", title="社会的な孤立"), Issue(id="q", title="担い手")))
        found = matches_table(wp.match(old, new), old, new)
        assert [("課題", "社会的な孤立", "x", "社会的な孤立")] == rows(
            found, "種類", "新しい計画", "識別子", "前の計画"
        )
        assert (
            "新しい計画で候補のないもの（課題1件）：災害",
            "前の計画で候補のないもの（課題1件）：担い手",
        ) == found.notes[1:]


class TestSeries:
    def test_how_the_terms_join_is_noted(self) -> None:
        def term(id: str, year: int, succeeds: str | None, unit: str) -> Dossier:
            reading = Reading(at=When.fiscal(year), amount=wp.Amount("5", unit))
            indicator = Indicator(
                id="visits", title="訪問", unit=unit, baseline=reading, succeeds=(succeeds,) if succeeds else ()
            )
            return Dossier(base=Plan(id=id, indicators=(indicator,)))

        old = term("p3", 2017, None, "件")
        for unit, joined in (("件", "つなげています"), ("世帯", "つなげていません")):
            found = series_table(wp.follow(term("p4", 2022, "p3#visits", unit), "visits", before=[old]))
            assert f"計画「p4」とそれより前の値は、{joined}" in found.notes[0]
            assert (2 if unit == "件" else 1) == len(found.rows)


class TestHistory:
    def test_links_have_their_rows(self) -> None:
        dossier = Dossier(base=BASE)
        found = rows(history_table(dossier.history("a"), dossier), "項目", "値", "いつまで")
        assert ("対応関係", "サロン → ①孤立（課題に対応）", "現在") == found[-1]

    def test_what_no_revision_did_is_of_the_time_of_adoption(self) -> None:
        dossier = Dossier(base=BASE)
        assert {"策定時"} == {by for (by,) in rows(history_table(dossier.history("a"), dossier), "改訂")}
