"""What changed, as people read it? (floor 8)

The old-and-new table (新旧対照表): the new text on the left, the old on the right, as councils and assemblies are used to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from welfareplan.errors import InvalidValueError, shown, shown_ja
from welfareplan.reports.comparison import Comparison, Marks
from welfareplan.reports.contrast import LEFT_OUT
from welfareplan.reports.sheets import Cell, Table
from welfareplan.revision.changes import Reordering
from welfareplan.revision.differ import diff
from welfareplan.revision.meaning import events, moved_links
from welfareplan.terms import Meaning

if TYPE_CHECKING:
    from welfareplan.model.plan import Plan
    from welfareplan.revision.revisions import Revision

ADDED = "（新設）"
REMOVED = "（削る）"
SAME = "（同左）"

ACTS: dict[str, tuple[str, str, str]] = {
    "改正": ("改正後", "改正前", "改正"),
    "改訂": ("改訂後", "改訂前", "改訂"),
    "改定": ("改定後", "改定前", "改定"),
    "変更": ("変更後", "変更前", "変更"),
    "修正": ("修正後", "修正前", "修正"),
    "案": ("改正案", "現行", "改正"),
}
"""The acts by which a plan changes: the heads of the new and the old text, and the word of the note above the table."""

Order = Literal["new-left", "old-left"]
"""Which text stands in the left column (左欄の本文)."""

_GROUP, _PAGE, _REMARKS = "区分", "頁", "改訂理由・備考"


def table(
    before: Plan,
    after: Plan,
    *,
    spelling: bool = False,
    everything: bool = False,
    act: str = "改正",
    new_head: str | None = None,
    old_head: str | None = None,
    note: str | None = None,
    order: Order = "new-left",
    added: str = ADDED,
    removed: str = REMOVED,
    same: str = LEFT_OUT,
    full: bool = False,
    pages: bool = False,
    remarks: Mapping[str, str] | None = None,
) -> Table:
    """The old-and-new table (新旧対照表) of two states of a plan, in the order of the plan's own outline.

    What changed is underlined on both sides, by whole words (字句). What was added is underlined whole and has （新設） on the
    side of the old text; what was removed is underlined whole and has （削る） on the side of the new. A moved or renumbered
    element is one row with its numbers underlined. What did not change is left out: 「（２）～（５）（略）」. The rows stand
    under the chapters and sections of the plan, as its passages say; what stands in no passage is gathered by kind.

    Args:
        before: the plan as it stood.
        after: the plan as it stands.
        spelling: whether to show also what is only spelt or printed differently (表記の整理).
        everything: whether to show also what no plan prints as words of its text, such as the author's notes or the basis
            of a link; a note below the table says what was left out.
        act: by which act it changes: 改正, 改訂, 改定, 変更, 修正, or 案 for a draft before adoption (改正案／現行).
        new_head: own words above the new text.
        old_head: own words above the old text.
        note: own words above the table, instead of （下線部分は改正部分）; empty for none.
        order: which text stands on the left.
        added: what stands for the old text of an added element; empty for no mark.
        removed: what stands for a removed element; （削除）, or empty for no mark.
        same: what stands on the right for what did not change; ``SAME`` for （同左）.
        full: whether to print what did not change as well.
        pages: whether to add a column with the page on which the element is printed (頁).
        remarks: words for a last column (改訂理由・備考) by the id of the element; ``explained`` makes them.

    Raises:
        InvalidValueError: an unknown act or order, one heading for both sides, or a heading that is already that of another
            column; plans of different ids.

    >>> from welfareplan.model.issues import Issue
    >>> from welfareplan.model.plan import Plan
    >>> before = Plan(id="p", issues=(Issue(id="isolation", label="①", title="孤立"), Issue(id="b", label="②")))
    >>> after = Plan(id="p", issues=(Issue(id="isolation", label="①", title="孤立と孤独"), Issue(id="b", label="②")))
    >>> print(table(before, after))
    新旧対照表
    （下線部分は改正部分）
    <BLANKLINE>
    改正後         改正前
    -------------  -------
    <BLANKLINE>
    ［課題］
    ①孤立_と孤独_  ①孤立
    ②（略）        ②（略）
    """
    new_words, old_words, word = _heads(act)
    heads = (new_words if new_head is None else new_head, old_words if old_head is None else old_head)
    old_left = _old_left(order)
    texts = heads[::-1] if old_left else heads
    headings = (_GROUP, *((_PAGE,) if pages else ()), *texts, *(() if remarks is None else (_REMARKS,)))
    if len(set(headings)) != len(headings):
        raise InvalidValueError(
            f"the heads {heads[0]!r} and {heads[1]!r} must differ from one another and from those of other columns",
            f"見出し「{heads[0]}」「{heads[1]}」は、互いに、また他の欄の見出しとも違うものにしてください。",
        )
    comparison = Comparison(
        before=before,
        after=after,
        spelling=spelling,
        everything=everything,
        full=full,
        paged=pages,
        marks=Marks(added=added, removed=removed, same=same, same_is_old=not old_left),
    )
    rows: list[tuple[Cell, ...]] = []
    for found in comparison.rows():
        cells = (found.old, found.new) if old_left else (found.new, found.old)
        page = (found.page,) if pages else ()
        reason = () if remarks is None else (remarks.get(found.id or "", ""),)
        rows.append((found.group, *page, *cells, *reason))
    if note is None:
        note = f"（下線部分は{word}部分）"
    return Table(
        title="新旧対照表",
        headings=headings,
        rows=tuple(rows),
        above=(note,) if rows and note else (),
        slim=() if remarks is None else (_REMARKS,),
        notes=(*(() if rows else ("二つの本文に違いはありません。",)), *comparison.left_out()),
        verbatim=True,
        grouped=True,
    )


def explained(
    before: Plan, after: Plan, *, spelling: bool = False, revisions: Iterable[Revision] = ()
) -> dict[str, str]:
    """What happened to each changed element, for the last column of the table (備考): 目標値の引上げ, 番号の変更.

    What the table itself shows without a name for it is left out.

    Args:
        before: the plan as it stood.
        after: the plan as it stands.
        spelling: whether to name also what is only printed differently (表記の整理).
        revisions: the revisions between the two, whose reasons (改訂理由) stand with what they changed.

    >>> from welfareplan.model.plan import Plan
    >>> explained(Plan(id="p", title="計画", vision="支え"), Plan(id="p", title="福祉計画"))
    {'p': '名称の変更'}
    """
    found: dict[str, list[str]] = {}
    changes = diff(before, after, spelling=spelling)
    became = moved_links(changes)  # a link that leads to another element now is called by its new key
    for event in events(before, after, changes):
        if event.meaning is not Meaning.CHANGED:
            found.setdefault(became.get(event.id, event.id), []).append(event.meaning.ja)
    for revision in revisions:
        if revision.reason is not None:
            for id in dict.fromkeys(change.id for change in revision.changes if not isinstance(change, Reordering)):
                found.setdefault(id, []).append(revision.reason)
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
