"""The triples before / revision / after, which other implementations of the format may use as well."""

from pathlib import Path

import pytest

from welfareplan.dossier import Dossier
from welfareplan.files.reader import load, read
from welfareplan.revision.applier import apply
from welfareplan.revision.differ import diff
from welfareplan.testing import assert_identical

ROOT = Path(__file__).parent.parent / "fixtures" / "revisions"
CASES = sorted(path.name for path in ROOT.iterdir() if path.is_dir())


@pytest.fixture(params=CASES)
def triple(request: pytest.FixtureRequest) -> tuple[Dossier, Dossier]:
    folder = ROOT / str(request.param)
    after = read(folder / "after.toml").dossier  # read and not loaded: alone, it may name what only stood before
    assert after is not None
    return load(folder / "dossier"), after


def test_every_folder_is_described() -> None:
    rows = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert sorted(row.split("`")[1] for row in rows) == CASES


def test_the_revision_makes_the_text_after_of_the_text_before(triple: tuple[Dossier, Dossier]) -> None:
    dossier, after = triple
    assert_identical(dossier.latest, after.base)


def test_taken_back_it_leaves_the_text_before(triple: tuple[Dossier, Dossier]) -> None:
    dossier, after = triple
    assert_identical(apply(after.base, dossier.revisions[0].changes.inverse()), dossier.base)


def test_a_diff_of_the_two_texts_is_the_revision(triple: tuple[Dossier, Dossier]) -> None:
    dossier, after = triple
    assert_identical(diff(dossier.base, after.base, spelling=True), dossier.revisions[0].changes)
