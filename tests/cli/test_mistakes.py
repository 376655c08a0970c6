"""Whoever mistypes is told, in Japanese, what to type."""

from pathlib import Path

import pytest

from welfareplan.cli import main
from welfareplan.cli.commands import COMMANDS
from welfareplan.cli.paths import split_date

NAMES = "、".join(row.name for row in COMMANDS)


def complaint(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = 2) -> str:
    assert main(arguments) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err.splitlines()[0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["shwo"],
            "コマンド「shwo」はありません。「show」ではありませんか。使い方は「welfareplan --help」で表示します。",
        ),
        (
            ["xyz"],
            (f"コマンド「xyz」はありません。使えるのは {NAMES} です。使い方は「welfareplan --help」で表示します。"),
        ),
        (
            ["--format"],
            "オプション「--format」はコマンドの後に書いてください。使い方は「welfareplan --help」で表示します。",
        ),
        (["show"], "引数「PATH」がありません。"),
        (["diff", "a"], "引数「B」がありません。"),
        (["show", "a", "b"], "引数が多すぎます：「b」。"),
        (["show", "a", "--fromat=json"], "オプション「--fromat」はありません。「--format」ではありませんか。"),
        (["convert", "a", "b", "-x"], "オプション「-x」はありません。使えるのは --replace です。"),
        (
            ["show", "a", "--format", "jsn"],
            "オプション「--format」に「jsn」は使えません。「json」ではありませんか。選べるのは text、json です。",
        ),
        (["show", "a", "--format", "xml"], "オプション「--format」に「xml」は使えません。選べるのは text、json です。"),
        (["show", "a", "--format"], "オプション「--format」には値が必要です。"),
        (
            ["show", "a", "--format", "json", "--format", "text"],
            "オプション「--format」が二度書かれています。一つにしてください。",
        ),
        (["show", "a", "--ascii=maybe"], "オプション「--ascii」に「maybe」は使えません。"),
        (
            ["\x1b[31m"],
            (
                f"コマンド「\\x1b[31m」はありません。使えるのは {NAMES} です。"
                "使い方は「welfareplan --help」で表示します。"
            ),
        ),
    ],
)
def test_a_wrong_command_or_argument(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert complaint(arguments, capsys) == sentence


def test_a_mistyped_file_name(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = dossier.with_name("kuruem.toml")

    assert complaint(["show", str(wrong)], capsys, 3) == f"「{wrong}」は見つかりません。「{dossier}」ではありませんか。"


def test_a_mistyped_folder_on_the_way(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = dossier.parent / "plans"
    folder.mkdir()
    meant = dossier.rename(folder / "kurume.toml")
    wrong = dossier.parent / "plams" / "kurume.toml"

    assert complaint(["show", str(wrong)], capsys, 3) == f"「{wrong}」は見つかりません。「{meant}」ではありませんか。"


def test_a_path_like_nothing_there_is_answered_with_what_is_there(
    dossier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(dossier.parent)
    for n in range(6):
        (dossier.parent / f"{n}.csv").touch()

    assert (
        complaint(["show", "zzz"], capsys, 3)
        == "「zzz」は見つかりません。現在のフォルダーにあるのは、0.csv、1.csv、2.csv、3.csv、4.csvなどです。"
    )


def test_a_path_in_an_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        complaint(["check", str(tmp_path / "x")], capsys, 3)
        == f"「{tmp_path / 'x'}」は見つかりません。パスを確かめてください。"
    )


def test_a_path_no_file_can_have(capsys: pytest.CaptureFixture[str]) -> None:
    assert "a\\x00b" in complaint(["show", "a\0b"], capsys, 3)


def test_a_path_that_goes_through_a_file(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert complaint(["show", f"{dossier}/x"], capsys, 3).endswith("パスを確かめてください。")


def test_what_follows_the_at_sign_must_be_a_date(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert complaint(["show", f"{dossier}@令和3年"], capsys, 3) == (
        f"「{dossier}@令和3年」は見つかりません。"
        f"「@」の後の「令和3年」は日付として読めません。「{dossier}@2021-12-01」のように書いてください。"
    )
    assert "13" in complaint(["show", f"{dossier}@2021-13"], capsys)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("kurume", ("kurume", None)),
        ("kurume@2021-11-30", ("kurume", "2021-11-30")),
        (r"C:\plans\kurume@2021-11-30", (r"C:\plans\kurume", "2021-11-30")),
        (r"C:\me@home\kurume", (r"C:\me@home\kurume", None)),
        (r"C:\me@home\kurume@2021", (r"C:\me@home\kurume", "2021")),
        ("a@2020-01-01@2021-12", ("a@2020-01-01", "2021-12")),
        ("@2021", ("@2021", None)),
    ],
)
def test_the_date_stands_behind_the_last_at_sign(text: str, parts: tuple[str, str | None]) -> None:
    assert split_date(text) == parts


def test_a_folder_named_like_a_date_is_meant_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "kurume@2021-11-30"
    folder.mkdir()

    assert split_date(str(folder)) == (str(folder), None)
    assert split_date(f"{folder}@2022") == (str(folder), "2022")


def test_years_and_days_must_be_readable(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert complaint(["progress", str(dossier), "--through", "きのう"], capsys).startswith(
        "--through の値が年度ではありません。"
    )
    assert "日付として読めません" in complaint(["check", str(dossier), "--on", "きのう"], capsys)


def test_two_plans_are_not_two_texts_of_one(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = dossier.with_name("other.toml")
    other.write_text('format = 1\n[plan]\nid = "omuta"\n', encoding="utf-8")

    assert "別の計画です" in complaint(["diff", str(dossier), str(other)], capsys)
