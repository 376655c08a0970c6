"""The site for the public: every element has its page, every link leads somewhere, and nothing in it runs."""

import csv
import io
import json
import posixpath
import re
from pathlib import Path

import attrs
import openpyxl
import pytest
from tests.benchmarks.synthetic import Size, dossier_of
from tests.reports.pages import NASTY, Page, assert_inert_page, hostile

from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.examples import example
from welfareplan.files.reader import load
from welfareplan.observations import Assessment
from welfareplan.reports.documents import Language
from welfareplan.reports.matters import Matter, matter
from welfareplan.reports.plain import visible
from welfareplan.reports.public_site import site
from welfareplan.reports.speech import Speech
from welfareplan.terms import Course, Stage
from welfareplan.when import FiscalYear, PartialDate

KURUME = example("kurume")
SMALL = dossier_of(Size("s", 5, 4, 3, 2))


def made(dossier: Dossier = KURUME, *schemes: str, lang: Language = "ja", as_of: str | None = None) -> Matter:
    day = None if as_of is None else PartialDate.of(as_of)
    return matter(dossier, through=FiscalYear(2022), as_of=day, schemes=schemes, speech=Speech(lang))


FILES = site([made(), made(SMALL, "fukuoka")], Speech())
PAGES = {path: Page(raw.decode()) for path, raw in FILES.items() if path.endswith(".html")}


class TestPages:
    @pytest.mark.parametrize("dossier", [KURUME, SMALL], ids=lambda each: each.base.id)
    def test_every_issue_direction_initiative_programme_indicator_and_revision_has_one(self, dossier: Dossier) -> None:
        plan = dossier.latest
        folders = ("issues", "directions", "initiatives", "programmes", "indicators")
        wanted = {f"{plan.id}/{folder}/{each.id}.html" for folder in folders for each in getattr(plan, folder)}
        wanted |= {f"{plan.id}/revisions/{each.id}.html" for each in dossier.revisions}
        assert wanted <= set(PAGES)
        assert {"index.html", f"{plan.id}/index.html"} <= set(PAGES)

    @pytest.mark.parametrize("path", PAGES)
    def test_every_link_of_a_page_leads_to_a_file_or_a_place_in_one(self, path: str) -> None:
        for href in PAGES[path].values("href"):
            place, _, anchor = href.partition("#")
            assert not place.startswith("/"), "works below any path"
            target = path if not place else posixpath.normpath(posixpath.join(posixpath.dirname(path), place))
            assert target in FILES, href
            assert not anchor or anchor in PAGES[target].values("id"), href

    @pytest.mark.parametrize("path", PAGES)
    def test_nothing_in_a_page_runs_or_is_loaded(self, path: str) -> None:
        assert_inert_page(FILES[path].decode(), alone=False)

    def test_every_page_is_reached_from_the_first(self) -> None:
        reached: set[str] = set()
        waiting = {"index.html"}
        while waiting:
            path = waiting.pop()
            reached.add(path)
            links = (href.partition("#")[0] for href in PAGES[path].values("href"))
            targets = {posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) for link in links if link}
            waiting |= (targets & set(PAGES)) - reached
        assert set(PAGES) == reached

    def test_the_page_of_an_indicator_has_its_figures_and_the_way_up(self) -> None:
        text = PAGES["kurume-2020/indicators/visits.html"].text
        assert "226,650件" in text
        assert "256,371.4件" in text
        assert {"../index.html", "../../index.html"} <= set(PAGES["kurume-2020/indicators/visits.html"].values("href"))

    def test_the_page_of_an_indicator_with_parts_shows_those(self) -> None:
        text = PAGES["kurume-2020/indicators/people-indicator.html"].text
        assert "助けを求めることができる人がいる市民の割合" in text
        assert "82.8％" in text

    def test_the_page_of_a_direction_has_what_links_say_belongs_to_it(self) -> None:
        text = PAGES["synthetic-2020/directions/direction-0.html"].text
        assert "属する取組" in text
        assert "（0）ふれあい・いきいきサロンの充実（その0）" in text

    def test_the_page_of_an_initiative_says_who_does_what(self) -> None:
        text = PAGES["synthetic-2020/initiatives/initiative-0.html"].text
        assert "近所の見守りに加わる" in text
        assert "区分：継続" in text
        assert "構成する事業" in text

    def test_the_page_of_a_programme_has_its_money(self) -> None:
        assert "1,200千円" in PAGES["synthetic-2020/programmes/programme-0.html"].text

    def test_the_page_of_a_revision_has_the_old_and_new_table_and_pages_lead_to_it(self) -> None:
        assert "改訂後" in PAGES["kurume-2020/revisions/amended-2021-12.html"].text
        raised = PAGES["synthetic-2020/indicators/visits-0.html"]
        assert "../revisions/revision-0.html" in raised.values("href")

    def test_a_page_on_an_older_text_has_no_later_revision(self) -> None:
        files = site([made(as_of="2021-11-30")], Speech())
        assert [] == [path for path in files if "/revisions/" in path]

    def test_what_was_judged_stands_with_the_element_and_is_counted_on_the_page_of_the_plan(self) -> None:
        said = Assessment(
            id="a1", about="connections", year=FiscalYear(2022), stage=Stage.SELF, grade="B", scale="A・B・C",
            done="サロンを3か所開いた", course=Course.EXPAND, by="section",
        )  # fmt: skip
        asked = Assessment(
            id="a2", about="connections", year=FiscalYear(2022), stage=Stage.RECOMMENDATION, text="周知を"
        )
        files = site([made(attrs.evolve(KURUME, assessments=(said, asked)))], Speech())
        own = Page(files["kurume-2020/initiatives/connections.html"].decode()).text
        whole = Page(files["kurume-2020/index.html"].decode()).text
        assert {"サロンを3か所開いた", "拡充", "周知を"} <= {
            each for each in ("サロンを3か所開いた", "拡充", "周知を") if each in own
        }
        assert "B 1" in whole
        assert "令和4年度の自己評価がないもの" in whole
        assert "提言1件のうち、対応の記録がないもの：1件" in whole

    def test_it_is_english_where_that_is_asked_for(self) -> None:
        files = site([made(KURUME, "fukuoka", lang="en")], Speech("en"))
        for path, raw in files.items():
            if path.endswith(".html") and "/revisions/" not in path:
                assert [] == Page(raw.decode()).japanese_in("en"), path


