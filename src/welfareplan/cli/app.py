"""Who reads the arguments? (floor 9)

cyclopts does, with its words in Japanese. This is the only module that knows how an application of it is put together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import rich  # noqa: F401 - cyclopts loads it late; whoever lacks it is told at once
from cyclopts import App, Group

from welfareplan._version import VERSION
from welfareplan.cli.commands import COMMANDS, HELP_FLAGS
from welfareplan.cli.output import say
from welfareplan.cli.usage import entries
from welfareplan.reports.plain import WIDTH, wrap

if TYPE_CHECKING:
    from cyclopts.help import HelpEntry, HelpPanel
    from rich.console import Console, ConsoleOptions

_ARGUMENTS = Group("引数", sort_key=0)
_OPTIONS = Group("オプション", sort_key=1)


class JapaneseHelp:
    """Prints the help of a command as plain lines in Japanese (コマンドの説明)."""

    def __call__(self, console: Console, options: ConsoleOptions, panel: HelpPanel) -> None:  # noqa: ARG002 - cyclopts' protocol
        """Print the arguments or the options."""
        if panel.entries:
            say(f"{panel.title}:")
            say("\n".join(entries([(_names(each), _meaning(each)) for each in panel.entries])))
            say("")

    def render_usage(self, _console: Console, _options: ConsoleOptions, usage: Any) -> None:  # noqa: ANN401 - cyclopts' protocol
        """Print how the command is typed."""
        say(f"使い方: {_plain(usage).strip()}\n")

    def render_description(self, _console: Console, _options: ConsoleOptions, description: Any) -> None:  # noqa: ANN401 - cyclopts' protocol
        """Print what the command does."""
        say("\n".join(wrap(_plain(description).strip(), WIDTH)) + "\n")


def _plain(renderable: Any) -> str:  # noqa: ANN401 - whatever rich can print
    plain = getattr(getattr(renderable, "primary_renderable", renderable), "plain", None)
    return str(renderable) if plain is None else str(plain)


def _names(entry: HelpEntry) -> str:
    return ", ".join(entry.display_labels_with_metavar)


def _meaning(entry: HelpEntry) -> str:
    remarks = []
    if entry.choices:
        remarks.append(f"選択肢: {'、'.join(entry.choices)}")
    if entry.default is not None:
        remarks.append(f"既定: {entry.default}")
    if entry.required:
        remarks.append("必須")
    text = _plain(entry.description).strip()
    return text + "".join(f"（{remark}）" for remark in remarks)


def build() -> App:
    """The application: a command for each row of the table, whose module is loaded when it is called."""
    app = App(
        name="welfareplan",
        version=VERSION,
        help_flags=HELP_FLAGS,
        version_flags=(),
        help_format="plaintext",
        help_formatter=JapaneseHelp(),
        group_arguments=_ARGUMENTS,
        group_parameters=_OPTIONS,
        exit_on_error=False,
        print_error=False,
        result_action="return_value",
        suppress_keyboard_interrupt=False,
    )
    for row in COMMANDS:
        app.command(
            f"welfareplan.cli.{row.function}",
            name=row.name,
            help=f"{row.summary}\n\n{row.more}".strip(),
            usage=f"welfareplan {row.name} {row.usage}",
        )
    return app
