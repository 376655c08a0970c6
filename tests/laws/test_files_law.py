"""The law of files: what is written and read again is identical, in every format."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given

from welfareplan.dossier import Dossier
from welfareplan.files.reader import read
from welfareplan.files.writer import dump, dumps
from welfareplan.testing import assert_identical, dossiers


class TestFilesHoldEverything:
    """What is written and read again is identical: every field, ``printed``, decimal exponents, ``extra``."""

    @pytest.mark.parametrize("name", ["dossier", "dossier.toml", "dossier.json"])
    @given(dossier=dossiers())
    def test_in_every_format(self, name: str, dossier: Dossier) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            dump(dossier, path)
            again = read(path).dossier
        assert again is not None
        assert_identical(dossier, again)

    @given(dossier=dossiers())
    def test_what_was_read_is_written_as_it_was(self, dossier: Dossier) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "dossier.toml")
            dump(dossier, path)
            again = read(path).dossier
            assert again is not None
            assert path.read_text(encoding="utf-8") == dumps(again, "toml")
