"""The pages that are made from the library are as they are made."""

from __future__ import annotations

import pytest
from tests.docs.fences import DOCS
from tests.docs.made import ENGLISH, PAGES

from welfareplan.cli.commands import COMMANDS


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_it_is_made(name: str) -> None:
    """Written again by ``python -m tests.docs.made``."""
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name]()


def test_every_command_is_said_in_english_and_no_other() -> None:
    assert set(ENGLISH) == {row.name for row in COMMANDS}
