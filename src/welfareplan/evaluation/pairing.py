"""What would another rule say? (floor 5)"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from welfareplan.evaluation.result import Result

if TYPE_CHECKING:
    from welfareplan.evaluation.grading import Evaluation


@attrs.frozen(kw_only=True, weakref_slot=False)
class Pair:
    """One indicator in two evaluations (評価結果の対照).

    Attributes:
        id: the id of the indicator.
        left: its result in the first, or None where it has none.
        right: its result in the second.

    >>> import welfareplan as wp
    >>> left, right = (
    ...     wp.evaluate(wp.example("kurume"), through=wp.FiscalYear(2022), scheme=slug)
    ...     for slug in ("fukuoka", "kenko-nippon-21-2")
    ... )
    >>> compare(left, right)[0].symbols
    ('b', 'C')
    """

    id: str
    left: Result | None
    right: Result | None

    @property
    def symbols(self) -> tuple[str | None, str | None]:
        """Both grades. They compare only within one scheme and edition: an A is not everywhere an A."""
        return (
            None if self.left is None else self.left.symbol,
            None if self.right is None else self.right.symbol,
        )


def compare(left: Evaluation, right: Evaluation) -> tuple[Pair, ...]:
    """Two evaluations side by side (評価方法の比較): two schemes, or two years; nothing of either is dropped.

    Args:
        left: an evaluation.
        right: the one to put beside it; of the same plan, or nothing will meet.

    >>> import welfareplan as wp
    >>> left, right = (
    ...     wp.evaluate(wp.example("kurume"), through=wp.FiscalYear(2022), scheme=slug)
    ...     for slug in ("fukuoka", "kenko-nippon-21-2")
    ... )
    >>> [(pair.id, *pair.symbols) for pair in compare(left, right)][:2]
    [('mutual-help', 'b', 'C'), ('visits', 'b', 'B*')]
    """
    ids = dict.fromkeys((*(each.id for each in left), *(each.id for each in right)))
    first, second = ({each.id: each for each in side} for side in (left, right))
    return tuple(Pair(id=id, left=first.get(id), right=second.get(id)) for id in ids)
