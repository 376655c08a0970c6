"""A merge on the command line: both edits taken, conflicts listed and chosen one by one, nothing written that is wrong."""

import json
from pathlib import Path

import pytest

import welfareplan as wp
from welfareplan.cli import main

BASE = Path(__file__).parents[1] / "fixtures" / "oldnew" / "before.toml"
RENAMED = ("社会的孤立", "孤立と孤独"), ("町内30か所", "町内33か所")
OTHERWISE = ("社会的孤立", "孤独"), ("町内30か所", "町内36か所"), ("集いの場", "居場所")


def edited(folder: Path, name: str, *edits: tuple[str, str]) -> str:
    text = BASE.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def drafts(tmp_path: Path) -> list[str]:
    """The command that merges two drafts with two conflicts."""
    return [
        "merge",
        str(BASE),
        edited(tmp_path, "ours.toml", *RENAMED),
        edited(tmp_path, "theirs.toml", *OTHERWISE),
    ]


def run(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int) -> tuple[str, str]:
    assert main(arguments) == code
    return capsys.readouterr()


class TestIndependentEdits:
    def test_both_are_taken(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        ours = edited(tmp_path, "ours.toml", RENAMED[0])
        theirs = edited(tmp_path, "theirs.toml", OTHERWISE[2])
        command, out = ["merge", str(BASE), ours, theirs], tmp_path / "merged.toml"
        said = "競合はありません。-o で書き出す先を指定すると、統合した本文を書き出します。\n"
        assert (said, "") == run(command, capsys, 0)
        assert (f"「{out}」に書き出しました。\n", "") == run([*command, "-o", str(out)], capsys, 0)
        assert ["孤立と孤独", "居場所の不足"] == [each.title for each in wp.load(out).latest.issues[:2]]

    def test_a_text_may_continue_what_a_revision_took_out(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The revisions are no part of a text, and what they took out is on record no more."""
        folder, draft, out = BASE.parents[1] / "midori" / "dossier", tmp_path / "draft.toml", tmp_path / "merged.toml"
        assert main(["convert", f"{folder}@2030-01-01", str(draft)]) == 0
        capsys.readouterr()
        assert wp.load(draft).latest == wp.load(folder).latest
        draft.write_text(draft.read_text(encoding="utf-8").replace("36か所", "40か所"), encoding="utf-8")
        shown, _ = run(["merge", str(folder), str(draft), str(folder), "-o", str(out)], capsys, 1)
        assert "succeeds の「watch」は" in shown
        assert wp.load(out).latest == wp.load(draft).latest

    def test_what_is_there_is_replaced_only_when_told(
        self, tmp_path: Path, drafts: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "merged.toml"
        out.write_text("大事なもの", encoding="utf-8")
        command = [*drafts, "--prefer", "ours", "-o", str(out)]
        assert "--replace を付けてください。" in run(command, capsys, 2)[1]
        assert "大事なもの" == out.read_text(encoding="utf-8")
        run([*command, "--replace"], capsys, 0)
        assert "midori" == wp.load(out).base.id


class TestConflicts:
    def test_they_are_listed_and_nothing_is_written(
        self, tmp_path: Path, drafts: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "merged.toml"
        shown, said = run([*drafts, "-o", str(out)], capsys, 1)
        assert "競合（2件）" in shown
        line = next(each for each in shown.splitlines() if each.startswith("isolation.title"))
        assert ["社会的孤立", "孤立と孤独", "孤独"] == line.split()[-3:]
        assert said.startswith("競合が2件あるため、書き出しませんでした。")
        assert "--ours isolation.title" in said
        assert not out.exists()

    def test_a_side_is_chosen_for_each(
        self, tmp_path: Path, drafts: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "merged.toml"
        run([*drafts, "--ours", "isolation.title", "--theirs", "salon.text", "-o", str(out)], capsys, 0)
        plan = wp.load(out).latest
        assert ("孤立と孤独", "居場所の不足") == (plan.issue("isolation").title, plan.issue("places").title)
        assert "サロンを町内36か所で開きます。" == plan.initiative("salon").text

    def test_what_is_not_chosen_is_still_a_conflict(
        self, drafts: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        shown, said = run([*drafts, "--ours", "isolation.title"], capsys, 1)
        assert "競合（1件）" in shown
        assert "--ours salon.text" in said

    def test_one_side_is_preferred_for_the_rest(
        self, tmp_path: Path, drafts: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "merged.toml"
        run([*drafts, "--ours", "isolation.title", "--prefer", "theirs", "-o", str(out)], capsys, 0)
        plan = wp.load(out).latest
        assert "孤立と孤独" == plan.issue("isolation").title
        assert "サロンを町内36か所で開きます。" == plan.initiative("salon").text

    def test_a_choice_that_settles_another_is_no_mistake(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        new = '[[issue]]\nid = "{}"\ntitle = "{}"\n\n[[issue]]\nid = "carers"'
        command = [
            "merge",
            str(BASE),
            edited(tmp_path, "ours.toml", ('[[issue]]\nid = "carers"', new.format("disaster", "災害への備え"))),
            edited(tmp_path, "theirs.toml", ('[[issue]]\nid = "carers"', new.format("disaster", "防災"))),
        ]
        run(command, capsys, 1)
        run([*command, "--ours", "disaster", "--ours", "disaster"], capsys, 0)

    def test_a_name_that_is_none_is_refused(self, drafts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        said = "「salon」という競合はありません。競合は、isolation.title、salon.textです。\n"
        assert said == run([*drafts, "--ours", "salon"], capsys, 2)[1]
        none = ["merge", str(BASE), str(BASE), str(BASE), "--theirs", "salon.text"]
        assert "「salon.text」という競合はありません。競合はありません。\n" == run(none, capsys, 2)[1]

    def test_both_sides_cannot_be_chosen(self, drafts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        said = "「salon.text」に --ours と --theirs の両方が書かれています。\n"
        assert said == run([*drafts, "--ours", "salon.text", "--theirs", "salon.text"], capsys, 2)[1]

    def test_they_are_data_too(self, drafts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        data = json.loads(run([*drafts, "--format", "json"], capsys, 1)[0])["data"]
        assert ["isolation.title", "salon.text"] == [each["name"] for each in data["conflicts"]]
        assert data["plan"] is None
        data = json.loads(run([*drafts, "--format", "json", "--prefer", "ours"], capsys, 0)[0])["data"]
        assert ([], [], "midori") == (data["conflicts"], data["problems"], data["plan"]["plan"]["id"])

    def test_nothing_but_data_goes_where_data_goes(
        self, tmp_path: Path, drafts: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "merged.toml"
        shown, said = run([*drafts, "--format", "json", "--prefer", "ours", "-o", str(out)], capsys, 0)
        assert "merge" == json.loads(shown)["command"]
        assert f"「{out}」に書き出しました。\n" == said


class TestTheMergedText:
    def test_it_passes_the_check_or_is_not_written(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        link = '[[link]]\nsource = "visits"\nrelation = "shows"\ntarget = "watch"\nbasis = "inferred"\n'
        other = '[[link]]\nsource = "funds"\nrelation = "answers"\ntarget = "carers"\nbasis = "inferred"\n'
        carers = '[[issue]]\nid = "carers"\nlabel = "③"\ntitle = "担い手の不足"\n\n'
        ours = edited(tmp_path, "ours.toml", (carers, ""))
        theirs = edited(tmp_path, "theirs.toml", (link, f"{link}\n{other}"))
        out = tmp_path / "merged.toml"
        shown, said = run(["merge", str(BASE), ours, theirs, "-o", str(out)], capsys, 1)
        assert "carers" in shown
        assert said.endswith(
            "統合した本文に誤りがあるため、書き出しませんでした。どちらかの案を直して、もう一度実行してください。\n"
        )
        assert not out.exists()

    def test_what_is_no_part_of_it_is_named(
        self, tmp_path: Path, dossier: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        more = tmp_path / "more.toml"
        text = dossier.read_text(encoding="utf-8")
        seen = (
            '[[observation]]\nindicator = "visits"\nat = "FY2022"\nvalue = "250000"\nunit = "件"\nkind = "result"\n\n'
        )
        more.write_text(text.replace("[[revision]]", f"{seen}[[revision]]"), encoding="utf-8")
        out = tmp_path / "merged.toml"
        _, said = run(["merge", f"{dossier}@2020-03", str(dossier), str(more), "-o", str(out)], capsys, 0)
        assert said == (
            "こちらの案の改訂1件は、本文に反映し、記録としては書き出していません。\n"
            "相手の案にだけある実績1件、点検・評価0件は書き出していません。\n"
        )
        assert "孤立と孤独" == wp.load(out).base.issue("isolation").title

    def test_other_plans_are_refused(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        said = run(["merge", str(BASE), str(BASE), str(dossier)], capsys, 2)[1]
        assert "統合できるのは同じ計画の版だけです" in said
