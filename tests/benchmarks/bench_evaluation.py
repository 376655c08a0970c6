"""How much dearer is a judgement that can be recomputed than the arithmetic it takes?

Each scheme stands against a loop over plain Decimals that comes to the same numbers and grades, and does nothing else.
"""

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import islice

import pytest
from tests.benchmarks.measure import Report, ratio

from welfareplan.amount import Amount
from welfareplan.evaluation import schemes
from welfareplan.evaluation.grading import evaluate, results
from welfareplan.evaluation.numbers import progress
from welfareplan.evaluation.schemes import Figures, Scheme
from welfareplan.evaluation.schemes.bands import Band, Bands
from welfareplan.evaluation.schemes.scheme import Grade
from welfareplan.model.indicators import Indicator, Reading, Target
from welfareplan.model.plan import Plan
from welfareplan.observations import Observation
from welfareplan.terms import Sense
from welfareplan.when import FiscalPeriod, FiscalYear, When

COUNT = 1_000
MILLION = 1_000_000
GOAL = 3.5
START, NOW, END = 2018, 2021, 2025
THROUGH = FiscalYear(2022)
BOUNDS = (100, 80, 60, 40)

Numbers = tuple[Decimal, Decimal, Decimal]
"""Baseline, target and actual."""


def _figures(n: int) -> Numbers:
    """Every other row lies on a bound of the bands, as 0.4, 0.6, 0.8 and 1 of the way."""
    base, way = Decimal(1_000 + n) / 10, Decimal(100 + 7 * (n % 90)) / 10
    share = Decimal(BOUNDS[n // 2 % 4]) if n % 2 else Decimal(20 + n % 90) + Decimal("0.3")
    return base, base + way, base + way * share / 100


FIGURES = [_figures(n) for n in range(COUNT)]


def plan_of(figures: list[Numbers]) -> Plan:
    return Plan(
        id="p",
        period=FiscalPeriod.of("FY2019..FY2025"),
        indicators=tuple(
            Indicator(
                id=f"i{n}",
                unit="件",
                baseline=Reading(at=When.fiscal(START), amount=Amount(baseline, "件")),
                targets=(Target(due=When.fiscal(END), sense=Sense.REACH, amount=Amount(target, "件")),),
            )
            for n, (baseline, target, _) in enumerate(figures)
        ),
    )


def seen_of(figures: list[Numbers]) -> tuple[Observation, ...]:
    return tuple(
        Observation(indicator=f"i{n}", reading=Reading(at=When.fiscal(NOW), amount=Amount(actual, "件")))
        for n, (_, _, actual) in enumerate(figures)
    )


PLAN, SEEN = plan_of(FIGURES), seen_of(FIGURES)

_LETTERS = ("S", "A", "B", "C", "D")
BANDS = Scheme(
    slug="bands",
    name="進捗率の区分",
    edition="性能の測定用",
    order=(),
    rule=Bands(
        quantity="share-of-way",
        bands=tuple(
            Band(
                grade=Grade(letter, letter, letter),
                lower=None if n == len(BOUNDS) else Fraction(BOUNDS[n]),
                upper=None if n == 0 else Fraction(BOUNDS[n - 1]),
            )
            for n, letter in enumerate(_LETTERS)
        ),
    ),
    citations=(),
)

# --- The same on plain Decimals ---------------------------------------------------------------------------------------


def bare_numbers() -> list[object]:
    """Share of the way, level ratio and the value of the line."""
    return [
        ((actual - base) / (goal - base), actual / goal, base + (goal - base) * 3 / 7) for base, goal, actual in FIGURES
    ]


def bare_level() -> list[object]:
    return [actual / goal * 100 for _, goal, actual in FIGURES]


def _band(rate: Decimal) -> str:
    return "S" if rate >= 100 else "A" if rate >= 80 else "B" if rate >= 60 else "C" if rate >= 40 else "D"


def bare_bands() -> list[object]:
    return [_band((actual - base) / (goal - base) * 100) for base, goal, actual in FIGURES]


def _fukuoka(base: Decimal, goal: Decimal, actual: Decimal) -> str:
    rising = goal > base
    if actual >= goal if rising else actual <= goal:
        return "a"
    line = base + (goal - base) * 3 / 7
    if actual >= line if rising else actual <= line:
        return "a"
    return "b" if (actual >= base if rising else actual <= base) else "c"


def bare_fukuoka() -> list[object]:
    return [_fukuoka(*figures) for figures in FIGURES]


SCHEMES: dict[str, tuple[Scheme, Callable[[], list[object]]]] = {
    "level-ratio": (schemes.get("level-ratio"), bare_level),
    "bands": (BANDS, bare_bands),
    "fukuoka": (schemes.get("fukuoka"), bare_fukuoka),
}


def _same(found: str | None, expected: object) -> bool:
    return found == expected or isinstance(expected, Decimal)


# --- Measurements -----------------------------------------------------------------------------------------------------


def numbers() -> list[object]:
    rows = progress(PLAN, SEEN, through=THROUGH)
    return [(row.share_of_way, row.level_ratio, row.line_value) for row in rows]


def test_numbers(report: Report) -> None:
    note = "three numbers of each of a thousand indicators, from the plan and its observations"
    report.add("evaluations, numbers only / the bare Decimal loop", ratio(numbers, bare_numbers), GOAL, note=note)


@pytest.mark.parametrize("slug", SCHEMES)
def test_rules(slug: str, report: Report) -> None:
    scheme, bare = SCHEMES[slug]
    figures = [Figures.of_progress(row) for row in progress(PLAN, SEEN, through=THROUGH)]
    assert all(map(_same, [scheme.judge(each).grade for each in figures], bare()))

    found = ratio(lambda: [scheme.judge(each).grade for each in figures], bare)

    report.add(f"the rule {slug} on figures that are at hand / its arithmetic in a bare loop", found, GOAL)


@pytest.mark.parametrize("slug", SCHEMES)
def test_grades(slug: str, report: Report) -> None:
    scheme, bare = SCHEMES[slug]
    found = ratio(lambda: [each.symbol for each in results(PLAN, SEEN, through=THROUGH, scheme=scheme)], bare)
    whole = ratio(lambda: evaluate(PLAN, SEEN, through=THROUGH, scheme=scheme), bare)

    note = f"`evaluate` with its sums: {whole:.3g}"
    report.add(f"results by {slug}, from plan and observations / the bare loop", found, GOAL, note=note)


def _streamed(plans: int) -> Iterator[str | None]:
    for _ in range(plans):
        for each in results(PLAN, SEEN, through=THROUGH, scheme=BANDS):
            yield each.symbol


def _peak(plans: int) -> int:
    """How many bytes are held at most while the results of so many plans go by."""
    gc.collect()
    tracemalloc.start()
    counts: dict[str | None, int] = {}
    for symbol in _streamed(plans):
        counts[symbol] = counts.get(symbol, 0) + 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_memory_is_flat(report: Report) -> None:
    few, many = _peak(2), _peak(40)

    note = f"{many / 1000:.0f} KB above the plan of a thousand indicators"
    report.add("memory while results of 40 plans are streamed / of 2", many / few, 1.05, note=note)


def test_a_million(report: Report) -> None:
    """All of a million, one after the other, against as many rounds of the bare loop."""
    rounds = MILLION // COUNT

    def ours() -> int:
        return sum(1 for _ in _streamed(rounds))

    def theirs() -> int:
        return sum(len(bare_bands()) for _ in range(rounds))

    assert ours() == theirs() == MILLION
    note = "streamed, from plan and observations"
    report.add("a million evaluations by bands / the bare loop", ratio(ours, theirs, rounds=1), GOAL, note=note)


def test_grades_on_bounds(report: Report) -> None:
    """How many grades differ from those of exact fractions, where every other figure lies on a bound."""
    figures = [_figures(n) for n in range(50_000)]
    found = [each.symbol for each in results(plan_of(figures), seen_of(figures), through=THROUGH, scheme=BANDS)]
    exact = [
        "S" if rate >= 100 else "A" if rate >= 80 else "B" if rate >= 60 else "C" if rate >= 40 else "D"
        for rate in (
            (Fraction(actual) - Fraction(base)) / (Fraction(goal) - Fraction(base)) * 100
            for base, goal, actual in figures
        )
    ]
    floats = [
        _band(Decimal((float(actual) - float(base)) / (float(goal) - float(base)) * 100))
        for base, goal, actual in figures
    ]
    wrong, by_floats = (
        sum(1 for one, other in zip(letters, exact, strict=True) if one != other) for letters in (found, floats)
    )

    note = f"of 50,000, half of them on a bound; binary floating point gets {by_floats:,} wrong"
    report.add("grades that differ from exact arithmetic", wrong, 0, note=note)
    assert list(islice(found, 4)) == list(islice(exact, 4))
