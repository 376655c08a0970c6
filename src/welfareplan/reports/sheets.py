"""What is a table? (floor 8)

A table as a value: it is computed once, and every rendering (terminal, page, workbook) prints the same.
"""

from __future__ import annotations

from functools import partial
from itertools import accumulate

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.reports.plain import GAP, WIDTH, Measure, lay_out, pad, visible, width, wrap

NOTHING = "（該当なし）"
"""What stands in a table without rows."""

UNDERLINE = "_"
"""What stands around underlined words in plain text."""

_NOTE_INDENT = " " * 4  # as wide as 注：


@attrs.frozen
class Run:
    """A stretch of text within a cell (字句).

    Attributes:
        text: the words.
        underlined: whether it is to be underlined, as changed words are in an old-and-new table (下線).
        about: the id of the element that the words name, so that a rendering with links can lead to it.

    >>> Run("75％", underlined=True).underlined
    True
    """

    text: str
    underlined: bool = False
    about: str | None = None


Cell = str | tuple[Run, ...]
"""The text of a cell, or its runs where some of the words are underlined."""


Stretches = tuple[tuple[int, int], ...]


def runs_of(cell: Cell) -> tuple[Run, ...]:
    """The runs of a cell; a text without underlining is one.

    >>> runs_of("目標"), runs_of("")
    ((Run(text='目標', underlined=False, about=None),), ())
    """
    return ((Run(cell),) if cell else ()) if isinstance(cell, str) else cell


def plain_text(cell: Cell) -> str:
    """The words of a cell.

    >>> plain_text((Run("目標は"), Run("75％", underlined=True)))
    '目標は75％'
    """
    return cell if isinstance(cell, str) else "".join(run.text for run in cell)


@attrs.frozen
class Line:
    """A line of a table as it is shown (表の行).

    Attributes:
        role: the part it plays: title, head, rule, group, body or note.
        text: the line, with nothing in it that steers a terminal.
        underlined: the stretches that are to be underlined, as first and last position (the last not included).

    >>> Table(title="参加者", headings=("地区",)).lines()[0].role
    'title'
    """

    role: str
    text: str
    underlined: Stretches = ()


@attrs.frozen(kw_only=True, repr=False)
class Table:
    """A table as people read it (表).

    Attributes:
        title: what stands above it.
        headings: the heading of each column, all different.
        rows: its rows, each with one cell per heading.
        notes: what stands below it (注).
        above: what stands between its title and its headings (前書き).
        right: the headings of the columns whose cells stand right, as figures do.
        slim: the headings of the columns that need less room than the others, as remarks do.
        verbatim: whether every cell counts, as in a text; otherwise a terminal prints once what the first column says again.
        grouped: whether the first column gathers the rows under headings; a rendering may print it once above them.
        naming: the heading of the column whose cells name their rows, where there is one; screen readers say them.
        blanks: the headings of the columns that are left to be filled in, each with the words to choose from (記入欄).

    Raises:
        InvalidValueError: a heading stands twice, or a row has more or fewer cells than there are headings.

    >>> scores = Table(title="参加者", headings=("地区", "人数"), rows=(("東", "12人"), ("西", "3人")), right=("人数",))
    >>> print(scores)
    参加者
    <BLANKLINE>
    地区  人数
    ----  ----
    東    12人
    西     3人
    >>> scores.to_rows()[0]
    {'地区': '東', '人数': '12人'}
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
    notes: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    slim: tuple[str, ...] = ()
    verbatim: bool = False
    grouped: bool = False
    naming: str | None = None
    blanks: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __attrs_post_init__(self) -> None:
        if len(set(self.headings)) != len(self.headings) or not set(self.right) <= set(self.headings):
            raise InvalidValueError(
                f"the headings {self.headings!r} of table {self.title!r} must differ and include those on the right {self.right!r}",
                f"表「{self.title}」の見出しが重複しているか、右寄せの見出しがありません。",
            )
        for n, row in enumerate(self.rows, 1):
            if len(row) != len(self.headings):
                raise InvalidValueError(
                    f"row {n} of table {self.title!r} has {len(row)} cells for {len(self.headings)} headings",
                    f"表「{self.title}」の{n}行目は、見出し{len(self.headings)}個に対してセルが{len(row)}個です。",
                )

    def to_rows(self) -> list[dict[str, str]]:
        """The rows as dictionaries by heading, with the words of each cell: what data frames take."""
        return [dict(zip(self.headings, map(plain_text, row), strict=True)) for row in self.rows]

    def groups(self) -> list[tuple[str | None, list[tuple[Cell, ...]]]]:
        """The rows under their group headings, in order; one group without a heading if the table is not grouped."""
        if not self.grouped:
            return [(None, list(self.rows))]
        groups: list[tuple[str | None, list[tuple[Cell, ...]]]] = []
        for row in self.rows:
            heading = plain_text(row[0])
            if not groups or groups[-1][0] != heading:
                groups.append((heading, []))
            groups[-1][1].append(row[1:])
        return groups

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of the columns that stand side by side: all but the one that groups the rows."""
        return self.headings[1:] if self.grouped else self.headings

    def lines(
        self, columns: int = WIDTH, *, measure: Measure = width, rule: str = "-", underline: str = ""
    ) -> list[Line]:
        """The table as lines of at most so many columns, each with the part it plays, for renderings to dress.

        Args:
            columns: how wide a line may be.
            measure: how wide a text is where it will be shown.
            rule: the sign that the rule below the headings is drawn with.
            underline: what stands around underlined words where no line can be drawn under them.
        """
        lines = [Line("title", text) for text in wrap(visible(self.title), columns, measure=measure)]
        lines += [Line("note", text) for each in self.above for text in wrap(visible(each), columns, measure=measure)]
        lines.append(Line("body", ""))
        lines += _body(self, columns, measure, rule, underline) if self.rows else [Line("body", NOTHING)]
        if self.notes:
            lines.append(Line("note", ""))
        for note in self.notes:
            lines += _note(visible(note), columns, measure)
        return lines

    def __str__(self) -> str:
        return "\n".join(line.text for line in self.lines(underline=UNDERLINE))

    def __repr__(self) -> str:
        return f"<Table {self.title!r}: {len(self.rows)} rows of {', '.join(self.headings)}>"


