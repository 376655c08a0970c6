"""What does the council get to read? (floor 8)

The paper for the council (協議会の資料) as rows: where the plan stands, the grades with their reasons, what has changed since, what the
departments said, which figures are awaited. Every row is computed once here; the built-in paper and an office's own template
print the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

import attrs

from welfareplan.evaluation.grading import evaluate
from welfareplan.evaluation.reasons import REASONS, Undefined
from welfareplan.evaluation.staleness import freshness
from welfareplan.reports import wording
from welfareplan.reports.grading_rows import declared_notes, direction_notes, revision_notes, wanted
from welfareplan.reports.judged import NONE, Judged, directions_of, figure_and_time
from welfareplan.reports.naming import number
from welfareplan.reports.tally_rows import named
from welfareplan.reports.yearly_facts import revisions_between
from welfareplan.revision.meaning import events
from welfareplan.terms import Because, Relation, Stage, Status

if TYPE_CHECKING:
    from decimal import Decimal

    from welfareplan.evaluation.grading import Evaluation
    from welfareplan.evaluation.result import Result
    from welfareplan.evaluation.staleness import IndicatorFreshness
    from welfareplan.model.indicators import Reading
    from welfareplan.observations import Assessment
    from welfareplan.when import PartialDate

_BECAUSE = {
    Because.TARGET_DUE: "目標の年度が終わっています。",
    Because.EVERY_YEAR: "毎年度の目標があります。",
    Because.PENDING: "集計中です。",
}

Row = Mapping[str, str]
"""The cells of a row by what they are: ``name``, ``baseline``, ``grade`` …"""


@attrs.frozen(kw_only=True)
class Council(Judged):
    """What the paper for the council is made from (協議会資料の材料).

    Attributes:
        before: the grades by the same scheme a year earlier.
        since: the day of the last report, or None for the day of the base text.
    """

    before: Evaluation
    since: PartialDate | None = None

    # --- Progress -----------------------------------------------------------------------------------------------------

    def progress(self) -> tuple[Row, ...]:
        """A row for each indicator: figures, shares, grade and reason (進捗の状況)."""
        return tuple(self._progress(each) for each in self.evaluation)

    def _progress(self, result: Result) -> Row:
        row, plan = result.row, self.plan
        reasons = [REASONS[each][1] for each in (result.reason,) if each is not None]
        reasons += [] if result.grade is None else [f"{result.grade.ja}。"]
        return {
            "id": result.id,
            "number": number(result.indicator, plan),
            "title": result.indicator.title or "",
            "name": wording.name_under(result.id, plan),
            "direction": "、".join(wording.name(id, plan) for id in directions_of(result.id, plan)),
            "unit": wording.unit(row.unit),
            "wanted": wanted(result),
            "baseline": figure_and_time(row.baseline),
            "targets": "\n".join(map(wording.target, result.indicator.targets)) or NONE,
            "actual": figure_and_time(None if row.actual is None else row.actual.reading),
            "way": _rate(row.share_of_way),
            "time": _rate(row.share_of_time),
            "level": _rate(row.level_ratio),
            "status": result.status.ja,
            "grade": result.symbol or NONE,
            "meaning": "" if result.grade is None else result.grade.ja,
            "reason": "\n".join(reasons),
        }

    def progress_notes(self) -> tuple[str, ...]:
        """What is to be said below the progress table."""
        notes = [
            "進捗率＝（実績値－基準値）÷（目標値－基準値）。経過割合＝基準年から実績年までの年数÷基準年から目標年までの年数。"
        ]
        notes += [
            *direction_notes(self.evaluation),
            *declared_notes(self.evaluation, self.plan),
            *revision_notes(self.evaluation, self.plan),
        ]
        figures = [figure for each in self.evaluation for figure in (each.row.baseline, each.row.target)]
        if any(map(wording.has_bare_year, figures)):
            notes.append(wording.BARE_YEAR_NOTE)
        return tuple(notes)

    def counts(self) -> tuple[Row, ...]:
        """How many indicators have which grade, outcome and output apart (評価の集計)."""
        grades = {each.symbol: each.ja for each in self.evaluation.scheme.grades}
        return tuple(
            {
                "kind": "種類の記載なし" if kind is None else kind.ja,
                "grade": NONE if symbol is None else symbol,
                "meaning": "評価なし" if symbol is None else grades[symbol],
                "count": str(count),
            }
            for kind, counts in self.evaluation.counts().items()
            for symbol, count in counts.items()
        )

    def met(self) -> Mapping[Status, int]:
        """How many indicators have met their target, and how many have not (達成状況)."""
        statuses = [each.status for each in self.evaluation]
        return {each: statuses.count(each) for each in Status}

    # --- Changes ------------------------------------------------------------------------------------------------------

    def changes(self) -> tuple[Row, ...]:
        """The indicators whose figure or grade is another than a year earlier (前年度からの変化)."""
        before = {each.id: each for each in self.before}
        return tuple(
            self._change(before.get(each.id), each) for each in self.evaluation if _moved(before.get(each.id), each)
        )

    def _change(self, old: Result | None, new: Result) -> Row:
        return {
            "name": wording.name_under(new.id, self.plan),
            "before": figure_and_time(_seen(old)),
            "after": figure_and_time(_seen(new)),
            "grade_before": NONE if old is None else old.symbol or NONE,
            "grade_after": new.symbol or NONE,
        }

    def revisions(self) -> tuple[Row, ...]:
        """The revisions in force since the last report, each with what it means (計画の改訂)."""
        return tuple(
            {
                "title": each.revision.title or each.revision.id,
                "adopted": wording.partial_date(each.revision.adopted),
                "effective": "" if each.revision.effective is None else wording.partial_date(each.revision.effective),
                "reason": each.revision.reason or "",
                "events": "\n".join(event.ja for event in events(each.before, each.after, each.revision.changes)),
            }
            for each in revisions_between(self.found.dossier, self.since, self.found.as_of)
        )

    # --- What is missing, and what was said ---------------------------------------------------------------------------

    def awaited(self) -> tuple[Row, ...]:
        """The indicators without a figure of the year, and what else should be on file and is not (未報告の実績)."""
        ended = self.through.end + timedelta(days=1)
        day = ended if self.found.as_of is None else self.found.as_of.last_day
        fresh = freshness(self.plan, self.found.dossier.observations, on=day)
        return tuple(row for each in fresh for row in self._awaited(each))

    def _awaited(self, fresh: IndicatorFreshness) -> Iterator[Row]:
        through = self.through
        reasons = {wording.when(each.at): _BECAUSE[each.because] for each in fresh.awaited}
        newest = 0 if fresh.newest is None else fresh.newest.reading.at.year
        if fresh.ended is None and max(newest, *(each.at.year for each in fresh.awaited), 0) < through.year:
            reasons[through.wareki()] = "この年度の実績の記録がありません。"
        if reasons:
            yield {
                "name": wording.name_under(fresh.id, self.plan),
                "newest": NONE if fresh.newest is None else figure_and_time(fresh.newest.reading),
                "years": "、".join(reasons),
                "reason": "".join(dict.fromkeys(reasons.values())),
            }

    def unanswered(self) -> tuple[Row, ...]:
        """What should have been judged in the year and was not (未回答の自己評価)."""
        plan = self.plan
        return tuple(
            {
                "kind": plan.kind_of(each.id).ja,
                "name": wording.name_under(each.id, plan),
                "by": "、".join(wording.name(link.source, plan) for link in plan.links_to(each.id, Relation.LEADS)),
                "last": NONE if each.last is None else each.last.wareki(),
            }
            for each in self.counted.unanswered
        )

    def judgements(self) -> tuple[Row, ...]:
        """What the departments said of the year (自己評価): initiatives and programmes in printed order."""
        through = self.through
        said: dict[str, list[Assessment]] = {each.id: [] for each in self.plan.parts()}
        for each in self.found.dossier.assessments:
            if each.year == through and each.stage is Stage.SELF:
                said.setdefault(each.about, []).append(each)
        return tuple(self._judgement(each) for found in said.values() for each in found)

    def _judgement(self, said: Assessment) -> Row:
        return {
            "name": named(said.about, self.plan),
            "kind": self.plan.kind_of(said.about).ja if said.about in self.plan else "",
            "by": "" if said.by is None else wording.name(said.by, self.plan),
            "grade": said.grade or NONE,
            "done": said.done or "",
            "issues": said.issues or "",
            "next": said.next or "",
            "course": "" if said.course is None else said.course.ja,
        }

    def recommendations(self) -> tuple[Row, ...]:
        """The recommendations up to the year with what was responded (提言と対応)."""
        through = self.through
        every = [each for each in self.found.dossier.assessments if each.year is None or each.year <= through]
        responses: dict[str, list[str]] = {}
        for each in every:
            if each.stage is Stage.RESPONSE and each.answers is not None:
                responses.setdefault(each.answers, []).append(_said(each))
        advice = [each for each in every if each.stage is Stage.RECOMMENDATION]
        return tuple(
            {
                "year": "" if each.year is None else each.year.wareki(),
                "about": named(each.about, self.plan),
                "by": "" if each.by is None else wording.name(each.by, self.plan),
                "text": _said(each),
                "response": "\n".join(responses.get(each.id, ())),
            }
            for each in sorted(advice, key=lambda each: date.min if each.year is None else each.year.start)
        )


def council(judged: Judged, *, since: PartialDate | None = None) -> Council:
    """What the paper for the council is made from (協議会資料の材料).

    Args:
        judged: the figures and grades, and the assessments.
        since: the day of the last report; without it all revisions are shown.

    >>> from welfareplan.dossier import Dossier
    >>> from welfareplan.model.plan import Plan
    >>> from welfareplan.reports.judged import judged
    >>> from welfareplan.when import FiscalYear
    >>> council(judged(Dossier(base=Plan(id="p")), through=FiscalYear(2022), scheme="target-met")).progress()
    ()
    """
    found, now = judged.found, judged.evaluation
    before = evaluate(
        found.dossier, on=found.as_of, through=judged.through - 1, scheme=now.scheme, declare=dict(now.declared)
    )
    return Council(found=found, counted=judged.counted, before=before, since=since)


def _rate(value: Decimal | Undefined) -> str:
    return NONE if isinstance(value, Undefined) else wording.percentage(value)


def _seen(result: Result | None) -> Reading | None:
    return None if result is None or result.row.actual is None else result.row.actual.reading


def _moved(old: Result | None, new: Result) -> bool:
    return _seen(old) != _seen(new) or (None if old is None else old.symbol) != new.symbol


def _said(each: Assessment) -> str:
    return "\n".join(part.strip() for part in (each.text, each.done, each.issues, each.next) if part) or NONE
