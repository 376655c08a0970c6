"""Figures that are added year by year."""

import json
from pathlib import Path

import attrs
import pytest
from openpyxl import Workbook, load_workbook
from tests.cli.conftest import PLAN

from welfareplan.amount import Amount
from welfareplan.cli import main
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError
from welfareplan.examples import example
from welfareplan.files.reader import load
from welfareplan.files.recording import Recorded, record, says_the_same
from welfareplan.files.recording_files import figures_of
from welfareplan.files.writer import dump, new
from welfareplan.model.element import Citation
from welfareplan.model.indicators import Indicator, Reading
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.reports.export_files import as_csv, as_workbook
from welfareplan.reports.exports import export_table
from welfareplan.terms import Basis, Flag, Occasion, ReadingKind, ReadingState
from welfareplan.when import When


def seen(
    value: str | None, year: int = 2021, *, cited: bool = True, state: str = "reported", unit: str = "件"
) -> Observation:
    amount = None if value is None else Amount(value, unit)
    reading = Reading(at=When.fiscal(year), amount=amount, state=ReadingState(state))
    return Observation(indicator="visits", reading=reading, cites=(Citation("report"),) if cited else ())


HELD = Dossier(base=Plan(id="p"), observations=(seen("5"),))
WITH_PLAN = Dossier(
    base=Plan(
        id="p",
        indicators=(
            Indicator(
                id="visits", unit="件", title="訪問", baseline=Reading(at=When.fiscal(2018), amount=Amount("3", "件"))
            ),
        ),
    ),
    observations=(
        seen("5"),
        Observation(indicator="visits", reading=Reading(at=When.unstated(2020), amount=Amount("4", "件"))),
    ),
)


def counts(done: Recorded) -> dict[str, int]:
    return {
        name: len(getattr(done, name))
        for name in ("added", "same", "replaced", "corrected", "silent", "doubtful")
        if getattr(done, name)
    }


class TestValues:
    def test_new_figures_are_added_and_equal_ones_change_nothing(self) -> None:
        done = record(HELD, [seen("5"), seen("6", 2022)])

        assert ((seen("6", 2022),), (seen("5"),), ()) == (done.added, done.same, done.corrected)
        assert done.dossier.observations == (seen("5"), seen("6", 2022))

    @pytest.mark.parametrize(("correct", "value"), [(False, "5"), (True, "7")])
    def test_a_different_figure_is_a_correction_and_needs_leave(self, value: str, *, correct: bool) -> None:
        done = record(HELD, [seen("7")], correct=correct)

        ((old, made),) = done.corrected
        assert (str(old.reading.amount), str(made.reading.amount)) == ("5件", "7件")
        assert [str(each.reading.amount) for each in done.dossier.observations] == [f"{value}件"]

    def test_a_correction_keeps_what_stood_there(self) -> None:
        once = record(HELD, [seen("7")], correct=True).dossier
        twice = record(once, [seen("8")], correct=True).dossier

        assert dict(twice.observations[0].extra) == {"訂正前": "5件（report）\n7件（report）"}

    @pytest.mark.parametrize("state", ["provisional", "pending", "not_stated"])
    def test_what_was_not_final_gives_way_without_leave(self, state: str) -> None:
        old = seen("5" if state == "provisional" else None, state=state)
        done = record(Dossier(base=Plan(id="p"), observations=(old,)), [seen("6")])

        assert counts(done) == {"replaced": 1}
        assert [str(each.reading.amount) for each in done.dossier.observations] == ["6件"]

    def test_a_final_figure_does_not_give_way_to_a_provisional_one(self) -> None:
        assert counts(record(HELD, [seen("5", state="provisional")])) == {"corrected": 1}

    def test_a_dash_takes_no_figure_away_and_a_word_is_a_correction(self) -> None:
        dash = seen(None, state="not_stated")
        word = Observation(
            indicator="visits",
            reading=Reading(at=When.fiscal(2021), state=ReadingState.NOT_STATED, why="未実施"),
            cites=dash.cites,
        )

        assert counts(record(HELD, [dash], correct=True)) == {"silent": 1}
        assert counts(record(HELD, [word])) == {"corrected": 1}

    @pytest.mark.parametrize(
        ("figure", "why"),
        [
            (seen("5", 2022, unit="人"), "the figure is in '人' and the indicator in '件'"),
            (seen("4", 2020), "a figure of 2020? stands there, and it is not said whether FY2020 counts the same"),
            (seen("9", 2018), "the baseline of that time is 3件; correct the plan or the figure"),
        ],
    )
    def test_what_does_not_fit_the_plan_is_doubtful(self, figure: Observation, why: str) -> None:
        done = record(WITH_PLAN, [figure])

        assert counts(done) == {"doubtful": 1}
        assert done.doubtful[0][1].startswith(why)
        assert counts(record(WITH_PLAN, [figure], careful=False)) == {"added": 1} or figure.reading.at.year == 2018

    def test_the_figure_of_the_baseline_is_no_new_one(self) -> None:
        assert counts(record(WITH_PLAN, [seen("3", 2018)])) == {"same": 1}

    def test_what_is_left_unsaid_is_no_difference(self) -> None:
        old = Reading(
            at=When.fiscal(2021),
            amount=Amount("5", "件"),
            kind=ReadingKind.SURVEY,
            occasion=Occasion.INTERIM,
            sample=100,
            flags=(Flag.APPROX,),
        )
        bare = Reading(at=When.fiscal(2021), amount=Amount("5.0", "件"))

        assert says_the_same(old, bare)
        assert not says_the_same(bare, old)

    def test_a_remark_that_was_added_is_a_correction_and_one_that_was_left_out_is_not(self) -> None:
        noted = attrs.evolve(seen("5"), note="確定値")

        assert counts(record(HELD, [noted])) == {"corrected": 1}
        assert counts(record(record(HELD, [noted], correct=True).dossier, [seen("5")])) == {"same": 1}

    @pytest.mark.parametrize(
        ("figures", "message"),
        [
            ([seen("1", 2022, cited=False)], "the figure of 'visits' for FY2022 has no source; name one"),
            ([seen("1", 2022), seen("2", 2022)], "two figures of 'visits' are for FY2022; keep one"),
        ],
    )
    def test_what_cannot_be_recorded_is_refused(self, figures: list[Observation], message: str) -> None:
        with pytest.raises(InvalidValueError) as caught:
            record(HELD, figures)

        assert str(caught.value) == message


