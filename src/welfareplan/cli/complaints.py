"""What did the user get wrong? (floor 9)"""

from __future__ import annotations

FINE, FINDINGS, WRONG_USAGE, UNREADABLE, INTERNAL = range(5)
"""The exit codes (終了コード)."""


class CommandLineError(Exception):
    """The command cannot be carried out as it was typed (使い方の誤り).

    Attributes:
        ja: the sentence for the user: what is wrong and what to do.
        code: the exit code.
    """

    def __init__(self, ja: str, code: int = WRONG_USAGE) -> None:
        super().__init__(ja)
        self.ja = ja
        self.code = code
