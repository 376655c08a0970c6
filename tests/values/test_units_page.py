"""docs/reference/units.md says what the table of units says."""

from pathlib import Path

from welfareplan.amount import UNITS

PAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "units.md"


def test_the_page_lists_every_unit_with_its_spellings_and_what_it_compares_with() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")][2:]

    wanted = [
        [
            unit.name,
            "、".join(unit.spellings),
            "、".join(other.name for other in UNITS if other.group == unit.group and other is not unit),
        ]
        for unit in UNITS
    ]
    assert wanted == [[name, spellings, compares] for name, spellings, _, compares in rows]


def test_every_unit_is_explained() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()

    assert all(line.strip("|").split("|")[2].strip() for line in lines if line.startswith("|"))
