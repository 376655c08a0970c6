"""Somebody else's table: what is understood of it, and what is left out and named."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from welfareplan.amount import Amount
from welfareplan.errors import DataFileError, InvalidValueError
from welfareplan.files.import_grid import MOST_TABLE_ROWS, read_grid
from welfareplan.files.importing import Imported, import_table
from welfareplan.files.reader import load
from welfareplan.files.writer import dump
from welfareplan.model.indicators import Reading
from welfareplan.terms import ReadingKind, ReadingState, Sense
from welfareplan.when import FiscalPeriod, When

GOSE = Path(__file__).parent.parent / "fixtures" / "imports" / "gose.csv"
"""Figures that 御所市 published of its general plan, arranged as printed; the source stands under the table."""


def table(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


def doubts(found: Imported) -> list[tuple[str, str]]:
    return [(each.address, each.text) for each in found.doubts]


class TestAPublishedTable:
    def test_it_becomes_a_dossier_without_editing(self, tmp_path: Path) -> None:
        found = import_table(GOSE)
        waste, station = found.dossier.base.indicators

        assert (waste.title, waste.unit) == ("市民1人あたりの1日に出すごみの量", "g/人")
        assert Reading(at=When.fiscal(2010), amount=Amount("21754", "人")) == station.baseline
        assert (When.calendar(2020), Amount("580", "g/人")) == (waste.targets[0].due, waste.targets[0].amount)
        assert [("581", 2011), ("22582", 2011), ("19975", 2013)] == [
            (f"{each.reading.amount.value}", each.reading.at.year)
            for each in found.dossier.observations
            if each.reading.amount
        ]
        assert found.doubts == ()
        assert [address for address, _ in found.notes] == ["A6"]
        dump(found.dossier, tmp_path / "gose.toml")
        assert found.dossier == load(tmp_path / "gose.toml")

    def test_every_figure_says_where_it_stands(self) -> None:
        found = import_table(GOSE, source="成果指標の達成状況", url="http://www.city.gose.nara.jp/0000000456.html")
        (source,) = found.dossier.base.sources

        assert source.title == "成果指標の達成状況"
        assert [f"{source.id}#D4", f"{source.id}#D5", f"{source.id}#E5"] == [
            str(each.cites[0]) for each in found.dossier.observations
        ]

    def test_a_column_that_is_not_understood_is_named(self) -> None:
        unused = [each.letters for each in import_table(GOSE).headings.columns if each.role == "unused"]

        assert unused == ["G"]


class TestHeadings:
    def test_years_and_surveys_stand_in_headings(self, tmp_path: Path) -> None:
        path = table(tmp_path, "指標,基準値（R1調査）,H30実績,R1,目標値（R7）\n孤立感,64.1％,3％,4％,70％以上\n")
        found = import_table(path)
        (indicator,) = found.dossier.base.indicators

        assert (
            Reading(at=When.unstated(2019), amount=Amount("64.1", "%"), kind=ReadingKind.SURVEY) == indicator.baseline
        )
        assert (Sense.AT_LEAST, When.unstated(2025)) == (indicator.targets[0].sense, indicator.targets[0].due)
        assert [When.fiscal(2018), When.unstated(2019)] == [each.reading.at for each in found.dossier.observations]
        assert indicator.unit == "%"

    def test_columns_may_be_named_by_letter_or_heading(self, tmp_path: Path) -> None:
        path = table(tmp_path, "あ,い,う,R3\nサロン,か所,10,12\n")
        found = import_table(path, columns={"indicator": ["あ"], "unit": ["B"], "target": ["う"]})

        assert found.dossier.base.indicators[0].targets[0].amount == Amount("10", "か所")

    def test_an_abbreviated_year_needs_its_era(self, tmp_path: Path) -> None:
        path = table(tmp_path, "指標,32年度目標値\n件数,3件\n")

        assert import_table(path, era="平成").dossier.base.indicators[0].targets[0].due == When.fiscal(2020)
        assert import_table(path).dossier.base.indicators[0].targets[0].due is None

    @pytest.mark.parametrize(
        ("text", "columns", "message"),
        [
            ("a,b\n1,2\n", {}, "no row of headings is found"),
            ("指標,目標値\na,1\n", {"unit": ["Z"]}, "there is no column 'Z'; the columns are A '指標', B '目標値'"),
            ("指標,指標の内容,目標値\na,b,1\n", {}, "one column of indicators is needed, found 2; name it"),
        ],
    )
    def test_what_is_not_found_is_said(
        self, text: str, columns: dict[str, list[str]], message: str, tmp_path: Path
    ) -> None:
        with pytest.raises(InvalidValueError, match=message):
            import_table(table(tmp_path, text), columns=columns)


class TestDoubtfulCells:
    def test_they_are_left_out_named_and_kept(self, tmp_path: Path) -> None:
        path = table(
            tmp_path,
            "指標,単位,基準値,R3実績,目標値\n"
            "a,人,5,896 .5,未定\n"  # no time; damaged; no target yet
            "b,ほげほげ人たち？,―,91人（7％）,10\n"
            ",人,,3,\n"
            "c,人,,R2：4人,毎年度 5人\n",
        )
        found = import_table(path)
        first = found.dossier.base.indicators[0]

        assert {"C2", "D2", "E2", "B3", "C3", "D3", "D4", "E5"} <= {each.address for each in found.doubts}
        assert first.baseline is None
        assert first.targets == ()
        assert dict(first.extra)["D2 R3実績"] == "896 .5"
        assert all(each.why and each.why_ja for each in found.doubts)

    def test_a_target_for_every_year_takes_the_period_that_is_named(self, tmp_path: Path) -> None:
        path = table(tmp_path, "指標,目標値\nc,5人（毎年度）\n")
        period = FiscalPeriod.of("FY2020..FY2025")

        assert import_table(path, period=period).dossier.base.indicators[0].targets[0].due == period

    def test_a_missing_figure_is_a_statement_and_an_empty_cell_none(self, tmp_path: Path) -> None:
        found = import_table(table(tmp_path, "指標,R2実績,R3実績,R4実績\nx,―,集計中,\n"))

        assert [ReadingState.NOT_STATED, ReadingState.PENDING] == [
            each.reading.state for each in found.dossier.observations
        ]

    def test_the_denominator_in_the_name_counts(self, tmp_path: Path) -> None:
        found = import_table(table(tmp_path, "指標,単位,R2実績\n死亡率（人口10万人対）,人,16.2\n"))

        assert found.dossier.observations[0].reading.amount == Amount("16.2", "人/10万人")


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
    def test_the_choice_is_reported_and_no_text_is_corrupted(self, encoding: str, tmp_path: Path) -> None:
        found = import_table(table(tmp_path, "指標,目標値\n髙齢者①～,3件\n", encoding))

        assert (encoding, "髙齢者①～") == (found.grid.encoding, found.dossier.base.indicators[0].title)

    def test_neither_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "table.csv"
        path.write_bytes(b"\x80\xff\xfe")

        with pytest.raises(DataFileError):
            import_table(path)


class TestWorkbooks:
    @staticmethod
    def book(tmp_path: Path) -> Path:
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = "指標"
        rows = (("指標", "実績値", None), (None, "R2", "R3"), ("割合", 0.8, "=1+1"), ("件数", 1234, "#REF!"))
        for row in rows:
            sheet.append(row)
        sheet.merge_cells("B1:C1")
        sheet["B3"].number_format = "0%"
        path = tmp_path / "table.xlsx"
        book.save(path)
        return path

    def test_cells_are_read_as_shown_and_formulas_not_run(self, tmp_path: Path) -> None:
        found = import_table(self.book(tmp_path))
        amounts = [each.reading.amount for each in found.dossier.observations]

        assert amounts == [Amount("80", "%"), Amount("1234")]
        assert doubts(found) == [("指標!C3", ""), ("指標!C4", "#REF!")]

    def test_another_sheet_must_be_there(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidValueError, match="has no sheet '実績'; its sheets are 指標"):
            import_table(self.book(tmp_path), sheet="実績")

    def test_a_cell_far_away_is_refused_in_bounded_time(self, tmp_path: Path) -> None:
        book = Workbook()
        book.worksheets[0]["A1048576"] = "x"
        book.save(tmp_path / "far.xlsx")

        with pytest.raises(DataFileError, match=str(MOST_TABLE_ROWS)):
            read_grid(tmp_path / "far.xlsx")

    @pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
    def test_what_is_no_workbook_is_refused(self, raw: bytes, tmp_path: Path) -> None:
        (tmp_path / "bad.xlsx").write_bytes(raw)

        with pytest.raises(DataFileError):
            read_grid(tmp_path / "bad.xlsx")


def test_files_of_other_kinds_and_missing_ones_are_refused(tmp_path: Path) -> None:
    for name in ("gone.csv", "table.ods"):
        with pytest.raises(DataFileError):
            read_grid(tmp_path / name)
