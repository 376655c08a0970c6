"""What does the plan say, at a glance? (floor 8)"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from welfareplan.model.bases import LegalBasis
from welfareplan.model.bodies import Body
from welfareplan.model.element import Element
from welfareplan.model.milestones import Milestone
from welfareplan.model.plan import Plan
from welfareplan.model.programmes import Programme
from welfareplan.model.relations import RelatedPlan
from welfareplan.reports import wording
from welfareplan.reports.sheets import Outline, Table, without_empty_columns
from welfareplan.terms import Kind, Relation

_UNLINKED = "対応関係は、資料に明記されたものと、推定と断ったものだけを載せています。ここにないことは、対応がないことを意味しません。"
_LINKS = "対応関係"
_INDENT = "　"
_DEEPEST = 8  # what stands deeper is not indented further


def outline(plan: Plan) -> Outline:
    """The outline of a plan (計画の概要): its header, then what it says, kind by kind, in printed order.

    Kinds of which the plan has nothing are left out, and so are columns in which nothing is stated; that links are those
    stated and no others is said in any case.

    >>> print(outline(Plan(id="p", title="支え合うプラン")))
    支え合うプラン
    <BLANKLINE>
    <BLANKLINE>
    計画の概要
    <BLANKLINE>
    項目      内容
    --------  --------------
    計画名    支え合うプラン
    計画期間  記載なし
    策定      記載なし
    基本理念  記載なし
    識別子    p
    <BLANKLINE>
    <BLANKLINE>
    対応関係
    <BLANKLINE>
    （該当なし）
    <BLANKLINE>
    注：対応関係は、資料に明記されたものと、推定と断ったものだけを載せています。ここ
        にないことは、対応がないことを意味しません。
    """
    words = dict(plan.terms)
    initiative, indicator = (words.get(each.value, each.ja) for each in (Kind.INITIATIVE, Kind.INDICATOR))
    tables = (
        _header(plan),
        _legal_items(plan),
        _nested(
            words.get(Kind.ISSUE.value, Kind.ISSUE.ja),
            plan.issues,
            _linked(plan, initiative, plan.issues, Relation.ANSWERS),
        ),
        _nested(
            "・".join(plan.levels) or words.get(Kind.DIRECTION.value, Kind.DIRECTION.ja),
            plan.directions,
            _linked(plan, initiative, plan.directions, Relation.PURSUES),
            _linked(plan, indicator, plan.directions, Relation.SHOWS),
        ),
        _nested(
            initiative,
            plan.initiatives,
            ("区分", ["・".join(mark.ja for mark in each.marks) for each in plan.initiatives]),
            ("期間", ["" if each.period is None else each.period.wareki() for each in plan.initiatives]),
            _linked(plan, "担当", plan.initiatives, Relation.LEADS),
        ),
        _nested(
            words.get(Kind.PROGRAMME.value, Kind.PROGRAMME.ja),
            plan.programmes,
            (initiative, [_part_of(plan, each) for each in plan.programmes]),
            _linked(plan, "担当", plan.programmes, Relation.LEADS),
        ),
        _indicators(plan, indicator, words),
        _subplans(plan),
        _milestones(plan),
        _links(plan),
    )
    return Outline(title=plan.name, tables=tuple(each for each in tables if each.rows or each.title == _LINKS))


def _header(plan: Plan) -> Table:
    rows: list[tuple[str, str]] = [("計画名", plan.name)]
    rows += [("一体的に策定", wording.joint(each, plan)) for each in plan.joint]
    rows += [
        ("計画期間", wording.NOT_STATED if plan.period is None else wording.period(plan.period)),
        ("策定", wording.NOT_STATED if plan.adopted is None else wording.partial_date(plan.adopted)),
        ("基本理念", plan.vision or wording.NOT_STATED),
        *(("根拠法", _basis(each)) for each in plan.bases),
        *((each.relation.ja if each.relation else "関連計画", _related(each)) for each in plan.related),
        *(("主体", _body(plan, each)) for each in plan.bodies),
        ("識別子", plan.id),
    ]
    return Table(title="計画の概要", headings=("項目", "内容"), rows=tuple(rows))


def _basis(basis: LegalBasis) -> str:
    law = basis.statute + (basis.provision or "")
    since = "" if basis.since is None else f"{basis.since.wareki()}から"
    strength = since + ("" if basis.obligation is None else basis.obligation.ja)
    return f"{law}（{strength}）" if strength else law


def _related(related: RelatedPlan) -> str:
    parts = [related.name if related.title or related.group is None else related.group]
    if related.relation is None:
        parts.append("（関係の記載なし）")
    if related.vision is not None:
        parts.append(f"（目指す姿：{related.vision}）")
    return "".join(parts)


def _body(plan: Plan, body: Body) -> str:
    functions = f"（{'、'.join(body.functions)}）" if body.functions else ""
    return wording.body(body.id, plan) + functions


def _legal_items(plan: Plan) -> Table:
    rows = tuple(
        (
            basis.statute + (basis.provision or ""),
            wording.legal_item(item),
            item.provision or "",
            "" if item.since is None else wording.partial_date(item.since),
        )
        for basis in plan.bases
        for item in basis.items
    )
    table = Table(
        title="計画に盛り込むべき事項", headings=("根拠法", "事項", "法の号", "適用開始"), rows=rows, grouped=True
    )
    return without_empty_columns(table)


def _linked(plan: Plan, heading: str, elements: Sequence[Element], relation: Relation) -> tuple[str, list[str]]:
    """A column of what links say belongs to each element."""
    return heading, [
        "\n".join(wording.name(link.source, plan) for link in plan.links_to(each, relation)) for each in elements
    ]


def _depths(elements: Iterable[Element]) -> dict[str, int]:
    depths: dict[str, int] = {}
    parents = {each.id: getattr(each, "under", None) for each in elements}
    for id, parent in parents.items():
        depth, above = 0, parent
        while above in parents and depth < _DEEPEST:  # also where elements stand under one another in a circle
            depth, above = depth + 1, parents[above]
        depths[id] = depth
    return depths


def _part_of(plan: Plan, programme: Programme) -> str:
    return "\n".join(wording.name(link.target, plan) for link in plan.links_from(programme, Relation.PART_OF))


def _remarks(element: Element) -> str:
    return "\n".join(f"{key}：{text}" for key, text in element.extra)


def _nested(title: str, elements: Sequence[Element], *columns: tuple[str, list[str]]) -> Table:
    depths = _depths(elements)
    columns = (*columns, ("備考", [_remarks(each) for each in elements]))
    rows = tuple(
        (_INDENT * depths[each.id] + each.name, *(column[n] for _, column in columns))
        for n, each in enumerate(elements)
    )
    headings = (title, *(name for name, _ in columns))
    return without_empty_columns(Table(title=_counted(title, len(rows)), headings=headings, rows=rows))


def _counted(title: str, count: int) -> str:
    return f"{title}（{count}）"


def _indicators(plan: Plan, word: str, words: Mapping[str, str]) -> Table:
    depths = _depths(plan.indicators)
    rows = tuple(
        (
            _INDENT * depths[each.id] + each.name,
            "" if each.baseline is None else wording.reading(each.baseline),
            "\n".join(map(wording.target, each.targets)),
            "" if each.better is None else each.better.ja,
        )
        for each in plan.indicators
    )
    bare = any(wording.has_bare_year(figure) for each in plan.indicators for figure in (each.baseline, *each.targets))
    table = Table(
        title=_counted(word, len(rows)),
        headings=(word, words.get("baseline", "基準値"), words.get("targets", "目標値"), "望ましい方向"),
        rows=rows,
        notes=(wording.BARE_YEAR_NOTE,) if bare else (),
    )
    return without_empty_columns(table)


def _subplans(plan: Plan) -> Table:
    rows = tuple(
        (
            each.name,
            "" if each.volume is None else each.volume.ja,
            "" if each.adopted is None else wording.partial_date(each.adopted),
            "\n".join(wording.name(basis, plan) for basis in each.bases),
        )
        for each in plan.subplans
    )
    table = Table(
        title=_counted("分冊・内包計画", len(rows)), headings=("計画", "分冊の別", "策定", "根拠法"), rows=rows
    )
    return without_empty_columns(table)


def _milestones(plan: Plan) -> Table:
    rows = tuple(
        (
            wording.time(each.when) or wording.NOT_STATED,
            each.kind.ja + ("" if each.status is None else f"（{each.status.ja}）"),
            "\n".join(filter(None, _happening(each))),
        )
        for each in plan.milestones
    )
    return Table(title=_counted("経過・予定", len(rows)), headings=("時期", "種類", "内容"), rows=rows)


def _happening(milestone: Milestone) -> Iterator[str]:
    if milestone.title is None and milestone.text is not None:
        yield milestone.text
    else:
        yield milestone.name
        yield wording.frequency(milestone)
    for topic in milestone.topics:
        yield f"・{topic}"
    yield _note(milestone)


def _note(milestone: Milestone) -> str:
    note = dict(milestone.extra).get("注記")
    return "" if note is None else f"（{note}）"


def _links(plan: Plan) -> Table:
    rows = tuple(
        (
            wording.name(each.source, plan),
            each.relation.ja + ("" if each.role is None else f"（{each.role.ja}）"),
            wording.name(each.target, plan),
            each.basis.ja,
        )
        for each in plan.links
    )
    return Table(title=_LINKS, headings=("何が", "関係", "何に", "根拠"), rows=rows, notes=(_UNLINKED,))
