"""How is it doing? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from welfareplan.cli.arguments import DATED_PATH_HELP, Ascii, Format
from welfareplan.cli.complaints import FINE, CommandLineError
from welfareplan.cli.output import complain, emit, present, say
from welfareplan.cli.paths import open_plan
from welfareplan.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from welfareplan.observations import Observation
    from welfareplan.when import FiscalYear


THROUGH = Annotated[
    str | None,
    Parameter(
        name="--through",
        metavar="YEAR",
        help="どの年度までの実績を使うか（例: 令和4年度、FY2022）。省くと、実績のある最も新しい年度までとし、その旨を示します。",
    ),
]
"""The option that says up to which year figures count."""


def progress(
    path: Annotated[str, Parameter(help=DATED_PATH_HELP)],
    /,
    *,
    through: THROUGH = None,
    outlook: Annotated[
        bool,
        Parameter(
            name="--outlook",
            negative="",
            help="今後の見通し（必要な年平均の変化と、目標年の見込み）も示します。評価ではありません。",
            show_default=False,
        ),
    ] = False,
    format_: Format = "text",
    ascii_: Ascii = False,
) -> int:
    """Compute the numbers of every indicator through a year (進捗)."""
    from welfareplan.evaluation.numbers import progress as compute

    dossier, plan = open_plan(path)
    year = year_of(through, dossier.observations)
    found = compute(plan, dossier.observations, through=year)
    if format_ == "json":
        from welfareplan.cli.data import progress_data

        emit("progress", progress_data(found, with_outlook=outlook), ascii_only=ascii_)
        return FINE
    from welfareplan.reports.tables import outlook_table, progress_table

    if through is None:
        complain(f"--through の指定がないため、実績のある最も新しい年度（{year.wareki()}）までとしました。")
    present(progress_table(found, plan))
    if outlook:
        say("\n")
        present(outlook_table(found, plan))
    return FINE


def year_of(through: str | None, observations: Iterable[Observation]) -> FiscalYear:
    """The year that ``--through`` names, or the newest with a figure.

    Raises:
        CommandLineError: it is not a year, or there is no figure.
    """
    return _newest_year(observations) if through is None else read_year(through)


def read_year(text: str, option: str = "--through") -> FiscalYear:
    """A year from the command line.

    Args:
        text: what was typed.
        option: behind which option.

    Raises:
        CommandLineError: it is none.
    """
    from welfareplan.when import FiscalYear

    try:
        return FiscalYear.parse(text)
    except InvalidValueError as error:
        raise CommandLineError(f"{option} の値が年度ではありません。{error.ja}") from error


def _newest_year(observations: Iterable[Observation]) -> FiscalYear:
    from welfareplan.when import FiscalYear

    years = [each.reading.at.year for each in observations]
    if not years:
        raise CommandLineError("実績が一つもありません。--through 令和4年度 のように年度を指定してください。")
    return FiscalYear(max(years))
