"""Figures that are added year by year."""

from pathlib import Path

import pytest
from tests.cli.conftest import PLAN

from welfareplan.amount import Amount
from welfareplan.cli import main
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.files.reader import load
from welfareplan.files.recording import record, record_table
from welfareplan.model.element import Citation
from welfareplan.model.indicators import Reading
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.when import When


def seen(value: str, year: int = 2021, *, cited: bool = True) -> Observation:
    reading = Reading(at=When.fiscal(year), amount=Amount(value, "件"))
    return Observation(indicator="visits", reading=reading, cites=(Citation("report"),) if cited else ())


HELD = Dossier(base=Plan(id="p"), observations=(seen("5"),))


def test_new_figures_are_added_and_equal_ones_change_nothing() -> None:
    done = record(HELD, [seen("5"), seen("6", 2022)])

    assert ((seen("6", 2022),), (seen("5"),), ()) == (done.added, done.same, done.corrected)
    assert done.dossier.observations == (seen("5"), seen("6", 2022))


@pytest.mark.parametrize(("correct", "value"), [(False, "5"), (True, "7")])
def test_a_different_figure_is_a_correction_and_needs_leave(value: str, *, correct: bool) -> None:
    done = record(HELD, [seen("7")], correct=correct)

    assert done.corrected == ((seen("5"), seen("7")),)
    assert done.dossier.observations == (seen(value),)


@pytest.mark.parametrize(
    ("figures", "message"),
    [
        ([seen("1", 2022, cited=False)], "the figure of 'visits' for FY2022 has no source; name one"),
        ([seen("1", 2022), seen("2", 2022)], "two figures of 'visits' are for FY2022; keep one"),
    ],
)
def test_what_cannot_be_recorded_is_refused(figures: list[Observation], message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        record(HELD, figures)

    assert str(caught.value) == message


@pytest.fixture
def paths(tmp_path: Path) -> tuple[Path, Path]:
    dossier, figures = tmp_path / "kurume.toml", tmp_path / "r4.csv"
    dossier.write_text(PLAN, encoding="utf-8")
    figures.write_text(
        '指標,単位,R3実績,R4実績\n見守り訪問活動件数,件,"241,061","250,000"\n別の指標,件,,1\n', encoding="utf-8"
    )
    return dossier, figures


def test_indicators_of_a_table_are_known_by_name_and_figures_cite_it(paths: tuple[Path, Path]) -> None:
    done, _ = record_table(load(paths[0]), paths[1], source="令和4年度実績報告")
    (added,) = done.added
    (source,) = done.dossier.base.sources

    assert (added.indicator, done.unmatched, len(done.same)) == ("visits", ("別の指標",), 1)
    assert source.title == "令和4年度実績報告"
    assert added.cites == (Citation(source.id, "D2"),)


def test_the_command_writes_corrections_only_when_told(
    paths: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    dossier, figures = (str(each) for each in paths)
    paths[1].write_text("指標,単位,R3実績,R4実績\n見守り訪問活動件数,件,5,6\n", encoding="utf-8")

    assert main(["record", dossier, "--figures", figures]) == 1
    assert "何も書き込んでいません" in capsys.readouterr().out
    assert len(load(dossier).observations) == 1
    assert main(["record", dossier, "--figures", figures, "--correct"]) == 0
    assert ["5", "6"] == [f"{each.reading.amount.value}" for each in load(dossier).observations if each.reading.amount]
    assert main(["record", dossier, "--figures", figures]) == 0
    assert "変更のない値は2件です。" in capsys.readouterr().out
