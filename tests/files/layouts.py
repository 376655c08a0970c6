"""The same figures in the layouts in which published tables print them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

Cell = str | int | float | None
Rows = list[list[Cell]]


@attrs.frozen
class Fact:
    """An indicator as the table is to print it: figures as text, by what they are and their year of Reiwa."""

    title: str
    unit: str
    baseline: str
    targets: dict[int, str]
    actuals: dict[int, str]


@attrs.frozen
class Sheet:
    """A sheet: its rows from 1, and what is merged."""

    rows: Rows
    merged: tuple[str, ...] = ()


def year(n: int) -> str:
    """A fiscal year as a heading prints it."""
    return "令和元年度" if n == 1 else f"令和{n}年度"


def years_of(facts: Sequence[Fact], kind: str) -> list[int]:
    """The years of which any of the facts has a figure."""
    return sorted({n for each in facts for n in getattr(each, kind)})


def one_row(facts: Sequence[Fact]) -> Sheet:
    """One row of headings, a column of units."""
    targets, actuals = years_of(facts, "targets"), years_of(facts, "actuals")
    head: list[Cell] = ["指標名", "単位", "基準値（H30年度）"]
    head += [f"{year(n)}目標" for n in targets] + [f"{year(n)}実績" for n in actuals]
    rows: Rows = [head]
    for each in facts:
        figures = [each.targets.get(n) for n in targets] + [each.actuals.get(n) for n in actuals]
        rows.append([each.title, each.unit, each.baseline, *figures])
    return Sheet(rows)


def two_rows(facts: Sequence[Fact]) -> Sheet:
    """実績値 over its years, 目標値 over its years, merged; the unit behind every figure."""
    targets, actuals = years_of(facts, "targets"), years_of(facts, "actuals")
    first: list[Cell] = [
        "成果指標",
        "現状値",
        "実績値",
        *[None] * (len(actuals) - 1),
        "目標値",
        *[None] * (len(targets) - 1),
    ]
    second: list[Cell] = [None, "平成30年度", *map(year, actuals), *map(year, targets)]
    rows = [first, second]
    for each in facts:
        figures = [each.actuals.get(n) for n in actuals] + [each.targets.get(n) for n in targets]
        rows.append([each.title, each.baseline + each.unit, *[cell and cell + each.unit for cell in figures]])
    ends = [3, 2 + len(actuals)], [3 + len(actuals), 2 + len(actuals) + len(targets)]
    merged = [f"{_letter(a)}1:{_letter(b)}1" for a, b in ends if b > a]
    return Sheet(rows, ("A1:A2", *merged))


def pair_of_columns(facts: Sequence[Fact]) -> Sheet:
    """計画 and 実績 under every year."""
    years = sorted({*years_of(facts, "targets"), *years_of(facts, "actuals")})
    first: list[Cell] = ["指標", "単位", "基準値", *(cell for n in years for cell in (year(n), None))]
    second: list[Cell] = [None, None, "平成30年度", *(cell for _ in years for cell in ("計画", "実績"))]
    rows = [first, second]
    for each in facts:
        figures = [cell for n in years for cell in (each.targets.get(n), each.actuals.get(n))]
        rows.append([each.title, each.unit, each.baseline, *figures])
    merged = tuple(f"{_letter(4 + 2 * n)}1:{_letter(5 + 2 * n)}1" for n in range(len(years)))
    return Sheet(rows, ("A1:A2", "B1:B2", *merged))


def pair_of_rows(facts: Sequence[Fact]) -> Sheet:
    """The name over two rows, 目標値 and 実績値."""
    years = sorted({*years_of(facts, "targets"), *years_of(facts, "actuals")})
    rows: Rows = [["指標", "単位", "区分", *map(year, years)]]
    merged = []
    for each in facts:
        top = len(rows) + 1
        merged += [f"A{top}:A{top + 1}", f"B{top}:B{top + 1}"]
        rows.append([each.title, each.unit, "目標値", *[each.targets.get(n) for n in years]])
        rows.append([None, None, "実績値", *[each.actuals.get(n) for n in years]])
    return Sheet(rows, tuple(merged))


def long(facts: Sequence[Fact]) -> Sheet:
    """A row for every year."""
    rows: Rows = [["指標名", "年度", "目標値", "実績値", "単位"]]
    for each in facts:
        for n in sorted({*each.targets, *each.actuals}):
            rows.append([each.title, year(n), each.targets.get(n), each.actuals.get(n), each.unit])
    return Sheet(rows)


def turned(facts: Sequence[Fact]) -> Sheet:
    """Years in the rows, indicators in the columns."""
    rows: Rows = [["年度", *[f"{each.title}（{each.unit}）" for each in facts]]]
    rows += [[f"{year(n)}実績", *[each.actuals.get(n) for each in facts]] for n in years_of(facts, "actuals")]
    rows += [[f"{year(n)}目標", *[each.targets.get(n) for each in facts]] for n in years_of(facts, "targets")]
    return Sheet(rows)


Layout = Callable[[Sequence[Fact]], Sheet]


def with_rates(facts: Sequence[Fact]) -> Sheet:
    """目標値, 実績値, 達成率 and 評価 under every year, and a column of numbers."""
    years = sorted({*years_of(facts, "targets"), *years_of(facts, "actuals")})
    first: list[Cell] = [
        "No",
        "指標名",
        "単位",
        "基準値",
        *(cell for n in years for cell in (year(n), None, None, None)),
    ]
    second: list[Cell] = [
        None,
        None,
        None,
        "H30年度",
        *(cell for _ in years for cell in ("目標値", "実績値", "達成率", "評価")),
    ]
    rows = [first, second]
    for nth, each in enumerate(facts, start=1):
        figures = [cell for n in years for cell in (each.targets.get(n), each.actuals.get(n), "98.5％", "Ａ")]
        rows.append([str(nth), each.title, each.unit, each.baseline, *figures])
    merged = tuple(f"{_letter(5 + 4 * n)}1:{_letter(8 + 4 * n)}1" for n in range(len(years)))
    return Sheet(rows, ("A1:A2", "B1:B2", "C1:C2", *merged))


def words_in_brackets(facts: Sequence[Fact]) -> Sheet:
    """H30（基準）, R5（実績）, R7（目標）."""
    targets, actuals = years_of(facts, "targets"), years_of(facts, "actuals")
    head: list[Cell] = ["評価指標（単位）", "平成30年度\n（基準）"]
    head += [f"{year(n)}（実績）" for n in actuals] + [f"{year(n)}\n（目標）" for n in targets] + ["所管課"]
    rows: Rows = [head]
    for each in facts:
        figures = [each.actuals.get(n) for n in actuals] + [each.targets.get(n) for n in targets]
        rows.append([f"{each.title}（{each.unit}）", each.baseline, *figures, "福祉課"])
    return Sheet(rows)


def one_below_the_other(facts: Sequence[Fact]) -> Sheet:
    """A table for every indicator, with a line between."""
    rows: Rows = []
    for each in facts:
        table = one_row([each])
        rows += [["基本目標　支え合い"], *table.rows, [None]]
    return Sheet(rows)


LAYOUTS: tuple[Layout, ...] = (
    one_row,
    two_rows,
    pair_of_columns,
    pair_of_rows,
    long,
    turned,
    with_rates,
    words_in_brackets,
    one_below_the_other,
)
WITHOUT_BASELINE = frozenset({pair_of_rows, long, turned})


def among_lines(sheet: Sheet, above: Sequence[str], below: Sequence[str], left: int) -> Sheet:
    """The sheet with lines above and below it, and empty columns on its left."""
    rows: Rows = [[each] for each in above]
    rows += [[*[None] * left, *row] for row in sheet.rows]
    rows += [[*[None] * left, each] for each in below]
    return Sheet(rows, tuple(_moved(each, len(above), left) for each in sheet.merged))


def _moved(cells: str, down: int, right: int) -> str:
    left, top, last, bottom = (each or 0 for each in range_boundaries(cells))
    return f"{_letter(left + right)}{top + down}:{_letter(last + right)}{bottom + down}"


def _letter(column: int) -> str:
    return str(get_column_letter(column))


def as_workbook(sheet: Sheet, path: Path, *, numbers: bool) -> Path:
    """Write a sheet as a workbook, its bare figures as numbers or as text."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for n, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row, start=1):
            if cell is not None:
                made = page.cell(n, column, cell)
                if numbers and isinstance(cell, str) and cell.replace(",", "").replace(".", "").isdigit():
                    places = len(cell.partition(".")[2])
                    made.value = float(cell.replace(",", ""))
                    made.number_format = "#,##0" + ("." + "0" * places if places else "")
    for each in sheet.merged:
        page.merge_cells(each)
    book.save(path)
    return path


def as_csv(sheet: Sheet, path: Path, encoding: str) -> Path:
    """Write a sheet as CSV: of merged cells only the first is filled."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(
        [["" if each is None else each for each in row] for row in sheet.rows]
    )
    path.write_bytes(text.getvalue().encode(encoding))
    return path
