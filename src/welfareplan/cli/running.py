"""How is a command run? (floor 9)

Finds the command, maps the arguments, and turns whatever goes wrong into a sentence and an exit code.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from welfareplan.cli.commands import COMMANDS, HELP_FLAGS
from welfareplan.cli.complaints import FINE, INTERNAL, UNREADABLE, WRONG_USAGE, CommandLineError
from welfareplan.cli.output import complain, prepare_streams, say
from welfareplan.cli.usage import help_text
from welfareplan.wording.system import refusal

if TYPE_CHECKING:
    from cyclopts import App

_INTERRUPTED = 130  # as shells report it
_MOST_HINTS = 5
_HELP_HINT = "使い方は「welfareplan --help」で表示します。"
_MISSING_EXTRA = "コマンド行には追加のパッケージが必要です。pip install 'welfareplan[cli]' を実行してください。"


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name and give its exit code."""
    prepare_streams()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has closed it: nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] in HELP_FLAGS:
        say(help_text())
        return FINE if arguments else WRONG_USAGE
    if arguments[0] not in {row.name for row in COMMANDS}:
        complain(_unknown_command(arguments[0]))
        return WRONG_USAGE
    try:
        from welfareplan.cli.app import build
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"cyclopts", "rich"}:
            raise
        complain(_MISSING_EXTRA)
        return WRONG_USAGE
    return _carry_out(build(), arguments)


def _hints(error: Exception) -> list[str]:
    """What to do about the problems of files, each once."""
    hints = dict.fromkeys(each.hint_ja for each in getattr(error, "problems", ()))
    return [f"→ {hint}" for hint in hints][:_MOST_HINTS]


def _unknown_command(word: str) -> str:
    from welfareplan.ids import nearest

    names = [row.name for row in COMMANDS]
    if word.startswith("-"):
        return f"オプション「{word}」はコマンドの後に書いてください。{_HELP_HINT}"
    near = nearest(word, names)
    hint = f"「{near}」ではありませんか。" if near else f"使えるのは {'、'.join(names)} です。"
    return f"コマンド「{word}」はありません。{hint}{_HELP_HINT}"


def _carry_out(app: App, arguments: list[str]) -> int:
    from cyclopts import CycloptsError

    from welfareplan.cli.mistakes import sentence
    from welfareplan.errors import WelfarePlanError

    try:
        code: int | None = app(arguments)
    except CycloptsError as error:
        command = arguments[0]
        complain(f"{sentence(error)}\n使い方は「welfareplan {command} --help」で表示します。")
        return WRONG_USAGE
    except CommandLineError as error:
        complain(error.ja)
        return error.code
    except WelfarePlanError as error:
        complain("\n".join([error.ja, *_hints(error)]))
        return UNREADABLE
    except BrokenPipeError:
        raise
    except OSError as error:
        complain(f"「{error.filename or arguments[-1]}」を読み書きできません：{refusal(error)[1]}。")
        return UNREADABLE
    except Exception:  # noqa: BLE001 - the edge of the program: without this an internal error would end with code 1
        import traceback

        complain(f"内部エラーです。次の内容を添えて開発者に知らせてください。\n{traceback.format_exc()}")
        return INTERNAL
    return FINE if code is None else code
