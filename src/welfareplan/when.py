"""When? (floor 2)

Dates as documents state them, fiscal years (年度), periods (計画期間), and the time of a figure or target. A fiscal year is
named after the year it begins in; in Japan's local governments it begins on 1 April (地方自治法208条). The first month is
a field of the value, because nothing here is global.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Self, overload

import attrs

from welfareplan import eras
from welfareplan.errors import InvalidValueError
from welfareplan.terms import Basis

if TYPE_CHECKING:
    from collections.abc import Iterator

APRIL = 4
_DECEMBER = 12
_LAST_YEAR = 9998  # a fiscal year ends in the next calendar year, and Python's dates end with 9999

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)
_YEAR = re.compile(r"FY([0-9]{4})", re.ASCII)
_WHEN = re.compile(r"(FY)?([0-9]{4})(\?)?", re.ASCII)


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:40] + "…")  # noqa: PLR2004 - long enough to recognise it


def _wareki_hint(text: str) -> str:
    """A hint for somebody who wrote a Japanese year where a file wants a Western one; empty if it is none."""
    try:
        year, suffix = eras.read_wareki(text)
    except InvalidValueError:
        return ""
    return f"FY{year:04}" if suffix != "年" else f"{year:04}"


def _whole(name: str, value: object, least: int, most: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise InvalidValueError(
            f"{name} {value!r} is not a whole number from {least} to {most}",
            f"{name}「{value}」は{least}から{most}までの整数ではありません。",
        )


@attrs.frozen(order=False)
class PartialDate:
    """A date as a document states it (記載された日付): a year, a month or a day.

    Attributes:
        year: the Western year, 1 to 9998.
        month: 1 to 12, or None.
        day: the day of the month, or None.

    Raises:
        InvalidValueError: there is no such day, or a day is given without its month.

    >>> PartialDate(2021, 12)
    PartialDate(2021, 12)
    >>> str(PartialDate(2021, 12)), PartialDate(2021, 12).last_day
    ('2021-12', datetime.date(2021, 12, 31))
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        _whole("year", self.year, 1, _LAST_YEAR)
        if self.month is None:
            if self.day is not None:
                raise InvalidValueError(
                    f"a date with day {self.day} needs its month",
                    f"日（{self.day}）があるのに月がありません。",
                )
            return
        _whole("month", self.month, 1, _DECEMBER)
        if self.day is not None:
            _whole("day", self.day, 1, calendar.monthrange(self.year, self.month)[1])

    @classmethod
    def of(cls, text: str) -> Self:
        """Read ``2021``, ``2021-12`` or ``2021-12-01``.

        Raises:
            InvalidValueError: the text is not such a date.
        """
        match = _DATE.fullmatch(text)
        if match is None:
            raise InvalidValueError(
                f"{_shown(text)} is not a date; write it like 2021-12-01, 2021-12 or 2021",
                f"{_shown(text)} は日付として読めません。2021-12-01、2021-12、2021 のように書いてください。",
            )
        year, month, day = match.groups()
        return cls(int(year), None if month is None else int(month), None if day is None else int(day))

    @classmethod
    def from_date(cls, day: date) -> Self:
        """The whole date of a day."""
        return cls(day.year, day.month, day.day)

    @property
    def first_day(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day it can mean; what is known to the month is in force from this day."""
        month = self.month or _DECEMBER
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def is_exact(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    def wareki(self, era: str | None = None) -> str:
        """The date as printed in Japanese, in the era of its first day or in the one named.

        >>> PartialDate(2021, 12).wareki(), PartialDate(2019, 5, 1).wareki("平成")
        ('令和3年12月', '平成31年5月1日')
        """
        found = eras.era(era) if era else eras.era_on(self.last_day if self.month is None else self.first_day)
        text = f"{found.name}{eras.wareki_number(found, self.year)}年"
        return text + (f"{self.month}月" if self.month else "") + (f"{self.day}日" if self.day else "")

    def __repr__(self) -> str:
        return f"PartialDate({', '.join(str(part) for part in (self.year, self.month, self.day) if part is not None)})"

    def __str__(self) -> str:
        return "-".join(
            [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)],
        )


@attrs.frozen(order=False, repr=False)
class FiscalYear:
    """A fiscal year (年度), named after the calendar year in which it begins.

    Attributes:
        year: the Western year of its first day, 1 to 9998.
        first_month: the month it begins in, 1 to 12; April (地方自治法208条) unless said otherwise.

    Raises:
        InvalidValueError: year or month out of range; or, in comparing and subtracting, years of two calendars.

    >>> FiscalYear(2019).wareki(), FiscalYear(2019).wareki("平成")
    ('令和元年度', '平成31年度')
    >>> FiscalYear(2020) + 5, FiscalYear(2025) - FiscalYear(2020), date(2021, 3, 31) in FiscalYear(2020)
    (FiscalYear(2025), 5, True)
    """

    year: int
    first_month: int = attrs.field(default=APRIL, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _whole("year", self.year, 1, _LAST_YEAR)
        _whole("first_month", self.first_month, 1, _DECEMBER)

    @classmethod
    def of(cls, day: date, *, first_month: int = APRIL) -> Self:
        """The fiscal year in which a day lies.

        >>> FiscalYear.of(date(2021, 2, 1))
        FiscalYear(2020)
        """
        return cls(day.year if day.month >= first_month else day.year - 1, first_month=first_month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``FY2022``, ``2022``, or a Japanese fiscal year such as 令和4年度, R4 or 平成32年度.

        Raises:
            InvalidValueError: not a fiscal year; 令和4年 (without 度) is a calendar year and refused.

        >>> FiscalYear.parse("平成31年度") == FiscalYear.parse("令和元年度") == FiscalYear(2019)
        True
        """
        match = re.fullmatch(r"(?:FY)?([0-9]{4})(?:年度)?", text.strip(), re.ASCII)
        if match:
            return cls(int(match[1]))
        try:
            year, suffix = eras.read_wareki(text)
        except InvalidValueError:
            suffix, year = "年", 0
        if suffix == "年":
            raise InvalidValueError(
                f"{_shown(text)} is not a fiscal year; write it like FY2022 or 令和4年度",
                f"{_shown(text)} は年度として読めません。「令和4年度」「FY2022」のように書いてください。",
            )
        return cls(year)

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year, self.first_month, 1)

    @property
    def end(self) -> date:
        """Its last day."""
        return date(self.year + 1, self.first_month, 1) - timedelta(days=1)

    def wareki(self, era: str | None = None) -> str:
        """The year as printed in Japanese, 令和8年度.

        Without an era it takes the one in force half way through the year, which gives the names in use: FY2019 is
        令和元年度, FY1988 昭和63年度. With an era it counts on in it (``wareki("平成")`` of FY2020 is 平成32年度).

        Raises:
            InvalidValueError: no such era, or the year lies before it.
        """
        half_way = self.start + timedelta(days=183)
        found = eras.era(era) if era else eras.era_on(half_way)
        return f"{found.name}{eras.wareki_number(found, self.year)}年度"

    def _same_calendar(self, other: FiscalYear) -> None:
        if self.first_month != other.first_month:
            raise InvalidValueError(
                f"{self} and {other} are of two calendars (first months {self.first_month} and {other.first_month}) "
                "and cannot be compared",
                f"{self} と {other} は始まりの月（{self.first_month}月と{other.first_month}月）が違い、比較できません。",
            )

    def __contains__(self, day: date | PartialDate) -> bool:
        if isinstance(day, PartialDate):
            return self.start <= day.first_day and day.last_day <= self.end
        return self.start <= day <= self.end

    def __add__(self, years: int) -> Self:
        return attrs.evolve(self, year=self.year + years)

    @overload
    def __sub__(self, other: FiscalYear) -> int: ...
    @overload
    def __sub__(self, other: int) -> Self: ...
    def __sub__(self, other: FiscalYear | int) -> int | Self:
        if isinstance(other, FiscalYear):
            self._same_calendar(other)
            return self.year - other.year
        return attrs.evolve(self, year=self.year - other)

    def __lt__(self, other: FiscalYear) -> bool:
        self._same_calendar(other)
        return self.year < other.year

    def __le__(self, other: FiscalYear) -> bool:
        self._same_calendar(other)
        return self.year <= other.year

    def __gt__(self, other: FiscalYear) -> bool:
        self._same_calendar(other)
        return self.year > other.year

    def __ge__(self, other: FiscalYear) -> bool:
        self._same_calendar(other)
        return self.year >= other.year

    def __repr__(self) -> str:
        month = "" if self.first_month == APRIL else f", first_month={self.first_month}"
        return f"FiscalYear({self.year}{month})"

    def __str__(self) -> str:
        return f"FY{self.year:04}"


