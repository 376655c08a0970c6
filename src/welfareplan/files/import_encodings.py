"""In which encoding is a CSV file? (floor 7)

UTF-8, then CP932, each strictly and in this order; a file that opens in the second although it is something else is found by
what nobody writes.
"""

from __future__ import annotations

import re

from welfareplan.errors import InvalidValueError
from welfareplan.files.troubles import FileRefusedError

ENCODINGS = ("utf-8", "cp932")
"""What is tried, in this order."""

NAMED = ("utf-8", "cp932", "utf-16", "euc_jp")
"""What can be named."""

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_HEAD = 4096
_OTHERS = {
    b"PK\x03\x04": (
        "; it is a workbook or another archive",
        "（中身は .xlsx などのファイルです。末尾を直してください）",
    ),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ("; it is an old .xls", "（中身は古い形式のExcelファイル（.xls）です）"),
    b"\x1b$B": ("; it is JIS (ISO-2022-JP)", "（JISコード（ISO-2022-JP）です）"),
}
"""What other files begin with, or have near their beginning, and what they are."""
_HALF_WIDTH = re.compile("[｡-ﾟ]")
_KANA = re.compile("[ぁ-ゖァ-ヺ]")
_NOT_CP932 = re.compile("[\x80\xa0\uf8f0-\uf8f3]")  # Python's codec takes bytes that no Japanese system writes
_NOBODY_WRITES = 0.2  # of the signs beyond ASCII; a name in half-width kana stands beside kanji and digits


def decoded(raw: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text of a CSV file and its encoding: UTF-8 with or without a byte order mark, then CP932, each strictly.

    Args:
        raw: the bytes.
        encoding: the encoding, where it is named; UTF-16 is known by its mark.

    Raises:
        FileRefusedError: it is neither.
        InvalidValueError: no such encoding.

    >>> decoded("指標".encode("cp932"))
    ('指標', 'cp932')
    """
    if encoding is not None and encoding not in NAMED:
        raise InvalidValueError(
            f"there is no encoding {encoding!r} here; known are {', '.join(NAMED)}",
            f"文字コード「{encoding}」は使えません。使えるのは {'、'.join(NAMED)} です。",
        )
    if encoding is None and (other := next((words for mark, words in _OTHERS.items() if mark in raw[:_HEAD]), None)):
        raise FileRefusedError("not-an-encoding", guess=other[0], guess_ja=other[1])
    tried = (encoding,) if encoding else (_MARKS[raw[:2]],) if raw[:2] in _MARKS else ENCODINGS
    for each in tried:
        try:
            text = raw.decode(each)
        except UnicodeError:
            continue
        if text.startswith("\ufeff"):
            return text[1:], f"{each}-sig"
        if each == "cp932" and _NOT_CP932.search(text):
            break
        if each == "cp932" and encoding is None and _is_euc(raw, text):
            break
        return text, each
    guess, guess_ja = (
        ("; it looks like EUC-JP (euc_jp)", "（EUC-JP（euc_jp）のようです）") if _has_kana(raw) else ("", "")
    )
    raise FileRefusedError("not-an-encoding", guess=guess, guess_ja=guess_ja)


def _is_euc(raw: bytes, as_cp932: str) -> bool:
    """Whether bytes that CP932 takes as well are EUC-JP: hiragana of EUC-JP are half-width kana in CP932."""
    beyond = sum(not sign.isascii() for sign in as_cp932)
    if beyond == 0 or len(_HALF_WIDTH.findall(as_cp932)) < beyond * _NOBODY_WRITES:
        return False
    return _has_kana(raw)


def _has_kana(raw: bytes) -> bool:
    """Whether bytes are EUC-JP with kana in it."""
    try:
        return _KANA.search(raw.decode("euc_jp")) is not None
    except UnicodeDecodeError:
        return False
