"""What is an element called, and what does it lead to? (floor 8)

The names of elements as runs that know the element, so that a page can lead there; and citations by the number of their
source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.model.element import Element
from welfareplan.reports import wording
from welfareplan.reports.sheets import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from welfareplan.model.element import Citation
    from welfareplan.model.indicators import Indicator
    from welfareplan.model.plan import Plan
    from welfareplan.reports.speech import Speech

Runs = tuple[Run, ...]


def named(id: str, plan: Plan, speech: Speech) -> Run:
    """An element as a reader calls it; the plan as a whole is called that."""
    if id == plan.id:
        return Run(speech.say("whole-plan"), about=id)
    return Run(wording.name(id, plan), about=id if id in plan else None)


def listed(ids: Iterable[str], plan: Plan, speech: Speech) -> Runs:
    """Elements one below the other."""
    runs: list[Run] = []
    for id in ids:
        runs += [*([Run("\n")] if runs else []), named(id, plan, speech)]
    return tuple(runs)


def above(indicator: Indicator, plan: Plan) -> str:
    """The number of what an indicator is printed under: ＜指標４＞ of its ①; empty where there is none."""
    parent = indicator.under
    if parent is None or parent == indicator.id or parent not in plan:
        return ""
    found = plan[parent]
    return (found.label or "") if isinstance(found, Element) else ""


def number(indicator: Indicator, plan: Plan) -> str:
    """The number of an indicator with that of what it is printed under (番号): ＜指標４＞①."""
    return above(indicator, plan) + (indicator.label or "")


def full_name(indicator: Indicator, plan: Plan) -> str:
    """An indicator as one calls it where others stand beside it: ＜指標４＞①助けを求めることができる….

    >>> from welfareplan.model.indicators import Indicator
    >>> from welfareplan.model.plan import Plan
    >>> whole, part = (
    ...     Indicator(id="whole", label="＜指標４＞"),
    ...     Indicator(id="part", label="①", title="人", under="whole"),
    ... )
    >>> full_name(part, Plan(id="p", indicators=(whole, part)))
    '＜指標４＞①人'
    """
    return above(indicator, plan) + indicator.name


def cited(cites: Sequence[Citation], plan: Plan) -> Runs:
    """Where something is stated, by the number of the source: [1] 成果指標（第５章）."""
    order = {source.id: n for n, source in enumerate(plan.sources, 1)}
    runs: list[Run] = []
    for cite in cites:
        runs += [Run("\n")] if runs else []
        known = cite.source in order
        runs.append(Run(f"[{order[cite.source] if known else cite.source}]", about=cite.source if known else None))
        runs.append(Run(f" {cite.place}" if cite.place else ""))
    return tuple(run for run in runs if run.text)
