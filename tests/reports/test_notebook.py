"""In a notebook: what a shell is told, and what it then shows."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from tests.reports.pages import NASTY, Page, hostile

import welfareplan as wp
from welfareplan.reports import notebook
from welfareplan.reports.exports import export_table
from welfareplan.reports.html_kit import fragment
from welfareplan.reports.notebook import DRAWN, changes_table
from welfareplan.reports.plain import visible
from welfareplan.reports.sheets import Outline, Table
from welfareplan.reports.tables import outline

KURUME = wp.example("kurume")
PLAN = KURUME.latest


class Formatter(dict[str, Callable[[Any], str]]):
    """A stand-in for the one of IPython, by the protocol it documents: functions by module and name of a class."""

    def for_type_by_name(self, module: str, name: str, draw: Callable[[Any], str]) -> None:
        self[f"{module}.{name}"] = draw

    def show(self, value: object) -> str:
        return self[f"{type(value).__module__}.{type(value).__name__}"](value)


class Shell:
    def __init__(self) -> None:
        self.display_formatter = self
        self.formatters = {"text/html": Formatter()}


@pytest.fixture
def shell() -> Formatter:
    found = Shell()
    wp.load_ipython_extension(found)
    return found.formatters["text/html"]


def values() -> dict[str, Any]:
    return {
        "plan": PLAN,
        "dossier": KURUME,
        "table": wp.table(KURUME.base, PLAN),
        "outline": outline(PLAN),
        "progress": wp.progress(PLAN, KURUME.observations, through=wp.FiscalYear(2022)),
        "evaluation": wp.evaluate(PLAN, KURUME.observations, through=wp.FiscalYear(2022), scheme="fukuoka"),
        "diff": wp.diff(KURUME.base, PLAN),
    }


@pytest.mark.parametrize("name", values())
def test_every_value_is_shown_as_a_table_that_can_be_read_aloud(name: str, shell: Formatter) -> None:
    page = Page(shell.show(values()[name]))
    assert 1 <= page.tags["table"] == page.tags["caption"]
    assert page.tags["th"]
    assert {"col"} <= set(page.values("scope"))
    assert ["ja"] == page.values("lang")


def test_what_is_shown_is_what_was_computed(shell: Formatter) -> None:
    assert "くるめ支え合うプラン" in Page(shell.show(PLAN)).text
    assert "20.8％" in Page(shell.show(values()["progress"])).text
    assert "福岡市保健福祉総合計画" in Page(shell.show(values()["evaluation"])).text
    assert "重層的支援体制整備事業" in Page(shell.show(values()["diff"])).text


def test_the_classes_that_are_named_are_there() -> None:
    for module, name in DRAWN:
        assert isinstance(getattr(__import__(module, fromlist=[name]), name), type)


def test_a_hostile_plan_is_inert(shell: Formatter) -> None:
    dossier = hostile()
    html = shell.show(dossier.latest) + shell.show(wp.diff(dossier.base, dossier.latest))
    page = Page(html)
    assert not {"script", "img", "b", "i"} & set(page.tags)
    assert not [each for each in NASTY if visible(each) not in page.text]


def test_two_tables_on_one_page_have_different_ids() -> None:
    wide = Table(title="表", headings=("a", "b", "c", "d", "e"))
    other = Table(title="別の表", headings=wide.headings)
    html = fragment(Outline(title="", tables=(wide, wide))) + fragment(Outline(title="", tables=(other,)))
    ids = Page(html).values("id")
    assert len(ids) == len(set(ids)) == 3


def test_it_can_be_taken_back(shell: Formatter) -> None:
    found = Shell()
    wp.load_ipython_extension(found)
    wp.unload_ipython_extension(found)
    assert {} == found.formatters["text/html"]


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook, "find_spec", lambda _name: None)
    with pytest.raises(ImportError, match=r"pip install 'welfareplan\[report\]'"):
        wp.load_ipython_extension(Shell())


def test_no_value_imports_a_report() -> None:
    code = (
        "import sys, welfareplan as wp; d = wp.example('kurume'); wp.diff(d.base, d.latest); repr(d.latest);"
        "print(*[m for m in sys.modules if m.startswith('welfareplan.reports')])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert [] == done.stdout.split()


def test_changes_are_named_one_by_one() -> None:
    rows = changes_table(wp.diff(KURUME.base, PLAN)).to_rows()
    assert len(rows) == len(wp.diff(KURUME.base, PLAN))
    assert {"追加", "事業", "重層的支援体制整備事業"} <= {cell for row in rows for cell in row.values()}
    before = wp.Plan(id="p", title="旧", issues=(wp.Issue(id="a"), wp.Issue(id="b")))
    after = wp.Plan(id="p", title="新", issues=(wp.Issue(id="b"), wp.Issue(id="a")))
    assert [("並べ替え", "a\nb", "b\na"), ("修正", "旧", "新")] == [
        (row["変更"], row["変更前"], row["変更後"]) for row in changes_table(wp.diff(before, after)).to_rows()
    ]
    assert "削除" in {row["変更"] for row in changes_table(wp.diff(PLAN, KURUME.base)).to_rows()}


def test_tables_for_others_have_rows_too() -> None:
    rows = export_table(KURUME, "machine").to_rows()
    assert {"kurume-2020"} == {row["plan_id"] for row in rows}
