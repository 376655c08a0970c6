"""What a machine can find of WCAG 2.2 AA on a page, and the windows in which it is looked for."""

from __future__ import annotations

from typing import Any

import pytest

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 800}


def barriers(page: Any) -> list[tuple[str, list[str]]]:
    """The rules that a page breaks, each with the first places where it does."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    return [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found.response["violations"]]


def too_wide(page: Any) -> int:
    """By how many pixels a page is wider than its window."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide
