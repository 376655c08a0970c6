"""What was seen and judged, as values."""

from welfareplan.amount import Amount
from welfareplan.model.indicators import Reading
from welfareplan.observations import Assessment, Observation
from welfareplan.terms import ReadingState, Stage
from welfareplan.when import When

SEEN = Observation(indicator="visits", reading=Reading(at=When.fiscal(2021), amount=Amount("241061", "件")))


def test_an_observation_is_known_by_indicator_and_time() -> None:
    assert SEEN.key == ("visits", When.fiscal(2021))


def test_an_observation_shows_its_figure_or_why_there_is_none() -> None:
    awaited = Observation(indicator="visits", reading=Reading(at=When.unstated(2022), state=ReadingState.PENDING))
    assert repr(SEEN) == "<Observation visits FY2021: 241,061件>"
    assert repr(awaited) == "<Observation visits 2022?: pending>"


def test_an_assessment_shows_what_it_is_about() -> None:
    assert repr(Assessment(id="a1", about="salon", stage=Stage.SELF)) == "<Assessment a1 of salon: self>"
