"""From one term to the next on the command line: proposals, what a person accepts, and the series that follow from it."""

import json
from pathlib import Path

import pytest

import welfareplan as wp
from welfareplan.cli import main

OLD = """\
format = 1

[plan]
id = "midori-3"
title = "第３期みどり町地域福祉計画（架空）"
period = "FY2018..FY2023"

[[issue]]
id = "places"
title = "誰もが気軽に集える場の不足"

[[issue]]
id = "carers"
title = "担い手の不足"

[[indicator]]
id = "visits"
title = "見守り訪問件数"
unit = "件"
baseline = { at = "FY2017", value = "900", unit = "件", kind = "result" }
targets = [{ due = "FY2023", value = "1500", unit = "件" }]

[[observation]]
indicator = "visits"
at = "FY2020"
value = "1100"
unit = "件"
kind = "result"
"""

NEW = """\
format = 1

[plan]
id = "midori-4"
title = "第４期みどり町地域福祉計画（架空）"
period = "FY2024..FY2029"
adopted = "2024-03"

[[issue]]
id = "gathering"
title = "気軽に集える場の不足"

[[issue]]
id = "disaster"
title = "災害への備え"

[[indicator]]
id = "calls"
title = "見守り訪問の件数"
unit = "件"
baseline = { at = "FY2022", value = "1200", unit = "件", kind = "result" }
targets = [{ due = "FY2029", value = "1500", unit = "件" }]
"""

REVISION = """
[[revision]]
id = "midterm"
adopted = "2026-03"

[[revision.changes]]
action = "add"
kind = "issue"

[revision.changes.element]
id = "helpers"
title = "担い手の不足"
"""


@pytest.fixture
def old(tmp_path: Path) -> str:
    return written(tmp_path / "old.toml", OLD)


@pytest.fixture
def new(tmp_path: Path) -> str:
    return written(tmp_path / "new.toml", NEW)


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def output(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(arguments) == 0
    return capsys.readouterr().out


def complaint(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(arguments) == 2
    return capsys.readouterr().err


class TestMatch:
    def test_proposals_have_their_grounds(self, old: str, new: str, capsys: pytest.CaptureFixture[str]) -> None:
        shown = output(["match", old, new], capsys)
        line = next(each for each in shown.splitlines() if "gathering" in each)
        assert ["0.87", "名称の類似、位置の"] == line.split()[-2:]
        assert "新しい計画で候補のないもの（課題1件）：災害への備え" in shown
        assert "前の計画で候補のないもの（課題1件）：担い手の不足" in shown

    def test_they_are_data_too(self, old: str, new: str, capsys: pytest.CaptureFixture[str]) -> None:
        data = json.loads(output(["match", old, new, "--format", "json"], capsys))["data"]
        assert [("places", "gathering"), ("visits", "calls")] == [
            (each["old"], each["new"]) for each in data["matches"]
        ]

    def test_what_is_accepted_is_written_into_succeeds(
        self, old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = str(tmp_path / "accepted.toml")
        said = output(["match", old, new, "--accept", "calls", "-o", out], capsys)
        assert f"「{out}」に書き出しました。\n候補1件を継承元に書き入れました。\n" == said
        plan = wp.load(out).latest
        assert ((), ("midori-3#visits",)) == (plan.issue("gathering").succeeds, plan.indicator("calls").succeeds)

    def test_all_can_be_accepted_at_once(
        self, old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = str(tmp_path / "accepted.toml")
        assert "候補2件" in output(["match", old, new, "--accept-all", "-o", out], capsys)
        assert ("midori-3#places",) == wp.load(out).latest.issue("gathering").succeeds
        assert "1.00  継承の明記" in output(["match", old, out], capsys)

    def test_what_cannot_be_accepted_is_said(
        self, old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        command, out = ["match", old, new, "--accept"], ["-o", str(tmp_path / "accepted.toml")]
        said = "新しい計画の「call」についての候補はありません。「calls」ではありませんか。\n"
        assert said == complaint([*command, "call", *out], capsys)
        assert "新しい計画の「xyz」についての候補はありません。\n" == complaint([*command, "xyz", *out], capsys)
        said = "--accept には、書き出す先が要ります。-o で指定してください。\n"
        assert said == complaint([*command, "calls"], capsys)
        said = "-o は、確かめた候補を --accept で指定したときに使います。\n"
        assert said == complaint(["match", old, new, *out], capsys)
        said = "候補は策定時の本文に書き入れます。新しい計画は @DATE を付けずに指定してください。\n"
        assert said == complaint(["match", old, f"{new}@2025", "--accept-all", *out], capsys)
        assert not Path(out[1]).exists()

    def test_what_a_revision_added_is_marked_in_the_revision(
        self, old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        revised = written(tmp_path / "revised.toml", NEW + REVISION)
        said = complaint(["match", old, revised, "--accept", "helpers", "-o", str(tmp_path / "out.toml")], capsys)
        assert "「helpers」は改訂で加えられた要素です。その改訂のファイルの succeeds に書いてください。\n" == said

    def test_revisions_that_would_apply_no_more_are_named(
        self, old: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        gone = """
[[revision]]
id = "{id}"
adopted = "{id}"

[[revision.changes]]
action = "{action}"
kind = "issue"

[revision.changes.element]
id = "gathering"
title = "気軽に集える場の不足"
"""
        twice = gone.format(id="2025-03", action="remove") + gone.format(id="2026-03", action="add")
        revised = written(tmp_path / "revised.toml", NEW + twice)
        out = str(tmp_path / "out.toml")
        said = complaint(["match", old, revised, "--accept", "gathering", "-o", out], capsys)
        assert said.startswith("継承元を書き入れると、改訂が適用できなくなります。")
        assert "2025-03" in said

    def test_a_bound_that_cannot_be_is_refused(self, old: str, new: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert "0から1の間" in complaint(["match", old, new, "--least", "2"], capsys)


class TestFollow:
    @pytest.fixture
    def continued(self, old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
        out = str(tmp_path / "continued.toml")
        output(["match", old, new, "--accept-all", "-o", out], capsys)
        return out

    def test_the_figures_of_the_term_before_come_first(
        self, old: str, continued: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shown = output(["follow", continued, "calls", old], capsys)
        assert "系列（指標「見守り訪問の件数」）" in shown
        assert ["1,200件", "900件", "1,100件"] == [
            each.split()[-1] for each in shown.splitlines() if each.endswith("件")
        ]
        assert "計画「midori-4」とそれより前の値は、つなげています" in shown

    def test_without_the_plan_before_it_ends_and_says_so(
        self, continued: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert "計画「midori-4」とそれより前の値は、つなげていません" in output(["follow", continued, "calls"], capsys)

    def test_it_is_data_too(self, old: str, continued: str, capsys: pytest.CaptureFixture[str]) -> None:
        data = json.loads(output(["follow", continued, "calls", old, "--format", "json"], capsys))["data"]
        stretches = [(each["plan"], each["indicator"], each["joined"]) for each in data["stretches"]]
        assert [("midori-4", "calls", True), ("midori-3", "visits", None)] == stretches

    def test_what_has_no_figures_is_refused(self, continued: str, capsys: pytest.CaptureFixture[str]) -> None:
        said = "計画「midori-4」の「gathering」は課題です。たどれるのは指標の値だけです。\n"
        assert said == complaint(["follow", continued, "gathering"], capsys)
        assert "「calls」ではありませんか。" in complaint(["follow", continued, "call"], capsys)
