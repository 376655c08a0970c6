"""Which tables are there? (floor 8)

The tables of the library by name: ``outline`` of a plan, ``progress_table`` of its figures, ``table`` of two of its states,
``problems_table`` of what is wrong with it.
"""

from __future__ import annotations

from welfareplan.reports.findings import problems_table
from welfareplan.reports.oldnew import table
from welfareplan.reports.overview import outline
from welfareplan.reports.progress_rows import progress_table
from welfareplan.reports.sheets import Cell, Outline, Run, Table, plain_text

__all__ = ["Cell", "Outline", "Run", "Table", "outline", "plain_text", "problems_table", "progress_table", "table"]
