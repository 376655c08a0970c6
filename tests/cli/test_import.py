"""The command that reads somebody else's table."""

import json
from pathlib import Path

import pytest

from welfareplan.cli import main
from welfareplan.files.reader import load

TABLE = "指標,単位,基準値（H30実績）,R3実績,R7目標\nサロン,か所,10,12,896 .5\n※注\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "figures.csv"
    path.write_bytes(TABLE.encode("cp932"))
    return path


def test_it_shows_what_it_understood_and_writes_nothing(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(table)]) == 1
    shown = capsys.readouterr().out

    assert shown.startswith("文字コードは cp932 と判断しました。指標1件、実績値1件を読み取りました。\n")
    assert "列の読み方" in shown
    assert "確認が必要なセル" in shown
    assert "E2" in shown
    assert "A3" in shown
    assert [table] == list(table.parent.iterdir())


def test_it_writes_a_dossier_when_told(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = table.parent / "out.toml"

    assert main(["import", str(table), "-o", str(out), "--period", "FY2020..FY2025"]) == 1
    assert capsys.readouterr().out.endswith(f"「{out}」に書き出しました。\n")
    assert load(out).base.indicators[0].title == "サロン"
    assert main(["import", str(table), "-o", str(out)]) == 2
    assert "別の書き出し先を指定してください。" in capsys.readouterr().err


def test_as_json_the_doubtful_cells_have_addresses(table: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["import", str(table), "--format", "json"]) == 1
    data = json.loads(capfdbinary.readouterr().out.decode())["data"]

    assert [("E2", "896 .5")] == [(each["address"], each["text"]) for each in data["doubts"]]
    assert ["indicator", "unit", "baseline", "actual", "target"] == [each["role"] for each in data["columns"]]


def test_a_column_that_is_not_there_is_wrong_usage(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(table), "--unit", "Z"]) == 2
    assert capsys.readouterr().err.startswith("列「Z」はありません。列は A「指標」")
