"""What is a number with its unit, and what is a label? (floor 8)

Neither is ever cut where words are underlined: 1億2,000万円, 令和６年（2024年）, R2.4.1, 46小学校区; （１）, １．, Ⅱ－２, No.12.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from welfareplan.amount import UNITS
from welfareplan.printed.counters import known_units

KANJI = "[一-鿿㐀-䶿々〆〇ヶ\U00020000-\U0003ffff\ufe00-\ufe0f\U000e0100-\U000e01ef]"
"""A kanji, or what chooses its form."""
KATAKANA = "[ァ-ヺーヽヾｦ-ﾟ]"
_DIGIT = "[0-9０-９]"
_DIGITS = "[0-9０-９〇一二三四五六七八九十百]"
_LETTER = "[A-Za-zＡ-Ｚａ-ｚ]"
_BLANK = "[ 　]?"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(sorted(set(map(re.escape, words)), key=lambda each: (-len(each), each)))


_KA = "[かカヶケヵゕゖ箇個]"
_COUNTERS = (
    *(unit.name for unit in UNITS),
    *("％", "名", "歳", "つ", "割", "分", "秒", "時", "日", "週", "月", "年度", "年間", "年代"),
    *("年生", "年目", "か年", "日間", "時間", "週間", "か月", "か月間", "か所", "か国"),
    *("期", "次", "層", "号", "頁", "ページ", "台", "冊", "床", "校", "園", "食", "校区", "圏域", "人日"),
    *("人回", "人分", "億円", "万円", "万人", "万件", "㎞", "km", "㎡", "m", "℃"),
)
"""What counts whatever stands behind it: 24時間｜対応, 10年｜計画."""


def _spelt(words: Iterable[str]) -> str:
    return re.sub("か(?=所|月|年|国)", _KA, any_of(words))


_COUNTER = _spelt(_COUNTERS)
_NOUN = _spelt(each for each in known_units() if len(each) > 1)
_APART = "[以程未前後超余強弱増減等及並又若当現時付頃末毎各]"
"""How words begin that stand behind a number and say no unit: 以上, 程度, 未満."""
_GOES_ON = rf"(?!{_APART})(?:{KANJI}|{KATAKANA})"
_COUNTED = rf"""(?:
    (?:{_COUNTER})(?:[/／]{_DIGIT}*[十百千万億]*(?:{_COUNTER}))?目?
  | (?:{_NOUN})(?!{_GOES_ON})
  | (?!{_APART})(?:{KANJI}{{1,4}}|{KATAKANA}{{2,7}})(?!{_GOES_ON}|(?![をがはのにでとへもや])[ぁ-ゖ])
)"""
"""What is counted: a counter, a noun that is known for it, or any short word directly behind the number (8050問題)."""

_PLAIN = rf"{_DIGIT}+(?:[,，.．]{_DIGIT}+)*"
_BIG = rf"[▲△±＋+－−-]?{_PLAIN}(?:[兆億万千百]+{_PLAIN})*[兆億万千百]*"
_YEAR = rf"{_BLANK}(?:年度|年)"
_ERA_YEAR = rf"""(?:
    (?:明治|大正|昭和|平成|令和){_BLANK}(?:{_DIGIT}{{1,3}}|元)
  | [MTSHRＭＴＳＨＲ]{_DIGIT}{{1,2}}(?!{_DIGIT}|{_LETTER})
)"""

NUMBER = rf"""
    [MTSHRＭＴＳＨＲ]{_DIGIT}{{1,2}}(?:[.．/／]{_DIGIT}{{1,2}}){{1,2}}(?!{_DIGIT})                    # R2.4.1
  | {_ERA_YEAR}(?:{_YEAR})?(?:[（(]{_DIGIT}{{4}}(?:{_YEAR})?[）)](?:{_YEAR})?)?                      # 令和６年（2024年）
  | {_DIGIT}{{4}}(?:{_YEAR})?[（(]{_ERA_YEAR}(?:{_YEAR})?[）)](?:{_YEAR})?                           # 2024（令和6）年度
  | {_PLAIN}分の{_PLAIN}                                                                          # 100分の20
  | {_DIGIT}{{1,2}}[:：]{_DIGIT}{{2}}(?!{_DIGIT})                                                  # 16:30
  | {_PLAIN}[/／]{_PLAIN}                                                                         # 1/2
  | (?<=[^\n]){_BIG}[ ](?:{_COUNTER})(?!{KANJI})                                                   # 10 か所
  | {_BIG}(?:{_COUNTED})?                                                                         # 1億2,000万円
"""
"""A number with its unit, a year, a date in figures; for verbose patterns of many lines."""

CLAUSE = rf"第{_BLANK}{_DIGITS}{{1,4}}"
"""第３, of which a clause or a volume is told."""
_FIRST = r"(?<![^\n 　])"
_IN_BRACKETS = rf"""
    [（(＜〈<［\[【〔《](?:[^\W\d_a-zA-Zａ-ｚＡ-Ｚ]{{0,4}}{_DIGITS}{{1,4}}|[ァ-ヺｱ-ﾝⅠ-Ⅻⅰ-ⅻ]|{_LETTER})[）)＞〉>］\]】〕》]
"""
_MARK = "[①-⑳㉑-㉟❶-❿Ⅰ-Ⅻⅰ-ⅻ㋐-㋾]"

LABEL = rf"""
    (?:{_MARK}|{_DIGIT}+)(?:[-－‐](?:{_DIGIT}+(?![.．,，]{_DIGIT})|{_MARK}|[（(]{_DIGIT}{{1,2}}[）)]))+(?:{_COUNTER})?  # ２－３, Ⅱ-(1)
  | {_MARK}                                                                                       # ①
  | {_IN_BRACKETS}                                                                                # （１）, ＜指標４＞, （ア）
  | {CLAUSE}{_BLANK}(?:条の{_DIGITS}{{1,4}}|四半期|[章節条項号期次編部款目表回層種])?                        # 第３章, 第１
  | {_FIRST}(?:{_DIGIT}{{1,2}}|[ァ-ヺ]|{_LETTER})(?:[）)]|[.．](?!{_DIGIT}|{_LETTER}))                   # １）, ア．
  | {_LETTER}{{1,3}}[.．][ ]?{_DIGIT}+                                                              # No.12
"""
"""A number or letter by which parts of a text are called; for verbose patterns of many lines."""
