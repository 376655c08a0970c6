"""What belongs to what? (floor 3)"""

from __future__ import annotations

import attrs

from welfareplan.errors import require_instance
from welfareplan.ids import require_id
from welfareplan.model.element import Citation
from welfareplan.terms import Kind, LeadRole, LinkBasis, Relation

LEGAL_PAIRS: dict[Relation, tuple[frozenset[Kind], frozenset[Kind]]] = {
    Relation.ANSWERS: (frozenset({Kind.INITIATIVE}), frozenset({Kind.ISSUE})),
    Relation.PURSUES: (frozenset({Kind.INITIATIVE}), frozenset({Kind.DIRECTION})),
    Relation.SHOWS: (
        frozenset({Kind.INDICATOR}),
        frozenset({Kind.DIRECTION, Kind.INITIATIVE, Kind.PROGRAMME, Kind.PLAN}),
    ),
    Relation.PART_OF: (frozenset({Kind.PROGRAMME}), frozenset({Kind.INITIATIVE})),
    Relation.LEADS: (frozenset({Kind.BODY}), frozenset({Kind.INITIATIVE, Kind.PROGRAMME})),
    Relation.COVERS: (frozenset(Kind) - {Kind.LINK, Kind.PLAN}, frozenset({Kind.BASIS})),
}
"""Between which kinds each relation may stand; COVERS ends at an item of a legal basis."""


@attrs.frozen(kw_only=True, weakref_slot=False)
class Link:
    """A claim that two elements belong together (対応関係).

    It is a value of its own because it may be missing, doubtful, cited elsewhere than both ends, or added by a revision
    that leaves both texts alone.

    Attributes:
        source: the id it starts from.
        relation: what it says.
        target: the id it ends at.
        basis: stated by a document, or inferred by somebody.
        role: lead, joint or partner, for LEADS.
        cites: where it is stated.

    Raises:
        InvalidValueError: an end is not the shape of an id, or the relation or basis is given as text.

    >>> Link(source="visits", relation=Relation.SHOWS, target="relations", basis=LinkBasis.STATED).key
    'visits shows relations'
    """

    source: str = attrs.field(validator=require_id)
    relation: Relation
    target: str = attrs.field(validator=require_id)
    basis: LinkBasis
    role: LeadRole | None = None
    cites: tuple[Citation, ...] = ()

    def __attrs_post_init__(self) -> None:
        if type(self.relation) is not Relation or type(self.basis) is not LinkBasis:  # there are hundreds of these
            require_instance(self.relation, Relation, "the relation of a link", "対応関係の種類", "a Relation")
            require_instance(self.basis, LinkBasis, "the basis of a link", "対応関係の根拠", "a LinkBasis")

    @property
    def key(self) -> str:
        """What makes it this link and no other (対応関係のキー): source, relation and target."""
        return f"{self.source} {self.relation} {self.target}"  # without `.value`, which is a slow call
