"""What came back of the progress sheets, as people read it? (floor 8)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from welfareplan.files.form_layout import UNASSIGNED, heading
from welfareplan.files.form_requests import must_answer, requests
from welfareplan.reports import wording
from welfareplan.reports.findings import problems_table
from welfareplan.reports.sheets import Outline, Table
from welfareplan.terms import Stage

if TYPE_CHECKING:
    from welfareplan.files.collecting import Collected, Missing
    from welfareplan.model.plan import Plan
    from welfareplan.observations import Assessment, Observation

_SAID = (
    ("done", "実績"),
    ("grade", "自己評価"),
    ("issues", "課題"),
    ("next", "翌年度の取組"),
    ("course", "方向"),
    ("text", "備考"),
)
_LONGEST = 60


def collected_report(found: Collected, plan: Plan) -> Outline:
    """What became of the sheets (回収の結果): who answered, what was added and corrected, what is missing or looks wrong.

    Args:
        found: the result.
        plan: the plan, for the names of its elements.
    """
    tables = (
        _received(found, plan),
        _missing(found, plan),
        _corrected(found, plan),
        problems_table(found.problems, plan),
        _added(found, plan),
    )
    return Outline(
        title=f"進捗管理シートの回収（{found.year.wareki()}）",
        tables=(tables[0], *(each for each in tables[1:] if each.rows)),
    )


def _who(body: str | None, plan: Plan) -> str:
    return UNASSIGNED if body is None else wording.body(body, plan)


def _received(found: Collected, plan: Plan) -> Table:
    rows = []
    for request in requests(plan, found.before.assessments, found.year):
        asked = [each for each in request.rows if must_answer(each)]
        files = [f"{each.file}（{each.name}）" for each in found.sheets if each.stamp.body == request.body]
        lacking = [each for each in found.missing if each.body == request.body]
        unanswered = (
            len(asked) if any(each.row is None for each in lacking) else sum(not each.blank for each in lacking)
        )
        partly = sum(bool(each.blank) for each in lacking)
        rows.append(
            (
                _who(request.body, plan),
                "\n".join(files) or ("提出なし" if lacking else "提出なし（記録済み）"),
                str(len(asked)),
                str(len(asked) - unanswered),
                str(unanswered),
                str(partly),
            )
        )
    return Table(
        title="提出の状況",
        headings=("担当", "提出されたシート", "回答を求めた数", "回答", "未回答", "一部未記入"),
        rows=tuple(rows),
        right=("回答を求めた数", "回答", "未回答", "一部未記入"),
        notes=("「協力」の担当と、回答を任意とした欄は数えていません。",),
    )


def _missing(found: Collected, plan: Plan) -> Table:
    rows = tuple((_who(each.body, plan), _asked(each), _what(each, found)) for each in found.missing)
    return Table(title="未回答", headings=("担当", "問い", "未記入の欄"), rows=rows, grouped=True)


def _asked(missing: Missing) -> str:
    if missing.row is None:
        return "シートの提出がありません"
    return missing.row.name + ("（提言への対応）" if missing.row.responds else "")


def _what(missing: Missing, found: Collected) -> str:
    if missing.row is None:
        return "全て"
    if missing.gone:
        return "行がありません"
    return "、".join(heading(key, found.year) for key in missing.blank) or "全て"


def _corrected(found: Collected, plan: Plan) -> Table:
    rows = [(*_head(new.indicator, None, plan), _figure(old), _figure(new)) for old, new in found.figures.corrected]
    rows += [(*_head(new.about, new, plan), *_changed(old, new)) for old, new in found.accounts.corrected]
    headings = ("対象", "回答", "現在の記録", "新しい回答")
    return Table(title="記録と異なる回答（訂正）", headings=headings, rows=tuple(rows))


def _added(found: Collected, plan: Plan) -> Table:
    rows = [
        (*_head(each.indicator, None, plan), _figure(each))
        for each in (*found.figures.added, *(new for _, new in found.figures.replaced))
    ]
    rows += [(*_head(each.about, each, plan), _account(each)) for each in found.accounts.added]
    same = len(found.figures.same) + len(found.accounts.same)
    notes = (f"このほかに、記録と同じ回答が{same}件あります。",) if same else ()
    return Table(title="新しい回答", headings=("対象", "回答", "内容"), rows=tuple(rows), notes=notes)


def _head(about: str, said: Assessment | None, plan: Plan) -> tuple[str, str]:
    if said is None:
        return wording.name(about, plan), "実績値"
    who = "" if said.by is None else f"（{wording.name(said.by, plan)}）"
    return wording.name(about, plan), ("提言への対応" if said.stage is Stage.RESPONSE else said.stage.ja) + who


def _figure(seen: Observation) -> str:
    note = "" if seen.note is None else f"\n備考：{_short(seen.note)}"
    return wording.reading(seen.reading) + note


def _account(said: Assessment) -> str:
    if said.stage is Stage.RESPONSE:
        return _short(said.text or "")
    return "\n".join(f"{word}：{_short(text)}" for word, text in _words(said).items())


def _words(said: Assessment) -> dict[str, str]:
    found = {word: getattr(said, field) for field, word in _SAID}
    return {word: getattr(text, "ja", text) for word, text in found.items() if text is not None}


def _changed(old: Assessment, new: Assessment) -> tuple[str, str]:
    """Only what differs."""
    before, after = _words(old), _words(new)
    differing = [word for _, word in _SAID if before.get(word) != after.get(word)]
    return "\n".join(_lines(before, differing)), "\n".join(_lines(after, differing))


def _lines(side: dict[str, str], words: list[str]) -> Iterator[str]:
    for word in words:
        yield f"{word}：{side.get(word, '（なし）')}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}…"
