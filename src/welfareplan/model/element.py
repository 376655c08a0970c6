"""What does every element of a plan have? (floor 3)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import attrs

from welfareplan.errors import InvalidValueError, shown, shown_ja
from welfareplan.ids import is_id, require_id

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLANK = "\u3000"

Pairs = tuple[tuple[str, str], ...]
"""Sorted pairs of text (付帯情報), a mapping that can be hashed."""


def _one_line(_instance: object, _attribute: object, value: Any) -> None:  # noqa: ANN401 - attrs gives any value
    if value is None or (isinstance(value, str) and value == value.strip() and len(value.splitlines()) == 1):
        return
    raise InvalidValueError(
        f"the place {shown(value)} of a citation must be one line of text without blanks around it",
        f"出典の箇所{shown_ja(value)}は、前後に空白のない1行で書いてください。",
    )


def _require_source(_instance: object, _attribute: object, value: Any) -> None:  # noqa: ANN401 - attrs gives any value
    if not is_id(value):
        raise InvalidValueError(
            f"a citation begins with the id of a source, like 'slides' or 'slides#12'; found {shown(value)}",
            f"出典は「slides」「slides#12」のように出典の識別子で始めてください（{shown_ja(value)}）。",
        )


@attrs.frozen(weakref_slot=False)
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
    def of(cls, text: Any) -> Self:  # noqa: ANN401 - a file may hold a number here, and is told so
        """Read a citation (出典箇所の読み取り): ``slides`` or ``slides#12``.

        Raises:
            InvalidValueError: the text does not begin with an id, or nothing follows the #.

        >>> Citation.of("slides#12").place, Citation.of("slides").place
        ('12', None)
        """
        source, hash_sign, place = text.partition("#") if isinstance(text, str) else (text, "", "")
        return cls(source, place if hash_sign else None)

    def __str__(self) -> str:
        return self.source if self.place is None else f"{self.source}#{self.place}"


def pairs(mapping: Mapping[str, str]) -> Pairs:
    """A mapping (付帯情報) as sorted pairs, for ``extra`` and ``terms``.

    Args:
        mapping: text by text.

    >>> pairs({"b": "2", "a": "1"})
    (('a', '1'), ('b', '2'))
    """
    return tuple(sorted(mapping.items()))


def _are_pairs(value: object) -> bool:
    """Whether a value is a tuple of pairs of text."""
    if not isinstance(value, tuple):
        return False
    parts = [part for pair in value if isinstance(pair, tuple) and len(pair) == 2 for part in pair]  # noqa: PLR2004
    return len(parts) == 2 * len(value) and all(isinstance(part, str) for part in parts)


def require_pairs(instance: object, attribute: attrs.Attribute[Pairs], value: Pairs) -> None:
    """Validate pairs (付帯情報の検査) for attrs: pairs of text, sorted, no key twice.

    Raises:
        InvalidValueError: they are not.
    """
    if value == ():
        return
    kind = type(instance).__name__
    if not _are_pairs(value):
        raise InvalidValueError(
            f"{attribute.name} of {kind} must be pairs of text, found {shown(value)}; use pairs({{...}})",
            f"{kind} の {attribute.name} は文字列の組で書いてください（{shown_ja(value)}）。",
        )
    keys = [key for key, _ in value]
    if keys != sorted(set(keys)):
        raise InvalidValueError(
            f"the keys of {attribute.name} of {kind} must be sorted and different, found {keys!r}; use pairs({{...}})",
            f"{kind} の {attribute.name} のキーが整列していないか重複しています（{keys!r}）。",
        )


def heading(label: str | None, title: str | None) -> str:
    """Number and name side by side as they are printed (番号と名称): （１）つながり, but 第４章 before its name takes a blank.

    >>> heading("（１）", "つながり"), heading("第４章", "取組"), heading("①", "孤立"), heading(None, "財源")
    ('（１）つながり', '第４章\u3000取組', '①孤立', '財源')
    """
    if not label or not title:
        return label or title or ""
    open_ended = label[-1].isalnum() and (label[-1].isdecimal() or not label[-1].isdigit())  # ① is a digit, but closed
    return f"{label}{_BLANK if open_ended else ''}{title}"


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

    >>> Element(id="salon", label="①", title="サロン", extra=pairs({"所管": "地域福祉課"})).name
    '①サロン'
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
        """Label and title as a reader would call it (番号と名称); the id where neither is stated."""
        return heading(self.label, self.title) or self.id

    def __repr__(self) -> str:
        title = "" if self.title is None else f" {self.title!r}"
        return f"<{type(self).__name__} {self.id}{title}>"