@attrs.frozen(order=False)
class FiscalPeriod:
    """A run of fiscal years (計画期間), both ends included.

    Attributes:
        first: its first year.
        last: its last year.

    Raises:
        InvalidValueError: it ends before it begins, or its ends are of two calendars.

    >>> period = FiscalPeriod(FiscalYear(2020), FiscalYear(2025))
    >>> len(period), FiscalYear(2022) in period, period.elapsed(FiscalYear(2022)), str(period)
    (6, True, 3, 'FY2020..FY2025')
    """

    first: FiscalYear
    last: FiscalYear

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidValueError(
                f"a period cannot end ({self.last}) before it begins ({self.first})",
                f"期間の終わり（{self.last}）が始まり（{self.first}）より前です。",
            )

    @classmethod
    def of(cls, text: str) -> Self:
        """Read ``FY2020..FY2025``.

        Raises:
            InvalidValueError: the text is not such a period.
        """
        first, dots, last = text.partition("..")
        if not dots or not _YEAR.fullmatch(first) or not _YEAR.fullmatch(last):
            raise InvalidValueError(
                f"{_shown(text)} is not a period; write it like FY2020..FY2025",
                f"{_shown(text)} は期間として読めません。FY2020..FY2025 のように書いてください。",
            )
        return cls(FiscalYear(int(first[2:])), FiscalYear(int(last[2:])))

    def elapsed(self, through: FiscalYear) -> int:
        """How many of its years are over by the end of a year: 0 to ``len(self)``."""
        return max(0, min(len(self), (through - self.first) + 1))

    def overlaps(self, other: FiscalPeriod) -> bool:
        """Whether two periods share a year."""
        return self.first <= other.last and other.first <= self.last

    def wareki(self) -> str:
        """The period as printed in Japanese.

        >>> FiscalPeriod(FiscalYear(2020), FiscalYear(2025)).wareki()
        '令和2年度～令和7年度'
        """
        return f"{self.first.wareki()}～{self.last.wareki()}"

    def __iter__(self) -> Iterator[FiscalYear]:
        return (self.first + n for n in range(len(self)))

    def __len__(self) -> int:
        return self.last.year - self.first.year + 1

    def __contains__(self, year: FiscalYear) -> bool:
        return self.first <= year <= self.last

    def __repr__(self) -> str:
        return f"FiscalPeriod({self.first!r}, {self.last!r})"

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"


