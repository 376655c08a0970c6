"""How is it used without writing Python? (floor 9)

The command ``welfareplan``. A command is a row in ``commands.py`` and a function that maps arguments to the library; what
only one command needs is imported in its function.
"""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run the command line (コマンド行の実行).

    Args:
        argv: the arguments behind the name of the command; those of the process if left out.

    Returns:
        0 fine, 1 there are findings, 2 wrong usage, 3 unreadable input, 4 internal error.

    >>> main(["--version"])
    welfareplan 0.1.0
    0
    """
    arguments = sys.argv[1:] if argv is None else argv
    if arguments in (["--version"], ["-V"]):  # nothing is imported to answer this
        from welfareplan._version import VERSION

        print(f"welfareplan {VERSION}")
        return 0
    from welfareplan.cli.running import run

    return run(arguments)
