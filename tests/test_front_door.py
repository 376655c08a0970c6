"""The front door: every public name, in reading order, and nothing heavy behind it."""

import ast
from importlib.metadata import version
from pathlib import Path

import pytest

import welfareplan as wp


def test_every_name_announced_is_there_once() -> None:
    assert len(wp.__all__) == len(set(wp.__all__))
    assert [name for name in wp.__all__ if not hasattr(wp, name)] == []


def test_nothing_public_is_there_unannounced() -> None:
    assert set(wp.__all__) - {"__version__"} == set(wp._HOMES)
    assert sorted(wp.__all__) == dir(wp)


def test_type_checkers_see_the_same_names() -> None:
    tree = ast.parse(Path(wp.__file__).read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {alias.name for node in guarded.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert set(wp._HOMES) == seen


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'welfareplan' has no attribute 'evalute'"):
        _ = wp.evalute  # type: ignore[attr-defined]  # misspelt on purpose


def test_the_example_of_the_first_page_runs() -> None:
    dossier = wp.example("kurume")
    before, after = dossier.as_of("2020-04-01"), dossier.as_of("2022-12-01")

    assert "再犯防止推進計画" in str(wp.table(before, after))
    assert "241,061" in str(wp.progress(after, dossier.observations, through=wp.FiscalYear(2022)))


def test_the_version_is_that_of_the_package() -> None:
    assert version("welfareplan") == wp.__version__