@attrs.frozen(order=False)
class When:
    """The time of a figure or target (時点): a year, what the year counts, and the day if one is printed.

    Attributes:
        year: the Western year as a plain number; formulas and ``through=`` compare this number.
        basis: a fiscal year, a calendar year, or not stated (R4調査).
        on: the day or month the figure was taken, where it is printed (年度末, 2020年3月末).

    Raises:
        InvalidValueError: year out of range.

    >>> str(When.fiscal(2021)), str(When.calendar(2019)), str(When.unstated(2022))
    ('FY2021', '2019', '2022?')
    """

    year: int
    basis: Basis
    on: PartialDate | None = None

    def __attrs_post_init__(self) -> None:
        _whole("year", self.year, 1, _LAST_YEAR)

    @classmethod
    def fiscal(cls, year: int, *, on: PartialDate | None = None) -> Self:
        """A fiscal year (年度)."""
        return cls(year, Basis.FISCAL, on)

    @classmethod
    def calendar(cls, year: int, *, on: PartialDate | None = None) -> Self:
        """A calendar year (年)."""
        return cls(year, Basis.CALENDAR, on)

    @classmethod
    def unstated(cls, year: int, *, on: PartialDate | None = None) -> Self:
        """A year of which the document does not say what it counts."""
        return cls(year, Basis.UNSTATED, on)

    @classmethod
    def of(cls, text: str, *, on: PartialDate | None = None) -> Self:
        """Read ``FY2019``, ``2019`` or ``2019?``.

        Raises:
            InvalidValueError: the text is not such a time.
        """
        match = _WHEN.fullmatch(text)
        if match is None or (match[1] and match[3]):
            hint = _wareki_hint(text)
            raise InvalidValueError(
                f"{_shown(text)} is not a year; write "
                + (f"{hint} here" if hint else "FY2019 (fiscal), 2019 (calendar) or 2019? (not stated)"),
                f"{_shown(text)} は年として読めません。"
                + (
                    f"ここでは {hint} と書いてください。"
                    if hint
                    else "FY2019（年度）、2019（暦年）、2019?（別の記載なし）のように書いてください。"
                ),
            )
        basis = Basis.FISCAL if match[1] else Basis.UNSTATED if match[3] else Basis.CALENDAR
        return cls(int(match[2]), basis, on)

    @property
    def fiscal_year(self) -> FiscalYear | None:
        """The fiscal year, if that is what the year counts."""
        return FiscalYear(self.year) if self.basis is Basis.FISCAL else None

    def wareki(self, era: str | None = None) -> str:
        """The time as printed in Japanese: 令和3年度, 令和元年; 令和4年（年度・暦年の別の記載なし） is printed as 令和4."""
        if self.basis is Basis.FISCAL:
            return FiscalYear(self.year).wareki(era)
        text = PartialDate(self.year).wareki(era)
        return text if self.basis is Basis.CALENDAR else text.removesuffix("年")

    def __str__(self) -> str:
        if self.basis is Basis.FISCAL:
            return f"FY{self.year:04}"
        return f"{self.year:04}" if self.basis is Basis.CALENDAR else f"{self.year:04}?"
