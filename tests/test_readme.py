"""The README files say the same in both languages and open with the two commands; tests/docs runs their examples."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_first_page_opens_with_the_two_commands(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    assert page.index("make demo") < page.index("make test") < page.index("```python")
