"""Where to? (floor 3)"""

from __future__ import annotations

import attrs

from welfareplan.model.element import Element


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Direction(Element):
    """A direction or basic goal (方向性・基本目標); the plan names its levels.

    Attributes:
        under: the id of the direction it is printed under.
        succeeds: ids it continues; ``other-plan#id`` names one of another plan.

    >>> Direction(id="relations", title="関係を豊かにする")
    <Direction relations '関係を豊かにする'>
    """

    under: str | None = None
    succeeds: tuple[str, ...] = ()
