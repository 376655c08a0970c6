"""The library in the documentation: every public name, in reading order, under the name that the front door gives it."""

from __future__ import annotations

import inspect
import re
import sys
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import attrs
from sphinx.domains.python import PyObject
from sphinx.ext.napoleon import GoogleDocstring
from sphinx.util import logging

import welfareplan
from welfareplan.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

MODULES = {
    "welfareplan": welfareplan,
    "welfareplan.schemes": welfareplan.schemes,  # the front door's name for welfareplan.evaluation.schemes
    "welfareplan.printed": welfareplan.printed,
    "welfareplan.testing": import_module("welfareplan.testing"),
}
"""What users import names from."""

ALIASES = (
    "welfareplan.days.Day",
    "welfareplan.evaluation.subjects.Subject",
    "welfareplan.revision.changes.Change",
    "welfareplan.model.element.Pairs",
    "welfareplan.reports.oldnew.Order",
)
"""Names of unions that stand in signatures."""

_FENCE = re.compile(r"^```\{public-names\} *(.+?)\n```$", re.MULTILINE)


def groups() -> dict[str, tuple[str, ...]]:
    """The public names in reading order, by the comments that part them in ``__all__``.

    Names of an inner module (``schemes``, ``printed``, ``testing``) are a group of its name.
    """
    found: dict[str, list[str]] = {}
    source = inspect.getsource(welfareplan)
    for line in re.search(r"^__all__ = \[\n(.*?)^\]", source, re.MULTILINE | re.DOTALL)[1].splitlines():  # type: ignore[index]
        if comment := re.fullmatch(r"    # (.+)", line):
            found[comment[1]] = []
        else:
            found[next(reversed(found))].append(f"welfareplan.{line.strip().strip(',').strip(chr(34))}")
    for name, module in MODULES.items():
        if module is not welfareplan:
            found[name] = [f"{name}.{each}" for each in module.__all__]
    published = [look_up(each) for names in found.values() for each in names]
    found["received"] = [*ALIASES, *_received([each for each in published if callable(each)])]
    return {group: tuple(names) for group, names in found.items()}


def look_up(name: str) -> Any:
    """What a public name stands for."""
    module, _, last = name.rpartition(".")
    return getattr(MODULES.get(module) or import_module(module), last)


def _received(public: list[type[Any]]) -> list[str]:
    """The classes that users may be handed without ever importing them: the types of what public ones hold and give."""
    every = [
        import_module(each.name)
        for each in walk_packages(welfareplan.__path__, "welfareplan.")
        if ".cli" not in each.name
    ]
    names = {
        name: each
        for module in every
        for name, each in vars(module).items()
        if inspect.isclass(each) and each.__module__ == module.__name__
    }
    known, todo = dict.fromkeys(public), list(public)
    while todo:
        for each in _classes(todo.pop(), names):
            if each not in known and each.__module__.startswith("welfareplan."):
                known[each] = None
                todo.append(each)
    received = [each for each in list(known)[len(public) :] if not issubclass(each, Term)]
    return sorted(f"{each.__module__}.{each.__name__}" for each in received)


def _classes(found: Any, names: dict[str, type[Any]]) -> Iterator[type[Any]]:
    """What a class is built on, and the classes in the types of it or its parts, or of a function."""
    parts = [found]
    if inspect.isclass(found):
        yield from found.__bases__
        inner = {name: each for name, each in vars(found).items() if name == "__init__" or not name.startswith("_")}
        parts += [each.fget if isinstance(each, property) else getattr(each, "func", each) for each in inner.values()]
    for each in parts:
        if inspect.isclass(each) or inspect.isfunction(each):
            own = vars(sys.modules[each.__module__])
            others = {name: cls for name, cls in names.items() if name not in own}
            try:
                hints = get_type_hints(each, localns=others)
            except NameError:  # of somebody else's package, which only the type checker sees
                continue
            yield from (cls for name, hint in hints.items() if not name.startswith("_") for cls in _within(hint))


def _within(hint: Any) -> Iterator[type[Any]]:
    if inspect.isclass(hint) and not get_args(hint):
        yield hint
    for inner in get_args(hint):
        yield from _within(inner)


GROUPS = groups()


# --- Pages ------------------------------------------------------------------------------------------------------------


