"""Tables in a terminal."""

import io

from rich.console import Console
from tests.reports.plans import PLAN

from welfareplan.reports.sheets import Table
from welfareplan.reports.tables import outline
from welfareplan.reports.text import show

MARKUP = Table(
    title="[bold]題[/bold]", headings=("地区", "人数"), rows=(("[/red]東\x1b[31m", "12人"),), right=("人数",)
)


def shown(table: Table, *, encoding: str = "utf-8", terminal: bool = False, columns: int = 80) -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace", newline="")
    show(
        table,
        Console(file=stream, width=columns, force_terminal=terminal, color_system="standard" if terminal else None),
    )
    stream.flush()
    return raw.getvalue().decode(encoding)


def test_markup_and_controls_in_data_are_text() -> None:
    assert (
        "[bold]題[/bold]\n\n地区                 人数\n───────────────────  ────\n[/red]東\\x1b[31m     12人\n".splitlines()[
            :2
        ]
        == shown(MARKUP).splitlines()[:2]
    )
    assert "[/red]東\\x1b[31m" in shown(MARKUP)


def test_rules_fall_back_where_the_encoding_cannot_be_trusted_to_draw() -> None:
    assert "----" in shown(MARKUP, encoding="cp932")
    assert "────" in shown(MARKUP)


def test_a_terminal_gets_its_headings_bold() -> None:
    assert "\x1b[1m" in shown(MARKUP, terminal=True)
    assert "\\x1b[31m" in shown(MARKUP, terminal=True)


def test_the_layout_follows_the_width_within_reason() -> None:
    wide = Table(title="t", headings=("a",), rows=(("あ" * 100,),))

    assert 120 == len(shown(wide, columns=300).splitlines()[3]) // 1
    assert 40 == len(shown(wide, columns=10).splitlines()[3])


def test_an_outline_is_its_tables_one_after_the_other() -> None:
    stream = io.StringIO()
    show(outline(PLAN), Console(file=stream, width=80))

    assert "支え合うプラン\n\n\n計画の概要\n\n項目" in stream.getvalue()
