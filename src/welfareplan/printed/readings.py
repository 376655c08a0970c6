"""What did the reader make of the cell? (floor 3)

The frozen values that the readers of this room return. Each keeps the cell as printed, the remarks printed with it
(flags) and what was left over, and gives itself as plain data for JSON.
"""

from __future__ import annotations

import attrs

from welfareplan.amount import Amount
from welfareplan.dates import PartialDate
from welfareplan.terms import Basis, Flag, Sense
from welfareplan.when import FiscalPeriod, FiscalYear, When

NOT_STATED = "not_stated"

Data = dict[str, object]


@attrs.frozen(kw_only=True)
class CellReading:
    """What every reading has (読取結果).

    Attributes:
        printed: the cell exactly as printed; not part of equality, because a respelled cell says the same.
        flags: remarks that change how the value may be used, in printed order and each once.
        leftover: pieces of the cell that were understood to add nothing (現在, 号, 目標値), as printed.

    >>> from welfareplan import printed
    >>> printed.read("約12人", kind="amount").flags
    (<Flag.APPROX: 'approx'>,)
    """

    printed: str = attrs.field(eq=False)
    flags: tuple[Flag, ...] = ()
    leftover: tuple[str, ...] = attrs.field(default=(), eq=False)

    def _with_flags(self, data: Data) -> Data:
        return {**data, "flags": sorted(flag.value for flag in self.flags)} if self.flags else data


def _day(on: PartialDate) -> Data:
    return {"month": str(on)} if on.day is None else {"date": str(on)}


@attrs.frozen(kw_only=True)
class WhenReading(CellReading):
    """A time (時点).

    Attributes:
        when: the time, or None for 毎年度.
        year_printed: whether the year itself is what the cell states, and not only part of a day or month.
        at_end: whether the end of the year is meant (年度末, 年末).

    >>> from welfareplan import printed
    >>> printed.read("R4調査", kind="when").as_data()
    {'year': 2022, 'basis': 'unstated'}
    """

    when: When | None
    year_printed: bool = True
    at_end: bool = False

    @property
    def every_fy(self) -> bool:
        """Whether every fiscal year is meant (毎年度)."""
        return self.when is None

    @property
    def date(self) -> PartialDate | None:
        """The day or month, where one is printed."""
        return None if self.when is None else self.when.on

    def as_data(self) -> Data:
        """The reading as plain data: ``{"fy": 2019}``, ``{"year": 2019, "basis": "unstated"}``, ``{"month": …}``."""
        return self._with_flags(self.time_data())

    def time_data(self) -> Data:
        """The same without the flags."""
        if self.when is None:
            return {"every_fy": True}
        data: Data = {}
        if self.year_printed:
            fiscal = self.when.basis is Basis.FISCAL
            data = {"fy": self.when.year} if fiscal else {"year": self.when.year, "basis": self.when.basis.value}
        if self.at_end:
            data["at"] = "end"
        return {**data, **_day(self.when.on)} if self.when.on else data


@attrs.frozen(kw_only=True)
class PeriodReading(CellReading):
    """A period, both ends included (期間).

    Attributes:
        first: its first year, month or day, or None where only the end is printed (～令和7年度).
        last: its last, or None where it is open (令和2年度～).

    >>> from welfareplan import printed
    >>> printed.read("令和2年度～令和7年度", kind="period").period
    FiscalPeriod(FiscalYear(2020), FiscalYear(2025))
    """

    first: When | None
    last: When | None

    @property
    def period(self) -> FiscalPeriod | None:
        """The period in fiscal years, if both ends are fiscal years."""
        if self.first is None or self.last is None:
            return None
        first, last = self.first.fiscal_year, self.last.fiscal_year
        if first is None or last is None or self.first.on or self.last.on:
            return None
        return FiscalPeriod(first, last)

    def as_data(self) -> Data:
        """The reading as plain data: ``{"first": "FY2020", "last": None}``."""
        return self._with_flags({"first": end_text(self.first), "last": end_text(self.last)})


def end_text(end: When | None) -> str | None:
    """One end of a period as text: FY2020, 2016-06, 2021."""
    if end is None:
        return None
    if end.on is not None:
        return str(end.on)
    return str(FiscalYear(end.year)) if end.basis is Basis.FISCAL else str(PartialDate(end.year))