def write_out_the_names(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Put the documentation of a group of names where a page asks for it."""
    source[0] = _FENCE.sub(lambda found: _documented(GROUPS[found[1]]), source[0])


def _documented(names: tuple[str, ...]) -> str:
    lines = ["```{eval-rst}"]
    for name in names:
        lines += ["", *_directive(name)]
    return "\n".join([*lines, "```"])


def _directive(name: str) -> list[str]:
    found = look_up(name)
    if isinstance(found, ModuleType):
        return [f"See :py:mod:`{name}`."]
    if inspect.isclass(found):
        shown = [] if issubclass(found, Term) else ["   :members:", "   :show-inheritance:"]
        return [f".. autoclass:: {name}", *shown]
    return [f".. autofunction:: {name}"] if inspect.isroutine(found) else [f".. autodata:: {name}"]


def require_every_name(_app: Sphinx, env: BuildEnvironment) -> None:
    """Complain of public names that no page documents."""
    documented = env.domains.python_domain.objects
    for name in (each for group in GROUPS.values() for each in group):
        if not isinstance(look_up(name), ModuleType) and name not in documented:
            logging.getLogger(__name__).warning("%s is public, and no page documents it", name)


# --- Names and where they live ----------------------------------------------------------------------------------------


def _homes() -> dict[str, str]:
    """Every place a public name comes from, with that name: ``welfareplan.model.plan.Plan`` -> ``welfareplan.Plan``."""
    homes: dict[str, str] = {}
    for name in (each for group in GROUPS.values() for each in group):
        found = look_up(name)
        if hasattr(found, "__qualname__"):
            homes.setdefault(f"{found.__module__}.{found.__qualname__}", name)
    return {**homes, **{name: name for name in GROUPS["received"]}}


HOMES = _homes()


def public_reference(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.reference | None:
    """Lead a reference to where a name lives to its place in the documentation."""
    if node.get("refdomain") != "py":
        return None
    name = _public_name(node["reftarget"], node.get("py:module"))
    if name is None:
        return None
    found: nodes.reference | None = env.domains.python_domain.resolve_xref(
        env, node["refdoc"], app.builder, "obj", name, node, contnode
    )
    return found


def _public_name(target: str, module: str | None) -> str | None:
    """The public name of a target, which may be written without its module, or None."""
    for whole in (target, f"{module}.{target}"):
        if whole in HOMES:
            return HOMES[whole]
        owner, _, member = whole.rpartition(".")
        if owner in HOMES:
            return f"{HOMES[owner]}.{member}"
    alike = [home for home in HOMES if home.rpartition(".")[2] == target]
    return HOMES[alike[0]] if len(alike) == 1 else None


# --- What is shown of a class -----------------------------------------------------------------------------------------


_MOST = 6
"""Fields that a signature shows; of more, those without which the value cannot be."""


def plain_signature(
    _app: Sphinx, what: str, _name: str, obj: Any, _options: Any, signature: str | None, _returns: str | None
) -> tuple[str, None] | None:
    """The signature of a value without types: its attributes stand below it with theirs."""
    if what != "class" or not attrs.has(obj) or signature is None:
        return None
    fields = [field for field in attrs.fields(obj) if field.init]
    if len(fields) > _MOST:
        return f"({', '.join(['*', *(field.name for field in fields if field.default is attrs.NOTHING), '...'])})", None
    by_place = [field for field in fields if not field.kw_only]
    by_name = [field for field in fields if field.kw_only]
    parts = [*map(_parameter, by_place), *(["*"] if by_name else []), *map(_parameter, by_name)]
    return f"({', '.join(parts)})", None


def _parameter(field: attrs.Attribute[Any]) -> str:
    default = field.default
    if default is attrs.NOTHING:
        return field.name
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # a class at run time
        return f"{field.name}={default.factory.__name__}()"
    return f"{field.name}={f'{type(default).__name__}.{default.name}' if isinstance(default, Term) else repr(default)}"


_AS_WRITTEN: dict[str, list[str]] = {}
_ONE_SENTENCE = {"attribute", "data", "property"}


def keep_as_written(_app: Sphinx, what: str, name: str, _obj: Any, _options: Any, lines: list[str]) -> None:
    """Keep what napoleon would misread: it takes the first words of a property for its type if a colon follows them."""
    if what in _ONE_SENTENCE:
        _AS_WRITTEN[name] = list(lines)


def read_like_a_method(app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """Read it again as a method's is read."""
    if what in _ONE_SENTENCE:
        lines[:] = GoogleDocstring(_AS_WRITTEN.pop(name), app.config, app, "method", name, obj, options).lines()


def shorten_types(_app: Sphinx, _what: str, _name: str, _obj: Any, _options: Any, lines: list[str]) -> None:
    """Show the types of attributes by their last words."""
    for n, line in enumerate(lines):
        if line.startswith(":vartype "):
            lines[n] = re.sub(r"(?<![\w.])(?=(?:[a-z_]+\.)+[A-Z])", "~", line)


def list_the_words(_app: Sphinx, _what: str, _name: str, obj: Any, _options: Any, lines: list[str]) -> None:
    """The words of a list with their Japanese, under what the list is."""
    if not (inspect.isclass(obj) and issubclass(obj, Term) and len(obj)):
        return
    lines += ["", ".. list-table::", "   :header-rows: 1", "", "   * - member", "     - in files", "     - 日本語"]
    for word in obj:
        lines += [f"   * - ``{word.name}``", f"     - ``{word.value}``", f"     - {word.ja}"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("source-read", write_out_the_names)
    app.connect("env-check-consistency", require_every_name)
    app.connect("missing-reference", public_reference)
    app.connect("autodoc-process-signature", plain_signature)
    app.connect("autodoc-process-docstring", keep_as_written, priority=400)  # before napoleon
    app.connect("autodoc-process-docstring", read_like_a_method, priority=600)
    app.connect("autodoc-process-docstring", shorten_types)
    app.connect("autodoc-process-docstring", list_the_words)
    for field in PyObject.doc_field_types:
        if field.name == "variable":
            field.label = "Attributes"
    return {"parallel_read_safe": True, "parallel_write_safe": True}
