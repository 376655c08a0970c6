"""What does the operating system say when it refuses a file, in both languages? (floor 1)

The words of a system differ from one to the next, and in Windows they are those of its language. What is said here goes by the
number of the error, which is the same everywhere.
"""

from __future__ import annotations

import errno
import os

_JA = {
    errno.EACCES: "アクセスが許可されていないか、ほかのプログラムで開かれています",
    errno.EBUSY: "ほかのプログラムで使われています",
    errno.EEXIST: "同じ名前のものが既にあります",
    errno.EFBIG: "大きすぎます",
    errno.EINVAL: "名前に使えない文字が含まれています",
    errno.EIO: "記憶装置の読み書きに失敗しました",
    errno.EISDIR: "ファイルではなくフォルダーです",
    errno.ELOOP: "リンクが循環しています",
    errno.EMFILE: "開いているファイルが多すぎます",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.ENODEV: "装置がありません",
    errno.ENOENT: "見つかりません",
    errno.ENOSPC: "空き容量がありません",
    errno.ENOTDIR: "途中にフォルダーでないものがあります",
    errno.ENOTEMPTY: "フォルダーが空ではありません",
    errno.EPERM: "許可されていません",
    errno.EROFS: "読み取り専用の場所です",
    errno.ETIMEDOUT: "応答がありません",
}


def refusal(error: OSError | ValueError) -> tuple[str, str]:
    """Why the system refuses a file, in English and in Japanese (システムの応答).

    Python itself refuses a path that no system has, such as one with a NUL in it, with a ``ValueError``.

    >>> refusal(FileNotFoundError(errno.ENOENT, "指定されたファイルが見つかりません。"))
    ('no such file or directory', '見つかりません')
    >>> refusal(ValueError("embedded null byte"))
    ('no file can have such a name', '名前に使えない文字が含まれています')
    """
    if not isinstance(error, OSError):
        return "no file can have such a name", _JA[errno.EINVAL]
    if error.errno is None:
        said = str(error).lower()
        return said, said
    said = os.strerror(error.errno).lower()
    return said, _JA.get(error.errno, said)
