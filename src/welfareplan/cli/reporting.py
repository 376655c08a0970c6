"""What does the council see? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from welfareplan.cli.arguments import DATED_PATH_HELP, Replace
from welfareplan.cli.comparing import THROUGH, year_of
from welfareplan.cli.complaints import FINE, CommandLineError
from welfareplan.cli.declared import DECLARE, declarations
from welfareplan.cli.judging import named_scheme
from welfareplan.cli.output import complain, save
from welfareplan.cli.paths import open_dossier, read_date, split_date
from welfareplan.cli.waiting import waiting
from welfareplan.errors import InvalidValueError, UnitMismatchError, UnknownIdError

if TYPE_CHECKING:
    from welfareplan.evaluation.schemes import Scheme

MISSING_REPORT = "報告の作成には追加のパッケージが必要です。pip install 'welfareplan[report]' を実行してください。"

Schemes = Annotated[
    list[str] | None,
    Parameter(
        name="--scheme",
        metavar="NAME|FILE",
        negative="",
        help="評価方法の名前（「welfareplan schemes」で一覧）、又は独自の評価方法のファイル（.toml）。繰り返すと並べて示します。省くと評価を載せません。",
    ),
]
Since = Annotated[
    str | None,
    Parameter(
        name="--since",
        metavar="DATE",
        help="前回の報告の日（例: 2022-03-31）。その後に効力を生じた改訂を示します。省くと、策定時からの改訂を全て示します。",
    ),
]
Lang = Annotated[
    Literal["ja", "en"],
    Parameter(name="--lang", help="言語。en でも計画の名称や本文は日本語のままです。"),
]
Western = Annotated[bool, Parameter(name="--western", negative="", show_default=False, help="和暦に西暦を添えます。")]


def report(
    path: Annotated[str, Parameter(help=DATED_PATH_HELP)],
    /,
    *,
    output: Annotated[str, Parameter(name=["-o", "--output"], metavar="FILE", help="書き出すHTMLファイル。")],
    scheme: Schemes = None,
    through: THROUGH = None,
    since: Since = None,
    declare: DECLARE = None,
    lang: Lang = "ja",
    western: Western = False,
    replace: Replace = False,
) -> int:
    """Write the yearly report (年次報告)."""
    place, date = split_date(path)
    day = None if date is None else read_date(date)
    last = None if since is None else read_date(since)
    schemes = chosen_schemes(scheme)
    said = declarations(declare)
    if said and not schemes:
        raise CommandLineError("--declare は評価のための指定です。--scheme で評価方法も指定してください。")
    dossier = open_dossier(place)
    year = year_of(through, dossier.observations)
    if through is None:
        complain(f"--through の指定がないため、実績のある最も新しい年度（{year.wareki()}）までとしました。")
    try:
        from welfareplan.reports.html_kit import render
        from welfareplan.reports.matters import matter
        from welfareplan.reports.speech import Speech
        from welfareplan.reports.yearly import anchors, yearly_report

        with waiting("報告を作成しています"):
            found = matter(
                dossier,
                through=year,
                as_of=day,
                schemes=schemes,
                declare=said,
                speech=Speech(lang, western=western),
            )
            page = render(yearly_report(found, since=last), anchors(found))
    except ImportError as error:
        raise CommandLineError(MISSING_REPORT) from error
    except (InvalidValueError, UnitMismatchError, UnknownIdError) as error:
        if not said:
            raise
        raise CommandLineError(f"--declare の指定に誤りがあります。{error.ja}") from error
    save(page.encode(), output, replace=replace)
    return FINE


def chosen_schemes(names: list[str] | None) -> list[Scheme]:
    """The schemes that the user names, each once.

    Raises:
        CommandLineError: there is none of that name, or one is named twice.
    """
    found = [named_scheme(name) for name in names or ()]
    slugs = [scheme.slug for scheme in found]
    for slug in slugs:
        if slugs.count(slug) > 1:
            raise CommandLineError(f"評価方法「{slug}」が二度指定されています。一つにしてください。")
    return found
