"""What is to be translated is found, and so is a translation that has fallen behind; ``make docs`` asks it of the catalogues."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.docs.fences import DOCS

pytest.importorskip("babel", reason="the catalogues are read with what `make docs` installs")

TOOL = DOCS / "_ext" / "translations.py"
TEXTS = 'msgid "Years"\nmsgstr ""\n\nmsgid "A plan has years."\nmsgstr ""\n\nmsgid "`plan`"\nmsgstr ""\n'


def _run(*arguments: object) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, TOOL, *map(str, arguments)], check=False, capture_output=True, encoding="utf-8"
    )
    return done.returncode, [*done.stdout.splitlines(), *done.stderr.splitlines()]


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("page", "chosen"),
    [
        ("fundamentals/years", ["Years", "A plan has years."]),
        ("reference/years", ["Years"]),
        ("glossary", ["Years", "A plan has years."]),
    ],
)
def test_whole_pages_are_to_be_translated_and_of_others_the_title(page: str, chosen: list[str], tmp_path: Path) -> None:
    _written(tmp_path / "all" / f"{page}.pot", TEXTS)

    assert _run("select", tmp_path / "all", tmp_path / "some") == (0, [])

    text = (tmp_path / "some" / f"{page}.pot").read_text(encoding="utf-8")
    assert [line[7:-1] for line in text.splitlines() if line.startswith("msgid")] == chosen


@pytest.mark.parametrize(
    ("translated", "said"),
    [
        ('msgid "Years"\nmsgstr "年"\n', []),
        ('msgid "Years"\nmsgstr ""\n', ["tutorial/years: not translated: 'Years'"]),
        ('msgid "Year"\nmsgstr "年"\n', ["tutorial/years: not translated: 'Years'"]),
        ('#, fuzzy\nmsgid "Years"\nmsgstr "年"\n', ["tutorial/years: marked fuzzy: 'Years'"]),
    ],
)
def test_a_text_that_is_behind_is_named(translated: str, said: list[str], tmp_path: Path) -> None:
    _written(tmp_path / "pot" / "tutorial" / "years.pot", 'msgid "Years"\nmsgstr ""\n')
    _written(tmp_path / "po" / "tutorial" / "years.po", translated)

    code, lines = _run("check", tmp_path / "pot", tmp_path / "po")

    assert (code, lines[: len(said)]) == (bool(said), said)


def test_a_page_without_a_catalogue_and_a_catalogue_without_a_page_are_named(tmp_path: Path) -> None:
    _written(tmp_path / "pot" / "new.pot", 'msgid "Years"\nmsgstr ""\n')
    _written(tmp_path / "po" / "old.po", 'msgid "Years"\nmsgstr "年"\n')

    code, lines = _run("check", tmp_path / "pot", tmp_path / "po")

    assert code == 1
    assert lines[:2] == ["new: not translated: 'Years'", "old: the page is gone, and its catalogue is not"]


def test_a_tidy_catalogue_says_nothing_that_changes_by_itself(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr ""\n"POT-Creation-Date: 2026-01-01 00:00+0000\\n"\n\n'
    path = _written(tmp_path / "a.po", f'{head}msgid "Years"\nmsgstr "年"\n\n#~ msgid "Gone"\n#~ msgstr "ない"\n')

    assert _run("tidy", tmp_path) == (0, [])

    assert path.read_text(encoding="utf-8") == 'msgid "Years"\nmsgstr "年"\n\n'
