"""What goes into a table for others? (floor 8)

Two profiles, never mixed. ``machine``: one value per cell, numbers as numbers, a column of units, ISO dates and Western years,
the six-digit code, ids, headings without platform-dependent characters (総務省 統一ルール). ``printed``: the plan's own order,
labels, terms and units, and 和暦.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

import attrs

from welfareplan.codes import MunicipalCode
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.plan import Plan
from welfareplan.reports import wording
from welfareplan.when import FiscalPeriod, When

Profile = Literal["printed", "machine"]
Cell = str | Decimal | int | None

MACHINE_HEADINGS = (
    *("municipal_code", "plan_id", "indicator_id", "label", "title", "record", "year", "year_basis", "date"),
    *("period_end", "sense", "value", "upper_value", "unit", "kind", "state", "why", "flags", "words", "sources"),
)
"""The columns of the machine profile."""


@attrs.frozen(kw_only=True)
class Export:
    """A table for others (出力する表).

    Attributes:
        profile: which of the two it is.
        title: what the sheet is called.
        headings: the heading of each column.
        rows: the rows; a number is a number, None an empty cell.
    """

    profile: Profile
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def to_rows(self) -> list[dict[str, Cell]]:
        """The rows as dictionaries by heading; a number is a number, None an empty cell: what data frames take."""
        return [dict(zip(self.headings, row, strict=True)) for row in self.rows]


def export_table(dossier: Dossier, profile: Profile) -> Export:
    """The indicators of a plan with their figures, as a table in one of the two profiles (出力).

    Raises:
        InvalidValueError: there is no such profile.

    >>> export_table(Dossier(base=Plan(id="kurume-2020")), "machine").headings[:3]
    ('municipal_code', 'plan_id', 'indicator_id')
    """
    if profile == "machine":
        return Export(profile=profile, title="indicators", headings=MACHINE_HEADINGS, rows=tuple(_machine(dossier)))
    if profile == "printed":
        return _printed(dossier)
    raise InvalidValueError(
        f"there is no profile {profile!r}; the profiles are printed and machine",
        f"出力の種類「{profile}」はありません。printed か machine を指定してください。",
    )


# --- machine ----------------------------------------------------------------------------------------------------------


def _machine(dossier: Dossier) -> Iterator[tuple[Cell, ...]]:
    plan = dossier.latest
    code = _code(plan)
    for indicator in plan.indicators:
        # ① is a platform-dependent character; the number it stands for is not.
        label = None if indicator.label is None else unicodedata.normalize("NFKC", indicator.label)
        head = (code, plan.id, indicator.id, label, indicator.title)
        cites = " ".join(map(str, indicator.cites)) or None
        if indicator.baseline is not None:
            yield (*head, "baseline", *_figure(indicator.baseline), cites)
        for target in indicator.targets:
            yield (*head, "target", *_target(target, indicator), cites)
        for seen in dossier.observations_of(indicator.id):
            yield (*head, "actual", *_figure(seen.reading), " ".join(map(str, seen.cites)) or None)


def _code(plan: Plan) -> str | None:
    """The six-digit code of the first body that has one."""
    for body in plan.bodies:
        try:
            if body.code is not None:
                return MunicipalCode.of(body.code).six
        except InvalidValueError:
            continue
    return None


def _when(at: When | None) -> tuple[Cell, ...]:
    return (None, None, None) if at is None else (at.year, at.basis.value, None if at.on is None else str(at.on))


def _figure(reading: Reading) -> tuple[Cell, ...]:
    amount = reading.amount
    return (
        *_when(reading.at),
        None,
        None,
        None if amount is None else amount.value,
        None,
        None if amount is None else amount.unit,
        None if reading.kind is None else reading.kind.value,
        reading.state.value,
        reading.why,
        " ".join(flag.value for flag in reading.flags) or None,
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
        " ".join(flag.value for flag in target.flags) or None,
        target.words,
    )


# --- printed ----------------------------------------------------------------------------------------------------------


def _printed(dossier: Dossier) -> Export:
    plan = dossier.latest
    terms = dict(plan.terms)
    times = sorted(
        {each.reading.at for each in dossier.observations if each.indicator in plan},
        key=lambda at: (at.year, at.basis.value, str(at.on or "")),
    )
    most = max((len(each.targets) for each in plan.indicators), default=0)
    targets = terms.get("targets", "目標値")
    headings = (
        "番号",
        terms.get("item", terms.get("indicator", "指標")),
        "単位",
        terms.get("baseline", "基準値"),
        *(targets if most == 1 else f"{targets}{n}" for n in range(1, most + 1)),
        *(f"{terms.get('observation', '実績値')}（{wording.when(at)}）" for at in times),
    )
    rows = tuple(tuple(_printed_row(dossier, each, most, times)) for each in plan.indicators)
    return Export(profile="printed", title=terms.get("indicator", "指標"), headings=headings, rows=rows)


def _printed_row(dossier: Dossier, indicator: Indicator, most: int, times: list[When]) -> Iterator[Cell]:
    yield indicator.label
    yield indicator.title
    yield wording.unit(indicator.unit) or None
    yield None if indicator.baseline is None else wording.reading(indicator.baseline)
    for target in indicator.targets:
        yield wording.target(target)
    yield from [None] * (most - len(indicator.targets))
    seen = {each.reading.at: each.reading for each in dossier.observations_of(indicator.id)}
    for at in times:
        yield wording.figure(seen[at]) if at in seen else None
