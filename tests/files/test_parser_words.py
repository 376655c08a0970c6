"""A reader of the standard library complains in English; a planning desk reads Japanese."""

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from welfareplan.files import csv_format, json_format, toml_format
from welfareplan.files.troubles import FileRefusedError
from welfareplan.wording.parsers import parser_ja

TOML = {
    "a = ": "値の書き方に誤りがあります",
    "あ = 1": "行が項目名（半角の英数字、又は引用符で囲んだ文字列）で始まっていません",
    "a 1": "項目名の次に「=」がありません",
    "[a": "見出しの終わりに「]」がありません",
    "[[a]": "見出しの終わりに「]]」がありません",
    "a = 1 b": "値の後に余分な文字があります",
    "a = [1": "「]」で閉じていません",
    "a = {b = 1": "「}」で閉じていません",
    'a = "x': "引用符が閉じていません",
    'a = "x\n"': "行の終わりまでに引用符が閉じていません",
    "a = 'x": "「'」で閉じていません",
    r'a = "\q"': r"文字列の中の「\」は「\\」と書きます",
    r'a = "\ud800"': "文字の番号に誤りがあります",
    r'a = "\u12"': "エスケープの16進数に誤りがあります",
    "a = 2021-02-30": "あり得ない日付です",
    "a = 1\na = 2": "同じ項目が二度書かれています",
    "[p.q]\n[p.q]": "同じ見出し「p.q」が二度書かれています",
    "a = {b=1,b=2}": "同じ項目「b」が二度書かれています",
    "a = {b=1}\na.c = 2": "項目「a」を二度定めています",
}
JSON = {
    '{"a":': "値がありません",
    "{a:1}": '「"」で囲んだ項目名がありません',
    '{"a"': "「:」がありません",
    '{"a":1': "「,」がありません",
    '{"a":1}x': "文書の終わりの後に余分な文字があります",
    '{"a': "引用符が閉じていません",
    '{"a":"\n"}': "文字列の中に制御文字があります",
    r'{"a":"\q"}': r"「\」の使い方に誤りがあります",
    r'{"a":"\u12"}': r"「\u」の後に4桁の16進数がありません",
}


def refused(parse: Callable[[str], object], text: str) -> str:
    with pytest.raises(FileRefusedError) as caught:
        parse(text)
    return caught.value.problem("a file").message_ja


@pytest.mark.parametrize(("text", "words"), TOML.items())
def test_what_is_wrong_with_toml_is_said_in_japanese(text: str, words: str) -> None:
    assert f"TOMLとして読めません（{words}）。" == refused(toml_format.parse, text)


@pytest.mark.parametrize(("text", "words"), JSON.items())
def test_what_is_wrong_with_json_is_said_in_japanese(text: str, words: str) -> None:
    assert f"JSONとして読めません（{words}）。" == refused(json_format.parse, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('indicator,at,value,unit\n"a"b\n', '閉じた引用符「"」の後に「,」がありません'),
        ('indicator,at,value,unit\n"a\n', "引用符が閉じていません"),
    ],
)
def test_what_is_wrong_with_csv_is_said_in_japanese(text: str, words: str) -> None:
    assert f"CSVとして読めません（{words}）。" == refused(lambda each: csv_format.parse(each, "observations.csv"), text)


def test_words_that_are_not_known_stand_as_they_are() -> None:
    assert "a message of Python 4" == parser_ja("a message of Python 4")


def test_every_message_of_this_python_about_toml_is_known() -> None:
    """The messages stand in its source; those that a caller cannot cause by a text are left out."""
    found = importlib.util.find_spec("tomllib._parser")
    assert found is not None
    source = Path(str(found.origin)).read_text(encoding="utf-8")
    said = re.findall(r'suffixed_err\(\s*src,\s*\w+,\s*(f?)"((?:[^"\\]|\\.)*)"', source)
    assert len(said) > 20
    for formatted, message in said:
        example = re.sub(r"\{[^}]*\}", "'x'", message) if formatted else message
        assert parser_ja(example.encode().decode("unicode_escape")) != example, example
