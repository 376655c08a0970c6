"""What goes into a table for others? (floor 8)

Two profiles, never mixed. ``machine``: one value per cell, numbers as numbers, a column of units, ISO dates and Western years, the
six-digit code, ids, headings and texts without platform-dependent characters (総務省 統一ルール). ``printed``: the plan's own
order, labels, terms and units, and 和暦.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Literal, get_args

import attrs

from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.files.machine_table import HEADINGS as MACHINE_HEADINGS
from welfareplan.reports import exports_machine, exports_printed

Profile = Literal["printed", "machine"]
Subject = Literal["indicators", "elements", "links", "milestones", "assessments"]
Cell = str | Decimal | int | None
Rows = tuple[tuple[Cell, ...], ...]

SUBJECTS: tuple[Subject, ...] = get_args(Subject)
"""What there is a table of: figures first."""


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
    rows: Rows

    def to_rows(self) -> list[dict[str, Cell]]:
        """The rows as dictionaries by heading; a number is a number, None an empty cell: what data frames take."""
        return [dict(zip(self.headings, row, strict=True)) for row in self.rows]


Maker = Callable[[Dossier], tuple[str, tuple[str, ...], Rows]]

_MAKERS: dict[Profile, dict[Subject, Maker]] = {
    "machine": {
        "indicators": exports_machine.indicators,
        "elements": exports_machine.elements,
        "links": exports_machine.links,
        "milestones": exports_machine.milestones,
        "assessments": exports_machine.assessments,
    },
    "printed": {
        "indicators": exports_printed.indicators,
        "elements": exports_printed.elements,
        "links": exports_printed.links,
        "milestones": exports_printed.milestones,
        "assessments": exports_printed.assessments,
    },
}


def export_table(dossier: Dossier, profile: Profile, subject: Subject = "indicators") -> Export:
    """A table of what a dossier holds, in one of the two profiles (出力).

    Args:
        dossier: the dossier, of which the latest text counts.
        profile: ``printed`` or ``machine``.
        subject: ``indicators`` with baselines, targets and figures; ``elements``: issues, directions, initiatives,
            programmes and sub-plans; ``links``; ``milestones``; ``assessments``.

    Raises:
        InvalidValueError: there is no such profile or subject.

    >>> from welfareplan.model.plan import Plan
    >>> export_table(Dossier(base=Plan(id="kurume-2020")), "machine").headings[:3]
    ('municipal_code', 'municipality', 'plan_id')
    """
    makers = _MAKERS.get(profile)
    if makers is None:
        raise InvalidValueError(
            f"there is no profile {profile!r}; the profiles are printed and machine",
            f"出力の種類「{profile}」はありません。printed か machine を指定してください。",
        )
    if subject not in makers:
        raise InvalidValueError(
            f"there is no table of {subject!r}; the tables are {', '.join(SUBJECTS)}",
            f"「{subject}」の表はありません。{'、'.join(SUBJECTS)} のいずれかを指定してください。",
        )
    title, headings, rows = makers[subject](dossier)
    return Export(profile=profile, title=title, headings=headings, rows=rows)


def export_tables(dossier: Dossier, profile: Profile) -> tuple[Export, ...]:
    """Every table of a dossier in one of the two profiles, without those that are empty (出力する表の全て).

    Raises:
        InvalidValueError: there is no such profile.
    """
    tables = (export_table(dossier, profile, subject) for subject in SUBJECTS)
    return tuple(table for n, table in enumerate(tables) if table.rows or n == 0)


__all__ = [
    "MACHINE_HEADINGS",
    "SUBJECTS",
    "Cell",
    "Export",
    "Profile",
    "Rows",
    "Subject",
    "export_table",
    "export_tables",
]
