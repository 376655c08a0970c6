"""welfareplan report: one file for the council, and what it says when it cannot be made."""

import sys
from pathlib import Path

import pytest

from welfareplan.cli import main
from welfareplan.examples import example_path

KURUME = str(example_path("kurume"))


def run(*arguments: str, out: Path) -> int:
    return main(["report", KURUME, "-o", str(out), "--through", "FY2022", *arguments])


def test_it_writes_one_page_and_the_same_one_each_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = tmp_path / "a.html", tmp_path / "b.html"
    assert 0 == run("--scheme", "fukuoka", out=first) == run("--scheme", "fukuoka", out=second)
    assert first.read_bytes() == second.read_bytes()
    assert "年次報告（令和4年度まで）" in first.read_text(encoding="utf-8")
    assert "b.html」に書き出しました。" in capsys.readouterr().err
    assert {first, second} == set(tmp_path.iterdir())


def test_english_western_years_and_the_last_report(tmp_path: Path) -> None:
    made = tmp_path / "report.html"
    assert 0 == run("--lang", "en", "--since", "2022-03-31", out=made)
    assert "Revisions in force after 31 March 2022 are shown." in made.read_text(encoding="utf-8")
    assert 0 == run("--western", "--replace", out=made)
    assert "年次報告（令和4年度（2022年度）まで）" in made.read_text(encoding="utf-8")


def test_a_scheme_of_ones_own_stands_beside_a_published_one(tmp_path: Path) -> None:
    own = Path(__file__).parents[2] / "examples/schemes/our-town.toml"
    assert 0 == run("--scheme", "fukuoka", "--scheme", str(own), out=tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "本町地域福祉計画の指標の評価" in page
    assert "福岡市保健福祉総合計画の成果指標の評価" in page


def test_the_year_of_the_newest_figure_is_taken_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["report", f"{KURUME}@2022-03-31", "-o", str(tmp_path / "a.html")])
    assert "最も新しい年度（令和4年度）までとしました。" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--scheme", "fukuka"], "評価方法「fukuka」はありません。「fukuoka」ではありませんか。"),
        (
            ["--scheme", "fukuoka", "--scheme", "fukuoka"],
            "評価方法「fukuoka」が二度指定されています。一つにしてください。",
        ),
        (["--declare", "visits=up"], "--declare は評価のための指定です。--scheme で評価方法も指定してください。"),
        (["--scheme", "fukuoka", "--declare", "visit=up"], "--declare の指定に誤りがあります。"),
        (["--since", "昨年"], "日付として読めません。"),
        (["--lang", "fr"], "「fr」は使えません。"),
    ],
)
def test_a_mistake_is_said_with_what_to_do_and_nothing_is_written(
    arguments: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 2 == run(*arguments, out=tmp_path / "a.html")
    assert sentence in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())


def test_what_stands_there_is_kept_unless_it_may_be_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "report.html"
    made.write_text("前の報告", encoding="utf-8")
    assert 2 == run(out=made)
    assert "--replace を付けてください" in capsys.readouterr().err
    assert "前の報告" == made.read_text(encoding="utf-8")


@pytest.mark.parametrize("package", ["jinja2", "matplotlib"])
def test_without_the_extra_it_says_what_to_install(
    package: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    from welfareplan.reports import html_kit

    html_kit._environment.cache_clear()
    assert 2 == run(out=tmp_path / "a.html")
    assert "pip install 'welfareplan[report]' を実行してください。" in capsys.readouterr().err
