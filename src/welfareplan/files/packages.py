"""How is a package of parts made anew? (floor 7)

Workbooks and Word documents are archives of parts. Some things their libraries do not say in any other way, and some note the
time at which they were made.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

_TIME = (1980, 1, 1, 0, 0, 0)
_SHEET = re.compile(r"xl/worksheets/sheet[0-9]+\.xml", re.ASCII)
_FIXED_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')


def as_declared(raw: bytes) -> bytes:
    """The same package with no more in it than its directory declares (展開後の大きさの確認).

    Python's reader unpacks a part at once, however little of it is declared; who reads the result unpacks nothing more.

    Args:
        raw: the package, whose declared size is known to be within the limits.

    Raises:
        zipfile.BadZipFile: a part is not what the directory says, or is packed as no office program packs.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name, part in old.NameToInfo.items():
            new.writestr(zipfile.ZipInfo(name, _TIME), _unpacked(old, part))
    return out.getvalue()


def _unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise zipfile.BadZipFile(f"{part.filename} is packed in a way that no office program packs")
    with package.open(part) as stream:
        return stream.read(part.file_size)


def repacked(raw: bytes, change: Callable[[str, bytes], bytes] = lambda _, part: part) -> bytes:
    """The same package without the times at which it was made, so that the same content gives the same bytes.

    Args:
        raw: the package.
        change: what is made of each part, by its name.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, change(name, old.read(name)))
    return out.getvalue()


def with_growing_rows(raw: bytes) -> bytes:
    """A workbook whose rows keep the heights they were given until something longer is typed into them.

    XlsxWriter fixes every height that it is told; a row that is fixed hides what does not fit into it.
    """
    return repacked(raw, lambda name, part: _FIXED_HEIGHT.sub(rb"\1", part) if _SHEET.fullmatch(name) else part)
