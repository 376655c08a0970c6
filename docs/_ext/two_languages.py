"""One tree for each language, and the way from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

GUIDE = "guide"
"""The planning officer's guide, which is written in Japanese and stands in the Japanese tree alone."""


def leave_out_the_guide(_app: Sphinx, config: Any) -> None:
    """Leave the guide out of every tree but the Japanese one."""
    if config.language != "ja":
        config.exclude_patterns.append(f"{GUIDE}/**")


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("config-inited", leave_out_the_guide)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
