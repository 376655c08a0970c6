"""What the commands print and with which code they end."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import PLAN

from welfareplan.cli import main
from welfareplan.dossier import Dossier
from welfareplan.files.reader import load


def output(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = 0) -> str:
    assert main(arguments) == code
    return capsys.readouterr().out


def data(arguments: list[str], capfdbinary: pytest.CaptureFixture[bytes], code: int = 0) -> dict[str, Any]:
    assert main([*arguments, "--format", "json"]) == code
    envelope = json.loads(capfdbinary.readouterr().out.decode())
    assert {key: value for key, value in envelope.items() if key != "data"} == {
        "welfareplan": "0.1.0",
        "command": arguments[0],
        "format": 1,
    }
    found: dict[str, Any] = envelope["data"]
    return found


class TestShow:
    def test_it_shows_the_plan_with_all_revisions(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        shown = output(["show", str(dossier)], capsys)

        assert shown.startswith("全ての改訂（1件）を反映した本文です。\n")
        assert "計画期間  令和2年度～令和7年度（2020年度～2025年度、6年間）" in shown
        assert "①孤立と孤独" in shown
        assert "ここにないことは、対応がないことを意味しません。" in "".join(shown.split())

    def test_with_a_date_it_shows_the_text_of_that_day(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        early = output(["show", f"{dossier}@2021-12-30"], capsys)

        assert early.startswith("令和3年12月30日に効力のある本文です（改訂1件のうち0件を反映）。\n")
        assert "①孤立と孤独" not in early
        assert "①孤立と孤独" in output(["show", f"{dossier}@2021-12"], capsys)

    def test_as_json_it_has_the_tables_of_a_document(
        self, dossier: Path, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        found = data(["show", str(dossier)], capfdbinary)

        assert found["plan"]["period"] == "FY2020..FY2025"
        assert found["indicator"][0]["baseline"]["value"] == "226650"
        assert "observation" not in found

    def test_a_plan_that_was_never_revised_says_so(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "bare.toml"
        path.write_text('format = 1\n[plan]\nid = "p"\n', encoding="utf-8")

        assert output(["show", str(path)], capsys).startswith("策定時の本文です（改訂はありません）。\n")


class TestCheck:
    def test_a_revision_that_does_not_apply_hides_nothing_else(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "conflict.toml"
        path.write_text(
            """format = 1
