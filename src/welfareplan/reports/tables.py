"""Which tables are there? (floor 8)

The tables of the library by name: ``outline`` of a plan, ``progress_table`` of its figures, ``outlook_table`` of where they
lead, ``freshness_report`` of what is missing among them, ``evaluation_report`` of its grades, ``tallies_report`` of what people judged, ``table`` of two of its
states, ``problems_table`` of what is wrong.
"""

from __future__ import annotations

from welfareplan.reports.findings import problems_table
from welfareplan.reports.freshness_rows import freshness_report
from welfareplan.reports.grading_rows import evaluation_report
from welfareplan.reports.oldnew import table
from welfareplan.reports.outlook_rows import outlook_table
from welfareplan.reports.overview import outline
from welfareplan.reports.progress_rows import progress_table
from welfareplan.reports.sheets import Cell, Outline, Run, Table, plain_text
from welfareplan.reports.tally_rows import tallies_report

__all__ = [
    "Cell",
    "Outline",
    "Run",
    "Table",
    "evaluation_report",
    "freshness_report",
    "outline",
    "outlook_table",
    "plain_text",
    "problems_table",
    "progress_table",
    "table",
    "tallies_report",
]
