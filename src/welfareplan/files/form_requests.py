"""Who is asked about what? (floor 7)

A body is asked about the initiatives and programmes that a link says it leads (担当), and for the figures of the indicators that
a link says show them. What no link gives to anybody stands in a request of its own; nobody is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from welfareplan.files.form_rows import WHOLE, Given, Row, Scope, full_name, measured, rows_of, shown_by
from welfareplan.terms import Course, Kind, LeadRole, LinkBasis, Relation, Stage

if TYPE_CHECKING:
    from welfareplan.model.element import Element
    from welfareplan.model.plan import Plan
    from welfareplan.observations import Assessment
    from welfareplan.when import FiscalYear

RESPONSES = "提言への対応"
_OVER = frozenset({Course.END, Course.DONE, Course.MERGE})


@attrs.frozen(kw_only=True)
class Request:
    """What one body is asked (依頼).

    Attributes:
        body: the id of the body; None for what nobody is stated to lead.
        rows: the rows of its sheet.
    """

    body: str | None
    rows: tuple[Row, ...]

    @property
    def asked(self) -> tuple[Row, ...]:
        """The rows that ask something."""
        return tuple(each for each in self.rows if each.id is not None)


def requests(plan: Plan, assessments: Iterable[Assessment], year: FiscalYear) -> tuple[Request, ...]:
    """Who is asked about what in a year (依頼の一覧): the bodies in printed order, then what nobody is stated to lead.

    Bodies that lead nothing are not asked. An answer is not missed from a partner (協力), nor about what has ended or does
    not run in that year, nor about what is only a heading of others and was never judged.

    Args:
        plan: the plan.
        assessments: what was judged so far.
        year: the year that is asked about.

    >>> from welfareplan.model.plan import Plan
    >>> from welfareplan.when import FiscalYear
    >>> requests(Plan(id="p"), (), FiscalYear(2022))
    ()
    """
    judged = tuple(assessments)
    scopes: dict[str | None, Scope] = {
        body.id: _of_body(body, plan) for body in plan.bodies if plan.links_from(body, Relation.LEADS)
    }
    led = {id for scope in scopes.values() for id in scope}
    answered = {id for scope in scopes.values() for id, given in scope.items() if given.must_answer}
    rest = {
        each.id: Given()
        for each in (*plan.initiatives, *plan.programmes, *measured(plan))
        if each.id not in (answered if plan.kind_of(each.id) is Kind.INDICATOR else led)
    }
    asking: dict[str | None, list[Assessment]] = {}
    for each in open_recommendations(judged, year):
        leading = [body for body, scope in scopes.items() if each.about in scope and scope[each.about].must_answer]
        for asked in leading or [None]:
            asking.setdefault(asked, []).append(each)
    if rest or None in asking:
        scopes[None] = rest
    voluntary = _voluntary(plan, judged, year)
    return tuple(
        Request(body=asked, rows=(*rows_of(plan, scope, voluntary), *_responses(plan, asking.get(asked, ()))))
        for asked, scope in scopes.items()
    )


def open_recommendations(judged: Iterable[Assessment], year: FiscalYear) -> tuple[Assessment, ...]:
    """The recommendations (提言) up to a year to which nobody responded in an earlier one."""
    every = tuple(judged)
    before = {
        each.answers for each in every if each.stage is Stage.RESPONSE and (each.year is None or each.year < year)
    }
    return tuple(
        each
        for each in every
        if each.stage is Stage.RECOMMENDATION and (each.year is None or each.year <= year) and each.id not in before
    )


def _of_body(body: Element, plan: Plan) -> Scope:
    """What a body leads, and the indicators of it; of several ways to one indicator the one that asks for an answer."""
    found = {
        link.target: Given(link.role, link.basis is LinkBasis.INFERRED)
        for link in plan.links_from(body, Relation.LEADS)
        if link.target in plan
    }
    for indicator in measured(plan):
        ways = [
            Given(found[id].role, inferred or found[id].inferred)
            for id, inferred in shown_by(indicator, plan).items()
            if id in found
        ]
        if ways:
            found[indicator.id] = min(ways, key=lambda way: (not way.must_answer, way.inferred))
    return found


def _voluntary(plan: Plan, judged: Sequence[Assessment], year: FiscalYear) -> dict[str, str]:
    """Of what an answer is not missed, whoever leads it, and why."""
    own = [each for each in judged if each.stage is Stage.SELF]
    known = {each.about for each in own}
    found: dict[str, str] = {}
    for element in (*plan.initiatives, *plan.programmes):
        if plan.children(element) and element.id not in known:
            found[element.id] = "見出し"
    for initiative in plan.initiatives:
        if initiative.period is not None and year not in initiative.period:
            found[initiative.id] = f"実施期間は{initiative.period.wareki()}"
    for each in own:
        if each.course in _OVER and each.year is not None and each.year < year:
            found[each.about] = f"{each.year.wareki()}に「{each.course.ja}」"
    return found


def _responses(plan: Plan, recommendations: Sequence[Assessment]) -> Iterator[Row]:
    if recommendations:
        yield Row(id=None, name=RESPONSES)
    for each in recommendations:
        name = each.about
        if each.about in plan:
            name = WHOLE if each.about == plan.id else full_name(plan[each.about], plan)
        yield Row(id=each.id, name=name, deep=1, responds=True)


def must_answer(row: Row) -> bool:
    """Whether an answer to a row is missed (回答の要否)."""
    return row.id is not None and row.role is not LeadRole.PARTNER and row.voluntary is None
