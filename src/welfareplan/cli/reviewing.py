"""What is missing, and what did people say? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from welfareplan.cli.arguments import DATED_PATH_HELP, Ascii, Format
from welfareplan.cli.comparing import read_year
from welfareplan.cli.complaints import FINE, CommandLineError
from welfareplan.cli.output import complain, emit, present
from welfareplan.cli.paths import open_dossier, open_plan, read_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from welfareplan.observations import Assessment
    from welfareplan.when import FiscalYear


def status(
    path: Annotated[str, Parameter(help="計画の綴り（フォルダー、.toml、.json、.xlsx）。")],
    /,
    *,
    on: Annotated[
        str | None,
        Parameter(
            name="--on",
            metavar="DATE",
            help="基準日（例: 2024-04-01）。この日に効力のある本文と、この日までの実績を見ます。省くと今日とし、その旨を示します。",
        ),
    ] = None,
    scheme: Annotated[
        str | None,
        Parameter(
            name="--scheme",
            metavar="NAME|FILE",
            help="評価方法の名前、又は独自の評価方法のファイル（.toml）。付けると、その方法で評価できない指標と理由を示します。省くと、目標の達成を判定できるかどうかを示します。",
        ),
    ] = None,
    format_: Format = "text",
    ascii_: Ascii = False,
) -> int:
    """Say how old the figures are on a day, and which are missing (実績の状況)."""
    from welfareplan.cli.judging import named_scheme
    from welfareplan.evaluation.staleness import freshness

    chosen = None if scheme is None else named_scheme(scheme)
    day = _today() if on is None else read_date(on).last_day
    dossier = open_dossier(path)
    found = freshness(dossier, on=day, scheme=chosen)
    if format_ == "json":
        from welfareplan.cli.judged_data import freshness_data

        emit("status", freshness_data(found), ascii_only=ascii_)
        return FINE
    from welfareplan.reports.tables import freshness_report

    if on is None:
        complain(f"--on の指定がないため、今日（{day}）を基準日としました。")
    present(freshness_report(found, dossier.as_of(day)))
    return FINE


def _today() -> date:
    """The day on which the command is run; the library itself has no clock."""
    from datetime import date

    return date.today()  # noqa: DTZ011 - the day at the desk where it is typed


def tallies(
    path: Annotated[str, Parameter(help=DATED_PATH_HELP)],
    /,
    *,
    through: Annotated[
        str | None,
        Parameter(
            name="--through",
            metavar="YEAR",
            help="集計する年度（例: 令和4年度、FY2022）。前の年度までの件数も示します。省くと、評価のある最も新しい年度とし、その旨を示します。",
        ),
    ] = None,
    format_: Format = "text",
    ascii_: Ascii = False,
) -> int:
    """Count what was judged, by stage, direction, body and year (点検・評価の集計)."""
    from welfareplan.evaluation.tallying import tallies as count

    dossier, plan = open_plan(path)
    year = _newest_judged(dossier.assessments) if through is None else read_year(through)
    found = count(plan, dossier.assessments, through=year)
    if format_ == "json":
        from welfareplan.cli.judged_data import tallies_data

        emit("tallies", tallies_data(found), ascii_only=ascii_)
        return FINE
    from welfareplan.reports.tables import tallies_report

    if through is None:
        complain(f"--through の指定がないため、評価のある最も新しい年度（{year.wareki()}）としました。")
    present(tallies_report(found, plan))
    return FINE


def _newest_judged(assessments: Iterable[Assessment]) -> FiscalYear:
    years = [each.year for each in assessments if each.year is not None]
    if not years:
        raise CommandLineError(
            "年度のある点検・評価が一つもありません。--through 令和4年度 のように年度を指定してください。"
        )
    return max(years)
