"""JSON is read as Python reads it, but for a key that stands twice, a null, and what is nested too deep."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.files.json_format import depth, parse
from welfareplan.files.limits import MOST_DEPTH
from welfareplan.files.troubles import FileRefusedError

AWKWARD = st.text(alphabet='":{}[],\\ n\n', max_size=6)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | AWKWARD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(AWKWARD, inner, max_size=3),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(AWKWARD, VALUES, max_size=4)
STYLES: list[dict[str, Any]] = [{}, {"indent": 1}, {"separators": (",", ":")}, {"separators": (" , ", " : ")}]


def without_null(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_null(each) for key, each in value.items() if each is not None}
    return [without_null(each) for each in value] if isinstance(value, list) else value


def depth_of(value: Any) -> int:
    if not isinstance(value, dict | list):
        return 0
    return 1 + max((depth_of(each) for each in (value.values() if isinstance(value, dict) else value)), default=0)


@given(document=DOCUMENTS, style=st.sampled_from(STYLES))
def test_what_a_document_says(document: dict[str, Any], style: dict[str, Any]) -> None:
    text = json.dumps(document, **style)

    assert parse(text) == without_null(document)
    assert depth(text) == depth_of(document)


@given(document=DOCUMENTS, twice=AWKWARD, style=st.sampled_from(STYLES))
def test_a_key_that_stands_twice_is_always_found(document: dict[str, Any], twice: str, style: dict[str, Any]) -> None:
    outer = json.dumps({**document, "here": "HERE"}, **style)
    members = [json.dumps({twice: n}, **style).strip("{} \n") for n in (1, 2)]
    text = outer.replace('"HERE"', "{" + ",".join(members) + "}")

    with pytest.raises(FileRefusedError) as caught:
        parse(text)

    assert caught.value.code == "duplicate-key"


@pytest.mark.parametrize("brackets", ["[]", "{}"])
def test_how_deep_a_document_may_be(brackets: str) -> None:
    opening, closing = ("[", "]") if brackets == "[]" else ('{"a":', "}")

    def nested(times: int) -> str:
        inner = opening * (times - 1) + "1" + closing * (times - 1)
        return '{"a": [], "b": ' + inner + ', "c": [[]]}'

    assert parse(nested(MOST_DEPTH))["a"] == []
    with pytest.raises(FileRefusedError) as caught:
        parse(nested(MOST_DEPTH + 1))
    assert caught.value.code == "too-deep"


@pytest.mark.parametrize(("text", "code"), [("[" * 40, "too-deep"), ("[[[", "not-json"), ("]" * 40, "not-json")])
def test_brackets_that_are_not_closed(text: str, code: str) -> None:
    with pytest.raises(FileRefusedError) as caught:
        parse(text)

    assert caught.value.code == code
