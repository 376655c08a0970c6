"""The shape of an id, the nearest one, and a proposal."""

import difflib
import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.errors import InvalidValueError
from welfareplan.ids import is_id, nearest, propose, require_id


@attrs.frozen
class Holder:
    id: str = attrs.field(validator=require_id)


class TestShape:
    @pytest.mark.parametrize("text", ["a", "0", "salon", "a-b", "a-", "x" * 64, "1-2"])
    def test_ids(self, text: str) -> None:
        assert is_id(text)
        assert Holder(text).id == text

    @pytest.mark.parametrize(
        "value", ["", "-a", "A", "a b", "a_b", "x" * 65, "サロン", "ａ", "a\n", "a#b", "é", "٣", 5, None, True, b"a"]
    )
    def test_no_ids(self, value: object) -> None:
        assert not is_id(value)
        with pytest.raises(InvalidValueError):
            Holder(value)  # type: ignore[arg-type]

    def test_the_message_says_what_where_and_how(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Holder("サロン")

        assert str(caught.value) == (
            "id 'サロン' of Holder is not an id: use 1 to 64 of a-z, 0-9 and '-', not beginning with '-'"
        )
        assert caught.value.ja == (
            "Holder の id「サロン」は識別子の形ではありません。"
            "半角の a-z・0-9・ハイフンを64字以内で、先頭はハイフン以外にしてください。"
        )

    @given(st.text(max_size=70))
    def test_agrees_with_the_rule_in_words(self, text: str) -> None:
        letters = "abcdefghijklmnopqrstuvwxyz0123456789-"

        assert is_id(text) == (1 <= len(text) <= 64 and all(c in letters for c in text) and text[0] != "-")


class TestNearest:
    def test_a_slip_of_the_pen(self) -> None:
        assert nearest("isolaton", ["salon", "isolation"]) == "isolation"

    def test_nothing_is_near(self) -> None:
        assert nearest("zzz", ["salon", "isolation"]) is None

    def test_a_very_long_word_is_near_nothing_and_does_not_take_long(self) -> None:
        assert nearest("x" * 1_000_000, ["salon"] * 10) is None

    @given(st.text("abc-1", max_size=12), st.lists(st.text("abc-1", min_size=1, max_size=12), max_size=12))
    def test_is_the_one_that_difflib_would_find(self, wrong: str, known: list[str]) -> None:
        """As ``difflib.get_close_matches``, which compares every word to the end."""
        assert difflib.get_close_matches(wrong, known, n=1) == [word for word in [nearest(wrong, known)] if word]


class TestProposals:
    @given(st.text(), st.integers(0, 40))
    def test_is_an_id_that_is_not_taken(self, text: str, others: int) -> None:
        taken: set[str] = set()
        for _ in range(others):
            taken.add(propose("indicator", text, taken))

        proposal = propose("indicator", text, taken)

        assert is_id(proposal)
        assert proposal not in taken

    def test_the_same_text_gives_the_same_proposal(self) -> None:
        assert propose("issue", "孤立", set()) == propose("issue", "孤立", set())

    def test_looks_like_something_to_read_aloud(self) -> None:
        assert re.fullmatch(r"issue-[2-9a-hjkmnp-z]{4}", propose("issue", "孤立", set()))

    def test_a_text_with_half_a_character_has_a_proposal_too(self) -> None:
        assert is_id(propose("issue", "\ud800", set()))

    def test_takes_a_longer_tail_where_many_are_taken(self) -> None:
        class AllShort(set[str]):
            def __contains__(self, candidate: object) -> bool:
                return len(str(candidate)) <= len("issue-abcd")

        assert len(propose("issue", "孤立", AllShort())) == len("issue-abcde")
