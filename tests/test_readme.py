"""The README files say the same in both languages and open with the two commands; tests/docs runs their examples."""

import re
from pathlib import Path

import pytest
from tests.docs.fences import blocks

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_first_page_opens_with_the_two_commands(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    assert page.index("make demo") < page.index("make test") < page.index("```python")


def test_both_languages_show_the_same() -> None:
    """Headings, rows of tables and links stand in the same order, and every block is the same but for its comments."""
    english, japanese = (ROOT / "README.md", ROOT / "README.ja.md")
    shown = [[re.sub(r" *#.*", "", each.text) for each in blocks(page)] for page in (english, japanese)]
    assert shown[0] == shown[1]

    texts = [page.read_text(encoding="utf-8") for page in (english, japanese)]
    assert [text.count("\n## ") for text in texts] == [4, 4]
    assert len({text.count("\n|") for text in texts}) == 1
    assert len({tuple(re.findall(r"\]\(([^)]+)\)", text)) for text in texts}) == 1
