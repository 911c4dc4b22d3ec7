"""Where one is: found on request, among the post offices, and from nothing else."""

import pytest
from django.test import Client

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture
from tracker.catalog.nearest import nearest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer")]
ALTON = "ocd-division/country:us/state:il/place:alton"


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


def test_the_answer_is_the_page_of_the_place(client: Client) -> None:
    said = client.post("/near", {"latitude": "38.89", "longitude": "-90.18"})
    assert said.json() == {"address": f"/place/{ALTON}/"}
    assert "no-store" in said["Cache-Control"]
    assert not said.cookies


@pytest.mark.parametrize("asked", [{}, {"latitude": "x", "longitude": "1"}, {"latitude": "nan", "longitude": "1"}])
def test_what_is_no_position_is_refused(client: Client, asked: dict[str, str]) -> None:
    assert client.post("/near", asked).status_code == 400


def test_a_position_is_never_asked_for_in_an_address(client: Client) -> None:
    assert client.get("/near", {"latitude": "38.89", "longitude": "-90.18"}).status_code == 405


def test_what_one_types_is_completed(client: Client) -> None:
    assert "Alton, Illinois" in client.get("/suggest", {"q": "alton"}).json()["names"]
    assert client.get("/suggest", {"q": "\x00"}).json() == {"names": []}
