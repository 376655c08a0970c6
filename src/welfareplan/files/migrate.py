"""Is it a document of our time? (floor 7)

Every document says with ``format`` which vocabulary it uses. An older one is brought up to date before it is read, a newer
one refused, because guessing at unknown words loses data. The number of the format goes up only with the first number of
the version: format 2 is what welfareplan 2.0 writes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from welfareplan.files.troubles import FileRefusedError, kind_of_value

FORMAT = 1
"""The number of the format that is written."""

_MOST = 999  # no format will ever have a greater number: this is another mistake

MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""What makes the tables of the next format out of those of a format; one for each format before ``FORMAT``."""


def require_known(number: Any) -> int:
    """The number of a format that can be read.

    Raises:
        FileRefusedError: it is none, or that of a later version.
    """
    if number.__class__ is not int or not 1 <= number <= _MOST:
        found, found_ja = kind_of_value(number)
        raise FileRefusedError("not-a-format", "format", found=found, found_ja=found_ja, known=FORMAT)
    if number > FORMAT:
        raise FileRefusedError("newer-format", "format", found=number, known=FORMAT, version=f"{number}.0")
    return int(number)


def migrate(data: dict[str, Any], number: int) -> dict[str, Any]:
    """The tables of a document in the present format."""
    for step in range(number, FORMAT):
        data = MIGRATIONS[step](data)
    return data