@pytest.fixture
def kurume(tmp_path: Path) -> Path:
    folder = tmp_path / "kurume"
    dump(example("kurume"), folder)
    return folder


class TestFiles:
    """Every kind of file gives the same figures back as no change."""

    @pytest.mark.parametrize("form", ["csv", "xlsx"])
    def test_an_export_for_machines(self, form: str, kurume: Path, tmp_path: Path) -> None:
        table = export_table(load(kurume), "machine")
        path = tmp_path / f"m.{form}"
        path.write_bytes(as_csv(table) if form == "csv" else as_workbook(table))
        found = figures_of(load(kurume), path)

        assert (len(found.figures), found.doubts, found.left) == (5, (), 10)
        assert counts(record(load(kurume), found.figures)) == {"same": 5}
        assert {each.cites for each in found.figures} == {each.cites for each in load(kurume).observations}

    def test_rows_of_observations(self, kurume: Path, tmp_path: Path) -> None:
        path = tmp_path / "r6.csv"
        path.write_text(
            "indicator,at,value,unit,cites\nvisits,FY2024,5,件,\n地域での見守り訪問活動件数,FY2023,4,件,slides#1\n"
            "visits,FY2022,4,件,nobody#1\nnothing,FY2024,1,件,\nvisits,いつか,1,件,\nvisits,FY2025\n",
            encoding="utf-8",
        )
        found = figures_of(load(kurume), path)
        new_source = next(each for each in found.base.sources if each.title == "r6.csv")

        assert [(str(each.reading.at), str(each.cites[0])) for each in found.figures] == [
            ("FY2024", f"{new_source.id}#row 2"),
            ("FY2023", "slides#1"),
        ]
        assert [(each.address, each.why.partition(";")[0]) for each in found.doubts] == [
            ("row 7", "the row has 2 cells where the header has 5"),
            ("row 4, cites", "the plan has no source 'nobody'"),
            ("row 5, indicator", "the plan has no indicator 'nothing'"),
            ("row 6, at", "'いつか' is not a year"),
        ]

    def test_the_sheet_of_the_desk(self, kurume: Path, tmp_path: Path) -> None:
        path = tmp_path / "r6.xlsx"
        new(path)
        book = load_workbook(path)
        sheet = book["実績"]
        keys = [each.value for each in sheet[1]]
        rows: list[dict[str, str | int]] = [
            {
                "indicator": "＜指標２＞地域での見守り訪問活動件数",
                "at": "令和6年度",
                "value": "250,000件",
                "kind": "実績",
            },
            {"indicator": "ない指標", "at": "令和6年度", "value": 1},
            {"indicator": "visits", "at": "令和5年度", "value": "多い"},
            {"indicator": "visits", "at": "令和3年度", "value": 241061, "unit": "件"},
        ]
        for n, row in enumerate(rows, start=4):
            for key, value in row.items():
                sheet.cell(n, keys.index(key) + 1).value = value
        book.save(path)
        found = figures_of(load(kurume), path, source="令和6年度実績")

        assert [str(each.reading.at) for each in found.figures] == ["FY2024", "FY2021"]
        assert [each.address for each in found.doubts] == ["実績!B5", "実績!E6"]
        assert found.figures[0].cites[0].place == "実績!E4"

    def test_a_printed_table_takes_the_unit_of_the_plan(self, kurume: Path, tmp_path: Path) -> None:
        path = tmp_path / "t.csv"
        path.write_text(
            "番号,指標,R6実績\n＜指標２＞,地域での見守り訪問活動件数,5\n＜指標２＞,別の名前,6\n", encoding="utf-8"
        )
        found = figures_of(load(kurume), path)

        assert [str(each.reading.amount) for each in found.figures] == ["5件"]
        assert [each.why for each in found.doubts] == ["the plan has no indicator of this name"]

    def test_a_name_of_two_indicators_is_doubtful(self, tmp_path: Path) -> None:
        plan = Plan(
            id="p", indicators=(Indicator(id="a", title="訪問", label="1"), Indicator(id="b", title="訪問", label="2"))
        )
        path = tmp_path / "t.csv"
        path.write_text("番号,指標,R6実績\n,訪問,5\n2,訪問,6\n", encoding="utf-8")
        found = figures_of(Dossier(base=plan), path)

        assert [each.indicator for each in found.figures] == ["b"]
        assert [each.why for each in found.doubts] == ["several indicators of the plan have this name"]