def without_empty_columns(table: Table) -> Table:
    """A table without the columns in which nothing is stated (空欄だけの列の省略); the first one stays.

    >>> without_empty_columns(Table(title="表", headings=("地区", "備考", "人数"), rows=(("東", "", "12人"),))).headings
    ('地区', '人数')
    """
    kept = [n for n, _ in enumerate(table.headings) if n == 0 or any(row[n] for row in table.rows)]
    headings = tuple(table.headings[n] for n in kept)
    return attrs.evolve(
        table,
        headings=headings,
        rows=tuple(tuple(row[n] for n in kept) for row in table.rows),
        right=tuple(heading for heading in table.right if heading in headings),
        naming=table.naming if table.naming in headings else None,
    )


def noted(note: str) -> str:
    """A note with the sign that says it is one (注), unless it has its own.

    >>> noted("推定を含む。"), noted("※推定を含む。")
    ('注：推定を含む。', '※推定を含む。')
    """
    return note if note.startswith("※") else f"注：{note}"


def _note(note: str, columns: int, measure: Measure) -> list[Line]:
    first, *others = wrap(note, columns - len(_NOTE_INDENT), measure=measure)
    return [Line("note", noted(first)), *(Line("note", _NOTE_INDENT + each) for each in others)]


def _body(table: Table, columns: int, measure: Measure, rule: str, underline: str) -> list[Line]:
    right = [heading in table.right for heading in table.columns]
    groups = [
        (
            heading,
            [[tuple(_visible(run, underline) for run in runs_of(cell)) for cell in row] for row in rows],
        )
        for heading, rows in table.groups()
    ]
    heads = [visible(heading) for heading in table.columns]
    texts = [[plain_text(cell) for cell in row] for _, rows in groups for row in rows]
    widths, (head, *laid) = lay_out([heads, *texts], columns=columns, right=right, measure=measure)
    side_by_side = partial(_side_by_side, widths=widths, right=right, measure=measure)
    # Without rules between them, rows of several lines need air.
    roomy = any(len(cell) > 1 for row in laid for cell in row)
    lines = side_by_side([[(text, ()) for text in cell] for cell in head], role="head")
    lines.append(Line("rule", GAP.join(rule * each for each in widths)))
    remaining = iter(laid)
    for group, rows in groups:
        if group is not None:
            lines.append(Line("body", ""))
            lines += [Line("group", text) for text in wrap(f"［{visible(group)}］", columns, measure=measure)]
        for n, row in enumerate(rows):
            cells = [_marked(*each) for each in zip(row, next(remaining), strict=True)]
            if n and len(row) > 1 and not table.verbatim and row[0] == rows[n - 1][0]:
                cells = [[("", ())], *cells[1:]]  # said once is enough
            if roomy and n:
                lines.append(Line("body", ""))
            lines += side_by_side(cells)
    return lines


def _visible(run: Run, underline: str) -> Run:
    """A run with nothing in it that steers a terminal, and its underlined lines between signs where these are wanted."""
    text = visible(run.text)
    if run.underlined and underline:
        text = "\n".join(f"{underline}{line}{underline}" if line else "" for line in text.split("\n"))
    return Run(text, run.underlined)


def _marked(cell: tuple[Run, ...], lines: list[str]) -> list[tuple[str, Stretches]]:
    """The lines of a cell with what is underlined in each; breaking lines drops nothing but blanks."""
    text = plain_text(cell)
    ends = list(accumulate(len(run.text) for run in cell))
    stretches = [(end - len(run.text), end) for run, end in zip(cell, ends, strict=True) if run.underlined]
    marked: list[tuple[str, Stretches]] = []
    at = 0
    for line in lines:
        at = max(at, text.find(line, at))
        inside = ((max(first, at) - at, min(last, at + len(line)) - at) for first, last in stretches)
        marked.append((line, tuple((first, last) for first, last in inside if first < last)))
        at += len(line)
    return marked


def _side_by_side(
    cells: list[list[tuple[str, Stretches]]],
    widths: list[int],
    right: list[bool],
    measure: Measure,
    role: str = "body",
) -> list[Line]:
    lines = []
    for n in range(max(map(len, cells))):
        parts: list[str] = []
        stretches: list[tuple[int, int]] = []
        start = 0
        for cell, columns, to_right in zip(cells, widths, right, strict=True):
            text, marks = cell[n] if n < len(cell) else ("", ())
            part = pad(text, columns, right=to_right, measure=measure)
            inset = len(part) - len(text) if to_right else 0
            stretches += [(start + inset + first, start + inset + last) for first, last in marks]
            parts.append(part)
            start += len(part) + len(GAP)
        lines.append(Line(role, GAP.join(parts).rstrip(), tuple(stretches)))
    return lines


@attrs.frozen(kw_only=True, repr=False)
class Outline:
    """Several tables that are read one after the other (概要).

    Attributes:
        title: what stands above them.
        tables: the tables in reading order.
    """

    title: str
    tables: tuple[Table, ...] = ()

    def __str__(self) -> str:
        return "\n\n\n".join([visible(self.title), *map(str, self.tables)])

    def __repr__(self) -> str:
        return f"<Outline {self.title!r}: {', '.join(table.title for table in self.tables)}>"
