"""Tables copied from the publications of others become dossiers without being edited by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.files.published import MERGED, TABLES, as_workbook

from welfareplan.errors import InvalidValueError
from welfareplan.files.importing import Imported, import_table
from welfareplan.files.reader import load, read
from welfareplan.files.writer import dump
from welfareplan.model.indicators import Indicator
from welfareplan.terms import Better, ReadingKind, ReadingState, Sense
from welfareplan.when import FiscalPeriod, FiscalYear


def imported(name: str, **options: Any) -> Imported:
    return import_table(TABLES / f"{name}.csv", **options)


def indicator(found: Imported, title: str) -> Indicator:
    (each,) = [each for each in found.dossier.base.indicators if (each.title or "").startswith(title)]
    return each


def figures(found: Imported, title: str) -> list[str]:
    seen = found.dossier.observations_of(indicator(found, title).id)
    return [f"{each.reading.at} {each.reading.amount or each.reading.why}" for each in seen]


def targets(found: Imported, title: str) -> list[str]:
    return [f"{each.due} {each.sense.value} {each.amount or each.words}" for each in indicator(found, title).targets]


def baseline(found: Imported, title: str) -> str:
    reading = indicator(found, title).baseline
    return "" if reading is None else f"{reading.at} {reading.amount}"


@pytest.mark.parametrize("name", sorted(each.stem for each in TABLES.glob("*.csv")))
def test_each_becomes_a_dossier_that_is_read_again(name: str, tmp_path: Path) -> None:
    found = imported(name, era="平成", source="公表資料")
    dump(found.dossier, tmp_path / "dossier")

    assert found.dossier == load(tmp_path / "dossier")
    assert [each for each in read(tmp_path / "dossier").problems if each.severity.value == "error"] == []
    assert found.dossier.base.indicators


@pytest.mark.parametrize("name", MERGED)
def test_merged_cells_say_the_same_as_empty_ones(name: str, tmp_path: Path) -> None:
    """The fixtures leave empty what the page merges, as a copy into CSV does."""
    plain = imported(name, era="平成")
    merged = import_table(as_workbook(name, tmp_path / "table.xlsx"), era="平成")

    def said(found: Imported) -> list[tuple[object, ...]]:
        return [
            (
                each.title,
                each.unit,
                each.baseline,
                each.targets,
                *(seen.reading for seen in found.dossier.observations_of(each.id)),
            )
            for each in found.dossier.base.indicators
        ]

    assert said(plain) == said(merged)
    assert [each.text for each in plain.doubts] == [each.text for each in merged.doubts]


def test_oyabe_has_two_tables_and_dates_in_its_headings() -> None:
    found = imported("oyabe")

    assert (found.encoding, len(found.tables), found.doubts) == ("cp932", 2, ())
    assert figures(found, "IT講座修了者数") == [
        "2000 なし",
        "2001 1,007人",
        "2002 448人",
        "2003 196人",
        "2003 279人",
    ]
    assert targets(found, "IT講座修了者数") == ["None reach 1,400人"]
    assert targets(found, "生涯学習推進協議会の設置") == ["None reach 設置"]
    last = found.dossier.observations_of(indicator(found, "図書館入館者数").id)[-2:]
    assert [(str(each.reading.at.on), each.reading.kind) for each in last] == [
        ("2003-09-30", None),
        ("2003-12-31", ReadingKind.FORECAST),
    ]
    assert figures(found, "総合型地域スポーツクラブ加入者数")[:2] == ["2000 277人", "2001 778人"]
    assert dict(indicator(found, "図書館入館者数").extra) == {"主要施策コード": "11302", "区分": "当初"}
    assert [each.text for each in found.remarks] == ["5ヵ年目標", "5ヵ年目標"]


def test_mie_leaves_out_the_era() -> None:
    found = imported("mie", era="平成")
    first = indicator(found, "地域福祉推進基礎組織設置市町数")

    assert (len(found.tables), found.doubts) == (4, ())
    assert (baseline(found, "地域福祉"), targets(found, "地域福祉")) == ("FY2014 17市町", ["FY2020 reach 23市町"])
    assert baseline(found, "ボランティア活動者") == "FY2014 64,319人"
    assert first.grounds == "毎年1市町ずつ増やす"
    told = imported("mie")
    assert [each.address for each in told.remarks] == [f"{c}{n}" for n in (3, 7, 11, 15) for c in "DE"]
    assert [each.address for each in told.doubts] == ["D4", "D8", "D12", "D16"]


def test_fukuoka_has_targets_and_figures_in_rows() -> None:
    found = imported("fukuoka")

    assert found.doubts == ()
    assert targets(found, "生活介護") == ["FY2018 reach 3,092人", "FY2019 reach 3,216人", "FY2020 reach 3,345人"]
    assert figures(found, "生活介護") == ["FY2018 2,954人", "FY2019 3,045人", "FY2020 None"]
    last = found.dossier.observations_of(indicator(found, "生活介護").id)[-1]
    assert last.reading.state is ReadingState.NOT_STATED


def test_themes_say_the_direction_the_definition_and_the_grounds() -> None:
    found = imported("themes")
    fires = indicator(found, "火災発生件数")

    assert found.doubts == ()
    assert (fires.better, fires.definition, fires.grounds) == (Better.DOWN, "年間の件数", "10%削減")
    assert (baseline(found, "火災発生件数"), targets(found, "火災発生件数")) == (
        "FY2012 27件/年",
        ["FY2017 reach 25件/年"],
    )
    assert indicator(found, "自主防災組織数").better is Better.UP


def test_the_cabinet_office_prints_a_year_in_every_cell() -> None:
    found = imported("cabinet", era="平成")
    name = "(3)協議会を設置している市町村数"

    assert (baseline(found, name), figures(found, name)) == ("FY2012 1,629市町村", ["FY2017 1,692市町村"])
    assert targets(found, name) == ["FY2017 reach 全市町村"]
    assert [each.address for each in found.doubts] == ["B3", "C3", "D3"]  # a figure of several years together
    assert dict(indicator(found, "(1)").extra)["B3 当初値※1"] == "2.9万人(17～23年度)"


def test_tochigi_has_two_targets_below_two_headings() -> None:
    found = imported("tochigi-2006")
    name = "大気環境基準達成率(浮遊粒子状物質)"

    assert (baseline(found, name), figures(found, name)) == ("2004? 93.8%", ["2005? 100%"])
    assert targets(found, name) == ["None reach 95.0%", "2010? reach 100%"]
    assert found.doubts == ()


def test_tochigi_has_targets_and_present_values_in_rows() -> None:
    found = imported("tochigi-2008", era="平成")
    name = "大気環境基準達成率"

    assert targets(found, name) == ["FY2006 reach 96.0%", "FY2007 reach 97.0%", "FY2010 reach 100%"]
    assert figures(found, name) == ["FY2004 93.8%", "FY2006 100%", "FY2007 100%"]
    assert [(each.address, each.text) for each in found.doubts] == [("C5", "(17)0")]


def test_a_bare_number_is_a_target_to_be_reached() -> None:
    assert {each.sense for one in imported("gose").dossier.base.indicators for each in one.targets} == {Sense.REACH}


def test_agano_explains_within_cells() -> None:
    found = imported("agano")

    assert (len(found.tables), baseline(found, "自殺対策")) == (2, "FY2018 2回/年")
    assert figures(found, "こころの健康") == ["2019 2回/年", "2021 2回/年"]
    assert [each.address for each in found.doubts] == ["E7", "B8", "C8"]


def test_a_sentence_across_the_table_hides_no_column_of_targets_and_figures() -> None:
    found = imported("town")
    name = "ボランティア活動参加者数"

    assert figures(found, name)[:2] == ["FY2011 891人", "FY2012 1,057人"]
    assert targets(found, name)[:2] == ["FY2012 reach 900人", "FY2013 reach 920人"]
    assert (len(found.dossier.base.indicators), found.doubts) == (2, ())


def test_a_name_without_figures_stands_over_the_names_further_right() -> None:
    found = imported("gender", period=FiscalPeriod(FiscalYear(2016), FiscalYear(2020)))

    assert [each.title for each in found.dossier.base.indicators] == [
        "週労働時間60時間以上の雇用者の割合",
        "男性の育児休業取得率 国家公務員",
        "男性の育児休業取得率 民間企業",
        "検察官(検事)に占める女性の割合",
        "国家公務員採用試験からの採用者に占める女性の割合",
    ]
    assert targets(found, "国家公務員") == ["FY2016..FY2020 at_least 30%"]
    assert [each.address for each in found.doubts] == ["D4", "E4"]  # three figures in one cell


def test_what_is_expected_and_what_is_provided_are_no_results() -> None:
    found = imported("kakogawa", era="令和")

    assert [each.title for each in found.dossier.base.indicators] == [
        "量の見込み 特定型(保育コンシェルジュ)",
        "量の見込み 母子保健型",
        "量の見込み ①量の見込み",
        "確保方策 特定型(保育コンシェルジュ)",
        "確保方策 ②確保方策(設置箇所数)",
    ]
    assert targets(found, "確保方策 ②")[-1] == "FY2024 reach 3か所"
    assert (found.dossier.observations, found.doubts) == ((), ())
    with pytest.raises(InvalidValueError, match="years stand there without their era: name it"):
        imported("kakogawa")


def test_the_line_above_names_the_indicator_of_a_table_without_names() -> None:
    found = imported("matsudo")

    assert (baseline(found, "数値目標①"), figures(found, "数値目標①")) == ("2013? 5.5‰", ["2015? 5.4‰", "2016? 5.0‰"])
    assert targets(found, "数値目標②") == ["2019? reach 4,107"]
    assert ([each.address for each in found.remarks], found.doubts) == (["A1", "A5"], ())
    assert found.dossier.base.indicators[1].cites[0].place == "A5"


def test_figures_of_two_measures_are_two_indicators() -> None:
    found = imported("sapporo", era="平成")

    assert figures(found, "居宅介護 利用者数") == ["FY2009 2,247人", "FY2010 2,511人"]
    assert targets(found, "居宅介護 時間/月") == ["FY2009 reach 44,460", "FY2010 reach 50,812", "FY2014 reach 79,280"]
    assert (len(found.dossier.base.indicators), found.doubts) == (4, ())


def test_a_heading_of_plans_stands_over_years_that_are_lettered() -> None:
    found = imported("maebashi")

    assert targets(found, "②確保方策 対象外園") == ["FY2015 reach 2,619人", "FY2016 reach 1,888人"]
    assert figures(found, "②確保方策 対象外園") == ["FY2015 3,175人"]
    assert figures(found, "合計") == ["FY2015 1,790人"]
    assert found.doubts == ()


def test_planned_and_settled_figures_stand_below_one_year() -> None:
    found = imported("miyoshi")

    assert (targets(found, "人 口"), figures(found, "人 口")) == (
        ["FY2018 reach 52,684人"],
        ["FY2018 52,162人", "FY2017 52,776人"],
    )
    assert found.doubts == ()
