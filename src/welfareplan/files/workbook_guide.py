"""What does the workbook tell the officer who fills it in? (floor 7)

The example rows, the notes on the headings and the sheet 読み方. The examples are made up.
"""

from __future__ import annotations

from welfareplan.files.workbook_layout import FORMAT_KEY, MARK, NAME, PARENT, Column

EXAMPLES: dict[str, dict[str, str | float]] = {
    "計画": {
        "title": "○○市地域福祉計画",
        "period": "令和6年度～令和10年度",
        "adopted": "令和6年3月",
        "levels": "基本目標\n施策",
    },
    "一体策定": {"title": "地域福祉計画", "ordinal": "第３期", "issuer": "○○市"},
    "根拠法": {
        "title": "市町村地域福祉計画",
        "statute": "社会福祉法",
        "provision": "第107条",
        "obligation": "努力義務",
    },
    "法定事項": {PARENT: "市町村地域福祉計画", "label": "①", "text": "共通して取り組むべき事項"},
    "関連計画": {"title": "○○市総合計画", "relation": "上位計画", "period": "令和4年度～令和13年度"},
    "分冊": {"title": "○○市再犯防止推進計画", "adopted": "令和6年3月", "volume": "分冊"},
    "本文": {"label": "第１章", "title": "計画の背景", "kind": "背景", "text": "少子高齢化が進み…"},
    "主体": {"title": "地域福祉課", "part_of": "○○市", "functions": "調査・審議\n提言"},
    "出典": {"title": "○○市地域福祉計画（冊子）", "issuer": "○○市", "published": "令和6年3月"},
    "課題": {"label": "①", "title": "地域とのつながりの希薄化", "page": "12"},
    "方向性": {"label": "１", "title": "つながりを豊かにする", "text": "住民どうしが…"},
    "取組": {"label": "（１）", "title": "見守り活動の推進", "period": "令和6年度～令和10年度", "marks": "新規 重点"},
    "役割分担": {PARENT: "（１）見守り活動の推進", "who": "住民", "does": "隣近所で声を掛け合う"},
    "事業": {"title": "見守り訪問事業", "bases": "市町村地域福祉計画", "text": "民生委員による訪問"},
    "予算決算": {PARENT: "見守り訪問事業", "year": "令和6年度", "kind": "予算額", "value": "1,200", "unit": "千円"},
    "指標": {
        "label": "＜指標１＞",
        "title": "見守り訪問の件数",
        "kind": "活動指標",
        "unit": "件",
        "baseline.at": "令和4年度",
        "baseline.value": "1,020",
        "baseline.unit": "件",
        "baseline.kind": "実績",
    },
    "目標値": {
        PARENT: "＜指標１＞見守り訪問の件数",
        "due": "令和10年度",
        "sense": "以上",
        "value": "1,500",
        "unit": "件",
    },
    "実績": {
        "indicator": "＜指標１＞見守り訪問の件数",
        "at": "令和6年度",
        "value": "1,180",
        "unit": "件",
        "kind": "実績",
        "state": "報告済",
    },
    "評価": {
        "about": "（１）見守り活動の推進",
        "year": "令和6年度",
        "stage": "自己評価",
        "grade": "Ｂ",
        "done": "訪問を12地区で実施した。",
        "course": "継続",
    },
    "対応関係": {
        "source": "（１）見守り活動の推進",
        "relation": "課題に対応",
        "target": "①地域とのつながりの希薄化",
        "basis": "明記",
    },
    "経過予定": {"title": "推進協議会", "when": "令和6年7月", "kind": "協議", "status": "実施", "topics": "進捗の報告"},
    "改訂": {"adopted": "令和8年11月", "title": "中間見直し", "reason": "法改正による"},
    "改訂内容": {
        PARENT: "midterm",
        "@change": '{"action": "amend", "kind": "issue", "id": "issue-1", "field": "title", "old": "旧", "new": "新"}',
    },
}
"""One filled row for each sheet; it is marked and not read."""

_BY_SHAPE: dict[str, str] = {
    "text": "冊子のとおりに書きます。空欄は「記載なし」の意味です。",
    "id": "空欄のままで構いません。読み込むと識別子が付きます。付いた後は変えないでください。",
    "lines": "セル内で改行して、1行に1件書きます。",
    "pairs": "1行に1件、「項目：内容」の形で書きます。",
    "time": "令和4年度、令和4年、令和4年12月1日、令和2年度～令和7年度 のように書きます。年度と年は区別されます。",
    "figure": "数値だけを書き、単位は隣の列に書きます。表示形式を％にしたセルは、表示どおりに読みます。",
    "whole": "整数で書きます。",
    "flag": "「はい」か「いいえ」を選びます。",
    "word": "一覧から選びます。",
    "words": "空白で区切って複数書けます。使える言葉：",
    "one": "番号と名称を一覧から選びます。識別子でも構いません。",
    "many": "番号と名称（又は識別子）を、セル内で改行して1行に1件書きます。",
    "data": "変更の内容（JSON）です。手で書く必要はありません。",
}
_BY_KEY: dict[str, str] = {
    MARK: "「記入例」と書いた行は読み込みません。",
    FORMAT_KEY: "様式の版です。変えないでください。",
    NAME: "ほかのシートの一覧に出る名前です（自動）。読み込みません。",
    "cites": "出典の識別子と箇所を「slides#12頁」のように書きます。複数あるときは改行します。",
}

README: tuple[str, ...] = (
    "このブックは、計画の内容を1行1件で書き込む様式です。",
    "1．分かるところだけ書いてください。空欄は「計画に記載がない」ことを表し、0とは区別されます。",
    "2．灰色の列（識別子）は空欄のままで構いません。読み込むと付き、書き戻すとこの列に入ります。",
    "3．「記入例」の行は読み込みません。消しても構いません。",
    "4．見出しにカーソルを合わせると、書き方が出ます。",
    "5．ほかの行を指す列では、番号と名称を一覧から選びます。同じ名前の行が複数あるときは識別子を書いてください。",
    "6．年度は「令和4年度」、暦年は「令和4年」と書き分けます。どちらか分からないときは「令和4」と書きます。",
    "7．セルは結合しないでください。1行目（隠れた行）と列の見出しの意味は変えないでください。",
    "8．セルの形に収まらない内容は「json:」で始まります。そのまま残してください。",
    "",
    "読み込み：welfareplan convert plan.xlsx 計画の綴り（フォルダー）",
    "識別子の書き戻し：welfareplan convert plan.xlsx plan.xlsx --replace",
    "点検：welfareplan check plan.xlsx",
)


def note_on(column: Column) -> str:
    """The note on the heading of a column."""
    note = _BY_KEY.get(column.key) or _BY_SHAPE[column.shape]
    return note + "、".join(each.ja for each in column.words or ()) if column.shape == "words" else note
