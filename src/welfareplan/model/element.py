"""What does every element of a plan have? (floor 3)"""

from __future__ import annotations

import attrs

from welfareplan.errors import InvalidValueError
from welfareplan.ids import is_id, require_id

Pairs = tuple[tuple[str, str], ...]
"""Sorted pairs of text (付帯情報), a mapping that can be hashed."""


def _one_line(_instance: object, attribute: attrs.Attribute[str], value: str | None) -> None:
    if value is not None and (not value or value != value.strip() or len(value.splitlines()) != 1):
        raise InvalidValueError(
            f"{attribute.name} {value!r} of a citation must be one line without blanks around it",
            f"出典の {attribute.name}「{value}」は、前後に空白のない1行で書いてください。",
        )


def _require_source(_instance: object, _attribute: object, value: str) -> None:
    if not is_id(value):
        raise InvalidValueError(
            f"a citation begins with the id of a source, like 'slides' or 'slides#12'; found {value!r}",
            f"出典は「slides」「slides#12」のように出典の識別子で始めてください（「{value}」）。",
        )


@attrs.frozen
class Citation:
    """A place in a source (出典箇所), written ``slides#12`` in files.

    Attributes:
        source: the id of the source.
        place: the place in it as a reader would look it up, one line (a page, a slide, a heading), or None.

    Raises:
        InvalidValueError: not the shape of an id, or a place that is not one line.

    >>> str(Citation("slides", "スライド12"))
    'slides#スライド12'
    """

    source: str = attrs.field(validator=_require_source)
    place: str | None = attrs.field(default=None, validator=_one_line)

    @classmethod
    def of(cls, text: str) -> Citation:
        """Read ``slides`` or ``slides#12``.

        Raises:
            InvalidValueError: the text does not begin with an id.
        """
        source, hash_sign, place = text.partition("#")
        return cls(source, place if hash_sign else None)

    def __str__(self) -> str:
        return self.source if self.place is None else f"{self.source}#{self.place}"


def pairs(mapping: dict[str, str]) -> Pairs:
    """A mapping as sorted pairs, for ``extra`` and ``terms``.

    >>> pairs({"b": "2", "a": "1"})
    (('a', '1'), ('b', '2'))
    """
    return tuple(sorted(mapping.items()))


def require_pairs(instance: object, attribute: attrs.Attribute[Pairs], value: Pairs) -> None:
    """Validate that pairs are sorted and no key stands twice, for attrs.

    Raises:
        InvalidValueError: they are not.
    """
    keys = [key for key, _ in value]
    if keys != sorted(set(keys)):
        raise InvalidValueError(
            f"the keys of {attribute.name} of {type(instance).__name__} must be sorted and different, found {keys!r}; "
            "use pairs({...})",
            f"{type(instance).__name__} の {attribute.name} のキーが整列していないか重複しています（{keys!r}）。",
        )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Element:
    """What every element has (要素の共通項目).

    Attributes:
        id: the identifier, unique in the plan across all kinds, kept for life.
        label: the number as printed: ①, （１）, ＜指標１＞.
        title: the name as printed.
        text: prose as printed.
        page: the page as printed on it.
        passage: the id of the passage in which it stands.
        cites: where it is stated.
        extra: anything else, as sorted pairs of text.

    Raises:
        InvalidValueError: a malformed id, or extra pairs out of order.
    """

    id: str = attrs.field(validator=require_id)
    label: str | None = None
    title: str | None = None
    text: str | None = None
    page: str | None = None
    passage: str | None = None
    cites: tuple[Citation, ...] = ()
    extra: Pairs = attrs.field(default=(), validator=require_pairs)

    @property
    def name(self) -> str:
        """Label and title as a reader would call it; the id where neither is stated."""
        return "".join(part for part in (self.label, self.title) if part) or self.id

    def __repr__(self) -> str:
        title = "" if self.title is None else f" {self.title!r}"
        return f"<{type(self).__name__} {self.id}{title}>"
