"""Which plan does the user mean? (floor 9)

``PATH`` or ``PATH@DATE``. A path may hold ``@`` itself: only a date behind the last one is taken off, and not even that
where the whole is the name of something that exists.
"""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from welfareplan.cli.complaints import UNREADABLE, CommandLineError
from welfareplan.cli.output import complain
from welfareplan.cli.waiting import waiting
from welfareplan.dates import PartialDate
from welfareplan.errors import InvalidValueError
from welfareplan.ids import nearest

if TYPE_CHECKING:
    from datetime import date

    from welfareplan.dossier import Dossier
    from welfareplan.model.plan import Plan
    from welfareplan.revision.revisions import Revision

_DATE_SHAPE = re.compile(r"[0-9]{4}(-[0-9]{1,2}){0,2}", re.ASCII)
_MOST_NAMES = 5


def split_date(text: str) -> tuple[str, str | None]:
    """The path and the date behind its last ``@``, or None where there is no date.

    >>> split_date("plans/kurume@2021-11-30"), split_date("me@home/kurume"), split_date("me@home/kurume@2021-12")
    (('plans/kurume', '2021-11-30'), ('me@home/kurume', None), ('me@home/kurume', '2021-12'))
    """
    path, at, date = text.rpartition("@")
    if not at or not path or _DATE_SHAPE.fullmatch(date) is None or _exists(text):
        return text, None
    return path, date


def read_date(text: str) -> PartialDate:
    """A date from the command line.

    Raises:
        CommandLineError: it is not one.
    """
    try:
        return PartialDate.of(text)
    except InvalidValueError as error:
        said = error.ja if text in error.ja else f"「{text}」という日付はありません。{error.ja}"
        raise CommandLineError(said) from error


def require_path(text: str) -> Path:
    """The path, if something is there.

    Raises:
        CommandLineError: nothing is there; says the nearest name that is.
    """
    if _exists(text):
        return Path(text)
    raise CommandLineError(f"「{text}」は見つかりません。{_advice(text)}", UNREADABLE)


def open_dossier(text: str) -> Dossier:
    """Load what is at a path.

    Raises:
        CommandLineError: nothing is there.
        DataFileError: what is there cannot be used.
    """
    from welfareplan.files.reader import load

    path = require_path(text)
    with waiting("計画を読み込んでいます"):
        return load(path)


@attrs.frozen
class Text:
    """A text of a plan that the user named (利用者が指した本文).

    Attributes:
        dossier: what is at the path.
        plan: the plan on the day, or with all its revisions.
        revisions: the revisions in it, in order.
        day: the date up to which they count, as the user wrote it; None for all of them.
    """

    dossier: Dossier
    plan: Plan
    revisions: tuple[Revision, ...]
    day: PartialDate | None = None


def open_text(text: str) -> Text:
    """Load ``PATH`` or ``PATH@DATE``: the plan on that day, or with all its revisions.

    Raises:
        CommandLineError: nothing is there, or the date is none.
        DataFileError: what is there cannot be used.
    """
    path, stated = split_date(text)
    day = None if stated is None else read_date(stated)
    dossier = open_dossier(path)
    if day is None:
        return Text(dossier, dossier.latest, dossier.revisions)
    adopted = dossier.base.adopted
    if adopted is not None and day.last_day < adopted.first_day:
        complain(f"「{stated}」は計画の策定（{adopted.wareki()}）より前です。策定時の本文を用います。")
    return Text(dossier, dossier.as_of(day), in_force(dossier, day.last_day), day)


def open_plan(text: str) -> tuple[Dossier, Plan]:
    """Load ``PATH`` or ``PATH@DATE``: the dossier, and the plan on that day, or with all revisions.

    Raises:
        CommandLineError: nothing is there, or the date is none.
        DataFileError: what is there cannot be used.
    """
    found = open_text(text)
    return found.dossier, found.plan


def in_force(dossier: Dossier, day: date) -> tuple[Revision, ...]:
    """The revisions of a dossier that were in force on a day."""
    return tuple(takewhile(lambda each: each.in_force.last_day <= day, dossier.revisions))


def between(old: Text, new: Text) -> tuple[Revision, ...]:
    """The revisions that lead from one text to another of the same dossier; none of two dossiers."""
    before = len(old.revisions)
    return (
        new.revisions[before:]
        if new.revisions[:before] == old.revisions and old.dossier.base == new.dossier.base
        else ()
    )


def which_text(text: str, dossier: Dossier) -> str:
    """Which text of the plan ``PATH`` or ``PATH@DATE`` means, as a sentence."""
    count = len(dossier.revisions)
    _, stated = split_date(text)
    if stated is None:
        return f"全ての改訂（{count}件）を反映した本文です。" if count else "策定時の本文です（改訂はありません）。"
    last = read_date(stated).last_day
    day = f"{PartialDate.from_date(last).wareki()}に効力のある本文です"
    return f"{day}（改訂{count}件のうち{len(in_force(dossier, last))}件を反映）。"


def _exists(text: str) -> bool:
    try:
        return Path(text).exists()
    except (OSError, ValueError):  # too long a name, or a character that no name can have
        return False


def _advice(text: str) -> str:
    base, at, date = text.rpartition("@")
    if at and _exists(base):
        return f"「@」の後の「{date}」は日付として読めません。「{base}@2021-12-01」のように書いてください。"
    existing = Path(text)
    missing: list[str] = []
    while not _exists(str(existing)) and existing != existing.parent:
        missing.insert(0, existing.name)
        existing = existing.parent
    names = _names(existing)
    if not missing or not names:
        return "パスを確かめてください。"
    near = nearest(missing[0], names)
    if near is not None:
        meant = existing.joinpath(near, *missing[1:])
        return f"「{meant if _exists(str(meant)) else existing / near}」ではありませんか。"
    listed = "、".join(names[:_MOST_NAMES]) + ("など" if len(names) > _MOST_NAMES else "")
    where = "現在のフォルダー" if str(existing) == "." else f"「{existing}」"
    return f"{where}にあるのは、{listed}です。"


def _names(folder: Path) -> list[str]:
    try:
        return sorted(each.name for each in folder.iterdir() if not each.name.startswith("."))
    except OSError:
        return []
