"""What came out for one indicator, and why? (floor 5)"""

from __future__ import annotations

from typing import Literal

import attrs

from welfareplan.evaluation.reasons import REASONS
from welfareplan.evaluation.rounding import rounded
from welfareplan.evaluation.rows import IndicatorProgress
from welfareplan.evaluation.schemes.basics import STATUS, Verdict, met
from welfareplan.evaluation.schemes.figures import Figures
from welfareplan.evaluation.schemes.judgement import Judgement
from welfareplan.evaluation.schemes.scheme import Grade, Scheme
from welfareplan.evaluation.wording import reading_text, target_text
from welfareplan.model.indicators import Indicator
from welfareplan.terms import Better, DirectionBasis, Status

_BASIS = {
    DirectionBasis.STATED: ("stated by the plan", "計画に明記"),
    DirectionBasis.INFERRED: (
        "not stated; inferred from the target and the baseline",
        "計画に明記がなく、基準値と目標値の大小から推定",
    ),
    DirectionBasis.DECLARED: ("not stated; declared for this evaluation", "計画に明記がなく、評価者が指定"),
}


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Result:
    """What a scheme says of one indicator (指標の評価結果), with everything needed to recompute it by hand.

    Attributes:
        row: the indicator with its numbers.
        figures: the figures that the rule looked at.
        scheme: the scheme.
        judgement: the grade or the reason, the rate, the steps.

    >>> import welfareplan as wp
    >>> fukuoka = wp.schemes.get("fukuoka")
    >>> visits = wp.evaluate(wp.example("kurume"), through=wp.FiscalYear(2022), scheme=fukuoka)["visits"]
    >>> print(visits.explain("en").splitlines()[-2])
    step 4: the actual is better than the baseline: 241,061件 > 226,650件
    """

    row: IndicatorProgress
    figures: Figures
    scheme: Scheme
    judgement: Judgement

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
    def _direction(self) -> tuple[str, str]:
        """The direction and how it is known, in both languages."""
        wanted = self.figures.wanted
        if wanted is None:
            return "unknown", "不明"
        english, japanese = ("named by the target", "目標の文言による") if self.basis is None else _BASIS[self.basis]
        return f"{wanted.value} ({english})", f"{wanted.ja}（{japanese}）"

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
        rate = self.judgement.rate
        if rate is None:
            return None
        unit = self.row.unit if self.scheme.rate_in_unit else self.scheme.unit
        return f"{rounded(rate, self.scheme.rate_decimals):,f}{unit or ''}"

    def explain(self, lang: Literal["ja", "en"] = "ja") -> str:
        """The result in sentences that can be checked with a pocket calculator (評価の説明).

        Figures with their years and units, the direction and how it is known, each step with its unrounded numbers, and
        the one rounding at the end.

        Args:
            lang: ``ja`` or ``en``.
        """
        return "\n".join(self._japanese() if lang == "ja" else self._english())

    def _japanese(self) -> list[str]:
        grade = self.grade
        actual = None if self.row.actual is None else self.row.actual.reading
        verdict = "評価なし" if grade is None else f"「{grade.symbol}」（{grade.ja}）"
        lines = [
            f"{self.indicator.name}：{verdict}",
            f"評価方法：{self.scheme.name}（{self.scheme.edition}）",
            f"用いた値：基準値 {reading_text(self.row.baseline)}、目標値 {target_text(self.row.target)}、実績値 {reading_text(actual)}",
        ]
        lines.append(f"望ましい方向：{self._direction[1]}")
        lines += [f"手順{n}：{step.ja}" for n, step in enumerate(self.judgement.steps, 1)]
        if self.rate_text is not None:
            lines.append(f"{self.scheme.measure}：{self.rate_text}（四捨五入は最後に一度だけ）")
        lines.append(f"達成状況：{self.status.ja}")
        if self.reason is not None:
            lines.append(f"理由：{REASONS[self.reason][1]}")
        return lines

    def _english(self) -> list[str]:
        grade = self.grade
        verdict = "no grade" if grade is None else f"{grade.symbol!r} ({grade.en})"
        actual = None if self.row.actual is None else self.row.actual.reading
        lines = [
            f"{self.indicator.name}: {verdict}",
            f"scheme: {self.scheme.slug}, {self.scheme.edition}",
            f"figures: baseline {reading_text(self.row.baseline)}, target {target_text(self.row.target)}, actual {reading_text(actual)}",
        ]
        lines.append(f"wanted direction: {self._direction[0]}")
        lines += [f"step {n}: {step.en}" for n, step in enumerate(self.judgement.steps, 1)]
        if self.rate_text is not None:
            lines.append(f"rate: {self.rate_text} (rounded once, at the end)")
        lines.append(f"target: {self.status.value}")
        if self.reason is not None:
            lines.append(f"reason: {REASONS[self.reason][0]}")
        return lines

    def __repr__(self) -> str:
        return f"<Result {self.id} by {self.scheme.slug}: {self.symbol or self.reason}>"

    def __str__(self) -> str:
        rate = "" if self.rate_text is None else f"、{self.scheme.measure} {self.rate_text}"
        grade = "" if self.reason is None else f"（{REASONS[self.reason][1].rstrip('。')}）"
        return f"{self.indicator.name}：{self.symbol or '―'}{grade}、{self.status.ja}{rate}"
