"""The law of files holds for the workbook: what is written and read again is identical."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from welfareplan.dossier import Dossier
from welfareplan.files import workbook_lists
from welfareplan.files.reader import read
from welfareplan.files.writer import dump
from welfareplan.testing import assert_identical, dossiers


class TestTheWorkbookHoldsEverything:
    """Every field, ``printed``, decimal exponents and ``extra`` come back from the cells."""

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(dossier=dossiers())
    def test_what_is_written_is_read_as_it_was(self, dossier: Dossier) -> None:
        # A workbook with fewer rows to be filled in is made and read sooner, and is no other.
        with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
            patch.setattr(workbook_lists, "_MANY", 2)
            patch.setattr(workbook_lists, "_FEW", 2)
            path = Path(folder, "plan.xlsx")
            dump(dossier, path)
            again = read(path).dossier
        assert again is not None
        assert_identical(dossier, again)
