"""Compared with what? (floor 3)

A change is often printed with what it is measured from: 前年度比5％減, 基準値より10％以上増, 25％削減（1990年比）. That is no part of
the change, and neither is the same target printed once more in other terms (714人以下（19年比20％減）).
"""

from __future__ import annotations

from welfareplan.printed.scanner import Scanner

_YEAR = (
    r"(?:(?:明治|大正|昭和|平成|令和|[MTSHR]) ?(?:元|[0-9]{1,2})|(?:西暦 ?)?[12][0-9]{3}(?=[ (]|年|比)"
    r"|(?:元|[0-9]{1,2})(?=(?:\([^()]{1,10}\))? ?年))(?:\([^()]{1,10}\))? ?(?:年度?)?末?"
)
POINT = (
    rf"(?:{_YEAR}|前々?年度?(?:同期|実績|末)?|昨年度?|前回(?:の?調査)?|前計画|過去[0-9]{{1,2}}[かヶケヵカ箇]?年間?の?平均値?|(?:基準|当初|策定|計画策定|計画当初)(?:年度?|値|時)?|"
    r"(?:現状|現況|現在|現行)(?:値|の数値|水準)?)(?:\([^()]{1,12}\))?の?(?:実績値?|数値|値|水準|レベル)?"
)
"""What a change can be measured from, or a level kept at: 平成22年度の水準, 前年度, 現状値."""

REFERENCE = rf"対?{POINT}(?:よりも|より|から(?:の(?=[増減上低向引]))?|に比べて?|と比べて?|と比較して|に対して|比で?|の比で|比)|対{POINT}(?=増|減|[0-9+▲-])"
"""What a change is measured from, before it: 前年度比, 基準値より, 平成22年度から."""

_CHANGED = r"の?(?:減少|削減|低減|縮減|減|増加|増|上昇|低下|向上|アップ|ダウン)"
_SIZE = r"[▲+-]?約?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)? ?(?:%|ポイント|割|倍|人|件|か所|回|世帯|t|kg)(?:以上|程度)?"
_RESTATED = rf"\((?:対?{POINT}(?:比|より|から|の)(?:で|に|して)?[、 ]?{_SIZE}(?:{_CHANGED})?|(?:{_SIZE}の)?{_SIZE}{_CHANGED})(?:に?相当)?\)"
_BEHIND = rf"\(対?{POINT}(?:比|より|から)\)"


def reference(scan: Scanner) -> bool:
    """Read what a change is measured from, before it or in brackets behind it, if it stands next; it adds nothing."""
    return (scan.kept(REFERENCE) or scan.kept(_BEHIND)) is not None


def restated(scan: Scanner) -> bool:
    """Read the same target in other terms, in brackets, if it stands next; it adds nothing."""
    return scan.kept(_RESTATED) is not None
