"""What does an element say, line by line? (floor 8)

An element as the lines that an old-and-new table prints: its number and name, then each field that is stated.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from welfareplan.japanese import NOT_STATED, field_label
from welfareplan.model.bases import LegalItem
from welfareplan.model.element import Element
from welfareplan.model.indicators import Target
from welfareplan.model.initiatives import Role
from welfareplan.model.kinds import KINDS
from welfareplan.model.links import Link
from welfareplan.model.milestones import Milestone
from welfareplan.model.plan import Plan
from welfareplan.model.programmes import Money
from welfareplan.reports import wording
from welfareplan.terms import Kind
from welfareplan.when import FiscalPeriod, PartialDate

HEAD = frozenset({"id", "label", "title", "source", "relation", "target"})
"""The fields that make the first line of an element."""
PLACES = frozenset({"passage", "under"})
"""The fields that say where an element stands: shown where they change, for the table itself shows where that is."""

_APART = frozenset(
    {"cites", "page", "extra", "terms", "levels", "code", "succeeds", "comparable", "volume", "obligation", "status"}
)
"""Fields that no plan prints as words of its text: where a thing is stated, notes, and what its words are taken to mean."""
_APART_IN = frozenset(
    {(kind, "kind") for kind in (Kind.PASSAGE, Kind.INDICATOR, Kind.MILESTONE)} | {(Kind.LINK, "basis")}
)

_REFERENCES = {row.kind: frozenset(field for field, _ in row.references) | {"passage"} for row in KINDS}
_LAST = ("text", "extra")


def is_text(kind: Kind, field: str) -> bool:
    """Whether a field holds words of the plan's text (本文の字句), which an old-and-new table compares.

    >>> is_text(Kind.INDICATOR, "targets"), is_text(Kind.LINK, "basis"), is_text(Kind.ISSUE, "extra")
    (True, False, False)
    """
    return kind is not Kind.SOURCE and field not in _APART and (kind, field) not in _APART_IN


def _identity(item: Any) -> object:  # noqa: ANN401 - whatever a tuple of the model holds
    """What makes an item of several this one, although its words may change."""
    match item:
        case Target():
            return item.due
        case Role():
            return item.who
        case Money():
            return item.year, item.kind
        case LegalItem():
            return item.id
        case (str() as key, str()):
            return key
        case _:
            return item


@attrs.frozen
class Shown:
    """An element in its plan (要素とその計画).

    Attributes:
        kind: the kind.
        element: the element, or the plan itself.
        plan: the plan in which it stands, which knows what the ids are called.
        everything: whether to show also what no plan prints as words of its text.
    """

    kind: Kind
    element: Element | Link
    plan: Plan
    everything: bool = False

    @property
    def name(self) -> str:
        """What a reader calls it: number and name, or what a link joins."""
        if isinstance(self.element, Link):
            return wording.link(self.element, self.plan)
        return self.element.name

    @property
    def label(self) -> str:
        """Its number as printed, empty where it has none."""
        return "" if isinstance(self.element, Link) else self.element.label or ""

    def stated(self, also: Iterable[str] = ()) -> dict[str, str]:
        """The fields that say something, with their words, in the order in which they are read.

        Args:
            also: fields to be shown even though they only say where the element stands.
        """
        wanted = frozenset(also)
        return {
            name: self.words(name)
            for name in self.fields
            if self._says(name) and (self._is_shown(name) or name in wanted)
        }

    @property
    def fields(self) -> list[str]:
        """The fields that make lines of their own, in the order in which they are read."""
        names = [field.name for field in attrs.fields(type(self.element)) if field.name not in {*HEAD, *_LAST}]
        return [*names, *_LAST]

    def _says(self, name: str) -> bool:
        value = getattr(self.element, name, None)  # a link has no text
        return value is not None and value != () and value is not False

    def _is_shown(self, name: str) -> bool:
        if name in {"cites", "page", "approx", *PLACES}:  # how often is said with its 程度
            return False
        return self.everything or is_text(self.kind, name)

    def words(self, field: str) -> str:
        """The words of one field, other elements by their names."""
        value = getattr(self.element, field)
        if isinstance(value, tuple):
            return "\n".join(words for _, words in self.items(field)) or NOT_STATED
        if field in _REFERENCES.get(self.kind, ()) and value:
            return wording.name(value, self.plan)
        if isinstance(value, PartialDate | FiscalPeriod):
            return value.wareki()
        if field == "times" and isinstance(self.element, Milestone):
            return wording.frequency(self.element)
        return wording.value(value, self.plan)

    def items(self, field: str) -> list[tuple[object, str]]:
        """The items of a field that holds several, each with what makes it this one: the year of a target, who does it."""
        values: tuple[Any, ...] = getattr(self.element, field)
        if field in _REFERENCES.get(self.kind, ()):
            return [(each, wording.name(each, self.plan)) for each in values]
        return [(_identity(each), wording.value((each,), self.plan)) for each in values]

    def printed(self, field: str) -> str:
        """The words of one field as they were printed, where that is on file."""
        value = getattr(self.element, field)
        parts: tuple[Any, ...] = value if isinstance(value, tuple) else (value,)
        found = [printed for part in parts if (printed := getattr(part, "printed", None))]
        return "\n".join(found) if found else f"{self.words(field)}（表記の記載なし）"

    def whole(self) -> str:
        """Everything it says; where it is printed and stated is left to the document."""
        lines = [self._prefixed(field, words) for field, words in self.stated().items()]
        return "\n".join([self.name, *lines])

    def _prefixed(self, field: str, words: str) -> str:
        return self.prefix(field) + (words if field == "text" else words.replace("\n", "、"))

    def prefix(self, field: str) -> str:
        """What stands before the words of a field, in the plan's own terms; prose speaks for itself."""
        if field == "text":
            return ""
        return f"{dict(self.plan.terms).get(field) or field_label(self.kind, field)}："
