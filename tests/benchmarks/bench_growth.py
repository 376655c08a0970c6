"""Does the work grow as the plan does? From 60 to 6,000 indicators, by calls made and by the clock.

The clock alone misleads: reading plain JSON itself grows faster than its text, as caches overflow. So the exponent of the
clock is taken relative to ``orjson.loads`` of the same document. Calls alone miss a scan hidden in C, which the clock sees.
"""

from collections.abc import Callable
from math import log
from pathlib import Path

import attrs
import orjson
import pytest
from tests.benchmarks.measure import Report, calls_of, ratio
from tests.benchmarks.synthetic import Size, amended, dossier_of

from welfareplan.checks import check
from welfareplan.dossier import Dossier
from welfareplan.evaluation.numbers import progress
from welfareplan.files.reader import load
from welfareplan.files.writer import dumps
from welfareplan.revision.applier import apply
from welfareplan.revision.differ import diff
from welfareplan.when import FiscalYear

SMALL, LARGE = Size("60", 12, 60, 1, 1), Size("6000", 1200, 6000, 1, 1)
FACTOR = 100


@attrs.frozen
class Case:
    """A dossier of one size with its document."""

    dossier: Dossier
    path: Path
    raw: bytes

    def works(self) -> dict[str, Callable[[], object]]:
        base = self.dossier.base
        after = amended(base)
        changes = diff(base, after)
        return {
            "load": lambda: load(self.path),
            "check": lambda: check(self.dossier),
            "progress": lambda: [
                row.share_of_way for row in progress(base, self.dossier.observations, through=FiscalYear(2022))
            ],
            "diff": lambda: diff(base, after),
            "apply": lambda: apply(base, changes),
        }


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Case, Case]:
    def made(size: Size) -> Case:
        dossier = dossier_of(size)
        raw = orjson.dumps(orjson.loads(dumps(dossier, "json")))
        path = tmp_path_factory.mktemp(size.name) / "dossier.json"
        path.write_bytes(raw)
        return Case(dossier, path, raw)

    return made(SMALL), made(LARGE)


def relative(case: Case, work: str) -> float:
    return ratio(case.works()[work], lambda: orjson.loads(case.raw), rounds=3)


@pytest.mark.parametrize("work", ["load", "check", "progress", "diff", "apply"])
def test_growth(work: str, cases: tuple[Case, Case], report: Report) -> None:
    small, large = cases

    for case in cases:
        case.works()[work]()  # hooks and caches are made on first use
    calls = log(calls_of(large.works()[work]) / calls_of(small.works()[work]), FACTOR)
    report.add(f"growth of {work}: exponent of its calls", calls, 1.02)

    by_size = [relative(case, work) for case in cases]
    report.add(
        f"growth of {work}: exponent by the clock, less that of `orjson.loads`",
        log(by_size[1] / by_size[0], FACTOR),
        0.05,
    )
