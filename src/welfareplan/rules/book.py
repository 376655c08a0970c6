"""Where are the problems written down? (floor 6)"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from welfareplan.dates import PartialDate
from welfareplan.ids import nearest
from welfareplan.problems import Place, Problem
from welfareplan.rules.years import shown, shown_ja
from welfareplan.when import FiscalPeriod, When

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_MOST_NEAR = 20  # looking for the nearest id costs a look at all of them; the first few mistakes show what is wrong


def at(kind: str, id: str, field: str | None = None) -> Place:
    """A place in the plan, with the bare word for its kind."""
    return Place(str(kind), id, field)


class Book:
    """The problems found so far, in the order in which they were found, each once.

    Attributes:
        unknown: ids of which nothing is said, because what they name is known in part only.
    """

    def __init__(self, unknown: Collection[str] = frozenset()) -> None:
        self.unknown = unknown
        self._found: dict[Problem, None] = {}
        self._near: dict[str, str | None] = {}

    def add(self, code: str, place: Place, /, **facts: object) -> None:
        """Write down a problem; the same one of the same place is not written twice.

        A time among the facts is said in Japanese as well, under the same name with ``_ja``.
        """
        if self.unknown and (place.id in self.unknown or str(facts.get("found")) in self.unknown):
            return
        self._found[Problem.of(code, place, None, **_said(facts))] = None

    def take_in(self, other: Book) -> None:
        """Write down the problems of another book."""
        self._found.update(other._found)

    def near(self, wrong: str, known: Iterable[str]) -> str | None:
        """The known id most like a wrong one, for the first twenty wrong ones."""
        if wrong not in self._near and len(self._near) < _MOST_NEAR and wrong not in self.unknown:
            self._near[wrong] = nearest(wrong, known)
        return self._near.get(wrong)

    def problems(self) -> tuple[Problem, ...]:
        """All of them."""
        return tuple(self._found)


def _said(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts of a sentence, its times as files write them and in Japanese as a planning desk does."""
    said = dict(facts)
    for name, fact in facts.items():
        time = PartialDate.from_date(fact) if isinstance(fact, date) else fact
        if isinstance(time, PartialDate | When | FiscalPeriod):
            said |= {name: shown(time), f"{name}_ja": shown_ja(time)}
    return said
