"""How values read in Japanese, where no report shows them yet."""

import pytest

from welfareplan import japanese
from welfareplan.model.indicators import Indicator
from welfareplan.model.plan import Plan
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

PERIOD = FiscalPeriod(FiscalYear(2020), FiscalYear(2021))
WHOLE, PART = Indicator(id="whole", label="＜４＞"), Indicator(id="part", label="①", title="人", under="whole")
PLAN = Plan(id="p", indicators=(WHOLE, PART))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (PartialDate(2020, 3), "令和2年3月（月のみ判明）"),
        (When.fiscal(2020), "令和2年度"),
        (PERIOD, "令和2年度～令和3年度"),
    ],
)
def test_the_time_of_a_milestone(value: PartialDate | When | FiscalPeriod | None, text: str) -> None:
    assert text == japanese.time(value)


def test_a_part_is_called_with_what_it_is_printed_under() -> None:
    assert "＜４＞ ①人" == japanese.name_under("part", PLAN)
    assert "＜４＞" == japanese.name_under("whole", PLAN)
    assert "missing" == japanese.name_under("missing", PLAN)
    assert "計画全体" == japanese.name_under("p", PLAN)
