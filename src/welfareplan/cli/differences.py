"""What changed between two texts? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from welfareplan.cli.arguments import Ascii, Replace
from welfareplan.cli.complaints import FINDINGS, FINE, CommandLineError
from welfareplan.cli.output import as_json, emit, present, save
from welfareplan.cli.paths import open_plan
from welfareplan.errors import InvalidValueError

if TYPE_CHECKING:
    from welfareplan.reports.sheets import Table

Shape = Literal["text", "html", "docx", "xlsx", "json"]
Act = Literal["改正", "改訂", "変更", "案"]
Order = Literal["new-left", "old-left"]


def diff(
    a: Annotated[str, Parameter(help="改正前の本文。@DATE を付けると、その日に効力のある本文を指します。")],
    b: Annotated[str, Parameter(help="改正後の本文。書き方は同じです。")],
    /,
    *,
    spelling: Annotated[
        bool,
        Parameter(name="--spelling", negative="", help="表記だけの違い（表記の整理）も示します。", show_default=False),
    ] = False,
    act: Annotated[
        Act,
        Parameter(name="--act", help="見出しの言葉。改正後／改正前、改訂後／改訂前、変更後／変更前、改正案／現行。"),
    ] = "改正",
    order: Annotated[Order, Parameter(name="--order", help="左の欄に置く本文。")] = "new-left",
    full: Annotated[
        bool, Parameter(name="--full", negative="", help="変わらない部分も略さずに示します。", show_default=False)
    ] = False,
    pages: Annotated[
        bool, Parameter(name="--pages", negative="", help="頁の欄を設けます。", show_default=False)
    ] = False,
    remarks: Annotated[
        bool, Parameter(name="--remarks", negative="", help="改訂理由・備考の欄を設けます。", show_default=False)
    ] = False,
    shape: Annotated[
        Shape,
        Parameter(
            name=["--as", "--format"],
            metavar="text|html|docx|xlsx|json",
            show_choices=False,
            help="出力の形式。docx と xlsx には -o が要ります。",
        ),
    ] = "text",
    out: Annotated[
        str | None, Parameter(name=["-o", "--output"], metavar="FILE", help="書き出す先。省くと画面に出します。")
    ] = None,
    replace: Replace = False,
    ascii_: Ascii = False,
) -> int:
    """Compare two texts of a plan (新旧対照)."""
    from welfareplan.reports.oldnew import explained, table
    from welfareplan.revision.differ import diff as compare

    if out is None and shape in {"docx", "xlsx"}:
        raise CommandLineError(
            f"{shape} は画面に出せません。-o 新旧対照表.{shape} のように書き出す先を指定してください。"
        )
    _, before = open_plan(a)
    _, after = open_plan(b)
    try:
        changes = compare(before, after, spelling=spelling)
    except InvalidValueError as error:
        raise CommandLineError(error.ja) from error
    code = FINDINGS if changes else FINE
    if shape == "json":
        from welfareplan.cli.data import changes_data

        if out is None:
            emit("diff", changes_data(changes), ascii_only=ascii_)
        else:
            save((as_json("diff", changes_data(changes), ascii_only=ascii_) + "\n").encode(), out, replace=replace)
        return code
    found = table(
        before,
        after,
        spelling=spelling,
        act=act,
        order=order,
        full=full,
        pages=pages,
        remarks=explained(before, after, spelling=spelling) if remarks else None,
    )
    if out is not None:
        save(_rendered(found, shape), out, replace=replace)
    elif shape == "html":
        _print(_rendered(found, shape))
    else:
        present(found)
    return code


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
