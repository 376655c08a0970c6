"""Everything that a page shows runs, and what it shows as output is what comes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.docs.fences import DOCS, MADE, ROOT, blocks, blocks_of, pages
from tests.docs.running import PageError, Scratch, run, same

PAGES = [path.relative_to(ROOT).as_posix() for path in pages()]


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    made = Scratch(tmp_path)
    made.furnish()
    return made


@pytest.mark.parametrize("page", [page for page in PAGES if page not in MADE])
def test_the_blocks_of_a_page_run(page: str, scratch: Scratch) -> None:
    for block in blocks(ROOT / page):
        run(block, scratch)


def test_the_pages_that_are_made_are_there_and_tested() -> None:
    assert [name for pair in MADE.items() for name in pair if not (ROOT / name).is_file()] == []


def test_there_are_pages_and_blocks() -> None:
    assert (DOCS / "index.md") in pages()
    assert sum(len(blocks(path)) for path in pages()) > 10


def _run(text: str, scratch: Scratch) -> None:
    for block in blocks_of(text, "page.md"):
        run(block, scratch)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("```python\n>>> 1 + 1\n3\n```\n", "does something else"),
        ("```python\nprint(2)\n```\n\n<!-- output -->\n```text\n3\n```\n", "something else than is printed"),
        ("<!-- output -->\n```text\n3\n```\n", "nothing was run"),
        ("```console\n$ welfareplan --version\nwelfareplan 0\n```\n", "something else than is printed"),
        ("```console\n$ welfareplan read nonsense\n```\n", "something else than is printed"),
        ("<!-- exit: 1 -->\n```console\n$ welfareplan --version\n…\n```\n", "ends with 0 instead of 1"),
        ("```console\n$ rm -r .\n```\n", "'rm' is not run here"),
        ("```console\nprinted by nothing\n```\n", "begins without a command"),
        ("```sh\nmake\n```\n", "cannot be run"),
        ("```\nno language\n```\n", "cannot be run"),
        ("    indented\n", "cannot be run"),
        ("```{code-block} python\n1\n```\n", "cannot be run"),
        ("```toml\nformat = 1\n```\n", "cannot be run"),
        ("<!-- not run -->\n```sh\nmake\n```\n", "does not say why"),
        ("<!-- from: LICENSE -->\n```text\nThe Unlicense\n```\n", "is not what stands in LICENSE"),
    ],
)
def test_what_does_not_hold_is_found(text: str, complaint: str, scratch: Scratch) -> None:
    with pytest.raises(PageError, match=complaint):
        _run(text, scratch)


@pytest.mark.parametrize(
    "text",
    [
        "```python\nx = 2\n```\n\n```python\n>>> x + 1\n3\n```\n",
        "```python\nprint('a\\n\\nb\\nc')\n```\n\n<!-- output -->\n```text\na\n…\nc\n```\n",
        (
            "<!-- file: plan.toml -->\n```toml\nformat = 1\n[plan]\nid = 'p'\ntitle = 'p'\n```\n\n"
            "```console\n$ welfareplan check plan.toml\n…\n$ cat plan.toml\nformat = 1\n…\n```\n"
        ),
        "1. a list\n\n   ```python\n   assert True\n   ```\n",
        ":::{note}\n```python\nassert True\n```\n:::\n",
        "```doscon\nC:\\計画> welfareplan --version\n…\n```\n",
        "<!-- not run: there is no such machine here -->\n```sh\nmake\n```\n",
        "<!-- from: LICENSE -->\n```text\nMIT License\n```\n",
        "```{toctree}\nindex\n```\n",
    ],
)
def test_what_holds_is_let_through(text: str, scratch: Scratch) -> None:
    _run(text, scratch)


def test_a_line_of_dots_stands_for_any_lines_and_no_others() -> None:
    assert same("a\n…\nd", "a\nb\nc\nd\n")
    assert same("a  \n…", "a\n")
    assert not same("a\n…\nd", "a\nb\nc\n")
    assert not same("a…", "ab")
