"""Which way do the words point? (floor 3)

Targets in words: a direction (増加を目指す), the present level kept (現状維持), or no target at all (設定しない). Words that
point two ways, or name a direction and turn it round (増加の抑制), are refused; all others are a state to be reached.
"""

from __future__ import annotations

import re

from welfareplan.printed.scanner import Scanner
from welfareplan.terms import Sense

_UP = "増加|増大|増やす|増|アップ|UP|向上|上昇|伸ばす|延伸|↑|↗"
_DOWN = "減少|減らす|低減|削減|減|ダウン|DOWN|低下|↓|↘"
_SINCE = "(?:(?:現状|現在|現状値|現在値|基準|基準値|基準年度|前年|前年度|当初)(?:の数値)?(?:よりも|より|から|に比べて|に比べ|と比べて|比))?"
_WISHED = (
    "(?:傾向|方向)?(?:へ(?:転換|転じる)?|に(?:する|転じる|転じさせる|努める|向ける)?|の方向へ?|させる|する|します|"
    "(?:を|の)?(?:図る|目指す|めざす|目標とする|想定|目指します|実現))?"
)
_OF = "(?:[ぁ-ゖァ-ヺー々一-鿿・]{1,30}(?:数|率|割合|額|量|値|件数|度|点|者|人口)(?:の|を|が|は))?"
_UP_PATTERN = re.compile(rf"{_OF}{_SINCE}(?:{_UP}){_WISHED}")
_DOWN_PATTERN = re.compile(rf"{_OF}{_SINCE}(?:{_DOWN}){_WISHED}")
_KEPT = re.compile(
    "(?:現状|現在|現状値|基準値|現行|現状程度)?の?(?:水準|値|数値|状態|レベル)?(?:を|の|で|に)?維持"
    "(?:する|していく|します|(?:を)?(?:図る|目指す|めざす)|に努める|(?:する|の)?(?:想定|方向|こと))?"
)
_NO_TARGET = re.compile(
    "(?:(?:数値)?目標(?:値|数値)?(?:は|を|の)?)?"
    "(?:設定(?:しない|していない|せず|なし|無し|しません|していません|は行わない)|(?:設け|定め)(?:ない|ていない))"
    "|(?:数値)?目標(?:値)?(?:の設定)?(?:は)?(?:なし|無し)"
)
_HEAD = re.compile("(?:目標の?)?方向性? ?:? ?")
_POINTED = re.compile(
    "増加|減少|増や|減ら|倍増|倍減|半減|維持|削減|低減|アップ|ダウン|増減|横ばい|傾向|より|比べ|[↑↓↗↘]"
    # What is left of such words when a character is lost or two have changed places.
    "|[増減](?![進設員築免刷額])|(?<!参)加(?:を|$)|少(?:を|$)|維|持$|現状|水準|中$|未"
)
_BOUNDED = re.compile("以上|以下|以内|未満|超|上回|下回|以")
# A bound that is no number (全国平均以上) is a state to be reached.
_LEVEL = re.compile(
    "(?:全国|国|県内?|都|道|府|市内?|都道府県|類似団体|現状値?|現行|前年度?|前年度値|基準値?|過去最高)の?(?:平均値?|水準|実績値?|値|数値)?"
    "(?:以上|以下|未満|超|を上回る|を下回る)"
)
_NEGATED = re.compile("目標|[設定].{0,2}(?:し|な)|^[ぁ-ゖ]$")


def wish(scan: Scanner, words: str) -> Sense | None:
    """What words say of a figure: a direction, the level kept, no target, or nothing of the kind (None).

    Args:
        scan: the cell, for the place of an error.
        words: the words in plain form.

    Raises:
        UnreadableCellError: the words name a direction, but it is not clear which is meant.
    """
    head = _HEAD.match(words)
    said = words[head.end() :] if head else words
    for sense, pattern in (
        (Sense.NONE, _NO_TARGET),
        (Sense.INCREASE, _UP_PATTERN),
        (Sense.DECREASE, _DOWN_PATTERN),
        (Sense.MAINTAIN, _KEPT),
    ):
        if pattern.fullmatch(said):
            return sense
    if _LEVEL.fullmatch(words):
        return None
    if head or _BOUNDED.search(words) or _POINTED.search(words) or _NEGATED.search(words):
        scan.refuse("it is not clear which way these words point", "増減・維持のどれを目指すのか判断できません。")
    return None
