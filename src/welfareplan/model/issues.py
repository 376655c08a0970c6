"""What is wrong? (floor 3)"""

from __future__ import annotations

import attrs

from welfareplan.model.element import Element


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Issue(Element):
    """A problem of the community that the plan answers (課題).

    Attributes:
        under: the id of the issue it is printed under.
        succeeds: ids it continues; ``other-plan#id`` names one of another plan.

    >>> Issue(id="isolation", label="①", title="支え合う意識やつながりの希薄化").name
    '①支え合う意識やつながりの希薄化'
    """

    under: str | None = None
    succeeds: tuple[str, ...] = ()
