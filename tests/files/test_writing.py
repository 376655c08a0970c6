"""Writing is all or nothing: nobody finds half a file, and nothing that is not ours is lost."""

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.files.samples import DOSSIER

from welfareplan.amount import Amount
from welfareplan.dossier import Dossier
from welfareplan.errors import DataFileError, InvalidValueError
from welfareplan.files import reader
from welfareplan.files.reader import load
from welfareplan.files.writer import dump, dumps
from welfareplan.model.identity import identical
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.plan import Plan
from welfareplan.model.programmes import Money, Programme
from welfareplan.observations import Assessment, Observation
from welfareplan.revision.changes import Amendment, ChangeSet
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Kind, MoneyKind, Stage
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

SMALL = Dossier(base=Plan(id="p", title="計画"))


def refusal(dossier: Dossier, path: Path, *, replace: bool = False) -> str:
    with pytest.raises(DataFileError) as caught:
        dump(dossier, path, replace=replace)
    return "\n".join(str(each) for each in caught.value.problems).replace(str(path), "…")


def state(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_a_plan_alone_is_no_dossier(tmp_path: Path) -> None:
    for write in (lambda: dump(SMALL.base, tmp_path / "p.toml"), lambda: dumps(SMALL.base, "json")):  # type: ignore[arg-type]
        with pytest.raises(InvalidValueError, match=r"; give a Dossier; Dossier\(base=plan\) makes one of a plan$"):
            write()
    assert list(tmp_path.iterdir()) == []


class TestReplacing:
    @pytest.mark.parametrize("name", ["d.toml", "d.json"])
    def test_a_file_that_holds_something_else_is_refused(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_text("mine", encoding="utf-8")

        assert refusal(SMALL, path) == "…: it is there already, and is not what is to be written"
        assert path.read_text(encoding="utf-8") == "mine"

        dump(SMALL, path, replace=True)

        assert identical(SMALL, load(path))

    @pytest.mark.parametrize("name", ["d.toml", "d.json", "d"])
    def test_what_is_there_already_may_be_written_again(self, tmp_path: Path, name: str) -> None:
        dump(DOSSIER, tmp_path / name)
        before = state(tmp_path)

        dump(DOSSIER, tmp_path / name)

        assert before == state(tmp_path)

    def test_a_folder_that_holds_something_else_is_refused(self, tmp_path: Path) -> None:
        dump(DOSSIER, tmp_path)
        (tmp_path / "README.md").write_text("mine", encoding="utf-8")
        before = state(tmp_path)

        told = refusal(SMALL, tmp_path)

        assert "…/README.md: it is there already, and is not what is to be written" in told
        assert "…/plan.toml: it is there already, and is not what is to be written" in told
        assert "…/revisions/2021-12.toml: it is there already" in told
        assert before == state(tmp_path)

    def test_replacing_removes_what_would_be_read_and_leaves_the_rest(self, tmp_path: Path) -> None:
        dump(DOSSIER, tmp_path)
        (tmp_path / "README.md").write_text("mine", encoding="utf-8")
        (tmp_path / "more").mkdir()
        (tmp_path / "more" / "notes.csv").touch()
        (tmp_path / "more" / "x.toml").write_text('[[issue]]\nid = "x"\n', encoding="utf-8")

        dump(SMALL, tmp_path, replace=True)

        assert sorted(state(tmp_path)) == ["README.md", "more/notes.csv", "plan.toml"]
        assert not (tmp_path / "revisions").exists()
        assert identical(SMALL, load(tmp_path))

    @pytest.mark.parametrize("content", ["[project]\nname = 'x'\n", "broken =", ""])
    def test_what_is_not_ours_is_not_removed(self, tmp_path: Path, content: str) -> None:
        (tmp_path / "pyproject.toml").write_text(content, encoding="utf-8")

        told = refusal(SMALL, tmp_path, replace=True)

        assert told == "…/pyproject.toml: it is not part of a dossier, and would be read as one"
        assert sorted(state(tmp_path)) == ["pyproject.toml"]

    def test_what_begins_with_a_dot_is_not_in_the_way(self, tmp_path: Path) -> None:
        (tmp_path / ".gitignore").write_text("x", encoding="utf-8")

        dump(SMALL, tmp_path)

        assert sorted(state(tmp_path)) == [".gitignore", "plan.toml"]

    def test_a_link_is_followed_and_rights_are_kept(self, tmp_path: Path) -> None:
        real = tmp_path / "real.json"
        real.write_text("x", encoding="utf-8")
        real.chmod(0o600)
        (tmp_path / "link.json").symlink_to(real)

        dump(SMALL, tmp_path / "link.json", replace=True)

        assert (tmp_path / "link.json").is_symlink()
        assert real.stat().st_mode & 0o777 == 0o600
        assert identical(SMALL, load(real))


class TestPaths:
    def test_a_folder_may_have_the_name_of_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "d.toml").mkdir()

        dump(SMALL, tmp_path / "d.toml")

        assert sorted(state(tmp_path)) == ["d.toml/plan.toml"]

    def test_a_version_is_not_an_ending(self, tmp_path: Path) -> None:
        dump(SMALL, tmp_path / "kurume-1.0")

        assert sorted(state(tmp_path)) == ["kurume-1.0/plan.toml"]

    def test_a_kind_of_file_we_do_not_write(self, tmp_path: Path) -> None:
        assert refusal(SMALL, tmp_path / "d.pdf") == "…: '.pdf' is not an ending of files that hold a dossier"

    def test_the_folder_around_it_must_be_there(self, tmp_path: Path) -> None:
        for name in ("d.json", "d"):
            told = refusal(SMALL, tmp_path / "nowhere" / name)
            assert told == "…: it cannot be read or written: no such file or directory"

    def test_a_file_in_place_of_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "d").touch()

        assert refusal(SMALL, tmp_path / "d") == "…: it cannot be read or written: not a directory"

    def test_a_pipe_is_not_written_to(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "d.json")

        assert refusal(SMALL, tmp_path / "d.json", replace=True) == "…: it is not a regular file"

    def test_no_path_at_all(self) -> None:
        assert "no file can have such a name" in refusal(SMALL, Path("a\0b.json"))


