"""How long does it take to begin? Whole processes, by their processor time."""

import subprocess
import sys

from tests.benchmarks.measure import Report, process_ratio

PASS = [sys.executable, "-c", "pass"]
FOUNDATIONS = [sys.executable, "-c", "import attrs, cattrs"]
LIBRARY = [sys.executable, "-c", "import welfareplan"]
EVERYTHING = [sys.executable, "-c", "from welfareplan import *"]  # the front door is lazy; this opens every room
COMMAND = [sys.executable, "-c", "import sys; from welfareplan.cli import main; sys.exit(main(sys.argv[1:]))"]


def test_import(report: Report) -> None:
    heavy = (
        "sorted({'pint', 'cattrs', 'openpyxl', 'jinja2', 'matplotlib', 'rich', 'cyclopts', 'numpy'} & set(sys.modules))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", f"import sys, welfareplan; print(*{heavy})"], check=True, capture_output=True, text=True
    ).stdout.split()

    note = f"heavy modules loaded: {', '.join(loaded) or 'none'}"
    report.add("`import welfareplan` / `import attrs, cattrs`", process_ratio(LIBRARY, FOUNDATIONS), 1.25, note=note)
    report.add("every public name fetched / `import attrs, cattrs`", process_ratio(EVERYTHING, FOUNDATIONS), 1.25)


def test_version(report: Report) -> None:
    report.add("`welfareplan --version` / `python -c pass`", process_ratio([*COMMAND, "--version"], PASS), 1.6)


def test_help(report: Report) -> None:
    report.add("`welfareplan --help` / `python -c pass`", process_ratio([*COMMAND, "--help"], PASS), 6)
