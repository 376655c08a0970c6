"""What do Python's readers of TOML, JSON and CSV say, in Japanese? (floor 1)

Their messages are English and belong to Python. Those that are known here are said in Japanese; one that a later Python words
otherwise stands as it is, which is better than a wrong one.
"""

from __future__ import annotations

import re

_PARTS = {"'='": "「=」", "']'": "「]」", "']]'": "「]]」"}

_SAID: tuple[tuple[str, str], ...] = (
    # tomllib
    (r"invalid value", "値の書き方に誤りがあります"),
    (r"invalid statement", "行が項目名（半角の英数字、又は引用符で囲んだ文字列）で始まっていません"),
    (r"invalid initial character for a key part", "項目名の書き方に誤りがあります"),
    (r"invalid date or datetime", "あり得ない日付です"),
    (r"invalid hex value", "エスケープの16進数に誤りがあります"),
    (r"expected '=' after a key in a key/value pair", "項目名の次に「=」がありません"),
    (r"expected ('\]\]?') at the end of an? (?:table|array) declaration", "見出しの終わりに{0}がありません"),
    (r"expected newline or end of document after a statement", "値の後に余分な文字があります"),
    (r"expected (.+)", "{0}で閉じていません"),
    (r"unclosed array", "「]」で閉じていません"),
    (r"unclosed inline table", "「}}」で閉じていません"),
    (r"unterminated string", "引用符が閉じていません"),
    (r"unescaped '\\' in a string", "文字列の中の「\\」は「\\\\」と書きます"),
    (r"escaped character is not a unicode scalar value", "文字の番号に誤りがあります"),
    (r"illegal character '\\n'", "行の終わりまでに引用符が閉じていません"),
    (r"(?:illegal character|found invalid character) (.+)", "使えない文字{0}があります"),
    (r"cannot overwrite a value", "同じ項目が二度書かれています"),
    (r"cannot declare (.+) twice", "同じ見出し{0}が二度書かれています"),
    (r"duplicate inline table key (.+)", "同じ項目{0}が二度書かれています"),
    (r"cannot (?:mutate immutable|redefine) namespace (.+)", "項目{0}を二度定めています"),
    # json
    (r"expecting value", "値がありません"),
    (r"expecting property name enclosed in double quotes", '「"」で囲んだ項目名がありません'),
    (r"expecting '(.+)' delimiter", "「{0}」がありません"),
    (r"illegal trailing comma before end of (?:object|array)", "終わりの前に余分な「,」があります"),
    (r"extra data", "文書の終わりの後に余分な文字があります"),
    (r"unterminated string starting at", "引用符が閉じていません"),
    (r"invalid control character at", "文字列の中に制御文字があります"),
    (r"invalid \\escape(?:: .*)?", "「\\」の使い方に誤りがあります"),
    (r"invalid \\uxxxx escape", "「\\u」の後に4桁の16進数がありません"),
    # csv
    (r"'(.+)' expected after '(.+)'", "閉じた引用符「{1}」の後に「{0}」がありません"),
    (r"unexpected end of data", "引用符が閉じていません"),
    (r"field larger than field limit \((\d+)\)", "{0}字を超えるセルがあります"),
)
_KEYS = re.compile(r"[^(),'\s]+")
_RULES = tuple((re.compile(pattern, re.IGNORECASE), words) for pattern, words in _SAID)


def parser_ja(message: str) -> str:
    r"""What a reader of the standard library says, in Japanese (構文解析の誤り); in its own words where they are not known.

    >>> parser_ja("Expecting ',' delimiter"), parser_ja("Cannot declare ('plan',) twice")
    ('「,」がありません', '同じ見出し「plan」が二度書かれています')
    >>> parser_ja("something new")
    'something new'
    """
    for pattern, words in _RULES:
        if found := pattern.fullmatch(message):
            return words.format(*map(_quoted, found.groups()))
    return message


def _quoted(part: str) -> str:
    """A part of a message as Japanese quotes it: a key is given as a tuple, a sign as Python writes it."""
    if part in _PARTS:
        return _PARTS[part]
    if part.startswith("("):
        return f"「{'.'.join(_KEYS.findall(part))}」"
    return f"「{part[1:-1]}」" if part[:1] in {"'", '"'} and part[1:] else part
