"""A dossier: the text of a plan as of any day, and what stands beside it."""

import copy
import pickle
from datetime import date, datetime
from typing import Any

import attrs
import pytest

from welfareplan.amount import Amount
from welfareplan.dossier import Dossier
from welfareplan.errors import InvalidValueError, RevisionConflictError
from welfareplan.model.bases import LegalBasis, LegalItem
from welfareplan.model.indicators import Indicator, Reading
from welfareplan.model.issues import Issue
from welfareplan.model.links import Link
from welfareplan.model.plan import Plan
from welfareplan.observations import Assessment, Observation
from welfareplan.revision.changes import Addition, Amendment, ChangeSet, Removal
from welfareplan.revision.revisions import Revision
from welfareplan.terms import Kind, LinkBasis, Relation, Stage
from welfareplan.when import PartialDate, When

BASE = Plan(id="kurume-2020", title="一", indicators=(Indicator(id="visits"), Indicator(id="salons")))


def retitled(id: str, old: str, new: str, adopted: str, effective: str | None = None) -> Revision:
    return Revision(
        id=id,
        adopted=PartialDate.of(adopted),
        effective=None if effective is None else PartialDate.of(effective),
        changes=ChangeSet((Amendment(Kind.PLAN, "kurume-2020", "title", old, new),)),
    )


SECOND, THIRD = retitled("second", "一", "二", "2021-12"), retitled("third", "二", "三", "2022-11-01", "2023-04-01")
DOSSIER = Dossier(base=BASE, revisions=(SECOND, THIRD))


def seen(indicator: str, year: int) -> Observation:
    return Observation(indicator=indicator, reading=Reading(at=When.fiscal(year), amount=Amount("1")))


class TestTheTextOfADay:
    @pytest.mark.parametrize(
        ("day", "title"),
        [
            (date(1, 1, 1), "一"),
            (date(2021, 12, 30), "一"),
            (date(2021, 12, 31), "二"),
            ("2021-12-30", "一"),
            ("2021-11", "一"),
            ("2021-12", "二"),
            ("2020", "一"),
            ("2021", "二"),
            (PartialDate(2021, 12), "二"),
            (datetime(2021, 12, 31, 23, 59), "二"),  # noqa: DTZ001 - a naive datetime is what people pass
            ("2022-11-01", "二"),
            ("2023-03-31", "二"),
            ("2023-04-01", "三"),
            (date.max, "三"),
        ],
    )
    def test_has_the_revisions_then_in_force(self, day: Any, title: str) -> None:
        assert DOSSIER.as_of(day).title == title

    def test_a_later_revision_waits_for_the_one_before_it(self) -> None:
        late = attrs.evolve(SECOND, effective=PartialDate(2024, 4, 1))

        assert Dossier(base=BASE, revisions=(late, THIRD)).as_of("2023-12-31") is BASE

    def test_the_latest_has_all_revisions_in_force_or_not(self) -> None:
        assert DOSSIER.latest.title == "三"
        assert Dossier(base=BASE).latest is BASE

    def test_a_revision_that_does_not_fit_says_so(self) -> None:
        with pytest.raises(RevisionConflictError, match="revision 'third' amends the title of 'kurume-2020'"):
            _ = Dossier(base=BASE, revisions=(THIRD,)).latest

    @pytest.mark.parametrize("day", ["令和3年", "2021-13", ""])
    def test_what_is_no_date_is_refused(self, day: str) -> None:
        with pytest.raises(InvalidValueError):
            DOSSIER.as_of(day)

    def test_what_is_no_day_at_all_is_refused(self) -> None:
        no_day: Any = 2021
        with pytest.raises(InvalidValueError) as caught:
            DOSSIER.as_of(no_day)

        assert str(caught.value) == "2021 is not a day; give a date, a PartialDate or text like 2022-12-01"
        assert caught.value.ja == (
            "「2021」は日付ではありません。date、PartialDate、または 2022-12-01 のような文字列で渡してください。"
        )


