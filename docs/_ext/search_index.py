"""Make the index of the search: ``python docs/_ext/search_index.py build/docs``, behind the build of both trees.

Pagefind parts Japanese into words, and its query is parted by the browser, not always alike: 対照表 was not found in
新旧対照表. So it is given copies of the pages in which every Japanese sign stands as a word, and search.js asks for phrases of
signs. What parts the signs is a blank and a word joiner, which nothing else has, so that excerpts can be put together again.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

TREES = ("en", "ja")

_JAPANESE = "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff々〆〇"
_WIDE = "、。・：；！？（）「」『』【】〈〉《》〔〕［］｛｝～〜－―＋＝≧≦＜＞／％…→×÷"
_NARROW = r"/,.:;+*()\[\]–—-"
# Signs of punctuation are dropped, and what stands on either side of one without a blank would be taken for one word.
_GAP = re.compile(
    rf"(?<=[{_JAPANESE}])(?=[^\W_])|(?<=[^\W_])(?=[{_JAPANESE}])|(?<=[{_WIDE}])(?=[^\W_])"
    rf"|(?<=[{_JAPANESE}][{_NARROW}])(?=[^\W_])|(?<=[^\W_][{_NARROW}])(?=[{_JAPANESE}])"
)
_DRAWN = re.compile("─{3,}")  # lines of tables, which would fill an excerpt
_LANGUAGE = re.compile(r"(<html[^>]*) lang=\"\w+\"")
_NOT_FOUND = {"genindex.html", "search.html", "py-modindex.html"}


def parted(page: str) -> str:
    """A page in which every Japanese sign is a word; English words are indexed with their stems in either tree.

    >>> parted("対照表").replace("\u2060", "|")
    '対 |照 |表'
    """
    return _LANGUAGE.sub(r'\1 lang="en"', _GAP.sub(" \u2060", _DRAWN.sub("", page)))


def index(tree: Path) -> None:
    """Make the index of one tree, in a folder ``pagefind`` within it."""
    with tempfile.TemporaryDirectory() as folder:
        for page in tree.rglob("*.html"):
            if page.name not in _NOT_FOUND:
                copy = Path(folder) / page.relative_to(tree)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_text(parted(page.read_text(encoding="utf-8")), encoding="utf-8")
        command = [sys.executable, "-m", "pagefind", "--quiet", "--site", folder, "--output-path", tree / "pagefind"]
        what = ["--root-selector", "article[role=main]", "--exclude-selectors", ".headerlink"]
        subprocess.run([*command, *what], check=True)  # noqa: S603 - our own pages


if __name__ == "__main__":
    for name in TREES:
        index(Path(sys.argv[1]) / name)
