"""What do commands print for machines of grades and schemes? (floor 9)

Exact numbers as text: a rate is a fraction, 511/255, with the rounded form as printed beside it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from welfareplan.amount import Amount
from welfareplan.evaluation.schemes import Figures
from welfareplan.evaluation.summing import counted
from welfareplan.files.converter import unstructure
from welfareplan.terms import Term

if TYPE_CHECKING:
    from fractions import Fraction

    from welfareplan.cli.data import Data
    from welfareplan.evaluation.declaring import Declared
    from welfareplan.evaluation.grading import Evaluation
    from welfareplan.evaluation.result import Result
    from welfareplan.evaluation.schemes import Scheme
    from welfareplan.evaluation.staleness import Freshness
    from welfareplan.evaluation.summing import Counts
    from welfareplan.evaluation.tallying import Tallies

_FIGURES = tuple(each.name for each in attrs.fields(Figures) if each.name not in {"test", "points", "why", "row"})


def scheme_data(scheme: Scheme) -> Data:
    """A scheme with its grades and sources."""
    return {
        "slug": scheme.slug,
        "name": scheme.name,
        "edition": scheme.edition,
        "grades": [{"symbol": each.symbol, "ja": each.ja, "en": each.en} for each in scheme.grades],
        "measure": scheme.measure,
        "roll_up": scheme.roll_up is not None,
        "inferred": scheme.inferred,
        "order": [{"ja": each.ja, "en": each.en} for each in scheme.order],
        "open_points": [{"ja": each.ja, "en": each.en} for each in scheme.open_points],
        "citations": list(scheme.citations),
    }


def evaluation_data(evaluation: Evaluation, *, explain: bool = False) -> Data:
    """The grades of every indicator with their figures and steps, the counts, and what they say together.

    Args:
        evaluation: the evaluation.
        explain: whether the sentences of each result stand there as well.
    """
    return {
        "plan": evaluation.progress.plan,
        "through": str(evaluation.progress.through),
        "on": None if evaluation.on is None else str(evaluation.on),
        "about": evaluation.progress.about,
        "cut_off": None if evaluation.progress.cut_off is None else str(evaluation.progress.cut_off),
        "against": evaluation.progress.against.value,
        "scheme": scheme_data(evaluation.scheme),
        "declared": {id: _declared_data(given) for id, given in evaluation.declared},
        "results": [_result_data(each, explain=explain) for each in evaluation],
        "counts": _counts_data(evaluation.counts()),
        "sums": [
            {
                "about": each.about,
                "indicators": list(each.indicators),
                "grade": each.judgement.grade,
                "reason": each.judgement.reason,
                "inferred": each.inferred,
                "apart": [
                    {
                        "kind": None if kind is None else kind.value,
                        "grade": judgement.grade,
                        "reason": judgement.reason,
                    }
                    for kind, judgement in each.apart
                ],
                "counts": _counts_data(counted([evaluation[id] for id in each.indicators], evaluation.scheme)),
            }
            for each in evaluation.sums
        ],
    }


def _counts_data(counts: Counts) -> list[Data]:
    return [
        {
            "kind": None if kind is None else kind.value,
            "grades": [{"symbol": symbol, "count": count} for symbol, count in grades.items()],
        }
        for kind, grades in counts.items()
    ]


def freshness_data(found: Freshness) -> Data:
    """How old the figures are, which are awaited, and what cannot be graded and why."""
    return {
        "plan": found.plan,
        "on": str(found.on),
        "scheme": found.scheme,
        "indicators": [
            {
                "id": row.id,
                "newest": None if row.newest is None else unstructure(row.newest.reading),
                "months": row.months,
                "ended": None if row.ended is None else str(row.ended),
                "awaited": [{"at": str(each.at), "because": each.because.value} for each in row.awaited],
                "reason": row.reason,
            }
            for row in found
        ],
        "without_figures": list(found.without_figures),
        "summary": {
            "indicators": len(found),
            "unobserved": len(found.unobserved),
            "awaited": len(found.awaited),
            "ungradable": {reason: len(ids) for reason, ids in found.ungradable.items()},
        },
    }


def tallies_data(found: Tallies) -> Data:
    """The assessments counted, the changes since last year, and what is still open."""
    return {
        "plan": found.plan,
        "through": str(found.through),
        "tallies": [
            {
                "year": None if each.year is None else str(each.year),
                "stage": each.stage.value,
                "kind": None if each.kind is None else each.kind.value,
                "scale": each.scale,
                "axis": each.axis.value,
                "about": each.about,
                "counts": [{"grade": grade, "count": count} for grade, count in each.counts],
                "inferred": each.inferred,
            }
            for each in found
        ],
        "changes": [
            {
                "about": each.about,
                "stage": each.stage.value,
                "before": each.before.grade,
                "after": each.after.grade,
                "comparable": each.comparable,
            }
            for each in found.changes
        ],
        "unanswered": [
            {"id": each.id, "year": str(each.year), "last": None if each.last is None else str(each.last)}
            for each in found.unanswered
        ],
        "recommendations": found.recommendations,
        "unresponded": [unstructure(each) for each in found.unresponded],
        "strangers": [unstructure(each) for each in found.strangers],
    }


def _result_data(result: Result, *, explain: bool) -> Data:
    told = {"ja": result.explain("ja").splitlines(), "en": result.explain("en").splitlines()} if explain else None
    return {
        "id": result.id,
        "grade": result.symbol,
        "reason": result.reason,
        "status": result.status.value,
        "status_reason": result.status_reason,
        "rate": _fraction(result.judgement.rate),
        "rate_printed": result.rate_text,
        "score": _fraction(result.judgement.score),
        "better": None if result.figures.wanted is None else result.figures.wanted.value,
        "direction_basis": None if result.basis is None else result.basis.value,
        "later": None if result.row.later is None else unstructure(result.row.later.reading),
        "set_by": None if result.set_by is None else result.set_by.id,
        "figures": _figures_data(result.figures),
        "steps": [{"en": each.en, "ja": each.ja} for each in result.judgement.steps],
        **({} if told is None else {"explanation": told}),
    }


def _figures_data(figures: Figures) -> Data:
    """What the rule looked at, under the names by which ``Figures`` takes it; what is not stated is left out."""
    named = {name: getattr(figures, name) for name in _FIGURES}
    stated = {name: value for name, value in named.items() if value is not None}
    data: Data = {name: _plain(value) for name, value in stated.items()}
    if figures.points:
        data["points"] = [[year, f"{value:f}"] for year, value in figures.points]
    if figures.why:
        data["why"] = [list(pair) for pair in figures.why]
    return data


def _declared_data(given: Declared) -> Data:
    """What was declared of an indicator, under the names of ``Declared``; what was not is left out."""
    named = attrs.asdict(given, recurse=False, filter=lambda _, value: value is not None)
    return {name: _plain(value) for name, value in named.items()}


def _plain(value: object) -> object:
    """A figure as text, a word by its value; a year, a unit and a yes or no as they are."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Amount):
        return {"value": f"{value.value:f}", "unit": value.unit}
    return value.value if isinstance(value, Term) else value


def _fraction(value: Fraction | None) -> str | None:
    """An exact fraction as text: 511/255."""
    return None if value is None else str(value)
