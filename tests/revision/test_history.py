"""Every value an element had, from when to when, by which revision."""

import attrs
import pytest

from welfareplan.errors import UnknownIdError
from welfareplan.model.element import Citation
from welfareplan.model.issues import Issue
from welfareplan.model.links import Link
from welfareplan.model.plan import Plan
from welfareplan.revision.history import history
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Kind, LinkBasis, Relation
from welfareplan.when import PartialDate

ADOPTED, FIRST, SECOND = PartialDate(2020, 3), PartialDate(2021, 12), PartialDate(2022, 11)
CITED = (Citation("minutes", "p. 3"),)
LINK = Link(source="salon", relation=Relation.ANSWERS, target="places", basis=LinkBasis.STATED)
BASE = Plan(id="k", adopted=ADOPTED, title="計画", issues=(Issue(id="places", title="集える場の不足", cites=CITED),))
AMENDED = attrs.evolve(
    BASE,
    title="計画（改訂版）",
    issues=(attrs.evolve(BASE.issues[0], title="場の不足"), Issue(id="new", title="新しい課題")),
    links=(LINK,),
)
LAST = attrs.evolve(AMENDED, issues=(AMENDED.issues[1],), links=())
REVISIONS = (
    Revision.between(BASE, AMENDED, id="first", adopted=FIRST, cites=(Citation("notice"),)),
    Revision.between(AMENDED, LAST, id="second", adopted=SECOND),
)


def test_a_field_has_a_span_for_every_value() -> None:
    old, new = history(BASE, REVISIONS, "places").of("title")

    assert (
        old.value,
        old.since,
        old.until,
        old.by,
        old.ended_by,
        old.cites,
    ) == ("集える場の不足", ADOPTED, FIRST, None, "first", CITED)
    assert ("場の不足", FIRST, SECOND, "first", "second", (Citation("notice"),)) == (
        new.value,
        new.since,
        new.until,
        new.by,
        new.ended_by,
        new.cites,
    )


def test_a_field_that_never_changed_has_one_span_until_the_element_left() -> None:
    (span,) = history(BASE, REVISIONS, "places").of("cites")
    assert (span.since, span.until) == (ADOPTED, SECOND)


def test_presence_is_a_span_without_a_field() -> None:
    (span,) = history(BASE, REVISIONS, "new").of(None)
    assert (Issue(id="new", title="新しい課題"), FIRST, None, "first") == (span.value, span.since, span.until, span.by)


def test_changed_names_the_fields_a_revision_changed() -> None:
    assert history(BASE, REVISIONS, "places").changed == ("title",)
    assert history(BASE, REVISIONS, "new").changed == ()


def test_links_of_an_element_have_their_own_spans() -> None:
    (span,) = history(BASE, REVISIONS, "places").links
    assert (span.value, span.since, span.until) == (LINK, FIRST, SECOND)


def test_a_link_has_a_history_by_its_key() -> None:
    found = history(BASE, REVISIONS, LINK.key)
    assert Kind.LINK is found.kind
    assert tuple(span.value for span in found.of(None)) == (LINK,)


def test_the_plan_has_a_history_without_its_elements() -> None:
    found = history(BASE, REVISIONS, "k")
    assert [span.value for span in found.of("title")] == ["計画", "計画（改訂版）"]
    assert found.of("issues") == ()


def test_a_field_emptied_by_a_revision_ends_without_a_successor() -> None:
    bare = attrs.evolve(BASE, issues=(attrs.evolve(BASE.issues[0], cites=()),))
    (span,) = history(BASE, (Revision.between(BASE, bare, id="r", adopted=FIRST),), "places").of("cites")
    assert span.until == FIRST


def test_a_field_first_filled_by_a_revision_begins_there() -> None:
    told = attrs.evolve(BASE, issues=(attrs.evolve(BASE.issues[0], text="本文"),))
    (span,) = history(BASE, (Revision.between(BASE, told, id="r", adopted=FIRST),), "places").of("text")
    assert (span.value, span.since) == ("本文", FIRST)


def test_an_id_that_never_stood_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownIdError) as caught:
        history(BASE, REVISIONS, "plces")
    assert str(caught.value) == "'plces' is not in the history of plan 'k'; did you mean 'places'?"


def test_an_id_that_only_a_revision_added_is_known_to_the_hint() -> None:
    with pytest.raises(UnknownIdError, match="did you mean 'new'"):
        history(BASE, REVISIONS, "neww")
