"""The command starts quickly, without the extra too, and ends with the code it promises."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from welfareplan._version import VERSION
from welfareplan.cli import main
from welfareplan.cli.commands import COMMANDS
from welfareplan.files.schemas import schema_text

BLOCKED = """
import sys
sys.modules["cyclopts"] = sys.modules["rich"] = None
from welfareplan.cli import main
sys.exit(main(sys.argv[1:]))
"""


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    # A measurement of coverage would begin by itself in the new process, and load what it needs.
    alone = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, check=False, env={**alone, **environment}, timeout=60
    )


def modules_after(argument: str) -> Iterator[str]:
    code = f"import sys; from welfareplan.cli import main; main([{argument!r}]); print('\\n'.join(sys.modules))"
    return iter(python("-c", code, PYTHONIOENCODING="utf-8").stdout.decode().split())


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_is_told(flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([flag]) == 0
    assert capsys.readouterr().out == f"welfareplan {VERSION}\n"


def test_to_tell_the_version_nothing_is_loaded() -> None:
    heavy = {"attrs", "attr", "cyclopts", "rich", "re", "importlib.metadata", "welfareplan.cli.running"}
    assert heavy & set(modules_after("--version")) == set()


def test_to_help_neither_the_library_nor_the_extra_is_loaded() -> None:
    heavy = {"attrs", "attr", "cyclopts", "rich", "welfareplan.model.plan"}
    assert heavy & set(modules_after("--help")) == set()


def test_python_m_starts_it_too() -> None:
    assert python("-m", "welfareplan", "--version").stdout.decode().split() == ["welfareplan", VERSION]


def test_without_the_extra_one_line_says_what_to_install() -> None:
    done = python("-c", BLOCKED, "show", "x", PYTHONIOENCODING="utf-8")

    assert done.returncode == 2
    assert (
        done.stderr.decode().strip()
        == "コマンド行には追加のパッケージが必要です。pip install 'welfareplan[cli]' を実行してください。"
    )


def test_help_is_there_without_the_extra() -> None:
    assert "使い方: welfareplan" in python("-c", BLOCKED, "--help", PYTHONIOENCODING="utf-8").stdout.decode()


def test_nothing_typed_shows_the_help_as_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "コマンド:" in capsys.readouterr().out


def test_the_arguments_of_the_process_are_the_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["welfareplan", "--version"])
    assert main() == 0
    assert VERSION in capsys.readouterr().out


@pytest.mark.parametrize("command", ["show", "check", "progress", "diff", "convert"])
def test_each_command_explains_itself_in_japanese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0

    shown = capsys.readouterr().out
    assert f"使い方: welfareplan {command} " in shown
    assert "（必須）" in shown
    for english in ("Usage", "Parameters", "Arguments", "Options", "required", "default", "choices", "Commands"):
        assert english not in shown
    assert max(len(line.encode("cp932")) for line in shown.splitlines()) <= 80


def test_the_help_fits_the_terminal_and_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0

    shown = capsys.readouterr().out
    assert max(len(line.encode("cp932")) for line in shown.splitlines()) <= 80
    assert [line.split()[0] for line in shown.splitlines() if line.startswith("  ")][:5] == [
        row.name for row in COMMANDS[:5]
    ]


def test_an_internal_error_has_a_code_of_its_own(
    dossier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("壊れた\x1b[31m")

    monkeypatch.setattr("welfareplan.reports.tables.outline", fail)

    assert main(["show", str(dossier)]) == 4
    shown = capsys.readouterr().err
    assert shown.startswith("内部エラーです。")
    assert "壊れた\\x1b[31m" in shown
    assert "\x1b" not in shown


def test_a_file_that_cannot_be_written_is_unreadable_input(
    dossier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> None:
        raise PermissionError(13, "Permission denied", "kurume.toml")

    monkeypatch.setattr("welfareplan.reports.tables.outline", fail)

    assert main(["show", str(dossier)]) == 3
    assert (
        capsys.readouterr().err
        == "「kurume.toml」を読み書きできません：アクセスが許可されていないか、ほかのプログラムで開かれています。\n"
    )


def test_an_interrupted_command_says_nothing(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("welfareplan.reports.tables.outline", interrupt)

    assert main(["show", str(dossier)]) == 130


def test_a_reader_that_closes_the_pipe_is_no_error(dossier: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "welfareplan", "show", str(dossier)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()

    assert running.wait(timeout=60) == 0
    assert running.stderr.read() == b""
    running.stderr.close()


class TestSchema:
    @pytest.mark.parametrize(
        ("flags", "title"), [([], "a TOML file"), (["--toml"], "a TOML file"), (["--json"], "a JSON")]
    )
    def test_prints_the_schema_for_editors(
        self, flags: list[str], title: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["schema", *flags]) == 0
        assert title in json.loads(capsys.readouterr().out)["title"]

    def test_writes_it_into_a_file_and_nothing_over_another(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        there = tmp_path / "plan.schema.json"
        assert main(["schema", "-o", str(there)]) == 0
        assert there.read_bytes().decode() == schema_text("toml")
        assert main(["schema", "--json", "-o", str(there)]) == 2
        assert "--replace" in capsys.readouterr().err
        assert main(["schema", "--json", "-o", str(there), "--replace"]) == 0
        assert there.read_bytes().decode() == schema_text("json")

    def test_is_of_one_form(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["schema", "--toml", "--json"]) == 2
        assert capsys.readouterr().err == "--toml と --json は、どちらか一方を付けてください。\n"
