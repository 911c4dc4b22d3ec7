"""Where one is: asked on request, answered with a page, and kept by nobody."""

import pytest
from django.test import Client

from tests.catalog.gazetteer import gazetteer  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gazetteer", "static_files")]
JERSEYVILLE = "ocd-division/country:us/state:il/place:jerseyville"


def test_the_answer_is_the_page_of_the_place(client: Client) -> None:
    said = client.post("/near", {"latitude": "39.12", "longitude": "-90.33"})
    assert said.json() == {"address": f"/place/{JERSEYVILLE}/"}
    assert "no-store" in said["Cache-Control"]
    assert not said.cookies


def test_who_is_near_a_border_is_led_to_all_sides_of_it(client: Client) -> None:
    address = client.post("/near", {"latitude": "36.63", "longitude": "-87.46"}).json()["address"]
    assert "Montgomery County, Tennessee" in client.get(address).content.decode()


@pytest.mark.parametrize("asked", [{}, {"latitude": "x", "longitude": "1"}, {"latitude": "nan", "longitude": "1"}])
def test_what_is_no_position_is_refused(client: Client, asked: dict[str, str]) -> None:
    assert client.post("/near", asked).status_code == 400


def test_a_position_is_never_asked_for_in_an_address(client: Client) -> None:
    assert client.get("/near", {"latitude": "38.89", "longitude": "-90.18"}).status_code == 405


def test_what_one_types_is_completed(client: Client) -> None:
    assert "Alton, Illinois" in client.get("/suggest", {"q": "alton"}).json()["names"]
    assert client.get("/suggest", {"q": "\x00"}).json() == {"names": []}
