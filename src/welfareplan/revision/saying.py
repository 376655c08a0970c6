"""In which words is a change told? (floor 4)

One sentence in English and one in Japanese for everything that can happen to an element.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from welfareplan.revision.facts import in_english, in_japanese
from welfareplan.terms import Meaning

if TYPE_CHECKING:
    from welfareplan.model.plan import Plan


class Words(NamedTuple):
    """What is said of a change (変更の言葉).

    Attributes:
        meaning: what happened.
        english: the sentence in English, with the names of its facts in braces.
        ja: the sentence in Japanese.
    """

    meaning: Meaning
    english: str
    ja: str


WORDS: dict[str, Words] = {
    "reordered": Words(Meaning.REORDERED, "the {kind}s stand in another order", "{kind}の掲載順を改めた。"),
    "added": Words(Meaning.ADDED, "the {kind} {name} was added", "{kind}{name}を追加した。"),
    "established": Words(Meaning.ADDED, "the {kind} {name} was added", "{kind}{name}を新設した。"),
    "started": Words(Meaning.STARTED, "the programme {name} was started", "事業{name}を開始した。"),
    "subplan-added": Words(Meaning.SUBPLAN_ADDED, "the sub-plan {name} was added", "分冊{name}を加えた。"),
    "removed": Words(Meaning.RETIRED, "the {kind} {name} was removed", "{kind}{name}を削除した。"),
    "retired": Words(Meaning.RETIRED, "the {kind} {name} was retired", "{kind}{name}を廃止した。"),
    "succeeded": Words(Meaning.SUCCEEDED, "{name} is continued by {new}", "{name}を{new}に引き継いだ。"),
    "replaced": Words(Meaning.REPLACED, "the {kind} {old} was replaced by {name}", "{kind}{old}を{name}に改めた。"),
    "merged": Words(Meaning.MERGED, "{old} were merged into {name}", "{old}を統合し、{name}とした。"),
    "absorbed": Words(Meaning.MERGED, "{old} was merged into {name}", "{old}を{name}に統合した。"),
    "split": Words(Meaning.SPLIT, "{name} was split off {old}", "{old}を分け、{name}を設けた。"),
    "linked": Words(
        Meaning.LINKED, "{name} now {relation} {target}", "{name}と{target}の対応関係（{relation}）を加えた。"
    ),
    "unlinked": Words(
        Meaning.UNLINKED, "{name} no longer {relation} {target}", "{name}と{target}の対応関係（{relation}）を除いた。"
    ),
    "moved-pursues": Words(Meaning.MOVED, "{name} moved from {old} to {new}", "{name}を{old}から{new}に移した。"),
    "moved-part_of": Words(Meaning.MOVED, "{name} moved from {old} to {new}", "{name}を{old}から{new}に移した。"),
    "moved-answers": Words(
        Meaning.MOVED, "{name} now answers {new} instead of {old}", "{name}が対応する課題を{old}から{new}に改めた。"
    ),
    "moved-shows": Words(
        Meaning.MOVED, "{name} now shows {new} instead of {old}", "{name}が成果を示す対象を{old}から{new}に改めた。"
    ),
    "moved-leads": Words(
        Meaning.MOVED, "{name} is now led by {new} instead of {old}", "{name}の担当を{old}から{new}に改めた。"
    ),
    "moved-covers": Words(
        Meaning.MOVED, "{name} now covers {new} instead of {old}", "{name}に対応する法定事項を{old}から{new}に改めた。"
    ),
    "moved-under": Words(
        Meaning.MOVED, "{name} moved from under {old} to under {new}", "{name}の位置を{old}の下から{new}の下に移した。"
    ),
    "moved-below": Words(Meaning.MOVED, "{name} moved under {new}", "{name}の位置を{new}の下に移した。"),
    "moved-up": Words(Meaning.MOVED, "{name} no longer stands under {old}", "{name}を{old}の下から外した。"),
    "moved-to": Words(Meaning.MOVED, "{name} moved from {old} to {new}", "{name}の掲載箇所を{old}から{new}に移した。"),
    "wording": Words(
        Meaning.WORDING, "{name}: only the spelling of {field} changed", "{name}の{field}の表記を整理した。"
    ),
    "retitled": Words(Meaning.RETITLED, "{name} was called {old}", "{name}の名称を{old}から改めた。"),
    "renumbered": Words(
        Meaning.RENUMBERED, "{name} was numbered {old} and is now {new}", "{name}の番号を{old}から{new}に改めた。"
    ),
    "reworded": Words(Meaning.REWORDED, "{name}: the text was reworded", "{name}の本文を改めた。"),
    "target-raised": Words(
        Meaning.TARGET_RAISED,
        "{name}: the target{due} was raised from {old} to {new}",
        "{name}の{due}目標値を{old}から{new}に引き上げた。",
    ),
    "target-lowered": Words(
        Meaning.TARGET_LOWERED,
        "{name}: the target{due} was lowered from {old} to {new}",
        "{name}の{due}目標値を{old}から{new}に引き下げた。",
    ),
    "target-moved": Words(
        Meaning.TARGET_MOVED,
        "{name}: the target moved from {old} to {new}",
        "{name}の目標を{old}から{new}に移した。",
    ),
    "target-set": Words(Meaning.TARGET_SET, "{name}: the target {new} was set", "{name}の目標値{new}を設けた。"),
    "target-dropped": Words(
        Meaning.TARGET_DROPPED, "{name}: the target {old} was dropped", "{name}の目標値{old}を廃した。"
    ),
    "target-restated": Words(
        Meaning.TARGET_RESTATED,
        "{name}: the target{due} was restated from {old} to {new}",
        "{name}の{due}目標値を{old}から{new}に改めた。",
    ),
    "baseline-set": Words(Meaning.BASELINE_SET, "{name}: the baseline {new} was set", "{name}の基準値{new}を設けた。"),
    "baseline-corrected": Words(
        Meaning.BASELINE_CORRECTED,
        "{name}: the baseline was corrected from {old} to {new}",
        "{name}の基準値を{old}から{new}に訂正した。",
    ),
    "baseline-dropped": Words(
        Meaning.BASELINE_DROPPED, "{name}: the baseline {old} was dropped", "{name}の基準値{old}を廃した。"
    ),
    "series-broken": Words(
        Meaning.SERIES_BROKEN,
        "{name}: {field} changed, so figures before and after are not of one series",
        "{name}の{field}を改めた（前後の値は接続しない）。",
    ),
    "period-set": Words(Meaning.PERIOD_CHANGED, "{name}: the period {new} was set", "{name}の期間を{new}とした。"),
    "period-dropped": Words(
        Meaning.PERIOD_CHANGED, "{name}: the period {old} was dropped", "{name}の期間{old}を除いた。"
    ),
    "period-extended": Words(
        Meaning.PERIOD_EXTENDED,
        "{name}: the period was extended from {old} to {new}",
        "{name}の期間を{old}から{new}に延長した。",
    ),
    "period-shortened": Words(
        Meaning.PERIOD_SHORTENED,
        "{name}: the period was shortened from {old} to {new}",
        "{name}の期間を{old}から{new}に短縮した。",
    ),
    "period-changed": Words(
        Meaning.PERIOD_CHANGED,
        "{name}: the period changed from {old} to {new}",
        "{name}の期間を{old}から{new}に改めた。",
    ),
    "set": Words(Meaning.CHANGED, "{name}: {field} was set to {new}", "{name}の{field}を{new}とした。"),
    "dropped": Words(Meaning.CHANGED, "{name}: {field} {old} was dropped", "{name}の{field}{old}を除いた。"),
    "changed": Words(
        Meaning.CHANGED, "{name}: {field} changed from {old} to {new}", "{name}の{field}を{old}から{new}に改めた。"
    ),
    "rewritten": Words(Meaning.CHANGED, "{name}: {field} changed", "{name}の{field}を改めた。"),
}
"""What can be said of a change, by the rule that finds it."""


def sentences(rule: str, plan: Plan, facts: dict[str, Any]) -> tuple[Meaning, str, str]:
    """The meaning and the two sentences of a rule (変更の文).

    Args:
        rule: the key of its words.
        plan: the plan, which knows what the ids in the values are called.
        facts: what stands in the sentences: values of the model and facts.
    """
    words = WORDS[rule]
    english = words.english.format(**{name: in_english(value) for name, value in facts.items()})
    ja = words.ja.format(**{name: in_japanese(value, plan) for name, value in facts.items()})
    return words.meaning, english, ja
