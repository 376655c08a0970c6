"""What do commands print for machines? (floor 9)

Plain data under the names of the file format where that has them: dates in ISO form, numbers as text, so that they stay
exact. What is not stated is null in results and left out where the file format leaves it out.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from welfareplan.evaluation.outlooks import Outlook, outlook
from welfareplan.evaluation.reasons import Undefined
from welfareplan.files.converter import unstructure
from welfareplan.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from welfareplan.evaluation.numbers import Progress
    from welfareplan.evaluation.rows import IndicatorProgress
    from welfareplan.following import Series
    from welfareplan.model.plan import Plan
    from welfareplan.problems import Problem
    from welfareplan.revision.changes import ChangeSet
    from welfareplan.revision.history import History, Span
    from welfareplan.revision.matching import Match
    from welfareplan.revision.merging import Merge

Data = dict[str, Any]

_RATES = ("share_of_way", "share_of_time", "level_ratio", "relative_change")
_VALUES = ("change", "remaining", "line_value")


def plan_data(plan: Plan) -> Data:
    """A plan as the tables of a document."""
    tables = {row.table: [unstructure(each) for each in getattr(plan, row.field)] for row in KINDS}
    return {"plan": unstructure(plan), **{table: rows for table, rows in tables.items() if rows}}


def problem_data(problem: Problem) -> Data:
    """A problem with both its addresses and both its sentences."""
    place, origin = problem.place, problem.origin
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "message_ja": problem.message_ja,
        "hint": problem.hint,
        "hint_ja": problem.hint_ja,
        "facts": dict(problem.facts),
        "place": None if place is None else {"kind": place.kind, "id": place.id, "field": place.field},
        "origin": None if origin is None else {"file": origin.file, "where": origin.where},
    }


def differences_data(before: Plan, after: Plan, changes: ChangeSet) -> Data:
    """Changes as a revision in a file writes them, and what they mean in words."""
    from welfareplan.revision.meaning import events

    return {
        "changes": unstructure(changes),
        "events": [
            {
                "meaning": each.meaning.value,
                "meaning_ja": each.meaning.ja,
                "kind": each.kind.value,
                "id": each.id,
                "message": each.english,
                "message_ja": each.ja,
                "changes": list(each.changes),
            }
            for each in events(before, after, changes)
        ],
    }


def history_data(found: History) -> Data:
    """Every value an element had, under the names of the file format."""
    return {
        "id": found.id,
        "kind": found.kind.value,
        "spans": [_span_data(each) for each in found.spans],
        "links": [_span_data(each) for each in found.links],
    }


def _span_data(span: Span) -> Data:
    return {
        "field": span.field,
        "value": unstructure(span.value),
        "since": None if span.since is None else str(span.since),
        "until": None if span.until is None else str(span.until),
        "by": span.by,
        "ended_by": span.ended_by,
        "cites": [str(each) for each in span.cites],
    }


def matches_data(found: Iterable[Match]) -> Data:
    """Which elements are proposed to continue which, and why."""
    return {
        "matches": [
            {
                "kind": each.kind.value,
                "old": each.old,
                "new": each.new,
                "score": f"{each.score}",
                "grounds": [ground.value for ground in each.grounds],
            }
            for each in found
        ]
    }


def merge_data(found: Merge, problems: tuple[Problem, ...]) -> Data:
    """What both sides of a merge changed differently; the merged plan where nothing is left to choose, and its problems."""
    return {
        "conflicts": [
            {
                "name": each.name,
                "kind": each.kind.value,
                "id": each.id,
                "field": each.field,
                "base": unstructure(each.base),
                "ours": unstructure(each.ours),
                "theirs": unstructure(each.theirs),
            }
            for each in found.conflicts
        ],
        "plan": None if found.conflicts else plan_data(found.plan),
        "problems": [problem_data(each) for each in problems],
    }


def series_data(found: Series) -> Data:
    """The figures of an indicator in each plan, and how they join."""
    return {
        "stretches": [
            {
                "plan": each.plan,
                "indicator": each.indicator.id,
                "figures": [unstructure(figure) for figure in each.figures],
                "seam": None if each.seam is None else each.seam.value,
                "joined": None if each.seam is None else each.seam.holds,
            }
            for each in found.stretches
        ]
    }


def progress_data(progress: Progress, *, with_outlook: bool = False) -> Data:
    """The numbers of every indicator, unrounded, or the reason why there is none; with the outlook if that is asked for."""
    return {
        "plan": progress.plan,
        "through": str(progress.through),
        "indicators": [
            _indicator_data(row) | ({"outlook": _outlook_data(outlook(row))} if with_outlook else {})
            for row in progress
        ],
        "without_figures": list(progress.without_figures),
        "unused": [{"reason": each.reason, "observation": unstructure(each.observation)} for each in progress.unused],
    }


def _indicator_data(row: IndicatorProgress) -> Data:
    return {
        "id": row.id,
        "label": row.indicator.label,
        "title": row.indicator.title,
        "unit": row.unit,
        "change_unit": row.change_unit,
        "baseline": None if row.baseline is None else unstructure(row.baseline),
        "target": None if row.target is None else unstructure(row.target),
        "actual": None if row.actual is None else unstructure(row.actual.reading),
        "better": None if row.better is None else row.better.value,
        "direction_basis": None if row.direction_basis is None else row.direction_basis.value,
        **{name: _number(getattr(row, name)) for name in (*_VALUES, *_RATES)},
    }


def _outlook_data(found: Outlook) -> Data:
    return {
        "pace": _number(found.pace),
        "needed": _number(found.needed),
        "expected": _number(found.expected),
        "would_be": found.would_be.value,
        "figures": found.figures,
    }


def _number(value: Decimal | Undefined) -> str | Data:
    return {"undefined": value.reason} if isinstance(value, Undefined) else f"{value:f}"
