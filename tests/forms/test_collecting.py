"""Sheets are written, filled in, and read back: exactly what was filled in, who has not answered, and what looks wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.forms.filling import YEAR, cell_of, dossier, fill, opened, written

from welfareplan.amount import Amount
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.files.collecting import Collected, Missing, collect, form_files
from welfareplan.model.element import Citation
from welfareplan.model.indicators import Reading
from welfareplan.observations import Assessment, Observation
from welfareplan.terms import Counts, Course, Flag, ReadingKind, ReadingState, Stage
from welfareplan.when import FiscalYear, PartialDate, When

HELD = dossier()
ANSWERS: dict[str, dict[str, Any]] = {
    "watching": {
        "done": "全地区で始めた。\n説明会は3回。",
        "grade": "Ａ",
        "issues": "冬の訪問。",
        "next": "続ける。",
        "course": "継続",
        "text": "別紙あり",
    },
    "visits": {"done": "訪問した。", "grade": "Ｂ", "next": "続ける。", "course": "拡充"},
    "visit-count": {"done": 14001, "text": "速報ではない"},
    "answers advice-watching": {"done": "市が間に入り、話合いを開いた。"},
}


def collected(
    tmp_path: Path,
    body: str | None,
    answers: Mapping[str, Mapping[str, Any]],
    held: Dossier = HELD,
    **more: Any,
) -> Collected:
    path = written(held, tmp_path)[body]
    fill(path, answers)
    return collect(held, [path], **more)


def told(found: Collected) -> list[tuple[str, str, str]]:
    """The problems: code, cell, sentence."""
    return [(each.code, str(each.origin and each.origin.where), each.message_ja) for each in found.problems]


def of(found: Collected, body: str | None) -> list[Missing]:
    return [each for each in found.missing if each.body == body]


class TestRoundTrip:
    def test_what_was_filled_in_comes_back_exactly(self, tmp_path: Path) -> None:
        found = collected(tmp_path, "elderly", ANSWERS)
        source = found.dossier.base.sources[-1]
        said: dict[str, Any] = {
            "year": YEAR,
            "by": "elderly",
            "stage": Stage.SELF,
            "scale": "Ａ・Ｂ・Ｃ・Ｄ",
        }

        def cites(cell: str) -> tuple[Citation, ...]:
            return (Citation(source.id, f"elderly-FY2023.xlsx 高齢者支援課!{cell}"),)

        assert source.title == "進捗管理シート（令和5年度）"
        assert found.figures.added == (
            Observation(
                indicator="visit-count",
                reading=Reading(at=When.fiscal(2023), amount=Amount("14001", "件"), kind=ReadingKind.RESULT),
                note="速報ではない",
                cites=cites("H10"),
            ),
        )
        assert [attrs.evolve(each, id="a") for each in found.accounts.added] == [
            Assessment(
                id="a",
                about="watching",
                done="全地区で始めた。\n説明会は3回。",
                grade="Ａ",
                issues="冬の訪問。",
                next="続ける。",
                course=Course.CONTINUE,
                text="別紙あり",
                cites=cites("H8"),
                **said,
            ),
            Assessment(
                id="a",
                about="visits",
                done="訪問した。",
                grade="Ｂ",
                next="続ける。",
                course=Course.EXPAND,
                cites=cites("H9"),
                **said,
            ),
            Assessment(
                id="a",
                about="watching",
                year=YEAR,
                by="elderly",
                stage=Stage.RESPONSE,
                answers="advice-watching",
                text="市が間に入り、話合いを開いた。",
                cites=cites("H12"),
            ),
        ]
        assert (found.problems, of(found, "elderly"), found.corrections) == ((), [], 0)

    def test_the_dossier_that_comes_out_holds_all_of_it_and_the_one_that_went_in_is_as_it_was(
        self, tmp_path: Path
    ) -> None:
        found = collected(tmp_path, "elderly", ANSWERS)

        assert found.before is HELD
        assert found.dossier.observations == (*HELD.observations, *found.figures.added)
        assert found.dossier.assessments == (*HELD.assessments, *found.accounts.added)

    def test_a_sheet_that_is_read_again_changes_nothing(self, tmp_path: Path) -> None:
        first = collected(tmp_path, "elderly", ANSWERS)
        again = collect(first.dossier, [tmp_path / "elderly-FY2023.xlsx"])

        assert again.dossier == first.dossier
        assert (len(again.figures.same), len(again.accounts.same), again.corrections) == (1, 3, 0)

    def test_a_sheet_that_is_written_again_holds_what_was_answered_and_comes_back_as_it_was(
        self, tmp_path: Path
    ) -> None:
        first = collected(tmp_path, "elderly", ANSWERS)
        again = collect(first.dossier, written(first.dossier, tmp_path).all())

        assert again.dossier == first.dossier
        assert (len(again.figures.same), len(again.accounts.same)) == (1, 3)
        assert of(again, "elderly") == []

    def test_sheets_that_nobody_filled_in_change_nothing(self, tmp_path: Path) -> None:
        found = collect(HELD, written(HELD, tmp_path).all())

        assert found.dossier is not HELD
        assert (found.dossier, found.problems, found.figures.added) == (HELD, (), ())

    def test_the_day_of_filling_in_is_the_day_on_which_it_was_said(self, tmp_path: Path) -> None:
        path = written(HELD, tmp_path)["elderly"]
        fill(path, {"watching": {"done": "始めた。"}})
        for typed, day in (
            (datetime(2024, 5, 10), "2024-05-10"),  # noqa: DTZ001 - a cell
            ("令和6年5月", "2024-05"),
            ("2024/5/9", "2024-05-09"),
        ):
            with opened(path) as book:
                book.worksheets[0]["E4"].value = typed
            (added,) = collect(HELD, [path]).accounts.added
            assert added.at == PartialDate.of(day)

    def test_a_day_that_cannot_be_read_is_told_and_costs_nothing_else(self, tmp_path: Path) -> None:
        path = written(HELD, tmp_path)["elderly"]
        fill(path, {"watching": {"done": "始めた。"}})
        with opened(path) as book:
            book.worksheets[0]["E4"].value = "先週"
        found = collect(HELD, [path])

        assert told(found) == [("unreadable-day", "高齢者支援課!E4", "記入日「先週」を読み取れません。")]
        assert len(found.accounts.added) == 1

    def test_the_source_can_be_named(self, tmp_path: Path) -> None:
        found = collected(tmp_path, "elderly", ANSWERS, source="report-2022")

        assert found.figures.added[0].cites[0].source == "report-2022"
        assert found.dossier.base == HELD.base
        named = collect(HELD, [tmp_path / "elderly-FY2023.xlsx"], source="令和5年度調べ")
        assert named.dossier.base.sources[-1].title == "令和5年度調べ"

    def test_one_workbook_may_hold_the_sheets_of_all_bodies(self, tmp_path: Path) -> None:
        from welfareplan.reports.form_book import form_book
        from welfareplan.reports.progress_forms import progress_forms

        path = tmp_path / "all.xlsx"
        path.write_bytes(form_book(progress_forms(HELD, HELD.latest, year=YEAR)))
        fill(path, ANSWERS, sheet="高齢者支援課")
        fill(path, {"salons": {"done": "助成した。"}}, sheet="架空市社会福祉協議会")
        found = collect(HELD, [path])

        assert [each.about for each in found.accounts.added] == ["watching", "visits", "watching", "salons"]
        assert len(found.sheets) == 5


class TestFigures:
    @pytest.mark.parametrize(
        ("typed", "amount", "flags"),
        [
            (14001, "14001", ()),
            ("14,001", "14001", ()),
            ("１４，００１件", "14001", ()),
            ("約14,000件", "14000", (Flag.APPROX,)),
            ("延べ14,000", "14000", (Flag.TOTAL_PERSONS,)),
            (12345.5, "12345.5", ()),
        ],
    )
    def test_a_figure_is_read_as_it_is_typed(
        self, typed: object, amount: str, flags: tuple[Flag, ...], tmp_path: Path
    ) -> None:
        (seen,) = collected(tmp_path, "elderly", {"visit-count": {"done": typed}}).figures.added

        assert (seen.reading.amount, seen.reading.flags) == (Amount(amount, "件"), flags)

    @pytest.mark.parametrize(
        ("typed", "state", "why"),
        [
            ("集計中", ReadingState.PENDING, "集計中"),
            ("中止", ReadingState.CANCELLED, "中止"),
            ("未実施", ReadingState.NOT_STATED, "未実施"),
            ("－", ReadingState.NOT_STATED, None),
        ],
    )
    def test_a_word_in_place_of_a_figure_is_an_answer(
        self, typed: str, state: ReadingState, why: str | None, tmp_path: Path
    ) -> None:
        found = collected(tmp_path, "elderly", {"visit-count": {"done": typed}})
        (seen,) = found.figures.added

        assert (seen.reading.amount, seen.reading.state, seen.reading.why) == (None, state, why)
        assert "visit-count" not in {each.row.id for each in found.missing if each.row}

    @pytest.mark.parametrize(
        ("typed", "at", "kind"),
        [
            ("令和5年度実績", When.fiscal(2023), ReadingKind.RESULT),
            ("令和5年度", When.fiscal(2023), None),
            ("令和5調査", When.unstated(2023), ReadingKind.SURVEY),
            ("令和5年", When.calendar(2023), None),
            ("令和6年3月31日", When.fiscal(2023, on=PartialDate(2024, 3, 31)), None),
            (date(2024, 3, 31), When.fiscal(2023, on=PartialDate(2024, 3, 31)), None),
            ("令和5年度実績（令和6年3月31日）", When.fiscal(2023, on=PartialDate(2024, 3, 31)), ReadingKind.RESULT),
            (None, When.fiscal(2023), None),
        ],
    )
    def test_the_time_of_a_figure_is_read_as_it_is_typed(
        self, typed: object, at: When, kind: ReadingKind | None, tmp_path: Path
    ) -> None:
        (seen,) = collected(tmp_path, "elderly", {"visit-count": {"done": 14001, "at": typed}}).figures.added

        assert (seen.reading.at, seen.reading.kind) == (at, kind)

    def test_a_cell_shown_in_percent_is_what_it_shows(self, tmp_path: Path) -> None:
        path = written(HELD, tmp_path)[None]
        with opened(path) as book:
            cell = cell_of(book.worksheets[0], "plans-made", "done")
            cell.value, cell.number_format = 0.268, "0.0%"
        (seen,) = collect(HELD, [path]).figures.added

        assert seen.reading.amount == Amount("26.8", "%")

    def test_a_figure_in_a_unit_that_compares_is_kept_in_it(self, tmp_path: Path) -> None:
        rate = tuple(
            attrs.evolve(each, unit="千円") if each.id == "visit-count" else each for each in HELD.base.indicators
        )
        bare = tuple(
            attrs.evolve(each, baseline=None, targets=()) if each.id == "visit-count" else each for each in rate
        )
        held = Dossier(base=attrs.evolve(HELD.base, indicators=bare))
        (seen,) = collected(tmp_path, "elderly", {"visit-count": {"done": "1,500円"}}, held).figures.added

        assert seen.reading.amount == Amount("1500", "円")

    def test_a_remark_without_a_figure_is_said_of_the_indicator(self, tmp_path: Path) -> None:
        found = collected(tmp_path, "elderly", {"visit-count": {"text": "来月に分かる。"}})
        (said,) = found.accounts.added

        assert (said.about, said.text, found.figures.added) == ("visit-count", "来月に分かる。", ())
        assert "visit-count" in {each.row.id for each in found.missing if each.row}

    def test_an_indicator_may_be_judged_as_well(self, tmp_path: Path) -> None:
        found = collected(tmp_path, "elderly", {"visit-count": {"done": 14001, "grade": "Ｂ", "issues": "冬に減る。"}})
        (said,) = found.accounts.added

        assert (said.about, said.grade, said.issues, said.done) == ("visit-count", "Ｂ", "冬に減る。", None)

    def test_a_figure_of_two_bodies_is_counted_once(self, tmp_path: Path) -> None:
        paths = written(HELD, tmp_path)
        for body in ("community", "shakyo"):
            fill(paths[body], {"salon-count": {"done": 66}})
        found = collect(HELD, paths.values())

        assert [each.reading.amount for each in found.figures.added] == [Amount("66", "か所")]
        assert found.problems == ()
        assert "salon-count" not in {each.row.id for each in found.missing if each.row}

    def test_what_a_sheet_does_not_ask_for_stays_with_the_figure_on_file(self, tmp_path: Path) -> None:
        """Sent again for a year of which a survey is on file, with its sample and occasion."""
        path = written(HELD, tmp_path, year=FiscalYear(2022))[None]
        assert collect(HELD, [path]).dossier == HELD
        fill(path, {"satisfaction": {"done": 54.2}})
        found = collect(HELD, [path], correct=True)

        ((old, new),) = found.figures.corrected
        assert (new.reading.amount, new.reading.sample, new.reading.occasion) == (
            Amount("54.2", "%"),
            1180,
            old.reading.occasion,
        )


class TestMissing:
    def test_a_body_that_sent_nothing_is_named_once(self, tmp_path: Path) -> None:
        found = collected(tmp_path, "elderly", ANSWERS)

        assert of(found, "shakyo") == [Missing(body="shakyo")]
        assert [each.body for each in found.missing] == ["community", "children", "shakyo", None]

    def test_a_row_without_an_answer_is_named(self, tmp_path: Path) -> None:
        answers = {key: cells for key, cells in ANSWERS.items() if key not in {"visits", "answers advice-watching"}}
        missing = of(collected(tmp_path, "elderly", answers), "elderly")

        assert [(each.row.id, each.row.responds) for each in missing if each.row] == [
            ("visits", False),
            ("advice-watching", True),
        ]

    def test_of_a_row_that_is_partly_answered_the_blanks_are_named(self, tmp_path: Path) -> None:
        """課題 may be blank: there may be none."""
        found = collected(tmp_path, "elderly", {**ANSWERS, "visits": {"done": "訪問した。"}})

        assert [(each.row.id, each.blank) for each in of(found, "elderly") if each.row] == [
            ("visits", ("grade", "next", "course"))
        ]

    def test_what_a_partner_left_blank_is_not_missed(self, tmp_path: Path) -> None:
        found = collect(HELD, [written(HELD, tmp_path)["shakyo"]])

        assert "watching" not in {each.row.id for each in of(found, "shakyo") if each.row}

    def test_what_is_on_file_is_not_missed(self, tmp_path: Path) -> None:
        first = collected(tmp_path, "elderly", ANSWERS)
        found = collect(first.dossier, [written(HELD, tmp_path)["shakyo"]])

        assert of(found, "elderly") == []

    def test_a_row_that_was_deleted_is_missed_and_said_to_be_gone(self, tmp_path: Path) -> None:
        path = written(HELD, tmp_path)["elderly"]
        fill(path, ANSWERS)
        with opened(path) as book:
            page = book.worksheets[0]
            page.delete_rows(cell_of(page, "visits", "done").row)
        found = collect(HELD, [path])

        assert [(each.row.id, each.gone) for each in of(found, "elderly") if each.row] == [("visits", True)]
        assert {each.about for each in found.accounts.added} == {"watching"}


class TestCorrections:
    def test_a_different_answer_needs_leave(self, tmp_path: Path) -> None:
        first = collected(tmp_path, "elderly", ANSWERS).dossier
        path = tmp_path / "elderly-FY2023.xlsx"
        fill(path, {"visit-count": {"done": 14010}, "visits": {"grade": "Ｃ"}})
        found = collect(first, [path])

        ((old, new),) = found.figures.corrected
        assert (old.reading.amount, new.reading.amount) == (Amount("14001", "件"), Amount("14010", "件"))
        ((before, after),) = found.accounts.corrected
        assert (before.grade, after.grade, before.id) == ("Ｂ", "Ｃ", after.id)
        assert (found.corrections, found.dossier) == (2, first)
        allowed = collect(first, [path], correct=True).dossier
        assert [each.grade for each in allowed.assessments if each.id == before.id] == ["Ｃ"]
        assert len(allowed.assessments) == len(first.assessments)
        assert allowed.observations[-1].reading.amount == Amount("14010", "件")

    def test_a_remark_that_was_added_is_a_correction_and_one_that_was_left_out_is_not(self, tmp_path: Path) -> None:
        first = collected(tmp_path, "elderly", ANSWERS).dossier
        path = tmp_path / "elderly-FY2023.xlsx"
        fill(path, {"visit-count": {"text": "確定値"}})
        assert collect(first, [path]).corrections == 1
        fill(path, {"visit-count": {"text": None}})
        assert collect(first, [path]).corrections == 0

    def test_an_answer_that_was_cleared_takes_nothing_away(self, tmp_path: Path) -> None:
        first = collected(tmp_path, "elderly", ANSWERS).dossier
        path = tmp_path / "elderly-FY2023.xlsx"
        fill(path, {key: dict.fromkeys(cells) for key, cells in ANSWERS.items()})
        found = collect(first, [path], correct=True)

        assert found.dossier == first
        assert of(found, "elderly") == []


class TestRefusals:
    """What cannot be collected is named with its cell, and the rest is collected."""

    @pytest.mark.parametrize(
        ("row", "cells", "code", "cell", "ja"),
        [
            (
                "visit-count",
                {"done": "123人"},
                "answer-unit",
                "H10",
                "回答「123人」の単位が、指標の単位（件）と違います。",
            ),
            (
                "visit-count",
                {"done": "たくさん"},
                "unreadable-answer",
                "H10",
                "「たくさん」は読み取れません。「たくさん」の意味が分かりません。",
            ),
            (
                "visit-count",
                {"done": 14001, "at": "去年"},
                "unreadable-answer",
                "M10",
                "「去年」は読み取れません。年・月・日が見当たりません。",
            ),
            (
                "visit-count",
                {"done": 14001, "at": "毎年度"},
                "unreadable-answer",
                "M10",
                "「毎年度」は一つの年を指しません。",
            ),
            (
                "visit-count",
                {"done": datetime(2024, 3, 1)},  # noqa: DTZ001 - a cell
                "unreadable-answer",
                "H10",
                "セルの内容（2024-03-01 00:00:00）は数値ではありません。日付などに変換されていないか確かめてください。",
            ),
            (
                "visit-count",
                {"done": "=1/0"},
                "formula-without-value",
                "H10",
                "数式の計算結果が保存されていません。",
            ),
            (
                "watching",
                {"done": "した。", "course": "継統"},
                "answer-course",
                "L8",
                "「継統」は「今後の方向」にありません（拡充・継続・改善・縮小・統合・廃止・完了）。",
            ),
            (
                "watching",
                {"done": "した。", "at": "令和5年度"},
                "form-not-asked",
                "M8",
                "「令和5年度」は、記入欄でないセルに書かれています。集計していません。",
            ),
        ],
    )
    def test_it_names_the_cell(  # noqa: PLR0917 - a table
        self, row: str, cells: dict[str, object], code: str, cell: str, ja: str, tmp_path: Path
    ) -> None:
        found = collected(
            tmp_path,
            "elderly",
            {"visits": {"done": "訪問した。", "grade": "Ｂ", "next": "x", "course": "継続"}, row: cells},
        )

        (problem,) = [each for each in told(found) if each[0] == code]
        assert problem[1] == f"高齢者支援課!{cell}"
        assert problem[2].startswith(ja)
        assert "visits" in {each.about for each in found.accounts.added}

    def test_percent_in_a_cell_of_another_unit(self, tmp_path: Path) -> None:
        path = written(HELD, tmp_path)["elderly"]
        with opened(path) as book:
            cell = cell_of(book.worksheets[0], "visit-count", "done")
            cell.value, cell.number_format = 0.8, "0%"
        found = collect(HELD, [path])

        assert told(found) == [("percent-unit", "高齢者支援課!H10", "セルの表示は「80%」ですが、単位は「件」です。")]
        assert found.figures.added == ()

    def test_a_cell_that_shows_less_than_it_holds_is_read_as_it_shows(self, tmp_path: Path) -> None:
        path = written(HELD, tmp_path)[None]
        with opened(path) as book:
            cell = cell_of(book.worksheets[0], "plans-made", "done")
            cell.value, cell.number_format = 26.7777, "0.0"
        found = collect(HELD, [path])

        assert [each.reading.amount for each in found.figures.added] == [Amount("26.8", "%")]
        assert [code for code, _, _ in told(found)] == ["rounded-figure"]

    def test_an_error_in_a_cell_holds_back_its_row(self, tmp_path: Path) -> None:
        path = written(HELD, tmp_path)["elderly"]
        fill(path, ANSWERS)
        with opened(path) as book:
            cell = cell_of(book.worksheets[0], "visits", "issues")
            cell.value, cell.data_type = "#N/A", "e"
        found = collect(HELD, [path])

        assert [(code, cell) for code, cell, _ in told(found)] == [("error-cell", "高齢者支援課!J9")]
        assert "visits" not in {each.about for each in found.accounts.added}
        assert of(found, "elderly") == []  # it was answered; that the answer is damaged is told already

    def test_two_bodies_that_give_different_figures_are_both_left_out(self, tmp_path: Path) -> None:
        paths = written(HELD, tmp_path)
        fill(paths["community"], {"salon-count": {"done": 66}})
        fill(paths["shakyo"], {"salon-count": {"done": 67}})
        found = collect(HELD, paths.values())

        assert told(found) == [
            (
                "answered-twice",
                "架空市社会福祉協議会!H10",
                "「指標４　ふれあいサロンの数」の回答が community-FY2023.xlsx 地域福祉課!H12 と食い違っています。どちらも集計していません。",
            )
        ]
        assert found.figures.added == ()


class TestDoubts:
    """A figure that looks wrong is held back until somebody confirms it."""

    @pytest.mark.parametrize(
        ("body", "row", "cells", "code", "ja"),
        [
            (
                "elderly",
                "visit-count",
                {"done": 140010},
                "doubt-digits",
                "140,010は、これまでの値（11,020～15,000）から大きく外れています。桁や単位（10倍）の取り違えのように見えます。",
            ),
            (
                "elderly",
                "visit-count",
                {"done": 14},
                "doubt-digits",
                "14は、これまでの値（11,020～15,000）から大きく外れています。桁や単位（1,000倍）の取り違えのように見えます。",
            ),
            (
                "elderly",
                "visit-count",
                {"done": 0},
                "doubt-size",
                "0は、これまでの値（11,020～15,000）から大きく外れています。",
            ),
            (
                "elderly",
                "visit-count",
                {"done": -230},
                "doubt-sign",
                "-230は負の値です。これまでの値に負の値はありません。",
            ),
            ("elderly", "visit-count", {"done": "▲13,000"}, "doubt-sign", "-13,000は負の値です。"),
            ("elderly", "visit-count", {"done": 13210}, "doubt-same", "13,210は、前年度の値と一桁も違いません。"),
            (
                "elderly",
                "visit-count",
                {"done": 14001, "at": "令和3年"},
                "doubt-year",
                "令和3年の値です。尋ねたのは令和5年度です。",
            ),
            (
                None,
                "plans-made",
                {"done": 0.268},
                "doubt-percent",
                "0.268は、26.8％を小数で書いたように見えます（これまでの値は8.5～50）。",
            ),
            (
                None,
                "satisfaction",
                {"done": 108},
                "doubt-size",
                "108は、これまでの値（52.4～60.0）から大きく外れています。",
            ),
            (
                "community",
                "agreement-count",
                {"done": 22},
                "doubt-falls",
                "累計の指標ですが、前年度（24）より小さい値（22）です。",
            ),
            (
                "elderly",
                "watching",
                {"done": "した。", "grade": "５"},
                "doubt-grade",
                "自己評価「５」は、段階（Ａ・Ｂ・Ｃ・Ｄ）にありません。",
            ),
        ],
    )
    def test_it_says_why(  # noqa: PLR0917 - a table
        self, body: str | None, row: str, cells: dict[str, object], code: str, ja: str, tmp_path: Path
    ) -> None:
        found = collected(tmp_path, body, {row: cells})

        assert [sentence for each, _, sentence in told(found) if each == code and sentence.startswith(ja)]
        assert found.held == (row,)
        assert (found.figures.added, found.accounts.added) == ((), ())
        assert row not in {each.row.id for each in found.missing if each.row and not each.blank}
        confirmed = collect(HELD, [next(tmp_path.glob(f"{body or 'nobody'}-*"))], confirmed=[row])
        assert (confirmed.held, confirmed.problems) == ((), ())
        assert len(confirmed.figures.added) + len(confirmed.accounts.added) == 1

    @pytest.mark.parametrize("typed", [13300, 11020, 36000, 4500, 5000])
    def test_an_ordinary_figure_is_not_doubted(self, typed: int, tmp_path: Path) -> None:
        assert collected(tmp_path, "elderly", {"visit-count": {"done": typed}}).problems == ()

    def test_a_short_figure_that_is_as_it_was_is_only_mentioned(self, tmp_path: Path) -> None:
        found = collected(tmp_path, "community", {"salon-count": {"done": 63}})

        assert told(found) == [("same-as-last-year", "地域福祉課!H12", "63は、前年度と同じ値です。")]
        assert len(found.figures.added) == 1

    def test_words_that_are_as_they_were_are_only_mentioned(self, tmp_path: Path) -> None:
        before = next(each for each in HELD.assessments if each.id == "visits-2022")
        found = collected(tmp_path, "elderly", {"visits": {"done": before.done}})

        assert told(found) == [("same-words", "高齢者支援課!H9", "「実績」の文章が前年度と同じです。")]
        assert len(found.accounts.added) == 1

    def test_few_things_may_double(self, tmp_path: Path) -> None:
        few = tuple(
            attrs.evolve(each, targets=(), baseline=Reading(at=When.fiscal(2019), amount=Amount("2", "件")))
            if each.id == "visit-count"
            else each
            for each in HELD.base.indicators
        )
        held = Dossier(base=attrs.evolve(HELD.base, indicators=few))

        assert collected(tmp_path, "elderly", {"visit-count": {"done": 9}}, held).problems == ()

    def test_the_first_figure_of_all_is_not_doubted_unless_it_is_below_zero(self, tmp_path: Path) -> None:
        bare = tuple(
            attrs.evolve(each, targets=(), baseline=None) if each.id == "visit-count" else each
            for each in HELD.base.indicators
        )
        held = Dossier(base=attrs.evolve(HELD.base, indicators=bare))

        assert collected(tmp_path, "elderly", {"visit-count": {"done": 9}}, held).problems == ()
        assert collected(tmp_path, "elderly", {"visit-count": {"done": -9}}, held).held == ("visit-count",)

    def test_a_cumulative_figure_may_stay(self, tmp_path: Path) -> None:
        assert {each.counts for each in HELD.base.indicators if each.id == "agreement-count"} == {Counts.CUMULATIVE}
        assert collected(tmp_path, "community", {"agreement-count": {"done": 24}}).held == ()

    def test_a_second_figure_of_one_year_is_doubted(self, tmp_path: Path) -> None:
        """On file is the figure of the fiscal year; the sheet comes back with one of the calendar year."""
        path = written(HELD, tmp_path, year=FiscalYear(2022))["elderly"]
        fill(path, {"visit-count": {"done": 13000, "at": "令和4年"}})

        assert told(collect(HELD, [path])) == [
            (
                "doubt-time",
                "高齢者支援課!H10",
                "令和4年の値として書かれていますが、令和4年度の値（13,210件）が既にあります。",
            )
        ]


class TestSheets:
    """Sheets of others, twice, of another year."""

    def test_the_same_sheet_twice_is_counted_once(self, tmp_path: Path) -> None:
        path = written(HELD, tmp_path)["elderly"]
        fill(path, ANSWERS)
        copy = tmp_path / "copy.xlsx"
        copy.write_bytes(path.read_bytes())
        found = collect(HELD, [path, copy])

        assert told(found) == [
            (
                "sheet-twice",
                "高齢者支援課",
                "同じ担当のシートが二つあります（もう一つは elderly-FY2023.xlsx 高齢者支援課）。",
            )
        ]
        assert (len(found.figures.added), len(found.accounts.added)) == (1, 3)

    def test_two_sheets_of_a_body_may_complete_each_other_but_not_contradict(self, tmp_path: Path) -> None:
        path = written(HELD, tmp_path)["elderly"]
        empty = path.read_bytes()
        fill(path, {"watching": ANSWERS["watching"], "visits": ANSWERS["visits"]})
        other = tmp_path / "other.xlsx"
        other.write_bytes(empty)
        fill(other, {"visit-count": {"done": 14001}, "visits": {**ANSWERS["visits"], "grade": "Ｄ"}})
        found = collect(HELD, [path, other])

        assert [code for code, _, _ in told(found)] == ["sheet-twice", "answered-twice"]
        assert [each.about for each in found.accounts.added] == ["watching"]
        assert len(found.figures.added) == 1

    def test_a_sheet_of_another_plan_is_named(self, tmp_path: Path) -> None:
        paths = written(HELD, tmp_path)
        other = attrs.evolve(HELD, base=attrs.evolve(HELD.base, id="other-2020"), revisions=(), assessments=())
        found = collect(HELD, [paths["elderly"], *written(other, _made(tmp_path / "other")).all()])

        assert {code for code, _, _ in told(found)} == {"other-plan"}
        assert told(found)[0][2] == "この計画（kakuu-2020）のシートではありません（other-2020のシートです）。"
        assert [each.stamp.body for each in found.sheets] == ["elderly"]

    def test_sheets_of_two_years_are_not_mixed(self, tmp_path: Path) -> None:
        now, before = written(HELD, tmp_path)["elderly"], written(HELD, tmp_path, year=FiscalYear(2022))["shakyo"]
        with pytest.raises(InvalidValueError) as caught:
            collect(HELD, [now, before])

        assert caught.value.ja == (
            "複数の年度のシートがあります。--year で年度を指定してください。\n"
            "令和4年度：shakyo-FY2022.xlsx\n令和5年度：elderly-FY2023.xlsx"
        )
        found = collect(HELD, [now, before], year=YEAR)
        assert told(found) == [
            ("other-year", "架空市社会福祉協議会", "令和4年度のシートです。集計しているのは令和5年度です。")
        ]

    def test_no_sheet_at_all_is_refused_and_says_what_was_found(self, tmp_path: Path) -> None:
        (tmp_path / "note.txt").write_text("x", encoding="utf-8")
        with pytest.raises(InvalidValueError) as caught:
            collect(HELD, [tmp_path / "note.txt", tmp_path / "none.xlsx"])

        assert caught.value.ja.splitlines()[0] == "この計画の進捗管理シートがありません。"
        assert "note.txt" in caught.value.ja
        assert "none.xlsx" in caught.value.ja

    def test_a_body_that_the_plan_never_had_is_named(self, tmp_path: Path) -> None:
        paths = written(HELD, tmp_path)
        with opened(paths["elderly"]) as book:
            book.worksheets[0]["A1"].value = "welfareplan-form/1 plan=kakuu-2020 year=FY2023 body=nobody"
        found = collect(HELD, [paths["elderly"], paths["shakyo"]])

        assert told(found) == [("unknown-body", "高齢者支援課", "シートの担当「nobody」は、計画にありません。")]

    def test_an_element_that_left_the_plan_since_is_still_collected(self, tmp_path: Path) -> None:
        from welfareplan.revision.revisions import Revision

        path = written(HELD, tmp_path)["elderly"]
        fill(path, ANSWERS)
        base = HELD.latest
        without = attrs.evolve(
            base,
            programmes=tuple(each for each in base.programmes if each.id != "visits"),
            links=tuple(each for each in base.links if "visits" not in {each.source, each.target}),
        )
        gone = Revision.between(base, without, id="gone", adopted=PartialDate(2024, 4))
        found = collect(attrs.evolve(HELD, revisions=(*HELD.revisions, gone)), [path])

        assert "visits" in {each.about for each in found.accounts.added}
        assert found.problems == ()

    def test_a_row_about_what_never_stood_in_the_plan_is_named(self, tmp_path: Path) -> None:
        path = written(HELD, tmp_path)["elderly"]
        fill(path, ANSWERS)
        other = attrs.evolve(HELD, base=attrs.evolve(HELD.base, programmes=(), links=()), revisions=())
        found = collect(other, [path])

        assert ("form-unknown-row", "高齢者支援課!H9", "「visits」は、この計画にありません。") in told(found)

    def test_a_recommendation_that_is_not_on_file_is_named(self, tmp_path: Path) -> None:
        path = written(HELD, tmp_path)["elderly"]
        fill(path, ANSWERS)
        found = collect(attrs.evolve(HELD, assessments=()), [path])

        assert ("form-unknown-row", "高齢者支援課!H12", "「advice-watching」は、この計画にありません。") in told(found)

    def test_the_steps_of_the_grades_may_be_told_on_the_sheet_or_beside_it(self, tmp_path: Path) -> None:
        held = attrs.evolve(HELD, assessments=())
        path = written(held, tmp_path)["elderly"]
        fill(path, {"watching": {"done": "した。", "grade": "良"}})
        assert [code for code, _, _ in told(collect(held, [path]))] == ["steps-not-stated"]
        assert collect(held, [path]).accounts.added[0].scale is None
        assert collect(held, [path], scale="優・良・可").accounts.added[0].scale == "優・良・可"
        with opened(path) as book:
            book.worksheets[0]["H4"].value = "優・良・可"
        assert collect(held, [path]).accounts.added[0].scale == "優・良・可"

    def test_a_folder_stands_for_its_workbooks(self, tmp_path: Path) -> None:
        for name in ("2課.xlsx", "10課.XLSX", "~$2課.xlsx", ".隠れ.xlsx", "メモ.txt"):
            (tmp_path / name).touch()

        assert [each.name for each in form_files(tmp_path)] == ["2課.xlsx", "10課.XLSX"]
        assert form_files(tmp_path / "2課.xlsx") == [tmp_path / "2課.xlsx"]


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
