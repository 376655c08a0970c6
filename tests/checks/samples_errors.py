"""For every error of ``check`` a document that has it, and what is said of it."""

from __future__ import annotations

from tests.checks.builders import NETWORK, Sample, assessment, dossier, indicator, link, plan, reading, revised, seen

from welfareplan.amount import Amount
from welfareplan.model.bodies import Body
from welfareplan.model.directions import Direction
from welfareplan.model.indicators import Reading
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.revision.changes import Addition, Amendment, Removal
from welfareplan.terms import (
    Kind,
    Relation,
)
from welfareplan.when import PartialDate, When

ERRORS: tuple[Sample, ...] = (
    Sample(
        "unknown-id",
        plan(
            issues=(Issue(id="isolation", title="希薄化"),),
            initiatives=(NETWORK,),
            links=(link("network", Relation.ANSWERS, "isolaton"),),
        ),
        "link 'network answers isolaton', target",
        "target 'isolaton' is not in plan 'kurume-2020'; did you mean 'isolation'?",
        "target の「isolaton」は計画「kurume-2020」にありません。「isolation」ではありませんか。",
    ),
    Sample(
        "unknown-assessment",
        dossier(assessments=(assessment(answers="visits-2021"),)),
        "assessment 'visits-2022', answers",
        "answers 'visits-2021' is not an assessment on file for plan 'kurume-2020'; did you mean 'visits-2022'?",
        "answers の「visits-2021」という点検・評価は、計画「kurume-2020」の綴りにありません。「visits-2022」ではありませんか。",
    ),
    Sample(
        "wrong-kind",
        plan(
            directions=(Direction(id="bonds", title="関係"),),
            initiatives=(NETWORK,),
            links=(link("network", Relation.ANSWERS, "bonds"),),
        ),
        "link 'network answers bonds', target",
        "target 'bonds' is of kind 'direction', but must be of kind 'issue'",
        "target の「bonds」の種類は「方向性」ですが、ここに書けるのは「課題」です。",
    ),
    Sample(
        "reused-id",
        dossier(
            Removal(Kind.INITIATIVE, NETWORK, None),
            Addition(Kind.INITIATIVE, Initiative(id="network", title="財源確保の推進"), None),
            base=plan(initiatives=(NETWORK,)),
        ),
        "revision 'revision-2', changes",
        "revision 'revision-2' gives the id 'network' to initiative '財源確保の推進'; it was that of initiative 'つながりの構築'",
        "改訂「revision-2」は識別子「network」を取組「財源確保の推進」に付けていますが、これは取組「つながりの構築」の識別子でした。",
    ),
    Sample(
        "circular-reference",
        plan(issues=(Issue(id="a", title="甲", under="b"), Issue(id="b", title="乙", under="a"))),
        "issue 'a', under",
        "under leads back to where it began: a → b → a",
        "under をたどると元に戻ります（a → b → a）。",
    ),
    Sample(
        "years-disagree",
        plan(
            indicators=(
                indicator(baseline=Reading(at=When.fiscal(2018, on=PartialDate(2020, 1)), amount=Amount("1", "件"))),
            )
        ),
        "indicator 'visits', baseline",
        "2020-01 does not lie in FY2018",
        "令和2年1月は平成30年度に含まれません。",
    ),
    Sample(
        "revision-order",
        revised("2022-11", "2021-12"),
        "revision 'revision-2', adopted",
        "adopted 2021-12 comes before that of revision 'revision-1' (2022-11), which stands earlier",
        "adopted の日付（令和3年12月）が、先に置かれた改訂「revision-1」の日付（令和4年11月）より前です。",
    ),
    Sample(
        "revision-before-plan",
        revised("2019-12"),
        "revision 'revision-1', adopted",
        "adopted 2019-12 is before the plan was adopted (2020-03)",
        "改訂日（令和元年12月）が、計画の策定日（令和2年3月）より前です。",
    ),
    Sample(
        "revision-conflict",
        dossier(Amendment(Kind.INDICATOR, "visits", "title", "訪問件数", "見守り件数")),
        "revision 'revision-1', changes",
        "it cannot be applied: revision 'revision-1' amends the title of 'visits': "
        "it says the old title is '訪問件数', but the plan says '見守り訪問活動件数'",
        "この改訂は適用できません。改訂「revision-1」は「visits」の title を変更しますが、"
        "変更前の title を「訪問件数」としているのに対し、計画では「見守り訪問活動件数」です。",
    ),
    Sample(
        "duplicate-figure",
        dossier(observations=seen(reading(2021, "241061"), reading(2021, "241062"))),
        "observation 'visits FY2021'",
        "indicator 'visits' has two figures of FY2021: 241,061件 and 241,062件",
        "指標「visits」の令和3年度の値が二つあります（241,061件 と 241,062件）。",
    ),
    Sample(
        "check-digit",
        plan(bodies=(Body(id="city", title="久留米市", code="402037"),)),
        "body 'city', code",
        "'402037' is not a municipal code; the check digit of 40203 is 6",
        "「402037」は全国地方公共団体コードではありません。40203 の検査数字は 6 です。",
    ),
    Sample(
        "damaged-character",
        plan(issues=(Issue(id="isolation", title="希薄\ufffd"),)),
        "issue 'isolation', title",
        "title holds U+FFFD REPLACEMENT CHARACTER, what is left of a character that was lost",
        "title に U+FFFD REPLACEMENT CHARACTER（失われた文字の残り）が含まれています。",
    ),
)
