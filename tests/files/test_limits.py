"""Nothing within the limits takes long, and what is beyond them is refused."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from welfareplan.errors import DataFileError
from welfareplan.files.import_files import read_grids
from welfareplan.files.importing import import_table


@pytest.mark.parametrize(
    "cell",
    [
        "9" * 28,
        "9" * 100_000,
        "1," * 50_000,
        "1e999999999",
        "0." + "0" * 100_000 + "1",
        "H" * 50_000,
        "令和" * 50_000,
        "（" * 20_000 + "）" * 20_000,
        "1～" * 20_000,
        "※1" * 40_000,
    ],
    ids=lambda cell: f"{cell[:6]} {len(cell)}",
)
def test_a_pathological_cell_is_named_at_once(cell: str, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f'指標,R3実績,目標値（R7）\nA,"{cell}","{cell}"\nB,5件,"{cell}"\n', encoding="utf-8")
    start = time.process_time()
    found = import_table(path)

    assert time.process_time() - start < 2
    assert {"B3"} >= {str(each.cites[0].place) for each in found.dossier.observations} or cell == "9" * 28


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("a\n" * 5_001, "row 5001: there are too many entries: at most 5000 of one table are read"),
        ("a," * 200 + "a\n", "row 1: there are too many entries: at most 200 of one table are read"),
        (("a," * 20 + "a\n") * 4_999, "the table is too large: at most 100000 filled cells are read"),
        ('a,"b\n', "row 1: it is not CSV: unexpected end of data"),
        ("a,b\x07\n", "row 1: it holds U+0007, a character that files do not have"),
    ],
)
def test_a_table_beyond_a_limit_is_refused(rows: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(rows, encoding="utf-8")

    with pytest.raises(DataFileError) as caught:
        read_grids(path)
    assert [f"table.csv, {told}", f"table.csv: {told}"].count(str(caught.value.problems[0])) == 1
