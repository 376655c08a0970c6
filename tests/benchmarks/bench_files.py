"""How long does it take to read a document, and how much of it is kept?"""

import gc
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from tests.benchmarks.measure import Report, ratio
from tests.benchmarks.synthetic import LARGE, SIZES, TYPICAL, Size, dossier_of

from welfareplan.files.reader import load, read
from welfareplan.files.writer import dumps


def written(size: Size, folder: Path) -> Path:
    """A document without needless blanks, so that the reference does not win or lose time on them."""
    path = folder / f"{size.name}.json"
    path.write_bytes(orjson.dumps(orjson.loads(dumps(dossier_of(size), "json"))))
    return path


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_load(size: Size, report: Report, tmp_path: Path) -> None:
    path = written(size, tmp_path)
    raw = path.read_bytes()

    found = ratio(lambda: load(path), lambda: orjson.loads(raw))

    note = f"{len(raw) / 1000:.0f} KB, validated and checked"
    report.add(f"load JSON, {size.name} / `orjson.loads` of the same bytes", found, 12, note=note)


def test_a_bad_file(report: Report, tmp_path: Path) -> None:
    path = written(TYPICAL, tmp_path)
    document = orjson.loads(path.read_bytes())
    for indicator in document["indicator"]:
        indicator["baseline"]["value"] = "1,000"
    for observation in document["observation"][::10]:
        observation["at"] = "令和4年度"
    bad = tmp_path / "bad.json"
    bad.write_bytes(orjson.dumps(document))

    problems = read(bad).problems
    found = ratio(lambda: read(bad), lambda: read(path))

    report.add("a bad file / a good one", found, 1.3, note=f"{len(problems)} problems, each with its place")


def kept(make: Callable[[], object]) -> int:
    """How many bytes a value holds on to."""
    make()  # what is made once and kept for the next time is not part of the value
    gc.collect()
    tracemalloc.start()
    value = make()
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del value
    return size


def test_memory(report: Report, tmp_path: Path) -> None:
    path = written(LARGE, tmp_path)
    raw = path.read_bytes()

    ours, theirs = kept(lambda: load(path)), kept(lambda: orjson.loads(raw))

    note = f"{ours / len(raw):.2f} bytes for a byte of the file"
    report.add("memory kept, large / the dicts of `orjson.loads`", ours / theirs, 0.65, note=note)
