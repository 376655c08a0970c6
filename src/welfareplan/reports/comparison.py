"""Which rows does an old-and-new table have? (floor 8)

One row for each element that changed, came, went or moved, in the order of the plan's outline; runs of what did not change
between them become one row of their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.japanese import field_label
from welfareplan.model.kinds import KINDS
from welfareplan.reports.contrast import LEFT_OUT, Contrast, whole
from welfareplan.reports.entries import PLACES, Shown, is_text
from welfareplan.reports.placing import Column, Section, path, sections
from welfareplan.revision.changes import Amendment
from welfareplan.revision.differ import diff
from welfareplan.revision.meaning import moved_links
from welfareplan.revision.spelling import only_spelling
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from welfareplan.model.element import Element
    from welfareplan.model.links import Link
    from welfareplan.model.plan import Plan
    from welfareplan.reports.sheets import Cell

_SEVERAL = 2
_BETWEEN = "　"


@attrs.frozen(kw_only=True)
class Marks:
    """What stands where there are no words (新旧対照表の記号).

    Attributes:
        added: on the old side of what was added.
        removed: on the new side of what was removed.
        same: on the right of what did not change.
        same_is_old: whether the old text stands on the right.
    """

    added: str
    removed: str
    same: str
    same_is_old: bool


@attrs.frozen
class Row:
    """One row of the table (新旧対照表の行).

    Attributes:
        group: the heading under which it stands.
        id: the id of the element, or the key of a link; None for a run of what did not change.
        old: the old text.
        new: the new text.
        page: the page on which it is printed.
    """

    group: str
    id: str | None
    old: Cell
    new: Cell
    page: str = ""


@attrs.frozen(kw_only=True, slots=False)
class Comparison:
    """Two states of a plan, and how they are to be shown (新旧の比較).

    Attributes:
        before: the plan as it stood.
        after: the plan as it stands.
        spelling: whether what is only spelt otherwise counts.
        everything: whether what no plan prints counts.
        full: whether what did not change is shown.
        paged: whether pages have a column of their own.
        marks: what stands where there are no words.
    """

    before: Plan
    after: Plan
    spelling: bool
    everything: bool
    full: bool
    paged: bool
    marks: Marks

    def rows(self) -> Iterator[Row]:
        """The rows, in the order in which the plan is read."""
        fields = self._changes.fields
        yield from self._plan(fields.get((Kind.PLAN, self.before.id), frozenset()))
        columns = {row.kind: Column.of(row, self.before, self.after, self._changes.became) for row in KINDS}
        for section in sections(columns):
            if self.everything or section.kind is not Kind.SOURCE:
                yield from self._section(section, columns)

    def left_out(self) -> Iterator[str]:
        """What the table does not show, as notes below it."""
        found = self._changes
        if found.spelt:
            yield f"表記だけの違い{found.spelt}件は省いています。"
        if found.apart:
            labels = "、".join(dict.fromkeys(found.apart))
            yield f"本文の字句でない項目の違い{len(found.apart)}件（{labels}）は省いています。"

    @cached_property
    def _changes(self) -> _Changes:
        fields: dict[tuple[Kind, str], frozenset[str]] = {}
        spelt, apart = 0, []
        changes = tuple(diff(self.before, self.after, spelling=True))
        became = moved_links(changes)
        fields.update({(Kind.LINK, key): frozenset({"source", "target"}) for key in became.values()})
        for change in changes:
            kind, field = change.kind, change.field if isinstance(change, Amendment) else None
            if not self.everything and not is_text(kind, field or "text"):
                apart.append(kind.ja if field is None else field_label(kind, field))
            elif isinstance(change, Amendment):
                if not self.spelling and only_spelling(change.old, change.new):
                    spelt += 1
                else:
                    key = kind, change.id
                    fields[key] = fields.get(key, frozenset()) | {"times" if field == "approx" else change.field}
        return _Changes(fields, became, spelt, tuple(apart))

    @cached_property
    def _contrast(self) -> Contrast:
        return Contrast(full=self.full, spelling=self.spelling)

    def _shown(self, kind: Kind, element: Any, plan: Plan) -> Shown:  # noqa: ANN401 - an element, a link or a plan
        return Shown(kind, element, plan, everything=self.everything)

    def _plan(self, fields: frozenset[str]) -> Iterator[Row]:
        old, new = (self._shown(Kind.PLAN, plan, plan) for plan in (self.before, self.after))
        for name in (each.name for each in attrs.fields(type(self.after)) if each.name in fields):
            left, right = self._contrast.field(old, new, name)
            yield Row(Kind.PLAN.ja, self.before.id, left or self.marks.added, right or self.marks.removed)

    def _section(self, section: Section, columns: Mapping[Kind, Column]) -> Iterator[Row]:
        column = columns[section.kind]
        group = self._heading(section, columns[Kind.PASSAGE])
        told = {id for id in section.ids if self._is_told(column, id)}
        if not told:
            return
        above = {id for each in told for id in _above(each, column.parents)}
        waiting: list[str] = []
        for id in section.ids:
            if id in told or (id in above and id != section.home):
                yield from self._unchanged(group, column, waiting)
                waiting = []
                yield self._row(group, column, id)
            elif id != section.home:  # the heading of the section has said its name
                waiting.append(id)
        yield from self._unchanged(group, column, waiting)

    def _is_told(self, column: Column, id: str) -> bool:
        if self.full or id not in column.old or id not in column.new or id not in column.kept:
            return True
        return (column.kind, id) in self._changes.fields

    def _heading(self, section: Section, passages: Column) -> str:
        words = dict(self.after.terms)
        kind = words.get(section.kind.value, section.kind.ja)
        if section.home is None:
            return kind
        name = _BETWEEN.join(each.name for each in path(section.home, passages))
        return name if section.alone else f"{name}（{kind}）"

    def _row(self, group: str, column: Column, id: str) -> Row:
        was, stands = column.old.get(id), column.new.get(id)
        one = None if was is None else self._shown(column.kind, was, self.before)
        other = None if stands is None else self._shown(column.kind, stands, self.after)
        left: Cell
        right: Cell
        if one and other:
            # A page that has its own column is not said among the words as well.
            changed = self._changes.fields.get((column.kind, id), frozenset()) - ({"page"} if self.paged else set())
            moved = id not in column.kept or not PLACES.isdisjoint(changed)
            left, right = self._contrast.both(one, other, changed, moved=moved)
        else:
            left, right = (
                whole(one) if one else self.marks.added,
                whole(other) if other else self.marks.removed,
            )
        return Row(group, id, left, right, _page(was, stands))

    def _unchanged(self, group: str, column: Column, ids: list[str]) -> Iterator[Row]:
        """Runs of what did not change, one for each element under which they stand; what is below them goes with them."""
        inside = set(ids)
        uppermost = [id for id in ids if column.parents[id] not in inside]
        for _, run in groupby(uppermost, key=column.parents.__getitem__):
            run_ids = list(run)
            old, new = (
                _numbers([self._shown(column.kind, state[id], plan) for id in run_ids]) + LEFT_OUT
                for state, plan in ((column.old, self.before), (column.new, self.after))
            )
            if self.marks.same != LEFT_OUT:  # 同左 refers to the left, whichever text that is
                old, new = (self.marks.same, new) if self.marks.same_is_old else (old, self.marks.same)
            yield Row(group, None, old, new)


@attrs.frozen
class _Changes:
    """What is shown: the changed fields of each element, and what links became; and how much is left out, and of what."""

    fields: Mapping[tuple[Kind, str], frozenset[str]]
    became: Mapping[str, str]
    spelt: int
    apart: tuple[str, ...]


def _above(id: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    """The elements under which one stands."""
    seen = {id}
    while (parent := parents.get(id)) is not None and parent not in seen:
        seen.add(parent)
        yield parent
        id = parent


def _numbers(elements: list[Shown]) -> str:
    """The numbers of what is left out: （２）, （２）・（３）, （２）～（５）; nothing where they do not tell them apart."""
    labels = [each.label for each in elements]
    if len(elements) == 1:
        return labels[0] or ("" if elements[0].kind is Kind.LINK else elements[0].name)
    if not all(labels) or len(set(labels)) < len(labels):
        return ""
    return "・".join(labels) if len(labels) == _SEVERAL else f"{labels[0]}～{labels[-1]}"


def _page(old: Element | Link | None, new: Element | Link | None) -> str:
    was, stands = (getattr(each, "page", None) for each in (old, new))
    if new is None or stands is None:
        return was or ""
    return stands if was in {None, stands} else f"{stands}\n（旧{was}）"
