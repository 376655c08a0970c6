"""Where is it stated? (floor 3)"""

from __future__ import annotations

import attrs

from welfareplan.model.element import Element
from welfareplan.when import PartialDate


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Source(Element):
    """A document that states something (出典).

    Attributes:
        issuer: who published it, as printed.
        published: when it was published.
        url: where it can be found.
        accessed: when it was read there.

    >>> Source(id="slides", title="くるめ支え合うプランについて", issuer="久留米市")
    <Source slides 'くるめ支え合うプランについて'>
    """

    issuer: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    accessed: PartialDate | None = None
