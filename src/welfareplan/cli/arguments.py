"""Which options do commands share? (floor 9)"""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

Format = Annotated[
    Literal["text", "json"],
    Parameter(
        name="--format",
        metavar="text|json",
        show_choices=False,
        help="出力の形式。text は読むための表、json は機械処理用です。",
    ),
]
Ascii = Annotated[
    bool,
    Parameter(name="--ascii", negative="", help="JSONのうちASCII以外の文字を \\u で書きます。", show_default=False),
]
Replace = Annotated[
    bool, Parameter(name="--replace", negative="", help="既にあるものを置き換えます。", show_default=False)
]

BareYears = Annotated[
    Literal["fiscal", "calendar"] | None,
    Parameter(
        name="--basis", help="「R4」のように年・年度の別のない年を、年度（fiscal）又は暦年（calendar）とします。"
    ),
]

DATED_PATH_HELP = "計画の綴り（フォルダー、.toml、.json、.xlsx）。@DATE を付けると、その日に効力のある本文を指します。"
