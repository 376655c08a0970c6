"""The pictures are as they are drawn from the library, and every one is shown with words for whoever cannot see it."""

from __future__ import annotations

import re

import pytest
from tests.docs.fences import pages
from tests.docs.figures import FIGURES, FOLDER, LANGUAGES, drawn, path_of

_SHOWN = re.compile(r"!\[([^\]]*)\]\(([^)]*figures/[^)]*)\)")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FIGURES)
def test_a_picture_is_as_it_is_drawn(name: str, language: str) -> None:
    """Drawn again by ``python -m tests.docs.figures``."""
    assert path_of(name, language).read_text(encoding="utf-8") == drawn(name, language)


def test_every_picture_is_shown_and_no_other_lies_there() -> None:
    shown = {
        (page.parent / where).resolve()
        for page in pages()
        for _, where in _SHOWN.findall(page.read_text(encoding="utf-8"))
    }

    assert {path_of(name, "en") for name in FIGURES} <= shown
    assert {path_of(name, language) for name in FIGURES for language in LANGUAGES} == set(FOLDER.iterdir())


def test_every_picture_has_a_text_in_its_place() -> None:
    silent = [
        f"{page.name}: {where}"
        for page in pages()
        for words, where in _SHOWN.findall(page.read_text(encoding="utf-8"))
        if len(words) < 20
    ]

    assert silent == []
