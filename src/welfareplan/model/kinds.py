"""Which kinds of element does a plan have? (floor 3)

The table of kinds: which class, which field of the plan, which table in files, and which fields name other elements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from welfareplan.errors import InvalidValueError, shown, shown_ja
from welfareplan.model.bases import LegalBasis
from welfareplan.model.bodies import Body
from welfareplan.model.directions import Direction
from welfareplan.model.element import Element
from welfareplan.model.indicators import Indicator
from welfareplan.model.initiatives import Initiative
from welfareplan.model.issues import Issue
from welfareplan.model.links import Link
from welfareplan.model.milestones import Milestone
from welfareplan.model.passages import Passage
from welfareplan.model.programmes import Programme
from welfareplan.model.relations import RelatedPlan, SubPlan
from welfareplan.model.sources import Source
from welfareplan.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNDER = ("under", False)


@attrs.frozen(weakref_slot=False)
class KindRow:
    """A row of the table of kinds (要素の種類の表).

    Attributes:
        kind: the kind.
        cls: its class.
        field: the field of the plan that holds its elements.
        references: its own fields that name other elements, and whether each names many.

    >>> ROW_OF[Kind.ISSUE].field, ROW_OF[Kind.ISSUE].nests, ROW_OF[Kind.SOURCE].nests
    ('issues', True, False)
    """

    kind: Kind
    cls: type[Any]
    field: str
    references: tuple[tuple[str, bool], ...] = ()

    @property
    def table(self) -> str:
        """Its table in files (表の名前): ``[[indicator]]``."""
        return self.kind.value

    @property
    def nests(self) -> bool:
        """Whether its elements stand under one another in print (入れ子)."""
        return _UNDER in self.references

    def require(self, plan: str, elements: object) -> None:
        """Require a tuple of this kind (種類の検査): a list would make a plan unequal to itself read again.

        Raises:
            InvalidValueError: it is not.
        """
        if not isinstance(elements, tuple):
            raise InvalidValueError(
                f"{self.field} of plan {plan!r} must be a tuple, found {shown(elements)}",
                f"計画「{plan}」の {self.field} はタプルで指定してください（{shown_ja(elements)}）。",
            )
        for element in elements:
            if type(element) is not self.cls:
                raise InvalidValueError(
                    f"{self.field} of plan {plan!r} holds {shown(element)}, which is not {self.cls.__name__}",
                    f"計画「{plan}」の {self.field} に{self.kind.ja}ではないもの（{shown_ja(element)}）があります。",
                )


KINDS: tuple[KindRow, ...] = (
    KindRow(Kind.BASIS, LegalBasis, "bases"),
    KindRow(Kind.RELATED, RelatedPlan, "related", (("body", False),)),
    KindRow(Kind.SUBPLAN, SubPlan, "subplans", (("bases", True),)),
    KindRow(Kind.BODY, Body, "bodies", (("part_of", False),)),
    KindRow(Kind.SOURCE, Source, "sources"),
    KindRow(Kind.PASSAGE, Passage, "passages", (_UNDER,)),
    KindRow(Kind.ISSUE, Issue, "issues", (_UNDER, ("succeeds", True))),
    KindRow(Kind.DIRECTION, Direction, "directions", (_UNDER, ("succeeds", True))),
    KindRow(Kind.INITIATIVE, Initiative, "initiatives", (_UNDER, ("succeeds", True))),
    KindRow(Kind.PROGRAMME, Programme, "programmes", (_UNDER, ("bases", True), ("succeeds", True))),
    KindRow(Kind.INDICATOR, Indicator, "indicators", (_UNDER, ("succeeds", True))),
    KindRow(Kind.MILESTONE, Milestone, "milestones", (("body", False),)),
    KindRow(Kind.LINK, Link, "links"),
)
"""Every kind of element with its class and field, in the order of the plan's fields."""

ELEMENT_KINDS: tuple[KindRow, ...] = tuple(row for row in KINDS if row.kind is not Kind.LINK)
"""The kinds whose elements have an id; a link has its key instead."""

KIND_OF: dict[type[Any], Kind] = {row.cls: row.kind for row in KINDS}
"""The kind of a class."""

ROW_OF: dict[Kind, KindRow] = {row.kind: row for row in KINDS}
"""The row of a kind."""


def key_of(element: Element | Link) -> str:
    """What a revision calls an element by (識別子): its id, or the key of a link.

    >>> key_of(Issue(id="isolation"))
    'isolation'
    """
    return element.key if isinstance(element, Link) else element.id


def references_of(element: Element, fields: tuple[tuple[str, bool], ...]) -> Iterator[tuple[str, str, str]]:
    """Whom an element names (参照): its id, the field, and the id named; the fields are those of its row.

    >>> list(references_of(Issue(id="isolation", passage="chapter-1"), ROW_OF[Kind.ISSUE].references))
    [('isolation', 'passage', 'chapter-1')]
    """
    for citation in element.cites:
        yield element.id, "cites", citation.source
    for field, many in (("passage", False), *fields):
        value = getattr(element, field)
        for named in value if many else () if value is None else (value,):
            yield element.id, field, named
