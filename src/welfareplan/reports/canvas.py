"""On what is a chart drawn? (floor 8)

An empty figure of matplotlib with settings of its own, and the SVG that comes of it. The same chart always gives the same
bytes, whichever fonts and settings a machine has: letters are measured by the font that matplotlib brings along, and shown
in the reader's Japanese one.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from welfareplan.reports.plain import visible, width

FONTS = "'BIZ UDPGothic', 'Yu Gothic UI', 'Yu Gothic', 'Hiragino Sans', 'Noto Sans CJK JP', 'Noto Sans JP', sans-serif"
"""The fonts in which charts are read, those made for easy reading first."""

INK, LINE, SOFT, FAINT = "#1b1b1b", "#5f5f5f", "#8a8a8a", "#e3e3e3"
DEED, GOAL = "#0b4f8a", "#a33b00"
"""Colours; signs differ in shape as well, so that they can be told apart without them."""

SIZE = 9.5
"""The size of letters, in points."""

_MEASURED = "DejaVu Sans"
_POINTS = 72


@contextmanager
def settings() -> Iterator[None]:
    """The settings of matplotlib as it comes, whatever the machine has set, and ours (作図の設定)."""
    import matplotlib as mpl

    with mpl.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that the measuring font has no Japanese letters is meant
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "svg.fonttype": "none",
                "svg.hashsalt": "welfareplan",
                "font.family": [_MEASURED],
                "font.size": SIZE,
                "hatch.linewidth": 0.6,
                "hatch.color": SOFT,
            }
        )
        yield


def new_figure(width_points: int, height_points: int) -> Any:  # noqa: ANN401 - matplotlib is imported late
    """An empty figure of so many points."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width_points / _POINTS, height_points / _POINTS), facecolor="white")
    FigureCanvasSVG(figure)
    return figure


def as_svg(figure: Any) -> bytes:  # noqa: ANN401 - matplotlib is imported late
    """What is drawn on a figure as SVG, without the day on which it was drawn."""
    raw = io.BytesIO()
    figure.savefig(raw, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    return raw.getvalue().replace(f"'{_MEASURED}'".encode(), FONTS.encode())


def length(text: str) -> float:
    """About how long a text is, in points."""
    return max(map(width, text.split("\n"))) * SIZE * 0.52


def plain_axes(axes: Any) -> None:  # noqa: ANN401 - matplotlib has it
    """Axes with a line on the left and below, and no more."""
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(SOFT)
    axes.tick_params(colors=SOFT, labelcolor=INK, labelsize=SIZE, length=3)
    axes.set_axisbelow(True)


def write(
    axes: Any,  # noqa: ANN401 - matplotlib has it
    x: float,
    y: float,
    text: str,
    *,
    above: bool,
    colour: str,
    inwards: bool = False,
) -> None:
    """Write a text above or below a point; towards the middle where it stands near an edge. Nothing in it is a formula."""
    left, right = axes.get_xlim()
    side = "center" if not inwards else "left" if x - left < right - x else "right"
    axes.annotate(
        visible(text),
        (x, y),
        xytext=({"center": 0, "left": -5, "right": 5}[side], 6 if above else -6),
        textcoords="offset points",
        ha=side,
        va="bottom" if above else "top",
        color=colour,
        fontsize=SIZE,
        parse_math=False,
        annotation_clip=False,
        zorder=7,
    )
