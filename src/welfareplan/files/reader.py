"""How does a dossier get in? (floor 7)

``load`` and ``read`` take a folder, a TOML file, a JSON document or a workbook. Whatever bytes they are given, they say what is wrong
in our own words, all of it at once, each with its file and place.
"""

from __future__ import annotations

import gc
import os
import stat
from collections.abc import Iterable
from datetime import date
from itertools import islice
from pathlib import Path

import attrs

from welfareplan.dossier import Dossier
from welfareplan.errors import DataFileError
from welfareplan.files import csv_format, json_format, toml_format, workbook_format
from welfareplan.files.assemble import Assembly
from welfareplan.files.documents import Document, place_of
from welfareplan.files.folders import data_files, printable
from welfareplan.files.limits import MOST_BYTES, MOST_BYTES_TOGETHER, MOST_PROBLEMS
from welfareplan.files.text import decode, hidden_characters, may_hide, name
from welfareplan.files.troubles import FileRefusedError, unreadable
from welfareplan.problems import Origin, Problem, Severity

_PARSERS = {".toml": toml_format.parse, ".json": json_format.parse}
_WORKBOOK = ".xlsx"
_SUFFIXES = frozenset({*_PARSERS, _WORKBOOK})


@attrs.frozen
class ReadResult:
    """What was read (読み取り結果).

    Attributes:
        dossier: the dossier, or None if something in the files could not be read. It is there as well when the rules found
            an error in what it says.
        problems: everything found, errors, warnings and hints.

    >>> import welfareplan as wp
    >>> result = wp.read(wp.example_path("kurume"))
    >>> result.dossier, [(problem.code, problem.severity.value) for problem in result.problems]
    (<Dossier kurume-2020: 2 revisions, 5 observations, 0 assessments>, [('direction-unknown', 'hint')])
    """

    dossier: Dossier | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems because of which ``load`` would refuse it."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)


def load(path: str | os.PathLike[str]) -> Dossier:
    """What a folder, a TOML file, a JSON document or a workbook says (読み込み).

    Args:
        path: a folder (all its ``*.toml`` and ``observations.csv``, those of folders within it too), a ``.toml``,
            ``.json`` or ``.xlsx`` file.

    Raises:
        DataFileError: anything is wrong at the level of an error; it lists all of that, each with its file and place.

    >>> load("nowhere.toml")
    Traceback (most recent call last):
    ...
    welfareplan.errors.DataFileError: nowhere.toml has 1 problem:
      nowhere.toml: there is no such file or folder
    """
    result = read(path)
    if result.dossier is None or result.errors:
        raise DataFileError(result.errors, os.fspath(path))
    return result.dossier


def read(path: str | os.PathLike[str], *, on: date | None = None) -> ReadResult:
    """What a folder or file says and everything that is wrong with it (読み込みと点検); nothing is raised for content.

    Args:
        path: as for ``load``.
        on: the day by which milestones and figures can be late, as for ``check``.

    >>> [problem.code for problem in read("nowhere.toml").problems]
    ['missing-file']
    """
    assembly = Assembly()
    # What is made here is kept and holds no circles: the collector would walk through all of it again and again for nothing.
    is_collected = gc.isenabled()
    gc.disable()
    try:
        assembly.read(_documents(Path(path), assembly))
        return ReadResult(assembly.dossier(on=on), assembly.told())
    finally:
        if is_collected:
            gc.enable()


def _documents(path: Path, assembly: Assembly) -> list[Document]:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        assembly.leave_out([Problem.of("missing-file", None, Origin(printable(path)))])
        return []
    except (OSError, ValueError) as error:  # a path with a NUL in it is a ValueError
        assembly.leave_out([unreadable(printable(path), error)])
        return []
    if stat.S_ISDIR(mode):
        return _folder(path, assembly)
    if path.suffix.lower() not in _SUFFIXES:
        assembly.leave_out([Problem.of("unknown-file-kind", None, Origin(printable(path)), found=path.suffix)])
        return []
    return _read_files([(printable(Path(path.name)), path)], assembly)


def _folder(path: Path, assembly: Assembly) -> list[Document]:
    files, problems = data_files(path)
    assembly.leave_out(problems)
    if not files and assembly.is_complete:
        assembly.leave_out([Problem.of("no-data", None, Origin(printable(path)))])
    return _read_files(files, assembly)


def _read_files(files: Iterable[tuple[str, Path]], assembly: Assembly) -> list[Document]:
    documents: list[Document] = []
    left = MOST_BYTES_TOGETHER
    for file, path in files:
        try:
            raw = contents(path)
            left -= len(raw)
            _require_room(left)
            document, problems = parsed(file, raw)
        except OSError as error:
            assembly.leave_out([unreadable(file, error)])
        except FileRefusedError as error:
            assembly.leave_out([error.problem(file)])
        else:
            assembly.leave_out(problems)
            documents.append(document)
    return documents


def _require_room(left: int) -> None:
    if left < 0:
        raise FileRefusedError("too-large-together", limit=MOST_BYTES_TOGETHER)


def contents(path: Path) -> bytes:
    """The bytes of a file, if it is one and not too large.

    Raises:
        FileRefusedError: it is no regular file, or too large.
        OSError: it cannot be read.
    """
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):  # opening a pipe would wait for ever
        raise FileRefusedError("not-a-file")
    if about.st_size > MOST_BYTES:
        raise FileRefusedError("too-large", limit=MOST_BYTES)
    with path.open("rb") as stream:
        raw = stream.read(about.st_size + 1)
        if len(raw) > about.st_size:  # it has grown, or is a file of the system, which does not tell its size
            raw += stream.read(MOST_BYTES)
    return small(raw)


def small(raw: bytes) -> bytes:
    """The same bytes, if they are not too many.

    Raises:
        FileRefusedError: they are.
    """
    if len(raw) > MOST_BYTES:
        raise FileRefusedError("too-large", limit=MOST_BYTES)
    return raw


def parsed(file: str, raw: bytes) -> tuple[Document, list[Problem]]:
    """The plain data of a file, and what is wrong with single values of it already.

    Raises:
        FileRefusedError: it cannot be read as a whole.
    """
    suffix = Path(file).suffix.lower()
    if suffix == _WORKBOOK:
        document, problems = workbook_format.parse(raw, file)
        return document, [*problems, *_hidden(document)]
    text = decode(raw)
    if suffix in _PARSERS:
        document, problems = Document(file, _PARSERS[suffix](text)), []
    else:
        rows = csv_format.parse(text, file)
        document, problems = Document(file, rows.document, rows.numbers), list(rows.problems)
    if may_hide(text):
        problems.extend(_hidden(document))
    return document, problems


def _hidden(document: Document) -> list[Problem]:
    """The problems of characters that a file must not hold."""
    return [
        Problem.of(
            "control-character", None, Origin(document.file, place_of(document, path)), character=name(character)
        )
        for path, character in islice(hidden_characters(document.data), MOST_PROBLEMS)
    ]
