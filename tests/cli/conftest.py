"""A dossier on disk, for the tests of the command line."""

from pathlib import Path

import pytest

PLAN = """\
format = 1

[plan]
id = "kurume-2020"
title = "支え合うプラン"
period = "FY2020..FY2025"
adopted = "2020-03"

[[issue]]
id = "isolation"
label = "①"
title = "孤立"

[[indicator]]
id = "visits"
label = "＜２＞"
title = "見守り訪問活動件数"
unit = "件"
baseline = { at = "FY2018", value = "226650", unit = "件", kind = "result" }
targets = [{ due = "FY2025", value = "296000", unit = "件" }]

[[observation]]
indicator = "visits"
at = "FY2021"
value = "241061"
unit = "件"
kind = "result"

[[revision]]
id = "midterm"
adopted = "2021-12"
title = "一部改訂"

[[revision.changes]]
action = "amend"
kind = "issue"
id = "isolation"
field = "title"
old = "孤立"
new = "孤立と孤独"
"""


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier as one TOML file, with a revision and an observation."""
    path = tmp_path / "kurume.toml"
    path.write_text(PLAN, encoding="utf-8")
    return path
