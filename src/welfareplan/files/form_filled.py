"""Has somebody filled it in? (floor 7)

A sheet that holds answers must not be overwritten by an empty one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from welfareplan.files.form_answers import words
from welfareplan.files.form_layout import AT
from welfareplan.files.form_on_file import OnFile
from welfareplan.files.form_reading import FilledRow, FilledSheet, read_forms
from welfareplan.files.troubles import FileRefusedError

if TYPE_CHECKING:
    from welfareplan.dossier import Dossier
    from welfareplan.files.workbook_cells import Cell
    from welfareplan.model.plan import Plan


def holds_answers(raw: bytes, dossier: Dossier, plan: Plan) -> bool:
    """Whether a workbook is a progress sheet with answers that are not on file (記入済みのシートか).

    Args:
        raw: the bytes of a file.
        dossier: what is on file.
        plan: the plan that was asked about.
    """
    try:
        sheets, _ = read_forms(raw, "")
    except FileRefusedError:
        return False
    return any(_differs(sheet, row, dossier, plan) for sheet in sheets for row in sheet.rows)


def _differs(sheet: FilledSheet, row: FilledRow, dossier: Dossier, plan: Plan) -> bool:
    answers = {key: words(cell) for key, cell in row.answers().items() if key != AT}
    written = {key: words(cell) for key, cell in _written(sheet, row, dossier, plan).items()}
    return any(text != written.get(key) for key, text in answers.items())


def _written(sheet: FilledSheet, row: FilledRow, dossier: Dossier, plan: Plan) -> dict[str, Cell]:
    on_file = OnFile(dossier, sheet.stamp.year)
    id, body = row.key.id, sheet.stamp.body
    if row.key.responds:
        return on_file.response_cells(id, body)
    indicator = next((each for each in plan.indicators if each.id == id), None)
    return on_file.account_cells(id, body) if indicator is None else on_file.figure_cells(indicator, body)
