"""How much is too much? (floor 7)

The table of limits. A document beyond one of them is damage or an attack, not a plan: the largest plans known here have
some 500 KB, 5,000 figures and tables eight deep.
"""

from __future__ import annotations

MOST_BYTES = 8 * 1024 * 1024
"""Bytes of one file; looked up before it is read."""

MOST_BYTES_TOGETHER = 32 * 1024 * 1024
"""Bytes of all files of a folder."""

MOST_FILES = 1_000
"""Files of a folder."""

MOST_DEPTH = 32
"""Tables and lists within one another; looked up before a document is parsed."""

MOST_ROWS = 100_000
"""Entries of one table of one file, or rows of a CSV file."""

LONGEST_NUMBER = 64
"""Signs of a bare number; a figure has at most 28 digits before and after its point."""

LONGEST_CELL = 131_072
"""Signs of a cell of a CSV file; what Python's reader takes unless a program has told it otherwise."""

MOST_PROBLEMS = 500
"""Problems that are listed; nobody reads more, and a file of a million wrong rows must not take a minute."""
