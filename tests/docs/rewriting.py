"""Put what comes out today into the pages: ``python -m tests.docs.rewriting docs/tutorial/*.md``.

Output that the page shows in full is replaced; where it leaves lines out with ``…`` and what remains differs, the whole output
is written and the author shortens it again.
"""

from __future__ import annotations

import contextlib
import doctest
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.docs.fences import ROOT, Block, blocks
from tests.docs.running import PROMPT, Scratch, commands, obtained, run, same


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
    elif block.language == "python" and ">>> " in block.text:
        yield from _prompted(block, scratch)
    elif block.language in {"console", "doscon"} and block.mark in {None, "exit"}:
        prompts = iter(line for line in block.text.splitlines() if PROMPT.match(line))
        for command, shown in commands(block):
            yield next(prompts)
            yield from _shown(shown, obtained(command, scratch.folder)[1])
    else:
        try:
            run(block, scratch)
        except Exception as error:  # noqa: BLE001 - one block that fails must not keep the others from being shown
            print(f"{block}: {error}", file=sys.stderr)


class _Today(doctest.DocTestRunner):
    """Carries out the prompts of a block and keeps what comes out otherwise than shown."""

    def __init__(self) -> None:
        super().__init__(verbose=False)
        self.got: dict[int, str] = {}

    def report_failure(self, _out: object, _test: doctest.DocTest, example: doctest.Example, got: str) -> None:
        """Keep what was printed."""
        self.got[example.lineno] = got

    def report_unexpected_exception(
        self, _out: object, _test: doctest.DocTest, example: doctest.Example, exc_info: Any
    ) -> None:
        """Keep how it ended."""
        message = traceback.format_exception_only(*exc_info[:2])[-1]
        self.got[example.lineno] = f"Traceback (most recent call last):\n...\n{message}"


def _prompted(block: Block, scratch: Scratch) -> list[str]:
    """The lines of a block of prompts with what they print today."""
    test = doctest.DocTestParser().get_doctest(block.text, {}, str(block), block.page, block.line)
    test.globs = scratch.names
    runner = _Today()
    runner.run(test, out=lambda _: None, clear_globs=False)
    lines = block.text.rstrip("\n").split("\n")
    for example in reversed(test.examples):
        if example.lineno in runner.got:
            begin = example.lineno + example.source.count("\n")
            got = runner.got[example.lineno].rstrip("\n")
            lines[begin : begin + example.want.count("\n")] = got.split("\n") if got else []
    return lines


def _shown(shown: str, printed: str) -> list[str]:
    return (shown if same(shown, printed) else printed).strip("\n").split("\n")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        page = (ROOT / name).resolve()
        text = rewritten(page)
        if text != page.read_text(encoding="utf-8"):
            page.write_text(text, encoding="utf-8")
            print(f"{name}: written again")
