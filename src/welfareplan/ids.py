"""What is the shape of an id? (floor 2)

An id (識別子) is chosen once and kept for life: it is never derived again from a title, a number or a position, because
those are what revisions change.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from typing import TYPE_CHECKING, Any

from welfareplan.errors import InvalidValueError, shown, shown_ja

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_SHAPE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)
_LIKE_ENOUGH = 0.6
_LONGEST_WORD = 200
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # without 0 o 1 l i, which are mistaken for one another when read aloud


def is_id(text: object) -> bool:
    """Whether a value has the shape of an id (識別子): 1 to 64 of a-z, 0-9 and hyphen, not beginning with a hyphen.

    >>> is_id("salon"), is_id("サロン"), is_id(5)
    (True, False, False)
    """
    return isinstance(text, str) and _SHAPE.fullmatch(text) is not None


def require_id(instance: object, attribute: Any, value: Any) -> None:  # noqa: ANN401 - attrs gives validators any value
    """Validate an id field (識別子の検査), for attrs.

    Raises:
        InvalidValueError: the text does not have the shape of an id.

    >>> from welfareplan.model.issues import Issue
    >>> Issue(id="課題１")
    Traceback (most recent call last):
    ...
    welfareplan.errors.InvalidValueError: id '課題１' of Issue is not an id: use 1 to 64 of a-z, 0-9 and '-', not beginning with '-'
    """
    if not isinstance(value, str) or _SHAPE.fullmatch(value) is None:
        kind = type(instance).__name__
        raise InvalidValueError(
            f"{attribute.name} {shown(value)} of {kind} is not an id: "
            "use 1 to 64 of a-z, 0-9 and '-', not beginning with '-'",
            f"{kind} の {attribute.name}{shown_ja(value)}は識別子の形ではありません。"
            "半角の a-z・0-9・ハイフンを64字以内で、先頭はハイフン以外にしてください。",
        )


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The known word most like a wrong one (候補), for "did you mean"; None if none is near.

    The work grows with the number of known words: whoever reports thousands of wrong ones asks only for the first.

    >>> nearest("isolaton", ["isolation", "salon"])
    'isolation'
    """
    # Pathological lengths would make difflib slow; nobody mistypes 200 characters into something near.
    matcher = difflib.SequenceMatcher(b=wrong[:_LONGEST_WORD])
    best, found = _LIKE_ENOUGH, ""
    for word in known:
        matcher.set_seq1(word)
        # The quick ratios are upper bounds. Once something near is known, few words pass them: ids are much like one another.
        if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best:
            best, found = max((best, found), (matcher.ratio(), word))
    return found or None


def propose(kind: str, text: str, taken: Collection[str]) -> str:
    """Propose an id (識別子の提案) once, such as ``indicator-4f2k``, to be written back and kept.

    The same text gives the same proposal, so that reading a table twice does not make two plans; a number is hashed in
    where the proposal is taken.

    >>> propose("indicator", "見守り訪問活動件数", set())
    'indicator-7nsc'
    """
    attempt = 0
    while True:
        digest = int.from_bytes(
            hashlib.sha256(f"{kind}\0{text}\0{attempt}".encode(errors="surrogatepass")).digest(), "big"
        )
        # Four letters hold some 900,000 ids; a longer tail is taken where a plan already holds many like it.
        tail = ""
        for _ in range(4 + attempt // 8):
            digest, letter = divmod(digest, len(_LETTERS))
            tail += _LETTERS[letter]
        candidate = f"{kind}-{tail}"
        if candidate not in taken:
            return candidate
        attempt += 1
