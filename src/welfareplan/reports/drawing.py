"""How is the course of an indicator drawn? (floor 8)

With matplotlib: the baseline, the straight line to the target, the figures with their intervals, and the times without one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from welfareplan.reports.canvas import (
    DEED,
    FAINT,
    GOAL,
    INK,
    LINE,
    SOFT,
    as_svg,
    length,
    new_figure,
    plain_axes,
    settings,
)
from welfareplan.reports.charts import Aim, Course, Mark
from welfareplan.reports.lettering import HIGH, WIDE, WITHIN, Labels
from welfareplan.reports.plain import visible
from welfareplan.terms import Sense
from welfareplan.when import FiscalPeriod, When

_LEVELS = frozenset({Sense.AT_LEAST, Sense.MORE_THAN, Sense.AT_MOST, Sense.LESS_THAN, Sense.MAINTAIN})
_UPWARDS = frozenset({Sense.AT_LEAST, Sense.MORE_THAN})


def draw_course(course: Course) -> bytes:
    """The course of an indicator as SVG (推移の図)."""
    with settings():
        figure = new_figure(WIDE, HIGH)
        axes = figure.add_axes(WITHIN)
        span = _years(axes, course)
        values = list(_values(course))
        _levels(axes, values, course.scale)
        _draw_aims(axes, course, span)
        _draw_line(axes, course)
        _draw_figures(axes, course)
        labels = Labels(axes, course)
        for gap in course.gaps:
            labels.put_gap(gap, float(axes.get_ylim()[0]))
        for mark, above, colour, must in _labelled(course):
            labels.put(mark, above=above, colour=colour, must=must)
        _captions(axes, course)
        return as_svg(figure)


def _years(axes: Any, course: Course) -> tuple[int, int]:  # noqa: ANN401 - matplotlib has it
    """The years from the first to the last; and those that are written below, as far as there is room."""
    plain_axes(axes)
    years = [year for year, _ in course.ticks] or [0]
    first, last = min(years), max(years)
    wide = max(last - first, 1)
    axes.set_xlim(first - 0.09 * wide, last + 0.09 * wide)
    written: list[tuple[int, str]] = []
    points = WITHIN[2] * WIDE / (1.18 * wide)  # of one year
    for year, text in course.ticks:
        if all(abs(year - other) * points >= (length(text) + length(beside)) / 2 + 4 for other, beside in written):
            written.append((year, text))
    axes.set_xticks([year for year, _ in written], [visible(text) for _, text in written], parse_math=False)
    axes.set_xticks(range(first, last + 1) if wide <= 30 else [], minor=True)  # noqa: PLR2004 - more would be a grey band
    axes.tick_params(which="minor", length=2, colors=SOFT)
    return first, last


def _values(course: Course) -> Iterator[float]:
    for mark in (*([course.baseline] if course.baseline else []), *course.actuals):
        yield float(mark.value)
        if mark.interval is not None:
            yield from (mark.interval.lower, mark.interval.upper)
    for aim in (*([course.target] if course.target else []), *course.interim):
        yield from (float(each) for each in (aim.value, aim.upper) if each is not None)


def _levels(axes: Any, values: list[float], scale: int) -> None:  # noqa: ANN401 - matplotlib has it
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    low, high = min(values), max(values)
    room = (high - low) * 0.24 or max(abs(high) * 0.1, 0.5)
    axes.set_ylim(low - room, high + room)
    axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _level(value / scale)))
    axes.grid(axis="y", color=FAINT, linewidth=0.8)


def _level(value: float) -> str:
    """A number beside the axis, short enough for its margin."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text if len(text) <= 9 else f"{value:.3g}"  # noqa: PLR2004 - what the margin holds


