"""What does somebody else's table say? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from welfareplan.cli.arguments import Ascii, Format
from welfareplan.cli.complaints import FINDINGS, FINE, CommandLineError
from welfareplan.cli.output import emit, present, say
from welfareplan.cli.paths import require_path
from welfareplan.errors import DataFileError, InvalidValueError

if TYPE_CHECKING:
    from welfareplan.files.importing import Imported

_COLUMN_HELP = "列を、記号（B）か見出しの文字列で指定します。省くと見出しから判断します。"


def import_(
    file: Annotated[str, Parameter(help="取り込む表（.csv 又は .xlsx）。この製品の様式である必要はありません。")],
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
    sheet: Annotated[
        str | None, Parameter(name="--sheet", metavar="NAME", help="シート名。省くと最初のシート。")
    ] = None,
    heading_row: Annotated[
        int | None, Parameter(name="--heading-row", metavar="N", help="見出しの最初の行（1から数えます）。")
    ] = None,
    era: Annotated[
        str | None, Parameter(name="--era", metavar="ERA", help="元号が省略された年の元号（平成、令和、西暦）。")
    ] = None,
    period: Annotated[
        str | None, Parameter(name="--period", metavar="FY..FY", help="計画期間（例: FY2020..FY2025）。")
    ] = None,
    source: Annotated[str | None, Parameter(name="--source", help="出典の名称。省くとファイル名。")] = None,
    url: Annotated[str | None, Parameter(name="--url", help="出典のURL。")] = None,
    output: Annotated[
        str | None,
        Parameter(
            name=("--output", "-o"), metavar="DOSSIER", help="計画の綴りを書き出す先。省くと何も書き出しません。"
        ),
    ] = None,
    format_: Format = "text",
    ascii_: Ascii = False,
) -> int:
    """Read a table that is not our template (表の取込)."""
    from welfareplan.files.importing import import_table
    from welfareplan.when import FiscalPeriod

    require_path(file)
    columns = {
        "indicator": [indicator] if indicator else [],
        "unit": [unit] if unit else [],
        "baseline": [baseline] if baseline else [],
        "target": target or [],
        "actual": actual or [],
        "label": [label] if label else [],
    }
    try:
        found = import_table(
            file,
            columns=columns,
            sheet=sheet,
            heading_row=heading_row,
            era=era,
            period=None if period is None else FiscalPeriod.of(period),
            source=source,
            url=url,
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
        "file": found.grid.file,
        "sheet": found.grid.sheet,
        "encoding": found.grid.encoding,
        "columns": [
            {
                "column": each.letters,
                "heading": each.text,
                "role": each.role,
                "time": None if each.time is None else each.time.as_data(),
            }
            for each in found.headings.columns
        ],
        "indicators": len(found.dossier.base.indicators),
        "figures": len(found.dossier.observations),
        "doubts": [
            {
                "address": each.address,
                "text": each.text,
                "heading": each.heading,
                "why": each.why,
                "why_ja": each.why_ja,
            }
            for each in found.doubts
        ],
        "notes": [{"address": address, "text": text} for address, text in found.notes],
    }


def _present(found: Imported) -> None:
    from welfareplan.files.import_headings import ROLES
    from welfareplan.reports.readings import sentence
    from welfareplan.reports.sheets import Table

    grid, plan = found.grid, found.dossier.base
    how = f"文字コードは {grid.encoding} と判断しました。" if grid.encoding else f"シート「{grid.sheet}」を読みました。"
    columns = tuple(
        (each.letters, each.text, ROLES[each.role], "" if each.time is None else sentence(each.time))
        for each in found.headings.columns
    )
    say(f"{how}指標{len(plan.indicators)}件、実績値{len(found.dossier.observations)}件を読み取りました。\n")
    present(Table(title="列の読み方", headings=("列", "見出し", "内容", "時点"), rows=columns))
    if found.notes:
        say("")
        present(Table(title="値として読まなかった行", headings=("位置", "文字列"), rows=found.notes))
    if found.doubts:
        say("")
        rows = tuple((each.address, each.text, each.why_ja) for each in found.doubts)
        notes = ("これらのセルは値として取り込んでいません。表記は指標の「備考」に残します。",)
        present(Table(title="確認が必要なセル", headings=("位置", "セル", "理由"), rows=rows, notes=notes))
