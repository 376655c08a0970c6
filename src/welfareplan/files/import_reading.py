"""What do the rows of a table say together? (floor 7)

Rows become indicators with their baselines, targets and figures; what is doubtful is left out with its reason, and what is no
figure is kept beside the indicator.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import attrs

from welfareplan.errors import UnreadableCellError
from welfareplan.files import import_words as words
from welfareplan.files.import_cells import (
    DoubtfulCellError,
    Times,
    context_of_row,
    figure,
    is_missing,
    is_shared,
    target,
    year_of,
)
from welfareplan.files.import_drafts import Draft, Drafts
from welfareplan.files.import_grid import Grid, Span
from welfareplan.files.import_headings import Heading
from welfareplan.files.import_rows import TEXTS, Line, lines
from welfareplan.files.import_tables import FoundTable
from welfareplan.files.import_telling import Telling
from welfareplan.model.element import Citation
from welfareplan.printed import WhenReading, read_unit
from welfareplan.terms import Better
from welfareplan.when import When


def read_table(table: FoundTable, drafts: Drafts) -> None:
    """Read the rows of a table (表の読み取り): what is found goes into the drafts."""
    _OneTable(drafts, table, list(lines(table))).read()


def _measures(figures: Sequence[Heading]) -> dict[int, str]:
    """What each column counts, where headings of the same role and time are told apart by nothing else."""
    alike: dict[Hashable, set[str]] = {}
    for each in figures:
        alike.setdefault((each.role, each.time and each.time.when), set()).add(each.measure)
    several = any(len(measures) > 1 for measures in alike.values())
    return {each.column: each.measure for each in figures} if several else {}


class _OneTable:
    """A table while it is read."""

    def __init__(self, whole: Drafts, table: FoundTable, found: Sequence[Line]) -> None:
        self._whole = whole
        self._table = table
        self._grid: Grid = table.grid
        self._lines = {each.row: each for each in found}
        self._drafts: dict[tuple[Hashable, str], Draft] = {}
        self._told: set[Span] = set()
        self._tell = Telling(whole, table)
        self._measures = _measures(table.headings.figures)

    def read(self) -> None:
        if self._table.caption is not None:
            self._tell.caption(*self._table.caption)
        for heading in self._table.headings.columns:
            if heading.is_unread:
                self._tell.heading(heading)
        self._whole.notes += [each for each in self._table.beside if each not in self._whole.notes]
        for line in self._lines.values():
            if line.is_strange:
                self._tell.strange(line)
            elif line.belongs is not None:
                for draft in (each for (key, _), each in self._drafts.items() if key == line.key):
                    draft.add(line.belongs, line.text)
            elif line.key is None:
                self._whole.notes.append(self._grid.line(line.row))
            elif not line.title:
                for heading in self._figures(line.row):
                    self._tell.doubt(
                        line.row, heading, "the row names no indicator", "この行には指標の名称がありません。"
                    )
            else:
                self._row(line)

    # --- A row --------------------------------------------------------------------------------------------------------

    def _row(self, line: Line) -> None:
        """Read a row: an indicator, or one for each of the measures that its headings tell apart (利用者数, 時間)."""
        figures = self._figures(line.row)
        measures = dict.fromkeys(self._measures.get(each.column, "") for each in figures) or {"": None}
        for measure in measures:
            self._measured(line, measure, [each for each in figures if self._measures.get(each.column, "") == measure])

    def _measured(self, line: Line, measure: str, figures: list[Heading]) -> None:
        draft = self._drafts.get((line.key, measure))
        if draft is None:
            draft = self._drafts[line.key, measure] = self._new(line, measure)
        told = len(self._whole.doubts)
        self._beside(line, draft)
        try:
            year = self._year(line, words.YEAR, draft, figures)
        except DoubtfulCellError:
            return
        years = {words.BASELINE: year, words.TARGET: year, words.ACTUAL: year}
        for role, column in ((words.BASELINE, words.BASELINE_YEAR), (words.TARGET, words.TARGET_YEAR)):
            try:
                years[role] = self._year(line, column, draft, figures) or year
            except DoubtfulCellError:
                continue
        for heading in figures:
            self._figure(line, self._of_stack(line, heading), draft, years)
        for each in self._whole.doubts[told:]:
            if each.text:
                draft.keep(f"{each.address} {each.heading}".strip(), each.text)

    def _new(self, line: Line, measure: str) -> Draft:
        caption = self._table.caption
        place = self._grid.address(line.row, self._table.titles[0]) if caption is None else caption[0]
        printed, unit = self._unit(line.row)
        title = f"{line.title} {measure}".strip()
        draft = self._whole.draft(
            title,
            (Citation(self._whole.source, place),),
            context_of_row(title, printed or self._table.unit, self._whole.era),
        )
        draft.unit = unit
        draft.label = self._text(line.row, words.LABEL) or None
        return draft

    def _unit(self, row: int) -> tuple[str | None, str | None]:
        """The unit that a column of units prints: as printed for reading cells, and in canonical spelling."""
        heading = next(iter(self._table.headings.of(words.UNIT)), None)
        text = "" if heading is None else " ".join(self._grid.spread(row, heading.column).split())
        if heading is None or not text:
            return None, None
        try:
            return text, read_unit(text).unit
        except UnreadableCellError as error:
            self._tell.doubt(row, heading, str(error), error.ja)
            return None, None

    def _text(self, row: int, role: str) -> str:
        found = (self._grid.spread(row, each.column) for each in self._table.headings.of(role))
        return next((" ".join(each.split()) for each in found if each.strip()), "")

    def _beside(self, line: Line, draft: Draft) -> None:
        """Keep what stands in the columns that hold no figures."""
        for heading in self._table.headings.columns:
            text = self._grid.spread(line.row, heading.column).strip()
            if not text or heading.column in self._table.titles:
                continue
            if heading.role in TEXTS:
                draft.add(heading.role, text)
            elif heading.role == words.BETTER and (direction := words.direction_of(text)):
                draft.better = Better(direction)
            elif heading.role in {words.UNUSED, words.BETTER}:
                draft.keep(heading.text or heading.letters, text)

    def _year(self, line: Line, role: str, draft: Draft, figures: list[Heading]) -> WhenReading | None:
        """The time that a column of years prints.

        Raises:
            DoubtfulCellError: it cannot be read; it is told already.
        """
        headings = self._table.headings.of(role)
        if len(headings) != 1:
            return None
        (heading,) = headings
        text = self._grid.spread(line.row, heading.column)
        try:
            return year_of(text, draft.context, is_fiscal="年度" in words.folded(heading.text))
        except DoubtfulCellError as error:
            self._tell.doubt(line.row, heading, error.why, error.why_ja)
            if role == words.YEAR:
                for each in figures:
                    self._tell.doubt(line.row, each, "the year of the row cannot be read", "この行の年度を読めません。")
            raise

    # --- A figure -----------------------------------------------------------------------------------------------------

    def _figures(self, row: int) -> list[Heading]:
        """The columns of figures that have a cell in a row, one that is merged with cells above it too."""
        return [
            each
            for each in self._table.headings.figures
            if self._grid.spread(row, each.column).strip() or (row, each.column) in self._grid.wrong
        ]

    def _figure(self, line: Line, heading: Heading, draft: Draft, years: dict[str, WhenReading | None]) -> None:
        role = heading.role if line.record is None or not heading.by_time else line.record
        where = line.row, heading.column
        try:
            if where in self._grid.wrong:
                raise DoubtfulCellError(*self._grid.wrong[where])  # noqa: TRY301 - one way out for every doubtful cell
            if heading.stack:
                raise DoubtfulCellError(  # noqa: TRY301 - as above
                    f"{len(heading.stack)} headings stand one under the other; it is not clear which this cell is of",
                    f"見出しが{len(heading.stack)}段あり、どの見出しの値か分かりません。",
                )
            if role == words.UNUSED:
                draft.keep(f"{self._text(line.row, words.RECORD)} {heading.text}".strip(), self._grid.cell(*where))
                return
            span = self._grid.span(*where)
            if span is not None and not self._is_meant(span, line, heading, draft):
                return
            self._take(line, attrs.evolve(heading, role=role), draft, years[role])
            if where in self._grid.remarks:
                held = self._grid.remarks[where]
                self._tell.remark(
                    *where[:1],
                    heading,
                    f"read as shown; the cell holds {held}",
                    f"表示どおりに読みました（保存されている値は {held}）。",
                )
        except DoubtfulCellError as error:
            span = self._grid.span(*where)
            if span is None or span not in self._told:
                self._tell.doubt(line.row, heading, error.why, error.why_ja)
            if span is not None:
                self._told.add(span)
                draft.keep(f"{self._grid.address(*where)} {heading.text}", self._grid.spread(*where))

    def _of_stack(self, line: Line, heading: Heading) -> Heading:
        """The heading of a row, in a column in which headings and figures stand one under the other in the same order."""
        if not heading.stack:
            return heading
        rows = [each.row for each in self._lines.values() if each.key == line.key]
        if len(rows) == len(heading.stack):
            return heading.stack[rows.index(line.row)]
        times = {each.time for each in heading.stack if each.time is not None}
        if len(rows) == 1 and len(times) <= 1:
            return attrs.evolve(heading, stack=())  # one heading in several lines
        return heading

    def _take(self, line: Line, heading: Heading, draft: Draft, year: WhenReading | None) -> None:
        """Take the figure or target of a cell into the draft.

        Raises:
            DoubtfulCellError: it cannot be read, or there is one of its kind already.
        """
        text = self._grid.spread(line.row, heading.column)
        times = Times(year, self._whole.fallbacks.get(heading.role))
        if heading.role == words.TARGET:
            found = target(text, heading, draft.context, times, self._whole.period)
            if found is not None and isinstance(found.due, When):
                found = attrs.evolve(found, due=self._whole.settled(found.due))
            if found is not None and any(each.due == found.due and each != found for each in draft.targets):
                raise DoubtfulCellError(
                    "the indicator has a second target of the same time", "同じ時点の目標値が二つあります。"
                )
            if found is not None and found not in draft.targets:
                draft.targets.append(found)
            return
        seen = figure(text, heading, draft.context, times)
        seen = attrs.evolve(seen, at=self._whole.settled(seen.at))
        if heading.role == words.BASELINE:
            if draft.baseline is not None:
                raise DoubtfulCellError("the indicator has a second baseline", "基準値が二つあります。")
            draft.baseline = seen
        else:
            self._whole.observe(draft.id, seen, self._grid.address(line.row, heading.column))

    def _is_meant(self, span: Span, line: Line, heading: Heading, draft: Draft) -> bool:
        """Whether a merged cell is to be read here: once for one indicator, for each where that is certain.

        Raises:
            DoubtfulCellError: it cannot be said what it stands for.
        """
        text = self._grid.cell(span.top, span.left)
        columns = {
            (each.text, each.role): each
            for each in self._table.headings.figures
            if span.left <= each.column <= span.right
        }
        rows = [self._lines[row] for row in range(span.top, span.bottom + 1) if row in self._lines]
        if len(columns) > 1 and not is_missing(text):
            raise DoubtfulCellError(
                "one cell stands for several columns; it is not said which it is of",
                "複数の列にまたがる結合セルです。どの列の値か分かりません。",
            )
        first = min(each.column for each in columns.values() if each.text == heading.text)
        if heading.column != first and span.left <= first:
            return False  # the column itself is made of several that are merged
        records = {each.record for each in rows}
        if len(records) > 1 and heading.by_time and not is_missing(text):
            raise DoubtfulCellError(
                "one cell stands for the target and the figure", "目標と実績の行にまたがる結合セルです。"
            )
        keys = {each.key for each in rows}
        if len(keys) == 1:
            return line.row == rows[0].row or len(records) > 1
        if self._whole.merged == "none" or (
            self._whole.merged == "rates" and not is_shared(text, heading, draft.context)
        ):
            raise DoubtfulCellError(
                f"one cell stands for {len(keys)} indicators, each or together; read it for each with --merged each",
                f"{len(keys)}件の指標にまたがる結合セルです。それぞれの値か合計か分かりません。"
                "それぞれの値として読むときは --merged each を指定してください。",
            )
        if span in self._told:
            return True
        self._told.add(span)
        self._tell.remark(
            line.row,
            heading,
            f"one cell stands for {len(keys)} indicators; it is read for each",
            f"{len(keys)}件の指標にまたがる結合セルです。それぞれの値として読みました。",
        )
        return True
