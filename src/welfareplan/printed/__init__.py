"""What does a printed cell say? (floor 3)

The grammar of years, periods, amounts, targets and units as Japanese plans print them. It knows nothing of plans. A cell is
read whole or not at all: what cannot be understood is refused (``UnreadableCellError``), never guessed.
"""

from welfareplan.printed.amounts import read_amount
from welfareplan.printed.cells import read, read_as_data, read_cell
from welfareplan.printed.context import Context
from welfareplan.printed.periods import read_period
from welfareplan.printed.readings import (
    AmountReading,
    CellReading,
    Figure,
    MissingReading,
    PeriodReading,
    Reading,
    TargetReading,
    UnitReading,
    WhenReading,
)
from welfareplan.printed.targets import read_target
from welfareplan.printed.times import read_when
from welfareplan.printed.units import read_unit

__all__ = [
    "AmountReading",
    "CellReading",
    "Context",
    "Figure",
    "MissingReading",
    "PeriodReading",
    "Reading",
    "TargetReading",
    "UnitReading",
    "WhenReading",
    "read",
    "read_amount",
    "read_as_data",
    "read_cell",
    "read_period",
    "read_target",
    "read_unit",
    "read_when",
]
