"""What is a word? (floor 8)

The underlining of an old-and-new table goes by 字句: a whole word, a whole number with its unit, a whole label. Japanese is
written without blanks between its words, but the kinds of its letters tell most of them apart, and a short list of little
words (を, から, 及び, こと) tells the rest: 見守り｜を｜行います. No dictionary is needed, and the same text always gives the same
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from welfareplan.reports.numerals import CLAUSE, KANJI, KATAKANA, LABEL, NUMBER, any_of

_KANA = "[ぁ-ゖゝゞー]"
_MIXED = "一人ひとり|ひとり親|子ども|子育て|障がい[者児]?|及び|並びに|又は|若しくは"
"""Words that begin behind other kanji without a blank: 栃木市｜子ども, 市民｜一人ひとり."""
_KANA_NOUNS = "まちづくり|づくり|まち(?!が)|つながり|ふれあい|いきいき|みんな|すべて|しごと|くらし|こころ|ひきこもり|ひとり|ふるさと|こども"
"""Words that begin behind other kana: 支え合う｜まちづくり."""
_RUN = f"(?:(?!{_KANA_NOUNS}){_KANA}){{1,40}}"
"""Kana as far as they may belong together; the bound keeps the work small whatever the text."""
_AT_THE_START = "新たに|更に|特に|主に|常に|共に|既に|互いに|直ちに|速やかに|次に|最も|単に|その他|ともに"
_ALSO = rf"(?<={KANJI}{KANJI})(?<![平均対同高初中上優劣])等(?!{KANJI})"
"""The 等 behind a noun, which is a word of its own (など) and comes and goes by itself."""

_TOKEN = re.compile(
    rf"""
      (?P<label>{LABEL})
    | (?P<number>{NUMBER})
    | (?P<fixed>{_MIXED}|{_AT_THE_START}|{_KANA_NOUNS})
    | (?P<kanji>{KANJI}(?:(?!{_MIXED}|{CLAUSE}|{_ALSO}){KANJI})*)                                     # 地域福祉計画
    | (?P<katakana>{KATAKANA}+)                                                                    # サロン
    | (?P<kana>{_RUN})
    | (?P<latin>[A-Za-zＡ-Ｚａ-ｚÀ-ÖØ-öø-ɏ]+[0-9０-９]*)                                                        # SDGs
    | (?P<sign>.)                                                                                       # each alone
    """,
    re.VERBOSE | re.DOTALL,
)

_PARTICLES = (
    *(
        "とともに",
        "において",
        "における",
        "について",
        "によって",
        "による",
        "により",
        "にとって",
        "にあたって",
        "にあたり",
    ),
    *("にかけて", "にわたり", "として", "といった", "という", "である", "であり", "であります"),
    *(
        one + verb
        for one in "とに"
        for verb in ("する", "します", "した", "して", "し", "なる", "なります", "なった", "なり")
    ),
    *("から", "まで", "など", "より", "だけ", "のみ", "ごと", "ほど", "ずつ", "どおり", *"をにはがのともやへで"),
)
"""What may stand directly behind a noun and is no part of it."""
_FORMAL = (
    "ため",
    "こと",
    "もの",
    "とき",
    "ところ",
    "うち",
    "なか",
    "ほか",
    "たち",
    "その",
    "この",
    "これら",
    "できる",
    "できます",
)
"""Other words of kana that say little by themselves."""
_LITTLE_WORD = (
    rf"(?:{any_of((*_PARTICLES, *_FORMAL))}"
    "|(?<=[るうくすつむぐぶいただの])よう|(?<=[がはも])(?:ある|あります|ない)|(?<!ん)な)"
)
_PARTICLE = re.compile(any_of(_PARTICLES))
_LITTLE = re.compile(_LITTLE_WORD)
_KANA_RUN = re.compile(_RUN)
_ENDING = re.compile(rf"(?P<ending>.*?)(?:{_LITTLE_WORD})*+")
_INFLECTED = re.compile(r"が[りるっられ]")
_INFLECTED_ALONE = re.compile(r"が[りるっられ]|も[りるっ]|や(?:[すしせ]|さ[なれせ])")
"""広がる, 積もる, 増やす: an ending that begins like a particle."""
_SURU = re.compile(r"[しすさせ].")
_JOINING = frozenset("いきしちみりぎじびえけせねめれげべ")
_SECOND = re.compile(
    rf"(?!及び|並びに|又は|若しくは|[等他次際]){KANJI}(?!{KANJI})|手(?![段法続当引])|方(?![針法向策面式])"
)
"""How the second half of a compound begins: 取り｜組む, 担い｜手."""


def words(text: str) -> list[str]:
    """Split a text into words, numbers with their units, and labels; nothing is lost (字句への分割).

    >>> words("（１）見守り訪問226,650件を令和７年度までに行います")
    ['（１）', '見守り', '訪問', '226,650件', 'を', '令和７年度', 'まで', 'に', '行います']
    """
    return list(_words(text))


def _words(text: str) -> Iterator[str]:
    at, noun = 0, False  # whether a noun stands before, behind which particles are looked for
    while found := _TOKEN.match(text, at):
        word, kind, at = found[0], found.lastgroup, found.end()
        if kind == "kana":
            yield from _little_words(word, noun=noun)
        elif kind == "kanji":
            ending = _ending(text, word, at)
            yield word + ending
            at += len(ending)
        else:
            yield word
        noun = kind not in {"kana", "sign"}


def _ending(text: str, word: str, at: int) -> str:
    """What belongs to a word of kanji: its ending in kana, and the second half of a compound with its own."""
    start = at
    while kana := _KANA_RUN.match(text, at):
        ending = _inflection(text[start:at] or word, kana[0])
        at += len(ending)
        compound = _SECOND.match(text, at) if ending == kana[0] and ending[-1] in _JOINING else None
        if compound is None:
            break
        at = compound.end()
    return text[start:at]


def _inflection(word: str, kana: str) -> str:
    """How much of the kana behind kanji is the ending of the same word; a noun has none, and 実施します are two words."""
    inflected = _INFLECTED_ALONE if len(word) == 1 else _INFLECTED
    if _PARTICLE.match(kana) and not inflected.match(kana):
        return ""
    found = _ENDING.fullmatch(kana)
    ending = found["ending"] if found else ""
    return "" if len(word) > 1 and _SURU.match(ending) else ending


def _little_words(kana: str, *, noun: bool) -> Iterator[str]:
    """Kana that stand on their own: little words before and behind what is left."""
    particle = _PARTICLE.match(kana) if noun else None
    if particle:
        yield particle[0]
        kana = kana[particle.end() :]
    found = _ENDING.fullmatch(kana)
    at = found.end("ending") if found else len(kana)
    if at:
        yield kana[:at]
    while little := _LITTLE.match(kana, at):
        yield little[0]
        at = little.end()
