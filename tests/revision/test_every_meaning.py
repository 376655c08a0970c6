"""An invented plan to which everything happens that can: each change read in the field's words."""

from pathlib import Path

import pytest

import welfareplan as wp
from welfareplan.terms import Meaning

FIXTURE = Path(__file__).parents[1] / "fixtures" / "midori"


@pytest.fixture(scope="module")
def dossier() -> wp.Dossier:
    return wp.load(FIXTURE / "dossier")


def read(dossier: wp.Dossier) -> list[tuple[wp.Revision, tuple[wp.Event, ...]]]:
    """Each revision with what it means."""
    found = []
    plan = dossier.base
    for revision in dossier.revisions:
        after = wp.apply(plan, revision)
        found.append((revision, wp.events(plan, after, revision.changes)))
        plan = after
    return found


def test_the_sentences_are_those_of_the_page(dossier: wp.Dossier) -> None:
    lines: list[str] = []
    for revision, events in read(dossier):
        lines.append(f"［{revision.title}］")
        for event in events:
            lines += [f"{event.meaning.value}：{event.ja}", f"  {event.english}"]
        lines.append("")
    assert (FIXTURE / "events.txt").read_text(encoding="utf-8") == "\n".join(lines)


def test_every_meaning_occurs(dossier: wp.Dossier) -> None:
    assert set(Meaning) == {event.meaning for _, events in read(dossier) for event in events}


def test_every_kind_of_change_occurs(dossier: wp.Dossier) -> None:
    changes = {type(change) for revision in dossier.revisions for change in revision.changes}
    assert {wp.Addition, wp.Removal, wp.Amendment, wp.Reordering} == changes


def test_every_change_is_read(dossier: wp.Dossier) -> None:
    for revision, events in read(dossier):
        assert set(range(len(revision.changes))) == {n for event in events for n in event.changes}


def test_the_dossier_is_sound(dossier: wp.Dossier) -> None:
    assert [] == [each for each in wp.check(dossier) if each.severity is not wp.Severity.HINT]


def test_each_revision_is_what_lies_between_its_texts(dossier: wp.Dossier) -> None:
    plan = dossier.base
    for revision in dossier.revisions:
        after = wp.apply(plan, revision)
        assert revision.changes == wp.diff(plan, after, spelling=True)
        plan = after
