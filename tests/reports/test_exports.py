"""Tables for others: the machine profile by the rules for machine-readable tables, the printed one as the plan prints."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from welfareplan.amount import Amount
from welfareplan.cli import main
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.examples import example
from welfareplan.model.bodies import Body
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.reports.export_files import as_csv, as_workbook
from welfareplan.reports.exports import MACHINE_HEADINGS, export_table
from welfareplan.terms import Sense
from welfareplan.when import FiscalPeriod, When

INDICATOR = Indicator(
    id="visits",
    label="①",
    title="=1+1",
    unit="%",
    baseline=Reading(at=When.fiscal(2018), amount=Amount("-64.10", "%")),
    targets=(Target(due=FiscalPeriod.of("FY2020..FY2025"), sense=Sense.AT_LEAST, amount=Amount("70", "%")),),
)
DOSSIER = Dossier(
    base=Plan(id="p", bodies=(Body(id="city", code="40203"),), indicators=(INDICATOR,), terms=(("baseline", "基準"),)),
    observations=(Observation(indicator="visits", reading=Reading(at=When.fiscal(2021), amount=Amount("66", "%"))),),
)


def rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


class TestMachine:
    def test_numbers_stand_alone_beside_their_unit_and_western_year(self) -> None:
        baseline, target, actual = rows(as_csv(export_table(DOSSIER, "machine")))

        assert ("-64.10", "%", "2018", "fiscal") == tuple(baseline[k] for k in ("value", "unit", "year", "year_basis"))
        assert ("at_least", "70", "2020", "2025") == tuple(target[k] for k in ("sense", "value", "year", "period_end"))
        assert ("actual", "66", "2021") == tuple(actual[k] for k in ("record", "value", "year"))
        assert ("402036", "p", "visits", "1") == tuple(
            actual[k] for k in ("municipal_code", "plan_id", "indicator_id", "label")
        )

    def test_headings_are_ascii_and_all_different(self) -> None:
        assert all(each.isascii() for each in MACHINE_HEADINGS)
        assert len(set(MACHINE_HEADINGS)) == len(MACHINE_HEADINGS)

    def test_csv_begins_with_a_byte_order_mark(self) -> None:
        assert as_csv(export_table(DOSSIER, "machine")).startswith(b"\xef\xbb\xbf")


class TestPrinted:
    def test_it_has_the_terms_labels_and_years_of_the_plan(self) -> None:
        table = export_table(DOSSIER, "printed")

        assert table.headings == ("番号", "指標", "単位", "基準", "目標値", "実績値（令和3年度）")
        assert table.rows == (
            ("①", "=1+1", "％", "-64.10％（平成30年度）", "70％以上（令和2年度～令和7年度の毎年度）", "66％"),
        )

    def test_the_order_is_that_of_the_plan(self) -> None:
        dossier = example("kurume")

        assert [each.title for each in dossier.latest.indicators] == [
            row[1] for row in export_table(dossier, "printed").rows
        ]


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_no_text_becomes_a_formula_in_csv(sign: str) -> None:
    dossier = Dossier(base=Plan(id="p", indicators=(Indicator(id="i", title=f"{sign}cmd"),)))

    assert f",'{sign}cmd," in as_csv(export_table(dossier, "printed")).decode("utf-8-sig")


def test_in_a_workbook_texts_are_texts_and_numbers_numbers() -> None:
    sheet = load_workbook(io.BytesIO(as_workbook(export_table(DOSSIER, "machine")))).worksheets[0]
    title, value = sheet.cell(2, 5), sheet.cell(2, 1 + MACHINE_HEADINGS.index("value"))

    assert ("=1+1", "s") == (title.value, title.data_type)
    assert (Decimal("-64.1"), "n") == (Decimal(str(value.value)), value.data_type)


def test_another_profile_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="there is no profile 'both'"):
        export_table(DOSSIER, "both")  # type: ignore[arg-type] # asked for wrongly on purpose


def test_the_command_writes_and_does_not_overwrite(tmp_path: Path) -> None:
    plan = tmp_path / "p.toml"
    plan.write_text('format = 1\n[plan]\nid = "p"\n', encoding="utf-8")
    arguments = ["export", str(plan), "--profile", "printed", "--as", "xlsx", "-o", str(tmp_path / "out.xlsx")]

    assert main(arguments) == 0
    written = (tmp_path / "out.xlsx").read_bytes()
    (tmp_path / "out.xlsx").write_bytes(b"somebody's")
    assert main(arguments) == 2
    assert (tmp_path / "out.xlsx").read_bytes() == b"somebody's"
    assert main([*arguments, "--replace"]) == 0
    assert (tmp_path / "out.xlsx").read_bytes() == written
