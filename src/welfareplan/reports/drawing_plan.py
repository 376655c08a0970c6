"""How is the whole plan drawn, and what do the signs mean? (floor 8)"""

from __future__ import annotations

from functools import cache
from math import ceil
from typing import Any

from welfareplan.reports.canvas import (
    DEED,
    FAINT,
    GOAL,
    INK,
    LINE,
    SIZE,
    SOFT,
    as_svg,
    length,
    new_figure,
    plain_axes,
    settings,
)
from welfareplan.reports.charts import Standing
from welfareplan.reports.plain import visible

_ROW, _NAMES, _CHART, _BESIDE = 20, 104, 286, 10


def standing_size(rows: tuple[Standing, ...]) -> tuple[int, int]:
    """How wide and high the chart of the whole plan is, in points."""
    return _names(rows) + _CHART, _ROW * len(rows) + 44


def _names(rows: tuple[Standing, ...]) -> int:
    """How wide the names at its left are: no wider than they must, so that a phone shows the rest large."""
    return min(_NAMES, ceil(max((length(visible(row.name)) for row in rows), default=0)) + _BESIDE)


def draw_standings(rows: tuple[Standing, ...]) -> bytes:
    """Share of the way against share of time, a row for each indicator, as SVG (計画全体の図).

    What lies further than twice the way, or behind the start by as much, is drawn at the edge with an arrow; its number is
    written.
    """
    wide, high = standing_size(rows)
    with settings():
        figure = new_figure(wide, high)
        axes = figure.add_axes((_names(rows) / wide, 24 / high, (_CHART - 56) / wide, (high - 44) / high))
        plain_axes(axes)
        ways = [min(max(float(row.way), -1.0), 2.0) for row in rows]
        axes.set_xlim(min(0.0, *ways) - 0.08, max(1.0, *ways) + 0.08)
        axes.set_ylim(len(rows) - 0.4, -0.6)
        ticks = [tick / 2 for tick in range(-2, 5) if axes.get_xlim()[0] <= tick / 2 <= axes.get_xlim()[1]]
        axes.set_xticks(ticks, [f"{100 * tick:.0f}%" for tick in ticks])
        axes.set_yticks(range(len(rows)), [visible(row.name) for row in rows], parse_math=False)
        axes.tick_params(axis="y", length=0)
        axes.grid(axis="x", color=FAINT, linewidth=0.8)
        for edge in (0, 1):
            axes.axvline(edge, color=SOFT, lw=1.2 if edge else 0.9, zorder=1)
        for n, (row, way) in enumerate(zip(rows, ways, strict=True)):
            _draw_standing(axes, n, row, way)
        return as_svg(figure)


def _draw_standing(axes: Any, n: int, row: Standing, way: float) -> None:  # noqa: ANN401 - matplotlib has it
    if row.time is not None:
        time = min(max(float(row.time), -1.0), 2.0)
        axes.plot((time, way), (n, n), color=LINE, lw=1.1, zorder=2)
        axes.plot([time], [n], marker="|", ms=12, mew=2.2, color=GOAL, ls="none", zorder=3)
    sign = "o" if way == float(row.way) else "<" if way < 0 else ">"
    axes.plot([way], [n], marker=sign, ms=7, color=DEED, ls="none", zorder=4)
    axes.text(
        1.015,
        n,
        visible(row.way_text),
        transform=axes.get_yaxis_transform(),
        va="center",
        ha="left",
        fontsize=SIZE,
        color=DEED,
        parse_math=False,
    )


# --- Signs ------------------------------------------------------------------------------------------------------------

_SIGN_WIDE, _SIGN_HIGH = 30, 14
SIGN = (_SIGN_WIDE, _SIGN_HIGH)
"""The size of a sign of a legend, in points."""

_SIGNS: dict[str, dict[str, Any]] = {
    "baseline": {"marker": "s", "ms": 6.5, "mfc": "white", "mec": INK, "mew": 1.4, "ls": "none"},
    "actual": {"marker": "o", "ms": 6.5, "color": DEED, "lw": 1.6},
    "line": {"color": LINE, "lw": 1.1, "ls": (0, (5, 3))},
    "target": {"marker": "D", "ms": 7, "mfc": "white", "mec": GOAL, "mew": 1.6, "ls": "none"},
    "gap": {"marker": "x", "ms": 6, "color": INK, "mew": 1.3, "ls": "none"},
    "way": {"marker": "o", "ms": 7, "color": DEED, "ls": "none"},
    "time": {"marker": "|", "ms": 12, "mew": 2.2, "color": GOAL, "ls": "none"},
}


@cache
def draw_sign(name: str) -> bytes:
    """A sign of a legend as SVG (凡例の記号): baseline, actual, line, target, gap, interval, bound, way or time."""
    with settings():
        figure = new_figure(_SIGN_WIDE, _SIGN_HIGH)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, 1)
        axes.set_ylim(-1, 1)
        if name == "interval":
            axes.errorbar([0.5], [0], yerr=[[0.7], [0.7]], fmt="none", ecolor=INK, elinewidth=1, capsize=3.5)
        elif name == "bound":
            axes.fill_between((0.05, 0.95), 0, 0.9, facecolor="none", edgecolor=SOFT, linewidth=0, hatch="////")
            axes.plot((0.05, 0.95), (0, 0), color=GOAL, lw=1, ls=(0, (1, 1.5)))
        else:
            lonely = _SIGNS[name].get("ls") == "none"
            axes.plot(*(([0.5], [0]) if lonely else ([0.1, 0.5, 0.9], [0, 0, 0])), **_SIGNS[name])
        return as_svg(figure)
