"""Do the judgements on file speak of what is there, and in a scale that is named? (floor 6)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.rules.book import Book, at
from welfareplan.rules.references import check_cites, circles, complain, report_circle
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from welfareplan.observations import Assessment
    from welfareplan.rules.states import State

ASSESSMENT = "assessment"


def check_assessments(book: Book, ever: State, assessments: Sequence[Assessment]) -> None:
    """Every assessment: what it is about, who says it, what it answers, in which scale it grades."""
    if not assessments:
        return
    on_file = {each.id for each in assessments}
    check_cites(book, ever, ASSESSMENT, assessments)
    for each in assessments:
        if ever.kind_of(each.about) is None:
            complain(book, ever, at(ASSESSMENT, each.id, "about"), each.about, ever.ids)
        if each.by is not None and each.by not in ever.ids[Kind.BODY]:
            complain(book, ever, at(ASSESSMENT, each.id, "by"), each.by, {Kind.BODY})
        if each.answers is not None and each.answers not in on_file:
            book.add(
                "unknown-assessment",
                at(ASSESSMENT, each.id, "answers"),
                found=each.answers,
                plan=ever.plan.id,
                near=book.near(each.answers, on_file),
            )
        if each.grade is not None and each.scale is None:
            book.add("grade-without-scale", at(ASSESSMENT, each.id, "scale"), found=each.grade)
    answers = {each.id: (each.answers,) for each in assessments if each.answers is not None}
    for circle in circles(answers):
        report_circle(book, ASSESSMENT, circle, "answers")
