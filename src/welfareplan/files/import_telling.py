"""What is told of a table besides its figures? (floor 7)

Cells that are left out, cells and headings that are worth a look, and rows that are not understood: each with its address and the
reason in both languages.
"""

from __future__ import annotations

from welfareplan.files.import_drafts import Doubt, Drafts
from welfareplan.files.import_headings import Heading
from welfareplan.files.import_rows import Line
from welfareplan.files.import_tables import FoundTable


class Telling:
    """The doubts and remarks of a table (確認が必要なもの), put beside what is read of it."""

    def __init__(self, whole: Drafts, table: FoundTable) -> None:
        self._whole = whole
        self._table = table
        self._grid = table.grid

    def doubt(self, row: int, heading: Heading, why: str, why_ja: str) -> None:
        """A cell that is left out."""
        self._whole.doubts.append(self._of_cell(row, heading, why, why_ja))

    def remark(self, row: int, heading: Heading, why: str, why_ja: str) -> None:
        """A cell that was read and is worth a look."""
        self._whole.remarks.append(self._of_cell(row, heading, why, why_ja))

    def _of_cell(self, row: int, heading: Heading, why: str, why_ja: str) -> Doubt:
        address, text = self._grid.address(row, heading.column), self._grid.spread(row, heading.column)
        return Doubt(address=address, text=text, heading=heading.text, why=why, why_ja=why_ja)

    def heading(self, heading: Heading) -> None:
        """A heading whose time cannot be read."""
        self._whole.remarks.append(
            Doubt(
                address=self._grid.address(self._table.headings.last, heading.column),
                text=heading.text,
                heading=heading.text,
                why="the heading prints a time that cannot be read; name the era with --era if it is left out",
                why_ja="見出しの時点を読めません。元号が省略されているときは --era で指定してください。",
            )
        )

    def caption(self, address: str, text: str) -> None:
        """The line above a table that is taken for the name of its indicator."""
        self._whole.remarks.append(
            Doubt(
                address=address,
                text=text,
                heading="",
                why="no column names the indicator; the line above the table is taken for its name",
                why_ja="指標の名称の列がないため、表の上のこの行を指標の名称としました。",
            )
        )

    def strange(self, line: Line) -> None:
        """A row that looks like headings and is not understood; nothing below it is read."""
        left = sum(
            any(cell.strip() for cell in self._grid.rows[row]) for row in range(line.row, self._table.bottom + 1)
        )
        self._whole.doubts.append(
            Doubt(
                address=self._grid.line(line.row)[0],
                text=line.text,
                heading="",
                why=f"the row has words where figures are wanted, as headings have; the {left} rows from here on are not read",
                why_ja=f"値の欄が文字なので、別の表の見出しのようです。ここからの{left}行は読んでいません。",
            )
        )
