"""In which language does a report speak? (floor 8)

A report speaks Japanese with Japanese years, on request with Western years beside them, or English. What the plan says stays
as the plan says it. The sentences of reports stand in ``sentences.py``, those of values in ``wording.py`` and ``english.py``.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from welfareplan import eras
from welfareplan.errors import InvalidValueError, shown, shown_ja
from welfareplan.evaluation.reasons import REASONS
from welfareplan.reports import english, wording
from welfareplan.reports.documents import Language
from welfareplan.reports.sentences import SENTENCES
from welfareplan.terms import Basis, Better, Term
from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from welfareplan.model.indicators import Reading, Target
    from welfareplan.model.milestones import Milestone
    from welfareplan.model.plan import Plan
    from welfareplan.terms import Kind

_MILLIONS = 10_000_000  # more signs have no room beside an axis
_YEAR = re.compile(r"(明治|大正|昭和|平成|令和)([0-9]+|元)(年度|年)?")


@attrs.frozen
class Speech:
    """The language of a report (報告の言語).

    Attributes:
        lang: Japanese or English.
        western: whether Japanese years have the Western year beside them (西暦の併記).

    Raises:
        InvalidValueError: there is no such language.

    >>> Speech("ja", western=True).when(When.fiscal(2022)), Speech("en").when(When.fiscal(2022))
    ('令和4年度（2022年度）', 'FY2022')
    """

    lang: Language = "ja"
    western: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.lang not in {"ja", "en"}:
            raise InvalidValueError(
                f"a report speaks ja or en, not {shown(self.lang)}",
                f"報告の言語{shown_ja(self.lang)}はありません。ja か en を指定してください。",
            )

    @property
    def english(self) -> bool:
        """Whether it is English."""
        return self.lang == "en"

    def say(self, key: str, **facts: object) -> str:
        """A sentence of ``sentences.py``, with its facts filled in."""
        return SENTENCES[key][self.english].format(**facts)

    def join(self, parts: Iterable[str]) -> str:
        """Things named one after the other."""
        return (", " if self.english else "、").join(part for part in parts if part)

    def bracketed(self, text: str) -> str:
        """A remark in brackets; nothing of nothing."""
        return "" if not text else f" ({text})" if self.english else f"（{text}）"

    # --- words --------------------------------------------------------------------------------------------------------

    def term(self, term: Term | None) -> str:
        """A word of the subject; empty where none is stated."""
        return "" if term is None else english.term(term) if self.english else term.ja

    def word(self, plan: Plan, key: str, default: str) -> str:
        """What the plan itself calls something, in Japanese; in English our own word.

        Args:
            plan: the plan.
            key: the key of its ``terms``.
            default: the key of the sentence, where the plan has no word of its own.
        """
        return self.say(default) if self.english else dict(plan.terms).get(key) or self.say(default)

    def kind(self, plan: Plan, kind: Kind) -> str:
        """What the plan calls the elements of a kind."""
        return english.term(kind) if self.english else dict(plan.terms).get(kind.value) or kind.ja

    def reason(self, code: str) -> str:
        """Why there is no number or no grade."""
        english_words, japanese = REASONS[code]
        return f"{english_words[0].upper()}{english_words[1:]}." if self.english else japanese

    def better(self, better: Better | None) -> str:
        """The wanted direction."""
        return self.term(better)

    # --- figures ------------------------------------------------------------------------------------------------------

    def number(self, value: Decimal, unit: str | None, places: int | None = None) -> str:
        """A number with its unit."""
        text = wording.number(value, places)
        return text + (english.unit(unit) if self.english else wording.unit(unit))

    def percentage(self, ratio: Decimal) -> str:
        """A ratio as per cent, rounded once."""
        text = wording.percentage(ratio)
        return text.replace("％", "%") if self.english else text

    def figure(self, value: Reading) -> str:
        """The figure of a reading, or the word that stands in its place."""
        return english.figure(value) if self.english else wording.figure(value)

    def taken(self, value: Reading) -> str:
        """When and how a figure was taken."""
        return english.taken(value) if self.english else self._years(wording.taken(value))

    def aim(self, value: Target) -> str:
        """What a target asks."""
        return english.aim(value) if self.english else wording.aim(value)

    def due(self, value: Target) -> str:
        """For when a target is set; empty where that is not stated."""
        return english.due(value) if self.english else self._years(wording.due(value))

    def as_printed(self, value: Reading) -> str:
        """A figure as its cell is printed in the plan, if that is on file; else the figure, and when it was taken."""
        if self.english or not value.printed:
            return f"{self.figure(value)}\n{self.taken(value)}"
        return f"{value.printed}〔{self.western_year(value.at)}〕" if self.western else value.printed

    def target_as_printed(self, value: Target, *, dated: bool) -> str:
        """A target as its cell is printed in the plan, if that is on file, with its year where that must be said."""
        text = self.aim(value) if self.english or not value.printed else value.printed
        due = self.due(value)
        return f"{text}\n{due}" if dated and due and due not in text else text

    def axis(self, largest: Decimal, unit: str | None) -> tuple[int, str]:
        """By what the numbers beside an axis are divided, and the unit that says so: 億円."""
        words = ((10**9, "billion "), (10**6, "million ")) if self.english else ((10**8, "億"), (10**4, "万"))
        plain = (english.unit(unit) if self.english else wording.unit(unit)).strip()
        fitting = words if largest >= _MILLIONS else ()
        return next(((by, word + plain) for by, word in fitting if largest >= by), (1, plain))

    # --- times --------------------------------------------------------------------------------------------------------

    def when(self, value: When) -> str:
        """The time of a figure."""
        return english.when(value) if self.english else self._years(wording.when(value))

    def year(self, value: FiscalYear) -> str:
        """A fiscal year."""
        return str(value) if self.english else self._years(value.wareki())

    def date(self, value: PartialDate) -> str:
        """A date, and how much of it is known."""
        return english.date(value) if self.english else self._years(wording.partial_date(value))

    def time(self, value: PartialDate | When | FiscalPeriod | None) -> str:
        """The time of a milestone; empty where none is stated."""
        return english.time(value) if self.english else self._years(wording.time(value))

    def period(self, value: FiscalPeriod) -> str:
        """A period, and how long it is."""
        if self.english:
            return english.period(value)
        return f"{self._years(value.wareki())}（{len(value)}年間）"

    def frequency(self, value: Milestone) -> str:
        """How often something happens a year."""
        return english.frequency(value) if self.english else wording.frequency(value)

    def tick(self, year: int, basis: Basis) -> str:
        """A year below a chart, short: R4, 令和4年度 has no room there; its basis stands in the table."""
        if self.english:
            return str(When(year, basis))
        text = _YEAR.sub(
            lambda match: eras.era(match[1]).letter + match[2] + (match[3] or ""), When(year, basis).wareki()
        )
        return f"{text}\n({year})" if self.western else text

    def western_year(self, value: When) -> str:
        """The Western year of a time, 2022年度, 2022年 or 2022."""
        return f"{value.year}{'年度' if value.basis is Basis.FISCAL else '年' if value.basis is Basis.CALENDAR else ''}"

    def _years(self, text: str) -> str:
        """A text of ours with Western years beside the Japanese ones where they are wanted."""
        return _YEAR.sub(_with_western, text) if self.western else text


def _with_western(match: re.Match[str]) -> str:
    number = 1 if match[2] == "元" else int(match[2])
    return f"{match[0]}（{eras.western(match[1], number)}{match[3] or ''}）"
