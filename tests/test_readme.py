"""Every example of the README files runs and shows what it says."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READMES = sorted(ROOT.glob("README*.md"))
_BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks() -> list[tuple[str, str]]:
    return [(path.name, block) for path in READMES for block in _BLOCK.findall(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("name", "block"), blocks())
def test_a_block_runs(name: str, block: str) -> None:
    if ">>>" not in block:
        exec(compile(block, name, "exec"), {})  # noqa: S102 - our own page
        return
    test = doctest.DocTestParser().get_doctest(block, {}, name, name, 0)
    report: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=report.append)
    assert report == []


def test_the_first_page_opens_with_the_two_commands() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert page.index("make demo") < page.index("make test") < page.index("```python")
