"""Running the blocks of a page in order, in a folder of their own that looks like a fresh checkout."""

from __future__ import annotations

import contextlib
import doctest
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
from tests.docs.fences import ROOT, Block, blocks
from tests.docs.preparations import PREPARATIONS

from welfareplan.cli import main

PROMPT = re.compile(r"^(?:\$|[A-Z]:\\[^>]*>) (?P<command>.*)$")
ANYTHING = "…"

_DATA = {"toml": tomllib.loads, "json": json.loads}
_LANGUAGES = ("python", "console", "doscon", "toml", "json", "csv", "text")


class PageError(AssertionError):
    """A block does not do what its page says."""


@attrs.define
class Scratch:
    """What the blocks of one page share.

    Attributes:
        folder: where they run.
        names: the names that Python blocks have given.
        printed: what the last Python block printed.
    """

    folder: Path
    names: dict[str, Any] = attrs.field(factory=lambda: {"__name__": "__main__"})
    printed: str | None = None

    def furnish(self) -> None:
        """Put there what a reader has who has just fetched the repository."""
        shutil.copytree(ROOT / "examples", self.folder / "examples", ignore=shutil.ignore_patterns("__pycache__"))


def run(block: Block, scratch: Scratch) -> None:
    """Run a block.

    Raises:
        PageError: it is not a block that can be run, or something else comes out than the page shows.
    """
    match block.mark, block.language:
        case "not run", _:
            _require(bool(block.says), block, "is not run, and does not say why")
        case "prepare", _:
            _prepare(block, scratch)
        case "from", _:
            text = (ROOT / block.says).read_text(encoding="utf-8")
            _require(block.text in text, block, f"is not what stands in {block.says}")
        case "output", "text" | "json" | "html" | "toml" | "csv":
            _compare(block, block.text, scratch.printed)
        case "file", language:
            if language in _DATA:
                _DATA[language](block.text)
            path = scratch.folder / block.says
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        case None, "python":
            scratch.printed = _python(block, scratch)
        case None | "exit", "console" | "doscon":
            _console(block, scratch)
        case _:
            known = ", ".join(_LANGUAGES)
            raise PageError(
                f"{block}: a block of {block.language or 'no language'!r} marked {block.mark!r} cannot be run. Blocks are "
                f"{known}; one that is not run says why in a comment above it: <!-- not run: reason -->"
            )


def _prepare(block: Block, scratch: Scratch) -> None:
    """Do what a reader does by hand, or all that an earlier page shows."""
    if earlier := re.fullmatch(r"carry on from (\S+)", block.says):
        for each in blocks(ROOT / earlier[1]):
            run(each, scratch)
    else:
        PREPARATIONS[block.says](scratch.folder, ROOT / block.page)


def _require(holds: bool, block: Block, what: str) -> None:  # noqa: FBT001 - an assertion with words
    if not holds:
        raise PageError(f"{block}: the block {what}:\n{block.text}")


# --- Python -----------------------------------------------------------------------------------------------------------


def _python(block: Block, scratch: Scratch) -> str:
    """Run Python; with prompts as a doctest, which compares by itself."""
    printed = io.StringIO()
    if ">>> " not in block.text:
        with contextlib.redirect_stdout(printed):
            exec(compile(block.text, str(block), "exec"), scratch.names)  # noqa: S102 - our own pages
        return printed.getvalue()
    test = doctest.DocTestParser().get_doctest(block.text, {}, str(block), block.page, block.line)
    test.globs = scratch.names
    doctest.DocTestRunner(verbose=False).run(test, out=printed.write, clear_globs=False)
    _require(not printed.getvalue(), block, f"does something else:\n{printed.getvalue()}")
    return ""


# --- The command line -------------------------------------------------------------------------------------------------


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what the page shows that it prints."""
    command, shown = None, list[str]()
    for line in block.text.replace("\\\n", "").splitlines():
        if found := PROMPT.match(line):
            if command is not None:
                yield command, "\n".join(shown)
            command, shown = found["command"], []
        else:
            _require(command is not None, block, "begins without a command")
            shown.append(line)
    _require(command is not None, block, "has no command")
    yield str(command), "\n".join(shown)


def obtained(command: str, folder: Path) -> tuple[int, str]:
    """What a command prints when it is run in a folder, and how it ends."""
    program, *arguments = shlex.split(command)
    if program == "welfareplan":
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            code = main(arguments)
        return code, printed.getvalue()
    if program == "python":
        done = subprocess.run(
            [sys.executable, *arguments], check=False, cwd=folder, capture_output=True, encoding="utf-8"
        )
        return done.returncode, done.stdout + done.stderr
    if program == "cat":
        return 0, "".join((folder / name).read_text(encoding="utf-8-sig") for name in arguments)
    if program in {"ls", "dir"}:
        there = folder / next((each for each in arguments if not each.startswith("/")), ".")
        return 0, "\n".join(sorted(path.name for path in there.iterdir()))
    raise PageError(f"the command {program!r} is not run here: welfareplan, python, cat, ls and dir are")


def _console(block: Block, scratch: Scratch) -> None:
    every = list(commands(block))
    said = [int(code) for code in block.says.split()] if block.mark == "exit" else []
    wanted = [*[0] * (len(every) - len(said)), *said]  # those of the last commands
    for (command, shown), end in zip(every, wanted, strict=True):
        code, printed = obtained(command, scratch.folder)
        _compare(block, shown, printed)
        _require(code == end, block, f"ends with {code} instead of {end}, printing:\n{printed}")


# --- Comparing --------------------------------------------------------------------------------------------------------


def same(shown: str, printed: str) -> bool:
    """Whether a page shows what was printed; its lines ``…`` stand for any."""
    parts = [r"(?:.*\n)*?" if line == ANYTHING else re.escape(line) + r"\n" for line in _lines(shown)]
    return re.fullmatch("".join(parts), "".join(f"{line}\n" for line in _lines(printed))) is not None


def _lines(text: str) -> list[str]:
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines


def _compare(block: Block, shown: str, printed: str | None) -> None:
    _require(printed is not None, block, "shows output, but nothing was run")
    _require(same(shown, str(printed)), block, f"shows something else than is printed:\n{printed}")
