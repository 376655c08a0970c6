"""How is a figure written in a table of results? (floor 5)

Years, words and columns as tables of published results have them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from welfareplan.dates import LAST_YEAR
from welfareplan.errors import InvalidValueError, require_whole, shown, shown_ja
from welfareplan.terms import Better, Term
from welfareplan.when import FiscalPeriod, FiscalYear, When

if TYPE_CHECKING:
    from collections.abc import Mapping

_YEAR_BEFORE = frozenset({"chiba", "tochigi"})  # in tables of these results the baseline column holds the year before
_COLUMNS = (
    *((name, name) for name in ("unit", "baseline", "baseline_year", "target", "target_year", "actual", "actual_year")),
    *((name, name) for name in ("better", "significance", "survey")),
    ("target_sense", "sense"),
    ("target_upper", "upper"),
    ("interim_target", "interim"),
)
_GROWTH_COLUMNS = (
    *(("y0", "baseline"), ("t0", "baseline_year"), ("yi", "actual"), ("ti", "actual_year")),
    *(("yT", "target"), ("tT", "target_year"), ("direction", "better"), ("limit", "limit")),
)
_RUNNING = re.compile(r"([0-9]{4})[-/]([0-9]{4}|[0-9]{2})")  # 2015-16, as statistical offices write it
_LONGEST_RUN = 10
_SIGNS = {"1": Better.UP, "-1": Better.DOWN}
_YES_OR_NO = {"true": True, "false": False}


def cells_of(row: Mapping[str, str]) -> dict[str, Any]:
    """What a row of a table of published results states (表の一行), under the names of ``Figures``.

    Raises:
        InvalidValueError: a cell that says neither true nor false where it must.
    """
    growth = "y0" in row
    cells: dict[str, Any] = {
        name: text
        for column, name in (_GROWTH_COLUMNS if growth else _COLUMNS)
        if (text := (row.get(column) or "").strip()) not in {"", "null"}
    }
    if growth and "better" in cells:
        cells["better"] = _SIGNS.get(cells["better"], cells["better"])
    if "survey" in cells:
        cells["survey"] = _yes(cells["survey"])
    if row.get("scheme") in _YEAR_BEFORE and "baseline" in cells:
        cells |= {"previous": cells["baseline"], "previous_year": cells.get("baseline_year")}
    return cells


def plain_year(year: object) -> int:
    """The plain number of a year: 2010, ``2010``, ``FY2010``, the last of ``FY2011..FY2015``, a When or a FiscalYear.

    A year that runs into the next, ``2015-16``, goes by the one it begins in.

    Raises:
        InvalidValueError: it is no year.

    >>> plain_year("FY2010"), plain_year("FY2011..FY2015"), plain_year("2015-16"), plain_year(When.unstated(2022))
    (2010, 2015, 2015, 2022)
    """
    if isinstance(year, str):
        running = _RUNNING.fullmatch(year)
        if running is not None and 0 < (int(running[2]) - int(running[1])) % 10 ** len(running[2]) < _LONGEST_RUN:
            return int(running[1])
        return FiscalPeriod.of(year).last.year if ".." in year else When.of(year).year
    if isinstance(year, When | FiscalYear):
        return year.year
    require_whole("year", "年", year, 1, LAST_YEAR)
    return int(year)  # type: ignore[call-overload, no-any-return]  # a whole number, as was just asked


def word_of(words: type[Term], word: object) -> Term:
    """The member of an enum that a text names (用語).

    Raises:
        InvalidValueError: it names none.
    """
    try:
        return words(word)  # type: ignore[arg-type]  # whatever was handed in
    except ValueError:
        known = [each.value for each in words]
        raise InvalidValueError(
            f"{shown(word)} is not one of: {', '.join(known)}",
            f"{shown_ja(word)}は使えません。使えるのは {'、'.join(known)} です。",
        ) from None


def _yes(text: str) -> bool:
    if text not in _YES_OR_NO:
        raise InvalidValueError(
            f"{shown(text)} is neither true nor false", f"{shown_ja(text)}は true でも false でもありません。"
        )
    return _YES_OR_NO[text]
