"""How is the paper for the council laid out? (floor 8)

The built-in paper (協議会資料) as a document on A4 portrait, and the values that an office's own template prints. Both are made from
the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from welfareplan.reports import wording
from welfareplan.reports.council import Council, Row
from welfareplan.reports.documents import Document, Items, Note, Part, Section
from welfareplan.reports.grading_rows import branches_table, counts_table
from welfareplan.reports.matters import text_of
from welfareplan.reports.plain import visible
from welfareplan.reports.sheets import Table
from welfareplan.terms import Kind, Status

if TYPE_CHECKING:
    from welfareplan.model.plan import Plan

_CHANGES = {
    "name": "指標",
    "before": "前年度まで",
    "after": "今回",
    "grade_before": "前年度の評価",
    "grade_after": "今回の評価",
}
_AWAITED = {"name": "指標", "newest": "最新の実績", "years": "報告のない年度", "reason": "理由"}
_JUDGED = {
    "name": "取組・事業",
    "by": "担当",
    "grade": "自己評価",
    "done": "実績",
    "issues": "課題",
    "next": "翌年度の取組",
    "course": "方向",
}
_ADVICE = {"year": "年度", "about": "対象", "text": "提言", "response": "対応"}
_NOT_EVERY_YEAR = "数年に一度の調査など、毎年度は測らない指標を含みます。"
_UNANSWERED = {"kind": "種類", "name": "対象", "by": "担当", "last": "前回の自己評価"}


def council_paper(rows: Council, *, above: Sequence[str] = ()) -> Document:
    """The built-in paper for the council (協議会資料) on A4 portrait.

    Args:
        rows: what it is made from.
        above: what stands above the title: the number of the paper, the day, the meeting.
    """
    year = rows.through.wareki()
    return Document(
        title=f"「{rows.plan.name}」の進捗状況について（{year}）",
        lang="ja",
        above=tuple(above),
        sections=tuple(
            Section(id=f"section_{n}", title=f"{n}　{title}", parts=tuple(parts))
            for n, (title, parts) in enumerate(_sections(rows), 1)
        ),
    )


def _sections(rows: Council) -> Iterator[tuple[str, Sequence[Part]]]:
    scheme, plan = rows.evaluation.scheme, rows.plan
    met = "、".join(f"{each.ja}{count}件" for each, count in rows.met().items())
    facts = [
        f"計画期間：{wording.NOT_STATED if plan.period is None else wording.period(plan.period)}",
        f"本文：{text_of(rows.found)}",
        f"評価方法：{scheme.name}（{scheme.edition}）",
        f"指標{len(rows.evaluation)}件の目標の達成状況：{met}",
    ]
    yield "概要", (Items(items=tuple(facts)),)
    yield "指標の進捗と評価", (_progress(rows),)
    yield "前回からの変化", tuple(_changes(rows))
    yield "評価の集計と方法", (*_grades(rows), Items(title="評価方法", items=tuple(_about(rows))))
    year = rows.through.wareki()
    if said := rows.judgements():
        yield f"担当課等の自己評価（{year}）", (_table(said, _JUDGED),)
    if advice := rows.recommendations():
        yield "提言と対応", (_table(advice, _ADVICE, nothing={"response": "（対応の記録なし）"}),)
    yield "報告を待っているもの", tuple(_awaited(rows, year))


def _word(plan: Plan, key: str, default: str) -> str:
    return dict(plan.terms).get(key) or default


def _table(
    rows: Sequence[Row],
    headings: Mapping[str, str],
    *,
    title: str = "",
    right: Sequence[str] = (),
    nothing: Row | None = None,
) -> Table:
    """A table of some of the cells of each row."""
    empty = nothing or {}
    return Table(
        title=title,
        headings=tuple(headings.values()),
        rows=tuple(tuple(row[key] or empty.get(key, "") for key in headings) for row in rows),
        right=tuple(headings[key] for key in right),
    )


def _progress(rows: Council) -> Table:
    plan = rows.plan
    headings = {
        "name": _word(plan, "indicator", Kind.INDICATOR.ja),
        "baseline": _word(plan, "baseline", "基準値"),
        "targets": _word(plan, "targets", "目標値"),
        "actual": "実績値",
        "way": "進捗率",
        "time": "経過割合",
        "grade": "評価",
        "reason": "評価の意味・理由",
    }
    found = _table(rows.progress(), headings, right=("way", "time"))
    return evolve(found, notes=rows.progress_notes())


def _grades(rows: Council) -> Iterator[Table]:
    """How many indicators have which grade, and what the scheme says of the directions if it says anything of them."""
    scheme = rows.evaluation.scheme
    meanings = "、".join(f"{each.symbol}＝{each.ja}" for each in scheme.grades if each.symbol != each.ja)
    counts = counts_table(rows.evaluation)
    yield evolve(counts, title="", notes=(f"{meanings}。",) if meanings else ())
    if scheme.roll_up is not None and not scheme.of_series:
        yield branches_table(rows.evaluation, rows.plan)


def _awaited(rows: Council, year: str) -> Iterator[Part]:
    figures, answers = rows.awaited(), rows.unanswered()
    if figures:
        yield evolve(_table(figures, _AWAITED, title="実績"), notes=(_NOT_EVERY_YEAR,))
    if answers:
        yield _table(answers, _UNANSWERED, title=f"{year}の自己評価", nothing={"by": wording.NOT_STATED})
    if not figures and not answers:
        yield Note(text="報告を待っているものはありません。")


def _changes(rows: Council) -> Iterator[Part]:
    before, now = (each.wareki() for each in (rows.through - 1, rows.through))
    changes = rows.changes()
    if changes:
        headings = {**_CHANGES, "before": f"{before}まで", "after": f"{now}まで"}
        yield _table(changes, headings)
    else:
        yield Note(text=f"{before}までの実績・評価から変わった指標はありません。")
    since = "策定以後" if rows.since is None else f"{wording.partial_date(rows.since)}より後"
    revisions = rows.revisions()
    if not revisions:
        yield Note(text=f"{since}の計画の改訂はありません。")
    for each in revisions:
        yield Items(
            title=f"計画の改訂：{each['title']}　{each['adopted']}",
            items=(*([f"理由：{each['reason']}"] if each["reason"] else []), *each["events"].splitlines()),
        )


def _about(rows: Council) -> Iterator[str]:
    scheme = rows.evaluation.scheme
    yield f"{scheme.name}（{scheme.edition}）"
    yield from (f"原典に定めのない点：{each}" for each in scheme.open_points)
    yield from (f"出典：{each}" for each in scheme.citations)


def template_values(rows: Council, *, above: Sequence[str] = ()) -> dict[str, object]:
    """What an office's own template may print (テンプレートの変数): texts, and lists of rows of texts.

    Args:
        rows: what the paper is made from.
        above: what stands above the title.
    """
    plan, scheme, met = rows.plan, rows.evaluation.scheme, rows.met()
    through = rows.through
    values = {
        "above": list(above),
        "plan": {
            "name": plan.name,
            "period": "" if plan.period is None else wording.period(plan.period),
            "adopted": "" if plan.adopted is None else wording.partial_date(plan.adopted),
            "vision": plan.vision or "",
            "text": text_of(rows.found),
        },
        "year": through.wareki(),
        "year_before": (through - 1).wareki(),
        "since": "" if rows.since is None else wording.partial_date(rows.since),
        "scheme": {
            "name": scheme.name,
            "edition": scheme.edition,
            "citations": list(map(str, scheme.citations)),
            "open_points": list(map(str, scheme.open_points)),
            "grades": [{"symbol": each.symbol, "meaning": each.ja} for each in scheme.grades],
        },
        "totals": {
            "all": str(len(rows.evaluation)),
            "met": str(met[Status.MET]),
            "unmet": str(met[Status.UNMET]),
            "undecided": str(met[Status.UNDECIDED]),
        },
        "progress": list(rows.progress()),
        "notes": list(rows.progress_notes()),
        "counts": list(rows.counts()),
        "changes": list(rows.changes()),
        "revisions": list(rows.revisions()),
        "judgements": list(rows.judgements()),
        "recommendations": list(rows.recommendations()),
        "awaited": list(rows.awaited()),
        "unanswered": list(rows.unanswered()),
        "sources": [{"title": each.name, "issuer": each.issuer or ""} for each in plan.sources],
    }
    return {key: _visible(value) for key, value in values.items()}


def _visible(value: object) -> object:
    """The same with what steers a text or hides in it made visible."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, Mapping):
        return {key: _visible(each) for key, each in value.items()}
    return [_visible(each) for each in value] if isinstance(value, list | tuple) else value
