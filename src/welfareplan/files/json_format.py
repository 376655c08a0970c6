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

_NOT_STRUCTURE = bytes(set(range(256)) - set(b'"[]{}'))
_STEPS = [0] * 256
for _opening, _closing in (b"[]", b"{}"):
    _STEPS[_opening], _STEPS[_closing] = 1, -1


def parse(text: str) -> dict[str, Any]:
    """The members of a document.

    Raises:
        FileRefusedError: it is not JSON, too deep, has a key twice or is not an object.
    """
    if depth(text) > MOST_DEPTH:
        raise FileRefusedError("too-deep", limit=MOST_DEPTH)
    members = _stated_members if "null" in text else _members
    decoder = json.JSONDecoder(
        object_pairs_hook=members, parse_float=number, parse_int=_whole, parse_constant=_no_constant
    )
    try:
        data = decoder.decode(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise FileRefusedError("not-json", where, detail=error.msg) from None
    except RecursionError:
        raise FileRefusedError("too-deep", limit=MOST_DEPTH) from None
    if not isinstance(data, dict):
        found, found_ja = kind_of_value(data)
        raise FileRefusedError("not-a-table", found=found, found_ja=found_ja)
    return data


def render(document: Mapping[str, Any]) -> str:
    """The text of a document, the same for the same document."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def depth(text: str) -> int:
    """How deep objects and lists stand within one another, looked up without parsing.

    >>> depth('{"a": [1, "[["]}')
    2
    """
    # All by searches in C: this runs over every document before it is parsed. Escapes go first, then all but quotes and
    # brackets; two quotes side by side can go as well, since what follows is as much inside or outside as before.
    marks = text.encode().replace(b"\\\\", b"").replace(b'\\"', b"")
    marks = marks.translate(None, _NOT_STRUCTURE).replace(b'""', b"")
    if b'"' in marks:
        marks = b"".join(marks.split(b'"')[::2])
    return max(accumulate(map(_STEPS.__getitem__, marks)), default=0)


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


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise FileRefusedError("duplicate-key", found=shown(twice), found_ja=shown_ja(twice))
    return members


def _stated_members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {key: value for key, value in _members(pairs).items() if value is not None}
