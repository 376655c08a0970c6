"""For every warning of ``check`` a document that has it, and what is said of it."""

from __future__ import annotations

from datetime import date

import attrs
from tests.checks.builders import (
    NETWORK,
    Sample,
    assessment,
    dossier,
    indicator,
    link,
    milestone,
    missing,
    plan,
    reading,
    seen,
    target,
)

from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.terms import (
    Better,
    LeadRole,
    LinkBasis,
    MilestoneStatus,
    ReadingState,
    Relation,
)
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate

WARNINGS: tuple[Sample, ...] = (
    Sample(
        "unknown-predecessor",
        plan(initiatives=(attrs.evolve(NETWORK, succeeds=("salon",)),)),
        "initiative 'network', succeeds",
        "succeeds 'salon' is not in plan 'kurume-2020'; a revision may have taken it out",
        "succeeds の「salon」は計画「kurume-2020」にありません。改訂で削除された要素かもしれません。",
    ),
    Sample(
        "duplicate-label",
        plan(initiatives=(NETWORK, Initiative(id="salon", label="（１）", title="拠点"))),
        "initiative 'salon', label",
        "label '（１）' is also that of 'network', which stands beside it",
        "番号「（１）」が、並んでいる「network」と同じです。",
    ),
    Sample(
        "duplicate-target",
        plan(indicators=(indicator(targets=(target(2025, "296000"), target(2025, "300000"))),)),
        "indicator 'visits', targets",
        "two targets are due FY2025: 296,000件 and 300,000件",
        "令和7年度の目標が二つあります（296,000件 と 300,000件）。",
    ),
    Sample(
        "baseline-after-target",
        plan(indicators=(indicator(baseline=reading(2023, "226650"), targets=(target(2022, "296000"),)),)),
        "indicator 'visits', baseline",
        "the baseline is of FY2023, after the target that is due FY2022",
        "基準値の時点（令和5年度）が、目標の時点（令和4年度）より後です。",
    ),
    Sample(
        "target-outside-period",
        plan(indicators=(indicator(targets=(target(2026, "296000"),)),)),
        "indicator 'visits', targets",
        "a target is due FY2026, outside the period of the plan (FY2020..FY2025)",
        "目標の時点（令和8年度）が計画期間（令和2年度～令和7年度）の外です。",
    ),
    Sample(
        "target-against-better",
        plan(indicators=(indicator(better=Better.UP, targets=(target(2025, "200000"),)),)),
        "indicator 'visits', targets",
        "better is 'up', but the target 200,000件 goes the other way from the baseline 226,650件",
        "望ましい方向は「増加」ですが、目標「200,000件」は基準値「226,650件」から逆の方向です。",
    ),
    Sample(
        "period-outside-plan",
        plan(initiatives=(attrs.evolve(NETWORK, period=FiscalPeriod(FiscalYear(2019), FiscalYear(2021))),)),
        "initiative 'network', period",
        "its period (FY2019..FY2021) is not within that of the plan (FY2020..FY2025)",
        "期間（令和元年度～令和3年度）が計画期間（令和2年度～令和7年度）に収まっていません。",
    ),
    Sample(
        "adopted-after-period",
        plan(adopted=PartialDate(2026, 4)),
        "plan 'kurume-2020', adopted",
        "the plan was adopted 2026-04, after its period (FY2020..FY2025) was over",
        "策定日（令和8年4月）が、計画期間（令和2年度～令和7年度）の終了後です。",
    ),
    Sample(
        "unit-differs",
        plan(indicators=(indicator(targets=(target(2025, "296000", "世帯"),)),)),
        "indicator 'visits', targets",
        "the unit '世帯' cannot be compared with '件', which is expected here",
        "単位「世帯」は、ここで想定される単位「件」と比較できません。",
    ),
    Sample(
        "superseded-figure",
        dossier(observations=seen(reading(2021, "241061"), reading(2021, "241000", state=ReadingState.PROVISIONAL))),
        "observation 'visits FY2021'",
        "indicator 'visits' has a provisional figure of FY2021 (241,000件) beside a final one (241,061件); replace it",
        "指標「visits」の令和3年度の値に、速報値（241,000件）と確定値（241,061件）の両方があります。速報値を置き換えてください。",
    ),
    Sample(
        "figure-after-end",
        dossier(observations=seen(missing(2021, ReadingState.DISCONTINUED), reading(2022, "1"))),
        "observation 'visits FY2022', state",
        "indicator 'visits' was discontinued in FY2021, and has a figure of FY2022",
        "指標「visits」は令和3年度に廃止とされていますが、令和4年度の値があります。",
    ),
    Sample(
        "figure-in-future",
        dossier(observations=seen(reading(2022, "1"))),
        "observation 'visits FY2022', at",
        "a figure of FY2022 is on file, and on 2022-03-31 that year has not begun",
        "令和4年3月31日の時点で始まっていない令和4年度の値があります。",
        on=date(2022, 3, 31),
    ),
    Sample(
        "held-in-future",
        plan(milestones=(milestone(MilestoneStatus.HELD),)),
        "milestone 'amended', status",
        "status is 'held', but 2021-12 is after 2021-11-30",
        "「実施」とされていますが、令和3年12月は令和3年11月30日より後です。",
        on=date(2021, 11, 30),
    ),
    Sample(
        "hidden-character",
        plan(issues=(Issue(id="isolation", title="希薄\u202e化"),)),
        "issue 'isolation', title",
        "title holds U+202E RIGHT-TO-LEFT OVERRIDE, which cannot be seen",
        "title に目に見えない文字 U+202E RIGHT-TO-LEFT OVERRIDE が含まれています。",
    ),
    Sample(
        "private-character",
        plan(issues=(Issue(id="isolation", label="\ue000"),)),
        "issue 'isolation', label",
        "label holds U+E000, which other computers show otherwise or not at all",
        "label に外字 U+E000 が含まれています。他の環境では表示されません。",
    ),
    Sample(
        "uncited-link",
        plan(
            issues=(Issue(id="isolation", title="希薄化"),),
            initiatives=(NETWORK,),
            links=(link("network", Relation.ANSWERS, "isolation", basis=LinkBasis.STATED),),
        ),
        "link 'network answers isolation', cites",
        "the link is said to be stated, but cites no source",
        "「明記」とされていますが、出典がありません。",
    ),
    Sample(
        "misplaced-role",
        plan(
            issues=(Issue(id="isolation", title="希薄化"),),
            initiatives=(NETWORK,),
            links=(link("network", Relation.ANSWERS, "isolation", role=LeadRole.LEAD),),
        ),
        "link 'network answers isolation', role",
        "role 'lead' has no meaning in a link of relation 'answers'",
        "担当の役割「主担当」は、「課題に対応」の対応関係では意味を持ちません。",
    ),
    Sample(
        "grade-without-scale",
        dossier(assessments=(assessment(grade="A"),)),
        "assessment 'visits-2022', scale",
        "grade 'A' names no scale",
        "評価「A」の尺度が書かれていません。",
    ),
    Sample(
        "untitled",
        plan(issues=(Issue(id="isolation"),)),
        "issue 'isolation'",
        "it has neither label, title nor text",
        "番号・名称・本文のいずれもありません。",
    ),
)
