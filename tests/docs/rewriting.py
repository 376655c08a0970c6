"""Put what comes out today into the pages: ``python -m tests.docs.rewriting docs/tutorial/*.md``.

Output that the page shows in full is replaced; where it leaves lines out with ``…`` and what remains differs, the whole output
is written and the author shortens it again.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.docs.fences import ROOT, Block, blocks
from tests.docs.running import PageError, Scratch, commands, obtained, run, same


def rewritten(path: Path) -> str:
    """The text of a page with the output that its blocks have today."""
    lines = path.read_text(encoding="utf-8").split("\n")
    changed: list[tuple[Block, list[str]]] = []
    with _somewhere_else() as folder:
        scratch = Scratch(folder)
        scratch.furnish()
        for block in blocks(path):
            new = list(_today(block, scratch))
            if new and new != block.text.rstrip("\n").split("\n"):
                changed.append((block, new))
    for block, new in reversed(changed):
        lines[block.line : block.ends - 1] = [f"{block.indent}{each}".rstrip() for each in new]
    return "\n".join(lines)


@contextlib.contextmanager
def _somewhere_else() -> Iterator[Path]:
    os.environ["COLUMNS"] = "80"
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            yield Path(folder)
        finally:
            os.chdir(here)


def _today(block: Block, scratch: Scratch) -> Iterator[str]:
    """The lines of a block as they ought to be; none where there is nothing to compare."""
    if block.mark == "output":
        yield from _shown(block.text, scratch.printed or "")
    elif block.language in {"console", "ps1con"} and block.mark in {None, "exit"}:
        prompts = iter(line for line in block.text.splitlines() if line.startswith(("$ ", "PS ")))
        for command, shown in commands(block):
            yield next(prompts)
            yield from _shown(shown, obtained(command, scratch.folder)[1])
    else:
        try:
            run(block, scratch)
        except PageError as error:
            print(error, file=sys.stderr)


def _shown(shown: str, printed: str) -> list[str]:
    return (shown if same(shown, printed) else printed).strip("\n").split("\n")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        page = (ROOT / name).resolve()
        text = rewritten(page)
        if text != page.read_text(encoding="utf-8"):
            page.write_text(text, encoding="utf-8")
            print(f"{name}: written again")
