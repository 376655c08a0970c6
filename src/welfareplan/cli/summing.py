"""What has become of the plan? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from welfareplan.cli.arguments import DATED_PATH_HELP, Replace
from welfareplan.cli.comparing import THROUGH, year_of
from welfareplan.cli.complaints import FINE, CommandLineError
from welfareplan.cli.declared import DECLARE, declarations
from welfareplan.cli.judging import named_scheme
from welfareplan.cli.output import complain, present, save
from welfareplan.cli.paths import open_dossier, read_date, split_date
from welfareplan.cli.waiting import waiting
from welfareplan.errors import InvalidValueError, UnitMismatchError, UnknownIdError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from welfareplan.model.plan import Plan
    from welfareplan.reports.judged import Judged
    from welfareplan.reports.sheets import Outline

Scheme = Annotated[
    str,
    Parameter(
        name="--scheme",
        metavar="NAME",
        help="評価方法の名前。「welfareplan schemes」で一覧を示します。既定はありません。",
    ),
]
"""The option that names the one scheme by which is graded."""

_EXTRAS = {"xlsx": "excel", "docx": "word", "html": "report"}


def summary(
    path: Annotated[str, Parameter(help=DATED_PATH_HELP)],
    /,
    *,
    scheme: Scheme,
    output: Annotated[
        str | None,
        Parameter(
            name=("--output", "-o"),
            metavar="FILE",
            help="書き出すファイル（.xlsx、.docx、.html）。省くと画面に出します。",
        ),
    ] = None,
    through: THROUGH = None,
    declare: DECLARE = None,
    replace: Replace = False,
) -> int:
    """Sum up a plan at its end (総括表)."""
    kind = None if output is None else _kind(output)
    found = judged_dossier(path, scheme, through, declare)
    from welfareplan.reports.summing_up import summary as sum_up

    outline = sum_up(found)
    if output is None or kind is None:
        present(outline)
    else:
        with waiting("総括表を作成しています"):
            raw = rendered(outline, found.plan, kind)
        save(raw, output, replace=replace)
    return FINE


def judged_dossier(path: str, scheme: str, through: str | None, declare: Sequence[str] | None) -> Judged:
    """A dossier with grades by a named scheme and its assessments, counted; the year is told where none is named.

    Raises:
        CommandLineError: an option is wrong.
    """
    chosen = named_scheme(scheme)
    said = declarations(declare)
    place, date = split_date(path)
    day = None if date is None else read_date(date)
    dossier = open_dossier(place)
    year = year_of(through, dossier.observations)
    if through is None:
        complain(f"--through の指定がないため、実績のある最も新しい年度（{year.wareki()}）までとしました。")
    from welfareplan.reports.judged import judged

    try:
        return judged(dossier, through=year, as_of=day, scheme=chosen, declare=said)
    except (InvalidValueError, UnitMismatchError, UnknownIdError) as error:
        if not said:
            raise
        raise CommandLineError(f"--declare の指定に誤りがあります。{error.ja}") from error


def _kind(output: str) -> str:
    kind = output.rpartition(".")[2].lower()
    if kind not in _EXTRAS:
        raise CommandLineError(
            f"「{output}」の種類が分かりません。.xlsx、.docx、.html のいずれかの名前を指定してください。"
        )
    return kind


def rendered(outline: Outline, plan: Plan, kind: str) -> bytes:
    """The tables as a file, by the module that knows the form; each needs an extra of its own.

    Raises:
        CommandLineError: the extra is not installed.
    """
    from welfareplan.reports.summing_up import summary_document

    try:
        if kind == "xlsx":
            from welfareplan.reports.workbook import workbook

            return workbook(outline)
        if kind == "docx":
            from welfareplan.reports.word import document

            return document(summary_document(outline, plan))
        from welfareplan.reports.html_kit import render

        return render(summary_document(outline, plan)).encode()
    except ImportError as error:
        raise missing_extra(kind) from error


def missing_extra(kind: str) -> CommandLineError:
    """What is said where the package that a kind of file needs is not installed."""
    return CommandLineError(
        f"{kind} には追加のパッケージが必要です。pip install 'welfareplan[{_EXTRAS[kind]}]' を実行してください。"
    )
