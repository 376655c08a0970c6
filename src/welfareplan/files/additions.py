"""How do figures get into the files of a dossier? (floor 7)

Only what holds figures is touched: rows are added to ``observations.csv`` or changed in it, and a new source gets a file of its
own, so that TOML that was written by hand stays as it is. Where that cannot be done, the whole dossier is written anew.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from welfareplan.dossier import Dossier
from welfareplan.files import csv_format, toml_format
from welfareplan.files.assemble import Assembly
from welfareplan.files.converter import unstructure
from welfareplan.files.folders import data_files, in_order
from welfareplan.files.placing import place
from welfareplan.files.reader import contents, parsed
from welfareplan.files.text import decode
from welfareplan.files.troubles import FileRefusedError
from welfareplan.files.vocabulary import OBSERVATION, OBSERVATIONS
from welfareplan.files.writer import dump
from welfareplan.model.identity import first_difference
from welfareplan.observations import Observation

SOURCES = "sources.toml"
"""The file that gets a new source."""

Pair = tuple[Observation, Observation]


def write_figures(
    path: str | os.PathLike[str],
    after: Dossier,
    *,
    before: Dossier,
    added: Sequence[Observation],
    changed: Sequence[Pair],
) -> tuple[str, ...]:
    """Write figures into the files of a dossier (実績の書き込み).

    Args:
        path: the folder, or the file, that holds the dossier.
        after: the dossier with the figures.
        before: what the files say now.
        added: the figures that are new.
        changed: those that take the place of others.

    Returns:
        The names of the files that were written; none of a folder if the whole of it was written anew, comments lost.

    Raises:
        DataFileError: it cannot be written. Nothing has been changed then.
    """
    target = Path(os.path.realpath(path))
    made: dict[Path, bytes] | None = None
    if target.is_dir():
        made = _in_folder(target, after, before, added, changed)
    elif target.suffix.lower() == ".toml" and not changed:
        made = {target: _appended(target, after, before, added)}
    if made is not None and _reads_as(target, made, after):
        place(made)
        return tuple(each.name for each in made)
    dump(after, path, replace=True)
    return ()


def _in_folder(
    folder: Path, after: Dossier, before: Dossier, added: Sequence[Observation], changed: Sequence[Pair]
) -> dict[Path, bytes] | None:
    path = folder / OBSERVATIONS
    made: dict[Path, bytes] = {}
    try:
        text = path.read_bytes().decode("utf-8") if path.exists() else csv_format.render([])
        made[path] = _with_rows(
            text, [_plain(each) for each in added], [(_plain(a), _plain(b)) for a, b in changed]
        ).encode()
        blocks = _new_sources(after, before)
        if blocks:
            sources = folder / SOURCES
            standing = decode(contents(sources)) if sources.exists() else ""
            made[sources] = (standing + ("\n" if standing else "") + blocks).encode()
    except (FileRefusedError, OSError, UnicodeDecodeError, _CannotAddError):
        return None
    return made


def _appended(file: Path, after: Dossier, before: Dossier, added: Sequence[Observation]) -> bytes:
    """A file with the figures and sources behind everything else."""
    text = file.read_bytes().decode("utf-8")
    blocks = _new_sources(after, before) + toml_format.render({OBSERVATION: [_plain(each) for each in added]})
    return (text.rstrip("\n") + "\n\n" + blocks).encode()


def _new_sources(after: Dossier, before: Dossier) -> str:
    new = [each for each in after.base.sources if each not in before.base.sources]
    return toml_format.render({"source": [unstructure(each) for each in new]}) if new else ""


def _plain(each: Observation) -> dict[str, Any]:
    plain: dict[str, Any] = unstructure(each)
    return plain


class _CannotAddError(Exception):
    """A row that is to be changed does not stand in the file."""


def _with_rows(
    text: str, added: Sequence[Mapping[str, Any]], changed: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]
) -> str:
    """The text of a CSV file with rows changed and added, all others as they stand."""
    mark, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    end = "\r\n" if "\r\n" in body else "\n"
    lines = body.splitlines(keepends=True)
    reader = csv.reader(io.StringIO(body, newline=""), strict=True)
    spans: list[tuple[list[str], int, int]] = []
    start = 0
    for cells in reader:
        spans.append((cells, start, reader.line_num))
        start = reader.line_num
    header = spans[0][0]
    new = [csv_format.cells_of(each) for each in added]
    values = {key: csv_format.cells_of(each) for key, each in ((_key(old), each) for old, each in changed)}
    missing = [
        key for key in csv_format.COLUMNS if key not in header and any(key in each for each in [*new, *values.values()])
    ]
    wide = [*header, *missing]
    out: list[str] = []
    for n, (cells, first, last) in enumerate(spans):
        key = _key(dict(zip(header, cells, strict=False))) if n else None
        if key in values:
            out.append(_line(wide, values.pop(key), end))
        elif missing and cells:
            row = [*cells, *(missing if n == 0 else [""] * len(missing))]
            out.append(_line(wide, dict(zip(wide, row, strict=True)), end))
        else:
            out.append("".join(lines[first:last]))
    if values:
        raise _CannotAddError
    if out and not out[-1].endswith(("\n", "\r")):
        out[-1] += end
    return mark + "".join([*out, *(_line(wide, each, end) for each in new)])


def _key(entry: Mapping[str, Any]) -> tuple[str, str, str]:
    return str(entry.get("indicator", "")), str(entry.get("at", "")), str(entry.get("on", "") or "")


def _line(header: Sequence[str], cells: Mapping[str, str], end: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end).writerow([cells.get(key, "") for key in header])
    return text.getvalue()


def _reads_as(target: Path, made: Mapping[Path, bytes], after: Dossier) -> bool:
    """Whether the files with what is to be written say what they are to say, to the last field."""
    files = {target.name: target} if target.is_file() else dict(data_files(target)[0])
    files |= {path.name: path for path in made}
    assembly = Assembly()
    documents = []
    for file, path in sorted(files.items(), key=lambda each: (in_order(each[0]), each[0])):
        try:
            document, problems = parsed(file, made.get(path) or contents(path))
        except (FileRefusedError, OSError):
            return False
        assembly.leave_out(problems)
        documents.append(document)
    assembly.read(documents)
    again = assembly.dossier(checked=False)
    return again is not None and first_difference(after, again) is None
