"""Where is a number written? (floor 8)

Beside its sign, on the side where it covers nothing that is drawn or written already.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from welfareplan.reports.canvas import SIZE, length, write
from welfareplan.reports.charts import Aim, Course, Mark
from welfareplan.when import When

WIDE, HIGH = 330, 180
"""The size of the chart of an indicator, in points."""

WITHIN = (0.15, 0.16, 0.81, 0.70)
"""Where its axes stand: left, bottom, width and height, as shares."""

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
        if course.line and course.baseline and course.target:
            self.taken += self._line(course.baseline, course.target)

    def put(self, mark: Mark, *, above: bool, colour: str) -> None:
        """Write a number beside its sign.

        Args:
            mark: the number.
            above: on which side it is to stand where both are free.
            colour: its colour.
        """
        ends = (float(mark.value), float(mark.value))
        if mark.interval is not None:
            ends = (min(mark.interval.lower, ends[0]), max(mark.interval.upper, ends[1]))
        x = self._x(mark.at.year)
        boxes = [(side, self._box(mark.text, x, self._y(ends[side]), above=side)) for side in (above, not above)]
        side, box = min(boxes, key=lambda each: self._covered(each[1]))
        self.taken.append(box)
        near_edge = min(self.wide - x, x) < length(mark.text) / 2
        write(self.axes, mark.at.year, ends[side], mark.text, above=side, colour=colour, inwards=near_edge)

    def _x(self, year: float) -> float:
        return (year - self.left) / (self.right - self.left) * self.wide

    def _y(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low) * self.tall

    def _sign(self, year: float, value: float) -> Box:
        x, y = self._x(year), self._y(value)
        return x - 4, y - 4, x + 4, y + 4

    def _line(self, base: Mark, target: Aim) -> Iterator[Box]:
        """The straight line as a row of small boxes."""
        if isinstance(target.due, When) and target.value is not None:
            years, values = target.due.year - base.at.year, float(target.value) - float(base.value)
            for n in range(1, 40):
                x, y = (
                    self._x(base.at.year + years * n / 40),
                    self._y(float(base.value) + values * n / 40),
                )
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
