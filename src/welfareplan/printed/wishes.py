"""Which way do the words point? (floor 3)

Targets in words: a direction (増加を目指す), the present level kept (現状維持), or no target at all (設定しない). Words that
point two ways, or name a direction and turn it round (増加の抑制), are refused; all others are a state to be reached.
"""

from __future__ import annotations

from welfareplan.amount import known_unit
from welfareplan.printed.comparisons import POINT
from welfareplan.printed.patterns import compiled, whole, within
from welfareplan.printed.scanner import Scanner
from welfareplan.printed.words import is_torn
from welfareplan.terms import Sense

_UP = "増加|増大|増やす|増やし(?:ます|ていく|ていきます)|増|アップ|UP|向上|上昇|伸ばす|延伸|延ばす|高める|上げる|引き?上げる?|多くする|↑|↗|⇑|⬆"
_DOWN = "減少|減らす|減らし(?:ます|ていく|ていきます)|低減|縮減|削減|減|ダウン|DOWN|低下|下げる|引き?下げる?|少なくする|短縮|↓|↘|⇓|⬇"
_WISHED = (
    "(?:させる|する|します)?(?:傾向|方向)?(?:へ(?:転換|転じる)?|に(?:する|転じる|転じさせる|努める|向ける)?|の方向へ?|させる|する|します)?"
    "(?:こと)?(?:(?:を|の)?(?:図る|図ります|目指す|目指します|めざす|めざします|目標とする|想定|実現))?(?:[↑↓])?"
)
# 平均寿命の増加分を上回る健康寿命の増加: what it is to outgrow does not turn it round.
_OUTGROWING = "(?:[ぁ-ゖァ-ヺー々一-鿿・]{2,20}を(?:上回る|超える))?"
_OF = f"{_OUTGROWING}(?:([ぁ-ゖァ-ヺー々一-鿿・]{{1,30}}?)(?:の|を|が|は))?"
# How it is to grow or fall; not how much.
_HOW = "(?:(?:引き?続き|さらなる|更なる|さらに|更に|より一層の?|一層の?|継続的な|継続的に|継続して|着実な|着実に|段階的な|段階的に|緩やかな|緩やかに|できるだけ|可能な限り|毎年)、?)?"
_UP_PATTERN = f"{_HOW}{_OF}{_HOW}(?:{_UP}){_WISHED}"
# A gap that narrows can only become less; of anything else 縮小 may be a state.
_NARROWED = f"[ぁ-ゖァ-ヺー々一-鿿・]{{0,30}}[格較の]?差[のをが]?縮小{_WISHED}"
_DOWN_PATTERN = f"{_HOW}{_OF}{_HOW}(?:{_DOWN}){_WISHED}|{_NARROWED}"
_KEEPING = "維持(?:する|していく|します|(?:を)?(?:図る|目指す|めざす)|に努める|(?:する|の)?(?:想定|方向|こと))?"
_KEPT_PATTERN = f"{_OF}{_KEEPING}"
_AS_IT_IS = "現状(?:どおり|通り)|据え?置き"
_KEPT = (
    f"{_AS_IT_IS}|(?:現状|現在|現状値|基準値|現行|現状程度)?の?(?:水準|値|数値|状態|レベル)?(?:を|の|で|に)?{_KEEPING}"
)
_KEPT_AT = rf"{POINT}(?:を|の|で|に)?{_KEEPING}(?=$|[ (※。])"
_NO_TARGET = (
    "(?:(?:数値)?目標(?:値|数値)?(?:は|を|の)?)?"
    "(?:設定(?:しない|していない|せず|なし|無し|しません|していません|は行わない)|(?:設け|定め)(?:ない|ていない|ず))"
    "|(?:数値)?目標(?:値)?(?:の設定)?(?:は)?(?:なし|無し)"
)
_HEAD = "(?:目標の?)?方向性? ?:? ?"
_POINTED = (
    "増加|減少|増や|減ら|倍増|倍減|半減|維持|削減|低減|アップ|ダウン|増減|横ばい|傾向|より|比べ|[↑↓↗↘→⇑⇓⬆⬇]"
    # Any other word for a direction, where it begins or ends what is printed.
    "|^(?:引き?[上下]げ|[上下]げ|高め|[多少]なくする|多くする|[伸延]ばす|延伸|短縮|向上|上昇|低下|縮減|UP|DOWN)"
    "|(?:引き?[上下]げる?|[上下]げる|高める|[多少]なくする|多くする|[伸延]ばす|延伸|短縮|向上|上昇|低下|縮減|UP|DOWN)$"
    # Of these it is not said whether they are a direction or a state (格差の縮小).
    "|(?:縮小|拡大|抑制)(?:する|を図る|に努める|を目指す)?$"
    # What is left of such words when a character is lost or two have changed places.
    "|[増減](?![進設員築免刷額産床便税])|(?<!参)加(?:を|$)|^加(?:さ|す|傾|へ|に)|[をの][らや]す|[の率数度]上$|[の率数度]向$|上向$|少(?:を|$)|維(?!新)|持$|現状|水準|中$|未"
)
_TURNED = f"(?:{_UP}|{_DOWN}|抑制|防止|抑止|阻止|維持|未|不|{_POINTED})"
_BOUNDED = "以上|以下|以内|未満|超|上回|下回|以"
# A bound that is no number (全国平均以上) is a state to be reached.
_LEVEL = (
    "(?:(?:全国|国|県内?|都|道|府|市内?|都道府県|類似団体|現状値?|現行|前回(?:調査)?|前年度?|前年度値|基準値?|過去最高)の?・?){1,2}"
    "(?:平均値?|水準|実績値?|値|数値)?(?:以上|以下|未満|超|を上回る|を下回る)"
)
# A level to come near to; without its name the number is lost.
_NEAR = "近(?:づ|付)"
_NEAR_LEVEL = ".{0,60}(?:平均|水準|値|割合|率|全国|県|国)に.{0,60}"
# What is to be found in another place is not said here.
_ELSEWHERE = "同(?:左|右|上|下)|(?:上|下|左|右)記.{0,8}|〃|々|(?:別[紙表添途記]|.{0,6}(?:資料|頁|ページ|欄)).{0,2}(?:の(?:とおり|通り)|参照|に記載)|.{0,12}(?:後|時)に(?:設定|検討|決定|判断)"
_NEGATED = "目標|[設定].{0,2}(?:し|な)|^[ぁ-ゖ]$|(?:参考|モニタリング)(?:値|指標)?$|指標$"


