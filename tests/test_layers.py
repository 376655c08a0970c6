"""The floors of the house: an import goes down or stays in its room (docs/decisions/0001 explains the steps)."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import attrs
import pytest

import welfareplan

SOURCE = Path(__file__).parent.parent / "src" / "welfareplan"

FLOORS: dict[str, tuple[int, int]] = {
    "_version": (1, 0),
    "errors": (1, 0),
    "making": (1, 0),
    "wording": (1, 0),
    "problems": (1, 1),
    "terms": (2, 0),
    "eras": (2, 0),
    "ids": (2, 0),
    "codes": (2, 0),
    "dates": (2, 1),
    "when": (2, 2),
    "amount": (2, 2),
    "days": (2, 3),
    "model": (3, 0),
    "printed": (3, 0),
    "japanese": (3, 1),
    "observations": (4, 0),
    "revision": (4, 0),
    "dossier": (5, 0),
    "evaluation": (5, 1),
    "following": (5, 2),
    "rules": (6, 0),
    "checks": (6, 1),
    "files": (7, 0),
    "reports": (8, 0),
    "examples": (9, 1),
    "testing": (9, 1),
    "cli": (9, 1),
    "__main__": (9, 2),
    "__init__": (9, 2),
}
"""Every room with its floor and its step on it."""

HEAVY = {
    "pint": {"amount"},
    "cattrs": {"files"},
    "openpyxl": {"files", "reports"},
    "xlsxwriter": {"files", "reports"},
    "defusedxml": {"files"},
    "matplotlib": {"reports"},
    "jinja2": {"reports"},
    "docx": {"reports"},
    "docxtpl": {"reports"},
    "lxml": {"reports"},
    "rich": {"cli", "reports"},
    "cyclopts": {"cli"},
    "dateutil": {"printed", "reports", "files", "cli"},
    "hypothesis": {"testing"},
}
"""What takes long to import, and the rooms that may use it, inside the function that does."""

AT_THE_TOP = {("testing", "hypothesis"), ("cli", "cyclopts"), ("cli", "rich")}
"""Strategies and commands are declared with them. Tests alone import the strategies, and ``cli`` its commands late."""

PUBLISHED_AS_THEY_ARE = {"welfareplan.printed", "welfareplan.evaluation.schemes"}
"""Packages that the front door publishes whole: their ``__init__`` names what they hold."""

NAMED_LIKE_THE_STANDARD_LIBRARY = {"welfareplan.evaluation.numbers"}
"""Absolute imports keep it apart from ``numbers``, and no other word says what it holds."""


def _room(name: str) -> str:
    """The room of a module: the second word of its name, or the front door itself."""
    return name.split(".")[1] if "." in name else "__init__"


@attrs.frozen
class Import:
    """One import of a module: what it names, and whether it runs when the module is loaded."""

    module: str
    line: int
    target: str
    at_the_top: bool


@attrs.frozen
class Module:
    name: str
    path: Path
    tree: ast.Module

    @property
    def room(self) -> str:
        return _room(self.name)

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"


def _modules() -> dict[str, Module]:
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = ("welfareplan", *path.relative_to(SOURCE).with_suffix("").parts)
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = Module(name, path, ast.parse(path.read_text(encoding="utf-8")))
    return found


MODULES = _modules()


def _is_type_checking(test: ast.expr) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        assert node.module is not None
        for alias in node.names:
            whole = f"{node.module}.{alias.name}"
            yield whole if whole in MODULES else node.module


def _imports(module: Module) -> Iterator[Import]:
    """Every import, also inside functions and under TYPE_CHECKING."""

    def walk(node: ast.AST, *, top: bool) -> Iterator[Import]:
        for target in _imported(node):
            assert isinstance(node, ast.stmt)
            yield Import(module.name, node.lineno, target, top)
        inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        guarded = node.body if isinstance(node, ast.If) and _is_type_checking(node.test) else ()
        for child in ast.iter_child_nodes(node):
            yield from walk(child, top=top and not inside and child not in guarded)

    yield from walk(module.tree, top=True)


IMPORTS = [each for module in MODULES.values() for each in _imports(module)]
INSIDE = [each for each in IMPORTS if each.target.split(".")[0] == "welfareplan"]


def _where(found: Import) -> str:
    return f"{found.module}:{found.line} imports {found.target}"


def test_every_room_has_its_floor() -> None:
    assert {module.room for module in MODULES.values()} <= set(FLOORS)


def test_an_import_goes_down_or_stays_in_its_room() -> None:
    upward = [
        _where(each)
        for each in INSIDE
        if _room(each.module) != _room(each.target) and FLOORS[_room(each.target)] >= FLOORS[_room(each.module)]
    ]

    assert upward == []


def _circle(edges: dict[str, set[str]]) -> list[str]:
    """A circle in a graph, or nothing."""
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done:
            return []
        for target in sorted(edges.get(name, ())):
            found = walk(target, [*path, name])
            if found:
                return found
        done.add(name)
        return []

    return next((found for name in edges if (found := walk(name, []))), [])


def test_no_imports_go_in_a_circle() -> None:
    edges: dict[str, set[str]] = {}
    for each in INSIDE:
        edges.setdefault(each.module, set()).add(each.target)

    assert _circle(edges) == []


def test_a_circle_would_be_found() -> None:
    assert _circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]


def test_the_rooms_below_the_front_door_hold_nothing_in_their_init() -> None:
    packages = [
        module
        for module in MODULES.values()
        if module.is_package and FLOORS[module.room] < (9, 1) and module.name not in PUBLISHED_AS_THEY_ARE
    ]
    full = [module.name for module in packages if len(module.tree.body) != 1 or ast.get_docstring(module.tree) is None]

    assert full == []


def test_the_elements_of_the_model_do_not_import_one_another() -> None:
    whole = {"element", "kinds", "plan", "identity"}
    crossing = [
        _where(each)
        for each in INSIDE
        if each.module.startswith("welfareplan.model.")
        and each.module.split(".")[-1] not in whole
        and each.target.startswith("welfareplan.model")
        and each.target != "welfareplan.model.element"
    ]

    assert crossing == []


@pytest.mark.parametrize("package", HEAVY)
def test_what_is_heavy_is_imported_where_it_is_used(package: str) -> None:
    found = [each for each in IMPORTS if each.target.split(".")[0] == package]
    loaded = [_where(each) for each in found if each.at_the_top and (_room(each.module), package) not in AT_THE_TOP]
    elsewhere = [_where(each) for each in found if _room(each.module) not in HEAVY[package]]

    assert (loaded, elsewhere) == ([], [])


def test_only_the_front_door_imports_the_tests_of_users() -> None:
    assert [_where(each) for each in INSIDE if _room(each.target) == "testing" != _room(each.module)] == []


def test_no_module_is_named_like_a_public_name() -> None:
    public = set(getattr(welfareplan, "__all__", ()))
    named = [name for name in MODULES if name.split(".")[-1] in public and name not in PUBLISHED_AS_THEY_ARE]

    assert named == []


def test_no_module_is_named_like_one_of_the_standard_library() -> None:
    named = [name for name in MODULES if name.split(".")[-1] in sys.stdlib_module_names]

    assert set(named) <= NAMED_LIKE_THE_STANDARD_LIBRARY


def test_every_module_says_its_question_and_its_floor() -> None:
    silent = [
        module.name
        for module in MODULES.values()
        if f"(floor {FLOORS[module.room][0]}" not in (ast.get_docstring(module.tree) or "").split("\n\n")[0]
    ]

    assert silent == []


def test_the_floors_are_in_order() -> None:
    assert all(lower <= upper for lower, upper in pairwise(FLOORS.values()))


@pytest.mark.parametrize("loaded", ["welfareplan", "welfareplan.cli"])
def test_importing_loads_nothing_heavy(loaded: str) -> None:
    code = f"import sys, {loaded}; print(*sorted(set(sys.modules) & {set(HEAVY)!r}))"

    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")

    assert done.stdout.split() == []
