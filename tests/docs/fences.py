"""The blocks of a page that show something: code, commands and what they print, files.

A comment right above a block says what to do with it where the language does not:

=========================== ==================================================================================
``<!-- output -->``         what the Python block above prints
``<!-- file: NAME -->``     is written under that name, for the blocks below
``<!-- from: PATH -->``     stands, as it is, in a file of the repository
``<!-- exit: 1 -->``        the last command of the block ends with that code (``exit: 1 0``: the last two)
``<!-- not run: REASON -->`` cannot be run here, and why
``<!-- prepare: NAME -->``  a step of ``preparations.py``, by itself: what a reader does by hand
=========================== ==================================================================================

In output a line that is ``…`` stands for any lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import attrs
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

MADE = {
    "docs/reference/problem-codes.md": "tests/checks/test_page.py",
    "docs/reference/schemes.md": "tests/evaluation/test_page.py",
    "docs/reference/command-line.md": "tests/docs/test_made.py",
    "docs/reference/keys.md": "tests/docs/test_made.py",
    "docs/reference/limits.md": "tests/docs/test_made.py",
}
"""Pages that are made from the library, whose blocks their own test compares."""

QUIET = frozenset({"toctree", "include", "figure", "image", "public-names", "py:module", "eval-rst", "list-table"})
"""Directives that are written like blocks and show no code."""

_COMMENT = re.compile(r"\A<!-- (output|file|from|exit|not run|prepare)(?:: (.+?))? -->\Z", re.DOTALL)


@attrs.frozen
class Block:
    """A block of a page.

    Attributes:
        page: the page, relative to the repository.
        line: the line it begins at, counted from 1.
        language: the word behind the fence; empty for a step by itself.
        text: what stands in it.
        mark: what the comment above it says: output, file, from, exit, not run, prepare; or None.
        says: what the comment says of that.
        indent: what stands before each of its lines.
        ends: the line of its closing fence.
    """

    page: str
    line: int
    language: str
    text: str
    mark: str | None
    says: str
    indent: str = ""
    ends: int = 0

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def pages() -> list[Path]:
    """Every page whose blocks are run: the documentation, and what people read first."""
    documentation = (
        path
        for path in DOCS.rglob("*.md")
        if not any(part.startswith("_") or part == "locale" for part in path.relative_to(DOCS).parts)
    )
    return sorted([*documentation, *ROOT.glob("README*.md"), *ROOT.glob("examples/*/README.md")])


def blocks(path: Path) -> list[Block]:
    """The blocks of a page, in order."""
    return blocks_of(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())


def blocks_of(text: str, page: str) -> list[Block]:
    """The blocks of the text of a page."""
    return list(_blocks(text, page))


def _blocks(text: str, page: str) -> Iterator[Block]:
    lines = text.split("\n")
    mark: str | None = None
    says = ""
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "html_block":
            found = _COMMENT.match(token.content.strip())
            mark, says = (found[1], (found[2] or "").strip()) if found else (None, "")
            if mark == "prepare":
                assert token.map is not None
                yield Block(page, token.map[0] + 1, "", "", mark, says)
                mark, says = None, ""
        elif token.type in {"fence", "code_block"}:
            assert token.map is not None
            first, last = token.map
            language = token.info.split()[0] if token.info.strip() else ""
            if not language.startswith("{") or language.strip("{}") not in QUIET:
                indent = lines[first][: len(lines[first]) - len(lines[first].lstrip())]
                yield Block(page, first + 1, language, token.content, mark, says, indent, last)
            mark, says = None, ""
        elif token.nesting >= 0:
            mark, says = None, ""
