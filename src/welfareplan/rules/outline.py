"""Can every element be told from the others, and does it lie within the plan? (floor 6)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from welfareplan.codes import MunicipalCode
from welfareplan.days import first_day, last_day
from welfareplan.errors import InvalidValueError
from welfareplan.model.bases import LegalBasis
from welfareplan.model.plan import ELEMENT_KINDS
from welfareplan.rules.book import Book, at
from welfareplan.terms import Kind, MilestoneStatus, Relation

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from datetime import date

    from welfareplan.model.element import Element
    from welfareplan.rules.states import State

_NAMED_OTHERWISE = {Kind.BASIS: "statute", Kind.RELATED: "group", Kind.MILESTONE: "kind"}
_NESTING = tuple(row for row in ELEMENT_KINDS if row.nests)
_BELONGS = frozenset({Relation.PURSUES, Relation.PART_OF, Relation.SHOWS})


def check_outline(book: Book, state: State, today: date | None) -> None:
    """Names, numbers, periods, milestones and municipal codes."""
    _check_plan(book, state)
    _check_titles(book, state)
    for row in _NESTING:
        if state.changed(row.field) or state.changed("links"):
            _check_labels(book, state, row.kind, getattr(state.plan, row.field))
    for basis in state.fresh.get("bases", ()):
        _check_items(book, basis)
    for body in state.fresh.get("bodies", ()):
        if body.code is not None:
            _check_code(book, body.id, body.code)
    if today is not None:
        for milestone in state.fresh.get("milestones", ()):
            if milestone.status is not None and milestone.when is not None:
                _check_milestone(book, milestone, today)


def _check_plan(book: Book, state: State) -> None:
    plan = state.plan
    if not (plan.label or plan.title or plan.text):
        book.add("untitled", at(Kind.PLAN, plan.id))
    if plan.period is None:
        return
    if plan.adopted is not None and plan.adopted.first_day > plan.period.last.end:
        book.add("adopted-after-period", at(Kind.PLAN, plan.id, "adopted"), adopted=plan.adopted, period=plan.period)
    first, last = plan.period.first.year, plan.period.last.year
    for initiative in plan.initiatives if state.changed("period") else state.fresh.get("initiatives", ()):
        period = initiative.period
        if period is not None and (period.first.year < first or period.last.year > last):
            book.add(
                "period-outside-plan", at(Kind.INITIATIVE, initiative.id, "period"), found=period, period=plan.period
            )


def _check_titles(book: Book, state: State) -> None:
    for row, elements in state.rows():
        other = _NAMED_OTHERWISE.get(row.kind)
        for element in elements:
            if not (element.title or element.label or element.text or (other and getattr(element, other))):
                book.add("untitled", at(row.kind, element.id))


def _check_labels(book: Book, state: State, kind: Kind, elements: Sequence[Any]) -> None:
    labels = [(each.under, each.label) for each in elements if each.label]
    if len(set(labels)) == len(labels):
        return

    def heading(element: Any) -> Hashable:  # noqa: ANN401 - of any kind that nests
        links = state.plan.links_from(element)
        belongs = frozenset(link.target for link in links if link.relation in _BELONGS)
        return element.under, element.passage, belongs, element.label

    first: dict[Hashable, Element] = {}
    for element in elements:
        if element.label and _is_number(element.label):
            other = first.setdefault(heading(element), element)
            if other is not element:
                book.add("duplicate-label", at(kind, element.id, "label"), found=element.label, other=other.id)


def _is_number(label: str) -> bool:
    """Whether a label numbers what it stands before; marks such as ○ and ・ stand before many."""
    return any(character.isalnum() for character in label)


def _check_items(book: Book, basis: LegalBasis) -> None:
    first: dict[str, str] = {}
    for item in basis.items:
        if not (item.label or item.text):
            book.add("untitled", at(Kind.BASIS, item.id))
        if item.label and _is_number(item.label):
            other = first.setdefault(item.label, item.id)
            if other != item.id:
                book.add("duplicate-label", at(Kind.BASIS, item.id, "label"), found=item.label, other=other)


def _check_code(book: Book, id: str, code: str) -> None:
    try:
        MunicipalCode.of(code)
    except InvalidValueError as error:
        book.add("check-digit", at(Kind.BODY, id, "code"), error=error, error_ja=error.ja)


def _check_milestone(book: Book, milestone: Any, today: date) -> None:  # noqa: ANN401 - what ``fresh`` gives
    if milestone.status is MilestoneStatus.HELD and first_day(milestone.when) > today:
        book.add("held-in-future", at(Kind.MILESTONE, milestone.id, "status"), when=milestone.when, today=today)
    if milestone.status is MilestoneStatus.PLANNED and last_day(milestone.when) < today:
        book.add("planned-in-past", at(Kind.MILESTONE, milestone.id, "status"), when=milestone.when, today=today)
