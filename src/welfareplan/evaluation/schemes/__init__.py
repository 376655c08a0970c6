"""By which published rule? (floor 5)

Every scheme is a value with its source: ``get("fukuoka")``, ``ALL``. There is no default, because the same figures get
different letters under different rules.
"""

from __future__ import annotations

from welfareplan.errors import UnknownIdError
from welfareplan.evaluation.schemes.bands import Band, Bands
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.health import BASELINE_DIRECTION, KENKO_NIPPON
from welfareplan.evaluation.schemes.judgement import Judgement, Step
from welfareplan.evaluation.schemes.open_sdg import OPEN_SDG
from welfareplan.evaluation.schemes.own import OwnRule
from welfareplan.evaluation.schemes.prefectures import CHIBA, TARGET_MET, TOCHIGI
from welfareplan.evaluation.schemes.projection import LINEAR_PROJECTION
from welfareplan.evaluation.schemes.quantities import Quantity
from welfareplan.evaluation.schemes.rates import (
    LEVEL_RATIO,
    LEVEL_RATIO_INVERSE,
    LINE_VALUE,
    RELATIVE_CHANGE,
    SHARE_OF_WAY,
)
from welfareplan.evaluation.schemes.remarks import Remark
from welfareplan.evaluation.schemes.scheme import Grade, RollUp, Rule, Scheme
from welfareplan.evaluation.schemes.towns import ETAJIMA, FUKUOKA, NAGAYO, POINTS, TAMA
from welfareplan.evaluation.schemes.un_sdg import UN_SDG
from welfareplan.ids import nearest

__all__ = [
    "ALL",
    "Band",
    "Bands",
    "Figures",
    "Grade",
    "Judgement",
    "OwnRule",
    "Quantity",
    "Remark",
    "RollUp",
    "Rule",
    "Scheme",
    "Step",
    "get",
]

ALL: tuple[Scheme, ...] = (
    KENKO_NIPPON,
    LEVEL_RATIO,
    LEVEL_RATIO_INVERSE,
    SHARE_OF_WAY,
    LINE_VALUE,
    RELATIVE_CHANGE,
    FUKUOKA,
    TOCHIGI,
    NAGAYO,
    ETAJIMA,
    CHIBA,
    BASELINE_DIRECTION,
    TARGET_MET,
    POINTS,
    TAMA,
    OPEN_SDG,
    UN_SDG,
    LINEAR_PROJECTION,
)
"""Every scheme that ships (評価方法の一覧)."""

_BY_SLUG = {each.slug: each for each in ALL}


def get(slug: str) -> Scheme:
    """A scheme by its name (評価方法).

    Args:
        slug: the name; ``welfareplan schemes`` lists them.

    Raises:
        UnknownIdError: there is no such scheme; says the nearest.

    >>> get("fukuoka")
    <Scheme fukuoka (福岡市保健福祉総合計画): a b c>
    """
    try:
        return _BY_SLUG[slug]
    except KeyError:
        raise UnknownIdError(slug, "the schemes", nearest(slug, _BY_SLUG), where_ja="評価方法の一覧") from None
