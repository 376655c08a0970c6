"""Characters that cannot be seen, that only one computer shows, or that were lost."""

from __future__ import annotations

import pytest
from tests.checks.builders import plan
from tests.checks.lines import codes, lines

from welfareplan.model.bases import LegalBasis, LegalItem
from welfareplan.model.issues import Issue

WITH_VARIATION_SELECTOR = "葛\U000e0100城市"
COMPATIBILITY_IDEOGRAPH = "\ufa1b岡"


def _of(title: str) -> list[str]:
    return [line.split(":")[0].removesuffix(", title") for line in lines(plan(issues=(Issue(id="a", title=title),)))]


@pytest.mark.parametrize(
    "title",
    [
        "支え合う　意識",
        "１行目\n２行目",
        "㍻31年度～①",
        WITH_VARIATION_SELECTOR,
        COMPATIBILITY_IDEOGRAPH,
        "家族👨\u200d👩\u200d👧",
        "がぎぐ",
        "Ａ－Ｂ ▲1.5",
    ],
)
def test_ordinary_japanese_raises_nothing(title: str) -> None:
    assert lines(plan(issues=(Issue(id="a", title=title),))) == []


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\u3164", "U+3164 HANGUL FILLER"),
        ("\xad", "U+00AD SOFT HYPHEN"),
        ("\x00", "U+0000"),
        ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
    ],
)
def test_a_character_that_cannot_be_seen_is_named(character: str, name: str) -> None:
    found = lines(plan(issues=(Issue(id="a", text=f"支え合い{character}プラン"),)))
    assert [f"issue 'a', text: text holds {name}, which cannot be seen"] == found


@pytest.mark.parametrize("character", [chr(0xD800), "\ufffd", "\uffff"])
def test_what_is_left_of_a_lost_character_is_an_error(character: str) -> None:
    assert codes(plan(issues=(Issue(id="a", title=f"支{character}い"),))) == ["damaged-character a"]


def test_every_sort_is_told_once_for_a_field() -> None:
    found = codes(plan(issues=(Issue(id="a", title="\u200b\u200b\ue000\ue001か\u3099き\u3099"),)))
    assert found == ["private-character a", "hidden-character a", "not-nfc a"]


def test_an_odd_normal_form_is_named_by_what_it_spells() -> None:
    found = lines(plan(issues=(Issue(id="a", title=f"{COMPATIBILITY_IDEOGRAPH}のかき\u3099"),)))
    assert found == ["issue 'a', title: title spells ぎ as several characters"]


def test_an_element_beside_an_odd_one_may_lack_a_title() -> None:
    assert codes(plan(issues=(Issue(id="a", label="①"), Issue(id="b", title="孤立\u200b")))) == ["hidden-character b"]


def test_a_mark_that_combines_with_nothing_is_left_alone() -> None:
    assert lines(plan(issues=(Issue(id="a", title="あ\u3099"),))) == []


def test_marks_in_an_order_that_is_not_the_normal_one() -> None:
    assert codes(plan(issues=(Issue(id="a", title="q\u0307\u0323"),))) == ["not-nfc a"]


def test_other_scripts_in_another_normal_form_are_left_alone() -> None:
    assert lines(plan(issues=(Issue(id="a", title="\u1100\u1161"),))) == []


def test_the_plan_and_the_items_of_a_law_are_looked_at() -> None:
    items = (LegalItem(id="item", label="①", text="適切な\u200b利用"), LegalItem(id="other", label="②"))
    found = plan(title="計画\u200e", vision="輝く\ufeffまち", bases=(LegalBasis(id="law", statute="法", items=items),))
    assert codes(found) == ["hidden-character kurume-2020", "hidden-character kurume-2020", "hidden-character item"]


def test_the_place_says_which_field() -> None:
    assert _of("希薄\u200b化") == ["issue 'a'"]


def test_a_mark_that_combines_is_found_behind_one_that_does_not() -> None:
    assert lines(plan(issues=(Issue(id="a", title="あ\u3099か\u3099"),))) == [
        "issue 'a', title: title spells が as several characters"
    ]
