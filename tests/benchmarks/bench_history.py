"""Does a dossier of two hundred revisions answer without replaying them again and again?

Each revision changes three indicators, not always the same ones. The work of a question is counted in calls and may grow as the
revisions do: from twenty to two hundred of them an exponent of 1 is ten times the work, 2 would be a hundred times.
"""

from collections.abc import Callable
from math import log

import attrs
import pytest
from tests.benchmarks.measure import Report, calls_of, ratio
from tests.benchmarks.synthetic import BEFORE, TYPICAL, Size, plan_of

from welfareplan.amount import Amount
from welfareplan.checks import check
from welfareplan.dossier import Dossier
from welfareplan.model.indicators import Indicator
from welfareplan.model.plan import Plan
from welfareplan.revision.applier import apply
from welfareplan.revision.revisions import Revision
from welfareplan.when import PartialDate

FEW, MANY = 20, 200
FACTOR = 10


def _raised(plan: Plan, n: int) -> Plan:
    """The plan with another last target of three indicators."""
    chosen = {f"{BEFORE}{(3 * n + each) % len(plan.indicators)}" for each in range(3)}
    return attrs.evolve(
        plan, indicators=tuple(_higher(each) if each.id in chosen else each for each in plan.indicators)
    )


def _higher(indicator: Indicator) -> Indicator:
    *earlier, last = indicator.targets
    assert last.amount is not None
    amount = Amount(last.amount.value + 1, last.amount.unit)
    return attrs.evolve(indicator, targets=(*earlier, attrs.evolve(last, amount=amount)))


def dossier_of(revisions: int, size: Size = TYPICAL) -> Dossier:
    base = plan = plan_of(size)
    made = []
    for n in range(revisions):
        after = _raised(plan, n)
        adopted = PartialDate(2020 + n // 24, 1 + n // 2 % 12, 1 + n % 2)
        made.append(Revision.between(plan, after, id=f"revision-{n}", adopted=adopted))
        plan = after
    return Dossier(base=base, revisions=tuple(made))


def _last_day(dossier: Dossier) -> object:
    return dossier.as_of(dossier.revisions[-1].adopted)


QUESTIONS: dict[str, Callable[[Dossier], object]] = {
    "as_of the last day": _last_day,
    "latest": lambda dossier: attrs.evolve(dossier).latest,
    "history of an indicator": lambda dossier: dossier.history(f"{BEFORE}7"),
    "check": check,
}


@pytest.fixture(scope="module")
def dossiers() -> tuple[Dossier, Dossier]:
    return dossier_of(FEW), dossier_of(MANY)


@pytest.mark.parametrize("question", QUESTIONS)
def test_growth(question: str, dossiers: tuple[Dossier, Dossier], report: Report) -> None:
    few, many = dossiers
    ask = QUESTIONS[question]
    ask(few)

    calls = [calls_of(lambda dossier=dossier: ask(dossier)) for dossier in dossiers]  # type: ignore[misc]
    clock = ratio(lambda: ask(many), lambda: ask(few), rounds=5)

    note = f"{calls[1]:,} calls for {MANY} revisions; by the clock {log(clock, FACTOR):.3g}"
    exponent = log(calls[1] / calls[0], FACTOR)
    report.add(f"{question}, from {FEW} to {MANY} revisions: exponent of its calls", exponent, 1.02, note=note)


def test_one_revision_at_a_time(dossiers: tuple[Dossier, Dossier], report: Report) -> None:
    _, many = dossiers

    def one_by_one() -> object:
        plan = many.base
        for revision in many.revisions:
            plan = apply(plan, revision)
        return plan

    found = ratio(lambda: _last_day(many), one_by_one, rounds=5)
    report.add(f"as_of the last day / {MANY} revisions applied one by one", found, None)
