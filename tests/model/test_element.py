"""What every element has: an id, what is printed, where it is stated, and the rest."""

import copy
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.errors import InvalidValueError
from welfareplan.model.bases import LegalItem
from welfareplan.model.element import Citation, Element, pairs
from welfareplan.model.issues import Issue
from welfareplan.model.kinds import ELEMENT_KINDS, KIND_OF, KINDS, ROW_OF, key_of, references_of
from welfareplan.model.links import LEGAL_PAIRS, Link
from welfareplan.model.plan import Plan
from welfareplan.terms import Kind, LinkBasis, Relation
from welfareplan.testing import citations, extras


class TestCitation:
    @given(citations())
    def test_round_trip(self, citation: Citation) -> None:
        assert citation == Citation.of(str(citation))

    @pytest.mark.parametrize(
        ("text", "source", "place"),
        [
            ("slides", "slides", None),
            ("slides#12", "slides", "12"),
            ("slides#a#b", "slides", "a#b"),
            ("s#p. 3 下", "s", "p. 3 下"),
        ],
    )
    def test_forms(self, text: str, source: str, place: str | None) -> None:
        citation = Citation.of(text)

        assert (source, place) == (citation.source, citation.place)
        assert text == str(citation)

    @pytest.mark.parametrize("found", ["", "スライド", "#12", "Slides#12", "slides 12", 12, None, 1.5], ids=repr)
    def test_begins_with_the_id_of_a_source(self, found: object) -> None:
        with pytest.raises(
            InvalidValueError, match=r"^a citation begins with the id of a source, like 'slides' or 'slides#12'; "
        ):
            Citation.of(found)

    @pytest.mark.parametrize("place", ["", " 12", "12 ", "1\n2", "\u3000", "1\u20282", 12, True], ids=repr)
    def test_its_place_is_one_line(self, place: object) -> None:
        with pytest.raises(
            InvalidValueError, match=r" of a citation must be one line of text without blanks around it$"
        ):
            Citation("slides", place)  # type: ignore[arg-type]

    def test_the_messages_in_both_languages(self) -> None:
        with pytest.raises(InvalidValueError) as source:
            Citation.of("スライド")
        with pytest.raises(InvalidValueError) as place:
            Citation.of("slides#")

        assert str(source.value) == (
            "a citation begins with the id of a source, like 'slides' or 'slides#12'; found 'スライド'"
        )
        assert source.value.ja == (
            "出典は「slides」「slides#12」のように出典の識別子で始めてください（「スライド」）。"
        )
        assert str(place.value) == "the place '' of a citation must be one line of text without blanks around it"
        assert place.value.ja == "出典の箇所「」は、前後に空白のない1行で書いてください。"


class TestExtra:
    @given(st.dictionaries(st.text(), st.text()))
    def test_pairs_are_a_mapping_that_can_be_hashed(self, mapping: dict[str, str]) -> None:
        element = Element(id="a", extra=pairs(mapping))

        assert mapping == dict(element.extra)
        assert hash(element) == hash(Element(id="a", extra=pairs(dict(reversed(mapping.items())))))

    @given(extras())
    def test_any_pairs_may_stand_in_an_element(self, extra: Any) -> None:
        assert extra == Element(id="a", extra=extra).extra

    @pytest.mark.parametrize(
        "wrong",
        [
            {},
            {"a": "1"},
            [("a", "1")],
            ("ab",),
            (("a", 1),),
            (("a",),),
            (("a", "1", "2"),),
            (("a", "1"), "b"),
            "ab",
            None,
        ],
        ids=repr,
    )
    def test_what_is_no_pairs_is_refused(self, wrong: object) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Issue(id="a", extra=wrong)  # type: ignore[arg-type]

        assert str(caught.value) == f"extra of Issue must be pairs of text, found {wrong!r}; use pairs({{...}})"
        assert caught.value.ja.startswith("Issue の extra は文字列の組で書いてください（「")

    @pytest.mark.parametrize("wrong", [(("b", "1"), ("a", "2")), (("a", "1"), ("a", "2"))], ids=["order", "twice"])
    def test_keys_are_sorted_and_different(self, wrong: tuple[tuple[str, str], ...]) -> None:
        keys = [key for key, _ in wrong]

        with pytest.raises(InvalidValueError) as caught:
            Issue(id="a", extra=wrong)

        assert str(caught.value) == (
            f"the keys of extra of Issue must be sorted and different, found {keys!r}; use pairs({{...}})"
        )
        assert caught.value.ja == f"Issue の extra のキーが整列していないか重複しています（{keys!r}）。"


