"""What stands in a sentence about a change? (floor 4)

Names, fields and values, as they are written in a Japanese and in an English sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import attrs

from welfareplan import japanese
from welfareplan.model.element import Element
from welfareplan.model.indicators import Reading, Target
from welfareplan.terms import Kind, Relation, Sense, Term
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate

if TYPE_CHECKING:
    from welfareplan.model.plan import Plan

_LONGEST = 60  # a longer value is not quoted: the table shows it


@runtime_checkable
class Fact(Protocol):
    """Something that a sentence calls otherwise than a plain value (文中の語)."""

    def in_japanese(self) -> str:
        """As a Japanese sentence has it."""

    def in_english(self) -> str:
        """As an English sentence has it."""


@attrs.frozen
class Names:
    """The names of elements (名称), quoted."""

    names: tuple[str, ...]

    def in_japanese(self) -> str:
        """One behind the other: 「サロン」「見守り」."""
        return "".join(f"「{each}」" for each in self.names)

    def in_english(self) -> str:
        """With and between them."""
        return " and ".join(f'"{each}"' for each in self.names)


@attrs.frozen
class FieldOf:
    """A field of a kind (項目), by its name."""

    kind: Kind
    field: str

    def in_japanese(self) -> str:
        """As a planning desk calls it."""
        return japanese.field_label(self.kind, self.field)

    def in_english(self) -> str:
        """Its key as words."""
        return self.field.replace("_", " ")


@attrs.frozen
class Aim:
    """What a target asks, without its year (目標値)."""

    target: Target

    def in_japanese(self) -> str:
        """As it is printed: 75％以上."""
        return japanese.aim(self.target)

    def in_english(self) -> str:
        """At least 75%."""
        target = self.target
        if target.words is not None:
            return f'"{target.words}"'
        if target.amount is None:
            return target.sense.value.replace("_", " ")
        upper = "" if target.upper is None else f" to {target.upper}"
        return f"{_SENSES.get(target.sense, '')}{target.amount}{upper}"


@attrs.frozen
class Due:
    """The year of a target (目標年度) as it stands before 目標値; nothing where it is not stated."""

    target: Target

    def in_japanese(self) -> str:
        """令和7年度の."""
        return "" if self.target.due is None else f"{japanese.due(self.target)}の"

    def in_english(self) -> str:
        """For FY2025."""
        return "" if self.target.due is None else f" for {_due(self.target)}"


def in_japanese(value: Any, plan: Plan) -> str:  # noqa: ANN401 - any value of the model
    """A value as a Japanese sentence has it (文中の値).

    Args:
        value: any value of a field, or a fact.
        plan: the plan, which knows what the ids in the value are called.
    """
    match value:
        case None | ():
            return "（なし）"
        case Fact():
            return value.in_japanese()
        case Term():
            return value.ja
        case str():
            return f"「{value}」"
        case PartialDate() | FiscalYear() | FiscalPeriod():
            return value.wareki()
        case _:
            return japanese.value(value, plan).replace("\n", "、")


def in_english(value: Any) -> str:  # noqa: ANN401, PLR0911 - any value of the model, one line each
    """A value as an English sentence has it; units and words of the plan stay as they are."""
    match value:
        case None | ():
            return "nothing"
        case Fact():
            return value.in_english()
        case Kind() | Relation():
            return _NAMED.get(value, value.value)
        case Term():
            return value.value.replace("_", " ")
        case str():
            return f'"{value}"'
        case tuple():
            return " and ".join(map(in_english, value))
        case FiscalPeriod():
            return f"{value.first}–{value.last}"
        case Target():
            return Aim(value).in_english() + ("" if value.due is None else f" ({_due(value)})")
        case Reading():
            return f"{(value.why or value.state.value) if value.amount is None else value.amount} ({value.at})"
        case _:
            return in_english(value.name) if isinstance(value, Element) else str(value)


def is_long(value: object, plan: Plan) -> bool:
    """Whether a value is too long to be quoted in a sentence (引用しない長さ)."""
    return len(in_japanese(value, plan)) > _LONGEST


def _due(value: Target) -> str:
    return f"every year of {in_english(value.due)}" if isinstance(value.due, FiscalPeriod) else str(value.due)


_SENSES = {
    Sense.AT_LEAST: "at least ",
    Sense.MORE_THAN: "more than ",
    Sense.AT_MOST: "at most ",
    Sense.LESS_THAN: "less than ",
    Sense.APPROACH: "close to ",
    Sense.INCREASE: "an increase of ",
    Sense.DECREASE: "a decrease of ",
    Sense.MAINTAIN: "to keep ",
}
_NAMED: dict[Term, str] = {
    Kind.BASIS: "legal basis",
    Kind.RELATED: "related plan",
    Kind.SUBPLAN: "sub-plan",
    Relation.PART_OF: "is part of",
}
