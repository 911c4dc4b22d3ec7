"""What is posted to webhooks is what the API's description says of it."""

import json
from typing import Any

import pytest

from tests.alerts.subscribers import a_subscriber
from tests.builders import an_event
from tests.lookup.schemas import troubles
from tests.rules import a_published_rule, at_noon
from tracker.alerts.models import Webhook
from tracker.alerts.webhooks.message import challenge_body, event_body
from tracker.lookup.api import api
from tracker.vocabulary import Effect

pytestmark = pytest.mark.django_db
DOCUMENT: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema()))


def told_wrong(name: str, body: bytes) -> list[str]:
    """What the description does not say of a message."""
    described = DOCUMENT["webhooks"][name]["post"]["requestBody"]["content"]["application/json"]["schema"]
    return list(troubles(json.loads(body), described, DOCUMENT))


def test_an_event_is_posted_as_it_is_described() -> None:
    rule = a_published_rule(Effect.PROHIBITED)
    event = an_event(rule.publications.get().change)
    assert told_wrong("event", event_body(event)) == []
    (moved,) = json.loads(event_body(event))["data"]["labels"]
    assert (moved["slug"], moved["label_before"], moved["label_after"]) == ("kratom", "unknown", "prohibited")


def test_a_challenge_is_posted_as_it_is_described() -> None:
    webhook = Webhook(
        pk=1,
        subscriber=a_subscriber("ann@example.org"),
        url="https://ann.example",
        salt="s",
        created_at=at_noon("2026-01-01"),
    )
    assert told_wrong("challenge", challenge_body(webhook)) == []
