"""What a reader does by hand between two blocks of a page, done for the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

PREPARATIONS: dict[str, Callable[[Path], None]] = {}
"""The steps by name, each given the folder in which the blocks of the page run."""
