"""What ``evaluate`` and ``schemes`` print and with which code they end."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import PLAN

from welfareplan.cli import main
from welfareplan.evaluation import schemes
from welfareplan.reports.plain import width

OUR_TOWN = Path(__file__).parents[2] / "examples" / "schemes" / "our-town.toml"


def output(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = 0) -> str:
    assert main(arguments) == code
    return capsys.readouterr().out


def complaint(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = 2) -> str:
    assert main(arguments) == code
    return capsys.readouterr().err.strip()


def data(arguments: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> dict[str, Any]:
    assert main([*arguments, "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capfdbinary.readouterr().out.decode())["data"]
    return found


class TestEvaluate:
    def test_it_names_the_scheme_and_says_that_the_direction_was_inferred(
        self, dossier: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shown = output(["evaluate", str(dossier), "--scheme", "fukuoka", "--through", "令和4年度"], capsys)
        joined = "".join(shown.split())

        assert "評価方法：福岡市保健福祉総合計画の成果指標の評価" in joined
        assert "増加（推定）" in joined
        assert "基準値と目標値の大小から推定したものです。" in joined
        assert "種類の記載なし010" in joined
        assert "※1この方法には、複数の指標をまとめる規則がありません。" in joined
        assert max(map(width, shown.splitlines())) <= 80

    def test_explain_shows_the_calculation(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        shown = output(
            ["evaluate", str(dossier), "--scheme", "share-of-way", "--through", "FY2022", "--explain"], capsys
        )

        assert "手順1：進捗率＝（実績値241,061－基準値226,650）" in "".join(shown.split())
        assert max(map(width, shown.splitlines())) <= 80
        assert "進捗率：20.8%（四捨五入は最後に一度だけ）" in shown

    def test_compare_puts_two_schemes_side_by_side(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        arguments = ["evaluate", str(dossier), "--scheme", "fukuoka", "--compare", "kenko-nippon-21-2", "--through"]
        shown = output([*arguments, "FY2022"], capsys)

        assert "b" in shown
        assert "B*" in shown
        assert "評価の記号は、同じ評価方法の中でだけ比べられます。" in shown

    def test_a_branch_a_cut_off_and_the_target_of_the_year(
        self, dossier: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        arguments = ["evaluate", str(dossier), "--scheme", "kenko-nippon-21-2", "--through", "FY2022"]
        branch = output([*arguments, "--about", "visits"], capsys)
        assert branch.startswith("評価（令和4年度まで、＜２＞見守り訪問活動件数）\n")

        cut = output([*arguments, "--cut-off", "令和2年度"], capsys)
        assert cut.startswith("評価（令和4年度まで、令和2年度までの値で評価）\n")
        joined = "".join(cut.replace("\n    ", "").split())
        assert "参考（評価の基準となる年度より後の値）：＜２＞見守り訪問活動件数241,061件（令和3年度実績）" in joined
        assert "E※1評価困難" in joined

        yearly = output([*arguments, "--against", "year"], capsys)
        assert yearly.startswith("評価（令和4年度まで、その年度の目標との比較）\n")
        assert "この年度の目標値がありません。" in yearly

    def test_the_revision_that_set_a_target_is_named(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        dossier.write_text(
            PLAN
            + """
