"""Where one is: found among the post offices, and from nothing else."""

import pytest

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture
from tracker.catalog.nearest import nearest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]


@pytest.mark.parametrize(
    ("latitude", "longitude", "place"),
    [(38.89, -90.18, "Alton"), (61.22, -149.90, "Anchorage"), (18.5, -66.1, "San")],
)
def test_a_point_is_near_the_post_office_of_its_town(latitude: float, longitude: float, place: str) -> None:
    found = nearest(latitude, longitude)
    assert found is not None
    assert found.city.startswith(place)


@pytest.mark.parametrize(("latitude", "longitude"), [(0, 0), (48.86, 2.35), (40.0, -60.0), (90, 180)])
def test_far_from_every_post_office_nothing_is_guessed(latitude: float, longitude: float) -> None:
    assert nearest(latitude, longitude) is None
