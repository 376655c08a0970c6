"""Every code: a document that has the problem, where it is found, and the exact words in both languages."""

from __future__ import annotations

import pytest
from tests.checks.builders import Sample
from tests.checks.samples import READER_ONLY, SAMPLES

from welfareplan.checks import check
from welfareplan.problems import CHECK_CODES, Problem


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.code)
def test_a_document_with_the_problem_is_told_so(sample: Sample) -> None:
    found = [problem for problem in check(sample.subject, on=sample.on) if problem.code == sample.code]
    assert [(sample.place, sample.message, sample.ja)] == [
        (str(problem.place), problem.message, problem.message_ja) for problem in found
    ]


@pytest.mark.parametrize(("problem", "message", "ja"), READER_ONLY, ids=lambda each: getattr(each, "code", ""))
def test_what_only_a_reader_meets_has_its_words(problem: Problem, message: str, ja: str) -> None:
    assert (message, ja) == (problem.message, problem.message_ja)


def test_every_code_has_a_sample() -> None:
    shown = [sample.code for sample in SAMPLES] + [problem.code for problem, _, _ in READER_ONLY]
    assert sorted(row.code for row in CHECK_CODES) == sorted(shown)
