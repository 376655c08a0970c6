"""What a person meets in a browser: no barrier that a machine can find, the keyboard alone, large print, few colours, paper.

Automatic rules find a part of what WCAG 2.2 AA asks; what only a person can judge is on the list in docs/reference/report.md.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.browser.barriers import DESK, PHONE, barriers, too_wide
from tests.browser.samples import NAMES

pytestmark = pytest.mark.browser

PATIENCE = 180_000
"""How many milliseconds a page may take: the machine may have others to serve."""
WIDTHS = (1280, 640, 375, 320)
A4 = {"portrait": 688, "landscape": 1017}
"""How many pixels of a browser fit between the margins of a page."""


@contextmanager
def opened(chromium: Any, address: str, **more: Any) -> Iterator[Any]:
    """A page in a window of its own; what it complains of or asks for fails the test."""
    context = chromium.new_context(**{"viewport": DESK, **more})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    try:
        yield page
        assert complaints == []
        assert [each for each in asked if each != address and not each.startswith("data:")] == []
    finally:
        context.close()


def at(pages: Path, name: str) -> str:
    return (pages / name).as_uri()


@pytest.mark.parametrize("name", NAMES)
class TestEveryPage:
    def test_axe_finds_no_barrier_at_the_desk_or_on_a_phone(self, name: str, chromium: Any, pages: Path) -> None:
        with opened(chromium, at(pages, name)) as page:
            for window in (DESK, PHONE):
                page.set_viewport_size(window)
                assert barriers(page) == []

    def test_it_needs_no_sideways_scrolling_at_any_size(self, name: str, chromium: Any, pages: Path) -> None:
        """640 is the desk at 200 %, 320 at 400 % (WCAG 1.4.10); tables scroll within themselves."""
        with opened(chromium, at(pages, name)) as page:
            found = {}
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                found[width] = too_wide(page)
            assert found == dict.fromkeys(WIDTHS, 0)

    def test_it_fits_on_paper(self, name: str, chromium: Any, pages: Path) -> None:
        with opened(chromium, at(pages, name), viewport={"width": A4["portrait"], "height": 1000}) as page:
            page.emulate_media(media="print")
            landscape = page.evaluate(
                "document.querySelector('style').textContent.includes('@page { size: A4 landscape')"
            )
            page.set_viewport_size({"width": A4["landscape"], "height": 700})
            wide = page.evaluate("innerWidth")
            sticking_out = """wanted => [...document.querySelectorAll('table, img, .node')]
                .filter(each => !!each.closest('.wide') === !!wanted && each.getBoundingClientRect().right > innerWidth + 1)
                .map(each => each.outerHTML.slice(0, 100))"""
            assert wide == A4["landscape"]
            assert page.evaluate(sticking_out, "wide") == []
            if not landscape:
                page.set_viewport_size({"width": A4["portrait"], "height": 1000})
            assert page.evaluate(sticking_out, "") == []

    def test_it_is_read_where_colours_are_forced(self, name: str, chromium: Any, pages: Path) -> None:
        with opened(chromium, at(pages, name), forced_colors="active") as page:
            faint = page.evaluate("""[...document.querySelectorAll('.node, .card, .counts div, .legend, td, th')]
                .filter(each => { const s = getComputedStyle(each); return s.borderTopWidth === '0px'
                    || s.borderTopColor === s.backgroundColor || s.color === s.backgroundColor }).length""")
            assert faint == 0


class TestKeyboard:
    def test_the_first_stop_leads_past_the_head(self, chromium: Any, pages: Path) -> None:
        with opened(chromium, at(pages, "report.html")) as page:
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "skip"
            assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
            page.keyboard.press("Enter")
            page.wait_for_function("location.hash === '#content_'")
            page.keyboard.press("Tab")
            assert page.evaluate("!!document.activeElement.closest('main')")

    @pytest.mark.parametrize("name", ["report-graded.html", "site/kurume-2020/index.html"])
    def test_every_stop_is_reached_and_seen(self, name: str, chromium: Any, pages: Path) -> None:
        with opened(chromium, at(pages, name)) as page:
            stops = page.evaluate("document.querySelectorAll('a[href], [tabindex]').length")
            seen = []
            for _ in range(stops):
                page.keyboard.press("Tab")
                seen.append(
                    page.evaluate("""(() => { const e = document.activeElement, s = getComputedStyle(e);
                        return [e.tagName + (e.getAttribute('href') || e.getAttribute('aria-labelledby')),
                            s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2] })()""")
                )
            assert len(seen) == stops
            assert [name for name, outlined in seen if not outlined] == []
            assert not [name for name, _ in seen if name.startswith("BODY")]

    def test_a_wide_table_scrolls_by_its_arrows(self, chromium: Any, pages: Path) -> None:
        with opened(chromium, at(pages, "report-graded.html"), viewport=PHONE) as page:
            region = page.locator("#section_progress [role=region]").first
            region.focus()
            page.keyboard.press("ArrowRight")
            page.wait_for_function("document.activeElement.scrollLeft > 0")


class TestPlaces:
    def test_the_site_works_below_a_path_of_a_server(self, chromium: Any, server: str) -> None:
        with chromium.new_context() as context:
            page = context.new_page()
            page.goto(f"{server}/site/index.html")
            page.click("main a:has-text('くるめ支え合うプラン')")
            page.click("section#section_lists a:has-text('地域での見守り訪問活動件数')")
            assert page.url == f"{server}/site/kurume-2020/indicators/visits.html"
            page.click("nav a:has-text('くるめ支え合うプラン')")
            assert page.url == f"{server}/site/kurume-2020/index.html"
            with page.expect_download() as download:
                page.click("a:has-text('CSV')")
            assert download.value.suggested_filename == "figures.csv"

    def test_and_from_a_disk(self, chromium: Any, pages: Path) -> None:
        with chromium.new_context() as context:
            page = context.new_page()
            page.goto(at(pages, "site/index.html"))
            page.click("main a:has-text('くるめ支え合うプラン')")
            page.click("section#section_progress a:has-text('地域での見守り訪問活動件数')")
            assert page.url == at(pages, "site/kurume-2020/indicators/visits.html")


class TestPaper:
    def test_a_report_prints_on_a4_in_both_directions(self, chromium: Any, pages: Path) -> None:
        with chromium.new_context() as context:
            page = context.new_page()
            page.goto(at(pages, "report-graded.html"))
            raw = page.pdf(prefer_css_page_size=True)
        boxes = {tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[([\d. ]+)\]", raw)}
        sizes = {(round(right), round(top)) for _, _, right, top in boxes}
        assert sizes == {(595, 842), (842, 595)}


class TestPictures:
    def test_a_chart_is_shown_with_its_text(self, chromium: Any, pages: Path) -> None:
        with opened(chromium, at(pages, "report.html")) as page:
            page.wait_for_function("[...document.images].every(each => each.complete)")
            assert page.evaluate("[...document.images].filter(each => !each.naturalWidth).length") == 0
