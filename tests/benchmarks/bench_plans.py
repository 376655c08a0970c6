"""How long do the verbs take on a plan that is loaded?"""

import pickle

import attrs
import deepdiff
import jsonpatch
import orjson
import pytest
from tests.benchmarks.measure import Report, ratio, seconds
from tests.benchmarks.synthetic import LARGE, TYPICAL, Size, amended, dossier_of, observations_of, plan_of

from welfareplan.checks import check
from welfareplan.dossier import Dossier
from welfareplan.evaluation.numbers import progress
from welfareplan.files.writer import dumps
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.revision.applier import apply
from welfareplan.revision.differ import diff
from welfareplan.when import FiscalYear

BOTH = pytest.mark.parametrize("size", [TYPICAL, LARGE], ids=lambda size: size.name)


def unshared(plan: Plan) -> Plan:
    """The same plan, of which no part is the same object."""
    again: Plan = pickle.loads(pickle.dumps(plan))  # noqa: S301
    return again


def raw(dossier: Dossier) -> bytes:
    return orjson.dumps(orjson.loads(dumps(dossier, "json")))


@BOTH
def test_check(size: Size, report: Report) -> None:
    dossier = dossier_of(size)
    document = raw(dossier)

    found = ratio(lambda: check(dossier), lambda: orjson.loads(document))

    note = f"{len(check(dossier))} problems, {len(dossier.revisions) + 1} texts"
    report.add(f"check, {size.name} / `orjson.loads`", found, 0.5, note=note)


def numbers(plan: Plan, observations: tuple[Observation, ...]) -> list[object]:
    """Every number of every indicator: they are computed when they are asked for."""
    return [
        (row.share_of_way, row.share_of_time, row.line_value, row.level_ratio, row.relative_change)
        for row in progress(plan, observations, through=FiscalYear(2022))
    ]


@BOTH
def test_progress(size: Size, report: Report) -> None:
    plan, document = plan_of(size), raw(dossier_of(size))
    observations = observations_of(plan, size.observed)

    found = ratio(lambda: numbers(plan, observations), lambda: orjson.loads(document))

    report.add(f"progress of all indicators, all numbers, {size.name} / `orjson.loads`", found, 0.4)


SHARES = pytest.mark.parametrize("share", [100, 10, 2], ids=["1 %", "10 %", "50 %"])
"""One of so many indicators is changed."""


@BOTH
@SHARES
def test_diff(size: Size, share: int, report: Report) -> None:
    before = plan_of(size)
    after, copy = unshared(amended(before, share)), unshared(before)

    found = ratio(lambda: diff(before, after), lambda: before == copy)

    note = f"{len(diff(before, after))} changes"
    what = f"diff, {100 // share} % of the indicators changed, {size.name} / equality with a copy"
    report.add(what, found, 2 if share == 10 else None, note=note)


@BOTH
@SHARES
def test_other_differences(size: Size, share: int, report: Report) -> None:
    before = plan_of(size)
    after = unshared(amended(before, share))
    left, right = (orjson.loads(raw(Dossier(base=plan))) for plan in (before, after))
    ours = seconds(lambda: diff(before, after))

    patch = seconds(lambda: jsonpatch.make_patch(left, right), rounds=3) / ours
    deep = seconds(lambda: deepdiff.DeepDiff(left, right), rounds=1) / ours

    changed = f"{100 // share} % of the indicators changed, {size.name}"
    report.add(f"jsonpatch / diff, {changed}", patch, 15, at_least=True)
    report.add(f"DeepDiff / diff, {changed}", deep, 300, at_least=True)


@BOTH
def test_diff_of_what_was_applied(size: Size, report: Report) -> None:
    before = plan_of(size)
    after = unshared(amended(before))
    changes = diff(before, after)
    applied = apply(before, changes)

    found = ratio(lambda: diff(before, applied), lambda: diff(before, after))

    report.add(f"diff with what was applied (shared parts), {size.name} / full diff", found, 0.4)


@BOTH
def test_apply(size: Size, report: Report) -> None:
    before = plan_of(size)
    after = unshared(amended(before))
    changes = diff(before, after)

    report.add(f"apply, {size.name} / diff", ratio(lambda: apply(before, changes), lambda: diff(before, after)), 0.5)


def test_reordering(report: Report) -> None:
    before = plan_of(TYPICAL)
    after = attrs.evolve(before, indicators=before.indicators[::-1])

    report.add("changes for a collection in another order", len(diff(before, after)), 1)
