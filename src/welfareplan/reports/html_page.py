"""How does a table look as a page? (floor 8)

One HTML file that needs nothing else and prints on A4 landscape.
"""

from __future__ import annotations

from welfareplan.reports.documents import Document
from welfareplan.reports.html_kit import narrow_columns, render
from welfareplan.reports.sheets import Table

__all__ = ["narrow_columns", "page"]


def page(table: Table) -> str:
    """A table as a self-contained HTML page (HTML文書), printable on A4 landscape.

    The same table always gives the same page. Nothing of a document is read as markup.

    Args:
        table: the table.

    >>> "<td>&lt;b&gt;東</td>" in page(Table(title="参加者", headings=("地区",), rows=(("<b>東",),)))
    True
    """
    return render(Document(title=table.title, lang="ja", parts=(table,), landscape=True))
