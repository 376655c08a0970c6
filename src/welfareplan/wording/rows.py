"""What is a row of the table of codes? (floor 1)"""

from __future__ import annotations

from enum import StrEnum

import attrs


class Severity(StrEnum):
    """How bad a problem is (重大さ).

    >>> Severity.WARNING.ja
    '要確認'
    """

    ERROR = "error"
    """The document contradicts itself or cannot be used: 誤り."""
    WARNING = "warning"
    """A careful reader would ask about it: 要確認."""
    HINT = "hint"
    """Worth knowing, nothing is wrong: 参考."""

    @property
    def ja(self) -> str:
        """The Japanese word."""
        return {"error": "誤り", "warning": "要確認", "hint": "参考"}[self.value]


@attrs.frozen(kw_only=True)
class Code:
    """A row of the table of codes (問題点コード表).

    Attributes:
        code: the word, stable for ever.
        severity: how bad it is.
        message: the sentence, with the facts in braces.
        ja: the same in Japanese.
        meaning: one sentence that explains the code.
        meaning_ja: the same in Japanese.
        hint: what to do.
        hint_ja: the same in Japanese.
    """

    code: str
    severity: Severity
    message: str
    ja: str
    meaning: str
    meaning_ja: str
    hint: str
    hint_ja: str
