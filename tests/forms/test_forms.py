"""What a sheet says before it is filled in, and how its workbook is made."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest
from tests.forms.filling import YEAR, cell_of, dossier

import welfareplan as wp
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.evaluation.grading import evaluate
from welfareplan.files.form_layout import ANSWER_COLUMNS, COLUMNS
from welfareplan.files.form_on_file import scale_on_file
from welfareplan.model.indicators import Indicator
from welfareplan.model.plan import Plan
from welfareplan.observations import Assessment
from welfareplan.reports.form_book import file_names, form_book
from welfareplan.reports.progress_forms import Blank, Form, FormRow, progress_forms
from welfareplan.terms import Stage
from welfareplan.when import FiscalYear

HELD = dossier()


def forms(held: Dossier = HELD, **more: Any) -> dict[str | None, Form]:
    return {each.stamp.body: each for each in progress_forms(held, held.latest, year=YEAR, **more)}


def row_of(form: Form, key: str) -> FormRow:
    return next(row for row in form.rows if row.key.rpartition(" ")[0] == key)


def printed(form: Form, key: str) -> dict[str, str]:
    return {column: cell for column, cell in row_of(form, key).cells.items() if isinstance(cell, str)}


def blanks(form: Form, key: str) -> dict[str, Blank]:
    return {column: cell for column, cell in row_of(form, key).cells.items() if isinstance(cell, Blank)}


def book_of(found: list[Form]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(form_book(found)))


class TestWhatItSays:
    def test_of_an_initiative_it_says_what_was_said_the_year_before(self) -> None:
        assert printed(forms()["elderly"], "watching") == {
            "@name": "（１）見守り活動の推進",
            "@kind": "施策\n主担当",
            "@aim": "残る3地区で説明会を開き、年度内に全地区で始める。",
            "@before": "民生委員と新聞販売店が連携し、12地区のうち9地区で見守りの打合せを開いた。",
            "@grade_before": "Ｂ\n協議会：Ｂ",
            "@issues_before": (
                "残る3地区は担い手が決まっていない。\n"
                "【協議会意見】地区ごとの差が分かる資料がほしい。（令和4年度・架空市地域福祉推進協議会）\n"
                "【提言】見守りの担い手が決まらない地区には、市が間に入って話合いの場を設けること。"
                "（令和4年度・架空市地域福祉推進協議会）"
            ),
        }

    def test_what_another_body_said_is_shown_with_its_name_behind_the_own_words(self) -> None:
        said = printed(forms()["shakyo"], "places")

        assert said["@before"] == (
            "サロンの世話人交流会を3回開いた。\n（地域福祉課）空き店舗を使った居場所を2か所開いた。"
        )
        assert said["@grade_before"] == "Ａ\n地域福祉課：Ｂ"

    def test_of_an_indicator_it_says_target_baseline_and_the_last_figures(self) -> None:
        assert printed(forms()["elderly"], "visit-count") == {
            "@name": "指標２　見守り訪問の件数",
            "@kind": "成果指標\n（件）",
            "@aim": "目標値 15,000件（令和6年度）\n基準値 12,480件（令和元年度実績）",
            "@before": "13,210件（令和4年度実績）\n11,020件（令和3年度実績）",
            "@grade_before": "",
            "@issues_before": "",
        }

    def test_the_grade_of_an_indicator_is_by_the_scheme_that_was_named(self) -> None:
        before = evaluate(HELD.latest, HELD.observations, through=YEAR - 1, scheme="fukuoka")
        form = forms(before=before)["elderly"]

        assert printed(form, "visit-count")["@grade_before"] == before["visit-count"].symbol == "b"
        assert any("福岡市保健福祉総合計画の成果指標の評価" in note for note in form.notes)
        assert not any("福岡市" in note for note in forms()["elderly"].notes)

    def test_a_response_shows_the_recommendation(self) -> None:
        form = forms()["elderly"]

        assert printed(form, "answers advice-watching")["@issues_before"].startswith(
            "見守りの担い手が決まらない地区には"
        )
        assert set(blanks(form, "answers advice-watching")) == {"done"}

    def test_who_need_not_answer_is_told_so(self) -> None:
        assert printed(forms()["shakyo"], "watching")["@kind"] == "施策\n協力\n回答は任意"
        ended = tuple(
            attrs.evolve(each, course=wp.Course.DONE) if each.id == "visits-2022" else each for each in HELD.assessments
        )
        found = forms(attrs.evolve(HELD, assessments=ended))["elderly"]
        assert printed(found, "visits")["@kind"] == "事業\n主担当\n回答は任意（令和4年度に「完了」）"

    def test_an_inferred_lead_is_shown_as_such(self) -> None:
        assert printed(forms()["children"], "outreach")["@kind"] == "事業\n（推定）"

    def test_the_sheet_of_what_nobody_leads_says_so(self) -> None:
        form = forms()[None]

        assert (form.body, form.stamp.body) == ("担当の記載なし", None)
        assert "計画に担当の記載がないものです。担当は推定していません。" in form.notes

    def test_headings_are_of_the_year_and_in_the_words_of_the_plan(self) -> None:
        assert list(forms()["elderly"].headings.values()) == [
            "施策・事業・成果指標",
            "区分",
            "目標・令和5年度の計画",
            "令和4年度までの実績",
            "評価",
            "令和4年度の課題・提言",
            "令和5年度の実績",
            "自己評価",
            "課題",
            "令和6年度の取組",
            "今後の方向",
            "値の時点",
            "備考",
        ]

    def test_the_time_of_a_figure_is_proposed_as_its_figures_were_taken(self) -> None:
        def at(body: str | None, key: str) -> object:
            return blanks(forms()[body], key)["at"].cell.value

        assert (at("elderly", "visit-count"), at(None, "satisfaction")) == ("令和5年度実績", "令和5年度調査")

    def test_what_is_on_file_of_the_year_stands_in_the_blanks(self) -> None:
        form = next(
            each for each in progress_forms(HELD, HELD.latest, year=FiscalYear(2022)) if each.stamp.body == "elderly"
        )

        assert {key: blank.cell.value for key, blank in blanks(form, "watching").items()} == {
            "done": "民生委員と新聞販売店が連携し、12地区のうち9地区で見守りの打合せを開いた。",
            "grade": "Ｂ",
            "issues": "残る3地区は担い手が決まっていない。",
            "next": "残る3地区で説明会を開き、年度内に全地区で始める。",
            "course": "改善",
            "text": None,
        }
        assert blanks(form, "visit-count")["done"].cell.value == 13210.0

    def test_the_steps_of_the_self_grade_are_those_of_the_last_year_on_file(self) -> None:
        assert scale_on_file(HELD) == "Ａ・Ｂ・Ｃ・Ｄ"
        assert blanks(forms()["elderly"], "watching")["grade"].choices == tuple("ＡＢＣＤ")
        assert blanks(forms(scale="優／良／可")["elderly"], "watching")["grade"].choices == ("優", "良", "可")
        other = Assessment(id="x", about="places", year=FiscalYear(2022), stage=Stage.SELF, grade="3", scale="5段階")
        assert scale_on_file(attrs.evolve(HELD, assessments=(*HELD.assessments, other))) is None
        assert scale_on_file(attrs.evolve(HELD, assessments=())) is None

    def test_without_steps_the_grade_is_left_to_whoever_fills_it_in(self) -> None:
        blank = blanks(forms(attrs.evolve(HELD, assessments=()))["elderly"], "watching")["grade"]

        assert (blank.choices, blank.prompt) == ((), "自己評価を書いてください。")

    def test_what_would_steer_a_program_is_made_visible(self) -> None:
        bad = tuple(
            attrs.evolve(each, title="見守り\u202e訪問") if each.id == "visits" else each
            for each in HELD.base.programmes
        )
        form = forms(attrs.evolve(HELD, base=attrs.evolve(HELD.base, programmes=bad)))["elderly"]

        assert printed(form, "visits")["@name"] == "見守り\\u202e訪問"

    def test_how_many_answers_are_expected(self) -> None:
        assert {body: form.asked for body, form in forms().items()} == {
            "community": 8,
            "elderly": 4,
            "children": 1,
            "shakyo": 7,
            None: 9,
        }


class TestTheWorkbook:
    def test_the_same_sheets_give_the_same_bytes(self) -> None:
        assert form_book(list(forms().values())) == form_book(list(forms().values()))

    def test_there_is_a_sheet_for_each_body_and_one_that_says_how(self) -> None:
        assert book_of(list(forms().values())).sheetnames == [
            "地域福祉課",
            "高齢者支援課",
            "こども家庭課",
            "架空市社会福祉協議会",
            "担当の記載なし",
            "記入のしかた",
        ]

    def test_what_is_printed_is_locked_and_what_is_to_be_filled_in_is_not(self) -> None:
        page = book_of([forms()["elderly"]]).worksheets[0]

        assert page.protection.sheet
        assert page.protection.password is None
        for key in ("watching", "visit-count"):
            row = cell_of(page, key, "@name").row
            open_ = {
                page.cell(row=2, column=n).value
                for n in range(2, 15)
                if not page.cell(row=row, column=n).protection.locked
            }
            assert open_ == set(blanks(forms()["elderly"], key))
        assert not page["E4"].protection.locked
        assert page["B6"].protection.locked

    def test_hidden_cells_are_hidden_and_headings_stay_in_view(self) -> None:
        page = book_of([forms()["elderly"]]).worksheets[0]

        assert page.column_dimensions["A"].hidden
        assert [page.row_dimensions[n].hidden for n in (1, 2, 3)] == [True, True, False]
        assert page.freeze_panes == "C7"
        assert [page.cell(row=2, column=n).value for n in range(2, 15)] == list(COLUMNS)

    def test_it_prints_on_a4_across_with_its_headings_on_every_page(self) -> None:
        page = book_of([forms()["elderly"]]).worksheets[0]

        assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
        assert (page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
        assert page.print_title_rows == "$3:$6"
        assert "高齢者支援課" in page.oddFooter.left.text

    def test_words_are_let_in_where_a_number_or_a_word_of_a_list_is_expected(self) -> None:
        page = book_of([forms()["elderly"]]).worksheets[0]
        rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}

        for key, column, kind in (
            ("visit-count", "done", "decimal"),
            ("visits", "course", "list"),
            ("visits", "grade", "list"),
        ):
            rule = rules[cell_of(page, key, column).coordinate]
            assert (rule.type, rule.errorStyle) == (kind, "warning")
        assert rules[cell_of(page, "visits", "course").coordinate].formula1 == '"拡充,継続,改善,縮小,統合,廃止,完了"'
        assert "単位：件。" in str(rules[cell_of(page, "visit-count", "done").coordinate].prompt)

    def test_rows_may_grow(self) -> None:
        with zipfile.ZipFile(io.BytesIO(form_book([forms()["elderly"]]))) as archive:
            assert b"customHeight" not in archive.read("xl/worksheets/sheet1.xml")

    def test_no_text_becomes_a_formula_or_a_link(self) -> None:
        bad = tuple(
            attrs.evolve(each, title='=HYPERLINK("http://example.invalid")') if each.id == "visits" else each
            for each in HELD.base.programmes
        )
        held = attrs.evolve(HELD, base=attrs.evolve(HELD.base, programmes=bad))
        page = book_of([forms(held)["elderly"]]).worksheets[0]

        assert cell_of(page, "visits", "@name").data_type == "s"
        assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None} <= {"s", "n"}

    def test_two_bodies_of_one_name_have_sheets_and_files_of_their_own(self) -> None:
        twins = [attrs.evolve(forms()["elderly"], body=each) for each in ("東部 福祉/課", "西部 福祉/課", "")]

        assert book_of(twins).sheetnames == ["福祉_課", "福祉_課(2)", "シート", "記入のしかた"]
        assert file_names(twins) == [
            "進捗管理シート_令和5年度_福祉_課.xlsx",
            "進捗管理シート_令和5年度_福祉_課(2).xlsx",
            "進捗管理シート_令和5年度_担当.xlsx",
        ]

    def test_a_text_that_no_cell_can_hold_is_refused(self) -> None:
        long = tuple(
            attrs.evolve(each, done="あ" * 32768) if each.id == "visits-2022" else each for each in HELD.assessments
        )
        with pytest.raises(InvalidValueError) as caught:
            form_book([forms(attrs.evolve(HELD, assessments=long))["elderly"]])

        assert (
            caught.value.ja == "「架空市 福祉部 高齢者支援課」のシートに32767字を超える文章があり、セルに書けません。"
        )

    def test_a_plan_of_any_size_fits(self) -> None:
        from tests.benchmarks.synthetic import LARGE, dossier_of

        held = dossier_of(LARGE)
        (only,) = progress_forms(held, held.latest, year=FiscalYear(2022))
        assert len(only.rows) > 700
        assert len(form_book([only])) > 10_000


def test_an_indicator_without_a_unit_asks_for_a_figure_all_the_same() -> None:
    held = Dossier(base=Plan(id="p", indicators=(Indicator(id="visits"),)))
    (form,) = progress_forms(held, held.latest, year=YEAR)

    assert printed(form, "visits")["@kind"] == "指標"
    assert blanks(form, "visits")["done"].prompt.startswith("数値を入力してください。")
    assert set(blanks(form, "visits")) == set(ANSWER_COLUMNS)


def test_kurume_has_one_sheet_because_nobody_is_stated_to_lead(tmp_path: Path) -> None:
    held = wp.example("kurume")
    (form,) = progress_forms(held, held.latest, year=FiscalYear(2022))

    assert form.body == "担当の記載なし"
    assert printed(form, "visits")["@before"] == "241,061件（令和3年度実績、中間）"
    assert blanks(form, "mutual-help")["done"].cell.value == 62.0  # on file already, as R4調査
    assert blanks(form, "mutual-help")["at"].cell.value == "令和4調査"
