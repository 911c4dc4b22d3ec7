"""A reader reports an error: it waits for a person, shows nothing before, and cannot bury the desk."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.builders import COUNTRY, LOUISIANA, a_place, a_substance
from tests.line import a_reviewer
from tracker.catalog.load import load_governments
from tracker.evidence.models import Observation
from tracker.record.models import Claim
from tracker.review import report as room
from tracker.review.accept import accept
from tracker.review.correct import retract
from tracker.review.models import Change, Event
from tracker.review.propose import propose
from tracker.review.publish import publish
from tracker.vocabulary import ChangeState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files", "data_dir")]
WORDS = "The ban began on July 1, not on August 1."


def send(client: Client, words: str = WORDS, **more: str):
    a_place()
    a_substance()
    form = {"place": LOUISIANA, "substance": "kratom", "words": words, "url": "https://law.example/act", **more}
    return client.post("/report/", form, follow=True)


def test_a_report_without_a_place_asks_for_it(client: Client) -> None:
    load_governments()
    assert "Which place" in client.get("/report/").content.decode()
    assert client.get("/report/?q=Louisiana").headers["Location"] == f"/report/?{urlencode({'place': LOUISIANA})}"
    assert "know no such place" in client.get("/report/?q=Atlantis").content.decode()


def test_a_report_without_words_still_names_its_place(client: Client) -> None:
    page = send(client, words="").content.decode()
    assert "<title>Not sent – Report an error: Louisiana – " in page
    assert "Report an error: Louisiana</h1>" in page


def reported() -> Change:
    change = propose(Observation.objects.get())
    assert change is not None
    return change


def test_a_report_waits_at_the_desk_as_a_claim_of_the_place(client: Client) -> None:
    assert "waits for a person" in send(client).content.decode()
    change = reported()
    assert (change.state, change.jurisdiction.ocd_id, change.machine["words"]) == (ChangeState.OPEN, LOUISIANA, WORDS)
    assert not Claim.objects.exists()


def test_a_report_that_turns_out_wrong_is_retracted_and_told_to_nobody(client: Client, settings) -> None:
    settings.RECALL_SECONDS = 0
    send(client)
    person, change = a_reviewer(), reported()
    publish(accept(change, person, version=change.version).change)
    assert publish(retract(change, person, reason="another county"))
    assert not Claim.objects.held().exists()
    assert not Event.objects.exists()


def test_the_same_report_twice_is_one(client: Client) -> None:
    send(client)
    send(client)
    assert Observation.objects.count() == 1


def test_a_day_s_reports_are_bounded(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "REPORTS_A_DAY", 1)
    send(client)
    assert send(client, "And another thing is wrong.").status_code == 429
    assert Observation.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"words": "short"}, {"url": "javascript:alert(1)"}, {"place": "ocd-division/x"}])
def test_what_cannot_be_a_report_is_told_and_not_kept(client: Client, wrong: dict[str, str]) -> None:
    a_place(COUNTRY)
    assert send(client, **wrong).status_code == 400
    assert not Observation.objects.exists()


def test_a_report_of_nowhere_has_no_form(client: Client) -> None:
    assert client.get("/report/?place=%00").status_code == 404
