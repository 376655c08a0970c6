"""Is there no figure, and what does the cell say instead? (floor 3)

A dash of any kind and 記載なし state nothing. A word that says why there is no figure, or how it will come, is kept as
printed and is never zero.
"""

from __future__ import annotations

import re

from welfareplan.printed.folding import DASH
from welfareplan.printed.readings import NOT_STATED
from welfareplan.printed.scanner import Scanner

_DASHES = re.compile(rf"[{DASH}-]{{1,4}}(?= ?(?:$|[()※*]))")
_NOT_STATED = re.compile(r"(?:記載|記入)(?:なし|無し|無)(?=$|[()※*])")
_WORDS = re.compile(r"[ぁ-ゖァ-ヺー々一-鿿、・]{1,40}(?= ?(?:$|[()※*]))")
_DONE = (
    "実施|開催|調査|集計|把握|設定|策定|公表|着手|整備|設置|確定|回答|作成|算定|測定|評価|導入|達成|計測|記入|報告|対応|完了|"
    "確認|検討|開設|改定|更新|公開|制定|発表|利用|判明|開始|算出|取得|計画|配置|登録"
)
_GOING_ON = "協議|調整|準備|精査|審議|建設|工事|継続|推進|分析|試行|募集|作業|照会|構築|移行|開発|回収|検証|選定|設計|試算|見直し"
_OF_IT = (
    "該当|実績|データ|資料|目標|目標値|数値|記録|予定|事業|対象|対象者|申請|申込|相談|発生|変更|開催実績|実施予定|特に"
)
# Words that say why there is no figure, or how it will come.
_SAYS_WHY = re.compile(
    rf"未(?:定|{_DONE})"
    rf"|(?:{_DONE}|{_GOING_ON})中"
    rf"|(?:(?:{_DONE}|{_OF_IT})(?:者|値)?[はが]?)?(?:なし|無し)|無"
    rf"|(?:{_DONE})(?:[はを])?(?:していない|しない|せず|できない|できず|しておらず|不可|不能|なかった)"
    r"|[ぁ-ゖァ-ヺー一-鿿、・]{2,30}(?:により|のため|の影響で|による)(?:中止|延期|休止|未実施|実施せず|開催せず|実施なし|開催なし)"
    r"|(?:事業|調査|開催)?(?:中止|延期|休止|廃止|終了)|不明|非公表|対象外|算定不能|算出不可|測定不能|評価不能|把握不能|集計不能"
)


def missing(scan: Scanner) -> str | None:
    """What stands next in place of a figure: ``not_stated``, the word as printed, or None if there is neither.

    >>> missing(Scanner("集計中", "")), missing(Scanner("―", "")), missing(Scanner("多数", ""))
    ('集計中', 'not_stated', None)
    """
    if scan.match(_DASHES) or scan.match(_NOT_STATED):
        return NOT_STATED
    scan.skip()
    start = scan.position
    words = scan.match(_WORDS)
    if words is None or not _SAYS_WHY.fullmatch(words[0]):
        scan.position = start
        return None
    return scan.folded.printed_between(start, scan.position)
