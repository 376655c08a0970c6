"""What does a department run and report on? (floor 3)"""

from __future__ import annotations

import attrs

from welfareplan.amount import Amount
from welfareplan.model.element import Element
from welfareplan.terms import MoneyKind
from welfareplan.when import FiscalYear


@attrs.frozen(kw_only=True, weakref_slot=False)
class Money:
    """Money of one fiscal year (予算・決算).

    Attributes:
        year: the fiscal year.
        kind: planned or settled. Settled money is final only after the accounts are closed (出納整理期間, April and May).
        amount: how much, in 円, 千円 or 百万円 as printed.

    >>> money = Money(year=FiscalYear(2021), kind=MoneyKind.BUDGET, amount=Amount("1200", "千円"))
    >>> money.amount > Amount("1000000", "円")
    True
    """

    year: FiscalYear
    kind: MoneyKind
    amount: Amount


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Programme(Element):
    """What a department runs and reports on (事業).

    Attributes:
        under: the id of the programme it is printed under.
        bases: ids of the legal bases it is run by.
        money: budget and settled amounts by year.
        succeeds: ids it continues; ``other-plan#id`` names one of another plan.

    >>> Programme(id="outreach", title="アウトリーチ事業")
    <Programme outreach 'アウトリーチ事業'>
    """

    under: str | None = None
    bases: tuple[str, ...] = ()
    money: tuple[Money, ...] = ()
    succeeds: tuple[str, ...] = ()
