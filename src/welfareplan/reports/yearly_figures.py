"""What is known of one indicator? (floor 8)

The part of a report on one indicator (指標ごとの推移): its chart, its figures year by year with every number that the chart
shows, what the plan says of it, and how its grades come about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from welfareplan.evaluation.reasons import Undefined
from welfareplan.evaluation.rows import IndicatorProgress
from welfareplan.reports.charts import course, survey_interval
from welfareplan.reports.documents import Chart, Items, Legend, Note, Part, Section
from welfareplan.reports.drawing import draw_course, has_bound
from welfareplan.reports.drawing_plan import SIGN, draw_sign
from welfareplan.reports.lettering import HIGH, WIDE
from welfareplan.reports.naming import cited, full_name, listed
from welfareplan.reports.sheets import Cell, Run, Table, without_empty_columns
from welfareplan.terms import Better, DirectionBasis, Relation
from welfareplan.when import FiscalYear

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from welfareplan.evaluation.grading import Evaluation
    from welfareplan.evaluation.result import Result
    from welfareplan.model.indicators import Indicator, Reading
    from welfareplan.model.plan import Plan
    from welfareplan.observations import Observation
    from welfareplan.reports.charts import Course
    from welfareplan.reports.speech import Speech


def indicator_section(row: IndicatorProgress, plan: Plan, evaluations: Sequence[Evaluation], speech: Speech) -> Section:
    """The part of a report on one indicator (指標).

    Args:
        row: its numbers.
        plan: the plan.
        evaluations: the grades of the plan, by none, one or more schemes.
        speech: the language of everything but the plan's words.
    """
    parts = figure_parts(row, plan, evaluations, speech)
    return Section(id=row.id, title=full_name(row.indicator, plan), parts=parts)


def figure_parts(
    row: IndicatorProgress, plan: Plan, evaluations: Sequence[Evaluation], speech: Speech
) -> tuple[Part, ...]:
    """What is known of one indicator: chart, figures, what the plan says of it, how its grades come about (指標の内容)."""
    parts: list[Part] = []
    drawn = course(row, speech)
    if drawn is None:
        parts.append(Note(text=speech.say("no-chart"), weight="small"))
    else:
        parts.append(Chart(svg=draw_course(drawn), alt=_in_words(row, plan, speech), width=WIDE, height=HIGH))
    parts.append(figures_table(row, plan, speech))
    facts = tuple(_facts(row, plan, speech))
    if facts:
        parts.append(Items(items=facts))
    for evaluation in evaluations:
        parts += _reasoning(evaluation[row.id], speech)
    return tuple(parts)


def legend(rows: Iterable[IndicatorProgress], speech: Speech) -> Legend:
    """What the signs of the charts of some indicators mean (凡例)."""
    found = [each for row in rows if (each := course(row, speech)) is not None]
    return Legend(entries=tuple((_sign(name), speech.say(f"sign-{name}")) for name in _signs(found)))


def _signs(courses: list[Course]) -> Iterator[str]:
    yield from ("baseline", "actual", "line", "target")
    marks = [mark for each in courses for mark in (*each.actuals, each.baseline) if mark is not None]
    if any(has_bound(each.target) for each in courses):
        yield "bound"
    if any(mark.interval is not None for mark in marks):
        yield "interval"
    if any(each.gaps for each in courses):
        yield "gap"


def sign_legend(names: Iterable[str], speech: Speech) -> Legend:
    """What some signs mean (凡例)."""
    return Legend(entries=tuple((_sign(name), speech.say(f"sign-{name}")) for name in names))


def _sign(name: str) -> Chart:
    return Chart(svg=draw_sign(name), alt="", width=SIGN[0], height=SIGN[1])


def _in_words(row: IndicatorProgress, plan: Plan, speech: Speech) -> str:
    """What the chart shows, for those who do not see it."""
    say = speech.say
    parts = [say("chart-of", name=full_name(row.indicator, plan))]
    if row.baseline is not None:
        parts.append(say("chart-baseline", figure=speech.figure(row.baseline), time=speech.taken(row.baseline)))
    if row.target is not None:
        parts.append(say("chart-target", aim=speech.aim(row.target), due=speech.due(row.target) or say("no-year")))
    if row.actual is not None:
        reading = row.actual.reading
        parts.append(say("chart-actual", figure=speech.figure(reading), time=speech.taken(reading)))
    else:
        parts.append(say("chart-no-actual"))
    parts.append(say("chart-table"))
    return "".join(parts) if not speech.english else " ".join(parts)


# --- the figures ------------------------------------------------------------------------------------------------------


def figures_table(row: IndicatorProgress, plan: Plan, speech: Speech) -> Table:
    """Every figure of an indicator, with where the straight line stood at its time (指標の数値).

    Args:
        row: its numbers.
        plan: the plan, for the numbers of its sources.
        speech: the language.
    """
    say = speech.say
    headings = (
        say("time"),
        say("role"),
        say("figure"),
        *(say("sample"), say("interval"), say("line"), say("remark"), say("source")),
    )
    table = Table(
        title=say("figures-of", name=full_name(row.indicator, plan)),
        headings=headings,
        rows=tuple(_rows(row, plan, speech)),
        right=(say("figure"), say("sample"), say("interval"), say("line")),
        naming=say("time"),
    )
    return without_empty_columns(table)


def _rows(row: IndicatorProgress, plan: Plan, speech: Speech) -> Iterator[tuple[Cell, ...]]:
    say = speech.say
    own = cited(row.indicator.cites, plan)
    if row.baseline is not None:
        yield (*_figure(row.baseline, say("baseline"), row, speech), "", "", own)
    why = {id(each.observation): each.reason for each in row.unused if each.reason != "superseded"}
    for seen in sorted(row.observed, key=_order):
        if seen.reading.at.year > row.through.year:
            continue
        reason = why.get(id(seen))
        remark = "" if reason in {None, "no-figure"} else speech.reason(reason or "")
        line = _line(row, seen, speech) if reason is None else ""
        remarks = "\n".join(part for part in (remark, seen.note or "") if part)
        yield (*_figure(seen.reading, say("actual"), row, speech), line, remarks, cited(seen.cites, plan))
    for target in row.indicator.targets:
        word = say("target") if target is row.target else say("interim-target")
        yield (speech.due(target) or say("no-year"), word, speech.aim(target), "", "", "", "", own)


def _order(seen: Observation) -> tuple[int, str]:
    return seen.reading.at.year, str(seen.reading.at.on or "")


def _figure(reading: Reading, word: str, row: IndicatorProgress, speech: Speech) -> tuple[Cell, ...]:
    kind = speech.term(reading.kind)
    sample = "" if reading.sample is None else f"{reading.sample:,}"
    found = survey_interval(reading, row.unit)
    interval = ""
    if found is not None:
        interval = f"{found.lower:,.1f}～{found.upper:,.1f}".replace("～", " to " if speech.english else "～")
    return speech.when(reading.at), word + speech.bracketed(kind), speech.figure(reading), sample, interval


def _line(row: IndicatorProgress, seen: Observation, speech: Speech) -> str:
    """Where the straight line stood in the year of a figure, rounded as finely as the figure, and one place more."""
    value = attrs.evolve(row, observed=(seen,), through=FiscalYear(seen.reading.at.year)).line_value
    if isinstance(value, Undefined) or seen.reading.amount is None:
        return ""
    exponent = seen.reading.amount.value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    return speech.number(value, row.unit, places + 1)


# --- what is said of it -----------------------------------------------------------------------------------------------


def _facts(row: IndicatorProgress, plan: Plan, speech: Speech) -> Iterator[Cell]:
    say, indicator = speech.say, row.indicator
    for key, text in (
        ("definition", indicator.definition),
        ("method", indicator.method),
        ("grounds", indicator.grounds),
        ("text", indicator.text),
    ):
        if text:
            yield say(f"fact-{key}", text=text)
    shown = _shown(indicator, plan, speech)
    if shown:
        yield (Run(say("fact-shows")), *shown)
    yield say("fact-better", text=_better(row, speech))
    if not isinstance(row.remaining, Undefined) and row.actual is not None:
        yield say("fact-remaining", text=_signed(row, speech), time=speech.when(row.actual.reading.at))
    yield from (f"{key}：{text}" if not speech.english else f"{key}: {text}" for key, text in indicator.extra)


def _signed(row: IndicatorProgress, speech: Speech) -> str:
    value = row.remaining
    if isinstance(value, Undefined):
        return ""
    text = speech.number(abs(value), row.change_unit)
    return ("+" if value > 0 else "-" if value < 0 else "±") + text


def _better(row: IndicatorProgress, speech: Speech) -> str:
    if row.better is None:
        return speech.say("not-stated")
    word = speech.say("up" if row.better is Better.UP else "down")
    return word + (speech.say("by-inference") if row.direction_basis is DirectionBasis.INFERRED else "")


def _shown(indicator: Indicator, plan: Plan, speech: Speech) -> tuple[Run, ...]:
    links = plan.links_from(indicator, Relation.SHOWS)
    if not links and indicator.under is not None:
        links = plan.links_from(indicator.under, Relation.SHOWS)
    runs = listed((each.target for each in links), plan, speech)
    return tuple(Run(", " if speech.english else "、") if run.text == "\n" else run for run in runs)


def _reasoning(result: Result, speech: Speech) -> list[Part]:
    """How a grade comes about, so that anybody can come to it again."""
    grade = result.grade
    words = "" if grade is None else grade.en if speech.english else grade.ja
    verdict = (result.symbol or "―") + speech.bracketed(words)
    steps: list[Cell] = [step.en if speech.english else step.ja for step in result.judgement.steps]
    if result.rate_text is not None:
        steps.append(speech.say("rate", measure=result.scheme.measure or "", rate=result.rate_text))
    steps.append(speech.say("status", text=speech.term(result.status)))
    if result.reason is not None:
        steps.append(speech.reason(result.reason))
    return [Items(title=speech.say("grade-line", scheme=result.scheme.name, grade=verdict), items=tuple(steps))]
