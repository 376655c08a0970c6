"""Does it take long? (floor 9)

What takes long shows on the terminal how far it has come. It is shown where errors go and only if that is a terminal, and it
is gone when the work is done: a pipe or a log sees nothing of it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from welfareplan.reports.plain import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

T = TypeVar("T")

PATIENCE = 0.5
"""Seconds; what is done sooner needs no announcement."""


def following(items: Iterable[T], doing: str, *, total: int | None = None) -> Iterator[T]:
    """Go through things one by one, with a bar while it takes long (経過の表示).

    Args:
        items: what is gone through.
        doing: what is being done, in a few words: 「シートを読み込んでいます」.
        total: how many there are, where ``items`` does not know it.

    >>> list(following(["a", "b"], "シートを読み込んでいます"))
    ['a', 'b']
    """
    if not sys.stderr.isatty():
        yield from items
        return
    from time import monotonic

    patience = monotonic() + PATIENCE
    bar: Progress | None = None
    try:
        for n, item in enumerate(items):
            if bar is None and monotonic() >= patience:
                bar = _bar(doing, len(items) if total is None and isinstance(items, Sized) else total)
            if bar is not None:
                bar.update(bar.task_ids[0], completed=n)
            yield item
    finally:
        if bar is not None:
            bar.stop()


def _bar(doing: str, total: int | None) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=_console(), transient=True, redirect_stdout=False, redirect_stderr=False)
    bar.add_task(visible(doing), total=total)
    bar.start()
    return bar


@contextmanager
def waiting(doing: str) -> Iterator[None]:
    """Do one thing of which nothing can be counted, with a sign of life while it takes long (処理中の表示).

    Args:
        doing: what is being done, in a few words: 「計画を読み込んでいます」.
    """
    if not sys.stderr.isatty():
        yield
        return
    from threading import Timer

    shown: list[Any] = []

    def show() -> None:
        from rich.status import Status
        from rich.text import Text

        status = Status(Text(visible(doing)), console=_console(), spinner="line")
        status.start()
        shown.append(status)

    timer = Timer(PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        for status in shown:
            status.stop()


def _console() -> Console:
    from rich.console import Console

    return Console(file=sys.stderr, highlight=False, markup=False, emoji=False)
