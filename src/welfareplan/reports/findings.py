"""What is wrong, as people read it? (floor 8)"""

from __future__ import annotations

from collections.abc import Iterable

from welfareplan.japanese import field_label
from welfareplan.model.plan import Plan
from welfareplan.problems import Place, Problem, Severity
from welfareplan.reports import wording
from welfareplan.reports.sheets import Table
from welfareplan.terms import Kind

_BESIDE = {"observation": "実績", "assessment": "点検・評価", "revision": "改訂"}
_KINDS = {kind.value: kind for kind in Kind}


def problems_table(problems: Iterable[Problem], plan: Plan | None = None) -> Table:
    """The problems of a document (問題点一覧), the worst first, each with its place and what to do.

    Args:
        problems: the problems, in any order.
        plan: the plan they are of, so that elements are called by their names.

    >>> from welfareplan.model.issues import Issue
    >>> found = Problem.of("unknown-id", Place("link", "a shows b", "target"), field="target", found="b", plan="p")
    >>> problems_table([found]).to_rows()[0]["場所"]
    '対応関係「a shows b」'
    """
    listed = sorted(problems, key=lambda each: list(Severity).index(each.severity))
    counts = {severity: sum(each.severity is severity for each in listed) for severity in Severity}
    rows = tuple(
        (
            f"{each.severity.ja}（{counts[each.severity]}件）",
            place_text(each, plan),
            f"{each.message_ja}\n→ {each.hint_ja}",
        )
        for each in listed
    )
    return Table(title="問題点", headings=("重大さ", "場所", "問題点と対処"), rows=rows, grouped=True)


def place_text(problem: Problem, plan: Plan | None = None) -> str:
    """Where a problem is: in the files if that is known, and in the plan."""
    parts = [
        *([] if problem.origin is None else [str(problem.origin).replace(", ", " ")]),
        *([] if problem.place is None else [_place(problem.place, plan)]),
    ]
    return "\n".join(parts)


def _place(place: Place, plan: Plan | None) -> str:
    kind = _KINDS.get(place.kind)
    word = _BESIDE.get(place.kind, place.kind) if kind is None else kind.ja
    called = place.id if plan is None else wording.name(place.id, plan)
    # The sentence of the problem names the ends of a link itself.
    field = "" if place.field is None or kind is Kind.LINK else f"の{field_label(kind, place.field)}"
    return f"{word}「{called}」{field}"