def _draw_aims(axes: Any, course: Course, span: tuple[int, int]) -> None:  # noqa: ANN401 - matplotlib has it
    target = course.target
    for aim in course.interim:
        if isinstance(aim.due, When) and aim.value is not None:
            axes.plot([aim.due.year], [float(aim.value)], marker="D", ms=4.5, mfc="white", mec=GOAL, mew=1, ls="none")
    if target is None or target.value is None:
        return
    ends = (target.due.first.year, target.due.last.year) if isinstance(target.due, FiscalPeriod) else span
    at = target.due.year if isinstance(target.due, When) else None
    value = float(target.value)
    low, high = axes.get_ylim()
    style = {"facecolor": "none", "edgecolor": SOFT, "linewidth": 0, "hatch": "////", "alpha": 0.55, "zorder": 0.5}
    if target.sense is Sense.BETWEEN and target.upper is not None:
        axes.fill_between(ends, value, float(target.upper), **style)
        for bound in (value, float(target.upper)):
            axes.plot(ends, (bound, bound), color=GOAL, lw=1, ls=(0, (1, 1.5)))
    elif target.sense in _LEVELS:
        if target.sense is not Sense.MAINTAIN:
            axes.fill_between(ends, value, high if target.sense in _UPWARDS else low, **style)
        axes.plot(ends, (value, value), color=GOAL, lw=1, ls=(0, (1, 1.5)))
    elif at is None:
        axes.plot(ends, (value, value), color=GOAL, lw=1.2, ls=(0, (1, 1.5)))
    if at is not None:
        for level in (target.value, target.upper):
            if level is not None:
                axes.plot([at], [float(level)], marker="D", ms=7, mfc="white", mec=GOAL, mew=1.6, ls="none", zorder=4)


def _draw_line(axes: Any, course: Course) -> None:  # noqa: ANN401 - matplotlib has it
    base, target = course.baseline, course.target
    if course.line and base and target and target.value is not None and isinstance(target.due, When):
        axes.plot(
            (base.at.year, target.due.year),
            (float(base.value), float(target.value)),
            color=LINE,
            lw=1.1,
            ls=(0, (5, 3)),
            zorder=2,
        )


def _draw_figures(axes: Any, course: Course) -> None:  # noqa: ANN401 - matplotlib has it
    for run in course.runs():
        axes.plot([m.at.year for m in run], [float(m.value) for m in run], color=DEED, lw=1.6, zorder=3)
    for mark in course.actuals:
        axes.plot([mark.at.year], [float(mark.value)], marker="o", ms=6.5, color=DEED, ls="none", zorder=5)
    if course.baseline is not None:
        at, value = course.baseline.at.year, float(course.baseline.value)
        axes.plot([at], [value], marker="s", ms=6.5, mfc="white", mec=INK, mew=1.4, ls="none", zorder=5)
    for mark in (*course.actuals, *([course.baseline] if course.baseline else [])):
        if mark.interval is not None:
            value = float(mark.value)
            reach = [[max(value - mark.interval.lower, 0)], [max(mark.interval.upper - value, 0)]]
            axes.errorbar([mark.at.year], [value], yerr=reach, fmt="none", ecolor=INK, elinewidth=1, capsize=3.5)
    low = axes.get_ylim()[0]
    for gap in course.gaps:
        axes.plot([gap.at.year], [low], marker="x", ms=6, color=INK, mew=1.3, ls="none", clip_on=False, zorder=6)


def _labelled(course: Course) -> Iterator[tuple[Mark, bool, str, bool]]:
    """Which numbers are written, on which side if there is room, in which colour, and whether they must be."""
    base, target = course.baseline, course.target
    falling = bool(base and target and target.value is not None and target.value < base.value)
    if course.actuals:
        yield course.actuals[-1], True, DEED, True
    if target is not None and target.value is not None and isinstance(target.due, When):
        yield Mark(at=target.due, value=target.value, text=target.text), not falling, GOAL, True
    if base is not None:
        yield base, falling, INK, True
    for mark in reversed(course.actuals[:-1]):
        yield mark, True, DEED, False


def _captions(axes: Any, course: Course) -> None:  # noqa: ANN401 - matplotlib has it
    if course.unit:
        axes.text(-0.02, 1.1, visible(course.unit), transform=axes.transAxes, ha="right", color=INK, parse_math=False)
    target = course.target
    if target is not None and (target.value is None or not isinstance(target.due, When)):
        axes.text(1, 1.1, visible(target.text), transform=axes.transAxes, ha="right", color=GOAL, parse_math=False)


def has_bound(aim: Aim | None) -> bool:
    """Whether a target is drawn as a bound or a range (以上・以下・範囲)."""
    return aim is not None and aim.value is not None and (aim.sense in _LEVELS or aim.sense is Sense.BETWEEN)
