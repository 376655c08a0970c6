"""What changed, as people read it? (floor 8)

The old-and-new table (新旧対照表): the new text on the left, the old on the right, as councils and assemblies are used to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.model.element import Element
from welfareplan.model.kinds import KINDS
from welfareplan.model.links import Link
from welfareplan.model.plan import Plan
from welfareplan.reports import wording
from welfareplan.reports.labels import field_label
from welfareplan.reports.sheets import Table
from welfareplan.revision.changes import Addition, Amendment, Change, Removal, Reordering
from welfareplan.revision.differ import diff
from welfareplan.terms import Kind

ADDED = "（新設）"
REMOVED = "（削る）"
WHOLE = "全体"
ORDER = "順序"

_KIND_ORDER = (Kind.PLAN, *(row.kind for row in KINDS))
_LEFT_OUT = frozenset({"id", "label", "title", "text", "extra", "cites", "page", "passage"})
_REFERENCES = {row.kind: frozenset(field for field, _ in row.references) | {"passage"} for row in KINDS}


def table(
    before: Plan,
    after: Plan,
    *,
    spelling: bool = False,
    new_head: str = "改正後",
    old_head: str = "改正前",
) -> Table:
    """The old-and-new table (新旧対照表) of two states of a plan, grouped by kind in the order of the plan.

    What was added has （新設） on the side of the old text, what was removed （削る） on the side of the new; an amended
    element has a row for each field; a changed order is one row.

    Args:
        before: the plan as it stood.
        after: the plan as it stands.
        spelling: whether to show also what is merely printed differently (表記の整理).
        new_head: the heading above the new text.
        old_head: the heading above the old text.

    Raises:
        InvalidValueError: one heading for both sides, or a heading that is already that of another column.

    >>> from welfareplan.model.issues import Issue
    >>> before = Plan(id="p", issues=(Issue(id="isolation", label="①", title="孤立"),))
    >>> after = Plan(id="p", issues=(Issue(id="isolation", label="①", title="孤立と孤独"),))
    >>> print(table(before, after))
    新旧対照表
    <BLANKLINE>
    対象         項目  改正後      改正前
    -----------  ----  ----------  ------
    <BLANKLINE>
    ［課題］
    ①孤立と孤独  名称  孤立と孤独  孤立
    """
    headings = ("種類", "対象", "項目", new_head, old_head)
    if len(set(headings)) != len(headings):
        raise InvalidValueError(
            f"the heads {new_head!r} and {old_head!r} must differ from one another and from 種類, 対象 and 項目",
            f"見出し「{new_head}」「{old_head}」は、互いに、また「種類」「対象」「項目」とも違うものにしてください。",
        )
    changes = sorted(diff(before, after, spelling=spelling), key=lambda change: _KIND_ORDER.index(change.kind))
    rows = tuple(row for change in changes for row in _rows(change, before, after))
    notes = () if rows else ("二つの本文に違いはありません。",)
    return Table(title="新旧対照表", headings=headings, rows=rows, notes=notes, grouped=True)


def _rows(change: Change, before: Plan, after: Plan) -> Iterator[tuple[str, ...]]:
    kind = change.kind.ja
    match change:
        case Addition(element=element):
            yield kind, _called(element, after), WHOLE, _whole(change.kind, element, after), ADDED
        case Removal(element=element):
            yield kind, _called(element, before), WHOLE, REMOVED, _whole(change.kind, element, before)
        case Reordering(old=old, new=new):
            yield kind, f"{kind}の並び", ORDER, _listed(new, after), _listed(old, before)
        case Amendment(id=id, field=field, old=old, new=new):
            left, right = _field(change.kind, field, new, after), _field(change.kind, field, old, before)
            if left == right:  # what differs is only how it was printed
                left, right = _printed(new, left), _printed(old, right)
            yield kind, _owner(id, change.kind, after), field_label(change.kind, field), left, right


def _called(element: Element | Link, plan: Plan) -> str:
    return wording.link(element, plan) if isinstance(element, Link) else element.name


def _owner(id: str, kind: Kind, plan: Plan) -> str:
    if kind is Kind.PLAN:
        return "計画全体"
    if kind is Kind.LINK:
        return next((wording.link(link, plan) for link in plan.links if link.key == id), id)
    return wording.name(id, plan)


def _listed(ids: tuple[str, ...], plan: Plan) -> str:
    return "\n".join(_owner(id, Kind.LINK if " " in id else Kind.ISSUE, plan) for id in ids)


def _printed(value: Any, text: str) -> str:  # noqa: ANN401 - a field has any type of the model
    """The value as it was printed, where that is on file."""
    parts = value if isinstance(value, tuple) else (value,)
    found = [printed for part in parts if (printed := getattr(part, "printed", None))]
    return "\n".join(found) if found else f"{text}（表記の記載なし）"


def _field(kind: Kind, field: str, value: Any, plan: Plan) -> str:  # noqa: ANN401 - a field has any type of the model
    if field in _REFERENCES.get(kind, ()) and value:
        ids = value if isinstance(value, tuple) else (value,)
        return "\n".join(wording.name(id, plan) for id in ids)
    return wording.value(value, plan)


def _whole(kind: Kind, element: Element | Link, plan: Plan) -> str:
    """What an element says, a line for each field; where it is printed and stated is left to the document."""
    if isinstance(element, Link):
        return f"{element.basis.ja}" + ("" if element.role is None else f"、{element.role.ja}")
    own = [field.name for field in attrs.fields(type(element)) if field.name not in _LEFT_OUT]
    lines = [element.name]
    for field in (*own, "text", "extra"):
        stated = getattr(element, field)
        if stated is None or stated == () or stated is False:
            continue
        text = _field(kind, field, stated, plan)
        lines.append(f"{field_label(kind, field)}：{text.replace(chr(10), '、') if field in own else text}")
    return "\n".join(lines)
