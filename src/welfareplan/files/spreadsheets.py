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

Book = Any
"""An XlsxWriter workbook; XlsxWriter has no types."""
Page = Any
"""A sheet of one."""
Style = Any
"""A format of one."""

_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_LONGEST_NAME = 31
_MOST = 10**15
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed time without a zone; nobody reads this date
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def new_book(stream: BytesIO, *, title: str = "") -> Book:
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


def sheet_names(titles: Sequence[str], taken: Sequence[str] = ()) -> list[str]:
    """Names for sheets (シート名): what a spreadsheet allows of the titles, all different.

    Args:
        titles: what the sheets are to be called.
        taken: the names of other sheets of the workbook.

    >>> sheet_names(["福祉/保健課", "福祉:保健課", "", "計画"], taken=["計画"])
    ['福祉_保健課', '福祉_保健課(2)', 'シート', '計画(2)']
    """
    used = {each.casefold() for each in taken}
    names = []
    for title in titles:
        own = title.translate(_NOT_IN_NAMES).strip().strip("'")[:_LONGEST_NAME].rstrip() or "シート"
        name, n = own, 1
        while name.casefold() in used:
            n += 1
            name = f"{own[: _LONGEST_NAME - len(str(n)) - 2]}({n})"
        used.add(name.casefold())
        names.append(name)
    return names


def offer(
    page: Page,
    rows: tuple[int, int],
    column: int,
    choices: str | Sequence[str],
    *,
    prompt: tuple[str, str] = ("", ""),
    asks: bool = True,
) -> None:
    """Let the cells of a column be chosen from a list (入力規則の一覧); another word is asked about and let in.

    Args:
        page: the XlsxWriter worksheet.
        rows: the first row and the last, counted from 0.
        column: the column, counted from 0.
        choices: the words, or a formula that gives them.
        prompt: what is shown when such a cell is chosen, title and text.
        asks: whether another word is asked about; not where a cell may hold several.
    """
    rule = {
        "validate": "list",
        "show_error": asks,
        "source": choices if isinstance(choices, str) else list(choices),
        "error_type": "warning",
        "error_title": "一覧にない内容です",
        "error_message": "一覧にない内容です。このまま入力しますか。",
    }
    page.data_validation(rows[0], column, rows[1], column, {**rule, **_prompted(*prompt)})


def expect_number(page: Page, row: int, column: int, *, prompt: tuple[str, str] = ("", "")) -> None:
    """Expect a number in a cell (数値の入力規則); a word such as 未実施 is asked about and let in.

    Args:
        page: the XlsxWriter worksheet.
        row: the row, counted from 0.
        column: the column, counted from 0.
        prompt: what is shown when the cell is chosen, title and text.
    """
    rule = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": -_MOST,
        "maximum": _MOST,
        "error_type": "warning",
        "error_title": "数値ではありません",
        "error_message": "数値ではありません。「未実施」「集計中」などの言葉は、このまま入力できます。",
    }
    page.data_validation(row, column, row, column, {**rule, **_prompted(*prompt)})


def remark(page: Page, row: int, column: int, *, prompt: tuple[str, str]) -> None:
    """Say something when a cell is chosen (入力時のメッセージ).

    Args:
        page: the XlsxWriter worksheet.
        row: the row, counted from 0.
        column: the column, counted from 0.
        prompt: what is shown, title and text.
    """
    page.data_validation(row, column, row, column, {"validate": "any", **_prompted(*prompt)})


def _prompted(title: str, text: str) -> dict[str, str]:
    return {"input_title": title[:32], "input_message": text[:255]} if text else {}
