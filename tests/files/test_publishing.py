"""A folder of pages takes its place whole, and nothing of anybody else's is touched."""

import json
import os
from pathlib import Path

import pytest

from welfareplan.errors import DataFileError
from welfareplan.files import publishing
from welfareplan.files.publishing import LIST, publish

OLD = {"index.html": b"old", "plan/index.html": b"plan", "plan/gone/page.html": b"gone"}
NEW = {"index.html": b"new", "plan/index.html": b"plan", "plan/added.html": b"added"}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != LIST
    }


def refused(folder: Path, *, replace: bool = False) -> list[str]:
    before = contents(folder)
    with pytest.raises(DataFileError) as caught:
        publish(NEW, folder, replace=replace)
    assert before == contents(folder)
    assert {"in-the-way"} == {problem.code for problem in caught.value.problems}
    origins = [str(problem).partition(":")[0] for problem in caught.value.problems]
    return [Path(each).relative_to(folder).as_posix() for each in origins]


def test_a_folder_that_is_not_there_or_empty_is_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty"):
        publish(NEW, tmp_path / name)
        assert NEW == contents(tmp_path / name)
    assert {"new", "empty"} == {path.name for path in tmp_path.iterdir()}


def test_what_was_written_before_is_replaced_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "site")
    publish(NEW, tmp_path / "site")
    assert NEW == contents(tmp_path / "site")
    assert not (tmp_path / "site/plan/gone").exists()
    publish(NEW, tmp_path / "site")
    assert NEW == contents(tmp_path / "site")


def test_what_somebody_else_put_there_is_in_the_way_and_is_named(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "site")
    (tmp_path / "site/plan/notes.txt").write_text("メモ", encoding="utf-8")
    (tmp_path / "site/index.html").write_bytes(b"changed by hand")
    assert ["index.html", "plan/notes.txt"] == refused(tmp_path / "site")
    publish(NEW, tmp_path / "site", replace=True)
    assert {**NEW, "plan/notes.txt": "メモ".encode()} == contents(tmp_path / "site")


def test_a_folder_of_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/a.jpg").write_bytes(b"x")
    assert ["a.jpg"] == refused(tmp_path / "photos")


def test_what_begins_with_a_dot_is_somebody_elses_and_stays(tmp_path: Path) -> None:
    (tmp_path / "site/.git").mkdir(parents=True)
    (tmp_path / "site/.git/config").write_bytes(b"x")
    publish(NEW, tmp_path / "site")
    assert {**NEW, ".git/config": b"x"} == contents(tmp_path / "site")


def test_a_file_in_the_place_of_the_folder_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"x")
    with pytest.raises(DataFileError, match="it is there already"):
        publish(NEW, tmp_path / "site", replace=True)


def test_a_folder_in_the_place_of_a_page_is_in_the_way_even_where_replacing_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "site/index.html").mkdir(parents=True)
    (tmp_path / "site/index.html/x").write_bytes(b"x")
    assert ["index.html"] == refused(tmp_path / "site", replace=True)


def test_no_link_leads_the_pages_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site/plan").symlink_to(tmp_path / "elsewhere")
    assert "plan" in refused(tmp_path / "site", replace=True)
    assert [] == list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("place", ["../victim", "plan/../../victim", "/etc/passwd", "C:\\x"])
def test_a_list_that_was_tampered_with_removes_nothing_outside(place: str, tmp_path: Path) -> None:
    publish(OLD, tmp_path / "site")
    (tmp_path / "victim").write_bytes(b"gone")
    listed = json.loads((tmp_path / "site" / LIST).read_bytes())
    listed["files"][place] = listed["files"]["plan/gone/page.html"]
    (tmp_path / "site" / LIST).write_text(json.dumps(listed), encoding="utf-8")
    publish(NEW, tmp_path / "site")
    assert (tmp_path / "victim").exists()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": []}', '{"files": {"a": 1}}', "[" * 100_000])
def test_a_list_that_is_none_is_as_if_there_were_none(text: str, tmp_path: Path) -> None:
    publish(OLD, tmp_path / "site")
    (tmp_path / "site" / LIST).write_text(text, encoding="utf-8")
    assert {"index.html", "plan/gone/page.html"} == set(refused(tmp_path / "site"))


@pytest.mark.parametrize("before", [{}, OLD], ids=["new", "again"])
def test_a_failure_on_the_way_leaves_everything_as_it_was(
    before: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if before:
        publish(before, tmp_path / "site")
    count = iter(range(100))

    def full(_handle: int) -> None:
        if next(count) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DataFileError, match="no space left on device"):
        publish(NEW, tmp_path / "site")
    monkeypatch.undo()
    assert before == contents(tmp_path / "site")
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_place_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="no such file or directory"):
        publish(NEW, tmp_path / "not/there")


def test_the_list_names_every_page() -> None:
    assert os.path.basename(LIST).startswith(".")  # noqa: PTH119 - a name, not a path
    assert set(NEW) == set(json.loads(publishing._list(NEW))["files"])
