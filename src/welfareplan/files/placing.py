"""How does a file take its place? (floor 7)

All files are written beside their places under names of their own, and only when the last of them is on the disk do they
take them: no file is ever half-written.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path


def place(files: Mapping[Path, bytes]) -> None:
    """Put files in their places, whatever stands there (置き換え); the folders must be there.

    A crash between the last steps may leave some files old and some new, but none half-written.

    Args:
        files: what is to be written, by where.

    Raises:
        OSError: the system does not let us. Nothing has been changed then.
    """
    written: dict[Path, Path] = {}
    try:
        for path, raw in files.items():
            beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
            written[beside] = path
            with beside.open("xb") as stream:
                stream.write(raw)
                stream.flush()
                os.fsync(stream.fileno())
            if path.exists():
                beside.chmod(path.stat().st_mode & 0o7777)
        for beside, path in written.items():
            beside.replace(path)
    finally:
        for beside in written:
            beside.unlink(missing_ok=True)
    for folder in {path.parent for path in files}:
        _settle(folder)


def _settle(folder: Path) -> None:
    """Have the new names of a folder on the disk as well, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(handle)
    except OSError:  # nor do some network drives write them through
        pass
    finally:
        os.close(handle)
