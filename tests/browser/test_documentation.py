"""The built documentation in a browser: no barrier, no request elsewhere, and a search that finds words within Japanese compounds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.browser.barriers import DESK, PHONE, barriers, too_wide

pytestmark = pytest.mark.browser

KINDS = (
    "index",  # cards
    "fundamentals/the-plan",  # a picture, a table, code
    "tutorial/3-progress",  # what a terminal shows
    "howto/index",  # contents under headings
    "howto/write-a-revision",
    "explanation/the-algebra",
    "reference/api/values",
    "reference/own-schemes",  # many tables
    "pitfalls/floats",
    "glossary",
    "project/contributing",
    "search",
)
"""A page of each kind that is in both trees."""

NAMES = [
    "index.html",
    "en/genindex.html",  # long, and alike in both
    *(f"{language}/{kind}.html" for kind in KINDS for language in ("en", "ja")),
    "ja/guide/index.html",
    "ja/guide/fill-in.html",
]


@contextmanager
def read(chromium: Any, address: str, site: str) -> Iterator[Any]:
    """A page of the site in a window of its own; what it complains of or asks for elsewhere fails the test."""
    context = chromium.new_context(viewport=DESK)
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/{address}")
    try:
        yield page
        assert complaints == []
        assert [each for each in asked if not each.startswith((site, "data:"))] == []
    finally:
        context.close()


@pytest.mark.parametrize("name", NAMES)
def test_no_barrier_is_found_on_a_page_of_any_kind(name: str, chromium: Any, documentation_server: str) -> None:
    with read(chromium, name, documentation_server) as page:
        for window, colours in ((DESK, "light"), (PHONE, "dark")):
            page.set_viewport_size(window)
            page.emulate_media(color_scheme=colours)
            assert (window, barriers(page)) == (window, [])
            assert too_wide(page) == 0


def _search(page: Any) -> tuple[str, list[str]]:
    """What the search says, and the titles it finds."""
    page.wait_for_function("document.getElementById('find-status').textContent !== ''")
    return page.inner_text("#find-status"), page.locator("#find-results a").all_inner_texts()


class TestSearch:
    @pytest.mark.parametrize(
        ("language", "query", "title"),
        [
            ("ja", "対照表", "新旧対照表"),  # within 新旧対照表
            ("ja", "福祉協議会", "一体策定と分冊"),  # within 社会福祉協議会
            ("ja", "見守り訪問", "計画を書き込む"),
            ("ja", "進捗管理シート", "進捗管理シートを配り、集める"),
            ("ja", "令和3年度", "年度"),
            ("ja", "評価方法 健康日本21", "評価方法を選ぶ"),
            ("ja", "UnitMismatchError", "エラー"),
            ("en", "対照表", "The old-and-new table 新旧対照表"),
            ("en", "share of the way", "Indicators 成果指標"),
            ("en", "merge drafts", "Merge two drafts"),
        ],
    )
    def test_what_is_asked_for_is_found(
        self, language: str, query: str, title: str, chromium: Any, documentation_server: str
    ) -> None:
        with read(chromium, f"{language}/search.html?q={query}", documentation_server) as page:
            said, titles = _search(page)
            assert title in titles
            assert f"{len(titles)}" in said or len(titles) == 30

    def test_a_page_of_that_name_stands_first(self, chromium: Any, documentation_server: str) -> None:
        with read(chromium, "ja/search.html?q=対照表", documentation_server) as page:
            _, titles = _search(page)
            assert titles[0] == "新旧対照表"

    def test_what_is_nowhere_is_not_found(self, chromium: Any, documentation_server: str) -> None:
        with read(chromium, "ja/search.html?q=照対表", documentation_server) as page:
            assert _search(page) == ("「照対表」は見つかりませんでした。", [])

    def test_it_is_asked_from_any_page_with_the_keyboard(self, chromium: Any, documentation_server: str) -> None:
        with read(chromium, "ja/fundamentals/period.html", documentation_server) as page:
            page.locator(".sidebar-search").focus()
            page.keyboard.type("分冊")
            page.keyboard.press("Enter")
            page.wait_for_url("**/ja/search.html?q=*")
            _, titles = _search(page)
            assert "一体策定と分冊" in titles

    def test_a_result_leads_to_its_page(self, chromium: Any, documentation_server: str) -> None:
        with read(chromium, "ja/search.html?q=出納整理期間", documentation_server) as page:
            _search(page)
            page.click("#find-results a:has-text('計画期間')")
            assert page.url.startswith(f"{documentation_server}/ja/fundamentals/period.html")


class TestFromADisk:
    def test_the_site_is_read_without_a_server(self, chromium: Any, documentation: Path) -> None:
        with read(chromium, "index.html", documentation.as_uri()) as page:
            page.click("a:has-text('計画担当者の手引き')")
            page.click("article a:has-text('毎年の実績を入れる')")
            page.click("nav.languages a:has-text('English')")
            assert page.url == f"{documentation.as_uri()}/en/index.html"

    def test_its_simpler_search_says_what_it_is(self, chromium: Any, documentation: Path) -> None:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(f"{documentation.as_uri()}/ja/search.html?q=UnitMismatchError")
        page.wait_for_selector("#search-results li")
        assert "簡易な検索" in page.inner_text("#find-status")
        context.close()
