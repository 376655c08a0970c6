"""What would a spreadsheet take for a formula? (floor 7)

A text that begins with one of these signs is run by spreadsheets that open a CSV file, whatever quotes stand around it. Exports
put an apostrophe before it, and reading takes it off again.
"""

from __future__ import annotations

RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a text may not begin with in CSV, in either width."""

APOSTROPHE = "'"


def with_apostrophe(text: str) -> str:
    """A text that no spreadsheet runs; one that has the apostrophe already gets a second, so that none is lost.

    >>> with_apostrophe("=1+1"), with_apostrophe("'=1+1"), with_apostrophe("'90s"), with_apostrophe("件")
    ("'=1+1", "''=1+1", "'90s", '件')
    """
    return APOSTROPHE + text if text.lstrip(APOSTROPHE).startswith(RISKY) else text


def without_apostrophe(text: str) -> str:
    """The text as it was before ``with_apostrophe``; a number that is negative was never given one.

    >>> without_apostrophe("'=1+1"), without_apostrophe("''=1+1"), without_apostrophe("'90s")
    ('=1+1', "'=1+1", "'90s")
    """
    return text[1:] if text.startswith(APOSTROPHE) and text.lstrip(APOSTROPHE).startswith(RISKY) else text
