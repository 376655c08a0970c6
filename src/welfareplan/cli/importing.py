"""What does somebody else's table say? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from welfareplan.cli.arguments import Ascii, BareYears, Format
from welfareplan.cli.complaints import FINDINGS, FINE, CommandLineError
from welfareplan.cli.output import emit, present, say
from welfareplan.cli.paths import require_path
from welfareplan.cli.waiting import waiting
from welfareplan.errors import DataFileError, InvalidValueError

if TYPE_CHECKING:
    from welfareplan.files.import_drafts import Doubt
    from welfareplan.files.import_tables import FoundTable
    from welfareplan.files.importing import Imported
    from welfareplan.reports.sheets import Table
    from welfareplan.when import FiscalPeriod

_TIME_HELP = "見出しにもセルにも時点のない値に使います（例: 令和5年度）。"
_MOST_SHOWN = 500
_COLUMN_HELP = "列を、記号（B）か見出しの文字列で指定します。省くと見出しから判断します。"


def import_(
    file: Annotated[
        str,
        Parameter(help="取り込む表（.csv、タブ区切りの .tsv・.txt、.xlsx）。この製品の様式である必要はありません。"),
    ],
    /,
    *,
    indicator: Annotated[
        str | None, Parameter(name="--indicator", metavar="COL", help=f"指標名の{_COLUMN_HELP}")
    ] = None,
    unit: Annotated[str | None, Parameter(name="--unit", metavar="COL", help="単位の列。")] = None,
    baseline: Annotated[str | None, Parameter(name="--baseline", metavar="COL", help="基準値の列。")] = None,
    target: Annotated[
        list[str] | None, Parameter(name="--target", metavar="COL", negative="", help="目標値の列（複数可）。")
    ] = None,
    actual: Annotated[
        list[str] | None, Parameter(name="--actual", metavar="COL", negative="", help="実績値の列（複数可）。")
    ] = None,
    label: Annotated[str | None, Parameter(name="--label", metavar="COL", help="番号の列。")] = None,
    year: Annotated[
        str | None, Parameter(name="--year", metavar="COL", help="行ごとの年度の列（年度が縦に並ぶ表）。")
    ] = None,
    record_: Annotated[
        str | None, Parameter(name="--record", metavar="COL", help="行ごとの目標・実績の別の列。")
    ] = None,
    sheet: Annotated[
        str | None, Parameter(name="--sheet", metavar="NAME", help="シート名。省くと、表のあるシート全て。")
    ] = None,
    heading_row: Annotated[
        int | None, Parameter(name="--heading-row", metavar="N", help="見出しの最初の行（1から数えます）。")
    ] = None,
    era: Annotated[
        str | None, Parameter(name="--era", metavar="ERA", help="元号が省略された年の元号（平成、令和、西暦）。")
    ] = None,
    basis: BareYears = None,
    baseline_at: Annotated[
        str | None, Parameter(name="--baseline-at", metavar="TIME", help=f"基準値の時点。{_TIME_HELP}")
    ] = None,
    target_at: Annotated[
        str | None, Parameter(name="--target-at", metavar="TIME", help=f"目標値の時点。{_TIME_HELP}")
    ] = None,
    actual_at: Annotated[
        str | None, Parameter(name="--actual-at", metavar="TIME", help=f"実績値の時点。{_TIME_HELP}")
    ] = None,
    period: Annotated[
        str | None, Parameter(name="--period", metavar="PERIOD", help="計画期間（例: 令和2年度～令和7年度）。")
    ] = None,
    title: Annotated[str | None, Parameter(name="--title", help="計画の名称。")] = None,
    source: Annotated[str | None, Parameter(name="--source", help="出典の名称。省くとファイル名。")] = None,
    url: Annotated[str | None, Parameter(name="--url", help="出典のURL。")] = None,
    encoding: Annotated[
        str | None,
        Parameter(name="--encoding", metavar="NAME", help="CSVの文字コード（utf-8、cp932、utf-16、euc_jp）。"),
    ] = None,
    merged: Annotated[
        Literal["rates", "each", "none"],
        Parameter(
            name="--merged",
            help="複数の指標にまたがる結合セル。rates は割合と言葉だけを各行の値とし、each は全て各行の値とし、none は読みません。",
        ),
    ] = "rates",
    output: Annotated[
        str | None,
        Parameter(
            name=("--output", "-o"),
            metavar="DOSSIER",
            help="計画の綴りを書き出す先（フォルダー、.toml、.json、.xlsx）。省くと何も書き出しません。",
        ),
    ] = None,
    format_: Format = "text",
    ascii_: Ascii = False,
) -> int:
    """Read a table that is not our template (表の取込)."""
    from welfareplan.files.importing import import_table
    from welfareplan.terms import Basis

    require_path(file)
    columns = {
        "indicator": [indicator] if indicator else [],
        "unit": [unit] if unit else [],
        "baseline": [baseline] if baseline else [],
        "target": target or [],
        "actual": actual or [],
        "label": [label] if label else [],
        "year": [year] if year else [],
        "record": [record_] if record_ else [],
    }
    times = {"baseline": baseline_at, "target": target_at, "actual": actual_at}
    try:
        with waiting("表を読み込んでいます"):
            found = import_table(
                file,
                columns=columns,
                sheet=sheet,
                heading_row=heading_row,
                era=era,
                period=None if period is None else _period(period),
                plan_title=title,
                source=source,
                url=url,
                encoding=encoding,
                merged=merged,
                basis=None if basis is None else Basis(basis),
                times={role: text for role, text in times.items() if text is not None},
            )
    except DataFileError:
        raise
    except InvalidValueError as error:
        raise CommandLineError(error.ja) from error
    if output is not None:
        _write(found, output)
    if format_ == "json":
        emit("import", imported_data(found), ascii_only=ascii_)
    else:
        _present(found)
        if output is not None:
            say(f"\n「{output}」に書き出しました。")
    return FINDINGS if found.doubts else FINE


def _period(text: str) -> FiscalPeriod:
    from welfareplan.errors import UnreadableCellError
    from welfareplan.printed import read_period
    from welfareplan.when import FiscalPeriod

    try:
        found = read_period(text).period
    except UnreadableCellError:
        found = None
    return FiscalPeriod.of(text) if found is None else found


def _write(found: Imported, output: str) -> None:
    from welfareplan.files.writer import dump

    try:
        dump(found.dossier, output)
    except DataFileError as error:
        if any(problem.code == "in-the-way" for problem in error.problems):
            raise CommandLineError(f"{error.ja}\n別の書き出し先を指定してください。") from error
        raise


def imported_data(found: Imported) -> dict[str, Any]:
    """What was understood of a table, for machines."""
    return {
        "file": found.file,
        "encoding": found.encoding,
        "tables": [
            {
                "sheet": table.grid.sheet,
                "place": table.grid.address(table.headings.first, 0).rpartition("!")[2],
                "unit": table.unit,
                "columns": [
                    {
                        "column": each.letters,
                        "heading": each.text,
                        "role": each.role,
                        "unit": each.unit,
                        "time": None if each.time is None else each.time.as_data(),
                    }
                    for each in table.headings.columns
                ],
            }
            for table in found.tables
        ],
        "indicators": len(found.dossier.base.indicators),
        "figures": len(found.dossier.observations),
        "doubts": [_doubt_data(each) for each in found.doubts],
        "remarks": [_doubt_data(each) for each in found.remarks],
        "notes": [{"address": address, "text": text} for address, text in found.notes],
        "unread_sheets": list(found.unread),
    }


def _doubt_data(each: Doubt) -> dict[str, str]:
    return {
        "address": each.address,
        "text": each.text,
        "heading": each.heading,
        "why": each.why,
        "why_ja": each.why_ja,
    }


def _present(found: Imported) -> None:
    from welfareplan.reports.sheets import Table

    plan = found.dossier.base
    how = f"文字コードは {found.encoding} と判断しました。" if found.encoding else ""
    say(
        f"{how}表{len(found.tables)}件から、指標{len(plan.indicators)}件、実績値{len(found.dossier.observations)}件を読み取りました。"
    )
    for name in found.unread:
        say(f"シート「{name}」は、見出しが見つからないか非表示のため読んでいません。")
    for table in found.tables:
        say("")
        present(_columns(table))
    say("")
    present(_content(found))
    for title, rows in (
        ("値として読まなかった行", found.notes),
        ("読み取ったが、確かめたいセル", tuple((each.address, each.text, each.why_ja) for each in found.remarks)),
        ("読み取らなかったセル（確認が必要）", tuple((each.address, each.text, each.why_ja) for each in found.doubts)),
    ):
        if rows:
            say("")
            notes = (
                (f"ほかに{len(rows) - _MOST_SHOWN}件あります（--format json で全て出力します）。",)
                if len(rows) > _MOST_SHOWN
                else ()
            )
            headings = ("位置", "文字列", "理由")[: len(rows[0])]
            present(Table(title=title, headings=headings, rows=rows[:_MOST_SHOWN], notes=notes))
    if found.doubts:
        say("読み取らなかったセルの表記は、指標の「備考」に残します。")


def _content(found: Imported) -> Table:
    """What was read, an indicator in a row, to be held beside the print."""
    from welfareplan.reports.sheets import Table
    from welfareplan.reports.wording import reading, target

    rows = tuple(
        (
            f"{each.label or ''}{each.title}",
            "" if each.baseline is None else reading(each.baseline),
            "\n".join(map(target, each.targets)),
            "\n".join(reading(seen.reading) for seen in found.dossier.observations_of(each.id)),
        )
        for each in found.dossier.base.indicators
    )
    return Table(title="読み取った内容", headings=("指標", "基準値", "目標値", "実績値"), rows=rows)


def _columns(table: FoundTable) -> Table:
    from welfareplan.files.import_words import ROLES
    from welfareplan.reports.readings import sentence
    from welfareplan.reports.sheets import Table

    grid = table.grid
    place = grid.address(table.headings.first, 0)
    where = (
        f"{place.rpartition('!')[0]}の{table.headings.first + 1}行目から"
        if grid.sheet
        else f"{table.headings.first + 1}行目から"
    )
    rows = tuple(
        (
            each.letters,
            each.text or "（見出しなし）",
            ROLES[each.role]
            + (f"（{each.unit}）" if each.unit else "")
            + (f"（上下{len(each.stack)}段）" if each.stack else ""),
            "\n".join(sentence(part.time) for part in (each.stack or (each,)) if part.time is not None),
        )
        for each in table.headings.columns
    )
    notes = (f"表の上の「単位」により、単位のない値は{table.unit}とします。",) if table.unit else ()
    kind = "行" if grid.turned else "列"
    title = f"{kind}の読み方（{'縦横を入れ替えた表' if grid.turned else where}）"
    return Table(title=title, headings=(kind, "見出し", "内容", "時点"), rows=rows, notes=notes)
