"""Is every character of a text what it seems? (floor 6)

Characters that cannot be seen, that only one computer shows, or that were lost. Variation selectors (異体字セレクタ) and the
zero-width joiner belong to how a word is written and are left alone, as are 互換漢字, which normal forms would replace.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from welfareplan.rules.book import Book, at
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from welfareplan.rules.states import State

_BLANK_LETTERS = "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters that nothing is drawn for
_SUSPECTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("damaged-character", re.compile("[\ufffd\ufffe\uffff\ud800-\udfff]")),
    ("private-character", re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")),
    (
        "hidden-character",
        re.compile(
            f"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
            f"{_BLANK_LETTERS}\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
        ),
    ),
)
_UNSEEN = ("\ufffd", *_BLANK_LETTERS)
_COMPATIBILITY = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
_SPELT_OUT = re.compile("[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]+")


def check_texts(book: Book, state: State) -> None:
    """Every label, title and text that is new, and the vision of the plan."""
    plan = state.plan
    fresh = [plan, *state.all_fresh()]
    items = [item for basis in state.fresh.get("bases", ()) for item in basis.items]
    # Most plans hold nothing of the kind: one look at all the words together is enough to know.
    words = [plan.vision, *[text for each in fresh for text in (each.label, each.title, each.text)]]
    words += [text for item in items for text in (item.label, item.text)]
    if not _suspect("".join([text for text in words if text])):
        return
    _check_all(book, Kind.PLAN, (plan,), ("vision", "label", "title", "text"))
    for row, elements in state.rows():
        _check_all(book, row.kind, elements, ("label", "title", "text"))
    _check_all(book, Kind.BASIS, items, ("label", "text"))


def _check_all(book: Book, kind: Kind, elements: Sequence[Any], fields: Sequence[str]) -> None:
    for element in elements:
        for field in fields:
            text = getattr(element, field)
            if text and _suspect(text):
                _report(book, kind, element.id, field, text)


def _suspect(text: str) -> bool:
    """Whether a text may hold anything that wants a look, quickly."""
    return (
        not text.replace("\n", "").replace("\u3000", "").isprintable()
        or not unicodedata.is_normalized("NFC", text)
        or any(each in text for each in _UNSEEN)
    )


def _report(book: Book, kind: Kind, id: str, field: str, text: str) -> None:
    for code, pattern in _SUSPECTS:
        found = pattern.search(text)
        if found is not None:
            book.add(code, at(kind, id, field), field=field, character=_named(found[0]))
    if not unicodedata.is_normalized("NFC", _COMPATIBILITY.sub("", text)):
        for found in _SPELT_OUT.finditer(text):
            if not unicodedata.is_normalized("NFC", found[0]):
                composed = unicodedata.normalize("NFC", found[0])
                book.add("not-nfc", at(kind, id, field), field=field, character=composed)
                return


def _named(character: str) -> str:
    """A character that cannot be shown, by number and name."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
