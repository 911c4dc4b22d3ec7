"""Who asked to be told: the rows of the alerts room that a test starts from."""

from typing import Any

from tests.builders import SEEN, a_place
from tracker.alerts.models import Subscriber, Subscription
from tracker.catalog.models import Jurisdiction
from tracker.vocabulary import Topic


def a_subscriber(address: str = "ann@example.org", **more: Any) -> Subscriber:
    values = {"address": address, "created_at": SEEN, "confirmed_at": SEEN, **more}
    return Subscriber.objects.get_or_create(mailbox=address.lower(), defaults=values)[0]


def a_subscription(address: str = "ann@example.org", place: Jurisdiction | None = None, **more: Any) -> Subscription:
    """A live subscription of a confirmed subscriber to the law of the place; `more` are fields of the row."""
    values = {"substance": None, "topic": Topic.STATUS, "created_at": SEEN, **more}
    return Subscription.objects.create(subscriber=a_subscriber(address), jurisdiction=place or a_place(), **values)
