"""What does the plan say, and is it sound? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from welfareplan.cli.arguments import DATED_PATH_HELP, Ascii, Format
from welfareplan.cli.complaints import FINDINGS, FINE, UNREADABLE
from welfareplan.cli.output import emit, present, say
from welfareplan.cli.paths import open_plan, read_date, require_path, which_text

if TYPE_CHECKING:
    from welfareplan.dossier import Dossier
    from welfareplan.model.plan import Plan


def show(
    path: Annotated[str, Parameter(help=DATED_PATH_HELP)], /, *, format_: Format = "text", ascii_: Ascii = False
) -> int:
    """Show the outline of a plan (計画の概要)."""
    dossier, plan = open_plan(path)
    if format_ == "json":
        from welfareplan.cli.data import plan_data

        emit("show", plan_data(plan), ascii_only=ascii_)
    else:
        from welfareplan.reports.tables import outline

        say(f"{which_text(path, dossier)}\n")
        present(outline(plan))
    return FINE


def _named(dossier: Dossier) -> Plan:
    """The text to call things by their names: the latest, or the base where a revision does not apply."""
    from welfareplan.errors import RevisionConflictError

    try:
        return dossier.latest
    except RevisionConflictError:
        return dossier.base


def check(
    path: Annotated[str, Parameter(help="計画の綴り（フォルダー、.toml、.json）。")],
    /,
    *,
    on: Annotated[
        str | None,
        Parameter(
            name="--on",
            help="点検の基準日（例: 2022-12-01）。この日までに出ているはずの実績や済んでいるはずの予定を点検します。",
        ),
    ] = None,
    format_: Format = "text",
    ascii_: Ascii = False,
) -> int:
    """Check a dossier and show its problems (点検)."""
    from welfareplan.files.reader import read
    from welfareplan.problems import Severity

    day = None if on is None else read_date(on).last_day
    result = read(require_path(path), on=day)
    problems = result.problems
    if format_ == "json":
        from welfareplan.cli.data import problem_data

        emit("check", {"problems": [problem_data(each) for each in problems]}, ascii_only=ascii_)
    else:
        from welfareplan.reports.tables import problems_table

        if problems:
            present(problems_table(problems, None if result.dossier is None else _named(result.dossier)))
        else:
            say("問題点はありません。")
    if result.dossier is None:
        return UNREADABLE
    return FINDINGS if any(each.severity is not Severity.HINT for each in problems) else FINE
