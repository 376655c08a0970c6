"""How does a table look in a terminal? (floor 8)

The layout is that of the table itself; rich says how wide the terminal is and what it can draw, and dresses the lines.
Nothing of a document is ever read as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.reports.plain import visible
from welfareplan.reports.sheets import UNDERLINE, Outline, Stretches, Table

if TYPE_CHECKING:
    from rich.console import Console

_STYLES = {"title": "bold", "head": "bold", "rule": "dim", "group": "bold cyan", "body": "", "note": "dim"}
_WIDEST = 120  # longer lines are hard to follow with the eye
_NARROWEST = 40


def show(report: Table | Outline, console: Console) -> None:
    """Print a table, or one after the other those of an outline (端末への表示).

    Args:
        report: the table or outline.
        console: the rich console to print on; without colours where it has none, with ASCII rules where its encoding
            cannot be trusted to draw lines, with signs around underlined words where it cannot underline.

    >>> from rich.console import Console
    >>> show(Table(title="参加者", headings=("地区", "人数"), rows=(("東[/bold]", "12人"),)), Console(width=80))
    参加者
    <BLANKLINE>
    地区       人数
    ─────────  ────
    東[/bold]  12人
    """
    if isinstance(report, Outline):
        _line(console, visible(report.title), "bold")
        for table in report.tables:
            _line(console, "")
            _line(console, "")
            show(table, console)
        return
    from rich.cells import cell_len

    rule = "-" if console.options.ascii_only else "─"
    columns = max(_NARROWEST, min(console.width, _WIDEST))
    underline = "" if console.is_terminal and not console.legacy_windows and console.color_system else UNDERLINE
    for line in report.lines(columns, measure=cell_len, rule=rule, underline=underline):
        _line(console, line.text, _STYLES[line.role], line.underlined)


def _line(console: Console, text: str, style: str = "", underlined: Stretches = ()) -> None:
    from rich.text import Text

    shown = Text(text, style=style)
    for first, last in underlined:
        shown.stylize("underline", first, last)
    # The line is already fitted: rich must not break or cut it where it reckons otherwise.
    console.print(shown, soft_wrap=True)
