"""How is something said of a scheme? (floor 5)"""

from __future__ import annotations

from typing import Literal

import attrs


@attrs.frozen(weakref_slot=False)
class Remark:
    """A sentence about a scheme in both languages (評価方法についての注記).

    Attributes:
        ja: the sentence in Japanese.
        en: the same in English.

    >>> Remark("直線上ちょうどの値はBとする", "exactly on the line is B").of("en")
    'exactly on the line is B'
    """

    ja: str
    en: str

    def of(self, lang: Literal["ja", "en"]) -> str:
        """The sentence in a language (言語別の文).

        Args:
            lang: ``ja`` or ``en``.
        """
        return self.ja if lang == "ja" else self.en

    def __str__(self) -> str:
        return self.ja
