"""What a reader reports is nobody's to read before a person has accepted it, nor once it turned out wrong."""

import pytest
from django.test import Client

from tests.line import a_reviewer, published
from tests.review.test_report import WORDS, reported, send
from tracker.evidence.models import Page
from tracker.review.correct import retract
from tracker.review.publish import publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files", "data_dir")]


@pytest.fixture(autouse=True)
def _no_recall(settings: object) -> None:
    settings.RECALL_SECONDS = 0


def look(client: Client) -> list[int]:
    """How the site answers who asks for the report's stored page and for its bytes."""
    page = Page.objects.get()
    return [client.get(f"/evidence/{page.pk}/{form}").status_code for form in ("", "bytes")]


def test_the_words_of_a_reader_are_hidden_until_a_person_accepts_them(client: Client) -> None:
    send(client)
    assert look(client) == [404, 404]
    published(reported(), a_reviewer())
    assert WORDS in client.get(f"/evidence/{Page.objects.get().pk}/").content.decode()


def test_the_words_of_a_report_that_turned_out_wrong_are_hidden_again(client: Client) -> None:
    send(client)
    person = a_reviewer()
    publish(retract(published(reported(), person), person, reason="another county"))
    assert look(client) == [404, 404]
