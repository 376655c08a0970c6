"""What changed between two texts? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from welfareplan.cli.arguments import Ascii, Replace
from welfareplan.cli.complaints import FINDINGS, FINE, CommandLineError
from welfareplan.cli.output import as_json, emit, present, save
from welfareplan.cli.paths import between, open_text
from welfareplan.errors import InvalidValueError

if TYPE_CHECKING:
    from welfareplan.reports.sheets import Table

Shape = Literal["text", "html", "docx", "xlsx", "json"]
Act = Literal["改正", "改訂", "改定", "変更", "修正", "案"]
Order = Literal["new-left", "old-left"]

_SUFFIXES: dict[str, Shape] = {
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".json": "json",
    ".txt": "text",
}


def diff(
    a: Annotated[str, Parameter(help="改正前の本文。@DATE を付けると、その日に効力のある本文を指します。")],
    b: Annotated[str, Parameter(help="改正後の本文。書き方は同じです。")],
    /,
    *,
    spelling: Annotated[
        bool,
        Parameter(name="--spelling", negative="", help="表記だけの違い（表記の整理）も示します。", show_default=False),
    ] = False,
    everything: Annotated[
        bool,
        Parameter(
            name="--all",
            negative="",
            help="本文の字句でない項目（出典、備考、推定・明記の別など）の違いも示します。",
            show_default=False,
        ),
    ] = False,
    act: Annotated[
        Act,
        Parameter(name="--act", help="見出しの言葉。改正後／改正前のように付けます。案は、改正案／現行とします。"),
    ] = "改正",
    new_head: Annotated[str | None, Parameter(name="--new-head", metavar="TEXT", help="改正後の欄の見出し。")] = None,
    old_head: Annotated[str | None, Parameter(name="--old-head", metavar="TEXT", help="改正前の欄の見出し。")] = None,
    note: Annotated[
        str | None,
        Parameter(name="--note", metavar="TEXT", help="表の上の注記。省くと「（下線部分は改正部分）」とします。"),
    ] = None,
    order: Annotated[Order, Parameter(name="--order", help="左の欄に置く本文。")] = "new-left",
    added: Annotated[str, Parameter(name="--added", metavar="TEXT", help="新設の記号。")] = "（新設）",
    removed: Annotated[
        str, Parameter(name="--removed", metavar="TEXT", help='削除の記号。"" とすると付けません。')
    ] = "（削る）",
    same: Annotated[
        str, Parameter(name="--same", metavar="TEXT", help="変わらない部分の右の欄の記号。（同左）などとします。")
    ] = "（略）",
    full: Annotated[
        bool, Parameter(name="--full", negative="", help="変わらない部分も略さずに示します。", show_default=False)
    ] = False,
    pages: Annotated[
        bool, Parameter(name="--pages", negative="", help="頁の欄を設けます。", show_default=False)
    ] = False,
    remarks: Annotated[
        bool,
        Parameter(
            name="--remarks",
            negative="",
            help="改訂理由・備考の欄を設けます。変更の意味と、その間の改訂の理由が入ります。",
            show_default=False,
        ),
    ] = False,
    shape: Annotated[
        Shape | None,
        Parameter(
            name=["--as", "--format"],
            metavar="text|html|docx|xlsx|json",
            show_choices=False,
            help="出力の形式。省くと -o のファイル名に従い、それもなければ text です。",
        ),
    ] = None,
    out: Annotated[
        str | None, Parameter(name=["-o", "--output"], metavar="FILE", help="書き出す先。省くと画面に出します。")
    ] = None,
    replace: Replace = False,
    ascii_: Ascii = False,
) -> int:
    """Compare two texts of a plan (新旧対照)."""
    from welfareplan.reports.oldnew import explained, table
    from welfareplan.revision.differ import diff as compare

    form = _form(shape, out)
    old, new = open_text(a), open_text(b)
    try:
        changes = compare(old.plan, new.plan, spelling=spelling)
    except InvalidValueError as error:
        raise CommandLineError(error.ja) from error
    code = FINDINGS if changes else FINE
    if form == "json":
        from welfareplan.cli.data import differences_data

        data = differences_data(old.plan, new.plan, changes)
        if out is None:
            emit("diff", data, ascii_only=ascii_)
        else:
            save((as_json("diff", data, ascii_only=ascii_) + "\n").encode(), out, replace=replace)
        return code
    words = explained(old.plan, new.plan, spelling=spelling, revisions=between(old, new)) if remarks else None
    try:
        found = table(
            old.plan,
            new.plan,
            spelling=spelling,
            everything=everything,
            act=act,
            new_head=new_head,
            old_head=old_head,
            note=note,
            order=order,
            added=added,
            removed=removed,
            same=same,
            full=full,
            pages=pages,
            remarks=words,
        )
    except InvalidValueError as error:
        raise CommandLineError(error.ja) from error
    if out is not None:
        save(_rendered(found, form), out, replace=replace)
    elif form == "html":
        _print(_rendered(found, form))
    else:
        present(found)
    return code


def _form(shape: Shape | None, out: str | None) -> Shape:
    """The form that is asked for, by name or by that of the file.

    Raises:
        CommandLineError: it cannot be shown, or the name of the file says another, or one that is not written.
    """
    from pathlib import Path

    suffix = "" if out is None else Path(out).suffix.lower()
    named = _SUFFIXES.get(suffix)
    if shape is None:
        if suffix and named is None:
            raise CommandLineError(
                f"書き出す先「{out}」の形式「{suffix}」では書き出せません。{'、'.join(_SUFFIXES)} のいずれかにするか、"
                "--as で形式を指定してください。"
            )
        return named or "text"
    if out is None and shape in {"docx", "xlsx"}:
        raise CommandLineError(
            f"{shape} は画面に出せません。-o 新旧対照表.{shape} のように書き出す先を指定してください。"
        )
    if named is not None and named != shape:
        raise CommandLineError(f"--as {shape} と書き出す先「{out}」の形式が違います。どちらかをそろえてください。")
    return shape


def _rendered(found: Table, shape: Shape) -> bytes:
    """The table as a file, by the module that knows the form; each needs an extra of its own."""
    try:
        if shape == "html":
            from welfareplan.reports.html_page import page

            return page(found).encode()
        if shape == "docx":
            from welfareplan.reports.word import document

            return document(found)
        if shape == "xlsx":
            from welfareplan.reports.workbook import workbook

            return workbook(found)
    except ImportError as error:
        extra = {"html": "report", "docx": "word", "xlsx": "excel"}[shape]
        raise CommandLineError(
            f"{shape} には追加のパッケージが必要です。pip install 'welfareplan[{extra}]' を実行してください。"
        ) from error
    return f"{found}\n".encode()


def _print(content: bytes) -> None:
    """Print a page in UTF-8, whatever the terminal's encoding: the page says that it is."""
    import sys

    if hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.write(content.decode())
