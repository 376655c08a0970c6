"""Where words end in a text written without blanks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfareplan.reports.words import words


@pytest.mark.parametrize(
    "text",
    [
        "（１）｜見守り｜訪問｜226,650件｜を｜令和７年度｜まで｜に｜行います",
        "支える｜こと｜が｜できる｜よう｜に｜努めます｜。",
        "市民｜一人ひとり｜が",
        "栃木市｜子ども｜・｜子育て｜会議｜を｜中心｜とした｜審議",
        "取り組むべき｜施策｜の｜方針｜を｜明らか｜にする｜もの",
        "障がい｜の｜ある｜人｜も｜ない｜人｜も",
        "障がい者｜及び｜障がい児",
        "ボランティア｜活動｜等｜へ｜の｜参加",
        "平等｜な｜関係",
        "地域｜で｜つながる｜まちづくり｜に｜取り組みます｜。",
        "担い手｜不足｜の｜解消",
        "支え合い｜活動",
        "働き方｜改革｜を｜進める｜ため｜の",
        "見守り｜方針",
        "見直し｜を｜実施｜します",
        "広がり｜と｜市民｜が｜つくる",
        "人｜が｜積もる｜雪",
        "人｜や｜もの｜を｜増やす",
        "変更｜に｜伴い",
        "更に｜進めます",
        "見守り｜及び｜支え合い",
        "社会福祉法｜第 107 条｜第１項",
        "年｜２｜～｜３回｜程度",
        "図｜２－３",
        "（｜R7｜）｜目標値",
        "100分の20｜の｜割合",
        "（ア）｜見守り",
        "▲1.2ポイント",
        "65歳｜以上",
        "その他｜これら｜に｜類する",
        "１億2,000万円｜と｜３億５千万円",
        "市内｜ ｜12 か所｜ ｜の｜５施設",
        "令和６年（2024年）｜４月",
        "2024（令和６）年度",
        "R2.4.1｜現在",
        "24時間｜対応｜と｜8050問題",
        "12｜　｜孤立｜1,000人｜以上｜50｜以上｜25.3パーセント｜以上",
        "１．｜住民｜\n｜２）｜団体｜1.5倍",
        "（｜第３期｜目標｜３｜～｜４｜）",
        "3｜地域包括支援｜センター",
        "ふれあい｜・｜いきいき｜サロン｜づくり",
        "ＳＤＧｓ｜の",
        "",
    ],
)
def test_words_end_where_a_reader_would_say(text: str) -> None:
    assert [word for word in text.split("｜") if word] == words(text.replace("｜", ""))


@given(st.text() | st.text(alphabet="のにをはがであるりるつながよう地域取組手方者12０％（）第条年令和ー"))
def test_nothing_is_lost(text: str) -> None:
    found = words(text)
    assert text == "".join(found)
    assert "" not in found


@pytest.mark.parametrize(
    "piece",
    ["である", "とする", "ことが", "の", "地", "取り", "第1", "1,", "1億", "1-", "R1.", "1/", "（1", "まち", "ー"],
)
def test_no_text_takes_long(piece: str) -> None:
    start = time.process_time()
    for end in ("", "ん", "。"):
        words(piece * 20_000 + end)
    assert time.process_time() - start < 5
