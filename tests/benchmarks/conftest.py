"""The report of a run: printed, and written to build/benchmarks.md."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.benchmarks.measure import Report

WRITTEN = Path(__file__).parent.parent.parent / "build" / "benchmarks.md"


@pytest.fixture(scope="session")
def report() -> Iterator[Report]:
    made = Report()
    yield made
    made.write(WRITTEN)
    print(f"\n\n{made.text()}\nwritten to {WRITTEN}")
