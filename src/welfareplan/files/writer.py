"""How does a dossier get out? (floor 7)

Nothing is written that does not come back: every text is read again before the first file is touched. Then all files are
written beside their places under names of their own, and only when the last of them is on the disk do they take them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from welfareplan.dossier import Dossier
from welfareplan.errors import DataFileError, require_instance
from welfareplan.files import json_format, toml_format, workbook_writing
from welfareplan.files.assemble import Assembly
from welfareplan.files.folders import data_files, printable
from welfareplan.files.layout import document_of, folder_of, require_writable
from welfareplan.files.placing import place
from welfareplan.files.reader import contents, parsed, small
from welfareplan.files.troubles import FileRefusedError, unreadable
from welfareplan.files.vocabulary import TABLES
from welfareplan.files.workbook_ids import with_ids
from welfareplan.model.identity import first_difference
from welfareplan.problems import Origin, Problem

Format = Literal["json", "toml"]

_RENDERERS: dict[str, Callable[[dict[str, Any]], bytes]] = {
    ".json": lambda document: json_format.render(document).encode(),
    ".toml": lambda document: toml_format.render(document).encode(),
    ".xlsx": workbook_writing.render,
}
_ENDING = re.compile(r"\.[A-Za-z]{1,5}", re.ASCII)


def dumps(dossier: Dossier, format: Format = "json") -> str:  # noqa: A002 - the word of the subject
    """A dossier as the text of one document (書き出し).

    Args:
        dossier: the dossier.
        format: ``json`` or ``toml``.

    Raises:
        DataFileError: it holds something that files cannot hold; it names the place.
        InvalidValueError: it is no dossier.

    >>> from welfareplan.model.plan import Plan
    >>> print(dumps(Dossier(base=Plan(id="kurume-2020", title="くるめ支え合うプラン")), "toml"))
    format = 1
    <BLANKLINE>
    [plan]
    id = "kurume-2020"
    title = "くるめ支え合うプラン"
    <BLANKLINE>
    """
    _require_dossier(dossier)
    return _files(dossier, f".{format}", f"the {format} document")[""].decode()


def dump(dossier: Dossier, path: str | os.PathLike[str], *, replace: bool = False) -> None:
    """Write a dossier into a folder, a ``.toml``, ``.json`` or ``.xlsx`` file (書き出し).

    What is written is the dossier and nothing else: comments and the arrangement of files that were read are not kept. The
    folder that holds the new one must be there. A crash between the last two steps may leave some files of a folder old and
    some new, but none half-written.

    Args:
        dossier: the dossier.
        path: a name that ends in ``.toml``, ``.json`` or ``.xlsx``, or a folder.
        replace: whether what is there already may be replaced. Without it, a file or folder is refused that holds anything
            other than what is to be written. With it, files that were data of a dossier are replaced or removed; other
            files, such as a README, stay.

    Raises:
        DataFileError: it holds something that files cannot hold, there is something in the way, or the system does not let
            us write. Nothing has been changed then.
        InvalidValueError: it is no dossier.

    >>> import tempfile
    >>> from welfareplan.model.plan import Plan
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     dump(Dossier(base=Plan(id="kurume-2020")), f"{folder}/plan.toml")
    ...     print(Path(f"{folder}/plan.toml").read_text(encoding="utf-8"))
    format = 1
    <BLANKLINE>
    [plan]
    id = "kurume-2020"
    <BLANKLINE>
    """
    _require_dossier(dossier)
    name = os.fspath(path)
    try:
        target = Path(os.path.realpath(path))
        suffix = target.suffix.lower()
        if suffix in _RENDERERS and not target.is_dir():
            _write_file(target, _files(dossier, suffix, name)[""], name, replace=replace)
        elif _ENDING.fullmatch(suffix) and not target.is_dir():
            raise _refused(name, Problem.of("unknown-file-kind", None, Origin(name), found=suffix))
        else:
            _write_folder(target, _files(dossier, "", name), name, replace=replace)
    except (OSError, ValueError) as error:
        if isinstance(error, DataFileError):
            raise
        raise _refused(name, unreadable(name, error)) from None


def _require_dossier(found: object) -> None:
    require_instance(
        found, Dossier, "what is to be written", "書き出すもの", "a Dossier; Dossier(base=plan) makes one of a plan"
    )


def new(path: str | os.PathLike[str], *, replace: bool = False) -> None:
    """Write the template of the planning desk's workbook (様式の作成).

    Args:
        path: a name that ends in ``.xlsx``.
        replace: whether what is there already may be replaced.

    Raises:
        DataFileError: the name ends otherwise, there is something in the way, the system does not let us write, or
            XlsxWriter is not installed.
    """
    name = os.fspath(path)
    try:
        target = Path(os.path.realpath(path))
        if target.suffix.lower() != ".xlsx":
            raise _refused(name, Problem.of("unknown-file-kind", None, Origin(name), found=target.suffix))
        _write_file(target, workbook_writing.template(), name, replace=replace)
    except FileRefusedError as error:
        raise _refused(name, error.problem(name)) from None
    except (OSError, ValueError) as error:
        if isinstance(error, DataFileError):
            raise
        raise _refused(name, unreadable(name, error)) from None


def write_ids(path: str | os.PathLike[str]) -> int:
    """Write the ids that are proposed for the rows of a workbook into it (識別子の書き込み); nothing else of it is changed.

    Args:
        path: the workbook of a planning desk.

    Returns:
        How many ids were written; the file is not touched if every row has one.

    Raises:
        DataFileError: it cannot be read or written, or its rows cannot be added to.
    """
    name = os.fspath(path)
    try:
        target = Path(os.path.realpath(path))
        raw, count = with_ids(contents(target), target.name)
        if count:
            place({target: raw})
    except FileRefusedError as error:
        raise _refused(name, error.problem(name)) from None
    except (OSError, ValueError) as error:
        raise _refused(name, unreadable(name, error)) from None
    return count


def _refused(name: str, *problems: Problem) -> DataFileError:
    return DataFileError(problems, name)


# --- Making the texts -------------------------------------------------------------------------------------------------


def _files(dossier: Dossier, suffix: str, name: str) -> dict[str, bytes]:
    """The bytes to be written, by the name of the file (empty for a single file), proven to bring the dossier back."""
    require_writable(dossier, name)
    if suffix:
        try:
            made = {"": _RENDERERS[suffix](document_of(dossier))}
        except FileRefusedError as error:
            raise _refused(name, error.problem(name)) from None
        files = {f"document{suffix}": made[""]}
    else:
        files = made = {file: text.encode() for file, text in folder_of(dossier).items()}
    assembly = Assembly()
    documents = []
    for file, raw in files.items():
        try:
            document, problems = parsed(file, small(raw))
        except FileRefusedError as error:
            assembly.leave_out([error.problem(file)])
        else:
            assembly.leave_out(problems)
            documents.append(document)
    assembly.read(documents)
    again = assembly.dossier(checked=False)
    if again is None:
        raise _refused(name, *assembly.problems)
    lost = first_difference(dossier, again)
    if lost is not None:
        raise _refused(name, Problem.of("unwritable-value", None, Origin(name), detail=lost))
    return made


# --- Writing the files ------------------------------------------------------------------------------------------------


def _write_file(target: Path, raw: bytes, name: str, *, replace: bool) -> None:
    if target.exists():
        if not target.is_file():
            raise _refused(name, Problem.of("not-a-file", None, Origin(name)))
        if target.read_bytes() == raw:
            return
        if not replace:
            raise _refused(name, Problem.of("in-the-way", None, Origin(name)))
    place({target: raw})


def _write_folder(target: Path, files: Mapping[str, bytes], name: str, *, replace: bool) -> None:
    stale: list[Path] = []
    if target.exists():
        in_the_way = [each for each in _visible(target) if not _is_written(each, target, files)]
        if in_the_way and not replace:
            places = (Origin(f"{name}/{printable(each.relative_to(target))}") for each in in_the_way)
            raise _refused(name, *(Problem.of("in-the-way", None, each) for each in places))
        stale = _stale(target, files, name)
    else:
        target.mkdir()
    written = {target / file: raw for file, raw in files.items()}
    for folder in {each.parent for each in written}:
        folder.mkdir(exist_ok=True)
    place(written)
    for path in stale:
        path.unlink()
    for folder in sorted({each.parent for each in stale} - {target}, reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _visible(folder: Path) -> Iterator[Path]:
    """Every file below a folder, but for those whose names begin with a dot."""
    for each in sorted(folder.iterdir()):
        if each.name.startswith("."):
            continue
        if each.is_dir() and not each.is_symlink():
            yield from _visible(each)
        else:
            yield each


def _is_written(path: Path, folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether a file is there already just as it is to be written."""
    raw = files.get(path.relative_to(folder).as_posix())
    return raw is not None and path.is_file() and path.stat().st_size == len(raw) and path.read_bytes() == raw


def _stale(target: Path, files: Mapping[str, bytes], name: str) -> list[Path]:
    """The files that would be read as data of the new dossier, and are not.

    Raises:
        DataFileError: one of them is not data of a dossier: it may not stay, and is not ours to remove.
    """
    found, problems = data_files(target)
    stale = [(file, path) for file, path in found if path.relative_to(target).as_posix() not in files]
    foreign = [file for file, path in stale if not _is_ours(file, path)]
    problems = [each for each in problems if each.code != "unread-file"]
    problems += [Problem.of("foreign-file", None, Origin(f"{name}/{file}")) for file in foreign]
    if problems:
        raise _refused(name, *problems)
    return [path for _, path in stale]


def _is_ours(file: str, path: Path) -> bool:
    try:
        document, _ = parsed(file, contents(path))
    except FileRefusedError:
        return False
    return bool(document.data) and all(table == "format" or table in TABLES for table in document.data)
