"""Which values can a field hold? (floor 9)

Strategies of years, dates, amounts, texts, ids, citations, readings and targets.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from hypothesis import strategies as st

from welfareplan.amount import MOST_DIGITS, UNITS, Amount
from welfareplan.model.element import Citation, Pairs, pairs
from welfareplan.model.indicators import Reading, Target
from welfareplan.terms import Flag, Occasion, ReadingKind, ReadingState, Sense
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from hypothesis.strategies import SearchStrategy

FIRST_YEAR, LAST_YEAR = 1900, 2100  # years that eras name and that leave room for sums at both ends

AWKWARD_TEXTS = (
    "地域福祉計画",
    "①②③㍻㌫№℡",  # in cp932 but not in Shift_JIS
    "髙﨑 𠮷野家",  # in cp932 but not in JIS X 0208; outside the basic plane
    "か゚き゚く゚",  # kana that exist only as a base with a combining mark
    "が",  # decomposed; composed it is another text
    "辻󠄀さん",  # an ideographic variation sequence
    "ＦＵＬＬ　ｗｉｄｔｈ　１２３",
    "ﾊﾝｶｸ ｶﾅ",
    "👨‍👩‍👧‍👦👍🏽",
    "\u202e右から左\u202c العربية",
    "一行目\n二行目\n\n四行目",
    "表\tの\t中",
    "\n",
    " 前後に空白 ",
    "　",
    'いわゆる "引用" と \'一重\' と """三重""" と \\',
    "=1+1",
    "+81-942",
    "-408",
    "@SUM(A1:A9)",
    "－",
    "〜～‾―",
    "a,b;c|d",
    "<b>&amp;</b>",
    "# 見出し",
    "[[issue]]",
    "{0} %s ${x}",
    "true",
    "null",
    "0100",
    "1e3",
    "12:30",
    "2021-12-01",
    "平成32年度",
    "\ufeff",
    "\u2028",
    "\u200b",
    "長" * 3000,
)
"""Texts that trouble files, tables and terminals; every one of them may stand in a document."""

_ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-"
_AWKWARD_IDS = ("a", "0", "2020", "true", "null", "1e3", "0100", "id", "plan", "title", "a--", "x" * 64)
_MADE_UP_UNITS = ("膳", "棟", "人日", "回/月")


@cache
def texts() -> SearchStrategy[str]:
    """Texts as documents hold them (文字列): never empty, awkward every other time.

    Characters that only one code page has, combining marks, variation sequences, full width, emoji, bidirectional marks,
    line breaks, tabs, quotes, what a spreadsheet takes for a formula, and very long ones. Without control characters and
    lone surrogates, which files refuse.

    >>> from hypothesis import find
    >>> find(texts(), lambda text: text.startswith("="))
    '=1+1'
    """
    letters = st.characters(exclude_categories=("Cc", "Cs", "Cn"), include_characters="\n\t")
    return st.one_of(st.sampled_from(AWKWARD_TEXTS), st.text(letters, min_size=1, max_size=8))


@cache
def ids() -> SearchStrategy[str]:
    """Ids (識別子), also such as look like a number or a word of a file format.

    >>> from hypothesis import find
    >>> find(ids(), lambda id: len(id) == 64)[:3]
    'xxx'
    """
    made = st.text(_ID_LETTERS, min_size=1, max_size=8).map(lambda text: text.lstrip("-") or "a")
    return st.one_of(made, st.sampled_from(_AWKWARD_IDS))


@cache
def years() -> SearchStrategy[FiscalYear]:
    """Fiscal years (年度) that begin in April, 1900 to 2100.

    >>> from hypothesis import find
    >>> find(years(), lambda year: year.year > 2019)
    FiscalYear(2020)
    """
    return st.integers(FIRST_YEAR, LAST_YEAR).map(FiscalYear)


@cache
def fiscal_periods() -> SearchStrategy[FiscalPeriod]:
    """Periods (計画期間) of 1 to 12 years.

    >>> from hypothesis import find
    >>> str(find(fiscal_periods(), lambda period: len(period) > 5))
    'FY1900..FY1905'
    """
    return st.builds(lambda first, more: FiscalPeriod(first, first + more), years(), st.integers(0, 11))


@cache
def partial_dates() -> SearchStrategy[PartialDate]:
    """Dates (日付) to the day, the month or the year.

    >>> from hypothesis import find
    >>> find(partial_dates(), lambda date: not date.is_exact)
    PartialDate(1900)
    """
    some_year = st.integers(FIRST_YEAR, LAST_YEAR)
    month = st.integers(1, 12)
    return st.one_of(
        st.builds(PartialDate, some_year),
        st.builds(PartialDate, some_year, month),
        st.builds(PartialDate, some_year, month, st.integers(1, 28)),
        st.builds(lambda year, month: PartialDate.from_date(PartialDate(year, month).last_day), some_year, month),
    )


@cache
def whens() -> SearchStrategy[When]:
    """Times of a figure (時点): fiscal, calendar and unstated years, with and without a day.

    >>> from hypothesis import find
    >>> str(find(whens(), lambda when: when.fiscal_year is None))
    '1900'
    """
    made = st.sampled_from((When.fiscal, When.calendar, When.unstated))
    on = st.one_of(st.none(), partial_dates())
    return st.builds(lambda make, year, on: make(year, on=on), made, st.integers(FIRST_YEAR, LAST_YEAR), on)


@cache
def units() -> SearchStrategy[str]:
    """Canonical units (単位), of the table and outside it.

    >>> from hypothesis import find
    >>> find(units(), lambda unit: True)
    '%'
    """
    return st.sampled_from((*(unit.name for unit in UNITS), *_MADE_UP_UNITS))


@cache
def _numbers() -> SearchStrategy[Decimal]:
    def number(digits: int, places: int, zeros: int, negative: bool) -> Decimal:  # noqa: FBT001
        made = tuple(int(digit) for digit in f"{digits}{'0' * zeros}")
        return Decimal((int(negative), made, -min(places, MOST_DIGITS)))

    digits = st.one_of(st.integers(0, 999), st.integers(0, 10**24))
    return st.builds(number, digits, st.integers(0, 4), st.integers(0, 3), st.booleans())


def amounts(unit: SearchStrategy[str | None] | None = None) -> SearchStrategy[Amount]:
    """Amounts (数量) with the zeros they are printed with: negative, zero and minus zero too, up to 28 digits.

    Args:
        unit: their units; any unit or none if left out.

    >>> from hypothesis import find
    >>> find(amounts(), lambda amount: amount.value < 0)
    Amount('-1')
    """
    return _amounts() if unit is None else st.builds(Amount, _numbers(), unit)


@cache
def _amounts() -> SearchStrategy[Amount]:
    return st.builds(Amount, _numbers(), st.one_of(st.none(), units()))


def citations(sources: Collection[str] | None = None) -> SearchStrategy[Citation]:
    """Citations (出典箇所), with and without a place.

    Args:
        sources: ids of the sources they name; any id if left out.

    >>> from hypothesis import find
    >>> str(find(citations(["slides"]), lambda citation: citation.place is not None))[:7]
    'slides#'
    """
    return st.builds(Citation, ids() if sources is None else st.sampled_from(tuple(sources)), _places())


@cache
def _places() -> SearchStrategy[str | None]:
    return st.one_of(st.none(), texts().map(lambda text: "".join(text.splitlines()).strip() or None))


@cache
def extras() -> SearchStrategy[Pairs]:
    """Sorted pairs of text (付帯情報).

    >>> from hypothesis import find
    >>> len(find(extras(), lambda extra: len(extra) > 1))
    2
    """
    return st.dictionaries(texts(), texts(), max_size=3).map(pairs)


def optional(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """None as often as not: what is not stated.

    >>> from hypothesis import find
    >>> find(optional(years()), lambda year: True) is None
    True
    """
    return st.one_of(st.none(), strategy)


@cache
def flags() -> SearchStrategy[tuple[Flag, ...]]:
    """Remarks printed with a figure (注記), in any order.

    >>> from hypothesis import find
    >>> find(flags(), lambda flags: len(flags) > 0)
    (<Flag.APPROX: 'approx'>,)
    """
    return st.lists(st.sampled_from(Flag), max_size=2, unique=True).map(tuple)


Field: TypeAlias = "SearchStrategy[Any] | Callable[[], SearchStrategy[Any]]"
"""What a field can hold, or how to make the strategy of it when it is asked for."""


@cache
def _places_of(count: int, most: int) -> SearchStrategy[list[int]]:
    return st.lists(st.integers(0, count - 1), max_size=most, unique=True)


def some(draw: st.DrawFn, fields: Mapping[str, Field], most: int = 4) -> dict[str, Any]:
    """Draw values for a few of the fields: most documents state little, and drawing little is quick."""
    names, stated = tuple(fields), {}
    for place in draw(_places_of(len(names), most)):
        field = fields[names[place]]
        stated[names[place]] = draw(field() if callable(field) else field)
    return stated


@cache
def _reading_fields() -> dict[str, Field]:
    return {
        "kind": st.sampled_from(ReadingKind),
        "why": texts(),
        "flags": flags(),
        "sample": st.integers(1, 10**6),
        "occasion": st.sampled_from(Occasion),
        "printed": texts(),
    }


@st.composite
def readings(draw: st.DrawFn, *, unit: SearchStrategy[str | None] | None = None) -> Reading:
    """Readings (基準値・実績値): figures, and the statement that there is none.

    Args:
        draw: given by Hypothesis.
        unit: the units of the figures; any unit or none if left out.

    >>> from hypothesis import find
    >>> find(readings(), lambda reading: reading.amount is None).state
    <ReadingState.PENDING: 'pending'>
    """
    state = draw(st.sampled_from(ReadingState))
    with_figure = state in {ReadingState.REPORTED, ReadingState.PROVISIONAL}
    amount = draw(amounts(unit)) if with_figure else None
    return Reading(at=draw(whens()), amount=amount, state=state, **some(draw, _reading_fields()))


_NEEDS_AMOUNT = frozenset({Sense.APPROACH, Sense.AT_LEAST, Sense.MORE_THAN, Sense.AT_MOST, Sense.LESS_THAN})


@st.composite
def targets(draw: st.DrawFn, *, unit: SearchStrategy[str | None] | None = None) -> Target:
    """Targets (目標値) of every sense.

    Args:
        draw: given by Hypothesis.
        unit: the units of the figures; any unit or none if left out.

    >>> from hypothesis import find
    >>> find(targets(), lambda target: target.upper is not None).sense
    <Sense.BETWEEN: 'between'>
    """
    sense = draw(st.sampled_from(Sense))
    own: dict[str, Any] = {}
    if sense is Sense.BETWEEN:
        ends = draw(amounts(unit)), draw(_numbers())
        own["amount"], own["upper"] = (Amount(end, ends[0].unit) for end in sorted((ends[0].value, ends[1])))
    elif sense in _NEEDS_AMOUNT or (sense is not Sense.NONE and draw(st.booleans())):
        own["amount"] = draw(amounts(unit))
    elif sense is Sense.REACH:
        own["words"] = draw(texts())
    due = st.one_of(st.none(), whens(), fiscal_periods())
    return Target(due=draw(due), sense=sense, **own, **some(draw, {"flags": flags(), "printed": texts()}))
