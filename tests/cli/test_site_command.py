"""welfareplan site: pages for several plans, and what it says of those that cannot be read."""

from pathlib import Path

import pytest

from welfareplan.cli import main
from welfareplan.examples import example_path

KURUME = str(example_path("kurume"))


def run(*arguments: str, out: Path, code: int = 0) -> None:
    assert code == main(["site", *arguments, "-o", str(out)])


def test_it_writes_the_pages_of_every_plan(dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = dossier.with_name("other.toml")
    other.write_text(dossier.read_text(encoding="utf-8").replace("kurume-2020", "other-2020"), encoding="utf-8")
    run(KURUME, f"{other}@2021-01-01", "--title", "市の計画", "--scheme", "fukuoka", out=tmp_path / "site")
    assert (tmp_path / "site/kurume-2020/indicators/visits.html").is_file()
    assert (tmp_path / "site/other-2020/index.html").is_file()
    assert "<h1>市の計画</h1>" in (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "2件の計画の頁を書き出しました" in capsys.readouterr().err


def test_a_plan_that_cannot_be_read_is_named_and_the_others_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text("format = 1\n[plan]\nid = 3\n", encoding="utf-8")
    run(str(bad), str(tmp_path / "none"), KURUME, out=tmp_path / "site", code=3)
    said = capsys.readouterr().err
    assert f"「{bad}」は次の理由で除きました。" in said
    assert "none」は見つかりません。" in said
    assert "1件の計画の頁を書き出しました" in said
    assert (tmp_path / "site/kurume-2020/index.html").is_file()


def test_where_none_can_be_read_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(str(tmp_path / "none"), out=tmp_path / "site", code=3)
    assert "公開できる計画がないため、何も書き出しませんでした。" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_a_plan_without_figures_has_pages_too(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text('format = 1\n[plan]\nid = "p"\ntitle = "計画"\nperiod = "FY2020..FY2025"\n', encoding="utf-8")
    run(str(plan), out=tmp_path / "site")
    assert "令和2年度までの実績" in (tmp_path / "site/p/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([KURUME, KURUME], "どちらも識別子「kurume-2020」の計画です。"),
        ([], "公開する計画の綴りを一つ以上指定してください。"),
        ([KURUME, "--through", "来年"], "--through の値が年度ではありません。"),
        ([KURUME, "--scheme", "fukuka"], "「fukuoka」ではありませんか。"),
        ([f"{KURUME}@2021-13-01"], "月「13」は1から12までの整数ではありません。"),
    ],
)
def test_a_mistake_is_said_and_nothing_is_written(
    arguments: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(*arguments, out=tmp_path / "site", code=2)
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("前の頁", encoding="utf-8")
    run(KURUME, out=tmp_path / "site", code=2)
    assert "--replace を付けてください。" in capsys.readouterr().err
    assert "前の頁" == (tmp_path / "site/index.html").read_text(encoding="utf-8")
    run(KURUME, "--replace", out=tmp_path / "site")
