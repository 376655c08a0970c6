"""An older document is brought up to date; what is ours to mend is never taken for the fault of a file."""

from pathlib import Path

import pytest

from welfareplan.files import assemble, migrate
from welfareplan.files.explain import findings
from welfareplan.files.reader import load, read
from welfareplan.files.troubles import ValueRefusedError, note
from welfareplan.problems import Problem


def test_an_older_format_is_migrated_step_by_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "FORMAT", 3)
    monkeypatch.setitem(migrate.MIGRATIONS, 1, lambda data: {"strategy": data["scheme"]})
    monkeypatch.setitem(migrate.MIGRATIONS, 2, lambda data: {"plan": data["strategy"]})
    (tmp_path / "d.toml").write_text('format = 1\n[scheme]\nid = "p"\ntitle = "計画"\n', encoding="utf-8")

    assert load(tmp_path / "d.toml").base.id == "p"


def test_every_earlier_format_has_a_migration() -> None:
    assert sorted(migrate.MIGRATIONS) == list(range(1, migrate.FORMAT))


def test_a_mistake_of_our_own_is_not_told_as_one_of_the_file() -> None:
    with pytest.raises(ZeroDivisionError):
        list(findings(ZeroDivisionError(), {}))


def test_notes_of_others_are_passed_over() -> None:
    error = ValueRefusedError("unit-without-value")
    error.add_note("seen by somebody else")

    assert [each.path for each in findings(ExceptionGroup("", [note(error, "unit")]), {})] == [("unit",)]


def test_a_problem_of_no_place_is_told_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "d.toml").write_text('format = 1\n[plan]\nid = "p"\ntitle = "計画"\n', encoding="utf-8")
    problem = Problem.of("no-plan")
    monkeypatch.setattr(assemble, "check_but", lambda *_args, **_named: (problem,))

    assert read(tmp_path / "d.toml").problems == (problem,)
