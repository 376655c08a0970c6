"""What does an element say, line by line? (floor 8)

An element as the lines that an old-and-new table prints: its number and name, then each field that is stated. Two states of
one element become runs, underlined by 字句 on both sides.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from welfareplan.model.element import Element
from welfareplan.model.kinds import KINDS
from welfareplan.model.links import Link
from welfareplan.model.plan import Plan
from welfareplan.reports import wording
from welfareplan.reports.labels import field_label
from welfareplan.reports.phrases import Runs, blocks, compare
from welfareplan.reports.sheets import Run
from welfareplan.terms import Kind

LEFT_OUT = "（略）"
"""What stands for words that are the same on both sides."""

_HEAD = frozenset({"id", "label", "title", "source", "relation", "target"})
_WHERE = frozenset({"cites", "page", "passage"})
_REFERENCES = {row.kind: frozenset(field for field, _ in row.references) | {"passage"} for row in KINDS}

Line = tuple[Runs, Runs]
"""One line on the old and on the new side."""


@attrs.frozen
class Shown:
    """An element in its plan (要素とその計画).

    Attributes:
        kind: its kind.
        element: the element, or the plan itself.
        plan: the plan in which it stands, which knows what the ids are called.
    """

    kind: Kind
    element: Element | Link
    plan: Plan

    @property
    def name(self) -> str:
        """What a reader calls it: number and name, or what a link joins."""
        return wording.link(self.element, self.plan) if isinstance(self.element, Link) else self.element.name

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
        names = [field.name for field in attrs.fields(type(self.element)) if field.name not in _HEAD]
        last = ("text", "extra")
        ordered = [*(name for name in names if name not in last), *(name for name in last if name in names)]
        found = {}
        for name in ordered:
            value = getattr(self.element, name)
            if value is not None and value != () and value is not False and (name not in _WHERE or name in wanted):
                found[name] = self.words(name)
        return found

    def words(self, field: str) -> str:
        """The words of one field, other elements by their names."""
        value = getattr(self.element, field)
        if field in _REFERENCES.get(self.kind, ()) and value:
            ids = value if isinstance(value, tuple) else (value,)
            return "\n".join(wording.name(id, self.plan) for id in ids)
        return wording.value(value, self.plan)

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
        """What stands before the words of a field; prose speaks for itself."""
        return "" if field == "text" else f"{field_label(self.kind, field)}："


def whole(shown: Shown) -> Runs:
    """All the words of an element, underlined: it is new, or it goes."""
    return (Run(shown.whole(), underlined=True),)


def both(old: Shown, new: Shown, changed: frozenset[str], *, moved: bool, full: bool) -> tuple[Runs, Runs]:
    """The two states of one element.

    Args:
        old: the element as it stood.
        new: the element as it stands.
        changed: the fields that changed.
        moved: whether it stands at another place; its number is then underlined even if it is the same.
        full: whether what did not change is printed too.

    Returns:
        The runs of the old and of the new side. In full, they are all that ``whole`` says of either.
    """
    lines = [_head(old, new, changed, moved=moved)]
    before, after = old.stated(changed), new.stated(changed)
    order = [*after, *(field for field in before if field not in after)]
    for field in order:
        left, right = before.get(field), after.get(field)
        if field not in changed:
            lines += _unchanged(new, field, left or "", right or "", full=full)
        elif left is None or right is None:
            one, other = (new.prefix(field) + _in_line(field, text) if text else "" for text in (left, right))
            lines.append((_underlined(one), _underlined(other)))
        else:
            lines += _changed(old, new, field, full=full)
    return _joined(lines)


def field(old: Shown, new: Shown, name: str, *, full: bool) -> tuple[Runs, Runs]:
    """One changed field of the plan itself, as a line of its own on either side; empty where it says nothing."""
    sides = [
        each.stated((name,)).get(name) if name not in _HEAD else getattr(each.element, name) for each in (old, new)
    ]
    left, right = sides
    prefix = new.prefix(name)
    if not left or not right:
        return _underlined(prefix + left if left else ""), _underlined(prefix + right if right else "")
    if name in _HEAD:
        one, other = compare(left, right)
        return _joined([((Run(prefix), *one), (Run(prefix), *other))])
    return _joined(_changed(old, new, name, full=full))


def _head(old: Shown, new: Shown, changed: frozenset[str], *, moved: bool) -> Line:
    renumbered = moved or "label" in changed
    if not (old.label or new.label) or old.label == old.name or new.label == new.name:
        if renumbered:
            return _underlined(old.name), _underlined(new.name)
        return compare(old.name, new.name)
    left, right = compare(old.name[len(old.label) :], new.name[len(new.label) :])
    return (Run(old.label, renumbered), *left), (Run(new.label, renumbered), *right)


def _unchanged(shown: Shown, field: str, left: str, right: str, *, full: bool) -> list[Line]:
    if not full:
        return [((Run(LEFT_OUT),), (Run(LEFT_OUT),))]
    prefix = shown.prefix(field)
    return [((Run(prefix + _in_line(field, left)),), (Run(prefix + _in_line(field, right)),))]


def _changed(old: Shown, new: Shown, field: str, *, full: bool) -> list[Line]:
    left, right = (_in_line(field, each.words(field)) for each in (old, new))
    if left == right:  # what differs is only how it was printed
        left, right = (_in_line(field, each.printed(field)) for each in (old, new))
    if field != "text":
        one, other = compare(left, right)
        prefix = Run(new.prefix(field))
        return [((prefix, *one), (prefix, *other))]
    lines: list[Line] = []
    for same, these, those in blocks(left.split("\n"), right.split("\n")):
        if not these and not those:
            continue
        if same and not full:
            lines.append(((Run(LEFT_OUT),), (Run(LEFT_OUT),)))
        else:
            lines.append(compare("\n".join(these), "\n".join(those)))
    return lines


def _in_line(field: str, words: str) -> str:
    return words if field == "text" else words.replace("\n", "、")


def _underlined(text: str) -> Runs:
    return (Run(text, underlined=True),) if text else ()


def _joined(lines: list[Line]) -> tuple[Runs, Runs]:
    """Lines one below the other on either side."""
    return _side([left for left, _ in lines]), _side([right for _, right in lines])


def _side(lines: list[Runs]) -> Runs:
    runs: list[Run] = []
    before: Runs = ()
    for line in lines:
        # What is left out is said once, even where the lines between stand on the other side only.
        if not line or line == before == (Run(LEFT_OUT),):
            continue
        before = line
        for run in (*((Run("\n"),) if runs else ()), *line):
            if runs and runs[-1].underlined == run.underlined:
                runs[-1] = Run(runs[-1].text + run.text, run.underlined)
            elif run.text:
                runs.append(run)
    return tuple(runs)