class TestAllOrNothing:
    def test_a_disk_that_is_full(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        dump(SMALL, tmp_path / "d")
        before = state(tmp_path)
        calls: list[int] = []

        def full(handle: int) -> None:
            calls.append(handle)
            if len(calls) == 3:
                raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)

        assert (
            refusal(DOSSIER, tmp_path / "d", replace=True) == "…: it cannot be read or written: no space left on device"
        )
        assert before == state(tmp_path)

    def test_a_system_that_cannot_settle_folders(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        true_fsync = os.fsync

        def only_files(handle: int) -> None:
            if os.path.isdir(f"/proc/self/fd/{handle}"):  # noqa: PTH112 - a descriptor
                raise OSError(22, "Invalid argument")
            true_fsync(handle)

        monkeypatch.setattr(os, "fsync", only_files)
        dump(SMALL, tmp_path / "d.json")

        def no_folders(*_args: object) -> int:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "open", no_folders)
        dump(SMALL, tmp_path / "e.json")

        assert identical(SMALL, load(tmp_path / "d.json"))
        assert identical(SMALL, load(tmp_path / "e.json"))

    def test_a_program_that_is_killed_leaves_the_old_file(self, tmp_path: Path) -> None:
        dump(SMALL, tmp_path / "d.json")
        before = (tmp_path / "d.json").read_bytes()
        program = (
            "import os, sys; from tests.files.samples import DOSSIER; from welfareplan.files.writer import dump\n"
            "os.fsync = lambda handle: os._exit(9)\n"
            "dump(DOSSIER, sys.argv[1], replace=True)"
        )

        done = subprocess.run([sys.executable, "-c", program, str(tmp_path / "d.json")], check=False)

        assert done.returncode == 9
        assert before == (tmp_path / "d.json").read_bytes()


