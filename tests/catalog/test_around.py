"""What lies in a government and what it lies in, by their ids and by the relation to their counties."""

import pytest

from tests.builders import COUNTRY, LOUISIANA, a_place
from tracker.catalog.models import Jurisdiction
from tracker.vocabulary import Level

pytestmark = pytest.mark.django_db
COUNTY = f"{LOUISIANA}/county:one"
TOWN = f"{LOUISIANA}/place:town"


@pytest.fixture
def town() -> Jurisdiction:
    """A town in a county whose id it does not hold, beside a county whose name begins alike."""
    town = a_place(TOWN, level=Level.PLACE)
    town.counties.add(a_place(COUNTY, level=Level.COUNTY))
    a_place(f"{COUNTY}_more", level=Level.COUNTY)
    a_place(f"{LOUISIANA}x", level=Level.STATE)
    return town


def ids(which: object) -> set[str]:
    return set(Jurisdiction.objects.filter(which).values_list("ocd_id", flat=True))


def test_below_a_state_lies_all_whose_id_goes_on_from_it(town: Jurisdiction) -> None:
    assert ids(a_place().below()) == {COUNTY, f"{COUNTY}_more", TOWN}


def test_below_a_county_lie_its_towns(town: Jurisdiction) -> None:
    county = a_place(COUNTY)
    assert ids(county.below()) == {TOWN}
    assert ids(county.at_or_below()) == {COUNTY, TOWN}


def test_nothing_lies_below_a_town(town: Jurisdiction) -> None:
    assert ids(town.below()) == set()
    assert ids(town.at_or_below()) == {TOWN}


def test_above_a_town_lie_its_county_its_state_and_the_country(town: Jurisdiction) -> None:
    assert ids(town.at_or_above()) == {TOWN, COUNTY, LOUISIANA, COUNTRY}


def test_a_county_is_concerned_by_what_lies_above_and_below_it(town: Jurisdiction) -> None:
    assert ids(a_place(COUNTY).above_or_below()) == {TOWN, COUNTY, LOUISIANA, COUNTRY}
