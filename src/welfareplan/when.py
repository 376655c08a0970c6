"""When? (floor 2)

Fiscal years (年度), periods (計画期間), and the time of a figure or target. A fiscal year is named after the year it begins
in; in Japan's local governments it begins on 1 April (地方自治法208条). The first month is a field of the value, because
nothing here is global. ``PartialDate`` stands in ``dates.py`` and is named here again: it answers the same question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Self, overload

import attrs

from welfareplan import eras
from welfareplan.dates import LAST_YEAR, PartialDate, text_match
from welfareplan.errors import InvalidValueError, require_instance, require_whole, shown, shown_ja
from welfareplan.terms import Basis

__all__ = ["APRIL", "FiscalPeriod", "FiscalYear", "PartialDate", "When"]

APRIL = 4
_DECEMBER = 12
_HALF_A_YEAR = timedelta(days=183)

_PERIOD = re.compile(r"FY([0-9]{4})\.\.FY([0-9]{4})", re.ASCII)
_WHEN = re.compile(r"(FY)?([0-9]{4})(\?)?", re.ASCII)
_FISCAL = re.compile(r"(?:FY)?([0-9]{4})(?:年度)?", re.ASCII)


@attrs.frozen(order=False, repr=False, weakref_slot=False)
class FiscalYear:
    """A fiscal year (年度), named after the calendar year in which it begins.

    Attributes:
        year: the Western year of its first day, 1 to 9998.
        first_month: the month it begins in, 1 to 12; April (地方自治法208条) unless said otherwise.

    Raises:
        InvalidValueError: year or month out of range, also by counting on; or, in comparing and subtracting, years of two
            calendars.

    >>> FiscalYear(2019).wareki(), FiscalYear(2019).wareki("平成")
    ('令和元年度', '平成31年度')
    >>> FiscalYear(2020) + 5, FiscalYear(2025) - FiscalYear(2020), date(2021, 3, 31) in FiscalYear(2020)
    (FiscalYear(2025), 5, True)
    """

    year: int
    first_month: int = attrs.field(default=APRIL, kw_only=True)

    def __attrs_post_init__(self) -> None:
        require_whole("fiscal year", "年度", self.year, 1, LAST_YEAR)
        require_whole("first month", "年度の始まりの月", self.first_month, 1, _DECEMBER)

    @classmethod
    def of(cls, day: date, *, first_month: int = APRIL) -> Self:
        """The fiscal year in which a day lies (年度).

        Raises:
            InvalidValueError: the day lies before the first or after the last fiscal year (0001 to 9998).

        >>> FiscalYear.of(date(2021, 2, 1))
        FiscalYear(2020)
        """
        require_whole("first month", "年度の始まりの月", first_month, 1, _DECEMBER)
        return cls(_fiscal(day, first_month), first_month=first_month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a fiscal year as people write it (年度の読み取り): ``FY2022``, ``2022``, 令和4年度, R4, 平成32年度.

        Raises:
            InvalidValueError: not a fiscal year; 令和4年 (without 度) is a calendar year and refused.

        >>> FiscalYear.parse("平成31年度") == FiscalYear.parse("令和元年度") == FiscalYear(2019)
        True
        """
        plain = eras.plain(text)
        match = _FISCAL.fullmatch(plain)
        hint = f"FY{match[1]}" if match else eras.hint_for(plain)
        if not hint.startswith("FY"):
            raise InvalidValueError(
                f"{shown(text)} is not a fiscal year; write it like FY2022 or 令和4年度",
                f"{shown_ja(text)}は年度として読めません。「令和4年度」「FY2022」のように書いてください。",
            )
        return cls(int(hint[2:]))

    @property
    def start(self) -> date:
        """Its first day (年度初日)."""
        return date(self.year, self.first_month, 1)

    @property
    def end(self) -> date:
        """Its last day (年度末日)."""
        return date(self.year + 1, self.first_month, 1) - timedelta(days=1)

    def wareki(self, era: str | None = None) -> str:
        """The year as printed in Japanese, 令和8年度.

        Without an era it takes the one in force half way through the year, which gives the names in use: FY2019 is
        令和元年度, FY1988 昭和63年度. With an era it counts on in it (``wareki("平成")`` of FY2020 is 平成32年度).

        Raises:
            InvalidValueError: no such era, or the year lies before it.
        """
        found = eras.era(era) if era else eras.era_on(self.start + _HALF_A_YEAR)
        return f"{found.name}{eras.wareki_number(found, self.year)}年度"

    def _year_of(self, other: object) -> int | None:
        """The number of another year to compare with; None for what is no fiscal year."""
        if not isinstance(other, FiscalYear):
            return None
        if self.first_month != other.first_month:
            raise InvalidValueError(
                f"{self} and {other} are of two calendars (first months {self.first_month} and {other.first_month}) "
                "and cannot be compared",
                f"{self} と {other} は始まりの月（{self.first_month}月と{other.first_month}月）が違い、比較できません。",
            )
        return other.year

    def __contains__(self, day: date | PartialDate) -> bool:
        if isinstance(day, PartialDate):
            return day.first_day in self and day.last_day in self
        return _fiscal(day, self.first_month) == self.year

    def __add__(self, years: int) -> Self:
        return attrs.evolve(self, year=self.year + years)

    @overload
    def __sub__(self, other: FiscalYear) -> int: ...
    @overload
    def __sub__(self, other: int) -> Self: ...
    def __sub__(self, other: FiscalYear | int) -> int | Self:
        if isinstance(other, int):
            return attrs.evolve(self, year=self.year - other)
        year = self._year_of(other)
        return NotImplemented if year is None else self.year - year

    def __lt__(self, other: FiscalYear) -> bool:
        year = self._year_of(other)
        return NotImplemented if year is None else self.year < year

    def __le__(self, other: FiscalYear) -> bool:
        year = self._year_of(other)
        return NotImplemented if year is None else self.year <= year

    def __repr__(self) -> str:
        month = "" if self.first_month == APRIL else f", first_month={self.first_month}"
        return f"FiscalYear({self.year}{month})"

    def __str__(self) -> str:
        return f"FY{self.year:04}"


