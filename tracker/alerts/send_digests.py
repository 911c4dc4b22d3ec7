"""From a digest to a mail that has left: many events in one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import F, OuterRef, Subquery
from django.template.loader import render_to_string
from django.utils import timezone

from tracker.alerts.deliver import Writer, deliver
from tracker.alerts.envelope import ascii_address, headers, message_id
from tracker.alerts.form import make_form
from tracker.alerts.hand_over import Mail
from tracker.alerts.letter import NEUTRAL_SUBJECT, stop_url
from tracker.alerts.models import Alert, Digest, Subscription
from tracker.alerts.owed import OwedQuerySet
from tracker.alerts.token import stop_token
from tracker.alerts.words import AlertState
from tracker.review.models import Event
from tracker.review.story import Story, story
from tracker.vocabulary import EventKind

A_RING = timedelta(seconds=30)
FINAL = (AlertState.ACCEPTED, AlertState.BOUNCED, AlertState.SUPPRESSED, AlertState.PARKED)


class Told(NamedTuple):
    """One event of a digest, and the subscriptions that ask for it."""

    story: Story
    because: list[Subscription]


def send_digests(digests: OwedQuerySet[Digest], until: datetime | None = None) -> int:
    """Send those of the digests that are due, and return how many the mail server took.

    What nobody asks for any more, or a correction tells better, is left out; a digest of which nothing is left is not
    sent. The alerts follow their digest once that is settled.
    """

    def prepare(_batch: Sequence[Digest]) -> Writer[Digest]:
        return _write

    taken = deliver(digests.select_related("subscriber"), prepare, until or timezone.now() + A_RING)
    _settle_alerts()
    return taken


def _write(digest: Digest) -> Mail | None:
    told = [found for alert in _alerts(digest) if (found := _told(alert.event, digest))]
    if not told:
        return None
    subscriber = digest.subscriber
    keys = sorted({subscription.pk for _, because in told for subscription in because})
    stop_all = stop_url(stop_token(subscriber, keys))
    stops = {key: stop_url(stop_token(subscriber, [key])) for key in keys}
    items = [(one, [(subscription, stops[subscription.pk]) for subscription in because]) for one, because in told]
    context = {"items": items, "frequency": digest.frequency, "slot": digest.slot, "stop_all": stop_all}
    bodies = {
        f"text/{kind}": render_to_string(f"alerts/digest.{name}", context)
        for kind, name in (("plain", "txt"), ("html", "html"))
    }
    neutral = subscriber.neutral_subject
    form = make_form(NEUTRAL_SUBJECT if neutral else _subject(told), headers(None, stop_all), bodies, neutral=neutral)
    return form.fill(ascii_address(subscriber.address), {"id": message_id("digest", digest.pk)})


def _alerts(digest: Digest) -> list[Alert]:
    related = ("event__jurisdiction", "event__change__jurisdiction", "event__change__observation")
    return list(digest.alerts.select_related(*related).order_by("event__recorded_at", "event"))


def _told(event: Event, digest: Digest) -> Told | None:
    """Return what to tell of the event, or None where it is no longer wanted, or a correction tells it."""
    if Event.objects.filter(kind=EventKind.CORRECTED, change__corrects=event.change_id).exists():
        return None
    wanted = Subscription.objects.wanting(event).filter(subscriber=digest.subscriber_id)
    because = list(wanted.select_related("jurisdiction", "substance").order_by("pk"))
    return Told(story(event), because) if because else None


def _subject(told: Sequence[Told]) -> str:
    first = told[0].story.subject
    return first if len(told) == 1 else f"{first}, and {len(told) - 1} more"


def _settle_alerts() -> None:
    """Mark the alerts of the digests that have come to an end as their digests are. Twice marks nothing more."""
    ended = Digest.objects.filter(pk=OuterRef("digest"))
    open_alerts = Alert.objects.filter(state=AlertState.WAITING, digest__state__in=FINAL)
    open_alerts.update(
        state=Subquery(ended.values("state")[:1]),
        accepted_at=Subquery(ended.values("accepted_at")[:1]),
        attempts=F("attempts") + 1,
    )
