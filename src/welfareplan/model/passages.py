"""What does it say in prose? (floor 3)"""

from __future__ import annotations

import attrs

from welfareplan.model.element import Element
from welfareplan.terms import PassageKind


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Passage(Element):
    """A piece of prose with its place in the plan (本文).

    Attributes:
        kind: what it is.
        under: the id of the passage it stands in (a section in its chapter).

    >>> Passage(id="background", kind=PassageKind.BACKGROUND, title="策定の背景")
    <Passage background '策定の背景'>
    """

    kind: PassageKind
    under: str | None = None
