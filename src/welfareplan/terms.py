"""Which words does the subject use? (floor 2)

Every enum of the library. The value of a member is what stands in files; ``.ja`` is the word a planning desk prints.
What is not stated is None and never a member of its own.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A word of the subject (用語): its value as stored, and its Japanese.

    Attributes:
        ja: the Japanese word.

    >>> Better.UP, Better.UP.ja, Better("up") is Better.UP
    (<Better.UP: 'up'>, '増加', True)
    """

    ja: str

    def __new__(cls, value: str, ja: str = "") -> Self:
        """Make a member from its stored value and its Japanese word."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.ja = ja
        return member


class Kind(Term):
    """The kinds of element of a plan (要素の種類), as revisions and problems name them."""

    PLAN = "plan", "計画"
    SOURCE = "source", "出典"
    BODY = "body", "主体"
    BASIS = "basis", "根拠法"
    RELATED = "related", "関連計画"
    SUBPLAN = "subplan", "分冊・内包計画"
    PASSAGE = "passage", "本文"
    ISSUE = "issue", "課題"
    DIRECTION = "direction", "方向性"
    INITIATIVE = "initiative", "取組"
    PROGRAMME = "programme", "事業"
    INDICATOR = "indicator", "指標"
    MILESTONE = "milestone", "経過・予定"
    LINK = "link", "対応関係"


class Basis(Term):
    """What a printed year counts (年の基準)."""

    FISCAL = "fiscal", "年度"
    CALENDAR = "calendar", "暦年"
    UNSTATED = "unstated", "年度・暦年の別の記載なし"


class Obligation(Term):
    """How strongly a statute asks for a plan (義務の程度)."""

    MANDATORY = "mandatory", "義務"
    EFFORT = "effort", "努力義務"
    REQUEST = "request", "要請"
    PERMISSIVE = "permissive", "任意"
    VOLUNTARY = "voluntary", "独自"


class PlanRelation(Term):
    """Where another plan stands, seen from this one (計画間の関係)."""

    ABOVE = "above", "上位計画"
    BASED_ON = "based_on", "基礎とする計画"
    BASE_OF = "base_of", "基本となる計画"
    BESIDE = "beside", "並列する計画"
    BELOW = "below", "下位計画"
    PRECEDES = "precedes", "前計画"
    SUCCEEDS = "succeeds", "次期計画"
    HARMONISES = "harmonises", "調和を保つ計画"


class Volume(Term):
    """Whether a sub-plan stands in the same volume (分冊の別)."""

    SAME = "same", "内包"
    SEPARATE = "separate", "分冊"


class PassageKind(Term):
    """What a piece of prose is (本文の種類)."""

    CHAPTER = "chapter", "章"
    BACKGROUND = "background", "背景"
    PURPOSE = "purpose", "目的"
    PHILOSOPHY = "philosophy", "基本理念"
    DEFINITION = "definition", "定義"
    SYSTEM = "system", "体系"
    OTHER = "other", "その他"


class Mark(Term):
    """A mark beside an initiative (取組の区分)."""

    NEW = "new", "新規"
    EXPANDED = "expanded", "拡充"
    CONTINUED = "continued", "継続"
    PRIORITY = "priority", "重点"


class MoneyKind(Term):
    """Whether money was planned or spent (予算・決算の別)."""

    BUDGET = "budget", "予算額"
    SETTLED = "settled", "決算額"


class IndicatorKind(Term):
    """What an indicator measures (指標の種類)."""

    OUTCOME = "outcome", "成果指標"
    OUTPUT = "output", "活動指標"
    REFERENCE = "reference", "参考指標"


class Better(Term):
    """The wanted direction of an indicator (望ましい方向); stored only where the plan states it."""

    UP = "up", "増加"
    DOWN = "down", "減少"


class DirectionBasis(Term):
    """How the wanted direction of an indicator is known (望ましい方向の根拠)."""

    STATED = "stated", "明記"
    INFERRED = "inferred", "推定"
    DECLARED = "declared", "評価者が指定"


class Status(Term):
    """Whether a target is met (達成状況), a fact beside every rate and grade."""

    MET = "met", "達成"
    UNMET = "unmet", "未達成"
    UNDECIDED = "undecided", "判定できない"


class Significance(Term):
    """What a statistical test of a change said (有意差の有無)."""

    SIGNIFICANT = "significant", "有意差あり"
    NOT_SIGNIFICANT = "not_significant", "有意差なし"


class Against(Term):
    """Which target a figure is held against (比較する目標)."""

    FINAL = "final", "最終の目標"
    YEAR = "year", "その年度の目標"


class Falling(Term):
    """What a rule of bands does with figures that should fall (減少を目指す指標の扱い)."""

    SAME = "same", "同じ式のまま"
    MIRROR = "mirror", "増加を目指す指標と向きをそろえる"
    REFUSE = "refuse", "評価しない"


class Condition(Term):
    """For what a grade stands that is no band (区分の条件)."""

    TARGET_MET = "target_met", "目標を達成"
    NOT_ASSESSED = "not_assessed", "評価できない"


class Because(Term):
    """Why a figure should be on file (実績が待たれる理由)."""

    TARGET_DUE = "target_due", "目標年度が終了"
    EVERY_YEAR = "every_year", "毎年度の目標"
    PENDING = "pending", "集計中"


class Counts(Term):
    """Over what time a figure counts (値の性質)."""

    PER_YEAR = "per_year", "単年度"
    CUMULATIVE = "cumulative", "累計"
    AT_POINT = "at_point", "時点"


class ReadingKind(Term):
    """How a figure came about (値の種類)."""

    SURVEY = "survey", "調査"
    RESULT = "result", "実績"
    ESTIMATE = "estimate", "推計"
    FORECAST = "forecast", "見込"


class ReadingState(Term):
    """Whether there is a figure, and if not why (値の状態)."""

    REPORTED = "reported", "報告済"
    PROVISIONAL = "provisional", "速報値"
    PENDING = "pending", "集計中"
    CANCELLED = "cancelled", "中止"
    WITHHELD = "withheld", "秘匿"
    DISCONTINUED = "discontinued", "廃止"
    NOT_STATED = "not_stated", "記載なし"


class Occasion(Term):
    """On what occasion a figure was taken (把握の機会)."""

    INTERIM = "interim", "中間"
    FINAL = "final", "最終"
    YEARLY = "yearly", "毎年度"


class Flag(Term):
    """A remark printed with a figure that changes how it may be used (注記)."""

    APPROX = "approx", "約"
    CUMULATIVE = "cumulative", "累計"
    TOTAL_PERSONS = "total_persons", "延べ"
    ESTIMATE = "estimate", "推計"
    FORECAST = "forecast", "見込"
    REFERENCE = "reference", "参考"
    FOOTNOTE = "footnote", "※"
    AGE_ADJUSTED = "age_adjusted", "年齢調整"


class Sense(Term):
    """What a target asks of the figure (目標の意味)."""

    REACH = "reach", "到達"
    APPROACH = "approach", "近づける"
    AT_LEAST = "at_least", "以上"
    MORE_THAN = "more_than", "超"
    AT_MOST = "at_most", "以下"
    LESS_THAN = "less_than", "未満"
    BETWEEN = "between", "範囲"
    INCREASE = "increase", "増加"
    DECREASE = "decrease", "減少"
    MAINTAIN = "maintain", "維持"
    NONE = "none", "設定なし"


class MilestoneKind(Term):
    """What happens at a milestone (経過・予定の種類)."""

    DELIBERATION = "deliberation", "協議"
    PARTICIPATION = "participation", "住民参加"
    ASSEMBLY = "assembly", "議会"
    ADOPTION = "adoption", "策定"
    PUBLICATION = "publication", "公表"
    AMENDMENT = "amendment", "改訂"
    SUBPLAN = "subplan", "分冊策定"
    REVIEW = "review", "点検・評価"
    POLICY = "policy", "方針決定"
    SUMMARY = "summary", "総括"
    SUCCESSOR = "successor", "次期計画"


class MilestoneStatus(Term):
    """Whether a milestone was held or is planned (実施・予定の別)."""

    HELD = "held", "実施"
    PLANNED = "planned", "予定"


class Relation(Term):
    """What a link says (対応関係の種類), read from its source to its target."""

    ANSWERS = "answers", "課題に対応"
    PURSUES = "pursues", "方向性に属する"
    SHOWS = "shows", "成果を示す"
    PART_OF = "part_of", "取組を構成"
    LEADS = "leads", "担当"
    COVERS = "covers", "法定事項に該当"


class LinkBasis(Term):
    """Whether the document states a link or somebody inferred it (対応関係の根拠)."""

    STATED = "stated", "明記"
    INFERRED = "inferred", "推定"


class LeadRole(Term):
    """In which role a body leads (担当の役割)."""

    LEAD = "lead", "主担当"
    JOINT = "joint", "共同"
    PARTNER = "partner", "協力"


class Stage(Term):
    """At which stage of the yearly review something was said (評価の段階)."""

    SELF = "self", "自己評価"
    INTERNAL = "internal", "庁内評価"
    COUNCIL = "council", "協議会意見"
    RECOMMENDATION = "recommendation", "提言"
    RESPONSE = "response", "対応"


class Course(Term):
    """What is to become of it (今後の方向)."""

    EXPAND = "expand", "拡充"
    CONTINUE = "continue", "継続"
    IMPROVE = "improve", "改善"
    SHRINK = "shrink", "縮小"
    MERGE = "merge", "統合"
    END = "end", "廃止"
    DONE = "done", "完了"


class Meaning(Term):
    """What a change means to a reader (変更の意味); read off the changes, never stored."""

    ADDED = "added", "新設"
    STARTED = "started", "事業の開始"
    SUBPLAN_ADDED = "subplan_added", "分冊の追加"
    RETIRED = "retired", "廃止"
    REPLACED = "replaced", "差替え"
    SUCCEEDED = "succeeded", "引継ぎ"
    MERGED = "merged", "統合"
    SPLIT = "split", "分割"
    MOVED = "moved", "移動"
    LINKED = "linked", "対応関係の追加"
    UNLINKED = "unlinked", "対応関係の削除"
    REORDERED = "reordered", "順序の変更"
    RENUMBERED = "renumbered", "番号の変更"
    RETITLED = "retitled", "名称の変更"
    REWORDED = "reworded", "本文の変更"
    WORDING = "wording", "表記の整理"
    TARGET_RAISED = "target_raised", "目標値の引上げ"
    TARGET_LOWERED = "target_lowered", "目標値の引下げ"
    TARGET_MOVED = "target_moved", "目標年度の変更"
    TARGET_SET = "target_set", "目標値の設定"
    TARGET_DROPPED = "target_dropped", "目標値の廃止"
    TARGET_RESTATED = "target_restated", "目標の変更"
    BASELINE_SET = "baseline_set", "基準値の設定"
    BASELINE_CORRECTED = "baseline_corrected", "基準値の訂正"
    BASELINE_DROPPED = "baseline_dropped", "基準値の廃止"
    SERIES_BROKEN = "series_broken", "定義の変更"
    PERIOD_EXTENDED = "period_extended", "期間の延長"
    PERIOD_SHORTENED = "period_shortened", "期間の短縮"
    PERIOD_CHANGED = "period_changed", "期間の変更"
    CHANGED = "changed", "変更"


class Seam(Term):
    """How the figures of an indicator join those of what it continues (系列の接続)."""

    COMPARABLE = "comparable", "比較可能と明記"
    SAME_DEFINITION = "same_definition", "定義の記載が同じ"
    UNSTATED = "unstated", "比較の可否の記載なし"
    NOT_COMPARABLE = "not_comparable", "比較できないと明記"
    DEFINITION_CHANGED = "definition_changed", "定義の変更"
    UNIT_CHANGED = "unit_changed", "単位の変更"
    DIVIDED = "divided", "統合・分割"
    NOT_GIVEN = "not_given", "前の計画が与えられていない"

    @property
    def holds(self) -> bool:
        """Whether the figures may be read as one series.

        >>> Seam.UNSTATED.holds, Seam.DEFINITION_CHANGED.holds
        (True, False)
        """
        return self in {Seam.COMPARABLE, Seam.SAME_DEFINITION, Seam.UNSTATED}


class Ground(Term):
    """What speaks for it that an element continues another (継続の根拠)."""

    SUCCEEDS = "succeeds", "継承の明記"
    ID = "id", "識別子の一致"
    TITLE = "title", "名称の類似"
    TEXT = "text", "本文の類似"
    PLACE = "place", "位置の対応"
