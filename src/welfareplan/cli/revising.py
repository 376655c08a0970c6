"""How did it change, and how is it to change? (floor 9)"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import attrs
from cyclopts import Parameter

from welfareplan.cli.arguments import Ascii, Format, Replace
from welfareplan.cli.complaints import FINE, CommandLineError
from welfareplan.cli.output import complain, emit, present, save, say
from welfareplan.cli.paths import open_dossier, open_plan, open_text, read_date
from welfareplan.errors import InvalidValueError, UnknownIdError

if TYPE_CHECKING:
    from welfareplan.dossier import Dossier
    from welfareplan.revision.revisions import Revision

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

    if out is not None and Path(out).suffix.lower() != ".toml":
        raise CommandLineError(f"書き出す先「{out}」は、改訂として読み込める .toml のファイル名にしてください。")
    text = open_text(before)
    old = text.plan
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
    if text.revisions == text.dossier.revisions:
        _require_sound(text.dossier, revision)
    written = render({"revision": [unstructure(revision)]})
    if out is None:
        say(written.rstrip("\n"))
    else:
        _make_room(out)
        save(written.encode(), out, replace=replace)
    return FINE


def _require_sound(dossier: Dossier, revision: Revision) -> None:
    """Tell what would be wrong with the revision in the dossier it is made for.

    Raises:
        CommandLineError: the dossier could not be loaded any more.
    """
    from welfareplan.checks import check
    from welfareplan.problems import Severity

    if revision.id in {each.id for each in dossier.revisions}:
        raise CommandLineError(
            f"改訂「{revision.id}」は既に綴りにあります。--id で別の識別子を付けるか、その改訂より前の本文を"
            "「綴り@日付」で指定してください。"
        )
    made = attrs.evolve(dossier, revisions=(*dossier.revisions, revision))
    for each in check(made):
        if each.place is not None and (each.place.kind, each.place.id) == ("revision", revision.id):
            if each.severity is Severity.ERROR:
                raise CommandLineError(f"この改訂は綴りに加えられません。{each.message_ja}{each.hint_ja}")
            complain(f"{each.message_ja}{each.hint_ja}")


def _make_room(out: str) -> None:
    """The folder of the revisions in a dossier that has none yet."""
    folder = Path(out).parent
    if folder.name == "revisions" and folder.parent.is_dir():
        folder.mkdir(exist_ok=True)
