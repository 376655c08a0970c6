"""Which sentences do reports use? (floor 8)

Every heading and sentence of reports and pages, in Japanese as a planning desk writes them, and in English. What stands in
braces is filled in.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # the report
    "report-title": ("年次報告（{year}まで）", "Yearly report (through {year})"),
    "foot": (
        "この文書の数値は計画の綴りから計算したもので、記載のないことは補っていません。",
        "The figures of this document are computed from the plan's dossier; what is not stated has not been filled in.",
    ),
    "contents-list": ("目次", "Contents"),
    "skip": ("本文へ", "Skip to the content"),
    "nothing": ("（該当なし）", "(none)"),
    "trail": ("現在位置", "Where this page stands"),
    "not-stated": ("記載なし", "not stated"),
    "whole-plan": ("計画全体", "the plan as a whole"),
    # the cover
    "cover": ("計画の概要", "The plan"),
    "item": ("項目", "Item"),
    "content": ("内容", "Content"),
    "plan-name": ("計画名", "Name"),
    "joint": ("一体的に策定", "Made together"),
    "period": ("計画期間", "Period"),
    "adopted": ("策定", "Adopted"),
    "vision": ("基本理念", "Basic philosophy"),
    "legal-basis": ("根拠法", "Legal basis"),
    "since": ("{date}から", "since {date}"),
    "related": ("関連する計画", "Related plan"),
    "relation-not-stated": ("関係の記載なし", "relation not stated"),
    "subplan": ("分冊・内包計画", "Sub-plan"),
    "made": ("{date}策定", "made {date}"),
    "bodies": ("主体", "Bodies"),
    "text-of": ("報告の対象", "Text reported on"),
    "base-text": ("策定時の本文（改訂はありません）", "the text as adopted; there are no revisions"),
    "latest-text": ("全ての改訂（{count}件）を反映した本文", "the text with all revisions ({count})"),
    "text-on": (
        "{date}に効力のある本文（改訂{count}件のうち{applied}件を反映）",
        "the text in force on {date} ({applied} of {count} revisions applied)",
    ),
    "through": ("実績の対象", "Figures"),
    "through-year": ("{year}までの実績", "through {year}"),
    "schemes": ("評価方法", "Schemes of grading"),
    "no-scheme": ("評価は載せていません", "no grades are given"),
    "how-to-grade": (
        (
            "この報告は評価（格付け）を載せていません。同じ数値でも評価方法によって評価は異なるため、既定の方法がないからです。評価を載せるには、"
            "「welfareplan report」に --scheme で評価方法を指定します（一覧は「welfareplan schemes」）。二つ指定すると並べて示します。"
        ),
        (
            "This report gives no grades: the same figures are graded differently by different schemes, so none is the default. "
            "To have grades, name a scheme with --scheme to “welfareplan report” (“welfareplan schemes” lists them); two are "
            "shown side by side."
        ),
    ),
    "contents": ("計画の構成", "Contents of the plan"),
    "count-indicators": ("数値のある指標", "indicators with figures"),
    "count-seen": ("実績のある指標", "indicators with an actual figure"),
    "count-met": ("目標を達成", "targets met"),
    "count-unmet": ("目標は未達成", "targets not met"),
    "count-undecided": ("達成を判定できない", "cannot be decided"),
    # the map
    "map": ("計画の体系", "The map of the plan"),
    "map-issues": ("課題から見た体系", "From the issues"),
    "map-directions": ("方向性から見た体系", "From the directions"),
    "coverage": ("対応関係の記載状況", "Which links are stated"),
    "link": ("対応関係", "Link"),
    "linked": ("記載あり", "stated"),
    "not-linked": ("記載なし", "not stated"),
    "of-all": ("全体", "of all"),
    "shown": ("成果を示す対象", "what it shows"),
    "inferred": ("推定", "inferred"),
    "none-linked": ("{kind}との対応は記載なし", "no link to any {kind} is stated"),
    "alone": ("対応関係の記載がない{kind}（{count}）", "Without a stated link: {kind}s ({count})"),
    "links-note": (
        "対応関係は、資料に明記されたものと、推定と断ったものだけを載せています。ここにないことは、対応がないことを意味しません。",
        (
            "Links are shown where a document states them, or where they are marked as inferred. That a link is missing here does "
            "not mean that there is none."
        ),
    ),
    # the progress table
    "progress": ("進捗の一覧", "Progress"),
    "progress-title": ("進捗（{year}まで）", "Progress through {year}"),
    "table": ("一覧表", "Table"),
    "number": ("番号", "No."),
    "indicator": ("指標", "Indicator"),
    "baseline": ("基準値", "Baseline"),
    "target": ("目標値", "Target"),
    "interim-target": ("中間目標", "Interim target"),
    "actual": ("実績値", "Actual"),
    "share-of-way": ("進捗率", "Share of the way"),
    "share-of-time": ("経過割合", "Share of the time"),
    "grade-by": ("評価\n{scheme}", "Grade\n{scheme}"),
    "formulas": (
        "進捗率＝（実績値－基準値）÷（目標値－基準値）。経過割合＝基準年から実績年までの年数÷基準年から目標年までの年数。いずれも計算の結果であり、評価ではありません。",
        (
            "Share of the way = (actual - baseline) ÷ (target - baseline). Share of the time = years from baseline to actual ÷ "
            "years from baseline to target. Both are arithmetic and no verdict."
        ),
    ),
    "bare-years": (
        "「令和元」「R4」のように「年」「年度」の付かない年は、年度か暦年かの記載が資料にありません。",
        "A year with a question mark, such as 2019?, is one of which the document does not say whether it is a fiscal year.",
    ),
    "inferred-direction": (
        "望ましい方向は、計画に明記のない指標では、基準値と目標値の大小から推定しています。",
        "Where the plan does not state which direction is wanted, it is inferred from baseline and target.",
    ),
    "declared-direction": (
        "望ましい方向のうち計画に明記のないものに、この評価のために指定したものがあります。",
        "Some directions that the plan does not state were declared for these grades.",
    ),
    "not-across-schemes": (
        "評価の記号は、同じ評価方法の中でだけ比べられます。",
        "Grades can be compared within one scheme only.",
    ),
    "older-figures": (
        "新しい{count}時点の実績を示しています。それより前の実績は「指標ごとの推移」にあります。",
        "The figures of the {count} newest times are shown; older ones stand with each indicator.",
    ),
    "without-figures": (
        "基準値・目標値・実績値のいずれもない指標：{names}。",
        "Indicators without baseline, target and figure: {names}.",
    ),
    "unused": ("計算に使わなかった記録：{reasons}。", "Records that no number rests on: {reasons}."),
    "whole": ("計画全体の進み", "The plan as a whole"),
    "whole-note": (
        "●（進捗率）が｜（経過割合）より右にあれば、基準値と目標値を結ぶ直線より先に進んでいます。数値は一覧表にあります。",
        (
            "Where ● (share of the way) lies to the right of | (share of the time), the indicator is ahead of the straight line. "
            "The numbers stand in the table."
        ),
    ),
    "whole-alt": (
        "{first}から{last}まで{count}指標の、進捗率と経過割合の図。数値は一覧表にあります。",
        "Share of the way and share of the time of {count} indicators, {first} to {last}. The numbers stand in the table.",
    ),
    "whole-missing": (
        "進捗率を計算できない指標（{count}）は図にありません。理由は一覧表の注にあります。",
        "Indicators without a share of the way ({count}) are not drawn; the notes of the table say why.",
    ),
    # one indicator
    "indicators": ("指標ごとの推移", "Each indicator"),
    "no-chart": ("図にできる数値がありません。", "There is no number to draw."),
    "figures-of": ("{name}の数値", "Figures of {name}"),
    "time": ("時点", "Time"),
    "role": ("区分", "What it is"),
    "figure": ("値", "Figure"),
    "sample": ("標本数", "Sample"),
    "interval": ("95％信頼区間", "95% interval"),
    "line": ("直線上の値", "On the straight line"),
    "remark": ("備考", "Remark"),
    "source": ("出典", "Source"),
    "no-year": ("年の記載なし", "year not stated"),
    "fact-definition": ("定義：{text}", "Definition: {text}"),
    "fact-method": ("把握方法：{text}", "How it is measured: {text}"),
    "fact-grounds": ("目標設定の根拠：{text}", "Grounds of the target: {text}"),
    "fact-text": ("説明：{text}", "Text: {text}"),
    "fact-shows": ("成果を示す対象：", "Shows: "),
    "fact-better": ("望ましい方向：{text}", "Wanted direction: {text}"),
    "fact-remaining": ("目標までの差（{time}）：{text}", "From the actual to the target ({time}): {text}"),
    "by-inference": ("（推定）", " (inferred)"),
    "up": ("増加", "up"),
    "down": ("減少", "down"),
    "chart-of": ("{name}の推移の図。", "The course of {name}."),
    "chart-baseline": ("基準値は{figure}（{time}）、", "Baseline {figure} ({time}),"),
    "chart-target": ("目標は{aim}（{due}）、", "target {aim} ({due}),"),
    "chart-actual": ("最新の実績値は{figure}（{time}）です。", "newest figure {figure} ({time})."),
    "chart-no-actual": ("実績値はまだありません。", "no figure yet."),
    "chart-table": ("数値は続く表にあります。", "The numbers stand in the table that follows."),
    "sign-baseline": ("基準値", "baseline"),
    "sign-actual": ("実績値（続く年を線で結ぶ）", "actual figures, consecutive years joined"),
    "sign-line": ("基準値と目標値を結ぶ直線", "straight line from baseline to target"),
    "sign-target": ("目標値（小さいものは中間目標）", "target (small: interim)"),
    "sign-bound": ("目標を満たす範囲", "range that meets the target"),
    "sign-interval": ("調査の95％信頼区間", "95% interval of a survey"),
    "sign-gap": ("値のない年とその事情", "year without a figure, and why"),
    "sign-way": ("進捗率", "share of the way"),
    "sign-time": ("経過割合", "share of the time"),
    "grade-line": ("{scheme}：{grade}", "{scheme}: {grade}"),
    "rate": ("{measure}：{rate}（四捨五入は最後に一度だけ）", "{measure}: {rate} (rounded once, at the end)"),
    "status": ("達成状況：{text}", "Target: {text}"),
    # grades
    "grades": ("評価の集計", "Grades together"),
    "counts": ("評価ごとの指標の数", "Indicators with each grade"),
    "grade": ("評価", "Grade"),
    "meaning": ("意味", "Meaning"),
    "no-grade": ("評価なし", "no grade"),
    "kind-not-stated": ("指標の数", "indicators"),
    "sums": ("方向性と計画全体", "Directions and the plan as a whole"),
    "what": ("対象", "What"),
    "with-inferred": ("推定の対応を含む", "with inferred links"),
    "scheme-about": ("評価方法について", "About this scheme"),
    "scheme-edition": ("{slug}（{edition}）", "{slug} ({edition})"),
    "scheme-inferred": (
        "規則は、公表された結果や文言からの推定です。",
        "The rule was read off published results or wording.",
    ),
    "scheme-published": ("規則は公表されています。", "The rule is published."),
    "scheme-order": ("規則：{step}", "Rule: {step}"),
    "scheme-open": ("原典に定めのない点：{point}。", "Left open by the source: {point}."),
    "scheme-source": ("出典：{source}", "Source: {source}"),
    # changes
    "changes": ("計画の変更", "What changed"),
    "changes-all": ("策定時からの改訂を全て示します。", "All revisions since the plan was adopted are shown."),
    "changes-since": ("{date}より後に効力を生じた改訂を示します。", "Revisions in force after {date} are shown."),
    "no-changes": ("この間に効力を生じた改訂はありません。", "No revision came into force in this time."),
    "decided": ("改訂日：{date}", "Adopted: {date}"),
    "in-force": ("施行日：{date}", "In force: {date}"),
    "because": ("改訂理由：{reason}", "Reason: {reason}"),
    "events": ("変更の内容", "What it changed"),
    "no-events": ("本文に変更はありません。", "The text is unchanged."),
    "new-text": ("New text", "New text"),
    "old-text": ("Old text", "Old text"),
    "old-and-new": ("新旧対照表", "Old-and-new table"),
    "old-and-new-above": ("（下線部分は改正部分）", "(what changed is underlined)"),
    "old-and-new-note": (
        "（略）は変わらない部分です。",
        "（略） stands for what is unchanged. The table holds the text of the plan, which is in Japanese.",
    ),
    "old-and-new-omits": (
        "計画の本文として印刷されないものの変更は、この表にありません。",
        "Changes to what no plan prints as words of its text are not in this table.",
    ),
    "added": ("（新設）", "(new)"),
    "removed": ("（削る）", "(removed)"),
    # what is awaited
    "awaited": ("実績の状況", "How fresh the figures are"),
    "awaited-title": (
        "最新の実績と、まだ記録のない実績（{date}現在）",
        "Newest figures, and figures not on file, on {date}",
    ),
    "newest": ("最新の実績", "Newest figure"),
    "age": ("経過", "Age"),
    "not-on-file": ("まだ記録のない実績", "Not on file"),
    "none-yet": ("実績なし", "no figure"),
    "because-target_due": ("目標年度が終了", "the year of the target is over"),
    "because-every_year": ("毎年度の目標", "there is a target for every year"),
    "because-pending": ("集計中", "not yet counted"),
    "awaited-note": (
        (
            "経過は、実績の年又は年度の末日からの期間です。まだ記録のない実績は、目標年度が終わったもの、毎年度の目標があるもの、集計中と記録されたものだけです。"
            "公表の時期は推測しません。"
        ),
        (
            "The age is counted from the end of the year of the figure. A figure is said not to be on file only where the year of its "
            "target is over, where there is a target for every year, or where it is filed as not yet counted. When figures are "
            "published is not guessed."
        ),
    ),
    "ended": ("{time}廃止", "ended {time}"),
    "years": ("{n}年", "{n} y"),
    "months": ("{n}か月", "{n} m"),
    # what was judged
    "assessments": ("点検・評価", "Assessments"),
    "tallies": ("評価の件数", "How often each grade was given"),
    "tallies-note": (
        "件数を数えたもので、平均はしていません。違う尺度の評価は合わせていません。",
        "Grades are counted and never averaged; grades of different scales are not put together.",
    ),
    "unanswered": ("{year}の自己評価がないもの（{count}）", "Not self-assessed in {year} ({count})"),
    "open-count": (
        "提言{all}件のうち、対応の記録がないもの：{count}件",
        "Recommendations without a response on file: {count} of {all}",
    ),
    "open": ("対応の記録がない提言", "Recommendations without a response"),
    "year": ("年度", "Year"),
    "stage": ("段階", "Stage"),
    "scale": ("尺度", "Scale"),
    "grades-given": ("評価の件数", "Grades given"),
    "total": ("計", "Total"),
    "in-words": ("記述のみ", "in words"),
    "belongs-to-none": ("対応関係の記載なし", "no link is stated"),
    "by": ("評価者", "By"),
    "done": ("取組実績", "What was done"),
    "difficulties": ("課題", "Difficulties"),
    "next": ("翌年度の取組", "Next year"),
    "course": ("今後の方向", "Course"),
    "words": ("記述", "Words"),
    # the pages of a site
    "site-title": ("計画の進捗", "Plans and their progress"),
    "site-through": ("{year}までの実績", "Figures through {year}"),
    "plans": ("計画の一覧", "Plans"),
    "figures-through": ("実績", "Figures through"),
    "revision": ("改訂", "Revision"),
    "revised": ("この項目を改めた改訂", "Revisions that changed this"),
    "links": ("対応関係", "What belongs to it"),
    "printed-under": ("上位の項目", "Printed under"),
    "printed-below": ("下位の項目", "Printed below it"),
    "link-answers": ("対応する課題", "Answers"),
    "link-answered-by": ("対応する取組", "Answered by"),
    "link-pursues": ("属する方向性", "Pursues"),
    "link-pursued-by": ("属する取組", "Pursued by"),
    "link-shows": ("成果を示す対象", "Shows"),
    "link-shown-by": ("成果を示す指標", "Shown by"),
    "link-part-of": ("構成する取組", "Part of"),
    "link-parts": ("構成する事業", "Programmes in it"),
    "link-leads": ("担当する対象", "Leads"),
    "link-led-by": ("担当", "Led by"),
    "link-covers": ("該当する法定事項", "Covers the legal matter"),
    "link-covered-by": ("該当する要素", "Covered by"),
    "succeeds": ("継承元", "Continues"),
    "roles": ("役割", "Who is expected to do what"),
    "who": ("主体", "Who"),
    "does": ("担う役割", "Does"),
    "fact-marks": ("区分：{text}", "Mark: {text}"),
    "fact-period": ("実施期間：{text}", "Period: {text}"),
    "money": ("予算・決算", "Money"),
    "sum": ("金額", "Sum"),
    "lists": ("項目の一覧", "Everything in the plan"),
    "data": ("データ", "Data"),
    "file-machine": ("指標と実績（CSV、機械判読用）", "Indicators and figures (CSV, for machines)"),
    "file-printed": ("指標と実績（Excel、計画書の表記）", "Indicators and figures (Excel, as the plan prints them)"),
    "file-json": ("計画の全体（JSON）", "The whole plan (JSON)"),
    # what happens, and where it is stated
    "milestones": ("経過と予定", "What happened and is to come"),
    "kind": ("種類", "Kind"),
    "sources": ("出典", "Sources"),
    "document": ("資料", "Document"),
    "issuer": ("発行者", "Issued by"),
    "published": ("公表", "Published"),
    "place": ("所在", "Where"),
    "accessed": ("{date}閲覧", "read {date}"),
}
"""The sentences by their key: Japanese, English."""