def level_kept(scan: Scanner) -> bool:
    """Read that the level of some year is kept (平成22年度の水準を維持), if that stands next; the year is left over."""
    scan.skip()
    start = scan.position
    found = scan.match(_KEPT_AT)
    if found and within("[0-9]", found[0]):
        scan.keep(start)
    return found is not None


def no_target(words: str) -> bool:
    """Whether words, in plain form, say that no target is set (設定しない, 目標値なし)."""
    return whole(_NO_TARGET, words) is not None


def points(words: str) -> bool:
    """Whether words, in plain form, name a direction anywhere (各地区1か所維持)."""
    return within(_POINTED, words) is not None


def wish(scan: Scanner, words: str) -> Sense | None:
    """What words say of a figure: a direction, the level kept, no target, or nothing of the kind (None).

    Args:
        scan: the cell, for the place of an error.
        words: the words in plain form.

    Raises:
        UnreadableCellError: the words name a direction, but it is not clear which is meant.
    """
    head = compiled(_HEAD).match(words)
    said = words[head.end() :] if head else words
    if no_target(said):
        return Sense.NONE
    directions = ((Sense.INCREASE, _UP_PATTERN), (Sense.DECREASE, _DOWN_PATTERN), (Sense.MAINTAIN, _KEPT_PATTERN))
    for sense, pattern in directions:
        found = whole(pattern, said)
        if found and (found[1] is None or _is_named(found[1])):
            return sense
    if whole(_KEPT, said):
        return Sense.MAINTAIN
    if whole(_LEVEL, words):
        return None
    lost = within(_NEAR, words) and not whole(_NEAR_LEVEL, words)
    if (
        head
        or lost
        or whole(_ELSEWHERE, words)
        or is_torn(words)
        or points(words)
        or within(f"{_BOUNDED}|{_NEGATED}", words)
    ):
        scan.refuse("it is not clear which way these words point", "増減・維持のどれを目指すのか判断できません。")
    return None


def _is_named(subject: str) -> bool:
    """Whether words can name what is to change: whole words, no unit without its number, and no other direction."""
    lost = len(subject) == 1 or known_unit(subject) is not None or within(f"{_BOUNDED}|{_NEGATED}", subject)
    return not (lost or is_torn(subject) or within(_TURNED, subject))
