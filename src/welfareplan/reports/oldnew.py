"""What changed, as people read it? (floor 8)

The old-and-new table (新旧対照表): the new text on the left, the old on the right, as councils and assemblies are used to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import attrs

from welfareplan.errors import InvalidValueError, shown, shown_ja
from welfareplan.model.element import Element
from welfareplan.model.kinds import KINDS
from welfareplan.model.links import Link
from welfareplan.model.plan import Plan, key_of
from welfareplan.reports.entries import LEFT_OUT, Shown, both, field, whole
from welfareplan.reports.phrases import Runs
from welfareplan.reports.sequence import interleaved, standing
from welfareplan.reports.sheets import Cell, Table
from welfareplan.revision.changes import Amendment
from welfareplan.revision.differ import diff
from welfareplan.revision.meaning import events
from welfareplan.terms import Kind, Meaning

ADDED = "（新設）"
REMOVED = "（削る）"
SAME = "（同左）"

ACTS: dict[str, tuple[str, str, str]] = {
    "改正": ("改正後", "改正前", "改正"),
    "改訂": ("改訂後", "改訂前", "改訂"),
    "変更": ("変更後", "変更前", "変更"),
    "案": ("改正案", "現行", "改正"),
}
"""The acts by which a plan changes: the heads of the new and the old text, and the word of the note above the table."""

Order = Literal["new-left", "old-left"]

_GROUP, _PAGE, _REMARKS = "種類", "頁", "改訂理由・備考"
_SEVERAL = 2


def table(
    before: Plan,
    after: Plan,
    *,
    spelling: bool = False,
    act: str = "改正",
    new_head: str | None = None,
    old_head: str | None = None,
    order: Order = "new-left",
    removed: str = REMOVED,
    same: str = LEFT_OUT,
    full: bool = False,
    pages: bool = False,
    remarks: Mapping[str, str] | None = None,
) -> Table:
    """The old-and-new table (新旧対照表) of two states of a plan, grouped by kind in the order of the plan.

    What changed is underlined on both sides, by whole words (字句). What was added is underlined whole and has （新設） on the
    side of the old text; what was removed is underlined whole and has （削る） on the side of the new. A moved or renumbered
    element is one row with its numbers underlined. What did not change is left out: 「（２）～（５）（略）」.

    Args:
        before: the plan as it stood.
        after: the plan as it stands.
        spelling: whether to show also what is merely printed differently (表記の整理).
        act: by which act it changes: 改正, 改訂, 変更, or 案 for a draft before adoption (改正案／現行).
        new_head: own words above the new text.
        old_head: own words above the old text.
        order: which text stands on the left.
        removed: what stands for a removed element; （削除）, or empty for no mark.
        same: what stands on the right for what did not change; ``SAME`` for （同左）.
        full: whether to print what did not change as well.
        pages: whether to add a column with the page on which the element is printed (頁).
        remarks: words for a last column (改訂理由・備考) by the id of the element; ``explained`` makes them.

    Raises:
        InvalidValueError: an unknown act or order, one heading for both sides, or a heading that is already that of another
            column.

    >>> from welfareplan.model.issues import Issue
    >>> before = Plan(id="p", issues=(Issue(id="isolation", label="①", title="孤立"), Issue(id="b", label="②")))
    >>> after = Plan(id="p", issues=(Issue(id="isolation", label="①", title="孤立と孤独"), Issue(id="b", label="②")))
    >>> print(table(before, after))
    新旧対照表
    （下線部分は改正部分）
    <BLANKLINE>
    改正後       改正前
    -----------  -------
    <BLANKLINE>
    ［課題］
    ①孤立と孤独  ①孤立
    ②（略）      ②（略）
    """
    new_words, old_words, word = _heads(act)
    heads = (new_words if new_head is None else new_head, old_words if old_head is None else old_head)
    extra = (*((_PAGE,) if pages else ()), *(() if remarks is None else (_REMARKS,)))
    headings = (_GROUP, *(reversed(heads) if _old_left(order) else heads), *extra)
    if len(set(headings)) != len(headings):
        raise InvalidValueError(
            f"the heads {heads[0]!r} and {heads[1]!r} must differ from one another and from those of other columns",
            f"見出し「{heads[0]}」「{heads[1]}」は、互いに、また他の欄の見出しとも違うものにしてください。",
        )
    comparison = _Comparison(
        before=before,
        after=after,
        spelling=spelling,
        full=full,
        removed=removed,
        same=same,
        order=order,
        pages=pages,
    )
    rows: list[tuple[Cell, ...]] = []
    for found in comparison.rows():
        cells = (found.old, found.new) if _old_left(order) else (found.new, found.old)
        page = (found.page,) if pages else ()
        reason = () if remarks is None else (remarks.get(found.id or "", ""),)
        rows.append((found.group, *cells, *page, *reason))
    return Table(
        title="新旧対照表",
        headings=headings,
        rows=tuple(rows),
        above=(f"（下線部分は{word}部分）",) if rows else (),
        notes=() if rows else ("二つの本文に違いはありません。",),
        grouped=True,
    )


def explained(before: Plan, after: Plan, *, spelling: bool = False) -> dict[str, str]:
    """What happened to each changed element, for the last column of the table (備考): 目標値の引上げ, 番号の変更.

    What the table itself shows without a name for it is left out.

    >>> explained(Plan(id="p", title="計画", vision="支え"), Plan(id="p", title="福祉計画"))
    {'p': '名称の変更'}
    """
    found: dict[str, list[str]] = {}
    for event in events(before, after, diff(before, after, spelling=spelling)):
        if event.meaning is not Meaning.CHANGED:
            found.setdefault(event.id, []).append(event.meaning.ja)
    return {id: "\n".join(dict.fromkeys(words)) for id, words in found.items()}


def _heads(act: str) -> tuple[str, str, str]:
    if act not in ACTS:
        raise InvalidValueError(
            f"the act {shown(act)} is unknown; known are {', '.join(ACTS)}",
            f"改正の種類{shown_ja(act)}はありません。使えるのは {'、'.join(ACTS)} です。",
        )
    return ACTS[act]


def _old_left(order: str) -> bool:
    if order not in {"new-left", "old-left"}:
        raise InvalidValueError(
            f"the order {shown(order)} is unknown; known are new-left and old-left",
            f"左右の順{shown_ja(order)}はありません。使えるのは new-left、old-left です。",
        )
    return order == "old-left"


@attrs.frozen
class _Row:
    group: str
    id: str | None
    old: Cell
    new: Cell
    page: str = ""


@attrs.frozen(kw_only=True)
class _Comparison:
    before: Plan
    after: Plan
    spelling: bool
    full: bool
    removed: str
    same: str
    order: Order
    pages: bool

    def rows(self) -> Iterator[_Row]:
        changes = diff(self.before, self.after, spelling=self.spelling)
        amended: dict[tuple[Kind, str], set[str]] = {}
        for change in changes:
            if isinstance(change, Amendment):
                amended.setdefault((change.kind, change.id), set()).add(change.field)
        yield from self._plan(amended.get((Kind.PLAN, self.before.id), set()))
        concerned = {change.kind for change in changes}
        words = dict(self.after.terms)
        for row in KINDS:
            if row.kind in concerned:
                fields = {id: frozenset(names) for (kind, id), names in amended.items() if kind is row.kind}
                group = words.get(row.kind.value, row.kind.ja)
                old, new = (
                    {key_of(each): each for each in getattr(plan, row.field)} for plan in (self.before, self.after)
                )
                yield from self._kind(row.kind, group, old, new, fields)

    def _plan(self, fields: set[str]) -> Iterator[_Row]:
        old, new = Shown(Kind.PLAN, self.before, self.before), Shown(Kind.PLAN, self.after, self.after)
        for name in (each.name for each in attrs.fields(Plan) if each.name in fields):
            left, right = field(old, new, name, full=self.full)
            yield _Row(Kind.PLAN.ja, self.before.id, left or ADDED, right or self.removed)

    def _kind(
        self,
        kind: Kind,
        group: str,
        old: dict[str, Any],
        new: dict[str, Any],
        fields: dict[str, frozenset[str]],
    ) -> Iterator[_Row]:
        kept = standing(tuple(old), tuple(new))
        waiting: list[tuple[Shown, Shown]] = []
        for id in interleaved(tuple(old), tuple(new)):
            one = Shown(kind, old[id], self.before) if id in old else None
            other = Shown(kind, new[id], self.after) if id in new else None
            if one and other and id in kept and id not in fields and not self.full:
                waiting.append((one, other))
                continue
            yield from self._unchanged(group, waiting)
            waiting = []
            left: Cell | Runs
            right: Cell | Runs
            if one and other:
                # A page that has its own column is not said among the words as well.
                changed = fields.get(id, frozenset()) - ({"page"} if self.pages else set())
                left, right = both(one, other, changed, moved=id not in kept, full=self.full)
            else:
                left, right = whole(one) if one else ADDED, whole(other) if other else self.removed
            yield _Row(group, id, left, right, _page(old.get(id), new.get(id)))
        yield from self._unchanged(group, waiting)

    def _unchanged(self, group: str, pairs: list[tuple[Shown, Shown]]) -> Iterator[_Row]:
        if not pairs:
            return
        old, new = (_range([pair[n] for pair in pairs]) + LEFT_OUT for n in (0, 1))
        if self.same != LEFT_OUT:  # 同左 refers to the left, whichever text that is
            old, new = (old, self.same) if _old_left(self.order) else (self.same, new)
        yield _Row(group, None, old, new)


def _range(elements: list[Shown]) -> str:
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
    return stands if was in {None, stands} else f"{stands}（旧{was}）"
