"""What is wrong with the value, and where in it? (floor 7)

Our own reading of the tree of errors that comes out of the converter. cattrs' own formatter forgets the words of the model;
here none of them may be lost. A group says what its class is (``cl``), a note on each error under which key or number the
value stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.files.text import Path
from welfareplan.files.troubles import ValueRefusedError, unknown_key
from welfareplan.files.vocabulary import FLAT, is_flat, keys_of
from welfareplan.wording.fields import FIELDS


@attrs.frozen
class Finding:
    """Something wrong with an entry of a table (指摘).

    Attributes:
        path: the way to it within the entry.
        code: the code of the problem.
        facts: what fills in its sentence.
    """

    path: Path
    code: str
    facts: Mapping[str, object]


def findings(error: BaseException, data: Any) -> Iterator[Finding]:
    """Everything that an error of reading one entry says.

    Args:
        error: what the converter raised.
        data: the plain data it was given.
    """
    yield from _of(error, (), data, ())


def forget(error: BaseException | None) -> None:
    """Let go of the frames an error came through: they hold it in turn, and all would be kept until the collector comes."""
    if error is None:
        return
    for each in (*getattr(error, "exceptions", ()), error.__context__):
        forget(each)
    error.__traceback__ = error.__context__ = None


def _of(error: BaseException, path: Path, data: Any, keys: tuple[str, ...]) -> Iterator[Finding]:
    if isinstance(error, BaseExceptionGroup):
        yield from _of_group(error, path, data, keys)
    elif isinstance(error, KeyError) or (isinstance(error, ValueRefusedError) and error.code == "missing-key"):
        yield Finding(path[:-1], "missing-key", {"key": path[-1], "key_ja": _called(path[-1])})
    elif isinstance(error, ValueRefusedError):
        yield Finding(path[:-1] if error.code == "unknown-key" else path, error.code, error.facts)
    elif isinstance(error, InvalidValueError):
        yield Finding(path, "invalid-value", {"message": str(error), "message_ja": error.ja})
    else:
        raise error


def _called(key: str | int) -> str:
    """A key with what a planning desk calls it."""
    word = FIELDS.get(str(key))
    return f"「{key}」" if word is None else f"「{key}」（{word}）"


def _of_group(
    group: BaseExceptionGroup[BaseException], path: Path, data: Any, keys: tuple[str, ...]
) -> Iterator[Finding]:
    cls: type[Any] | None = getattr(group, "cl", None)
    cls = cls if isinstance(cls, type) and attrs.has(cls) else None
    keys = keys or (keys_of(cls) if cls else ())
    for error in group.exceptions:
        step = _step(error)
        if hasattr(error, "extra_fields"):
            for key in (each for each in data if each not in keys):
                yield from _of(unknown_key(key, keys), (*path, key), None, ())
        elif step is None:
            yield from _of_whole(error, cls, path, data, keys)
        elif cls is not None and is_flat(cls, str(step)):
            yield from _of_flat(error, FLAT.get(cls, {}).get(str(step)), path, data, keys)
        else:
            yield from _of(error, (*path, step), _within(data, step), ())


def _step(error: BaseException) -> str | int | None:
    """The key or number noted on an error, by cattrs or by us."""
    for each in getattr(error, "__notes__", ()):
        step = getattr(each, "name", getattr(each, "index", None))
        if isinstance(step, str | int):
            return step
    return None


def _within(data: Any, step: str | int) -> Any:
    try:
        return data[step]
    except (LookupError, TypeError):
        return None


def _of_flat(
    error: BaseException, pair: tuple[str, str] | None, path: Path, data: Any, keys: tuple[str, ...]
) -> Iterator[Finding]:
    """What is wrong with an attribute that stands as keys beside the others."""
    if pair is None:  # the reading of an observation: its keys stand in the same table
        yield from _of(error, path, data, keys)
    elif isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            step = _step(each)
            yield from _of(each, (*path, pair[step] if isinstance(step, int) else pair[0]), None, ())
    else:
        yield from _of(error, (*path, pair[0]), None, ())


def _of_whole(
    error: BaseException, cls: type[Any] | None, path: Path, data: Any, keys: tuple[str, ...]
) -> Iterator[Finding]:
    """What the class itself says, once its fields were read. It stops at the first field; the others are asked as well."""
    by_field = list(_of_fields(cls, data)) if cls is not None and isinstance(error, InvalidValueError) else []
    for field, each in by_field:
        yield from _of(each, (*path, field), None, ())
    if not by_field:
        yield from _of(error, path, data, keys)


def _of_fields(cls: type[Any], data: Any) -> Iterator[tuple[str, InvalidValueError]]:
    """What the validators of the fields say of the texts that were given."""
    for field in attrs.fields(cls):
        if field.validator is not None and isinstance(_within(data, field.name), str):
            try:
                field.validator(object.__new__(cls), field, data[field.name])
            except InvalidValueError as error:
                error.__traceback__ = error.__context__ = None  # as in forget; what came before is still to be told
                yield field.name, error


def described(path: Path) -> str:
    """A way as it is told: keys parted by commas, entries of lists counted from 1.

    >>> described(("targets", 0, "due"))
    'targets 1, due'
    """
    parts: list[str] = []
    for step in path:
        if isinstance(step, int) and parts:
            parts[-1] += f" {step + 1}"
        else:
            parts.append(str(step))
    return ", ".join(parts)
