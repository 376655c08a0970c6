"""One tree for each language, and the way from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from translations import is_complete

if TYPE_CHECKING:
    from sphinx.application import Sphinx

GUIDE = "guide"
"""The planning officer's guide, which is written in Japanese and stands in the Japanese tree alone."""

SEARCH = {
    "en": {
        "label": "Search for",
        "none": "Nothing was found for “{query}”.",
        "one": "One page was found for “{query}”.",
        "some": "{count} pages were found for “{query}”, the likeliest first.",
        "plain": "This page was opened as a file. The simpler search that works then finds whole words only.",
    },
    "ja": {
        "label": "検索する語句",
        "none": "「{query}」は見つかりませんでした。",
        "one": "「{query}」は1ページで見つかりました。",
        "some": "「{query}」は{count}ページで見つかりました。関連の深い順に示します。",
        "plain": "このページはファイルとして開かれています。簡易な検索となり、複合語の一部は見つからないことがあります。",
    },
}
"""What the search page says."""

ENGLISH_ONLY = "このページの本文は英語だけです。"
"""What the Japanese tree says on top of a page that is not translated."""


def leave_out_the_guide(_app: Sphinx, config: Any) -> None:
    """Leave the guide out of every tree but the Japanese one."""
    if config.language != "ja":
        config.exclude_patterns.append(f"{GUIDE}/**")


def put_the_guide_first(app: Sphinx, page: str, source: list[str]) -> None:
    """Name the guide among the parts of the Japanese tree; a tree of contents cannot say "only here"."""
    if page == "index" and app.config.language == "ja":
        source[0] = source[0].replace(":hidden:\n\n", f":hidden:\n\n{GUIDE}/index\n", 1)


def know_the_other_language(app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Tell a page where it stands in either language, and what its search says."""
    top = f"{context['pathto']('', 1).rstrip('/') or '.'}/.."
    own = f"{page}.html"
    context["page_in_japanese"] = f"{top}/ja/{own}"
    context["page_in_english"] = f"{top}/en/{'index.html' if page.startswith(GUIDE) else own}"
    context["search_words"] = SEARCH["ja" if app.config.language == "ja" else "en"]


def say_what_is_in_english(app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: object) -> None:
    """Say so on a page of the Japanese tree that is in English, and mark its language for whoever has it read aloud."""
    if app.config.language != "ja" or doctree is None or page.startswith(GUIDE) or is_complete(page):
        return
    title, end, body = context["body"].partition("</h1>")
    body, close, after = body.rpartition("</section>")
    note = f'<p class="english-only">{ENGLISH_ONLY}</p>'
    context["body"] = f'{title}{end}\n{note}\n<div lang="en">{body}</div>{close}{after}'


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("config-inited", leave_out_the_guide)
    app.connect("source-read", put_the_guide_first)
    app.connect("html-page-context", know_the_other_language)
    app.connect("html-page-context", say_what_is_in_english)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
