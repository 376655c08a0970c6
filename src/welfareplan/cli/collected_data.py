"""What came back of the progress sheets, for machines? (floor 9)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from welfareplan.cli.data import problem_data
from welfareplan.files.converter import unstructure

if TYPE_CHECKING:
    from welfareplan.files.collecting import Collected


def collected_data(found: Collected) -> dict[str, Any]:
    """What became of the sheets, as plain data (回収の結果)."""
    return {
        "year": str(found.year),
        "sheets": [{"file": each.file, "sheet": each.name, "body": each.stamp.body} for each in found.sheets],
        "observations": {
            "added": [unstructure(each) for each in found.figures.added],
            "same": [unstructure(each) for each in found.figures.same],
            "replaced": [{"old": unstructure(old), "new": unstructure(new)} for old, new in found.figures.replaced],
            "corrected": [{"old": unstructure(old), "new": unstructure(new)} for old, new in found.figures.corrected],
        },
        "assessments": {
            "added": [unstructure(each) for each in found.accounts.added],
            "same": [unstructure(each) for each in found.accounts.same],
            "corrected": [{"old": unstructure(old), "new": unstructure(new)} for old, new in found.accounts.corrected],
        },
        "missing": [
            {
                "body": each.body,
                "id": None if each.row is None else each.row.id,
                "responds": each.row is not None and each.row.responds,
                "blank": list(each.blank),
                "gone": each.gone,
            }
            for each in found.missing
        ],
        "held": list(found.held),
        "problems": [problem_data(each) for each in found.problems],
    }
