"""What is to be done? (floor 3)"""

from __future__ import annotations

import attrs

from welfareplan.model.element import Element
from welfareplan.terms import Mark
from welfareplan.when import FiscalPeriod


@attrs.frozen(weakref_slot=False)
class Role:
    """Who is expected to do what in an initiative (役割).

    Attributes:
        who: the actor as printed (住民, 事業所, 社協, 市).
        does: what is expected of it, as printed.

    >>> Role("住民", "近所の見守りに加わる").who
    '住民'
    """

    who: str
    does: str


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Initiative(Element):
    """A measure of the plan (取組・施策).

    Attributes:
        under: the id of the initiative it is printed under.
        period: when it runs, where that is narrower than the plan.
        marks: 新規, 拡充, 継続, 重点 as printed.
        roles: who is expected to do what.
        succeeds: ids it continues, also after a merge or split; ``other-plan#id`` names one of another plan.

    >>> Initiative(id="network", label="（１）", title="つながりの構築").name
    '（１）つながりの構築'
    """

    under: str | None = None
    period: FiscalPeriod | None = None
    marks: tuple[Mark, ...] = ()
    roles: tuple[Role, ...] = ()
    succeeds: tuple[str, ...] = ()
