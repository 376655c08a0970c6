"""What does the reader know besides the cell? (floor 3)"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

import attrs

from welfareplan.amount import canonical_unit
from welfareplan.errors import InvalidValueError, shown, shown_ja
from welfareplan.printed.denominators import of_heading

_ERAS = ("昭和", "平成", "令和", "西暦")
_HEADERS = ("年度",)
_LONGEST = 40


_Validator = Callable[[object, "attrs.Attribute[str | None]", str | None], None]


def _one_of(*values: str) -> _Validator:
    def validate(_instance: object, attribute: attrs.Attribute[str | None], value: str | None) -> None:
        if value is not None and value not in values:
            raise InvalidValueError(
                f"{attribute.name} of a context is one of {', '.join(values)}, not {shown(value)}",
                f"context の {attribute.name} は {'・'.join(values)} のいずれかです（{shown_ja(value)}）。",
            )

    return validate


def _words(_instance: object, attribute: attrs.Attribute[str | None], value: Any) -> None:  # noqa: ANN401 - as attrs gives it
    if value is not None and (not isinstance(value, str) or not value.strip() or len(value) > _LONGEST):
        raise InvalidValueError(
            f"{attribute.name} of a context is text of 1 to {_LONGEST} characters, not {shown(value)}",
            f"context の {attribute.name} は{_LONGEST}字以内の文字列です。",
        )


def _unit(instance: object, attribute: attrs.Attribute[str | None], value: str | None) -> None:
    _words(instance, attribute, value)
    if value is not None:
        canonical_unit(value)


def _denominator(instance: object, attribute: attrs.Attribute[str | None], value: str | None) -> None:
    _words(instance, attribute, value)
    if value is not None:
        of_heading(value)


@attrs.frozen(kw_only=True)
class Context:
    """What stands in a heading or elsewhere, and not in the cell (セルの文脈).

    Attributes:
        era: 昭和, 平成 or 令和, for years printed without their era; 西暦 for the last two digits of a year 20xx.
        unit: the unit of a column (人), in any spelling.
        per: the denominator of a column (人口千人あたり).
        header: 年度, where the heading of a row of bare years says that they are fiscal years.

    Raises:
        InvalidValueError: an era, a heading, a unit or a denominator that is none, or an empty or overlong text.

    >>> Context(era="平成").era
    '平成'
    """

    era: str | None = attrs.field(default=None, validator=_one_of(*_ERAS))
    unit: str | None = attrs.field(default=None, validator=_unit)
    per: str | None = attrs.field(default=None, validator=_denominator)
    header: str | None = attrs.field(default=None, validator=_one_of(*_HEADERS))


NOTHING = Context()
"""The context of a cell about which nothing else is known."""


def context_of(given: Context | Mapping[str, str] | None) -> Context:
    """A context from a context, a mapping with its keys, or None.

    Raises:
        InvalidValueError: not such a mapping, an unknown key, or a value that is not known.

    >>> context_of({"unit": "人"})
    Context(era=None, unit='人', per=None, header=None)
    >>> context_of({"eras": "平成"})
    Traceback (most recent call last):
    ...
    welfareplan.errors.InvalidValueError: a context has no key 'eras'; did you mean 'era'?
    """
    if given is None:
        return NOTHING
    if isinstance(given, Context):
        return given
    if not isinstance(given, Mapping):
        raise InvalidValueError(
            f"a context is a mapping or a Context, not {type(given).__name__}",
            "context は辞書か Context で渡してください。",
        )
    keys = [field.name for field in attrs.fields(Context)]
    for key in given:
        if key not in keys:
            near = get_close_matches(str(key), keys, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; its keys are {', '.join(keys)}"
            raise InvalidValueError(
                f"a context has no key {shown(key)}{hint}",
                f"context に{shown_ja(key)}という項目はありません。使えるのは {'・'.join(keys)} です。",
            )
    return Context(**given)
