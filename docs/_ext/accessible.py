"""What the theme leaves undone: names for its regions, a way into what scrolls, its own words in Japanese, lines that fit."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_REGIONS = {
    "en": {"sidebar-drawer": "Contents of the site", "toc-drawer": "Contents of this page"},
    "ja": {"sidebar-drawer": "サイトの目次", "toc-drawer": "このページの目次"},
}
_LEVEL = ('class="caption" role="heading"', 'class="caption" role="heading" aria-level="2"')
_IN_JAPANESE = {
    "Skip to content": "本文へ移動",
    "<span>Back to top</span>": "<span>先頭へ戻る</span>",
    "<span>Next</span>": "<span>次</span>",
    "<span>Previous</span>": "<span>前</span>",
    '"Toggle Light / Dark / Auto color theme"': '"配色の切替え（明・暗・自動）"',
    '"Toggle site navigation sidebar"': '"サイトの目次の開閉"',
    '"Toggle table of contents sidebar"': '"このページの目次の開閉"',
    '"Toggle navigation of ': '"目次の開閉：',
    '"Link to this heading"': '"この見出しへのリンク"',
    '"Link to this code"': '"このファイルへのリンク"',
    '"Link to this definition"': '"この定義へのリンク"',
    "<title>Menu</title>": "<title>メニュー</title>",
    "<title>Contents</title>": "<title>目次</title>",
    "<title>Expand</title>": "<title>開く</title>",
    "<title>Light mode</title>": "<title>明るい配色</title>",
    "<title>Dark mode</title>": "<title>暗い配色</title>",
    "<title>Auto light/dark, in light mode</title>": "<title>自動（明るい配色）</title>",
    "<title>Auto light/dark, in dark mode</title>": "<title>自動（暗い配色）</title>",
}
"""Words of the theme, as they stand in its pages; it has no Japanese catalogue."""

_SCROLLING = ("<pre>", '<div class="table-wrapper')


_PRE = re.compile(r"<pre.*?</pre>", re.DOTALL)
_LINE = re.compile("─{3,}")


def lines_that_fit(page: str) -> str:
    """A page whose drawn lines are as wide as a terminal draws them; in Japanese fonts they come out twice as wide.

    >>> lines_that_fit("<pre>───</pre>───")
    '<pre><span class="drawn" style="width: 3ch">───</span></pre>───'
    """
    return _PRE.sub(lambda block: _LINE.sub(_as_wide, block[0]), page)


def _as_wide(line: re.Match[str]) -> str:
    return f'<span class="drawn" style="width: {len(line[0])}ch">{line[0]}</span>'


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Put into the written pages what no template of the theme lets in."""
    if exception is not None or app.builder.format != "html":
        return
    japanese = app.config.language == "ja"
    regions = _REGIONS["ja" if japanese else "en"]
    words = dict([_LEVEL], **_IN_JAPANESE) if japanese else dict([_LEVEL])
    for path in Path(app.outdir).rglob("*.html"):
        old = path.read_text(encoding="utf-8")
        new = old
        for name, label in regions.items():
            new = new.replace(f'<aside class="{name}', f'<aside aria-label="{label}" class="{name}')
        for tag in _SCROLLING:  # the keys scroll it once it can have the focus
            begin, space, rest = tag.partition(" ")
            new = new.replace(tag, begin.rstrip(">") + ' tabindex="0"' + (space + rest if space else ">"))
        for theirs, ours in words.items():
            new = new.replace(theirs, ours)
        new = lines_that_fit(new)
        if new != old:
            path.write_text(new, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("build-finished", finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
