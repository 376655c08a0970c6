"""What came out for one indicator, and why? (floor 5)"""

from __future__ import annotations

import attrs

from welfareplan.evaluation.explaining import lines
from welfareplan.evaluation.reasons import REASONS, Undefined
from welfareplan.evaluation.rows import IndicatorProgress
from welfareplan.evaluation.schemes.basics import STATUS, Verdict, met
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import Judgement
from welfareplan.evaluation.schemes.scheme import Grade, Scheme
from welfareplan.evaluation.surveys import SurveyChange, survey_change
from welfareplan.evaluation.wording import Lang
from welfareplan.model.indicators import Indicator
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Better, DirectionBasis, Status


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Result:
    """What a scheme says of one indicator (指標の評価結果), with everything needed to recompute it by hand.

    Attributes:
        row: the indicator with its numbers.
        figures: the figures that the rule looked at.
        scheme: the scheme.
        judgement: the grade or the reason, the rate, the steps.
        set_by: the revision that set the target in force, where a dossier was evaluated; None for the plan as adopted.

    >>> import welfareplan as wp
    >>> visits = wp.evaluate(wp.example("kurume"), through=wp.FiscalYear(2022), scheme="fukuoka")["visits"]
    >>> print(visits.explain("en").splitlines()[-2])
    step 4: the actual is better than the baseline: 241,061件 > 226,650件
    """

    row: IndicatorProgress
    figures: Figures
    scheme: Scheme
    judgement: Judgement
    set_by: Revision | None = None

    @property
    def id(self) -> str:
        """The id of the indicator."""
        return self.row.id

    @property
    def indicator(self) -> Indicator:
        """The indicator."""
        return self.row.indicator

    @property
    def symbol(self) -> str | None:
        """The symbol of the grade, or None."""
        return self.judgement.grade

    @property
    def grade(self) -> Grade | None:
        """The grade with its words, or None."""
        return None if self.judgement.grade is None else self.scheme.grade(self.judgement.grade)

    @property
    def reason(self) -> str | None:
        """Why there is no grade, or why it is the mark for "cannot be assessed"."""
        return self.judgement.reason

    @property
    def better(self) -> Better | None:
        """The wanted direction the rule was told; ``basis`` says how it is known."""
        return self.figures.better

    @property
    def basis(self) -> DirectionBasis | None:
        """Whether the direction is stated, inferred or declared."""
        return self.figures.basis

    @property
    def survey(self) -> SurveyChange | Undefined:
        """Baseline and actual as two surveys (調査間の変化), with test and interval, or why they cannot be tested."""
        return survey_change(self.row)

    @property
    def _verdict(self) -> Verdict:
        return met(self.figures)

    @property
    def status(self) -> Status:
        """Whether the target is met (達成状況): a fact of its own, whatever rate or grade stand beside it."""
        return STATUS[self._verdict.met]

    @property
    def status_reason(self) -> str | None:
        """Why it cannot be decided whether the target is met; None where it can."""
        return self._verdict.reason

    @property
    def rate_text(self) -> str | None:
        """The rate as printed: the exact one rounded once, half away from zero; None where the rule computes none."""
        return self.scheme.rate_text(self.judgement, self.row.unit)

    def explain(self, lang: Lang = "ja") -> str:
        """The result in sentences that can be checked with a pocket calculator (評価の説明).

        Figures with their years and units, the direction and how it is known, each step with its unrounded numbers, and
        the one rounding at the end.

        Args:
            lang: ``ja`` or ``en``.
        """
        found = lines(self.row, self.figures, self.scheme, self.judgement, self.set_by)
        return "\n".join(each.ja if lang == "ja" else each.en for each in found)

    def __repr__(self) -> str:
        return f"<Result {self.id} by {self.scheme.slug}: {self.symbol or self.reason}>"

    def __str__(self) -> str:
        rate = "" if self.rate_text is None else f"、{self.scheme.measure} {self.rate_text}"
        grade = "" if self.reason is None else f"（{REASONS[self.reason][1].rstrip('。')}）"
        return f"{self.indicator.name}：{self.symbol or '―'}{grade}、{self.status.ja}{rate}"
