"""What is a document of several parts? (floor 8)

A report, or a page of a site, as a value: headings, sentences, tables, charts and maps in reading order. It is computed once;
a rendering decides how each part looks and where the names of elements lead.
"""

from __future__ import annotations

from typing import Literal

import attrs

from welfareplan.reports.sheets import Cell, Table

Language = Literal["ja", "en"]


@attrs.frozen(kw_only=True)
class Note:
    """A sentence of its own (文).

    Attributes:
        text: the words.
        weight: whether it is plain prose, a remark below what it belongs to, or something a reader must not miss.
    """

    text: Cell
    weight: Literal["plain", "small", "strong"] = "plain"


@attrs.frozen(kw_only=True)
class Items:
    """Some things one below the other (箇条書き).

    Attributes:
        items: the words of each.
        title: what stands above them, or None.
    """

    items: tuple[Cell, ...]
    title: str | None = None


@attrs.frozen(kw_only=True)
class Counts:
    """Some numbers to be seen first (数で見る現状).

    Attributes:
        entries: each number with what it counts.
    """

    entries: tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True)
class Node:
    """An element on a map (体系図の要素).

    Attributes:
        words: what it is called.
        role: what it is (課題, 取組), where it does not stand in the column of its kind.
        remark: what is to be said of the line that leads to it, such as that it is inferred.
        missing: whether this is not an element, but the statement that none is named.
        children: what belongs to it.
    """

    words: Cell
    role: str = ""
    remark: str = ""
    missing: bool = False
    children: tuple[Node, ...] = ()


@attrs.frozen(kw_only=True)
class Map:
    """What belongs to what, from the left to the right (体系図).

    Attributes:
        title: what it shows.
        columns: what stands in each column.
        nodes: the elements of the first column with what belongs to each.
    """

    title: str
    columns: tuple[str, ...]
    nodes: tuple[Node, ...]

    @property
    def depth(self) -> int:
        """How many elements stand one behind the other at most (段数)."""

        def deepest(nodes: tuple[Node, ...]) -> int:
            return max((1 + deepest(node.children) for node in nodes), default=0)

        return deepest(self.nodes)


@attrs.frozen(kw_only=True)
class Chart:
    """A drawing and what it says in words (図).

    Attributes:
        svg: the drawing.
        alt: what it shows, for those who do not see it; the numbers stand in a table as well.
        width: how wide it is drawn, in points.
        height: how high it is drawn, in points.
    """

    svg: bytes = attrs.field(repr=False)
    alt: str
    width: int
    height: int


@attrs.frozen(kw_only=True)
class Legend:
    """What the signs of a chart mean (凡例).

    Attributes:
        entries: each sign with its meaning; a sign is a drawing of its own.
    """

    entries: tuple[tuple[Chart, str], ...]


@attrs.frozen(kw_only=True)
class Downloads:
    """Files that lie beside a page (ダウンロード).

    Attributes:
        files: what each is called and where it lies, seen from the page.
    """

    files: tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True)
class Section:
    """A part with a heading (節).

    Attributes:
        id: what links lead to: the id of an element, or a word with an underscore, which no element has.
        title: its heading.
        parts: what it says.
        layout: one below the other, or as cards side by side where there is room, or on paper laid across.
    """

    id: str
    title: Cell
    parts: tuple[Part, ...] = ()
    layout: Literal["flow", "cards", "wide"] = "flow"


Part = Note | Items | Counts | Map | Chart | Legend | Downloads | Table | Section


@attrs.frozen(kw_only=True)
class Document:
    """A report or a page (文書).

    Attributes:
        title: its heading.
        lang: the language of everything but the words of the plan.
        above: what stands above the heading: whose plan it is.
        below: what stands below it: which report this is.
        parts: what it says before the first section.
        sections: its sections.
        foot: what stands at its end.
        trail: the pages above it, each with where it lies, seen from this one.
        landscape: whether it is printed across.
    """

    title: str
    lang: Language
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = ()
    foot: tuple[str, ...] = ()
    trail: tuple[tuple[str, str], ...] = ()
    landscape: bool = False
