"""What can a template look like? (floor 8)

An example to begin with: an office sets its own heading and fonts in Word and keeps the tags it wants. Every list that a template
can print is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.reports.word import new_document, packed
from welfareplan.reports.word_tables import SHADE, dress, mark, pad, put

if TYPE_CHECKING:
    from docx.document import Document

_SIZE = 8.0  # points
_Columns = tuple[tuple[str, str, int], ...]
"""What stands at the head of each column and below it, and how wide it is, in millimetres."""

_PROGRESS: _Columns = (
    ("指標", "{{ row.name }}", 32),
    ("基準値", "{{ row.baseline }}", 24),
    ("目標値", "{{ row.targets }}", 24),
    ("実績値", "{{ row.actual }}", 24),
    ("進捗率", "{{ row.way }}", 15),
    ("経過割合", "{{ row.time }}", 15),
    ("評価", "{{ row.grade }}", 10),
    ("意味・理由", "{{ row.reason }}", 26),
)
_CHANGES: _Columns = (
    ("指標", "{{ row.name }}", 55),
    ("{{ year_before }}まで", "{{ row.before }}", 45),
    ("{{ year }}まで", "{{ row.after }}", 45),
    ("評価", "{{ row.grade_before }}→{{ row.grade_after }}", 25),
)
_COUNTS: _Columns = (
    ("指標の種類", "{{ row.kind }}", 50),
    ("評価", "{{ row.grade }}　{{ row.meaning }}", 100),
    ("件数", "{{ row.count }}", 20),
)
_JUDGED: _Columns = (
    ("取組・事業", "{{ row.name }}", 30),
    ("担当", "{{ row.by }}", 22),
    ("評価", "{{ row.grade }}", 12),
    ("実績", "{{ row.done }}", 34),
    ("課題", "{{ row.issues }}", 30),
    ("翌年度の取組", "{{ row.next }}", 30),
    ("方向", "{{ row.course }}", 12),
)
_ADVICE: _Columns = (
    ("年度", "{{ row.year }}", 22),
    ("対象", "{{ row.about }}", 40),
    ("提言", "{{ row.text }}", 54),
    ("対応", "{{ row.response|default('（対応の記録なし）', true) }}", 54),
)
_AWAITED: _Columns = (
    ("指標", "{{ row.name }}", 50),
    ("最新の実績", "{{ row.newest }}", 40),
    ("報告のない年度", "{{ row.years }}", 30),
    ("理由", "{{ row.reason }}", 50),
)
_UNANSWERED: _Columns = (
    ("種類", "{{ row.kind }}", 20),
    ("対象", "{{ row.name }}", 75),
    ("担当", "{{ row.by }}", 45),
    ("前回の自己評価", "{{ row.last }}", 30),
)


def example_template() -> bytes:
    """A template that prints every list there is (テンプレートの例), to be changed in Word; the same bytes every time."""
    made = new_document("テンプレートの例", landscape=False)
    _lines(made, "{%p for line in above %}", "{{ line }}", "{%p endfor %}")
    made.add_heading("「{{ plan.name }}」の進捗状況について（{{ year }}）", level=1)
    _lines(
        made,
        "理念：{{ plan.vision }}",
        "計画期間：{{ plan.period }}",
        "策定：{{ plan.adopted }}",
        "本文：{{ plan.text }}",
        "評価方法：{{ scheme.name }}（{{ scheme.edition }}）",
        "指標{{ totals.all }}件のうち、達成{{ totals.met }}件、未達成{{ totals.unmet }}件、判定できない{{ totals.undecided }}件",
    )
    made.add_heading("指標の進捗と評価", level=2)
    _table(made, "progress", _PROGRESS)
    _lines(made, "{%p for note in notes %}", "{{ note }}", "{%p endfor %}")
    made.add_heading("前回からの変化", level=2)
    _lines(made, "{%p if since %}", "前回の報告：{{ since }}", "{%p endif %}")
    _lines(made, "{%p if changes %}")
    _table(made, "changes", _CHANGES)
    _lines(made, "{%p else %}", "変わった指標はありません。", "{%p endif %}")
    _lines(made, "{%p for each in revisions %}", "計画の改訂：{{ each.title }}　{{ each.adopted }}")
    _lines(made, "{%p if each.reason %}", "理由：{{ each.reason }}", "{%p endif %}")
    _lines(made, "{{ each.events }}", "{%p endfor %}")
    made.add_heading("評価の集計", level=2)
    _table(made, "counts if row.count != '0'", _COUNTS)
    _lines(made, "{%p for grade in scheme.grades %}", "{{ grade.symbol }}：{{ grade.meaning }}", "{%p endfor %}")
    _lines(made, "{%p for point in scheme.open_points %}", "原典に定めのない点：{{ point }}", "{%p endfor %}")
    _lines(made, "{%p for source in scheme.citations %}", "評価方法の出典：{{ source }}", "{%p endfor %}")
    made.add_heading("担当課等の自己評価", level=2)
    _table(made, "judgements", _JUDGED)
    made.add_heading("提言と対応", level=2)
    _table(made, "recommendations", _ADVICE)
    made.add_heading("報告を待っているもの", level=2)
    for name, title, columns in (("awaited", "実績", _AWAITED), ("unanswered", "自己評価", _UNANSWERED)):
        _lines(made, f"{{%p if {name} %}}", title)
        _table(made, name, columns)
        _lines(made, "{%p endif %}")
    _lines(made, "{%p for source in sources %}", "資料：{{ source.title }}　{{ source.issuer }}", "{%p endfor %}")
    return packed(made)


def _lines(made: Document, *lines: str) -> None:
    for line in lines:
        made.add_paragraph(line)


def _table(made: Document, name: str, columns: _Columns) -> None:
    """A table whose middle row is repeated for each row of a variable."""
    from docx.shared import Mm

    grid = made.add_table(rows=0, cols=len(columns), style="Table Grid")
    grid.autofit = False
    pad(grid)
    empty = [""] * (len(columns) - 1)
    rows = (
        [heading for heading, _, _ in columns],
        [f"{{%tr for row in {name} %}}", *empty],
        [tag for _, tag, _ in columns],
        ["{%tr endfor %}", *empty],
    )
    for n, row in enumerate(rows):
        line = grid.add_row()
        for cell, text, (_, _, width) in zip(line.cells, row, columns, strict=True):
            cell.width = Mm(width)
            put(cell.paragraphs[0], text, bold=n == 0, size=_SIZE)
            if n == 0:
                dress(cell, "center", SHADE)
        mark(line, "w:tblHeader" if n == 0 else "w:cantSplit")
    for column, (_, _, width) in zip(grid.columns, columns, strict=True):
        column.width = Mm(width)
    made.add_paragraph("")
