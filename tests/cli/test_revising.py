"""History and revisions on the command line, and the table of two texts in every form."""

import io
import json
import shutil
from pathlib import Path

import docx
import openpyxl
import pytest

import welfareplan as wp
from welfareplan.cli import main
from welfareplan.testing import assert_identical

FIXTURE = Path(__file__).parents[1] / "fixtures" / "oldnew"
BEFORE, AFTER = str(FIXTURE / "before.toml"), str(FIXTURE / "after.toml")


def output(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = 0) -> str:
    assert main(arguments) == code
    return capsys.readouterr().out


def complaint(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = 2) -> str:
    assert main(arguments) == code
    return capsys.readouterr().err


class TestDiff:
    def test_heads_and_order_are_chosen(self, capsys: pytest.CaptureFixture[str]) -> None:
        shown = output(["diff", BEFORE, AFTER, "--act", "案", "--order", "old-left", "--pages", "--remarks"], capsys, 1)
        head = next(line for line in shown.splitlines() if "改正案" in line)
        assert ["頁", "現行", "改正案", "改訂理由・備考"] == head.split()

    def test_a_page_goes_to_the_screen_or_a_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        shown = output(["diff", BEFORE, AFTER, "--as", "html"], capsys, 1)
        out = tmp_path / "table.html"
        assert "" == output(["diff", BEFORE, AFTER, "--as", "html", "-o", str(out)], capsys, 1)
        assert shown == out.read_text(encoding="utf-8")
        assert shown.startswith("<!DOCTYPE html>")

    def test_word_excel_text_and_json_are_written(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        for shape in ("docx", "xlsx", "text", "json"):
            assert main(["diff", BEFORE, AFTER, "--as", shape, "-o", str(tmp_path / shape)]) == 1
            assert f"「{tmp_path / shape}」に書き出しました。\n" == capsys.readouterr().err
        assert len(docx.Document(str(tmp_path / "docx")).tables) == 1
        assert openpyxl.load_workbook(io.BytesIO((tmp_path / "xlsx").read_bytes())).sheetnames == ["新旧対照表"]
        before, after = (wp.load(each).latest for each in (BEFORE, AFTER))
        assert f"{wp.table(before, after)}\n" == (tmp_path / "text").read_text(encoding="utf-8")
        assert "diff" == json.loads((tmp_path / "json").read_bytes())["command"]

    def test_word_and_excel_need_a_file(self, capsys: pytest.CaptureFixture[str]) -> None:
        said = "docx は画面に出せません。-o 新旧対照表.docx のように書き出す先を指定してください。\n"
        assert said == complaint(["diff", BEFORE, AFTER, "--as", "docx"], capsys)

    @pytest.mark.parametrize("name", ["table.pdf", "table.doc", "改訂.v2"])
    def test_a_file_of_another_form_is_not_filled_with_text(
        self, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / name
        assert complaint(["diff", BEFORE, AFTER, "-o", str(out)], capsys) == (
            f"書き出す先「{out}」の形式「{out.suffix}」では書き出せません。"
            ".html、.htm、.docx、.xlsx、.json、.txt のいずれかにするか、--as で形式を指定してください。\n"
        )
        assert main(["diff", BEFORE, AFTER, "--as", "text", "-o", str(out)]) == 1

    def test_a_day_that_there_is_not_is_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert complaint(["diff", f"{BEFORE}@2021-13-40", AFTER], capsys) == (
            "「2021-13-40」という日付はありません。月「13」は1から12までの整数ではありません。\n"
        )

    def test_what_is_there_is_replaced_only_when_told(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        out = tmp_path / "table.html"
        out.write_text("大事なもの", encoding="utf-8")
        command = ["diff", BEFORE, AFTER, "--as", "html", "-o", str(out)]
        assert f"「{out}」は既にあります。置き換えてよいときは --replace を付けてください。\n" == complaint(
            command, capsys
        )
        assert "大事なもの" == out.read_text(encoding="utf-8")
        assert main([*command, "--replace"]) == 1
        assert [out] == list(tmp_path.iterdir())


class TestHistory:
    def test_each_value_has_its_time_and_revision(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        shown = output(["history", str(dossier), "isolation"], capsys)
        assert "沿革（課題「①孤立と孤独」）" in shown
        assert "一部改訂" in shown

    def test_it_is_data_too(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        data = json.loads(output(["history", str(dossier), "isolation", "--format", "json"], capsys))["data"]
        titles = [(each["value"], each["until"]) for each in data["spans"] if each["field"] == "title"]
        assert [("孤立", "2021-12"), ("孤立と孤独", None)] == titles

    def test_links_are_part_of_it(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert "対応関係" in output(["history", BEFORE, "visits"], capsys)
        assert "成果を示す" in output(["history", BEFORE, "visits shows watch"], capsys)

    def test_an_unknown_id_is_answered_with_the_nearest(self, capsys: pytest.CaptureFixture[str]) -> None:
        said = "「salom」は計画「midori」の沿革にありません。「salon」ではありませんか。\n"
        assert said == complaint(["history", BEFORE, "salom"], capsys)


class TestRevise:
    def test_a_folder_that_is_not_there_is_named(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        out = tmp_path / "nowhere" / "2026-03.toml"
        assert main(["revise", BEFORE, AFTER, "--adopted", "2026-03", "-o", str(out)]) == 2
        there = f"「{out.parent}」というフォルダーがありません。先に作るか、別の場所を指定してください。\n"
        assert there in capsys.readouterr().err
        assert not out.parent.exists()

    def test_the_file_is_read_as_a_revision_of_the_folder(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = tmp_path / "midori"
        folder.mkdir()
        shutil.copy(BEFORE, folder / "plan.toml")
        out = folder / "revisions" / "2026-03.toml"
        command = [
            "revise",
            BEFORE,
            AFTER,
            "--adopted",
            "2026-03",
            "--effective",
            "2026-04-01",
            "--title",
            "中間見直し",
        ]
        assert main([*command, "--reason", "社会情勢の変化", "-o", str(out)]) == 0
        capsys.readouterr()
        found = wp.load(folder)
        (revision,) = found.revisions
        assert ("amended-2026-03", "中間見直し", "社会情勢の変化") == (revision.id, revision.title, revision.reason)
        assert wp.PartialDate(2026, 4, 1) == revision.effective
        assert_identical(found.latest, wp.load(AFTER).latest)
        assert found.as_of("2026-03-31") == wp.load(BEFORE).latest

    def test_without_a_file_it_is_shown(self, capsys: pytest.CaptureFixture[str]) -> None:
        shown = output(["revise", BEFORE, AFTER, "--adopted", "2026-03", "--id", "midterm"], capsys)
        assert shown.startswith('[[revision]]\nid = "midterm"\nadopted = "2026-03"\n')

    def test_where_it_is_stated_goes_into_it(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        sources = '\n[[source]]\nid = "minutes"\ntitle = "会議録"\n\n[[source]]\nid = "notice"\ntitle = "告示"\n'
        texts = []
        for each in (BEFORE, AFTER):
            texts.append(str(tmp_path / Path(each).name))
            Path(texts[-1]).write_text(Path(each).read_text(encoding="utf-8") + sources, encoding="utf-8")
        command = ["revise", *texts, "--adopted", "2026-03", "--cite", "minutes#3頁", "--cite", "notice"]
        shown = output(command, capsys)
        assert '\ncites = [\n    "minutes#3頁",\n    "notice",\n]\n' in shown

    def test_what_the_dossier_could_not_be_loaded_with_is_not_written(
        self, dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        draft = tmp_path / "draft.toml"
        assert main(["convert", f"{dossier}@2030-01-01", str(draft)]) == 0
        draft.write_text(draft.read_text(encoding="utf-8").replace("孤立と孤独", "孤立、孤独"), encoding="utf-8")
        capsys.readouterr()
        command = ["revise", str(dossier), str(draft), "--adopted"]
        known = wp.load(dossier).revisions[-1].id
        out = tmp_path / "r.toml"
        for options, said in (
            (["2030-01", "--cite", "nowhere"], "この改訂は綴りに加えられません。cites の「nowhere」は計画"),
            (["2030-01", "--id", known], f"改訂「{known}」は既に綴りにあります。--id で別の識別子を付けるか、"),
            (["1999"], "この改訂は綴りに加えられません。改訂日（平成11年）が、計画の策定日"),
        ):
            assert complaint([*command, *options, "-o", str(out)], capsys).startswith(said)
            assert not out.exists()
        assert complaint([*command, "2030-01", "-o", str(tmp_path / "r.txt")], capsys) == (
            f"書き出す先「{tmp_path / 'r.txt'}」は、改訂として読み込める .toml のファイル名にしてください。\n"
        )
        assert main([*command, "2030-01", "-o", str(out)]) == 0

    def test_two_equal_texts_make_no_revision(self, capsys: pytest.CaptureFixture[str]) -> None:
        said = complaint(["revise", BEFORE, BEFORE, "--adopted", "2026-03"], capsys, 0)
        assert "二つの本文に違いはありません。改訂は作りませんでした。\n" == said

    def test_what_cannot_be_is_said(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert "別の計画です" in complaint(["revise", BEFORE, str(dossier), "--adopted", "2026-03"], capsys)
        assert "日付" in complaint(["revise", BEFORE, AFTER, "--adopted", "いつか"], capsys)
