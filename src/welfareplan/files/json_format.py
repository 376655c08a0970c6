"""What does a JSON document say? (floor 7)

Strict JSON (RFC 8259) and nothing beside: no NaN, no key twice, numbers exactly as they stand. A member that is null counts
as left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from itertools import accumulate
from typing import Any, NoReturn

from welfareplan.errors import shown, shown_ja
from welfareplan.files.limits import LONGEST_NUMBER, MOST_DEPTH
from welfareplan.files.troubles import FileRefusedError, kind_of_value
from welfareplan.wording.parsers import parser_ja

_NOT_MARKS = bytes(set(range(256)) - set(b'"[]{}:'))
_AS_LISTS = bytes.maketrans(b"{}", b"[]")
_STEPS = {ord("["): 1, ord("]"): -1}


def parse(text: str) -> dict[str, Any]:
    """The members of a document.

    Raises:
        FileRefusedError: it is not JSON, too deep, has a key twice or is not an object.
    """
    marks = _marks(text)
    if _is_too_deep(marks):
        raise FileRefusedError("too-deep", limit=MOST_DEPTH)
    # To look at the keys of every object takes as long as to read it. Where as many members came out as there are colons,
    # no key stands twice, and nobody needs to look; a null is left out, which takes a look as well.
    members = _Members()
    data = None if "null" in text else _decoded(text, object_hook=members.count)
    if data is None or members.met != marks.count(b":"):
        data = _decoded(text, object_pairs_hook=_stated_members)
    if not isinstance(data, dict):
        found, found_ja = kind_of_value(data)
        raise FileRefusedError("not-a-table", found=found, found_ja=found_ja)
    return data


def _decoded(text: str, **hooks: Any) -> Any:
    decoder = json.JSONDecoder(parse_float=number, parse_int=_whole, parse_constant=_no_constant, **hooks)
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise FileRefusedError("not-json", where, detail=error.msg, detail_ja=parser_ja(error.msg)) from None
    except RecursionError:
        raise FileRefusedError("too-deep", limit=MOST_DEPTH) from None


class _Members:
    """How many members the objects of a document have (項目数)."""

    __slots__ = ("met",)

    def __init__(self) -> None:
        self.met = 0

    def count(self, members: dict[str, Any]) -> dict[str, Any]:
        self.met += len(members)
        return members


def render(document: Mapping[str, Any]) -> str:
    """The text of a document, the same for the same document."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _marks(text: str) -> bytes:
    """The brackets and colons of a document that stand outside texts."""
    # All by searches in C: this runs over every document before it is parsed. Escapes go first, then all but quotes and
    # marks; two quotes side by side can go as well, since what follows is as much inside or outside as before.
    marks = text.encode()
    if b"\\" in marks:
        marks = marks.replace(b"\\\\", b"").replace(b'\\"', b"")
    marks = marks.translate(None, _NOT_MARKS).replace(b'""', b"")
    return b"".join(marks.split(b'"')[::2]) if b'"' in marks else marks


def depth(text: str) -> int:
    """How deep objects and lists stand within one another, looked up without parsing.

    >>> depth('{"a": [1, "[["]}')
    2
    """
    return _depth(_brackets(_marks(text)))


def _brackets(marks: bytes) -> bytes:
    return marks.translate(_AS_LISTS, b":")


def _depth(brackets: bytes) -> int:
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0)


def _is_too_deep(marks: bytes) -> bool:
    # A document is some five deep: what is innermost goes, layer by layer, and soon nothing is left.
    left = brackets = _brackets(marks)
    for _ in range(MOST_DEPTH):
        if not left:
            return False
        before, left = left, left.replace(b"[]", b"")
        if len(left) == len(before):  # brackets that do not close
            break
    return _depth(brackets) > MOST_DEPTH


def number(text: str) -> Decimal:
    """A bare number exactly as it stands.

    Raises:
        FileRefusedError: it is too long for any figure.
    """
    if len(text) <= LONGEST_NUMBER:
        try:
            return Decimal(text)
        except InvalidOperation:  # an exponent of twenty digits
            pass
    raise FileRefusedError("number-too-long", found=shown(text), found_ja=shown_ja(text))


def _whole(text: str) -> int:
    # Python refuses to read the longest ones, and takes its time over the others.
    return int(text) if len(text) <= LONGEST_NUMBER else int(number(text))


def _no_constant(text: str) -> NoReturn:
    raise FileRefusedError("not-json", detail=f"{text} is not a number in JSON")


def _stated_members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise FileRefusedError("duplicate-key", found=shown(twice), found_ja=shown_ja(twice))
    return {key: value for key, value in members.items() if value is not None}
