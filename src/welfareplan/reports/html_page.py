"""How does a table look as a page? (floor 8)

One HTML file that needs nothing else: no script, no font, no picture from anywhere, which its content security policy also
forbids. It prints on A4 landscape.
"""

from __future__ import annotations

from welfareplan.reports.plain import visible
from welfareplan.reports.sheets import NOTHING, Table, plain_text, runs_of

_STYLE = """\
body { font-family: "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic", "Hiragino Sans", "Meiryo", sans-serif;
  line-height: 1.6; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1a1a1a; background: #fff; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
caption { font-size: 1.35rem; font-weight: bold; padding-bottom: .5rem; text-align: center; }
caption small { display: block; font-size: .9rem; font-weight: normal; text-align: right; }
th, td { border: 1px solid #333; padding: .4rem .6rem; vertical-align: top; text-align: left; overflow-wrap: anywhere;
  white-space: pre-line; }
thead th { background: #eee; text-align: center; }
tbody th { background: #f7f7f7; }
td.right { text-align: right; white-space: nowrap; }
col.narrow { width: 6em; }
u { text-decoration: underline; text-underline-offset: .2em; }
@page { size: A4 landscape; margin: 15mm; }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 10.5pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  tbody th { break-after: avoid; }
}
"""

_PAGE = """\
<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{{ style_hash }}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
<style>{{ style }}</style>
</head>
<body>
<table>
<caption>{{ title }}{% for each in above %}<small>{{ each }}</small>{% endfor %}</caption>
<colgroup>{% for each in columns %}<col{% if each.narrow %} class="narrow"{% endif %}>{% endfor %}</colgroup>
<thead>
<tr>{% for each in columns %}<th scope="col">{{ each.heading }}</th>{% endfor %}</tr>
</thead>
{% for heading, rows in groups %}<tbody>
{% if heading is not none %}<tr><th scope="rowgroup" colspan="{{ columns|length }}">{{ heading }}</th></tr>
{% endif %}{% for row in rows %}<tr>{% for cell in row %}{% set right = columns[loop.index0].right %}\
<td{% if right %} class="right"{% endif %}>\
{% for run in cell %}{% if run.underlined %}<u>{{ run.text }}</u>{% else %}{{ run.text }}{% endif %}{% endfor %}\
</td>{% endfor %}</tr>
{% else %}<tr><td colspan="{{ columns|length }}">{{ nothing }}</td></tr>
{% endfor %}</tbody>
{% else %}<tbody><tr><td colspan="{{ columns|length }}">{{ nothing }}</td></tr></tbody>
{% endfor %}</table>
{% for each in notes %}<p>{{ each }}</p>
{% endfor %}</body>
</html>
"""

_NARROW = 8
"""A column whose cells are all this short needs no share of the width."""


def page(table: Table) -> str:
    """A table as a self-contained HTML page (HTML文書), printable on A4 landscape.

    The same table always gives the same page. Nothing of a document is read as markup.

    Args:
        table: the table.

    >>> "<td>&lt;b&gt;東</td>" in page(Table(title="参加者", headings=("地区",), rows=(("<b>東",),)))
    True
    """
    import base64
    import hashlib

    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    groups = [
        (
            None if heading is None else visible(heading),
            [
                [[{"text": visible(run.text), "underlined": run.underlined} for run in runs_of(cell)] for cell in row]
                for row in rows
            ],
        )
        for heading, rows in table.groups()
    ]
    return environment.from_string(_PAGE).render(
        style=Markup(_STYLE),  # noqa: S704 - our own words, and quotes must stay quotes in them
        style_hash=Markup(f"sha256-{digest}"),  # noqa: S704 - a digest
        title=visible(table.title),
        above=[visible(each) for each in table.above],
        columns=[
            {"heading": visible(heading), "right": heading in table.right, "narrow": narrow}
            for heading, narrow in zip(table.columns, narrow_columns(table), strict=True)
        ],
        groups=groups,
        notes=[visible(each) for each in table.notes],
        nothing=NOTHING,
    )


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
