"""Ratios of the processor time of two works, done in turns so that what else the machine does hits both."""

import gc
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs

Work = Callable[[], object]


@attrs.frozen(kw_only=True)
class Row:
    """One line of the report: what was measured, and what it should be."""

    what: str
    ratio: float
    goal: float | None
    at_least: bool = False
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether it is; None for what is measured without a goal."""
        if self.goal is None:
            return None
        return self.ratio >= self.goal if self.at_least else self.ratio <= self.goal


@attrs.define
class Report:
    """The rows of one run."""

    rows: list[Row] = attrs.Factory(list)

    def add(self, what: str, ratio: float, goal: float | None, *, at_least: bool = False, note: str = "") -> None:
        """Add a row and say it at once, for whoever is watching."""
        row = Row(what=what, ratio=ratio, goal=goal, at_least=at_least, note=note)
        self.rows.append(row)
        print(f"\n{_line(row)}", flush=True)

    def text(self) -> str:
        """The table in Markdown."""
        head = ["| what | ratio | goal | met | remark |", "| --- | --: | --: | :-: | --- |"]
        return "\n".join([*head, *(_line(row) for row in self.rows)]) + "\n"

    def write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text(), encoding="utf-8")


def _line(row: Row) -> str:
    goal = "–" if row.goal is None else f"{'≥' if row.at_least else '≤'} {row.goal:g}"
    met = {True: "yes", False: "**no**", None: "–"}[row.met]
    return f"| {row.what} | {row.ratio:.3g} | {goal} | {met} | {row.note} |"


def _cpu(work: Work, times: int) -> float:
    started = time.process_time_ns()
    for _ in range(times):
        work()
    return (time.process_time_ns() - started) / times


def times_for(work: Work, least: float = 0.02) -> int:
    """How often a work must be done to be longer than the clock is coarse."""
    work()
    once = max(_cpu(work, 1), 1.0)
    return max(1, int(least * 1e9 / once))


def ratio(work: Work, reference: Work, *, rounds: int = 9) -> float:
    """The median over rounds of the time of a work by that of a reference, each pair measured in one breath."""
    often, often_reference = times_for(work), times_for(reference)
    found = []
    # What was there before is set aside: the collector would walk through all of it again and again, and most often for the
    # work that makes most objects.
    gc.collect()
    gc.freeze()
    for n in range(rounds):
        gc.collect()
        if n % 2:  # in turns, so that neither is always the one that finds the caches warm
            below, above = _cpu(reference, often_reference), _cpu(work, often)
        else:
            above, below = _cpu(work, often), _cpu(reference, often_reference)
        found.append(above / below)
    gc.unfreeze()
    return statistics.median(found)


def seconds(work: Work, *, rounds: int = 5) -> float:
    """The median processor time of a work."""
    often = times_for(work)
    return statistics.median(_cpu(work, often) for _ in range(rounds)) / 1e9


def _environment() -> dict[str, str]:
    """That of a child, which finds every module compiled, as an installed one is."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir(), "welfareplan-bench-pycache"))}


def _child_cpu(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)  # os.times counts in ticks, which are as long as the command
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=_environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def process_ratio(command: Sequence[str], reference: Sequence[str], *, rounds: int = 9, batch: int = 3) -> float:
    """The same of two whole processes."""
    for each in (command, reference):
        _child_cpu(each)
    found = []
    for _ in range(rounds):
        above = sum(_child_cpu(command) for _ in range(batch))
        below = sum(_child_cpu(reference) for _ in range(batch))
        found.append(above / below)
    return statistics.median(found)


def calls_of(work: Work) -> int:
    """How many calls of functions, in Python and in C, a work makes: the same on every machine."""
    count = 0

    def watch(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
