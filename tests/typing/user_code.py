"""What users write, as type checkers see it. Never executed: mypy reads it with the rest of the tests.

Each ``assert_type`` says which type an editor shows; a wrong one is an error of ``make types``.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import assert_type

import attrs

import welfareplan as wp


def the_first_page(folder: Path) -> None:
    dossier = assert_type(wp.load(folder), wp.Dossier)
    before, after = dossier.as_of("2020-04-01"), dossier.as_of(date(2022, 12, 1))
    assert_type(before, wp.Plan)
    assert_type(after, wp.Plan)
    assert_type(dossier.latest, wp.Plan)
    assert_type(wp.table(before, after), wp.Table)
    assert_type(wp.example("kurume"), wp.Dossier)
    wp.dump(dossier, "copy", replace=True)


def reading_files(path: str) -> tuple[wp.Problem, ...]:
    result = assert_type(wp.read(path), wp.ReadResult)
    if result.dossier is None:
        return result.problems
    return (*result.problems, *assert_type(wp.check(result.dossier, on=date(2026, 4, 1)), tuple[wp.Problem, ...]))


def looking_up(plan: wp.Plan) -> None:
    assert_type(plan.issue("isolation"), wp.Issue)
    assert_type(plan.initiative("salon"), wp.Initiative)
    assert_type(plan.indicator("visits"), wp.Indicator)
    assert_type(plan.direction("relations"), wp.Direction)
    assert_type(plan.programme("outreach"), wp.Programme)
    assert_type(plan.milestone("adopted"), wp.Milestone)
    assert_type(plan.body("city"), wp.Body)
    assert_type(plan.basis("law"), wp.LegalBasis)
    assert_type(plan.prose("background"), wp.Passage)
    assert_type(plan.source("slides"), wp.Source)
    assert_type(plan.answering("isolation"), tuple[wp.Initiative, ...])
    assert_type(plan.answering(plan.issue("isolation")), tuple[wp.Initiative, ...])
    assert_type(plan.links_to("isolation", wp.Relation.ANSWERS), tuple[wp.Link, ...])
    assert_type(plan.mentions("salon"), tuple[tuple[str, str], ...])
    assert_type(plan.kind_of("salon"), wp.Kind)
    assert_type(plan.ids, frozenset[str])
    assert_type("salon" in plan, bool)


def figures(indicator: wp.Indicator) -> None:
    assert_type(indicator.unit, str | None)
    assert_type(indicator.better, wp.Better | None)
    assert_type(indicator.targets, tuple[wp.Target, ...])
    if indicator.baseline is not None and indicator.baseline.amount is not None:
        amount = assert_type(indicator.baseline.amount, wp.Amount)
        assert_type(amount.value, Decimal)
        assert_type(amount.unit, str | None)
        assert_type(amount - wp.Amount("64.1", "%"), wp.Amount)
        assert_type(amount < wp.Amount("70.0", "%"), bool)
        assert_type(amount >= wp.Amount("70.0", "%"), bool)
        assert_type(amount.value_in("‰"), Decimal)
    for target in indicator.targets:
        assert_type(target.due, wp.When | wp.FiscalPeriod | None)
        assert_type(target.due_year, int | None)


def amounts() -> None:
    assert_type(wp.Amount("64.1", "%"), wp.Amount)
    assert_type(wp.Amount(12), wp.Amount)
    assert_type(wp.Amount.of(Decimal("57.10"), "％"), wp.Amount)
    wp.Amount(64.1, "%")  # type: ignore[arg-type]
    wp.Amount("1") < 2  # type: ignore[operator]  # noqa: B015


def years() -> None:
    year = wp.FiscalYear.of(date(2021, 2, 1))
    assert_type(year, wp.FiscalYear)
    assert_type(year + 5, wp.FiscalYear)
    assert_type(year - 5, wp.FiscalYear)
    assert_type(year - wp.FiscalYear(2018), int)
    assert_type(year > wp.FiscalYear(2018), bool)
    assert_type(year.start, date)
    assert_type(date(2021, 3, 31) in year, bool)
    period = wp.FiscalPeriod(wp.FiscalYear(2020), wp.FiscalYear(2025))
    assert_type(iter(period), Iterator[wp.FiscalYear])
    assert_type([each.wareki() for each in period], list[str])
    assert_type(wp.When.fiscal(2021, on=wp.PartialDate(2022, 3, 31)), wp.When)
    assert_type(wp.When.of("2019?").fiscal_year, wp.FiscalYear | None)
    assert_type(wp.PartialDate.of("2021-12").last_day, date)
    assert_type(wp.MunicipalCode.of("40203").prefecture, str)
    wp.FiscalPeriod(2020, 2025)  # type: ignore[arg-type]


def writing_a_plan() -> wp.Plan:
    plan = wp.Plan(
        id="our-2026",
        title="わたしたちの地域福祉計画",
        period=wp.FiscalPeriod.of("FY2026..FY2031"),
        issues=(wp.Issue(id="isolation", title="孤立"),),
        initiatives=(wp.Initiative(id="salon", marks=(wp.Mark.NEW,), roles=(wp.Role("住民", "集う"),)),),
        indicators=(
            wp.Indicator(
                id="visits",
                unit="件",
                baseline=wp.Reading(at=wp.When.fiscal(2024), amount=wp.Amount("120", "件")),
                targets=(wp.Target(due=wp.When.fiscal(2031), sense=wp.Sense.AT_LEAST, amount=wp.Amount("200", "件")),),
            ),
        ),
        links=(wp.Link(source="salon", relation=wp.Relation.ANSWERS, target="isolation", basis=wp.LinkBasis.STATED),),
        extra=wp.pairs({"所管": "地域福祉課"}),
    )
    wp.Plan("our-2026")  # type: ignore[call-arg]
    wp.Plan(id="our-2026", theme="絆")  # type: ignore[call-arg]
    plan.title = "another"  # type: ignore[misc]
    return assert_type(attrs.evolve(plan, title="another"), wp.Plan)


def changing(before: wp.Plan, after: wp.Plan) -> None:
    changes = assert_type(wp.diff(before, after), wp.ChangeSet)
    assert_type(wp.apply(before, changes), wp.Plan)
    assert_type(wp.apply(after, changes.inverse()), wp.Plan)
    for change in changes:
        match change:
            case wp.Addition(kind=kind, after=neighbour) | wp.Removal(kind=kind, after=neighbour):
                assert_type(kind, wp.Kind)
                assert_type(neighbour, str | None)
            case wp.Amendment(field=field):
                assert_type(field, str)
            case wp.Reordering(new=order):
                assert_type(order, tuple[str, ...])
    revision = wp.Revision.between(before, after, id="midterm", adopted=wp.PartialDate(2023, 3))
    assert_type(revision, wp.Revision)
    assert_type(revision.in_force, wp.PartialDate)


def judging(plan: wp.Plan, dossier: wp.Dossier) -> None:
    found = assert_type(wp.progress(plan, dossier.observations, through=wp.FiscalYear(2022)), wp.Progress)
    for row in found:
        assert_type(row, wp.IndicatorProgress)
        assert_type(row.share_of_way, Decimal | wp.Undefined)
        if isinstance(row.share_of_way, Decimal):
            assert_type(row.share_of_way.quantize(Decimal("0.001")), Decimal)
    assert_type(found["visits"], wp.IndicatorProgress)
    assert_type(found.unused[0].observation, wp.Observation)
    assert_type(wp.progress(dossier, through=wp.FiscalYear(2022), on="2022-12-01"), wp.Progress)
    state = assert_type(wp.freshness(dossier, on=date(2026, 4, 1)), wp.Freshness)
    assert_type(state["visits"].newest, wp.Observation | None)
    assert_type(state.awaited, tuple[tuple[str, wp.Awaited], ...])
    assert_type(state.ungradable, dict[str, tuple[str, ...]])
    counted = assert_type(wp.tallies(dossier, through=wp.FiscalYear(2022)), wp.Tallies)
    assert_type(counted.by(wp.Kind.DIRECTION)[0].counts, tuple[tuple[str | None, int], ...])
    assert_type(counted.unanswered, tuple[wp.Unanswered, ...])
    assert_type(counted.unresponded, tuple[wp.Assessment, ...])


def what_can_go_wrong(path: str) -> str:
    try:
        plan = wp.load(path).latest
        return str(plan["salon"])
    except wp.DataFileError as error:
        return "\n".join(each.ja for each in error.problems)
    except wp.UnknownIdError as error:
        assert_type(error.near, str | None)
        return error.ja
    except wp.WelfarePlanError as error:
        return assert_type(error.ja, str)
