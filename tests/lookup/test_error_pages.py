"""What went wrong is told on a page of the house, in plain words."""

import pytest
from django.test import Client

from tests.builders import LOUISIANA, a_place
from tests.lookup.test_lists import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
LOUISIANA_PAGE = f"/place/{LOUISIANA}/"


@pytest.mark.parametrize("question", ["on=2025-02-30", "known=soon", "on=%00"])
def test_a_bad_day_is_told_in_plain_words(question: str) -> None:
    a_place()
    assert "We did not understand the question" in words_of(f"{LOUISIANA_PAGE}?{question}", 400)


@pytest.mark.parametrize("address", ["/place/ocd-division/country:xx/", "/place/a%00b/", "/nowhere/"])
def test_what_is_not_there_is_told_in_plain_words(address: str) -> None:
    page = words_of(address, 404)
    assert "There is no such page" in page
    assert "says nothing about the law" in page


@pytest.mark.parametrize(
    ("method", "address", "headers", "status", "said"),
    [
        ("post", "/about/", {}, 405, "This page is only to be read"),
        ("get", "/about/", {"host": "evil.example"}, 400, "We did not understand"),
        ("get", "/nowhere/", {}, 404, "There is no such page"),
        ("get", "/map/?of=moon", {}, 400, "We did not understand"),
    ],
)
def test_every_error_has_a_page_of_the_house(
    method: str, address: str, headers: dict[str, str], status: int, said: str
) -> None:
    response = getattr(Client(), method)(address, headers=headers)
    assert response.status_code == status
    assert said in response.content.decode()
    assert 'href="/static/tracker' in response.content.decode()


def test_a_form_from_elsewhere_is_told_so_on_a_page_of_the_house() -> None:
    response = Client(enforce_csrf_checks=True).post("/about/")
    assert response.status_code == 403
    assert "This form was not sent" in response.content.decode()