def _fiscal(day: date, first_month: int) -> int:
    return day.year if day.month >= first_month else day.year - 1


@attrs.frozen(order=False, repr=False, weakref_slot=False)
class FiscalPeriod:
    """A run of fiscal years (計画期間), both ends included.

    Attributes:
        first: its first year.
        last: its last year.

    Raises:
        InvalidValueError: it ends before it begins, its ends are of two calendars, or they are no fiscal years.

    >>> period = FiscalPeriod(FiscalYear(2020), FiscalYear(2025))
    >>> len(period), FiscalYear(2022) in period, period.elapsed(FiscalYear(2022)), str(period)
    (6, True, 3, 'FY2020..FY2025')
    >>> date(2026, 3, 31) in period, [str(year) for year in period][:2]
    (True, ['FY2020', 'FY2021'])
    """

    first: FiscalYear
    last: FiscalYear

    def __attrs_post_init__(self) -> None:
        for end in (self.first, self.last):
            require_instance(
                end, FiscalYear, "the end of a period", "期間の端", "a FiscalYear; FiscalPeriod.of reads text"
            )
        if self.last < self.first:
            raise InvalidValueError(
                f"a period cannot end ({self.last}) before it begins ({self.first})",
                f"期間の終わり（{self.last}）が始まり（{self.first}）より前です。",
            )

    @classmethod
    def of(cls, text: str) -> Self:
        """Read a period (計画期間の読み取り) as files write it, ``FY2020..FY2025``.

        Raises:
            InvalidValueError: the text is not such a period, or it ends before it begins.

        >>> FiscalPeriod.of("FY2020..FY2025")
        FiscalPeriod(FiscalYear(2020), FiscalYear(2025))
        """
        match = text_match(_PERIOD, text)
        if match is None:
            raise InvalidValueError(
                f"{shown(text)} is not a period; write it like FY2020..FY2025",
                f"{shown_ja(text)}は期間として読めません。FY2020..FY2025 のように書いてください。",
            )
        return cls(FiscalYear(int(match[1])), FiscalYear(int(match[2])))

    def elapsed(self, through: FiscalYear) -> int:
        """How many of its years are over by the end of a year (経過年数): 0 to ``len(self)``.

        Raises:
            InvalidValueError: the year is of another calendar.
        """
        return max(0, min(len(self), (through - self.first) + 1))

    def overlaps(self, other: FiscalPeriod) -> bool:
        """Whether two periods share a year (期間の重なり).

        Raises:
            InvalidValueError: the periods are of two calendars.
        """
        return self.first <= other.last and other.first <= self.last

    def wareki(self) -> str:
        """The period as printed in Japanese (和暦).

        Raises:
            InvalidValueError: it begins before 明治.

        >>> FiscalPeriod(FiscalYear(2020), FiscalYear(2025)).wareki()
        '令和2年度～令和7年度'
        """
        return f"{self.first.wareki()}～{self.last.wareki()}"

    def __iter__(self) -> Iterator[FiscalYear]:
        return (self.first + n for n in range(len(self)))

    def __len__(self) -> int:
        return self.last.year - self.first.year + 1

    def __contains__(self, time: FiscalYear | date | PartialDate) -> bool:
        if isinstance(time, FiscalYear):
            return self.first <= time <= self.last
        if isinstance(time, PartialDate):
            return time.first_day in self and time.last_day in self
        return self.first.year <= _fiscal(time, self.first.first_month) <= self.last.year

    def __repr__(self) -> str:
        return f"FiscalPeriod({self.first!r}, {self.last!r})"

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"


