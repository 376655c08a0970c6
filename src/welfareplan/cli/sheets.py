"""What are departments asked, and what do they answer? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from welfareplan.cli.arguments import DATED_PATH_HELP, Ascii, Format, Replace
from welfareplan.cli.comparing import read_year
from welfareplan.cli.complaints import FINDINGS, FINE, CommandLineError
from welfareplan.cli.output import complain, emit, present, save, save_all, say
from welfareplan.cli.paths import open_plan, require_path, split_date
from welfareplan.cli.waiting import following
from welfareplan.errors import InvalidValueError
from welfareplan.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from welfareplan.dossier import Dossier
    from welfareplan.files.collecting import Collected
    from welfareplan.model.plan import Plan
    from welfareplan.reports.progress_forms import Form

_BOOK = ".xlsx"
_MISSING_EXCEL = "シートの作成には追加のパッケージが必要です。pip install 'welfareplan[excel]' を実行してください。"
_YEAR = Parameter(name="--year", metavar="YEAR", help="実績を尋ねる年度（例: 令和4年度、FY2022）。")


def sheets(
    path: Annotated[str, Parameter(help=DATED_PATH_HELP)],
    /,
    *,
    year: Annotated[str, _YEAR],
    output: Annotated[
        str,
        Parameter(
            name=("--output", "-o"),
            metavar="PATH",
            help="書き出す先。フォルダーなら担当ごとに一つのブック、.xlsx なら全ての担当を一つのブックにします。",
        ),
    ],
    body: Annotated[
        list[str] | None,
        Parameter(name="--body", metavar="ID", negative="", help="この担当のシートだけを作ります。繰り返せます。"),
    ] = None,
    scheme: Annotated[
        str | None,
        Parameter(
            name="--scheme",
            metavar="NAME",
            help="前年度までの指標の評価を載せるときの、評価方法の名前。省くと評価を載せません。",
        ),
    ] = None,
    scale: Annotated[
        str | None,
        Parameter(
            name="--scale",
            metavar="TEXT",
            help="自己評価の段階（例: Ａ・Ｂ・Ｃ・Ｄ）。省くと、記録にある最も新しい年度の段階とします。",
        ),
    ] = None,
    due: Annotated[str | None, Parameter(name="--due", metavar="TEXT", help="シートに書く提出期限。")] = None,
    replace: Replace = False,
) -> int:
    """Write the progress sheets of a year (進捗管理シート)."""
    from welfareplan.cli.judging import named_scheme

    chosen = None if scheme is None else named_scheme(scheme)
    asked = read_year(year, "--year")
    dossier, plan = open_plan(path)
    before = None
    if chosen is not None:
        from welfareplan.evaluation.grading import evaluate

        before = evaluate(plan, dossier.observations, through=asked - 1, scheme=chosen)
    from welfareplan.reports.progress_forms import progress_forms

    forms = progress_forms(dossier, plan, year=asked, scale=scale, before=before, due=due)
    forms = _of_bodies(forms, body, plan)
    if not forms:
        raise CommandLineError("この計画には、尋ねる取組・事業・指標がありません。")
    books = _books(forms, output)
    _require_unfilled([*books], dossier, plan)
    if output.lower().endswith(_BOOK):
        save(next(iter(books.values())), output, replace=replace)
    else:
        save_all({each.name: raw for each, raw in books.items()}, output, replace=replace)
    if any(each.stamp.body is None for each in forms):
        complain("担当の記載がない取組・事業・指標を「担当の記載なし」のシートにまとめました。")
    return FINE


def _of_bodies(forms: Sequence[Form], bodies: Sequence[str] | None, plan: Plan) -> tuple[Form, ...]:
    if not bodies:
        return tuple(forms)
    from welfareplan.ids import nearest

    known = [each.stamp.body for each in forms if each.stamp.body is not None]
    for id in bodies:
        if id not in known:
            near = nearest(id, known)
            hint = f"「{near}」ではありませんか。" if near else f"担当があるのは {'、'.join(known) or 'なし'} です。"
            raise CommandLineError(f"「{id}」が担当する取組・事業は、計画「{plan.id}」にありません。{hint}")
    return tuple(each for each in forms if each.stamp.body in bodies)


def _books(forms: Sequence[Form], output: str) -> dict[Path, bytes]:
    """The workbooks with where they go."""
    from pathlib import Path

    from welfareplan.reports.form_book import file_names, form_book

    try:
        if output.lower().endswith(_BOOK):
            return {Path(output): form_book(forms)}
        names = file_names(forms)
        made = following(list(zip(names, forms, strict=True)), "シートを作成しています")
        return {Path(output) / name: form_book([form]) for name, form in made}
    except ImportError as error:
        raise CommandLineError(_MISSING_EXCEL) from error


def _require_unfilled(paths: Iterable[Path], dossier: Dossier, plan: Plan) -> None:
    """See that no sheet with answers is overwritten, whatever --replace says."""
    from welfareplan.files.form_filled import holds_answers

    for path in paths:
        if path.is_file() and holds_answers(path.read_bytes(), dossier, plan):
            raise CommandLineError(
                f"「{path}」は記入済みのシートです。先に welfareplan collect で回答を取り込むか、別の書き出し先を指定してください。"
            )


def collect(
    dossier: Annotated[str, Parameter(name="DOSSIER", help=DATED_PATH_HELP)],
    /,
    *sheets: Annotated[
        str, Parameter(name="SHEETS", help="記入された進捗管理シート（.xlsx、又はそれを集めたフォルダー）。複数可。")
    ],
    year: Annotated[
        str | None,
        Parameter(name="--year", metavar="YEAR", help="集計する年度。省くと、シートの年度とします。"),
    ] = None,
    write: Annotated[
        bool, Parameter(name="--write", negative="", show_default=False, help="回答を計画の綴りに書き込みます。")
    ] = False,
    output: Annotated[
        str | None,
        Parameter(name=("--output", "-o"), metavar="PATH", help="回答を加えた綴りを別の場所に書き出します。"),
    ] = None,
    correct: Annotated[
        bool,
        Parameter(
            name="--correct", negative="", show_default=False, help="記録と異なる回答を、訂正として置き換えます。"
        ),
    ] = False,
    confirmed: Annotated[
        list[str] | None,
        Parameter(
            name="--confirmed",
            metavar="ID",
            negative="",
            help="疑わしい値を確認済みとする指標・取組の識別子。繰り返せます。",
        ),
    ] = None,
    scale: Annotated[
        str | None,
        Parameter(name="--scale", metavar="TEXT", help="自己評価の段階。省くと、シートに書かれた段階とします。"),
    ] = None,
    source: Annotated[
        str | None,
        Parameter(name="--source", help="出典の識別子、又は新しい出典の名称。省くと「進捗管理シート（年度）」。"),
    ] = None,
    replace: Replace = False,
    format_: Format = "text",
    ascii_: Ascii = False,
) -> int:
    """Read filled progress sheets back (進捗管理シートの回収)."""
    from welfareplan.files.collecting import collect as gather
    from welfareplan.files.collecting import form_files

    if write and output is not None:
        raise CommandLineError("--write と -o は同時に指定できません。どちらか一方にしてください。")
    if not sheets:
        raise CommandLineError("記入されたシートを指定してください。例: welfareplan collect 綴り 回収したシート/")
    asked = None if year is None else read_year(year, "--year")
    held, plan = open_plan(dossier)
    files = [file for each in sheets for file in form_files(require_path(each))]
    _require_known(confirmed or (), held)
    try:
        found = gather(
            held,
            following(files, "シートを読み込んでいます"),
            plan=plan,
            year=asked,
            scale=scale,
            source=source,
            correct=correct,
            confirmed=confirmed or (),
        )
    except InvalidValueError as error:
        raise CommandLineError(error.ja) from error
    where = split_date(dossier)[0] if write else output
    if where is not None and (found.dossier != held or output is not None):
        _write(found.dossier, where, replace=write or replace)
    if format_ == "json":
        from welfareplan.cli.collected_data import collected_data

        emit("collect", collected_data(found), ascii_only=ascii_)
    else:
        from welfareplan.reports.collected_rows import collected_report

        present(collected_report(found, plan))
        say("\n" + _conclusion(found, where, held, correct=correct))
    return FINDINGS if _findings(found, correct=correct) else FINE


def _require_known(ids: Iterable[str], dossier: Dossier) -> None:
    from welfareplan.ids import nearest

    for id in ids:
        if id not in dossier.ids:
            near = nearest(id, dossier.ids)
            hint = "" if near is None else f"「{near}」ではありませんか。"
            raise CommandLineError(f"--confirmed の「{id}」は計画にありません。{hint}")


def _write(dossier: Dossier, where: str, *, replace: bool) -> None:
    from welfareplan.errors import DataFileError
    from welfareplan.files.writer import dump

    try:
        dump(dossier, where, replace=replace)
    except DataFileError as error:
        if any(problem.code == "in-the-way" for problem in error.problems):
            raise CommandLineError(f"{error.ja}\n置き換えてよいときは --replace を付けてください。") from error
        raise


def _conclusion(found: Collected, where: str | None, before: Dossier, *, correct: bool) -> str:
    lines = []
    if where is None:
        lines.append("何も書き込んでいません。書き込むときは --write（別の場所に書き出すときは -o）を付けてください。")
    elif found.dossier == before:
        lines.append("新しい回答がないため、綴りは変わりません。")
    else:
        lines.append(f"回答を「{where}」に書き込みました。")
    if found.corrections and not correct:
        lines.append(
            f"記録と異なる回答{found.corrections}件は取り込んでいません。訂正するときは --correct を付けてください。"
        )
    if found.held:
        ids = " ".join(f"--confirmed {id}" for id in found.held)
        lines.append(f"疑わしい値{len(found.held)}件は取り込んでいません。確認できたら次を付けてください。\n{ids}")
    return "\n".join(lines)


def _findings(found: Collected, *, correct: bool) -> bool:
    told = any(each.severity is not Severity.HINT for each in found.problems)
    return told or bool(found.missing) or bool(found.corrections and not correct)
