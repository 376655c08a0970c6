"""Which words beside a figure or a time are known? (floor 3)

Words that make a flag, words that say what kind of value it is and add nothing, sources, and who or where was counted.
Each is known whole: a known word that has lost a letter, or in which two have changed places, is damage.
"""

from __future__ import annotations

from functools import cache

from welfareplan.printed.patterns import whole
from welfareplan.terms import Flag

FLAG_WORDS: tuple[tuple[Flag, str], ...] = (
    (Flag.APPROX, "約|概ね|おおむね|おおよそ|およそ|ほぼ|程度|前後|概算値?"),
    (Flag.CUMULATIVE, "(?:累計|累積)(?:値|数|実績|人数|件数)?(?:で(?=[ ]?[0-9]))?"),
    (
        Flag.TOTAL_PERSONS,
        "(?:延べ|のべ)(?:人数|人員|件数|回数|利用者数|参加者数|数)?|延(?:人数|人員|数)|延(?=[ ]?[0-9人)])",
    ),
    (Flag.AGE_ADJUSTED, "年齢調整(?:済み?|後)?(?:値|死亡率|罹患率|有病率|割合|率)?"),
    (Flag.ESTIMATE, "(?:推計|推定|試算)(?:値|人口)?"),
    (Flag.FORECAST, "(?:実績|決算|年度末)?(?:見込み?|予測)(?:[値量数額]|人数|件数)?"),
    (Flag.REFERENCE, "参考(?:数値|値)?"),
)
"""The words that make each flag; 延 alone only where a number or 人 follows."""

_MARK = "[※*†‡]"
_NTH = "(?:1[0-9]|[1-9])"
FOOTNOTE = (
    rf"{_MARK}(?: ?{_NTH}(?=[ (),、・※*]|$)(?:[、,・] ?{_NTH}(?=[ (),、]|$))*|(?! ?[0-9])"
    rf"|(?= (?:[0-9]{{3}}|[0-9]+[.,]|[0-9]+ ?[^0-9., ()])))"
)
"""The mark of a footnote: ※, ※1, ※1、2, *; a number may not run into it (※150件)."""

NOTE = "注 ?[0-9]{0,2}"
"""The mark of a note in letters: 注, 注1."""

_STAGE = (
    "計画策定時?|策定時|設定時|計画改定時|改定時|改訂時|見直し時|計画|当初|初期|初年度|開始時?|中間|最終|直近|最新|現状|現況|現在|基準|"
    "数値目標|目標|単年度?|実績|調査|評価|ベースライン|決算|予算|速報|暫定|確定|確報|修正|平均"
)
_OF = "結果|数値|値|年度|年次|年|時点|時|額|目標|実績|調査|評価|見直し"
LABEL = rf"(?:第[0-9一二三四五六七八九十]{{1,2}}[期次回])?(?:(?:{_STAGE})の?){{1,3}}(?:{_OF}){{0,2}}"
"""What kind of value it is (目標値, 直近の実績値, 計画策定時, 速報値): known, and no part of the value."""

RESULT = "実績"

_NAME = "[ァ-ヺー一-鿿・A-Za-z]"
SOURCE = (
    rf"(?!.?度|未|[MTSHR][^A-Za-z]|明治|大正|昭和|平成|令和|[昭平令](?!和)|約|延|累|推計|見込|参考|{_NAME}{{0,8}}[年月日次前翌末]){_NAME}{{0,16}}(?:調査|アンケート|国調|統計|センサス|台帳(?:人口)?|住基(?:台帳)?(?:人口)?|"
    "健診|健康診査|調べ)(?:結果|より|による)?"
)
"""Where the figure comes from (国勢調査, 市民アンケート); not one that speaks of another time (前年度調査)."""

SPAN = "分(?=$|[ )、])|中(?=$|[ )、])|内(?=$|[ )、])|平均|までに|まで|現在|時点|時(?!間)"
"""How far a time reaches (令和5年度中, 令和4年3月現在): no part of the time."""

EVENT = "[一-鿿]{0,14}(?:決定|議決)|策定|改定|改訂|公表|公開|開始|施行|実施(?!率)|制定|発行|作成|設置(?!数)|開設|告示|更新|号|版"
"""What happened at a time (令和4年11月改訂): no part of the time. Beside a figure it would be the time of something else."""

WHO = (
    "男女計|男女合計|男女|男性|女性|男子|女子|男|女|全体|総数|合計|計|小学生|中学生|高校生|小学校|中学校|高校|全国平均|全国|全県|市内|市外|県内|県外|本市|本町|本村|本県|当市|当町|未就学児|"
    "県平均|市平均|町平均|村平均|国平均|国|県|市|町|村"
)
"""Who was counted, or where: a label of a figure, also where no colon is printed."""

_AGE = r"(?:[0-5]・(?=[1-6] ?歳))?[0-9]{1,3} ?歳?(?: ?[~-] ?[0-9]{1,3})?(?: ?歳(?: ?[0-9]{1,2} ?[かヶケヵカ箇]月)? ?児?| ?歳?代)(?: ?(?:以上|以下|未満))?"
_SOME_YEARS = "[1-6](?:[~・-][1-6])? ?年"
_GRADE = (
    rf"(?:(?:小学校?|中学校?|高等学校|高校) ?{_SOME_YEARS}生?|(?:小[1-6]|中[1-3]|高[1-3])(?: ?年生?)?|{_SOME_YEARS}生)"
)
GROUP = rf"(?:{_AGE}|{_GRADE})"
"""An age or a school year as a label: 20~64歳, 1歳6か月児, 65歳以上, 小学6年生, 中3."""

# Only words that may hide a flag, a bound or a direction when they are torn.
_WHOLE_WORDS = (
    "累計 延べ 推計 推計値 見込 見込み 見込値 参考 参考値 程度 概ね 年齢調整 年齢調整値 目標 目標値 数値目標 基準値 現状値 現況値 実績 実績値 "
    "調査 速報値 暫定値 策定時 最終目標 中間目標 直近値 当初値 記載なし 未定 未実施 検討中 調査中 集計中 該当なし 実績なし 設定しない 設定なし "
    "以上 以下 以内 未満 増加 減少 維持 現状維持 向上 上昇 低下 削減 増加傾向 減少傾向 近づける 目標の方向 方向性 男性 女性 男女計 全体 合計 "
    "男子 女子 小学生 中学生 高校生 小学校 中学校 全国"
)
# What a letter lost or moved would make of one of them, and yet is a word.
_OTHER_WORDS = (
    "男 女 国 県 市 町 村 計 無 有 増 減 全 男計 女計 男女 検討 集計 集中 実施 該当 策定 方向 学校 学生 高校 校生"
)


@cache
def _torn_words() -> frozenset[str]:
    torn = set[str]()
    words = _WHOLE_WORDS.split()
    for word in words:
        for n in range(len(word)):
            torn.add(word[:n] + word[n + 1 :])
            torn.add(word[: n + 1] + word[n:])
            torn.add(word[:n] + word[n + 1 : n + 2] + word[n] + word[n + 2 :])
    return frozenset(torn.difference(words, _OTHER_WORDS.split()) - {each for each in torn if whole(LABEL, each)})


def is_torn(word: str) -> bool:
    """Whether a word is one that is known, but for one letter lost, printed twice or out of its place.

    >>> is_torn("標値"), is_torn("計推"), is_torn("目標値"), is_torn("小学生")
    (True, True, False, False)
    """
    return word in _torn_words()
