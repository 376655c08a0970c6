"""The law of importing: a figure that is read is the one that was printed; whatever is not read is named."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.files import layouts
from tests.files.layouts import Fact

from welfareplan.files.importing import Imported, import_table
from welfareplan.when import When

TITLES = (
    *(
        "サロンの設置数",
        "福祉サービスの満足度",
        "相談窓口の認知度",
        "ボランティア登録者数",
        "目標を知る市民の数",
        "見守り協定",
    ),
    *(
        "民生委員の充足率※1",
        "（再掲）講座の受講者",
        "指標の見直しの回数",
        "R6年度から始めた教室",
        "計画の認知度",
        "災害時の支援者",
    ),
)
UNITS = ("件", "％", "人", "か所", "回/年", "世帯")
ABOVE = (
    "第２次地域福祉計画　進捗状況（令和5年度）",
    "基本目標１　支え合う地域をつくる",
    "令和6年3月31日現在",
    "（案）",
)
BELOW = ("※1 数値は年度末のものです。", "注：令和2年度は調査中止。", "出典：福祉総務課", "資料 令和5年度事務事業評価")

figures = st.one_of(
    st.integers(0, 99_999).map(lambda n: f"{n:,}"),
    st.decimals(0, 1000, places=1).map(str),
    st.integers(0, 999).map(str),
)
by_year = st.dictionaries(st.integers(1, 8), figures, min_size=1, max_size=3)


@st.composite
def fact_lists(draw: st.DrawFn) -> list[Fact]:
    titles = draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=4, unique=True))
    return [Fact(title, draw(st.sampled_from(UNITS)), draw(figures), draw(by_year), draw(by_year)) for title in titles]


def plain(text: str) -> str:
    return f"{float(text.replace(',', '')):g}"


def printed(facts: Sequence[Fact], *, with_baseline: bool) -> set[tuple[str, str, int, str]]:
    found = {(each.title, "baseline", 2018, plain(each.baseline)) for each in facts if with_baseline}
    for each, kind in itertools.product(facts, ("targets", "actuals")):
        found |= {(each.title, kind, 2018 + n, plain(text)) for n, text in getattr(each, kind).items()}
    return found


def read(found: Imported) -> set[tuple[str, str, int, str]]:
    plan = found.dossier.base
    seen = set()
    for each in plan.indicators:
        title = (each.title or "").partition("（件）")[0]
        for unit in UNITS:
            title = title.removesuffix(f"（{unit}）")
        if each.baseline and each.baseline.amount:
            seen.add((title, "baseline", each.baseline.at.year, f"{float(each.baseline.amount.value):g}"))
        seen |= {
            (title, "targets", t.due.year, f"{float(t.amount.value):g}")
            for t in each.targets
            if t.amount and isinstance(t.due, When)
        }
        seen |= {
            (title, "actuals", o.reading.at.year, f"{float(o.reading.amount.value):g}")
            for o in found.dossier.observations_of(each.id)
            if o.reading.amount
        }
    return seen


@attrs.frozen
class Page:
    """What stands around a table, and the kind of file."""

    above: list[str]
    below: list[str]
    left: int
    form: str


pages = st.builds(
    Page,
    st.lists(st.sampled_from(ABOVE), max_size=3, unique=True),
    st.lists(st.sampled_from(BELOW), max_size=2, unique=True),
    st.integers(0, 1),
    st.sampled_from(["utf-8", "cp932", "text", "numbers"]),
)


@pytest.mark.parametrize("layout", layouts.LAYOUTS, ids=lambda each: each.__name__)
@settings(max_examples=settings().max_examples // 4)  # to write and read a workbook takes long
@given(facts=fact_lists(), page=pages)
def test_what_is_read_is_what_was_printed(
    layout: layouts.Layout, facts: list[Fact], page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sheet = layouts.among_lines(layout(facts), page.above, page.below, page.left)
    path = tmp_path_factory.getbasetemp() / ("law.csv" if page.form in {"utf-8", "cp932"} else "law.xlsx")
    if path.suffix == ".csv":
        layouts.as_csv(sheet, path, page.form)
    else:
        layouts.as_workbook(sheet, path, numbers=page.form == "numbers")

    found = import_table(path)

    assert printed(facts, with_baseline=layout not in layouts.WITHOUT_BASELINE) == read(found)
    assert found.doubts == ()
