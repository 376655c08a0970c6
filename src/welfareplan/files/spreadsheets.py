"""How is a workbook made in which nothing runs? (floor 7)

Every workbook of the library is begun here: texts stay texts whatever they begin with, and the same content gives the same
bytes. A list to choose from warns of other words and does not forbid them: 未実施 may be the truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

FONT = "游ゴシック"
"""The font of every cell."""

A4, A3 = 9, 8
"""The numbers of the sizes of paper."""

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed time without a zone; nobody reads this date
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def new_book(stream: BytesIO, *, title: str = "") -> Any:
    """An XlsxWriter workbook to be filled and closed (新しいブック).

    Args:
        stream: what it is written to when it is closed.
        title: the title among its properties.

    Raises:
        ImportError: XlsxWriter is not installed.
    """
    import xlsxwriter

    book = xlsxwriter.Workbook(stream, _OPTIONS)
    book.set_properties({"title": title, "created": _MADE} if title else {"created": _MADE})
    return book


def offer(page: Any, rows: tuple[int, int], column: int, choices: str | Sequence[str]) -> None:
    """Let the cells of a column be chosen from a list (入力規則の一覧); another word is asked about and let in.

    Args:
        page: the XlsxWriter worksheet.
        rows: the first row and the last, counted from 0.
        column: the column, counted from 0.
        choices: the words, or a formula that gives them.
    """
    page.data_validation(
        rows[0],
        column,
        rows[1],
        column,
        {
            "validate": "list",
            "source": choices if isinstance(choices, str) else list(choices),
            "error_type": "warning",
            "error_title": "一覧にない内容です",
            "error_message": "一覧にない内容です。このまま入力しますか。",
        },
    )
