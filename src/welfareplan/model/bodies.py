"""Who? (floor 3)"""

from __future__ import annotations

import attrs

from welfareplan.model.element import Element


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Body(Element):
    """A municipality, department, council or other actor (主体・課・協議会).

    Attributes:
        part_of: the id of the body it belongs to (課 of a 部, 部 of a 市).
        code: its municipal code as the document gives it (全国地方公共団体コード); ``check`` looks at the check digit.
        functions: what it does for the plan as printed (調査・審議, 提言).

    >>> Body(id="city", title="久留米市", code="402036").code
    '402036'
    """

    part_of: str | None = None
    code: str | None = None
    functions: tuple[str, ...] = ()
