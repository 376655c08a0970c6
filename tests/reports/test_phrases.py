"""Underlining by 字句: whole words, whole numbers with their units, whole labels."""

from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.reports.phrases import Runs, compare
from welfareplan.reports.sheets import Run
from welfareplan.reports.words import words

PAIRS = Path(__file__).parents[1] / "fixtures" / "oldnew" / "underlines.txt"


def underlined(runs: Runs) -> list[str]:
    return [run.text for run in runs if run.underlined]


@pytest.mark.parametrize(
    ("old", "new", "in_old", "in_new"),
    [
        ("市民の割合70.0％", "市民の割合72.0％", ["70.0％"], ["72.0％"]),
        ("226,650件", "226,651件", ["226,650件"], ["226,651件"]),
        ("（１）つながりの構築", "（２）つながりの構築", ["（１）"], ["（２）"]),
        ("＜指標４＞の①", "＜指標５＞の①", ["＜指標４＞"], ["＜指標５＞"]),
        ("①助けを求める", "②助けを求める", ["①"], ["②"]),
        ("第３章に示す", "第４章に示す", ["第３章"], ["第４章"]),
        ("平成32年度まで", "令和２年度まで", ["平成32年度"], ["令和２年度"]),
        ("地域福祉計画を", "地域福祉活動計画を", ["地域福祉計画"], ["地域福祉活動計画"]),
        ("サロンの充実", "サークルの充実", ["サロン"], ["サークル"]),
        ("場を設ける。見守る。", "場を設ける。訪ねる。", ["見守る"], ["訪ねる"]),
        ("ふれあいの場", "ふれあいの場づくり", [], ["づくり"]),
        ("", "新設", [], ["新設"]),
        ("削る", "", ["削る"], []),
        ("同じ", "同じ", [], []),
    ],
)
def test_what_is_underlined(old: str, new: str, in_old: list[str], in_new: list[str]) -> None:
    left, right = compare(old, new)
    assert (in_old, in_new) == (underlined(left), underlined(right))


def pairs() -> list[tuple[str, str]]:
    """The pairs of lines in the file, each with the underlined words in brackets."""
    lines = [line for line in PAIRS.read_text(encoding="utf-8").splitlines() if line[:2] in {"旧：", "新："}]
    return [(old[2:], new[2:]) for old, new in zip(lines[::2], lines[1::2], strict=True)]


def marked(runs: Runs) -> str:
    return "".join(f"【{run.text}】" if run.underlined else run.text for run in runs)


def test_there_are_many_pairs() -> None:
    assert len(pairs()) >= 75


@pytest.mark.parametrize(("old", "new"), pairs())
def test_words_are_underlined_as_a_documents_desk_does(old: str, new: str) -> None:
    left, right = compare(*(each.replace("【", "").replace("】", "") for each in (old, new)))
    assert (old, new) == (marked(left), marked(right))


def test_differences_closer_than_two_letters_join() -> None:
    left, right = compare("令和７年度に70.0％以上", "令和９年度に72.0％以上")
    assert underlined(left) == ["令和７年度に70.0％"]
    assert underlined(right) == ["令和９年度に72.0％"]


def test_differences_two_letters_apart_stay_apart() -> None:
    left, _ = compare("令和７年度には70.0％", "令和９年度には72.0％")
    assert underlined(left) == ["令和７年度", "70.0％"]


def test_a_surrogate_kanji_and_a_variant_stay_in_their_word() -> None:
    assert words("𠮷野と辻󠄀村") == ["𠮷野", "と", "辻󠄀村"]


class TestSpelling:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("ＳＮＳで２回知らせます。", "SNSで2回知らせます。"),
            ("10 か所 に設けます。", "10か所に設けます。"),
            ("町は、計画を\n策定します。", "町は、計画を策定します。"),
            ("２～３回、－５％", "２〜３回、−５％"),
            ("ﾎﾞﾗﾝﾃｨｱ", "ボランティア"),
        ],
    )
    def test_what_is_only_spelt_otherwise_may_be_left_without_a_line(self, old: str, new: str) -> None:
        for one, other in ((old, new), (new, old)):
            assert [(Run(one),), (Run(other),)] == list(compare(one, other, spelling=False))
            assert any(run.underlined for side in compare(one, other) for run in side)

    def test_a_change_among_spellings_is_underlined_alone(self) -> None:
        left, right = compare("ＳＮＳで ２回 知らせます。", "SNSで3回知らせます。", spelling=False)
        assert ("ＳＮＳで 【２回】 知らせます。", "SNSで【3回】知らせます。") == (marked(left), marked(right))

    def test_another_number_is_no_spelling(self) -> None:
        assert ["①"] == underlined(compare("①　孤立", "1　孤立", spelling=False)[0])


def test_equal_empty_texts_have_no_runs() -> None:
    assert compare("", "") == ((), ())


@given(st.text(), st.text(), st.booleans())
def test_nothing_is_lost_and_neighbours_differ(old: str, new: str, spelling: bool) -> None:  # noqa: FBT001
    for runs, text in zip(compare(old, new, spelling=spelling), (old, new), strict=True):
        assert text == "".join(run.text for run in runs)
        assert all(one.underlined != other.underlined for one, other in pairwise(runs))


@given(st.text(alphabet="あ場70.,％件①（）１第章。\n"), st.text(alphabet="あ場70.,％件①（）１第章。\n"))
def test_a_number_is_never_cut(old: str, new: str) -> None:
    ends = set(accumulate(len(word) for word in words(old)))
    assert set(accumulate(len(run.text) for run in compare(old, new)[0])) <= ends


def test_a_word_replaced_throughout_a_chapter_is_underlined_in_every_sentence() -> None:
    sentence = "障害のある人が地域で自分らしく暮らせるよう、関係機関と連携して支援します。"
    left, right = compare(sentence * 300, sentence.replace("障害", "障がい") * 300)
    assert underlined(left) == ["障害"] * 300
    assert underlined(right) == ["障がい"] * 300


def test_texts_too_long_to_match_word_by_word_are_one_change() -> None:
    left, _ = compare("地域の福祉、" * 3000 + "終", "地区の福祉、" * 3000 + "終")
    assert [Run("地域の福祉、" * 2999 + "地域", underlined=True), Run("の福祉、終")] == list(left)
