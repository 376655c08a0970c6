"""How does a folder of pages take its place? (floor 7)

A site is written whole. What it wrote the last time is known from a list it leaves, so that next year's pages replace last
year's and nothing of anybody else's is touched.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from welfareplan.errors import DataFileError
from welfareplan.files.folders import printable
from welfareplan.files.placing import place
from welfareplan.files.troubles import unreadable
from welfareplan.problems import Origin, Problem

LIST = ".welfareplan-site.json"
"""The name of the list of what was written, with the digest of each file."""


def publish(files: Mapping[str, bytes], folder: str | os.PathLike[str], *, replace: bool = False) -> None:
    """Write pages into a folder (頁の書き出し), all or none.

    Into a folder that is not there, or is empty, they come at once: it is made beside its place and then takes it. In one
    that was written before, each file is put in its place when all of them are on the disk, and pages that are no longer
    part of the site are removed. The folder that holds the new one must be there.

    Args:
        files: the pages by their path in the folder, parts joined by ``/``.
        folder: the folder.
        replace: whether what somebody else put or changed there may be replaced where it is in the way; what is not in the
            way stays in any case.

    Raises:
        DataFileError: something that was not written by this function is in the way, or the system does not let us write.
            Nothing has been changed then.
    """
    name = os.fspath(folder)
    listed = {**files, LIST: _list(files)}
    try:
        target = Path(os.path.realpath(folder))
        if not target.exists() or (target.is_dir() and not any(target.iterdir())):
            _publish_new(target, listed)
        elif target.is_dir():
            _publish_again(target, listed, name, replace=replace)
        else:
            raise DataFileError((Problem.of("in-the-way", None, Origin(name)),), name)
    except OSError as error:
        raise DataFileError((unreadable(name, error),), name) from None


def _list(files: Mapping[str, bytes]) -> bytes:
    digests = {path: hashlib.sha256(raw).hexdigest() for path, raw in sorted(files.items())}
    return (json.dumps({"format": 1, "files": digests}, indent=1) + "\n").encode()


def _publish_new(target: Path, files: Mapping[str, bytes]) -> None:
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        _fill(beside, files)
        if target.exists():  # it is empty
            beside.chmod(target.stat().st_mode & 0o7777)
            target.rmdir()
        beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    written = {folder / path: raw for path, raw in files.items()}
    for each in {path.parent for path in written}:
        each.mkdir(parents=True, exist_ok=True)
    place(written)


def _publish_again(target: Path, files: Mapping[str, bytes], name: str, *, replace: bool) -> None:
    own = _written_before(target)
    stale = [path for path in own if path not in files and _is_as(target, path, own[path])]
    in_the_way = sorted(_in_the_way(target, files, own, replace=replace))
    if in_the_way:
        places = (Origin(f"{name}/{printable(Path(each))}") for each in in_the_way)
        raise DataFileError(tuple(Problem.of("in-the-way", None, each) for each in places), name)
    written = {target / path: raw for path, raw in files.items()}
    for each in {path.parent for path in written}:
        each.mkdir(parents=True, exist_ok=True)
    place(written)
    for path in stale:
        (target / path).unlink()
    for folder in sorted({parent for path in stale for parent in Path(path).parents}, key=str, reverse=True):
        if folder != Path() and not any((target / folder).iterdir()):
            (target / folder).rmdir()


def _written_before(target: Path) -> dict[str, str]:
    """What was written the last time, with the digest of each; nothing where there is no list, or not one of ours."""
    try:
        found = json.loads((target / LIST).read_bytes())
        files = found["files"]
        return {path: digest for path, digest in files.items() if _is_inside(path) and isinstance(digest, str)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _is_inside(path: str) -> bool:
    """Whether a path of the list leads nowhere but into the folder."""
    parts = path.split("/")
    return all(part not in {"", ".", ".."} and "\\" not in part and ":" not in part for part in parts)


def _is_as(target: Path, path: str, digest: str) -> bool:
    """Whether a file is still as it was written; what a link leads to elsewhere is not ours."""
    found = target / path
    if not found.is_file() or Path(os.path.realpath(found)) != found:
        return False
    return hashlib.sha256(found.read_bytes()).hexdigest() == digest


def _in_the_way(target: Path, files: Mapping[str, bytes], own: Mapping[str, str], *, replace: bool) -> Iterator[str]:
    """What stands in the folder and was not written by us, as far as it may not stay."""
    for path in files:
        yield from _blocked(target, path)
    if replace:
        return
    for found in _all(target):
        path = found.relative_to(target).as_posix()
        if path == LIST or (path in own and _is_as(target, path, own[path])):
            continue
        if path in files and not found.is_symlink() and found.is_file() and found.read_bytes() == files[path]:
            continue
        yield path


def _blocked(target: Path, path: str) -> Iterator[str]:
    """A link or a file on the way to a page, or a folder where a page is to stand: not even ``replace`` takes these away."""
    for parent in list(Path(path).parents)[:-1]:
        place = target / parent
        if place.is_symlink() or (place.exists() and not place.is_dir()):
            yield parent.as_posix()
    if (target / path).is_dir():
        yield path


def _all(folder: Path) -> Iterator[Path]:
    """Every file below a folder, but for those whose names begin with a dot, which are somebody else's and not in the way."""
    for each in sorted(folder.iterdir()):
        if each.name.startswith("."):
            continue
        if each.is_dir() and not each.is_symlink():
            yield from _all(each)
        else:
            yield each
