"""What is given to others? (floor 9)"""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from welfareplan.cli.complaints import FINE
from welfareplan.cli.output import save
from welfareplan.cli.paths import open_dossier


def export(
    dossier: Annotated[str, Parameter(help="計画の綴り（フォルダー、.toml、.json）。")],
    /,
    *,
    output: Annotated[str, Parameter(name=("--output", "-o"), metavar="FILE", help="書き出す先。")],
    profile: Annotated[
        Literal["printed", "machine"],
        Parameter(name="--profile", help="printed は計画書の表記（和暦・計画の用語）、machine は機械判読用です。"),
    ],
    as_: Annotated[Literal["csv", "xlsx"], Parameter(name="--as", help="ファイルの形式。")] = "csv",
    replace: Annotated[
        bool, Parameter(name="--replace", negative="", show_default=False, help="既にあるものを置き換えます。")
    ] = False,
) -> int:
    """Write the indicators and their figures for others (出力)."""
    from welfareplan.reports.export_files import as_csv, as_workbook
    from welfareplan.reports.exports import export_table

    table = export_table(open_dossier(dossier), profile)
    raw = as_csv(table) if as_ == "csv" else as_workbook(table)
    save(raw, output, replace=replace)
    return FINE
