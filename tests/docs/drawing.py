"""Pictures of boxes, lines and words, as SVG whose text stays text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Literal

from welfareplan.reports.plain import width

FONTS = "'BIZ UDPGothic', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', 'Segoe UI', sans-serif"
INK, SOFT, LINE = "#1b1b1b", "#4d4d4d", "#5c6470"
BLUE, YELLOW, GREEN, GREY, ROSE, WHITE = "#e3ecf8", "#fbf1cf", "#e2f1e2", "#eceef1", "#f9e4e4", "#ffffff"
SIZE = 15
LEADING = 1.45

Anchor = Literal["start", "middle", "end"]


class Picture:
    """A picture while it is drawn; what is drawn later lies above what is there."""

    def __init__(self, wide: int, high: int) -> None:
        self.wide, self.high = wide, high
        self._parts: list[str] = []

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        anchor: Anchor = "start",
        size: int = SIZE,
        colour: str = INK,
        bold: bool = False,
    ) -> None:
        """Words at a point, on the line y; several lines are parted by line breaks."""
        weight = ' font-weight="bold"' if bold else ""
        for n, line in enumerate(words.split("\n")):
            self._parts.append(
                f'<text x="{x:g}" y="{y + n * size * LEADING:g}" font-size="{size}" fill="{colour}"'
                f' text-anchor="{anchor}"{weight}>{escape(line)}</text>'
            )

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        words: str = "",
        *,
        fill: str = BLUE,
        size: int = SIZE,
        bold: bool = False,
        dashed: bool = False,
        line: str = LINE,
    ) -> None:
        """A box with words in its middle."""
        dash = ' stroke-dasharray="5 4"' if dashed else ""
        self._parts.append(
            f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" rx="4" fill="{fill}" stroke="{line}"{dash}/>'
        )
        if words:
            lines = words.count("\n") + 1
            first = y + high / 2 - (lines - 1) * size * LEADING / 2 + size * 0.36
            self.text(x + wide / 2, first, words, anchor="middle", size=size, bold=bold)

    def line(self, *points: tuple[float, float], colour: str = LINE, dashed: bool = False, thick: float = 1.3) -> None:
        """A line through points."""
        self._draw(points, colour, dashed=dashed, thick=thick)

    def arrow(self, *points: tuple[float, float], colour: str = LINE, dashed: bool = False, both: bool = False) -> None:
        """A line that ends in a head, and with ``both`` begins with one."""
        start = ' marker-start="url(#head)"' if both else ""
        self._draw(points, colour, dashed=dashed, thick=1.3, more=f'{start} marker-end="url(#head)"')

    def _draw(
        self, points: Iterable[tuple[float, float]], colour: str, *, dashed: bool, thick: float, more: str = ""
    ) -> None:
        dash = ' stroke-dasharray="5 4"' if dashed else ""
        way = " ".join(f"{x:g},{y:g}" for x, y in points)
        self._parts.append(
            f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="{thick:g}"{dash}{more}/>'
        )

    def dot(self, x: float, y: float, *, colour: str = INK, size: float = 5, hollow: bool = False) -> None:
        """A point."""
        fill = WHITE if hollow else colour
        self._parts.append(
            f'<circle cx="{x:g}" cy="{y:g}" r="{size:g}" fill="{fill}" stroke="{colour}" stroke-width="1.5"/>'
        )

    def tag(self, x: float, y: float, words: str, *, fill: str = WHITE, size: int = SIZE - 2) -> None:
        """Words on a plate of their own, in the middle of a line."""
        wide = width(words) * size * 0.53 + 10
        self.box(x - wide / 2, y - size * 0.85, wide, size * 1.7, words, fill=fill, size=size, line=fill)

    def svg(self) -> str:
        """The text of the picture, the same for the same picture."""
        head = (
            '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7"'
            f' orient="auto-start-reverse"><path d="M0,1 L9,5 L0,9 z" fill="{LINE}"/></marker></defs>'
        )
        return "\n".join(
            [
                (
                    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.wide} {self.high}" width="{self.wide}"'
                    f' height="{self.high}" font-family="{FONTS}">'
                ),
                head,
                f'<rect width="{self.wide}" height="{self.high}" fill="{WHITE}"/>',
                *self._parts,
                "</svg>",
                "",
            ]
        )
