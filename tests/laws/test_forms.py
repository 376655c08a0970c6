"""The laws of progress sheets: a sheet that nobody filled in changes nothing, and what was filled in comes back."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.forms.filling import YEAR, dossier, fill, written

from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.files.collecting import collect
from welfareplan.files.form_requests import must_answer, requests
from welfareplan.terms import Course, Kind
from welfareplan.testing import dossiers
from welfareplan.when import FiscalYear

HELD = dossier()
QUIET = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)

words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30).filter(
    lambda text: "_x" not in text and not text.startswith("=")
)
"""What people type; a spreadsheet takes a text that begins with = for a formula, and _x0041_ for a letter."""


class TestASheetThatNobodyFilledInChangesNothing:
    @QUIET
    @given(held=dossiers(most_revisions=1), data=st.data())
    def test_whatever_is_on_file(self, held: Dossier, data: st.DataObject) -> None:
        """Asked about a year of which something is on file, so that it stands on the sheets."""
        known = {each.reading.at.year for each in held.observations}
        known |= {each.year.year for each in held.assessments if each.year is not None}
        year = FiscalYear(data.draw(st.sampled_from(sorted(known - {1, 9998, 9999}) or [2023])))
        with tempfile.TemporaryDirectory() as folder:
            paths = written(held, Path(folder), year=year).all()
            assume(paths)
            found = collect(held, paths)

        assert found.dossier == held
        assert (found.figures.added, found.accounts.added, found.corrections) == ((), (), 0)


class TestWhatWasFilledInComesBack:
    @QUIET
    @given(data=st.data())
    def test_every_answer_of_every_body(self, data: st.DataObject) -> None:
        expected: dict[tuple[str | None, str], dict[str, Any]] = {}
        with tempfile.TemporaryDirectory() as folder:
            paths = written(HELD, Path(folder))
            for request in requests(HELD.latest, HELD.assessments, YEAR):
                asked = [
                    row for row in request.asked if must_answer(row) and row.kind in {Kind.INITIATIVE, Kind.PROGRAMME}
                ]
                chosen = data.draw(st.lists(st.sampled_from(asked), unique=True, max_size=3)) if asked else []
                answers = {
                    row.id or "": {
                        "done": data.draw(words),
                        "grade": data.draw(st.sampled_from("ＡＢＣＤ")),
                        "next": data.draw(words),
                        "course": data.draw(st.sampled_from([each.ja for each in Course])),
                    }
                    for row in chosen
                }
                fill(paths[request.body], answers)
                expected |= {(request.body, id): cells for id, cells in answers.items()}
            found = collect(HELD, paths.all())

        assert found.problems == ()
        assert {
            (each.by, each.about): {
                "done": each.done,
                "grade": each.grade,
                "next": each.next,
                "course": each.course and each.course.ja,
            }
            for each in found.accounts.added
        } == expected


def test_a_plan_that_asks_nothing_has_no_sheets() -> None:
    from welfareplan.model.plan import Plan

    held = Dossier(base=Plan(id="p"))
    with tempfile.TemporaryDirectory() as folder:
        assert written(held, Path(folder)).all() == []
    with pytest.raises(InvalidValueError, match="none of the files holds a progress sheet of this plan"):
        collect(held, [])
