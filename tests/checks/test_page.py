"""The page of the problem codes says what the table says."""

from __future__ import annotations

import pytest
from tests.checks.page import PAGE, page

from welfareplan.problems import CODES, Code


@pytest.mark.parametrize("row", CODES.values(), ids=lambda row: row.code)
def test_every_code_has_its_section(row: Code) -> None:
    _, _, section = PAGE.read_text(encoding="utf-8").partition(f"\n### {row.code}\n")
    section = section.partition("\n### ")[0]
    for told in (row.severity.ja, row.meaning, row.meaning_ja, row.hint, row.hint_ja):
        assert told in section


def test_the_page_is_as_it_is_made() -> None:
    """Written again by ``python -m tests.checks.page``."""
    assert page() == PAGE.read_text(encoding="utf-8")
