"""Mature: the days that a published law named come by themselves, and each is told once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import TruncDate

from tracker.review.models import Event, Publication
from tracker.review.publish import substances_of
from tracker.vocabulary import EventKind, Topic

A_DAY = timedelta(days=1)  # local days begin up to 14 hours before and 11 after those of UTC


def awaiting_maturity(now: datetime) -> QuerySet[Publication]:
    """Return the written rules whose first day, later than their recording, has come or is about to, and is untold."""
    told = Event.objects.filter(change=OuterRef("change"), kind=EventKind.IN_FORCE, day=OuterRef("rule__counts_from"))
    return (
        Publication.objects.filter(~Exists(told), closed=False, rule__superseded_at=None)
        .filter(rule__counts_from__lte=(now + A_DAY).date())
        .filter(rule__counts_from__gte=TruncDate(F("rule__recorded_at")))
        .select_related("change__jurisdiction", "rule")
        .order_by("pk")
    )


def mature(publication: Publication, now: datetime) -> bool:
    """Raise the Event *in force* if the rule's first day has come in its own time zone; return whether this call did.

    One Event serves all cells of a change that begin on the same day: the unique index lets a second run do nothing.
    The day must come after the recording: what was already law when it was read is not news of that day.
    """
    rule, place = publication.rule, publication.change.jurisdiction
    if rule is None or rule.counts_from is None:
        return False
    if not place.local_day(rule.recorded_at) < rule.counts_from <= place.local_day(now):
        return False
    with transaction.atomic():
        _, is_new = Event.objects.get_or_create(
            change=publication.change,
            kind=EventKind.IN_FORCE,
            day=rule.counts_from,
            defaults={
                "topic": Topic.STATUS,
                "jurisdiction": place,
                "substances": substances_of(publication.change),
                "recorded_at": now,
            },
        )
    return is_new
