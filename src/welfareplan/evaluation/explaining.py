"""Can it be checked with a pocket calculator? (floor 5)

The sentences of a result: figures with years and units, the wanted direction and how it is known, every step with its unrounded
numbers, and the one rounding at the end.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from welfareplan.evaluation.reasons import REASONS, Undefined
from welfareplan.evaluation.schemes.basics import STATUS, met
from welfareplan.evaluation.schemes.judgement import Step, shown
from welfareplan.evaluation.surveys import SurveyChange, survey_change
from welfareplan.evaluation.wording import number_text, reading_text, target_text
from welfareplan.terms import DirectionBasis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from welfareplan.evaluation.rows import IndicatorProgress
    from welfareplan.evaluation.schemes.figures import Figures
    from welfareplan.evaluation.schemes.judgement import Judgement
    from welfareplan.evaluation.schemes.scheme import Scheme
    from welfareplan.revision.revisions import Revision

_BASIS = {
    DirectionBasis.STATED: ("stated by the plan", "計画に明記"),
    DirectionBasis.INFERRED: (
        "not stated; inferred from the target and the baseline",
        "計画に明記がなく、基準値と目標値の大小から推定",
    ),
    DirectionBasis.DECLARED: ("not stated; declared for this evaluation", "計画に明記がなく、評価者が指定"),
}


@attrs.frozen(weakref_slot=False)
class Line:
    """A line of an explanation in both languages (説明の一行)."""

    en: str
    ja: str


def lines(
    row: IndicatorProgress, figures: Figures, scheme: Scheme, judgement: Judgement, set_by: Revision | None = None
) -> list[Line]:
    """The explanation of a result, line by line (評価の説明).

    Args:
        row: the indicator with its figures as they are stated.
        figures: the figures that the rule looked at.
        scheme: the scheme.
        judgement: what it said.
        set_by: the revision that set the target, if one did.
    """
    name = row.indicator.name
    verdict = Line("no grade", "評価なし")
    if judgement.grade is not None:
        grade = scheme.grade(judgement.grade)
        verdict = Line(f"{grade.symbol!r} ({grade.en})", f"「{grade.symbol}」（{grade.ja}）")
    found = [
        Line(f"{name}: {verdict.en}", f"{name}：{verdict.ja}"),
        Line(f"scheme: {scheme.slug}, {scheme.edition}", f"評価方法：{scheme.name}（{scheme.edition}）"),
        *_figures(row),
        *_set_by(set_by),
        _direction(figures),
        *(Line(f"step {n}: {step.en}", f"手順{n}：{step.ja}") for n, step in enumerate(judgement.steps, 1)),
    ]
    rate = scheme.rate_text(judgement, row.unit)
    if rate is not None:
        found.append(
            Line(f"rate: {rate} (rounded once, at the end)", f"{scheme.measure}：{rate}（四捨五入は最後に一度だけ）")
        )
    status = STATUS[met(figures).met]
    found.append(Line(f"target: {status.value}", f"達成状況：{status.ja}"))
    if judgement.reason is not None:
        en, ja = REASONS[judgement.reason]
        found.append(Line(f"reason: {en}", f"理由：{ja}"))
    return [*found, *_survey(row, is_tested=figures.test is not None)]


def _direction(figures: Figures) -> Line:
    """The wanted direction and how it is known."""
    wanted = figures.wanted
    if wanted is None:
        return Line("wanted direction: unknown", "望ましい方向：不明")
    en, ja = ("named by the target", "目標の文言による") if figures.basis is None else _BASIS[figures.basis]
    return Line(f"wanted direction: {wanted.value} ({en})", f"望ましい方向：{wanted.ja}（{ja}）")


def _figures(row: IndicatorProgress) -> Iterator[Line]:
    actual = None if row.actual is None else row.actual.reading
    english = reading_text(row.baseline, "en"), target_text(row.target, "en"), reading_text(actual, "en")
    japanese = reading_text(row.baseline), target_text(row.target), reading_text(actual)
    yield Line(
        "figures: baseline {}, target {}, actual {}".format(*english),
        "用いた値：基準値 {}、目標値 {}、実績値 {}".format(*japanese),
    )
    if row.summed and not isinstance(row.actual_value, Undefined):
        values = "＋".join(f"{each.reading.amount.value_in(row.unit):,f}" for each in row.summed if each.reading.amount)
        years = f"{row.summed[0].reading.at.year}～{row.summed[-1].reading.at.year}"
        sum_ = f"{values}＝{number_text(row.actual_value, row.unit)}"
        step = Step(f"the actual is the total of {years}: {sum_}", f"実績値は{years}年の累計：{sum_}")
        yield Line(step.en, step.ja)
    if row.later is not None:
        yield Line(
            f"for reference, after the cut-off: {reading_text(row.later.reading, 'en')}",
            f"参考（評価の基準となる年度より後の値）：{reading_text(row.later.reading)}",
        )


def _set_by(revision: Revision | None) -> Iterator[Line]:
    if revision is not None:
        day = revision.in_force
        yield Line(
            f"the target was set by revision {revision.id!r} of {day}",
            f"目標値は、改訂「{revision.title or revision.id}」（{day.wareki()}）で定められたもの",
        )


def _survey(row: IndicatorProgress, *, is_tested: bool) -> Iterator[Line]:
    """The test and the interval of the change, where baseline and actual are surveys that state how many answered."""
    change = survey_change(row)
    if isinstance(change, Undefined):
        return
    before, after = change.before, change.after
    if is_tested:
        formula = Step(*2 * (_test_formula(change),))
        yield Line(f"test: {formula.en}", f"検定の計算：{formula.ja}")
    interval = change.interval()
    ends = f"{interval.lower:+.1f}", f"{interval.upper:+.1f}"
    yield Line(
        f"survey: 95 % interval of the change {ends[0]} to {ends[1]} points (samples {before.sample:,} and {after.sample:,})",
        f"調査の誤差：変化の95%信頼区間 {ends[0]}～{ends[1]}ポイント（標本数{before.sample:,}と{after.sample:,}）",
    )


def _test_formula(change: SurveyChange) -> str:
    """How the statistic of the test comes about, with the pooled share in full."""
    (p, n), (q, m) = ((each.percent, each.sample) for each in (change.before, change.after))
    pooled = (Fraction(p) * n + Fraction(q) * m) / (n + m)
    sizes = f"（1÷{n:,}＋1÷{m:,}）"
    return (
        f"P＝（{shown(p)}×{n:,}＋{shown(q)}×{m:,}）÷（{n:,}＋{m:,}）＝{shown(pooled, '%')}、"
        f"z＝（{shown(q)}－{shown(p)}）÷√｛P×（100－P）×{sizes}｝＝{change.test.z:.3f}"
    )
