"""How did it change, and how is it to change? (floor 9)"""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from welfareplan.cli.arguments import Ascii, Format, Replace
from welfareplan.cli.complaints import FINE, CommandLineError
from welfareplan.cli.output import complain, emit, present, save, say
from welfareplan.cli.paths import open_dossier, open_plan, read_date
from welfareplan.errors import InvalidValueError, UnknownIdError

Plan_ = Annotated[str, Parameter(help="計画の綴り。@DATE を付けると、その日に効力のある本文を指します。")]


def history(
    path: Annotated[str, Parameter(help="計画の綴り（フォルダー、.toml、.json）。")],
    id: Annotated[str, Parameter(name="ID", help="要素の識別子。")],
    /,
    *,
    format_: Format = "text",
    ascii_: Ascii = False,
) -> int:
    """Show every value an element had (沿革)."""
    from welfareplan.reports.past import history_table

    dossier = open_dossier(path)
    try:
        found = dossier.history(id)
    except UnknownIdError as error:
        raise CommandLineError(error.ja) from error
    if format_ == "json":
        from welfareplan.cli.data import history_data

        emit("history", history_data(found), ascii_only=ascii_)
    else:
        present(history_table(found, dossier))
    return FINE


def revise(
    before: Annotated[str, Parameter(help="改正前の本文。@DATE を付けると、その日に効力のある本文を指します。")],
    after: Annotated[str, Parameter(help="改正後の本文。書き方は同じです。")],
    /,
    *,
    adopted: Annotated[str, Parameter(name="--adopted", metavar="DATE", help="改訂日（例: 2022-11、2022-11-30）。")],
    effective: Annotated[
        str | None, Parameter(name="--effective", metavar="DATE", help="施行日。改訂日と違うときに書きます。")
    ] = None,
    title: Annotated[str | None, Parameter(name="--title", help="改訂の名称。")] = None,
    reason: Annotated[str | None, Parameter(name="--reason", help="改訂理由。")] = None,
    id_: Annotated[
        str | None,
        Parameter(
            name="--id", metavar="ID", help="改訂の識別子。省くと、改訂日から amended-2022-11 のように付けます。"
        ),
    ] = None,
    cites: Annotated[
        list[str] | None,
        Parameter(
            name="--cite", metavar="SOURCE#PLACE", negative="", help="出典（例: minutes#3頁）。繰り返して書けます。"
        ),
    ] = None,
    out: Annotated[
        str | None,
        Parameter(name=["-o", "--output"], metavar="FILE", help="書き出すTOMLファイル。省くと画面に出します。"),
    ] = None,
    replace: Replace = False,
) -> int:
    """Write the revision that makes one text of another (改訂の作成)."""
    from welfareplan.files.converter import unstructure
    from welfareplan.files.toml_format import render
    from welfareplan.model.element import Citation
    from welfareplan.revision.revisions import Revision

    _, old = open_plan(before)
    _, new = open_plan(after)
    day = read_date(adopted)
    try:
        revision = Revision.between(
            old,
            new,
            id=id_ or f"amended-{day}",
            adopted=day,
            effective=None if effective is None else read_date(effective),
            title=title,
            reason=reason,
            cites=tuple(map(Citation.of, cites or ())),
        )
    except InvalidValueError as error:
        raise CommandLineError(error.ja) from error
    if not revision.changes:
        complain("二つの本文に違いはありません。改訂は作りませんでした。")
        return FINE
    text = render({"revision": [unstructure(revision)]})
    if out is None:
        say(text.rstrip("\n"))
    else:
        _make_room(out)
        save(text.encode(), out, replace=replace)
    return FINE


def _make_room(out: str) -> None:
    """The folder of the revisions in a dossier that has none yet."""
    from pathlib import Path

    folder = Path(out).parent
    if folder.name == "revisions" and folder.parent.is_dir():
        folder.mkdir(exist_ok=True)