class TestElement:
    @pytest.mark.parametrize(
        ("parts", "name"),
        [
            ({}, "salon"),
            ({"label": "①"}, "①"),
            ({"title": "サロン"}, "サロン"),
            ({"label": "①", "title": "サロン"}, "①サロン"),
        ],
    )
    def test_is_called_as_a_reader_would_call_it(self, parts: dict[str, str], name: str) -> None:
        assert name == Issue(id="salon", **parts).name  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("element", "text"),
        [
            (Issue(id="salon"), "<Issue salon>"),
            (Issue(id="salon", title="サロン"), "<Issue salon 'サロン'>"),
            (Element(id="salon"), "<Element salon>"),
        ],
    )
    def test_shows_what_it_is(self, element: Element, text: str) -> None:
        assert text == repr(element)

    def test_a_malformed_id_is_refused(self) -> None:
        with pytest.raises(InvalidValueError, match=r"^id 'サロン' of Issue is not an id: "):
            Issue(id="サロン")

    def test_kinds_with_the_same_parts_differ(self) -> None:
        assert Issue(id="a") != Element(id="a")


class TestKinds:
    def test_every_field_of_the_plan_that_holds_elements_has_its_row(self) -> None:
        own = {field.name for field in attrs.fields(Plan)} - {field.name for field in attrs.fields(Element)}

        assert {row.field for row in KINDS} == own - {"period", "adopted", "vision", "levels", "terms", "joint"}

    def test_every_kind_but_the_plan_has_its_row(self) -> None:
        assert {row.kind for row in KINDS} == set(Kind) - {Kind.PLAN}
        assert {row.kind for row in ELEMENT_KINDS} == set(Kind) - {Kind.PLAN, Kind.LINK}

    @pytest.mark.parametrize("row", KINDS, ids=lambda row: row.table)
    def test_a_row_names_fields_that_are_there(self, row: Any) -> None:
        fields = {field.name: field for field in attrs.fields(row.cls)}

        assert {name for name, _ in row.references} <= set(fields)
        assert all((fields[name].default == ()) == many for name, many in row.references)
        assert row.nests == ("under" in fields)
        assert KIND_OF[row.cls] is row.kind
        assert ROW_OF[row.kind] is row

    def test_a_link_is_called_by_its_key(self) -> None:
        link = Link(source="a", relation=Relation.ANSWERS, target="b", basis=LinkBasis.STATED)

        assert key_of(link) == link.key == "a answers b"
        assert key_of(Issue(id="a")) == "a"

    def test_whom_an_element_names(self) -> None:
        issue = Issue(id="a", passage="chapter", under="b", cites=(Citation("slides"), Citation("plan", "3")))

        assert list(references_of(issue, ROW_OF[Kind.ISSUE].references)) == [
            ("a", "cites", "slides"),
            ("a", "cites", "plan"),
            ("a", "passage", "chapter"),
            ("a", "under", "b"),
        ]


class TestLink:
    def test_every_relation_has_its_legal_pairs(self) -> None:
        assert set(LEGAL_PAIRS) == set(Relation)
        assert all(sources and targets for sources, targets in LEGAL_PAIRS.values())

    @pytest.mark.parametrize(
        ("parts", "english", "japanese"),
        [
            (
                {"source": "A"},
                "source 'A' of Link is not an id: use 1 to 64 of a-z, 0-9 and '-', not beginning with '-'",
                (
                    "Link の source「A」は識別子の形ではありません。"
                    "半角の a-z・0-9・ハイフンを64字以内で、先頭はハイフン以外にしてください。"
                ),
            ),
            (
                {"relation": "answers"},
                "the relation of a link is 'answers'; give a Relation",
                "対応関係の種類が「answers」です。Relation の値で指定してください。",
            ),
            (
                {"basis": "stated"},
                "the basis of a link is 'stated'; give a LinkBasis",
                "対応関係の根拠が「stated」です。LinkBasis の値で指定してください。",
            ),
        ],
    )
    def test_is_made_of_its_parts(self, parts: dict[str, Any], english: str, japanese: str) -> None:
        right: dict[str, Any] = {"source": "a", "relation": Relation.ANSWERS, "target": "b", "basis": LinkBasis.STATED}

        with pytest.raises(InvalidValueError) as caught:
            Link(**right | parts)

        assert (english, japanese) == (str(caught.value), caught.value.ja)


def test_an_item_of_a_law_has_an_id() -> None:
    with pytest.raises(InvalidValueError, match=r"^id '①' of LegalItem is not an id: "):
        LegalItem(id="①")


@pytest.mark.parametrize("again", [lambda e: pickle.loads(pickle.dumps(e)), copy.copy, copy.deepcopy, attrs.evolve])  # noqa: S301
def test_elements_pickle_copy_evolve_and_hash(again: Any) -> None:
    issue = Issue(id="a", cites=(Citation("slides", "3"),), extra=pairs({"所管": "課"}))

    assert {issue} == {again(issue)}
