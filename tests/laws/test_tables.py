"""The laws of the old-and-new table: what it promises of any two texts of a plan."""

import attrs
from hypothesis import given

from welfareplan.model.plan import KINDS, Plan, key_of
from welfareplan.reports.comparison import Comparison, Marks, Row
from welfareplan.reports.contrast import LEFT_OUT
from welfareplan.reports.entries import is_text
from welfareplan.reports.placing import Column, sections
from welfareplan.reports.sheets import Cell, plain_text, runs_of
from welfareplan.revision.changes import Addition, Amendment, Removal
from welfareplan.revision.differ import diff
from welfareplan.revision.meaning import moved_links
from welfareplan.terms import Kind
from welfareplan.testing import plan_pairs

Pair = tuple[Plan, Plan]

MARKS = Marks(added="（新設）", removed="（削る）", same=LEFT_OUT, same_is_old=True)


def rows(pair: Pair, *, full: bool = False, everything: bool = True) -> list[Row]:
    before, after = pair
    comparison = Comparison(
        before=before, after=after, spelling=True, everything=everything, full=full, paged=False, marks=MARKS
    )
    return list(comparison.rows())


def underlined(cell: Cell) -> bool:
    return any(run.underlined for run in runs_of(cell))


def keys(plan: Plan) -> set[tuple[Kind, str]]:
    return {(row.kind, key_of(each)) for row in KINDS for each in getattr(plan, row.field)}


class TestEverythingHasItsPlace:
    """Every element of both texts stands in the outline once."""

    @given(plan_pairs())
    def test_no_element_is_lost_or_said_twice(self, pair: Pair) -> None:
        columns = {row.kind: Column.of(row, *pair) for row in KINDS}
        placed = [(each.kind, id) for each in sections(columns) for id in each.ids]
        assert sorted(placed) == sorted(keys(pair[0]) | keys(pair[1]))

    @given(plan_pairs())
    def test_in_full_every_element_has_its_row(self, pair: Pair) -> None:
        found = [row.id for row in rows(pair, full=True)]
        became = moved_links(diff(*pair))
        wanted = [id for _, id in keys(pair[0]) | keys(pair[1]) if id not in became]
        assert sorted(id for id in found if id is not None and id != pair[0].id) == sorted(wanted)


class TestEveryChangeIsShown:
    """What a diff finds stands in the table, and nothing else does."""

    @given(plan_pairs())
    def test_what_changed_has_a_row(self, pair: Pair) -> None:
        changed = {
            change.id for change in diff(*pair, spelling=True) if isinstance(change, Addition | Removal | Amendment)
        }
        assert changed <= {row.id for row in rows(pair)}

    @given(plan_pairs())
    def test_what_is_no_text_needs_no_row(self, pair: Pair) -> None:
        changed = {
            change.id
            for change in diff(*pair, spelling=True)
            if isinstance(change, Amendment) and is_text(change.kind, change.field)
        }
        assert changed <= {row.id for row in rows(pair, everything=False)}

    @given(plan_pairs())
    def test_two_equal_texts_have_no_rows(self, pair: Pair) -> None:
        assert [] == rows((pair[0], pair[0]))

    @given(plan_pairs())
    def test_a_row_without_underlining_is_one_of_what_did_not_change(self, pair: Pair) -> None:
        changed = {
            (change.kind, change.id)
            for change in diff(*pair, spelling=True)
            if isinstance(change, Addition | Removal | Amendment)
        }
        for row in rows(pair):
            if row.id is None:
                assert plain_text(row.new).endswith(LEFT_OUT)
                assert not underlined(row.new)
            elif not (underlined(row.old) or underlined(row.new)):
                assert row.id not in {id for _, id in changed}  # it is shown for what stands under it


class TestItIsTheSameFromBothSides:
    """Turned round, the two texts change places."""

    @given(plan_pairs())
    def test_the_columns_change_places(self, pair: Pair) -> None:
        before, after = pair
        forth, back = rows(pair, full=True), rows((after, before), full=True)
        assert sorted((plain_text(row.new), plain_text(row.old)) for row in forth if row.id in _both(pair)) == sorted(
            (plain_text(row.old), plain_text(row.new)) for row in back if row.id in _both(pair)
        )


def _both(pair: Pair) -> set[str]:
    return {id for _, id in keys(pair[0]) & keys(pair[1])}


def test_a_circle_of_elements_is_shown_once() -> None:
    from welfareplan.model.issues import Issue

    circle = Plan(id="p", issues=(Issue(id="a", under="b"), Issue(id="b", under="a"), Issue(id="c", under="c")))
    changed = attrs.evolve(circle, issues=tuple(attrs.evolve(each, title="題") for each in circle.issues))
    assert ["a", "b", "c"] == sorted(row.id or "" for row in rows((circle, changed)))
