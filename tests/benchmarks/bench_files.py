"""How long does it take to read a document, and how much of it is kept?"""

import subprocess
import sys
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
    for indicator in document["indicator"][::5]:
        indicator["baseline"]["value"] = "1,000"
    for observation in document["observation"][::50]:
        observation["at"] = "令和4年度"
    bad = tmp_path / "bad.json"
    bad.write_bytes(orjson.dumps(document))

    problems = read(bad).problems
    found = ratio(lambda: read(bad), lambda: read(path))

    report.add("a bad file / a good one", found, 1.3, note=f"{len(problems)} problems, each with its place")


KEPT = """
import gc, sys, tracemalloc
from pathlib import Path
import orjson
from welfareplan.files.reader import load

def make():
    return load(sys.argv[2]) if sys.argv[1] == "load" else orjson.loads(Path(sys.argv[2]).read_bytes())

make()  # what is made once and kept for the next time is not part of the value
gc.collect()
tracemalloc.start()
value = make()
gc.collect()
print(tracemalloc.get_traced_memory()[0])
"""


def kept(how: str, path: Path) -> int:
    """How many bytes a value holds on to, in a process of its own: what other measurements left behind does not count."""
    done = subprocess.run([sys.executable, "-c", KEPT, how, str(path)], check=True, capture_output=True, text=True)
    return int(done.stdout)


def test_memory(report: Report, tmp_path: Path) -> None:
    path = written(LARGE, tmp_path)

    ours, theirs = kept("load", path), kept("orjson", path)

    note = f"{ours / path.stat().st_size:.2f} bytes for a byte of the file"
    report.add("memory kept, large / the dicts of `orjson.loads`", ours / theirs, 0.65, note=note)
