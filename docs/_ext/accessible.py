"""What the theme leaves for whoever reads without a mouse or a screen: names for its regions, a way into what scrolls."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_REGIONS = {
    "en": {"sidebar-drawer": "Contents of the site", "toc-drawer": "Contents of this page"},
    "ja": {"sidebar-drawer": "サイトの目次", "toc-drawer": "このページの目次"},
}
_SCROLLING = ("<pre>", '<div class="table-wrapper')


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Put into the written pages what no template of the theme lets in."""
    if exception is not None or app.builder.format != "html":
        return
    regions = _REGIONS["ja" if app.config.language == "ja" else "en"]
    for path in Path(app.outdir).rglob("*.html"):
        old = path.read_text(encoding="utf-8")
        new = old
        for name, label in regions.items():
            new = new.replace(f'<aside class="{name}', f'<aside aria-label="{label}" class="{name}')
        for tag in _SCROLLING:  # the keys scroll it once it can have the focus
            begin, space, rest = tag.partition(" ")
            new = new.replace(tag, begin.rstrip(">") + ' tabindex="0"' + (space + rest if space else ">"))
        if new != old:
            path.write_text(new, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("build-finished", finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
