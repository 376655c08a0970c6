"""How the documentation is built: ``make docs``, which asks nothing of any other machine."""

import sys
from pathlib import Path

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

from welfareplan import __version__  # noqa: E402

project = "welfareplan"
author = "the welfareplan maintainers"
copyright = author
release = version = __version__
language = "en"  # the Japanese tree is built with -D language=ja

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.intersphinx",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "sphinx_design",
    "accessible",
    "file_names",
    "public_names",
    "two_languages",
]
exclude_patterns = ["_*", "locale", "**/README.md"]
nitpicky = True
nitpick_ignore_regex = [("py:class", r"(hypothesis\.strategies\.)?SearchStrategy")]  # a neighbour with no list here
suppress_warnings = ["epub.unknown_project_files"]

# --- Pages ------------------------------------------------------------------------------------------------------------

myst_enable_extensions = ["colon_fence", "deflist", "attrs_inline"]
myst_heading_anchors = 3
myst_links_external_new_tab = False
highlight_language = "none"
copybutton_prompt_text = r">>> |\.\.\. |\$ |[A-Z]:\\[^>]*> "
copybutton_prompt_is_regexp = True


def setup(app: Sphinx) -> None:
    """Called by Sphinx: what Pygments has no name for is shown as text."""
    app.add_lexer("csv", TextLexer)


# --- The library ------------------------------------------------------------------------------------------------------

add_module_names = False
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
napoleon_numpy_docstring = False
napoleon_use_ivar = True

# The lists of what the neighbours document are committed: nothing is fetched.
intersphinx_mapping = {
    "python": ("https://docs.python.org/3", str(HERE / "_inventories" / "python.inv")),
    "attrs": ("https://www.attrs.org/en/stable", str(HERE / "_inventories" / "attrs.inv")),
}
intersphinx_disabled_reftypes = ["std:doc"]

# --- Japanese ---------------------------------------------------------------------------------------------------------

locale_dirs = ["locale"]
gettext_compact = False
gettext_additional_targets = ["image"]
gettext_location = False
figure_language_filename = "{path}{basename}.{language}{ext}"

# --- HTML -------------------------------------------------------------------------------------------------------------

html_theme = "furo"
_FONTS = {
    "font-stack": '"BIZ UDPGothic", "Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans CJK JP", sans-serif',
    # Tables of text stand on a grid: a Japanese sign must be exactly as wide as two Latin ones.
    "font-stack--monospace": '"BIZ UDGothic", "MS Gothic", Osaka-Mono, "Noto Sans Mono CJK JP", monospace',
}
html_theme_options = {"light_css_variables": _FONTS}
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/search.html",
        "sidebar/languages.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_title = "welfareplan"
html_static_path = ["_static"]
html_favicon = "_static/icon.svg"
html_css_files = ["welfareplan.css"]
templates_path = ["_templates"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_last_updated_fmt = None
html_use_index = True
