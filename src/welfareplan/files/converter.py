"""Which values are these plain data? (floor 7)

The only module that imports cattrs, when it is first used. One converter is made then and kept for good; nobody outside
gets hold of it. Nothing is coerced: a number is no text, a text no list, true no number. What is wrong comes out as a tree
of errors, told apart by ``explain``.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

import attrs

from welfareplan.amount import Amount
from welfareplan.files.changes import Changes
from welfareplan.files.hooks import (
    Hook,
    figure,
    flag,
    flattened,
    list_of,
    observation_of,
    read_amount,
    read_pairs,
    table_of,
    text_by,
    unflattened,
    word_of,
    written_due,
    written_time,
)
from welfareplan.files.texts import REMEMBERED, due, milestone_time_of, shared_text, text_of, time, whole
from welfareplan.files.vocabulary import ELSEWHERE, FLAT
from welfareplan.model.indicators import Reading
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.revision.changes import ChangeSet
from welfareplan.terms import Term
from welfareplan.when import FiscalPeriod, PartialDate, When

if TYPE_CHECKING:
    import cattrs

_PAIRS = tuple[tuple[str, str], ...]


def structure(cls: Any) -> Hook:
    """What reads the tables of a class.

    The hook raises one of ``troubles.REFUSALS``.
    """
    hook: Hook = _converter().get_structure_hook(cls)
    return hook


def unstructure(value: Any) -> Any:
    """The plain data of a value, as files hold them; what has its default is left out."""
    return _converter().unstructure(value)


@cache
def _converter() -> cattrs.Converter:
    import cattrs
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

    made = cattrs.Converter(detailed_validation=True, forbid_extra_keys=True, omit_if_default=True)
    elsewhere: dict[str, Any] = {field: override(omit=True) for field in ELSEWHERE}

    def structure_class(cls: type[Any]) -> Hook:
        if cls is Observation:
            # Its table is that of the reading as well: one copy of it is taken apart for both.
            bare = override(struct_hook=make_dict_structure_fn(Reading, made))
            shared = override(struct_hook=shared_text)
            return observation_of(make_dict_structure_fn(cls, made, reading=bare, indicator=shared))
        inner: Hook = make_dict_structure_fn(cls, made, **(elsewhere if cls is Plan else {}))
        return flattened(cls, inner) if cls in FLAT else table_of(inner)

    def unstructure_class(cls: type[Any]) -> Callable[[Any], Any]:
        inner = make_dict_unstructure_fn(cls, made, _cattrs_omit_if_default=True, **(elsewhere if cls is Plan else {}))
        return unflattened(cls, inner) if cls in FLAT or cls is Observation else inner

    made.register_structure_hook_factory(attrs.has, structure_class)
    made.register_unstructure_hook_factory(attrs.has, unstructure_class)
    made.register_structure_hook_factory(_is_list, lambda cls: list_of(made.get_structure_hook(get_args(cls)[0])))
    made.register_structure_hook_func(_is_pairs, read_pairs)
    made.register_unstructure_hook_func(_is_pairs, dict)
    made.register_structure_hook_factory(_is_optional, lambda cls: made.get_structure_hook(_stated(cls)))
    made.register_structure_hook(str, text_of)
    for words in Term.__subclasses__():  # each by itself: they are texts to Python, and would be read as such
        made.register_structure_hook(words, word_of(words))
    made.register_structure_hook(int, whole)
    made.register_structure_hook(Decimal, figure)
    made.register_structure_hook(bool, flag)
    made.register_structure_hook_func(_is_milestone_time, text_by(milestone_time_of))
    made.register_unstructure_hook_func(_is_milestone_time, lambda when: None if when is None else str(when))
    made.register_structure_hook_func(_is_due, due)
    made.register_unstructure_hook_func(_is_due, written_due)
    made.register_structure_hook(When, time)
    made.register_structure_hook(Amount, read_amount)
    made.register_unstructure_hook(When, written_time)
    made.register_unstructure_hook(Amount, lambda amount: (f"{amount.value:f}", amount.unit))
    for cls, read in REMEMBERED.items():
        made.register_structure_hook(cls, text_by(read))
        made.register_unstructure_hook(cls, str)
    changes = Changes(made.get_structure_hook, made.unstructure)
    all_changes = list_of(changes.read)
    made.register_structure_hook(ChangeSet, lambda data, _: ChangeSet(all_changes(data, None)))
    made.register_unstructure_hook(ChangeSet, lambda value: [changes.write(each) for each in value])
    return made


# --- Which type is it? ------------------------------------------------------------------------------------------------


def _is_pairs(cls: Any) -> bool:
    return bool(cls == _PAIRS)


def _is_list(cls: Any) -> bool:
    return get_origin(cls) is tuple and not _is_pairs(cls)


def _is_milestone_time(cls: Any) -> bool:
    return bool(cls == (PartialDate | When | FiscalPeriod | None))


def _is_due(cls: Any) -> bool:
    return bool(cls == (When | FiscalPeriod | None))


def _is_optional(cls: Any) -> bool:
    return get_origin(cls) in (Union, UnionType) and len(get_args(cls)) == 2 and type(None) in get_args(cls)  # noqa: PLR2004


def _stated(cls: Any) -> Any:
    return next(each for each in get_args(cls) if each is not type(None))
