"""What takes long shows how far it has come on a terminal, and nowhere else."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from welfareplan.cli import main, waiting
from welfareplan.cli.complaints import CommandLineError
from welfareplan.cli.output import save_all
from welfareplan.cli.waiting import following
from welfareplan.examples import example_path

CODE = """
import time
from welfareplan.cli import waiting
waiting.PATIENCE = 0.05
for each in waiting.following([1, 2, 3], "シート[/bold]を読んでいます"):
    time.sleep(0.1)
with waiting.waiting("計画を読んでいます"):
    time.sleep(0.3)
print("done")
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal_of(monkeypatch: pytest.MonkeyPatch, patience: float = 0.0) -> Terminal:
    """A terminal where errors go; within the test, as pytest puts its own there when the test begins."""
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(waiting, "PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    return shown


def test_a_bar_counts_what_is_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    assert list(following(("a", "b", "c"), "シートを読んでいます")) == ["a", "b", "c"]
    assert "シートを読んでいます" in terminal.getvalue()
    assert "2/3" in terminal.getvalue()


def test_things_that_do_not_know_their_number_are_told_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    assert list(following(iter("ab"), "ページを書いています", total=7)) == ["a", "b"]
    assert "1/7" in terminal.getvalue()


def test_a_bar_is_taken_away_when_something_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)

    def stop() -> None:
        for _ in following("ab", "シートを読んでいます"):
            raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        stop()

    assert terminal.getvalue().endswith("\x1b[?25h\r\x1b[1A\x1b[2K")  # the cursor is back, and the line is gone


def test_what_is_done_soon_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch, patience=60.0)
    with waiting.waiting("計画を読んでいます"):
        assert list(following("ab", "シートを読んでいます")) == ["a", "b"]

    assert terminal.getvalue() == ""


def test_one_long_thing_gives_a_sign_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    with waiting.waiting("計画を\x1b読んでいます"):
        time.sleep(0.3)

    assert "計画を\\x1b読んでいます" in terminal.getvalue()


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo-terminals")
@pytest.mark.parametrize("piped", [False, True])
def test_a_terminal_sees_it_and_a_pipe_does_not(*, piped: bool) -> None:
    ours, theirs = os.openpty()
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE if piped else theirs,
        env={**os.environ, "TERM": "xterm", "PYTHONIOENCODING": "utf-8"},
        timeout=60,
        check=True,
    )
    os.close(theirs)
    shown = done.stderr if piped else os.read(ours, 1 << 16)
    os.close(ours)

    assert done.stdout.split() == [b"done"]
    assert ("シート[/bold]を読んでいます" in shown.decode(), "計画を読んでいます" in shown.decode()) == (
        not piped,
        not piped,
    )


def test_several_files_are_written_together_or_not_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "site"
    save_all({"index.html": b"1", "data/plan.csv": b"2"}, str(folder))

    assert (folder / "data/plan.csv").read_bytes() == b"2"
    assert capsys.readouterr().err == f"「{folder}」に2件のファイルを書き出しました。\n"
    with pytest.raises(CommandLineError, match=r"plan\.csv」は既にあります。"):
        save_all({"new.html": b"3", "data/plan.csv": b"4"}, str(folder))
    assert not (folder / "new.html").exists()
    save_all({"data/plan.csv": b"4"}, str(folder), replace=True)
    assert (folder / "data/plan.csv").read_bytes() == b"4"


def test_a_file_is_no_folder_and_a_folder_no_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder/inner").mkdir(parents=True)
    with pytest.raises(CommandLineError, match="file」はフォルダーではありません。"):
        save_all({"a": b""}, str(tmp_path / "file"))
    with pytest.raises(CommandLineError, match="inner」はフォルダーです。"):
        save_all({"inner": b""}, str(tmp_path / "folder"), replace=True)


@pytest.mark.parametrize(
    ("module", "command"),
    [
        ("publishing", ["site", "DOSSIER", "-o", "OUT"]),
        ("summing", ["summary", "DOSSIER", "--scheme", "fukuoka", "--through", "FY2022", "-o", "OUT.xlsx"]),
        ("reporting", ["report", "DOSSIER", "--through", "FY2022", "-o", "OUT.html"]),
        ("paper", ["paper", "DOSSIER", "--scheme", "fukuoka", "--through", "FY2022", "-o", "OUT.docx"]),
        ("importing", ["import", "TABLE"]),
        ("recording", ["record", "DOSSIER", "--figures", "TABLE", "--dry-run"]),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_every_long_command_gives_a_sign_of_life(
    module: str, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    @contextmanager
    def waiting(doing: str) -> Iterator[None]:
        told.append(doing)
        yield

    table = tmp_path / "table.csv"
    table.write_text("指標,実績値（R6年度）\n地域での見守り訪問活動件数,5件\n", encoding="utf-8")
    monkeypatch.setattr(f"welfareplan.cli.{module}.waiting", waiting)
    places = {"DOSSIER": str(example_path("kurume")), "TABLE": str(table)}

    assert main([places.get(each, each.replace("OUT", str(tmp_path / "out"))) for each in command]) in {0, 1}
    assert len(told) == 1
