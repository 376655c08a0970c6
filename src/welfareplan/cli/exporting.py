"""What is given to others? (floor 9)"""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from welfareplan.cli.arguments import Replace
from welfareplan.cli.complaints import FINE, CommandLineError
from welfareplan.cli.output import save
from welfareplan.cli.paths import open_dossier
from welfareplan.errors import InvalidValueError


def export(
    dossier: Annotated[str, Parameter(help="計画の綴り（フォルダー、.toml、.json、.xlsx）。")],
    /,
    *,
    output: Annotated[str, Parameter(name=("--output", "-o"), metavar="FILE", help="書き出す先。")],
    profile: Annotated[
        Literal["printed", "machine"],
        Parameter(name="--profile", help="printed は計画書の表記（和暦・計画の用語）、machine は機械判読用です。"),
    ],
    as_: Annotated[
        Literal["csv", "xlsx"] | None, Parameter(name="--as", help="ファイルの形式。省くと書き出す先の末尾で決めます。")
    ] = None,
    table: Annotated[
        Literal["indicators", "elements", "links", "milestones", "assessments"] | None,
        Parameter(
            name="--table",
            help="表の種類。指標と値、体系（課題・方向性・取組・事業・分冊）、対応関係、経過・予定、点検・評価。"
            "省くと、CSVは指標と値、Excelは全てをシートごとに書き出します。",
        ),
    ] = None,
    encoding: Annotated[
        Literal["utf-8", "cp932"],
        Parameter(
            name="--encoding", help="CSVの文字コード。utf-8 はBOM付きです。cp932 にない文字は位置とともに示します。"
        ),
    ] = "utf-8",
    bare: Annotated[
        bool,
        Parameter(
            name="--bare",
            negative="",
            show_default=False,
            help="CSVで、数式とみなされうる文字列の前に「'」を付けません（表計算ソフトで開かないときだけ使ってください）。",
        ),
    ] = False,
    replace: Replace = False,
) -> int:
    """Write what a dossier holds for others (出力)."""
    from welfareplan.reports.export_files import as_csv, as_workbook
    from welfareplan.reports.exports import export_table, export_tables

    form = as_ or ("xlsx" if output.lower().endswith(".xlsx") else "csv")
    if form == "xlsx" and (encoding != "utf-8" or bare):
        raise CommandLineError("--encoding と --bare は、CSVで書き出すときだけ使えます。")
    held = open_dossier(dossier)
    try:
        if form == "csv":
            raw = as_csv(export_table(held, profile, table or "indicators"), encoding=encoding, guarded=not bare)
        else:
            tables = export_tables(held, profile) if table is None else (export_table(held, profile, table),)
            raw = as_workbook(*tables)
    except InvalidValueError as error:
        raise CommandLineError(error.ja) from error
    save(raw, output, replace=replace)
    return FINE
