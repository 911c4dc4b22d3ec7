"""A name that somebody begins to type is completed."""

import pytest

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture
from tracker.catalog.suggest import suggest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]

ALTON = "ocd-division/country:us/state:il/place:alton"


def test_what_one_begins_to_type_is_completed_states_first() -> None:
    names = [place.in_full() for place in suggest("lo", 4)]
    assert names[0] == "Louisiana"
    assert "Los Angeles, California" in names


def test_a_beginning_may_name_the_state() -> None:
    assert suggest("Alton, il", 1)[0].ocd_id == ALTON
    assert {place.parent.name for place in suggest("springfield, i", 9) if place.parent} == {"Illinois", "Indiana"}


@pytest.mark.parametrize(
    ("beginning", "name"),
    [("missisi", "Mississippi"), ("Pensyl", "Pennsylvania"), ("arkansaw", "Arkansas"), ("tailan", "Thailand")],
)
def test_a_misspelt_beginning_of_a_state_or_country_is_completed(beginning: str, name: str) -> None:
    assert name in [place.in_full() for place in suggest(beginning, 8)]


@pytest.mark.parametrize("beginning", ["", " ", ",", "zzzz"])
def test_a_beginning_of_nothing_is_not_completed(beginning: str) -> None:
    assert suggest(beginning, 5) == []
