"""For every code of ``check`` a document that has the problem, and what is said of it."""

from __future__ import annotations

from tests.checks.builders import Sample
from tests.checks.samples_errors import ERRORS
from tests.checks.samples_hints import HINTS
from tests.checks.samples_warnings import WARNINGS

from welfareplan.problems import Place, Problem

SAMPLES: tuple[Sample, ...] = (*ERRORS, *WARNINGS, *HINTS)
"""One for every code that ``check`` finds itself."""

READER_ONLY: tuple[tuple[Problem, str, str], ...] = (
    (
        Problem.of(
            "duplicate-id",
            Place("issue", "salon"),
            found="salon",
            first="issue",
            second="initiative",
            first_ja="課題",
            second_ja="取組",
        ),
        "the id 'salon' stands twice, as issue and as initiative",
        "識別子「salon」が二つあります（課題 と 取組）。",
    ),
    (
        Problem.of("duplicate-link", Place("link", "visits shows bonds"), found="visits shows bonds"),
        "the link 'visits shows bonds' stands twice",
        "対応関係「visits shows bonds」が二つあります。",
    ),
)
"""What no plan can have, because its constructor refuses it; whoever reads files says it."""
