"""How does a dossier get into another form? (floor 9)"""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from welfareplan.cli.complaints import FINE, CommandLineError
from welfareplan.cli.output import say
from welfareplan.cli.paths import open_dossier
from welfareplan.errors import DataFileError


def convert(
    src: Annotated[str, Parameter(help="元の綴り（フォルダー、.toml、.json、.xlsx）。")],
    dst: Annotated[
        str,
        Parameter(help="書き出す先。.toml と .json は一つのファイル、.xlsx はExcelブック、それ以外はフォルダーです。"),
    ],
    /,
    *,
    replace: Annotated[
        bool, Parameter(name="--replace", negative="", help="既にあるものを置き換えます。", show_default=False)
    ] = False,
) -> int:
    """Write a dossier in another form (形式の変換)."""
    from welfareplan.files.writer import dump

    try:
        dump(open_dossier(src), dst, replace=replace)
    except DataFileError as error:
        if any(problem.code == "in-the-way" for problem in error.problems):
            raise CommandLineError(f"{error.ja}\n置き換えてよいときは --replace を付けてください。") from error
        raise
    say(f"「{dst}」に書き出しました。")
    return FINE
