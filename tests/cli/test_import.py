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

    assert shown.startswith("文字コードは cp932 と判断しました。表1件から、指標1件、実績値1件を読み取りました。\n")
    assert "列の読み方" in shown
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
    assert ["indicator", "unit", "baseline", "actual", "target"] == [
        each["role"] for each in data["tables"][0]["columns"]
    ]


def test_a_column_that_is_not_there_is_wrong_usage(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(table), "--unit", "Z"]) == 2
    assert capsys.readouterr().err.startswith("列「Z」はありません。列は A「指標」")


def test_what_was_read_is_shown_beside_what_was_not(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(table)])
    shown = capsys.readouterr().out

    assert "サロン  10か所（平成30年度実績）          12か所（令和3年度実績）" in shown
    assert "読み取らなかったセル（確認が必要）" in shown
    assert shown.endswith("読み取らなかったセルの表記は、指標の「備考」に残します。\n")


def test_a_time_that_nothing_prints_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "t.csv"
    path.write_text("指標,実績値,目標値\nサロン,12か所,20か所\n", encoding="utf-8")

    assert main(["import", str(path)]) == 1
    assert "--baseline-at で指定してください。" in capsys.readouterr().out
    assert main(["import", str(path), "--actual-at", "令和5年度", "--target-at", "R7", "--basis", "fiscal"]) == 0
    shown = capsys.readouterr().out
    assert "12か所（令和5年度実績）" in shown
    assert "20か所（令和7年度）" in shown
    assert main(["import", str(path), "--actual-at", "いつか"]) == 2
    assert "「いつか」は読み取れません" in capsys.readouterr().err


def test_the_dossier_may_be_the_workbook_of_the_desk(table: Path) -> None:
    out = table.parent / "plan.xlsx"

    assert main(["import", str(table), "-o", str(out), "--title", "みどり市地域福祉計画"]) == 1
    assert load(out).base.title == "みどり市地域福祉計画"


def test_the_period_is_said_in_japanese_or_as_in_files(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("指標,目標値（毎年度）\nサロン,20か所\n", encoding="utf-8")
    for n, period in enumerate(("令和2年度～令和7年度", "FY2020..FY2025")):
        out = tmp_path / f"{n}.toml"

        assert main(["import", str(path), "--period", period, "-o", str(out)]) == 0
        assert str(load(out).base.indicators[0].targets[0].due) == "FY2020..FY2025"
