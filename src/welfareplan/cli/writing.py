"""Where does a dossier go? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from welfareplan.cli.complaints import CommandLineError
from welfareplan.cli.output import say
from welfareplan.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Callable

    from welfareplan.dossier import Dossier

DOSSIER_OUT = Annotated[
    str | None,
    Parameter(
        name=["-o", "--output"],
        metavar="PATH",
        help="書き出す先。.toml と .json は一つのファイル、.xlsx はExcelブック、それ以外はフォルダーです。",
    ),
]
"""The option that says where a dossier is written."""


def write_dossier(dossier: Dossier, path: str, *, replace: bool, tell: Callable[[str], None] = say) -> None:
    """Write a dossier that a command made, and say so with ``tell``.

    Raises:
        CommandLineError: something else stands there, and may not be replaced.
        DataFileError: it cannot be written.
    """
    from welfareplan.files.writer import dump

    try:
        dump(dossier, path, replace=replace)
    except DataFileError as error:
        if any(problem.code == "in-the-way" for problem in error.problems):
            raise CommandLineError(f"{error.ja}\n置き換えてよいときは --replace を付けてください。") from error
        raise
    tell(f"「{path}」に書き出しました。")
