"""Tables for others: the machine profile by the rules for machine-readable tables, the printed one as the plan prints."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from welfareplan.amount import Amount
from welfareplan.cli import main
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.examples import example
from welfareplan.files.formulas import RISKY, with_apostrophe, without_apostrophe
from welfareplan.files.importing import import_table
from welfareplan.files.recording_files import figures_of
from welfareplan.model.bodies import Body
from welfareplan.model.element import Citation
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.links import Link
from welfareplan.model.milestones import Milestone, Times
from welfareplan.model.plan import Plan
from welfareplan.observations import Assessment, Observation
from welfareplan.reports.export_files import as_csv, as_workbook
from welfareplan.reports.exports import MACHINE_HEADINGS, SUBJECTS, Export, export_table, export_tables
from welfareplan.reports.exports_machine import plain
from welfareplan.terms import Flag, LinkBasis, MilestoneKind, Occasion, Relation, Sense, Stage
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

INDICATOR = Indicator(
    id="visits",
    label="①",
    title="=1+1",
    unit="%",
    baseline=Reading(at=When.fiscal(2018), amount=Amount("-64.10", "%"), flags=(Flag.APPROX, Flag.ESTIMATE)),
    targets=(
        Target(due=FiscalPeriod.of("FY2020..FY2025"), sense=Sense.AT_LEAST, amount=Amount("70", "%")),
        Target(sense=Sense.BETWEEN, amount=Amount("1", "%"), upper=Amount("2", "%")),
    ),
    cites=(Citation("book", "①12頁"), Citation("web")),
)
DOSSIER = Dossier(
    base=Plan(
        id="p",
        title="計画",
        terms=(("baseline", "基準"), ("issue", "現状と課題")),
        bodies=(
            Body(id="section", title="課"),
            Body(id="bad", code="1"),
            Body(id="city", code="40203", title="久留米市"),
        ),
        issues=(
            Issue(id="a", label="①", title="支え合い\nの意識", text="一行目\n二行目"),
            Issue(id="b", title="㈱Ⅳ㎡", under="a"),
        ),
        initiatives=(Initiative(id="salon", label="（１）", title="サロン"),),
        indicators=(INDICATOR,),
        links=(Link(source="salon", relation=Relation.ANSWERS, target="a", basis=LinkBasis.STATED),),
        milestones=(
            Milestone(
                id="m1",
                title="協議会",
                when=FiscalPeriod.of("FY2020..FY2022"),
                kind=MilestoneKind.DELIBERATION,
                times=Times(2, 3),
                topics=("一", "二"),
            ),
            Milestone(id="m2", title="公表", when=PartialDate(2021, 3), kind=MilestoneKind.PUBLICATION),
            Milestone(id="m3", title="点検", when=When.fiscal(2022), kind=MilestoneKind.REVIEW),
            Milestone(id="m4", title="未定", kind=MilestoneKind.SUMMARY),
        ),
    ),
    observations=(
        Observation(
            indicator="visits",
            reading=Reading(at=When.fiscal(2021), amount=Amount("66", "%"), occasion=Occasion.INTERIM, sample=1200),
            cites=(Citation("book", "3"),),
        ),
    ),
    assessments=(
        Assessment(id="x", about="salon", year=FiscalYear(2021), stage=Stage.SELF, grade="Ｂ", done="実施した。"),
    ),
)
KURUME = example("kurume")
MACHINE = [(subject, dossier) for subject in SUBJECTS for dossier in (DOSSIER, KURUME)]


def rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


class TestMachine:
    def test_numbers_stand_alone_beside_their_unit_and_western_year(self) -> None:
        baseline, target, between, actual = rows(as_csv(export_table(DOSSIER, "machine")))

        assert ("-64.10", "%", "2018", "fiscal") == tuple(baseline[k] for k in ("value", "unit", "year", "year_basis"))
        assert ("at_least", "70", "2020", "2025") == tuple(target[k] for k in ("sense", "value", "year", "period_end"))
        assert ("between", "1", "2", "") == tuple(between[k] for k in ("sense", "value", "upper_value", "year"))
        assert ("actual", "66", "2021", "interim", "1200") == tuple(
            actual[k] for k in ("record", "value", "year", "occasion", "sample")
        )
        assert ("402036", "久留米市", "p", "visits", "1") == tuple(
            actual[k] for k in ("municipal_code", "municipality", "plan_id", "indicator_id", "label")
        )

    def test_a_milestone_has_its_ends_and_times_in_cells_of_their_own(self) -> None:
        period, date, year, _ = rows(as_csv(export_table(DOSSIER, "machine", "milestones")))

        assert ("2020", "2022", "2", "3", "一", "二") == tuple(
            period[k]
            for k in (
                "fiscal_year",
                "fiscal_year_end",
                "times_least",
                "times_most",
                "topic1" if "topic1" in period else "topic",
                "topic2",
            )
        )
        assert (date["date"], year["fiscal_year"]) == ("2021-03", "2022")

    def test_a_plan_without_a_code_has_none(self) -> None:
        bare = Dossier(base=Plan(id="p", indicators=(attrs.evolve(INDICATOR, cites=()),)))

        assert rows(as_csv(export_table(bare, "machine")))[0]["municipal_code"] == ""


@pytest.mark.parametrize(("subject", "dossier"), MACHINE)
class TestTheRulesForMachineReadableTables:
    """統計表における機械判読可能なデータの表記方法の統一ルール (総務省, 2020-12-18), the points that concern a table of a plan."""

    @staticmethod
    def table(subject: str, dossier: Dossier) -> Export:
        return export_table(dossier, "machine", subject)  # type: ignore[arg-type] # one of SUBJECTS

    def test_1_1_the_file_is_csv_or_a_workbook(self, subject: str, dossier: Dossier) -> None:
        table = self.table(subject, dossier)

        assert as_csv(table).startswith(b"\xef\xbb\xbf")
        assert len(load_workbook(io.BytesIO(as_workbook(table))).worksheets) == 1

    def test_1_2_a_cell_holds_one_value(self, subject: str, dossier: Dossier) -> None:
        """No list stands in a cell: citations, remarks and topics have columns of their own."""
        table = self.table(subject, dossier)
        for row in table.rows:
            by_name = dict(zip(table.headings, row, strict=True))
            for name, cell in by_name.items():
                if name.endswith("_id") or name in {"id", "record", "sense", "kind", "state", "relation", "basis"}:
                    assert cell is None or " " not in str(cell)

    def test_1_3_numbers_are_numbers(self, subject: str, dossier: Dossier) -> None:
        table = self.table(subject, dossier)
        numeric = {
            "year",
            "period_end",
            "value",
            "upper_value",
            "sample",
            "fiscal_year",
            "fiscal_year_end",
            "times_least",
            "times_most",
        }
        sheet = load_workbook(io.BytesIO(as_workbook(table))).worksheets[0]
        for column, name in enumerate(table.headings, start=1):
            if name in numeric:
                assert {sheet.cell(n, column).data_type for n in range(2, sheet.max_row + 1)} <= {"n"}

    def test_1_4_no_cells_are_merged_and_1_8_nothing_is_drawn(self, subject: str, dossier: Dossier) -> None:
        sheet = load_workbook(io.BytesIO(as_workbook(self.table(subject, dossier)))).worksheets[0]

        assert (list(sheet.merged_cells.ranges), sheet._images, sheet._charts) == ([], [], [])  # type: ignore[attr-defined]

    def test_1_5_nothing_is_laid_out_by_blanks_or_line_breaks(self, subject: str, dossier: Dossier) -> None:
        table = self.table(subject, dossier)

        assert all(
            cell == cell.strip() and "\n" not in cell for row in table.rows for cell in row if isinstance(cell, str)
        )

    def test_1_6_no_heading_is_left_out_and_what_is_common_is_repeated(self, subject: str, dossier: Dossier) -> None:
        table = self.table(subject, dossier)

        assert all(each.isascii() and each for each in table.headings)
        assert len(set(table.headings)) == len(table.headings)
        assert all(len(row) == len(table.headings) and row[:3] == table.rows[0][:3] for row in table.rows)

    def test_1_7_no_formula_stands_in_a_cell(self, subject: str, dossier: Dossier) -> None:
        sheet = load_workbook(io.BytesIO(as_workbook(self.table(subject, dossier)))).worksheets[0]

        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)

    def test_1_9_the_unit_of_a_figure_is_stated(self, subject: str, dossier: Dossier) -> None:
        for row in rows(as_csv(self.table(subject, dossier))):
            assert not row.get("value") or row["unit"]

    def test_1_10_no_sign_stands_on_some_systems_only(self, subject: str, dossier: Dossier) -> None:
        text = "".join(cell for row in self.table(subject, dossier).rows for cell in row if isinstance(cell, str))

        assert not set(text) & set("①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤ㈱㈲㎡㌔㍻㋿㍉⑴⒈")

    def test_1_11_years_are_western(self, subject: str, dossier: Dossier) -> None:
        table = self.table(subject, dossier)
        for row in table.rows:
            for name, cell in zip(table.headings, row, strict=True):
                if name in {"year", "period_end", "fiscal_year", "fiscal_year_end"}:
                    assert cell is None or (isinstance(cell, int) and 1868 <= cell < 2200)

    def test_1_12_the_area_has_its_code(self, subject: str, dossier: Dossier) -> None:
        assert {(row[0], row[1]) for row in self.table(subject, dossier).rows} <= {("402036", "久留米市")}

    def test_2_a_sheet_holds_one_table_from_its_first_row(self, subject: str, dossier: Dossier) -> None:
        table = self.table(subject, dossier)
        sheet = load_workbook(io.BytesIO(as_workbook(table))).worksheets[0]

        assert [cell.value for cell in sheet[1]] == list(table.headings)
        assert (sheet.max_row, sheet.max_column) == (len(table.rows) + 1, len(table.headings))


class TestPrinted:
    def test_it_has_the_terms_labels_and_years_of_the_plan(self) -> None:
        table = export_table(DOSSIER, "printed")

        assert table.headings == ("番号", "指標", "単位", "基準", "目標値1", "目標値2", "実績値（令和3年度）")
        assert table.rows[0][:3] == ("①", "=1+1", "％")
        assert table.rows[0][4:] == ("70％以上（令和2年度～令和7年度の毎年度）", "1～2％", "66％")

    def test_the_order_is_that_of_the_plan(self) -> None:
        assert [each.title for each in KURUME.latest.indicators] == [
            row[1] for row in export_table(KURUME, "printed").rows
        ]

    def test_elements_are_called_what_the_plan_calls_them(self) -> None:
        table = export_table(DOSSIER, "printed", "elements")

        assert table.rows[1] == ("現状と課題", None, "㈱Ⅳ㎡", None, "①支え合い\nの意識", None)
        assert [row[0] for row in table.rows] == ["現状と課題", "現状と課題", "取組"]

    @pytest.mark.parametrize(
        ("subject", "first"),
        [
            ("links", ("（１）サロン", "課題に対応", "①支え合い\nの意識", "明記")),
            ("milestones", ("令和2年度～令和4年度", "協議会", "協議", None, "年2～3回", "一、二", None)),
            (
                "assessments",
                ("（１）サロン", "令和3年度", "自己評価", None, "Ｂ", "実施した。", None, None, None, None),
            ),
        ],
    )
    def test_the_other_tables_have_the_words_of_the_plan(self, subject: str, first: tuple[str | None, ...]) -> None:
        assert export_table(DOSSIER, "printed", subject).rows[0] == first  # type: ignore[arg-type] # one of SUBJECTS


def test_signs_of_some_systems_become_plain() -> None:
    assert plain("①つながり\n  の構築 (a\nb)") == "1つながりの構築 (a b)"
    assert (plain(None), plain(" \n")) == (None, None)


class TestFormulas:
    @pytest.mark.parametrize("sign", RISKY)
    def test_no_text_becomes_one_in_csv(self, sign: str) -> None:
        dossier = Dossier(base=Plan(id="p", indicators=(Indicator(id="i", title=f"{sign}cmd"),)))

        raw = as_csv(export_table(dossier, "printed")).decode("utf-8-sig")
        assert next(csv.reader(io.StringIO(raw.partition("\n")[2], newline="")))[1] == f"'{sign}cmd"
        assert f"'{sign}cmd" not in as_csv(export_table(dossier, "printed"), guarded=False).decode("utf-8-sig")

    @given(st.text(st.sampled_from("=+-@＝＋－＠'\t\r\nあ1"), max_size=6))
    def test_the_apostrophe_is_taken_off_again(self, text: str) -> None:
        assert without_apostrophe(with_apostrophe(text)) == text
        assert not with_apostrophe(text).startswith(RISKY)

    @given(title=st.text(st.sampled_from("=+-@＝＋－＠'あ"), min_size=1, max_size=6))
    def test_an_export_is_imported_as_it_was(self, title: str, tmp_path_factory: pytest.TempPathFactory) -> None:
        dossier = Dossier(base=Plan(id="p", indicators=(attrs.evolve(INDICATOR, title=title),)))
        path = tmp_path_factory.getbasetemp() / "export.csv"
        path.write_bytes(as_csv(export_table(dossier, "printed")))

        assert [each.title for each in import_table(path).dossier.base.indicators] == [title]

    def test_in_a_workbook_texts_are_texts_and_numbers_numbers(self) -> None:
        sheet = load_workbook(io.BytesIO(as_workbook(export_table(DOSSIER, "machine")))).worksheets[0]
        title, value = (sheet.cell(2, 1 + MACHINE_HEADINGS.index(name)) for name in ("title", "value"))

        assert ("=1+1", "s", True) == (title.value, title.data_type, title.quotePrefix)
        assert (Decimal("-64.1"), "n") == (Decimal(str(value.value)), value.data_type)

    def test_a_number_that_a_sheet_would_change_is_text(self) -> None:
        table = Export(profile="machine", title="t", headings=("a",), rows=((Decimal("1234567890123456.5"),),))

        assert load_workbook(io.BytesIO(as_workbook(table))).worksheets[0]["A2"].value == "1234567890123456.5"

    def test_a_text_too_long_for_a_cell_is_refused(self) -> None:
        table = Export(profile="printed", title="表", headings=("a",), rows=(("あ" * 32_768,),))

        with pytest.raises(InvalidValueError, match="表!A2: a cell of a workbook holds at most 32767 signs; write CSV"):
            as_workbook(table)


class TestCp932:
    def test_it_is_an_option(self) -> None:
        table = export_table(KURUME, "printed", "elements")

        assert as_csv(table, encoding="cp932").decode("cp932") == as_csv(table).decode("utf-8-sig")

    def test_what_it_does_not_have_is_named_with_its_cell(self) -> None:
        table = Export(profile="printed", title="t", headings=("a", "㋿"), rows=(("𠮷野", "辻󠄀辻󠄀"),))

        with pytest.raises(InvalidValueError) as caught:
            as_csv(table, encoding="cp932")
        assert str(caught.value) == (
            "CP932 does not have B1 '㋿' (U+32FF), A2 '𠮷' (U+20BB7), B2 '\U000e0100' (U+E0100); write UTF-8"
        )
        assert caught.value.ja.startswith("CP932（Shift_JIS）にない文字があります：B1「㋿」（U+32FF）、A2「𠮷」")

    def test_of_many_the_first_are_named(self) -> None:
        table = Export(profile="printed", title="t", headings=("a",), rows=tuple(("𠮷",) for _ in range(25)))

        with pytest.raises(InvalidValueError, match="and 5 more; write UTF-8"):
            as_csv(table, encoding="cp932")


def test_every_table_that_holds_something_has_a_sheet() -> None:
    titles = [each.title for each in export_tables(DOSSIER, "machine")]

    assert titles == ["indicators", "elements", "links", "milestones", "assessments"]
    assert [each.title for each in export_tables(Dossier(base=Plan(id="p")), "printed")] == ["指標"]


def test_what_there_is_not_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="there is no profile 'both'"):
        export_table(DOSSIER, "both")  # type: ignore[arg-type] # asked for wrongly on purpose
    with pytest.raises(InvalidValueError, match="there is no table of 'money'; the tables are indicators, elements"):
        export_table(DOSSIER, "machine", "money")  # type: ignore[arg-type] # asked for wrongly on purpose


class TestCommand:
    @pytest.fixture
    def plan(self, tmp_path: Path) -> str:
        path = tmp_path / "p.toml"
        path.write_text('format = 1\n[plan]\nid = "p"\n[[indicator]]\nid = "i"\ntitle = "=𠮷"\n', encoding="utf-8")
        return str(path)

    def test_it_writes_and_does_not_overwrite(self, plan: str, tmp_path: Path) -> None:
        out = tmp_path / "out.xlsx"
        arguments = ["export", plan, "--profile", "printed", "-o", str(out)]

        assert main(arguments) == 0
        written = out.read_bytes()
        out.write_bytes(b"somebody's")
        assert main(arguments) == 2
        assert out.read_bytes() == b"somebody's"
        assert main([*arguments, "--replace"]) == 0
        assert out.read_bytes() == written

    def test_the_encoding_and_the_apostrophe_are_options_of_csv(
        self, plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "out.csv"

        assert main(["export", plan, "--profile", "printed", "-o", str(out), "--encoding", "cp932"]) == 2
        assert "B2「𠮷」（U+20BB7）" in capsys.readouterr().err
        assert not out.exists()
        assert main(["export", plan, "--profile", "printed", "-o", str(out), "--bare"]) == 0
        assert ",=𠮷," in out.read_text(encoding="utf-8-sig")
        assert main(["export", plan, "--profile", "printed", "-o", f"{out}.xlsx", "--bare"]) == 2
        assert main(["export", plan, "--profile", "machine", "-o", f"{out}.csv", "--table", "elements"]) == 0
        assert "under_id" in Path(f"{out}.csv").read_text(encoding="utf-8-sig")


def test_zeros_behind_the_point_come_back_from_a_workbook(tmp_path: Path) -> None:
    kurume = example("kurume")
    seen = Observation(indicator="visits", reading=Reading(at=When.fiscal(2024), amount=Amount("255300.00", "件")))
    tables = export_tables(attrs.evolve(kurume, observations=(seen,)), "machine")
    path = tmp_path / "machine.xlsx"
    path.write_bytes(as_workbook(*tables))

    found = figures_of(attrs.evolve(kurume, observations=()), path)

    assert [f"{each.reading.amount.value:f}" for each in found.figures if each.reading.amount] == ["255300.00"]
