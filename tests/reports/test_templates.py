"""An office's own template: what it may print, what it may not do, and what is said of a wrong tag."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from tests.reports.test_council import sat

from welfareplan.errors import InvalidValueError
from welfareplan.reports import template_sandbox
from welfareplan.reports.council_paper import template_values
from welfareplan.reports.template_example import example_template
from welfareplan.reports.template_language import TagError
from welfareplan.reports.template_sandbox import sandbox
from welfareplan.reports.template_word import filled

VALUES: dict[str, Any] = {
    "year": "令和4年度",
    "plan": {"name": "計画<＆>", "items": "項目"},
    "rows": [{"name": f"指標{n}", "grade": "AB"[n % 2]} for n in range(4)],
    "number": 3,
    "nothing": None,
}


def template(*lines: str, change: Callable[[Any], None] | None = None) -> bytes:
    """A Word document with some lines."""
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    if change is not None:
        change(made)
    raw = io.BytesIO()
    made.save(raw)
    return raw.getvalue()


def replaced(raw: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same document with another text of a part."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            held = old.read(each)
            new.writestr(each, change(held) if each.filename == part else held)
    return made.getvalue()


def lines(raw: bytes, values: dict[str, Any] | None = None) -> list[str]:
    made = docx.Document(io.BytesIO(filled(raw, VALUES if values is None else values, "様式.docx")))
    return [each.text for each in made.paragraphs if each.text]


def refused(raw: bytes) -> tuple[str, str]:
    """What is said of a template, in English and Japanese."""
    with pytest.raises(InvalidValueError) as caught:
        filled(raw, VALUES, "様式.docx")
    return str(caught.value), caught.value.ja


def printed(text: str) -> str:
    """What a tag prints."""
    return sandbox(VALUES).from_string(text).render(VALUES)


class TestTags:
    @pytest.mark.parametrize(
        ("tag", "says"),
        [
            ("{{ year }}", "令和4年度"),
            ("{{ plan.name }}", "計画&lt;＆&gt;"),
            ("{{ plan.items }}", "項目"),
            ("{{ rows[1].name }}", "指標1"),
            ("{{ rows[-1]['name'] }}", "指標3"),
            ("{{ year[:2] }}", "令和"),
            ("{{ rows|length }}", "4"),
            ("{{ nothing }}", ""),
            (
                "{% for row in rows %}{{ loop.index }}{{ row.name }}{% if not loop.last %}、{% endif %}{% endfor %}",
                "1指標0、2指標1、3指標2、4指標3",
            ),
            ("{% for row in rows if row.grade == 'A' %}{{ row.name }}{% else %}なし{% endfor %}", "指標0指標2"),
            ("{% for row in rows|reverse %}{{ row.name }}{% endfor %}", "指標3指標2指標1指標0"),
            ("{% for row in rows|sort(attribute='grade') %}{{ row.name }}{% endfor %}", "指標0指標2指標1指標3"),
            ("{{ rows|join('、', attribute='name') }}", "指標0、指標1、指標2、指標3"),
            ("{{ 'あ' ~ year ~ number }}", "あ令和4年度3"),
            ("{{ 'あ' + year }}", "あ令和4年度"),
            ("{{ number * 2 + 1 - 3 }}", "4"),
            ("{{ missing|default('なし') }}", "なし"),
            ("{{ missing.part|default('なし') }}", "なし"),
            ("{{ plan.missing is defined }}", "False"),
            ("{{ 'ある' if year in ['令和4年度', '令和5年度'] else 'ない' }}", "ある"),
            ("{{ year|truncate(2, true, '', 0) }}", "令和"),
            ("{{ '&lt;'|e }}", "&amp;lt;"),
            ("{# 覚え書き #}{{ year|upper|trim }}", "令和4年度"),
        ],
    )
    def test_what_a_template_may_print(self, tag: str, says: str) -> None:
        assert printed(tag) == says

    @pytest.mark.parametrize(
        ("tag", "why"),
        [
            ("{{ yaer }}", "there is no variable 'yaer'; did you mean 'year'?"),
            ("{{ plan.nane }}", "there is no variable 'nane'; did you mean 'name'?"),
            ("{{ zzzz }}", "there is no variable 'zzzz'"),
            ("{{ rows[9].name }}", "there is no variable '9'"),
            ("{{ loop }}", "there is no variable 'loop'"),
            ("{{ year.__class__ }}", "there is no variable '__class__'"),
            ("{{ ''.__class__.__mro__ }}", "there is no variable '__class__'"),
            ("{{ year['__class__'] }}", "there is no variable '__class__'"),
            ("{{ rows|sort(attribute='__class__') }}", "there is no variable '__class__'"),
            ("{{ rows.append }}", "there is no variable 'append'"),
            ("{% for row in rows %}{{ loop.previtem }}{% endfor %}", "there is no variable 'previtem'"),
            ("{{ range }}", "there is no variable 'range'"),
            ("{{ plan.keys() }}", "a call cannot be used in a template"),
            ("{% for each in range(9) %}{% endfor %}", "a call cannot be used in a template"),
            ("{% for row in rows recursive %}{{ loop(row) }}{% endfor %}", "a call cannot be used in a template"),
            ("{% set x = 1 %}", "set cannot be used in a template"),
            ("{% set x %}1{% endset %}", "set cannot be used in a template"),
            ("{% macro x() %}{% endmacro %}", "macro cannot be used in a template"),
            ("{% call x() %}{% endcall %}", "call cannot be used in a template"),
            ("{% filter upper %}{% endfilter %}", "filter cannot be used in a template"),
            ("{% block x %}{% endblock %}", "block cannot be used in a template"),
            ("{% include 'x' %}", "include cannot be used in a template"),
            ("{% import 'x' as x %}", "import cannot be used in a template"),
            ("{% from 'x' import x %}", "from cannot be used in a template"),
            ("{% extends 'x' %}", "extends cannot be used in a template"),
            ("{% autoescape false %}{{ plan.name }}{% endautoescape %}", "autoescape cannot be used in a template"),
            ("{{ self }}", "self cannot be used in a template"),
            ("{{ plan.name|safe }}", "the filter safe cannot be used in a template"),
            ("{{ year|attr('upper') }}", "the filter attr cannot be used in a template"),
            ("{{ year|_tick }}", "the filter _tick cannot be used in a template"),
            ("{{ '%99999d'|format(1) }}", "the filter format cannot be used in a template"),
            ("{{ rows|map(attribute='name')|first }}", "the filter map cannot be used in a template"),
            ("{{ 1 / 0 }}", "/ cannot be used in a template"),
            ("{{ 2 ** 999 }}", "** cannot be used in a template"),
            ("{{ '%s' % year }}", "% cannot be used in a template"),
            ("{{ {'a': 1} }}", "dict cannot be used in a template"),
            ("{% for each in [year, year] %}{% endfor %}", "a list of anything but fixed words cannot be used"),
            ("{% for each in (year, year) %}{% endfor %}", "a list of anything but fixed words cannot be used"),
            ("{{ 'a' * 9 }}", "* is for whole numbers up to 10000"),
            ("{{ 99999 * 99999 }}", "* is for whole numbers up to 10000"),
            ("{{ rows + rows }}", "+ is for whole numbers up to 10000"),
            ("{{ year - 1 }}", "- is for whole numbers up to 10000"),
            ("{{ rows }}", "a list, or a row of one, is not text"),
            ("{{ plan|string }}", "a list, or a row of one, is not text"),
            ("{{ rows|join }}", "a list, or a row of one, is not text"),
        ],
    )
    def test_what_a_template_may_not_do(self, tag: str, why: str) -> None:
        with pytest.raises(TagError) as caught:
            printed(tag)

        assert caught.value.english.startswith(why)
        assert caught.value.japanese.endswith("。")

    @pytest.mark.parametrize(
        "tag",
        [
            "{% for a in year %}" * 9 + "x" + "{% endfor %}" * 9,
            "{% for a in rows %}" * 12 + "{% endfor %}" * 12,
            "{% for a in rows %}" * 4 + "{{ rows|join('" + "x" * 500 + "', attribute='name') }}" + "{% endfor %}" * 4,
            "{% for a in rows %}" * 5 + "{{ year" + " + year" * 40 + " }}" + "{% endfor %}" * 5,
            "{% for a in rows %}" * 5 + "x" * 500 + "{% endfor %}" * 5,
        ],
    )
    def test_work_without_end_is_stopped(self, tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(template_sandbox, "MOST_TEMPLATE_SIGNS", 100_000)
        with pytest.raises(TagError, match="it would print more than 100000 signs, or go round in loops as often"):
            printed(tag)

    def test_joined_texts_keep_what_is_escaped(self) -> None:
        assert printed("{{ plan.name ~ '<' }}") == "計画&lt;＆&gt;&lt;"


class TestPaper:
    def test_the_example_prints_every_list(self) -> None:
        values = template_values(sat(), above=["資料１", "第１回協議会"])
        made = docx.Document(io.BytesIO(filled(example_template(), values, "様式.docx")))
        text = "\n".join(each.text for each in made.paragraphs)

        assert text.startswith("資料１\n第１回協議会\n「架空市支え合いプラン」の進捗状況について（令和4年度）")
        assert [len(each.rows) for each in made.tables] == [10, 10, 6, 7, 5, 11]
        assert made.tables[0].rows[1].cells[1].text == "52.4％\n令和元年度調査、標本数1,200"
        assert "{" not in text

    def test_its_tags_name_every_variable_but_those_of_single_cells(self) -> None:
        with zipfile.ZipFile(io.BytesIO(example_template())) as archive:
            xml = archive.read("word/document.xml").decode()
        tags = " ".join(re.findall(r"\{[{%].*?[%}]\}", xml))

        assert [name for name in template_values(sat()) if not re.search(rf"\b{name}\b", tags)] == []

    def test_the_same_template_and_values_make_the_same_bytes(self) -> None:
        values = template_values(sat())

        assert example_template() == example_template()
        assert filled(example_template(), values, "a.docx") == filled(example_template(), values, "a.docx")

    def test_what_is_printed_is_text_whatever_it_looks_like(self) -> None:
        assert lines(template("{{ plan.name }}")) == ["計画<＆>"]
        assert lines(template("{{ year }}"), {"year": "{{ plan }}<w:p/>"}) == ["{{ plan }}<w:p/>"]

    def test_headers_footers_properties_and_tables_are_filled_in(self) -> None:
        def change(made: Any) -> None:
            made.sections[0].header.paragraphs[0].text = "{{ year }}"
            made.core_properties.title = "{{ plan.items }}"
            grid = made.add_table(rows=3, cols=1)
            for cell, text in zip(
                (row.cells[0] for row in grid.rows),
                ("{%tr for row in rows %}", "{{ row.name }}", "{%tr endfor %}"),
                strict=True,
            ):
                cell.text = text

        made = docx.Document(io.BytesIO(filled(template("本文", change=change), VALUES, "様式.docx")))
        assert made.sections[0].header.paragraphs[0].text == "令和4年度"
        assert made.core_properties.title == "項目"
        assert [row.cells[0].text for row in made.tables[0].rows] == ["指標0", "指標1", "指標2", "指標3"]

    def test_a_tag_that_word_has_split_into_runs_is_one_tag(self) -> None:
        def change(made: Any) -> None:
            paragraph = made.add_paragraph("{{ ye")
            paragraph.add_run("ar }").bold = True
            paragraph.add_run("}")

        assert lines(template(change=change)) == ["令和4年度"]

    def test_a_template_without_tags_stays_as_it_is(self) -> None:
        assert lines(template("配布資料", "｛｝ { } 100%")) == ["配布資料", "｛｝ { } 100%"]


class TestWrongTags:
    def test_a_misspelt_variable_is_told_with_its_tag_and_place(self) -> None:
        assert refused(template("題名", "年度：{{ year }}、計画：{{ plna.name }}")) == (
            "template 様式.docx, document, '{{ plna.name }}': there is no variable 'plna'; did you mean 'plan'?",
            "テンプレート「様式.docx」の本文「{{ plna.name }}」：変数「plna」はありません。「plan」ではありませんか。",
        )

    def test_so_is_one_in_a_header(self) -> None:
        def change(made: Any) -> None:
            made.sections[0].header.paragraphs[0].text = "{{ yaer }}"

        assert refused(template("題名", change=change))[1] == (
            "テンプレート「様式.docx」のヘッダー「{{ yaer }}」：変数「yaer」はありません。「year」ではありませんか。"
        )

    def test_and_in_the_properties(self) -> None:
        def change(made: Any) -> None:
            made.core_properties.title = "{{ yaer }}"

        assert refused(template("題名", change=change)) == (
            "template 様式.docx, properties: there is no variable 'yaer'; did you mean 'year'?",
            "テンプレート「様式.docx」の文書のプロパティ：変数「yaer」はありません。「year」ではありませんか。",
        )

    @pytest.mark.parametrize(
        ("given", "ja"),
        [
            (["{{ year"], "本文「{{ year」：タグが段落の中で「}}」で閉じていません。"),
            (["{% for a in rows", "%}"], "本文「{% for a in rows」：タグが段落の中で「%}」で閉じていません。"),
            (["{# 覚え書き"], "本文「{# 覚え書き」：タグが段落の中で「#}」で閉じていません。"),
            (["{{ '" + "あ" * 999 + "' }}"], f"本文「{{{{ '{'あ' * 76}…」：タグが1,000字を超えています。"),
            (["{{ plan.keys() }}"], "本文「{{ plan.keys() }}」：括弧による呼出しは使えません。"),
            (["{{ year|safe }}"], "本文「{{ year|safe }}」：フィルター「safe」は使えません。"),
            (
                ["{{ rows }}"],
                "本文「{{ rows }}」：一覧や行はそのままでは印刷できません。forで繰り返し、「.」で項目を指定してください。",
            ),
            (
                ["{{ year year }}"],
                (
                    "本文「{{ year year }}」：タグの書き方に誤りがあります"
                    "（expected token 'end of print statement', got 'year'）。"
                ),
            ),
            (
                ["{%p for a in rows %}", "{{ a.name }}"],
                "本文「{{ a.name }}」：タグの書き方に誤りがあります（if や for を閉じる endif や endfor がありません）。",
            ),
        ],
    )
    def test_other_mistakes(self, given: list[str], ja: str) -> None:
        assert refused(template(*given))[1] == f"テンプレート「様式.docx」の{ja}"

    def test_loops_that_tear_the_document_apart(self) -> None:
        def change(made: Any) -> None:
            made.add_table(rows=1, cols=1).rows[0].cells[0].text = "{% endfor %}"

        english, japanese = refused(template("{% for a in rows %}{{ a.name }}", change=change))
        assert english.startswith("the tags of template 様式.docx tear its paragraphs or tables apart (")
        assert english.endswith("); use {%p … %} around paragraphs and {%tr … %} around rows")
        assert japanese == (
            "テンプレート「様式.docx」のタグが段落や表の途中をまたいでいます。段落を繰り返すときは {%p … %}、"
            "表の行を繰り返すときは {%tr … %} を使ってください。"
        )

    def test_tags_outside_of_text(self) -> None:
        raw = replaced(
            template("題名"), "word/document.xml", lambda xml: xml.replace(b"<w:p>", b'<w:p id="{{ year }}">', 1)
        )

        assert refused(raw)[1] == "テンプレート「様式.docx」の本文「{{ year }}」：文章以外の場所にタグがあります。"


class TestHostileFiles:
    @pytest.mark.parametrize("raw", [b"", b"PK", b"hello", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
    def test_what_is_no_document(self, raw: bytes) -> None:
        assert refused(raw)[1] == "テンプレート「様式.docx」をWord文書（.docx）として読めません（BadZipFile）。"

    def test_an_archive_that_is_no_document(self) -> None:
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w") as archive:
            archive.writestr("a.txt", "a")

        assert refused(raw.getvalue())[1].startswith("テンプレート「様式.docx」をWord文書（.docx）として読めません（")

    @pytest.mark.parametrize(
        ("change", "detail"),
        [
            (lambda xml: xml.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1), "DOCTYPE"),
            (lambda xml: xml[:-9], "XMLSyntaxError"),
        ],
    )
    def test_xml_that_is_not_that_of_a_document(self, change: Callable[[bytes], bytes], detail: str) -> None:
        raw = replaced(template("題名"), "word/document.xml", change)

        assert refused(raw)[1] == f"テンプレート「様式.docx」をWord文書（.docx）として読めません（{detail}）。"

    def test_one_that_unpacks_to_very_much(self) -> None:
        raw = replaced(template("題名"), "word/document.xml", lambda xml: xml + b" " * 40_000_000)
        assert refused(raw)[1].startswith("テンプレート「様式.docx」が大きすぎます（")

        raw = replaced(template("題名"), "word/document.xml", lambda xml: xml + b" " * 20_000_000)
        assert refused(raw)[1].startswith("テンプレート「様式.docx」が大きすぎます（")

    def test_a_part_with_very_much_text_or_very_many_tags(self) -> None:
        noise = "".join(f"{n:x}" for n in range(900_000)).encode()
        raw = replaced(template("題名"), "word/document.xml", lambda xml: xml.replace("題名".encode(), noise))
        assert refused(raw)[0].startswith("the template 様式.docx is too large: word/document.xml: ")
        assert refused(template("{{ year }}" * 2_001))[0].endswith("more than 2000 tags")

    def test_braces_without_end_take_no_time(self) -> None:
        assert "閉じていません" in refused(template("{" * 100_000))[1]
        assert lines(template("}" * 100_000)) == ["}" * 100_000]
