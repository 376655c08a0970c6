"""Somebody else's table: what is understood of it, and what is left out and named."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from welfareplan.amount import Amount
from welfareplan.errors import DataFileError, InvalidValueError
from welfareplan.files.import_files import read_grids
from welfareplan.files.importing import Imported, Merged, import_table
from welfareplan.files.limits import MOST_TABLE_ROWS
from welfareplan.files.reader import load
from welfareplan.files.writer import dump, new
from welfareplan.model.indicators import Reading
from welfareplan.terms import Basis, ReadingKind, ReadingState, Sense
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
    @pytest.mark.parametrize(
        ("raw", "told"),
        [
            (b"PK\x03\x04" + b"\0" * 50, "it is a workbook or another archive"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "it is an old .xls"),
            ("指標,目標値\n".encode("iso2022_jp"), r"it is JIS \(ISO-2022-JP\)"),
        ],
    )
    def test_what_is_no_csv_is_told_for_what_it_is(self, tmp_path: Path, raw: bytes, told: str) -> None:
        path = tmp_path / "table.csv"
        path.write_bytes(raw)

        with pytest.raises(DataFileError, match=told):
            import_table(path)

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
        assert [address for address, _ in found.notes] == ["A1", "A6"]
        dump(found.dossier, tmp_path / "gose.toml")
        assert found.dossier == load(tmp_path / "gose.toml")

    def test_every_figure_says_where_it_stands(self) -> None:
        found = import_table(GOSE, source="成果指標の達成状況", url="http://www.city.gose.nara.jp/0000000456.html")
        (source,) = found.dossier.base.sources

        assert source.title == "成果指標の達成状況"
        assert [f"{source.id}#D4", f"{source.id}#D5", f"{source.id}#E5"] == [
            str(each.cites[0]) for each in found.dossier.observations
        ]

    def test_the_plan_may_be_named(self) -> None:
        plan = import_table(GOSE, plan_title="御所市総合計画").dossier.base

        assert (plan.title, import_table(GOSE).dossier.base.title) == ("御所市総合計画", None)

    def test_a_column_that_is_not_understood_is_named(self) -> None:
        unused = [each.letters for each in import_table(GOSE).tables[0].headings.columns if each.role == "unused"]

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
            (
                "指標,評価指標,目標値\na,b,1\n",
                {},
                "one column of indicators is needed, found A '指標', B '評価指標'; name it",
            ),
        ],
    )
    def test_what_is_not_found_is_said(
        self, text: str, columns: dict[str, list[str]], message: str, tmp_path: Path
    ) -> None:
        with pytest.raises(InvalidValueError, match=message):
            import_table(table(tmp_path, text), columns=columns)


def figures(found: Imported) -> list[tuple[str, str, str]]:
    titles = {each.id: each.title or "" for each in found.dossier.base.indicators}
    seen = found.dossier.observations
    return [
        (titles[each.indicator], str(each.reading.at), str(each.reading.amount or each.reading.why)) for each in seen
    ]


class TestShapes:
    def test_the_years_may_stand_in_the_rows(self, tmp_path: Path) -> None:
        text = "令和5年度末\n年度,サロン（か所）,相談（件）\nH30,10,\nR1,12,―\nR7目標,20,100以上\n注\n"
        found = import_table(table(tmp_path, text))

        assert [
            ("サロン（か所）", "FY2018", "10か所"),
            ("サロン（か所）", "FY2019", "12か所"),
            ("相談（件）", "FY2019", "None"),
        ] == figures(found)
        assert [str(each.due) for one in found.dossier.base.indicators for each in one.targets] == ["FY2025", "FY2025"]
        assert found.notes == (("A1", "令和5年度末"), ("A6", "注"))
        assert [str(each.cites[0].place) for each in found.dossier.observations] == ["B3", "B4", "C4"]

    def test_tables_may_stand_side_by_side(self, tmp_path: Path) -> None:
        found = import_table(table(tmp_path, "指標,R3実績,,指標,R3実績\nA,1件,,B,2件\n"))

        assert [("A", "FY2021", "1件"), ("B", "FY2021", "2件")] == figures(found)

    def test_the_unit_of_all_may_stand_above(self, tmp_path: Path) -> None:
        found = import_table(table(tmp_path, '（単位：人）\n指標,R3実績\nA,"1,200"\nB,5％\n'))

        assert figures(found) == [("A", "FY2021", "1,200人")]
        assert doubts(found) == [("B4", "5％")]

    def test_groups_of_one_name_become_indicators(self, tmp_path: Path) -> None:
        found = import_table(table(tmp_path, "指標,区分,R3実績\n喫煙率,男性,20％\n,女性,8％\n飲酒率,,5％\n"))

        assert [
            ("喫煙率 男性", "FY2021", "20%"),
            ("喫煙率 女性", "FY2021", "8%"),
            ("飲酒率", "FY2021", "5%"),
        ] == figures(found)

    def test_a_year_column_under_a_baseline_is_of_the_baseline(self, tmp_path: Path) -> None:
        found = import_table(table(tmp_path, "指標,基準値,,目標値,\n,年度,値,年度,値\nA,H30,5件,R7,9件\n"))
        (indicator,) = found.dossier.base.indicators

        assert indicator.baseline is not None
        assert (str(indicator.baseline.at), str(indicator.targets[0].due)) == ("FY2018", "FY2025")

    def test_beside_a_baseline_the_present_value_is_a_figure(self, tmp_path: Path) -> None:
        found = import_table(table(tmp_path, "指標,基準値（H30）,現状値（R4）\nA,5件,6件\n"))

        assert figures(found) == [("A", "2022?", "6件")]

    def test_years_may_be_declared_to_be_fiscal(self, tmp_path: Path) -> None:
        path = table(tmp_path, "指標,R3,目標R7\nA,5件,6件\n")
        found = import_table(path, basis=Basis.FISCAL)

        assert figures(found) == [("A", "FY2021", "5件")]
        assert str(found.dossier.base.indicators[0].targets[0].due) == "FY2025"

    def test_a_provisional_figure_says_so(self, tmp_path: Path) -> None:
        found = import_table(table(tmp_path, "指標,R3実績,R4実績（速報値）\nA,5件（速報値）,6件\n"))

        assert {each.reading.state for each in found.dossier.observations} == {ReadingState.PROVISIONAL}

    @pytest.mark.parametrize("cell", ["速報値 5件", "5件（速報）", "5件（国勢調査・暫定値）"])
    def test_wherever_it_says_so(self, cell: str, tmp_path: Path) -> None:
        (seen,) = import_table(table(tmp_path, f"指標,R3実績\nA,{cell}\n")).dossier.observations

        assert (ReadingState.PROVISIONAL, cell) == (seen.reading.state, seen.reading.printed)

    @pytest.mark.parametrize("words", ["整備済み", "24時間対応", "廃止"])
    def test_a_target_in_words_is_a_state(self, words: str, tmp_path: Path) -> None:
        (indicator,) = import_table(table(tmp_path, f"指標,目標値（R7）\nA,{words}\n")).dossier.base.indicators

        assert words == indicator.targets[0].words

    def test_columns_without_figures_are_kept_beside_the_indicator(self, tmp_path: Path) -> None:
        found = import_table(table(tmp_path, "施策,指標,R3実績,達成率,\n見守り,A,5件,98％,〃\n"))

        assert dict(found.dossier.base.indicators[0].extra) == {"施策": "見守り", "達成率": "98％", "E": "〃"}

    def test_the_rows_below_headings_that_are_not_understood_are_not_read(self, tmp_path: Path) -> None:
        found = import_table(table(tmp_path, "指標,R3実績,R4実績\nA,1件,2件\n,,\n事業名,予算額,決算額\nX,1000,900\n"))

        assert [("A", "FY2021", "1件"), ("A", "FY2022", "2件")] == figures(found)
        assert [each.address for each in found.doubts] == ["A4"]
        assert "the 2 rows from here on are not read" in found.doubts[0].why

    def test_headings_one_under_the_other_need_as_many_rows(self, tmp_path: Path) -> None:
        found = import_table(table(tmp_path, "指標,目標値（R3）,備考\n,目標値（R7）,\nA,1件,x\nB,2件,x\n,3件,\n"))

        assert [(each.address, each.text) for each in found.doubts] == [("B3", "1件")]
        assert [f"{each.due} {each.amount}" for each in found.dossier.base.indicators[1].targets] == [
            "2021? 2件",
            "2025? 3件",
        ]

    def test_times_that_are_printed_nowhere_may_be_named(self, tmp_path: Path) -> None:
        path = table(tmp_path, "指標,実績値\nA,5件\nB,R2：6件\n")
        found = import_table(path, times={"actual": "令和5年度"})

        assert figures(found) == [("A", "FY2023", "5件"), ("B", "2020?", "6件")]
        with pytest.raises(InvalidValueError, match="cannot read 'いつか'"):
            import_table(path, times={"actual": "いつか"})

    def test_the_columns_of_years_and_records_may_be_named(self, tmp_path: Path) -> None:
        path = table(tmp_path, "指標,い,う,R3年度,R4年度\nA,目標,x,5件,6件\nA,実績,x,7件,8件\n")
        found = import_table(path, columns={"record": ["B"]})

        assert [("A", "FY2021", "7件"), ("A", "FY2022", "8件")] == figures(found)
        path = table(tmp_path, "指標,い,実績\nA,R3年度,5件\nA,R4年度,6件\n")
        found = import_table(path, columns={"year": ["い"]})
        assert [("A", "FY2021", "5件"), ("A", "FY2022", "6件")] == figures(found)


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

        assert (encoding, "髙齢者①～") == (found.encoding, found.dossier.base.indicators[0].title)

    def test_neither_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "table.csv"
        path.write_bytes(b"\xff\x80,1")

        with pytest.raises(DataFileError, match=r"neither UTF-8 nor CP932 \(Shift_JIS\)$"):
            import_table(path)

    def test_euc_that_opens_as_cp932_is_told(self, tmp_path: Path) -> None:
        path = table(tmp_path, "指標,目標値\nひとりぐらしのかず,3件\n", "euc_jp")

        with pytest.raises(DataFileError, match="it looks like EUC-JP"):
            import_table(path)
        assert import_table(path, encoding="euc_jp").dossier.base.indicators[0].title == "ひとりぐらしのかず"

    def test_utf_16_is_known_by_its_mark(self, tmp_path: Path) -> None:
        assert import_table(table(tmp_path, "指標,目標値\nあ,3件\n", "utf-16")).encoding == "utf-16"

    def test_another_encoding_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidValueError, match="there is no encoding 'latin-1' here"):
            import_table(table(tmp_path, "a"), encoding="latin-1")

    def test_an_apostrophe_of_an_export_is_taken_off(self, tmp_path: Path) -> None:
        found = import_table(table(tmp_path, "指標,目標値\n'=あ,3件\n''-い,3件\n'う,3件\n"))

        assert [each.title for each in found.dossier.base.indicators] == ["=あ", "'-い", "'う"]


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

    def test_every_sheet_with_a_table_is_read(self, tmp_path: Path) -> None:
        book = Workbook()
        for name, state in (("表紙", "visible"), ("R3", "visible"), ("R4", "visible"), ("旧", "hidden")):
            sheet = book.create_sheet(name)
            sheet.sheet_state = state
            sheet.append(["表紙"] if name == "表紙" else ["指標", f"{name}実績"])
            sheet.append([] if name == "表紙" else ["A", "5件"])
        del book["Sheet"]
        book.save(tmp_path / "t.xlsx")
        found = import_table(tmp_path / "t.xlsx")

        assert [(str(each.reading.at), str(each.cites[0].place)) for each in found.dossier.observations] == [
            ("FY2021", "R3!B2"),
            ("FY2022", "R4!B2"),
        ]
        assert found.unread == ("表紙", "旧")
        assert len(import_table(tmp_path / "t.xlsx", sheet="旧").dossier.base.indicators) == 1

    @staticmethod
    def merged(tmp_path: Path) -> Path:
        book = Workbook()
        sheet = book.worksheets[0]
        for row in (
            ["指標", None, "目標値（R7）", "R3実績", "R4実績"],
            ["朝食", "小学生", "95％", "集計中", None],
            [None, "中学生", None, "80％", None],
            ["相談", "東", "500件", 5, 6],
            [None, "西", None, 7, 8],
        ):
            sheet.append(row)
        for cells in ("A1:B1", "A2:A3", "C2:C3", "D2:E2", "D3:E3", "A4:A5", "C4:C5"):
            sheet.merge_cells(cells)
        book.save(tmp_path / "m.xlsx")
        return tmp_path / "m.xlsx"

    def test_a_merged_rate_is_of_each_row_and_a_merged_count_is_doubtful(self, tmp_path: Path) -> None:
        found = import_table(self.merged(tmp_path))

        assert [str(target.amount) for one in found.dossier.base.indicators for target in one.targets] == ["95%", "95%"]
        assert [each.address for each in found.remarks] == ["Sheet!C2"]
        assert doubts(found) == [("Sheet!D3", "80％"), ("Sheet!C4", "500件")]
        assert dict(found.dossier.base.indicators[3].extra) == {"Sheet!C5 目標値（R7）": "500件"}
        pending = [each for each in found.dossier.observations if each.reading.state is ReadingState.PENDING]
        assert [str(each.reading.at) for each in pending] == ["FY2021", "FY2022"]

    @pytest.mark.parametrize(("merged", "count"), [("each", 4), ("none", 0)])
    def test_the_user_decides_what_a_merged_cell_is_of(self, merged: Merged, count: int, tmp_path: Path) -> None:
        found = import_table(self.merged(tmp_path), merged=merged)

        assert sum(len(each.targets) for each in found.dossier.base.indicators) == count

    def test_a_cell_that_shows_less_than_it_holds_is_read_as_shown(self, tmp_path: Path) -> None:
        book = Workbook()
        sheet = book.worksheets[0]
        for row in (["指標", "R3実績", "R4実績"], ["率", 2 / 3, 45383], ["額（千円）", 1234567, 0.5]):
            sheet.append(row)
        for cell, form in (("B2", "0.0%"), ("C2", 'ggge"年"m"月"d"日"'), ("B3", "#,##0,"), ("C3", '0.0"千円"')):
            sheet[cell].number_format = form
        book.save(tmp_path / "t.xlsx")
        found = import_table(tmp_path / "t.xlsx")

        assert [each[2] for each in figures(found)] == ["66.7%", "1,235千円", "0.5千円"]
        assert doubts(found) == [("Sheet!C2", "令和6年4月1日")]
        assert [each.address for each in found.remarks] == ["Sheet!B2", "Sheet!B3"]

    def test_another_sheet_must_be_there(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidValueError, match="has no sheet '実績'; its sheets are 指標"):
            import_table(self.book(tmp_path), sheet="実績")

    def test_a_cell_far_away_is_refused_in_bounded_time(self, tmp_path: Path) -> None:
        book = Workbook()
        book.worksheets[0]["A1048576"] = "x"
        book.save(tmp_path / "far.xlsx")

        with pytest.raises(DataFileError, match=str(MOST_TABLE_ROWS)):
            read_grids(tmp_path / "far.xlsx")

    @pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
    def test_what_is_no_workbook_is_refused(self, raw: bytes, tmp_path: Path) -> None:
        (tmp_path / "bad.xlsx").write_bytes(raw)

        with pytest.raises(DataFileError):
            read_grids(tmp_path / "bad.xlsx")


def test_our_own_workbook_is_for_another_command(tmp_path: Path) -> None:
    new(tmp_path / "plan.xlsx")

    with pytest.raises(InvalidValueError, match="is the planning desk's own workbook: welfareplan convert makes"):
        import_table(tmp_path / "plan.xlsx")


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="it is not a regular file"):
        read_grids(tmp_path)


def test_files_of_other_kinds_and_missing_ones_are_refused(tmp_path: Path) -> None:
    for name in ("gone.csv", "table.ods"):
        with pytest.raises(DataFileError):
            read_grids(tmp_path / name)


@pytest.mark.parametrize("name", ["table.tsv", "table.txt", "table.csv"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "utf-16"])
def test_text_parted_by_tabs_is_read_whatever_its_ending(name: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes('指標\t基準値（H30年度）\t目標値（R7年度）\n訪問件数\t226,650件\t"1,020件"\n'.encode(encoding))

    (found,) = import_table(path).dossier.base.indicators

    assert found.baseline is not None
    assert [found.baseline.printed, *(each.printed for each in found.targets)] == ["226,650件", "1,020件"]


def test_rows_that_look_like_headings_below_the_headings_are_told(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("事業名,令和4年度,備考,令和5年度\n,前期に行った分,,後期に行った分\n相談,10,,20\n", encoding="utf-8")

    found = import_table(path)

    assert [(each.address, each.why_ja) for each in found.doubts] == [
        ("B2", "値の欄が文字なので、別の表の見出しのようです。ここからの2行は読んでいません。")
    ]
    assert found.dossier.observations == ()


def test_remarks_in_a_table_of_years_in_rows_are_no_indicator(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("年度,登用率,備考\n平成18年度,9.3％,4月1日時点\n平成19年度,10.5％,\n", encoding="utf-8")

    found = import_table(path)

    assert [each.title for each in found.dossier.base.indicators] == ["登用率"]
    assert found.notes == (("C1", "備考 4月1日時点"),)


def test_a_list_of_events_is_no_table_of_figures(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    book = Workbook()
    book.worksheets[0].title = "指標"
    for row in (["指標名", "R3年度実績", "R4年度実績"], ["訪問件数", "10件", "12件"]):
        book.worksheets[0].append(row)
    events = book.create_sheet("経過・予定")
    for row in (["時期", "名称", "主体"], ["令和2年度", "協議会での協議", "協議会"], ["令和3年度", "一部改訂", "市"]):
        events.append(row)
    book.save(path)

    found = import_table(path)

    assert (len(found.dossier.base.indicators), found.doubts, found.unread) == (1, (), ("経過・予定",))


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("R5計画", ("target", "2023?")),
        ("令和5年度計画", ("target", "FY2023")),
        ("基準年度（H30年度）", ("baseline", "FY2018")),
        ("ベースライン値\n（H30年度）", ("baseline", "FY2018")),
        ("R5年度実績　Ｂ", ("actual", "FY2023")),
        ("H29年度確定数値", ("actual", "FY2017")),
    ],
)
def test_what_a_heading_says_beside_its_year(heading: str, found: tuple[str, str], tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f'指標,目標値（R7年度）,"{heading}"\n訪問,10件,5件\n', encoding="utf-8")

    imported = import_table(path)
    (indicator,) = imported.dossier.base.indicators
    times = {
        "baseline": indicator.baseline and str(indicator.baseline.at),
        "target": next((str(each.due) for each in indicator.targets if str(each.due) != "FY2025"), None),
        "actual": next((str(each.reading.at) for each in imported.dossier.observations), None),
    }

    assert {role: time for role, time in times.items() if time is not None} == dict([found])
    assert imported.doubts == ()


def test_differences_of_rows_are_no_indicators(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    rows = "区分,,R5年度\n量の見込み,1号,1066人\n,2号,264人\n確保方策,1号,836人\n,2号,100人\n量の見込みと確保方策の差（②－①）,,-394人\n"
    path.write_text(rows, encoding="utf-8")

    found = import_table(path)

    assert [each.title for each in found.dossier.base.indicators] == [
        "量の見込み 1号",
        "量の見込み 2号",
        "確保方策 1号",
        "確保方策 2号",
    ]
    assert found.notes == (("A6", "量の見込みと確保方策の差（②－①） -394人"),)


def test_the_smallest_of_items_within_items_names_the_indicator(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    rows = "大項目,小項目,R3年度実績,R8年度目標\n相談支援,相談件数,100件,150件\n,訪問件数,10件,15件\n居場所,か所数,20か所,25か所\n"
    path.write_text(rows, encoding="utf-8")

    found = import_table(path)

    assert [each.title for each in found.dossier.base.indicators] == ["相談件数", "訪問件数", "か所数"]
    assert found.doubts == ()


def test_a_marked_title_with_a_date_beside_it_is_no_heading(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("■指標の推移,,R6.3.31現在\n指標,R3年度,R4年度\n訪問,10,12\n", encoding="utf-8")

    found = import_table(path)

    assert [each.title for each in found.dossier.base.indicators] == ["訪問"]
    assert found.notes == (("A1", "■指標の推移 R6.3.31現在"),)