@attrs.frozen(order=False, repr=False, weakref_slot=False)
class When:
    """The time of a figure or target (時点): a year, what the year counts, and the day if one is printed.

    Attributes:
        year: the Western year as a plain number; formulas and ``through=`` compare this number.
        basis: a fiscal year, a calendar year, or not stated (R4調査).
        on: the day or month the figure was taken, where it is printed (年度末, 2020年3月末).

    Raises:
        InvalidValueError: year out of range, or a basis or date that is none.

    >>> When.of("FY2021", on=PartialDate(2022, 3))
    When.fiscal(2021, on=PartialDate(2022, 3))
    >>> str(When.fiscal(2021)), str(When.calendar(2019)), str(When.unstated(2022))
    ('FY2021', '2019', '2022?')
    """

    year: int
    basis: Basis
    on: PartialDate | None = None

    def __attrs_post_init__(self) -> None:
        # Asked here before the checks are called, as files hold thousands of these.
        if type(self.year) is not int or not 1 <= self.year <= LAST_YEAR:
            require_whole("year", "年", self.year, 1, LAST_YEAR)
        if type(self.basis) is not Basis:
            require_instance(self.basis, Basis, "the basis of a year", "年の基準", "a Basis, or use When.of")
        if self.on is not None:
            require_instance(self.on, PartialDate, "the day of a figure", "値の時点", "a PartialDate")

    @classmethod
    def fiscal(cls, year: int, *, on: PartialDate | None = None) -> Self:
        """A fiscal year (年度)."""
        return cls(year, Basis.FISCAL, on)

    @classmethod
    def calendar(cls, year: int, *, on: PartialDate | None = None) -> Self:
        """A calendar year (暦年)."""
        return cls(year, Basis.CALENDAR, on)

    @classmethod
    def unstated(cls, year: int, *, on: PartialDate | None = None) -> Self:
        """A year of which the document does not say what it counts (年度・暦年の別の記載なし)."""
        return cls(year, Basis.UNSTATED, on)

    @classmethod
    def of(cls, text: str, *, on: PartialDate | None = None) -> Self:
        """Read a time (時点の読み取り) as files write it: ``FY2019``, ``2019`` or ``2019?``.

        Raises:
            InvalidValueError: the text is not such a time.

        >>> When.of("FY2019") == When.fiscal(2019), When.of("2019?").basis.ja
        (True, '年度・暦年の別の記載なし')
        """
        match = text_match(_WHEN, text)
        if match is None or (match[1] and match[3]):
            hint = eras.hint_for(text)
            forms = f"{hint} here" if hint else "FY2019 (fiscal), 2019 (calendar) or 2019? (not stated)"
            forms_ja = f"ここでは {hint}" if hint else "FY2019（年度）、2019（暦年）、2019?（別の記載なし）のように"
            raise InvalidValueError(
                f"{shown(text)} is not a year; write {forms}",
                f"{shown_ja(text)}は年として読めません。{forms_ja}{' と' if hint else ''}書いてください。",
            )
        basis = Basis.FISCAL if match[1] else Basis.UNSTATED if match[3] else Basis.CALENDAR
        return cls(int(match[2]), basis, on)

    @property
    def fiscal_year(self) -> FiscalYear | None:
        """The fiscal year (年度), if that is what the year counts."""
        return FiscalYear(self.year) if self.basis is Basis.FISCAL else None

    def wareki(self, era: str | None = None) -> str:
        """The time as printed in Japanese (和暦): 令和3年度, 令和元年, and 令和4 where it is not said what the year counts.

        Raises:
            InvalidValueError: no such era, or the year lies before it.
        """
        if self.basis is Basis.FISCAL:
            return FiscalYear(self.year).wareki(era)
        text = PartialDate(self.year).wareki(era)
        return text if self.basis is Basis.CALENDAR else text.removesuffix("年")

    def __repr__(self) -> str:
        return f"When.{self.basis.value}({self.year}{'' if self.on is None else f', on={self.on!r}'})"

    def __str__(self) -> str:
        if self.basis is Basis.FISCAL:
            return f"FY{self.year:04}"
        return f"{self.year:04}" if self.basis is Basis.CALENDAR else f"{self.year:04}?"
