"""What people do to a sheet: they move, insert, delete, merge, rename, paste, and save with another program."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest
from tests.forms.filling import cell_of, dossier, fill, opened, written
from tests.forms.test_collecting import ANSWERS, told

from welfareplan.files.collecting import Collected, collect
from welfareplan.files.form_reading import read_forms
from welfareplan.files.troubles import FileRefusedError
from welfareplan.observations import Assessment, Observation

HELD = dossier()


def said(found: Collected) -> tuple[list[Observation], list[Assessment]]:
    """What was collected, wherever it stood."""
    figures = [attrs.evolve(each, cites=()) for each in found.figures.added]
    return figures, [attrs.evolve(each, id="a", cites=()) for each in found.accounts.added]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A filled sheet."""
    found = written(HELD, tmp_path)["elderly"]
    fill(found, ANSWERS)
    return found


@pytest.fixture
def whole(path: Path) -> tuple[list[Observation], list[Assessment]]:
    """What it says before anybody does anything to it."""
    return said(collect(HELD, [path]))


def rebuilt(path: Path, row_of: Callable[[int], int], column_of: Callable[[int], int]) -> None:
    """Every cell at another place, as spreadsheets do it when rows or columns are inserted or moved."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    cells = [(each.row, each.column, each.value) for row in page.iter_rows() for each in row if each.value is not None]
    for row, column, _ in cells:
        page.cell(row=row, column=column).value = None
    for row, column, value in cells:
        page.cell(row=row_of(row), column=column_of(column)).value = value
    book.save(path)


class TestWithoutLoss:
    """What leaves rows and columns whole changes nothing."""

    def test_the_sheet_and_the_file_are_renamed(self, path: Path, whole: object, tmp_path: Path) -> None:
        with opened(path) as book:
            book.worksheets[0].title = "回答（最終）"
        other = path.rename(tmp_path / "【回答】進捗.xlsx")

        assert said(collect(HELD, [other])) == whole

    def test_rows_are_inserted_above_and_between(self, path: Path, whole: object) -> None:
        rebuilt(path, lambda row: row + (row > 6) + 2 * (row > 9), lambda column: column)

        assert said(collect(HELD, [path])) == whole

    def test_a_row_is_inserted_at_the_very_top(self, path: Path, whole: object) -> None:
        rebuilt(path, lambda row: row + 1, lambda column: column)

        assert said(collect(HELD, [path])) == whole

    def test_rows_change_places(self, path: Path, whole: tuple[list[Observation], list[Assessment]]) -> None:
        rebuilt(path, lambda row: {8: 10, 10: 8}.get(row, row), lambda column: column)
        figures, accounts = said(collect(HELD, [path]))

        assert figures == whole[0]
        assert sorted(accounts, key=repr) == sorted(whole[1], key=repr)

    def test_columns_are_inserted(self, path: Path, whole: object) -> None:
        rebuilt(path, lambda row: row, lambda column: column + (column > 3) + (column > 9))

        assert said(collect(HELD, [path])) == whole

    def test_a_column_is_inserted_before_the_hidden_one(self, path: Path, whole: object) -> None:
        rebuilt(path, lambda row: row, lambda column: column + 1)

        assert said(collect(HELD, [path])) == whole

    def test_columns_change_places(self, path: Path, whole: object) -> None:
        rebuilt(path, lambda row: row, lambda column: {8: 14, 14: 8, 10: 11, 11: 10}.get(column, column))

        assert said(collect(HELD, [path])) == whole

    def test_a_printed_column_is_deleted(self, path: Path, whole: object) -> None:
        with opened(path) as book:
            book.worksheets[0].delete_cols(6)

        assert said(collect(HELD, [path])) == whole

    def test_texts_are_pasted_with_other_formats_and_line_ends(self, path: Path, whole: object) -> None:
        with opened(path) as book:
            page = book.worksheets[0]
            cell = cell_of(page, "watching", "done")
            cell.value, cell.number_format = "  全地区で始めた。\r\n説明会は3回。\n", "@"
            cell_of(page, "visit-count", "done").number_format = '#,##0"件"'

        assert said(collect(HELD, [path])) == whole

    def test_names_are_broken_into_lines(self, path: Path, whole: object) -> None:
        with opened(path) as book:
            cell = cell_of(book.worksheets[0], "watching", "@name")
            cell.value = "(1)\n見守り活動 の推進"  # width and blanks make no difference

        assert said(collect(HELD, [path])) == whole

    @pytest.mark.oracle
    @pytest.mark.slow
    @pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
    def test_it_is_saved_by_libreoffice(self, path: Path, whole: object, tmp_path: Path) -> None:
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{tmp_path}/profile",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                str(tmp_path / "saved"),
                str(path),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        found = collect(HELD, [tmp_path / "saved" / path.name])

        assert (said(found), found.problems) == (whole, ())


class TestNamed:
    """What can no longer be placed is named with its cell, and the rest is collected."""

    def test_text_in_a_row_that_was_inserted(self, path: Path) -> None:
        rebuilt(path, lambda row: row + (row > 9), lambda column: column)
        with opened(path) as book:
            book.worksheets[0]["B10"].value = "新しい事業"
            book.worksheets[0]["H10"].value = "始めた。"
        found = collect(HELD, [path])

        assert told(found) == [
            (
                "form-row-without-key",
                "高齢者支援課!H10",
                "「始めた。」は、様式にない行に書かれています。集計していません。",
            )
        ]
        assert len(found.accounts.added) == 3

    def test_text_in_a_row_that_is_a_heading(self, path: Path) -> None:
        with opened(path) as book:
            book.worksheets[0]["J7"].value = "担い手"

        assert told(collect(HELD, [path])) == [
            ("form-not-asked", "高齢者支援課!J7", "「担い手」は、記入欄でないセルに書かれています。集計していません。")
        ]

    def test_text_in_a_column_that_was_inserted(self, path: Path) -> None:
        rebuilt(path, lambda row: row, lambda column: column + (column > 9))
        with opened(path) as book:
            book.worksheets[0]["J8"].value = "追記"
        found = collect(HELD, [path])

        assert [(code, cell) for code, cell, _ in told(found)] == [("column-without-key", "高齢者支援課!J8")]
        assert len(found.accounts.added) == 3

    def test_cells_that_were_moved_without_their_row(self, path: Path) -> None:
        """The visible cells of two rows change places, and the hidden keys stay: sorting does that."""
        with opened(path) as book:
            page = book.worksheets[0]
            for column in range(2, 15):
                one, other = page.cell(row=8, column=column), page.cell(row=9, column=column)
                one.value, other.value = other.value, one.value
        found = collect(HELD, [path])

        assert told(found) == [
            (
                "form-row-name",
                "高齢者支援課!B8",
                "行の名称は「見守り訪問事業」ですが、隠れた鍵は「watching」のものです。この行の回答は集計していません。",
            ),
            (
                "form-row-name",
                "高齢者支援課!B9",
                "行の名称は「（１）見守り活動の推進」ですが、隠れた鍵は「visits」のものです。この行の回答は集計していません。",
            ),
        ]
        assert [each.stage.value for each in found.accounts.added] == ["response"]

    def test_cells_that_were_moved_without_their_column(self, path: Path) -> None:
        with opened(path) as book:
            page = book.worksheets[0]
            for row in range(6, 13):
                one, other = page.cell(row=row, column=10), page.cell(row=row, column=11)
                one.value, other.value = other.value, one.value
        found = collect(HELD, [path])

        assert told(found)[:2] == [
            (
                "form-heading",
                "高齢者支援課!J6",
                "見出しが「令和6年度の取組」になっています（様式では「課題」）。この列は読んでいません。",
            ),
            (
                "form-heading",
                "高齢者支援課!K6",
                "見出しが「課題」になっています（様式では「令和6年度の取組」）。この列は読んでいません。",
            ),
        ]
        assert {(each.issues, each.next) for each in found.accounts.added} == {(None, None)}

    @pytest.mark.parametrize(("merged", "lost"), [("H8:H9", {"watching", "visits"}), ("H8:I8", {"watching"})])
    def test_cells_that_were_merged(self, merged: str, lost: set[str], path: Path) -> None:
        with opened(path) as book:
            book.worksheets[0].merge_cells(merged)
        found = collect(HELD, [path])

        assert [(code, cell) for code, cell, _ in told(found)] == [("merged-cells", "高齢者支援課!H8")]
        assert not lost & {each.about for each in found.accounts.added if each.stage.value == "self"}

    def test_printed_cells_that_were_merged_do_no_harm(self, path: Path, whole: object) -> None:
        with opened(path) as book:
            book.worksheets[0].merge_cells("C8:C9")
            book.worksheets[0].merge_cells("B3:G3")

        assert (said(collect(HELD, [path])), told(collect(HELD, [path]))) == (whole, [])

    def test_a_key_that_stands_twice(self, path: Path) -> None:
        """A row was copied below itself and changed."""
        rebuilt(path, lambda row: row + (row > 9), lambda column: column)
        with opened(path) as book:
            page = book.worksheets[0]
            for column in range(1, 15):
                page.cell(row=10, column=column).value = page.cell(row=9, column=column).value
            page["H10"].value = "別の内容"
        found = collect(HELD, [path])

        assert [(code, cell) for code, cell, _ in told(found)] == [("answered-twice", "高齢者支援課!H10")]
        assert "visits" not in {each.about for each in found.accounts.added}

    def test_a_column_that_was_deleted(self, path: Path) -> None:
        with opened(path) as book:
            book.worksheets[0].delete_cols(10)
        found = collect(HELD, [path])

        assert told(found) == [("form-column-missing", "高齢者支援課", "「課題」の列がなくなっています。")]
        assert {each.done for each in found.accounts.added} >= {"訪問した。"}

    def test_the_column_of_names_is_deleted(self, path: Path, tmp_path: Path) -> None:
        with opened(path) as book:
            book.worksheets[0].delete_cols(2)
        other = written(HELD, tmp_path)["shakyo"]

        assert [code for code, _, _ in told(collect(HELD, [path, other]))] == ["form-column-missing"]

    def test_a_column_that_stands_twice(self, path: Path) -> None:
        with opened(path) as book:
            book.worksheets[0]["O2"].value = "issues"

        assert told(collect(HELD, [path])) == [
            ("duplicate-column", "高齢者支援課!O2", "「issues」の列が二つあります。")
        ]

    @pytest.mark.parametrize(("cell", "code"), [("A2", "form-without-keys"), ("A1", "unread-sheet")])
    def test_hidden_cells_that_were_deleted(self, cell: str, code: str, path: Path, tmp_path: Path) -> None:
        with opened(path) as book:
            book.worksheets[0][cell].value = None
        other = written(HELD, tmp_path)["shakyo"]

        assert [(each, where) for each, where, _ in told(collect(HELD, [path, other]))] == [(code, "高齢者支援課")]

    def test_a_form_of_a_later_version(self, path: Path, tmp_path: Path) -> None:
        with opened(path) as book:
            book.worksheets[0]["A1"].value = "welfareplan-form/2 plan=kakuu-2020 year=FY2023 body=elderly"
        other = written(HELD, tmp_path)["shakyo"]

        assert told(collect(HELD, [path, other])) == [
            (
                "newer-form",
                "高齢者支援課",
                "様式の版が新しいため読めません（様式2。今の版が読めるのは様式1まで）。",
            )
        ]

    @pytest.mark.parametrize(
        "stamp",
        [
            "welfareplan-form/1 plan=架空 year=FY2023",
            "welfareplan-form/1 plan=kakuu-2020 year=FY0000",
            "welfareplan-form/1 plan=kakuu-2020",
            "x" * 5000,
        ],
    )
    def test_a_stamp_that_is_none(self, stamp: str, path: Path, tmp_path: Path) -> None:
        with opened(path) as book:
            book.worksheets[0]["A1"].value = stamp
        other = written(HELD, tmp_path)["shakyo"]

        assert [code for code, _, _ in told(collect(HELD, [path, other]))] == ["unread-sheet"]

    def test_sheets_of_their_own_that_people_add_are_not_read(self, path: Path, whole: object) -> None:
        with opened(path) as book:
            book.create_sheet("内訳")["A1"].value = "内訳"
        found = collect(HELD, [path])

        assert told(found) == [("unread-sheet", "内訳", "様式にないシートのため、読み込みません。")]
        assert said(found) == whole


class TestHostile:
    @pytest.mark.parametrize(
        "raw", [b"", b"PK\x03\x04", b"not a workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 100]
    )
    def test_what_is_no_workbook_is_named_and_the_others_are_read(self, raw: bytes, path: Path, tmp_path: Path) -> None:
        (tmp_path / "broken.xlsx").write_bytes(raw)
        found = collect(HELD, [tmp_path / "broken.xlsx", path])

        assert [each.origin and each.origin.file for each in found.problems] == ["broken.xlsx"]
        assert len(found.accounts.added) == 3

    @pytest.mark.parametrize("cut", range(200, 6000, 700))
    def test_a_workbook_that_is_cut_off_or_damaged_is_refused_in_our_own_words(self, cut: int, path: Path) -> None:
        raw = path.read_bytes()
        for damaged in (raw[:cut], raw[:cut] + bytes(40) + raw[cut + 40 :]):
            try:
                read_forms(damaged, "damaged.xlsx")
            except FileRefusedError:
                continue

    def test_more_merged_cells_than_anybody_makes_are_refused(self, path: Path) -> None:
        with opened(path) as book:
            for n in range(501):
                book.worksheets[0].merge_cells(f"A{n + 100}:B{n + 100}")
        with pytest.raises(FileRefusedError):
            read_forms(path.read_bytes(), "merged.xlsx")

    def test_cells_of_any_kind_are_told_or_read(self, path: Path) -> None:
        import datetime as dt

        values: list[Any] = [
            True,
            1e300,
            float("inf"),
            dt.time(12, 30),
            dt.timedelta(days=3),
            '=HYPERLINK("http://example.invalid")',
            "json:{",
            "\u202e逆",
            "𠮷" * 2000,
            "9" * 400,
            "%",
            "'=1+1",
        ]
        for value in values:
            everywhere = dict.fromkeys(("done", "grade", "issues", "next", "course", "text"), value)
            fill(path, {"visit-count": {"done": 14001, "at": value}, "visits": everywhere})
            assert collect(HELD, [path]).year.year == 2023
            fill(path, {"visit-count": {"done": value}, "visits": {"course": "継続"}})
            assert collect(HELD, [path]).year.year == 2023

    def test_formulas_among_the_answers_stay_texts(self, path: Path) -> None:
        """An answer that looks like a formula is a text on file, and on the next sheet."""
        with opened(path) as book:
            cell = cell_of(book.worksheets[0], "visits", "done")
            cell.value, cell.data_type = "=1+1", "s"
        held = collect(HELD, [path]).dossier
        again = written(held, path.parent)["elderly"]
        with opened(again) as book:
            assert cell_of(book.worksheets[0], "visits", "done").data_type == "s"

        assert "=1+1" in {each.done for each in held.assessments}
        assert collect(held, [again]).dossier == held
