"""What is a thing called in print? (floor 8)

Number and name of an element, and the names of fields as a planning desk would write them. A field that means something else in one kind has a row of its own.
"""

from __future__ import annotations

from welfareplan.terms import Kind
from welfareplan.wording.fields import FIELDS

_OF_KIND: dict[tuple[Kind, str], str] = {
    (Kind.PLAN, "period"): "計画期間",
    (Kind.PLAN, "adopted"): "策定",
    (Kind.PLAN, "title"): "計画名",
    (Kind.RELATED, "vision"): "目指す姿",
    (Kind.RELATED, "period"): "計画期間",
    (Kind.BODY, "part_of"): "所属",
    (Kind.INITIATIVE, "period"): "実施期間",
}


BLANK = "\u3000"


def field_label(kind: Kind | None, field: str) -> str:
    """The Japanese name of a field (項目名); the key itself where there is no name for it.

    Args:
        kind: the kind of element that has it; None for what stands beside the plan.
        field: its key.

    >>> field_label(Kind.INDICATOR, "targets"), field_label(Kind.PLAN, "period")
    ('目標値', '計画期間')
    """
    return (_OF_KIND.get((kind, field)) if kind else None) or FIELDS.get(field, field)


def heading(label: str | None, title: str | None) -> str:
    """Number and name side by side as they are printed (番号と名称): （１）つながり, but 第４章 before its name takes a blank.

    >>> heading("（１）", "つながり"), heading("第４章", "取組"), heading("①", "孤立"), heading(None, "財源")
    ('（１）つながり', '第４章　取組', '①孤立', '財源')
    """
    last = label[-1] if label and title else ""
    open_ended = last.isalnum() and (last.isdecimal() or not last.isdigit())  # ① is a digit, but closed by itself
    return f"{label or ''}{BLANK if open_ended else ''}{title or ''}"
