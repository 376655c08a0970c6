"""In which words does a revision conflict with a plan? (floor 4)

One sentence for each way in which a change can contradict the plan it is applied to, in English and Japanese.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.errors import RevisionConflictError, shown, shown_ja
from welfareplan.ids import nearest
from welfareplan.model.plan import KIND_OF, KINDS, Plan
from welfareplan.revision.fields import AMENDABLE, identifies
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 40  # as many characters as a message shows of a value
_SHORT = 12  # characters of which a reader sees at once where they differ
_BEFORE = 10  # and of what the two have in common before they part


def _ja(value: object) -> str:
    return "記載なし" if value is None else shown_ja(value)


def _narrowed(path: str, left: Any, right: Any) -> tuple[str, Any, Any]:  # noqa: ANN401 - any two values of a field
    """The part that differs of two values too long to show, such as one target of several, with its path."""
    if type(left) is not type(right) or max(len(repr(left)), len(repr(right))) <= _LONGEST:
        return path, left, right
    parts: Iterable[tuple[str, Any, Any]] = ()
    if attrs.has(type(left)):
        names = (field.name for field in attrs.fields(type(left)))
        parts = ((f"{path}.{name}", getattr(left, name), getattr(right, name)) for name in names)
    elif isinstance(left, tuple) and len(left) == len(right):
        parts = ((f"{path}[{n}]", *both) for n, both in enumerate(zip(left, right, strict=True)))
    found = next((part for part in parts if part[1] != part[2]), None)
    return (path, left, right) if found is None else _narrowed(*found)


def _first_difference(left: Any, right: Any) -> tuple[Any, Any, str, str]:  # noqa: ANN401 - any two values of a field
    """Both texts, and where they part; of long ones what stands from shortly before there, of a few words only the words."""
    if not (isinstance(left, str) and isinstance(right, str)) or max(len(left), len(right)) <= _SHORT:
        return left, right, "", ""
    shorter = min(len(left), len(right))
    at = next((n for n in range(shorter) if left[n] != right[n]), shorter)
    long = max(len(left), len(right)) > _LONGEST
    if not (long or at):
        return left, right, "", ""
    start = max(0, at - _BEFORE) if long else 0
    says, has = (f"{'…' if start else ''}{text[start : start + _LONGEST]}" for text in (left, right))
    return says, has, f" (they part at character {at + 1})", f"（{at + 1}文字目から違います）"


def _position(after: object) -> tuple[str, str]:
    return ("at the front", "先頭") if after is None else (f"after {after!r}", f"「{after}」の次")


@attrs.frozen
class Conflicts:
    """Makes the errors of one revision against one plan (改正の前提の不一致).

    Attributes:
        revision: the id of the revision, or None for bare changes.
        plan: the plan it is applied to.
    """

    revision: str | None
    plan: Plan

    @property
    def _who(self) -> str:
        return "a change" if self.revision is None else f"revision {self.revision!r}"

    @property
    def _who_ja(self) -> str:
        return "変更" if self.revision is None else f"改訂「{self.revision}」"

    def _error(self, text: str, ja: str, id: object, **facts: Any) -> RevisionConflictError:  # noqa: ANN401
        return RevisionConflictError(
            f"{self._who} {text}", f"{self._who_ja}は{ja}", revision=self.revision, id=str(id), **facts
        )

    def no_change(self, found: object) -> RevisionConflictError:
        """What stands in the list is none of the four kinds of change."""
        return self._error(
            f"holds {shown(found)}, which is no change; use Addition, Removal, Amendment or Reordering",
            f"{_ja(found)}を含んでいますが、変更ではありません。新設・削除・変更・順序の変更のいずれかで書いてください。",
            self.plan.id,
            found=found,
        )

    def unknown_kind(self, kind: object, id: object) -> RevisionConflictError:
        """There is no such kind, or it is the plan itself, which can only be amended."""
        kinds = ", ".join(row.table for row in KINDS)
        return self._error(
            f"changes {id!r} of kind {str(kind)!r}, of which a plan holds no elements; the kinds are {kinds}",
            f"種類「{kind}」の「{id}」を変更しますが、その種類の要素はありません。種類は {kinds} です。",
            id,
            found=kind,
        )

    def wrong_kind(self, kind: Kind, element: object) -> RevisionConflictError:
        """The element of an addition or removal is not of the kind named beside it."""
        found = KIND_OF.get(type(element))
        id = getattr(element, "id", getattr(element, "key", ""))
        return self._error(
            f"names {shown(element)} as {kind.value}, but it is {'no element' if found is None else found.value}; "
            "name its own kind",
            f"{_ja(element)}を種類「{kind.ja}」としていますが、"
            f"{'要素ではありません' if found is None else f'「{found.ja}」です'}。正しい種類を書いてください。",
            id,
            expected=kind,
            found=found,
        )

    def missing(self, verb: str, verb_ja: str, kind: Kind, id: object, known: Any) -> RevisionConflictError:  # noqa: ANN401
        """The element to be changed does not stand in the plan."""
        near = nearest(id, known) if isinstance(id, str) else None
        return self._error(
            f"{verb} the {kind.value} {id!r}, which is not in plan {self.plan.id!r}"
            + ("" if near is None else f"; did you mean {near!r}?"),
            f"{kind.ja}「{id}」を{verb_ja}しますが、計画「{self.plan.id}」にありません。"
            + ("" if near is None else f"「{near}」ではありませんか。"),
            id,
            expected=id,
            found=near,
        )

    def already_there(self, kind: Kind, id: str) -> RevisionConflictError:
        """The element to be added stands in the plan."""
        return self._error(
            f"adds the {kind.value} {id!r}, but plan {self.plan.id!r} already has {id!r}; "
            "give what is new an id of its own, or amend what stands",
            f"{kind.ja}「{id}」を新設しますが、計画「{self.plan.id}」に「{id}」が既にあります。"
            "新しい要素には別の識別子を付けるか、今ある要素を変更してください。",
            id,
            found=id,
        )

    def unknown_neighbour(self, kind: Kind, id: str, after: object, known: Any) -> RevisionConflictError:  # noqa: ANN401
        """The element after which another is to be added does not stand in the plan."""
        near = nearest(after, known) if isinstance(after, str) else None
        return self._error(
            f"adds the {kind.value} {id!r} after {after!r}, but plan {self.plan.id!r} has no such {kind.value}"
            + ("" if near is None else f"; did you mean {near!r}?"),
            f"{kind.ja}「{id}」を「{after}」の次に新設しますが、計画「{self.plan.id}」の{kind.ja}に「{after}」はありません。"
            + ("" if near is None else f"「{near}」ではありませんか。"),
            id,
            field="after",
            expected=after,
            found=near,
        )

    def moved(self, kind: Kind, id: str, expected: object, found: str | None) -> RevisionConflictError:
        """The element to be removed stands at another place."""
        (says, says_ja), (has, has_ja) = _position(expected), _position(found)
        return self._error(
            f"removes the {kind.value} {id!r}: it says it stands {says}, but the plan has it {has}",
            f"{kind.ja}「{id}」を削除しますが、位置を{says_ja}としているのに対し、計画では{has_ja}です。",
            id,
            field="after",
            expected=expected,
            found=found,
        )

    def other_text(self, kind: Kind, id: str, expected: Any, found: Any) -> RevisionConflictError:  # noqa: ANN401
        """The element to be removed reads otherwise."""
        names = (each.name for each in attrs.fields(type(found)))
        field = next(name for name in names if getattr(expected, name) != getattr(found, name))
        whole_says, whole_has = getattr(expected, field), getattr(found, field)
        path, says, has = _narrowed(field, whole_says, whole_has)
        says, has, where, where_ja = _first_difference(says, has)
        return self._error(
            f"removes the {kind.value} {id!r}: it says its {path} is {shown(says)}, but the plan says {shown(has)}{where}",
            f"{kind.ja}「{id}」を削除しますが、その {path} を{_ja(says)}としているのに対し、計画では{_ja(has)}です{where_ja}。",
            id,
            field=field,
            expected=whole_says,
            found=whole_has,
        )

    def other_value(self, id: str, field: str, expected: object, found: object) -> RevisionConflictError:
        """The field to be amended reads otherwise."""
        path, says, has = _narrowed(field, expected, found)
        says, has, where, where_ja = _first_difference(says, has)
        return self._error(
            f"amends the {field} of {id!r}: it says the old {path} is {shown(says)}, but the plan says {shown(has)}{where}",
            f"「{id}」の {field} を変更しますが、変更前の {path} を{_ja(says)}としているのに対し、計画では{_ja(has)}です{where_ja}。",
            id,
            field=field,
            expected=expected,
            found=found,
        )

    def unknown_field(self, kind: Kind, id: str, field: object) -> RevisionConflictError:
        """There is no such field, or it is one that can never be amended."""
        if isinstance(field, str) and identifies(kind, field):
            hint, hint_ja = (
                ("add, remove, amend and reorder its elements instead", "要素ごとに新設・削除・変更してください。")
                if kind is Kind.PLAN and field != "id"
                else ("it is kept for life; remove the element and add another", "削除と新設に分けて書いてください。")
            )
        else:
            near = nearest(field, AMENDABLE[kind]) if isinstance(field, str) else None
            hint, hint_ja = f"the kind {kind.value} has no such field", f"{kind.ja}にその項目はありません。"
            if near is not None:
                hint, hint_ja = f"{hint}; did you mean {near!r}?", f"{hint_ja}「{near}」ではありませんか。"
        return self._error(
            f"amends the {field} of {id!r}, which cannot be: {hint}",
            f"「{id}」の {field} を変更しますが、変更できません。{hint_ja}",
            id,
            field=str(field),
        )

    def unfit_value(self, id: str, field: str, value: object) -> RevisionConflictError:
        """The new value is not of the type that the field holds."""
        return self._error(
            f"amends the {field} of {id!r} to {shown(value)}, which such a field cannot hold; give a value of its type",
            f"「{id}」の {field} を{_ja(value)}に変更しますが、この項目の値の型ではありません。",
            id,
            field=field,
            found=value,
        )

    def other_order(self, kind: Kind, expected: object, found: tuple[str, ...]) -> RevisionConflictError:
        """The elements to be reordered stand in another order."""
        return self._error(
            f"reorders kind {kind.value!r}: it says the old order is {shown(expected)}, but the plan says {shown(found)}",
            f"{kind.ja}の順序を変更しますが、変更前を{_ja(expected)}としているのに対し、計画では{_ja(found)}です。",
            self.plan.id,
            field=kind.value,
            expected=expected,
            found=found,
        )

    def other_members(self, kind: Kind, old: tuple[str, ...], new: object) -> RevisionConflictError:
        """A new order that does not name what stands, each once."""
        return self._error(
            f"reorders kind {kind.value!r} to {shown(new)}, which does not name each of {shown(old)} once; "
            "name the same ids in another order",
            f"{kind.ja}の順序を{_ja(new)}に変更しますが、{_ja(old)}をそれぞれ一度ずつ挙げていません。"
            "同じ識別子を並べ替えてください。",
            self.plan.id,
            field=kind.value,
            expected=old,
            found=new,
        )

    def impossible(self, id: str, field: str | None, english: str, japanese: str) -> RevisionConflictError:
        """What comes of the changes can never be right: the words of the value that refuses it."""
        return self._error(f"cannot be applied: {english}", f"適用できません。{japanese}", id, field=field)
