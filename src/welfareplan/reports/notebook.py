"""How does a value look in a notebook? (floor 8)

``%load_ext welfareplan`` shows plans, tables and results as HTML: escaped, with captions and headings that screen readers
know. No value imports a report for it; the shell is told which function draws which class.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.japanese import field_label
from welfareplan.model.element import Element
from welfareplan.model.plan import Plan
from welfareplan.reports import wording
from welfareplan.reports.html_kit import fragment
from welfareplan.reports.overview import outline
from welfareplan.reports.sheets import Outline, Table
from welfareplan.revision.changes import Addition, Amendment, ChangeSet, Removal, Reordering

if TYPE_CHECKING:
    from collections.abc import Callable

    from welfareplan.dossier import Dossier
    from welfareplan.evaluation.grading import Evaluation
    from welfareplan.evaluation.numbers import Progress
    from welfareplan.model.links import Link

_MISSING = (
    "showing values in a notebook needs the extra report (表示には追加のパッケージが必要です): "
    "pip install 'welfareplan[report]'"
)


def register(shell: Any) -> None:  # noqa: ANN401 - IPython has it, and is not among our packages
    """Tell a shell how to show our values (ノートブックへの登録).

    Args:
        shell: the IPython shell, which hands itself to ``load_ipython_extension``.

    Raises:
        ImportError: Jinja2 is not installed; says what to install.
    """
    if find_spec("jinja2") is None:
        raise ImportError(_MISSING, name="jinja2")
    formatter = shell.display_formatter.formatters["text/html"]
    for (module, name), draw in DRAWN.items():
        formatter.for_type_by_name(module, name, draw)


def unregister(shell: Any) -> None:  # noqa: ANN401 - IPython has it, and is not among our packages
    """Let a shell show our values as it did before (登録の解除)."""
    formatter = shell.display_formatter.formatters["text/html"]
    for module, name in DRAWN:
        formatter.pop(f"{module}.{name}", None)


def _table(table: Table) -> str:
    return fragment(Outline(title="", tables=(table,)))


def _plan(plan: Plan) -> str:
    return fragment(outline(plan))


def _dossier(dossier: Dossier) -> str:
    """The head of the plan, and what else is on file."""
    head = outline(dossier.base).tables[0]
    files = Table(
        title="綴りの内容",
        headings=("項目", "件数"),
        rows=(
            ("改訂", str(len(dossier.revisions))),
            ("実績", str(len(dossier.observations))),
            ("点検・評価", str(len(dossier.assessments))),
        ),
        right=("件数",),
    )
    return fragment(Outline(title=dossier.base.name, tables=(head, files)))


def _progress(progress: Progress) -> str:
    from welfareplan.reports.progress_rows import progress_table

    return _table(progress_table(progress))


def _evaluation(evaluation: Evaluation) -> str:
    from welfareplan.reports.grading_rows import evaluation_report

    # The grades know their indicators; what they say of directions needs the plan, which they do not hold.
    known = Plan(id=evaluation.progress.plan, indicators=tuple(each.indicator for each in evaluation))
    report = evaluation_report(attrs.evolve(evaluation, sums=()), known)
    return fragment(attrs.evolve(report, tables=tuple(each for each in report.tables if each.rows)))


def changes_table(changes: ChangeSet) -> Table:
    """Changes as they are stored, one below the other (変更の一覧); ``table`` shows them as councils read them.

    >>> changes_table(ChangeSet(())).rows
    ()
    """
    return Table(
        title="変更",
        headings=("変更", "種類", "対象", "項目", "変更前", "変更後"),
        rows=tuple(map(_change_row, changes)),
    )


def _change_row(change: Addition | Removal | Amendment | Reordering) -> tuple[str, ...]:
    match change:
        case Addition(kind=kind, element=element):
            return "追加", kind.ja, _called(element), "", "", ""
        case Removal(kind=kind, element=element):
            return "削除", kind.ja, _called(element), "", "", ""
        case Reordering(kind=kind, old=old, new=new):
            return "並べ替え", kind.ja, "", "", "\n".join(old), "\n".join(new)
        case Amendment(kind=kind, id=id, field=field, old=old, new=new):
            # The ids in values are shown as they are: the changes alone do not know the names.
            values = (wording.value(each, Plan(id=id)) for each in (old, new))
            return "修正", kind.ja, id, field_label(kind, field), *values


def _called(element: Element | Link) -> str:
    return element.name if isinstance(element, Element) else element.key


DRAWN: dict[tuple[str, str], Callable[[Any], str]] = {
    ("welfareplan.model.plan", "Plan"): _plan,
    ("welfareplan.dossier", "Dossier"): _dossier,
    ("welfareplan.reports.sheets", "Table"): _table,
    ("welfareplan.reports.sheets", "Outline"): fragment,
    ("welfareplan.evaluation.numbers", "Progress"): _progress,
    ("welfareplan.evaluation.grading", "Evaluation"): _evaluation,
    ("welfareplan.revision.changes", "ChangeSet"): lambda changes: _table(changes_table(changes)),
}
"""What is shown, by the module and name of its class, and the function that draws it."""
