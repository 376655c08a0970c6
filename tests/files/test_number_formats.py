"""What a spreadsheet shows of a number or a date, as the formats of ECMA-376 say it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from welfareplan.files.number_formats import JAPANESE_DATES, is_date, shown_date, shown_number


class TestNumbers:
    @pytest.mark.parametrize(
        ("value", "form", "text"),
        [
            (1020, "#,##0", "1020"),
            (57.1, "0.00", "57.10"),
            (0.1 + 0.2, "General", "0.3"),
            (1e-7, "General", "0.0000001"),
            (0.8, "0%", "80%"),
            (0.8, "0.0%", "80.0%"),
            (0.641, "0.0%;[Red]-0.0%", "64.1%"),
            (64.1, '0.0"％"', "64.1％"),
            (64.1, "0.0％", "64.1％"),
            (1020, '#,##0"件"', "1020件"),
            (12, "G/標準\\人", "12人"),
            (3, '"約"0"人"', "約3人"),
            (-5, "#,##0;▲ #,##0", "-5"),
            (-5, "#,##0_);(#,##0)", "-5"),
            (-5, "0", "-5"),
            (1234.5, "#,##0.##", "1234.5"),
            (0.5, ".0", "0.5"),
            (3.5, "# ?/?", "3.5"),
            (1500, "0.0E+00", "1500"),
            (1, '[=1]"○";"×"', "1"),
            (5, "@", "5"),
            (5, '"済"', "5"),
        ],
    )
    def test_are_shown_without_separators(self, value: float, form: str, text: str) -> None:
        shown = shown_number(value, form)

        assert shown is not None
        assert (text, False) == (shown.text, shown.differs)

    @pytest.mark.parametrize(
        ("value", "form", "text"),
        [
            (2 / 3, "0.0%", "66.7%"),
            (1234567, "#,##0,", "1235"),
            (62.04837, "0.0", "62.0"),
            (2.5, "0", "3"),
            (-0.04, "0.0", "0.0"),
            (0, '#,##0;-#,##0;"-"', "0"),
            (0, "0;-0;", "0"),
        ],
    )
    def test_that_hold_more_than_they_show_say_so(self, value: float, form: str, text: str) -> None:
        shown = shown_number(value, form)

        assert shown is not None
        assert (text, True) == (shown.text, shown.differs)

    @pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e300, 10**300])
    def test_that_are_no_figures(self, value: float) -> None:
        assert shown_number(value) is None


class TestDates:
    @pytest.mark.parametrize(
        ("form", "text"),
        [
            ('[$-ja-JP]ggge"年"m"月"d"日";@', "令和6年4月1日"),
            ("[$-411]ge.m.d", "R6.4.1"),
            ('gge"年"m"月"', "令6年4月"),
            ('ggge"年度"', "令和6年度"),
            ('yyyy"年度"', "2024年度"),
            ("yyyy/mm/dd", "2024/04/01"),
            ("yyyy/m/d h:mm", "2024/4/1"),
            ('yyyy"年"m"月"d"日"\\(aaa\\)', "2024年4月1日"),
            ("mm-dd-yy", "2024-04-01"),
            ("d-mmm-yy", "2024-04-01"),
            ("mmm-yy", "2024-04"),
            ('m"月"d"日"', "2024-04-01"),
            ("[$-411]ee\\.mm\\.dd", "2024-04-01"),
        ],
    )
    def test_are_shown_in_wareki_where_the_format_says_so(self, form: str, text: str) -> None:
        assert is_date(form)
        assert text == shown_date(datetime(2024, 4, 1), form)  # noqa: DTZ001 - as openpyxl gives it

    def test_before_the_first_era_is_written_in_iso_form(self) -> None:
        assert shown_date(date(1800, 1, 2), "ggge.m.d") == "1800-01-02"

    @pytest.mark.parametrize("form", ["General", "G/標準", "#,##0", "0.0E+00", "@", '0"年度"', "0%"])
    def test_are_no_numbers(self, form: str) -> None:
        assert not is_date(form)

    def test_that_a_japanese_excel_stores_by_number_have_formats(self) -> None:
        assert all(is_date(form) for form in JAPANESE_DATES.values())
