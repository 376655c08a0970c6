"""What goes out, and how? (floor 9)

Everything printed passes here: no text of a document steers the terminal, no character stops the program because the
terminal cannot show it.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from welfareplan._version import VERSION
from welfareplan.cli.complaints import CommandLineError
from welfareplan.reports.plain import dangerous, visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from welfareplan.reports.sheets import Outline, Table

ENVELOPE_FORMAT = 1
"""The format of the JSON that commands print; a higher number will mean other keys."""


def prepare_streams() -> None:
    """Let characters that the terminal's encoding does not have come out as escapes instead of stopping the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Print lines of text."""
    print(visible(text))


def complain(text: str) -> None:
    """Print lines of text where errors go."""
    print(visible(text), file=sys.stderr)


def present(report: Table | Outline) -> None:
    """Print a table or an outline on the terminal."""
    from rich.console import Console

    from welfareplan.reports.text import show

    class Terminal(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # rich would end the program with the code that says there are findings

    show(report, Terminal(file=sys.stdout, highlight=False, markup=False, emoji=False))


def emit(command: str, data: Any, *, ascii_only: bool = False) -> None:  # noqa: ANN401 - whatever JSON can hold
    """Print the result of a command as JSON in UTF-8: an envelope with version, command and format, then the data.

    Args:
        command: the name of the command.
        data: what JSON can hold; numbers as text, so that they stay exact.
        ascii_only: whether to escape everything that is not ASCII.
    """
    send(as_json(command, data, ascii_only=ascii_only) + "\n")


def emit_line(data: Any, *, ascii_only: bool = False) -> None:  # noqa: ANN401 - whatever JSON can hold
    """Print data as one line of JSON in UTF-8, without the envelope, for results of which there is one a line."""
    import json

    send(_harmless(json.dumps(data, ensure_ascii=ascii_only)) + "\n")


def send(text: str) -> None:
    """Print text that programs read: in UTF-8, whatever the terminal's encoding is, unless a terminal reads it."""
    if sys.stdout.isatty() or not hasattr(sys.stdout, "buffer"):
        sys.stdout.write(text)  # a terminal reads its own encoding
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())


def as_json(command: str, data: Any, *, ascii_only: bool = False) -> str:  # noqa: ANN401 - whatever JSON can hold
    r"""The envelope as text; characters that steer a terminal are escaped, which JSON reads back as they were.

    >>> print(as_json("show", {"title": "赤\x1b\u202e"}))
    {
      "welfareplan": "0.1.0",
      "command": "show",
      "format": 1,
      "data": {
        "title": "赤\u001b\u202e"
      }
    }
    """
    import json

    envelope = {"welfareplan": VERSION, "command": command, "format": ENVELOPE_FORMAT, "data": data}
    return _harmless(json.dumps(envelope, ensure_ascii=ascii_only, indent=2))


def _harmless(text: str) -> str:
    """JSON with what steers a terminal escaped."""
    import json

    if text.isascii() and "\x7f" not in text:
        return text
    return "".join(json.dumps(each)[1:-1] if each != "\n" and dangerous(each) else each for each in text)


def save(content: bytes, path: str, *, replace: bool = False) -> None:
    """Write a file that a command was asked for, and say so where errors go.

    Raises:
        CommandLineError: something else stands there already, and may not be replaced; or there is no such folder.
    """
    from welfareplan.files.placing import place

    folder = Path(path).parent
    if not folder.is_dir():
        raise CommandLineError(f"「{folder}」というフォルダーがありません。先に作るか、別の場所を指定してください。")
    files = {Path(path): content}
    _require_free(files, replace=replace)
    place(files)
    complain(f"「{path}」に書き出しました。")


def save_all(files: Mapping[str, bytes], folder: str, *, replace: bool = False) -> None:
    """Write the files that a command was asked for into a folder, all or none, and say so where errors go.

    Other files in the folder stay as they are.

    Args:
        files: what is written, by its name in the folder; a name may lead into folders within it (``data/plan.csv``).
        folder: the folder; it is made where it is not there.
        replace: whether other files of these names may be replaced.

    Raises:
        CommandLineError: something else stands there already, and may not be replaced.
    """
    from welfareplan.files.placing import place

    top = Path(folder)
    if top.exists() and not top.is_dir():
        raise CommandLineError(f"「{folder}」はフォルダーではありません。フォルダーの名前を指定してください。")
    targets = {top / name: content for name, content in files.items()}
    _require_free(targets, replace=replace)
    for each in {target.parent for target in targets}:
        each.mkdir(parents=True, exist_ok=True)
    place(targets)
    complain(f"「{folder}」に{len(files)}件のファイルを書き出しました。")


def _require_free(files: Mapping[Path, bytes], *, replace: bool) -> None:
    for target, content in files.items():
        if target.is_dir():
            raise CommandLineError(f"「{target}」はフォルダーです。ファイルの名前を指定してください。")
        if target.exists() and not replace and target.read_bytes() != content:
            raise CommandLineError(f"「{target}」は既にあります。置き換えてよいときは --replace を付けてください。")
