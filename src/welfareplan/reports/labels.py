"""What is a field called in print? (floor 8)

The names of fields as a planning desk would write them. A field that means something else in one kind has a row of its own.
"""

from __future__ import annotations

from welfareplan.terms import Kind

_FIELDS: dict[str, str] = {
    "about": "対象",
    "accessed": "閲覧日",
    "adopted": "策定日",
    "answers": "応答先",
    "approx": "回数のおおよその別",
    "at": "時点",
    "bases": "根拠法",
    "baseline": "基準値",
    "basis": "明記・推定の別",
    "better": "望ましい方向",
    "body": "主体",
    "by": "評価者",
    "changes": "変更内容",
    "cites": "出典",
    "code": "全国地方公共団体コード",
    "comparable": "継承元との比較の可否",
    "counts": "値の性質",
    "course": "今後の方向",
    "definition": "定義",
    "done": "取組実績",
    "due": "目標年度",
    "effective": "施行日",
    "element": "要素",
    "extra": "備考",
    "flags": "注記",
    "functions": "役割",
    "grade": "評価",
    "grounds": "目標設定の根拠",
    "group": "計画群の名称",
    "id": "識別子",
    "indicator": "指標",
    "issuer": "発行者",
    "issues": "課題",
    "items": "盛り込むべき事項",
    "joint": "一体的に策定した計画",
    "kind": "種類",
    "label": "番号",
    "levels": "階層の名称",
    "marks": "区分",
    "method": "把握方法",
    "money": "予算・決算",
    "next": "翌年度の取組",
    "note": "備考",
    "obligation": "義務の程度",
    "occasion": "把握の機会",
    "on": "日付",
    "page": "頁",
    "part_of": "所属先",
    "passage": "掲載箇所",
    "period": "期間",
    "printed": "表記",
    "provision": "条項",
    "published": "公表日",
    "reading": "値",
    "reason": "改訂理由",
    "relation": "関係",
    "role": "担当の役割",
    "roles": "役割分担",
    "sample": "標本数",
    "scale": "評価尺度",
    "sense": "目標の意味",
    "since": "適用開始",
    "source": "起点",
    "stage": "評価の段階",
    "state": "値の状態",
    "status": "実施・予定の別",
    "statute": "法律",
    "succeeds": "継承元",
    "target": "終点",
    "targets": "目標値",
    "terms": "計画での呼び方",
    "text": "本文",
    "times": "回数",
    "title": "名称",
    "topics": "議題",
    "under": "上位の項目",
    "unit": "単位",
    "upper": "上限",
    "upper_unit": "上限の単位",
    "url": "URL",
    "value": "値",
    "vision": "基本理念",
    "volume": "分冊の別",
    "when": "時期",
    "why": "数値のない理由",
    "words": "目標の言葉",
    "year": "年度",
}

_OF_KIND: dict[tuple[Kind, str], str] = {
    (Kind.PLAN, "period"): "計画期間",
    (Kind.PLAN, "adopted"): "策定",
    (Kind.PLAN, "title"): "計画名",
    (Kind.RELATED, "vision"): "目指す姿",
    (Kind.RELATED, "period"): "計画期間",
    (Kind.BODY, "part_of"): "所属",
    (Kind.INITIATIVE, "period"): "実施期間",
}


def field_label(kind: Kind | None, field: str) -> str:
    """The Japanese name of a field (項目名); the key itself where there is no name for it.

    Args:
        kind: the kind of element that has it; None for what stands beside the plan.
        field: its key.

    >>> field_label(Kind.INDICATOR, "targets"), field_label(Kind.PLAN, "period")
    ('目標値', '計画期間')
    """
    return (_OF_KIND.get((kind, field)) if kind else None) or _FIELDS.get(field, field)
