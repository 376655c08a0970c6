"""Which figures stand in a CSV file? (floor 7)

``observations.csv``, one observation in a row. An empty cell is not stated, so a text that is stated and empty cannot stand
here: the writer puts such observations into TOML instead.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from welfareplan.errors import shown, shown_ja
from welfareplan.files import json_format
from welfareplan.files.limits import LONGEST_CELL, LONGEST_NUMBER, MOST_PROBLEMS, MOST_ROWS
from welfareplan.files.troubles import FileRefusedError
from welfareplan.files.vocabulary import OBSERVATION, keys_of
from welfareplan.ids import nearest
from welfareplan.observations import Observation
from welfareplan.problems import Origin, Problem
from welfareplan.wording.parsers import parser_ja

_LAST = ("cites", "note", "extra")

COLUMNS = (*(key for key in keys_of(Observation) if key not in _LAST), *_LAST)
"""The columns, in the order in which they are written."""

_NEEDED = ("indicator", "at")
_PARTED = {"flags": " ", "cites": "\n"}  # a flag has no blank in it, a citation no line break


@attrs.frozen
class Rows:
    """The rows of a file (表の行).

    Attributes:
        document: the observations as plain data, like a document of another format.
        numbers: the row of each as a spreadsheet counts it; the header is row 1.
        problems: what is wrong with rows that were left out.
    """

    document: dict[str, Any]
    numbers: tuple[int, ...]
    problems: tuple[Problem, ...]


def parse(text: str, file: str) -> Rows:
    """The observations of a file, and what is wrong with its rows.

    Raises:
        FileRefusedError: it is not CSV, or its columns are not those of observations.
    """
    records = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline=""), strict=True)
    entries: list[dict[str, Any]] = []
    numbers: list[int] = []
    problems: list[Problem] = []
    row = 0
    try:
        header = next(records, [])
        problems.extend(_header_problems(header, file))
        if problems:
            return Rows({}, (), tuple(problems))
        row = 1
        for row, cells in enumerate(records, start=2):
            if row > MOST_ROWS + 1:
                raise FileRefusedError("too-many-entries", f"row {row}", limit=MOST_ROWS)
            if not any(cells):
                continue
            if len(problems) >= MOST_PROBLEMS:
                break
            if len(cells) != len(header):
                where = Origin(file, f"row {row}")
                problems.append(Problem.of("ragged-row", None, where, found=len(cells), expected=len(header)))
                continue
            entries.append(_entry(header, cells, row, file, problems))
            numbers.append(row)
    except csv.Error as error:
        raise FileRefusedError(
            "not-csv", f"row {row + 1}", detail=str(error), detail_ja=parser_ja(str(error))
        ) from None
    return Rows({OBSERVATION: entries}, tuple(numbers), tuple(problems))


def _header_problems(header: Sequence[str], file: str) -> Iterable[Problem]:
    where = Origin(file, "row 1")
    seen: set[str] = set()
    for name in header:
        facts = {"found": shown(name), "found_ja": shown_ja(name)}
        if name in seen:
            yield Problem.of("duplicate-column", None, where, **facts)
        elif name not in COLUMNS:
            yield Problem.of("unknown-column", None, where, **facts, near=nearest(name, COLUMNS))
        seen.add(name)
    for name in _NEEDED:
        if name not in seen:
            yield Problem.of("missing-column", None, where, key=name)


def _entry(header: Sequence[str], cells: Sequence[str], row: int, file: str, problems: list[Problem]) -> dict[str, Any]:
    entry: dict[str, Any] = {name: cell for name, cell in zip(header, cells, strict=True) if cell}
    if "flags" in entry:
        entry["flags"] = entry["flags"].split()
    if "cites" in entry:
        entry["cites"] = entry["cites"].split("\n")
    if "extra" in entry:
        try:
            entry["extra"] = json_format.parse(entry["extra"])
        except FileRefusedError as error:
            error.where = f"row {row}, extra"
            problems.append(error.problem(file))
            del entry["extra"]
    sample = entry.get("sample", "")
    if sample.isascii() and sample.isdigit() and len(sample) <= LONGEST_NUMBER:
        entry["sample"] = int(sample)
    return entry


def can_hold(entries: Iterable[Mapping[str, Any]]) -> bool:
    """Whether observations, as plain data, can stand in a CSV file: none has an empty or an endless text."""
    return all(0 < len(cell) <= LONGEST_CELL for entry in entries for cell in cells_of(entry).values())


def cells_of(entry: Mapping[str, Any]) -> dict[str, str]:
    """The cells of an observation as plain data, by their columns."""
    return {key: _PARTED[key].join(value) if key in _PARTED else _cell(value) for key, value in entry.items()}


def _cell(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, Mapping) else str(value)


def render(entries: Iterable[Mapping[str, Any]]) -> str:
    """The text of a file of observations, as plain data."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(cells_of(entry) for entry in entries)
    return text.getvalue()
