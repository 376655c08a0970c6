"""What do the cells of a row say? (floor 7)

Printed cells become figures and targets through :mod:`welfareplan.printed`, with what the headings say. Whatever is
doubtful is refused with its reason; nothing is filled in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

import attrs

from welfareplan.amount import Amount
from welfareplan.errors import InvalidValueError, UnreadableCellError
from welfareplan.files.import_headings import Heading
from welfareplan.files.import_words import unit_in
from welfareplan.model.indicators import Reading, Target
from welfareplan.printed import (
    AmountReading,
    MissingReading,
    WhenReading,
    read_amount,
    read_target,
    read_when,
)
from welfareplan.terms import Flag, ReadingKind, ReadingState
from welfareplan.when import FiscalPeriod, When

RATES = frozenset({"%", "‰", "ポイント"})
"""Units of which a sum has no meaning: one cell over several rows can only be meant for each of them."""

_PER = re.compile(r"人口[0-9千万百十一]+人(?:当たり|あたり|対)|人口[千万]人(?:当たり|あたり|対)")
_STATES = {
    "集計中": ReadingState.PENDING,
    "調査中": ReadingState.PENDING,
    "確認中": ReadingState.PENDING,
    "未集計": ReadingState.PENDING,
    "未確定": ReadingState.PENDING,
    "中止": ReadingState.CANCELLED,
    "調査中止": ReadingState.CANCELLED,
    "事業中止": ReadingState.CANCELLED,
    "非公表": ReadingState.WITHHELD,
    "秘匿": ReadingState.WITHHELD,
    "廃止": ReadingState.DISCONTINUED,
}
_KINDS = {Flag.ESTIMATE: ReadingKind.ESTIMATE, Flag.FORECAST: ReadingKind.FORECAST}


class DoubtfulCellError(Exception):
    """A cell that is left out (疑わしいセル), with the reason in English and Japanese; it does not leave this room."""

    def __init__(self, why: str, why_ja: str) -> None:
        super().__init__(why)
        self.why = why
        self.why_ja = why_ja


def context_of_row(title: str, unit: str | None, era: str | None) -> dict[str, str]:
    """What the row says besides its cells: the unit, the denominator in the name (人口千人あたり), the era.

    Args:
        title: the name of the indicator.
        unit: the unit that a column or the table gives, as printed.
        era: the era of years printed without one.

    >>> context_of_row("自殺死亡率（人口10万人対）", "人", None)
    {'unit': '人', 'per': '人口10万人対'}
    """
    folded = unicodedata.normalize("NFKC", title)
    context = {}
    if unit is not None:
        context["unit"] = unit
    elif in_title := unit_in(title):
        context["unit"] = in_title
    if found := _PER.search(folded):
        context["per"] = found[0]
    if era is not None:
        context["era"] = era
    return context


@attrs.frozen
class Times:
    """What is known of the time of a cell besides what it prints and its heading (時点の手掛かり).

    Attributes:
        of_row: the time that a column of years prints in its row.
        fallback: the time that the user names for cells of which nothing prints any.
    """

    of_row: WhenReading | None = None
    fallback: WhenReading | None = None


def figure(text: str, heading: Heading, context: Mapping[str, str], times: Times) -> Reading:
    """The figure that a cell prints.

    Raises:
        DoubtfulCellError: it cannot be read, prints several figures, or nothing says of what time it is.
    """
    try:
        found = read_amount(text, _with_unit(context, heading))
    except (UnreadableCellError, InvalidValueError) as error:
        raise DoubtfulCellError(str(error), error.ja) from None
    at = _at(times.fallback, found.when, heading.time, times.of_row)
    kind = next((_KINDS[flag] for flag in found.flags if flag in _KINDS), heading.kind)
    flags = tuple(found.flags)
    if isinstance(found, MissingReading):
        why = None if found.missing == "not_stated" else found.missing
        state = _STATES.get(found.missing, ReadingState.NOT_STATED)
        return Reading(at=at, state=state, why=why, kind=kind, flags=flags, printed=text)
    state = ReadingState.PROVISIONAL if found.is_provisional else heading.state
    return Reading(at=at, amount=_only(found), kind=kind, state=state, flags=flags, printed=text)


def _with_unit(context: Mapping[str, str], heading: Heading) -> Mapping[str, str]:
    """What is known of a cell: the unit of its own heading comes before that of the row."""
    return context if heading.unit is None else {**context, "unit": heading.unit}


def is_shared(text: str, heading: Heading, context: Mapping[str, str]) -> bool:
    """Whether a cell that stands for several rows is meant for each: a rate, words, or that there is no figure."""
    try:
        found = read_target(text, _with_unit(context, heading))
    except (UnreadableCellError, InvalidValueError):
        return False
    amount = getattr(found, "amount", None)
    return amount is None or amount.unit in RATES


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no figure."""
    try:
        return isinstance(read_amount(text), MissingReading)
    except (UnreadableCellError, InvalidValueError):
        return False


