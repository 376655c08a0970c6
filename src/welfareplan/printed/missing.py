"""Is there no figure, and what does the cell say instead? (floor 3)

A dash of any kind and 記載なし state nothing. A word that says why there is no figure, or how it will come, is kept as
printed and is never zero.
"""

from __future__ import annotations

from welfareplan.printed.folding import DASH
from welfareplan.printed.patterns import whole, within
from welfareplan.printed.readings import NOT_STATED
from welfareplan.printed.scanner import Scanner

_BEHIND = "(?= ?(?:$|[()※*。]))"
_DASHES = rf"[{DASH}-]{{1,4}}{_BEHIND}"
_NOT_STATED = rf"(?:(?:記載|記入)(?:なし|無し|無|せず|がない)|未記載|未記入){_BEHIND}"
_WORDS = rf"[ぁ-ゖァ-ヺー々一-鿿、・]{{1,40}}{_BEHIND}"
_DONE = (
    "実施|開催|調査|集計|把握|設定|策定|公表|公開|着手|整備|設置|確定|回答|作成|算定|算出|測定|評価|導入|達成|計測|記入|報告|対応|完了|"
    "確認|検討|開設|改定|更新|制定|発表|利用|判明|開始|取得|計画|配置|登録|決定|該当|施行|参加|受入|完成|供用|運用|組織化"
)
_GOING_ON = (
    "協議|調整|準備|精査|審議|建設|工事|継続|推進|分析|試行|募集|作業|照会|構築|移行|開発|回収|検証|選定|設計|試算|見直し|収集|交渉|休止|"
    "休業|閉鎖|改修|改築|改装|申請|施工|執行|選考|研究"
)
_OF_IT = (
    "実績|データ|資料|目標|目標値|数値|記録|予定|事業|対象|対象者|申請|申込|相談|発生|変更|開催実績|実施予定|特に|値|調査結果|当該年度|"
    "比較|指標|統計|件数"
)
_LATER = "今後|別途|後日|次年度以降|次年度|翌年度|来年度|今年度|次期計画で?|計画策定時に?|策定後に?"
_STOPPED = "中止|延期|休止|廃止|終了|閉鎖|休館|見送り"
# What is said alone of something that is there or not (計画の策定); 計画, 実績 and the like would be headings.
_HOW = "策定|設置|実施|整備|導入|開設|完了|完成|着手|検討|継続|推進|改定|更新|制定|公表|公開|開始|開催|供用|運用|作成|構築|配置|達成"
_IT = f"(?:{_DONE}|{_OF_IT})(?:者|値|年度?)?[はがをの]?"
# Words that say why there is no figure, or how it will come.
_SAYS_WHY = (
    rf"(?:{_IT})?未(?:定|了|済|{_DONE}|収集)|(?:{_IT})?(?:{_DONE}|{_GOING_ON}|実施準備)中|(?:{_IT})?(?:{_DONE})(?:前|待ち)|(?:(?:{_IT})?{_IT})?(?:なし|無し|ナシ|無)|皆無|新規(?:事業|指標|項目|設定)?|新設"
    rf"|{_IT}(?:(?:{_DONE})[はを]?)?(?:して(?:い)?ない|しない|せず|できない|できず|しておらず|不可|不能|なかった|困難|しません|していません|"
    "できません|行わず|行っていない)"
    rf"|不明|非公表|非公開|秘匿|(?:調査|集計|評価)?対象外|(?:{_LATER})、?(?:に)?(?:{_DONE}|協議|調整)(?:予定|する(?:予定)?|します)?"
    rf"|(?:{_DONE})(?:予定|見込み?)"
)
# Words that say how it stands instead: of a figure, but not of a target, which may be just that.
_TWICE = r"([一-鿿])\1"
_SAYS_HOW = (
    "(?![〇一二三四五六七八九十百千]{1,6}[人件回か箇校名世])[ぁ-ゖァ-ヺー一-鿿、・]{2,30}(?:により|のため|の影響で|による)、?(?:中止|延期|休止|未実施|実施せず|開催せず|実施なし|開催なし|実績なし|"
    "調査中止|開催中止)"
    rf"|(?:事業|調査|開催|運営|営業|イベント)?(?:を)?(?:{_STOPPED})|(?:{_DONE})済み?|(?:{_HOW})(?:・(?:{_HOW}))?|済み?|有り?|あり"
)


def missing(scan: Scanner, *, of_target: bool = False) -> str | None:
    """What stands next in place of a figure: ``not_stated``, the word as printed, or None if there is neither.

    Args:
        scan: the cell.
        of_target: whether a target is looked for, which may be that something is done or stopped (整備済み, 廃止).

    >>> missing(Scanner("集計中", "")), missing(Scanner("―", "")), missing(Scanner("多数", ""))
    ('集計中', 'not_stated', None)
    """
    if scan.match(_DASHES) or scan.match(_NOT_STATED):
        return NOT_STATED
    scan.skip()
    start = scan.position
    words = scan.ahead(_WORDS)
    if (
        words is None
        or within(_TWICE, words[0])
        or not whole(_SAYS_WHY if of_target else f"{_SAYS_WHY}|{_SAYS_HOW}", words[0])
    ):
        return None
    scan.position = words.end()
    return scan.folded.printed_between(start, scan.position)
