"""Who of a batch's readers still asks for an event, and with which of their subscriptions."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from tracker.alerts.models import Subscription
from tracker.review.models import Event
from tracker.vocabulary import EventKind


class Terms(NamedTuple):
    """One subscription without its reader: what many have in common, and so what a form is kept by."""

    place: int | None
    substance: int | None
    topic: str
    includes_below: bool


class Wanted(NamedTuple):
    """A subscription that asks for an event."""

    key: int
    terms: Terms


def wanted(event: Event, readers: Collection[int]) -> dict[int, list[Wanted]]:
    """Return by subscriber what asks for the event now; for nobody where a correction of it was raised: it tells."""
    if Event.objects.filter(kind=EventKind.CORRECTED, change__corrects=event.change_id).exists():
        return {}
    asking = Subscription.objects.wanting(event).filter(subscriber__in=readers).order_by("pk")
    found = defaultdict(list)
    columns = asking.values_list("subscriber", "pk", "jurisdiction", "substance", "topic", "includes_below")
    for reader, key, place, substance, topic, includes_below in columns:
        found[reader].append(Wanted(key, Terms(place, substance, topic, includes_below)))
    return found


def in_order(chosen: Iterable[Wanted]) -> list[Subscription]:
    """Return the subscriptions themselves, with what they are named by."""
    keys = [one.key for one in chosen]
    found = Subscription.objects.select_related("jurisdiction", "substance").in_bulk(keys)
    return [found[key] for key in keys]
