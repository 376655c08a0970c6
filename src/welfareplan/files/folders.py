"""Which files of a folder are data? (floor 7)

Every ``*.toml`` and ``observations.csv``, those of folders within it too. Names that begin with a dot are somebody else's
(editors, version control), and so are linked folders, which may lead in a circle.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from welfareplan.files.limits import MOST_FILES
from welfareplan.files.troubles import unreadable
from welfareplan.files.vocabulary import OBSERVATIONS
from welfareplan.problems import Origin, Problem

_DIGITS = re.compile(r"([0-9]+)", re.ASCII)
_UNREAD = frozenset({".csv", ".json"})


def is_data(name: str) -> bool:
    """Whether a file of this name is read.

    >>> is_data("plan.toml"), is_data("observations.csv"), is_data("README.md"), is_data(".plan.toml")
    (True, True, False, False)
    """
    return not name.startswith(".") and (name.lower().endswith(".toml") or name == OBSERVATIONS)


def in_order(name: str) -> tuple[tuple[tuple[int, str], ...], ...]:
    """The key by which names of files stand in order: part by part, numbers by their value, the ending left out.

    >>> sorted(["revisions/2021-12_10.toml", "revisions/2021-12_2.toml", "plan.toml"], key=in_order)
    ['plan.toml', 'revisions/2021-12_2.toml', 'revisions/2021-12_10.toml']
    """
    stem = os.path.splitext(name)[0]  # noqa: PTH122 - a name with / between its parts on every system
    # The first 18 digits say enough, and Python does not read endless ones.
    return tuple(
        tuple((int(part[:18]), part) if part.isdigit() else (-1, part) for part in _DIGITS.split(step))
        for step in stem.split("/")
    )


def printable(path: Path) -> str:
    """The name of a file as messages show it, with / on every system; what nobody can see or print in it is replaced."""
    name = os.fsencode(path.as_posix()).decode(errors="replace")
    return "".join(each if each.isprintable() else "\ufffd" for each in name)


def data_files(folder: Path) -> tuple[list[tuple[str, Path]], list[Problem]]:
    """The data files of a folder in order of their names, and what is wrong with the folder.

    Returns:
        Pairs of the name relative to the folder and the path; problems.
    """
    found: list[tuple[str, Path]] = []
    problems: list[Problem] = []

    def cannot(error: OSError) -> None:
        problems.append(unreadable(printable(Path(error.filename)), error))

    for within, folders, names in os.walk(folder, onerror=cannot):
        folders[:] = [each for each in folders if not each.startswith(".")]
        for name in names:
            path = Path(within, name)
            if is_data(name):
                found.append((printable(path.relative_to(folder)), path))
            elif not name.startswith(".") and path.suffix.lower() in _UNREAD:
                problems.append(Problem.of("unread-file", None, Origin(printable(path.relative_to(folder)))))
        problems.extend(
            Problem.of("unread-file", None, Origin(printable(path.relative_to(folder))))
            for path in (Path(within, each) for each in folders)
            if path.is_symlink()
        )
        if len(found) > MOST_FILES:
            problems.append(Problem.of("too-many-files", None, Origin(printable(folder)), limit=MOST_FILES))
            return [], problems
    return sorted(found, key=lambda each: (in_order(each[0]), each[0])), problems
