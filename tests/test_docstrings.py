"""What the docstrings say: the examples run, everything public is explained, and the subject has its Japanese word."""

import doctest
import functools
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import attrs
import pytest

import welfareplan
import welfareplan.testing
from welfareplan.terms import Term

JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")

SUBJECT = (
    "terms",
    "model",
    "observations",
    "evaluation",
    "revision",
    "when",
    "dates",
    "amount",
    "codes",
    "eras",
    "dossier",
)
"""Where the words of the subject stand, which people look up in Japanese."""


def _names() -> list[str]:
    inside = pkgutil.walk_packages(welfareplan.__path__, "welfareplan.")
    return ["welfareplan", *(module.name for module in inside if not module.name.endswith("__main__"))]


NAMES = _names()


_WRAPPED = (property, functools.cached_property, classmethod, staticmethod)


def _own(module: ModuleType) -> Iterator[tuple[str, object]]:
    """The public classes and functions that a module defines, and the public methods of its classes."""
    for name, found in vars(module).items():
        if name.startswith("_") or getattr(found, "__module__", None) != module.__name__:
            continue
        if inspect.isfunction(found):
            yield name, found
        if inspect.isclass(found):
            yield name, found
            for method, inner in vars(found).items():
                if not method.startswith("_") and (isinstance(inner, _WRAPPED) or inspect.isfunction(inner)):
                    yield f"{name}.{method}", inner


PUBLISHED = (welfareplan, welfareplan.schemes, welfareplan.printed, welfareplan.testing)
"""What users import names from."""


def _published() -> dict[str, Any]:
    """The classes and functions that users import, without lists of words (the reference lists them) and protocols."""
    named = {f"{module.__name__}.{name}": getattr(module, name) for module in PUBLISHED for name in module.__all__}
    return {
        name: found
        for name, found in named.items()
        if inspect.isroutine(found)
        or (inspect.isclass(found) and not issubclass(found, Term) and not getattr(found, "_is_protocol", False))
    }


def _parts(found: Any) -> list[str]:
    """What a docstring must explain: the parameters of a function, the own fields of a value."""
    if attrs.has(found):
        return [field.name for field in attrs.fields(found) if not field.inherited]
    return list(inspect.signature(found).parameters) if inspect.isroutine(found) else []


@pytest.mark.parametrize(("name", "found"), _published().items())
def test_a_public_name_has_its_japanese_word_an_example_and_every_part(name: str, found: Any) -> None:
    text = inspect.getdoc(found) or ""
    unexplained = [part for part in _parts(found) if not re.search(rf"^    {part}:", text, re.MULTILINE)]

    assert JAPANESE.search(text.split("\n\n")[0]), name
    assert ">>> " in text, name
    assert unexplained == []


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_run(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)

    assert failed == 0


@pytest.mark.parametrize("name", NAMES)
def test_everything_public_is_explained(name: str) -> None:
    silent = [each for each, found in _own(importlib.import_module(name)) if not inspect.getdoc(found)]

    assert silent == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.split(".")[1:2] and name.split(".")[1] in SUBJECT])
def test_every_class_of_the_subject_names_its_japanese_word(name: str) -> None:
    foreign = [
        each
        for each, found in _own(importlib.import_module(name))
        if inspect.isclass(found) and not JAPANESE.search((found.__doc__ or "").split("\n\n")[0])
    ]

    assert foreign == []
