"""``welfareplan paper`` and ``welfareplan paper-template``, as a planning desk types them."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
from tests.forms.filling import FICTIONAL
from tests.reports.test_council import sat
from tests.reports.test_templates import template

from welfareplan import dump, example
from welfareplan.cli import main
from welfareplan.reports.council_paper import template_values

PLAN = str(FICTIONAL)
PAGE = Path(__file__).parents[2] / "docs/reference/council-paper.md"


@pytest.fixture
def out(tmp_path: Path) -> str:
    """Where the paper is written to."""
    return str(tmp_path / "資料.docx")


def text(path: str) -> str:
    return "\n".join(each.text for each in docx.Document(path).paragraphs)


class TestPaper:
    def test_it_writes_the_paper_and_says_where(self, out: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert (
            main(["paper", PLAN, "--scheme", "fukuoka", "-o", out, "--heading", "資料１", "--heading", "7月1日"]) == 0
        )

        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.splitlines() == [
            "--through の指定がないため、実績のある最も新しい年度（令和4年度）までとしました。",
            f"「{out}」に書き出しました。",
        ]
        assert text(out).startswith(
            "資料１\n7月1日\n「架空市支え合いプラン」の進捗状況について（令和4年度）\n1　概要\n"
        )

    def test_the_same_words_make_the_same_bytes(self, out: str) -> None:
        arguments = ["paper", PLAN, "--scheme", "fukuoka", "--through", "R4", "-o", out]
        assert main(arguments) == 0
        first = Path(out).read_bytes()

        assert main([*arguments, "--replace"]) == 0
        assert Path(out).read_bytes() == first

    def test_a_day_and_the_last_report_say_which_text_and_which_revisions(self, out: str) -> None:
        arguments = [f"{PLAN}@2022-08-01", "--scheme", "target-met", "--through", "R4", "--since", "2021-08-01"]
        assert main(["paper", *arguments, "-o", out]) == 0

        assert "令和3年8月1日より後の計画の改訂はありません。" in text(out)
        assert "・本文：令和4年8月1日に効力のある本文（改訂1件のうち0件を反映）" in text(out)

    def test_a_direction_can_be_declared(self, out: str, tmp_path: Path) -> None:
        plan = str(tmp_path / "kurume.json")
        dump(example("kurume"), plan)
        arguments = [plan, "--scheme", "fukuoka", "--through", "R4", "--declare", "new-consultations=up", "-o", out]
        assert main(["paper", *arguments]) == 0

        assert docx.Document(out).tables[0].rows[3].cells[6].text == "a"

    def test_the_form_of_the_office_is_filled_in(self, out: str, tmp_path: Path) -> None:
        form = tmp_path / "様式.docx"
        assert main(["paper-template", "-o", str(form)]) == 0
        arguments = ["--scheme", "fukuoka", "--through", "R4", "--template", str(form), "-o", out]
        assert main(["paper", PLAN, *arguments]) == 0

        assert "指標9件のうち、達成0件、未達成9件、判定できない0件" in text(out)


class TestMistakes:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["-o", "a.docx"], "オプション「--scheme」を指定してください。"),
            (["--scheme", "fukuoka"], "オプション「--output」を指定してください。"),
            (["--scheme", "fukuoka", "-o", "a.pdf"], "「a.pdf」の種類が違います。.docx の名前を指定してください。"),
            (["--scheme", "fukuok", "-o", "a.docx"], "評価方法「fukuok」はありません。「fukuoka」ではありませんか。"),
            (["--scheme", "fukuoka", "-o", "a.docx", "--since", "x"], "「x」"),
            (["--scheme", "fukuoka", "-o", "a.docx", "--template", "no.docx"], "「no.docx」は見つかりません。"),
            (["--scheme", "fukuoka", "-o", "a.docx", "--template", __file__], "の種類が違います。"),
            (["--scheme", "fukuoka", "-o", "a.docx", "--through", "x"], "「x」"),
            (
                ["--scheme", "fukuoka", "-o", "a.docx", "--declare", "visit-count=down"],
                "--declare の指定に誤りがあります。",
            ),
        ],
    )
    def test_they_are_told_and_nothing_is_written(
        self,
        arguments: list[str],
        message: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.chdir(tmp_path)

        assert main(["paper", PLAN, *arguments]) == (3 if "no.docx" in arguments else 2)
        assert message in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []

    def test_a_wrong_tag_is_told_with_its_place(
        self, out: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        form = tmp_path / "様式.docx"
        form.write_bytes(template("{{ yaer }}"))

        arguments = ["--scheme", "fukuoka", "--through", "R4", "--template", str(form), "-o", out]
        assert main(["paper", PLAN, *arguments]) == 2
        assert capsys.readouterr().err == (
            "テンプレート「様式.docx」の本文「{{ yaer }}」：変数「yaer」はありません。「year」ではありませんか。\n"
        )
        assert not Path(out).exists()

    def test_an_unreadable_form_is_told(self, out: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        form = tmp_path / "様式.docx"
        with form.open("wb") as file:
            file.truncate(9_000_000)

        assert main(["paper", PLAN, "--scheme", "fukuoka", "--template", str(form), "-o", out]) == 2
        assert "様式.docx" in capsys.readouterr().err

    def test_a_file_is_replaced_only_when_told(self, out: str, capsys: pytest.CaptureFixture[str]) -> None:
        Path(out).write_text("前のもの", encoding="utf-8")

        for command in (["paper", PLAN, "--scheme", "fukuoka", "--through", "R4"], ["paper-template"]):
            assert main([*command, "-o", out]) == 2
            assert "--replace" in capsys.readouterr().err
            assert Path(out).read_text(encoding="utf-8") == "前のもの"

    @pytest.mark.parametrize("module", ["docx", "docxtpl"])
    def test_without_the_extra_one_line_says_what_to_install(
        self,
        module: str,
        out: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        form = tmp_path / "様式.docx"
        form.write_bytes(template("{{ year }}"))
        monkeypatch.setitem(sys.modules, module, None)
        more: list[Any] = ["--template", str(form)] if module == "docxtpl" else []

        assert main(["paper", PLAN, "--scheme", "fukuoka", "--through", "R4", "-o", out, *more]) == 2
        told = "docx には追加のパッケージが必要です。pip install 'welfareplan[word]' を実行してください。\n"
        assert capsys.readouterr().err == told
        if module == "docx":
            assert main(["paper-template", "-o", out]) == 2
            assert capsys.readouterr().err == told
            assert main(["paper-template", "-o", "a.txt"]) == 2

    @pytest.mark.parametrize("command", ["paper", "paper-template"])
    def test_the_help_fits(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([command, "--help"]) == 0
        assert max(len(line.encode("cp932")) for line in capsys.readouterr().out.splitlines()) <= 80


def test_the_page_names_every_variable_with_its_parts() -> None:
    rows = re.findall(r"^\| ((?:`[a-z_]+` ?)+)\|(.*?)\|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    documented = {
        name: set(re.findall(r"`([a-z_]+)`", parts)) for names, parts in rows for name in re.findall(r"[a-z_]+", names)
    }
    values = template_values(sat(year=2023), above=["資料１"])

    assert set(values) <= set(documented)
    for name, value in values.items():
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, dict):
            inner = {
                part
                for each in first.values()
                if isinstance(each, list)
                for row in each
                for part in row
                if isinstance(row, dict)
            }
            assert documented[name] == {*first, *inner}, name