TABLE = '指標,単位,R3実績,R4実績\n見守り訪問活動件数,件,"241,061","250,000"\n'


@pytest.fixture
def paths(tmp_path: Path) -> tuple[Path, Path]:
    dossier, figures = tmp_path / "kurume.toml", tmp_path / "r4.csv"
    dossier.write_text("# 手で書いた注釈\n" + PLAN, encoding="utf-8")
    figures.write_text(TABLE, encoding="utf-8")
    return dossier, figures


class TestCommand:
    def test_a_file_keeps_what_was_written_by_hand(
        self, paths: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        dossier, figures = paths
        before = dossier.read_text(encoding="utf-8")

        assert main(["record", str(dossier), "--figures", str(figures), "--source", "令和4年度実績報告"]) == 0
        assert capsys.readouterr().out.endswith("\nkurume.toml に書き込みました。ほかのファイルは変えていません。\n")
        assert dossier.read_text(encoding="utf-8").startswith(before.rstrip("\n"))
        after = load(dossier)
        assert [each.title for each in after.base.sources][-1] == "令和4年度実績報告"
        assert str(after.observations[-1].cites[0]) == f"{after.base.sources[-1].id}#D2"
        assert main(["record", str(dossier), "--figures", str(figures), "--source", "令和4年度実績報告"]) == 0
        assert "変更のない値は2件です。" in capsys.readouterr().out

    def test_a_folder_keeps_every_file_but_that_of_the_figures(
        self, kurume: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        figures = tmp_path / "r6.csv"
        figures.write_text(
            "指標,R5実績,R6実績\n地域での見守り訪問活動件数,250000件,260000件（速報値）\n", encoding="utf-8"
        )
        csv_file = kurume / "observations.csv"
        csv_file.write_bytes(
            b"\xef\xbb\xbf"
            + csv_file.read_bytes().replace(b"\n", b"\r\n").replace(b",extra\r", b"\r").replace(b",\r", b"\r")
        )
        before = {each: each.read_bytes() for each in kurume.rglob("*.*")}

        assert main(["record", str(kurume), "--figures", str(figures)]) == 0
        assert "observations.csv、sources.toml に書き込みました。" in capsys.readouterr().out
        assert [each.name for each in before if each.read_bytes() != before[each]] == ["observations.csv"]
        assert csv_file.read_bytes().startswith(before[csv_file])
        figures.write_text("指標,R5実績,R6実績\n地域での見守り訪問活動件数,250001件,260001件\n", encoding="utf-8")
        assert main(["record", str(kurume), "--figures", str(figures)]) == 1
        assert "--correct を付けてください" in capsys.readouterr().out
        assert main(["record", str(kurume), "--figures", str(figures), "--correct", "--source", "slides"]) == 0
        capsys.readouterr()
        lines = csv_file.read_bytes().splitlines(keepends=True)
        assert lines[1:6] == before[csv_file].splitlines(keepends=True)[1:6] or b"extra" in lines[0]
        assert [str(each.reading.amount) for each in load(kurume).observations_of("visits")] == [
            "241,061件",
            "250,001件",
            "260,001件",
        ]

    def test_nothing_is_written_where_something_is_doubtful(
        self, paths: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        dossier, figures = paths
        figures.write_text(TABLE + "別の指標,件,,1\n", encoding="utf-8")
        raw = dossier.read_bytes()

        assert main(["record", str(dossier), "--figures", str(figures)]) == 1
        shown = capsys.readouterr().out
        assert "別の指標" in shown
        assert shown.endswith(
            "何も書き込んでいません。確認が必要なものを除いて追加するときは --skip-doubtful を付けてください。\n"
        )
        assert dossier.read_bytes() == raw
        assert main(["record", str(dossier), "--figures", str(figures), "--skip-doubtful", "--dry-run"]) == 1
        assert dossier.read_bytes() == raw
        assert main(["record", str(dossier), "--figures", str(figures), "--skip-doubtful"]) == 1
        assert len(load(dossier).observations) == 2

    def test_a_whole_that_must_be_written_anew_is_said(
        self, paths: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        dossier, figures = paths
        figures.write_text("指標,単位,R3実績\n見守り訪問活動件数,件,5\n", encoding="utf-8")

        assert main(["record", str(dossier), "--figures", str(figures), "--correct"]) == 0
        assert "綴り全体を書き直しました（コメントは引き継がれません）。" in capsys.readouterr().out
        assert [str(each.reading.amount) for each in load(dossier).observations] == ["5件"]

    def test_as_json(self, paths: tuple[Path, Path], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        assert main(["record", *map(str, (paths[0], "--figures", paths[1])), "--format", "json", "--dry-run"]) == 0
        data = json.loads(capfdbinary.readouterr().out.decode())["data"]

        assert (data["written"], len(data["added"]), data["same"], data["doubts"]) == (False, 1, 1, [])

    def test_years_without_basis_may_be_declared(self, kurume: Path, tmp_path: Path) -> None:
        figures = tmp_path / "t.csv"
        figures.write_text("指標,R3\n地域での見守り訪問活動件数,241061件\n", encoding="utf-8")
        doubtful = record(load(kurume), figures_of(load(kurume), figures).figures)
        declared = record(load(kurume), figures_of(load(kurume), figures, basis=Basis.FISCAL).figures)

        assert (counts(doubtful), counts(declared)) == ({"doubtful": 1}, {"same": 1})

    @pytest.mark.parametrize("name", ["empty.csv", "empty.xlsx"])
    def test_a_file_without_figures_is_refused(
        self, name: str, paths: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / name
        if name.endswith(".csv"):
            path.write_text("指標,目標値\n見守り訪問活動件数,5件\n", encoding="utf-8")
        else:
            book = Workbook()
            book.worksheets[0].append(["指標", "R3実績"])
            book.worksheets[0].append(["見守り訪問活動件数", None])
            book.save(path)

        assert main(["record", str(paths[0]), "--figures", str(path)]) in {2, 3}
        assert capsys.readouterr().err
