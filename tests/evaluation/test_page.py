"""The page of the schemes says what the schemes say."""

from __future__ import annotations

import pytest
from tests.evaluation.page import PAGE, page, plain

from welfareplan.evaluation import schemes
from welfareplan.evaluation.schemes import Scheme
from welfareplan.evaluation.schemes.open_points import OPEN_POINTS
from welfareplan.evaluation.schemes.order import ORDER


def test_the_page_is_as_it_is_made() -> None:
    """Written again by ``python -m tests.evaluation.page``."""
    assert page() == PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", schemes.ALL, ids=lambda each: each.slug)
def test_every_scheme_has_its_section(scheme: Scheme) -> None:
    _, _, section = PAGE.read_text(encoding="utf-8").partition(f"\n## {scheme.slug}\n")
    section = section.partition("\n## ")[0]
    told = [scheme.name, scheme.edition, *(each.split(" ")[0] for each in scheme.citations)]
    told += [text for each in scheme.grades for text in (each.symbol, each.ja, each.en)]
    told += [text for each in (*scheme.order, *scheme.open_points) for text in (each.ja, each.en)]
    assert scheme.order
    assert [text for text in told if plain(text) not in section] == []


def test_words_belong_to_schemes() -> None:
    slugs = {each.slug for each in schemes.ALL}
    assert set(ORDER) == slugs
    assert set(OPEN_POINTS) <= slugs
    assert {str(each) for each in OPEN_POINTS["chiba"]} == {each.of("ja") for each in OPEN_POINTS["chiba"]}
