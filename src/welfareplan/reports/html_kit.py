"""How does a document look as a page? (floor 8)

One self-contained HTML file with the one stylesheet of the library: no script, no font and no picture from anywhere, which its
content security policy also forbids. Every word that is printed passes through ``words`` here, so nothing of a plan is ever
markup, and what steers a text or hides in it is made visible.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from itertools import count
from typing import TYPE_CHECKING, Any

from welfareplan.reports.documents import Document, Language
from welfareplan.reports.plain import visible
from welfareplan.reports.sheets import Cell, Outline, Run, Table, plain_text, runs_of
from welfareplan.reports.speech import Speech

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment
    from jinja2.runtime import Context
    from markupsafe import Markup

_JAPANESE = re.compile(
    "([\u2460-\u24ff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+)"
)
"""Japanese text, with the signs that stand between its letters."""

_LABEL = 10
_NARROW = 8
"""A column whose cells are all this short needs no share of the width."""


def render(document: Document, places: Mapping[str, str] | None = None) -> str:
    """A document as a self-contained HTML page (HTML文書); the same document always gives the same page.

    Args:
        document: the document.
        places: where the names of elements lead, by their ids; they lead nowhere if left out.

    >>> page = render(Document(title="<b>計画</b>", lang="ja"))
    >>> "<h1>&lt;b&gt;計画&lt;/b&gt;</h1>" in page, "<script" in page
    (True, False)
    """
    numbers = map(str, count(1))
    return _fill("document.html", document.lang, places or {}, numbers, document=document, landscape=document.landscape)


def fragment(report: Outline) -> str:
    """Tables as a piece of HTML without a page around them (表のHTML), for a notebook.

    Args:
        report: the tables, with what stands above them.

    >>> html = fragment(Outline(title="", tables=(Table(title="表", headings=("<地区>",)),)))
    >>> "<caption" in html, "&lt;地区&gt;" in html
    (True, True)
    """
    # Many pieces stand on one page: each has ids of its own.
    own = hashlib.sha256(repr((report.title, report.tables)).encode()).hexdigest()[:8]
    numbers = (f"{own}_{n}" for n in count(1))
    return _fill("fragment.html", "ja", {}, numbers, report=report, note=_file("fragment.css"))


def _fill(name: str, lang: Language, places: Mapping[str, str], numbers: Iterator[str], **more: object) -> str:
    style = _style(landscape=bool(more.get("landscape")))
    return (
        _environment()
        .get_template(name)
        .render(
            lang=lang,
            places=places,
            say=Speech(lang).say,
            count=numbers.__next__,
            style=_trusted(style),
            policy=_trusted(policy_of(style)),
            **more,
        )
    )


def policy_of(style: str) -> str:
    """The content security policy of a page (コンテンツセキュリティポリシー): this stylesheet, pictures within the page, no more."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


def narrow_columns(table: Table) -> list[bool]:
    """Which of the columns that stand side by side hold only short cells, such as pages (幅の狭い欄).

    >>> narrow_columns(Table(title="表", headings=("頁", "改正後"), rows=(("12", "サロンの充実に努めます。"),)))
    [True, False]
    """
    first = len(table.headings) - len(table.columns)
    return [
        len(heading) <= _NARROW
        and all(len(line) <= _NARROW for row in table.rows for line in plain_text(row[n]).split("\n"))
        and heading in {"頁", *table.right}
        for n, heading in list(enumerate(table.headings))[first:]
    ]


@cache
def _environment() -> Environment:
    """The templates, which escape whatever they are not told is a page's own and stop at a name they do not know."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined, pass_context

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        loader=FunctionLoader(_file),
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "words": pass_context(_words),
        "plainly": _plainly,
        "base64": lambda raw: base64.b64encode(raw).decode(),
        "kind": lambda part: type(part).__name__,
        "narrow": narrow_columns,
        # A number that leads somewhere is not broken, nor is a figure; a word may be.
        "label": lambda cell: any(run.about and len(run.text) <= _LABEL for run in runs_of(cell)[:1]),
        "figure": lambda cell: any(each.isdecimal() for each in plain_text(cell)),
    }
    return environment


@cache
def _file(name: str) -> str:
    return files("welfareplan.reports").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _style(*, landscape: bool) -> str:
    style = _file("style.css")
    return style.replace("A4 portrait", "A4 landscape") if landscape else style


def _trusted(text: str) -> Markup:
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - our own words


def _shown(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    """Whatever a template prints, with what steers a text or hides in it made visible."""
    return visible(value) if type(value) is str else value


def _plainly(cell: Cell) -> str:
    """The words of a cell where no markup can stand: in a title, in the words for a picture."""
    return " ".join(visible(plain_text(cell)).split())


def _words(context: Context, cell: Cell) -> Markup:
    """The words of a cell as HTML: escaped, underlined where they are, leading where their element is, in their language."""
    from markupsafe import Markup, escape

    places, english = context["places"], context["lang"] == "en"

    def said(run: Run) -> Markup:
        text = visible(run.text)
        if english:
            parts = _JAPANESE.split(text)
            spoken = Markup("").join(
                Markup('<span lang="ja">{}</span>').format(part) if n % 2 else escape(part)
                for n, part in enumerate(parts)
            )
        else:
            spoken = escape(text)
        if run.underlined:
            spoken = Markup("<u>{}</u>").format(spoken)
        place = None if run.about is None or not text.strip() else places.get(run.about)
        return spoken if place is None else Markup('<a href="{}">{}</a>').format(place, spoken)

    return Markup("").join(said(run) for run in runs_of(cell))
