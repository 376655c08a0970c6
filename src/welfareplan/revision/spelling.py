"""Is it only spelt otherwise? (floor 4)

Full width and half width, blanks and line breaks are how a text looks and not what it says. Letters that only resemble one
another are not the same: ① stays apart from １, for a new number is a change.
"""

from __future__ import annotations

import unicodedata

_SAME = str.maketrans({"〜": "~", "−": "-"})  # as other machines write ～ and －


def folded(text: str) -> str:
    r"""The text without what is spelling alone (表記の違いを除いた本文).

    >>> folded("ＳＮＳ を\n２回") == folded("SNSを2回"), folded("①") == folded("1")
    (True, False)
    """
    if text.isascii():
        return "".join(text.split())
    plain = "".join(map(_plain, "".join(text.split())))
    return unicodedata.normalize("NFC", plain).translate(_SAME)  # half-width ｶﾞ is two characters


def _plain(character: str) -> str:
    form, _, code = unicodedata.decomposition(character).partition(" ")
    return chr(int(code, 16)) if form in {"<wide>", "<narrow>"} else character


def only_spelling(old: object, new: object) -> bool:
    """Whether two values of a field differ in spelling alone, or not at all (表記の整理).

    >>> only_spelling("７０％", "70%"), only_spelling("70％", "72％")
    (True, False)
    """
    return old == new or (isinstance(old, str) and isinstance(new, str) and folded(old) == folded(new))
