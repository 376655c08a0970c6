"""What a file that a page shows is called, above it: the name stands in the comment by which the tests write the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_FILE = re.compile(r"^(?P<indent> *)<!-- file: (?P<name>.+?) -->\n(?P=indent)```(?P<language>\w+)$", re.MULTILINE)


def named(page: str) -> str:
    """A page whose files have their names as captions."""
    return _FILE.sub(_captioned, page)


def _captioned(found: re.Match[str]) -> str:
    indent, name, language = found["indent"], found["name"], found["language"]
    return f'{indent}```{{code-block}} {language}\n{indent}:caption: "`{name}`"\n'


def _name_the_files(_app: Sphinx, _page: str, source: list[str]) -> None:
    source[0] = named(source[0])


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("source-read", _name_the_files)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
