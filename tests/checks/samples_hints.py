"""For every hint of ``check`` a document that has it, and what is said of it."""

from __future__ import annotations

from datetime import date

from tests.checks.builders import Sample, dossier, indicator, milestone, missing, plan, reading, revised, seen, target

from welfareplan.model.issues import Issue
from welfareplan.terms import (
    MilestoneStatus,
    ReadingState,
)

HINTS: tuple[Sample, ...] = (
    Sample(
        "uncited-figure",
        dossier(observations=seen(reading(2021, "241061"), cites=())),
        "observation 'visits FY2021', cites",
        "value cites no source",
        "value に出典がありません。",
    ),
    Sample(
        "awaited-figure",
        dossier(observations=seen(missing(2021, ReadingState.PENDING))),
        "observation 'visits FY2021', value",
        "the figure of FY2021 is awaited",
        "令和3年度の値が未入力です。",
    ),
    Sample(
        "unknown-unit",
        plan(
            indicators=(
                indicator(unit="件数", baseline=reading(2018, "1", "件数"), targets=(target(2025, "2", "件数"),)),
            )
        ),
        "indicator 'visits', unit",
        "the unit '件数' is not in the table of units; did you mean '件'?",
        "単位「件数」は単位表にありません。「件」ではありませんか。",
    ),
    Sample(
        "unit-not-stated",
        plan(indicators=(indicator(targets=(target(2025, "296000", None),)),)),
        "indicator 'visits', targets",
        "targets has a number without unit",
        "targets の数値に単位がありません。",
    ),
    Sample(
        "figure-outside-period",
        dossier(observations=seen(reading(2026, "241061"))),
        "observation 'visits FY2026', at",
        "a figure of FY2026 lies after the end of the plan (FY2020..FY2025)",
        "令和8年度の値は、計画期間より後（令和2年度～令和7年度）のものです。",
    ),
    Sample(
        "share-over-100",
        plan(
            indicators=(indicator(unit="%", baseline=reading(2018, "64.1", "%"), targets=(target(2025, "120", "%"),)),)
        ),
        "indicator 'visits', targets",
        "a target is over 100 %: 120%",
        "目標が100％を超えています（120%）。",
    ),
    Sample(
        "direction-unknown",
        plan(indicators=(indicator(baseline=reading(2018, "1020"), targets=(target(2025, "1020"),)),)),
        "indicator 'visits', better",
        "the target equals the baseline (1,020件) and better is not stated",
        "目標が基準値（1,020件）と同じで、望ましい方向の記載がありません。",
    ),
    Sample(
        "no-baseline",
        plan(indicators=(indicator(baseline=None),)),
        "indicator 'visits', baseline",
        "it has a target and no baseline",
        "目標がありますが、基準値がありません。",
    ),
    Sample(
        "no-target",
        plan(indicators=(indicator(targets=()),)),
        "indicator 'visits', targets",
        "it has a baseline and no target",
        "基準値がありますが、目標がありません。",
    ),
    Sample(
        "target-of-discontinued",
        dossier(observations=seen(missing(2021, ReadingState.DISCONTINUED))),
        "indicator 'visits', targets",
        "indicator 'visits' was discontinued in FY2021, and still has a target that is due FY2025",
        "指標「visits」は令和3年度に廃止とされていますが、令和7年度の目標が残っています。",
    ),
    Sample(
        "planned-in-past",
        plan(milestones=(milestone(MilestoneStatus.PLANNED),)),
        "milestone 'amended', status",
        "status is 'planned', but 2021-12 is before 2022-01-01",
        "「予定」とされていますが、令和3年12月は令和4年1月1日より前です。",
        on=date(2022, 1, 1),
    ),
    Sample(
        "empty-revision",
        revised("2021-12"),
        "revision 'revision-1', changes",
        "it changes nothing",
        "変更がありません。",
    ),
    Sample(
        "not-nfc",
        plan(issues=(Issue(id="isolation", title="つなか\u3099り"),)),
        "issue 'isolation', title",
        "title spells が as several characters",
        "title の「が」が、複数の文字の組合せで書かれています。",
    ),
)
