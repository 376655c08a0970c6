"""What does the public see? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from welfareplan.cli.arguments import DATED_PATH_HELP
from welfareplan.cli.comparing import read_year
from welfareplan.cli.complaints import FINE, UNREADABLE, WRONG_USAGE, CommandLineError
from welfareplan.cli.output import complain
from welfareplan.cli.paths import open_dossier, read_date, split_date
from welfareplan.cli.reporting import Lang, Schemes, Western, chosen_schemes
from welfareplan.cli.waiting import following, waiting
from welfareplan.errors import DataFileError, InvalidValueError, RevisionConflictError

if TYPE_CHECKING:
    from welfareplan.dossier import Dossier
    from welfareplan.evaluation.schemes import Scheme
    from welfareplan.reports.matters import Matter
    from welfareplan.reports.speech import Speech
    from welfareplan.when import FiscalYear

_MISSING = (
    "公開用の頁の作成には追加のパッケージが必要です。pip install 'welfareplan[report,excel]' を実行してください。"
)


def site(
    *dossiers: Annotated[str, Parameter(name="PATH[@DATE]", help=f"{DATED_PATH_HELP}繰り返せます。")],
    output: Annotated[str, Parameter(name=["-o", "--output"], metavar="DIR", help="書き出すフォルダー。")],
    title: Annotated[str | None, Parameter(name="--title", metavar="TEXT", help="表紙の題名。")] = None,
    scheme: Schemes = None,
    through: Annotated[
        str | None,
        Parameter(
            name="--through",
            metavar="YEAR",
            help="どの年度までの実績を使うか（例: 令和4年度、FY2022）。省くと、計画ごとに、実績のある最も新しい年度までとします。",
        ),
    ] = None,
    lang: Lang = "ja",
    western: Western = False,
    replace: Annotated[
        bool,
        Parameter(
            name="--replace",
            negative="",
            show_default=False,
            help="フォルダーにあるほかのファイルのうち、書き出しの妨げになるものを置き換えます。",
        ),
    ] = False,
) -> int:
    """Write a static site for the public (公開用の頁)."""
    if not dossiers:
        raise CommandLineError("引数「PATH」がありません。公開する計画の綴りを一つ以上指定してください。")
    schemes = chosen_schemes(scheme)
    year = None if through is None else read_year(through)
    try:
        from welfareplan.reports.public_site import site as pages
        from welfareplan.reports.speech import Speech

        speech = Speech(lang, western=western)
        found = _matters(dossiers, year, schemes, speech)
        if not found:
            raise CommandLineError("公開できる計画がないため、何も書き出しませんでした。", UNREADABLE)
        with waiting("頁を作成しています"):
            files = pages(found, speech, title)
    except ImportError as error:
        raise CommandLineError(_MISSING) from error
    except InvalidValueError as error:
        raise CommandLineError(error.ja) from error
    _write(files, output, replace=replace)
    complain(f"「{output}」に{len(found)}件の計画の頁を書き出しました（ファイル{len(files)}件）。")
    return UNREADABLE if len(found) < len(dossiers) else FINE


def _matters(paths: tuple[str, ...], year: FiscalYear | None, schemes: list[Scheme], speech: Speech) -> list[Matter]:
    """What the pages of each plan are made from; a plan that cannot be read is named and left out."""
    from welfareplan.reports.matters import matter

    found: list[Matter] = []
    places: dict[str, str] = {}
    for path in following(paths, "計画を読み込んでいます"):
        place, date = split_date(path)
        try:
            day = None if date is None else read_date(date)
            dossier = open_dossier(place)
            through = year or _newest(dossier)
            each = matter(dossier, through=through, as_of=day, schemes=schemes, speech=speech)
        except (CommandLineError, DataFileError, RevisionConflictError) as error:
            if isinstance(error, CommandLineError) and error.code == WRONG_USAGE:
                raise
            complain(f"「{path}」は次の理由で除きました。\n{error.ja}")
            continue
        id = each.plan.id
        if id in places:
            raise CommandLineError(
                f"「{places[id]}」と「{path}」は、どちらも識別子「{id}」の計画です。頁の場所が重なるため、一つにしてください。"
            )
        places[id] = path
        found.append(each)
    return found


def _newest(dossier: Dossier) -> FiscalYear:
    """The year of the newest figure, or of the baselines, or in which the plan begins: where a plan has no figures yet."""
    from welfareplan.when import FiscalYear

    plan = dossier.latest
    years = [each.reading.at.year for each in dossier.observations]
    years = years or [each.baseline.at.year for each in plan.indicators if each.baseline is not None]
    years = years or ([] if plan.period is None else [plan.period.first.year])
    years = years or ([] if plan.adopted is None else [FiscalYear.of(plan.adopted.last_day).year])
    if not years:
        raise CommandLineError("実績も計画期間もない計画です。--through で年度を指定してください。", UNREADABLE)
    return FiscalYear(max(years))


def _write(files: dict[str, bytes], output: str, *, replace: bool) -> None:
    from welfareplan.files.publishing import publish

    try:
        publish(files, output, replace=replace)
    except DataFileError as error:
        if all(problem.code == "in-the-way" for problem in error.problems) and not replace:
            raise CommandLineError(
                f"{error.ja}\n妨げになるものを置き換えてよいときは --replace を付けてください。"
            ) from error
        raise
