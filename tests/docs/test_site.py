"""The tools that look through the built site find what they are for; ``make docs`` runs them on the site itself."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from tests.docs.fences import DOCS, ROOT, pages

CHECK = DOCS / "_ext" / "site_check.py"


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


search_index = _load(DOCS / "_ext" / "search_index.py")
accessible = _load(DOCS / "_ext" / "accessible.py")
file_names = _load(DOCS / "_ext" / "file_names.py")


def _complaints(site: Path) -> list[str]:
    done = subprocess.run([sys.executable, CHECK, site], check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == bool(done.stdout), done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    "page",
    [
        '<script src="https://elsewhere.invalid/a.js"></script>',
        '<script src="//elsewhere.invalid/a.js"></script>',
        '<link rel="stylesheet" href="https://elsewhere.invalid/a.css">',
        '<link rel="preload" href="https://elsewhere.invalid/a.woff2">',
        '<img src="https://elsewhere.invalid/a.png" alt="">',
        '<iframe src="https://elsewhere.invalid/"></iframe>',
        "<style>@import 'https://elsewhere.invalid/a.css'</style>",
        '<p style="background: url(https://elsewhere.invalid/a.png)">',
    ],
)
def test_what_would_be_fetched_from_elsewhere_is_found(page: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(page, encoding="utf-8")

    (found,) = _complaints(tmp_path)
    assert "elsewhere.invalid" in found


def test_styles_are_looked_through_too(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("@font-face { src: url('https://elsewhere.invalid/a.woff2') }", encoding="utf-8")

    assert _complaints(tmp_path) == ["a.css: https://elsewhere.invalid/a.woff2 is fetched from elsewhere"]


def test_links_that_lead_nowhere_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<h1 id="計画">x</h1><a href="#計画">y</a><a href="#%E8%A8%88%E7%94%BB">y</a><a href="b.html#c">z</a>'
        '<a href="b.html#d">z</a><a href="c.html">z</a><a href="https://elsewhere.invalid/">let be</a>',
        encoding="utf-8",
    )
    (tmp_path / "b.html").write_text('<p id="c">', encoding="utf-8")

    assert _complaints(tmp_path) == ["a.html: b.html#d leads nowhere", "a.html: c.html leads nowhere"]


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("新旧対照表", "新|旧|対|照|表"),
        ("第107条", "第|107|条"),
        ("地域包括支援センター", "地|域|包|括|支|援|セ|ン|タ|ー"),
        ("期間（4月・5月）", "期|間（|4|月・|5|月）"),
        ("年度/年, the Act(計画)", "年|度/|年, the Act(|計|画)"),
        ("the plan (計画)", "the plan (計|画)"),
        ("plan of 2020", "plan of 2020"),
        ("<pre>────  ──</pre>", "<pre>  ──</pre>"),
    ],
)
def test_every_japanese_sign_is_a_word_of_the_index(text: str, parted: str) -> None:
    assert search_index.parted(text).replace(" \u2060", "|") == parted


def test_a_drawn_line_is_as_wide_as_its_column() -> None:
    page = "<p>───</p><pre><span>表</span>\n────  ───\n──</pre>"

    assert accessible.lines_that_fit(page) == (
        '<p>───</p><pre><span>表</span>\n<span class="drawn" style="width: 4ch">────</span>  '
        '<span class="drawn" style="width: 3ch">───</span>\n──</pre>'
    )


@pytest.mark.parametrize(
    "page", ["<!-- file: 計画.toml -->\n```toml\nformat = 1\n```\n", "text\n\n```toml\nformat = 1\n```\n"]
)
def test_a_file_has_its_name_above_it(page: str) -> None:
    named = file_names.named(page)

    assert (':caption: "`計画.toml`"' in named) == ("file:" in page)
    assert named.endswith("format = 1\n```\n")


_BELOW_THE_HEAD = re.compile(r"^(\|.*\|)\n\|[-:| ]+\|$", re.MULTILINE)


@pytest.mark.parametrize("page", pages(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_column_of_a_table_has_a_heading(page: Path) -> None:
    """Without one, whoever has the page read aloud hears of no column."""
    heads = _BELOW_THE_HEAD.findall(page.read_text(encoding="utf-8"))

    assert [head for head in heads if not all(cell.strip() for cell in head.strip("|").split("|"))] == []