[[revision.changes]]
action = "amend"
kind = "indicator"
id = "visits"
field = "targets"
old = [{ due = "FY2025", value = "296000", unit = "件" }]
new = [{ due = "FY2025", value = "240000", unit = "件" }]
""",
            encoding="utf-8",
        )
        arguments = ["--scheme", "target-met", "--through", "FY2022"]
        before = output(["evaluate", f"{dossier}@2021-12-30", *arguments], capsys)
        after = "".join(output(["evaluate", f"{dossier}@2022-01-01", *arguments], capsys).split())

        assert "達成していない" in before
        assert "改訂" not in before
        assert (
            "注：改訂「一部改訂」（令和3年12月（月のみ判明））で目標値が定められた指標：＜２＞見守り訪問活動件数。"
            in after
        )
        assert "達成目標を達成している" in after

    def test_ones_own_scheme_from_a_file(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        arguments = ["evaluate", str(dossier), "--through", "FY2022", "--scheme"]
        assert "△" in output([*arguments, str(OUR_TOWN), "--explain"], capsys)
        side_by_side = "".join(output([*arguments, str(OUR_TOWN), "--compare", "fukuoka"], capsys).split())
        assert "＜２＞見守り訪問活動件数△b" in side_by_side

    def test_a_scheme_that_is_none_is_named_with_the_place(
        self, dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "own.toml"
        path.write_text(OUR_TOWN.read_text(encoding="utf-8").replace('below = "60"', 'below = "50"'), encoding="utf-8")
        said = complaint(["evaluate", str(dossier), "--scheme", str(path)], capsys, 3)

        assert (
            "own.toml, [[grade]] 3 '△'：「○」と「△」の間に、どの区分にも入らない範囲があります（50以上60未満）。"
            in said
        )
        gone = complaint(["evaluate", str(dossier), "--scheme", "gone.toml"], capsys, 3)
        assert "gone.toml：このファイル又はフォルダーはありません。" in gone

    def test_a_declared_direction_is_named_as_one(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "p.toml"
        path.write_text(
            'format = 1\n[plan]\nid = "p"\n[[indicator]]\nid = "calls"\ntitle = "相談"\nunit = "件"\n'
            'baseline = { at = "FY2018", value = "1020", unit = "件" }\n'
            'targets = [{ due = "FY2025", value = "1020", unit = "件" }]\n'
            '[[observation]]\nindicator = "calls"\nat = "FY2021"\nvalue = "2044"\nunit = "件"\n',
            encoding="utf-8",
        )
        arguments = ["evaluate", str(path), "--scheme", "target-met", "--through", "FY2022"]

        assert "―※1" in output(arguments, capsys)
        up = output([*arguments, "--declare", "calls=up"], capsys)
        assert "増加（評価者が指定）" in up
        assert "この評価のために指定したものです。" in "".join(up.split())
        assert "達成していない" in output([*arguments, "--declare", "calls=down"], capsys)

    @pytest.mark.parametrize(
        ("scheme", "words", "expected"),
        [
            ("kenko-nippon-21-2", ["significant"], "B*"),
            ("kenko-nippon-21-2", ["not_significant"], "C"),
            ("kenko-nippon-21-2", ["not_comparable", "up"], "E"),
            ("fukuoka", ["up", "survey"], "b"),
        ],
    )
    def test_what_the_plan_does_not_state_can_be_declared(
        self, dossier: Path, scheme: str, words: list[str], expected: str, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        arguments = ["evaluate", str(dossier), "--scheme", scheme, "--through", "FY2022"]
        for word in words:
            arguments += ["--declare", f"visits={word}"]
        found = data(arguments, capfdbinary)["evaluations"][0]

        assert [each["grade"] for each in found["results"]] == [expected]
        assert list(found["declared"]) == ["visits"]
        assert len(found["declared"]["visits"]) == len(words)

    def test_how_far_a_level_may_move_can_be_declared(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "p.toml"
        path.write_text(
            'format = 1\n[plan]\nid = "p"\n[[indicator]]\nid = "members"\ntitle = "協力員"\nunit = "人"\n'
            'baseline = { at = "FY2018", value = "1020", unit = "人" }\n'
            'targets = [{ due = "FY2025", value = "1020", unit = "人", sense = "maintain" }]\n'
            '[[observation]]\nindicator = "members"\nat = "FY2021"\nvalue = "1000"\nunit = "人"\n',
            encoding="utf-8",
        )
        arguments = ["evaluate", str(path), "--scheme", "target-met", "--through", "FY2022", "--explain"]

        assert "許容する幅が指定されていません。" in output(arguments, capsys)
        kept = output([*arguments, "--declare", "members=２０人以内"], capsys)
        assert "手順1：目標を達成している（水準の変動は ｜1,000－1,020｜＝20人 ≦ 許容幅 20人）" in kept
        assert "注：この評価のための指定：協力員（維持の許容幅 20人）。" in kept
        assert "目標を達成していない" in output([*arguments, "--declare", "members=19人以内"], capsys)

    def test_as_json_numbers_are_exact_text(self, dossier: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        found = data(["evaluate", str(dossier), "--scheme", "level-ratio", "--through", "FY2022"], capfdbinary)
        (result,) = found["evaluations"][0]["results"]

        assert found["evaluations"][0]["through"] == "FY2022"
        assert (result["rate"], result["rate_printed"]) == ("241061/2960", "81.4%")
        assert (result["better"], result["direction_basis"]) == ("up", "inferred")
        assert (result["grade"], result["reason"], result["score"]) == (None, "rate-only", None)
        assert (found["evaluations"][0]["against"], found["evaluations"][0]["cut_off"]) == ("final", None)
        assert (result["later"], result["set_by"]) == (None, None)

    @pytest.mark.parametrize("scheme", schemes.ALL, ids=lambda each: each.slug)
    def test_the_figures_of_a_result_give_it_again(
        self, dossier: Path, scheme: schemes.Scheme, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        found = data(["evaluate", str(dossier), "--scheme", scheme.slug, "--through", "FY2022"], capfdbinary)
        (result,) = found["evaluations"][0]["results"]
        again = scheme.judge(schemes.Figures(**result["figures"]))

        assert (result["figures"]["baseline"], result["figures"]["target_year"]) == ("226650", 2025)
        assert result["figures"]["points"] == [[2021, "241061"]]
        assert (again.grade, again.reason) == (result["grade"], result["reason"])
        assert result["rate"] == (None if again.rate is None else str(again.rate))
        assert [each.ja for each in again.steps] == [each["ja"] for each in result["steps"]]
        assert "explanation" not in result

    def test_explain_puts_the_sentences_into_the_json(
        self, dossier: Path, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        arguments = ["evaluate", str(dossier), "--scheme", "share-of-way", "--through", "FY2022", "--explain"]
        (result,) = data(arguments, capfdbinary)["evaluations"][0]["results"]

        assert "進捗率：20.8%（四捨五入は最後に一度だけ）" in result["explanation"]["ja"]
        assert "rate: 20.8% (rounded once, at the end)" in result["explanation"]["en"]

    def test_without_a_year_it_says_which_one_it_took(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        said = complaint(["evaluate", str(dossier), "--scheme", "fukuoka"], capsys, 0)

        assert said == "--through の指定がないため、実績のある最も新しい年度（令和3年度）までとしました。"

    @pytest.mark.parametrize(
        ("options", "expected"),
        [
            (
                ["--scheme", "fukuok"],
                "評価方法「fukuok」はありません。「fukuoka」ではありませんか。一覧は「welfareplan schemes」で表示します。独自の評価方法は、.toml のファイルで指定します。",
            ),
            (
                ["--scheme", "十"],
                "評価方法「十」はありません。一覧は「welfareplan schemes」で表示します。独自の評価方法は、.toml のファイルで指定します。",
            ),
            (
                ["--scheme", "fukuoka", "--compare", "fukuoka"],
                "--compare には、--scheme の「fukuoka」とは別の評価方法を指定してください。",
            ),
            (
                ["--scheme", "fukuoka", "--declare", "visits=dwn"],
                "--declare の「visits=dwn」の「dwn」は使えません。使えるのは up、down、significant、not_significant、reached、not_reached、survey、not_comparable と、「20人以内」のような許容幅です。「visits=down」ではありませんか。",
            ),
            (
                ["--scheme", "fukuoka", "--declare", "visits=十"],
                "--declare の「visits=十」の「十」は使えません。使えるのは up、down、significant、not_significant、reached、not_reached、survey、not_comparable と、「20人以内」のような許容幅です。",
            ),
            (
                ["--scheme", "fukuoka", "--declare", "visits=あ以内"],
                "--declare の「visits=あ以内」が読み取れません。「あ以内」は読み取れません。増減・維持のどれを目指すのか判断できません。",
            ),
            (
                ["--scheme", "fukuoka", "--declare", "visits=5人以内"],
                "--declare の指定に誤りがあります。単位「人」と「件」は比較できません。同じものを数える単位にそろえてください。",
            ),
            (
                ["--scheme", "fukuoka", "--declare", "visits=up", "--declare", "visits=down"],
                "--declare で「visits」に、互いに異なる指定があります。一方だけを書いてください。",
            ),
            (
                ["--scheme", "fukuoka", "--about", "visit"],
                "--about の「visit」は計画「kurume-2020」にありません。「visits」ではありませんか。",
            ),
            (
                ["--scheme", "fukuoka", "--about", "十"],
                "--about の「十」は計画「kurume-2020」にありません。",
            ),
            (
                ["--scheme", "fukuoka", "--cut-off", "去年"],
                "--cut-off の値が年度ではありません。「去年」は年度として読めません。「令和4年度」「FY2022」のように書いてください。",
            ),
            (
                ["--scheme", "fukuoka", "--declare", "visits"],
                "--declare の「visits」は、ID=up のような形ではありません。",
            ),
            (
                ["--scheme", "fukuoka", "--declare", "visit=up"],
                "--declare の指定に誤りがあります。「visit」は計画「kurume-2020」の指標にありません。「visits」ではありませんか。",
            ),
        ],
    )
    def test_what_is_mistyped_is_named(
        self, dossier: Path, capsys: pytest.CaptureFixture[str], options: list[str], expected: str
    ) -> None:
        assert complaint(["evaluate", str(dossier), *options], capsys) == expected

    def test_there_is_no_default_scheme(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert "--scheme" in complaint(["evaluate", str(dossier)], capsys)


class TestSchemes:
    def test_the_list_has_every_scheme_with_its_citations(self, capsys: pytest.CaptureFixture[str]) -> None:
        joined = "".join(output(["schemes"], capsys).split())

        for each in schemes.ALL:
            assert f"［{each.slug}{''.join(each.name.split())}］" in joined
        assert "http://www.city.gose.nara.jp/0000000456.html" in joined

    def test_one_is_shown_with_its_open_points(self, capsys: pytest.CaptureFixture[str]) -> None:
        joined = "".join(output(["schemes", "etajima"], capsys).split())

        assert "公表された結果や文言からの推定" in joined
        assert "原典に定めのない点：基準値との比較であることは文言からの推定。" in joined

    def test_ones_own_is_shown_with_its_bands(self, capsys: pytest.CaptureFixture[str]) -> None:
        joined = "".join(output(["schemes", str(OUR_TOWN)], capsys).split())

        assert joined.startswith("our-town本町地域福祉計画の指標の評価")
        assert "判定の順序目標を達成していれば先に「◎」とする" in joined
        assert "維持の許容幅水準の5%以内維持の許容幅（割合の指標）3ポイント以内" in joined
        assert "△進んでいるが遅れている0%以上60%未満" in joined
        assert "7100%100%以上" in "".join(output(["schemes", "points"], capsys).split())

    def test_as_json_they_are_data(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        assert [each["slug"] for each in data(["schemes"], capfdbinary)["schemes"]] == [
            each.slug for each in schemes.ALL
        ]
        (tama,) = data(["schemes", "tama"], capfdbinary)["schemes"]
        assert (tama["measure"], tama["roll_up"], tama["inferred"]) == ("達成度", False, False)


class TestStatus:
    def test_it_shows_what_is_missing_and_how_old_the_rest_is(
        self, dossier: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shown = output(["status", str(dossier), "--on", "2026-04-01"], capsys)
        joined = "".join(shown.split())

        assert shown.startswith("実績の状況（令和8年4月1日現在）\n")
        assert "未入力の実績1件" in joined
        assert "241,061件（令和3年度実績）4年令和7年度※1―" in joined
        assert "最新の実績が4年以上5年未満前の指標1件" in joined
        assert max(map(width, shown.splitlines())) <= 80

    def test_with_a_scheme_it_says_what_that_cannot_grade(
        self, dossier: Path, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        found = data(["status", str(dossier), "--on", "2023-04-01", "--scheme", "chiba"], capfdbinary)

        assert found["summary"] == {
            "indicators": 1,
            "unobserved": 0,
            "awaited": 0,
            "ungradable": {"no-previous": 1},
        }
        assert (found["on"], found["scheme"], found["indicators"][0]["months"]) == ("2023-04-01", "chiba", 12)

    def test_without_a_day_it_takes_today_and_says_so(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert complaint(["status", str(dossier)], capsys, 0).endswith("を基準日としました。")

    def test_what_is_mistyped_is_named(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert complaint(["status", str(dossier), "--on", "昨日"], capsys).startswith(
            "「昨日」は日付として読めません。"
        )
        assert "「fukuoka」ではありませんか" in complaint(["status", str(dossier), "--scheme", "fukuok"], capsys)


ASSESSMENTS = """
[[assessment]]
id = "last"
about = "isolation"
year = "FY2021"
stage = "self"
grade = "B"
scale = "A・B・C"