class TestWhatStandsTwice:
    def test_two_revisions_of_one_id(self) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Dossier(base=BASE, revisions=(SECOND, SECOND))

        assert str(caught.value) == (
            "the revision 'second' stands twice in the dossier of plan 'kurume-2020'; every revision needs its own id"
        )
        assert caught.value.ja == (
            "計画「kurume-2020」の綴りに改訂「second」が二つあります。それぞれ別の識別子にしてください。"
        )

    def test_two_assessments_of_one_id(self) -> None:
        said = Assessment(id="a", about="visits", stage=Stage.SELF)
        with pytest.raises(InvalidValueError) as caught:
            Dossier(base=BASE, assessments=(said, said))

        assert str(caught.value) == (
            "the assessment 'a' stands twice in the dossier of plan 'kurume-2020'; every assessment needs its own id"
        )
        assert caught.value.ja == (
            "計画「kurume-2020」の綴りに点検・評価「a」が二つあります。それぞれ別の識別子にしてください。"
        )

    def test_two_figures_of_one_time_are_for_check_to_say(self) -> None:
        assert len(Dossier(base=BASE, observations=(seen("visits", 2021), seen("visits", 2021))).observations) == 2


class TestIds:
    def test_every_id_that_ever_stood(self) -> None:
        link = Link(source="isolation", relation=Relation.COVERS, target="item-1", basis=LinkBasis.STATED)
        law = LegalBasis(id="law", statute="社会福祉法", items=(LegalItem(id="item-1"),))
        changes = ChangeSet(
            (
                Removal(Kind.INDICATOR, BASE.indicators[0], None),
                Addition(Kind.ISSUE, Issue(id="isolation"), None),
                Addition(Kind.BASIS, law, None),
                Addition(Kind.LINK, link, None),
                Amendment(Kind.BASIS, "law", "items", law.items, (LegalItem(id="item-2"),)),
                Amendment(Kind.BASIS, "law", "title", None, "法"),
            )
        )
        dossier = Dossier(base=BASE, revisions=(Revision(id="r", adopted=PartialDate(2022), changes=changes),))

        assert dossier.ids == {"kurume-2020", "visits", "salons", "isolation", "law", "item-1", "item-2"}
        assert dossier.latest.ids == dossier.ids - {"visits", "item-1"}


class TestObservations:
    def test_of_one_indicator_in_their_order(self) -> None:
        dossier = Dossier(base=BASE, observations=(seen("visits", 2022), seen("salons", 2021), seen("visits", 2021)))

        assert dossier.observations_of("visits") == (seen("visits", 2022), seen("visits", 2021))
        assert dossier.observations_of("nothing") == ()


class TestADossierIsAValue:
    def test_it_is_counted(self) -> None:
        said = Assessment(id="a", about="visits", stage=Stage.SELF)
        dossier = attrs.evolve(DOSSIER, observations=(seen("visits", 2021),), assessments=(said,))

        assert repr(dossier) == "<Dossier kurume-2020: 2 revisions, 1 observation, 1 assessment>"

    def test_it_survives_pickling_copying_and_evolving(self) -> None:
        assert DOSSIER.latest.title == "三"
        assert DOSSIER.ids
        for again in (pickle.loads(pickle.dumps(DOSSIER)), copy.copy(DOSSIER), copy.deepcopy(DOSSIER)):  # noqa: S301
            assert again == DOSSIER
            assert hash(again) == hash(DOSSIER)
            assert again.latest == DOSSIER.latest
        assert attrs.evolve(DOSSIER, revisions=()).latest is BASE

    def test_it_is_matched_by_its_parts(self) -> None:
        match DOSSIER:
            case Dossier(base=Plan(id=id), revisions=(Revision(), Revision(id="third"))):
                assert id == "kurume-2020"
            case _:
                pytest.fail("the dossier does not match")
