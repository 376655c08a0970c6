"""The 総括表: final figures by direction, self-grades year by year, open recommendations, proposals left to fill in."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import attrs
import docx
import openpyxl
import pytest
from tests.forms import large
from tests.forms.filling import FICTIONAL, dossier

import welfareplan as wp
from welfareplan.cli import main
from welfareplan.dossier import Dossier
from welfareplan.model.links import Link
from welfareplan.reports.html_kit import render
from welfareplan.reports.judged import directions_of, judged
from welfareplan.reports.sheets import Outline, Table
from welfareplan.reports.summing_up import summary, summary_document
from welfareplan.reports.word import document
from welfareplan.reports.workbook import workbook
from welfareplan.terms import LinkBasis, Relation
from welfareplan.when import FiscalYear

HELD = dossier()


def summed(held: Dossier = HELD, year: int = 2023, scheme: str = "fukuoka") -> Outline:
    return summary(judged(held, through=FiscalYear(year), scheme=scheme))


def table(found: Outline, title: str) -> Table:
    return next(each for each in found.tables if each.title.startswith(title))


def rows(found: Table, **where: str) -> list[dict[str, str]]:
    return [row for row in found.to_rows() if all(row[key] == value for key, value in where.items())]


class TestTables:
    def test_it_says_what_it_rests_on(self) -> None:
        found = table(summed(), "概況")

        assert {row["項目"]: row["内容"] for row in found.to_rows()} == {
            "計画": "架空市支え合いプラン",
            "計画期間": "令和2年度～令和6年度（2020年度～2024年度、5年間）",
            "本文": "全ての改訂（1件）を反映した本文",
            "評価方法": "福岡市保健福祉総合計画の成果指標の評価（福岡市保健福祉総合計画）",
            "指標": "9件（達成0件、未達成9件、判定できない0件）",
            "評価（成果指標）": "a 0、b 3、c 0、評価なし 0",
            "評価（活動指標）": "a 1、b 2、c 1、評価なし 0",
            "評価": "a 0、b 0、c 2、評価なし 0",
        }

    @pytest.mark.parametrize(("year", "told"), [(2021, True), (2022, True), (2023, False), (2024, False)])
    def test_before_the_last_two_years_it_says_so(self, year: int, *, told: bool) -> None:
        notes = table(summed(year=year), "概況").notes

        assert any("計画期間の最後の2年に当たりません" in note for note in notes) is told

    def test_indicators_stand_under_their_direction_with_status_and_grade(self) -> None:
        found = table(summed(), "指標の達成状況")

        assert [row["方向性"] for row in found.to_rows()] == [
            *["１　つながりを育てる"] * 4,
            *["２　困りごとを受け止める"] * 2,
            *["３　担い手を増やす"] * 2,
            "計画全体",
        ]
        assert rows(found, 成果指標="指標７　登録ボランティアの数 ①40歳未満") == [
            {
                "方向性": "３　担い手を増やす",
                "成果指標": "指標７　登録ボランティアの数 ①40歳未満",
                "基準値": "210人\n令和元年度実績",
                "目標値": "300人（令和6年度）",
                "最新の実績値": "204人\n令和4年度実績",
                "達成状況": "未達成",
                "評価": "c",
                "評価の意味・理由": "初期値より悪化している",
            }
        ]

    def test_why_there_is_no_grade_is_said(self) -> None:
        found = table(summed(wp.example("kurume"), 2022), "指標の達成状況")
        (row,) = rows(found, 評価="―")

        assert row["成果指標"].startswith("＜指標３＞")
        assert row["評価の意味・理由"]
        assert row["達成状況"] == "判定できない※1"
        assert found.notes[0].startswith("※1 ")

    def test_self_grades_are_counted_by_direction_and_year_with_every_step_of_the_scale(self) -> None:
        found = table(summed(), "自己評価の推移")

        assert found.headings == ("方向性", "年度", "対象", "評価の段階", "Ａ", "Ｂ", "Ｃ", "Ｄ", "計")
        assert found.rows[:3] == (
            ("１　つながりを育てる", "令和3年度", "施策", "Ａ・Ｂ・Ｃ・Ｄ", "0", "0", "1", "0", "1"),
            ("１　つながりを育てる", "令和4年度", "施策", "Ａ・Ｂ・Ｃ・Ｄ", "1", "2", "0", "0", "3"),
            ("１　つながりを育てる", "令和4年度", "事業", "Ａ・Ｂ・Ｃ・Ｄ", "0", "1", "0", "0", "1"),
        )

    def test_without_directions_they_are_counted_for_the_plan(self) -> None:
        plan = attrs.evolve(
            HELD.base, links=tuple(each for each in HELD.base.links if each.relation is not Relation.PURSUES)
        )
        found = table(summed(attrs.evolve(HELD, base=plan)), "自己評価の推移")

        assert {row[0] for row in found.rows} == {"計画全体"}

    def test_each_initiative_has_its_grades_by_year_and_its_open_recommendations(self) -> None:
        found = table(summed(), "施策と今後の扱い")
        (row,) = rows(found, 施策="（１）見守り活動の推進")

        assert row == {
            "方向性": "１　つながりを育てる",
            "施策": "（１）見守り活動の推進",
            "令和3年度": "Ｃ",
            "令和4年度": "Ｂ",
            "直近の方向": "改善",
            "対応の記録がない提言": "見守りの担い手が決まらない地区には、市が間に入って話合いの場を設けること。",
            "今後の扱い（案）": "",
            "理由・備考": "",
        }
        assert found.blanks == (("今後の扱い（案）", ("継続", "統合", "廃止")), ("理由・備考", ()))

    def test_where_several_bodies_judge_each_is_named(self) -> None:
        (row,) = rows(table(summed(), "施策と今後の扱い"), 施策="（２）誰もが集える居場所づくり")

        assert row["令和4年度"] == "Ｂ（地域福祉課）\nＡ（架空市社会福祉協議会）"
        assert row["直近の方向"] == "継続（地域福祉課）\n継続（架空市社会福祉協議会）"

    def test_programmes_that_were_judged_stand_below_their_initiative(self) -> None:
        names = [row["施策"] for row in table(summed(), "施策と今後の扱い").to_rows()]

        assert names[:3] == ["（１）見守り活動の推進", "　見守り訪問事業", "（２）誰もが集える居場所づくり"]
        assert not any("出前講座" in name for name in names)

    def test_what_has_no_direction_stands_last(self) -> None:
        assert table(summed(), "施策と今後の扱い").rows[-1][:2] == ("方向性との対応の記載なし", "（７）寄附文化の醸成")

    def test_a_direction_that_is_only_inferred_says_so_and_stands_apart(self) -> None:
        links = tuple(
            attrs.evolve(each, basis=LinkBasis.INFERRED) if each.source == "places" else each
            for each in HELD.base.links
        )
        found = table(summed(attrs.evolve(HELD, base=attrs.evolve(HELD.base, links=links))), "施策と今後の扱い")

        assert ("１　つながりを育てる（推定の対応）", "（２）誰もが集える居場所づくり") in [
            row[:2] for row in found.rows
        ]

    def test_of_directions_within_one_another_the_innermost_counts(self) -> None:
        inner = tuple(
            attrs.evolve(each, under="bonds") if each.id == "people" else each for each in HELD.base.directions
        )
        plan = attrs.evolve(HELD.base, directions=inner)

        assert directions_of("volunteers", plan) == {"people": False}
        assert directions_of("watching", plan) == {"bonds": False}

    def test_an_element_of_two_directions_stands_under_both(self) -> None:
        also = Link(source="places", relation=Relation.PURSUES, target="people", basis=LinkBasis.STATED)
        plan = attrs.evolve(HELD.base, links=(*HELD.base.links, also))
        found = table(summed(attrs.evolve(HELD, base=plan)), "施策と今後の扱い")

        assert len(rows(found, 施策="（２）誰もが集える居場所づくり")) == 2

    def test_without_any_judgement_the_columns_of_years_are_left_out(self) -> None:
        found = table(summed(wp.example("kurume"), 2022), "取組みと今後の扱い")

        assert found.headings[2] == "直近の方向"
        assert len(found.rows) == 13
        assert found.notes[0].startswith("自己評価の記録はありません。")

    def test_judgements_after_the_year_do_not_count(self) -> None:
        assert "令和4年度" not in table(summed(year=2021), "施策と今後の扱い").headings

    def test_recommendations_without_a_response_are_listed(self) -> None:
        found = table(summed(), "対応の記録がない提言")

        assert found.title == "対応の記録がない提言（提言4件のうち3件）"
        assert [row[1] for row in found.rows] == ["（１）見守り活動の推進", "（７）寄附文化の醸成", "計画全体"]


class TestRenderings:
    def test_the_same_plan_gives_the_same_bytes(self) -> None:
        found, plan = summed(), HELD.latest

        assert workbook(found) == workbook(summed())
        assert document(summary_document(found, plan)) == document(summary_document(summed(), plan))
        assert render(summary_document(found, plan)) == render(summary_document(summed(), plan))

    def test_the_workbook_has_a_sheet_for_each_table_and_a_list_for_proposals(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(workbook(summed())))

        assert book.sheetnames[:4] == ["概況", "指標の達成状況", "自己評価の推移", "施策と今後の扱い"]
        (rule,) = book["施策と今後の扱い"].data_validations.dataValidation
        assert (rule.formula1, rule.errorStyle) == ('"継続,統合,廃止"', "warning")
        assert book["指標の達成状況"]["A1"].value == "総括表（令和5年度まで）"

    def test_the_document_has_a_heading_and_a_table_for_each_and_numbered_pages(self) -> None:
        made = docx.Document(io.BytesIO(document(summary_document(summed(), HELD.latest))))

        headings = [each.text for each in made.paragraphs if each.style and each.style.name.startswith("Heading")]
        assert headings[:3] == ["総括表（令和5年度まで）", "概況", "指標の達成状況"]
        assert len(made.tables) == 5
        assert "PAGE" in made.sections[0].footer.paragraphs[0]._p.xml
        assert {
            language.get(docx.oxml.ns.qn("w:eastAsia"))
            for language in made.styles.element.iter(docx.oxml.ns.qn("w:lang"))
        } == {"ja-JP"}

    def test_a_large_plan_fits_as_well(self) -> None:
        held = large.dossier()
        found = summed(held)

        assert len(table(found, "取組と今後の扱い").rows) == 120
        assert len(table(found, "指標の達成状況").rows) == 60
        assert len(workbook(found)) > 10_000


class TestCommand:
    @pytest.mark.parametrize(("name", "start"), [("s.xlsx", b"PK"), ("s.docx", b"PK"), ("s.HTML", b"<!DOCTYPE html>")])
    def test_the_name_of_the_file_says_the_form(
        self, name: str, start: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / name
        arguments = ["summary", str(FICTIONAL), "--scheme", "target-met", "--through", "R5", "-o", str(path)]
        assert main(arguments) == 0
        assert path.read_bytes().startswith(start)
        first = path.read_bytes()
        assert main(arguments) == 0
        assert path.read_bytes() == first
        path.write_bytes(b"x")
        assert main(arguments) == 2
        assert main([*arguments, "--replace"]) == 0
        assert path.read_bytes() == first

    def test_without_a_file_it_is_shown(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["summary", str(FICTIONAL), "--scheme", "fukuoka"]) == 0
        shown = capsys.readouterr()

        assert shown.out.startswith("総括表（令和4年度まで）\n")
        assert shown.err == "--through の指定がないため、実績のある最も新しい年度（令和4年度）までとしました。\n"

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ([], "オプション「--scheme」を指定してください。"),
            (["--scheme", "x"], "評価方法「x」はありません。"),
            (["--scheme", "fukuoka", "-o", "s.pdf"], "「s.pdf」の種類が分かりません。"),
            (["--scheme", "fukuoka", "--declare", "visit-count=down"], "--declare の指定に誤りがあります。"),
        ],
    )
    def test_mistakes_are_told(self, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["summary", str(FICTIONAL), *arguments]) == 2
        assert message in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("kind", "module", "extra"),
        [("xlsx", "xlsxwriter", "excel"), ("docx", "docx", "word"), ("html", "jinja2", "report")],
    )
    def test_without_an_extra_one_line_says_what_to_install(  # noqa: PLR0917 - a table
        self,
        kind: str,
        module: str,
        extra: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        import sys

        from welfareplan.reports import html_kit

        html_kit._environment.cache_clear()
        monkeypatch.setitem(sys.modules, module, None)
        arguments: list[Any] = ["summary", str(FICTIONAL), "--scheme", "fukuoka", "--through", "R5"]
        assert main([*arguments, "-o", str(tmp_path / f"s.{kind}")]) == 2
        assert capsys.readouterr().err == (
            f"{kind} には追加のパッケージが必要です。pip install 'welfareplan[{extra}]' を実行してください。\n"
        )

    def test_the_help_fits(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["summary", "--help"]) == 0
        assert max(len(line.encode("cp932")) for line in capsys.readouterr().out.splitlines()) <= 80
