"""What is the file, if it is no workbook? (floor 7)

Files of other kinds come by mistake: an old .xls, one with a password, the page of a website saved as .xlsx. Whoever sends one
is told what it is.
"""

from __future__ import annotations

import zipfile

from welfareplan.files.troubles import FileRefusedError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCK_FILE = 165  # bytes that Excel writes into the ~$ file beside an open workbook
_LONGEST_NAME = 54  # of whoever has it open; its length is the first byte

Words = tuple[str, str]

_EMPTY: Words = ("the file is empty", "中身が空です")
_OLD: Words = ("it is of the old kind .xls", "古い形式（.xls）です")
_LOCKED: Words = ("it has a password", "パスワードで保護されています")
_HELD: Words = (
    "it is the lock file that Excel makes beside an open workbook",
    "Excelが開いている間だけ作る管理用のファイル（~$）です",
)
_HTML: Words = ("it is a web page (HTML) with the ending of a workbook", "中身はWebページ（HTML）です")
_TEXT: Words = (
    "it is plain text, perhaps CSV, with the ending of a workbook",
    "中身は文字だけのファイル（CSVなど）です",
)
_UNKNOWN: Words = ("it is damaged or something else", "壊れているか、別の種類のファイルです")
_DAMAGED: Words = ("it is damaged", "壊れています")

_PACKED: tuple[tuple[str, Words], ...] = (
    ("xl/workbook.bin", ("it is a binary workbook (.xlsb)", "バイナリ形式（.xlsb）です")),
    ("word/document.xml", ("it is a Word document", "Wordの文書です")),
    ("ppt/presentation.xml", ("it is a PowerPoint file", "PowerPointのファイルです")),
    ("content.xml", ("it is an OpenDocument file (.ods)", "OpenDocument形式（.ods）です")),
)


def not_a_workbook(raw: bytes, *, packed: zipfile.ZipFile | None = None) -> FileRefusedError:
    """The error for a file that is no workbook, with what it is.

    Args:
        raw: its bytes.
        packed: the same as an archive, if it is one.

    >>> not_a_workbook(b"<html><table>").facts["detail"]
    'it is a web page (HTML) with the ending of a workbook'
    """
    english, japanese = _packed_kind(packed) if packed is not None else _kind(raw)
    return FileRefusedError("not-a-workbook", detail=english, detail_ja=japanese)


def damaged() -> FileRefusedError:
    """The error for a workbook whose parts cannot be read."""
    return FileRefusedError("not-a-workbook", detail=_DAMAGED[0], detail_ja=_DAMAGED[1])


def _packed_kind(packed: zipfile.ZipFile) -> Words:
    names = set(packed.namelist())
    return next((words for name, words in _PACKED if name in names), _UNKNOWN)


def _kind(raw: bytes) -> Words:
    if not raw.strip():
        return _EMPTY
    if raw.startswith(_OLE):
        return _LOCKED if _ENCRYPTED in raw else _OLD
    if len(raw) == _LOCK_FILE and raw[0] <= _LONGEST_NAME:
        return _HELD
    head = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype", b"<html", b"<table", b"<?xml")) and (
        b"<html" in raw.lower()[:65536] or b"<table" in raw.lower()[:65536]
    ):
        return _HTML
    return _TEXT if b"\0" not in raw and _is_text(raw) else _UNKNOWN


def _is_text(raw: bytes) -> bool:
    for encoding in ("utf-8", "cp932"):
        try:
            return raw.decode(encoding).replace("\t", "").replace("\r", "").replace("\n", "").isprintable()
        except UnicodeDecodeError:
            continue
    return False