[plan]
id = "p"
[[issue]]
id = "salon"
title = "ふれあいサロン"
under = "nowhere"
[[revision]]
id = "r"
adopted = "2021-12"
[[revision.changes]]
action = "amend"
kind = "issue"
id = "salon"
field = "title"
old = "ふれあい"
new = "つながり"
""",
            encoding="utf-8",
        )
        shown = "".join(output(["check", str(path)], capsys, code=1).split())
        assert "この改訂は適用できません" in shown
        assert "nowhere" in shown

    def test_a_sound_dossier_has_no_errors(self, dossier: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        main(["check", str(dossier), "--format", "json"])
        problems = json.loads(capfdbinary.readouterr().out.decode())["data"]["problems"]

        assert "error" not in {each["severity"] for each in problems}

    def test_an_error_is_shown_with_place_and_hint(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        dossier.write_text(
            PLAN + '[[link]]\nsource = "visits"\nrelation = "shows"\ntarget = "gone"\nbasis = "stated"\n'
        )
        shown = output(["check", str(dossier)], capsys, 1)

        assert "［誤り（1件）］" in shown
        assert "kurume.toml [[link]] 1" in shown
        assert "「gone」" in shown

    def test_an_unreadable_file_lists_its_problems_and_ends_with_3(
        self, dossier: Path, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        dossier.write_text("format = 1\nこれはTOMLではない\n", encoding="utf-8")
        (problem,) = data(["check", str(dossier)], capfdbinary, 3)["problems"]

        assert problem["severity"] == "error"
        assert problem["origin"]["file"] == "kurume.toml"
        assert problem["message_ja"]
        assert problem["place"] is None

    def test_a_dossier_without_any_problem_says_so(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "bare.toml"
        path.write_text('format = 1\n[plan]\nid = "p"\ntitle = "計画"\n', encoding="utf-8")

        assert output(["check", str(path), "--on", "2022-12-01"], capsys) == "問題点はありません。\n"


class TestProgress:
    def test_without_a_year_the_newest_is_taken_and_named(
        self, dossier: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["progress", str(dossier)]) == 0
        captured = capsys.readouterr()

        assert "進捗（令和3年度まで）" in captured.out
        figures = next(line.split() for line in captured.out.splitlines() if "241,061件" in line)
        assert figures == ["226,650件", "296,000件", "241,061件", "20.8％", "42.9％", "81.4％"]
        assert captured.err == "--through の指定がないため、実績のある最も新しい年度（令和3年度）までとしました。\n"

    def test_the_outlook_stands_apart(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        shown = output(["progress", str(dossier), "--through", "FY2022", "--outlook"], capsys)
        assert "今後の見通し（令和4年度まで）" in shown
        figures = next(line.split() for line in shown.splitlines() if "+4,803.67件" in line)
        assert figures == ["+4,803.67件", "+13,734.75件", "260,275.67件", "未達成", "2"]
        assert "予測でも評価でもありません。" in "".join(shown.split())
        assert "今後の見通し" not in output(["progress", str(dossier), "--through", "FY2022"], capsys)

    def test_the_outlook_as_json(self, dossier: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        (row,) = data(["progress", str(dossier), "--through", "FY2022", "--outlook"], capfdbinary)["indicators"]
        assert (row["outlook"]["needed"], row["outlook"]["would_be"]) == ("13734.75", "unmet")
        (row,) = data(["progress", str(dossier), "--through", "FY2020", "--outlook"], capfdbinary)["indicators"]
        assert row["outlook"]["pace"] == {"undefined": "no-actual"}

    @pytest.mark.parametrize("year", ["令和2年度", "R2", "FY2020", "2020"])
    def test_the_year_may_be_written_as_people_write_it(
        self, year: str, dossier: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert "進捗（令和2年度まで）" in output(["progress", str(dossier), "--through", year], capsys)

    def test_without_observations_a_year_must_be_named(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "bare.toml"
        path.write_text('format = 1\n[plan]\nid = "p"\n', encoding="utf-8")

        assert main(["progress", str(path)]) == 2
        assert capsys.readouterr().err.startswith("実績が一つもありません。")

    def test_as_json_numbers_are_exact_and_missing_ones_have_a_reason(
        self, dossier: Path, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        found = data(["progress", str(dossier), "--through", "FY2020"], capfdbinary)
        (row,) = found["indicators"]

        assert row["actual"] is None
        assert row["share_of_way"] == {"undefined": "no-actual"}
        assert found["through"] == "FY2020"
        assert [each["reason"] for each in found["unused"]] == ["after-through"]

        (row,) = data(["progress", str(dossier), "--through", "FY2021"], capfdbinary)["indicators"]
        assert row["share_of_way"].startswith("0.20780")
        assert (row["change"], row["better"], row["direction_basis"]) == ("14411", "up", "inferred")


class TestDiff:
    def test_differences_are_shown_old_and_new(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        shown = output(["diff", f"{dossier}@2020", str(dossier)], capsys, 1)

        assert "新旧対照表" in shown
        assert "①孤立_と孤独_  ①孤立" in shown

    def test_no_difference_is_fine(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert "違いはありません" in output(["diff", "--spelling", str(dossier), str(dossier)], capsys)

    def test_as_json_they_are_the_changes_of_a_revision(
        self, dossier: Path, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        assert data(["diff", f"{dossier}@2020", str(dossier)], capfdbinary, 1) == {
            "changes": [
                {
                    "action": "amend",
                    "kind": "issue",
                    "id": "isolation",
                    "field": "title",
                    "old": "孤立",
                    "new": "孤立と孤独",
                }
            ],
            "events": [
                {
                    "meaning": "retitled",
                    "meaning_ja": "名称の変更",
                    "kind": "issue",
                    "id": "isolation",
                    "message": '"①孤立と孤独" was called "孤立"',
                    "message_ja": "「①孤立と孤独」の名称を「孤立」から改めた。",
                    "changes": [0],
                }
            ],
        }


class TestConvert:
    def test_a_dossier_becomes_a_folder_and_a_document_and_stays_the_same(
        self, dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder, document, again = tmp_path / "folder", tmp_path / "kurume.json", tmp_path / "again.toml"

        assert output(["convert", str(dossier), str(folder)], capsys) == f"「{folder}」に書き出しました。\n"
        output(["convert", str(folder), str(document)], capsys)
        output(["convert", str(document), str(again)], capsys)

        assert "違いはありません" in output(["diff", "--spelling", str(dossier), str(again)], capsys)

    def test_the_text_of_a_day_comes_without_what_came_after(self, dossier: Path, tmp_path: Path) -> None:
        before, after = tmp_path / "before.toml", tmp_path / "after.toml"
        assert main(["convert", f"{dossier}@2021-11-30", str(before)]) == 0
        assert main(["convert", f"{dossier}@2022-01-01", str(after)]) == 0

        whole = load(dossier)
        assert load(before) == Dossier(base=whole.base)
        assert load(after) == Dossier(base=whole.latest)

    def test_what_is_there_is_replaced_only_when_told(
        self, dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        there = tmp_path / "there.json"
        there.write_text("大事なもの", encoding="utf-8")

        assert main(["convert", str(dossier), str(there)]) == 2
        assert there.read_text(encoding="utf-8") == "大事なもの"
        assert "--replace" in capsys.readouterr().err
        assert main(["convert", str(dossier), str(there), "--replace"]) == 0


class TestStreams:
    NASTY = PLAN.replace('"孤立"', '"—é㋿\U00020bb7[/bold]"')

    @staticmethod
    def bytes_of(
        arguments: list[str], monkeypatch: pytest.MonkeyPatch, *, code: int = 0, is_terminal: bool = False
    ) -> bytes:
        """What a command writes to a Japanese Windows console or a file there."""
        raw = io.BytesIO()
        console = io.TextIOWrapper(raw, encoding="cp932", newline="")
        monkeypatch.setattr(console, "isatty", lambda: is_terminal)
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdout", console)
            assert main(arguments) == code
        console.flush()
        return raw.getvalue()

    def test_characters_that_the_console_does_not_have_stop_nothing(
        self, dossier: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        dossier.write_text(self.NASTY, encoding="utf-8")
        shown = self.bytes_of(["show", f"{dossier}@2020"], monkeypatch).decode("cp932")

        assert "①\\u2014\\xe9\\u32ff\\U00020bb7[/bold]" in shown
        assert "----" in shown

    @pytest.mark.parametrize("command", [["--help"], ["show", "--help"], ["check", "--help"], ["convert", "--help"]])
    def test_help_needs_no_character_that_the_console_does_not_have(
        self, command: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert "使い方" in (shown := self.bytes_of(command, monkeypatch).decode("cp932"))
        assert "\\u3" not in shown

    def test_json_is_utf_8_whatever_the_console(self, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        dossier.write_text(self.NASTY, encoding="utf-8")
        found = json.loads(self.bytes_of(["show", f"{dossier}@2020", "--format", "json"], monkeypatch).decode())

        assert found["data"]["issue"][0]["title"] == "—é㋿\U00020bb7[/bold]"

    def test_json_can_be_kept_to_ascii(self, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        written = self.bytes_of(["show", str(dossier), "--format", "json", "--ascii"], monkeypatch)

        assert written.isascii()
        assert json.loads(written)["data"]["plan"]["title"] == "支え合うプラン"

    def test_a_terminal_gets_json_in_its_own_encoding(self, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        written = self.bytes_of(["show", str(dossier), "--format", "json"], monkeypatch, is_terminal=True)

        assert "支え合うプラン" in written.decode("cp932")

    def test_invisible_characters_are_escaped_in_json_and_come_back(
        self, dossier: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("welfareplan.cli.data.plan_data", lambda _: {"title": "\x9b\u202e\x7f\U000e0041"})

        assert main(["show", str(dossier), "--format", "json"]) == 0
        raw = capfdbinary.readouterr().out.decode()
        assert "\\u009b\\u202e\\u007f\\udb40\\udc41" in raw
        assert json.loads(raw)["data"] == {"title": "\x9b\u202e\x7f\U000e0041"}
