"""Every kind of page that the library makes, as files."""

from pathlib import Path

from tests.benchmarks.synthetic import Size, dossier_of
from tests.reports.pages import NASTY, hostile

from welfareplan.examples import example
from welfareplan.reports.html_kit import render
from welfareplan.reports.html_page import page
from welfareplan.reports.matters import matter
from welfareplan.reports.oldnew import table
from welfareplan.reports.public_site import site
from welfareplan.reports.speech import Speech
from welfareplan.reports.yearly import anchors, yearly_report
from welfareplan.when import FiscalYear

BOTH = ("fukuoka", "kenko-nippon-21-2")

NAMES = (
    "report.html",
    "report-graded.html",
    "report-english.html",
    "report-large.html",
    "report-hostile.html",
    "old-and-new.html",
    "site/index.html",
    "site/kurume-2020/index.html",
    "site/kurume-2020/issues/isolation.html",
    "site/kurume-2020/directions/relations.html",
    "site/kurume-2020/initiatives/connections.html",
    "site/kurume-2020/programmes/multilayered.html",
    "site/kurume-2020/indicators/visits.html",
    "site/kurume-2020/indicators/people-indicator.html",
    "site/kurume-2020/revisions/amended-2021-12.html",
    "site/synthetic-2020/index.html",
    "site/synthetic-2020/initiatives/initiative-0.html",
    "site/synthetic-2020/programmes/programme-0.html",
    "site/synthetic-2020/indicators/visits-0.html",
    "site/synthetic-2020/revisions/revision-0.html",
    "site/con_/index.html",
    "site/con_/indicators/indicator-1.html",
)
"""The pages to be looked at, one of each kind and some with harder content."""


def write(folder: Path) -> None:
    """Write them all."""
    year = FiscalYear(2022)
    kurume = example("kurume")
    large = dossier_of(Size("large", 60, 30, 6, 1))
    reports = {
        "report.html": matter(kurume, through=year),
        "report-graded.html": matter(kurume, through=year, schemes=BOTH, speech=Speech("ja", western=True)),
        "report-english.html": matter(kurume, through=year, schemes=BOTH, speech=Speech("en")),
        "report-large.html": matter(large, through=FiscalYear(2025), schemes=BOTH[:1]),
        "report-hostile.html": matter(hostile(), through=year, schemes=BOTH),
    }
    for name, found in reports.items():
        (folder / name).write_text(render(yearly_report(found), anchors(found)), encoding="utf-8")
    before, after = kurume.as_of("2020-04-01"), kurume.as_of("2022-12-01")
    (folder / "old-and-new.html").write_text(page(table(before, after)), encoding="utf-8")
    small = matter(dossier_of(Size("s", 6, 5, 4, 2)), through=FiscalYear(2025), schemes=BOTH[:1])
    plans = [reports["report-graded.html"], small, reports["report-hostile.html"]]
    for path, raw in site(plans, Speech(), title=NASTY[-2]).items():
        place = folder / "site" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)
