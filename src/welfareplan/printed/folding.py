"""Which characters are the same character? (floor 3)

A cell is folded before it is read: full-width and half-width forms, ligatures of eras and units, radicals that an
extraction left in place of characters, and the many tildes become one plain form, and every folded character knows where
it stood in print. The text is never normalised as a whole: NFKC would turn ① into 1 and make a list marker a figure, so
characters that only look like digits (①, ², ½, Ⅲ) are refused.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import attrs

from welfareplan.errors import InvalidValueError, UnreadableCellError
from welfareplan.printed.patterns import within

MOST_CHARACTERS = 200
"""A printed cell has at most this many characters; anything longer is a passage."""

DASH = "—"
"""What every dash becomes that is not a minus sign; a dash before a number is no minus."""

_INVISIBLE = frozenset("\u200b\u2060\ufeff") | {chr(code) for code in range(0xFE00, 0xFE10)}
_TILDES = "~～〜∼∿˜"
_MINUS_SIGNS = "-－−﹣"
_DASHES = "‐‑‒–—―─━⁃﹘⎯"
_LONG_VOWELS = "ーｰ"
_SAME = {
    "△": "▲",
    "〔": "(",
    "〕": ")",
    "【": "(",
    "】": ")",
    "[": "(",
    "]": ")",
    "［": "(",
    "］": ")",
    "⁄": "/",
    "∕": "/",
    "∶": ":",
    "︰": ":",
    "﹪": "%",
    "·": "・",
    "‧": "・",
    "㎡": "m2",
    "㎥": "m3",
    "㎢": "km2",
    "㍾": "明治",
    "㍽": "大正",
    "㍼": "昭和",
    "㍻": "平成",
    "㋿": "令和",
}
# Radicals that NFKC leaves alone although fonts draw them like the character (Unicode block 2E80 to 2EFF).
_RADICALS = dict(
    zip(
        "⺟⺠⺝⺼⻁⻄⻆⻑⻘⻝⻣⻤⻨⻩⻫⻭⻯⻲⻱⻅⻉⻌⻖",
        "母民月月虎西角長青食骨鬼麦黄斉歯竜亀亀見刂辶阝",
        strict=True,
    )
)
_WIDE = range(0xFF01, 0xFF5F)
_HALF_KATAKANA = range(0xFF61, 0xFFA0)
_VOICING = "ﾞﾟ\u3099\u309a"
# Raised and lowered digits that belong to a unit or a substance: m², CO₂.
_RAISED = {"²": "2", "³": "3", "₂": "2", "₄": "4"}
_POINTED = "<>〈〉《》"
# Blocks in which one character stands for another: Kangxi radicals, squared words, compatibility ideographs.
_STAND_INS = (range(0x2F00, 0x2FE0), range(0x3300, 0x3400), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
# What an extraction prints where the font has no character for its glyph.
_LOST_GLYPH = r"\(cid ?:"
# The characters of today for those that NFKC makes of a radical.
_OF_TODAY = str.maketrans("戶黑黃麥齒", "戸黒黄麦歯")
_REFUSED = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Me", "Mn"})


@attrs.frozen
class Folded:
    """A cell in plain form (正規化したセル).

    Attributes:
        printed: the text as printed.
        text: the text in plain form; blanks between two Japanese letters are gone, all others are one space each.
        places: for each character of ``text`` its position in ``printed``.
    """

    printed: str
    text: str
    places: tuple[int, ...]

    def place(self, position: int) -> int:
        """Where in print a position of the plain text lies; the end of the text is the end of the print."""
        return self.places[position] if position < len(self.places) else len(self.printed)

    def printed_between(self, start: int, end: int) -> str:
        """What is printed between two positions of the plain text, without line breaks and outer blanks."""
        return without_breaks(self.printed[self.place(start) : self.place(end)])


def without_breaks(text: str) -> str:
    """The text with its line breaks removed, and without blanks around it."""
    return "".join(text.splitlines()).strip()


def is_kana_or_kanji(character: str) -> bool:
    """Whether a plain character is a Japanese letter: kanji, hiragana, katakana, 々, ー.

    >>> is_kana_or_kanji("年"), is_kana_or_kanji("か"), is_kana_or_kanji("5"), is_kana_or_kanji("・")
    (True, True, False, False)
    """
    return is_kana(character) or "一" <= character <= "鿿" or "㐀" <= character <= "䶿" or character in "々〇〆"


def is_kana(character: str) -> bool:
    """Whether a plain character is hiragana, katakana or the long vowel."""
    return "ぁ" <= character <= "ゖ" or "ァ" <= character <= "ヺ" or character == "ー"


@lru_cache(maxsize=4096)
def _plain(character: str) -> str | None:  # noqa: PLR0911 - one line per class of characters
    """The plain form of one character; empty if it is invisible, None if it must not be read."""
    if character in _INVISIBLE or 0xE0100 <= ord(character) <= 0xE01EF:  # noqa: PLR2004 - ideographic variation
        return ""
    if character.isspace():
        return " "
    if character in _SAME:
        return _SAME[character]
    for signs, plain in ((_TILDES, "~"), (_MINUS_SIGNS, "-"), (_DASHES, DASH), (_LONG_VOWELS, "ー")):
        if character in signs:
            return plain
    if character in _RADICALS:
        return _RADICALS[character]
    code = ord(character)
    if code in _WIDE or code in _HALF_KATAKANA or any(code in block for block in _STAND_INS):
        folded = unicodedata.normalize("NFKC", character).translate(_OF_TODAY)
        return None if folded != character and code not in _WIDE and any(map(str.isdigit, folded)) else folded
    if unicodedata.category(character) in _REFUSED or character == "\ufffd":
        return None
    looks_like_a_number = unicodedata.numeric(character, None) is not None
    return None if looks_like_a_number and not (character.isascii() or is_kana_or_kanji(character)) else character


def _characters(printed: str) -> list[tuple[str, int]]:
    folded: list[tuple[str, int]] = []
    for place, character in enumerate(printed):
        if character in _VOICING and folded:
            voiced = unicodedata.normalize("NFKC", folded[-1][0] + unicodedata.normalize("NFKC", character))
            if len(voiced) == 1:
                folded[-1] = (voiced, folded[-1][1])
                continue
        plain = _raised(character, folded) or _plain(character)
        if plain is None:
            raise UnreadableCellError(
                printed,
                at=place,
                why=f"character {place + 1} ({character!r}) is not one that figures, dates and units are printed with",
                why_ja=f"{place + 1}文字目は、数値・日付・単位に使えない文字です。",
            )
        folded.extend((each, place) for each in plain)
    return folded


def _raised(character: str, before: list[tuple[str, int]]) -> str | None:
    """The digit of m² or CO₂; a raised digit behind anything else may be the mark of a note."""
    last = before[-1][0] if before else ""
    belongs = last == "m" if character in "²³" else last.isascii() and last.isalpha()
    return _RAISED.get(character) if belongs else None


def _pointed(folded: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Pointed brackets are brackets where they come in pairs; alone they are comparisons."""
    signs = "".join(character for character, _ in folded if character in _POINTED)
    if not signs or signs.translate(str.maketrans("〈〉《》", "<><>")) != "<>" * (len(signs) // 2):
        return folded
    return [("(" if each in "<〈《" else ")" if each in ">〉》" else each, place) for each, place in folded]


def _long_vowels(folded: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Tell the long vowel from the dash: after kana it is a vowel, elsewhere a dash; a dash between katakana a vowel."""
    found: list[tuple[str, int]] = []
    for index, (character, place) in enumerate(folded):
        before = found[-1][0] if found else ""
        after = folded[index + 1][0] if index + 1 < len(folded) else ""
        if character == "ー" and not (before and is_kana(before)):
            found.append((DASH, place))
        elif character in (DASH, "-") and "ァ" <= before <= "ー" and "ァ" <= after <= "ヺ":
            found.append(("ー", place))
        else:
            found.append((character, place))
    return found


def _blanks(folded: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """One space for a run of blanks, none at the ends or between Japanese letters, which layout sets apart."""
    found: list[tuple[str, int]] = []
    for character, place in folded:
        if character == " ":
            if found and found[-1][0] != " ":
                found.append((character, place))
            continue
        if len(found) > 1 and found[-1][0] == " " and is_kana_or_kanji(character) and is_kana_or_kanji(found[-2][0]):
            found.pop()
        found.append((character, place))
    if found and found[-1][0] == " ":
        found.pop()
    return found


def fold(printed: str) -> Folded:
    """A cell in plain form, each character with its place in print.

    Raises:
        InvalidValueError: not text.
        UnreadableCellError: empty, too long, or with a character that cannot be part of a figure (①, ², a lost glyph).

    >>> fold("Ｒ４．１１ 時 点").text, fold("㋿2年").text, fold("⽬標").text
    ('R4.11 時点', '令和2年', '目標')
    """
    if not isinstance(printed, str):
        raise InvalidValueError(
            f"a printed cell is text, not {type(printed).__name__}", "セルは文字列で渡してください。"
        )
    if len(printed) > MOST_CHARACTERS:
        raise UnreadableCellError(
            printed,
            at=MOST_CHARACTERS,
            why=f"{len(printed)} characters are more than one cell holds ({MOST_CHARACTERS})",
            why_ja=f"{MOST_CHARACTERS}文字を超えています。",
        )
    folded = _blanks(_long_vowels(_pointed(_characters(printed))))
    if not folded:
        raise UnreadableCellError(printed, why="there is nothing in it", why_ja="何も書かれていません。")
    text = "".join(each for each, _ in folded)
    lost = within(_LOST_GLYPH, text)
    if lost:
        raise UnreadableCellError(
            printed,
            at=folded[lost.start()][1],
            why="(cid:…) stands where an extraction found no character",
            why_ja="「(cid:…)」は、文字を抽出できなかった跡です。",
        )
    return Folded(printed, text, tuple(place for _, place in folded))
