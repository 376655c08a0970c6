"""Which grade, and by which rule, as people read it? (floor 8)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.evaluation.grading import Evaluation
from welfareplan.evaluation.pairing import compare
from welfareplan.evaluation.reasons import REASONS
from welfareplan.evaluation.result import Result
from welfareplan.evaluation.schemes.bands import Bands
from welfareplan.evaluation.schemes.own import OwnRule
from welfareplan.evaluation.summing import counted
from welfareplan.model.plan import Plan
from welfareplan.reports import wording
from welfareplan.reports.sheets import Outline, Table
from welfareplan.terms import Against, Condition, DirectionBasis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from welfareplan.evaluation.schemes import Scheme

_NONE = "―"
_INFERRED = "望ましい方向の「推定」は、計画に明記がないため、基準値と目標値の大小から推定したものです。"
_DECLARED = "望ましい方向の「評価者が指定」は、計画に明記がないため、この評価のために指定したものです。"
_NOT_STATED = "種類の記載なし"


def evaluation_report(evaluation: Evaluation, plan: Plan) -> Outline:
    """The grades of a plan under one scheme (評価の表): each indicator, the counts, and branch by branch.

    Args:
        evaluation: the evaluation.
        plan: the plan it is of, for the names of its elements.

    >>> from welfareplan.evaluation.grading import evaluate
    >>> from welfareplan.when import FiscalYear
    >>> found = evaluate(Plan(id="p"), (), through=FiscalYear(2022), scheme="fukuoka")
    >>> evaluation_report(found, Plan(id="p")).title
    '評価（令和4年度まで）'
    """
    return Outline(
        title=f"評価（{_asked(evaluation, plan)}）",
        tables=(_grades(evaluation, plan), counts_table(evaluation), branches_table(evaluation, plan)),
    )


def _asked(evaluation: Evaluation, plan: Plan) -> str:
    """What was asked: up to which year, graded up to which, of which branch, against which target."""
    numbers = evaluation.progress
    parts = [f"{numbers.through.wareki()}まで"]
    if numbers.cut_off is not None:
        parts.append(f"{numbers.cut_off.wareki()}までの値で評価")
    if numbers.against is Against.YEAR:
        parts.append(f"{numbers.against.ja}との比較")
    if numbers.about is not None:
        parts.append(wording.name(numbers.about, plan))
    return "、".join(parts)


def comparison_table(left: Evaluation, right: Evaluation, plan: Plan) -> Table:
    """Two evaluations side by side (評価方法の比較); an A of one scheme is not an A of the other."""
    pairs = compare(left, right)
    results = [each for pair in pairs for each in (pair.left, pair.right) if each is not None]
    reasons: dict[str, str] = {}
    return Table(
        title=f"評価方法の比較（{_asked(left, plan)}）",
        headings=("指標", *_two_names(left.scheme, right.scheme)),
        rows=tuple(
            (wording.name_under(pair.id, plan), *(_grade(each, reasons) for each in (pair.left, pair.right)))
            for pair in pairs
        ),
        notes=(
            *_reasons(reasons),
            *direction_notes(results),
            *declared_notes(left, plan),
            "評価の記号は、同じ評価方法の中でだけ比べられます。",
        ),
    )


def _two_names(left: Scheme, right: Scheme) -> tuple[str, str]:
    """What two schemes are called beside each other: by their names, or where these are one, by more."""
    if left.name != right.name:
        return left.name, right.name
    first, second = (f"{each.name}（{each.slug}、{each.edition}）" for each in (left, right))
    return (first, second) if first != second else (first, f"{second}・2")


def schemes_table(schemes: Iterable[Scheme]) -> Table:
    """The schemes with what they are called by, their grades and where they are published (評価方法の一覧)."""
    return Table(
        title="評価方法の一覧",
        headings=("評価方法", "評価区分", "出典"),
        rows=tuple((f"{each.slug}　{each.name}", _symbols(each), "\n".join(each.citations)) for each in schemes),
        notes=("既定の評価方法はありません。同じ数値でも、方法によって評価は異なります。",),
        grouped=True,
    )


def scheme_report(scheme: Scheme) -> Outline:
    """One scheme with its grades, what its source leaves open, and where it is published (評価方法の説明)."""
    facts = [("版", scheme.edition)]
    if scheme.measure is not None:
        facts.append(("計算する値", scheme.measure))
    facts += _rule_facts(scheme)
    facts.append(("根拠", "公表された結果や文言からの推定" if scheme.inferred else "公表された規則"))
    facts.append(("まとめの規則", "なし" if scheme.roll_up is None else "あり"))
    facts += [("出典", each) for each in scheme.citations]
    ranges = _ranges(scheme)
    grades = tuple(
        (each.symbol, each.ja, *([ranges.get(each.symbol, _NONE)] if ranges else [])) for each in scheme.grades
    )
    return Outline(
        title=f"{scheme.slug}　{scheme.name}",
        tables=(
            Table(title="評価方法", headings=("項目", "内容"), rows=tuple(facts)),
            Table(
                title="判定の順序",
                headings=("順", "規則"),
                rows=tuple((str(n), each.ja) for n, each in enumerate(scheme.order, 1)),
                right=("順",),
            ),
            Table(
                title="評価区分",
                headings=("記号", "意味", *(["条件"] if ranges else [])),
                rows=grades,
                notes=tuple(f"原典に定めのない点：{each}。" for each in scheme.open_points),
            ),
        ),
    )


def _bands(scheme: Scheme) -> Bands | None:
    if isinstance(scheme.rule, OwnRule):
        return scheme.rule.bands
    return scheme.rule if isinstance(scheme.rule, Bands) else None


def _ranges(scheme: Scheme) -> dict[str, str]:
    """When each grade of a scheme of bands is given, by symbol."""
    bands, rule = _bands(scheme), scheme.rule
    if bands is None:
        return {}
    found = {each.grade.symbol: each.ja(bands.number.unit) for each in bands.bands}
    if isinstance(rule, OwnRule):
        named = ((rule.met, Condition.TARGET_MET), (rule.mark, Condition.NOT_ASSESSED))
        found.update((symbol, condition.ja) for symbol, condition in named if symbol is not None)
    return found


def _rule_facts(scheme: Scheme) -> list[tuple[str, str]]:
    """What a scheme of bands says besides its bands."""
    bands, rule = _bands(scheme), scheme.rule
    facts = []
    if bands is not None and not bands.number.both_ways:
        facts.append(("減少を目指す指標", bands.falling.ja))
    if isinstance(rule, OwnRule):
        if rule.met is not None:
            facts.append(("判定の順序", f"目標を達成していれば先に「{rule.met}」とする"))
        if rule.keep_within is not None:
            facts.append(("維持の許容幅", f"水準の{rule.keep_within:f}%以内"))
        if rule.keep_within_points is not None:
            facts.append(("維持の許容幅（割合の指標）", f"{rule.keep_within_points:f}ポイント以内"))
    return facts


def _symbols(scheme: Scheme) -> str:
    return "・".join(each.symbol for each in scheme.grades) or "数値だけ"


def _noted(reason: str | None, reasons: dict[str, str]) -> str:
    return "" if reason is None else reasons.setdefault(reason, f"※{len(reasons) + 1}")


def _grade(result: Result | None, reasons: dict[str, str]) -> str:
    return _NONE if result is None else (result.symbol or _NONE) + _noted(result.reason, reasons)


def _reasons(reasons: dict[str, str]) -> list[str]:
    return [f"{sign} {REASONS[reason][1]}" for reason, sign in reasons.items()]


def direction_notes(results: Iterable[Result]) -> list[str]:
    """Whose word the directions are where the plan does not say them (望ましい方向の注)."""
    bases = {each.basis for each in results}
    notes = {DirectionBasis.INFERRED: _INFERRED, DirectionBasis.DECLARED: _DECLARED}
    return [note for basis, note in notes.items() if basis in bases]


def wanted(result: Result) -> str:
    """Which way an indicator is to go, and who says so (望ましい方向)."""
    wanted = result.figures.wanted
    if wanted is None:
        return _NONE
    return f"{wanted.ja}（{'目標の文言' if result.basis is None else result.basis.ja}）"


def _later(evaluation: Evaluation, plan: Plan) -> list[str]:
    """The figures after the cut-off, which are shown and not graded."""
    return [
        f"参考（評価の基準となる年度より後の値）：{wording.name_under(each.id, plan)} {wording.reading(each.row.later.reading)}"
        for each in evaluation
        if each.row.later is not None
    ]


def declared_notes(evaluation: Evaluation, plan: Plan) -> list[str]:
    """What was declared for the grades besides directions, which stand beside each grade (評価者の指定の注)."""
    found = [
        f"{wording.name_under(id, plan)}（{given.beside_the_direction}）"
        for id, given in evaluation.declared
        if given.beside_the_direction
    ]
    return [f"この評価のための指定：{'、'.join(found)}。"] if found else []


def revision_notes(evaluation: Evaluation, plan: Plan) -> list[str]:
    """The targets that a revision has set (改訂による目標値)."""
    found: dict[str, list[str]] = {}
    for each in evaluation:
        if each.set_by is not None:
            said = f"改訂「{each.set_by.title or each.set_by.id}」（{wording.partial_date(each.set_by.in_force)}）"
            found.setdefault(said, []).append(wording.name_under(each.id, plan))
    return [f"{said}で目標値が定められた指標：{'、'.join(names)}。" for said, names in found.items()]


def _grades(evaluation: Evaluation, plan: Plan) -> Table:
    reasons: dict[str, str] = {}
    scheme = evaluation.scheme
    measure = scheme.measure or "率"
    rows = tuple(
        (
            wording.name_under(each.id, plan),
            _grade(each, reasons),
            _NONE if each.grade is None else each.grade.ja,
            each.rate_text or _NONE,
            each.status.ja + _noted(each.status_reason, reasons),
            wanted(each),
        )
        for each in evaluation
    )
    return Table(
        title=f"評価方法：{scheme.name}（{scheme.edition}）",
        headings=("指標", "評価", "意味", measure, "達成状況", "望ましい方向"),
        rows=rows,
        notes=(
            *_reasons(reasons),
            *direction_notes(evaluation),
            *_later(evaluation, plan),
            *declared_notes(evaluation, plan),
            *revision_notes(evaluation, plan),
            *(f"出典：{each}" for each in scheme.citations),
        ),
        right=(measure,),
        grouped=True,
    )


def counts_table(evaluation: Evaluation) -> Table:
    """How many indicators have each grade (評価の集計); outcome and output stand in rows of their own and are not added up."""
    symbols = [*(each.symbol for each in evaluation.scheme.grades), None]
    heads = tuple("評価なし" if each is None else each for each in symbols)
    return Table(
        title="評価の集計",
        headings=("指標の種類", *heads),
        rows=tuple(
            (_NOT_STATED if kind is None else kind.ja, *(str(counts[each]) for each in symbols))
            for kind, counts in evaluation.counts().items()
        ),
        right=heads,
    )


def branches_table(evaluation: Evaluation, plan: Plan) -> Table:
    """Every branch (方向性などの集計) and kind of indicator: the scheme's own overall grade, and how many have each grade."""
    reasons: dict[str, str] = {}
    symbols = [*(each.symbol for each in evaluation.scheme.grades), None]
    heads = tuple("評価なし" if each is None else each for each in symbols)
    rows = []
    for branch in evaluation.sums:
        name = wording.name(branch.about, plan) + ("（推定の対応を含む）" if branch.inferred else "")
        counts = counted([evaluation[id] for id in branch.indicators], evaluation.scheme)
        for kind, judgement in branch.apart:
            grade = (judgement.grade or _NONE) + _noted(judgement.reason, reasons)
            numbers = (str(counts[kind][each]) for each in symbols)
            rows.append((name, _NOT_STATED if kind is None else kind.ja, grade, *numbers))
    return Table(
        title="方向性などの集計",
        headings=("対象", "指標の種類", "総合評価", *heads),
        rows=tuple(rows),
        notes=tuple(_reasons(reasons)),
        right=heads,
        grouped=True,
    )
