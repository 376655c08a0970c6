"""How does the plan print its progress? (floor 8)

The progress table of the yearly report (進捗の一覧): numbers and names, baseline, target and figures under the plan's own
headings and as they are printed, then what was computed, then the grades, each under the name of its scheme.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from welfareplan.evaluation.reasons import Undefined
from welfareplan.reports import wording
from welfareplan.reports.naming import listed, number
from welfareplan.reports.sheets import Cell, Run, Table
from welfareplan.terms import DirectionBasis, Kind, ReadingKind, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from welfareplan.evaluation.grading import Evaluation
    from welfareplan.evaluation.numbers import Progress
    from welfareplan.evaluation.result import Result
    from welfareplan.evaluation.rows import IndicatorProgress
    from welfareplan.model.plan import Plan
    from welfareplan.observations import Observation
    from welfareplan.reports.speech import Speech
    from welfareplan.when import When

NONE = "―"
MOST_YEARS = 5
"""So many times stand side by side; older figures stand with their indicator."""


def progress_as_printed(plan: Plan, progress: Progress, evaluations: Sequence[Evaluation], speech: Speech) -> Table:
    """The progress of a plan as the plan prints it (進捗の一覧).

    Args:
        plan: the plan.
        progress: its numbers.
        evaluations: its grades, by none, one or more schemes.
        speech: the language of everything but the plan's words.

    >>> from welfareplan.evaluation.numbers import progress
    >>> from welfareplan.model.plan import Plan
    >>> from welfareplan.reports.speech import Speech
    >>> from welfareplan.when import FiscalYear
    >>> plan = Plan(id="p")
    >>> progress_as_printed(plan, progress(plan, (), through=FiscalYear(2022)), (), Speech()).headings[:4]
    ('番号', '指標', '基準値', '目標値')
    """
    return _Printed(plan, progress, tuple(evaluations), speech).table()


@attrs.frozen
class _Printed:
    plan: Plan
    progress: Progress
    evaluations: tuple[Evaluation, ...]
    speech: Speech
    reasons: dict[str, str] = attrs.field(factory=dict)

    def table(self) -> Table:
        say = self.speech.say
        columns = self._columns()
        name = self._name_heading()
        headings = unique(
            (
                self._number_heading(),
                name,
                self.speech.word(self.plan, "baseline", "baseline"),
                self.speech.word(self.plan, "targets", "target"),
                *(self._time_heading(at) for at in columns),
                say("share-of-way"),
                say("share-of-time"),
                *(say("grade-by", scheme=each.scheme.name) for each in self.evaluations),
            )
        )
        rows = tuple(tuple(self._row(each, columns)) for each in self.progress)
        figures = len(headings) - len(self.evaluations)
        return Table(
            title=say("progress-title", year=self.speech.year(self.progress.through)),
            headings=headings,
            rows=rows,
            notes=tuple(self._notes(columns)),
            right=headings[2:figures],
            naming=headings[1],
        )

    # --- headings -----------------------------------------------------------------------------------------------------

    def _number_heading(self) -> str:
        has_items = "item" in dict(self.plan.terms) and not self.speech.english
        return self.speech.kind(self.plan, Kind.INDICATOR) if has_items else self.speech.say("number")

    def _name_heading(self) -> str:
        return self.speech.word(self.plan, "item", "indicator") if "item" in dict(self.plan.terms) else self._kind()

    def _kind(self) -> str:
        return self.speech.say("indicator") if self.speech.english else self.speech.kind(self.plan, Kind.INDICATOR)

    def _time_heading(self, at: When | None) -> str:
        word = self.speech.word(self.plan, "observation", "actual")
        return word if at is None else f"{word}\n{self.speech.when(at)}"

    # --- rows ---------------------------------------------------------------------------------------------------------

    def _observed(self, row: IndicatorProgress) -> list[Observation]:
        return [each for each in row.observed if each.reading.at.year <= self.progress.through.year]

    def _times(self) -> list[When]:
        times = {each.reading.at for row in self.progress for each in self._observed(row)}
        return sorted(times, key=lambda at: (at.year, at.basis.value, str(at.on or "")))

    def _columns(self) -> list[When | None]:
        """The times of the figures, or one column for all where no indicator has more than one, as plans print it then."""
        if all(len(self._observed(row)) <= 1 for row in self.progress):
            return [None]
        return list(self._times()[-MOST_YEARS:])

    def _row(self, row: IndicatorProgress, columns: list[When | None]) -> Iterator[Cell]:
        yield self._number(row)
        title = row.indicator.title or (row.indicator.name if not row.indicator.label else "")
        yield (Run(title, about=row.id),) if title else ""
        yield NONE if row.baseline is None else self.speech.as_printed(row.baseline)
        yield self._targets(row)
        for at in columns:
            yield self._figure(row, at)
        for share in (row.share_of_way, row.share_of_time):
            yield self._share(share)
        for evaluation in self.evaluations:
            yield self._grade(evaluation[row.id])

    def _number(self, row: IndicatorProgress) -> Cell:
        """The number, and what the plan says that the indicator shows."""
        links = self.plan.links_from(row.id, Relation.SHOWS)
        above = row.indicator.under
        if not links and above is not None:
            links = self.plan.links_from(above, Relation.SHOWS)
        shown = listed((each.target for each in links), self.plan, self.speech)
        label = number(row.indicator, self.plan)
        return (Run(label, about=row.id), *([Run("\n")] if label and shown else []), *shown)

    def _targets(self, row: IndicatorProgress) -> str:
        every = [each for other in self.progress for each in other.indicator.targets]
        in_heading = "targets" in dict(self.plan.terms) and len({each.due for each in every}) == 1
        dated = self.speech.english or not in_heading
        lines = [self.speech.target_as_printed(each, dated=dated) for each in row.indicator.targets]
        return "\n".join(lines) or NONE

    def _figure(self, row: IndicatorProgress, at: When | None) -> str:
        found = [each for each in self._observed(row) if at is None or each.reading.at == at]
        if not found:
            return NONE
        reading = found[-1].reading
        if at is None:
            return self.speech.as_printed(reading)
        # That it is a result, the heading says.
        kind = "" if reading.kind is ReadingKind.RESULT else self.speech.term(reading.kind)
        return self.speech.figure(reading) + (f"\n{self.speech.bracketed(kind).strip()}" if kind else "")

    def _share(self, value: Decimal | Undefined) -> str:
        if isinstance(value, Undefined):
            return NONE + self.reasons.setdefault(value.reason, f"※{len(self.reasons) + 1}")
        return self.speech.percentage(value)

    def _grade(self, result: Result) -> str:
        """The grade with its meaning, or a dash with the reason."""
        grade = result.grade
        words = "" if grade is None else grade.en if self.speech.english else grade.ja
        reason = "" if result.reason is None else self.speech.reason(result.reason)
        return "\n".join(part for part in (result.symbol or NONE, words, reason) if part)

    # --- notes --------------------------------------------------------------------------------------------------------

    def _notes(self, columns: list[When | None]) -> Iterator[str]:
        say = self.speech.say
        yield from (f"{sign} {self.speech.reason(reason)}" for reason, sign in self.reasons.items())
        if self.progress.rows:
            yield say("formulas")
        readings = [each for row in self.progress for each in (row.baseline, row.target)]
        seen = [each.reading for row in self.progress for each in self._observed(row)]
        if any(map(wording.has_bare_year, (*readings, *seen))):
            yield say("bare-years")
        bases = {result.basis for each in self.evaluations for result in each}
        for basis, key in (
            (DirectionBasis.INFERRED, "inferred-direction"),
            (DirectionBasis.DECLARED, "declared-direction"),
        ):
            if basis in bases:
                yield say(key)
        if len(self.evaluations) > 1:
            yield say("not-across-schemes")
        if None not in columns and len(columns) < len(self._times()):
            yield say("older-figures", count=len(columns))
        yield from left_out(self.progress, self.plan, self.speech)


def left_out(progress: Progress, plan: Plan, speech: Speech) -> Iterator[str]:
    """What the numbers do not rest on: nothing is dropped in silence."""
    names = [wording.name(id, plan) for id in progress.without_figures if not plan.children(id)]
    if names:
        yield speech.say("without-figures", names=speech.join(names))
    counts = Counter(each.reason for each in progress.unused)
    if counts:
        reasons = (f"{speech.reason(reason).rstrip('。.')}{speech.bracketed(str(n))}" for reason, n in counts.items())
        yield speech.say("unused", reasons=speech.join(reasons))


def unique(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Headings that all differ: a word that a plan uses twice is numbered.

    >>> unique(("指標", "基準", "基準"))
    ('指標', '基準', '基準（2）')
    """
    found: list[str] = []
    for heading in headings:
        n, text = 1, heading
        while text in found:
            n += 1
            text = f"{heading}（{n}）"
        found.append(text)
    return tuple(found)
