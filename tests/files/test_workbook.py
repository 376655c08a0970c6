"""The workbook of a planning desk: what an officer fills in, and what comes of it."""

import io
import os
import struct
import sys
import tracemalloc
import zipfile
import zlib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import openpyxl.styles
import pytest

from welfareplan.cli import main
from welfareplan.dossier import Dossier
from welfareplan.errors import DataFileError
from welfareplan.examples import example
from welfareplan.files import workbook_grid, workbook_lists
from welfareplan.files.limits import HIGHEST_RATIO, MOST_CELLS, MOST_UNPACKED
from welfareplan.files.reader import ReadResult, load, read
from welfareplan.files.workbook_cells import read_time
from welfareplan.files.workbook_layout import sheets
from welfareplan.files.writer import dump, new, write_ids
from welfareplan.model.issues import Issue
from welfareplan.model.plan import Plan
from welfareplan.testing import assert_identical

FIRST = 4  # the first row below the example


class Desk:
    """A planning desk with the template before it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        new(path)
        self.book = openpyxl.load_workbook(path)
        self.fill("計画", id="p", title="計画")

    def cell(self, sheet: str, key: str, row: int = FIRST) -> Any:
        keys = [each.value for each in self.book[sheet][1]]
        return self.book[sheet].cell(row, keys.index(key) + 1)

    def fill(self, sheet: str, row: int = FIRST, **values: Any) -> None:
        for key, value in values.items():
            own = f"@{key}" if key in {"parent", "mark"} else key.replace("__", ".")
            self.cell(sheet, own, row).value = value

    def read(self) -> ReadResult:
        self.book.save(self.path)
        return read(self.path)

    def told(self) -> list[str]:
        return [str(each).removeprefix("plan.xlsx, ") for each in self.read().problems]

    def plan(self) -> Plan:
        result = self.read()
        assert result.dossier is not None, result.problems
        return result.dossier.base


@pytest.fixture(autouse=True)
def _few_spare_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook with fewer rows to be filled in is made and read sooner, and is no other."""
    monkeypatch.setattr(workbook_lists, "_MANY", 5)
    monkeypatch.setattr(workbook_lists, "_FEW", 3)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "plan.xlsx")


