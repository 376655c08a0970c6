"""Is it text at all? (floor 7)

Bytes to text, strictly: UTF-8 with or without a byte order mark, and no control characters but tab and line break. What
nobody can see in an editor has no business in a plan, and makes trouble in terminals, spreadsheets and XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from welfareplan.files.troubles import FileRefusedError

Path = tuple[str | int, ...]
"""Keys and numbers (counted from 0) that lead to a value of a document."""

_IN_FILES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_IN_VALUES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_CONTROLS = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_BEFORE_OTHER_CONTROLS = b"\xc2"  # in UTF-8, the first byte of U+0080 to U+009F, and of U+00A0 to U+00BF
_ESCAPES = re.compile(r"\\[ubfrUxe]")


def decode(raw: bytes) -> str:
    """The text of a file.

    Raises:
        FileRefusedError: it is not UTF-8, or holds a control character.
    """
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        guess, guess_ja = _guess(raw)
        raise FileRefusedError(
            "not-utf8", offset=error.start, byte=f"0x{raw[error.start]:02X}", guess=guess, guess_ja=guess_ja
        ) from None
    found = _IN_FILES.search(text) if _may_control(raw) else None
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise FileRefusedError("control-character", f"line {line}", character=name(found[0]))
    return text


def _may_control(raw: bytes) -> bool:
    """Whether a file may hold a control character, quicker than to find one."""
    return len(raw.translate(None, _CONTROLS)) != len(raw) or _BEFORE_OTHER_CONTROLS in raw


def _guess(raw: bytes) -> tuple[str, str]:
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "; it looks like UTF-16", "UTF-16 で保存されているようです。"
    try:
        raw.decode("cp932")
    except UnicodeDecodeError:
        return "", ""
    return "; it looks like Shift_JIS (CP932)", "Shift_JIS（CP932）で保存されているようです。"


def name(character: str) -> str:
    """What a character is called in messages.

    >>> name(chr(7))
    'U+0007'
    """
    return f"U+{ord(character):04X}"


def unwritable(text: str) -> str | None:
    """The first character of a text that a file does not hold: a control character or half of a surrogate pair."""
    found = _IN_VALUES.search(text)
    return found[0] if found else None


def may_hide(text: str) -> bool:
    """Whether a document has escapes, by which characters come in that the text itself does not show."""
    return _ESCAPES.search(text) is not None


def hidden_characters(data: Any) -> Iterator[tuple[Path, str]]:
    """Every text or key of a document that has a character it must not hold, with the way to it."""
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            for key, inner in reversed(value.items()):
                waiting.append(((*path, key), inner))
                if found := unwritable(key):
                    yield path, found
        elif isinstance(value, list):
            waiting.extend(((*path, n), inner) for n, inner in reversed(list(enumerate(value))))
        elif isinstance(value, str) and (found := unwritable(value)):
            yield path, found
