"""What is printed fits on the line and steers nothing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from welfareplan.reports.plain import column_widths, lay_out, pad, visible, width, wrap

ONE_WAY = "¢£¬‖−〜"  # encoded to cp932, but not decoded back
JAPANESE = st.text(
    alphabet=st.characters(codec="cp932", exclude_categories=["Cc", "Cs"], exclude_characters=ONE_WAY), max_size=60
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("赤\x1b[31m字", "赤\\x1b[31m字"),
        ("消\x7fす", "消\\x7fす"),
        ("C1の\x9b1m", "C1の\\x9b1m"),
        ("右\u202eから", "右\\u202eから"),
        ("見\u200bえない", "見\\u200bえない"),
        ("行\r頭", "行\\x0d頭"),
        ("改段落\u2029", "改段落\\u2029"),
        ("欠け\ud800", "欠け\\ud800"),
        ("印\U000e0041", "印\\U000e0041"),
        ("表\t組", "表 組"),
        ("改\n行", "改\n行"),
        ("👩\u200d🔧と辻\U000e0100", "👩\u200d🔧と辻\U000e0100"),
    ],
)
def test_what_steers_a_terminal_becomes_visible_and_the_rest_stays(text: str, shown: str) -> None:
    assert shown == visible(text)


@given(st.text())
def test_nothing_visible_steers_a_terminal(text: str) -> None:
    left = {each for each in visible(text) if unicodedata.category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert left <= {"\n", "\u200d"}


@given(JAPANESE)
def test_width_agrees_with_the_terminal_library_on_what_windows_can_print(text: str) -> None:
    assert cell_len(text) == width(text)


@given(JAPANESE, st.integers(min_value=4, max_value=40))
def test_no_line_is_wider_than_allowed_and_nothing_but_blanks_is_lost(text: str, limit: int) -> None:
    lines = wrap(text, limit)

    assert all(width(line) <= limit for line in lines)
    assert "".join(text.split()) == "".join("".join(lines).split())


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("課題への対応が、必要です。", 14, ["課題への対応", "が、必要です。"]),
        ("方向性「関係を豊かにする」", 8, ["方向性", "「関係を", "豊かにす", "る」"]),
        ("件数は226,650件でした", 12, ["件数は", "226,650件で", "した"]),
        ("計画は令和2年度から", 14, ["計画は", "令和2年度から"]),
        ("https://example.jp/aaaaaaaaaaaa", 10, ["https://ex", "ample.jp/a", "aaaaaaaaaa", "a"]),
        ("か\u3099き\u3099く\u3099", 4, ["か\u3099き\u3099", "く\u3099"]),
        ("ｺﾝｿｰｼｱﾑのﾈｯﾄﾜｰｸ", 4, ["ｺﾝｿｰ", "ｼｱﾑ", "のﾈｯ", "ﾄﾜｰｸ"]),
        ("一行目\n二行目", 20, ["一行目", "二行目"]),
        ("", 10, [""]),
        ("a bb ccc", 5, ["a bb", "ccc"]),
    ],
)
def test_lines_break_where_japanese_lines_may(text: str, limit: int, lines: list[str]) -> None:
    assert lines == wrap(text, limit)


def test_narrow_columns_keep_their_width_and_wide_ones_share() -> None:
    assert [10, 35, 35] == column_widths([10, 90, 60], 80)
    assert [10, 20, 30] == column_widths([10, 20, 30], 80)


def test_figures_give_way_last() -> None:
    widths, rows = lay_out([["指標の名前がとても長い場合", "226,650件"]], columns=20, right=[False, True])

    assert [9, 9] == widths
    assert [["指標の名", "前がとて", "も長い場", "合"], ["226,650件"]] == rows[0]


def test_where_even_the_figures_do_not_fit_all_columns_share() -> None:
    widths, _ = lay_out([["指標", "226,650件" * 4]], columns=20, right=[False, True])

    assert [4, 14] == widths


def test_padding_counts_columns_not_characters() -> None:
    assert ("件数  ", "  件数") == (pad("件数", 6), pad("件数", 6, right=True))


def test_a_column_of_ids_is_kept_whole_and_one_of_grades_is_not() -> None:
    text = "長い文が続いて幅をとります。" * 3
    ids, _ = lay_out([("指定", "元", "後"), ("isolation.title", text, text)], columns=40)
    grades, _ = lay_out([("本町の計画による評価", "元", "後"), ("b", text, text)], columns=40)
    assert (15, 12) == (ids[0], grades[0])
