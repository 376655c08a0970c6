"""What was it before, and what may come of it? (floor 8)

The history of an element, the proposals of which element continues which, and the conflicts of a merge, as tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from welfareplan.japanese import field_label
from welfareplan.model.element import Element
from welfareplan.model.links import Link
from welfareplan.model.plan import ELEMENT_KINDS, Plan
from welfareplan.reports import wording
from welfareplan.reports.sheets import Table
from welfareplan.revision.matching import KINDS_MATCHED
from welfareplan.revision.sides import ORDER
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from welfareplan.dossier import Dossier
    from welfareplan.following import Series
    from welfareplan.model.element import Citation
    from welfareplan.revision.history import History, Span
    from welfareplan.revision.matching import Match
    from welfareplan.revision.merging import Merge
    from welfareplan.revision.sides import Conflict
    from welfareplan.when import PartialDate

_PRESENCE = "（存続）"
_LEFT_OUT = frozenset({"id"})


def history_table(found: History, dossier: Dossier) -> Table:
    """The values an element had (沿革): each with the time for which it stood, the revision and the citation.

    Args:
        found: the history.
        dossier: the dossier it is of, which knows the names of the revisions.

    >>> from welfareplan.dossier import Dossier
    >>> dossier = Dossier(base=Plan(id="p", title="支え合うプラン"))
    >>> history_table(dossier.history("p"), dossier).to_rows()[1]["値"]
    '支え合うプラン'
    """
    plan = dossier.latest
    names = {each.id: each.title or each.id for each in dossier.revisions}
    rows = [
        (
            _PRESENCE if span.field is None else field_label(found.kind, span.field),
            _value(span.value, plan),
            *_time(span, names),
        )
        for span in found.spans
        if span.field not in _LEFT_OUT
    ]
    rows += [("対応関係", wording.link(span.value, plan), *_time(span, names)) for span in found.links]
    return Table(
        title=f"沿革（{found.kind.ja}「{wording.name(found.id, plan)}」）",
        headings=("項目", "値", "いつから", "いつまで", "改訂", "出典"),
        rows=tuple(rows),
    )


def _time(span: Span, names: dict[str, str]) -> tuple[str, str, str, str]:
    by = "策定時" if span.by is None else names.get(span.by, span.by)
    ended = "" if span.ended_by is None else f"\n→ {names.get(span.ended_by, span.ended_by)}"
    return _date(span.since, wording.NOT_STATED), _date(span.until, "現在"), by + ended, _cites(span.cites)


def _date(date: PartialDate | None, otherwise: str) -> str:
    return otherwise if date is None else wording.partial_date(date)


def _cites(cites: Iterable[Citation]) -> str:
    return "\n".join(map(str, cites))


def _value(value: Any, plan: Plan) -> str:  # noqa: ANN401 - a field has any type of the model
    if isinstance(value, Link):
        return wording.link(value, plan)
    return value.name if isinstance(value, Element) else wording.value(value, plan)


def matches_table(found: tuple[Match, ...], old: Plan, new: Plan) -> Table:
    """The proposals of which elements continue which (継続の候補), for a person to accept into ``succeeds``.

    What no proposal is made for is named below the table.

    >>> matches_table((), Plan(id="a"), Plan(id="b")).rows
    ()
    """
    rows = tuple(
        (
            each.kind.ja,
            wording.name_under(each.new, new),
            each.new,
            wording.name_under(each.old, old),
            f"{each.score:.2f}",
            "、".join(ground.ja for ground in each.grounds),
        )
        for each in found
    )
    return Table(
        title="次期計画との対応（候補）",
        headings=("種類", "新しい計画", "識別子", "前の計画", "類似度", "根拠"),
        rows=rows,
        notes=(
            "これは候補です。確かめたうえで、正しいものを新しい計画の継承元（succeeds）に書き入れてください。",
            *_unmatched("新しい計画で候補のないもの", new, {each.new for each in found}),
            *_unmatched("前の計画で候補のないもの", old, {each.old for each in found}),
        ),
        right=("類似度",),
        grouped=True,
    )


def _unmatched(words: str, plan: Plan, matched: set[str]) -> Iterator[str]:
    for row in ELEMENT_KINDS:
        if row.kind in KINDS_MATCHED:
            left = [wording.name_under(each.id, plan) for each in getattr(plan, row.field) if each.id not in matched]
            if left:
                yield f"{words}（{row.kind.ja}{len(left)}件）：{'、'.join(left)}"


def series_table(found: Series) -> Table:
    """The figures of an indicator across terms (期をまたぐ系列), the newest plan first.

    >>> import welfareplan as wp
    >>> [row["値"] for row in series_table(wp.follow(wp.example("kurume"), "visits")).to_rows()]
    ['226,650件', '241,061件']
    """
    rows = tuple(
        (f"{stretch.indicator.name}（{stretch.plan}）", wording.taken(figure), wording.figure(figure))
        for stretch in found.stretches
        for figure in stretch.figures
    )
    seams = [(stretch.plan, stretch.seam) for stretch in found.stretches if stretch.seam is not None]
    return Table(
        title=f"系列（指標「{found.stretches[0].indicator.name}」）",
        headings=("計画", "時点", "値"),
        rows=rows,
        notes=tuple(
            f"計画「{plan}」とそれより前の値は、{'つなげています' if seam.holds else 'つなげていません'}（{seam.ja}）。"
            for plan, seam in seams
        ),
        right=("値",),
        grouped=True,
    )


def conflicts_table(found: Merge) -> Table:
    """What both sides of a merge changed, differently (競合), each with the name by which a side is chosen for it.

    >>> from welfareplan.revision.merging import merge
    >>> base, ours, theirs = (Plan(id="p", title=title) for title in ("案", "素案", "原案"))
    >>> row = conflicts_table(merge(base, ours, theirs)).to_rows()[0]
    >>> row["相手の案"], row["指定"]
    ('原案', 'p.title')
    """
    rows = tuple(
        (
            each.name,
            _about(each, found),
            *(
                _side(each, value, plan)
                for value, plan in ((each.base, found.base), (each.ours, found.ours), (each.theirs, found.theirs))
            ),
        )
        for each in found.conflicts
    )
    return Table(
        title=f"競合（{len(rows)}件）",
        headings=("指定", "対象", "元", "こちらの案", "相手の案"),
        rows=rows,
    )


def _about(conflict: Conflict, found: Merge) -> str:
    """What a conflict is about: the element and its field."""
    if conflict.field == ORDER:
        return f"{conflict.kind.ja}の順序"
    versions = (found.base, found.ours, found.theirs)
    if conflict.kind is Kind.LINK:
        name = next(wording.link(link, plan) for plan in versions for link in plan.links if link.key == conflict.id)
    else:
        name = wording.name(conflict.id, next(plan for plan in versions if conflict.id in plan))
    part = "" if conflict.field is None else f"の{field_label(conflict.kind, conflict.field)}"
    return f"{conflict.kind.ja}{part}" if conflict.kind is Kind.PLAN else f"{conflict.kind.ja}「{name}」{part}"


def _side(conflict: Conflict, value: Any, plan: Plan) -> str:  # noqa: ANN401 - a field has any type of the model
    if conflict.field is None and value is None:
        return "（なし）"
    if conflict.field == ORDER:
        return "\n".join(wording.name(key, plan) for key in value)
    return _value(value, plan)
