"""How is it doing, by which published rule? (floor 9)"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from welfareplan.cli.arguments import DATED_PATH_HELP, Ascii, Format
from welfareplan.cli.comparing import THROUGH, read_year, year_of
from welfareplan.cli.complaints import FINE, CommandLineError
from welfareplan.cli.declared import DECLARE, declarations
from welfareplan.cli.output import complain, emit, present, say
from welfareplan.cli.paths import open_text
from welfareplan.errors import InvalidValueError, UnitMismatchError, UnknownIdError
from welfareplan.ids import nearest

if TYPE_CHECKING:
    from welfareplan.evaluation.schemes import Scheme
    from welfareplan.model.plan import Plan


def evaluate(
    path: Annotated[str, Parameter(help=DATED_PATH_HELP)],
    /,
    *,
    scheme: Annotated[
        str,
        Parameter(
            name="--scheme",
            metavar="NAME|FILE",
            help="評価方法の名前、又は独自の評価方法のファイル（.toml）。「welfareplan schemes」で一覧を示します。既定はありません。",
        ),
    ],
    through: THROUGH = None,
    about: Annotated[
        str | None,
        Parameter(
            name="--about",
            metavar="ID",
            help="方向性・取組・事業・課題・主体・指標の識別子。これに属する指標だけを評価します。",
        ),
    ] = None,
    against: Annotated[
        Literal["final", "year"],
        Parameter(
            name="--against",
            metavar="final|year",
            show_choices=False,
            help="比べる目標。final は最終の目標、year は実績の年度の目標です。",
        ),
    ] = "final",
    cut_off: Annotated[
        str | None,
        Parameter(
            name="--cut-off",
            metavar="YEAR",
            help="評価に用いる最後の年度（例: 令和元年度）。これより後の値は参考として示し、評価に用いません。",
        ),
    ] = None,
    declare: DECLARE = None,
    explain: Annotated[
        bool,
        Parameter(name="--explain", negative="", help="評価に至る計算を、指標ごとに示します。", show_default=False),
    ] = False,
    compare: Annotated[
        str | None,
        Parameter(name="--compare", metavar="NAME|FILE", help="もう一つの評価方法と並べて示します。"),
    ] = None,
    format_: Format = "text",
    ascii_: Ascii = False,
) -> int:
    """Grade every indicator by a published rule (評価)."""
    from welfareplan.evaluation.grading import evaluate as judge
    from welfareplan.terms import Against

    chosen = named_scheme(scheme)
    other = None if compare is None else named_scheme(compare)
    if other == chosen:
        raise CommandLineError(f"--compare には、--scheme の「{scheme}」とは別の評価方法を指定してください。")
    text = open_text(path)
    dossier, plan, day = text.dossier, text.plan, text.day
    year = year_of(through, dossier.observations)
    last = None if cut_off is None else read_year(cut_off, "--cut-off")
    said = declarations(declare)
    _require_part(plan, about)
    try:
        found, *others = (
            judge(
                dossier,
                on=day,
                through=year,
                scheme=each,
                about=about,
                cut_off=last,
                against=Against(against),
                declare=said,
            )
            for each in (chosen, other)
            if each is not None
        )
    except (InvalidValueError, UnitMismatchError, UnknownIdError) as error:
        raise CommandLineError(f"--declare の指定に誤りがあります。{error.ja}") from error
    if format_ == "json":
        from welfareplan.cli.judged_data import evaluation_data

        evaluations = [evaluation_data(each, explain=explain) for each in (found, *others)]
        emit("evaluate", {"evaluations": evaluations}, ascii_only=ascii_)
        return FINE
    from welfareplan.reports.grading_rows import comparison_table, evaluation_report

    if through is None:
        complain(f"--through の指定がないため、実績のある最も新しい年度（{year.wareki()}）までとしました。")
    present(comparison_table(found, others[0], plan) if others else evaluation_report(found, plan))
    if explain:
        from welfareplan.reports.plain import WIDTH, wrap

        for each in (found, *others):
            for result in each:
                say("\n" + "\n".join(wrap(result.explain(), WIDTH)))
    return FINE


def _require_part(plan: Plan, about: str | None) -> None:
    """Require that the plan has what ``--about`` names.

    Raises:
        CommandLineError: it does not; says the nearest that it has.
    """
    if about is not None and about not in plan:
        near = nearest(about, plan.ids)
        hint = "" if near is None else f"「{near}」ではありませんか。"
        raise CommandLineError(f"--about の「{about}」は計画「{plan.id}」にありません。{hint}")


def schemes(
    name: Annotated[
        str | None,
        Parameter(
            help="評価方法の名前、又は独自の評価方法のファイル（.toml）。省くと、公表された評価方法の一覧を示します。"
        ),
    ] = None,
    /,
    *,
    format_: Format = "text",
    ascii_: Ascii = False,
) -> int:
    """List the schemes with their citations, or show one (評価方法)."""
    from welfareplan.evaluation import schemes as known

    chosen = None if name is None else named_scheme(name)
    if format_ == "json":
        from welfareplan.cli.judged_data import scheme_data

        listed = known.ALL if chosen is None else (chosen,)
        emit("schemes", {"schemes": [scheme_data(each) for each in listed]}, ascii_only=ascii_)
    else:
        from welfareplan.reports.grading_rows import scheme_report, schemes_table

        present(schemes_table(known.ALL) if chosen is None else scheme_report(chosen))
    return FINE


def named_scheme(name: str) -> Scheme:
    """The scheme that the user names: a published one by its name, or one's own by its file.

    Raises:
        CommandLineError: there is none of that name; says the nearest.
        DataFileError: the file holds no scheme.
    """
    from welfareplan.evaluation import schemes as known

    if Path(name).suffix.lower() == ".toml":
        from welfareplan.files.scheme_format import load_scheme

        return load_scheme(name)
    try:
        return known.get(name)
    except UnknownIdError as error:
        hint = "" if error.near is None else f"「{error.near}」ではありませんか。"
        raise CommandLineError(
            f"評価方法「{name}」はありません。{hint}一覧は「welfareplan schemes」で表示します。"
            "独自の評価方法は、.toml のファイルで指定します。"
        ) from error