class TestPlaces:
    def test_the_same_plans_give_the_same_files(self) -> None:
        assert FILES == site([made(), made(SMALL, "fukuoka")], Speech())

    def test_retitling_and_reordering_move_no_page(self) -> None:
        base = attrs.evolve(
            KURUME.base,
            title="別の題名",
            indicators=tuple(attrs.evolve(each, title="別") for each in reversed(KURUME.base.indicators)),
        )
        assert set(site([made(Dossier(base=base))], Speech())) <= set(FILES)

    def test_two_plans_with_one_id_are_refused(self) -> None:
        with pytest.raises(InvalidValueError, match="two plans have the id 'kurume-2020'"):
            site([made(), made()], Speech())

    def test_names_that_some_systems_give_no_file_are_changed(self) -> None:
        files = site([made(hostile())], Speech())
        assert "con_/index.html" in files
        assert "con_/revisions/prn_.html" in files


class TestDownloads:
    def test_the_csv_is_that_of_the_export(self) -> None:
        rows = list(csv.DictReader(io.StringIO(FILES["kurume-2020/data/figures.csv"].decode("utf-8-sig"))))
        assert "241061" in [
            row["value"] for row in rows if row["indicator_id"] == "visits" and row["record"] == "actual"
        ]

    def test_the_workbook_opens(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(FILES["kurume-2020/data/figures.xlsx"]))
        assert book.worksheets[0].max_row == 1 + len(KURUME.latest.indicators)

    def test_the_json_is_the_whole_dossier(self, tmp_path: Path) -> None:
        (tmp_path / "plan.json").write_bytes(FILES["kurume-2020/data/plan.json"])
        assert KURUME == load(tmp_path / "plan.json")

    def test_they_are_offered_on_the_page_of_the_plan(self) -> None:
        assert {"data/figures.csv", "data/figures.xlsx", "data/plan.json"} <= set(
            PAGES["kurume-2020/index.html"].values("href")
        )


class TestHostile:
    def test_a_hostile_plan_is_inert_on_every_page_and_in_every_file(self) -> None:
        files = site([made(hostile(), "fukuoka")], Speech(), title=NASTY[0])
        for path, raw in files.items():
            assert re.fullmatch(r"[a-z0-9_/-]+\.(html|csv|xlsx|json)", path)
            if path.endswith(".html"):
                assert_inert_page(raw.decode(), alone=False)
        page = Page(files["con_/index.html"].decode())
        assert not [each for each in NASTY if visible(each) not in page.text]
        rows = csv.reader(io.StringIO(files["con_/data/figures.csv"].decode("utf-8-sig")))
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
        assert json.loads(files["con_/data/plan.json"])