[[assessment]]
id = "now"
about = "isolation"
year = "FY2022"
stage = "self"
grade = "A"
scale = "A・B・C"

[[assessment]]
id = "ask"
about = "kurume-2020"
year = "FY2022"
stage = "recommendation"
text = "担い手を増やす方策を検討すること。"
"""


class TestTallies:
    def test_it_counts_and_shows_what_is_open(self, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
        dossier.write_text(PLAN + ASSESSMENTS, encoding="utf-8")
        shown = output(["tallies", str(dossier), "--through", "令和4年度"], capsys)
        joined = "".join(shown.split())

        assert shown.startswith("点検・評価の集計（令和4年度）\n")
        assert "自己評価：課題（評価尺度：A・B・C）" in shown
        assert "対象AB計" in joined
        assert "令和3年度011令和4年度101" in joined
        assert "［自己評価］①孤立と孤独BA" in joined
        assert "対応の記録がない提言（提言1件のうち1件）" in shown
        assert "計画全体―担い手を増やす方策を検討すること。" in joined

    def test_as_json(self, dossier: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        dossier.write_text(PLAN + ASSESSMENTS, encoding="utf-8")
        found = data(["tallies", str(dossier), "--through", "FY2022"], capfdbinary)

        assert found["changes"] == [
            {"about": "isolation", "stage": "self", "before": "B", "after": "A", "comparable": True}
        ]
        assert (found["recommendations"], [each["id"] for each in found["unresponded"]]) == (1, ["ask"])
        assert [each["counts"] for each in found["tallies"] if each["axis"] == "plan"] == [
            [{"grade": "B", "count": 1}],
            [{"grade": "A", "count": 1}],
        ]

    def test_without_a_year_the_newest_is_taken_and_named(
        self, dossier: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert complaint(["tallies", str(dossier)], capsys).startswith("年度のある点検・評価が一つもありません。")
        dossier.write_text(PLAN + ASSESSMENTS, encoding="utf-8")
        assert complaint(["tallies", str(dossier)], capsys, 0) == (
            "--through の指定がないため、評価のある最も新しい年度（令和4年度）としました。"
        )
