"""What may stand in a tag of a template? (floor 8)

A template comes from somewhere else. It may print variables, go through lists, ask and filter; it calls nothing, defines nothing and
includes nothing. What else Jinja knows is refused before anything is rendered, with its name and line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import nodes

TEXT_FILTERS = ("e", "escape", "float", "int", "lower", "string", "title", "trim", "truncate", "upper")
"""The filters for texts."""

FILTERS = (*TEXT_FILTERS, "count", "d", "default", "first", "join", "last", "length", "reverse", "sort", "unique")
"""The filters of Jinja that there are. None makes a list of something else, so that a loop binds nothing but what was given."""

_ALLOWED = frozenset(
    (
        *("Template", "Output", "TemplateData", "Name", "Getattr", "Getitem", "Const", "For", "If", "Filter", "Test"),
        *(
            "Compare",
            "Operand",
            "And",
            "Or",
            "Not",
            "CondExpr",
            "Concat",
            "Add",
            "Sub",
            "Mul",
            "Neg",
            "Slice",
            "Keyword",
        ),
    )
)
_OPERATORS = {"Mod": "%", "Div": "/", "FloorDiv": "//", "Pow": "**", "Pos": "+"}
_TAGS = {
    "Assign": "set",
    "AssignBlock": "set",
    "CallBlock": "call",
    "FilterBlock": "filter",
    "FromImport": "from",
    "Scope": "autoescape",
    "ScopedEvalContextModifier": "autoescape",
}
_OF_JINJA = frozenset({"caller", "kwargs", "self", "super", "varargs"})
TICK = "_tick"
"""The filter that counts a round of a loop; no template can name it."""


class TagError(Exception):
    """A tag is wrong (タグの誤り).

    Attributes:
        english: what is wrong, in English.
        japanese: the same in Japanese.
        line: the line of the template, if it was found before rendering.
        asked: the variable that is not there, if that is what is wrong.
    """

    def __init__(self, english: str, japanese: str, *, line: int | None = None, asked: str | None = None) -> None:
        """Say what is wrong."""
        super().__init__(english)
        self.english, self.japanese, self.line, self.asked = english, japanese, line, asked


def require_allowed(tree: nodes.Template) -> None:
    """See that nothing stands in a template that may not.

    Raises:
        TagError: something does; the first is named with its line.
    """
    for node in _within(tree):
        named = _forbidden(node)
        if named is not None:
            english, japanese = named
            raise TagError(
                f"{english} cannot be used in a template",
                f"{japanese}は使えません。",
                line=getattr(node, "lineno", None),
            )


def _within(tree: nodes.Node) -> Iterator[nodes.Node]:
    """Every node of a template, without going deeper at every level as Jinja's own search does."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(list(node.iter_child_nodes())))


def _forbidden(node: nodes.Node) -> tuple[str, str] | None:
    """What a part of a template is called that may not stand there, in English and Japanese."""
    kind, name = type(node).__name__, str(getattr(node, "name", ""))
    if kind == "Filter" and name not in FILTERS:
        return f"the filter {name}", f"フィルター「{name}」"
    if kind == "Name" and name in _OF_JINJA:
        return name, f"「{name}」"
    if kind in {"List", "Tuple"} and getattr(node, "ctx", "load") == "load":
        fixed = all(type(each).__name__ == "Const" for each in node.iter_child_nodes())
        return None if fixed else ("a list of anything but fixed words", "決まった語以外の一覧")
    if kind in _ALLOWED:
        return None
    if kind == "Call":
        return "a call", "括弧による呼出し"
    word = _OPERATORS.get(kind) or _TAGS.get(kind) or kind.lower()
    return word, f"「{word}」"


def with_budget(tree: nodes.Template) -> nodes.Template:
    """A template whose loops count what they do, and whose joined texts are joined by the filter that counts."""
    from jinja2 import nodes
    from jinja2.visitor import NodeTransformer

    class Counting(NodeTransformer):
        def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - a name of Jinja's
            parts = [part for each in node.body for part in _within(each)]
            weight = len(parts) + sum(len(each.data) for each in parts if isinstance(each, nodes.TemplateData))
            self.generic_visit(node)
            tick = nodes.Filter(nodes.Const(weight), TICK, [], [], None, None, lineno=node.lineno)
            node.body.insert(0, nodes.Output([tick], lineno=node.lineno))
            return node

        def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 - a name of Jinja's
            self.generic_visit(node)
            return nodes.Filter(
                nodes.List(node.nodes, lineno=node.lineno), "join", [], [], None, None, lineno=node.lineno
            )

    counting: nodes.Template = Counting().visit(tree)
    return counting