def _only(found: AmountReading) -> Amount:
    if found.amount is None:
        raise DoubtfulCellError(
            "several figures stand in the cell; give each an indicator of its own",
            "一つのセルに複数の値があります。指標を分けてください。",
        )
    return found.amount


def _at(fallback: WhenReading | None, *readings: WhenReading | None) -> When:
    """The time of a figure, where the cell, the heading and a column of years do not contradict one another."""
    stated = [each for each in readings if each is not None] or [each for each in (fallback,) if each is not None]
    times = [each.when for each in stated if each.when is not None]
    if not times:
        raise DoubtfulCellError(
            "neither the heading nor the cell says of what time the figure is; name it with --actual-at or --baseline-at",
            "いつの値か、見出しにもセルにも書かれていません。--actual-at か --baseline-at で指定してください。",
        )
    if len({each.year for each in times}) > 1:
        raise DoubtfulCellError(
            "the cell and its heading print different years", "セルと見出しの年が食い違っています。"
        )
    return times[0]


def target(
    text: str, heading: Heading, context: Mapping[str, str], times: Times, period: FiscalPeriod | None
) -> Target | None:
    """The target that a cell prints; None for a dash.

    Raises:
        DoubtfulCellError: it cannot be read, or its times contradict one another.
    """
    try:
        found = read_target(text, _with_unit(context, heading))
    except (UnreadableCellError, InvalidValueError) as error:
        raise DoubtfulCellError(str(error), error.ja) from None
    if isinstance(found, MissingReading):
        if found.missing == "not_stated":
            return None
        raise DoubtfulCellError(
            f"there is no target yet: {found.missing}", f"目標値がまだありません（{found.missing}）。"
        )
    stated = [each for each in (found.when, heading.time, times.of_row) if each is not None]
    stated = stated or [each for each in (times.fallback,) if each is not None]
    due: When | FiscalPeriod | None = None
    if any(each.every_fy for each in stated):
        if period is None:
            raise DoubtfulCellError(
                "the target is for every year; name the period of the plan",
                "毎年度の目標です。--period で計画期間を指定してください。",
            )
        due = period
    elif stated:
        due = _at(None, *stated)
    return Target(
        due=due,
        sense=found.sense,
        amount=found.amount,
        upper=found.upper,
        words=found.words,
        flags=tuple(found.flags),
        printed=text,
    )


def year_of(text: str, context: Mapping[str, str], *, is_fiscal: bool = False) -> WhenReading | None:
    """The time that a column of years prints; None for an empty cell.

    Args:
        text: the cell.
        context: what is known besides, of which the era counts.
        is_fiscal: whether the heading of the column says 年度.

    Raises:
        DoubtfulCellError: it cannot be read.
    """
    if not text.strip():
        return None
    known = {"era": context["era"]} if "era" in context else {}
    if is_fiscal:
        known["header"] = "年度"
    try:
        return read_when(text, known)
    except UnreadableCellError as error:
        raise DoubtfulCellError(str(error), error.ja) from None