JULY = FiscalYear(2020, first_month=7)
READING = Reading(at=When.fiscal(2020), amount=Amount(1))
BAD = Observation(indicator="i", reading=attrs.evolve(READING, why="a\x07"))
UNWRITABLE: tuple[tuple[Dossier, str], ...] = (
    (Dossier(base=Plan(id="p", title="a\0")), "plan 'p', title: it holds U+0000, a character that files do not have"),
    (Dossier(base=Plan(id="p", title="a\r\n")), "plan 'p', title: it holds U+000D, a character that files do not have"),
    (Dossier(base=Plan(id="p", extra=(("\ud800", ""),))), "plan 'p', extra 1 1: it holds U+D800, a character"),
    (Dossier(base=Plan(id="p", issues=(Issue(id="i", text="\x85"),))), "issue 'i', text: it holds U+0085, a character"),
    (
        Dossier(base=Plan(id="p", indicators=(Indicator(id="i", targets=(Target(words="\x7f"),)),))),
        "indicator 'i', targets 1, words: it holds U+007F, a character that files do not have",
    ),
    (Dossier(base=Plan(id="p"), observations=(BAD,)), "observation 'i', reading, why: it holds U+0007, a character"),
    (
        Dossier(base=Plan(id="p", initiatives=(Initiative(id="i", period=FiscalPeriod(JULY, JULY)),))),
        "initiative 'i', period, first: FY2020 begins in month 7; files hold fiscal years that begin in April only",
    ),
    (
        Dossier(base=Plan(id="p"), assessments=(Assessment(id="a", about="p", stage=Stage.SELF, year=JULY),)),
        "assessment 'a', year: FY2020 begins in month 7; files hold fiscal years that begin in April only",
    ),
    (
        Dossier(
            base=Plan(id="p"),
            revisions=(
                Revision(
                    id="r",
                    adopted=PartialDate(2021),
                    changes=ChangeSet((Amendment(Kind.PLAN, "p", "title", "\x00", None),)),
                ),
            ),
        ),
        "revision 'r', changes, changes 1, old: it holds U+0000, a character that files do not have",
    ),
)


def _of_other_classes() -> tuple[Any, ...]:
    title: Any = 5
    money: Any = "1000"
    amendment = Amendment(Kind.PLAN, "p", "period", "FY2020", None)
    revision = Revision(id="r", adopted=PartialDate(2021), changes=ChangeSet((amendment,)))
    baseline: Any = "5"
    return (
        Dossier(base=Plan(id="p", title=title)),
        Dossier(base=Plan(id="p", programmes=(Programme(id="m", money=money),))),
        Dossier(base=Plan(id="p", indicators=(Indicator(id="m", baseline=baseline),))),
        Dossier(base=Plan(id="p"), revisions=(revision,)),
        Dossier(base=Plan(id="p", page=str(10**30), levels=(title,))),
    )


class TestWhatCannotBeWritten:
    @pytest.mark.parametrize(("dossier", "message"), UNWRITABLE, ids=[message for _, message in UNWRITABLE])
    @pytest.mark.parametrize("name", ["d", "d.toml", "d.json"])
    def test_it_is_refused_with_its_place(self, tmp_path: Path, dossier: Dossier, message: str, name: str) -> None:
        told = refusal(dossier, tmp_path / name)

        assert told.startswith(message)
        assert state(tmp_path) == {}

    @pytest.mark.parametrize("n", range(5))
    def test_a_value_of_another_class_is_refused(self, tmp_path: Path, n: int) -> None:
        refusal(_of_other_classes()[n], tmp_path / "d")

        assert state(tmp_path) == {}

    def test_a_dossier_beyond_the_limits(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reader, "MOST_BYTES", 10)

        assert refusal(SMALL, tmp_path / "d.json") == "document.json: it is too large: at most 10 bytes are read"
        assert state(tmp_path) == {}

    def test_a_figure_longer_than_a_cell_goes_into_toml(self, tmp_path: Path) -> None:
        long = attrs.evolve(READING, printed="1" * 200_000)
        dossier = Dossier(base=Plan(id="p"), observations=(Observation(indicator="p", reading=long),))

        dump(dossier, tmp_path / "d")

        assert sorted(state(tmp_path)) == ["d/observations.toml", "d/plan.toml"]

    def test_money_is_written_to_the_last_zero(self) -> None:
        money = Money(year=FiscalYear(2021), kind=MoneyKind.BUDGET, amount=Amount(Decimal("1.00"), "千円"))

        assert 'value = "1.00"' in dumps(
            Dossier(base=Plan(id="p", programmes=(Programme(id="m", money=(money,)),))), "toml"
        )
