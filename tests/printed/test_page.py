"""docs/reference/printed-cells.md says what the reader does: every line of its tables is read."""

import json
import re
from pathlib import Path

import pytest

from welfareplan import printed

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "printed-cells.md"
_HEAD = re.compile(r"\| `(\w+)`: what it shows \| printed \| read as \|")
_LINE = re.compile(r"\| .+? \| `(.+?)`(?: with `(.+?)`)? \| (?:`(.+)`|refused) \|")


def lines() -> list[tuple[str, str, str, str]]:
    """The lines of the tables: kind, cell, context and reading."""
    kind = ""
    found = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        head = _HEAD.fullmatch(line)
        if head:
            kind = head[1]
        elif not line.startswith("|"):
            kind = ""
        elif kind and not line.startswith("|---"):
            match = _LINE.fullmatch(line)
            assert match, line
            cell = match[1].replace("\\n", "\n").replace("\\ue000", "\ue000")
            found.append((kind, cell, match[2] or "{}", match[3] or '{"unreadable": true}'))
    return found


@pytest.mark.parametrize(("kind", "cell", "context", "reading"), lines())
def test_a_line_of_the_page_is_read_as_it_says(kind: str, cell: str, context: str, reading: str) -> None:
    assert json.loads(reading) == printed.read_as_data(cell, kind, json.loads(context))


def test_every_kind_has_lines() -> None:
    kinds = [kind for kind, *_ in lines()]
    least = {"when": 30, "period": 20, "amount": 60, "target": 30, "unit": 9, "cell": 5}
    assert [] == [kind for kind, number in least.items() if kinds.count(kind) < number]
