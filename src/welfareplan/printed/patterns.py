"""How is a pattern matched? (floor 3)

The grammar of cells is written in patterns. Each is compiled when it is first needed, because most programs that import
the package read no cell, and the patterns take longer to compile than everything else here takes to import.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled; digits in it are the ten of ASCII.

    >>> compiled("[0-9]+") is compiled("[0-9]+")
    True
    """
    return re.compile(pattern, re.ASCII)


def whole(pattern: str, text: str) -> re.Match[str] | None:
    """What a pattern finds in the whole of a text, or None."""
    return compiled(pattern).fullmatch(text)


def within(pattern: str, text: str) -> re.Match[str] | None:
    """What a pattern finds anywhere in a text, or None."""
    return compiled(pattern).search(text)
