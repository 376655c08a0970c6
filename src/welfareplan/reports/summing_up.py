"""What has become of the plan? (floor 8)

The 総括表 of the last two years of a plan: the final figures by direction, met or not met by a named scheme, the self-grades year by
year, the recommendations without a response, and for each initiative a proposal 継続・統合・廃止 that is left to be filled in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from welfareplan.evaluation.branches import above
from welfareplan.evaluation.reasons import REASONS
from welfareplan.evaluation.tallying import Tally, in_order
from welfareplan.files.form_layout import steps_of
from welfareplan.reports import wording
from welfareplan.reports.documents import Document, Section
from welfareplan.reports.judged import NONE, directions_of, figure_and_time
from welfareplan.reports.matters import text_of
from welfareplan.reports.sheets import Outline, Table
from welfareplan.reports.tally_rows import unresponded_table
from welfareplan.terms import Kind, Relation, Stage, Status

if TYPE_CHECKING:
    from welfareplan.evaluation.result import Result
    from welfareplan.model.element import Element
    from welfareplan.model.plan import Plan
    from welfareplan.observations import Assessment
    from welfareplan.reports.judged import Judged
    from welfareplan.when import FiscalYear

PROPOSALS = ("継続", "統合", "廃止")
"""What may become of an initiative in the next plan."""

_PROPOSAL, _WHY = "今後の扱い（案）", "理由・備考"
_NOTHING_SAID = "方向性との対応の記載なし"
_WHOLE = "計画全体"
_INDENT = "　"
_LAST_YEARS = 2
_MOST_YEARS = 6


def summary(judged: Judged) -> Outline:
    """The 総括表 of a plan as tables (総括表).

    Args:
        judged: the figures and grades, and the assessments.

    >>> from welfareplan.dossier import Dossier
    >>> from welfareplan.model.plan import Plan
    >>> from welfareplan.reports.judged import judged
    >>> from welfareplan.when import FiscalYear
    >>> found = judged(Dossier(base=Plan(id="p")), through=FiscalYear(2022), scheme="target-met")
    >>> [each.title for each in summary(found).tables]
    ['概況', '指標の達成状況', '自己評価の推移', '取組と今後の扱い', '対応の記録がない提言（提言0件のうち0件）']
    """
    return _Summary(judged).outline()


def summary_document(outline: Outline, plan: Plan) -> Document:
    """The 総括表 as a document that is printed across (総括表の文書)."""
    sections = tuple(
        Section(id=f"section_{n}", title=each.title, parts=(attrs.evolve(each, title=""),))
        for n, each in enumerate(outline.tables, 1)
    )
    return Document(title=outline.title, lang="ja", above=(plan.name,), sections=sections, landscape=True)


@attrs.frozen
class _Summary:
    judged: Judged

    @property
    def plan(self) -> Plan:
        return self.judged.plan

    def outline(self) -> Outline:
        return Outline(
            title=f"総括表（{self.judged.through.wareki()}まで）",
            tables=(
                self._facts(),
                self._indicators(),
                self._history(),
                self._initiatives(),
                unresponded_table(self.judged.counted, self.plan),
            ),
        )

    # --- What it is about ---------------------------------------------------------------------------------------------

    def _facts(self) -> Table:
        plan, scheme = self.plan, self.judged.evaluation.scheme
        statuses = Counter(each.status for each in self.judged.evaluation)
        rows = [
            ("計画", plan.name),
            ("計画期間", wording.NOT_STATED if plan.period is None else wording.period(plan.period)),
            ("本文", text_of(self.judged.found)),
            ("評価方法", f"{scheme.name}（{scheme.edition}）"),
            (
                "指標",
                f"{len(self.judged.evaluation)}件（{'、'.join(f'{each.ja}{statuses[each]}件' for each in Status)}）",
            ),
            *(
                (f"評価{self._of_kind(kind)}", self._counted(counts))
                for kind, counts in self.judged.evaluation.counts().items()
            ),
        ]
        notes = [f"出典：{each}" for each in scheme.citations]
        if plan.period is not None and not self._is_at_the_end():
            notes.insert(0, f"{self.judged.through.wareki()}は、計画期間の最後の{_LAST_YEARS}年に当たりません。")
        return Table(title="概況", headings=("項目", "内容"), rows=tuple(rows), notes=tuple(notes), naming="項目")

    def _is_at_the_end(self) -> bool:
        period = self.plan.period
        return period is not None and period.last - self.judged.through < _LAST_YEARS

    def _of_kind(self, kind: object) -> str:
        return "" if kind is None else f"（{getattr(kind, 'ja', kind)}）"

    def _counted(self, counts: dict[str | None, int]) -> str:
        return "、".join(f"{'評価なし' if symbol is None else symbol} {count}" for symbol, count in counts.items())

    # --- Figures ------------------------------------------------------------------------------------------------------

    def _indicators(self) -> Table:
        reasons: dict[str, str] = {}
        rows = [
            (self._heading(group, inferred=inferred), *self._result(self.judged.evaluation[id], reasons))
            for group, id, inferred in self._grouped([each.indicator for each in self.judged.evaluation])
        ]
        words = dict(self.plan.terms)
        headings = (
            "方向性",
            words.get("indicator", Kind.INDICATOR.ja),
            words.get("baseline", "基準値"),
            words.get("targets", "目標値"),
            "最新の実績値",
            "達成状況",
            "評価",
            "評価の意味・理由",
        )
        notes = [f"{sign} {REASONS[reason][1]}" for reason, sign in reasons.items()]
        notes.append("複数の方向性に属する指標は、それぞれに載せています。")
        if any(wording.has_bare_year(each.row.baseline) for each in self.judged.evaluation):
            notes.append(wording.BARE_YEAR_NOTE)
        return Table(
            title="指標の達成状況",
            headings=headings,
            rows=tuple(rows),
            notes=tuple(notes),
            grouped=True,
            naming=headings[1],
        )

    def _result(self, result: Result, reasons: dict[str, str]) -> tuple[str, ...]:
        status = result.status.ja
        if result.status_reason is not None:
            status += reasons.setdefault(result.status_reason, f"※{len(reasons) + 1}")
        meaning = "" if result.grade is None else result.grade.ja
        reason = "" if result.reason is None else REASONS[result.reason][1]
        return (
            wording.name_under(result.id, self.plan),
            figure_and_time(result.row.baseline),
            "\n".join(map(wording.target, result.indicator.targets)) or NONE,
            figure_and_time(None if result.row.actual is None else result.row.actual.reading),
            status,
            result.symbol or NONE,
            "\n".join(part for part in (meaning, reason) if part),
        )

    # --- Directions ---------------------------------------------------------------------------------------------------

    def _grouped(self, elements: Sequence[Element]) -> Iterator[tuple[str | None, str, bool]]:
        """Every element under each of its directions, in printed order; then those of the whole plan, then the others."""
        groups: dict[str | None, list[tuple[str, bool]]] = {each.id: [] for each in self.plan.directions}
        groups |= {self.plan.id: [], None: []}
        for each in elements:
            found = directions_of(each.id, self.plan)
            for direction, only_inferred in found.items():
                groups[direction].append((each.id, only_inferred))
            if not found:
                groups[self.plan.id if self.plan.id in above(self.plan, each.id) else None].append((each.id, False))
        for group, members in groups.items():
            yield from ((group, id, inferred) for id, inferred in sorted(members, key=lambda member: member[1]))

    def _heading(self, group: str | None, *, inferred: bool = False) -> str:
        if group is None:
            return _NOTHING_SAID
        name = _WHOLE if group == self.plan.id else wording.name_under(group, self.plan)
        return f"{name}（推定の対応）" if inferred else name

    # --- Judgements ---------------------------------------------------------------------------------------------------

    def _history(self) -> Table:
        """How often each self-grade was given, by direction and year."""
        counted = self.judged.counted.by(Kind.DIRECTION, stage=Stage.SELF)
        if all(each.about is None for each in counted):
            counted = self.judged.counted.by(Kind.PLAN, stage=Stage.SELF)
        scale = _scale(counted)
        given: list[str | None] = [*steps_of(scale), *(grade for each in counted for grade, _ in each.counts)]
        grades = in_order(given, scale)
        heads = (*("記述のみ" if grade is None else grade for grade in grades), "計")
        places = {each.id: n for n, each in enumerate((self.plan, *self.plan.directions))}
        ordered = sorted(
            counted, key=lambda each: (places.get(each.about or "", len(places)), each.year or self.judged.through)
        )
        rows = tuple(
            (
                self._heading(each.about),
                "記載なし" if each.year is None else each.year.wareki(),
                "" if each.kind is None else dict(self.plan.terms).get(each.kind.value, each.kind.ja),
                each.scale or "記載なし",
                *(str(dict(each.counts).get(grade, 0)) for grade in grades),
                str(each.total),
            )
            for each in ordered
        )
        return Table(
            title="自己評価の推移",
            headings=("方向性", "年度", "対象", "評価の段階", *heads),
            rows=rows,
            notes=("複数の方向性に属するものは、それぞれに数えています。",) if rows else (),
            right=heads,
            grouped=True,
            naming="年度",
        )

    def _initiatives(self) -> Table:
        years = self._years()
        word = dict(self.plan.terms).get("initiative", Kind.INITIATIVE.ja)
        headings = (
            "方向性",
            word,
            *(year.wareki() for year in years),
            "直近の方向",
            "対応の記録がない提言",
            _PROPOSAL,
            _WHY,
        )
        rows = [
            (self._heading(group, inferred=inferred), *self._initiative(id, years))
            for group, id, inferred in self._grouped([*self._listed()])
        ]
        notes = [f"年度の欄は自己評価です。「{_PROPOSAL}」は {'・'.join(PROPOSALS)} から選びます。"]
        if not years:
            notes[0] = f"自己評価の記録はありません。「{_PROPOSAL}」は {'・'.join(PROPOSALS)} から選びます。"
        return Table(
            title=f"{word}と今後の扱い",
            headings=headings,
            rows=tuple(rows),
            notes=tuple(notes),
            grouped=True,
            naming=word,
            blanks=((_PROPOSAL, PROPOSALS), (_WHY, ())),
        )

    def _listed(self) -> Iterator[Element]:
        """The initiatives, each with those of its programmes that were judged; then the other programmes that were."""
        judged = {each.about for each in self._own()}
        parts: dict[str, list[Element]] = {}
        for programme in self.plan.programmes:
            if programme.id in judged:
                homes = (each.target for each in self.plan.links_from(programme, Relation.PART_OF))
                parts.setdefault(next(homes, ""), []).append(programme)
        for initiative in self.plan.initiatives:
            yield initiative
            yield from parts.pop(initiative.id, ())
        for programmes in parts.values():
            yield from programmes

    def _own(self) -> Iterator[Assessment]:
        for each in self.judged.found.dossier.assessments:
            if each.stage is Stage.SELF and each.year is not None and each.year <= self.judged.through:
                yield each

    def _years(self) -> list[FiscalYear]:
        kinds = {each.id for each in (*self.plan.initiatives, *self.plan.programmes)}
        years = {each.year for each in self._own() if each.about in kinds and each.year is not None}
        return sorted(years)[-_MOST_YEARS:]

    def _initiative(self, id: str, years: Sequence[FiscalYear]) -> tuple[str, ...]:
        own = [each for each in self._own() if each.about == id]
        courses = [each for each in own if each.course is not None and each.year is not None]
        last = max((each.year for each in courses if each.year), default=None)
        indent = _INDENT if self.plan.kind_of(id) is Kind.PROGRAMME else ""
        return (
            indent + wording.name_under(id, self.plan),
            *("\n".join(self._grades([each for each in own if each.year == year])) or NONE for year in years),
            "\n".join(
                f"{each.course.ja}{self._who(each, courses)}"
                for each in courses
                if each.year == last and each.course is not None
            )
            or NONE,
            "\n".join(
                each.text or each.issues or each.next or NONE
                for each in self.judged.counted.unresponded
                if each.about == id
            ),
            "",
            "",
        )

    def _grades(self, judged: Sequence[Assessment]) -> Iterator[str]:
        for each in judged:
            yield (each.grade or "記述のみ") + self._who(each, judged)

    def _who(self, one: Assessment, among: Sequence[Assessment]) -> str:
        """Who says it, where several do."""
        several = len({each.by for each in among}) > 1
        return f"（{wording.name(one.by, self.plan)}）" if several and one.by is not None else ""


def _scale(counted: Sequence[Tally]) -> str | None:
    scales = {each.scale for each in counted}
    return scales.pop() if len(scales) == 1 else None
