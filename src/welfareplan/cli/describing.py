"""What may stand in a file? (floor 9)"""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from welfareplan.cli.arguments import Replace
from welfareplan.cli.complaints import FINE, CommandLineError
from welfareplan.cli.output import save, send
from welfareplan.files.schemas import schema_text


def schema(
    *,
    toml: Annotated[
        bool,
        Parameter(
            name="--toml", negative="", show_default=False, help="TOMLファイルのスキーマ。省いたときもこれです。"
        ),
    ] = False,
    json: Annotated[
        bool, Parameter(name="--json", negative="", show_default=False, help="交換用JSON文書のスキーマ。")
    ] = False,
    output: Annotated[
        str | None, Parameter(name=("--output", "-o"), metavar="FILE", help="書き出す先。省くと画面に出します。")
    ] = None,
    replace: Replace = False,
) -> int:
    """Print the JSON Schema of the files, for editors (スキーマ)."""
    if toml and json:
        raise CommandLineError("--toml と --json は、どちらか一方を付けてください。")
    text = schema_text("json" if json else "toml")
    if output is None:
        send(text)
    else:
        save(text.encode(), output, replace=replace)
    return FINE
