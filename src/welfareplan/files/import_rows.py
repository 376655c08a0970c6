"""Which rows belong to one indicator? (floor 7)

A name may stand over several rows: one for targets and one for figures, one for every year, one for every group. The lines
between, which are no figures, are told apart here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterator

import attrs

from welfareplan.files import import_words as words
from welfareplan.files.import_headings import Heading, is_figure
from welfareplan.files.import_tables import FoundTable
from welfareplan.files.import_words import folded, record_of

_NOTE = re.compile(r"^[(\[【]?(?:※|\*|注|備考|出典|資料|【参考|\(参考|参考[):])")
_FEW = 2

TEXTS = frozenset({words.DEFINITION, words.METHOD, words.GROUNDS})
"""The roles of columns and rows that say more of an indicator, in words."""


@attrs.frozen(kw_only=True)
class Line:
    """A row of a table (表の行).

    Attributes:
        row: its number, counted from 0.
        key: what the rows of one indicator have in common; None for a row that holds no figures.
        title: the name of the indicator; empty if the row has none.
        record: what the row holds where a column says so: target, actual, baseline or unused.
        text: what stands in it, for a row that holds no figures.
        belongs: the field of the indicator above it that the row is, such as 設定理由.
        is_strange: whether it looks like headings that are not understood.
    """

    row: int
    key: Hashable = None
    title: str = ""
    record: str | None = None
    text: str = ""
    belongs: str | None = None
    is_strange: bool = False


def lines(table: FoundTable) -> Iterator[Line]:
    """The rows of a table that hold something, in their order."""
    walk = _Walk(table)
    for row in table.rows:
        line = walk.line(row)
        if line is not None:
            yield line
        if line is not None and line.is_strange:
            return


class _Walk:
    """The way down a table, with the name that stands over the rows that have none."""

    def __init__(self, table: FoundTable) -> None:
        self._table = table
        self._grid = table.grid
        self._columns = {each.column for each in table.headings.columns}
        self._records = table.headings.of(words.RECORD)
        self._repeats = bool(self._records or table.headings.of(words.YEAR))
        stacked = any(each.stack for each in table.headings.columns)
        self._many = self._repeats or stacked or len(table.titles) > 1
        self._parts: dict[int, tuple[int, str]] = {}
        self._key: Hashable = None
        self._by_name: dict[Hashable, Hashable] = {}
        self._is_after_blank = False
        self._last: Hashable = None

    def line(self, row: int) -> Line | None:
        """A row; None where nothing stands in it."""
        filled = [column for column in sorted(self._columns) if self._has(row, column)]
        was_blank, self._is_after_blank = self._is_after_blank, not filled
        if not filled:
            return None
        figures = [each for each in self._table.headings.figures if self._has(row, each.column)]
        text = " ".join(self._grid.cell(row, column).strip() for column in filled).strip()
        if self._is_strange(row, figures, after_blank=was_blank or self._is_nameless_first(row)):
            return Line(row=row, text=text, is_strange=True)
        return self._belongs(row, filled) or self._of_indicator(row, filled, figures, text)

    def _of_indicator(self, row: int, filled: list[int], figures: list[Heading], text: str) -> Line:
        """A row of an indicator, or one that holds no figures."""
        first = unicodedata.normalize("NFKC", self._grid.cell(row, filled[0])).strip()
        if _NOTE.match(first) and not any(is_figure(self._grid.cell(row, each.column)) for each in figures):
            return Line(row=row, text=text)
        named = self._name(row)
        if not figures and not self._says_more(row):
            self._parts = self._heads(row, filled)
            return Line(row=row, text=text)
        if named is None:
            return Line(row=row, key=("nameless", row), text=text)
        if any(words.is_difference(part) for _, part in self._parts.values()):
            return Line(row=row, text=text)
        if self._grid.turned and self._is_remark(row, named[1], figures):
            return Line(row=row, text=text)
        self._last, title = named
        return Line(row=row, key=self._last, title=title, record=self._record(row))

    def _is_remark(self, row: int, title: str, figures: list[Heading]) -> bool:
        """Whether a column of a table that is turned holds remarks (備考) and no figure."""
        return words.role_of(title) == words.UNUSED and not any(
            is_figure(self._grid.cell(row, each.column)) for each in figures
        )

    def _heads(self, row: int, filled: list[int]) -> dict[int, tuple[int, str]]:
        """The name that a row without figures gives to the rows below it, whose own names stand further right."""
        if len(self._table.titles) < _FEW or filled != [self._table.titles[0]]:
            return {}
        return {filled[0]: (row, " ".join(self._grid.cell(row, filled[0]).split()))}

    def _belongs(self, row: int, filled: list[int]) -> Line | None:
        """A row that says more of the indicator above it: 設定理由 and a sentence."""
        first, *others = filled
        role = words.role_of(self._grid.cell(row, first))
        text = " ".join(self._grid.cell(row, column).strip() for column in others)
        if (
            role not in TEXTS
            or self._last is None
            or not text
            or any(is_figure(self._grid.cell(row, each)) for each in others)
        ):
            return None
        return Line(row=row, key=self._last, text=text, belongs=role)

    def _has(self, row: int, column: int) -> bool:
        return bool(self._grid.cell(row, column).strip()) or (row, column) in self._grid.wrong

    def _says_more(self, row: int) -> bool:
        """Whether a row without figures is that of an indicator all the same: it has a name and a unit or number."""
        beside = {words.UNIT, words.LABEL, words.RECORD}
        has_name = any(self._grid.spread(row, each).strip() for each in self._table.titles)
        return has_name and any(
            each.role in beside and self._grid.spread(row, each.column).strip() for each in self._table.headings.columns
        )

    def _name(self, row: int) -> tuple[Hashable, str] | None:
        """What the indicator of a row is called, and what its rows have in common."""
        if not self._table.titles and self._table.caption is not None:
            return "caption", self._table.caption[1]
        found = {column: each for column in self._table.titles if (each := self._part(row, column)) is not None}
        if not found and not self._many:
            return None
        if found:  # what stands further left holds on, what stands further right is done with
            first = min(found)
            self._parts = {
                column: part for column, part in self._parts.items() if self._many and column < first
            } | found
        if not self._parts:
            return None
        title = " ".join(dict.fromkeys(text for _, text in self._parts.values()))
        if found:
            self._key = tuple((column, top) for column, (top, _) in self._parts.items())
            if self._repeats:  # the name may stand again in every row
                name = (title, self._beside(row, words.LABEL), self._beside(row, words.UNIT))
                self._key = self._by_name.setdefault(name, self._key)
        return self._key, title

    def _part(self, row: int, column: int) -> tuple[int, str] | None:
        """A part of a name with the row in which it begins; None where the cell is empty."""
        span = self._grid.span(row, column)
        text = " ".join(self._grid.spread(row, column).split())
        return ((row if span is None else span.top), text) if text else None

    def _beside(self, row: int, role: str) -> str:
        return " ".join(folded(self._grid.spread(row, each.column)) for each in self._table.headings.of(role))

    def _record(self, row: int) -> str | None:
        """What a row holds: by the column that says so, or by a part of the name (量の見込み) beside which there are others."""
        texts = (self._grid.spread(row, each.column) for each in self._records)
        if self._records:
            return next((record_of(each) or words.UNUSED for each in texts if each.strip()), None)
        said = [record_of(text) for _, text in self._parts.values()]
        return next((each for each in said if each in words.FIGURES), None) if len(said) > 1 else None

    def _is_nameless_first(self, row: int) -> bool:
        """Whether a row stands directly below the headings and names nothing: it may be one of them."""
        return row == self._table.headings.last + 1 and not any(
            self._grid.spread(row, each).strip() for each in self._table.titles
        )

    def _is_strange(self, row: int, figures: list[Heading], *, after_blank: bool) -> bool:
        """Whether a row looks like the headings of another table: words where figures are wanted."""
        asked = [each for each in figures if each.role != words.TARGET]
        wrong = [
            each
            for each in asked
            if (row, each.column) not in self._grid.wrong
            and not any(sign.isdigit() for sign in self._grid.cell(row, each.column))
            and not is_figure(self._grid.cell(row, each.column))
        ]
        return bool(wrong) and len(wrong) == len(asked) and (len(wrong) >= _FEW or after_blank)
