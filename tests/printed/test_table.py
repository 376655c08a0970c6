"""Cells as they are printed, and what an honest reader makes of them.

`printed_cells.csv` holds cells of published plans and reports, each with its source, and cells made up for a trap, marked
[own]. The expected reading is compared as a whole.
"""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from welfareplan import printed

ROWS = list(csv.DictReader(StringIO((Path(__file__).parent / "printed_cells.csv").read_text(encoding="utf-8"))))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']} {row['text']!r} {row['context']}")
def test_a_printed_cell_is_read_as_expected(row: dict[str, str]) -> None:
    found = printed.read_as_data(row["text"], row["kind"], json.loads(row["context"]))
    assert json.loads(row["expected"]) == found


@pytest.mark.parametrize("kind", ["period", "when", "amount", "target", "unit"])
def test_the_table_has_readable_and_unreadable_cells_of_every_kind(kind: str) -> None:
    readable = {json.loads(row["expected"]).get("unreadable", False) for row in ROWS if row["kind"] == kind}
    assert {True, False} == readable
