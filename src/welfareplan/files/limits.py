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

MOST_UNPACKED = 32 * 1024 * 1024
"""Bytes of the parts of a workbook together, as its directory declares them; no more is unpacked."""

MOST_PARTS = 500
"""Parts of a workbook; ours has some 60."""

MOST_TAGS = 4_000_000
"""Tags of the parts of a workbook together; 400,000 cells, each with a text of its own, have 3,200,000."""

MOST_TAGS_BESIDE = 400_000
"""Tags of the parts that hold neither cells nor their texts: styles, comments, names."""

HIGHEST_RATIO = 300
"""How many times larger than packed the parts of a workbook are together, where they are more than a megabyte."""

MOST_CELLS = 400_000
"""Cells of a workbook, up to the last filled one of each row; also rows of its sheets, and texts that its cells share."""

LAST_ROW = 1_048_576
"""Rows that a sheet can have; a file that has more is damaged."""

LONGEST_XLSX_CELL = 32_767
"""Signs (UTF-16) of a cell of a workbook, which Excel sets."""

MOST_TABLE_ROWS = 5_000
"""Rows of somebody else's table."""

MOST_TABLE_COLUMNS = 200
"""Columns of somebody else's table."""

MOST_TABLE_CELLS = 100_000
"""Filled cells of somebody else's table."""

MOST_TEMPLATE_TEXT = 4 * 1024 * 1024
"""Bytes of a part of an office's own form for the council's paper; the whole is limited as a workbook is."""

MOST_TEMPLATE_TAGS = 2_000
"""Tags of such a form to be filled in, in one part of it."""

LONGEST_TEMPLATE_TAG = 1_000
"""Signs of one of them."""

MOST_TEMPLATE_SIGNS = 10_000_000
"""Signs that such a form may print, the markup of the document among them; a round of a loop counts as ten."""
