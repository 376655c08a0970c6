"""How do I test what I build on plans? (floor 9)

`Hypothesis <https://hypothesis.readthedocs.io>`_ strategies for everything in a dossier, and ``assert_identical``. They
serve the tests of this library and of programs built on it; the extra ``testing`` brings Hypothesis, and nothing else here
imports this package. What is generated is valid by construction and awkward on purpose.
"""

from __future__ import annotations

from typing import Any

from welfareplan.model.identity import first_difference
from welfareplan.testing.elements import (
    bodies,
    directions,
    indicators,
    initiatives,
    issues,
    legal_bases,
    links,
    milestones,
    passages,
    programmes,
    related_plans,
    sources,
    subplans,
)
from welfareplan.testing.plans import (
    assessments,
    dossiers,
    edited,
    observations,
    plan_pairs,
    plans,
    revisions,
)
from welfareplan.testing.values import (
    amounts,
    citations,
    extras,
    fiscal_periods,
    ids,
    partial_dates,
    readings,
    targets,
    texts,
    units,
    whens,
    years,
)

__all__ = [
    "amounts",
    "assert_identical",
    "assessments",
    "bodies",
    "citations",
    "directions",
    "dossiers",
    "edited",
    "extras",
    "fiscal_periods",
    "ids",
    "indicators",
    "initiatives",
    "issues",
    "legal_bases",
    "links",
    "milestones",
    "observations",
    "partial_dates",
    "passages",
    "plan_pairs",
    "plans",
    "programmes",
    "readings",
    "related_plans",
    "revisions",
    "sources",
    "subplans",
    "targets",
    "texts",
    "units",
    "whens",
    "years",
]


def assert_identical(left: Any, right: Any) -> None:  # noqa: ANN401 - any two values of the library
    """Assert that two values are the same in every sign (同一性の確認): every field, ``printed``, the zeros of a number.

    Equality compares meaning and would let a lost zero pass.

    Args:
        left: what is expected.
        right: what was obtained.

    Raises:
        AssertionError: they are not; says where they first differ.

    >>> from welfareplan.amount import Amount
    >>> assert_identical(Amount("70"), Amount("70.0"))
    Traceback (most recent call last):
    ...
    AssertionError: value: Decimal('70') is not Decimal('70.0')
    """
    difference = first_difference(left, right)
    if difference is not None:
        raise AssertionError(difference)
