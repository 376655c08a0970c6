"""How does a planning desk begin? (floor 9)"""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from welfareplan.cli.arguments import Replace
from welfareplan.cli.complaints import FINE, CommandLineError
from welfareplan.cli.output import say
from welfareplan.errors import DataFileError


def new(
    path: Annotated[str, Parameter(help="作るExcelブック（.xlsx）。")],
    /,
    *,
    replace: Replace = False,
) -> int:
    """Write the template of the planning desk's workbook (様式の作成)."""
    from welfareplan.files.writer import new as write_template

    try:
        write_template(path, replace=replace)
    except DataFileError as error:
        if any(problem.code == "in-the-way" for problem in error.problems):
            raise CommandLineError(f"{error.ja}\n置き換えてよいときは --replace を付けてください。") from error
        raise
    say(f"「{path}」に様式を作りました。記入したら「welfareplan convert {path} 書き出し先」で計画の綴りになります。")
    return FINE
