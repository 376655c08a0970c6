"""``welfareplan sheets`` and ``welfareplan collect``, as a planning desk types them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.forms.filling import FICTIONAL, fill
from tests.forms.test_collecting import ANSWERS

from welfareplan.cli import main
from welfareplan.files.reader import load


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the fictional dossier, to be written to."""
    monkeypatch.setenv("COLUMNS", "100")
    return Path(shutil.copytree(FICTIONAL, tmp_path / "kakuu"))


@pytest.fixture
def folder(plan: Path, tmp_path: Path) -> Path:
    """The sheets of 令和5年度, of which one is filled in."""
    made = tmp_path / "sheets"
    assert main(["sheets", str(plan), "--year", "令和5年度", "-o", str(made)]) == 0
    fill(made / "進捗管理シート_令和5年度_高齢者支援課.xlsx", ANSWERS)
    return made


class TestSheets:
    def test_a_folder_gets_a_workbook_for_each_body(
        self, plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        made = tmp_path / "sheets"
        assert main(["sheets", str(plan), "--year", "R5", "-o", str(made), "--scheme", "fukuoka"]) == 0

        assert sorted(each.name for each in made.iterdir()) == [
            "進捗管理シート_令和5年度_こども家庭課.xlsx",
            "進捗管理シート_令和5年度_地域福祉課.xlsx",
            "進捗管理シート_令和5年度_担当の記載なし.xlsx",
            "進捗管理シート_令和5年度_架空市社会福祉協議会.xlsx",
            "進捗管理シート_令和5年度_高齢者支援課.xlsx",
        ]
        told = capsys.readouterr()
        assert told.err.splitlines() == [
            f"「{made}」に5件のファイルを書き出しました。",
            "担当の記載がない取組・事業・指標を「担当の記載なし」のシートにまとめました。",
        ]
        assert told.out == ""

    def test_one_workbook_holds_all_of_them(self, plan: Path, tmp_path: Path) -> None:
        made = tmp_path / "all.xlsx"
        assert main(["sheets", str(plan), "--year", "FY2023", "-o", str(made)]) == 0
        first = made.read_bytes()
        assert main(["sheets", str(plan), "--year", "FY2023", "-o", str(made)]) == 0
        assert made.read_bytes() == first

    def test_one_body_can_be_chosen(self, plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        arguments = ["sheets", str(plan), "--year", "FY2023", "-o", str(tmp_path / "one")]
        assert main([*arguments, "--body", "elderly"]) == 0
        assert [each.name for each in (tmp_path / "one").iterdir()] == ["進捗管理シート_令和5年度_高齢者支援課.xlsx"]
        capsys.readouterr()
        assert main([*arguments, "--body", "elderley"]) == 2
        assert (
            capsys.readouterr().err
            == "「elderley」が担当する取組・事業は、計画「kakuu-2020」にありません。「elderly」ではありませんか。\n"
        )

    def test_what_is_there_is_replaced_only_when_told(
        self, plan: Path, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        arguments = ["sheets", str(plan), "--year", "FY2023", "-o", str(folder), "--body", "shakyo", "--due", "5月末"]
        assert main(arguments) == 2
        assert capsys.readouterr().err.endswith("は既にあります。置き換えてよいときは --replace を付けてください。\n")
        assert main([*arguments, "--replace"]) == 0

    def test_a_sheet_with_answers_is_never_overwritten(
        self, plan: Path, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = folder / "進捗管理シート_令和5年度_高齢者支援課.xlsx"
        filled = path.read_bytes()
        assert main(["sheets", str(plan), "--year", "FY2023", "-o", str(folder), "--replace"]) == 2
        assert "は記入済みのシートです。先に welfareplan collect で回答を取り込むか" in capsys.readouterr().err
        assert path.read_bytes() == filled
        assert main(["collect", str(plan), str(folder), "--write"]) == 1
        assert main(["sheets", str(plan), "--year", "FY2023", "-o", str(folder), "--replace"]) == 0

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["--year", "令和5年", "-o", "x"], "--year の値が年度ではありません。「令和5年」は年度として読めません。"),
            (["-o", "x"], "オプション「--year」を指定してください。"),
            (
                ["--year", "R5", "-o", "x", "--scheme", "fukuok"],
                "評価方法「fukuok」はありません。「fukuoka」ではありませんか。",
            ),
        ],
    )
    def test_mistakes_are_told(
        self, arguments: list[str], message: str, plan: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["sheets", str(plan), *arguments]) == 2
        assert message in capsys.readouterr().err

    def test_a_plan_that_asks_nothing(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "bare.toml"
        path.write_text('format = 1\n[plan]\nid = "p"\n', encoding="utf-8")
        assert main(["sheets", str(path), "--year", "R5", "-o", str(tmp_path / "s")]) == 2
        assert capsys.readouterr().err == "この計画には、尋ねる取組・事業・指標がありません。\n"

    def test_without_the_extra_one_line_says_what_to_install(
        self, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setitem(sys.modules, "xlsxwriter", None)
        for output in (tmp_path / "s", tmp_path / "s.xlsx"):
            assert main(["sheets", str(plan), "--year", "R5", "-o", str(output)]) == 2
            assert capsys.readouterr().err == (
                "シートの作成には追加のパッケージが必要です。pip install 'welfareplan[excel]' を実行してください。\n"
            )


class TestCollect:
    def test_nothing_is_written_unless_told(self, plan: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        before = load(plan)
        assert main(["collect", str(plan), str(folder)]) == 1
        told = capsys.readouterr().out
        assert told.splitlines()[0] == "進捗管理シートの回収（令和5年度）"
        assert told.splitlines()[-1].startswith("何も書き込んでいません。")
        assert load(plan) == before

    def test_answers_are_written_into_the_dossier(
        self, plan: Path, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["collect", str(plan), str(folder), "--write"]) == 1
        held = load(plan)
        assert capsys.readouterr().out.splitlines()[-1] == f"回答を「{plan}」に書き込みました。"
        assert [each.reading.at.year for each in held.observations if each.indicator == "visit-count"][-1] == 2023
        assert {each.year and each.year.year for each in held.assessments if each.by == "elderly"} == {2021, 2022, 2023}
        assert main(["collect", str(plan), str(folder), "--write"]) == 1
        assert "新しい回答がないため、綴りは変わりません。" in capsys.readouterr().out
        assert load(plan) == held

    def test_they_can_be_written_elsewhere(
        self, plan: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = load(plan)
        other = tmp_path / "with-answers.json"
        assert main(["collect", str(plan), str(folder), "-o", str(other)]) == 1
        assert load(plan) == before
        assert len(load(other).observations) == len(before.observations) + 1
        other.write_text("{}", encoding="utf-8")
        assert main(["collect", str(plan), str(folder), "-o", str(other)]) == 2
        assert capsys.readouterr().err.endswith("置き換えてよいときは --replace を付けてください。\n")
        assert main(["collect", str(plan), str(folder), "-o", str(other), "--replace"]) == 1

    def test_who_has_not_answered_is_listed(self, plan: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "進捗管理シート_令和5年度_こども家庭課.xlsx").unlink()
        main(["collect", str(plan), str(folder)])
        told = capsys.readouterr().out

        assert "［架空市 こども家庭課］\nシートの提出がありません" in told
        assert "計画全体（提言への対応）" in told
        assert "［架空市 福祉部 高齢者支援課］" not in told

    def test_corrections_and_doubts_need_leave(
        self, plan: Path, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = folder / "進捗管理シート_令和5年度_高齢者支援課.xlsx"
        main(["collect", str(plan), str(path), "--write"])
        fill(path, {"visits": {"grade": "Ｃ"}, "visit-count": {"done": 140010}})
        capsys.readouterr()
        assert main(["collect", str(plan), str(path), "--write"]) == 1
        told = capsys.readouterr().out
        assert "自己評価：Ｂ" in told
        assert "自己評価：Ｃ" in told
        assert "H10" in told
        assert told.splitlines()[-4:] == [
            "新しい回答がないため、綴りは変わりません。",
            "記録と異なる回答1件は取り込んでいません。訂正するときは --correct を付けてください。",
            "疑わしい値1件は取り込んでいません。確認できたら次を付けてください。",
            "--confirmed visit-count",
        ]
        arguments = ["collect", str(plan), str(path), "--write", "--correct", "--confirmed", "visit-count"]
        assert main(arguments) == 1  # the others have still not answered
        assert {str(each.reading.amount) for each in load(plan).observations_of("visit-count")} >= {"140,010件"}
        assert capsys.readouterr().out.splitlines()[-1] == f"回答を「{plan}」に書き込みました。"

    def test_as_json_it_says_the_same(
        self, plan: Path, folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        assert main(["collect", str(plan), str(folder), "--format", "json"]) == 1
        found = json.loads(capfdbinary.readouterr().out)["data"]

        assert found["year"] == "FY2023"
        assert found["observations"]["added"][0]["value"] == "14001"
        assert [each["about"] for each in found["assessments"]["added"]] == ["watching", "visits", "watching"]
        assert {"body": "children", "id": "outreach", "responds": False, "blank": [], "gone": False} in found["missing"]
        assert (found["held"], found["problems"]) == ([], [])

    def test_when_everybody_has_answered_nothing_is_found(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "small.toml"
        path.write_text(
            'format = 1\n[plan]\nid = "p"\n[[programme]]\nid = "salon"\ntitle = "サロン"\n', encoding="utf-8"
        )
        book = tmp_path / "s.xlsx"
        assert main(["sheets", str(path), "--year", "R5", "-o", str(book), "--scale", "Ａ・Ｂ"]) == 0
        fill(book, {"salon": {"done": "開いた。", "grade": "Ａ", "next": "続ける。", "course": "継続"}})
        assert main(["collect", str(path), str(book)]) == 0
        assert "未回答\n\n" not in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("arguments", "message", "code"),
        [
            ([], "記入されたシートを指定してください。", 2),
            (["nowhere.xlsx"], "「nowhere.xlsx」は見つかりません。", 3),
            (["--write", "-o", "x"], "--write と -o は同時に指定できません。", 2),
            (
                ["--confirmed", "visit-cont"],
                "--confirmed の「visit-cont」は計画にありません。「visit-count」ではありませんか。",
                2,
            ),
            (["--year", "去年"], "--year の値が年度ではありません。", 2),
        ],
    )
    def test_mistakes_are_told(  # noqa: PLR0917 - a table
        self,
        arguments: list[str],
        message: str,
        code: int,
        plan: Path,
        folder: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        sheets = [] if not arguments or arguments[0] == "nowhere.xlsx" else [str(folder)]
        assert main(["collect", str(plan), *sheets, *arguments]) == code
        assert message in capsys.readouterr().err

    def test_files_that_are_no_sheets_are_told(
        self, plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "note.xlsx").write_text("x", encoding="utf-8")
        assert main(["collect", str(plan), str(tmp_path / "note.xlsx")]) == 2
        assert capsys.readouterr().err.startswith("この計画の進捗管理シートがありません。\nnote.xlsx：")

    @pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo-terminals")
    def test_reading_many_sheets_shows_on_a_terminal_how_far_it_has_come(self, plan: Path, folder: Path) -> None:
        code = (
            "import sys; from welfareplan.cli import main, waiting; waiting.PATIENCE = 0; sys.exit(main(sys.argv[1:]))"
        )
        ours, theirs = os.openpty()
        done = subprocess.run(
            [sys.executable, "-c", code, "collect", str(plan), str(folder)],
            stdout=subprocess.PIPE,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm", "PYTHONIOENCODING": "utf-8"},
            timeout=60,
            check=False,
        )
        os.close(theirs)
        shown = os.read(ours, 1 << 16).decode(errors="replace")  # a read may end within a sign
        os.close(ours)

        assert done.returncode == 1
        assert "シートを読み込んでいます" in shown
        assert b"\x1b" not in done.stdout


@pytest.mark.parametrize("command", ["sheets", "collect"])
def test_the_help_is_in_japanese_and_fits(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0

    shown = capsys.readouterr().out
    assert f"使い方: welfareplan {command} " in shown
    assert max(len(line.encode("cp932")) for line in shown.splitlines()) <= 80
    for english in ("Usage", "Parameters", "required", "default"):
        assert english not in shown
