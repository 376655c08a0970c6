"""How long does it take to begin? Whole processes, by their processor time."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measure import Report, process_ratio

PASS = [sys.executable, "-c", "pass"]
EXPRESSIONS = [sys.executable, "-c", "import re"]
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
    report.add("every public name fetched / `import attrs, cattrs`", process_ratio(EVERYTHING, FOUNDATIONS), None)


def test_version(report: Report) -> None:
    report.add("`welfareplan --version` / `python -c pass`", process_ratio([*COMMAND, "--version"], PASS), 1.6)


def test_the_installed_script(report: Report) -> None:
    script = Path(sys.executable).parent / "welfareplan"
    note = f"the script that pip writes imports re, which alone takes {process_ratio(EXPRESSIONS, PASS):.3g}"
    report.add(
        "the installed script, `--version` / `python -c pass`",
        process_ratio([str(script), "--version"], PASS),
        1.6,
        note=note,
    )


def test_help(report: Report) -> None:
    report.add("`welfareplan --help` / `python -c pass`", process_ratio([*COMMAND, "--help"], PASS), 6)