def _amount_data(amount: Amount, label: str | None = None) -> Data:
    data: Data = {} if label is None else {"label": label}
    data["value"] = f"{amount.value:f}"
    return data if amount.unit is None else {**data, "unit": amount.unit}


@attrs.frozen(kw_only=True)
class Figure:
    """One of the figures of a cell (値).

    Attributes:
        amount: the number and what it counts.
        label: what the cell prints before it (男性), or None.

    >>> from welfareplan import printed
    >>> [figure.label for figure in printed.read("男性:12.9% 女性:2.8%", kind="amount").figures]
    ['男性', '女性']
    """

    amount: Amount
    label: str | None = None


@attrs.frozen(kw_only=True)
class AmountReading(CellReading):
    """A figure, or several (数値).

    Attributes:
        figures: the figures in printed order; at least one.
        when: the time printed with them, or None.

    >>> from welfareplan import printed
    >>> printed.read("226,650件", kind="amount").amount
    Amount('226650', '件')
    """

    figures: tuple[Figure, ...]
    when: WhenReading | None = None

    @property
    def amount(self) -> Amount | None:
        """The amount, if the cell prints one figure only."""
        return self.figures[0].amount if len(self.figures) == 1 else None

    @property
    def is_provisional(self) -> bool:
        """Whether the cell says that the figure will be replaced (速報値, 暫定)."""
        return any(word in each for each in self.leftover for word in ("速報", "暫定"))

    def as_data(self) -> Data:
        """The reading as plain data: ``{"value": "57.10", "unit": "%"}`` or ``{"values": […]}``."""
        only = self.figures[0]
        if len(self.figures) == 1 and only.label is None:
            data = _amount_data(only.amount)
        else:
            data = {"values": [_amount_data(each.amount, each.label) for each in self.figures]}
        return self._with_flags(_with_when(data, self.when))


@attrs.frozen(kw_only=True)
class MissingReading(CellReading):
    """The statement that there is no figure (値なし).

    Attributes:
        missing: ``not_stated`` for a dash and 記載なし, otherwise the word as printed (未定, 集計中).
        when: the time printed with it, or None.

    >>> from welfareplan import printed
    >>> printed.read("（記載なし）", kind="amount").missing
    'not_stated'
    """

    missing: str
    when: WhenReading | None = None

    def as_data(self) -> Data:
        """The reading as plain data: ``{"missing": "未定"}``."""
        return self._with_flags(_with_when({"missing": self.missing}, self.when))


@attrs.frozen(kw_only=True)
class TargetReading(CellReading):
    """What a figure is to become (目標値).

    Attributes:
        sense: what is asked.
        amount: the number; the lower end of a range; the least size of a change.
        upper: the upper end of a range.
        words: a state to be reached, as printed.
        when: the time printed with it, or None.

    >>> from welfareplan import printed
    >>> printed.read("80%以上", kind="target").as_data()
    {'sense': 'at_least', 'value': '80', 'unit': '%'}
    """

    sense: Sense
    amount: Amount | None = None
    upper: Amount | None = None
    words: str | None = None
    when: WhenReading | None = None

    def as_data(self) -> Data:
        """The reading as plain data: ``{"sense": "at_least", "value": "80", "unit": "%"}``."""
        data: Data = {"sense": self.sense.value}
        if self.amount is not None:
            data.update(_amount_data(self.amount))
        if self.upper is not None:
            data["upper"] = f"{self.upper.value:f}"
        if self.words is not None:
            data["state"] = self.words
        return self._with_flags(_with_when(data, self.when))


@attrs.frozen(kw_only=True)
class UnitReading(CellReading):
    """A unit (単位).

    Attributes:
        unit: the canonical spelling; a word outside the table stands as it is.

    >>> from welfareplan import printed
    >>> printed.read("（ヶ所）", kind="unit").unit
    'か所'
    """

    unit: str

    def as_data(self) -> Data:
        """The reading as plain data: ``{"unit": "か所"}``."""
        return self._with_flags({"unit": self.unit})


def _with_when(data: Data, when: WhenReading | None) -> Data:
    return data if when is None else {**data, "when": when.time_data()}


Reading = WhenReading | PeriodReading | AmountReading | MissingReading | TargetReading | UnitReading
