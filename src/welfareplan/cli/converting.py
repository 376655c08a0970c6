"""How does a dossier get into another form? (floor 9)"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from welfareplan.cli.arguments import Replace
from welfareplan.cli.complaints import FINDINGS, FINE, CommandLineError
from welfareplan.cli.output import say
from welfareplan.cli.paths import open_text, require_path, split_date
from welfareplan.cli.writing import write_dossier
from welfareplan.problems import Severity

_OF_CELLS = frozenset({"proposed-ids", "changed-example", "unread-mark", "unread-sheet", "rounded-figure"})
"""What is told of a workbook besides what its dossier says."""


def convert(
    src: Annotated[
        str,
        Parameter(
            help="元の綴り（フォルダー、.toml、.json、.xlsx）。@DATE を付けると、その日に効力のある本文だけを取り出し"
            "ます（改訂案を作るとき）。"
        ),
    ],
    dst: Annotated[
        str,
        Parameter(help="書き出す先。.toml と .json は一つのファイル、.xlsx はExcelブック、それ以外はフォルダーです。"),
    ],
    /,
    *,
    replace: Replace = False,
) -> int:
    """Write a dossier in another form (形式の変換)."""
    from welfareplan.dossier import Dossier
    from welfareplan.errors import DataFileError
    from welfareplan.files.reader import read

    if split_date(src)[1] is not None:  # to be edited into a draft: the text alone
        write_dossier(Dossier(base=open_text(src).plan), dst, replace=replace)
        return FINE
    path = require_path(src)
    if _is_same_workbook(path, dst):
        return _write_ids(dst, replace=replace)
    result = read(path)
    if result.dossier is None or result.errors:
        raise DataFileError(result.errors, src)
    write_dossier(result.dossier, dst, replace=replace)
    told = [each for each in result.problems if each.code in _OF_CELLS]
    for each in told:
        hint = each.hint_ja.replace("plan.xlsx", src) if each.code == "proposed-ids" else each.hint_ja
        say(f"{each.ja}\n  → {hint}")
    return FINDINGS if any(each.severity is Severity.WARNING for each in told) else FINE


def _is_same_workbook(path: Path, dst: str) -> bool:
    return path.suffix.lower() == ".xlsx" and Path(dst).exists() and path.samefile(dst)


def _write_ids(path: str, *, replace: bool) -> int:
    """Write the proposed ids into the workbook itself, which stays as the desk has made it."""
    from welfareplan.files.writer import write_ids

    if not replace:
        raise CommandLineError(
            f"元と先が同じブックです。「{path}」に識別子を書き込んでよいときは --replace を付けてください（ほかのセルは変えません）。"
        )
    count = write_ids(path)
    if count:
        say(f"「{path}」に識別子{count}件を書き込みました。ほかのセルは変えていません。")
    else:
        say(f"「{path}」に識別子のない行はありません。何も変えていません。")
    return FINE