class TestTemplate:
    def test_has_the_sheets_of_the_house(self, desk: Desk) -> None:
        expected = [
            *(
                "読み方",
                "計画",
                "一体策定",
                "根拠法",
                "法定事項",
                "関連計画",
                "分冊",
                "本文",
                "主体",
                "出典",
                "課題",
                "方向性",
            ),
            *(
                "取組",
                "役割分担",
                "事業",
                "予算決算",
                "指標",
                "目標値",
                "実績",
                "評価",
                "対応関係",
                "経過予定",
                "改訂",
                "改訂内容",
            ),
            "一覧",
        ]

        assert expected == desk.book.sheetnames

    def test_its_examples_are_not_read(self, desk: Desk) -> None:
        assert Dossier(base=Plan(id="p", title="計画")) == desk.read().dossier

    def test_offers_the_words_of_a_list_in_japanese(self, desk: Desk) -> None:
        column = desk.cell("指標", "better").column_letter
        lists = {str(each.sqref): each.formula1 for each in desk.book["指標"].data_validations.dataValidation}

        assert '"増加,減少"' in [source for cells, source in lists.items() if cells.startswith(f"{column}3:")]

    def test_rows_can_be_chosen_from_lists_that_grow(self, desk: Desk) -> None:
        """The lists themselves were tried in LibreOffice; here is what makes them up."""
        sources = {
            str(each.sqref).partition(":")[0]: each.formula1
            for name in ("対応関係", "実績", "目標値")
            for each in desk.book[name].data_validations.dataValidation
            if "一覧" in str(each.formula1)
        }
        names = {name: each.attr_text for name, each in desk.book.defined_names.items()}
        column = names["一覧_課題"].partition("$")[2].partition("$")[0]
        first = desk.book["一覧"][f"{column}3"].value

        assert sources["B3"].startswith("一覧_指標")
        assert 'IF($C3="課題に対応",一覧_課題,' in sources["D3"]
        assert names["一覧_課題"] == f"OFFSET('一覧'!${column}$2,0,0,MAX(1,'一覧'!${column}$1),1)"
        assert first == (
            "=IF(INDEX('課題'!$A:$A,4)=\"記入例\",\"\",IF(INDEX('課題'!$B:$B,4)&INDEX('課題'!$C:$C,4)=\"\","
            "INDEX('課題'!$K:$K,4)&\"\",INDEX('課題'!$B:$B,4)&INDEX('課題'!$C:$C,4)))"
        )
        assert desk.book["一覧"].sheet_state == "hidden"

    def test_prints_on_a4_and_nothing_below_its_last_row(self, desk: Desk) -> None:
        page = desk.book["指標"]

        assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
        assert (page.page_setup.fitToHeight, page.print_title_rows, page.max_row) == (0, "$2:$2", FIRST - 1)

    def test_an_empty_one_says_what_is_missing(self, tmp_path: Path) -> None:
        new(tmp_path / "plan.xlsx")

        told = [str(each) for each in read(tmp_path / "plan.xlsx").problems]
        assert told == ["plan.xlsx, 計画!A3: the sheet 計画 has no row but examples"]

    def test_freezes_the_headings_and_says_how_to_fill_in(self, desk: Desk) -> None:
        assert desk.book["指標"].freeze_panes == "D3"
        assert "令和4年度" in desk.cell("指標", "baseline.at", row=2).comment.text

    def test_is_not_written_over_what_is_there(self, desk: Desk) -> None:
        desk.book.save(desk.path)
        with pytest.raises(DataFileError, match="it is there already"):
            new(desk.path)

    def test_is_an_xlsx(self, tmp_path: Path) -> None:
        with pytest.raises(DataFileError, match=r"'\.xls' is not an ending"):
            new(tmp_path / "plan.xls")

    def test_is_what_the_command_writes(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "plan.xlsx"

        assert main(["new", str(path)]) == 0
        assert "様式を作りました" in capsys.readouterr().out
        assert path.exists()
        Desk(tmp_path / "other.xlsx").book.save(path)
        assert main(["new", str(path)]) != 0
        assert "--replace を付けてください" in capsys.readouterr().err

    def test_without_the_extra_one_line_says_what_to_install(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "xlsxwriter", None)
        monkeypatch.setitem(sys.modules, "openpyxl", None)
        (tmp_path / "a.xlsx").write_bytes(b"PK")
        line = "a workbook needs the extra 'excel': pip install 'welfareplan[excel]'"

        with pytest.raises(DataFileError, match="needs the extra"):
            new(tmp_path / "plan.xlsx")
        assert [f"a.xlsx: {line}"] == [str(each) for each in read(tmp_path / "a.xlsx").problems]


class TestFillingIn:
    def test_blank_ids_are_proposed_and_written_back(self, desk: Desk, tmp_path: Path) -> None:
        desk.fill("課題", label="①", title="孤立")

        result = desk.read()
        assert result.dossier is not None
        told = [each.message for each in result.problems if each.code == "proposed-ids"]
        issue = result.dossier.base.issues[0]
        back = tmp_path / "back.xlsx"
        dump(result.dossier, back)

        assert told == ["1 rows had no id and were given one; write the ids into the workbook to keep them"]
        assert issue.id.startswith("issue-")
        assert load(back).base.issues == (issue,)
        sheet = openpyxl.load_workbook(back)["課題"]
        last = sheet.cell(3, sheet.max_column)
        assert (last.value, last.fill.fgColor.rgb) == (issue.id, "FFF2F2F2")

    def test_ids_are_written_into_the_workbook_itself(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        desk.fill("課題", label="①", title="孤立", text="=1+1")
        desk.book["課題"]["D5"] = "=SUM(A1:A2)"  # a row that holds a formula only
        desk.book["課題"]["C4"].fill = openpyxl.styles.PatternFill("solid", fgColor="FFFF00")
        desk.book.create_sheet("メモ")["A1"] = "覚え書き"
        desk.book.save(desk.path)
        before = {name: zipfile.ZipFile(desk.path).read(name) for name in zipfile.ZipFile(desk.path).namelist()}

        assert main(["convert", str(desk.path), str(desk.path)]) == 2
        assert "--replace" in capsys.readouterr().err
        assert main(["convert", str(desk.path), str(desk.path), "--replace"]) == 0
        assert "識別子1件を書き込みました" in capsys.readouterr().out
        after = {name: zipfile.ZipFile(desk.path).read(name) for name in zipfile.ZipFile(desk.path).namelist()}
        assert [name for name in before if before[name] != after[name]] == ["xl/worksheets/sheet11.xml"]
        sheet = openpyxl.load_workbook(desk.path)["課題"]
        assert sheet["K4"].value.startswith("issue-")
        assert (sheet["D4"].value, sheet["D5"].value, sheet["C4"].fill.fgColor.rgb) == (
            "=1+1",
            "=SUM(A1:A2)",
            "00FFFF00",
        )
        assert main(["convert", str(desk.path), str(desk.path), "--replace"]) == 0
        assert "何も変えていません" in capsys.readouterr().out

    def test_a_workbook_whose_rows_cannot_be_added_to_stays_as_it_is(self, desk: Desk) -> None:
        desk.fill("課題", title="孤立")
        desk.book.save(desk.path)
        rewritten = desk.path.with_name("other.xlsx")
        with zipfile.ZipFile(desk.path) as old, zipfile.ZipFile(rewritten, "w") as made:
            for part in old.infolist():
                content = old.read(part)
                made.writestr(
                    part, content.replace(b'<row r="4"', b"<row r='4'") if "sheet11" in part.filename else content
                )
        raw = rewritten.read_bytes()

        with pytest.raises(DataFileError, match="the ids cannot be put into this file without changing something else"):
            write_ids(rewritten)
        assert rewritten.read_bytes() == raw

    def test_a_part_that_nobody_reads_may_be_damaged(self, desk: Desk) -> None:
        """It is found when the file is written again."""
        desk.fill("課題", title="孤立")
        desk.book.save(desk.path)
        raw = bytearray(desk.path.read_bytes())
        with zipfile.ZipFile(desk.path) as archive:
            drawing = next(each for each in archive.infolist() if each.filename.endswith(".vml"))
        start = drawing.header_offset + 30 + len(drawing.filename)
        raw[start : start + 8] = b"\xff" * 8
        desk.path.write_bytes(raw)

        with pytest.raises(DataFileError, match="can be read: it is damaged"):
            write_ids(desk.path)

    def test_an_example_that_was_written_over_is_told(self, desk: Desk) -> None:
        desk.fill("課題", title="孤立", row=FIRST - 1)
        desk.fill("課題", mark="済", title="担い手")

        told = desk.told()

        assert "課題!C3: '孤立' stands in a row marked 記入例, which is not read" in told
        assert "課題!A4: '済' in the column of marks is not read" in told
        assert [each.title for each in desk.plan().issues] == ["担い手"]

    def test_what_is_told_of_cells_is_shown_after_converting(
        self, desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        desk.fill("課題", title="孤立", row=FIRST - 1)
        desk.fill("課題", title="担い手")
        desk.book.save(desk.path)

        assert main(["convert", str(desk.path), str(tmp_path / "dossier")]) == 1
        shown = capsys.readouterr().out
        assert "「記入例」の行に「孤立」と書かれています。" in shown
        assert f"→ welfareplan convert {desk.path} {desk.path} --replace を実行してください。" in shown

    def test_sources_are_cited_by_name(self, desk: Desk) -> None:
        desk.fill("出典", title="計画（冊子）")
        desk.fill("課題", id="a", title="孤立", cites="計画（冊子）＃12頁\n計画（冊子）")
        desk.fill("課題", id="b", title="担い手", cites="別の本#1", row=FIRST + 1)

        assert "課題!I5: no row has the name '別の本'" in desk.told()
        desk.fill("課題", cites=None, row=FIRST + 1)
        plan = desk.plan()
        assert [str(each) for each in plan.issues[0].cites] == [f"{plan.sources[0].id}#12頁", plan.sources[0].id]

    def test_links_name_rows_by_number_and_title(self, desk: Desk) -> None:
        desk.fill("課題", label="①", title="孤立")
        desk.fill("取組", id="salon", title="サロン")
        desk.fill("対応関係", source="サロン", relation="課題に対応", target="①孤立", basis="明記")

        plan = desk.plan()

        assert [(each.source, each.target) for each in plan.links] == [("salon", plan.issues[0].id)]

    def test_a_name_of_two_rows_is_not_guessed(self, desk: Desk) -> None:
        desk.fill("課題", id="a", title="孤立")
        desk.fill("課題", id="b", title="孤立", row=FIRST + 1)
        desk.fill("課題", id="c", title="他", under="孤立", row=FIRST + 2)
        desk.fill("取組", id="d", title="他", under="ない")

        told = desk.told()

        assert "課題!E6: the name '孤立' is that of several rows" in told
        assert "取組!E4: no row has the name 'ない'" in told

    def test_figures_are_read_as_the_sheet_shows_them(self, desk: Desk) -> None:
        desk.fill("指標", id="i", title="率", baseline__at="令和元年度", baseline__value=0.8)
        desk.cell("指標", "baseline.value").number_format = "0%"
        desk.fill("目標値", parent="率", due="令和7年度", sense="以上", value="８２．５%")
        desk.fill("計画", adopted=datetime(2020, 3, 1), period="令和2年度～令和7年度")  # noqa: DTZ001
        desk.cell("計画", "adopted").number_format = 'ggge"年"m"月"'

        plan = desk.plan()

        baseline, target = plan.indicators[0].baseline, plan.indicators[0].targets[0]
        assert baseline is not None
        assert [str(baseline.amount), str(target.amount)] == ["80%", "82.5%"]
        assert [str(plan.adopted), str(plan.period)] == ["2020-03", "FY2020..FY2025"]

    @pytest.mark.parametrize(
        ("value", "form", "unit", "read"),
        [
            (0.8, "0%", None, "80%"),
            (0.8, "0.0%", None, "80.0%"),
            (0.8, "0.0%", "％", "80.0%"),
            ("80％", "General", None, "80%"),
            ("８０．５％", "General", "%", "80.5%"),
            ("1,020件", "General", None, "1,020件"),
            ("1,020件", "General", "件", "1,020件"),
            ("▲5", "General", "人", "-5人"),
            (1020, "#,##0", "件", "1,020件"),
            (1234567, "#,##0,", "千円", "1,235千円"),
        ],
    )
    def test_a_figure_is_what_the_cell_shows(
        self, value: object, form: str, unit: str | None, read: str, desk: Desk
    ) -> None:
        desk.fill("指標", id="i", title="率", baseline__at="令和元年度", baseline__value=value, baseline__unit=unit)
        desk.cell("指標", "baseline.value").number_format = form

        baseline = desk.plan().indicators[0].baseline

        assert baseline is not None
        assert str(baseline.amount) == read

    def test_what_check_says_of_a_target_names_its_row_where_there_is_one(self, desk: Desk) -> None:
        desk.fill("計画", period="令和2年度～令和7年度")
        desk.fill("指標", id="a", title="率", unit="件")
        desk.fill("指標", row=5, id="b", title="数", unit="件")
        for row, (parent, due) in enumerate((("a", 9), ("b", 6), ("b", 10)), start=FIRST):
            desk.fill("目標値", row=row, parent=parent, due=f"令和{due}年度", value=1, unit="件")

        outside = [each.partition(": ")[0] for each in desk.told() if "outside the period" in each]

        assert outside == ["目標値!B4", "指標!C5"]

    def test_a_figure_that_holds_more_than_it_shows_is_told(self, desk: Desk) -> None:
        desk.fill("指標", id="i", title="率", baseline__at="令和元年度", baseline__value=2 / 3)
        desk.cell("指標", "baseline.value").number_format = "0.0%"

        assert "指標!O4: the cell shows 66.7% and holds 0.6666666666666666; what it shows is read" in desk.told()

    @pytest.mark.parametrize(
        ("value", "form", "read"),
        [
            (datetime(2024, 4, 1), 'ggge"年"m"月"d"日"', "2024-04-01"),  # noqa: DTZ001
            (45383, 'ggge"年"m"月"', "2024-04"),
            ("R6.4.1", "General", "2024-04-01"),
            ("令和6年3月", "General", "2024-03"),
        ],
    )
    def test_dates_may_be_shown_in_wareki(self, value: object, form: str, read: str, desk: Desk) -> None:
        desk.fill("計画", adopted=value)
        desk.cell("計画", "adopted").number_format = form

        assert str(desk.plan().adopted) == read

    @pytest.mark.parametrize(
        ("value", "form", "read"),
        [
            (datetime(2024, 4, 1), 'ggge"年度"', "FY2024"),  # noqa: DTZ001
            ("H30実績", "General", "FY2018"),
            ("令和4", "General", "2022?"),
            (2024, "0", "2024"),
        ],
    )
    def test_times_of_figures_may_be_shown_in_wareki(self, value: object, form: str, read: str, desk: Desk) -> None:
        desk.fill("指標", id="i", title="率", baseline__at=value, baseline__value=1)
        desk.cell("指標", "baseline.at").number_format = form

        baseline = desk.plan().indicators[0].baseline

        assert baseline is not None
        assert str(baseline.at) == read

    def test_a_percent_cell_beside_another_unit_is_a_problem(self, desk: Desk) -> None:
        desk.fill("指標", id="i", title="率", baseline__at="令和元年度", baseline__value=0.8, baseline__unit="人")
        desk.cell("指標", "baseline.value").number_format = "0%"

        assert "指標!O4: the cell shows 80 %, but the unit is '人'" in desk.told()

    def test_problems_name_the_cell(self, desk: Desk) -> None:
        desk.fill("指標", id="i", title="率", baseline__at="いつか", baseline__value="多い", better="上")

        told = [each.partition(":")[0] for each in desk.told()]

        assert {"指標!H4", "指標!M4", "指標!O4"} <= set(told)

    @pytest.mark.parametrize("typed", ["R5年度末", date(2024, 3, 31), "いつか"])
    def test_a_time_that_cannot_be_read_is_told_in_the_words_of_the_desk(self, desk: Desk, typed: object) -> None:
        desk.fill("指標", id="i", title="率", baseline__at=typed, baseline__value="5")

        shown = "2024-03-31" if isinstance(typed, date) else typed
        assert f"指標!M4: {shown!r} cannot be read as the time that is wanted here" in desk.told()

    def test_words_of_a_list_are_named_in_japanese(self, desk: Desk) -> None:
        desk.fill("指標", id="i", title="率", kind="成果")
        desk.book.save(desk.path)

        (told,) = [each.ja for each in read(desk.path).problems if each.code == "unknown-word"]
        assert told.endswith(
            "「成果」は使えません。使えるのは 「成果指標」（outcome）、「活動指標」（output）、「参考指標」（reference） です。"
        ), told

    def test_cells_that_have_no_value_are_problems(self, desk: Desk) -> None:
        desk.fill("課題", id="a", title="#N/A", text="=1+1")
        desk.book["課題"].merge_cells("F5:F6")
        desk.book["課題"]["Z5"] = "欄外"

        told = desk.told()

        assert "課題!C4: the cell shows the error #N/A" in told
        assert "課題!D4: the cell holds a formula whose result was not saved" in told
        assert "課題!F5: the cells F5:F6 are merged" in told
        assert "課題!Z5: a cell is filled in column Z, which row 1 does not know" in told

    def test_columns_and_sheets_that_are_not_ours_are_named(self, desk: Desk) -> None:
        desk.book["課題"]["A1"] = "titel"
        desk.book["方向性"]["A1"] = "title"
        desk.book["取組"].delete_rows(1, 50)
        desk.book.create_sheet("メモ")

        told = desk.told()

        assert "課題!A1: there is no column 'titel'; did you mean 'title'?" in told
        assert "方向性!C1: the column 'title' stands twice" in told
        assert "取組!1:1: row 1 of the sheet has none of the keys of our template" in told
        assert "メモ: the sheet is not one of the template and is not read" in told

    def test_parts_need_their_owner(self, desk: Desk) -> None:
        desk.fill("目標値", value="1")
        desk.fill("目標値", parent="nobody", value="1", row=FIRST + 1)
        desk.fill("計画", id="q", title="もう一つ", row=FIRST + 1)
        desk.fill("計画", extra="書き方が違う")
        desk.fill("課題", id="a", title="json:{")

        told = "\n".join(desk.told())

        assert "目標値!B4" in told
        assert "目標値!B5: no row has the name 'nobody'" in told
        assert "計画!C5" in told
        assert "the line '書き方が違う' is not of the form name：text" in told
        assert "課題!C4: what stands behind json: cannot be read" in told


class TestCells:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            *(("令和４年度", "FY2022"), ("令和元年12月1日", "2019-12-01"), ("2022年", "2022"), ("R4", "2022?")),
            *(
                ("2022/4/1", "2022-04-01"),
                ("FY2022", "FY2022"),
                ("いつか", "いつか"),
                ("令和2年度～いつか", "令和2年度~いつか"),
            ),
        ],
    )
    def test_times_as_officers_write_them(self, text: str, expected: str) -> None:
        assert expected == read_time(text)


class TestRoundTrip:
    def test_of_the_worked_example(self, tmp_path: Path) -> None:
        dossier = example("kurume")
        dump(dossier, tmp_path / "k.xlsx")

        assert_identical(dossier, load(tmp_path / "k.xlsx"))

    def test_headings_are_the_words_of_the_plan(self, tmp_path: Path) -> None:
        dump(example("kurume"), tmp_path / "k.xlsx")
        book = openpyxl.load_workbook(tmp_path / "k.xlsx")

        headings = {name: [each.value for each in book[name][2]] for name in ("指標", "取組", "実績")}

        assert "成果指標" in headings["指標"]
        assert "基準：値" in headings["指標"]
        assert "取組み" in headings["取組"]
        assert "中間実績：値" in headings["実績"]

    def test_no_text_becomes_a_formula_or_markup(self, tmp_path: Path) -> None:
        texts = [
            *("=1+1", "+1", "-1", "@a", "＝1", "＠a", "'=1", "'", "''", "\t=1", "a\tb", "line\nbreak", "\n", "a\n"),
            *("http://a.jp", "mailto:a@b", "internal:A1", "<r>a</r>", "&amp;", "_x0041_", "x005F_", "_x005F_x0041_"),
            *(
                " a ",
                "",
                "json:1",
                "json:",
                "1",
                "1.0",
                "007",
                "1e5",
                "2024-04-01",
                "4/1",
                "令和4年度",
                "TRUE",
                "#N/A",
                "80%",
            ),
            *("あ" * 32_767, "𠮷野家", "か゚", "辻󠄀", "\u3000全角空白\u3000", "①㈱髙～－", "\u2028x"),
        ]
        plan = Plan(
            id="p", title="=2+2", issues=tuple(Issue(id=f"i{n}", title="a", text=text) for n, text in enumerate(texts))
        )
        dump(Dossier(base=plan), tmp_path / "k.xlsx")

        assert_identical(plan, load(tmp_path / "k.xlsx").base)
        column = openpyxl.load_workbook(tmp_path / "k.xlsx")["課題"]["D"]
        assert {each.data_type for each in column} <= {"s", "n"}
        assert [each.hyperlink for each in column if each.hyperlink] == []

    def test_a_text_too_long_for_a_cell_is_told(self, tmp_path: Path) -> None:
        plan = Plan(id="p", title="a", issues=(Issue(id="i", title="a", text="あ" * 40_000),))

        with pytest.raises(DataFileError, match=r"課題!D3: a cell of a workbook holds at most 32767 signs"):
            dump(Dossier(base=plan), tmp_path / "k.xlsx")

    def test_a_long_title_fits_the_head_of_the_page(self, tmp_path: Path) -> None:
        dump(Dossier(base=Plan(id="p", title="&計画\n" * 200)), tmp_path / "k.xlsx")

        header = openpyxl.load_workbook(tmp_path / "k.xlsx")["課題"].oddHeader
        assert header is not None
        assert str(header.left.text).startswith("&&計画 &&計画")

    def test_every_sheet_has_a_different_name(self) -> None:
        assert len(sheets()) == len({each.name for each in sheets()})


class TestHostileWorkbooks:
    def told(self, path: Path) -> list[str]:
        return [str(each).removeprefix("h.xlsx: ") for each in read(path).problems]

    @pytest.mark.parametrize(
        ("raw", "kind"),
        [
            (b"", "the file is empty"),
            (b"PK\x03\x04", "it is damaged or something else"),
            (b"a,b\n1,2", "it is plain text, perhaps CSV, with the ending of a workbook"),
            ("指標,値".encode("cp932"), "it is plain text, perhaps CSV, with the ending of a workbook"),
            (b"\xef\xbb\xbf<html><body><table>", "it is a web page (HTML) with the ending of a workbook"),
            (b"\x04kato" + b" " * 160, "it is the lock file that Excel makes beside an open workbook"),
            (bytes(range(256)), "it is damaged or something else"),
        ],
    )
    def test_no_workbook_at_all(self, tmp_path: Path, raw: bytes, kind: str) -> None:
        path = tmp_path / "h.xlsx"
        path.write_bytes(raw)

        assert self.told(path) == [f"it is not an Excel workbook (.xlsx) that can be read: {kind}"]

    @pytest.mark.parametrize(
        ("part", "kind"),
        [
            ("content.xml", "it is an OpenDocument file (.ods)"),
            ("word/document.xml", "it is a Word document"),
            ("xl/workbook.bin", "it is a binary workbook (.xlsb)"),
        ],
    )
    def test_a_document_of_another_kind(self, tmp_path: Path, part: str, kind: str) -> None:
        path = tmp_path / "h.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(part, "a")

        assert self.told(path) == [f"it is not an Excel workbook (.xlsx) that can be read: {kind}"]

    def test_an_old_or_locked_one(self, tmp_path: Path) -> None:
        path = tmp_path / "h.xlsx"
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)

        assert self.told(path) == ["it is not an Excel workbook (.xlsx) that can be read: it is of the old kind .xls"]
        path.write_bytes(path.read_bytes() + "EncryptedPackage".encode("utf-16-le"))
        assert self.told(path) == ["it is not an Excel workbook (.xlsx) that can be read: it has a password"]

    def test_a_zip_of_something_else(self, tmp_path: Path) -> None:
        path = tmp_path / "h.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", "a")

        assert self.told(path) == [
            "it is not an Excel workbook (.xlsx) that can be read: it is damaged or something else"
        ]

    def test_one_that_unpacks_to_much(self, tmp_path: Path) -> None:
        path = tmp_path / "h.xlsx"
        for size, expected in (
            (MOST_UNPACKED + 1, f"{MOST_UNPACKED + 1} bytes; the limit is {MOST_UNPACKED}"),
            (2_000_000, f"times its packed size; the limit is {HIGHEST_RATIO}"),
        ):
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("xl/a.xml", b"a" * size)

            assert self.told(path)[0].endswith(expected)

    @pytest.mark.parametrize("declared", [0, 1_000, 5_000_000])
    def test_one_that_declares_less_than_it_holds_is_not_unpacked_further(self, declared: int, tmp_path: Path) -> None:
        """Python's reader unpacks all of a part that is asked for as a whole, and then cuts it to what is declared."""
        path = tmp_path / "h.xlsx"
        content = b"a" * 60_000_000
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("xl/padding.bin", os.urandom(100_000))
            archive.writestr("xl/a.xml", content)
        sizes = struct.pack("<II", zlib.crc32(content), 0), struct.pack("<II", zlib.crc32(content[:declared]), 0)
        raw = path.read_bytes().replace(struct.pack("<I", len(content)), struct.pack("<I", declared))
        path.write_bytes(raw.replace(sizes[0][:4], sizes[1][:4]))
        tracemalloc.start()
        try:
            told = self.told(path)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

        assert told[0].startswith("it is not an Excel workbook (.xlsx) that can be read: ")
        assert peak < 30_000_000

    def test_one_that_is_packed_as_no_office_program_packs(self, tmp_path: Path) -> None:
        path = tmp_path / "h.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")

        assert self.told(path) == ["it is not an Excel workbook (.xlsx) that can be read: it is damaged"]

    def test_one_of_many_parts(self, tmp_path: Path) -> None:
        path = tmp_path / "h.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            for n in range(501):
                archive.writestr(f"{n}", "")

        assert self.told(path) == ["the workbook is too large when unpacked: 501 parts; the limit is 500"]

    def changed(self, path: Path, rows: bytes) -> list[str]:
        """What is told of a template whose sheet 計画 has other rows."""
        raw = io.BytesIO()
        new(path)
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as made:
            for part in old.namelist():
                content = old.read(part)
                if part == "xl/worksheets/sheet2.xml":
                    head, _, rest = content.partition(b"<sheetData>")
                    content = head + b"<sheetData>" + rows + b"</sheetData>" + rest.partition(b"</sheetData>")[2]
                made.writestr(part, content)
        path.write_bytes(raw.getvalue())
        return self.told(path)

    @pytest.mark.parametrize(
        ("limit", "part", "content", "told"),
        [
            ("MOST_CELLS", "xl/worksheets/sheet1.xml", b"<c/>" * 30, "more than 20 cells; the limit is 20"),
            ("MOST_CELLS", "xl/worksheets/sheet1.xml", b"<row/>" * 30, "more than 20 cells; the limit is 20"),
            ("MOST_CELLS", "xl/sharedStrings.xml", b"<si/>" * 30, "more than 20 cells; the limit is 20"),
            ("MOST_TAGS_BESIDE", "xl/styles.xml", b"<xf/>" * 30, "more than 20 XML tags; the limit is 20"),
            ("MOST_TAGS", "xl/sharedStrings.xml", b"<t/>" * 30, "more than 20 XML tags; the limit is 20"),
        ],
    )
    def test_more_than_is_parsed(  # noqa: PLR0917 - one for each part of the row
        self, tmp_path: Path, limit: str, part: str, content: bytes, told: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(workbook_grid, limit, 20)
        path = tmp_path / "h.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(part, content)

        assert self.told(path) == [f"the workbook is too large when unpacked: {told}"]

    def test_a_text_longer_than_a_cell_holds(self, tmp_path: Path) -> None:
        text = b"<is><t>%s</t></is>" % (b"a" * 32_768)
        told = self.changed(tmp_path / "h.xlsx", b'<row r="4"><c r="A4" t="inlineStr">%s</c></row>' % text)

        assert told == ["a cell of a workbook holds at most 32767 signs"]

    def test_dates_that_a_japanese_excel_stores_by_number_are_dates(self, desk: Desk) -> None:
        """Of the number formats 27 to 36 and 50 to 58 openpyxl knows nothing; their cells would be figures such as 45383."""
        desk.fill("計画", adopted=45383)
        desk.cell("計画", "adopted").number_format = "0.00"  # number format 2, the only cell that has it
        desk.book.save(desk.path)
        other = desk.path.with_name("other.xlsx")
        with zipfile.ZipFile(desk.path) as old, zipfile.ZipFile(other, "w") as made:
            for part in old.infolist():
                content = old.read(part)
                made.writestr(
                    part, content.replace(b'numFmtId="2"', b'numFmtId="58"') if "styles" in part.filename else content
                )

        assert str(load(other).base.adopted) == "2024-04-01"

    def test_cells_far_away(self, tmp_path: Path) -> None:
        far = '<row r="{0}"><c r="XFD{0}" t="inlineStr"><is><t>a</t></is></c></row>'
        many = "".join(far.format(n) for n in range(1, 40)).encode()

        assert self.changed(tmp_path / "h.xlsx", many) == [
            f"the workbook is too large when unpacked: more than {MOST_CELLS} cells; the limit is {MOST_CELLS}"
        ]

    @pytest.mark.parametrize("place", ["ZZZZZZZ1", "A99999999"])
    def test_cells_beyond_the_last(self, tmp_path: Path, place: str) -> None:
        cell = f'<row r="1"><c r="{place}"><v>1</v></c></row>'.encode()

        assert "a cell beyond column XFD" in self.changed(tmp_path / "h.xlsx", cell)[0]

    def test_a_damaged_sheet(self, tmp_path: Path) -> None:
        told = self.changed(tmp_path / "h.xlsx", b'<row r="1"><c r="A1" t="s"><v>999999</v></c></row>')

        assert told == ["it is not an Excel workbook (.xlsx) that can be read: it is damaged"]

    def test_entities_are_not_followed(self, tmp_path: Path) -> None:
        told = self.changed(tmp_path / "h.xlsx", b'<row r="1"><c r="A1" t="inlineStr"><is><t>&lol;</t></is></c></row>')

        assert told[0].startswith("it is not an Excel workbook (.xlsx) that can be read: ")

    def test_control_characters(self, desk: Desk) -> None:
        desk.fill("課題", id="a", title='json:"a\\u0007b"')

        assert "課題!C4: it holds U+0007, a character that files do not have" in desk.told()
