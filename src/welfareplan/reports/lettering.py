"""Where is a number written? (floor 8)

Beside its sign, on the side where it covers nothing that is drawn or written already.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from welfareplan.reports.canvas import INK, SIZE, length, write
from welfareplan.reports.charts import Course, Gap, Mark
from welfareplan.reports.plain import width
from welfareplan.when import When

WIDE, HIGH = 330, 180
"""The size of the chart of an indicator, in points."""

WITHIN = (0.15, 0.16, 0.81, 0.70)
"""Where its axes stand: left, bottom, width and height, as shares."""

_CROWDED = 20  # square points
_LONGEST_WORD = 12
_STEPS = 24

Box = tuple[float, float, float, float]


class Labels:
    """The numbers of a chart (図の数値): each is put where it covers least of what is there before it."""

    def __init__(self, axes: Any, course: Course) -> None:  # noqa: ANN401 - matplotlib has it
        self.axes = axes
        self.left, self.right = map(float, axes.get_xlim())
        self.low, self.high = map(float, axes.get_ylim())
        self.wide, self.tall = WITHIN[2] * WIDE, WITHIN[3] * HIGH
        marks = [*course.actuals, *([course.baseline] if course.baseline else [])]
        self.taken = [self._sign(mark.at.year, float(mark.value)) for mark in marks]
        base, target = course.baseline, course.target
        if course.line and base and target and target.value is not None and isinstance(target.due, When):
            ends = ((base.at.year, float(base.value)), (target.due.year, float(target.value)))
            self.taken += self._line(*ends)
        for run in course.runs():
            points = [(mark.at.year, float(mark.value)) for mark in run]
            for start, end in pairwise(points):
                self.taken += self._line(start, end)

    def put(self, mark: Mark, *, above: bool, colour: str, must: bool = True) -> None:
        """Write a number beside its sign.

        Args:
            mark: the number.
            above: on which side it is to stand where both are free.
            colour: its colour.
            must: whether it is written even where there is no room; the table has it in any case.
        """
        ends = (float(mark.value), float(mark.value))
        if mark.interval is not None:
            ends = (min(mark.interval.lower, ends[0]), max(mark.interval.upper, ends[1]))
        x = self._x(mark.at.year)
        boxes = [(side, self._box(mark.text, x, self._y(ends[side]), above=side)) for side in (above, not above)]
        side, box = min(boxes, key=lambda each: self._covered(each[1]))
        if not must and self._covered(box) > _CROWDED:
            return
        self.taken.append(box)
        near_edge = min(self.wide - x, x) < length(mark.text) / 2
        write(self.axes, mark.at.year, ends[side], mark.text, above=side, colour=colour, inwards=near_edge)

    def put_gap(self, gap: Gap, low: float) -> None:
        """Write the word that stands in place of a figure, above its sign; a long one is cut short, and whole in the table."""
        text = gap.word if width(gap.word) <= _LONGEST_WORD else f"{gap.word[: _LONGEST_WORD // 2 - 1]}…"
        x = self._x(gap.at.year)
        self.taken.append(self._box(text, x, 0, above=True))
        near_edge = min(self.wide - x, x) < length(text) / 2
        write(self.axes, gap.at.year, low, text, above=True, colour=INK, inwards=near_edge)

    def _x(self, year: float) -> float:
        return (year - self.left) / (self.right - self.left) * self.wide

    def _y(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low) * self.tall

    def _sign(self, year: float, value: float) -> Box:
        x, y = self._x(year), self._y(value)
        return x - 4, y - 4, x + 4, y + 4

    def _line(self, start: tuple[int, float], end: tuple[int, float]) -> Iterator[Box]:
        """A straight line as a row of small boxes."""
        for n in range(1, _STEPS):
            x = self._x(start[0] + (end[0] - start[0]) * n / _STEPS)
            y = self._y(start[1] + (end[1] - start[1]) * n / _STEPS)
            yield x - 2, y - 1, x + 2, y + 1

    def _box(self, text: str, x: float, y: float, *, above: bool) -> Box:
        half = length(text) / 2
        centre = min(max(x, half), self.wide - half)
        bottom = y + 5 if above else y - 5 - SIZE
        return centre - half, bottom, centre + half, bottom + SIZE

    def _covered(self, box: Box) -> float:
        left, low, right, high = box
        outside = max(0.0, high - self.tall - 6) + max(0.0, -low)
        shared = (
            max(0.0, min(right, b[2]) - max(left, b[0])) * max(0.0, min(high, b[3]) - max(low, b[1]))
            for b in self.taken
        )
        return sum(shared) + 50 * outside
