"""What does a machine get of a dossier? (floor 8)

The rules of the 総務省 for tables that machines read (統計表における機械判読可能なデータの表記方法の統一ルール, 2020): one value per
cell, no figure with its unit or separator, no merged or empty headings, no layout by blanks, Western years, the municipal code.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from welfareplan.codes import MunicipalCode
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.files.machine_table import ACTUAL, HEADINGS
from welfareplan.model.element import Citation
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.plan import Plan
from welfareplan.terms import Flag, Term
from welfareplan.when import FiscalPeriod, PartialDate, When

Cell = str | Decimal | int | None
Table = tuple[str, tuple[str, ...], tuple[tuple[Cell, ...], ...]]

_PLACE = ("municipal_code", "municipality", "plan_id")
_ELEMENTS = ("issue", "direction", "initiative", "programme", "subplan")
# Signs that stand on some systems only: numbers in circles and brackets, Roman numerals, units and words in one sign.
_DEPENDENT = ((0x2150, 0x218F), (0x2460, 0x24FF), (0x2776, 0x2793), (0x3200, 0x33FF), (0x1F100, 0x1F1FF))


def plain(text: str | None) -> str | None:
    r"""A text in one line, without signs that stand on some systems only.

    >>> plain("①支え合い\n  の意識"), plain("㈱Ⅳ㎡"), plain("令和㋿")
    ('1支え合いの意識', '(株)IVm2', '令和令和')
    """
    if text is None:
        return None
    signs = (unicodedata.normalize("NFKC", sign) if _depends(sign) else sign for sign in text)
    lines = [line.strip() for line in "".join(signs).splitlines()]
    joined = ""
    for line in filter(None, lines):
        space = " " if joined and joined[-1].isascii() and line[0].isascii() else ""
        joined += space + line
    return joined or None


def _depends(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in _DEPENDENT)


def _place(plan: Plan) -> tuple[Cell, ...]:
    """The six-digit code and the name of the first body that has one, and the plan."""
    for body in plan.bodies:
        try:
            if body.code is not None:
                return MunicipalCode.of(body.code).six, plain(body.title), plan.id
        except InvalidValueError:
            continue
    return None, None, plan.id


def _when(at: When | None) -> tuple[Cell, ...]:
    return (None, None, None) if at is None else (at.year, at.basis.value, None if at.on is None else str(at.on))


def _cited(cites: Sequence[Citation], most: int) -> tuple[Cell, ...]:
    """Source and place of each citation, a cell each."""
    cells: list[Cell] = [cell for cite in cites for cell in (cite.source, plain(cite.place))]
    return (*cells, *[None] * (2 * most - len(cells)))


def _source_headings(most: int) -> tuple[str, ...]:
    return tuple(f"source{'' if n == 1 else n}_{part}" for n in range(1, most + 1) for part in ("id", "place"))


def _most(cites: Iterable[Sequence[Citation]]) -> int:
    return max([1, *map(len, cites)])


# --- Figures ----------------------------------------------------------------------------------------------------------


def indicators(dossier: Dossier) -> Table:
    """Baselines, targets and figures, each in a row."""
    plan = dossier.latest
    seen = {each.id: dossier.observations_of(each.id) for each in plan.indicators}
    most = _most([*(each.cites for each in plan.indicators), *(each.cites for of in seen.values() for each in of)])
    place = _place(plan)
    rows: list[tuple[Cell, ...]] = []
    for indicator in plan.indicators:
        head = (*place, indicator.id, plain(indicator.label), plain(indicator.title))
        own = _cited(indicator.cites, most)
        if indicator.baseline is not None:
            rows.append((*head, "baseline", *_figure(indicator.baseline), *own))
        rows += [(*head, "target", *_target(target, indicator), *own) for target in indicator.targets]
        rows += [(*head, ACTUAL, *_figure(each.reading), *_cited(each.cites, most)) for each in seen[indicator.id]]
    return "indicators", (*HEADINGS, *_source_headings(most)[2:]), tuple(rows)


def _flags(flags: Sequence[Flag]) -> tuple[Cell, ...]:
    return tuple(1 if flag in flags else None for flag in Flag)


def _figure(reading: Reading) -> tuple[Cell, ...]:
    amount = reading.amount
    return (
        *_when(reading.at),
        None,
        None,
        None if amount is None else amount.value,
        None,
        None if amount is None else amount.unit,
        _word(reading.kind),
        reading.state.value,
        plain(reading.why),
        _word(reading.occasion),
        reading.sample,
        *_flags(reading.flags),
        None,
    )


def _target(target: Target, indicator: Indicator) -> tuple[Cell, ...]:
    due = target.due
    return (
        *_when(When.fiscal(due.first.year) if isinstance(due, FiscalPeriod) else due),
        due.last.year if isinstance(due, FiscalPeriod) else None,
        target.sense.value,
        None if target.amount is None else target.amount.value,
        None if target.upper is None else target.upper.value,
        indicator.unit if target.amount is None else target.amount.unit,
        None,
        None,
        None,
        None,
        None,
        *_flags(target.flags),
        plain(target.words),
    )


def _word(term: Term | None) -> str | None:
    return None if term is None else term.value


# --- Everything else --------------------------------------------------------------------------------------------------


def elements(dossier: Dossier) -> Table:
    """Issues, directions, initiatives, programmes and sub-plans, each in a row."""
    plan = dossier.latest
    found = [(kind, each) for kind in _ELEMENTS for each in _of(plan, kind)]
    most = _most(each.cites for _, each in found)
    place = _place(plan)
    rows = tuple(
        (
            *place,
            kind,
            each.id,
            plain(each.label),
            plain(each.title),
            plain(each.text),
            getattr(each, "under", None),
            plain(each.page),
            *_cited(each.cites, most),
        )
        for kind, each in found
    )
    own = ("kind", "id", "label", "title", "text", "under_id", "page")
    return "elements", (*_PLACE, *own, *_source_headings(most)), rows


def _of(plan: Plan, kind: str) -> Iterator[Any]:
    fields = {"issue": "issues", "direction": "directions", "initiative": "initiatives", "programme": "programmes"}
    yield from getattr(plan, fields.get(kind, "subplans"))


def links(dossier: Dossier) -> Table:
    """Links, each in a row."""
    plan = dossier.latest
    most = _most(each.cites for each in plan.links)
    place = _place(plan)
    rows = tuple(
        (
            *place,
            each.source,
            each.relation.value,
            each.target,
            each.basis.value,
            _word(each.role),
            *_cited(each.cites, most),
        )
        for each in plan.links
    )
    own = ("source_element_id", "relation", "target_element_id", "basis", "role")
    return "links", (*_PLACE, *own, *_source_headings(most)), rows


def milestones(dossier: Dossier) -> Table:
    """Milestones, each in a row; a period has its two ends in cells of their own."""
    plan = dossier.latest
    most = _most(each.cites for each in plan.milestones)
    topics = max([1, *(len(each.topics) for each in plan.milestones)])
    place = _place(plan)
    rows = tuple(
        (
            *place,
            each.id,
            plain(each.title),
            *_times(each.when),
            each.kind.value,
            _word(each.status),
            None if each.times is None else each.times.least,
            None if each.times is None else each.times.most,
            each.body,
            *map(plain, each.topics),
            *[None] * (topics - len(each.topics)),
            *_cited(each.cites, most),
        )
        for each in plan.milestones
    )
    own = (
        "id",
        "title",
        "date",
        "fiscal_year",
        "fiscal_year_end",
        "kind",
        "status",
        "times_least",
        "times_most",
        "body_id",
    )
    named = (f"topic{'' if n == 1 else n}" for n in range(1, topics + 1))
    return "milestones", (*_PLACE, *own, *named, *_source_headings(most)), rows


def _times(when: PartialDate | When | FiscalPeriod | None) -> tuple[Cell, ...]:
    match when:
        case FiscalPeriod():
            return None, when.first.year, when.last.year
        case When():
            return None, when.year, None
        case PartialDate():
            return str(when), None, None
        case _:
            return None, None, None


def assessments(dossier: Dossier) -> Table:
    """What was judged, each in a row."""
    most = _most(each.cites for each in dossier.assessments)
    place = _place(dossier.latest)
    rows = tuple(
        (
            *place,
            each.id,
            each.about,
            None if each.year is None else each.year.year,
            None if each.at is None else str(each.at),
            each.by,
            each.stage.value,
            each.answers,
            plain(each.grade),
            plain(each.scale),
            plain(each.done),
            plain(each.issues),
            plain(each.next),
            _word(each.course),
            plain(each.text),
            *_cited(each.cites, most),
        )
        for each in dossier.assessments
    )
    own = (
        "id",
        "about_id",
        "fiscal_year",
        "date",
        "body_id",
        "stage",
        "answers_id",
        "grade",
        "scale",
        "done",
        "issues",
    )
    return "assessments", (*_PLACE, *own, "next", "course", "text", *_source_headings(most)), rows
