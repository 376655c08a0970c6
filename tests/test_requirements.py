"""The locked requirements agree with pyproject.toml, and say nothing of where they were made."""

import re
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
REQUIREMENTS = ROOT / "requirements"
LOCKS = ("dev.txt", "cli.txt", "docs.txt", "browser.txt")


def _lines(name: str) -> list[str]:
    """The requirements of a file, each on one line, without comments."""
    text = (REQUIREMENTS / name).read_text(encoding="utf-8")
    joined = re.sub(r"\\\n\s*", "", text)
    return [line for line in joined.splitlines() if line and not line.startswith("#")]


def _pins(name: str) -> dict[str, list[Requirement]]:
    """The pins of a lock by package; a package has several when its version depends on the Python."""
    pins: defaultdict[str, list[Requirement]] = defaultdict(list)
    for line in _lines(name):
        pin = Requirement(line.partition("--hash=")[0].strip())
        pins[canonicalize_name(pin.name)].append(pin)
    return dict(pins)


def _version(pin: Requirement) -> Version:
    (specifier,) = pin.specifier
    assert specifier.operator == "=="
    return Version(specifier.version)


def _project() -> list[Requirement]:
    """What pyproject.toml asks for, in its extras too, and to build."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = pyproject["project"]
    groups = [pyproject["build-system"]["requires"], project["dependencies"]]
    groups.extend(project["optional-dependencies"].values())
    wanted = [Requirement(text) for group in groups for text in group]
    return [requirement for requirement in wanted if requirement.name != project["name"]]


def _core_and_command_line() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(text) for text in (*project["dependencies"], *project["optional-dependencies"]["cli"])]


@pytest.mark.parametrize("wanted", _project(), ids=str)
def test_development_lock_pins_what_the_project_asks_for(wanted: Requirement) -> None:
    pins = _pins("dev.txt").get(canonicalize_name(wanted.name), [])

    assert pins, f"{wanted.name} is not pinned"
    assert all(wanted.specifier.contains(_version(pin)) for pin in pins)
    assert any(pin.marker is None or pin.marker.evaluate() for pin in pins)


@pytest.mark.parametrize("wanted", _core_and_command_line(), ids=str)
def test_demo_lock_pins_the_core_and_the_command_line(wanted: Requirement) -> None:
    pins = _pins("cli.txt").get(canonicalize_name(wanted.name), [])

    assert pins, f"{wanted.name} is not pinned"
    assert all(wanted.specifier.contains(_version(pin)) for pin in pins)


@pytest.mark.parametrize(("source", "wanted"), [("dev.in", _project()), ("cli.in", _core_and_command_line())])
def test_source_of_a_lock_repeats_the_project(source: str, wanted: list[Requirement]) -> None:
    said = {str(Requirement(line)) for line in _lines(source)}

    assert [requirement for requirement in map(str, wanted) if requirement not in said] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_and_has_a_hash(lock: str) -> None:
    assert _lines(lock)
    for line in _lines(lock):
        assert re.fullmatch(r"[a-z0-9-]+==[^\s;]+( ; [^\\]+?)?(\s*--hash=sha256:[0-9a-f]{64})+", line), line


@pytest.mark.parametrize("lock", ["cli.txt", "docs.txt", "browser.txt"])
def test_locks_can_share_one_environment(lock: str) -> None:
    development = _pins("dev.txt")
    for package, pins in _pins(lock).items():
        if package in development:
            assert [str(pin) for pin in pins] == [str(pin) for pin in development[package]]


@pytest.mark.parametrize("path", sorted(REQUIREMENTS.iterdir()), ids=lambda path: path.name)
def test_no_file_names_a_host_or_a_place(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"\w+://\S*|file:\S*", text) == []
    assert re.findall(r"(?<![\w.-])(?:[\w-]+\.)+(?:org|com|net|io|jp|local|internal)\b", text) == []
    assert re.findall(r"(?:^|[\s\"'(=@])(?:~|\.{0,2}/|[A-Za-z]:\\)\S*", text) == []
    assert (
        re.findall(r"^(?:-i|-f|-r|-e|--(?:index|extra-index|find-links|trusted-host)\S*).*", text, re.MULTILINE) == []
    )
