"""用語: the words of the subject."""

import copy
import inspect
import pickle
import re

import pytest

from welfareplan import terms
from welfareplan.terms import Term

ENUMS = [
    found for _, found in inspect.getmembers(terms, inspect.isclass) if issubclass(found, Term) and found is not Term
]
MEMBERS = [member for enum in ENUMS for member in enum]


@pytest.mark.parametrize("member", MEMBERS, ids=repr)
def test_the_stored_value_is_the_name_in_lower_case(member: Term) -> None:
    assert member.value == member.name.lower()
    assert str(member) == member.value
    assert re.fullmatch(r"[a-z_]+", member.value)


@pytest.mark.parametrize("member", MEMBERS, ids=repr)
def test_every_word_has_its_japanese(member: Term) -> None:
    assert re.search(r"[\u3040-\u30ff\u4e00-\u9fff※]", member.ja)


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_words_of_one_enum_differ_in_both_languages(enum: type[Term]) -> None:
    members = list(enum)

    assert len(members) == len({member.value for member in members}) == len({member.ja for member in members})


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_not_stated_is_no_member(enum: type[Term]) -> None:
    assert "UNKNOWN" not in enum.__members__


@pytest.mark.parametrize("member", MEMBERS, ids=repr)
def test_is_one_and_the_same_after_copying_and_reading(member: Term) -> None:
    assert member is type(member)(member.value)
    assert member is pickle.loads(pickle.dumps(member))  # noqa: S301
    assert member is copy.deepcopy(member)


def test_a_word_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="'upward' is not a valid Better"):
        terms.Better("upward")
